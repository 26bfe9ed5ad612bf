/** Runs an act in one transaction, again when PostgreSQL says that two acts got in each other's way. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Db, Tx } from './index.ts'

const attempts = 5

/** Serialization failure, deadlock, or a plan made stale by a migration: nothing was written, the same act may now succeed. */
const again = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01'
    || (error.code === '0A000' && error.message.includes('cached plan')))

/**
 * Runs `act` in one transaction and answers with its result; any error rolls everything back.
 *
 * `act` may run up to five times, so it must have no effect outside `tx`. Read committed unless told otherwise.
 */
export async function transact<T>(
  db: Db,
  act: (tx: Tx) => Promise<T>,
  { isolation = 'read committed' }: { isolation?: 'read committed' | 'repeatable read' | 'serializable' } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().setIsolationLevel(isolation).execute(act)
    } catch (error) {
      if (attempt === attempts || !again(error)) throw error
      await pause(Math.random() * 10 * 2 ** attempt) // so that the two do not meet again
    }
  }
}
