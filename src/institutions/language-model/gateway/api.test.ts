import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type StubUpstream, stubUpstream } from '../serving/testing.ts'
import { refusals } from './messages.ts'
import { model, openTestGateway, type TestGateway, testKey } from './testing.ts'

let upstream: StubUpstream
let gateway: TestGateway
before(async () => {
  upstream = await stubUpstream()
  gateway = await openTestGateway([upstream.url])
})
after(async () => {
  await gateway.close()
  await upstream.close()
})

const chat = { model: 'stub', messages: [{ role: 'user', content: 'Сәлем' }] }
const said = 'Сәлем, әлем!'
const lastCall = () => upstream.calls.at(-1)!.body as Record<string, unknown>
const get = (path: string, headers: Record<string, string> = { authorization: `Bearer sk-kz-${'a'.repeat(43)}` }) => fetch(`${gateway.url}${path}`, { headers })
const eventsOf = (text: string) => text.split('\n\n').filter(Boolean).map((event) => event.replace(/^(?:event: .*\n)?data: /, '')).map((data) => (data === '[DONE]' ? data : JSON.parse(data)))
const verify = async (body: unknown) => (await fetch(`${gateway.url}/v1/verify`, { method: 'POST', body: JSON.stringify(body) })).json()

test('an answer comes as the upstream gave it, with its mark, its receipt and where the limits stand', async () => {
  const response = await gateway.post('/v1/chat/completions', chat)
  const { headers } = response
  assert.equal(response.status, 200)
  assert.match(headers.get('x-request-id') ?? '', /^req_[0-9a-f-]{36}$/)
  assert.equal(headers.get('x-kz-ai-label'), `ai-generated; model="stub"; sha256="${model.version}"`)
  assert.equal(headers.get('x-kz-model-card'), 'https://ai.example.kz/models/stub')
  assert.deepEqual(['limit', 'remaining', 'reset'].map((what) => headers.get(`x-ratelimit-${what}-tokens`)), ['1000', '900', '6s'])
  assert.match(headers.get('openai-processing-ms') ?? '', /^\d+$/)
  const receipt = headers.get('x-kz-ai-receipt')
  assert.deepEqual(await response.json(), {
    id: 'chatcmpl-stub', object: 'chat.completion', created: 1_760_000_000, model: 'stub', system_fingerprint: 'stub',
    choices: [{ index: 0, message: { role: 'assistant', content: said, refusal: null }, logprobs: null, finish_reason: 'stop' }],
    usage: { prompt_tokens: 5, completion_tokens: 4, total_tokens: 9 },
  })
  const { receipt: claims, ...verdict } = await verify({ receipt, text: `${said}\r\n` })
  assert.deepEqual(verdict, { genuine: true, verdict: 'genuine', text_checked: true, choice: 0 })
  assert.deepEqual([claims.jti, claims.model, claims.model_sha256, claims.model_sha256_is, claims.ai_generated], [headers.get('x-request-id'), 'stub', model.version, 'declared', true])
  assert.deepEqual((await verify({ receipt, text: 'басқа' })).verdict, 'changed')
  // In the middle: the last byte of such a signature is nought once in sixteen times.
  const forged = `${receipt!.slice(0, -40)}${receipt!.at(-40) === 'A' ? 'B' : 'A'}${receipt!.slice(-39)}`
  assert.deepEqual((await verify({ receipt: forged, text: said })).verdict, 'not_ours')
  assert.equal((await get(`/v1/verify?receipt=${receipt}`, {})).status, 200)
  assert.equal((await verify({ text: said })).error.param, 'receipt')
  assert.equal((await verify({ receipt })).text_checked, false)
  assert.equal((await verify({ receipt, txt: 'басқа' })).error.param, 'txt', 'a misspelt field would leave the text unchecked')
})

