import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, test } from 'node:test'
import { type StubUpstream, stubUpstream } from '../serving/testing.ts'
import { refusals } from './messages.ts'
import { largestBody } from './intake.ts'
import { model, openTestGateway, secret, type TestGateway, testKey, until } from './testing.ts'

const chat = { model: 'stub', messages: [{ role: 'user', content: 'Сәлем' }], max_tokens: 20 }
const streamed = { ...chat, stream: true }
/** What engines answer in one piece alone. */
const inOnePiece = { ...chat, prompt_logprobs: 1 }

const open: { close(): Promise<void> }[] = []
// In a suite: what runs before and after each test is for these alone, though all files share one process.
describe('the gateway and what goes wrong', () => {
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close()
})
const stub = async (...settings: Parameters<typeof stubUpstream>): Promise<StubUpstream> => {
  const made = await stubUpstream(...settings)
  open.push(made)
  return made
}
const before = async (...of: Parameters<typeof openTestGateway>): Promise<TestGateway> => {
  const made = await openTestGateway(...of)
  open.push(made)
  return made
}

/** An upstream that answers one chat when it is told to, and tells when it was asked and left. */
async function slowUpstream() {
  let [asked, left] = [false, false]
  const going = Promise.withResolvers<void>()
  const server = createServer((request, response) => {
    if (request.url === '/tokenize') return void response.writeHead(404).end()
    request.resume().on('end', () => { asked = true })
    response.on('close', () => { if (!response.writableFinished) left = true })
    void going.promise.then(() => response.end(JSON.stringify({
      id: 'a', object: 'chat.completion', model: 'stub', choices: [{ index: 0, message: { role: 'assistant', content: 'Сәлем!' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 },
    })))
  })
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
  open.push({ close: async () => { server.closeAllConnections(); await new Promise((closed) => { server.close(closed) }) } })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => until(() => asked), left: () => until(() => left), answers: () => going.resolve() }
}

const errorOf = async (response: Response) => {
  const { error } = await response.json() as { error: { message: string; type: string; param: string | null; code: string | null } }
  return { status: response.status, type: error.type, code: error.code, param: error.param }
}

/** The payloads of a stream, parsed but for the last word. */
const eventsOf = (text: string) => text.split('\n\n').filter((event) => event.startsWith('data: ')).map((event) => event.slice(6)).map((data) => (data === '[DONE]' ? data : JSON.parse(data)))

test('a stream that is cut ends in an error event, never in [DONE], and only what came is billed', async () => {
  const upstream = await stub({ fault: 'cut', pieces: ['а', 'ә', 'б', 'в', 'г', 'ғ'] })
  const gateway = await before([upstream.url])
  const events = eventsOf(await (await gateway.post('/v1/chat/completions', streamed)).text())
  assert.equal(events.at(-1).error.code, 'upstream_error')
  assert.ok(!events.includes('[DONE]'))
  const [used] = gateway.budget.settled
  assert.deepEqual([used!.status, used!.outputTokens, used!.estimated], [502, events.length - 1, true])
  assert.equal(gateway.budget.held, 0)
  assert.deepEqual(gateway.reports, ['one: failed'])
})

test('an upstream that falls silent in the middle of a stream ends in an error event', async () => {
  const upstream = await stub({ fault: 'stall', pieces: ['а', 'ә', 'б', 'в'] })
  const gateway = await before([upstream.url], { limits: { idleMs: 60, tickMs: 10 } })
  const events = eventsOf(await (await gateway.post('/v1/chat/completions', streamed)).text())
  assert.equal(events.at(-1).error.message, refusals.streamStalled.en)
  await until(() => upstream.calls[0]!.aborted)
  assert.equal(gateway.budget.held, 0)
})

test('an upstream that never answers is given up, and the next one answers', async () => {
  const [silent, good] = [await stub({ fault: 'hang' }), await stub()]
  const gateway = await before([silent.url, good.url], { limits: { firstByteMs: 60_000, tickMs: 3_600_000 } })
  const answer = gateway.post('/v1/chat/completions', streamed)
  await until(() => silent.calls.length === 1)
  later(gateway, 61_000)
  const response = await answer
  assert.equal(response.status, 200)
  assert.equal(eventsOf(await response.text()).at(-1), '[DONE]')
  assert.deepEqual(gateway.reports, ['one: failed', 'two: ok'])
  await until(() => silent.calls[0]!.aborted)
  const alone = await before([silent.url], { limits: { wholeMs: 60, tickMs: 10 } })
  assert.deepEqual(await errorOf(await alone.post('/v1/chat/completions', chat)), { status: 504, type: 'upstream_error', code: 'upstream_timeout', param: null })
  assert.deepEqual([alone.budget.spent, alone.budget.held], [0, 0])
})

const piecesOf = ({ gateway }: TestGateway): number => [...gateway.parts.active][0]?.pieces ?? 0

/** Every call under way is looked at as if so many milliseconds had passed. */
const later = ({ gateway }: TestGateway, milliseconds: number): void => { for (const call of gateway.parts.active) call.tick(performance.now() + milliseconds) }

test('an answer that its server gives in one piece may take as long as official clients wait, and is billed as the upstream counted it', async () => {
  const upstream = await slowUpstream()
  const gateway = await before([upstream.url], { limits: { tickMs: 3_600_000 } })
  const answer = gateway.post('/v1/chat/completions', inOnePiece)
  await upstream.asked()
  later(gateway, 580_000)
  upstream.answers()
  const { usage } = await (await answer).json() as { usage: object }
  assert.deepEqual(usage, { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 })
  assert.deepEqual(gateway.budget.settled.map(({ status, promptTokens, outputTokens, estimated }) => [status, promptTokens, outputTokens, estimated]), [[200, 5, 2, false]])
})

test('an answer that its server gives in one piece and that has not come when clients give up ends the work upstream, and nothing is billed', async () => {
  const upstream = await slowUpstream()
  const gateway = await before([upstream.url], { limits: { tickMs: 3_600_000 } })
  const answer = gateway.post('/v1/chat/completions', inOnePiece)
  await upstream.asked()
  later(gateway, 595_000)
  assert.equal((await errorOf(await answer)).code, 'upstream_timeout')
  await upstream.left()
  assert.deepEqual([gateway.budget.spent, gateway.budget.held], [0, 0])
})

test('an answer in one piece is made of a stream inside, so that a server that stops in the middle is noticed', async () => {
  const upstream = await stub({ fault: 'stall', pieces: ['а', 'ә', 'б', 'в'] })
  const gateway = await before([upstream.url], { limits: { tickMs: 3_600_000 } })
  const answer = gateway.post('/v1/chat/completions', chat)
  await until(() => piecesOf(gateway) === 3)
  later(gateway, 61_000)
  assert.equal((await errorOf(await answer)).code, 'upstream_timeout')
  await until(() => upstream.calls[0]!.aborted)
  assert.deepEqual([gateway.budget.spent, gateway.budget.held], [0, 0])
})

test('whoever leaves an answer in one piece ends the work upstream, and pays for what was made', async () => {
  const upstream = await stub({ fault: 'stall', pieces: ['а', 'ә', 'б', 'в'] })
  const gateway = await before([upstream.url], { limits: { tickMs: 3_600_000 } })
  const leaving = new AbortController()
  const prompt = Array.from({ length: 40 }, (_, token) => token)
  const answer = gateway.post('/v1/completions', { model: 'stub', prompt, max_tokens: 20 }, { signal: leaving.signal })
  answer.catch(() => undefined)
  await until(() => piecesOf(gateway) === 3)
  leaving.abort()
  await until(() => upstream.calls[0]!.aborted && gateway.budget.settled.length === 1)
  const [used] = gateway.budget.settled
  assert.deepEqual([used!.status, used!.promptTokens, used!.outputTokens], [499, 40, 3], 'numbers of tokens are counted exactly')
  assert.equal(gateway.budget.held, 0)
})

test('whoever leaves a server that answers in one piece alone pays by the time that it worked', async () => {
  const upstream = await slowUpstream()
  const gateway = await before([upstream.url], { limits: { tickMs: 3_600_000 } })
  const leaving = new AbortController()
  const answer = gateway.post('/v1/chat/completions', inOnePiece, { signal: leaving.signal })
  answer.catch(() => undefined)
  await upstream.asked()
  leaving.abort()
  await upstream.left()
  await until(() => gateway.budget.settled.length === 1)
  const [used] = gateway.budget.settled
  assert.ok(used!.outputTokens > 0 && used!.outputTokens <= 20 && used!.estimated, `${used!.outputTokens} tokens`)
})

test('a text that is said to have no tokens is billed by our own count', async () => {
  const said = 'Қазақстан – тәуелсіз мемлекет. '
  const upstream = createServer((request, response) => request.resume().on('end', () => response.end(JSON.stringify({
    id: 'a', object: 'chat.completion', model: 'stub', choices: [{ index: 0, message: { role: 'assistant', content: said }, finish_reason: 'stop' }], usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  }))))
  await new Promise<void>((ready) => { upstream.listen(0, '127.0.0.1', ready) })
  open.push({ close: async () => { upstream.closeAllConnections(); await new Promise((closed) => { upstream.close(closed) }) } })
  const gateway = await before([`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`])
  const { usage } = await (await gateway.post('/v1/chat/completions', chat)).json() as { usage: { prompt_tokens: number; completion_tokens: number; estimated: boolean } }
  assert.ok(usage.estimated && usage.prompt_tokens > 0 && usage.completion_tokens >= 5, JSON.stringify(usage))
  assert.equal(gateway.budget.spent, usage.prompt_tokens + usage.completion_tokens)
})

test('what generates nothing is not waited for so long', async () => {
  const upstream = await slowUpstream()
  const gateway = await before([upstream.url], { limits: { tickMs: 3_600_000 } })
  const answer = gateway.post('/v1/embeddings', { model: 'stub', input: 'a' })
  await upstream.asked()
  later(gateway, 121_000)
  assert.equal((await answer).status, 504)
})

/** A stream of which three pieces of four have come, and nothing more will: only the test ends it. */
async function stalled(options?: Parameters<TestGateway['post']>[2]) {
  const upstream = await stub({ fault: 'stall', pieces: ['а', 'ә', 'б', 'в'] })
  const gateway = await before([upstream.url], { limits: { tickMs: 3_600_000, idleMs: Number.POSITIVE_INFINITY } })
  const response = await gateway.post('/v1/chat/completions', streamed, options)
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let read = ''
  while (!read.includes('б')) {
    const { done, value } = await reader.read()
    assert.ok(!done, `it ended with ${read}`)
    read += value
  }
  return { upstream, gateway, reader, read }
}

test('a stream that never falls silent ends after an hour, and only what came is billed', async () => {
  const { gateway, reader, read } = await stalled()
  later(gateway, 3_601_000)
  let rest = read
  for (let part = await reader.read(); !part.done; part = await reader.read()) rest += part.value
  assert.equal(eventsOf(rest).at(-1).error.message, refusals.callTooLong.en)
  assert.deepEqual([gateway.budget.settled[0]!.outputTokens, gateway.budget.held], [3, 0])
})

for (const fault of ['broken', 'html', 'refuses', 'limited', 'not json', 'cut'] as const) {
  test(`an upstream that fails before the first byte (${fault}) is followed by the next`, async () => {
    const [bad, good] = [await stub({ fault }), await stub()]
    const gateway = await before([bad.url, good.url])
    const response = await gateway.post('/v1/chat/completions', chat)
    assert.equal(response.status, 200)
    assert.equal((await response.json() as { choices: { message: { content: string } }[] }).choices[0]!.message.content, 'Сәлем, әлем!')
    assert.equal(gateway.budget.settled.length, 1)
  })
}

test('an upstream that is too busy is told as it said it, with its time to wait', async () => {
  const upstream = await stub({ fault: 'limited', retryAfterSeconds: 7 })
  const gateway = await before([upstream.url])
  const response = await gateway.post('/v1/chat/completions', streamed)
  assert.equal(response.headers.get('retry-after'), '7')
  assert.deepEqual(await errorOf(response), { status: 429, type: 'requests', code: 'rate_limit_exceeded', param: null })
})

test('an error event of the upstream, and one that is no JSON, end the stream in an error event', async () => {
  const upstream = await stub({ fault: 'error in stream' })
  const gateway = await before([upstream.url])
  const said = eventsOf(await (await gateway.post('/v1/chat/completions', streamed)).text())
  assert.equal(said.at(-1).error.message, 'engine died')
  assert.ok(!said.includes('[DONE]'))
  for (const fault of ['not json', 'bad utf-8'] as const) {
    upstream.set({ fault })
    const events = eventsOf(await (await gateway.post('/v1/chat/completions', streamed)).text())
    assert.equal(events.at(-1).error.code, 'upstream_error', fault)
  }
})

test('an upstream that lies about usage is not believed', async () => {
  const upstream = await stub({ fault: 'lies about usage' })
  const gateway = await before([upstream.url])
  const events = eventsOf(await (await gateway.post('/v1/chat/completions', { ...streamed, stream_options: { include_usage: true } })).text())
  const { usage } = events.at(-2)
  const whole = await (await gateway.post('/v1/chat/completions', chat)).json() as { usage: Record<string, unknown> }
  for (const [index, told] of [usage, whole.usage].entries()) {
    const used = gateway.budget.settled[index]!
    assert.equal(used.estimated, true)
    assert.ok(used.outputTokens <= 4, 'four pieces were sent')
    assert.deepEqual([told.completion_tokens, told.estimated], [used.outputTokens, true])
  }
  upstream.set({ fault: 'no usage' })
  await (await gateway.post('/v1/chat/completions', streamed)).text()
  assert.deepEqual([gateway.budget.settled[2]!.estimated, gateway.budget.settled[2]!.outputTokens], [true, 4])
})

test('a server that tells one token for a long prompt is billed by our own count, and the answer says so; what a template may leave out is not held against it', async () => {
  const upstream = await stub({ promptTokens: 1 })
  const gateway = await before([upstream.url])
  const long = 'Сәлем, әлем! '.repeat(100)
  const asked = async (messages: readonly object[], more: object = {}): Promise<readonly [unknown, unknown, number]> => {
    const { usage } = await (await gateway.post('/v1/chat/completions', { ...chat, messages, ...more })).json() as { usage: Record<string, unknown> }
    return [usage['prompt_tokens'], usage['estimated'], gateway.budget.settled.at(-1)!.promptTokens]
  }
  const [told, estimated, billed] = await asked([{ role: 'user', content: long }])
  assert.deepEqual([told, estimated], [billed, true])
  assert.ok(billed > Buffer.byteLength(long) / 9, `${billed}`)
  const hello = { role: 'user', content: 'Сәлем' }
  assert.deepEqual(await asked([{ role: 'assistant', content: long }, hello]), [1, undefined, 1])
  assert.deepEqual(await asked([{ role: 'user', content: long }], { truncate_prompt_tokens: 1 }), [1, undefined, 1])
})

test('a caller that leaves ends the work upstream at once, and pays for what was made', async () => {
  const leaving = new AbortController()
  const { upstream, gateway } = await stalled({ signal: leaving.signal })
  leaving.abort()
  await until(() => upstream.calls[0]!.aborted)
  await until(() => gateway.budget.settled.length === 1)
  const [used] = gateway.budget.settled
  assert.deepEqual([used!.status, used!.outputTokens], [499, 3])
  assert.deepEqual([gateway.budget.held, gateway.gateway.parts.active.size], [0, 0])
})

test('whoever leaves before usage is told pays for the prompt as the tokenizer of its model counts it', async () => {
  const upstream = await stub({ fault: 'stall', pieces: ['а', 'ә', 'б', 'в', 'г'] }) // for its tokenizer every text has five tokens
  const gateway = await before([upstream.url], { limits: { tickMs: 3_600_000 } })
  const leaving = new AbortController()
  const answer = gateway.post('/v1/chat/completions', { ...chat, messages: [{ role: 'user', content: 'Сәлем! '.repeat(100) }] }, { signal: leaving.signal })
  answer.catch(() => undefined)
  await until(() => piecesOf(gateway) > 0)
  leaving.abort()
  await until(() => gateway.budget.settled.length === 1)
  assert.deepEqual([gateway.budget.settled[0]!.status, gateway.budget.settled[0]!.promptTokens], [499, 5])
  assert.deepEqual([gateway.budget.held, gateway.gateway.parts.active.size], [0, 0])
})

test('an order stops a stream in the middle, and the next call', async () => {
  for (const subject of [`api-key:${testKey.id}`, `organisation:${testKey.organisation}`, `model:${model.id}`]) {
    const upstream = await stub({ pieces: Array.from({ length: 200 }, () => 'сөз '), paceMs: 2 })
    const gateway = await before([upstream.url])
    const response = await gateway.post('/v1/chat/completions', { ...streamed, max_tokens: 200 })
    const reader = response.body!.getReader()
    await reader.read()
    gateway.suspend(subject)
    let rest = ''
    for (let part = await reader.read(); !part.done; part = await reader.read()) rest += new TextDecoder().decode(part.value)
    assert.match(eventsOf(rest).at(-1).error.code, /_suspended$/)
    assert.equal((await gateway.post('/v1/chat/completions', chat)).status, 403)
    await until(() => upstream.calls[0]!.aborted)
    assert.equal(gateway.budget.held, 0)
  }
})

test('a key that is revoked stops its streams', async () => {
  const upstream = await stub({ pieces: Array.from({ length: 200 }, () => 'сөз '), paceMs: 2 })
  const gateway = await before([upstream.url])
  const response = await gateway.post('/v1/chat/completions', { ...streamed, max_tokens: 200 })
  const reader = response.body!.getReader()
  await reader.read()
  gateway.revoke()
  let rest = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) rest += new TextDecoder().decode(part.value)
  assert.equal(eventsOf(rest).at(-1).error.code, 'invalid_api_key')
})

