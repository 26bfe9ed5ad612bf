/** Agreement with an outside engine: the Common Expression Language, whose errors are absorbed as our unknown is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Environment } from '@marcbachmann/cel-js'
import * as fc from 'fast-check'
import { valueOn } from './dated.ts'
import type { DayTerm } from './day-term.ts'
import { evaluate, type Verdict } from './evaluate.ts'
import { type Facts, rowsIn } from './field.ts'
import { facts, reading, rules } from './rule-samples.ts'
import type { RuleData, Term } from './rule.ts'

const rows = 3
const decimal = (value: string): string => (value.includes('.') ? value : `${value}.0`)
const list = (values: readonly string[]): string => `[${values.map((value) => `"${value}"`).join(', ')}]`

/** What a name is called in CEL: within a row its columns are found first. */
type Called = (name: string) => string
const columns = ['kind', 'amount', 'since']
const called: Called = (name) => name
const inRow = (index: number): Called => (name) => (columns.includes(name) ? `table[${index}].${name}` : name)
const eachRow = (say: (index: number) => string): readonly string[] => Array.from({ length: rows }, (_, index) => say(index))

/** A day in CEL is midnight in UTC. */
function dayInCel(term: DayTerm, name: Called): string {
  switch (term.day) {
    case 'fact': return `timestamp(${name(term.fact)} + "T00:00:00Z")`
    case 'fixed': return `timestamp("${term.on}T00:00:00Z")`
    case 'filing': case 'periodEnd': return `timestamp("${reading.on}T00:00:00Z")`
    case 'decision': return `timestamp("${reading.decidedOn}T00:00:00Z")`
    default: return `(${dayInCel(term.of, name)} ${term.day === 'later' ? '+' : '-'} duration("${term.duration.count * 24}h"))`
  }
}

/** Whole years by the fields of the civil calendar: the difference of the years, less one while the day of the year has not come. */
function yearsInCel(from: string, to: string): string {
  const years = (a: string, b: string) => `double(${b}.getFullYear() - ${a}.getFullYear() - (${b}.getMonth() < ${a}.getMonth() || (${b}.getMonth() == ${
    a}.getMonth() && ${b}.getDate() < ${a}.getDate()) ? 1 : 0))`
  return `(${from} <= ${to} ? ${years(from, to)} : -${years(to, from)})`
}

function termInCel(term: Term, name: Called = called): string {
  switch (term.term) {
    case 'number': return `(${decimal(term.value)})`
    case 'fact': return name(term.fact)
    case 'age': return yearsInCel(dayInCel(term.born, name), dayInCel(term.on, name))
    case 'elapsed': {
      const [from, to] = [dayInCel(term.from, name), dayInCel(term.to, name)]
      return term.unit === 'year' ? yearsInCel(from, to) : `(double((${to} - ${from}).getHours()) / 24.0)`
    }
    case 'lookup': return `(kind == "a" ? (flag ? 1.5 : -2.0) : kind == "b" ? (flag ? 0.0 : 1 / 0 == 0 ? 0.0 : 0.0) : (flag || true) && 1 / 0 == 0 ? 0.0 : 0.0)`
    case 'points': return `(${termInCel(term.of, name)} < -1.25 ? 0.0 : ${termInCel(term.of, name)} < 2.0 ? 3.0 : 4.5)`
    case 'score': {
      const flag = '(flag ? 3.0 : 0.25)'
      return term.section === undefined ? `({"a": 1.0, "b": 0.5, "c": -2.0}[kind] + ${flag})` : flag
    }
    case 'count': return `(${eachRow((index) => `(size(table) > ${index} ? (${
      term.where !== undefined && 'rule' in term.where ? inCel(term.where, inRow(index)) : 'true'} ? 1.0 : 0.0) : 0.0)`).join(' + ')})`
    case 'min': case 'max': {
      const than = (other: number, index: number) => `(size(table) <= ${other} || table[${index}].amount ${term.term === 'min' ? '<=' : '>='} table[${other}].amount)`
      return eachRow((index) => `size(table) > ${index} && ${eachRow((other) => than(other, index)).join(' && ')} ? table[${index}].amount : `)
        .reduceRight((rest, one) => `(${one}${rest})`, '(1 / 0 == 0 ? 0.0 : 0.0)')
    }
    case 'parameter': return term.parameter
    case 'sum': return `(${Array.from({ length: rows }, (_, index) => {
      const counted = term.where === undefined || 'rule' in term.where ? '' : ` && ${term.fact}[${index}].${term.where.column} == "${term.where.is}"`
      return `(size(${term.fact}) > ${index}${counted} ? ${term.fact}[${index}].${term.column} : 0.0)`
    }).join(' + ')})`
    case 'rounded': throw new TypeError('CEL does not round')
    case 'plus': case 'minus': case 'times':
      return `(${termInCel(term.left, name)} ${{ plus: '+', minus: '-', times: '*' }[term.term]} ${termInCel(term.right, name)})`
  }
}

