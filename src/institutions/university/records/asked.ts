/** What a client asks, whichever way it was sent: as it is, or in the alternate syntax of xAPI 1.0.3, a form that holds headers, parameters and content. Pure. */
import { Broken } from './broken.ts'
import type { Version } from './statement.ts'

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

export interface Asked {
  readonly method: Method
  /** Below the address of the store, such as `/statements`. */
  readonly path: string
  readonly query: ReadonlyMap<string, string>
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer
}

/** What a resource answers. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

const section = 'Communication 1.3'
const fieldsThatAreHeaders = ['authorization', 'x-experience-api-version', 'content-type', 'content-length', 'if-match', 'if-none-match', 'accept', 'accept-language']

/** A header in a form is as long as one outside may reasonably be, and a parameter as long as one in an address: in characters. */
const longestHeader = 1024
const longestParameter = 16 * 1024

const isMethod = (text: string): text is Method => ['GET', 'PUT', 'POST', 'DELETE'].includes(text)

/** Takes a request of the alternate syntax apart; any other is answered as it is. Throws a `Broken`. */
export function unfolded(asked: Asked): Asked {
  const method = asked.query.get('method')
  if (method === undefined) return asked
  if (asked.method !== 'POST' || asked.query.size > 1 || !isMethod(method)) throw new Broken('alternate', 'method', section)
  const form = new Map(new URLSearchParams(asked.body.toString()))
  const headers: Record<string, string | undefined> = { ...asked.headers, 'content-type': 'application/json' }
  const query = new Map<string, string>()
  for (const [name, value] of form) {
    const lower = name.toLowerCase()
    if (name === 'content') continue
    const isHeader = fieldsThatAreHeaders.includes(lower)
    if (value.length > (isHeader ? longestHeader : longestParameter)) throw new Broken('long', name.slice(0, 100), section)
    if (isHeader) headers[lower] = value
    else query.set(name, value)
  }
  if (headers['x-experience-api-version']?.startsWith('2.')) throw new Broken('gone', 'method', section)
  const content = form.get('content')
  if (content === undefined && (method === 'PUT' || method === 'POST')) throw new Broken('content', 'content', section)
  return { method, path: asked.path, query, headers, body: Buffer.from(content ?? '') }
}

/** The standard that is spoken, by the header that every request but one has. Throws a `Broken`. */
export function versionOf(headers: Asked['headers']): Version {
  const named = headers['x-experience-api-version'] ?? ''
  if (/^1\.0(?:\.\d+)?$/.test(named)) return '1.0.3'
  if (/^2\.0(?:\.\d+)?$/.test(named)) return '2.0.0'
  throw new Broken('header', 'X-Experience-API-Version', 'Communication 3.3')
}

/** Whether the older standard is asked for, whatever its patch. */
export const isOlder = (headers: Asked['headers']): boolean => headers['x-experience-api-version']?.startsWith('1.') ?? false

/** Throws a `Broken` when a parameter is there that the resource does not know, or one lacks that it needs. */
export function requireParameters({ query }: Asked, known: readonly string[], needed: readonly string[] = []): void {
  for (const name of query.keys()) if (!known.includes(name)) throw new Broken('parameter', name, 'Communication 3.2')
  for (const name of needed) if (!query.has(name)) throw new Broken('missing', name, 'Communication 2.0')
}
