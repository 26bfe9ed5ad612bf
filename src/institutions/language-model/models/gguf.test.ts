import assert from 'node:assert/strict'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Tokenizer } from '@huggingface/tokenizers'
import { getLlama, type Llama, LlamaLogLevel, type LlamaModel, readGgufFileInfo, type Token } from 'node-llama-cpp'
import { Failure } from '../../../law/failure.ts'
import { fromFloats, type TensorType } from './number-formats.ts'
import { logProbabilities, mixedTexts, type TinyModel, tinyModel, type Weights } from './testing.ts'
import { folderToGguf, type GgufAbout } from './to-gguf.ts'

const about: GgufAbout = {
  name: 'ulgi-model', licence: 'Apache-2.0', languages: ['kk', 'ru'], organisation: 'Үлгі', source: 'https://ulgi.example/models/ulgi-model', description: 'Sample model.',
}

let llama: Llama
let tiny: TinyModel
let tokenizer: Tokenizer

before(async () => {
  llama = await getLlama({ gpu: false, build: 'never', logLevel: LlamaLogLevel.error })
  tiny = await tinyModel()
  tokenizer = new Tokenizer(tiny.tokenizer, tiny.tokenizerConfig)
})

after(async () => {
  await llama.dispose()
  await rm(tiny.folder, { recursive: true })
})

async function loaded(of: Pick<TinyModel, 'folder'>, type: TensorType): Promise<{ readonly path: string; readonly model: LlamaModel }> {
  const path = join(of.folder, `${type}.gguf`)
  await folderToGguf(of.folder, path, { type, about })
  return { path, model: await llama.loadModel({ modelPath: path }) }
}

/** The log-probability that llama.cpp gives to each token after the first. */
async function scored(model: LlamaModel, tokens: readonly number[]): Promise<readonly number[]> {
  const context = await model.createContext({ contextSize: 256, threads: 1, flashAttention: false, experimentalKvCacheKeyType: 'F32', experimentalKvCacheValueType: 'F32' })
  const answers = await context.getSequence().controlledEvaluate(tokens.slice(0, -1).map((token) => [token as Token, { generateNext: { probabilities: true } }] as const))
  await context.dispose()
  return answers.map((answer, i) => Math.log(answer!.next.probabilities!.get(tokens[i + 1] as Token)!))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

test('llama.cpp cuts any text into the very tokens of the tokenizer it was made from', async () => {
  const { model } = await loaded(tiny, 'F32')
  for (const text of mixedTexts) {
    const expected = tokenizer.encode(text, { add_special_tokens: false }).ids
    assert.deepEqual([...model.tokenize(text)], [...expected], text)
    assert.equal(model.detokenize(model.tokenize(text)), text)
  }
  assert.deepEqual([model.tokens.bos, model.tokens.eos, model.tokens.shouldPrependBosToken], [0, 0, true])
  await model.dispose()
})

const scoredTexts = async (model: LlamaModel, texts: readonly (readonly number[])[]): Promise<number> => {
  const found: number[] = []
  for (const tokens of texts) found.push(...await scored(model, tokens))
  await model.dispose()
  return sum(found)
}

test('the model in GGUF says what the weights say: within 1e-5 in full precision, within 5e-4 of the rounded ones in Q8_0', async () => {
  const texts = mixedTexts.map((text) => [0, ...tokenizer.encode(text, { add_special_tokens: false }).ids].slice(0, 250))
  const expected = (weights: Weights): number => sum(texts.flatMap((tokens) => logProbabilities({ ...tiny, weights }, tokens)))
  const exact = expected(tiny.weights)
  const full = await scoredTexts((await loaded(tiny, 'F32')).model, texts)
  assert.ok(Math.abs(full / exact - 1) <= 1e-5, `${full} for ${exact}`)
  const rounded = expected(new Map([...tiny.weights].map(([name, numbers]) => [name, name.includes('norm') ? numbers : fromQ8(numbers)])))
  const quantised = await scoredTexts((await loaded(tiny, 'Q8_0')).model, texts)
  assert.ok(Math.abs(quantised / rounded - 1) <= 5e-4, `${quantised} for ${rounded}`)
})

/** What is left of numbers in Q8_0. */
function fromQ8(numbers: Float32Array): Float32Array {
  const bytes = fromFloats(Float32Array.from(numbers), 'Q8_0')
  const [view, whole] = [new DataView(bytes.buffer), new Int8Array(bytes.buffer)]
  return numbers.map((_, i) => {
    const block = Math.floor(i / 32) * 34
    return whole[block + 2 + (i % 32)]! * view.getFloat16(block, true)
  })
}

test('a model of half precision, untied and with rows that fill no block, is written too, and says of itself what it is', async () => {
  const other = await tinyModel({ seed: 11, changes: { hidden_size: 48, num_attention_heads: 3, num_key_value_heads: 3, tie_word_embeddings: false } })
  const tokens = [0, ...tokenizer.encode(mixedTexts[0]!, { add_special_tokens: false }).ids]
  const expected = sum(logProbabilities(other, tokens))
  for (const type of ['BF16', 'F16', 'Q8_0'] as const) {
    const { path, model } = await loaded(other, type)
    assert.ok(Math.abs(sum(await scored(model, tokens)) / expected - 1) <= 1e-3, type)
    await model.dispose()
    const { name, license, url, ...rest } = (await readGgufFileInfo(path)).metadata.general
    assert.deepEqual([name, license, 'languages' in rest && rest.languages, url], ['ulgi-model', 'apache-2.0', ['kk', 'ru'], about.source])
  }
  await rm(other.folder, { recursive: true })
})

test('what does not fit is refused by the name of what is wrong', async () => {
  const refused = async (changes: Readonly<Record<string, unknown>>, file: string, words: RegExp): Promise<void> => {
    const broken = await tinyModel()
    const path = join(broken.folder, file)
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')) as object, ...changes }))
    await assert.rejects(folderToGguf(broken.folder, join(broken.folder, 'x.gguf'), { type: 'F32', about }), (error) => error instanceof Failure && words.test(error.text.en))
    await rm(broken.folder, { recursive: true })
  }
  await refused({ rope_scaling: { factor: 8 } }, 'config.json', /rope_scaling/)
  await refused({ architectures: ['GPT2LMHeadModel'] }, 'config.json', /architectures/)
  await refused({ num_hidden_layers: 3 }, 'config.json', /model\.layers\.2\.input_layernorm\.weight/)
  await refused({ num_hidden_layers: 1 }, 'config.json', /model\.layers\.1\./)
  await refused({ normalizer: { type: 'NFC' } }, 'tokenizer.json', /normalizer/)
  await refused({ model: { type: 'Unigram', vocab: [] } }, 'tokenizer.json', /byte-level BPE/)
  await refused({ bos_token: '<s>' }, 'tokenizer_config.json', /<s>/)
})
