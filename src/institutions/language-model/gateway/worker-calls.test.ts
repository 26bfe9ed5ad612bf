import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import OpenAI from 'openai'
import { dialects } from '../serving/dialect.ts'
import type { LocalWorker } from '../serving/local.ts'
import { localWorker, type TinyGguf, tinyGguf } from '../serving/testing-worker.ts'
import { stubUpstream } from '../serving/testing.ts'
import { model, openTestGateway, secret, type TestGateway } from './testing.ts'

let gguf: TinyGguf
let worker: LocalWorker
let gateway: TestGateway
let client: OpenAI

before(async () => {
  gguf = await tinyGguf()
  worker = localWorker(gguf.path)
  await worker.ready()
  gateway = await openTestGateway([{ baseUrl: worker.baseUrl, apiKey: worker.secret, model: 'tiny' }], { served: { ...model, name: 'tiny', contextLength: 256 } })
  client = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: secret, maxRetries: 0 })
})
after(async () => {
  await gateway.close()
  await worker.stop()
  await gguf[Symbol.asyncDispose]()
})

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const began = performance.now(); !await holds();) {
    assert.ok(performance.now() - began < 60_000, `never: ${holds}`)
    await new Promise((wait) => { setTimeout(wait, 5) })
  }
}
const running = async (): Promise<number> => (await (await fetch(`${worker.baseUrl}/health`, { headers: { authorization: `Bearer ${worker.secret}` } })).json() as { running: number }).running

test('llama.cpp stops when the caller of an answer in one piece leaves, and what it had made is billed', async () => {
  const leaving = new AbortController()
  const answer = client.completions.create({ model: 'tiny', prompt: 'Қазақстан Республикасы', n: 4, max_tokens: 200, logit_bias: { 0: -100, 1: -100, 2: -100 } }, { signal: leaving.signal })
  answer.catch(() => undefined)
  await until(() => ([...gateway.gateway.parts.active][0]?.pieces ?? 0) >= 8)
  leaving.abort()
  await until(async () => await running() === 0)
  await until(() => gateway.budget.settled.length === 1)
  const { status, promptTokens, outputTokens } = gateway.budget.settled[0]!
  const { count } = await (await gateway.post('/v1/tokenize', { model: 'tiny', prompt: 'Қазақстан Республикасы' })).json() as { count: number }
  assert.deepEqual([status, promptTokens], [499, count])
  assert.ok(outputTokens >= 8 && outputTokens < 800, `${outputTokens} tokens`)
})

test('best_of makes so many answers, shows the likeliest, and bills all of them', async () => {
  const asked = { model: 'tiny', prompt: 'Қазақстан', max_tokens: 6, seed: 5, temperature: 1 } as const
  const all = await client.completions.create({ ...asked, n: 4, logprobs: 0 })
  const mean = ({ logprobs }: OpenAI.CompletionChoice): number => logprobs!.token_logprobs!.reduce((sum, one) => sum + one, 0) / logprobs!.token_logprobs!.length
  const best = all.choices.toSorted((a, b) => mean(b) - mean(a))[0]!
  const { choices, usage } = await client.completions.create({ ...asked, best_of: 4 })
  assert.deepEqual(choices.map(({ text, index }) => [text, index]), [[best.text, 0]])
  assert.equal(usage!.completion_tokens, all.usage!.completion_tokens)
  assert.equal(gateway.budget.settled.at(-1)!.outputTokens, all.usage!.completion_tokens)
  assert.equal(gateway.budget.settled.at(-1)!.estimated, false)
})

test('whoever has the model make tokens that show as no text pays for them', async (t) => {
  const own = await openTestGateway([{ baseUrl: worker.baseUrl, apiKey: worker.secret, model: 'tiny', dialect: dialects.local }], { served: { ...model, name: 'tiny', contextLength: 256 } })
  t.after(() => own.close())
  const { choices, usage } = await (await own.post('/v1/completions', { model: 'tiny', prompt: 'Қазақстан', max_tokens: 40, logit_bias: { 0: -100, 1: -100, 2: 100 } })).json() as OpenAI.Completion
  assert.deepEqual([choices[0]!.text, usage!.completion_tokens], ['', 40])
  assert.deepEqual([own.budget.settled[0]!.outputTokens, own.budget.settled[0]!.estimated], [40, false])
})

test('a text whose bytes are more than a key may use in a minute is counted by the tokenizer of its model, and goes through', async (t) => {
  const text = 'Қазақстан Республикасы '.repeat(8)
  const { count } = await (await gateway.post('/v1/tokenize', { model: 'tiny', prompt: text })).json() as { count: number }
  const narrow = await openTestGateway([{ baseUrl: worker.baseUrl, apiKey: worker.secret, model: 'tiny' }], { served: { ...model, name: 'tiny', contextLength: 256 }, most: count + 10 })
  t.after(() => narrow.close())
  assert.ok(Buffer.byteLength(text) > count + 10)
  const { usage } = await (await narrow.post('/v1/completions', { model: 'tiny', prompt: text, max_tokens: 8 })).json() as { usage: { prompt_tokens: number } }
  assert.equal(usage.prompt_tokens, count)
  assert.equal((await narrow.post('/v1/completions', { model: 'tiny', prompt: text + text, max_tokens: 8 })).status, 429)
  assert.deepEqual(narrow.budget.settled.map(({ endpoint, reserved }) => [endpoint, reserved]), [['tokenize', 0], ['completions', count + 1 + 8], ['tokenize', 0]], 'each count is a request, also of a call that is refused')
})

test('the same text goes through by what was measured, where a server does not count', async (t) => {
  const upstream = await stubUpstream({ promptTokens: 1_000 })
  t.after(() => upstream.close())
  const measured = await openTestGateway([upstream.url], { most: 6_000, served: { ...model, contextLength: 100_000 } })
  t.after(() => measured.close())
  const text = 'сөз '.repeat(1_000) // 7,000 bytes
  assert.equal((await measured.post('/v1/completions', { model: 'stub', prompt: text, max_tokens: 20 })).status, 200)
  const before_ = measured.budget.settled.at(-1)!.reserved
  await measured.post('/v1/completions', { model: 'stub', prompt: text, max_tokens: 20 })
  assert.ok(measured.budget.settled.at(-1)!.reserved < before_, 'and nearer to the truth the second time')
})
