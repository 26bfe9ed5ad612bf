/** Dated values: what the law sets from a day on, with the act behind it. What nobody has set is unset, never guessed. */
import type { Citation } from './citation.ts'
import type { Text } from './text.ts'
import { type Day, isDay } from './time.ts'

/** The value of what has not been set. It is `null`, so that it stays itself through JSON and through the canonical form. */
export const unset = null
export type Unset = typeof unset

/** A value and the days on which it applies. */
export interface DatedValue<T> {
  readonly from: Day
  /** The last day on which it applies; without it, until the next value begins. */
  readonly until?: Day
  readonly value: T | Unset
  readonly basis: Citation
  /** Why the value is unset, or what to know about it. */
  readonly note?: Text
}

/** Values in the order of their days. Plain data: it goes through JSON unharmed. */
export type Dated<T> = readonly DatedValue<T>[]

/** A value of the law in a declaration: its dated values, and the title by which people know it. Values without a title are of older declarations. */
export type Parameter = Dated<string> | { readonly title?: Text; readonly versions: Dated<string> }

export const versionsOf = (parameter: Parameter): Dated<string> => ('versions' in parameter ? parameter.versions : parameter)

/** Orders values by their days. Throws a RangeError when two apply on the same day: a conflict of law is not ours to settle. */
export function dated<const T>(values: readonly DatedValue<T>[]): Dated<T> {
  const ordered = values.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  for (const [index, { from, until }] of ordered.entries()) {
    if (!isDay(from) || (until !== undefined && !isDay(until))) throw new RangeError(`Not a day: ${from}, ${until}`)
    if (until !== undefined && until < from) throw new RangeError(`The value from ${from} ends on ${until}, before it begins`)
    const next = ordered[index + 1]
    if (next !== undefined && (next.from === from || (until !== undefined && next.from <= until))) {
      throw new RangeError(`Two values apply on ${next.from}`)
    }
  }
  return ordered
}

/** The first day on which it is not plain which value applies: values stand in the order of their days, and no two apply on one day. */
export function unorderedOn(values: Dated<unknown>): Day | undefined {
  const at = values.findIndex(({ from, until }, index) => {
    const next = values[index + 1]
    return (until !== undefined && until < from) || (next !== undefined && next.from <= (until ?? from))
  })
  return at < 0 ? undefined : values[at + 1]?.from ?? values[at]!.from
}

/** The entry in force on a day, with its basis; undefined where no entry reaches. */
export function entryOn<T>(values: Dated<T>, day: Day): DatedValue<T> | undefined {
  const entry = values.findLast(({ from }) => from <= day)
  return entry?.until !== undefined && entry.until < day ? undefined : entry
}

/** The value in force on a day; unset where none is set. */
export const valueOn = <T>(values: Dated<T>, day: Day): T | Unset => entryOn(values, day)?.value ?? unset

/** One value for all days, for what the law sets without a date that is known. */
export const always = <const T>(value: T | Unset, basis: Citation, note?: Text): Dated<T> =>
  [{ from: '0001-01-01', value, basis, ...(note && { note }) }]
