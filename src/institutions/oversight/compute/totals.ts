/** What everybody may know of the book: sums, and none that would tell of a single organisation. Pure. */
import { Decimal } from '../../../law/decimal.ts'
import { isSignificant, type Unaccounted } from './balance.ts'
import { type Book, type BookHolding, hoursUnaccountedOf, standing, unaccountedOf } from './book.ts'
import { besideNothing, type Interval } from './interval.ts'
import type { Method } from './operations.ts'

/** With fewer, one of two organisations would know the other's figure by taking away its own. */
export const leastOrganisations = 3

export interface Totals {
  readonly organisations: number
  /** Absent while fewer than three organisations have declared. */
  readonly sums?: {
    readonly accelerators: bigint
    /** In 10¹² operations a second; absent where a model goes under no name, for the peaks of the others, taken away, would tell which it is. */
    readonly peak?: Decimal
    /** Models that fewer than three organisations have are together under no name, or absent where they are of fewer than three. */
    readonly models: readonly { readonly accelerator?: string; readonly count: bigint }[]
    /** Absent while fewer than three have counted. */
    readonly unaccounted?: Unaccounted
    /** Absent while reports were due of fewer than three. */
    readonly hours?: Interval
  }
  /** Of each method by which three organisations and more have told of trainings. */
  readonly runs: readonly { readonly method: Method; readonly count: number }[]
  /** Runs that reached a threshold, or may have; absent while fewer than three have declared any, and there are some. */
  readonly reaching?: number
  readonly conclusion: Conclusion | 'few'
}

/** Whether declared compute was diverted: `incomplete` where not everything that was due has been counted, `none` where nothing has. */
export type Conclusion = 'none' | 'incomplete' | 'clear' | 'open'

const organisationsOf = (all: readonly { readonly organisation: string }[]): number => new Set(all.map(({ organisation }) => organisation)).size
const isOfFew = (all: readonly { readonly organisation: string }[]): boolean => organisationsOf(all) < leastOrganisations

/** What the whole book says, for the office; everybody learns it once three organisations stand behind it. */
export function conclusionOf(holdings: readonly BookHolding[]): Conclusion {
  const unaccounted = unaccountedOf(holdings)
  const isOpen = holdings.some((one) => {
    const own = unaccountedOf([one])
    return one.faults.length > 0 || (own !== undefined && isSignificant(own)) || besideNothing(hoursUnaccountedOf([one]))
  })
  if (isOpen || (unaccounted !== undefined && isSignificant(unaccounted))) return 'open'
  return unaccounted === undefined ? 'none' : holdings.some(({ uncounted }) => uncounted) ? 'incomplete' : 'clear'
}

/** Each figure counts the organisations that stand behind it: those that declared may be many, and those that were counted one. */
export function totalsOf({ holdings, runs }: Book): Totals {
  const isWithheld = isOfFew(holdings)
  const counted = holdings.filter((one) => unaccountedOf([one]) !== undefined)
  const told = holdings.filter(({ months }) => months.length > 0)
  const models = modelsOf(holdings)
  const areNamed = models.every(({ accelerator }) => accelerator !== undefined)
  const unaccounted = isOfFew(counted) ? undefined : unaccountedOf(counted)
  return {
    organisations: organisationsOf(holdings),
    ...(!isWithheld && {
      sums: {
        accelerators: holdings.reduce((sum, one) => sum + standing(one), 0n), models, ...(unaccounted && { unaccounted }), ...(!isOfFew(told) && { hours: hoursUnaccountedOf(told) }),
        ...(areNamed && { peak: holdings.reduce((sum, one) => sum.plus(one.peak.times(Decimal.from(standing(one)))), Decimal.zero) }),
      },
    }),
    runs: (['architecture', 'hardware', 'operator'] as const).map((method) => ({ method, all: runs.filter((run) => run.method === method) })).filter(({ all }) => !isOfFew(all)).map(({ method, all }) => ({ method, count: all.length })),
    ...(runs.length === 0 || !isOfFew(runs) ? { reaching: runs.filter(({ reaches }) => reaches.some(({ reach }) => reach !== 'below')).length } : {}),
    conclusion: isWithheld && holdings.length > 0 ? 'few' : conclusionOf(holdings),
  }
}

function modelsOf(holdings: readonly BookHolding[]): NonNullable<Totals['sums']>['models'] {
  const groups = [...Map.groupBy(holdings, ({ accelerator }) => accelerator)]
  const [named, few] = [groups.filter(([, all]) => organisationsOf(all) >= leastOrganisations), groups.filter(([, all]) => organisationsOf(all) < leastOrganisations).flatMap(([, all]) => all)]
  const count = (all: readonly BookHolding[]): bigint => all.reduce((sum, one) => sum + standing(one), 0n)
  // What is left after the named ones would be known from the whole: where it is of too few, the smallest named one goes under no name with it.
  while (few.length > 0 && organisationsOf(few) < leastOrganisations && named.length > 0) few.push(...named.sort(([, a], [, b]) => (count(b) < count(a) ? -1 : 1)).pop()![1])
  return [...named.map(([accelerator, all]) => ({ accelerator, count: count(all) })).toSorted((a, b) => (b.count < a.count ? -1 : 1)), ...few.length > 0 ? [{ count: count(few) }] : []]
}
