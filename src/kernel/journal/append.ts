/** Writes entries in the transaction of the act, and erases personal data while the record of the act stays. */
import { randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { canonical } from '../../law/canonical.ts'
import type { Instant } from '../../law/time.ts'
import { later, type Tx, type Write } from '../database/index.ts'
import { commitmentTo, leafContent, type Entry } from './entry.ts'
import { leafHash } from './merkle.ts'
import { entryIsMissing } from './messages.ts'
import { inOffice, isHidden, keyLength, pseudonymOf } from './pseudonym.ts'

/** Type of the entry that records an erasure; its body names the entry erased and the reason. */
export const erasedType = 'journal.personal-data-erased'

/** Type of the entry that records that the keys of a stream's pseudonyms were erased. */
export const forgottenType = 'journal.pseudonyms-erased'

/**
 * Appends one entry and answers with its id and the hash of its leaf. Writers do not wait for each other: the place in
 * the tree is given later, and no notification is sent, because NOTIFY makes committing transactions queue for one lock.
 */
export async function append(tx: Tx, now: () => Instant, actor: string, entry: Entry): Promise<{ id: bigint; leaf: Uint8Array }> {
  const { values, leaf } = valuesOf(now, actor, await keyOf(tx, actor, entry), entry)
  const { rows: [row] } = await inserting([values]).execute(tx)
  return { id: row!.id, leaf }
}

/** Appends many entries of one act in one statement, and answers their ids in the same order. */
export async function appendAll(tx: Tx, now: () => Instant, actor: string, entries: readonly Entry[]): Promise<readonly bigint[]> {
  if (entries.length === 0) return []
  const keys = await keysOf(tx, actor, entries.map(({ subject }) => subject))
  const { rows } = await inserting(entries.map((entry) => valuesOf(now, actor, keys.get(entry.subject), entry).values)).execute(tx)
  return inOrder(rows)
}

/** The statement of `append`, for an act that makes it a part of its own: `with entry as (…)`. */
export const appending = async (tx: Tx, now: () => Instant, actor: string, entry: Entry): Promise<RawBuilder<{ id: bigint }>> =>
  inserting([valuesOf(now, actor, await keyOf(tx, actor, entry), entry).values])

/** An entry whose row waits, so that it has no id yet. */
export interface Later {
  /** Throws where it is not written yet. */
  readonly id: bigint
}

const writeEntries: Write<{ readonly values: RawBuilder<unknown>; readonly written: (id: bigint) => void }> = async (say, entries) => {
  const rows = await say(inserting(entries.map(({ values }) => values)))
  for (const [at, id] of inOrder(rows).entries()) entries[at]!.written(id)
}

/** As `append`, of an act whose rows wait (`letWait`): what is written with the entry, after it, has its id then. */
export async function appendLater(tx: Tx, now: () => Instant, actor: string, entry: Entry): Promise<Later> {
  const { values } = valuesOf(now, actor, await keyOf(tx, actor, entry), entry)
  let known: bigint | undefined
  later(tx, writeEntries, { values, written: (id: bigint) => { known = id } })
  return {
    get id() {
      if (known === undefined) throw new Error('The entry is not written yet')
      return known
    },
  }
}

/** The ids that one statement gave: the rows of one statement are numbered in their order, whatever order they are told in. */
const inOrder = (rows: readonly { readonly id: bigint }[]): readonly bigint[] => rows.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1))

const inserting = (values: readonly RawBuilder<unknown>[]) =>
  sql<{ id: bigint }>`insert into journal_entry (at, actor, actor_key, office, type, subject, leaf, body, personal, salt, commitment) values ${sql.join(values)} returning id`

/** The keys that a transaction has read, or written first: whoever acts again in a stream has the same. */
const keysIn = new WeakMap<Tx, Map<string, Uint8Array>>()

async function keyOf(tx: Tx, actor: string, { subject, begins }: Pick<Entry, 'subject' | 'begins'>): Promise<Uint8Array | undefined> {
  const known = keysIn.get(tx)?.get(`${subject} ${actor}`)
  if (known !== undefined || !begins) return known ?? (await keysOf(tx, actor, [subject])).get(subject)
  return isHidden(actor) ? remember(tx, actor, new Map([[subject, new Uint8Array(randomBytes(keyLength))]])).get(subject) : undefined
}

