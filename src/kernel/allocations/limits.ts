/** Holds applicants to the limits that a declaration sets for each of them. Counted in turn for the resource, so that two who ask at once are not both let in. */
import { sql } from 'kysely'
import { type Allocates, readResourceKey } from '../../law/allocation.ts'
import { limitReached, periodOf } from '../../law/per-applicant.ts'
import type { Text } from '../../law/text.ts'
import { dayOf, startOfDay } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { Ground, Span } from './ground.ts'
import { messages } from './messages.ts'

/** Whose it is. */
export interface Holder { readonly person: string; readonly organisation: string | null }

/** The words why one more, or `adds` more, would be too many for its holder, with what they can do; `except` is what it takes the place of. Called after `inTurn`. */
export async function overLimit(ground: Ground, tx: Tx, { resource: { id, kind }, perApplicant = [] }: Pick<Allocates, 'resource' | 'perApplicant'>, { person, organisation }: Holder, { from }: Span, { except, adds = 1 }: { readonly except?: string | undefined; readonly adds?: number } = {}): Promise<Text | undefined> {
  const { calendar: { zone } } = ground
  const day = dayOf(from ?? ground.now(), zone)
  // A draft that keeps a place is counted when it is filed; one that waits gets its place by itself, and so counts at once.
  // Hours of all entries count together, or one applicant could have every room at once; a place is counted within its own.
  const of = kind === 'seat' ? sql`resource = ${id}` : sql`split_part(resource, ':', 1) = ${readResourceKey(id).resource}`
  const theirs = sql`${of} and (case_id is not null or state = 'waiting') and ${organisation === null ? sql`person = ${person} and organisation is null` : sql`organisation = ${organisation}`}
    ${except === undefined ? sql`` : sql`and id <> ${except}`}`
  for (const limit of perApplicant) {
    const span = limit.each && periodOf(limit.each, day)
    const counted = span === undefined
      ? sql`state in ('waiting', 'reserved', 'firm') and (upper_inf(during) or upper(during) > ${ground.now()}::timestamptz)`
      : sql`state <> 'released' and coalesce(lower(during), made_at) >= ${startOfDay(span.from, zone)}::timestamptz and coalesce(lower(during), made_at) < ${startOfDay(span.before, zone)}::timestamptz`
    const { rows: [found] } = await sql<{ n: number }>`select count(*)::integer as n from allocation where ${theirs} and ${counted}`.execute(tx)
    if (found!.n + adds > limit.atMost) return limitReached('bookings', limit, { day, mend: limit.each === undefined || from === null ? messages.giveOneBack : messages.anotherTime })
  }
  return undefined
}
