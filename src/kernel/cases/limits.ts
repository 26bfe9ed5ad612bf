/** Holds applicants to how many applications each of them may have open, or file in a period. */
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { limitReached, periodOf } from '../../law/per-applicant.ts'
import type { Procedure } from '../../law/procedure.ts'
import { dayOf, startOfDay } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { messages } from './messages.ts'

/**
 * One applicant has no more applications than the declaration allows each: open at a time, or filed in a period. Throws a `Failure` (conflict). `filing`: the
 * answers that are filed, in the transaction of that, where two that are sent at once are counted one after the other; without it what depends on answers is not counted.
 */
export async function requireWithinLimits(ground: Ground, db: Db | Tx, { person, organisation, counter }: Actor, { id, opens, allocates }: Procedure, body: { readonly id: string } | undefined, { filing }: { readonly filing?: Facts } = {}): Promise<void> {
  const limits = ('perApplicant' in opens && opens.perApplicant) || []
  if (limits.length === 0) return
  // By a document without a number somebody would be another person with the next one.
  if (counter && await db.selectFrom('person').select('id').where('id', '=', person).where('without_account', '=', true).where('identifier', 'is', null).executeTakeFirst()) throw new Failure('refused', messages.numberNeeded)
  const applicant = body?.id ?? organisation?.id ?? person
  if (filing) await sql`select pg_advisory_xact_lock(hashtext('case_record.applicant'), hashtext(${`${id} ${applicant}`}))`.execute(db)
  const { zone } = ground.calendar
  const day = dayOf(ground.now(), zone)
  const theirs = body ? sql`body = ${applicant} and opened_in is null` : organisation ? sql`organisation = ${applicant}` : sql`person = ${applicant} and organisation is null and body is null`
  for (const limit of limits) {
    if (limit.same !== undefined && filing === undefined) continue
    const alike = limit.same === undefined ? sql`true` : sql`exists (select from case_action filed where filed.case_id = case_record.id and filed.seq = 0
      and filed.act -> 'facts' @> ${JSON.stringify(Object.fromEntries(limit.same.map((name) => [name, filing?.[name] ?? null])))}::jsonb)`
    const span = limit.each && periodOf(limit.each, day)
    // What the decision gave is a booking, of which there is a limit of its own, though the case goes on.
    const counted = span === undefined ? sql`closed_at is null and not exists (select from decision where decision.case_id = case_record.id and decision.kind = ${allocates?.when ?? null})` : sql`filed_at >= ${startOfDay(span.from, zone)}::timestamptz and filed_at < ${startOfDay(span.before, zone)}::timestamptz`
    const { rows: [found] } = await sql<{ n: number }>`select count(*)::integer as n from case_record where procedure = ${id} and ${theirs} and ${counted} and ${alike}`.execute(db)
    if (found!.n >= limit.atMost) throw new Failure('conflict', limitReached('applications', limit, { day, mend: span === undefined ? messages.waitForOpen : messages.waitForPeriod }))
  }
}
