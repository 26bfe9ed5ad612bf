/** Where cases stand, for whoever follows what they were opened about: the step that each is in, or how it ended. */
import { carryingOut } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Ground } from './ground.ts'
import { loadCases } from './log.ts'

export interface CaseFate {
  readonly number: string
  /** Who opened it. */
  readonly opener: string | undefined
  /** The step in which it is, or in which it ended. */
  readonly step: Text
  /** How it ended: the reasons that were given, and the acts that its last outcome carried out. Undefined while it goes on. */
  readonly ended?: { readonly reasons?: string; readonly carriedOut: readonly string[] }
}

/** The fates of these cases, by their ids. Who may learn of them is the caller's to say. */
export async function fatesOf(ground: Ground, within: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CaseFate>> {
  const loaded = ids.length === 0 ? [] : await loadCases(ground, within, [...new Set(ids)])
  return new Map(loaded.map(({ row: { id, number }, declaration, state: { step: now, passages }, log }): readonly [string, CaseFate] => {
    const { step, outcome, reasons } = passages.at(-1)!
    const carriedOut = carryingOut(declaration).filter((way) => way.step === step && way.name === outcome).map(({ carriesOut: { act } }) => act)
    return [id, { number, opener: log[0]?.person, step: declaration.steps[step]!.title, ...(now === undefined && { ended: { ...(reasons !== undefined && { reasons }), carriedOut } }) }]
  }))
}
