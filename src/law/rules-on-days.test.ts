/** Rules on days and ages: what a lawyer counts by the civil calendar. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Day } from './time.ts'
import { assumed } from './citation.ts'
import { type DayTerm, dayOfTerm } from './day-term.ts'
import { days, months, years } from './duration.ts'
import { amountOf, evaluate, type Reading } from './evaluate.ts'
import { date, type Facts } from './field.ts'
import { lint } from './lint.ts'
import { printRule, printTrace } from './print.ts'
import { readDecisionDay } from './reading.ts'
import { day } from './rule-samples.ts'
import {
  after, age, atLeast, before, decisionDay, earlier, elapsed, factsOf, filing, later, onOrAfter, onOrBefore, periodEnd, type RuleData, sameDay,
} from './rule.ts'
import { gardenRules, licence, planted, trees } from './testing.ts'
import { same } from './text.ts'

const born = date('born', { label: { kk: 'Туған күні', ru: 'Дата рождения', en: 'Date of birth' } })
const reading: Reading = { parameters: {}, on: '2026-03-01', decidedOn: '2026-04-15' }
const verdict = (rule: RuleData, facts: Facts = {}) => evaluate(rule, facts, reading).verdict
const years18 = (birth: Day, on: Day) => verdict(atLeast(age(birth, on), 18))

test('a person comes of age on the birthday, and not on the day before', () => {
  assert.equal(years18('2008-03-01', '2026-02-28'), false)
  assert.equal(years18('2008-03-01', '2026-03-01'), true)
})

test('who was born on 29 February is a year older on 1 March of a common year, and on 29 February of a leap year', () => {
  assert.equal(years18('2008-02-29', '2026-02-28'), false)
  assert.equal(years18('2008-02-29', '2026-03-01'), true)
  assert.equal(String(amountOf(age('2008-02-29', '2028-02-28'), {}, reading)), '19')
  assert.equal(String(amountOf(age('2008-02-29', '2028-02-29'), {}, reading)), '20')
})

test('a term of months ends on the last day of a month that is too short', () => {
  const ends = (term: DayTerm) => dayOfTerm(term, {}, reading)
  assert.equal(ends(later('2026-01-31', months(1))), '2026-02-28')
  assert.equal(ends(later('2024-02-29', years(1))), '2025-02-28')
  assert.equal(ends(earlier('2026-03-31', months(1))), '2026-02-28')
  assert.equal(ends(later(later('2026-01-31', months(1)), days(1))), '2026-03-01')
})

test('a day that lies beyond the calendar decides nothing', () => {
  assert.equal(verdict(before(later('9999-12-31', days(1)), '2026-01-01')), 'unknown')
  assert.equal(verdict(before(earlier('0000-01-01', days(1)), '2026-01-01')), 'unknown')
})

test('days are compared at their borders as the words say', () => {
  const with_ = (right: Day) => [before, onOrBefore, sameDay, onOrAfter, after].map((rule) => verdict(rule(planted, right), { planted: '2026-05-10' }))
  assert.deepEqual(with_('2026-05-11'), [true, true, false, false, false])
  assert.deepEqual(with_('2026-05-10'), [false, true, true, true, false])
  assert.deepEqual(with_('2026-05-09'), [false, false, false, true, true])
})

test('“today” is the day of filing, or of the decision where the rule says so; the record of a decision keeps it only then', () => {
  const filed = onOrAfter(planted, filing)
  const decided = onOrAfter(planted, decisionDay)
  assert.deepEqual([verdict(filed, { planted: '2026-03-15' }), verdict(decided, { planted: '2026-03-15' })], [true, false])
  assert.equal(evaluate(decided, { planted: '2026-03-15' }, { parameters: {}, on: '2026-03-15' }).verdict, true)
  assert.deepEqual([readDecisionDay([filed]), readDecisionDay([filed, { rule: 'not', of: decided }])], [false, true])
})

test('a day that nobody knows decides nothing and is asked for; an answer left empty neither grants nor refuses', () => {
  const rule = atLeast(elapsed('month', planted, filing), 6)
  assert.deepEqual(factsOf(rule), ['planted'])
  assert.deepEqual(evaluate(rule, {}, reading).missing, ['planted'])
  assert.equal(verdict(rule, { planted: '' }), 'unknown')
  assert.equal(verdict(rule, { planted: '2025-09-01' }), true)
})

/** Years, months and days of a day, by which a clerk counts on fingers. */
const parts = (one: string) => one.split('-').map(Number) as [number, number, number]

