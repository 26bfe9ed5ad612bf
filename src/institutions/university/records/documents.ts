/** Keeps the documents of xAPI: state of activities, and profiles of activities and agents. */
import { type Db, transact, type Tx } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import { type About, type Document, type DocumentKind, etagOf, merged, placeOf, type Preconditions, requireReadable, requireUnchanged } from './document.ts'
import type { Agent, Fields, Version } from './statement.ts'
import './tables.ts'

export interface KeptDocument extends Document { readonly etag: string; readonly at: Instant }

/** Who asks to change a document, and how. */
export interface Change { readonly key: string; readonly version: Version; readonly preconditions: Preconditions }

export interface Documents {
  find(kind: DocumentKind, about: About, name: string): Promise<KeptDocument | undefined>
  /** The names of documents about something, changed after `since` in milliseconds; of every registration where none is asked for. */
  names(kind: DocumentKind, about: About, since?: number): Promise<readonly string[]>
  /** All documents about any of the agents. */
  ofAgents(agents: readonly Agent[]): Promise<readonly (KeptDocument & { readonly kind: DocumentKind; readonly about: Fields; readonly name: string })[]>
  /** Puts a document in the place of the one that is there. Throws a `Broken` (409, 412). */
  put(kind: DocumentKind, about: About, name: string, document: Document, change: Change): Promise<void>
  /** Puts a document together with the one that is there. Throws a `Broken`. */
  post(kind: DocumentKind, about: About, name: string, document: Document, change: Change): Promise<void>
  /** Removes one document, or all about something where none is named. Throws a `Broken` (412). */
  remove(kind: DocumentKind, about: About, name: string | undefined, change: Change): Promise<void>
}

export function openDocuments({ db, now }: { readonly db: Db; readonly now: () => Instant }): Documents {
  /** Those about something: of one registration where it is named. */
  const about = (within: Db, kind: DocumentKind, what: About) => {
    const { activity, agent, registration } = placeOf(what)
    return within.selectFrom('learning_document').where('kind', '=', kind).where('activity', '=', activity).where('agent', '=', agent)
      .$if(what.registration !== undefined, (query) => query.where('registration', '=', registration))
  }
  const one = (within: Db, kind: DocumentKind, what: About, name: string) =>
    about(within, kind, what).where('registration', '=', placeOf(what).registration).where('name', '=', name)

  /** Changes one document while nobody else does; a new one too, which no row can lock. */
  const changing = <T>(kind: DocumentKind, what: About, name: string, act: (tx: Tx, before: KeptDocument | undefined) => Promise<T>): Promise<T> => transact(db, async (tx) => {
    const before = await one(tx, kind, what, name).select(['type', 'content', 'etag', 'at']).forUpdate().executeTakeFirst()
    return act(tx, before)
  }, { isolation: 'serializable' })

  async function keep(tx: Tx, kind: DocumentKind, what: About, name: string, { type, content }: Document, key: string): Promise<void> {
    const row = { type, content, etag: etagOf(content), at: now(), key }
    await tx.insertInto('learning_document').values({ kind, ...placeOf(what), name, about: JSON.stringify(what), ...row })
      .onConflict((on) => on.columns(['kind', 'activity', 'agent', 'registration', 'name']).doUpdateSet(row)).execute()
  }

  return {
    find: (kind, what, name) => one(db, kind, what, name).select(['type', 'content', 'etag', 'at']).executeTakeFirst(),
    async names(kind, what, since) {
      const rows = await about(db, kind, what).select('name').$if(since !== undefined, (query) => query.where('at', '>', new Date(since!).toISOString() as Instant)).orderBy('name').execute()
      return [...new Set(rows.map(({ name }) => name))]
    },
    ofAgents: (agents) => db.selectFrom('learning_document').select(['kind', 'about', 'name', 'type', 'content', 'etag', 'at']).where('agent', 'in', agents.map((agent) => placeOf({ agent }).agent)).orderBy('at').execute(),
    put: (kind, what, name, document, { key, version, preconditions }) => changing(kind, what, name, async (tx, before) => {
      requireUnchanged(kind, version, 'PUT', preconditions, before?.etag)
      requireReadable(document)
      await keep(tx, kind, what, name, document, key)
    }),
    post: (kind, what, name, document, { key, version, preconditions }) => changing(kind, what, name, async (tx, before) => {
      requireUnchanged(kind, version, 'POST', preconditions, before?.etag)
      if (before === undefined) requireReadable(document)
      await keep(tx, kind, what, name, before === undefined ? document : merged(before, document), key)
    }),
    async remove(kind, what, name, { version, preconditions }) {
      if (name !== undefined) {
        return changing(kind, what, name, async (tx, before) => {
          requireUnchanged(kind, version, 'DELETE', preconditions, before?.etag)
          const { activity, agent, registration } = placeOf(what)
          await tx.deleteFrom('learning_document').where('kind', '=', kind).where('activity', '=', activity).where('agent', '=', agent).where('registration', '=', registration).where('name', '=', name).execute()
        })
      }
      const { activity, agent, registration } = placeOf(what)
      await db.deleteFrom('learning_document').where('kind', '=', kind).where('activity', '=', activity).where('agent', '=', agent)
        .$if(what.registration !== undefined, (query) => query.where('registration', '=', registration)).execute()
    },
  }
}
