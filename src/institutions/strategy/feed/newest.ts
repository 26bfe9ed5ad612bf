/** What is new among the figures: of each indicator what was entered or computed last. Pure. */
import type { Instant } from '../../../law/time.ts'
import type { Figure, Plan, PlannedIndicator } from '../plan/index.ts'

/** So many items a reader of feeds gets at once. */
const most = 50

export type Known = Figure & { readonly knownAt: Instant }

/** The latest first; which day a figure is of does not matter, for news is what was told today, though it be of last year. Of what was entered at once the later entry. */
export function newestOf({ figures, indicators }: Pick<Plan, 'figures' | 'indicators'>): readonly { readonly figure: Known; readonly indicator: PlannedIndicator }[] {
  const named = new Map(indicators.map((one) => [one.number, one]))
  const latest = figures.filter((one): one is Known => one.knownAt !== undefined && named.has(one.indicator)).toSorted((a, b) => Date.parse(a.knownAt) - Date.parse(b.knownAt)).toReversed()
  return [...Map.groupBy(latest, ({ indicator }) => indicator)].slice(0, most).map(([number, [figure]]) => ({ figure: figure!, indicator: named.get(number)! }))
}

/** Another for each entry; of what the portal counts, another for each value and not for each day on which it is counted. */
export const guidOf = ({ number, indicator, year, value, knownAt }: Known): string => number ?? `${indicator} ${year} ${value} ${knownAt.slice(0, 10)}`
