import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { reservedTokens } from './prompt-size.ts'
import { settle } from './settlement.ts'
import { TokenRates } from './token-rates.ts'

const prompt = { bytes: 90, tokens: 0, added: 10, parts: 1 }
const asked = { prompt, outputTokens: 50, choices: 1, outputShown: true }
/** Four bytes a token, of prompts as of answers. */
const rate = { reserve: 4, prompt: 4, output: 4, pace: 20 }

test('what an upstream tells and what can be is billed as it tells it', () => {
  assert.deepEqual(settle({ prompt_tokens: 20, completion_tokens: 10 }, asked, { bytes: 60, pieces: 10 }, rate), { promptTokens: 20, outputTokens: 10, estimated: false })
})

test('more tokens than bytes cannot be: what passed is counted', () => {
  assert.deepEqual(settle({ prompt_tokens: 20, completion_tokens: 40 }, asked, { bytes: 20, pieces: 4 }, rate), { promptTokens: 20, outputTokens: 4, estimated: true })
})

test('events of which each has the text of several tokens are counted by their text', () => {
  assert.equal(settle(undefined, { ...asked, outputTokens: 500 }, { bytes: 1_200, pieces: 10 }, rate).outputTokens, 200)
})

test('no tokens for a text that came, or for a prompt that was sent, cannot be either', () => {
  assert.deepEqual(settle({ prompt_tokens: 0, completion_tokens: 0 }, asked, { bytes: 60, pieces: 0 }, rate), { promptTokens: 23, outputTokens: 15, estimated: true })
  assert.deepEqual(settle({ prompt_tokens: 20, completion_tokens: 1 }, { ...asked, outputTokens: 500 }, { bytes: 1_000, pieces: 0 }, rate), { promptTokens: 20, outputTokens: 250, estimated: true })
  assert.deepEqual(settle({ prompt_tokens: 20, completion_tokens: 0 }, asked, { bytes: 0, pieces: 0 }, rate), { promptTokens: 20, outputTokens: 0, estimated: false })
})

test('no tokens for answers of which only the best came cannot be, nor for what stands after a prompt that is repeated', () => {
  const some = { ...asked, outputTokens: 500, outputShown: false }
  assert.deepEqual(settle({ prompt_tokens: 20, completion_tokens: 0 }, some, { bytes: 60, pieces: 0 }, rate), { promptTokens: 20, outputTokens: 15, estimated: true })
  assert.deepEqual(settle({ prompt_tokens: 20, completion_tokens: 0 }, { ...some, promptShown: true }, { bytes: 150, pieces: 0 }, rate), { promptTokens: 20, outputTokens: 15, estimated: true })
  assert.deepEqual(settle({ prompt_tokens: 20, completion_tokens: 0 }, { ...some, outputTokens: 0, promptShown: true }, { bytes: 90, pieces: 0 }, rate), { promptTokens: 20, outputTokens: 0, estimated: false })
})

test('fewer tokens for a prompt than any vocabulary makes of it are not believed', () => {
  const long = { ...asked, prompt: { bytes: 12_800, tokens: 0, added: 80, parts: 1 }, readBytes: 12_800 }
  const told = (prompt: number, own = false) => settle({ prompt_tokens: prompt, completion_tokens: 10 }, long, { bytes: 60, pieces: 10, own }, rate)
  assert.deepEqual([told(1), told(99)].map(({ promptTokens, estimated }) => [promptTokens, estimated]), [[3_200, true], [3_200, true]], 'no token is so long: by our own count')
  assert.deepEqual([told(100), told(799)].map(({ promptTokens, estimated }) => [promptTokens, estimated]), [[800, true], [800, true]], 'what no text is on the whole: as few as can be')
  for (const usual of [800, 1_500, 4_000]) assert.deepEqual([told(usual).promptTokens, told(usual).estimated], [usual, false], 'ordinary figures stay')
  assert.equal(told(100, true).promptTokens, 100, 'a worker of ours counts with the tokenizer of its model')
  assert.equal(settle({ prompt_tokens: 100, completion_tokens: 10 }, { ...long, readBytes: 0 }, { bytes: 60, pieces: 10 }, rate).promptTokens, 100, 'a template may leave out what is not certainly read')
  const numbers = { ...asked, prompt: { bytes: 0, tokens: 700, added: 1, parts: 1 } }
  assert.deepEqual(settle({ prompt_tokens: 1, completion_tokens: 10 }, numbers, { bytes: 60, pieces: 10 }, rate), { promptTokens: 700, outputTokens: 10, estimated: true }, 'numbers of tokens are counted here')
})

