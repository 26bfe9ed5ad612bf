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
    /** In 10¹² operations a second. */
    readonly peak: Decimal
    /** Models that fewer than three organisations have are together under no name, or absent where they are of fewer than three. */
    readonly models: readonly { readonly accelerator?: string; readonly count: bigint }[]
    readonly unaccounted?: Unaccounted
    readonly hours: Interval
  }
  readonly runs: readonly { readonly method: Method; readonly count: number }[]
  /** Runs that reached a threshold, or may have. */
  readonly reaching: number
  readonly conclusion: 'none' | 'clear' | 'open'
}

const ownersOf = (holdings: readonly BookHolding[]): number => new Set(holdings.map(({ organisation }) => organisation)).size

export function totalsOf({ holdings, runs }: Book): Totals {
  const organisations = ownersOf(holdings)
  const unaccounted = unaccountedOf(holdings)
  const suspicious = holdings.some((one) => {
    const own = unaccountedOf([one])
    return (own !== undefined && isSignificant(own)) || besideNothing(hoursUnaccountedOf([one]))
  })
  return {
    organisations,
    ...(organisations >= leastOrganisations && {
      sums: {
        accelerators: holdings.reduce((sum, one) => sum + standing(one), 0n), peak: holdings.reduce((sum, one) => sum.plus(one.peak.times(Decimal.from(standing(one)))), Decimal.zero),
        models: modelsOf(holdings), hours: hoursUnaccountedOf(holdings), ...(unaccounted && { unaccounted }),
      },
    }),
    runs: (['architecture', 'hardware', 'operator'] as const).map((method) => ({ method, count: runs.filter((run) => run.method === method).length })),
    reaching: runs.filter(({ reaches }) => reaches.some(({ reach }) => reach !== 'below')).length,
    conclusion: unaccounted === undefined ? 'none' : suspicious || isSignificant(unaccounted) ? 'open' : 'clear',
  }
}

function modelsOf(holdings: readonly BookHolding[]): NonNullable<Totals['sums']>['models'] {
  const groups = [...Map.groupBy(holdings, ({ accelerator }) => accelerator)]
  const [named, few] = [groups.filter(([, all]) => ownersOf(all) >= leastOrganisations), groups.filter(([, all]) => ownersOf(all) < leastOrganisations).flatMap(([, all]) => all)]
  const count = (all: readonly BookHolding[]): bigint => all.reduce((sum, one) => sum + standing(one), 0n)
  // What is left after the named ones would be known from the whole: where it is of too few, the smallest named one goes under no name with it.
  while (few.length > 0 && ownersOf(few) < leastOrganisations && named.length > 0) few.push(...named.sort(([, a], [, b]) => (count(b) < count(a) ? -1 : 1)).pop()![1])
  return [...named.map(([accelerator, all]) => ({ accelerator, count: count(all) })).toSorted((a, b) => (b.count < a.count ? -1 : 1)), ...few.length > 0 ? [{ count: count(few) }] : []]
}