const signs = {
  below: '<', atMost: '<=', atLeast: '>=', above: '>', before: '<', onOrBefore: '<=', sameDay: '==', onOrAfter: '>=', after: '>',
} as const

/** A scope in CEL: its region, while its pilot runs. */
const scopeInCel = (scope: string, fact: string): string =>
  ({ here: `${fact} in ["a", "c"]`, pilot: `timestamp("${reading.on}T00:00:00Z") <= timestamp("2026-06-30T00:00:00Z") && ${fact} in ["b"]`, over: 'false' })[scope] ?? '1 / 0 == 0'

/** The rule in CEL. A share of nothing divides by zero, so that CEL does not decide it either. */
function inCel(rule: RuleData, name: Called = called): string {
  switch (rule.rule) {
    case 'given': return ['table', 'several'].includes(rule.fact) ? `size(${rule.fact}) > 0` : `${rule.fact} != ""`
    case 'is': return `${name(rule.fact)} == ${JSON.stringify(rule.value)}`
    case 'includes': return `"${rule.value}" in ${rule.fact}`
    case 'oneOf': return `${rule.fact} in ${list(rule.values)}`
    case 'shareAtLeast': {
      const [part, whole, share] = [rule.part, rule.whole, rule.share].map((term) => termInCel(term, name))
      return `(${whole} + 0.0 * (${share} + ${part}) == 0.0 ? 1 / 0 == 0 : ${part} >= ${share} * ${whole})`
    }
    case 'all': return `(${rule.of.map((part) => `(${inCel(part)})`).join(' && ')})`
    case 'any': return `(${rule.of.map((part) => `(${inCel(part)})`).join(' || ')})`
    case 'not': return `!(${inCel(rule.of)})`
    case 'unless': return `((${inCel(rule.general)}) || (${inCel(rule.exception)}))`
    case 'inScope': return scopeInCel(rule.scope, name(rule.fact ?? ''))
    case 'onlyIn': return `(!(${scopeInCel(rule.scope, name(rule.fact ?? ''))}) || (${inCel(rule.of, name)}))`
    case 'inList': return `${name(rule.fact)} in ["a", "c"]`
    case 'inBand': return `(${termInCel(rule.of, name)} < -1.25 ? "low" : ${termInCel(rule.of, name)} < 2.0 ? "middle" : "high") in ${list(rule.names)}`
    case 'someRow': return `(${eachRow((index) => `(size(table) > ${index} ? (${inCel(rule.of, inRow(index))}) : false)`).join(' || ')})`
    case 'everyRow': return `(${eachRow((index) => `(size(table) > ${index} ? (${inCel(rule.of, inRow(index))}) : true)`).join(' && ')})`
    case 'before': case 'onOrBefore': case 'sameDay': case 'onOrAfter': case 'after':
      return `${dayInCel(rule.left, name)} ${signs[rule.rule]} ${dayInCel(rule.right, name)}`
    case 'below': case 'atMost': case 'atLeast': case 'above': return `${termInCel(rule.left, name)} ${signs[rule.rule]} ${termInCel(rule.right, name)}`
  }
}

/** Facts as CEL takes them: decimals as doubles, the empty answer as itself. What is unknown is undeclared. */
const context = (known: Facts): Record<string, unknown> => ({
  ...known,
  ...Object.fromEntries(Object.entries(reading.parameters).flatMap(([name, values]) => {
    const value = valueOn(values, reading.on)
    return value === null ? [] : [[name, Number(value)]]
  })),
  ...(known['part'] !== undefined && { part: Number(known['part']) }),
  ...(known['table'] !== undefined && { table: rowsIn(known['table']).map((row) => ({ ...row, amount: Number(row['amount']) })) }),
})

const environment = new Environment({ unlistedVariablesAreDyn: true })

function verdictOfCel(program: (context: Record<string, unknown>) => unknown, known: Facts): Verdict {
  try {
    return program(context(known)) === true
  } catch (error) {
    // Only what stands for our unknown may fail: any other error is a wrong translation, and must not pass for one.
    if (error instanceof Error && /^(Unknown variable|division by zero)/.test(error.message)) return 'unknown'
    throw error
  }
}

test('a hundred thousand random verdicts agree with CEL: 5,000 rules, each on twenty sets of facts', () => {
  let decided = 0
  fc.assert(fc.property(rules, fc.array(facts, { minLength: 20, maxLength: 20 }), (rule, sets) => {
    const program = environment.parse(inCel(rule))
    for (const known of sets) {
      const { verdict } = evaluate(rule, known, reading)
      if (verdict !== 'unknown') decided += 1
      assert.equal(verdict, verdictOfCel(program, known), JSON.stringify({ cel: inCel(rule), known }))
    }
  }), { numRuns: 5_000, seed: 20_261_124 })
  assert.ok(decided > 30_000, `Only ${decided} verdicts were decided`)
})
