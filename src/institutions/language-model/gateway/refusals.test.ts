/** Specifies how callers are refused: by the name of the field in their own words, with its limit and the mend, in their language. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { locales, type Text } from '../../../law/text.ts'
import { dialects } from '../serving/dialect.ts'
import type { LocalWorker } from '../serving/local.ts'
import { localWorker, templates, type TinyGguf, tinyGguf } from '../serving/testing-worker.ts'
import { type StubUpstream, stubUpstream } from '../serving/testing.ts'
import { model, openTestGateway, secret, testKey, type TestGateway } from './testing.ts'

interface Refusal { readonly status: number; readonly param: string | null; readonly code: string | null; readonly message: string }

/** What a call is refused with, by its language. */
async function refusalOf(gateway: TestGateway, path: string, body: object, language = 'en'): Promise<Refusal> {
  const response = await gateway.post(path, body, { headers: { 'accept-language': language } })
  const { error } = await response.json() as { readonly error?: Omit<Refusal, 'status'> }
  assert.ok(error, `It was answered: ${JSON.stringify(body)}`)
  return { status: response.status, param: error.param, code: error.code, message: error.message }
}

/** The messages of one refusal in all languages; each must be another sentence. */
async function wordsOf(gateway: TestGateway, path: string, body: object): Promise<Text & { readonly param: string | null }> {
  const [kk, ru, en] = await Promise.all(locales.map((locale) => refusalOf(gateway, path, body, locale)))
  assert.deepEqual([kk!.status, ru!.status, en!.status], [400, 400, 400], en!.message)
  assert.equal(new Set([kk!.message, ru!.message, en!.message]).size, 3, en!.message)
  assert.match(kk!.message, /[әғқңөұүһі]/i)
  assert.match(ru!.message, /[а-я]/i)
  return { kk: kk!.message, ru: ru!.message, en: en!.message, param: en!.param }
}

describe('a process that does not hear of orders', () => {
  test('lets nobody in, says so in the caller’s language, and goes on when it hears again', async (t) => {
    const upstream = await stubUpstream()
    const gateway = await openTestGateway([upstream.url])
    t.after(async () => { await gateway.close(); await upstream.close() })
    const chat = { model: model.name, messages: [{ role: 'user', content: 'Сәлем' }] }
    gateway.hear(false)
    const refused = await gateway.post('/v1/chat/completions', chat, { headers: { 'accept-language': 'kk' } })
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '2'])
    assert.match((await refused.json() as { error: { message: string } }).error.message, /өкімдер/)
    gateway.hear(true)
    assert.equal((await gateway.post('/v1/chat/completions', chat)).status, 200)
  })
})

describe('a model that was taken back', () => {
  let gateway: TestGateway
  const back = { id: '01900000-0000-7000-8000-0000000000bb', name: 'ulgi-back', withdrawal: { kk: 'Қате табылды.', ru: 'Найдена ошибка.', en: 'A fault was found.' } }
  before(async () => { gateway = await openTestGateway([], { withdrawn: [back] }) })
  after(() => gateway.close())
  const chat = { model: back.name, messages: [{ role: 'user', content: 'Сәлем' }] }

  test('stays known by its name: the caller is told why it is gone, in their language', async () => {
    const [kk, ru, en] = await Promise.all(locales.map((locale) => refusalOf(gateway, '/v1/chat/completions', chat, locale)))
    assert.deepEqual(en, { status: 403, param: 'model', code: 'model_suspended', message: 'The model was taken back: A fault was found.' })
    assert.deepEqual([kk!.message, ru!.message], ['Модель қайтарып алынған: Қате табылды.', 'Модель отозвана: Найдена ошибка.'])
    const shown = await fetch(`${gateway.url}/v1/models/${back.name}`, { headers: { authorization: `Bearer ${secret}` } })
    assert.deepEqual([shown.status, (await shown.json() as { error: { code: string } }).error.code], [403, 'model_suspended'])
  })

  test('is refused with the reason of the order that stands, and a name that was never seen is not found', async () => {
    gateway.suspend(`model:${back.id}`)
    assert.deepEqual(await refusalOf(gateway, '/v1/completions', { model: back.name, prompt: 'а' }), { status: 403, param: 'model', code: 'model_suspended', message: 'The model is suspended by an order: a test' })
    const never = await refusalOf(gateway, '/v1/chat/completions', { ...chat, model: 'ulgi-never' })
    assert.deepEqual([never.status, never.code], [404, 'model_not_found'])
  })
})

