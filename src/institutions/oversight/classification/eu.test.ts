import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Failure } from '../../../law/failure.ts'
import type { Facts } from '../../../law/field.ts'
import { addDays, type Day } from '../../../law/time.ts'
import { classify } from './classify.ts'
import { compileRegime } from './compile.ts'
import { areaPoints } from './eu/areas.ts'
import { banLetters } from './eu/bans.ts'
import { euAiAct } from './eu/index.ts'
import { classOn } from './testing.ts'

const act = compileRegime(euAiAct)
/** A system that answers everything and touches nothing. */
const plain: Facts = { scope: 'union', bans: [], product: 'none', areas: [], meets: [], general: false }
const system = (facts: Facts, on: Day) => classOn(act, 'system', { ...plain, ...facts }, on)
const model = (facts: Facts, on: Day) => classOn(act, 'model', { ...plain, ...facts }, on)
const before = (day: Day): Day => addDays(day, -1)

test('there are ten bans, twenty-five uses of Annex III, and every rule has its article', () => {
  assert.deepEqual([banLetters.length, areaPoints.length], [10, 25])
  for (const { id, basis } of [...euAiAct.rules, ...euAiAct.duties]) assert.ok(basis.article, id)
})

for (const letter of banLetters) {
  const from: Day = letter === 'ba' || letter === 'bb' ? '2026-12-02' : '2025-02-02'
  test(`the practice of Article 5(1)(${letter}) is prohibited from ${from}, and was not the day before`, () => {
    const facts: Facts = { bans: [letter], ...(letter.length === 2 && { intimate: ['purpose'] }), ...(letter === 'ba' && { noMoreExposure: false }) }
    assert.equal(system(facts, from), 'prohibited')
    assert.equal(system(facts, before(from)), 'minimal')
    const [first, ...later] = classify(act, { ...plain, ...facts }, before(from)).stages
    assert.deepEqual([first.standings[0]!.class, later.find(({ standings }) => standings[0]!.class === 'prohibited')?.from], ['minimal', from], 'and the day before says from when')
  })
}

test('intimate material is prohibited only in the cases of Article 5(1a), and not where 5(1b) excepts it', () => {
  const on = '2026-12-02'
  for (const one of ['purpose', 'foreseeable', 'used']) assert.equal(system({ bans: ['bb'], intimate: [one] }, on), 'prohibited', one)
  assert.equal(system({ bans: ['bb'], intimate: [] }, on), 'minimal')
  assert.equal(system({ bans: ['ba'], intimate: ['used'], noMoreExposure: true }, on), 'minimal')
  assert.equal(system({ bans: ['ba'], intimate: ['used'] }, on), undefined, 'while it is not answered it cannot be told')
})

const conditions = ['narrow', 'improves', 'patterns', 'preparatory'] as const

for (const point of areaPoints) {
  test(`Annex III, ${point}: high risk from 2 December 2027, unless a condition of Article 6(3) holds and nobody is profiled`, () => {
    fc.assert(fc.property(fc.record({ narrow: fc.boolean(), improves: fc.boolean(), patterns: fc.boolean(), preparatory: fc.boolean(), profiling: point === '6e' ? fc.constant(true) : fc.boolean() }), (answers) => {
      const facts: Facts = { areas: [point], ...answers, ...(point === '1b' && { meets: ['categorisation'] }), ...(point === '1c' && { meets: ['emotion'] }) }
      const freed = !answers.profiling && conditions.some((one) => answers[one])
      const mild = point === '1b' || point === '1c' ? 'transparency' : 'minimal'
      assert.equal(system(facts, '2027-12-02'), freed ? mild : 'high')
      assert.equal(system(facts, '2027-12-01'), mild)
      assert.equal(classify(act, { ...plain, ...facts }, '2027-12-02').stages[0].reasons.some(({ rule }) => rule === '6-3'), freed)
    }), { numRuns: 32 })
  })
}

test('a product of Annex I is high-risk from 2 August 2028; of Section B it owes nothing of Chapter III', () => {
  assert.deepEqual([system({ product: 'sectionA' }, '2028-08-01'), system({ product: 'sectionA' }, '2028-08-02')], ['minimal', 'high'])
  const duties = (product: string) => classify(act, { ...plain, product }, '2028-08-02').stages[0].duties
  assert.ok(duties('sectionA').includes('duty-9'))
  assert.deepEqual(duties('sectionB'), ['duty-4'])
})

