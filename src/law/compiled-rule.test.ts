import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { compileRule } from './compiled-rule.ts'
import { evaluate, type Reading } from './evaluate.ts'
import type { Facts } from './field.ts'
import type { RuleData } from './rule.ts'

const reading: Reading = { parameters: { share: [] }, on: '2026-11-30' }

const fact = fc.constantFrom('a', 'b', 'c')
const text = fc.constantFrom('', 'x', 'y', '3', '4.5')
const simple: fc.Arbitrary<RuleData> = fc.oneof(
  fc.record({ rule: fc.constant('given' as const), fact }),
  fc.record({ rule: fc.constant('is' as const), fact, value: fc.oneof(fc.boolean(), text) }),
  fc.record({ rule: fc.constant('oneOf' as const), fact, values: fc.array(text) }),
  fc.record({ rule: fc.constant('includes' as const), fact, value: text }),
  fc.record({ rule: fc.constantFrom('below' as const, 'atMost' as const, 'atLeast' as const, 'above' as const), left: fc.constant({ term: 'fact' as const, fact: 'n' }), right: fc.constantFrom({ term: 'number' as const, value: '4.5' }, { term: 'parameter' as const, parameter: 'share' }, { term: 'fact' as const, fact: 'm' }) }),
)
const { rule: rules } = fc.letrec<{ rule: RuleData }>((tie) => ({
  rule: fc.oneof({ maxDepth: 3 }, simple, fc.record({ rule: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('rule'), { maxLength: 3 }) }),
    fc.record({ rule: fc.constant('not' as const), of: tie('rule') }), fc.record({ rule: fc.constant('unless' as const), general: tie('rule'), exception: tie('rule') })),
}))
const answer = fc.oneof(fc.boolean(), text, fc.array(text), fc.record({ region: text }))
const facts: fc.Arbitrary<Facts> = fc.record({ a: answer, b: answer, c: answer, n: fc.constantFrom('', '4.5', '4.6', 3, 9), m: fc.constantFrom('2', 7) }, { requiredKeys: [] })

test('a compiled rule says of all facts what the evaluator says of them', () => {
  fc.assert(fc.property(rules, facts, (rule, known) => {
    assert.equal(compileRule(rule, reading)(known), evaluate(rule, known, reading).verdict)
  }), { numRuns: 2000 })
})
