/**
 * What awaits somebody, in the hat that they wear: cases to act in, to vote on and to sign, applications begun, reports, invoices, consents that are
 * asked, orders, keys that end, and whatever institutions add.
 *
 * Promises: one question to the database, however many kinds there are; the list and its count agree; what is due first stands first.
 * Never: reads a table itself (each part says what of its own waits), or shows what the actor may not see.
 */
import { sql } from 'kysely'
import { dayOf, type Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import type { Awaited, AwaitedRow, AwaitedSource, Awaiting, Moment, Said } from './source.ts'

export { sendDigests } from './digest.ts'
export { keysAwait } from './keys.ts'
export { reviewsAwait } from './reviews.ts'
export { awaitedSource } from './source.ts'
export type { Awaited, AwaitedRow, AwaitedSource, Awaiting, AwaitingCount, Moment, Said, Way } from './source.ts'

/** Up to how many are counted. */
const most = 1000

export function openAwaiting({ db, now, zone }: { readonly db: Db; readonly now: () => Instant; readonly zone: string }): Awaiting {
  const sources = new Map<string, AwaitedSource>()
  const moment = (): Moment => { const at = now(); return { now: at, today: dayOf(at, zone) } }
  const asked = (actor: Actor, at: Moment) => [...sources.values()].flatMap((source) => {
    const rows = source.rows(actor, at)
    return rows === undefined ? [] : [sql`select ${source.kind}::text as kind, id, way, about, due, since, ${source.byTheHour ? sql`due_at` : sql`null::timestamptz as due_at`}
      from (${rows}) as of_kind (id, way, about, due, since)`]
  })
  /** Whether the last day is over or, of a term in hours, its moment. */
  const late = (at: Moment) => sql`coalesce(due < ${at.today}::date or due_at < ${at.now}::timestamptz, false)`
  return {
    offer(...more) {
      for (const source of more) {
        if (sources.has(source.kind)) throw new TypeError(`two parts say what waits of the kind ${source.kind}`)
        sources.set(source.kind, source)
      }
    },
    async of(actor, limit = 200) {
      const at = moment()
      const parts = asked(actor, at)
      if (parts.length === 0) return []
      const { rows } = await sql<AwaitedRow & { kind: string; late: boolean }>`
        select *, ${late(at)} as late from (${sql.join(parts, sql` union all `)}) as awaited order by due nulls last, due_at nulls last, since, id limit ${limit}`.execute(db)
      const said = new Map<AwaitedRow, Said>()
      for (const [kind, own] of Map.groupBy(rows, (row) => row.kind)) {
        for (const [place, words] of (await sources.get(kind)!.say(own)).entries()) said.set(own[place]!, words)
      }
      return rows.map((row): Awaited => ({
        kind: row.kind, id: row.id, way: row.way, since: row.since, late: row.late, ...(row.due !== null && { due: row.due }), ...said.get(row)!,
      }))
    },
    async count(actor) {
      const at = moment()
      const parts = asked(actor, at)
      if (parts.length === 0) return { total: 0, late: 0 }
      const { rows: [row] } = await sql<{ total: bigint; late: bigint }>`
        select count(*) as total, count(*) filter (where ${late(at)}) as late from (select due, due_at from (${sql.join(parts, sql` union all `)}) as every_one limit ${most}) as counted`.execute(db)
      return { total: Number(row!.total), late: Number(row!.late) }
    },
  }
}
