/** Asks a source over HTTP: every address, those of redirects too, is checked before it is connected to; nothing is read without end. */
import { request as plain, type IncomingMessage } from 'node:http'
import { request as secured } from 'node:https'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { reach } from '../../../kernel/reach/index.ts'
import { Failure } from '../../../law/failure.ts'
import * as say from './messages.ts'
import type { Content, Mark } from './source.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Where the answer came from in the end. */
  readonly url: URL
  readonly body: AsyncIterable<Uint8Array>
  /** Lets the body go unread. */
  drop(): void
}

export interface Asking {
  readonly headers?: Readonly<Record<string, string>>
  /** Headers for this origin only: a redirect to another one is followed without them. */
  readonly secret?: Readonly<Record<string, string>>
  /** Statuses that are an answer beside 200. */
  readonly expected?: readonly number[]
  /** What is asked for, in words for whoever set the source up. */
  readonly what?: string
}

/** How a run reaches the world. */
export interface Ground {
  readonly mayReach: readonly string[]
  readonly signal: AbortSignal
}

const mostRedirects = 5
/** How long a source may be silent, in milliseconds. */
const patience = 60_000

/** Asks for an address and follows redirects. Throws a `Failure` in words for whoever set the source up; none of them holds the address. */
export async function get(address: string | URL, ground: Ground, { headers = {}, secret = {}, expected = [], what }: Asking = {}): Promise<Answer> {
  const first = new URL(address)
  let url = first
  for (let turn = 0; turn <= mostRedirects; turn += 1) {
    const answer = await once(url, ground, { accept: '*/*', ...headers, ...(url.origin === first.origin && secret) })
    const { status, headers: said } = answer
    if (status >= 300 && status < 400 && status !== 304 && typeof said['location'] === 'string') {
      answer.drop()
      const next = URL.parse(said['location'], url)
      if (next === null || !/^https?:$/.test(next.protocol)) throw say.notHttp()
      url = next
      continue
    }
    if (status === 200 || expected.includes(status)) return answer
    answer.drop()
    if (status === 401 || status === 403) throw say.keyRefused(url.host)
    if (status === 404 || status === 410) throw say.nothingThere(url.host, what ?? url.pathname)
    if (status === 429) throw say.tooOften(url.host)
    throw say.badStatus(url.host, status)
  }
  throw say.tooManyRedirects(first.host)
}

async function once(url: URL, { mayReach, signal }: Ground, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  const { address, family } = await reach(url.hostname, port, mayReach)
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const asked = (url.protocol === 'https:' ? secured : plain)({
    method: 'GET', protocol: url.protocol, hostname: url.hostname.replace(/^\[|\]$/g, ''), port, path: `${url.pathname}${url.search}`, signal, agent: false,
    headers: { 'user-agent': 'Shanyraq', 'accept-encoding': 'identity', ...headers, host: url.host },
    // The name was resolved and checked; whatever it resolves to now does not count.
    lookup: (_name, { all }, done) => (all ? done(null, [{ address, family }]) : done(null, address, family)),
  })
  asked.setTimeout(patience, () => asked.destroy(say.noAnswer(url.host)))
  asked.on('response', resolve).on('error', reject)
  asked.end()
  const response = await promise.catch((error: unknown) => { throw wordsFor(error, url, signal) })
  const body: Readable = response.headers['content-encoding'] === 'gzip' ? pipeline(response, createGunzip(), () => undefined) : response
  return { status: response.statusCode ?? 0, headers: response.headers, url, body: bytesOf(body, url, signal), drop: () => void response.destroy() }
}

async function* bytesOf(body: Readable, url: URL, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw wordsFor(error, url, signal)
  }
}

function wordsFor(error: unknown, { host }: URL, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason
  if (error instanceof Failure) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /CERT|SSL|TLS|SELF_SIGNED|ISSUER/.test(code) ? say.unsafeServer(host) : say.noAnswer(host)
}

/** The stream, cut with words where it grows beyond `limit` bytes; the words name `of`, when this is what is left of it. */
export async function* limited(stream: AsyncIterable<Uint8Array>, limit: number, of = limit): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > limit) throw say.tooLarge(of)
    yield chunk
  }
}

/** What is read whole, such as a page of an API, in bytes. */
const mostWhole = 64 * 2 ** 20

/** The body as text. */
export async function textOf({ body }: Answer): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const chunk of limited(body, mostWhole)) parts.push(chunk)
  return new TextDecoder().decode(Buffer.concat(parts))
}

/** The body as JSON; `what` names what it should have been. */
export async function jsonOf(answer: Answer, what: string): Promise<unknown> {
  const text = await textOf(answer)
  try {
    return JSON.parse(text)
  } catch {
    throw say.notWhatItShouldBe(answer.url.host, what)
  }
}

const one = (header: string | string[] | undefined): string | undefined => (typeof header === 'string' && header.length <= 1000 ? header : undefined)

/** Opens a content at an address, unless the source says that it is as it was (RFC 9110, section 13). */
export async function download(url: string | URL, ground: Ground, known: Mark, asking: Asking = {}): Promise<Content | 'unchanged'> {
  const conditions = { ...(known.etag && { 'if-none-match': known.etag }), ...(known.modified && !known.etag && { 'if-modified-since': known.modified }) }
  const answer = await get(url, ground, { ...asking, headers: { ...asking.headers, ...conditions }, expected: [304] })
  if (answer.status === 304) {
    answer.drop()
    return 'unchanged'
  }
  const [etag, modified] = [one(answer.headers['etag']), one(answer.headers['last-modified'])]
  return { stream: answer.body, ...(etag && { etag }), ...(modified && { modified }) }
}
