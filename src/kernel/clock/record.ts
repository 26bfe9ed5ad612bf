/** What the processes have written down of the time: what is known at a start, what others hold, what a person confirmed. */
import { sql } from 'kysely'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Doubt, Known } from './reckoning.ts'
import './tables.ts'

/** Keeps two processes from writing down at once that doubt began; any number that nothing else takes. */
const lock = 0x10ad_c10c

/** What the clock's entries of the journal are about. */
export const subject = 'system:clock'

/** Seconds after which a process that does not write counts as ended, and after which its row is forgotten. */
const [alive, kept] = [60, 3_600]

const ago = (seconds: number) => sql<Instant>`clock_timestamp() - ${seconds} * interval '1 second'`

/** What the database says: its clock, and which time a person confirmed last. */
export interface Told {
  readonly database: number
  readonly confirmation?: { readonly id: bigint; /** The confirmed time, counted on until now. */ readonly time: number }
}

export async function ask(db: Db): Promise<Told> {
  const { rows: [row] } = await sql<{ database: number; id: bigint | null; time: number | null }>`
    select extract(epoch from clock_timestamp())::float8 * 1000 as database, last.id, last.time
    from (select) as one left join (
      select id, extract(epoch from at + (clock_timestamp() - database_at))::float8 * 1000 as time
      from clock_confirmation order by id desc limit 1
    ) as last on true`.execute(db)
  const { database, id, time } = row!
  return { database, ...(id !== null && time !== null && { confirmation: { id, time } }) }
}

/** What earlier processes and the journal know of the time. */
export async function known(db: Db): Promise<Known> {
  const { rows: [row] } = await sql<{ seen: number | null; ahead: number | null; entry: number | null }>`
    select extract(epoch from greatest(max(at), (select at from clock_confirmation order by id desc limit 1)))::float8 * 1000 as seen,
      extract(epoch from min(machine_at - at) filter (where 'ahead' = any (doubts)))::float8 * 1000 as ahead,
      (select extract(epoch from at)::float8 * 1000 from journal_entry order by id desc limit 1) as entry
    from clock_watch`.execute(db)
  const { seen, ahead, entry } = row!
  return { ...(seen !== null && { seen }), ...(ahead !== null && { ahead }), ...(entry !== null && { entry }) }
}

/** What one process holds of the time. */
export interface Held {
  readonly process: string
  readonly host: string
  readonly at: Instant
  readonly machineAt: Instant
  readonly databaseAt: Instant
  readonly doubts: readonly Doubt[]
  readonly doubtedSince?: Instant
}

/** Writes down what a process holds, forgets those that ended long ago, and answers whether another one doubts and whether the journal says so. */
export async function write(tx: Tx, { process, host, at, machineAt, databaseAt, doubts, doubtedSince }: Held): Promise<{ readonly othersDoubt: boolean; readonly saidDoubt: boolean }> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(tx)
  const row = { host, at, machine_at: machineAt, database_at: databaseAt, doubts: [...doubts], doubted_since: doubtedSince ?? null }
  await tx.insertInto('clock_watch').values({ process, ...row }).onConflict((conflict) => conflict.column('process').doUpdateSet(row)).execute()
  await tx.deleteFrom('clock_watch').where('process', '!=', process)
    .where(({ or, eb }) => or([eb('database_at', '<', ago(kept)), eb('database_at', '>', ago(-kept))])).execute()
  const said = await tx.selectFrom('journal_entry').select('type').where('subject', '=', subject).orderBy('id', 'desc').limit(1).executeTakeFirst()
  return { othersDoubt: (await running(tx)).some((one) => one.process !== process && one.doubts.length > 0), saidDoubt: said?.type === 'clock.doubted' }
}

/** A process ends: from now on it counts as ended, and what it held last is still known. */
export async function leave(db: Db, process: string): Promise<void> {
  await db.updateTable('clock_watch').set({ database_at: ago(alive) }).where('process', '=', process).execute()
}

/** What the processes hold that run now. */
export async function running(db: Db): Promise<readonly Held[]> {
  const rows = await db.selectFrom('clock_watch').selectAll().where('database_at', '>', ago(alive)).orderBy('process').execute()
  return rows.map(({ process, host, at, machine_at, database_at, doubts, doubted_since }) => ({
    process, host, at, machineAt: machine_at, databaseAt: database_at, doubts, ...(doubted_since !== null && { doubtedSince: doubted_since }),
  }))
}

/** Enters a confirmation: what was held before it is no witness any more. */
export async function enter(tx: Tx, { at, by, journal }: { readonly at: Instant; readonly by: string; readonly journal: bigint }): Promise<void> {
  await tx.insertInto('clock_confirmation').values({ at, confirmed_by: by, journal_id: journal }).execute()
  await tx.deleteFrom('clock_watch').execute()
  await sql`select pg_notify(${channel}, '')`.execute(tx)
}

/** On which a confirmation is told to every process. */
export const channel = 'clock'
