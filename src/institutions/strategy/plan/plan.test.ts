/** What follows from the strategy by rule, without a database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { same } from '../../../law/text.ts'
import { factsOf, type Figure, forecastsOf, type Goal, graphFaults, isDead, type Measure, type PlannedIndicator, progressOf, standingOf } from './plan.ts'

const sourced = (number: string) => ({ number, path: `/registers/x/${number}`, name: same(number), changedOn: '2026-01-01' }) as const
const goal = (number: string, more: Partial<Goal> = {}): Goal => ({ ...sourced(number), mandate: 'a', owner: 'b', ...more })
const indicator = (more: Partial<PlannedIndicator> = {}): PlannedIndicator => ({ ...sourced('I'), goal: 'G', definition: '', unit: '', dataSource: '', method: 'linear@1', direction: 'up', baseValue: 10, baseYear: 2024, target: 20, targetYear: 2029, yearly: new Map(), ...more })
const measure = (more: Partial<Measure> = {}): Measure => ({ ...sourced('M'), goal: 'G', formOfCompletion: '', executor: '', budget: 1n, ...more })
const figure = (year: number, value: number, more: Partial<Figure> = {}): Figure => ({ indicator: 'I', year, kind: 'fact', value, source: 's', responsible: 'r', toldOn: `${year + 1}-01-15`, ...more })

test('done without accepted evidence is a claim, and evidence that is withdrawn makes it one again', () => {
  const done = { doneOn: '2026-03-01', evidence: 'act 7' } as const
  assert.equal(standingOf(measure({ ...done, accepted: true }), '2026-06-01'), 'evidenced')
  assert.equal(standingOf(measure({ ...done, accepted: false }), '2026-06-01'), 'claimed')
  assert.equal(standingOf(measure({ doneOn: '2026-03-01', accepted: true }), '2026-06-01'), 'claimed')
  assert.equal(standingOf(measure({ deadline: '2026-05-31' }), '2026-06-01'), 'late')
  assert.equal(standingOf(measure({ deadline: '2026-06-01' }), '2026-06-01'), 'planned')
})

test('a later figure of the same year stands in place of the earlier, and progress is of the last year', () => {
  const plan = { figures: [figure(2025, 12), figure(2026, 14), figure(2025, 13, { toldOn: '2026-06-01' })] }
  assert.deepEqual([...factsOf(plan, indicator()).values()].map(({ value }) => value), [13, 14])
  assert.equal(progressOf(plan, indicator())!.ratio, 1)
  assert.equal(progressOf({ figures: [] }, indicator())!.status, 'not_available')
  assert.equal(progressOf(plan, indicator({ method: 'guess@1' })), undefined)
})

test('a forecast is scored when its year is known, and not before', () => {
  const [off, open] = forecastsOf({ figures: [figure(2025, 10), figure(2025, 15, { kind: 'forecast', low: 12, high: 18 }), figure(2027, 30, { kind: 'forecast' })] }, indicator())
  assert.deepEqual([off!.error, off!.percent, off!.inRange], [5, 50, false])
  assert.equal(open!.fact, undefined)
})

test('goals that contain themselves, lead nowhere or have nothing are found', () => {
  const { budget: paid, ...poor } = measure()
  assert.equal(paid, 1n)
  const found = graphFaults({ goals: [goal('A', { parent: 'B' }), goal('B', { parent: 'A' }), goal('C', { parent: 'X' }), goal('G')], indicators: [indicator()], measures: [poor], figures: [figure(2020, 1)] }, 2026)
  const of = (fault: string): readonly string[] => found.filter((one) => one.fault === fault).map(({ number }) => number)
  assert.deepEqual(of('cycle'), ['A', 'B'])
  assert.deepEqual(of('orphan'), ['C'])
  assert.deepEqual(of('no-measure'), ['C'])
  assert.deepEqual(of('no-money'), ['M'])
  assert.deepEqual(of('dead'), ['I'])
  assert.equal(isDead(new Map(), 2026), false)
})