test('a prompt that comes back with the answer is its writer\'s: the receipt is of what was generated', async (t) => {
  await using echoing = await stubUpstream({ pieces: ['Қазақстан', ' – ', 'ел'] })
  const other = await openTestGateway([echoing.url])
  t.after(() => other.close())
  const receiptOf = async (fields: object) => (await other.post('/v1/completions', { model: 'stub', max_tokens: 3, ...fields })).headers.get('x-kz-ai-receipt')
  const judge = async (receipt: string | null, text: string) => (await fetch(`${other.url}/v1/verify`, { method: 'POST', body: JSON.stringify({ receipt, text }) })).json() as Promise<{ verdict: string }>
  const receipt = await receiptOf({ prompt: 'Қазақстан', echo: true })
  assert.deepEqual([(await judge(receipt, 'Қазақстан – ел')).verdict, (await judge(receipt, '– ел')).verdict], ['changed', 'genuine'])
  assert.equal(await receiptOf({ prompt: [5, 6], echo: true }), null, 'no receipt where the two cannot be told apart')
  assert.equal((await judge(await receiptOf({ prompt: 'Қазақстан' }), 'Қазақстан – ел')).verdict, 'genuine')
})

test('what is nested too deeply is refused before anything is made of it; brackets in texts are no nesting', async () => {
  const deep = (levels: number): string => `{"model":"stub","messages":[{"role":"user","content":"Сәлем"}],"metadata":${'['.repeat(levels)}${']'.repeat(levels)}}`
  const refused = await gateway.post('/v1/chat/completions', deep(8_000))
  const { error } = await refused.json() as { error: { message: string } }
  assert.deepEqual([refused.status, error.message], [400, 'The JSON is nested too deeply: at most 100 levels.'])
  assert.equal((await gateway.post('/v1/chat/completions', deep(99))).status, 200)
  for (const content of ['['.repeat(8_000), `"${'{'.repeat(500)}`, `\\${'['.repeat(500)}`]) assert.equal((await gateway.post('/v1/chat/completions', { ...chat, messages: [{ role: 'user', content }] })).status, 200)
})

test('whoever checks texts too often is told when to come again, and nobody else is', async (t) => {
  const busy = await openTestGateway([upstream.url])
  t.after(() => busy.close())
  const check = (init: RequestInit = {}) => fetch(`${busy.url}/v1/verify?receipt=a`, init)
  for (let asked = 0; asked < 119; asked += 1) assert.equal((await check()).status, 200)
  assert.equal((await check({ method: 'POST', body: '{"receipt":"a"}' })).status, 200)
  const refused = await check({ headers: { 'accept-language': 'ru', 'x-forwarded-for': '203.0.113.9' } })
  const { error } = await refused.json() as { error: { message: string; type: string; code: string; param: null } }
  assert.deepEqual([refused.status, error.type, error.code, error.param], [429, 'requests', 'rate_limit_exceeded', null])
  const wait = Number(refused.headers.get('retry-after'))
  assert.ok(wait >= 1 && wait <= 60)
  assert.ok(error.message.includes(String(wait)), error.message)
  assert.equal((await busy.post('/v1/chat/completions', chat)).status, 200)
})

test('whoever has a network of IPv6 checks texts no oftener than whoever has one address', async (t) => {
  const busy = await openTestGateway([upstream.url], { proxies: 1 })
  t.after(() => busy.close())
  const check = async (address: string) => (await fetch(`${busy.url}/v1/verify?receipt=a`, { headers: { 'x-forwarded-for': address } })).status
  for (let asked = 0; asked < 120; asked += 1) assert.equal(await check(`2001:db8:0:12::${asked}`), 200)
  assert.deepEqual([await check('2001:db8:0:12:9:9:9:9'), await check('2001:db8:0:13::1')], [429, 200])
})

