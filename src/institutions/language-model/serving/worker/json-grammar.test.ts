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

test('what is wrong with a schema is named by the keyword, its place and what it takes', () => {
  for (const [schema, words] of [
    [{ type: 'nope' }, /the value of “type” at # is invalid: expected one of: object, array, string/],
    [{ type: [] }, /the value of “type” at # is invalid/],
    [{ type: 'object', properties: { a: {} }, required: ['b'], additionalProperties: false }, /“required” at # names “b”, which “properties” does not have/],
    [{ type: 'object', required: 'b' }, /“required” at # is invalid: expected a list of strings/],
    [{ type: 'object', properties: ['a'] }, /“properties” at # is invalid: expected an object/],
    [{ properties: { a: 5 } }, /no schema at #\/a/],
    [{ type: 'string', minLength: -1 }, /“minLength” at # is invalid: expected a whole number of at least 0/],
    [{ type: 'string', minLength: 5, maxLength: 2 }, /within “minLength” and “maxLength”/],
    [{ type: 'array', minItems: 5, maxItems: 2 }, /within “minItems” and “maxItems”/],
    [{ type: 'array', maxItems: 100_000 }, /“maxItems” at # is invalid: expected a whole number from 0 to 2000/],
    [{ type: 'integer', minimum: '5' }, /“minimum” at # is invalid: expected a number/],
    [{ type: 'integer', exclusiveMinimum: 5, maximum: 5 }, /within “exclusiveMinimum” and “maximum”/],
    [{ type: 'number', multipleOf: 0.1 }, /keyword “multipleOf” at # is not supported/],
    [{ enum: [] }, /“enum” at # is invalid: expected a list that is not empty/],
    [{ anyOf: 'string' }, /“anyOf” at # is invalid/],
    [{ allOf: [{ type: 'string' }, { type: 'number' }] }, /“allOf” at # cannot be put together/],
    [{ $ref: 'https://example.kz/schema' }, /“\$ref” at # is invalid: expected a reference that begins with #/],
  ] as const) assert.match(refusal(schema), words)
})

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

test('a schema of which no answer would end is refused with the mend', () => {
  const part = { type: 'object', properties: { part: { $ref: '#' } }, required: ['part'] }
  for (const schema of [
    { $ref: '#' }, { anyOf: [{ $ref: '#' }, { type: 'string' }] }, { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { oneOf: [{ $ref: '#/$defs/a' }, { type: 'null' }] } } },
    part, { type: 'array', minItems: 1, items: { $ref: '#' } }, { type: 'array', prefixItems: [{ $ref: '#' }] }, { type: 'object', required: ['more'], additionalProperties: { $ref: '#' } },
    { type: 'object', properties: { free: { $ref: '#/$defs/part' } }, $defs: { part: { ...part, properties: { part: { $ref: '#/$defs/part' } } } } },
  ]) assert.match(refusal(schema), /leads back to itself.*not required/, JSON.stringify(schema))
})

test('a chain or a tree that can end refers to itself as it likes', () => {
  for (const schema of [
    { type: 'object', properties: { next: { anyOf: [{ $ref: '#' }, { type: 'null' }] } }, required: ['next'] },
    { type: 'object', properties: { left: { $ref: '#' }, right: { $ref: '#' } } },
    { type: 'array', items: { $ref: '#' } },
    { $ref: '#/$defs/a', $defs: { a: { type: 'object', properties: { b: { $ref: '#/$defs/b' } }, required: ['b'] }, b: { type: 'array', items: { $ref: '#/$defs/a' } } } },
  ]) assert.match(grammarOf(schema, 'x'), /^root ::= /, JSON.stringify(schema))
})
