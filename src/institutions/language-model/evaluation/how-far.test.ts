import assert from 'node:assert/strict'
import { test } from 'node:test'
import { same } from '../../../law/text.ts'
import { howFar } from './how-far.ts'

test('the bar goes on from task to task and from seed to seed, and ends full; beside it stands which task it is', () => {
  const seen = [0, 1, 2].flatMap((part) => [0, 1].flatMap((round) => [1, 5, 10].map((done) => howFar({ title: same('Үлгі'), part, parts: 3, round, rounds: 2 }, done, 10))))
  assert.deepEqual(seen.map(({ done }) => done), seen.map(({ done }) => done).toSorted((a, b) => a - b))
  assert.deepEqual([seen[0]!.done, seen.at(-1)!.done, seen.at(-1)!.total], [5, 300, 300])
  assert.equal(seen[0]!.note.en, 'Task 1 of 3. Үлгі: 1 / 10')
  assert.equal(seen.at(-1)!.note.kk, '3-тапсырма (барлығы 3). Үлгі: 10 / 10')
})
