import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerOf, compared } from './board-bars.ts'
import type { Evaluation } from './evaluations.ts'
import { leaderboard } from './leaderboard.ts'

type Known = Pick<Evaluation, 'model' | 'results'> & { readonly modelHash?: string }

const judged = (model: string, task: string, metric: string, { value, low, high, items = 204 }: { value: number; low: number; high: number; items?: number }): Evaluation => {
  const said: Known = { model, modelHash: model, results: [{ task, metric, prompts: 'd'.repeat(64), runs: [{ seed: 1, estimate: { value, low, high, items }, unanswered: 0 }] }] }
  return { id: model, state: 'done', ...said } as unknown as Evaluation
}

const topic = { id: 'topic-kk', metric: 'accuracy', chance: 0.25, lessIsBetter: false } as const

test('models stand from the best to the worst, without those taken back, or made from what was, and those of few items, and those better than chance for sure are counted', () => {
  const board = leaderboard([
    judged('weak', 'topic-kk', 'accuracy', { value: 0.27, low: 0.21, high: 0.34 }), judged('good', 'topic-kk', 'accuracy', { value: 0.41, low: 0.34, high: 0.48 }),
    judged('few', 'topic-kk', 'accuracy', { value: 1, low: 0.7, high: 1, items: 10 }), judged('back', 'topic-kk', 'accuracy', { value: 0.9, low: 0.8, high: 1 }),
    judged('source', 'topic-kk', 'accuracy', { value: 0.9, low: 0.8, high: 1 }),
  ], { takenBack: (hash) => ({ back: 'itself', source: 'source' } as const)[hash] })
  const all = compared(board, topic)
  assert.deepEqual(all.map(({ name }) => name), ['good', 'weak'])
  assert.deepEqual(answerOf(topic, all).map(({ en }) => en), ['Best: good, 41\u00a0%', 'Surely better than chance: 1 of 2'])
  assert.deepEqual(answerOf(topic, all.slice(1)).map(({ en }) => en), ['Best: weak, 27\u00a0%', 'No model is surely better than chance'])
})

test('where less is better the least stands first, and chance is no mark to beat', () => {
  const bits = { id: 'bits-per-byte-kk', metric: 'bits per byte', lessIsBetter: true } as const
  const all = compared(leaderboard([judged('a', bits.id, bits.metric, { value: 1.2, low: 1.1, high: 1.3 }), judged('b', bits.id, bits.metric, { value: 1.05, low: 1, high: 1.1 })]), bits)
  assert.deepEqual(all.map(({ name }) => name), ['b', 'a'])
  assert.deepEqual(answerOf(bits, all).map(({ en }) => en), ['Best: b, 1.05'])
})
