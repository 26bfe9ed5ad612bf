/** The resources of documents: `/activities/state`, `/activities/profile`, `/agents/profile` (Communication 2.2, 2.3, 2.6, 2.7). */
import { type Answer, type Asked, requireParameters } from './asked.ts'
import { Broken } from './broken.ts'
import type { About, DocumentKind, Preconditions } from './document.ts'
import type { Change, Documents, Reach } from './documents.ts'
import { ownerOf, readsAll, writesAll } from './key.ts'
import { isMediaType } from './formats.ts'
import { agentIn, iriIn, momentIn, uuidIn } from './parameters.ts'
import type { Asking } from './statement-resource.ts'
import { requireName } from './storable.ts'

interface Shape { readonly kind: DocumentKind; readonly name: 'stateId' | 'profileId'; readonly about: readonly string[]; readonly optional: readonly string[] }

export const documentShapes = {
  state: { kind: 'state', name: 'stateId', about: ['activityId', 'agent'], optional: ['registration'] },
  activityProfile: { kind: 'activity profile', name: 'profileId', about: ['activityId'], optional: [] },
  agentProfile: { kind: 'agent profile', name: 'profileId', about: ['agent'], optional: [] },
} as const satisfies Record<string, Shape>

const aboutIn = ({ query }: Asked): About => {
  const [activityId, agent, registration] = [iriIn(query, 'activityId'), agentIn(query, 'agent'), uuidIn(query, 'registration')]
  return { ...(activityId !== undefined && { activityId }), ...(agent !== undefined && { agent }), ...(registration !== undefined && { registration }) }
}

const preconditionsIn = ({ headers }: Asked): Preconditions => {
  const [ifMatch, ifNoneMatch] = [headers['if-match'], headers['if-none-match']]
  return { ...(ifMatch !== undefined && { ifMatch }), ...(ifNoneMatch !== undefined && { ifNoneMatch }) }
}

export function documentResource(documents: Documents, { kind, name, about, optional }: Shape) {
  const change = ({ asked, key, version }: Asking): Change => ({ reach: { owner: ownerOf(key), all: writesAll(key) }, key: key.id, version, preconditions: preconditionsIn(asked) })
  /** The type goes back as a header: a form may bring one that no header can hold. */
  const sent = ({ asked: { headers: { 'content-type': type = 'application/octet-stream' }, body } }: Asking) => {
    if (!isMediaType(type)) throw new Broken('media', 'Content-Type', 'Communication 2.2')
    return { type, content: body }
  }
  const nameIn = ({ query }: Asked): string | undefined => {
    const value = query.get(name)
    if (value !== undefined) requireName(value, name, 'Communication 2.2')
    return value
  }
  const writing = async (asking: Asking, write: Documents['put']): Promise<Answer> => {
    requireParameters(asking.asked, [...about, ...optional, name], [...about, name])
    await write(kind, aboutIn(asking.asked), nameIn(asking.asked)!, sent(asking), change(asking))
    return { status: 204 }
  }
  return {
    put: (asking: Asking) => writing(asking, documents.put),
    post: (asking: Asking) => writing(asking, documents.post),

    async get({ asked, key }: Asking): Promise<Answer> {
      requireParameters(asked, [...about, ...optional, name, 'since'], about)
      const one = nameIn(asked)
      const what = aboutIn(asked)
      const reach: Reach = { owner: ownerOf(key), all: readsAll(key) }
      const since = momentIn(asked.query, 'since')
      if (one === undefined) {
        return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(await documents.names(reach, kind, what, since)) }
      }
      const document = await documents.find(reach, kind, what, one)
      if (document === undefined) throw new Broken('noDocument', one, 'Communication 2.2', 404)
      const { type, content, etag, at } = document
      return { status: 200, headers: { 'content-type': type, 'content-disposition': 'attachment', etag, 'last-modified': new Date(at).toUTCString() }, body: content }
    },

    async delete(asking: Asking): Promise<Answer> {
      // State is removed all at once too; a profile only by its name (Communication 2.6, 2.7).
      requireParameters(asking.asked, [...about, ...optional, name], kind === 'state' ? about : [...about, name])
      await documents.remove(kind, aboutIn(asking.asked), nameIn(asking.asked), change(asking))
      return { status: 204 }
    },
  }
}
