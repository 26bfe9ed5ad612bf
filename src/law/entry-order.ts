/** What a decision orders about the entry of a register that its case is about: an order that acts at once on whatever rests on that entry. */
import type { Duration } from './duration.ts'

/**
 * `reason` names the choice of the case whose words, in every language, are the reason that whoever is refused is told. An order stands in the name of the office that
 * decides, and that office alone lifts it.
 */
export type EntryOrder =
  | {
    readonly does: 'suspend'
    readonly reason: string
    /** The flag of the case that says yes where also what the entry names, such as its model, is stopped for everybody, and not for the entry's owner alone. */
    readonly whole?: string
    /** A provisional order ends with the last day of this term, unless it is confirmed by one that does not. */
    readonly within?: Duration
    /** A second provisional order of the same office about the entry is refused within this term of the last one's end, unless an order that does not end by itself came between. */
    readonly notAgainWithin?: Duration
    /** Offices of the same authority that may lift it besides the one that gave it, such as its head. */
    readonly alsoLiftedBy?: readonly string[]
  }
  | {
    readonly does: 'restrict'
    readonly reason: string
    /** The fields that say what stays open: a choice of purposes of calls, one of purposes for which data are lent, keys as a text, a whole number a minute. */
    readonly purposes?: string
    readonly dataPurposes?: string
    readonly keys?: string
    readonly requestsPerMinute?: string
  }
  | { readonly does: 'lift' }

/** The fields of a case that an order reads, each with the kinds that can say it. */
export const toldToOrder = (order: EntryOrder): readonly { readonly name: string; readonly field: string | undefined; readonly kinds: readonly string[] }[] => {
  if (order.does === 'lift') return []
  const reason = { name: 'reason', field: order.reason, kinds: ['choice'] }
  const said = order.does === 'suspend' ? [{ name: 'whole', field: order.whole, kinds: ['flag'] }]
    : [{ name: 'purposes', field: order.purposes, kinds: ['choices'] }, { name: 'dataPurposes', field: order.dataPurposes, kinds: ['choices'] }, { name: 'keys', field: order.keys, kinds: ['text'] }, { name: 'requestsPerMinute', field: order.requestsPerMinute, kinds: ['integer'] }]
  return [reason, ...said.filter(({ field }) => field !== undefined)]
}
