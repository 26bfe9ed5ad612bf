import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { settle } from './settlement.ts'

const asked = { promptTokens: 100, outputTokens: 50, choices: 1 }

test('what an upstream tells and what can be is billed as it tells it', () => {
  assert.deepEqual(settle({ prompt_tokens: 20, completion_tokens: 10 }, asked, { bytes: 60, pieces: 10 }), { promptTokens: 20, outputTokens: 10, estimated: false })
})

test('more tokens than bytes cannot be: what passed is counted', () => {
  assert.deepEqual(settle({ prompt_tokens: 20, completion_tokens: 40 }, asked, { bytes: 20, pieces: 4 }), { promptTokens: 20, outputTokens: 4, estimated: true })
})

test('hidden reasoning is believed as far as it was reserved', () => {
  const told = { prompt_tokens: 20, completion_tokens: 45, completion_tokens_details: { reasoning_tokens: 40 } }
  assert.equal(settle(told, asked, { bytes: 20, pieces: 4 }).outputTokens, 45)
  assert.equal(settle({ ...told, completion_tokens: 900, completion_tokens_details: { reasoning_tokens: 890 } }, asked, { bytes: 20, pieces: 4 }).outputTokens, 4)
})

test('an upstream that tells nothing is estimated', () => {
  assert.deepEqual(settle(undefined, asked, { bytes: 80, pieces: 0 }), { promptTokens: 13, outputTokens: 10, estimated: true })
})

test('embeddings have no output', () => {
  assert.deepEqual(settle({ prompt_tokens: 20, total_tokens: 20 }, { promptTokens: 100, outputTokens: 0, choices: 0 }, { bytes: 0, pieces: 0 }), { promptTokens: 20, outputTokens: 0, estimated: false })
})

test('whatever an upstream says, no more is billed than was reserved', () => {
  const told = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(undefined), fc.constant(null))
  fc.assert(fc.property(told, told, told, fc.nat(10_000), fc.nat(500), fc.nat(1_000), fc.nat(1_000), (prompt, output, hidden, bytes, pieces, promptTokens, outputTokens) => {
    const settled = settle({ prompt_tokens: prompt, completion_tokens: output, completion_tokens_details: { reasoning_tokens: hidden } }, { promptTokens, outputTokens, choices: 1 }, { bytes, pieces })
    for (const [of, most] of [[settled.promptTokens, promptTokens], [settled.outputTokens, outputTokens]] as const) assert.ok(Number.isSafeInteger(of) && of >= 0 && of <= most)
  }))
})
