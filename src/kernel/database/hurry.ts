/** A folder that is being filled for the first time need not have each act on its disk before the next: if that breaks off, it is begun anew. */
import { sql } from 'kysely'
import type { Db } from './tables.ts'

/** Runs `act` while the server of this database, which is the house's own, answers before the disk has what was written. If the process ends meanwhile, the next start of the server (`startCluster`) takes it back. */
export async function inAHurry<T>(db: Db, act: () => Promise<T>): Promise<T> {
  await sql`alter system set synchronous_commit = off`.execute(db)
  await sql`select pg_reload_conf()`.execute(db)
  try {
    return await act()
  } finally {
    await sql`alter system reset synchronous_commit`.execute(db)
    await sql`select pg_reload_conf()`.execute(db)
  }
}
