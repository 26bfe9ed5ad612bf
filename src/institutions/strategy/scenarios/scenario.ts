/** A scenario: what it moves between measures and what that is assumed to do, what stands against it, and what comes of it. Pure. */
import { same, type Text } from '../../../law/text.ts'
import { type Day, yearOf } from '../../../law/time.ts'
import { forecastsOf, type Measure, type Plan, type PlannedIndicator, plannedFor } from '../plan/index.ts'
import { type Resource, words } from './messages.ts'

export const resources = ['money', 'people'] as const satisfies readonly Resource[]

/** Whose assumption it is, and on what it rests; one without a source is assumed. */
export interface Stated { readonly author: string; readonly source?: string }

/** Money in its smallest unit, or persons. */
export interface Move extends Stated { readonly from: string; readonly to: string; readonly amount: bigint }

/** For each `per` that the measure gets, the indicator changes by `change` in that year; for each that it gives, by as much the other way. */
export interface Effect extends Stated { readonly measure: string; readonly resource: Resource; readonly per: bigint; readonly indicator: string; readonly year: number; readonly change: number }

export interface Scenario { readonly name: string; readonly about: string; readonly moves: Readonly<Record<Resource, readonly Move[]>>; readonly effects: readonly Effect[] }

type Ground = Pick<Plan, 'measures' | 'indicators' | 'figures'>

/** What a measure has of it by the plan; undefined where that is not set. */
const hasOf = (measure: Measure, resource: Resource): bigint | undefined => (resource === 'money' ? measure.budget : measure.people === undefined ? undefined : BigInt(measure.people))

/** What a measure gets, less what it gives. */
const netOf = (moves: readonly Move[], measure: string): bigint => moves.reduce((sum, { from, to, amount }) => sum + (to === measure ? amount : 0n) - (from === measure ? amount : 0n), 0n)

/** A circle in which it goes: the measures in their order, the first one again at the end; undefined where it goes in none. */
function circleIn(moves: readonly Move[]): readonly string[] | undefined {
  const next = Map.groupBy(moves, ({ from }) => from)
  const clear = new Set<string>()
  /** Without recursion: a chain is as long as there are moves. */
  for (const start of next.keys()) {
    const path: string[] = []
    const open: { readonly at: string; readonly leave?: true }[] = [{ at: start }]
    while (open.length > 0) {
      const { at, leave } = open.pop()!
      if (leave) { path.pop(); clear.add(at); continue }
      if (path.includes(at)) return [...path.slice(path.indexOf(at)), at]
      if (clear.has(at)) continue
      path.push(at)
      open.push({ at, leave: true }, ...(next.get(at) ?? []).map(({ to }) => ({ at: to })))
    }
  }
  return undefined
}

/** What stands against it, each with the control of the form at which it is mended. Of a scenario without any `outcomeOf` tells what comes of it. */
export function faultsOf({ moves, effects }: Scenario, plan: Ground): readonly { readonly field: string; readonly text: Text }[] {
  const measures = new Map(plan.measures.map((one) => [one.number, one]))
  const named = (number: string): Text => measures.get(number)?.name ?? same(number)
  const faults: { field: string; text: Text }[] = []
  if (resources.every((resource) => moves[resource].length === 0)) faults.push({ field: 'money', text: words.faults.nothing })
  for (const resource of resources) {
    const all = moves[resource]
    for (const [at, { from, to, amount }] of all.entries()) {
      for (const [end, number] of [['from', from], ['to', to]] as const) {
        const measure = measures.get(number)
        if (measure === undefined) faults.push({ field: `${resource}.${at}.${end}`, text: words.faults.gone(number) })
        else if (measure.doneOn !== undefined) faults.push({ field: `${resource}.${at}.${end}`, text: words.faults.ended(measure.name) })
      }
      if (amount <= 0n) faults.push({ field: `${resource}.${at}.amount`, text: words.faults.noAmount })
    }
    for (const number of new Set(all.map(({ from }) => from))) {
      const measure = measures.get(number)
      if (measure === undefined) continue
      const [has, gives] = [hasOf(measure, resource), all.reduce((sum, { from, amount }) => (from === number ? sum + amount : sum), 0n)]
      const field = `${resource}.${all.findLastIndex(({ from }) => from === number)}.amount`
      if (has === undefined) faults.push({ field, text: words.faults.notSet[resource](measure.name) })
      else if (gives > has) faults.push({ field, text: words.faults.tooMuch[resource](measure.name, has, gives) })
    }
    const circle = circleIn(all)
    if (circle) faults.push({ field: `${resource}.${all.findIndex(({ from, to }) => from === circle.at(-2) && to === circle.at(-1))}.to`, text: words.faults.circle(circle.map(named)) })
  }
  for (const [at, { measure, resource, indicator, per }] of effects.entries()) {
    if (!plan.indicators.some(({ number }) => number === indicator)) faults.push({ field: `effects.${at}.indicator`, text: words.faults.noIndicator(indicator) })
    if (per <= 0n) faults.push({ field: `effects.${at}.per`, text: words.faults.noAmount })
    if (!moves[resource].some(({ from, to }) => from === measure || to === measure)) faults.push({ field: `effects.${at}.measure`, text: words.faults.untouched[resource](named(measure)) })
  }
  return faults
}

/** A measure that is touched: what it has by the plan, and what it would have. */
export interface MeasureOutcome { readonly measure: Measure; readonly resource: Resource; readonly plan?: bigint; readonly change: bigint; readonly scenario?: bigint }

/** An indicator that would change in a year: what is planned, what was last forecast, and what that would become; undefined of what nobody has told. */
export interface IndicatorOutcome { readonly indicator: PlannedIndicator; readonly year: number; readonly planned?: number; readonly forecast?: number; readonly change: number; readonly scenario?: number }

export interface Outcome { readonly measures: readonly MeasureOutcome[]; readonly indicators: readonly IndicatorOutcome[] }

/** What comes of it beside the plan, in the order of the plan. What is assumed of one indicator and year is added up. */
export function outcomeOf({ moves, effects }: Scenario, plan: Ground, today: Day): Outcome {
  const measures = resources.flatMap((resource) => plan.measures.flatMap((measure): MeasureOutcome[] => {
    if (!moves[resource].some(({ from, to }) => from === measure.number || to === measure.number)) return []
    const [has, change] = [hasOf(measure, resource), netOf(moves[resource], measure.number)]
    return [{ measure, resource, change, ...(has !== undefined && { plan: has, scenario: has + change }) }]
  }))
  const indicators = plan.indicators.flatMap((indicator) => [...Map.groupBy(effects.filter((one) => one.indicator === indicator.number), ({ year }) => year)].toSorted(([a], [b]) => a - b).map(([year, own]): IndicatorOutcome => {
    const change = own.reduce((sum, one) => sum + Number(netOf(moves[one.resource], one.measure)) / Number(one.per) * one.change, 0)
    const [planned, forecast] = [plannedFor(indicator, year), forecastsOf(plan, indicator, yearOf(today)).findLast(({ forecast: told }) => told.year === year)?.forecast.value]
    return { indicator, year, change, ...(planned !== undefined && { planned }), ...(forecast !== undefined && { forecast, scenario: forecast + change }) }
  }))
  return { measures, indicators }
}
