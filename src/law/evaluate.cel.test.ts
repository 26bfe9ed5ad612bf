/** Agreement with an outside engine: the Common Expression Language, whose errors are absorbed as our unknown is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Environment } from '@marcbachmann/cel-js'
import * as fc from 'fast-check'
import { valueOn } from './dated.ts'
import { evaluate, type Verdict } from './evaluate.ts'
import type { Facts } from './field.ts'
import { facts, reading, rules } from './rule-samples.ts'
import type { RuleData, Term } from './rule.ts'

const rows = 3
const decimal = (value: string): string => (value.includes('.') ? value : `${value}.0`)
const list = (values: readonly string[]): string => `[${values.map((value) => `"${value}"`).join(', ')}]`

function termInCel(term: Term): string {
  switch (term.term) {
    case 'number': return `(${decimal(term.value)})`
    case 'fact': return term.fact
    case 'parameter': return term.parameter
    case 'sum': return `(${Array.from({ length: rows }, (_, index) => {
      const counted = term.where === undefined ? '' : ` && ${term.fact}[${index}].${term.where.column} == "${term.where.is}"`
      return `(size(${term.fact}) > ${index}${counted} ? ${term.fact}[${index}].${term.column} : 0.0)`
    }).join(' + ')})`
    case 'rounded': throw new TypeError('CEL does not round')
    default: return `(${termInCel(term.left)} ${{ plus: '+', minus: '-', times: '*' }[term.term]} ${termInCel(term.right)})`
  }
}

const signs = { below: '<', atMost: '<=', atLeast: '>=', above: '>' } as const

/** The rule in CEL. A share of nothing divides by zero, so that CEL does not decide it either. */
function inCel(rule: RuleData): string {
  switch (rule.rule) {
    case 'given': return rule.fact === 'table' ? 'size(table) > 0' : `${rule.fact} != ""`
    case 'is': return `${rule.fact} == ${JSON.stringify(rule.value)}`
    case 'oneOf': return `${rule.fact} in ${list(rule.values)}`
    case 'shareAtLeast': {
      const [part, whole, share] = [rule.part, rule.whole, rule.share].map(termInCel)
      return `(${whole} + 0.0 * (${share} + ${part}) == 0.0 ? 1 / 0 == 0 : ${part} >= ${share} * ${whole})`
    }
    case 'all': return `(${rule.of.map((part) => `(${inCel(part)})`).join(' && ')})`
    case 'any': return `(${rule.of.map((part) => `(${inCel(part)})`).join(' || ')})`
    case 'not': return `!(${inCel(rule.of)})`
    case 'unless': return `((${inCel(rule.general)}) || (${inCel(rule.exception)}))`
    default: return `${termInCel(rule.left)} ${signs[rule.rule]} ${termInCel(rule.right)}`
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
  ...(Array.isArray(known['table']) && { table: known['table'].map((row) => ({ ...row, amount: Number(row.amount) })) }),
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

test('a hundred thousand random verdicts agree with CEL: 10,000 rules, each on ten sets of facts', () => {
  let decided = 0
  fc.assert(fc.property(rules, fc.array(facts, { minLength: 10, maxLength: 10 }), (rule, sets) => {
    const program = environment.parse(inCel(rule))
    for (const known of sets) {
      const { verdict } = evaluate(rule, known, reading)
      if (verdict !== 'unknown') decided += 1
      assert.equal(verdict, verdictOfCel(program, known), JSON.stringify({ cel: inCel(rule), known }))
    }
  }), { numRuns: 10_000, seed: 20_261_124 })
  assert.ok(decided > 30_000, `Only ${decided} verdicts were decided`)
})
