/**
 * What was given of an entry follows it. Hours of one that is closed, and places of one that is struck off, are given back; places that are given for days
 * move when the entry names other days; and whoever holds one is told. It compares what was given with what the entries say, so that nothing is missed and nothing done twice.
 */
import { sql } from 'kysely'
import { readResourceKey } from '../../law/allocation.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import type { Text } from '../../law/text.ts'
import { addDays, dayOf } from '../../law/time.ts'
import { eachApart, transact, type Tx } from '../database/index.ts'
import { type Allocation, allocatesOf, change, columns, expireHolds, type Ground, inTurn, rangeOf, record, type Span, timeOf } from './ground.ts'
import { letters } from './messages.ts'
import { isOver, resourcesNamed } from './of-entry.ts'

const open = sql`state in ('held', 'reserved', 'firm', 'waiting')`
const clock = { system: 'clock' } as const

/** Done in every round, before who waits moves up. */
export async function followEntries(ground: Ground): Promise<void> {
  const { rows } = await sql<{ resource: string; procedure: string }>`select distinct resource, procedure from allocation where position(':' in resource) > 0 and ${open} and (upper_inf(during) or upper(during) > ${ground.now()}::timestamptz)`.execute(ground.db)
  const given = await resourcesNamed(ground, ground.db, rows)
  const moved = ({ procedure, resource }: { readonly resource: string; readonly procedure: string }): boolean => {
    const now = given.get(resource)
    return now === undefined || now.suspended || (allocatesOf(ground, procedure)?.ofEach?.from !== undefined)
  }
  await eachApart(rows.filter(moved), (one) => transact(ground.db, (tx) => follow(ground, tx, one)))
}

async function follow(ground: Ground, tx: Tx, one: { readonly resource: string; readonly procedure: string }): Promise<void> {
  const { resource, procedure } = one
  await inTurn(tx, resource)
  await expireHolds(ground, tx, resource)
  const allocates = allocatesOf(ground, procedure)
  const now = (await resourcesNamed(ground, tx, [one])).get(resource)
  if (allocates === undefined) return
  const { rows } = await sql<Allocation>`select ${columns} from allocation where resource = ${resource} and procedure = ${procedure} and ${open} order by made_at, id for update`.execute(tx)
  const ahead = rows.filter((row) => !isOver(allocates.resource, row, ground.now()))
  const { entry = '' } = readResourceKey(resource)
  const title = now?.resource.title ?? (await ground.entries.titles([entry], null)).get(entry) ?? allocates.resource.title
  // Places of what is put off stay with their holders: its new days come with a change.
  const gone = now === undefined || (now.suspended && allocates.resource.kind === 'interval')
  for (const row of ahead) {
    if (gone) await cancel(ground, tx, row, title, timeOf(ground, allocates.resource, row))
    else if (now.span.from !== null && (row.from !== now.span.from || row.until !== now.span.until)) await moveDays(ground, tx, row, now.span, title)
  }
}

async function cancel(ground: Ground, tx: Tx, row: Allocation, title: Text, at: string | undefined): Promise<void> {
  await change(ground, tx, clock, row, 'released')
  // Whoever waited waits for what is over as of now: their case ends with the next round.
  if (row.case_id !== null && row.place === null) await sql`update allocation set during = ${rangeOf({ from: null, until: ground.now() })} where id = ${row.id}`.execute(tx)
  if (row.case_id !== null) await ground.parties.writeLetter(tx, row.person, letters.cancelled(title, at))
}

async function moveDays(ground: Ground, tx: Tx, row: Allocation, span: Span, title: Text): Promise<void> {
  await sql`update allocation set during = ${rangeOf(span)}, changed_at = ${ground.now()}, changes = changes + 1 where id = ${row.id}`.execute(tx)
  await record(ground, tx, clock, { ...row, ...span }, 'moved')
  const { zone } = ground.calendar
  const [first, last] = [dayOf(span.from!, zone), addDays(dayOf(span.until!, zone), -1)]
  const days = inEveryLanguage((locale) => (first === last ? formatDay(first, locale) : `${formatDay(first, locale)} – ${formatDay(last, locale)}`))
  if (row.case_id !== null) await ground.parties.writeLetter(tx, row.person, letters.otherDays(title, days))
}