test('whole years and months are those that a clerk counts by year, month and day', () => {
  fc.assert(fc.property(day, day, (a, b) => {
    const [from, to] = a <= b ? [a, b] : [b, a]
    const [y1, m1, d1] = parts(from)
    const [y2, m2, d2] = parts(to)
    const fullMonths = (y2 - y1) * 12 + m2 - m1 - (d2 < d1 ? 1 : 0)
    assert.equal(String(amountOf(elapsed('month', from, to), {}, reading)), String(fullMonths))
    assert.equal(String(amountOf(age(from, to), {}, reading)), String(Math.floor(fullMonths / 12)))
    assert.equal(verdict(sameDay(later(from, days(Number(amountOf(elapsed('day', from, to), {}, reading)))), to)), true)
  }), { numRuns: 3_000, seed: 20_261_129 })
})

test('rules on days read as sentences, and their traces show the days that were seen', () => {
  const rule = onOrBefore(later(born, years(18)), filing)
  assert.deepEqual((['kk', 'ru', 'en'] as const).map((locale) => printRule(rule, [born], locale)), [
    '«Туған күні» + 18 жыл мына күннен кешікпейді: өтініш берілген күн',
    '«Дата рождения» + 18 лет — не позже, чем день подачи',
    '“Date of birth” + 18 years is not later than the day of filing',
  ])
  const adult = atLeast(age(born, filing), 18)
  assert.equal(printRule(adult, [born], 'ru'), 'Возраст, полных лет (дата рождения: «Дата рождения»; на день: день подачи) — не менее 18')
  const facts = { born: '2010-03-02' }
  const { values } = printTrace(evaluate(rule, facts, reading).trace, [born], 'en', { rule, reading })
  assert.deepEqual(values.map(({ value }) => value.replaceAll('\u00A0', ' ')), ['2 March 2028', '1 March 2026'])
  assert.deepEqual(printTrace(evaluate(adult, facts, reading).trace, [born], 'en', { rule: adult, reading }).values.map(({ value }) => value), ['15'])
  assert.match(printTrace(evaluate(rule, facts, reading).trace, [born], 'en').text, /2028.* is not later than .*2026/)
})

test('the linter refuses a day of a field that holds none, a day that does not exist, and a day that there is not in a report', () => {
  const ground = { basis: assumed(gardenRules), otherwise: same('Words') }
  const faultsOf = (rule: RuleData, test?: RuleData) => lint([{
    ...licence, rules: { ...licence.rules, eligible: { ...rule, ...ground } },
    obligations: { yearlyReport: { ...licence.obligations['yearlyReport']!, ...(test && { tests: { due: { ...test, ...ground } } }) } },
  }]).filter(({ place }) => /^(rules.eligible|obligations.yearlyReport.tests)/.test(place)).map(({ rule, place }) => `${rule} ${place}`)
  const fact = (name: string): DayTerm => ({ day: 'fact', fact: name })
  assert.deepEqual(faultsOf(before(fact('trees'), filing)), ['unfit-fact rules.eligible.left'])
  assert.deepEqual(faultsOf(before(fact('sown'), filing)), ['unknown-fact rules.eligible.left'])
  assert.deepEqual(faultsOf(before(planted, later('2026-02-29', days(1)))), ['not-a-day rules.eligible.right.of'])
  assert.deepEqual(faultsOf(atLeast(trees, age(planted, periodEnd))), ['no-such-day-here rules.eligible.right.on'])
  assert.deepEqual(faultsOf(before(planted, decisionDay), onOrAfter(periodEnd, filing)), ['no-such-day-here obligations.yearlyReport.tests.due.right'])
})