test('a stream passes event by event; usage is told to those who ask, the receipt to all', async () => {
  const events = eventsOf(await (await gateway.post('/v1/chat/completions', { ...chat, stream: true })).text())
  assert.equal(events.at(-1), '[DONE]')
  assert.deepEqual(lastCall()['stream_options'], { include_usage: true })
  assert.ok(events.slice(0, -1).every(({ choices, usage }) => choices.length === 1 && usage === undefined))
  assert.equal(events.slice(0, -1).map(({ choices }) => choices[0].delta.content ?? '').join(''), said)
  const asked = eventsOf(await (await gateway.post('/v1/chat/completions', { ...chat, stream: true, stream_options: { include_usage: true } })).text())
  const { choices, usage, kz_ai_label: label } = asked.at(-2)
  assert.deepEqual([choices, usage], [[], { prompt_tokens: 5, completion_tokens: 4, total_tokens: 9 }])
  for (const { receipt } of [label, events.at(-2).kz_ai_label]) assert.equal((await verify({ receipt, text: said })).verdict, 'genuine')
})

test('completions are scored with echo and logprobs, and their texts pass', async () => {
  const response = await gateway.post('/v1/completions', { model: 'stub', prompt: [[1, 2, 3], [4]], max_tokens: 0, echo: true, logprobs: 1 })
  assert.equal(response.status, 200)
  assert.deepEqual([lastCall()['echo'], lastCall()['logprobs'], lastCall()['max_tokens']], [true, 1, 0])
  const streamed = eventsOf(await (await gateway.post('/v1/completions', { model: 'stub', prompt: 'Бір', stream: true })).text())
  assert.equal(lastCall()['max_tokens'], 16)
  assert.equal(streamed.slice(0, -1).map(({ choices }) => choices[0].text).join(''), said)
})

test('a text that is only scored is not said to be made by a model', async () => {
  for (const stream of [false, true]) {
    const response = await gateway.post('/v1/completions', { model: 'stub', prompt: said, max_tokens: 0, echo: true, logprobs: 1, stream })
    assert.deepEqual([response.status, response.headers.get('x-kz-ai-label'), response.headers.get('x-kz-ai-receipt')], [200, null, null])
    assert.doesNotMatch(await response.text(), /kz_ai_label/)
  }
})

test('a response is made of a chat: whole, and as typed events', async () => {
  const asked = { model: 'stub', input: [{ role: 'user', content: [{ type: 'input_text', text: 'Сәлем' }] }], instructions: 'Қысқа жауап бер.', max_output_tokens: 30 }
  const whole = await (await gateway.post('/v1/responses', asked)).json() as { object: string; status: string; store: boolean; output: readonly { content: readonly { text: string }[] }[]; usage: { output_tokens: number }; kz_ai_label: { receipt: string } }
  assert.deepEqual(lastCall()['messages'], [{ role: 'system', content: 'Қысқа жауап бер.' }, { role: 'user', content: [{ type: 'text', text: 'Сәлем' }] }])
  assert.deepEqual([whole.object, whole.status, whole.store, whole.output[0]!.content[0]!.text, whole.usage.output_tokens], ['response', 'completed', false, said, 4])
  assert.equal((await verify({ receipt: whole.kz_ai_label.receipt, text: said })).verdict, 'genuine')
  const events = eventsOf(await (await gateway.post('/v1/responses', { ...asked, stream: true })).text())
  assert.deepEqual([...new Set(events.map(({ type }) => type))], [
    'response.created', 'response.in_progress', 'response.output_item.added', 'response.content_part.added', 'response.output_text.delta',
    'response.output_text.done', 'response.content_part.done', 'response.output_item.done', 'response.completed',
  ])
  assert.deepEqual(events.map(({ sequence_number: number }) => number), events.map((_, index) => index))
  assert.equal(events.at(-1).response.output[0].content[0].text, said)
})

test('what responses do not have is refused with the mend', async () => {
  for (const [field, value] of Object.entries({ previous_response_id: 'resp_1', store: true, background: true, tools: [{ type: 'web_search' }] })) {
    const response = await gateway.post('/v1/responses', { model: 'stub', input: 'a', [field]: value })
    const { error } = await response.json() as { error: { param: string; code: string } }
    assert.deepEqual([response.status, error.param, error.code], [400, field, 'unsupported_parameter'])
  }
})

