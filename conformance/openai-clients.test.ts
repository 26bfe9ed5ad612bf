/** The official clients of OpenAI and the AI SDK of Vercel, as they are published, against the gateway. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { embed, generateText, streamText } from 'ai'
import OpenAI from 'openai'
import { openTestGateway, secret, type TestGateway } from '../src/institutions/language-model/gateway/testing.ts'
import { type StubUpstream, stubUpstream } from '../src/institutions/language-model/serving/testing.ts'

const said = 'Сәлем, әлем!'
const messages = [{ role: 'user' as const, content: 'Сәлем' }]

let upstream: StubUpstream
let gateway: TestGateway
let client: OpenAI
before(async () => {
  upstream = await stubUpstream()
  gateway = await openTestGateway([upstream.url])
  client = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: secret, maxRetries: 0 })
})
after(async () => {
  await gateway.close()
  await upstream.close()
})

test('openai: models', async () => {
  assert.deepEqual((await Array.fromAsync(client.models.list())).map(({ id }) => id), ['stub'])
  assert.equal((await client.models.retrieve('stub')).object, 'model')
  await assert.rejects(client.models.retrieve('none'), OpenAI.NotFoundError)
})

test('openai: a chat, whole and streamed', async () => {
  const { data: whole, request_id: id, response } = await client.chat.completions.create({ model: 'stub', messages }).withResponse()
  assert.equal(whole.choices[0]?.message.content, said)
  assert.equal(whole.usage?.total_tokens, 9)
  assert.equal(id, response.headers.get('x-request-id'))
  const stream = await client.chat.completions.create({ model: 'stub', messages, stream: true })
  let text = ''
  for await (const { choices } of stream) text += choices[0]!.delta.content ?? '' // as people write it: every event has a choice
  assert.equal(text, said)
  const counted = await Array.fromAsync(await client.chat.completions.create({ model: 'stub', messages, stream: true, stream_options: { include_usage: true } }))
  assert.equal(counted.at(-1)?.usage?.total_tokens, 9)
})

test('openai: the helper that collects a stream ends with the whole answer', async () => {
  const stream = client.chat.completions.stream({ model: 'stub', messages, stream_options: { include_usage: true } })
  const final = await stream.finalChatCompletion()
  assert.deepEqual([final.choices[0]?.message.content, final.choices[0]?.finish_reason, final.usage?.total_tokens], [said, 'stop', 9])
  assert.equal(await client.chat.completions.stream({ model: 'stub', messages }).finalContent(), said)
})

test('openai: completions, embeddings', async () => {
  assert.equal((await client.completions.create({ model: 'stub', prompt: 'Бір', echo: true, logprobs: 1 })).choices[0]?.text, said)
  const pieces = await Array.fromAsync(await client.completions.create({ model: 'stub', prompt: 'Бір', stream: true }))
  assert.equal(pieces.map(({ choices }) => choices[0]!.text).join(''), said)
  assert.equal((await client.embeddings.create({ model: 'stub', input: ['бір', 'екі'], encoding_format: 'float' })).data.length, 2)
})

test('openai: responses, whole and streamed', async () => {
  const whole = await client.responses.create({ model: 'stub', input: 'Сәлем', instructions: 'Қысқа.' })
  assert.deepEqual([whole.output_text, whole.status, whole.usage?.output_tokens], [said, 'completed', 4])
  const stream = client.responses.stream({ model: 'stub', input: 'Сәлем' })
  let text = ''
  stream.on('response.output_text.delta', ({ delta }) => { text += delta })
  const final = await stream.finalResponse()
  assert.deepEqual([text, final.output_text], [said, said])
  await assert.rejects(client.responses.create({ model: 'stub', input: 'a', previous_response_id: 'resp_1' }), OpenAI.BadRequestError)
})

test('openai: errors are the errors that it knows', async () => {
  await assert.rejects(new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: 'sk-kz-wrong', maxRetries: 0 }).models.list(), OpenAI.AuthenticationError)
  upstream.set({ fault: 'limited', retryAfterSeconds: 1 })
  await assert.rejects(client.chat.completions.create({ model: 'stub', messages }), (error) => error instanceof OpenAI.RateLimitError && error.headers?.get('retry-after') === '1')
  const impatient = await openTestGateway([upstream.url], { limits: { idleMs: 200, tickMs: 20 } })
  const hasty = new OpenAI({ baseURL: `${impatient.url}/v1`, apiKey: secret, maxRetries: 0 })
  for (const fault of ['cut', 'stall', 'error in stream'] as const) {
    upstream.set({ fault })
    const stream = await hasty.chat.completions.create({ model: 'stub', messages, stream: true })
    await assert.rejects(Array.fromAsync(stream), OpenAI.APIError, fault)
  }
  await impatient.close()
  upstream.set({ fault: 'broken' })
  await assert.rejects(client.chat.completions.create({ model: 'stub', messages }), OpenAI.InternalServerError)
  upstream.set({ fault: 'none' })
})

test('openai: leaving a stream ends the work upstream', async () => {
  upstream.set({ pieces: Array.from({ length: 100 }, () => 'сөз '), paceMs: 5 })
  upstream.forget()
  const stream = await client.chat.completions.create({ model: 'stub', messages, stream: true })
  for await (const _ of stream) break
  while (!upstream.calls[0]!.aborted) await new Promise((wait) => { setImmediate(wait) })
  upstream.set({ pieces: ['Сәлем', ', ', 'әлем', '!'], paceMs: 0 })
})

test('AI SDK: text, whole and streamed, and embeddings', async () => {
  const provider = createOpenAICompatible({ name: 'shanyraq', baseURL: `${gateway.url}/v1`, apiKey: secret, includeUsage: true })
  const { text, usage, finishReason } = await generateText({ model: provider('stub'), prompt: 'Сәлем', maxRetries: 0 })
  assert.deepEqual([text, usage.totalTokens, finishReason], [said, 9, 'stop'])
  const stream = streamText({ model: provider('stub'), prompt: 'Сәлем', maxRetries: 0 })
  assert.equal((await Array.fromAsync(stream.textStream)).join(''), said)
  assert.deepEqual([(await stream.usage).totalTokens, await stream.finishReason], [9, 'stop'])
  const plain = streamText({ model: createOpenAICompatible({ name: 'shanyraq', baseURL: `${gateway.url}/v1`, apiKey: secret })('stub'), prompt: 'Сәлем', maxRetries: 0 })
  assert.deepEqual([await plain.text, await plain.finishReason], [said, 'stop'])
  assert.equal((await embed({ model: provider.textEmbeddingModel('stub'), value: 'Сәлем' })).embedding.length, 3)
})