test('a key whose time is over stops its streams', async () => {
  const upstream = await stub({ fault: 'stall', pieces: ['а', 'ә', 'б', 'в'] })
  let over = false
  const gateway = await before([upstream.url], { limits: { tickMs: 10 }, key: { ...testKey, get expiresAt() { return over ? '2026-01-01T00:00:00.000Z' : testKey.expiresAt } } })
  const response = await gateway.post('/v1/chat/completions', streamed)
  over = true
  const events = eventsOf(await response.text())
  assert.equal(events.at(-1).error.code, 'invalid_api_key')
  await until(() => upstream.calls[0]!.aborted)
  assert.equal(gateway.budget.held, 0)
})

test('a key works from two places at once, and both are billed', async () => {
  const upstream = await stub()
  const gateway = await before([upstream.url])
  const answers = await Promise.all([gateway.post('/v1/chat/completions', chat), gateway.post('/v1/chat/completions', streamed)])
  for (const answer of answers) assert.equal((await answer.text()).length > 0, true)
  assert.equal(gateway.budget.spent, 2 * (5 + 4))
})

test('200 streams at once never spend more than the budget', async () => {
  const upstream = await stub({ pieces: ['бір ', 'екі ', 'үш '], paceMs: 50, remembers: false })
  const gateway = await before([upstream.url], { most: 1_000 })
  const statuses = await Promise.all(Array.from({ length: 200 }, async (_, index) => {
    const response = await gateway.post('/v1/chat/completions', { ...streamed, max_tokens: 20 + index % 7 })
    await response.text()
    return response.status
  }))
  assert.ok(statuses.includes(429) && statuses.includes(200))
  assert.deepEqual([gateway.budget.overspent, gateway.budget.held], [0, 0])
})