test('embeddings and tokens', async () => {
  const embedded = await (await gateway.post('/v1/embeddings', { model: 'stub', input: ['бір', 'екі'] })).json() as { data: unknown[]; usage: unknown }
  assert.deepEqual([embedded.data.length, embedded.usage], [2, { prompt_tokens: 10, total_tokens: 10 }])
  const used = gateway.budget.settled.at(-1)!
  assert.deepEqual([used.endpoint, used.promptTokens, used.outputTokens, used.estimated], ['embeddings', 10, 0, false])
  assert.deepEqual(await (await gateway.post('/v1/tokenize', { model: 'stub', prompt: 'Сәлем' })).json(), { count: 4, max_model_len: model.contextLength, tokens: [0, 1, 2, 3] })
})

test('parameters that we do not know go to the upstream as they are', async () => {
  await gateway.post('/v1/chat/completions', { ...chat, min_p: 0.1, chat_template_kwargs: { thinking: false }, seed: 7 })
  assert.deepEqual([lastCall()['min_p'], lastCall()['chat_template_kwargs'], lastCall()['seed'], lastCall()['max_tokens'] as number < model.contextLength], [0.1, { thinking: false }, 7, true])
})

test('what passes by the limits, reaches other machines or goes before others is not for callers', async () => {
  const calls = upstream.calls.length
  for (const field of ['n_predict', 'n_cmpl', 'kv_transfer_params', 'prompt_embeds', 'custom_logit_processor', 'bootstrap_host', 'priority']) {
    for (const [path, body] of [['/v1/chat/completions', chat], ['/v1/completions', { model: 'stub', prompt: 'a' }], ['/v1/responses', { model: 'stub', input: 'a' }]] as const) {
      const response = await gateway.post(path, { ...body, [field]: 100_000 })
      assert.deepEqual([response.status, (await response.json() as { error: { param: string } }).error.param], [400, field])
    }
  }
  assert.equal(upstream.calls.length, calls)
})

test('all that a template may write into the prompt is reserved', async () => {
  const long = 'а'.repeat(5_000)
  for (const more of [{ chat_template_kwargs: { date_string: long } }, { documents: [{ text: long }] }, { messages: [{ role: long, content: 'a' }] }, { messages: [{ role: 'assistant', content: 'a', reasoning_content: long }] },
    { messages: [{ role: 'assistant', content: 'a', tool_calls: [{ id: 'a', type: 'function', function: { name: 'a', arguments: { [long]: 1 } } }] }] }, { messages: [{ role: 'user', content: 'a', [long]: 1 }] },
    { messages: [{ role: 'user', content: [{ type: 'text', text: 'a', [long]: 1 }] }] }]) {
    await gateway.post('/v1/chat/completions', { ...chat, max_tokens: 1, ...more })
    const { reserved } = gateway.budget.settled.at(-1)!
    assert.ok(reserved > 3_000 && reserved <= model.contextLength + 1, `${Object.keys(more).join()}: ${reserved}`)
  }
})

test('of two limits that differ, every engine gets the one by which was reserved', async () => {
  await gateway.post('/v1/chat/completions', { ...chat, max_completion_tokens: 1, max_tokens: 4_000 })
  assert.deepEqual([lastCall()['max_completion_tokens'], lastCall()['max_tokens']], [1, 1])
})

test('an answer without a limit fits into the context beside its prompt', async () => {
  await gateway.post('/v1/chat/completions', chat)
  assert.ok((lastCall()['max_tokens'] as number) + 5 <= model.contextLength)
})

test('only text is counted, and no more of it than a model could read', async () => {
  const image = [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'http://10.0.0.1/secret' } }] }]
  const calls = upstream.calls.length
  assert.equal((await gateway.post('/v1/tokenize', { model: 'stub', messages: image })).status, 400)
  assert.equal((await gateway.post('/v1/tokenize', { model: 'stub', prompt: 'а'.repeat(1_000_000) })).status, 400)
  assert.equal(upstream.calls.length, calls)
})

