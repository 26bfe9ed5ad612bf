/** Rules over the rows of a table: how many, some, every, the smallest and the largest. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { assumed } from './citation.ts'
import { readDeclaration, writeDeclaration } from './declaration-yaml.ts'
import { amountOf, evaluate, type Reading } from './evaluate.ts'
import { date, type Facts, integer, rows } from './field.ts'
import { lint } from './lint.ts'
import type { Procedure } from './procedure.ts'
import { printRule, printTrace } from './print.ts'
import {
  age, all, atLeast, atMost, count, everyRow, factsOf, filing, is, largest, not, type RuleData, smallest, someRow, sum, type Term,
} from './rule.ts'
import { deposit, gardenRules, harvest, licence, watered } from './testing.ts'
import { same } from './text.ts'

const label = (kk: string, ru: string, en: string) => ({ label: { kk, ru, en } })
const born = date('born', label('Туған күні', 'Дата рождения', 'Date of birth'))
const income = integer('income', label('Кірісі', 'Доход', 'Income'))
const family = rows('family', { ...label('Отбасы', 'Семья', 'Family'), columns: [born, income], minRows: 0, maxRows: 20 })
const limit = integer('limit', label('Шегі', 'Предел', 'Limit'))

const reading: Reading = { parameters: {}, on: '2026-06-01' }
const minor = not(atLeast(age(born, filing), 18))
const children: Facts = { family: [{ born: '2015-01-01', income: 0 }, { born: '1990-01-01', income: 300 }, { born: '2020-05-05', income: 20 }] }
const verdict = (rule: RuleData, facts: Facts) => evaluate(rule, facts, reading).verdict
const amount = (term: Term, facts: Facts) => String(amountOf(term, facts, reading))

test('rows are counted for which a rule on their columns holds', () => {
  assert.equal(amount(count(family), children), '3')
  assert.equal(amount(count(family, minor), children), '2')
  assert.equal(amount(count(family, { column: 'income', is: '0' }), children), '0')
  assert.equal(verdict(atLeast(count(family, minor), 2), { family: [] }), false)
})

test('sums, the smallest and the largest value take the rows for which the rule holds', () => {
  assert.deepEqual([sum, smallest, largest].map((term) => amount(term(family, 'income'), children)), ['320', '0', '300'])
  assert.deepEqual([sum, smallest, largest].map((term) => amount(term(family, 'income', minor), children)), ['20', '0', '20'])
})

test('of no rows there is no smallest value: nothing is decided, and no question would help', () => {
  const { verdict, missing } = evaluate(atLeast(smallest(family, 'income'), 1), { family: [] }, reading)
  assert.deepEqual({ verdict, missing }, { verdict: 'unknown', missing: [] })
})

test('a rule on rows speaks of the columns, and then of the other facts', () => {
  const poor = atMost(income, limit)
  assert.equal(verdict(everyRow(family, poor), { ...children, limit: 300 }), true)
  assert.equal(verdict(everyRow(family, poor), { ...children, limit: 299 }), false)
  assert.equal(verdict(someRow(family, poor), { ...children, limit: -1 }), false)
  assert.deepEqual(evaluate(everyRow(family, poor), children, reading).missing, ['limit'])
  assert.deepEqual(evaluate(atLeast(count(family, poor), 1), children, reading).missing, ['limit'])
  assert.deepEqual(evaluate(someRow(family, poor), {}, reading).missing, ['family'])
  assert.deepEqual(factsOf(everyRow(family, poor)), ['family', 'income', 'limit'])
})

test('without rows every one holds and none does', () => {
  assert.deepEqual([everyRow(family, minor), someRow(family, minor)].map((rule) => verdict(rule, { family: [] })), [true, false])
})

test('some, every and how many agree with one another on any rows', () => {
  const row = fc.record({ born: fc.constantFrom('1990-01-01', '2015-01-01'), income: fc.integer({ min: -3, max: 3 }) })
  fc.assert(fc.property(fc.array(row, { maxLength: 6 }), fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }), (table, bound) => {
    const facts: Facts = { family: table, ...(bound !== undefined && { limit: bound }) }
    const rule = all(minor, atMost(income, limit))
    const number = amountOf(count(family, rule), facts, reading)
    const [some, every, none] = [someRow(family, rule), everyRow(family, rule), everyRow(family, not(rule))].map((one) => verdict(one, facts))
    assert.equal(some === 'unknown', none === 'unknown')
    if (some !== 'unknown') assert.equal(some, !none)
    if ('missing' in number) return assert.ok(bound === undefined && table.length > 0)
    assert.equal(every, String(number) === String(table.length))
    assert.equal(some, String(number) !== '0')
  }), { numRuns: 2_000, seed: 20_261_129 })
})

test('the trace names the rows that speak, in words', () => {
  const rule = everyRow(family, minor)
  const { trace } = evaluate(rule, children, reading)
  assert.deepEqual(trace.parts.map(({ row, verdict }) => [row, verdict]), [[2, false]])
  const printed = printTrace(trace, [family, limit], 'en', { rule, reading })
  assert.match(printed.text, /^In every row of the table “Family” this holds: this does not hold: the age in full years \(born: “Date of birth”; on: the day of filing\)/)
  assert.match(printed.parts[0]!.text, /^row 2\. /)
  assert.deepEqual(printed.parts[0]!.parts[0]!.values.map(({ value }) => value), ['36'])
  assert.equal(printRule(atLeast(count(family, atMost(income, 5)), 2), [family], 'ru'),
    'Число строк таблицы «Семья» (только строки, для которых выполняется: «Доход» — не более 5) — не менее 2')
  assert.equal(printRule(someRow(family, atMost(income, 5)), [family], 'kk'), '«Отбасы» кестесінің кемінде бір жолында орындалады: «Кірісі» — ең көбі 5')
})

const ground = { basis: assumed(gardenRules), otherwise: same('Words') }
const withRule = (rule: RuleData): Procedure => ({ ...licence, rules: { ...licence.rules, eligible: { ...rule, ...ground } }, form: [
  { ...licence.form[0]!, fields: [...licence.form[0]!.fields, harvest, family] }, licence.form[1]!,
] })
const faultsOf = (rule: RuleData) => lint([withRule(rule)]).filter(({ place }) => place.startsWith('rules.eligible')).map(({ rule, place }) => `${rule} ${place}`)

test('the linter refuses rules on rows that cannot be read', () => {
  assert.deepEqual(faultsOf(everyRow(family, all(atLeast(income, 0), is(watered, true)))), [])
  assert.deepEqual(faultsOf({ rule: 'someRow', fact: 'deposit', of: is(watered, true) }), ['unfit-fact rules.eligible'])
  assert.deepEqual(faultsOf({ rule: 'someRow', fact: 'sown', of: is(watered, true) }), ['unknown-fact rules.eligible'])
  assert.deepEqual(faultsOf(everyRow(family, atLeast(born as never, 0))), ['unfit-fact rules.eligible.of.left'])
  assert.deepEqual(faultsOf(atLeast(count(family, is({ ...watered, name: 'income' }, true)), 0)), ['unfit-fact rules.eligible.left.where'])
  assert.deepEqual(faultsOf(atLeast(largest(harvest, 'kind'), deposit)), ['unfit-fact rules.eligible.left'])
  const clash = rows('clash', { ...label('К', 'Т', 'C'), columns: [integer('trees', label('Ағ', 'Де', 'Tr'))], minRows: 0, maxRows: 1 })
  const clashing = withRule(everyRow(clash, atLeast(clash.columns[0] as typeof income, 1)))
  const found = lint([{ ...clashing, form: [{ ...clashing.form[0]!, fields: [...clashing.form[0]!.fields, clash] }, clashing.form[1]!] }])
  assert.ok(found.some(({ rule, place }) => rule === 'ambiguous-name' && place === 'rules.eligible.of'))
})

test('such rules go through YAML without loss', () => {
  const declared = withRule(all(everyRow(family, minor), atLeast(count(family, minor), 1), atMost(smallest(family, 'income'), 5)))
  const { value, problems } = readDeclaration(writeDeclaration(declared, '/schemas/procedure.json'))
  assert.deepEqual(problems, undefined)
  assert.deepEqual(value, JSON.parse(JSON.stringify(declared)))
})
