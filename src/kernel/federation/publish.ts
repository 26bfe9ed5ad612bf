/** The feed of this portal: an item is published by an act in the journal that names its hash, changed by another, and withdrawn openly. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { JsonObject } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import { type Day, dayOf, type Instant } from '../../law/time.ts'
import { newId, transact, type Db, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import { longestItem, type Saying, typeOf, withdrawnType, written } from './item.ts'
import { messages } from './messages.ts'
import type { ItemKind } from './tables.ts'

export interface PublishGround {
  readonly db: Db
  readonly now: () => Instant
  readonly zone: string
  readonly journal: Journal
  /** The name of our own log. */
  readonly origin: string
}

/** What is to be published: the version is counted. */
export type Published = Omit<Saying, 'from' | 'version'> & { readonly content: JsonObject }

/** Publishes an item, or its next version where it says something else than the last; answers the hash under which it is served. */
export async function publish(tx: Tx, { now, journal, origin }: PublishGround, by: Actor | SystemActor, { content, ...what }: Published): Promise<string> {
  const last = await tx.selectFrom('federation_item').select(['version', 'hash', 'withdrawn_at']).where('kind', '=', what.kind).where('id', '=', what.id).orderBy('version', 'desc').limit(1).forUpdate().executeTakeFirst()
  const saying: Saying = { ...what, from: origin, version: last === undefined ? 1 : last.version + (last.withdrawn_at === null ? 1 : 2) } // the withdrawal was a version too
  if (last && last.withdrawn_at === null && written({ ...saying, version: last.version, content }).hash === last.hash) return last.hash
  const { text, hash } = written({ ...saying, content })
  if (Buffer.byteLength(text) > longestItem) throw new Failure('invalid', messages.tooLong)
  const { kind, id, version, to, until, answers } = saying
  await tx.insertInto('federation_item').values({
    hash, kind, id, version, addressed: to ?? null, until: until ?? null, answers_from: answers?.from ?? null, answers_id: answers?.id ?? null, body: text, published_at: now(), withdrawn_at: null,
  }).execute()
  await journal.append(tx, actorString(by), { type: typeOf(kind), subject: `${kind}:${id}`, body: { ...saying, item: hash } as unknown as JsonObject })
  return hash
}

/** Withdraws an item openly: from then on none of its versions is served. Nothing when none stands. */
export async function withdraw(tx: Tx, { now, journal, origin }: PublishGround, by: Actor | SystemActor, { kind, id }: Pick<Saying, 'kind' | 'id'>): Promise<void> {
  const last = await tx.selectFrom('federation_item').select(['version', 'withdrawn_at']).where('kind', '=', kind).where('id', '=', id).orderBy('version', 'desc').limit(1).forUpdate().executeTakeFirst()
  if (last === undefined || last.withdrawn_at !== null) return
  await tx.updateTable('federation_item').set({ body: null, withdrawn_at: now() }).where('kind', '=', kind).where('id', '=', id).where('withdrawn_at', 'is', null).execute()
  await journal.append(tx, actorString(by), { type: withdrawnType, subject: `${kind}:${id}`, body: { from: origin, kind, id, version: last.version + 1 } })
}

/** The bytes of an item that stands. */
export async function itemText(db: Db, hash: string): Promise<string | undefined> {
  const row = await db.selectFrom('federation_item').select('body').where('hash', '=', hash).executeTakeFirst()
  return row?.body ?? undefined
}

/** Things that are published by a rule: what everyone may see of them, each under an id that stays. */
export interface Source {
  readonly kind: Extract<ItemKind, 'entry' | 'incident'>
  /** Tells its ids from those of others: they begin with it. */
  readonly prefix: string
  /** `stub`: everyone may see no more of it than that it is there, whatever was published of it before. */
  read(): AsyncIterable<{ readonly id: string; readonly content: JsonObject; readonly stub?: boolean }>
}

