/** The door of the store, below `/xapi/`: requests as they come over HTTP, off the sessions of the portal, for a key opens it and nothing else. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { outageFailure } from '../../../kernel/outage.ts'
import { isLocale, type Locale } from '../../../law/text.ts'
import { networkOf, rateLimiter, senderAddress } from '../../../portal/doors/index.ts'
import type { Door, DoorAnswer, Log, RateLimit } from '../../../portal/index.ts'
import type { Answer, Asked } from './asked.ts'
import { Broken } from './broken.ts'
import { ruleWords } from './rules.messages.ts'
import { type Store, storePath } from './store.ts'

/** The largest request, in bytes: statements with their attachments; of who names no key beside it, a form that may have one in it. */
const largest = 16 * 1024 * 1024
const largestOfStranger = 64 * 1024

/** Requests without a key beside them, from one network: each costs a little reading before it is known whose it is. */
const strangersAsk: RateLimit = { requests: 6000, seconds: 60 }

const byKey = 'key of learning records'

/**
 * Pages of other sites may ask, as xAPI clients in the browser do: nothing here looks at a cookie, so that only who holds a key gets anything (Fetch, 3.3).
 */
const openToPages = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Last-Modified, X-Experience-API-Version, X-Experience-API-Consistent-Through',
} as const

/** What programs wrote comes from this site's own address: no browser may run it, guess its type, or show it as a page of the portal. */
const neverAPage = { 'x-content-type-options': 'nosniff', 'content-security-policy': 'default-src \'none\'; frame-ancestors \'none\'; sandbox' } as const

const preflight = {
  ...openToPages, 'access-control-allow-methods': 'GET, HEAD, PUT, POST, DELETE', 'access-control-max-age': '86400',
  'access-control-allow-headers': 'Authorization, Content-Type, X-Experience-API-Version, If-Match, If-None-Match, Accept-Language',
} as const

const localeIn = ({ headers }: IncomingMessage): Locale => {
  const wished = (headers['accept-language'] ?? '').slice(0, 2).toLowerCase()
  return isLocale(wished) ? wished : 'en'
}

/** Refusals are lines for whoever writes the client: the property, what it breaks, and where the rule stands. */
const refusal = ({ at, rule, section, status }: Broken, locale: Locale): Answer => ({
  status, headers: { 'content-type': 'text/plain; charset=utf-8', ...(status === 401 && { 'www-authenticate': 'Basic realm="xAPI", charset="UTF-8"' }) },
  body: `${at}: ${ruleWords[rule][locale]} (${section.startsWith('cmi5') ? '' : 'xAPI '}${section})\n`,
})

export interface DoorOptions {
  /** The portal's own proxies before the door. */
  readonly proxies: number
  readonly strangers?: RateLimit
}

export function recordsDoor(store: Store, ready: Promise<void>, log: Log, { proxies, strangers = strangersAsk }: DoorOptions): Door {
  const count = rateLimiter(() => performance.now())

  /** How much is read of a request before it is known whose it is; nothing is held in memory of one that no key can come with. */
  async function mostOf(request: IncomingMessage, query: URLSearchParams): Promise<number> {
    if (store.knows(request.headers.authorization)) return largest
    try {
      count(networkOf(senderAddress(request.headers['x-forwarded-for']?.toString(), request.socket.remoteAddress ?? '', proxies)), strangers)
    } catch {
      throw new Broken('tooOften', 'Authorization', 'Communication 3.2', 429)
    }
    if (await store.knowsLent(request.headers.authorization)) return largest
    return query.has('method') ? largestOfStranger : 0
  }

  async function askedBy(request: IncomingMessage): Promise<Asked> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://store')
    const method = request.method === 'HEAD' ? 'GET' : request.method as Asked['method']
    return { method, path: pathname.slice(storePath.length), query: new Map(searchParams), headers: headersOf(request), body: await bodyOf(request, await mostOf(request, searchParams)) }
  }

  function send(request: IncomingMessage, response: ServerResponse, { status, headers, body = '' }: Answer): void {
    if (response.closed || response.headersSent) return
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    response.writeHead(status, { ...openToPages, 'cache-control': 'no-store', ...headers, ...neverAPage, ...(status !== 204 && { 'content-length': String(bytes.length) }) })
    response.end(status === 204 || request.method === 'HEAD' ? undefined : bytes)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await ready
      const asked = await askedBy(request)
      send(request, response, await store.answer(asked, (broken) => refusal(broken, localeIn(request))))
    } catch (error) {
      request.resume()
      if (error instanceof Broken) return send(request, response, refusal(error, localeIn(request)))
      if (request.destroyed && !request.complete) return
      const outage = outageFailure(error)
      if (!outage) log.error('fault', { method: request.method, path: storePath, error })
      send(request, response, refusal(new Broken('fault', storePath, 'Communication 3.2', outage ? 503 : 500), localeIn(request)))
    }
  }

  const handle: DoorAnswer['handle'] = (request, response) => void answer(request, response)
  const keyed = Object.entries(store.methods).flatMap(([path, methods]) => {
    // A form may be posted in the place of any method: see `asked.ts`.
    const all: readonly Asked['method'][] = methods.includes('POST') ? methods : [...methods, 'POST']
    return all.map((method): DoorAnswer => ({ method, path: `${storePath}${path}`, permission: byKey, handle }))
  })
  return {
    prefix: `${storePath}/`, heads: true,
    answers: [...keyed, { method: 'GET', path: `${storePath}/about`, permission: 'everyone', handle }],
    refuse(request, response, methods) {
      request.resume()
      const allow = [...methods, ...methods.includes('GET') ? ['HEAD'] : [], 'OPTIONS'].join(', ')
      if (request.method === 'OPTIONS' && methods.length > 0) return send(request, response, { status: 204, headers: { ...preflight, allow } })
      const { headers, ...answered } = methods.length === 0
        ? refusal(new Broken('noResource', (request.url ?? '').slice(0, 200), 'Communication 2.0', 404), localeIn(request))
        : refusal(new Broken('method', request.method ?? '', 'Communication 3.2', 405), localeIn(request))
      send(request, response, { ...answered, headers: { ...headers, ...store.headersOf(headersOf(request)), ...(methods.length > 0 && { allow }) } })
    },
  }
}

const headersOf = ({ headers }: IncomingMessage): Asked['headers'] =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]))

async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer> {
  if (most === 0) {
    request.resume()
    return Buffer.alloc(0)
  }
  const tooLarge = (): Broken => new Broken('tooLarge', `${most} bytes`, 'Communication 3.2', 413)
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) throw tooLarge()
    chunks.push(chunk)
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
}