test('what cannot be read is refused: not UTF-8, not JSON, too large, cut short', async () => {
  const upstream = await stub()
  const gateway = await before([upstream.url])
  const post = async (body: string | Uint8Array) => errorOf(await gateway.post('/v1/chat/completions', body))
  assert.deepEqual(await post(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d)), { status: 400, type: 'invalid_request_error', code: null, param: null })
  assert.deepEqual(await post('{"model":'), { status: 400, type: 'invalid_request_error', code: null, param: null })
  assert.deepEqual(await post('[1]'), { status: 400, type: 'invalid_request_error', code: null, param: null })
  assert.deepEqual(await post(''), { status: 400, type: 'invalid_request_error', code: null, param: null })
  assert.deepEqual(await post(JSON.stringify({ ...chat, messages: [{ role: 'user', content: 'x'.repeat(10 * 1024 * 1024) }] })), { status: 413, type: 'invalid_request_error', code: 'request_too_large', param: null })
  const unannounced = await fetch(`${gateway.url}/v1/chat/completions`, {
    method: 'POST', duplex: 'half', headers: { authorization: `Bearer ${secret}` },
    body: new ReadableStream({ start(controller) { controller.enqueue(new Uint8Array(largestBody + 1)); controller.close() } }),
  } as RequestInit)
  assert.equal(unannounced.status, 413)
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1')
  await new Promise<void>((ready) => { socket.once('connect', ready) })
  socket.end(`POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${secret}\r\ncontent-length: 100\r\n\r\n{"mod`)
  await new Promise<void>((closed) => { socket.once('close', closed).resume() })
  await until(() => gateway.gateway.parts.active.size === 0)
  assert.equal(upstream.calls.length, 0)
  assert.deepEqual([gateway.budget.held, gateway.budget.settled.length], [0, 0])
})

