/** Drafts that are thrown away: given back for a day, as they stood, and then gone with their files. */
import { sql } from 'kysely'
import { representativeOf } from '../../law/body.ts'
import { Failure } from '../../law/failure.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import { type Actor, keptFor, type SystemActor } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { messages } from './messages.ts'

/** What the files of a draft are attached to, until it is filed. */
export const draftSubject = (draft: string): string => `draft:${draft}`

/** Whether a draft or a filing is the actor's: their own, their company's, or that of a body for which they act. An officer at a counter has what was begun in this visit alone. */
export const isMine = (row: { readonly person: string | null; readonly organisation: string | null; readonly body: string | null; readonly visit: string | null }, actor: Actor): boolean => {
  if (actor.counter !== undefined && row.visit !== actor.counter.visit) return false
  if (row.body !== null) return actor.roles.includes(representativeOf({ id: row.body }))
  return row.organisation === null ? row.person === actor.person && !actor.organisation : row.organisation === actor.organisation?.id
}

/**
 * Also one whose entry of a register is no longer there to be applied about. It can be given back for a day, unless it is thrown away for good; what was
 * held for it is free at once.
 */
export async function deleteDraft(ground: Ground, actor: Actor, id: string, how?: 'for good'): Promise<void> {
  if (!await isThere(ground, actor, id)) throw new Failure('not found', messages.noDraft)
  await transact(ground.db, async (tx) => {
    if (how === 'for good') return throwAway(ground, tx, actor, id)
    await ground.allocations.drop(tx, actor, id)
    await sql`with gone as (delete from draft where id = ${id} returning *)
      insert into draft_discarded (id, draft, discarded_at) select id, to_jsonb(gone), ${ground.now()} from gone
      on conflict (id) do update set draft = excluded.draft, discarded_at = excluded.discarded_at`.execute(tx)
  })
}

/** Whether the actor has a draft, of whatever procedure and version. */
async function isThere({ db }: Ground, actor: Actor, id: string): Promise<boolean> {
  const row = await db.selectFrom('draft').select(['person', 'organisation', 'body', 'visit']).where('id', '=', id).executeTakeFirst()
  return row !== undefined && isMine(row, actor)
}

/** Since when a draft must have been thrown away to be given back still. */
export const discardedSince = (now: Instant): Instant => instantAt(Date.parse(now) - keptFor.discardedDraftHours * 3_600_000)

/** Gives a draft back that was thrown away, as it stood; asked twice it is there already. Throws a `Failure` (not found) for anybody else's, and after a day. */
export async function restoreDraft(ground: Ground, actor: Actor, id: string): Promise<void> {
  const row = await ground.db.selectFrom('draft_discarded').select(['person', 'organisation', 'body', 'visit'])
    .where('id', '=', id).where('discarded_at', '>', discardedSince(ground.now())).executeTakeFirst()
  if (row && isMine(row, actor)) await giveBack(ground.db, id)
  if (!await isThere(ground, actor, id)) throw new Failure('not found', messages.noDraft)
}

/** Puts a draft that was thrown away back in its place, unless one stands there. */
export const giveBack = (db: Db, id: string): Promise<unknown> => sql`with back as (delete from draft_discarded where id = ${id} returning draft)
  insert into draft select (jsonb_populate_record(null::draft, draft)).* from back on conflict (id) do nothing`.execute(db)

/** Removes for good, with their files, the drafts that nobody has asked back for: all of them, for the worker, or one. */
export async function sweepDiscarded(ground: Ground, one?: string): Promise<void> {
  const until = discardedSince(ground.now())
  const left = await ground.db.selectFrom('draft_discarded').select('id').where('discarded_at', '<=', until).$if(one !== undefined, (found) => found.where('id', '=', one!)).execute()
  for (const { id } of left) {
    await transact(ground.db, async (tx) => {
      // It may have been given back, or begun and thrown away again, meanwhile.
      for (const gone of await tx.deleteFrom('draft_discarded').where('id', '=', id).where('discarded_at', '<=', until).returning('id').execute()) await removeFiles(ground, tx, gone.id)
    })
  }
}

/** Throws away for good everybody's drafts about an entry of a register, in the caller's transaction, also those that could be given back. */
export async function dropDrafts(ground: Ground, tx: Tx, by: Actor | SystemActor, { register, entry }: { readonly register: string; readonly entry: string }): Promise<void> {
  const procedures = ground.versions.today().filter(({ subject }) => subject?.register === register).map(({ id }) => id)
  if (procedures.length === 0) return
  const left = await tx.selectFrom('draft').select('id').where('subject', '=', entry).where('procedure', 'in', procedures).execute()
  for (const { id } of left) await throwAway(ground, tx, by, id)
  const discarded = await tx.deleteFrom('draft_discarded').where(sql`draft ->> 'subject'`, '=', entry).where(sql`draft ->> 'procedure'`, 'in', procedures).returning('id').execute()
  for (const { id } of discarded) await removeFiles(ground, tx, id)
}

/** A draft goes with its files and what is kept for it. */
async function throwAway(ground: Ground, tx: Tx, by: Actor | SystemActor, id: string): Promise<void> {
  await ground.allocations.drop(tx, by, id)
  await tx.deleteFrom('draft').where('id', '=', id).execute()
  await removeFiles(ground, tx, id)
}

/** The files of a draft that is gone; those of one that is there, under an id that was used before, stay. */
async function removeFiles({ files }: Ground, tx: Tx, id: string): Promise<void> {
  if (await tx.selectFrom('draft').select('id').where('id', '=', id).executeTakeFirst()) return
  for (const file of await files.attachedTo(draftSubject(id))) await files.remove(tx, file.id)
}

/** Brings into a visit by document what was begun for the same person in earlier ones at this counter: they have no cabinet in which it would stand. */
export async function bringDrafts({ db }: Ground, { person, counter }: Actor): Promise<void> {
  if (counter === undefined) return
  await sql`update draft set visit = now.id from counter_visit now where now.id = ${counter.visit} and now.shown = 'document' and now.person = ${person} and draft.person = now.person and draft.organisation is null and draft.body is null
    and exists (select from counter_visit earlier where earlier.id = draft.visit and earlier.id <> now.id and earlier.person = now.person and earlier.body = now.body and earlier.shown = 'document')`.execute(db)
}
