/** Specifies for what a call is refused for good where no tokenizer of its model is at hand: for what cannot fit, not for what may. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BudgetRefusal, Budgets, Call } from '../budgets/index.ts'
import type { Asked } from './asked.ts'
import type { Parts } from './parts.ts'
import { reserveRoom } from './room.ts'
import { model, testKey } from './testing.ts'
import { TokenRates } from './token-rates.ts'

const remaining = { requests: { limit: 100, remaining: 99, resetSeconds: 1 }, tokens: { limit: 20_000, remaining: 20_000, resetSeconds: 60 } }

/** What is reserved for a prompt of so many bytes on a key of 20,000 tokens a minute, or of a month; the word of the refusal where nothing is. */
function reservedFor({ bytes, output = 500, left = 20_000, refused = 'tokens per minute' }: { readonly bytes: number; readonly output?: number; readonly left?: number; readonly refused?: BudgetRefusal['refused'] }): number | 'refused for good' | 'later' {
  const limit = 20_000
  let answer: ReturnType<typeof reservedFor> | undefined
  const budgets: Pick<Budgets, 'reserve' | 'lease'> = {
    reserve(_key, { promptTokens, maxOutputTokens }: Call) {
      const needed = promptTokens + maxOutputTokens
      if (needed > left) return { refused, kind: 'tokens', period: refused === 'tokens per minute' ? 'minute' : 'month', limit: BigInt(limit), ...(needed <= limit && { retryAfterSeconds: 30 }), remaining }
      answer = needed
      return { remaining, settle: () => undefined, cancel: () => undefined }
    },
    lease: async () => undefined,
  }
  const asked = { model: 'stub', prompt: { bytes, tokens: 0, added: 20, parts: 1 }, outputTokens: output, body: { fields: {} } } as Asked
  reserveRoom({ budgets, rates: new TokenRates() } as Pick<Parts, 'budgets' | 'rates' | 'upstreams'>, { id: 'one', key: testKey, asked, model: { ...model, contextLength: 128_000 }, upstreams: [] }, {
    held: () => undefined,
    refused: ({ retryAfterSeconds }) => { answer = retryAfterSeconds === undefined ? 'refused for good' : 'later' },
    after: () => assert.fail('nothing is waited for'),
  })
  return answer!
}

test('a prompt that may fit into the tokens of a minute takes them all, and is not refused for good', () => {
  assert.equal(reservedFor({ bytes: 20_000 }), 20 + Math.ceil(20_000 / 3.7 * 1.25) + 500, 'what surely fits takes somewhat more than is likely')
  assert.equal(reservedFor({ bytes: 60_000 }), 20_000)
  assert.equal(reservedFor({ bytes: 160_000 }), 20_000)
  assert.equal(reservedFor({ bytes: 60_000, left: 19_000 }), 'later', 'and waits for a minute that is whole')
})

test('what cannot fit, were its tokens as long as those of a vocabulary made for the language, is refused for good', () => {
  assert.equal(reservedFor({ bytes: 170_000 }), 'refused for good')
  assert.equal(reservedFor({ bytes: 60_000, output: 20_000 }), 'refused for good')
  assert.equal(reservedFor({ bytes: 60_000, refused: 'key budget' }), 'refused for good', 'a budget that lasts is held by what is likely')
})
