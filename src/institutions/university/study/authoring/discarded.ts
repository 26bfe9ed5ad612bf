/** Drafts of courses that are thrown away: given back for a day to any author, as they stood, and then gone. */
import { sql } from 'kysely'
import type { Db } from '../../../../kernel/database/index.ts'
import type { Kernel } from '../../../../kernel/index.ts'
import { keptFor } from '../../../../kernel/parties/index.ts'
import { Failure } from '../../../../law/failure.ts'
import { type Instant, instantAt } from '../../../../law/time.ts'
import { readSaid } from '../content.ts'
import type { DraftLine } from './drafts.ts'
import { words } from './messages.ts'

/** One that can be given back. */
export interface DiscardedLine extends Pick<DraftLine, 'id' | 'course' | 'title'> { readonly discardedAt: Instant }

const since = (now: Instant): Instant => instantAt(Date.parse(now) - keptFor.discardedDraftHours * 3_600_000)

/** Throws a `Failure` 'conflict' where somebody wrote since the page was read, so that nobody's words go unseen; 'not found' for none. */
export async function discardDraft({ db, now }: Pick<Kernel, 'db' | 'now'>, { id, revision }: { readonly id: string; readonly revision: number }): Promise<void> {
  const { numAffectedRows: many = 0n } = await sql`with gone as (delete from course_draft where id = ${id} and revision = ${revision} returning *)
    insert into course_draft_discarded (id, draft, discarded_at) select id, to_jsonb(gone), ${now()} from gone
    on conflict (id) do update set draft = excluded.draft, discarded_at = excluded.discarded_at`.execute(db)
  if (many > 0n) return
  if (await db.selectFrom('course_draft').select('id').where('id', '=', id).executeTakeFirst()) throw new Failure('conflict', words.changedMeanwhile)
  throw new Failure('not found', words.noDraft)
}

/** Puts one back in its place; asked twice it is there already. Throws a `Failure` 'not found' after a day. */
export async function giveBackDraft({ db, now }: Pick<Kernel, 'db' | 'now'>, id: string): Promise<void> {
  await sql`with back as (delete from course_draft_discarded where id = ${id} and discarded_at > ${since(now())} returning draft)
    insert into course_draft select (jsonb_populate_record(null::course_draft, draft)).* from back on conflict (id) do nothing`.execute(db)
  if (await db.selectFrom('course_draft').select('id').where('id', '=', id).executeTakeFirst() === undefined) throw new Failure('not found', words.noDraft)
}

/** Those that can be given back, the newest first. */
export async function discardedDrafts({ db, now }: Pick<Kernel, 'db' | 'now'>): Promise<readonly DiscardedLine[]> {
  const { rows } = await sql<{ id: string; course: string; title: unknown; at: Instant }>`
    select id, draft ->> 'course' as course, draft #> '{content,title}' as title, discarded_at as at from course_draft_discarded where discarded_at > ${since(now())} order by discarded_at desc, id limit 50`.execute(db)
  return rows.map(({ id, course, title, at }) => ({ id, course, title: readSaid(title), discardedAt: at }))
}

/** Removes for good those that nobody has asked back for. */
export const sweepDiscarded = (db: Db, now: Instant): Promise<unknown> => db.deleteFrom('course_draft_discarded').where('discarded_at', '<=', since(now)).execute()
