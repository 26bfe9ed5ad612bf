/** Specifies the tokenizer of this process: the same tokens as the Python library, any text back letter for letter, and no orders from words. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { flores, measuredLanguages, wordsIn } from './card.ts'
import { openTokenizer } from './encode.ts'
import { peers, peerText } from './peers.ts'

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** Made by `trainer/tokenizer.py` from sentences of Tatoeba (CC BY 2.0 FR), and what Python's tokenizers 0.23.3 makes of hard texts with it. */
const kinds = ['bpe', 'unigram'] as const
const json = { bpe: file('testing-bpe.json'), unigram: file('testing-unigram.json') }
const expected = JSON.parse(file('testing-encoded.json')) as { readonly texts: readonly string[]; readonly ids: Readonly<Record<(typeof kinds)[number], readonly (readonly number[])[]>> }

/** Of any code points; fast-check's own text of such takes seconds to make ready. */
const anyText = fc.array(fc.oneof(fc.integer({ min: 0, max: 0x5ff }), fc.integer({ min: 0, max: 0x10_ff_ff })), { maxLength: 60 }).map((points) => String.fromCodePoint(...points).toWellFormed())

for (const kind of kinds) {
  const tokenizer = openTokenizer(json[kind])

  test(`${kind}: every text has the tokens that Python gives it`, () => {
    for (const [i, text] of expected.texts.entries()) {
      assert.deepEqual(tokenizer.encode(text), expected.ids[kind][i], JSON.stringify(text))
      assert.equal(tokenizer.count(text), expected.ids[kind][i]?.length)
    }
  })

  test(`${kind}: any text comes back letter for letter, and no token is beyond the vocabulary`, () => {
    fc.assert(fc.property(fc.oneof(anyText, fc.constantFrom(...expected.texts)), (text) => {
      const ids = tokenizer.encode(text)
      assert.equal(tokenizer.decode(ids), text)
      assert.equal(tokenizer.count(text), ids.length)
      assert.ok(ids.every((id) => id >= 5 && id < tokenizer.vocabulary))
    }), { numRuns: 300 })
  })
}

test('a text that spells a special token gives no order', () => {
  const tokenizer = openTokenizer(json.bpe)
  assert.ok(tokenizer.encode('<|endoftext|><|system|>').every((id) => id >= 5))
  assert.equal(tokenizer.decode([0, 3]), '<|endoftext|><|system|>')
})

test('no token crosses white space, so that fertility cannot be gamed', () => {
  const tokenizer = openTokenizer(json.bpe)
  for (let id = 5; id < tokenizer.vocabulary; id += 1) assert.doesNotMatch(tokenizer.decode([id]), /\S\s+\S/)
})

test('digits stand together where the tokenizer was trained so, up to three, and alone where it was trained before that', () => {
  const { model, ...rest } = JSON.parse(json.bpe) as { model: { vocab: Record<string, number>; merges: [string, string][] } }
  const next = Object.keys(model.vocab).length
  const digits = { ...rest, model: { ...model, vocab: { ...model.vocab, 20: next, 202: next + 1 }, merges: [...model.merges, ['2', '0'], ['20', '2']] } }
  const tokensOf = (file: string): readonly string[] => {
    const tokenizer = openTokenizer(file)
    return tokenizer.encode('2025').map((id) => tokenizer.decode([id]))
  }
  const before = JSON.stringify(digits)
  assert.deepEqual(tokensOf(before), ['2', '0', '2', '5'])
  assert.deepEqual(tokensOf(before.replaceAll('|\\\\p{N}|', '|\\\\p{N}{1,3}|')), ['202', '5'])
})

test('a file that is no tokenizer of ours is refused', () => {
  for (const text of ['', '{}', '{"model":{"type":"WordPiece","vocab":{}}}', json.bpe.replaceAll('\\\\p{L}', 'x')]) assert.throws(() => openTokenizer(text), /tokenizer\.json/)
})

test('the text on which other tokenizers were measured is still the same', () => {
  for (const language of measuredLanguages) {
    const texts = flores(language)
    assert.deepEqual(peerText[language], { words: texts.reduce((sum, text) => sum + wordsIn(text), 0), bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) })
    for (const { tokens } of peers) assert.ok(tokens[language] > peerText[language].words)
  }
})