/** Publishes what a source shows and was not published so, and withdraws what it shows no more: of a stub, all that was published before. */
export async function publishSource(ground: PublishGround, { kind, prefix, read }: Source): Promise<void> {
  const by = { system: 'federation' } as const
  const rows = await ground.db.selectFrom('federation_item').select(['id', 'version', 'hash', sql<bigint>`count(*) over (partition by id)`.as('served')]).distinctOn('id').where('kind', '=', kind).where('withdrawn_at', 'is', null).orderBy('id').orderBy('version', 'desc').execute()
  const standing = new Map(rows.filter(({ id }) => id.startsWith(prefix)).map((row) => [row.id, row]))
  for await (const { id: own, content, stub = false } of read()) {
    const id = `${prefix}${own}`
    const last = standing.get(id)
    standing.delete(id)
    const same = last?.hash === written({ from: ground.origin, kind, id, version: last?.version ?? 1, content }).hash
    if (same && !(stub && last.served > 1n)) continue
    await transact(ground.db, async (tx) => {
      if (stub) await withdraw(tx, ground, by, { kind, id }) // else the hash of an older version would serve what is restricted now
      await publish(tx, ground, by, { kind, id, content })
    })
  }
  for (const id of standing.keys()) await transact(ground.db, (tx) => withdraw(tx, ground, by, { kind, id }))
}

/** What is asked of another country: to look into something, and to answer until a day. */
export interface NewRequest { readonly to: string; readonly subject: string; readonly text: string; readonly until: string }

const longestText = 4_000

/** Asks a peer for an inspection, and answers the id of the request. Throws a `Failure` (invalid) that names each field. */
export async function request(tx: Tx, ground: PublishGround, by: Actor | SystemActor, given: NewRequest): Promise<string> {
  const [to, subject, text, until] = [given.to, given.subject.trim(), given.text.trim(), given.until.trim()]
  const peer = await tx.selectFrom('federation_peer').select('id').where('origin', '=', to).where('withdrawn_at', 'is', null).forShare().executeTakeFirst()
  const problems = [
    ...(peer === undefined ? [{ field: 'to', text: messages.noSuchPeer }] : []),
    ...(subject === '' || subject.length > 200 ? [{ field: 'subject', text: messages.wrongSubject }] : []),
    ...(text === '' || text.length > longestText ? [{ field: 'text', text: messages.wrongText }] : []),
    ...(z.iso.date().safeParse(until).success && until >= dayOf(ground.now(), ground.zone) ? [] : [{ field: 'until', text: messages.wrongUntil }]),
  ]
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  const id = newId()
  await publish(tx, ground, by, { kind: 'request', id, to, until: until as Day, content: { subject, text } })
  return id
}

/**
 * Answers a request for inspection, one act after another. Throws a `Failure`: not found where none of that id came to us from a peer that stands, refused where it
 * is another's, conflict where it was withdrawn or answered.
 */
export async function answer(tx: Tx, ground: PublishGround, by: Actor | SystemActor, { from, id, text }: { readonly from: string; readonly id: string; readonly text: string }): Promise<void> {
  const asked = await tx.selectFrom('federation_received as r').innerJoin('federation_peer as p', 'p.id', 'r.peer').select(['r.peer', 'r.version', 'r.addressed']).where('p.origin', '=', from)
    .where('p.withdrawn_at', 'is', null).where('r.kind', '=', 'request').where('r.id', '=', id).where('r.withdraws', '=', false).where('r.refused', 'is', null).orderBy('r.index').limit(1).forUpdate('r').executeTakeFirst()
  if (asked === undefined) throw new Failure('not found', messages.noSuchRequest)
  if (asked.addressed !== ground.origin) throw new Failure('refused', messages.notForUs)
  const withdrawn = await tx.selectFrom('federation_received').select('index').where('peer', '=', asked.peer).where('kind', '=', 'request').where('id', '=', id).where('withdraws', '=', true)
    .where('refused', 'is', null).where('version', '>', asked.version).executeTakeFirst()
  if (withdrawn !== undefined) throw new Failure('conflict', messages.requestWithdrawn)
  const said = text.trim()
  if (said === '' || said.length > longestText) throw new Failure('invalid', messages.wrongText, [{ field: 'text', text: messages.wrongText }])
  const former = await tx.selectFrom('federation_item').select('hash').where('kind', '=', 'answer').where('answers_from', '=', from).where('answers_id', '=', id).where('withdrawn_at', 'is', null).executeTakeFirst()
  if (former !== undefined) throw new Failure('conflict', messages.answeredAlready)
  await publish(tx, ground, by, { kind: 'answer', id: newId(), to: from, answers: { from, id }, content: { text: said } })
}

/** The content of an item as it is shown. */
export const contentOf = (body: string | null): JsonObject | undefined => (body === null ? undefined : (JSON.parse(body) as { readonly content: JsonObject }).content)

