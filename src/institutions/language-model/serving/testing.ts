/** An upstream that speaks the protocol of OpenAI over real HTTP and fails as it is told to, for tests and benches. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the stub does instead of answering well. */
export type Fault =
  | 'none'
  /** Takes the call and never answers. */
  | 'hang'
  /** Sends the head and the first half of a stream, then nothing. */
  | 'stall'
  /** Closes the connection in the middle of a stream, or of a body. */
  | 'cut'
  /** Tells ten times the tokens that there were. */
  | 'lies about usage'
  | 'no usage'
  /** 429 with `retry-after`. */
  | 'limited'
  /** 500 with a body of OpenAI's form. */
  | 'broken'
  /** 503 with a page of HTML. */
  | 'html'
  /** Bytes in the text that are not UTF-8. */
  | 'bad utf-8'
  /** 200 with a body, or an event, that is not JSON. */
  | 'not json'
  /** An error event in the middle of a stream, as vLLM sends. */
  | 'error in stream'
  /** Closes the connection before any answer. */
  | 'refuses'

export interface StubSettings {
  /** Name of its model. */
  readonly model?: string
  /** The answer in pieces: each is one token, and one event of a stream. */
  readonly pieces?: readonly string[]
  /** Milliseconds before each event of a stream; 0 sends all at once. */
  readonly paceMs?: number
  readonly fault?: Fault
  readonly retryAfterSeconds?: number
  /** Tokens of every prompt. */
  readonly promptTokens?: number
  /** Secret that calls must bear; otherwise any may call. */
  readonly apiKey?: string
  readonly port?: number
}

/** A call as it came in. */
export interface SeenCall {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  /** The body, parsed; a text where it is not JSON. */
  readonly body: unknown
  /** Whether the caller left before the answer ended. */
  readonly aborted: boolean
}

export interface StubUpstream extends AsyncDisposable {
  /** `http://127.0.0.1:port`, without `/v1`. */
  readonly url: string
  readonly port: number
  /** Calls since the start, or since `forget`; none with `remembers: false`. */
  readonly calls: readonly SeenCall[]
  /** Changes what it does from the next call on. */
  set(settings: StubSettings): void
  forget(): void
  close(): Promise<void>
}

const created = 1_760_000_000

/**
 * Starts the stub on a port of loopback.
 *
 * @example
 * await using upstream = await stubUpstream({ pieces: ['Сәлем', ', ', 'әлем'], fault: 'cut' })
 * const response = await fetch(`${upstream.url}/v1/chat/completions`, { method: 'POST', body: '{"model":"stub","stream":true,"messages":[]}' })
 */
