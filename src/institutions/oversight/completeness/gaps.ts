/** What runs, or is told to be used, and no entry of the register speaks of. Pure. */
import { namesIn } from '../../../kernel/named-things.ts'
import type { Running } from '../../../kernel/running.ts'
import type { Party } from '../../../kernel/orders/index.ts'

/** Whose something is: also a body's. */
export type Owner = Party | `body:${string}`

/** What is held against the register: what runs here, and what bodies tell of their purchases and services. */
export type Used = Running | DeclaredUse

/** A purchase of a body, or a service of its own that uses a model. */
export interface DeclaredUse extends Omit<Running, 'kind' | 'owner'> {
  readonly kind: 'purchase' | 'service'
  readonly owner: Owner
  /** From whom it was bought, where it says by which number. */
  readonly supplier?: Owner
}

/** A registered system, as far as it names what runs; one that is suspended is registered still. */
export interface Registered {
  readonly number: string
  readonly owner?: Owner
  /** What its fields of models and of datasets say, in words. */
  readonly models: string
  readonly datasets: string
}

/**
 * A key is covered by the system of its own holder that it names, a model by any entry that names it, lent data by an entry of whoever holds the grant that names them;
 * a purchase or a service by whatever system it names: also another body's, a person's or the programme's may be what it uses (`unconfirmedIn`).
 */
export function gapsIn<One extends Used>(used: readonly One[], registered: readonly Registered[]): readonly One[] {
  const byNumber = new Map(registered.map((one) => [one.number, one]))
  const words = registered.map((one) => ({ owner: one.owner, models: new Set(namesIn(one.models)), datasets: new Set(namesIn(one.datasets)) }))
  const covered = (one: Used): boolean => {
    const system = one.system === undefined ? undefined : byNumber.get(one.system)
    if (one.kind === 'key') return system !== undefined && system.owner === one.owner
    if (one.kind === 'purchase' || one.kind === 'service') return system !== undefined
    if (one.kind === 'model') return words.some(({ models }) => one.names.some((name) => models.has(name)))
    return words.some(({ owner, datasets }) => owner === one.owner && one.names.some((name) => datasets.has(name)))
  }
  return used.filter((one) => !covered(one))
}

/** Purchases and services that name a system which is neither the body's own nor of the supplier whose number they name: nobody but the body says that it uses it. */
export function unconfirmedIn<One extends Used>(used: readonly One[], registered: readonly Registered[]): readonly One[] {
  const byNumber = new Map(registered.map((one) => [one.number, one]))
  return used.filter((one) => {
    if (one.kind !== 'purchase' && one.kind !== 'service') return false
    const system = one.system === undefined ? undefined : byNumber.get(one.system)
    return system !== undefined && (system.owner === undefined || (system.owner !== one.owner && system.owner !== one.supplier))
  })
}
