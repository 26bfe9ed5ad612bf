import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { integersBetween } from './integer-grammar.ts'

/** The expression as a regular one: it has literals, classes, repetitions, groups and choices alone. */
const asRegex = (expression: string): RegExp => new RegExp(`^(?:${expression.replaceAll(/"([^"]*)"|\s+/g, '$1')})$`)

test('the numbers between two bounds are taken, and no others', () => {
  const bound = fc.oneof(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -120_000, max: 120_000 }))
  fc.assert(fc.property(bound, bound, fc.oneof(bound, fc.constant(undefined)), (a, b, given) => {
    const [least, most] = [Math.min(a, b), Math.max(a, b)]
    const regex = asRegex(integersBetween(least, most))
    for (const number of given === undefined ? [least - 1, least, most, most + 1, Math.trunc((least + most) / 2)] : [given]) {
      assert.equal(regex.test(String(number)), number >= least && number <= most, `${number} between ${least} and ${most}: ${regex}`)
    }
  }), { numRuns: 1_000 })
})

test('no number begins with a nought, and nought has no sign', () => {
  const regex = asRegex(integersBetween(-12, 120))
  for (const text of ['007', '-0', '00', '', '-', '+5', '1.0', '-013']) assert.equal(regex.test(text), false, text)
})
