/** What of a walked thread a reader is told: things by their names, and those that are held back as one of their kind, uncounted. Pure. */
import type { Text } from '../../law/text.ts'
import type { Footing, Reached, Side, Thing, Walked } from '../lineage/index.ts'
import type { Sight, ToldOf } from '../taken-back/index.ts'

/** A thing that is told of, and how it was reached. */
export interface SeenThing extends Reached {
  /** What things of its kind are called. */
  readonly called: Text
  /** Why it is held back; it then has no name, no page and no number, and stands for all of its kind that were reached so. */
  readonly heldBack?: Text
}

/** Things whose names are told are walked on from; at what is held back the thread ends; what is not told of is as if it were not there. */
export const footingOf = (sights: ReadonlyMap<string, Sight>) => (thing: string): Footing =>
  ({ open: 'on', 'held back': 'end', none: 'not there' } as const)[sights.get(thing) ?? 'none']

/** Of a day that is past what is held back is left out: its dates are not told, and so not by asking for one day after another. */
export function seenOn(side: Pick<Side, 'reached'>, sights: ReadonlyMap<string, Sight>, kindOf: (kind: string) => ToldOf | undefined, so: Walked = {}): readonly SeenThing[] {
  const told = new Map<string, SeenThing>()
  for (const one of side.reached(footingOf(sights), so)) {
    const kind = kindOf(one.kind)
    if (kind === undefined || (so.until !== undefined && sights.get(one.id) !== 'open')) continue
    const seen: SeenThing = sights.get(one.id) === 'open' ? { ...one, called: kind.called } : heldBack(one, kind)
    // How many are held back is not told, nor when the last of them came.
    if (!told.has(seen.id)) told.set(seen.id, seen)
  }
  return [...told.values()]
}

const heldBack = ({ kind, distance, by, relation, since }: Reached, { called, because = called }: ToldOf): SeenThing =>
  ({ id: `held back: ${kind}, ${relation}, ${by}`, kind, title: called, called, heldBack: because, distance, by, relation, since })

/** The kind that an id on the thread names. */
export const kindNamed = (thing: Pick<Thing, 'id'> | string): string => (typeof thing === 'string' ? thing : thing.id).split(':', 1)[0]!
