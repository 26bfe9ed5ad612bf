/** Runs an act in one transaction, again when PostgreSQL says that two acts got in each other's way. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Db, Tx } from './tables.ts'

const attempts = 5

/** Serialization failure, deadlock, or a plan made stale by a migration: nothing was written, the same act may now succeed. */
const again = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01'
    || (error.code === '0A000' && error.message.includes('cached plan')))

/** What waits for the commit of a transaction that runs. */
const waiting = new WeakMap<Tx, (() => void)[]>()

/**
 * Runs `act` in one transaction and answers with its result; any error rolls everything back.
 *
 * `act` may run up to five times, so it must have no effect outside `tx`, but by `afterCommit`. Read committed unless told otherwise.
 */
export async function transact<T>(
  db: Db,
  act: (tx: Tx) => Promise<T>,
  { isolation = 'read committed' }: { isolation?: 'read committed' | 'repeatable read' | 'serializable' } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const effects: (() => void)[] = []
    try {
      const result = await db.transaction().setIsolationLevel(isolation).execute((tx) => {
        waiting.set(tx, effects)
        return act(tx)
      })
      for (const effect of effects) effect()
      return result
    } catch (error) {
      if (attempt === attempts || !again(error)) throw error
      await pause(Math.random() * 10 * 2 ** attempt) // so that the two do not meet again
    }
  }
}

/**
 * Does something in the memory of this process once the transaction has committed, before `transact` answers: whoever acts sees their own
 * act at once, without waiting for the notice that other processes get. The effect is not awaited and must not throw.
 */
export function afterCommit(tx: Tx, effect: () => void): void {
  const effects = waiting.get(tx)
  if (effects === undefined) throw new TypeError('the transaction was not begun by transact')
  effects.push(effect)
}
