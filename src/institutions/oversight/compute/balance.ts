/**
 * The balance of declared accelerators in the manner of safeguards accounting: what the books say, what was counted, what is unaccounted for and within which
 * limits of error. Counts are whole numbers (`bigint`); nothing is a floating-point sum. Pure.
 *
 * A line is never changed or taken out: who was wrong adds a line. So the order in which lines come, and how often somebody corrects themself, changes no sum.
 */
import type { Day } from '../../../law/time.ts'

/** Why a count changed. What is lost or found is a change as well: then it is accounted for, and seen. */
export const increases = ['bought', 'leasedIn', 'returned', 'movedIn', 'found', 'correctedUp'] as const
export const decreases = ['sold', 'leasedOut', 'movedOut', 'retired', 'destroyed', 'lost', 'correctedDown'] as const
export type Increase = (typeof increases)[number]
export type Decrease = (typeof decreases)[number]

/** One change of inventory. */
export interface Change { readonly kind: Increase | Decrease; readonly count: bigint; readonly day: Day }

/** What was counted on the spot; the true number lies within ± `error` (95 %). */
export interface Count { readonly day: Day; readonly counted: bigint; readonly error: bigint }

const isIncrease = (kind: Change['kind']): kind is Increase => increases.some((one) => one === kind)

/** By how much a change moves the books. */
export const signed = ({ kind, count }: Change): bigint => (isIncrease(kind) ? count : -count)

/** What stood and changed between two stock-takes, or since the last one. */
export interface Balance {
  /** The first day of which changes count, and the last. */
  readonly after: Day
  readonly until: Day
  /** What was there at the beginning, within its error. */
  readonly opening: { readonly count: bigint; readonly error: bigint }
  readonly increased: bigint
  readonly decreased: bigint
  /** What the books say at the end. */
  readonly book: bigint
  /** What was counted at the end; absent while nobody has counted. */
  readonly counted?: Count
  readonly unaccounted?: Unaccounted
}

/** The difference between the books and what was counted. */
export interface Unaccounted {
  /** Books less count: more than nothing where accelerators are missing. */
  readonly count: bigint
  /** The square of its limit of error: the errors of both counts, which have nothing to do with each other. */
  readonly squaredError: bigint
}

/** The limit of error (95 %) of a difference, rounded up to whole accelerators. */
export function limitOfError({ squaredError }: Pick<Unaccounted, 'squaredError'>): bigint {
  if (squaredError < 2n) return squaredError
  let root = BigInt(Math.ceil(Math.sqrt(Number(squaredError)))) // a first guess; the next lines make it exact
  while (root * root < squaredError) root += 1n
  while ((root - 1n) * (root - 1n) >= squaredError) root -= 1n
  return root
}

/** Whether it cannot be the error of counting: it lies beyond its limit. Compared by squares, so that no root is rounded. */
export const isSignificant = ({ count, squaredError }: Unaccounted): boolean => count * count > squaredError

/** Differences of several places taken together: what is missing in one and over in another evens out, and the errors add by their squares. */
export const together = (all: Iterable<Unaccounted>): Unaccounted =>
  [...all].reduce((sum, one) => ({ count: sum.count + one.count, squaredError: sum.squaredError + one.squaredError }), { count: 0n, squaredError: 0n })

/**
 * The balances of one holding, the oldest first: one for each stock-take, and the one since the last. What was counted is what the next begins with. Lines and
 * counts come in any order; of two counts of one day the later in the list holds. Changes on the day of a count stand before it.
 */
export function balancesOf({ since, opening, changes, counts }: Holding, today: Day): readonly Balance[] {
  const taken = [...new Map(counts.filter(({ day }) => day <= today).map((one) => [one.day, one])).values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const balances: Balance[] = []
  let [after, begun] = [since, { count: opening, error: 0n }]
  let first = true
  for (const counted of [...taken, undefined]) {
    const until = counted?.day ?? today
    const within = changes.filter(({ day }) => (first || day > after) && day <= until)
    const increased = within.filter(({ kind }) => isIncrease(kind)).reduce((sum, { count }) => sum + count, 0n)
    const decreased = within.filter(({ kind }) => !isIncrease(kind)).reduce((sum, { count }) => sum + count, 0n)
    const book = begun.count + increased - decreased
    balances.push({
      after, until, opening: begun, increased, decreased, book,
      ...(counted && { counted, unaccounted: { count: book - counted.counted, squaredError: begun.error * begun.error + counted.error * counted.error } }),
    })
    if (counted) [after, begun] = [counted.day, { count: counted.counted, error: counted.error }]
    first = false
  }
  return balances
}

/** What a holding is: what stood at its beginning, and all that was told of it since. */
export interface Holding { readonly since: Day; readonly opening: bigint; readonly changes: readonly Change[]; readonly counts: readonly Count[] }

/** How many there are on a day, at its end: the last count before it, and what changed since. */
export function countOn({ opening, changes, counts }: Holding, day: Day): bigint {
  const last = counts.filter((one) => one.day <= day).toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1)
  return changes.filter((one) => one.day <= day && (last === undefined || one.day > last.day)).reduce((sum, change) => sum + signed(change), last?.counted ?? opening)
}
