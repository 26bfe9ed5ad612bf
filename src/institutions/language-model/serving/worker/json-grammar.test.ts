/** Specifies what a schema may cost: one that would take the worker's memory or its stack is refused in words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grammarOf } from './json-grammar.ts'
import { ApiError } from './trouble.ts'

const refusal = (schema: unknown): string => {
  try {
    grammarOf(schema, 'response_format')
  } catch (error) {
    assert.ok(error instanceof ApiError, String(error))
    assert.equal(error.status, 400)
    return error.message
  }
  throw new assert.AssertionError({ message: 'It was not refused' })
}

const nested = (levels: number): object => Array.from({ length: levels }).reduce<object>((items) => ({ type: 'array', items }), { type: 'string' })

test('a schema as people write them is taken, also when it contains itself', () => {
  assert.match(grammarOf({ type: 'object', properties: { name: { type: 'string' }, parts: { type: 'array', items: { $ref: '#' } } } }, 'x'), /^root ::= /)
  assert.match(grammarOf(nested(40), 'x'), /^root ::= /)
})

test('schemas inside schemas without end are too large', () => assert.match(refusal(nested(5_000)), /too large/))

test('many long repetitions are too large together, though each would be taken', () => {
  const one = { type: 'string', minLength: 1, maxLength: 2_000 }
  assert.match(grammarOf(one, 'x'), /char\{1,2000\}/)
  assert.match(refusal({ type: 'object', properties: Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`p${at}`, one])) }), /too large/)
})

test('a long name that would be written many times is too large', () => {
  const name = 'k'.repeat(100_000)
  assert.match(refusal({ type: Array.from({ length: 500 }, () => 'object'), properties: { [name]: { type: 'string' } }, required: [name] }), /too large/)
})

test('a reference that is written wrongly leads nowhere', () => assert.match(refusal({ $ref: '#/%' }), /leads nowhere/))
