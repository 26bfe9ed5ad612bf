/** The strategy as it stands: goals, indicators, measures and figures, and what follows from them by rule. Pure. */
import { same, type Text } from '../../../law/text.ts'
import { type Day, type Instant, yearOf } from '../../../law/time.ts'
import type { Progress } from '../progress/index.ts'
import { type Conflicts, conflictsInPieces, conflictsOf, type Pair } from './conflicts.ts'
import { methodOf } from '../progress/index.ts'

type Certainty = 'verified' | 'secondary' | 'assumed'

/** `path`: the page of its entry, without the language. */
interface Sourced { readonly number: string; readonly path: string; readonly name: Text; readonly certainty?: Certainty; readonly sourceUrl?: string; readonly changedOn: Day }

export interface Goal extends Sourced { readonly parent?: string; readonly mandate: string; readonly owner?: string; readonly ownerOffice?: string; readonly about?: string }

/** What was told in three languages, or in one that stands in all of them. */
export interface Said { readonly text: Text; readonly inEach: boolean }

export interface PlannedIndicator extends Sourced {
  readonly goal: string
  readonly definition: Said
  /** Its forms after numbers are parted by `|`. */
  readonly unit: Said
  readonly dataSource: string
  /** Name and version. */
  readonly method: string
  readonly direction: 'up' | 'down'
  readonly baseValue?: number
  readonly baseYear?: number
  readonly target?: number
  readonly targetYear?: number
  /** What is planned for each year, as far as it is set. */
  readonly yearly: ReadonlyMap<number, number>
  readonly limit?: number
  /** The id of an indicator that the portal computes itself. */
  readonly counts?: string
  readonly owner?: string
  readonly ownerOffice?: string
  readonly ownerConfidence?: Confidence
  readonly analystConfidence?: Confidence
}
export type Confidence = 'high' | 'medium' | 'low'

export interface Measure extends Sourced {
  readonly goal: string
  readonly planLine?: string
  readonly formOfCompletion: string
  readonly deadline?: Day
  readonly executor: string
  readonly coExecutors?: string
  /** In the smallest unit of money. */
  readonly budget?: bigint
  /** How many work on it. */
  readonly people?: number
  readonly doneOn?: Day
  readonly evidence?: string
  readonly accepted?: boolean
}

export interface Figure {
  readonly indicator: string
  readonly year: number
  readonly kind: 'fact' | 'forecast'
  readonly value: number
  readonly low?: number
  readonly high?: number
  readonly source: Text
  readonly sourceUrl?: string
  readonly responsible: string
  readonly toldOn: Day
  /** When it was entered, or when the portal first computed this value of its year. */
  readonly knownAt?: Instant
  /** The number of its entry; absent of what the portal computed. */
  readonly number?: string
  /** The page of its entry, without the language. */
  readonly path?: string
}

export interface Plan { readonly goals: readonly Goal[]; readonly indicators: readonly PlannedIndicator[]; readonly measures: readonly Measure[]; readonly figures: readonly Figure[] }

/** `claimed`: said to be done, without evidence that was accepted. */
export type MeasureStanding = 'planned' | 'late' | 'claimed' | 'evidenced'

/** By rule: done is what has evidence that was accepted and not withdrawn. */
export function standingOf({ doneOn, evidence, accepted, deadline }: Pick<Measure, 'doneOn' | 'evidence' | 'accepted' | 'deadline'>, today: Day): MeasureStanding {
  if (doneOn !== undefined) return evidence !== undefined && accepted === true ? 'evidenced' : 'claimed'
  return deadline !== undefined && deadline < today ? 'late' : 'planned'
}

const grouped = new WeakMap<readonly Figure[], ReadonlyMap<string, readonly Figure[]>>()

const conflicting = new WeakMap<object, Conflicts<Goal, Measure>>()

/** The conflicts of a plan, sought once while it stands. */
function foundIn(plan: Plan): Conflicts<Goal, Measure> {
  const found = conflicting.get(plan) ?? conflictsOf(plan)
  conflicting.set(plan, found)
  return found
}

const seeking = new WeakMap<object, Promise<void>>()

/** Seeks the conflicts of a plan in pieces, once while it stands: whoever asks for what concerns awaits this first, so that no page halts the others. */
export function seekConflicts(plan: Plan): Promise<void> {
  const known = seeking.get(plan) ?? (async () => { conflicting.set(plan, await conflictsInPieces(plan)) })()
  seeking.set(plan, known)
  return known
}

/** The figures of an indicator in the order in which they were told; a list of figures is grouped once. */
function figuresOf({ figures }: Pick<Plan, 'figures'>, { number }: PlannedIndicator): readonly Figure[] {
  const known = grouped.get(figures) ?? Map.groupBy(figures.toSorted(byTelling), (one) => one.indicator)
  grouped.set(figures, known)
  return known.get(number) ?? []
}

/** Of two that were told of one day the later entry comes after; what the portal computed is no entry, and comes last. */
const byTelling = (a: Figure, b: Figure): number =>
  a.toldOn.localeCompare(b.toldOn) || Number(a.number === undefined) - Number(b.number === undefined) || (a.number ?? '').localeCompare(b.number ?? '', 'en', { numeric: true })

