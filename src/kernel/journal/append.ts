/** Writes entries in the transaction of the act, and erases personal data while the record of the act stays. */
import { randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { canonical } from '../../law/canonical.ts'
import { type Instant, instantOf } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import { commitmentTo, leafContent, type Entry } from './entry.ts'
import { leafHash } from './merkle.ts'
import { entryIsMissing } from './messages.ts'

/** Type of the entry that records an erasure; its body names the entry erased and the reason. */
export const erasedType = 'journal.personal-data-erased'

/**
 * Appends one entry and answers with its id and the hash of its leaf. Writers do not wait for each other: the place in
 * the tree is given later, and no notification is sent, because NOTIFY makes committing transactions queue for one lock.
 */
export async function append(tx: Tx, now: () => Instant, actor: string, entry: Entry): Promise<{ id: bigint; leaf: Uint8Array }> {
  const { statement, leaf } = prepare(now, actor, entry)
  const { rows: [row] } = await statement.execute(tx)
  return { id: row!.id, leaf }
}

/** Appends many entries of one act in one statement, and answers their ids in the same order. */
export async function appendAll(tx: Tx, now: () => Instant, actor: string, entries: readonly Entry[]): Promise<readonly bigint[]> {
  if (entries.length === 0) return []
  const { rows } = await sql<{ id: bigint }>`insert into journal_entry (at, actor, type, subject, leaf, body, personal, salt, commitment)
    values ${sql.join(entries.map((entry) => valuesOf(now, actor, entry).values))} returning id`.execute(tx)
  // The rows of one statement are numbered in their order, whatever order they are told in.
  return rows.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1))
}

/** The statement of `append`, for an act that makes it a part of its own: `with entry as (…)`. */
export const appending = (now: () => Instant, actor: string, entry: Entry): RawBuilder<{ id: bigint }> => prepare(now, actor, entry).statement

function prepare(now: () => Instant, actor: string, entry: Entry): { statement: RawBuilder<{ id: bigint }>; leaf: Uint8Array } {
  const { values, leaf } = valuesOf(now, actor, entry)
  return { leaf, statement: sql<{ id: bigint }>`insert into journal_entry (at, actor, type, subject, leaf, body, personal, salt, commitment) values ${values} returning id` }
}

/** An entry as a row of its table. */
function valuesOf(now: () => Instant, actor: string, entry: Entry): { values: RawBuilder<unknown>; leaf: Uint8Array } {
  const { type, subject, body, personal } = entry
  const at = instantOf(now())
  const salt = personal && randomBytes(16)
  const commitment = personal && salt && commitmentTo(salt, personal)
  const leaf = leafHash(leafContent({ at, actor, type, subject, body, ...(commitment && { commitment }) }))
  const values = sql`(${at}::timestamptz, ${actor}, ${type}, ${subject}, ${leaf}, ${canonical(body)}, ${personal ? canonical(personal) : null}, ${salt ?? null}, ${commitment ?? null})`
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
