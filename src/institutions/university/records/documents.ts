/** Keeps the documents of xAPI: state of activities, and profiles of activities and agents. */
import { sql } from 'kysely'
import { type Db, transact, type Tx } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import { Broken } from './broken.ts'
import { type About, type Document, type DocumentKind, etagOf, merged, placeOf, type Preconditions, requireReadable, requireUnchanged } from './document.ts'
import type { Agent, Fields, Version } from './statement.ts'
import './tables.ts'

export interface KeptDocument extends Document { readonly etag: string; readonly at: Instant }

/** Whose documents are asked for: one's own alone, or everybody's, one's own first. */
export interface Reach { readonly owner: string; readonly all: boolean }

/** Who asks to change a document, and how. */
export interface Change { readonly reach: Reach; readonly key: string; readonly version: Version; readonly preconditions: Preconditions }

/** Each sees and changes the documents within a reach, and none beyond: another owner's of the same name is another document. */
export interface Documents {
  find(reach: Reach, kind: DocumentKind, about: About, name: string): Promise<KeptDocument | undefined>
  /** The names of documents about something, changed after `since` in milliseconds; of every registration where none is asked for. */
  names(reach: Reach, kind: DocumentKind, about: About, since?: number): Promise<readonly string[]>
  /** All documents about any of the agents, one after the other: one may be as large as a request. */
  ofAgents(agents: readonly Agent[]): AsyncIterable<KeptDocument & { readonly kind: DocumentKind; readonly about: Fields; readonly name: string }>
  /** Puts a document in the place of the one that is there. Throws a `Broken` (409, 412). */
  put(kind: DocumentKind, about: About, name: string, document: Document, change: Change): Promise<void>
  /** Puts a document together with the one that is there. Throws a `Broken`. */
  post(kind: DocumentKind, about: About, name: string, document: Document, change: Change): Promise<void>
  /** Removes one document, or all about something where none is named. Throws a `Broken` (412). */
  remove(kind: DocumentKind, about: About, name: string | undefined, change: Change): Promise<void>
}

/** In bytes: what one request may bring. */
const largest = 16 * 1024 * 1024

export function openDocuments({ db, now }: { readonly db: Db; readonly now: () => Instant }): Documents {
  /** Those about something: of one registration where it is named. */
  const about = (within: Db, { owner, all }: Reach, kind: DocumentKind, what: About) => {
    const { activity, agent, registration } = placeOf(what)
    return within.selectFrom('learning_document').where('kind', '=', kind).where('activity', '=', activity).where('agent', '=', agent)
      .$if(!all, (query) => query.where('owner', '=', owner)).$if(what.registration !== undefined, (query) => query.where('registration', '=', registration))
  }
  const one = (within: Db, reach: Reach, kind: DocumentKind, what: About, name: string) =>
    about(within, reach, kind, what).where('registration', '=', placeOf(what).registration).where('name', '=', name).select(['owner', 'type', 'content', 'etag', 'at'])
      .orderBy((is) => is('owner', '=', reach.owner), 'desc').orderBy('at', 'desc').limit(1)

  /** Changes one document while nobody else does; a new one too, which no row can lock. */
  const changing = <T>(reach: Reach, kind: DocumentKind, what: About, name: string, act: (tx: Tx, before: (KeptDocument & { readonly owner: string }) | undefined) => Promise<T>): Promise<T> =>
    transact(db, async (tx) => act(tx, await one(tx, reach, kind, what, name).forUpdate().executeTakeFirst()), { isolation: 'serializable' })

  async function keep(tx: Tx, owner: string, kind: DocumentKind, what: About, name: string, { type, content }: Document, key: string): Promise<void> {
    // Documents grow by what is posted over them, though no request is larger than this.
    if (content.length > largest) throw new Broken('tooLarge', name, 'Communication 2.2', 413)
    const row = { type, content, etag: etagOf(content), at: now(), key }
    await tx.insertInto('learning_document').values({ owner, kind, ...placeOf(what), name, about: JSON.stringify(what), ...row })
      .onConflict((on) => on.columns(['kind', 'activity', 'agent', 'registration', 'name', 'owner']).doUpdateSet(row)).execute()
  }

  return {
    find: (reach, kind, what, name) => one(db, reach, kind, what, name).executeTakeFirst(),
    async names(reach, kind, what, since) {
      const rows = await about(db, reach, kind, what).select('name').$if(since !== undefined, (query) => query.where('at', '>', new Date(since!).toISOString() as Instant)).orderBy('name').execute()
      return [...new Set(rows.map(({ name }) => name))]
    },
    async *ofAgents(agents) {
      for (const agent of new Set(agents.map((one) => placeOf({ agent: one }).agent))) {
        const next = (after?: { readonly kind: string; readonly activity: string; readonly registration: string; readonly name: string; readonly owner: string }) => db.selectFrom('learning_document').selectAll()
          .where('agent', '=', agent).$if(after !== undefined, (query) => query.where(
            sql<boolean>`(kind, activity, registration, name, owner) > (${after!.kind}, ${after!.activity}::uuid, ${after!.registration}::uuid, ${after!.name}, ${after!.owner}::uuid)`))
          .orderBy('kind').orderBy('activity').orderBy('registration').orderBy('name').orderBy('owner').limit(1).executeTakeFirst()
        for (let row = await next(); row !== undefined; row = await next(row)) yield row
      }
    },
    put: (kind, what, name, document, { reach, key, version, preconditions }) => changing(reach, kind, what, name, async (tx, before) => {
      requireUnchanged(kind, version, 'PUT', preconditions, before?.etag)
      requireReadable(document)
      await keep(tx, before?.owner ?? reach.owner, kind, what, name, document, key)
    }),
    post: (kind, what, name, document, { reach, key, version, preconditions }) => changing(reach, kind, what, name, async (tx, before) => {
      requireUnchanged(kind, version, 'POST', preconditions, before?.etag)
      if (before === undefined) requireReadable(document)
      await keep(tx, before?.owner ?? reach.owner, kind, what, name, before === undefined ? document : merged(before, document), key)
    }),
    async remove(kind, what, name, { reach, version, preconditions }) {
      const { activity, agent, registration } = placeOf(what)
      const these = (within: Db) => within.deleteFrom('learning_document').where('kind', '=', kind).where('activity', '=', activity).where('agent', '=', agent)
      if (name !== undefined) {
        return changing(reach, kind, what, name, async (tx, before) => {
          requireUnchanged(kind, version, 'DELETE', preconditions, before?.etag)
          if (before) await these(tx).where('registration', '=', registration).where('name', '=', name).where('owner', '=', before.owner).execute()
        })
      }
      await these(db).$if(what.registration !== undefined, (query) => query.where('registration', '=', registration)).$if(!reach.all, (query) => query.where('owner', '=', reach.owner)).execute()
    },
  }
}