describe('the gateway', () => {
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
  const response = { model: 'stub', input: 'Сәлем' }

  test('lets through what an order of restriction names, and says of the rest by which order, why, and where one appeals', async () => {
    gateway.restrict(`model:${model.id}`, { purposes: ['education'], keys: ['01900000-0000-7000-8000-0000000000ff'] })
    assert.deepEqual(await refusalOf(gateway, '/v1/chat/completions', { ...chat, model: model.name }), {
      status: 403, param: null, code: 'restricted',
      message: 'An order of restriction does not let this through: a test (for these purposes alone: education; with these keys alone: 01900000-0000-7000-8000-0000000000ff). Order no. OVS-2026-000001; how to appeal: https://ai.example.kz/en/orders',
    })
    gateway.restrict(`model:${model.id}`, { purposes: [testKey.purpose], keys: [testKey.id], requestsPerMinute: 1_000 })
    assert.equal((await gateway.post('/v1/chat/completions', { ...chat, model: model.name })).status, 200)
  })

  test('says that the operator has closed a field, and what callers have instead', async () => {
    for (const [path, body, instead] of [
      ['/v1/chat/completions', chat, 'max_tokens'], ['/v1/completions', { model: 'stub', prompt: 'а' }, 'max_tokens'], ['/v1/responses', response, 'max_output_tokens'],
    ] as const) {
      const { kk, ru, en, param } = await wordsOf(gateway, path, { ...body, n_predict: 5 })
      assert.equal(param, 'n_predict')
      assert.equal(kk, `n_predict параметрін оператор жапқан. Оның орнына ${instead} пайдаланыңыз.`)
      assert.equal(ru, `Параметр n_predict закрыт оператором. Вместо него используйте ${instead}.`)
      assert.equal(en, `The operator has closed the parameter n_predict. Use ${instead} instead.`)
    }
    assert.match((await refusalOf(gateway, '/v1/chat/completions', { ...chat, lora: [] })).message, /operator.*Leave it out/)
  })

  test('tells the limit of what is out of bounds, and names the limit of the answer where that is what does not fit', async () => {
    const many = await wordsOf(gateway, '/v1/chat/completions', { ...chat, n: 17 })
    for (const text of [many.kk, many.ru, many.en]) assert.match(text, /^.*\bn\b.* 1\D.* ?16/)
    for (const [path, body, field] of [
      ['/v1/chat/completions', chat, 'max_tokens'], ['/v1/chat/completions', chat, 'max_completion_tokens'], ['/v1/completions', { model: 'stub', prompt: 'а' }, 'max_tokens'], ['/v1/completions', { model: 'stub', prompt: [1, 2] }, 'max_tokens'],
      ['/v1/responses', response, 'max_output_tokens'],
    ] as const) {
      const nought = await wordsOf(gateway, path, { ...body, [field]: path === '/v1/completions' ? -1 : 0 })
      assert.deepEqual([nought.param, nought.en], [field, `Invalid value for ${field}: expected a whole number from 1 to 4096.`])
      for (const most of [4_096, 5_000, 1e9, 1e21]) {
        const { code, param, message } = await refusalOf(gateway, path, { ...body, [field]: most })
        assert.deepEqual([code, param], ['context_length_exceeded', field])
        assert.match(message, new RegExp(`4096 tokens.*Reduce ${field}\\.$`))
      }
    }
  })

  test('names what is too long as the caller called it', async () => {
    const long = 'а'.repeat(300_000)
    for (const [path, body, field] of [
      ['/v1/chat/completions', { ...chat, messages: [{ role: 'user', content: long }], max_tokens: 5 }, 'messages'], ['/v1/completions', { model: 'stub', prompt: long, max_tokens: 5 }, 'prompt'],
      ['/v1/responses', { ...response, input: long, max_output_tokens: 5 }, 'input'], ['/v1/embeddings', { model: 'stub', input: long }, 'input'],
    ] as const) {
      const { kk, ru, en, param } = await wordsOf(gateway, path, body)
      assert.equal(param, field)
      for (const text of [kk, ru, en]) assert.ok(text.endsWith(` ${field}.`), text)
    }
  })

  test('refuses what a response does not have and would be billed or go unheard, and what it has in another form', async () => {
    const calls = upstream.calls.length
    for (const [field, value, named = field] of [
      ['n', 8], ['best_of', 2], ['max_tokens', 5], ['max_completion_tokens', 5], ['messages', []], ['top_logprobs', 3], ['logprobs', true], ['include', ['message.output_text.logprobs']],
      ['instructions', 5], ['metadata', 5], ['reasoning', 'high'], ['text', 'json'], ['text', { format: 'json' }, 'text.format'], ['text', { format: { type: 'xml' } }, 'text.format'],
      ['input', [{ role: 'user', content: [{ type: 'input_text', text: 5 }] }], 'input[0].content'],
    ] as const) {
      const { param, en } = await wordsOf(gateway, '/v1/responses', { ...response, instructions: 'Қысқа.', [field]: value })
      assert.equal(param, named, en)
    }
    assert.match((await refusalOf(gateway, '/v1/responses', { ...response, max_tokens: 5 })).message, /Use max_output_tokens instead/)
    assert.equal(upstream.calls.length, calls)
  })

  test('takes of a response what changes nothing', async () => {
    for (const more of [{ n: 1 }, { n: null }, { top_logprobs: 0 }, { include: [] }, { metadata: {} }, { instructions: null }, { text: { verbosity: 'low' } }, { text: { format: { type: 'text' } } }]) {
      assert.equal((await gateway.post('/v1/responses', { ...response, ...more })).status, 200, JSON.stringify(more))
    }
  })
})