/** The facts of an indicator by year, the last told of each. What was told of a year before the year began is no fact of it. */
export function factsOf(plan: Pick<Plan, 'figures'>, indicator: PlannedIndicator): ReadonlyMap<number, Figure> {
  const facts = new Map(figuresOf(plan, indicator).filter((one) => one.kind === 'fact' && one.year <= yearOf(one.toldOn)).map((one) => [one.year, one]))
  return new Map([...facts].toSorted(([a], [b]) => a - b))
}

/** The fact by which its method judges an indicator: the last of a year that is over, or of this one where the method looks at no more than that it came. */
export const judgedFact = (plan: Pick<Plan, 'figures'>, indicator: PlannedIndicator, thisYear: number): Figure | undefined =>
  [...factsOf(plan, indicator).values()].findLast(({ year }) => year < thisYear || methodOf(indicator.method)?.withinTheYear === true)

/** How far an indicator is, by the method that it chose; undefined where nobody wrote that one. A year that is not over is judged by no method to which its rest matters. */
export function progressOf(plan: Pick<Plan, 'figures'>, indicator: PlannedIndicator, thisYear: number): Progress | undefined {
  const { baseValue, baseYear, target, targetYear, limit, direction } = indicator
  const method = methodOf(indicator.method)
  const last = judgedFact(plan, indicator, thisYear)
  return method?.measure({
    currentYear: last?.year ?? thisYear, direction: direction === 'up' ? 1 : -1, ...(baseYear !== undefined && { baseYear }), ...(targetYear !== undefined && { targetYear }),
    ...(baseValue !== undefined && { baseValue }), ...(last && { currentValue: last.value }), ...(target !== undefined && { target }), ...(limit !== undefined && { limit }),
  })
}

/** What is planned for a year, as far as it is set. */
export const plannedFor = ({ yearly, target, targetYear }: Pick<PlannedIndicator, 'yearly' | 'target' | 'targetYear'>, year: number): number | undefined => yearly.get(year) ?? (year === targetYear ? target : undefined)

/** Two years after the last fact its data are dead. */
export const isDead = (facts: ReadonlyMap<number, Figure>, thisYear: number): boolean => facts.size > 0 && Math.max(...facts.keys()) < thisYear - 2

/** A forecast whose year is over, beside what came: how far it was off, and whether the fact lay in its range. */
export interface ScoredForecast { readonly forecast: Figure; readonly fact?: Figure; readonly error?: number; /** In hundredths of the fact. */ readonly percent?: number; readonly inRange?: boolean }

export function forecastsOf(plan: Pick<Plan, 'figures'>, indicator: PlannedIndicator, thisYear: number): readonly ScoredForecast[] {
  const facts = factsOf(plan, indicator)
  return figuresOf(plan, indicator).filter(({ kind }) => kind === 'forecast').toSorted((a, b) => a.year - b.year).map((forecast) => {
    const fact = forecast.year < thisYear ? facts.get(forecast.year) : undefined
    if (fact === undefined) return { forecast }
    const error = forecast.value - fact.value
    return { forecast, fact, error, ...(fact.value !== 0 && { percent: 100 * error / fact.value }), ...(forecast.low !== undefined && forecast.high !== undefined && { inRange: forecast.low <= fact.value && fact.value <= forecast.high }) }
  })
}

/** Every goal once, each under the one that it is part of, with how far down it stands. What is in a circle has no beginning: it begins with the first that is listed. */
export function treeOf(goals: readonly Goal[]): readonly { readonly goal: Goal; readonly depth: number }[] {
  const numbers = new Set(goals.map(({ number }) => number))
  const parts = Map.groupBy(goals, ({ parent }) => parent)
  const listed = new Map<Goal, number>()
  const list = (first: Goal): void => {
    const open = [{ goal: first, depth: 0 }]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (listed.has(at.goal)) continue
      listed.set(at.goal, at.depth)
      open.push(...(parts.get(at.goal.number) ?? []).map((goal) => ({ goal, depth: at!.depth + 1 })).toReversed())
    }
  }
  goals.filter(({ parent }) => parent === undefined || !numbers.has(parent)).forEach(list)
  goals.filter((goal) => !listed.has(goal)).forEach((goal) => { if (!listed.has(goal)) list(goal) })
  return [...listed].map(([goal, depth]) => ({ goal, depth }))
}

/** What the check finds: of the graph, and of what is late, claimed or at risk. */
export interface GraphFault { readonly fault: 'instruction-late' | 'instruction-answered' | 'late' | 'claimed' | 'at-risk' | 'disagreement' | 'orphan' | 'cycle' | 'no-indicator' | 'no-measure' | 'same-goal' | 'same-work' | 'no-money' | 'no-executor' | 'no-owner' | 'no-target' | 'no-figure' | 'dead' | 'no-source' | 'stray' | 'milestone-late' | 'milestone-claimed' | 'milestone-blocked' | 'project-late' | 'project-no-money' | 'project-no-milestone' | 'project-stray'; readonly number: string; readonly path: string; readonly name: Text; /** The other of two that conflict. */ readonly beside?: { readonly name: Text; readonly path: string } }

