/** Specifies the words for what the trainer refuses. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { noPython, programPath } from '../python.ts'
import { readEvent } from './event.ts'
import { causeOf } from './failure-words.ts'
import type { RunEvent } from './runs.ts'

/** What a recipe of this portal is refused for before the trainer sees it. */
const refusedBefore = ['heads', 'recipe-lacks', 'no-budget']

const said = (message: string, more: object = {}): RunEvent => {
  const event = readEvent(JSON.stringify({ ev: 'error', message, ...more }))
  assert.ok(event)
  const { ev, ...body } = event
  return { seq: 1, kind: ev, at: '2026-01-01T00:00:00.000Z', body }
}

test('for whatever the trainer refuses there are words in every language, with all its values', () => {
  const code = readFileSync(programPath('train.py'), 'utf8')
  const refusals = [...code.matchAll(/Refused\((.*?)"([a-z]+(?:-[a-z]+)+)"((?:, \w+=(?:[^,()]|\([^()]*\))+)*)\)/gs)].map(([, , name = '', values = '']) => ({ name, values: [...values.matchAll(/(\w+)=/g)].map(([, value]) => value!) }))
  assert.ok(refusals.length >= 10)
  for (const { name, values } of refusals.filter(({ name }) => !refusedBefore.includes(name))) {
    const cause = causeOf('x', said('x', { code: name, values: Object.fromEntries(values.map((value, i) => [value, 1700 + i])) }))
    assert.ok('text' in cause, name)
    for (const words of Object.values(cause.text)) {
      assert.doesNotMatch(words, /\?/, name)
      for (const [i, value] of values.entries()) assert.match(words, new RegExp(`1[\\s,]?70${i}`), `${name}: ${value}`)
    }
  }
})

test('words of an older refusal, or without a code that is known, are the trainer’s own', () => {
  assert.deepEqual(causeOf('x', said('y', { code: 'heads' })), { trainer: 'x' })
  assert.deepEqual(causeOf('x', said('x', { code: 'toString' })), { trainer: 'x' })
  assert.deepEqual(causeOf('x', undefined), { trainer: 'x' })
})

test('what the portal itself said is said in the reader’s language', () => {
  assert.deepEqual(causeOf(noPython.en, undefined), { text: noPython })
})