export async function stubUpstream(first: StubSettings & { readonly remembers?: boolean } = {}): Promise<StubUpstream> {
  const remembers = first.remembers ?? true
  let now = complete(first)
  const calls: { -readonly [K in keyof SeenCall]: SeenCall[K] }[] = []
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = parse(Buffer.concat(parts).toString())
      const settings = now
      if (remembers) {
        const call = { method: request.method ?? 'GET', path: request.url ?? '/', headers: request.headers, body, aborted: false }
        calls.push(call)
        response.once('close', () => {
          if (!response.writableFinished) call.aborted = true
        })
      }
      answer(request, response, body, settings)
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(first.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return {
    url: `http://127.0.0.1:${port}`, port, calls,
    set(settings) { now = complete({ ...now.settings, ...settings }) },
    forget() { calls.length = 0 },
    close,
    [Symbol.asyncDispose]: close,
  }
}

type Complete = ReturnType<typeof complete>

/** Settings with every body that does not depend on the call, made once: the stub must not be what a bench measures. */
function complete(settings: StubSettings) {
  const { model = 'stub', pieces = ['Сәлем', ', ', 'әлем', '!'], paceMs = 0, fault = 'none', retryAfterSeconds = 7, promptTokens = 5 } = settings
  const times = fault === 'lies about usage' ? 10 : 1
  const used = { prompt_tokens: promptTokens * times, completion_tokens: pieces.length * times, total_tokens: (promptTokens + pieces.length) * times }
  const usage = fault === 'no usage' ? {} : { usage: used }
  const one = { created, model, system_fingerprint: 'stub' }
  const event = (value: object): Buffer => Buffer.from(`data: ${JSON.stringify(value)}\n\n`)
  const chat = { id: 'chatcmpl-stub', object: 'chat.completion.chunk', ...one }
  const text = { id: 'cmpl-stub', object: 'text_completion', ...one }
  const last = Buffer.from('data: [DONE]\n\n')
  return {
    settings, model, pieces, paceMs, fault, retryAfterSeconds, promptTokens, apiKey: settings.apiKey,
    chat: Buffer.from(JSON.stringify({
      id: 'chatcmpl-stub', object: 'chat.completion', ...one,
      choices: [{ index: 0, message: { role: 'assistant', content: pieces.join(''), refusal: null }, logprobs: null, finish_reason: 'stop' }], ...usage,
    })),
    text: Buffer.from(JSON.stringify({
      id: 'cmpl-stub', object: 'text_completion', ...one, choices: [{ index: 0, text: pieces.join(''), logprobs: null, finish_reason: 'stop' }], ...usage,
    })),
    models: Buffer.from(JSON.stringify({ object: 'list', data: [{ id: model, object: 'model', created, owned_by: 'stub' }] })),
    chatEvents: [
      ...pieces.map((content, at) => event({ ...chat, choices: [{ index: 0, delta: at === 0 ? { role: 'assistant', content } : { content }, logprobs: null, finish_reason: null }] })),
      event({ ...chat, choices: [{ index: 0, delta: {}, logprobs: null, finish_reason: 'stop' }] }),
    ],
    textEvents: [
      ...pieces.map((piece) => event({ ...text, choices: [{ index: 0, text: piece, logprobs: null, finish_reason: null }] })),
      event({ ...text, choices: [{ index: 0, text: '', logprobs: null, finish_reason: 'stop' }] }),
    ],
    chatUsage: fault === 'no usage' ? [] : [event({ ...chat, choices: [], usage: used })],
    textUsage: fault === 'no usage' ? [] : [event({ ...text, choices: [], usage: used })],
    last,
  }
}

function answer(request: IncomingMessage, response: ServerResponse, body: unknown, now: Complete): void {
  const path = request.url ?? '/'
  if (now.fault === 'refuses') return void request.socket.destroy()
  if (path === '/health') return send(response, now.fault === 'none' ? 200 : 503, Buffer.from('{}'))
  if (now.apiKey !== undefined && request.headers.authorization !== `Bearer ${now.apiKey}`) return fail(response, 401, 'Incorrect API key provided', 'invalid_request_error', 'invalid_api_key')
  if (now.fault === 'hang') return
  if (now.fault === 'limited') {
    response.setHeader('retry-after', String(now.retryAfterSeconds))
    return fail(response, 429, 'Rate limit reached', 'requests', 'rate_limit_exceeded')
  }
  if (now.fault === 'broken') return fail(response, 500, 'The server had an error', 'server_error', null)
  if (now.fault === 'html') return void response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>503 Service Unavailable</h1>')
  if (path === '/v1/models') return send(response, 200, now.models)
  const asked = isRecord(body) ? body : {}
  switch (path) {
    case '/v1/chat/completions': return generate(response, asked, now, true)
    case '/v1/completions': return generate(response, asked, now, false)
    case '/v1/embeddings': return embed(response, asked, now)
    case '/tokenize': return send(response, 200, Buffer.from(JSON.stringify({ tokens: now.pieces.map((_, at) => at), count: now.pieces.length, max_model_len: 4096 })))
    default: return fail(response, 404, `Unknown path ${path}`, 'invalid_request_error', null)
  }
}

function embed(response: ServerResponse, asked: Readonly<Record<string, unknown>>, now: Complete): void {
  const inputs = Array.isArray(asked.input) ? asked.input : [asked.input]
  const tokens = now.promptTokens * inputs.length
  send(response, 200, Buffer.from(JSON.stringify({
    object: 'list', model: now.model, data: inputs.map((_, index) => ({ object: 'embedding', index, embedding: [0.6, 0.8, 0] })),
    ...(now.fault !== 'no usage' && { usage: { prompt_tokens: tokens, total_tokens: tokens } }),
  })))
}

function generate(response: ServerResponse, asked: Readonly<Record<string, unknown>>, now: Complete, chat: boolean): void {
  const whole = chat ? now.chat : now.text
  if (asked.stream !== true) {
    if (now.fault === 'not json') return send(response, 200, Buffer.from('<not json>'))
    if (now.fault === 'bad utf-8') return send(response, 200, Buffer.from(whole.toString('latin1').replace(/"(?:content|text)":"/, '$&\xff\xfe'), 'latin1'))
    if (now.fault === 'cut' || now.fault === 'stall') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.length })
      response.write(whole.subarray(0, whole.length >> 1), () => { if (now.fault === 'cut') response.socket?.destroy() })
      return
    }
    return send(response, 200, whole)
  }
  const events = chat ? now.chatEvents : now.textEvents
  const options = asked.stream_options
  const usage = isRecord(options) && options.include_usage === true ? (chat ? now.chatUsage : now.textUsage) : []
  const all = [...events, ...usage, now.last]
  const half = all.length >> 1
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  const faulty: readonly (Buffer | 'cut' | 'stall')[] | undefined = {
    'cut': [...all.slice(0, half), 'cut' as const], 'stall': [...all.slice(0, half), 'stall' as const],
    'not json': [...all.slice(0, half), Buffer.from('data: {not json\n\n'), ...all.slice(half)],
    'error in stream': [...all.slice(0, half), Buffer.from('data: {"error":{"message":"engine died","type":"InternalServerError","param":null,"code":500}}\n\n'), now.last],
    'bad utf-8': all.map((part, at) => at === half ? Buffer.concat([Buffer.from('data: {"id":"x","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"'), Buffer.of(0xd0, 0xff, 0xfe), Buffer.from('"},"text":"","finish_reason":null}]}\n\n')]) : part),
  }[now.fault as string]
  if (faulty === undefined && now.paceMs === 0) return void response.end(Buffer.concat(all))
  pace(response, faulty ?? all, now.paceMs)
}

/** Sends events one by one; stops when the caller left. */
function pace(response: ServerResponse, events: readonly (Buffer | 'cut' | 'stall')[], paceMs: number): void {
  let at = 0
  let timer: NodeJS.Timeout | undefined
  response.once('close', () => clearTimeout(timer))
  const next = (): void => {
    if (response.destroyed) return
    const event = events[at++]
    if (event === undefined) return void response.end()
    if (event === 'stall') return
    if (event === 'cut') return void response.socket?.destroy()
    response.write(event, () => { timer = setTimeout(next, paceMs) })
  }
  timer = setTimeout(next, paceMs)
}

function send(response: ServerResponse, status: number, body: Buffer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
}

function fail(response: ServerResponse, status: number, message: string, type: string, code: string | null): void {
  send(response, status, Buffer.from(JSON.stringify({ error: { message, type, param: null, code } })))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
