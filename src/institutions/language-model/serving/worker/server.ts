/** The worker's HTTP: the OpenAI API of one model on loopback, for whoever has the secret that its parent made. */
import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chat, noChat } from './chat.ts'
import { openChatTemplate } from './chat-template.ts'
import { complete } from './completions.ts'
import { embed } from './embeddings.ts'
import type { Engine } from './generate.ts'
import { missing } from './messages.ts'
import { openReply, type Reply } from './reply.ts'
import { chatRequest, completionRequest, detokenizeRequest, embeddingRequest, read, tokenizeRequest } from './requests.ts'
import { ApiError, invalid } from './trouble.ts'

/** Bytes of a request at most. */
const mostBytes = 10 * 2 ** 20

export interface Served {
  readonly port: number
  /** Calls under way. */
  readonly calls: number
}

/** Serves on a free port of 127.0.0.1. `changed` is told the number of calls under way. */
export async function serve(engine: Engine, { secret, mostWaiting, changed }: { readonly secret: string; readonly mostWaiting: number; readonly changed: (calls: number) => void }): Promise<Served> {
  const expected = Buffer.from(`Bearer ${secret}`)
  const template = openChatTemplate(engine.model)
  let calls = 0
  const server = createServer((request, response) => {
    const reply = openReply(response)
    calls += 1
    changed(calls)
    response.once('close', () => {
      calls -= 1
      changed(calls)
    })
    answer(request, response, reply).catch((error: unknown) => {
      if (!reply.signal.aborted) reply.fail(troubleOf(error))
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse, reply: Reply): Promise<void> {
    const given = Buffer.from(request.headers.authorization ?? '')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new ApiError(401, 'Incorrect API key provided', { code: 'invalid_api_key' })
    const path = new URL(request.url ?? '/', 'http://worker').pathname
    if (request.method === 'GET') {
      if (path === '/health') return reply.json({ status: 'ok', ...engine.scheduler.load })
      if (path === '/v1/models') return reply.json({ object: 'list', data: [described(engine)] })
      if (path === `/v1/models/${engine.name}`) return reply.json(described(engine))
      throw new ApiError(404, `Unknown request URL: GET ${path}`, { code: 'unknown_url' })
    }
    const operation = operations[path]
    if (operation === undefined || request.method !== 'POST') throw new ApiError(404, `Unknown request URL: ${request.method} ${path}`, { code: 'unknown_url' })
    const body = await bodyOf(request, response)
    if (engine.scheduler.load.waiting >= mostWaiting) throw new ApiError(503, 'The model is busy: too many calls wait. Try again in a second.', { code: 'overloaded' })
    await operation(body, reply)
  }

  const mine = (model: string | undefined): void => {
    if (model !== undefined && model !== engine.name) throw new ApiError(404, `The model '${model}' does not exist`, { param: 'model', code: 'model_not_found' })
  }
  const operations: Readonly<Record<string, (body: unknown, reply: Reply) => Promise<void> | void>> = {
    '/v1/chat/completions'(body, reply) {
      const request = read(chatRequest, body)
      mine(request.model)
      return chat(engine, template, request, reply)
    },
    '/v1/completions'(body, reply) {
      const request = read(completionRequest, body)
      mine(request.model)
      return complete(engine, request, reply)
    },
    '/v1/embeddings'(body, reply) {
      const request = read(embeddingRequest, body)
      mine(request.model)
      return embed(engine, request, reply)
    },
    '/tokenize': tokenize, '/v1/tokenize': tokenize, '/detokenize': detokenize, '/v1/detokenize': detokenize,
  }

  function tokenize(body: unknown, reply: Reply): void {
    const { model: { vocabulary, contextLength } } = engine
    const request = read(tokenizeRequest, body)
    mine(request.model)
    const text = request.prompt ?? request.content
    if (request.messages !== undefined) {
      if (template === undefined) throw noChat()
      const tokens = template.tokens(request.messages, request.tools ?? [], {})
      return reply.json({ tokens, count: tokens.length, max_model_len: contextLength, token_strs: tokens.map(vocabulary.nameOf) })
    }
    if (text === undefined) throw invalid('prompt', missing('prompt'))
    const own = vocabulary.tokenize(text, false)
    const tokens = vocabulary.addsBos && request.add_special_tokens !== false ? [vocabulary.bos!, ...own] : own
    reply.json({ tokens, count: tokens.length, max_model_len: contextLength, token_strs: tokens.map(vocabulary.nameOf) })
  }

  function detokenize(body: unknown, reply: Reply): void {
    const request = read(detokenizeRequest, body)
    mine(request.model)
    reply.json({ prompt: new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(request.tokens.map(engine.model.vocabulary.bytesOf))) })
  }

  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, get calls() { return calls } }
}

function described({ name, created, model }: Engine): object {
  return { id: name, object: 'model', created, owned_by: 'local', max_model_len: model.contextLength }
}

async function bodyOf(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > mostBytes) {
      response.setHeader('connection', 'close')
      throw new ApiError(413, `The request is larger than ${mostBytes} bytes`, { code: 'request_too_large' })
    }
    parts.push(part)
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)))
  } catch {
    throw new ApiError(400, 'The body of the request is not JSON in UTF-8')
  }
}

function troubleOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  console.error(error)
  return new ApiError(500, 'The model had an error while it answered')
}

