import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BudgetRefusal } from './budget.ts'
import { amountWords, explainRefusal } from './messages.ts'

const quota = { limit: 2, remaining: 0, resetSeconds: 1 }
const refusal = (what: Partial<BudgetRefusal>): string => explainRefusal({
  refused: 'requests per minute', kind: 'requests', period: 'minute', limit: 2n, remaining: { requests: quota, tokens: quota }, ...what,
}).en.replaceAll(/\s/g, ' ')

test('a limit that is reached is named once, with whose budget it is', () => {
  assert.equal(refusal({ retryAfterSeconds: 30 }), 'The limit is reached (requests per minute: 2). Try again in 30 s, or raise the limit.')
  assert.equal(refusal({ refused: 'company budget', kind: 'money', period: 'day', limit: 5n, retryAfterSeconds: 7_200 }), 'The limit is reached (budget of the company, money per day: ₸0.05). Try again in 7200 s, or raise the limit.')
  assert.equal(refusal({ refused: 'tokens per minute', kind: 'tokens', limit: 100n }), 'The request is larger than the limit (tokens per minute: 100). Lower max_tokens, or raise the limit.')
})

test('a long wait is told in days and hours, and by what begins then', () => {
  assert.match(refusal({ refused: 'key budget', period: 'day', retryAfterSeconds: 7_201 }), /Try again tomorrow \(in 3 h\), or raise/)
  assert.match(refusal({ refused: 'key budget', period: 'month', retryAfterSeconds: 350_274 }), /Try again on the 1st of next month \(in 4 d 2 h\), or raise/)
  assert.match(refusal({ refused: 'key budget', period: 'month', retryAfterSeconds: 48 * 3_600 }), /\(in 2 d\)/)
})

test('money is printed one way in each language, however small it is', () => {
  const printed = (amount: bigint, locale: 'ru' | 'en'): string => amountWords('money', amount, locale).replaceAll(/\s/g, ' ')
  assert.deepEqual([printed(5_000_000n, 'en'), printed(71_880_000n, 'en'), printed(1_234_567n, 'en')], ['₸0.05', '₸0.7188', '₸0.0123'])
  assert.equal(printed(71_880_000n, 'ru'), '0,7188 ₸')
})
