import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Day } from './time.ts'
import { verified } from './citation.ts'
import { dated, unset } from './dated.ts'
import { Decimal } from './decimal.ts'
import { amountOf, evaluate, type Reading, type Verdict } from './evaluate.ts'
import type { Facts } from './field.ts'
import { readingOf } from './reading.ts'
import { facts, reading, rules, rulesWithoutShares } from './rule-samples.ts'
import {
  above, all, any, atLeast, atMost, below, factsOf, given, is, minus, not, oneOf, parameter, plus, type RuleData, rounded,
  shareAtLeast, sum,
  type Term, times, unless,
} from './rule.ts'
import { deposit, gardenAct, harvest, licence, plan, planted, soil, trees, watered } from './testing.ts'
import { same, type Text } from './text.ts'

const act = verified(gardenAct, '3')
const nothing: Reading = { parameters: {}, on: '2026-06-01' }
const verdict = (rule: RuleData, known: Facts, on: Reading = nothing): Verdict => evaluate(rule, known, on).verdict
const amount = (term: Term, known: Facts, on: Reading = nothing): string => String(amountOf(term, known, on))

/** A rule whose verdict is what the test needs it to be. */
const verdicts = [true, false, 'unknown'] as const
const fixed = (value: Verdict): RuleData => (value === 'unknown' ? given(plan) : is(watered, value))
const known: Facts = { watered: true }

test('nothing is decided by a fact that nobody knows', () => {
  for (const rule of [given(plan), is(watered, true), oneOf(soil, ['sand']), below(trees, 5), shareAtLeast(trees, 10, '0.5')]) {
    assert.equal(verdict(rule, {}), 'unknown')
    assert.equal(verdict(not(rule), {}), 'unknown')
    assert.deepEqual(evaluate(rule, {}, nothing).missing, factsOf(rule))
  }
})

test('all, any, not and unless follow the three values of Kleene', () => {
  const rank = ['false', 'unknown', 'true']
  const worst = (a: Verdict, b: Verdict): Verdict => (rank.indexOf(String(a)) <= rank.indexOf(String(b)) ? a : b)
  const best = (a: Verdict, b: Verdict): Verdict => (worst(a, b) === a ? b : a)
  for (const a of verdicts) {
    assert.equal(verdict(not(fixed(a)), known), a === 'unknown' ? 'unknown' : !a)
    for (const b of verdicts) {
      assert.equal(verdict(all(fixed(a), fixed(b)), known), worst(a, b))
      assert.equal(verdict(any(fixed(a), fixed(b)), known), best(a, b))
      assert.equal(verdict(unless(fixed(a), fixed(b)), known), best(a, b))
    }
  }
})

/** How five trees compare with a count. */
const at = (count: number) => [below, atMost, atLeast, above].map((rule) => verdict(rule(trees, 5), { trees: count }))

test('comparisons hold at their borders as their names say', () => {
  assert.deepEqual(at(4), [true, true, false, false])
  assert.deepEqual(at(5), [false, true, true, false])
  assert.deepEqual(at(6), [false, false, true, true])
})

test('an empty answer is known to be empty: it is not given, and no value of it is', () => {
  assert.equal(verdict(given(planted), { planted: '' }), false)
  assert.equal(verdict(given(harvest), { harvest: [] }), false)
  assert.equal(verdict(given(harvest), { harvest: [{ kind: 'apple', amount: '1' }] }), true)
  assert.equal(verdict(given(watered), { watered: false }), true)
  assert.equal(verdict(is(watered, false), { watered: '' }), false)
})

test('decimals are exact: 0.1 + 0.2 is 0.3', () => {
  assert.equal(verdict(all(atMost(plus('0.1', '0.2'), '0.3'), atLeast(plus('0.1', '0.2'), '0.3')), {}), true)
  assert.equal(amount(times('1234567.89', '0.01'), {}), '12345.6789')
  assert.equal(amount(minus(deposit, 1), { deposit: '900719925474099301' }), '900719925474099300')
})

const round = (value: string, to: 'tiyn' | 'tenge'): string => amount(rounded(value, to), {})

test('amounts are rounded once, half away from zero, to whole tiyn or whole tenge', () => {
  assert.deepEqual(['0.4', '0.5', '-0.5', '-0.4'].map((value) => round(value, 'tiyn')), ['0', '1', '-1', '0'])
  assert.deepEqual(
    ['149', '149.99', '150', '-150', '200'].map((value) => round(value, 'tenge')), ['100', '100', '200', '-200', '200']
  )
})

test('a sum counts the rows whose column has the value', () => {
  const table = {
    harvest: [
      { kind: 'apple', amount: '10' }, { kind: 'other', amount: '0.5' }, { kind: 'apple', amount: '' },
      { kind: 'apple', amount: '2.25' },
    ],
  }
  assert.equal(amount(sum(harvest, 'amount'), table), '12.75')
  assert.equal(amount(sum(harvest, 'amount', { column: 'kind', is: 'apple' }), table), '12.25')
  assert.equal(amount(sum(harvest, 'amount', { column: 'kind', is: 'pear' }), table), '0')
})

/** The verdict on half of the harvest being apples. */
const share = (apples: string, others: string): Verdict => verdict(licence.obligations['yearlyReport']!.tests['apples']!, {
  harvest: [{ kind: 'apple', amount: apples }, { kind: 'other', amount: others }],
})