test('models are those that the key may call', async (t) => {
  const list = await (await get('/v1/models')).json() as { data: { id: string; object: string }[] }
  assert.deepEqual(list.data.map(({ id, object }) => [id, object]), [['stub', 'model']])
  assert.equal((await get('/v1/models/stub')).status, 200)
  assert.equal((await get('/v1/models/other')).status, 404)
  assert.equal((await get('/v1/models/%E0')).status, 404)
  const narrow = await openTestGateway([upstream.url], { key: { ...testKey, models: ['other'], endpoints: ['embeddings'] } })
  t.after(() => narrow.close())
  assert.deepEqual((await (await fetch(`${narrow.url}/v1/models`, { headers: { authorization: `Bearer sk-kz-${'a'.repeat(43)}` } })).json() as { data: unknown[] }).data, [])
  assert.equal((await narrow.post('/v1/chat/completions', chat)).status, 403)
  assert.equal((await narrow.post('/v1/embeddings', { model: 'stub', input: 'a' })).status, 403)
})

test('who has no key, a wrong one, or the wrong address is told so, in their language', async () => {
  const none = await get('/v1/models', {})
  assert.deepEqual([none.status, none.headers.get('www-authenticate')], [401, 'Bearer'])
  const wrong = await get('/v1/models', { authorization: 'Bearer sk-kz-wrong', 'accept-language': 'kk-KZ,kk;q=0.9' })
  const { error } = await wrong.json() as { error: { message: string; code: string } }
  assert.deepEqual([wrong.status, error.code], [401, 'invalid_api_key'])
  assert.equal(error.message, refusals.badKey.kk)
  const ofPortal = await (await get('/v1/models', { authorization: 'Bearer hf_shq_wrong' })).json() as { error: { message: string } }
  assert.equal(ofPortal.error.message, refusals.portalKey.en)
  assert.equal((await get('/v1/nothing')).status, 404)
  const method = await get('/v1/chat/completions')
  assert.deepEqual([method.status, method.headers.get('allow')], [405, 'POST, OPTIONS'])
})

test('what is missing or wrong is named', async () => {
  const paramOf = async (body: unknown, path = '/v1/chat/completions') => {
    const response = await gateway.post(path, body)
    return [response.status, (await response.json() as { error: { param: string } }).error.param]
  }
  assert.deepEqual(await paramOf({ messages: [] }), [400, 'model'])
  assert.deepEqual(await paramOf({ model: 'stub' }), [400, 'messages'])
  assert.deepEqual(await paramOf({ model: 'stub', messages: [] }), [400, 'messages'])
  assert.deepEqual(await paramOf({ ...chat, max_tokens: -1 }), [400, 'max_tokens'])
  assert.deepEqual(await paramOf({ ...chat, n: 1000 }), [400, 'n'])
  assert.deepEqual(await paramOf({ ...chat, stream: 'yes' }), [400, 'stream'])
  assert.deepEqual(await paramOf({ ...chat, echo: 1 }), [400, 'echo'])
  assert.deepEqual(await paramOf({ model: 'stub', prompt: 'Сәлем', echo: 'true' }, '/v1/completions'), [400, 'echo'])
  assert.deepEqual(await paramOf({ ...chat, messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }] }), [400, 'messages[0].content'])
  assert.deepEqual(await paramOf({ ...chat, model: 'none' }), [404, 'model'])
  assert.deepEqual(await paramOf({ model: 'stub' }, '/v1/completions'), [400, 'prompt'])
  assert.deepEqual(await paramOf({ model: 'stub' }, '/v1/embeddings'), [400, 'input'])
})

test('what a model cannot do is refused before it is tried', async (t) => {
  const plain = await openTestGateway([upstream.url], { served: { ...model, capabilities: { ...model.capabilities, tools: false, jsonSchema: false, embeddings: false } } })
  t.after(() => plain.close())
  for (const [path, body] of [
    ['/v1/chat/completions', { ...chat, tools: [{ type: 'function', function: { name: 'a' } }] }],
    ['/v1/chat/completions', { ...chat, response_format: { type: 'json_schema', json_schema: {} } }],
    ['/v1/responses', { model: 'stub', input: 'a', text: { format: { type: 'json_schema', name: 'a', schema: {} } } }],
    ['/v1/embeddings', { model: 'stub', input: 'a' }],
  ] as const) {
    const response = await plain.post(path, body)
    assert.deepEqual([response.status, (await response.json() as { error: { code: string } }).error.code], [400, 'unsupported_capability'])
  }
})

