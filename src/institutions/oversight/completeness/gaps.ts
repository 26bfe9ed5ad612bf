/** What runs and no entry of the register speaks of. Pure. */
import { namesIn } from '../../../kernel/names-in.ts'
import type { Running } from '../../../kernel/running.ts'
import type { Party } from '../../../kernel/orders/index.ts'

/** A registered system, as far as it names what runs; one that is suspended is registered still. */
export interface Registered {
  readonly number: string
  readonly owner?: Party
  /** What its fields of models and of datasets say, in words. */
  readonly models: string
  readonly datasets: string
}

/**
 * A key is covered by the system of its own holder that it names, a model by any entry that names it, lent data by an entry of whoever holds the grant that names them.
 */
export function gapsIn(running: readonly Running[], registered: readonly Registered[]): readonly Running[] {
  const byNumber = new Map(registered.map((one) => [one.number, one]))
  const words = registered.map((one) => ({ owner: one.owner, models: new Set(namesIn(one.models)), datasets: new Set(namesIn(one.datasets)) }))
  const covered = ({ kind, owner, system, names }: Running): boolean => {
    if (kind === 'key') return system !== undefined && byNumber.get(system)?.owner === owner
    if (kind === 'model') return words.some(({ models }) => names.some((name) => models.has(name)))
    return words.some((one) => one.owner === owner && names.some((name) => one.datasets.has(name)))
  }
  return running.filter((one) => !covered(one))
}