test('a share is met at its border, and there is none of a whole of zero', () => {
  assert.equal(share('50', '50'), true)
  assert.equal(share('49.99', '50.01'), false)
  assert.equal(share('0', '0'), 'unknown')
})

test('a parameter is read on its day; one that nobody has set leaves the verdict unknown and is named', () => {
  const parameters = {
    least: dated<string>([
      { from: '2026-01-01', until: '2026-12-31', value: '10', basis: act },
      { from: '2027-01-01', until: '2027-12-31', value: '20', basis: act },
      { from: '2029-01-01', value: unset, basis: act },
    ]),
  }
  const on = (day: Day) => evaluate(atLeast(trees, parameter('least')), { trees: 15 }, { parameters, on: day })
  assert.equal(on('2026-12-31').verdict, true)
  assert.equal(on('2027-01-01').verdict, false)
  for (const day of ['2025-12-31', '2028-01-01', '2029-01-01'] as const) {
    assert.equal(on(day).verdict, 'unknown')
    assert.deepEqual(on(day).missing, ['parameter:least'])
  }
})

test('a refusal names every failed ground, in the order of the declaration', () => {
  const answers: Facts = { trees: 5, deposit: '5000000', soil: 'rock', watered: false }
  const { verdict, failed } = evaluate(licence.rules.eligible, answers, readingOf(licence, '2026-06-01'))
  assert.equal(verdict, false)
  assert.deepEqual(failed.map(({ words, basis }) => `${words.en} ${basis?.article}`), [
    'Too few trees. 3', 'The deposit is too large. 4', 'The soil is unfit. 5', 'Not on rock. 6',
  ])
})

test('an exception that holds leaves nothing of the general ground', () => {
  const answers: Facts = { trees: 100, deposit: '1', soil: 'rock', watered: true }
  const { verdict, failed } = evaluate(licence.rules.eligible, answers, readingOf(licence, '2026-06-01'))
  assert.equal(verdict, true)
  assert.deepEqual(failed, [])
})

test('the trace shows the values that were seen, the law and the words', () => {
  const words: Text = same('Too few')
  const { trace } = evaluate(
    all(atLeast(trees, 3).by(act).else(words), is(watered, true), given(harvest)), { trees: 2, harvest: [] }, nothing
  )
  assert.deepEqual(trace, {
    rule: 'all', verdict: false, values: {},
    parts: [
      { rule: 'atLeast', verdict: false, values: { left: '2', right: '3' }, parts: [], basis: act, otherwise: words },
      { rule: 'is', verdict: 'unknown', values: {}, parts: [] },
      { rule: 'given', verdict: false, values: { harvest: '0' }, parts: [] },
    ],
  })
})

test('a rule under construction is not changed by its law and words', () => {
  const bare = is(watered, true)
  bare.by(act).else(same('Words'))
  assert.deepEqual(JSON.parse(JSON.stringify(bare)), { rule: 'is', fact: 'watered', value: true })
})

const fixedSeed = { numRuns: 5_000, seed: 20_261_124 }

test('a new fact never turns a verdict that was decided', () => {
  fc.assert(fc.property(rules, facts, fc.infiniteStream(fc.boolean()), (rule, full, keep) => {
    const fewer = Object.fromEntries(Object.entries(full).filter(() => keep.next().value))
    const early = verdict(rule, fewer, reading)
    if (early !== 'unknown') assert.equal(verdict(rule, full, reading), early)
  }), fixedSeed)
})

test('something is missing exactly while a verdict is unknown, and it is nothing that is known', () => {
  fc.assert(fc.property(rulesWithoutShares, facts, (rule, some) => {
    const { verdict, missing } = evaluate(rule, some, reading)
    assert.equal(missing.length === 0, verdict !== 'unknown')
    assert.equal(new Set(missing).size, missing.length)
    for (const name of missing) assert.ok(some[name] === undefined, name)
  }), fixedSeed)
})

test('a rule evaluates the same after a round trip through JSON', () => {
  fc.assert(fc.property(rules, facts, (rule, some) => {
    assert.deepEqual(
      evaluate(JSON.parse(JSON.stringify(rule)), JSON.parse(JSON.stringify(some)), reading), evaluate(rule, some, reading)
    )
  }), { ...fixedSeed, numRuns: 2_000 })
})

test('a refusal lists the words of each failed part, and of no other', () => {
  fc.assert(fc.property(fc.array(rules, { minLength: 1, maxLength: 5 }), facts, (parts, some) => {
    const grounds = parts.map((part, index): RuleData => all(
      not(not(part)), { ...not(not(part)), otherwise: same(String(index)) }
    ))
    const expected = parts.flatMap((part, index) => (verdict(part, some, reading) === false ? [String(index)] : []))
    assert.deepEqual(evaluate(all(...grounds), some, reading).failed.map(({ words }) => words.en), expected)
  }), { ...fixedSeed, numRuns: 1_000 })
})

test('an amount is a decimal or says what it lacks', () => {
  assert.deepEqual(
    amountOf(plus(times(trees, deposit), parameter('rate')), { trees: 1 }, nothing), { missing: ['deposit', 'parameter:rate'] }
  )
  assert.ok(amountOf(times(trees, 2), { trees: 1 }, nothing) instanceof Decimal)
})