test('hidden reasoning is believed as far as it was reserved, and so are answers of which the best is shown', () => {
  const told = { prompt_tokens: 20, completion_tokens: 45, completion_tokens_details: { reasoning_tokens: 40 } }
  assert.equal(settle(told, asked, { bytes: 20, pieces: 4 }, rate).outputTokens, 45)
  assert.equal(settle({ ...told, completion_tokens: 900, completion_tokens_details: { reasoning_tokens: 890 } }, asked, { bytes: 20, pieces: 4 }, rate).outputTokens, 4)
  assert.equal(settle({ prompt_tokens: 20, completion_tokens: 45 }, { ...asked, outputShown: false }, { bytes: 20, pieces: 4 }, rate).outputTokens, 45)
})

test('of a worker of ours tokens that show as no text are believed, of other servers not', () => {
  const told = { prompt_tokens: 20, completion_tokens: 40 }
  assert.equal(settle(told, asked, { bytes: 0, pieces: 0, own: true }, rate).outputTokens, 40)
  assert.equal(settle({ ...told, completion_tokens: 51 }, asked, { bytes: 0, pieces: 0, own: true }, rate).outputTokens, 0, 'and never more than was reserved')
  assert.equal(settle(told, asked, { bytes: 0, pieces: 0 }, rate).outputTokens, 0)
})

test('an upstream that tells nothing is estimated, and a prompt of token numbers is counted exactly', () => {
  assert.deepEqual(settle(undefined, asked, { bytes: 80, pieces: 0 }, rate), { promptTokens: 23, outputTokens: 20, estimated: true })
  assert.equal(settle(undefined, { ...asked, prompt: { bytes: 0, tokens: 700, added: 1, parts: 1 } }, { bytes: 0, pieces: 0 }, rate).promptTokens, 700)
})

test('embeddings have no output', () => {
  assert.deepEqual(settle({ prompt_tokens: 20, total_tokens: 20 }, { ...asked, outputTokens: 0, choices: 0 }, { bytes: 0, pieces: 0 }, rate), { promptTokens: 20, outputTokens: 0, estimated: false })
})

test('whatever an upstream says, no more is billed than could be', () => {
  const told = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(undefined), fc.constant(null))
  fc.assert(fc.property(told, told, told, fc.nat(10_000), fc.nat(500), fc.nat(1_000), fc.nat(1_000), (promptTold, output, hidden, bytes, pieces, promptBytes, outputTokens) => {
    const settled = settle({ prompt_tokens: promptTold, completion_tokens: output, completion_tokens_details: { reasoning_tokens: hidden } }, { prompt: { bytes: promptBytes, tokens: 0, added: 0, parts: 1 }, outputTokens, choices: 1, outputShown: true }, { bytes, pieces }, rate)
    for (const [of, most] of [[settled.promptTokens, promptBytes], [settled.outputTokens, outputTokens]] as const) assert.ok(Number.isSafeInteger(of) && of >= 0 && of <= most)
  }))
})

test('what is reserved for a prompt follows what tokens of its model were measured, and never passes its context or its bytes', () => {
  const rates = new TokenRates()
  const text = { bytes: 100_000, tokens: 0, added: 80, parts: 1 }
  const reserved = (context = 1_000_000): number => reservedTokens(text, rates.of('one', 'a').reserve, context)
  const before = reserved()
  assert.ok(before > 30_000 && before < 40_000, `the usual vocabulary: ${before}`)
  for (let call = 0; call < 20; call += 1) rates.told('one', 'a', { promptBytes: 8_500, promptTokens: 1_000, outputBytes: 0, outputTokens: 0, milliseconds: 0 })
  assert.ok(reserved() < 15_500, `a vocabulary made for the language: ${reserved()}`)
  assert.equal(reserved(8_192), 8_192)
  assert.equal(reservedTokens({ ...text, bytes: 3 }, 1, 8_192), 83)
  assert.deepEqual(rates.of('one', 'b'), new TokenRates().of('one', 'b'), 'and of one model says nothing of another')
})

test('what one company sends moves nothing of what another reserves or is billed by our count, and no text makes its own tokens long without end', () => {
  const rates = new TokenRates()
  const usual = rates.of('honest', 'a')
  for (let call = 0; call < 50; call += 1) rates.told('sly', 'a', { promptBytes: 160_000, promptTokens: 10_000, outputBytes: 16_000, outputTokens: 1_000, milliseconds: 60_000 })
  assert.deepEqual(rates.of('honest', 'a'), usual)
  const { reserve, prompt, output } = rates.of('sly', 'a')
  assert.deepEqual([reserve, prompt, output], [8.5, 8.5, 8.5])
})

test('of companies and models so many are remembered as were used last', () => {
  const rates = new TokenRates()
  const dense = { promptBytes: 2_000, promptTokens: 1_000, outputBytes: 0, outputTokens: 0, milliseconds: 0 }
  const usual = rates.of('any', 'a').reserve
  rates.told('first', 'a', dense)
  rates.told('second', 'a', dense)
  for (let company = 0; company < 9_999; company += 1) {
    rates.of('first', 'a')
    rates.told(String(company), 'a', dense)
  }
  assert.deepEqual([rates.of('first', 'a').reserve < usual, rates.of('second', 'a').reserve], [true, usual])
})