test('an upstream that calls the model otherwise is asked in its word and answers in ours', async (t) => {
  const renamed = await openTestGateway([{ baseUrl: upstream.url, model: 'meta/stub-8b', apiKey: 'upstream-secret' }])
  t.after(() => renamed.close())
  const whole = await (await renamed.post('/v1/chat/completions', chat)).json() as { model: string }
  assert.deepEqual([lastCall()['model'], whole.model, upstream.calls.at(-1)!.headers.authorization], ['meta/stub-8b', 'stub', 'Bearer upstream-secret'])
  const events = eventsOf(await (await renamed.post('/v1/chat/completions', { ...chat, stream: true })).text())
  assert.ok(events.slice(0, -1).every((one) => one.model === 'stub'))
})

test('personal data is masked before an upstream beyond the programme, and the caller is told', async (t) => {
  const outside = await openTestGateway([{ baseUrl: upstream.url, outside: true }], { detectors: new URL('testing-detectors.ts', import.meta.url).href })
  t.after(() => outside.close())
  const response = await outside.post('/v1/chat/completions', { ...chat, messages: [{ role: 'user', content: 'Пошта: aigul@example.kz' }, { role: 'user', content: [{ type: 'text', text: 'b@example.kz' }] }] })
  assert.equal(response.headers.get('x-kz-masked'), '2')
  assert.doesNotMatch(JSON.stringify(lastCall()), /example\.kz/)
  await outside.post('/v1/chat/completions', { ...chat, tools: [{ type: 'function', function: { name: 'mail', description: 'a@example.kz' } }], chat_template_kwargs: { to: 'c@example.kz' }, stop: ['d@example.kz'] })
  assert.doesNotMatch(JSON.stringify(lastCall()), /example\.kz/)
  await outside.post('/v1/chat/completions', { ...chat, messages: [
    { role: 'user', name: 'a@example.kz', content: [{ type: 'text', text: 'Хат: b@exam' }, { type: 'text', text: 'ple.kz, рақмет' }] },
    { role: 'assistant', tool_calls: [{ id: 'c@example.kz', type: 'function', function: { name: 'f', arguments: '{"id":"d@example.kz"}' } }] },
    { role: 'tool', tool_call_id: 'c@example.kz', content: 'ok' },
  ], metadata: { id: 'e@example.kz', 'f@example.kz': 'x' } })
  assert.doesNotMatch(JSON.stringify(lastCall()), /exam|ple\.kz/, 'split over two parts, as names, ids and keys')
  assert.match(JSON.stringify(lastCall()), /"Хат: \[email\]".*", рақмет"/)
  await outside.post('/v1/chat/completions', { ...chat, seed: 4_111_111_111_111_111, metadata: { card: 4_111_111_111_111_111, year: 2026 } })
  assert.deepEqual([lastCall()['metadata'], lastCall()['seed']], [{ card: '[card]', year: 2026 }, 0], 'numbers without quotation marks too, and a seed that is somebody’s')
  assert.equal((await outside.post('/v1/completions', { model: 'stub', prompt: [1, 2] })).status, 400)
  assert.equal((await outside.post('/v1/detokenize', { model: 'stub', tokens: [1, 2] })).status, 400)
})

test('a budget that does not suffice is told as OpenAI tells it', async (t) => {
  const poor = await openTestGateway([upstream.url], { most: 150 })
  t.after(() => poor.close())
  assert.equal((await poor.post('/v1/chat/completions', { ...chat, max_tokens: 20 })).status, 200)
  const response = await poor.post('/v1/chat/completions', { ...chat, max_tokens: 60 })
  const { error } = await response.json() as { error: { type: string; code: string } }
  assert.deepEqual([response.status, error.type, error.code, response.headers.get('retry-after'), response.headers.get('x-ratelimit-limit-requests')], [429, 'insufficient_quota', 'insufficient_quota', '60', '100'])
})

