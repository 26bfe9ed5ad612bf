import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseState } from '../../kernel/cases/index.ts'
import { licence } from '../../law/testing.ts'
import { mainPath, pathOf } from './case-path.ts'

const passing = (...steps: readonly string[]): CaseState => {
  const step = steps.at(-1)
  return {
    ...(step !== undefined && { step }), facts: {}, votes: [], recused: [], opinions: [], asked: [], reminded: [], extended: false, decisions: [], filedAt: '2026-02-02T05:00:00.000Z', escalated: false,
    passages: steps.map((name) => ({ step: name, entered: '2026-02-02T05:00:00.000Z', people: [] })),
  }
}

test('the way of a case begins where the declaration says and names each step once', () => {
  const path = mainPath(licence)
  assert.equal(path[0], licence.starts)
  assert.equal(new Set(path).size, path.length)
})

test('wherever a case is, its step stands among those shown, and a closed case is at the end', () => {
  for (const step of Object.keys(licence.steps)) {
    const { steps, current } = pathOf(licence, passing(licence.starts, step))
    assert.equal(steps[current - 1], licence.steps[step as keyof typeof licence.steps]?.title)
  }
  const { steps, current } = pathOf(licence, passing())
  assert.equal(current, steps.length)
})

test('a step through which a case never went is not told as done', () => {
  const [first = '', second = '', third = ''] = mainPath(licence)
  assert.deepEqual(pathOf(licence, passing(first, third)).skipped, [mainPath(licence).indexOf(second) + 1])
  assert.deepEqual(pathOf(licence, passing(first, second, third)).skipped, [])
  const { step: _, ...closed } = passing(first)
  const { skipped, current } = pathOf(licence, { ...closed, closedAt: '2026-02-03T05:00:00.000Z' })
  assert.equal(skipped.length, current - 2, 'of a case that was closed at once, every later step')
})