describe('a model of the programme', () => {
  let gguf: TinyGguf
  let worker: LocalWorker
  let gateway: TestGateway
  before(async () => {
    gguf = await tinyGguf({ template: templates.plain })
    worker = localWorker(gguf.path)
    await worker.ready()
    gateway = await openTestGateway([{ baseUrl: worker.baseUrl!, apiKey: worker.secret, model: 'tiny', dialect: dialects.local }], { served: { ...model, contextLength: 256 } })
  })
  after(async () => {
    await gateway.close()
    await worker.stop()
    await gguf[Symbol.asyncDispose]()
  })
  const chat = { model: 'stub', messages: [{ role: 'user', content: 'Сәлем' }] }
  const schemaOf = (schema: unknown) => ({ response_format: { type: 'json_schema', json_schema: { name: 'answer', schema } } })

  test('says in three languages which field is wrong, what it takes and what to do', async () => {
    for (const [field, value, has] of [
      ['temperature', 3, /0.*2/], ['temperature', 'hot', /0.*2/], ['top_p', 0, /0.*1/], ['frequency_penalty', -9, /-2.*2/], ['logit_bias', { a: 1 }, /100.*100/], ['logit_bias', { 99999: 1 }, /99999/],
      ['seed', 1.5, /./], ['stop', 5, /16/], ['stop', Array.from({ length: 17 }, () => 'а'), /16/], ['stream_options', 5, /include_usage/], ['response_format', { type: 'xml' }, /json_schema/],
      ['functions', [], /tools/], ['function_call', 'auto', /tool_choice/], ['suffix', 'а', /./], ['top_logprobs', 3, /logprobs/], ['tool_choice', 'maybe', /auto/], ['tool_choice', 'required', /tools/],
      ['tools', [{ type: 'function', function: { name: 'a' } }], /tools/],
    ] as const) {
      const { param, ...texts } = await wordsOf(gateway, '/v1/chat/completions', { ...chat, [field]: value })
      assert.equal(param, field, texts.en)
      for (const locale of locales) {
        assert.ok(texts[locale].includes(field), texts[locale])
        assert.match(texts[locale], has)
      }
    }
    const role = await wordsOf(gateway, '/v1/chat/completions', { ...chat, messages: [{ role: 'king', content: 'а' }] })
    assert.equal(role.param, 'messages[0].role')
    assert.match(role.kk, /system, developer, user, assistant, tool/)
  })

  test('tells what is wrong with a schema in three languages, in the words of the caller', async () => {
    for (const [schema, has] of [[{ type: 'nope' }, /type.*object, array/], [{ type: 'object', properties: { messages: { type: 'string', pattern: '^x' } } }, /pattern.*#\/messages|#\/messages.*pattern/],
      [{ type: 'object', properties: {}, required: ['max_tokens'], additionalProperties: false }, /max_tokens/], [{ $ref: '#' }, /«#»|“#”/]] as const) {
      for (const [path, body, field] of [['/v1/chat/completions', { ...chat, ...schemaOf(schema) }, 'response_format'], ['/v1/responses', { model: 'stub', input: 'а', text: { format: { type: 'json_schema', name: 'answer', schema } } }, 'text.format']] as const) {
        const { param, ...texts } = await wordsOf(gateway, path, body)
        assert.equal(param, field)
        for (const locale of locales) {
          assert.ok(texts[locale].startsWith(`${field}: `), texts[locale])
          assert.match(texts[locale], has)
        }
      }
    }
  })

  test('names what does not fit its context as the caller called it, with the most that would', async () => {
    for (const [path, body, input, limit] of [
      ['/v1/chat/completions', (content: string, most: number) => ({ ...chat, messages: [{ role: 'user', content }], max_tokens: most }), 'messages', 'max_tokens'],
      ['/v1/completions', (prompt: string, most: number) => ({ model: 'stub', prompt, max_tokens: most }), 'prompt', 'max_tokens'],
      ['/v1/responses', (text: string, most: number) => ({ model: 'stub', input: text, instructions: 'Қысқа.', max_output_tokens: most }), 'input', 'max_output_tokens'],
    ] as const) {
      const long = await wordsOf(gateway, path, body('Қазақстан Республикасы '.repeat(40), 5))
      assert.equal(long.param, input)
      const much = await wordsOf(gateway, path, body('Қазақстан', 254))
      assert.equal(much.param, limit)
      for (const locale of locales) {
        assert.match(long[locale], new RegExp(`256.*\\b${input}\\b`))
        assert.match(much[locale], new RegExp(`256.*\\b${limit}\\D+2[0-5]\\d\\D*$`))
      }
    }
  })

  test('is not said to fail when nothing was written to it', async () => {
    for (const content of ['', null]) assert.equal((await gateway.post('/v1/chat/completions', { ...chat, messages: [{ role: 'user', content }], max_tokens: 2 })).status, 200)
    assert.equal((await gateway.post('/v1/responses', { model: 'stub', input: '', max_output_tokens: 2 })).status, 200)
    assert.equal((await wordsOf(gateway, '/v1/embeddings', { model: 'stub', input: '' })).param, 'input')
  })
})