test('whoever asks gets masked values back in the answer: whole, or streamed in any pieces; the model never sees them', async (t) => {
  const stub = await stubUpstream()
  const outside = await openTestGateway([{ baseUrl: stub.url, outside: true }], { detectors: new URL('testing-detectors.ts', import.meta.url).href })
  t.after(async () => {
    await outside.close()
    await stub.close()
  })
  const back = { headers: { 'x-kz-mask': 'reversible' } }
  const asked = { ...chat, messages: [{ role: 'user', content: 'a@example.kz пен b@example.kz, сосын a@example.kz; мәтінде бұрыннан [email-3] тұр' }, { role: 'user', content: [{ type: 'text', text: 'c@exam' }, { type: 'text', text: 'ple.kz' }] }] }
  const answer = 'Жаздым: [email-1], [email-2]; [email-4]. Ал [email-3], [email-9] мен [ '
  const given = 'Жаздым: a@example.kz, b@example.kz; c@example.kz. Ал [email-3], [email-9] мен [ '

  stub.set({ pieces: [answer] })
  const whole = await outside.post('/v1/chat/completions', asked, back)
  assert.deepEqual([whole.headers.get('x-kz-masked'), (await whole.clone().json() as { choices: { message: { content: string } }[] }).choices[0]!.message.content], ['4', given])
  const sent = JSON.stringify(stub.calls.at(-1)!.body)
  assert.match(sent, /\[email-1\] пен \[email-2\], сосын \[email-1\]; мәтінде бұрыннан \[email-3\]/)
  assert.doesNotMatch(sent, /exam|ple\.kz/)
  const judged = await (await fetch(`${outside.url}/v1/verify`, { method: 'POST', body: JSON.stringify({ receipt: whole.headers.get('x-kz-ai-receipt'), text: given }) })).json() as { verdict: string }
  assert.equal(judged.verdict, 'genuine')

  for (const size of [1, 2, 3, 7]) {
    stub.set({ pieces: answer.match(new RegExp(`.{1,${size}}`, 'gsu'))! })
    const events = eventsOf(await (await outside.post('/v1/chat/completions', { ...asked, stream: true }, back)).text())
    assert.equal(events.slice(0, -1).map(({ choices }) => choices[0].delta.content ?? '').join(''), given, `pieces of ${size}`)
    const typed = eventsOf(await (await outside.post('/v1/responses', { model: 'stub', stream: true, input: asked.messages.map(({ content }) => (typeof content === 'string' ? content : content.map(({ text }) => text).join(''))).join('\n') }, back)).text())
    assert.deepEqual([typed.filter(({ type }) => type === 'response.output_text.delta').map(({ delta }) => delta).join(''), typed.at(-1).response.output[0].content[0].text], [given, given])
  }
  stub.set({ pieces: answer.match(/.{1,4}/gsu)! })
  const completed = eventsOf(await (await outside.post('/v1/completions', { model: 'stub', prompt: `${asked.messages[0]!.content as string} c@example.kz`, stream: true }, back)).text())
  assert.equal(completed.slice(0, -1).map(({ choices }) => choices[0].text).join(''), given)

  stub.set({ pieces: [answer] })
  const plainly = await (await outside.post('/v1/chat/completions', asked)).json() as { choices: { message: { content: string } }[] }
  assert.equal(plainly.choices[0]!.message.content, answer, 'nobody asked for values')
  const vectors = { model: 'stub', input: ['a@example.kz'] }
  assert.deepEqual(await (await outside.post('/v1/embeddings', vectors, back)).json(), await (await outside.post('/v1/embeddings', vectors)).json(), 'where nothing is said nothing comes back')
  const misspelt = await outside.post('/v1/chat/completions', asked, { headers: { 'x-kz-mask': 'reversable' } })
  assert.deepEqual([misspelt.status, (await misspelt.json() as { error: { param: string } }).error.param], [400, 'x-kz-mask'])
})
