/** How much of a resource is taken, by day and by entry: numbers that tell of nobody. */
import { sql } from 'kysely'
import { type Day, endOfDay, startOfDay } from '../../law/time.ts'
import { type Ground, rangeOf, type Span, takingStill } from './ground.ts'

/** What a resource, or each of its entries, was taken for on a day: so many hours or places, of which some came and some did not. */
export interface TakenOn { readonly resource: string; readonly day: Day; readonly taken: number; readonly attended: number; readonly missed: number; readonly minutes: number }

/** What was taken of a resource on these days, each entry by itself, by the day on which it begins; of places that have no days, nothing. Tells of nobody. */
export async function takenOn({ db, calendar: { zone } }: Ground, resource: string, from: Day, until: Day): Promise<readonly TakenOn[]> {
  const { rows } = await sql<TakenOn>`
    select resource, to_char(lower(during) at time zone ${zone}, 'YYYY-MM-DD') as day, count(*)::integer as taken, (count(*) filter (where state = 'attended'))::integer as attended,
      (count(*) filter (where state = 'missed'))::integer as missed, (coalesce(sum(extract(epoch from upper(during) - lower(during))), 0) / 60)::integer as minutes
    from allocation where split_part(resource, ':', 1) = ${resource} and state in ('reserved', 'firm', 'attended', 'missed')
      and lower(during) >= ${startOfDay(from, zone)}::timestamptz and lower(during) <= ${endOfDay(until, zone)}::timestamptz group by 1, 2 order by 2, 1`.execute(db)
  return rows
}

/** How many of each entry's places are taken, waited for and were used: for figures, which tell of nobody. */
export interface Standing { readonly resource: string; readonly taken: number; readonly waiting: number; readonly attended: number; readonly missed: number }

/** How every entry of a resource stands, whenever its places are given. */
export async function standingOf({ db }: Pick<Ground, 'db'>, resource: string): Promise<readonly Standing[]> {
  const { rows } = await sql<Standing>`
    select resource, (count(*) filter (where state in ('reserved', 'firm', 'attended', 'missed')))::integer as taken, (count(*) filter (where state = 'waiting'))::integer as waiting,
      (count(*) filter (where state = 'attended'))::integer as attended, (count(*) filter (where state = 'missed'))::integer as missed
    from allocation where split_part(resource, ':', 1) = ${resource} and state <> 'released' and state <> 'held' group by 1 order by 1`.execute(db)
  return rows
}

/** How many bookings of each entry of a resource, by its name, hold during a time. */
export async function takenDuring({ db, now }: Pick<Ground, 'db' | 'now'>, resource: string, span: Span): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ resource: string; taken: number }>`select resource, count(*)::integer as taken from allocation
    where split_part(resource, ':', 1) = ${resource} and during && ${rangeOf(span)} and ${takingStill(now())} group by 1`.execute(db)
  return new Map(rows.map((row) => [row.resource, row.taken]))
}
