/** Documents of xAPI (Communication 2.2): what one is about, how two are put together, and when one may be replaced. Pure. */
import { hash } from 'node:crypto'
import { Broken } from './broken.ts'
import { identifierOf } from './found-by.ts'
import { type Agent, type Fields, isFields, type Version } from './statement.ts'

export type DocumentKind = 'state' | 'activity profile' | 'agent profile'

/** What a document is about, and its name among those. */
export interface About { readonly activityId?: string; readonly agent?: Agent; readonly registration?: string }

export interface Document { readonly type: string; readonly content: Buffer }

/** The entity tag of a content: SHA-1 in hexadecimal within quotes (Communication 3.1). */
export const etagOf = (content: Uint8Array): string => `"${hash('sha1', content)}"`

const nothing = '00000000-0000-0000-0000-000000000000'

/** 128 bits of SHA-256 as a UUID. */
function hashOf(kind: 'activity' | 'agent', text: string): string {
  const hex = hash('sha256', `${kind} ${text}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** The columns that tell one document from all others. */
export const placeOf = ({ activityId, agent, registration }: About): { readonly activity: string; readonly agent: string; readonly registration: string } => ({
  activity: activityId === undefined ? nothing : hashOf('activity', activityId),
  agent: agent === undefined ? nothing : hashOf('agent', identifierOf(agent) ?? JSON.stringify(agent)),
  registration: registration?.toLowerCase() ?? nothing,
})

export interface Preconditions { readonly ifMatch?: string; readonly ifNoneMatch?: string }

const tagsIn = (header: string): readonly string[] => header.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''))

/** Throws a `Broken` when the document has changed since the client read it, or when it would be overwritten by one who never did. */
export function requireUnchanged(kind: DocumentKind, version: Version, method: 'PUT' | 'POST' | 'DELETE', { ifMatch, ifNoneMatch }: Preconditions, etag: string | undefined): void {
  const section = 'Communication 3.1'
  const current = etag?.replaceAll('"', '')
  if (ifMatch !== undefined && (current === undefined || !(ifMatch.trim() === '*' || tagsIn(ifMatch).includes(current)))) throw new Broken('precondition', 'If-Match', section, 412)
  if (ifNoneMatch !== undefined && current !== undefined && (ifNoneMatch.trim() === '*' || tagsIn(ifNoneMatch).includes(current))) throw new Broken('precondition', 'If-None-Match', section, 412)
  if (method !== 'PUT' || ifMatch !== undefined || ifNoneMatch !== undefined) return
  // The older standard asks it of profiles alone, also of new ones; the newer one of state as well, but only of what is there.
  if (current !== undefined && (kind !== 'state' || version === '2.0.0')) throw new Broken('conflict', 'If-Match', section, 409)
  if (current === undefined && kind !== 'state' && version === '1.0.3') throw new Broken('conditional', 'If-None-Match', section)
}

const isJson = (type: string): boolean => /^application\/json\b/i.test(type)

/** Throws a `Broken` when a document says that it is JSON and is not. */
export function requireReadable({ type, content }: Document): void {
  if (isJson(type)) objectIn(content)
}

function objectIn(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString())
  } catch {
    throw new Broken('json', 'body', 'Communication 2.2')
  }
}

/** What comes of a document that is posted over another: the properties of both, the newer's where both have one (Communication 2.2). */
export function merged(before: Document, after: Document): Document {
  const [old, fresh] = [before, after].map(({ type, content }): Fields => {
    const value = isJson(type) ? objectIn(content) : undefined
    if (!isFields(value)) throw new Broken('merge', 'body', 'Communication 2.2')
    return value
  })
  return { type: after.type, content: Buffer.from(JSON.stringify({ ...old, ...fresh })) }
}
