/** Specifies what a scenario may move, and what comes of it beside the plan. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { same } from '../../../law/text.ts'
import type { Measure, Plan, PlannedIndicator } from '../plan/index.ts'
import { type Effect, faultsOf, type Move, outcomeOf, type Scenario } from './scenario.ts'

const sourced = (number: string) => ({ number, path: `/${number}`, name: same(number), changedOn: '2026-10-05' } as const)
const measure = (number: string, more: Partial<Measure> = {}): Measure => ({ ...sourced(number), goal: 'G', formOfCompletion: '', executor: '', budget: 1_000n, people: 10, ...more })
const said = { text: same(''), inEach: true }
const indicator: PlannedIndicator = { ...sourced('I'), goal: 'G', definition: said, unit: said, dataSource: '', method: 'linear@1', direction: 'up', yearly: new Map([[2027, 50]]), target: 80, targetYear: 2029 }
const plan: Pick<Plan, 'measures' | 'indicators' | 'figures'> = {
  measures: ['A', 'B', 'C'].map((number) => measure(number)), indicators: [indicator],
  figures: [{ indicator: 'I', year: 2027, kind: 'forecast', value: 40, source: same(''), responsible: '', toldOn: '2026-09-01' }],
}
const move = (from: string, to: string, amount: bigint): Move => ({ from, to, amount, author: 'Үлгі автор' })
const effect = (more: Partial<Effect> = {}): Effect => ({ measure: 'B', resource: 'money', per: 100n, indicator: 'I', year: 2027, change: 1.5, author: 'Үлгі автор', ...more })
const scenario = (more: Partial<Scenario> = {}): Scenario => ({ name: '', about: '', moves: { money: [move('A', 'B', 400n)], people: [] }, effects: [], ...more })
const faults = (given: Scenario, of = plan) => faultsOf(given, of).map(({ field, text }) => `${field}: ${text.en}`)

test('what is moved is taken from one measure and given to the other, and the indicator follows by what is assumed', () => {
  const given = scenario({ moves: { money: [move('A', 'B', 400n)], people: [move('C', 'B', 3n)] }, effects: [effect(), effect({ resource: 'people', per: 1n, change: -1 })] })
  assert.deepEqual(faults(given), [])
  const { measures, indicators } = outcomeOf(given, plan, '2026-10-05')
  assert.deepEqual(measures.map(({ measure: { number }, resource, plan: has, change, scenario: would }) => [number, resource, has, change, would]), [
    ['A', 'money', 1_000n, -400n, 600n], ['B', 'money', 1_000n, 400n, 1_400n], ['B', 'people', 10n, 3n, 13n], ['C', 'people', 10n, -3n, 7n],
  ])
  assert.deepEqual(indicators.map(({ year, planned, forecast, change, scenario: would }) => [year, planned, forecast, change, would]), [[2027, 50, 40, 3, 43]])
})

test('of what nobody has forecast only the change is told', () => {
  const [one] = outcomeOf(scenario({ effects: [effect({ year: 2029 })] }), plan, '2026-10-05').indicators
  assert.deepEqual([one!.planned, one!.change, 'forecast' in one!, 'scenario' in one!], [80, 6, false, false])
})

test('more than a measure has is refused, in one move or in several, with what it has', () => {
  assert.deepEqual(faults(scenario({ moves: { money: [move('A', 'B', 600n), move('A', 'C', 500n)], people: [] } })), ['money.1.amount: “A” has ₸10, and ₸11 would go from it. Move less.'])
  assert.match(faults(scenario({ moves: { money: [], people: [move('A', 'B', 11n)] } })).join(), /people\.0\.amount: 10 people work on “A”, and 11 would go/)
  const { budget: set, ...poor } = measure('A')
  assert.equal(set, 1_000n)
  assert.match(faults(scenario(), { ...plan, measures: [poor, measure('B')] }).join(), /The money of “A” is not set\. Enter it in the register first/)
})

test('a measure that is said to be done, or that is gone, takes part in nothing', () => {
  const ended = { ...plan, measures: [measure('A'), measure('B', { doneOn: '2026-01-01' })] }
  assert.match(faults(scenario(), ended).join(), /^money\.0\.to: “B” is said to be done: nothing goes from it or to it/)
  assert.match(faults(scenario(), { ...plan, measures: [measure('B')] }).join(), /^money\.0\.from: The measure A is not in the plan/)
})

test('what goes in a circle is refused by the names of the circle; two ways to one measure are none', () => {
  assert.match(faults(scenario({ moves: { money: [move('A', 'B', 1n), move('B', 'C', 1n), move('C', 'A', 1n)], people: [] } })).join(), /^money\.2\.to: It goes in a circle: A → B → C → A\. Take one of the moves away/)
  assert.match(faults(scenario({ moves: { money: [move('A', 'A', 1n)], people: [] } })).join(), /A → A/)
  assert.deepEqual(faults(scenario({ moves: { money: [move('A', 'B', 1n), move('A', 'C', 1n), move('B', 'C', 1n)], people: [] } })), [])
  assert.deepEqual(faults(scenario({ moves: { money: [move('A', 'B', 1n)], people: [move('B', 'A', 1n)] } })), [], 'money for people is a trade')
})

test('a scenario that moves nothing, or assumes something of what stays as it is, is refused', () => {
  assert.match(faults(scenario({ moves: { money: [], people: [] } })).join(), /^money: Nothing is moved/)
  assert.match(faults(scenario({ effects: [effect({ measure: 'C' })] })).join(), /^effects\.0\.measure: The money of “C” does not change/)
  assert.match(faults(scenario({ effects: [effect({ indicator: 'X' })] })).join(), /^effects\.0\.indicator: The indicator X is not in the plan/)
  assert.match(faults(scenario({ moves: { money: [move('A', 'B', 0n)], people: [] } })).join(), /Give a number above nought/)
})

test('no file but those of scenarios reads one: no indicator, export or page of the plan can', () => {
  const root = join(import.meta.dirname, '../../..')
  const files = globSync('**/*.{ts,sql}', { cwd: root }).map((file) => file.replaceAll('\\', '/')).filter((file) => !/\.test\.ts$|^institutions\/strategy\/scenarios\//.test(file))
  const naming = (what: RegExp): readonly string[] => files.filter((file) => what.test(readFileSync(join(root, file), 'utf8'))).toSorted()
  assert.ok(files.length > 1_000)
  assert.deepEqual(naming(/strategy_scenario|scenario\.saved/), ['institutions/strategy/002-scenarios.sql', 'portal/record/entry-words.ts'])
  assert.deepEqual(naming(/from '[^']*\/scenarios\//), ['institutions/strategy/index.ts', 'institutions/strategy/landing.ts'], 'its routes, and the link to them')
})
