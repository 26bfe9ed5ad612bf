/** Specifies how what somebody types into the search of a register becomes the words that are looked for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsOf } from './register.ts'

test('an identifier in groups is one word, the year and the number of an entry are two', () => {
  assert.deepEqual(wordsOf('870101 300 123'), ['870101300123'])
  assert.deepEqual(wordsOf('2012 4000 1234'), ['201240001234'])
  assert.deepEqual(wordsOf(' 2026 000012 '), ['2026', '000012'])
  assert.deepEqual(wordsOf('Old  lane'), ['old', 'lane'])
})
