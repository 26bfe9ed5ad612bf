/**
 * Every answer of `/v1` that OpenAI has too, against the schemas of OpenAI's published OpenAPI (`openai/LICENCE.md`); and of a stream what no schema says: that each answer ends once and says nothing after,
 * that usage comes once, last, where it was asked for and nowhere else, and that the end is told.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  .addSchema({ ...JSON.parse(readFileSync(join(import.meta.dirname, 'openai/openapi.json'), 'utf8')), $id: 'openai' })

type Json = Readonly<Record<string, unknown>>

export interface Judged {
  /** Answers, and events of streams, that were judged. */
  readonly judged: number
  /** Those that do not fit, each with what is wrong. */
  readonly faults: readonly string[]
}

/** Asks a gateway everything that OpenAI's clients ask, and judges each answer. */
export async function judgeByOpenApi(url: string, secret: string): Promise<Judged> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
  const faults: string[] = []
  let judged = 0
  const judge = (what: string, schema: string, value: unknown): void => {
    judged += 1
    const fits = ajv.getSchema(`openai#/components/schemas/${schema}`)!
    if (!fits(value)) faults.push(`${what}: ${ajv.errorsText(fits.errors).slice(0, 1_000)} in ${JSON.stringify(value).slice(0, 500)}`)
  }
  const ask = (path: string, body?: unknown, more: Json = {}): Promise<Response> => fetch(`${url}${path}`, {
    headers: { ...headers, ...more as Record<string, string> }, ...(body !== undefined && { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const whole = async (path: string, schema: string, body?: unknown): Promise<void> => {
    const answer = await ask(path, body)
    if (answer.status === 200) judge(`${path} ${JSON.stringify(body ?? '')}`, schema, await answer.json())
    else faults.push(`${path}: ${answer.status} ${await answer.text()}`)
  }
  const streamed = async (path: string, schema: string, body: Json): Promise<void> => {
    const text = await (await ask(path, { ...body, stream: true })).text()
    const events = text.split('\n').filter((line) => line.startsWith('data: {')).map((line) => JSON.parse(line.slice(6)) as Json)
    const what = `${path}, streamed ${JSON.stringify(body)}`
    if (events.length === 0) faults.push(`${what}: no events, ${text}`)
    for (const event of events) judge(what, schema, schema === 'CreateCompletionResponse' ? ended(event) : event)
    faults.push(...(schema === 'ResponseStreamEvent' ? orderOfResponse(events, text) : orderOfChoices(events, text, body)).map((fault) => `${what}: ${fault}`))
  }

  const models = await (await ask('/v1/models')).json() as { readonly data: readonly { readonly id: string; readonly capabilities: Readonly<Record<string, boolean>> }[] }
  judge('/v1/models', 'ListModelsResponse', models)
  const { id: model, capabilities: can } = models.data[0]!
  await whole(`/v1/models/${model}`, 'Model')

  const chat = { model, messages: [{ role: 'user', content: 'Сәлем' }], max_tokens: 8 }
  const tools = [{ type: 'function', function: { name: 'write', parameters: { type: 'object', properties: {} } } }]
  for (const more of [{}, { n: 2 }, ...(can['logprobs'] ? [{ logprobs: true, top_logprobs: 2 }] : []), ...(can['tools'] ? [{ tools }] : [])]) {
    await whole('/v1/chat/completions', 'CreateChatCompletionResponse', { ...chat, ...more })
    await streamed('/v1/chat/completions', 'CreateChatCompletionStreamResponse', { ...chat, ...more })
  }
  const told = { stream_options: { include_usage: true } }
  for (const more of [{}, { n: 2 }]) await streamed('/v1/chat/completions', 'CreateChatCompletionStreamResponse', { ...chat, ...told, ...more })

  const completion = { model, prompt: 'Бір', max_tokens: 8 }
  for (const more of [{}, { n: 2 }, { echo: true }, ...(can['logprobs'] ? [{ logprobs: 1 }] : [])]) await whole('/v1/completions', 'CreateCompletionResponse', { ...completion, ...more })
  for (const more of [{}, { n: 2 }, told, { n: 2, ...told }]) await streamed('/v1/completions', 'CreateCompletionResponse', { ...completion, ...more })
  if (can['embeddings']) await whole('/v1/embeddings', 'CreateEmbeddingResponse', { model, input: ['бір', 'екі'] })

  const response = { model, input: 'Сәлем', instructions: 'Қысқа.', max_output_tokens: 16 }
  await whole('/v1/responses', 'Response', response)
  await streamed('/v1/responses', 'ResponseStreamEvent', response)

  const refused: readonly (readonly [string, Promise<Response>])[] = [
    ['no such model', ask('/v1/chat/completions', { ...chat, model: 'none' })], ['no messages', ask('/v1/chat/completions', { model })], ['no JSON', ask('/v1/chat/completions', '{')],
    ['nothing is kept', ask('/v1/responses', { ...response, previous_response_id: 'resp_1' })], ['a wrong key', ask('/v1/models', undefined, { authorization: 'Bearer sk-kz-wrong' })],
    ['no such address', ask('/v1/none')], ['a wrong method', ask('/v1/completions')],
  ]
  for (const [what, asked] of refused) {
    const answer = await asked
    judge(`a refusal, ${what}`, 'ErrorResponse', await answer.json())
    if (answer.status < 400) faults.push(`${what}: ${answer.status}`)
  }
  return { judged, faults }
}

/** A piece of a completion has no reason to end yet: OpenAI sends null, but publishes one schema for pieces and wholes. */
const ended = (event: Json): Json => ({ ...event, choices: choicesOf(event).map((choice) => ({ ...choice, finish_reason: choice['finish_reason'] ?? 'stop' })) })

const choicesOf = ({ choices }: Json): readonly Json[] => (Array.isArray(choices) ? choices as readonly Json[] : [])

/** What is wrong with the order of the events of a chat or a completion. */
function orderOfChoices(events: readonly Json[], text: string, { n = 1, stream_options: options }: Json): readonly string[] {
  const faults: string[] = []
  if (!text.endsWith('\n\ndata: [DONE]\n\n') || text.split('[DONE]').length !== 2) faults.push(`does not end with one [DONE]: ${text.slice(-100)}`)
  if (new Set(events.map(({ id }) => id)).size !== 1) faults.push('several ids')
  const over = new Set<unknown>()
  for (const event of events) {
    for (const { index, finish_reason: finish, delta, text: piece } of choicesOf(event)) {
      const says = isRecord(delta) ? Object.values(delta).some((value) => value !== null && value !== '') : piece !== ''
      if (over.has(index) && (says || finish !== null)) faults.push(`answer ${String(index)} goes on after its end`)
      if (finish !== null) over.add(index)
    }
  }
  if (over.size !== n || Array.from(over).some((index) => Number(index) >= Number(n))) faults.push(`answers ended: ${[...over].join(', ')}`)
  const withUsage = events.filter(({ usage: one }) => one !== undefined && one !== null)
  const asked = isRecord(options) && options['include_usage'] === true
  if (withUsage.length !== (asked ? 1 : 0)) faults.push(`usage is told ${withUsage.length} times`)
  if (asked && (withUsage[0] !== events.at(-1) || choicesOf(events.at(-1)!).length > 0)) faults.push('usage is not told last, by itself')
  return faults
}

/** What is wrong with the order of the events of a response. */
function orderOfResponse(events: readonly Json[], text: string): readonly string[] {
  const types = events.map(({ type }) => String(type))
  const names = [...text.matchAll(/^event: (.*)$/gm)].map(([, name]) => name)
  const deltas = types.filter((type) => type === 'response.output_text.delta')
  const order = [
    'response.created', 'response.in_progress', 'response.output_item.added', 'response.content_part.added', ...deltas,
    'response.output_text.done', 'response.content_part.done', 'response.output_item.done', types.at(-1) === 'response.incomplete' ? 'response.incomplete' : 'response.completed',
  ]
  return [
    ...(types.join(' ') === order.join(' ') ? [] : [`order: ${types.join(' ')}`]), ...(names.join(' ') === types.join(' ') ? [] : ['names of events are not their types']),
    ...(events.every(({ sequence_number: number }, at) => number === at) ? [] : ['sequence numbers']),
  ]
}

/** An engine that calls a tool where it is given one, tells of its tokens and gives as many answers as are asked for: what we put together of its events is ours to get right. */
export async function engineWithTools(): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const asked = JSON.parse(Buffer.concat(parts).toString() || '{}') as Json
      response.setHeader('content-type', asked['stream'] === true ? 'text/event-stream' : 'application/json')
      response.end(asked['stream'] === true ? `${eventsFor(asked).map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')}data: [DONE]\n\n` : JSON.stringify(completionFor(asked)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => { server.close(() => resolve()) })
    },
  }
}

const head = { id: 'cmpl-engine', created: 1_760_000_000, model: 'stub' }
const usage = { prompt_tokens: 5, completion_tokens: 4, total_tokens: 9 }
const token = { token: 'С', logprob: -0.5, bytes: [208, 161] }

function completionFor({ n = 1, echo, input }: Json): Json {
  if (Array.isArray(input)) return { object: 'list', model: 'stub', data: input.map((_, index) => ({ object: 'embedding', index, embedding: [0.6, 0.8] })), usage: { prompt_tokens: 5, total_tokens: 5 } }
  const choices = Array.from({ length: Number(n) }, (_, index) => ({ index, text: echo === true ? 'Бірінші' : 'інші', logprobs: null, finish_reason: 'stop' }))
  return { ...head, object: 'text_completion', choices, usage }
}

function eventsFor({ messages, tools, logprobs, n = 1, stream_options: options }: Json): readonly Json[] {
  const numbers = Array.from({ length: Number(n) }, (_, index) => index)
  const told = isRecord(options) && options['include_usage'] === true ? [{ choices: [], usage }] : []
  if (messages === undefined) {
    const piece = (text: string, finish: string | null) => numbers.map((index) => ({ index, text, logprobs: null, finish_reason: finish }))
    return [...['ін', 'ші'].map((text) => ({ choices: piece(text, null) })), { choices: piece('', 'stop') }, ...told].map((event) => ({ ...head, object: 'text_completion', ...event }))
  }
  const of = logprobs === true ? { content: [{ ...token, top_logprobs: [token] }], refusal: null } : null
  const piece = (delta: Json, finish: string | null = null) => ({ choices: numbers.map((index) => ({ index, delta, logprobs: delta['content'] ? of : null, finish_reason: finish })) })
  const call = (more: Json) => piece({ tool_calls: [{ index: 0, ...more }] })
  const said = Array.isArray(tools)
    ? [piece({ role: 'assistant', content: null }), call({ id: 'call_1', type: 'function', function: { name: 'write', arguments: '' } }), call({ function: { arguments: '{"a"' } }), call({ function: { arguments: ':1}' } }), piece({}, 'tool_calls')]
    : [piece({ role: 'assistant', content: '' }), piece({ content: 'Сә' }), piece({ content: 'лем' }), piece({}, 'stop')]
  return [...said, ...told].map((event) => ({ ...head, object: 'chat.completion.chunk', ...event }))
}

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