function remember(tx: Tx, actor: string, keys: ReadonlyMap<string, Uint8Array>): typeof keys {
  const known = keysIn.get(tx) ?? new Map<string, Uint8Array>()
  for (const [subject, key] of keys) known.set(`${subject} ${actor}`, key)
  keysIn.set(tx, known)
  return keys
}

/** Reads an actor's keys in many streams at once, for an act that appends to each of them by itself. */
export const readKeys = async (tx: Tx, actor: string, subjects: readonly string[]): Promise<void> => void await keysOf(tx, actor, subjects)

/** The keys of an actor's pseudonyms in streams: the one that they have in a stream, else a new one. None for whom the leaf names. */
async function keysOf(tx: Tx, actor: string, subjects: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  if (!isHidden(actor)) return new Map()
  const streams = [...new Set(subjects)]
  // An erasure that is not committed yet is waited for: the key that it erases is not written again.
  const { rows } = await sql<{ subject: string; actor_key: Buffer }>`select * from journal_keys(${streams}::text[], ${actor})`.execute(tx)
  const kept = new Map(rows.map(({ subject, actor_key }) => [subject, new Uint8Array(actor_key)] as const))
  return remember(tx, actor, new Map(streams.map((subject) => [subject, kept.get(subject) ?? new Uint8Array(randomBytes(keyLength))])))
}

/** An entry as a row of its table. */
function valuesOf(now: () => Instant, actor: string, key: Uint8Array | undefined, entry: Entry): { values: RawBuilder<unknown>; leaf: Uint8Array } {
  const { type, subject, body, personal, office } = entry
  const at = now()
  const salt = personal && randomBytes(16)
  const commitment = personal && salt && commitmentTo(salt, personal)
  const named = inOffice(key ? pseudonymOf(key, actor, subject) : actor, office)
  const leaf = leafHash(leafContent({ at, named, type, subject, body, ...(commitment && { commitment }) }))
  const values = sql`(${at}::timestamptz, ${actor}, ${key ?? null}::bytea, ${office ?? null}, ${type}, ${subject}, ${leaf}::bytea, ${canonical(body)}::jsonb,
    ${personal ? canonical(personal) : null}::jsonb, ${salt ?? null}::bytea, ${commitment ?? null}::bytea)`
  return { values, leaf }
}

/**
 * Erases the personal data of an entry, with their salt, for good; the commitment stays, so the tree stays valid.
 *
 * The erasure is itself an entry. Erasing again, or where there is nothing to erase, does nothing. `reason` is a code such
 * as `request-of-the-person`. Throws a `Failure` (not found) for an unknown id.
 */
export async function erase(tx: Tx, now: () => Instant, actor: string, id: bigint, reason: string): Promise<void> {
  const entry = await tx.selectFrom('journal_entry').select(['subject', 'personal'])
    .where('id', '=', id).forUpdate().executeTakeFirst()
  if (!entry) throw entryIsMissing(id)
  if (entry.personal === null) return
  const erasure = await append(tx, now, actor, { type: erasedType, subject: entry.subject, body: { entry: String(id), reason } })
  await tx.updateTable('journal_entry').set({ personal: null, salt: null, erased_by: erasure.id }).where('id', '=', id).execute()
}

/**
 * Erases the keys of the pseudonyms in a stream, for good: who acted there can be read from its leaves by nobody any more, and proved by nobody.
 * The pseudonyms stand where the names stood, so the tree stays valid. Answers how many entries it reached; where none had a key, it records nothing.
 */
export async function forget(tx: Tx, now: () => Instant, actor: string, subject: string, reason: string): Promise<number> {
  // Whoever acts in the stream now is waited for, and who comes after waits: none of them has a key of before.
  await sql`select pg_advisory_xact_lock(hashtext('journal.pseudonyms of many'), 0), pg_advisory_xact_lock(hashtext('journal.pseudonyms'), hashtext(${subject}))`.execute(tx)
  const rows = await tx.selectFrom('journal_entry').select(['id', 'actor', 'actor_key']).where('subject', '=', subject).where('actor_key', 'is not', null).forUpdate().execute()
  if (rows.length === 0) return 0
  for (const { id, actor: hidden, actor_key } of rows)
    await tx.updateTable('journal_entry').set({ actor: pseudonymOf(actor_key!, hidden, subject), actor_key: null }).where('id', '=', id).execute()
  keysIn.delete(tx)
  // After them: whoever erases their own stream acts in it under a new pseudonym.
  await append(tx, now, actor, { type: forgottenType, subject, body: { entries: rows.length, reason } })
  return rows.length
}