/** Goals that lead nowhere or into themselves, two bodies that do the same, goals without measure or indicator, measures without money or anybody who does them, figures without source. */
export function graphFaults(plan: Plan, thisYear: number): readonly GraphFault[] {
  const { goals, indicators, measures } = plan
  const byNumber = new Map(goals.map((one) => [one.number, one]))
  const isParent = new Set(goals.flatMap(({ parent }) => parent ?? []))
  const loops = (goal: Goal): boolean => {
    const seen = new Set<string>()
    for (let at: Goal | undefined = goal; at !== undefined; at = at.parent === undefined ? undefined : byNumber.get(at.parent)) {
      if (seen.has(at.number)) return true
      seen.add(at.number)
    }
    return false
  }
  const fault = (kind: GraphFault['fault'], { number, path, name }: Sourced): GraphFault => ({ fault: kind, number, path, name })
  const facts = new Map(indicators.map((one) => [one.number, factsOf(plan, one)]))
  const conflicts = foundIn(plan)
  const between = (kind: GraphFault['fault'], pairs: readonly Pair<Sourced>[]): readonly GraphFault[] => pairs.map(({ one, other: { name, path } }) => ({ ...fault(kind, one), beside: { name, path } }))
  return [
    ...between('same-goal', conflicts.goals), ...between('same-work', conflicts.measures),
    ...goals.filter(({ parent }) => parent !== undefined && !byNumber.has(parent)).map((one) => fault('orphan', one)),
    ...goals.filter(loops).map((one) => fault('cycle', one)),
    ...goals.filter(({ owner }) => owner === undefined).map((one) => fault('no-owner', one)),
    ...goals.filter(({ number }) => !isParent.has(number) && !indicators.some(({ goal }) => goal === number)).map((one) => fault('no-indicator', one)),
    ...goals.filter(({ number }) => !isParent.has(number) && !measures.some(({ goal }) => goal === number)).map((one) => fault('no-measure', one)),
    ...[...indicators, ...measures].filter(({ goal }) => !byNumber.has(goal)).map((one) => fault('orphan', one)),
    ...indicators.filter(({ target }) => target === undefined).map((one) => fault('no-target', one)),
    ...indicators.filter(({ number }) => facts.get(number)!.size === 0).map((one) => fault('no-figure', one)),
    ...indicators.filter(({ number }) => isDead(facts.get(number)!, thisYear)).map((one) => fault('dead', one)),
    ...measures.filter(({ budget }) => budget === undefined).map((one) => fault('no-money', one)),
    ...measures.filter(({ executor }) => executor.trim() === '').map((one) => fault('no-executor', one)),
    ...indicators.filter((indicator) => figuresOf(plan, indicator).some(({ source }) => Object.values(source).some((words) => words.trim() === ''))).map((one) => fault('no-source', one)),
    ...plan.figures.flatMap(({ indicator, number, path }): readonly GraphFault[] => (facts.has(indicator) || number === undefined || path === undefined ? [] : [{ fault: 'stray', number, path, name: same(number) }])),
  ]
}

/** Whether what was last foretold of a year that is not over, or the progress until now, says that the plan will be missed. */
function isAtRisk(plan: Pick<Plan, 'figures'>, indicator: PlannedIndicator, thisYear: number): boolean {
  const status = progressOf(plan, indicator, thisYear)?.status
  if (status === 'limited_progress' || status === 'deterioration') return true
  const lastTold = new Map(forecastsOf(plan, indicator, thisYear).map(({ forecast: { year, value } }) => [year, value]))
  return [...lastTold].some(([year, value]) => {
    const planned = plannedFor(indicator, year)
    return year >= thisYear && planned !== undefined && (indicator.direction === 'up' ? value < planned : value > planned)
  })
}

/** What whoever coordinates has to look at: what is pressing, and then what the check of the graph finds. */
export const concernsOf = (plan: Plan, today: Day): readonly GraphFault[] => [...pressingOf(plan, today), ...graphFaults(plan, yearOf(today))]

/** What is late or claimed, what is at risk, and where two opinions differ. */
export function pressingOf(plan: Plan, today: Day): readonly GraphFault[] {
  const thisYear = yearOf(today)
  const of = (fault: GraphFault['fault'], { number, path, name }: Sourced): GraphFault => ({ fault, number, path, name })
  return [
    ...plan.measures.filter((one) => standingOf(one, today) === 'late').map((one) => of('late', one)),
    ...plan.measures.filter((one) => standingOf(one, today) === 'claimed').map((one) => of('claimed', one)),
    ...plan.indicators.filter((one) => isAtRisk(plan, one, thisYear)).map((one) => of('at-risk', one)),
    ...plan.indicators.filter(({ ownerConfidence, analystConfidence }) => ownerConfidence !== undefined && analystConfidence !== undefined && ownerConfidence !== analystConfidence).map((one) => of('disagreement', one)),
  ]
}