test('more than 10^25 operations, and not as many, make a model one with systemic risk', () => {
  const told = (compute: string) => model({ general: true, compute, designated: false, open: false }, '2025-08-02')
  assert.deepEqual(['9.99999999', '10', '10.00000001', '400'].map(told), ['general', 'general', 'systemic', 'systemic'])
  assert.equal(model({ general: true, compute: '1', designated: true, open: false }, '2025-08-02'), 'systemic')
  assert.equal(model({ general: true, compute: '400', designated: false, open: false }, '2025-08-01'), 'none')
  assert.equal(model({ general: true, designated: false, open: false }, '2026-01-01'), undefined, 'computation that is not known is not guessed')
})

test('an open model is freed of two duties, unless it carries systemic risk', () => {
  const duties = (compute: string) => classify(act, { ...plain, general: true, compute, designated: false, open: true }, '2026-11-30').stages[0].duties.filter((id) => id.startsWith('duty-53'))
  assert.deepEqual(duties('10'), ['duty-53-1-c', 'duty-53-1-d'])
  assert.deepEqual(duties('11'), ['duty-53-1-a', 'duty-53-1-b', 'duty-53-1-c', 'duty-53-1-d'])
})

test('how far a model is from the threshold is told as a factor', () => {
  const { stages: [{ standings }] } = classify(act, { ...plain, general: true, compute: '4', designated: false, open: false }, '2026-11-30')
  const { single, stricter } = standings[1]!.moves
  assert.ok(single.some(({ change }) => 'limit' in change && change.side === 'above' && change.limit === '10' && change.factor === '2.5'))
  assert.equal(stricter?.changes.length, 1)
})

test('what people must be told is owed from 2 August 2026, beside high risk too', () => {
  assert.deepEqual([system({ meets: ['interacts'] }, '2026-08-01'), system({ meets: ['interacts'] }, '2026-08-02')], ['minimal', 'transparency'])
  const { duties } = classify(act, { ...plain, meets: ['interacts'], areas: ['4a'], narrow: false, improves: false, patterns: false, preparatory: false, profiling: true }, '2027-12-02').stages[0]
  assert.ok(duties.includes('duty-50-interacts') && duties.includes('duty-9'))
})

test('outside its scope the act gives nothing, and that is said', () => {
  const { applies, stages: [{ standings, reasons, duties }] } = classify(act, { ...plain, scope: 'defence', bans: ['c'] }, '2026-11-30')
  assert.deepEqual([applies, standings[0]!.class, reasons, duties], [false, 'minimal', [], []])
})

test('answers that contradict one another are refused, each with its mend at its question', () => {
  const refused = (facts: Facts): readonly (string | undefined)[] => {
    try {
      classify(act, { ...plain, ...facts }, '2026-11-30')
    } catch (error) {
      assert.ok(error instanceof Failure)
      assert.ok(error.problems.every(({ text }) => /^Among|^Profiling/.test(text.en)))
      return error.problems.map(({ field }) => field)
    }
    return []
  }
  const five = { narrow: false, improves: false, patterns: false, preparatory: false }
  assert.deepEqual(refused({ areas: ['6e'], ...five, profiling: false }), ['profiling'])
  assert.deepEqual(refused({ areas: ['1c'], ...five, profiling: false, meets: [] }), ['meets'])
  assert.deepEqual(refused({ areas: ['1c'], ...five, profiling: false, meets: ['emotion'] }), [])
})

test('whatever is not answered is named, and nothing that could not matter any more', () => {
  assert.deepEqual(classify(act, {}, '2026-11-30').open, ['scope', 'bans', 'product', 'areas', 'meets', 'general'])
  assert.deepEqual(classify(act, { ...plain, areas: ['4a'], profiling: true }, '2026-11-30').open, [])
  assert.deepEqual(classify(act, { scope: 'elsewhere' }, '2026-11-30').open, [])
})

test('a rule rests on the answers that made it hold', () => {
  const { reasons } = classify(act, { ...plain, areas: ['4a', '5b'], narrow: true, improves: false, patterns: false, preparatory: false, profiling: true }, '2027-12-02').stages[0]
  assert.deepEqual(reasons.find(({ rule }) => rule === 'iii-4a')?.rests, [{ field: 'areas', value: '4a' }, { field: 'profiling' }])
})
