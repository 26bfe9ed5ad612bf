/** Specifies duplicates: equal words are one text, texts that are nearly equal too, others are left alone. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { exactKeyOf } from './exact-key.ts'
import { exactDuplicates, nearDuplicates } from './near-duplicates.ts'
import { wordReader } from './words.ts'

async function firstsOf(texts: readonly string[]): Promise<{ readonly exact: readonly number[]; readonly near: readonly number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'duplicates-'))
  const read = wordReader()
  try {
    const [exact, near] = [exactDuplicates(folder), nearDuplicates(folder)]
    for (const text of texts) {
      exact.add(exactKeyOf(read(text), text))
      near.add(read(text))
    }
    const answer = { exact: [...exact.finish()], near: [...await near.finish()] }
    assert.deepEqual(readdirSync(folder), [], 'nothing stays on the disk')
    return answer
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Different words, drawn from a seed. */
function essay(words: number, seed: number): string[] {
  let state = seed
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return `сөз${state % 50_021}`
  })
}

test('Case, punctuation and white space make no text another', async () => {
  assert.deepEqual((await firstsOf(['Алматы – үлкен қала.', 'АЛМАТЫ үлкен  қала', 'Астана – үлкен қала.', '…', '!', '…'])).exact, [0, 0, 2, 3, 4, 3])
})

test('A long text with some words changed is the same text, the first one stays', async () => {
  const original = essay(200, 7)
  const changed = original.map((word, at) => (at % 67 === 0 ? `${word}х` : word))
  const { near } = await firstsOf([essay(200, 8).join(' '), original.join(' '), changed.join(' '), essay(200, 9).join(' ')])
  assert.deepEqual(near, [0, 1, 1, 3])
})

test('Short texts that differ in a word are different texts', async () => {
  const { near } = await firstsOf(['Бүгін Алматыда ауа райы өте жақсы болды', 'Бүгін Астанада ауа райы өте жақсы болды', 'Сапасы ұнады, өте жақсы!', 'сапасы ұнады өте жақсы'])
  assert.deepEqual(near, [0, 1, 2, 2])
})

test('Texts without words are like no other text', async () => {
  assert.deepEqual((await firstsOf(['!', '?', '', '—'])).near, [0, 1, 2, 3])
})

test('Whatever the texts, each belongs to a text at or before it, which belongs to itself, and equal texts belong together', async () => {
  const word = fc.constantFrom(...'бір екі үш төрт бес алты жеті сегіз тоғыз он'.split(' '))
  await fc.assert(fc.asyncProperty(fc.array(fc.array(word, { maxLength: 40 }), { maxLength: 30 }), async (lists) => {
    const texts = lists.map((words) => words.join(' '))
    const { exact, near } = await firstsOf(texts)
    for (const [at, text] of texts.entries()) {
      assert.equal(exact[at], texts.indexOf(text))
      assert.ok(near[at]! <= at && near[near[at]!] === near[at])
      if (text !== '') assert.equal(near[at], near[texts.indexOf(text)])
    }
  }), { numRuns: 60 })
})
