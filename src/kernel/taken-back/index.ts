/**
 * Taken back: what of all that a thing rests on was withdrawn, suspended, revoked or has expired, and what follows from that.
 *
 * Promises: one answer for every page, file, list and answer of an API, which holds from the commit of the taking back to that of its end;
 * one subscriber that tells each whom it reaches once for each cause, and opens a duty to act for whoever answers for what was made, until
 * they say what they did or it is given back. Never: stores a mark, stops what was made, decides what becomes of it, or knows what the
 * things are: whoever keeps a kind of things says what of them was taken back and whom they concern.
 */
import type { Journal } from '../journal/index.ts'
import type { Lineage } from '../lineage/index.ts'
import type { Orders } from '../orders/index.ts'
import type { Parties } from '../parties/index.ts'
import type { Detector } from '../personal-data/index.ts'
import { type Duties, openDuties } from './duties.ts'
import { followTakingBack } from './follow.ts'
import { answeringFor, type KindsOfThings } from './kinds.ts'
import { type Marks, type MarksGround, openMarks } from './marks.ts'

export interface TakenBack extends Marks {
  readonly duties: Pick<Duties, 'of' | 'act' | 'erase'>
  /** The people who answer for these things besides their owners. */
  answering(things: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** Follows up what has expired since it was last asked. */
  round(): Promise<void>
}

/** Opens it, and subscribes to the journal. Said once in a process. */
export function openTakenBack({ kinds, ...ground }: MarksGround & {
  readonly kinds: KindsOfThings; readonly lineage: Lineage; readonly journal: Journal; readonly orders: Pick<Orders, 'standing' | 'list' | 'owners' | 'ended'>; readonly parties: Parties; readonly detectors: readonly Detector[]; readonly publicUrl: string
}): TakenBack {
  const marks = openMarks(ground, kinds)
  const duties = openDuties(ground)
  const { round } = followTakingBack({ ...ground, kinds, marks, duties })
  return {
    ...marks, duties, round,
    answering: (things) => answeringFor(kinds, ground, ground.db, things),
  }
}

export type { Concern, ConcernGround, ConcernWords, KindGround, KindOfThings, KindsOfThings, NamedThing, Reader, Reason, Sight, ToldOf } from './kinds.ts'
export { ownersOfThings } from './kinds.ts'
export { type Mark, withdrawn } from './mark.ts'
export { type Marks, type MarksGround, openMarks } from './marks.ts'
export type { DutyToAct } from './duties.ts'
