/** Progress for programs: the names and forms in which published results come. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testPortal } from '../../../portal/testing.ts'
import { progressApi } from './index.ts'

const { app } = testPortal({ routes: progressApi })
const asked = async (path: string, body?: unknown) => {
  const answer = await app.request(`http://localhost${path}`, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return { status: answer.status, said: await answer.json() }
}

test('one series is measured, whether its numbers are numbers or cells of a table', async () => {
  const numbers = await asked('/api/strategy/progress', { base_value: 100, base_year: 2015, current_value: 80, current_year: 2020, direction: -1, target: 50, target_year: 2030, limit: null })
  assert.equal(numbers.status, 200)
  assert.equal(numbers.said.status, 'substantial_progress')
  assert.equal(numbers.said.method, 'growth-ratio@1')
  assert.equal(numbers.said.progress_value, numbers.said.ratio)
  assert.ok(numbers.said.trace.every((step: Record<string, string>) => step['kk'] && step['ru'] && step['en']))
  const cells = await asked('/api/strategy/progress', { base_value: '100.0', base_year: '2015', current_value: '80', current_year: '2020-2021', direction: 'negative', target: '50', target_year: '2030', limit: '', sign: 1, status: 'substantial_progress' })
  assert.deepEqual(cells.said, numbers.said)
})

test('what is absent is taken as Open SDG takes it', async () => {
  const { said } = await asked('/api/strategy/progress', { base_value: 100, current_value: 80, current_year: 2020, target: 50 })
  assert.equal(said.status, 'substantial_progress')
  assert.equal((await asked('/api/strategy/progress', { current_year: 2020 })).said.status, 'not_available')
})

test('a word for a number is refused with its field', async () => {
  const { status, said } = await asked('/api/strategy/progress', { base_value: 'many', current_year: 2020, method: 'growth-ratio@7' })
  assert.equal(status, 422)
  assert.deepEqual(said.problems.map(({ field }: { field: string }) => field).toSorted(), ['base_value', 'method'])
})

test('a text too long for a number is refused before anybody reads it', async () => {
  const told = (base_value: string) => asked('/api/strategy/progress', { base_value, current_value: 80, current_year: 2020, target: 50 })
  for (const long of ['9'.repeat(400), `1${'0'.repeat(40)}`, `${'1'.repeat(900_000)}x`, `${' '.repeat(900_000)}x`]) assert.equal((await told(long)).status, 422)
  const { status, said } = await told(` -1${'0'.repeat(30)}.5e+99 `)
  assert.deepEqual([status, said.status], [200, 'not_available'], 'what fits is finite, and computed with as far as one can')
})

test('an indicator of several series has their mean, with each series beside it', async () => {
  const one = { base_value: 100, current_year: 2020, target: 50 }
  const { said } = await asked('/api/strategy/progress/indicator', { series: [{ ...one, current_value: 50 }, { ...one, current_value: 100 }] })
  assert.deepEqual([said.status, said.score, said.series.map(({ score }: { score: number }) => score)], ['moderate_progress', 1.25, [5, -2.5]])
})

test('the methods are named with their versions', async () => {
  const { said } = await asked('/api/strategy/progress/methods')
  assert.deepEqual(said.methods.map(({ method }: { method: string }) => method), ['growth-ratio@1', 'linear@1', 'level@1', 'yes-no@1'])
})