test('a prompt that is longer than the context is refused before anything is reserved', async () => {
  const upstream = await stub()
  const gateway = await before([upstream.url])
  const long = { ...chat, messages: [{ role: 'user', content: 'сөз '.repeat(100_000) }] }
  assert.deepEqual(await errorOf(await gateway.post('/v1/chat/completions', long)), { status: 400, type: 'invalid_request_error', code: 'context_length_exceeded', param: 'messages' })
  assert.equal((await errorOf(await gateway.post('/v1/completions', { model: 'stub', prompt: 'a', max_tokens: 5_000 }))).code, 'context_length_exceeded')
})

test('an upstream that gives far more than was asked for is stopped', async () => {
  const upstream = await stub({ pieces: Array.from({ length: 500 }, () => 'сөз '), paceMs: 1 })
  const gateway = await before([upstream.url])
  const events = eventsOf(await (await gateway.post('/v1/chat/completions', { ...streamed, max_tokens: 5 })).text())
  assert.equal(events.at(-1).error.message, refusals.streamTooLong.en)
  assert.equal(gateway.budget.settled[0]!.outputTokens, 5)
})

test('nothing that serves a model is told as such', async () => {
  const gateway = await before([])
  const response = await gateway.post('/v1/chat/completions', chat)
  assert.ok(response.headers.has('retry-after'))
  assert.deepEqual(await errorOf(response), { status: 503, type: 'server_error', code: 'model_unavailable', param: null })
})
})
