/** Values of the database that every process keeps in memory: read at once, and again whenever a process says that they changed. */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from './connection.ts'
import type { Tx } from './tables.ts'

/** What following needs of a process. */
export interface Following {
  readonly listen: Database['listen']
  readonly whenClosing: (close: () => Promise<void>) => void
  readonly report?: (error: unknown) => void
}

export interface Followed {
  /** Fulfilled once they have been read for the first time. */
  readonly ready: Promise<void>
  /** Reads again. */
  look(): void
}

/** Reads on every notification of the channel, one reading at a time; a reading that failed is tried again until it succeeds. */
export function follow({ listen, whenClosing, report = console.error }: Following, channel: string, read: () => Promise<void>): Followed {
  const first = Promise.withResolvers<void>()
  const wanted = (): boolean => again && !closed
  let reading = false
  let again = false
  let closed = false

  async function look(): Promise<void> {
    again = true
    if (reading) return
    reading = true
    while (wanted()) {
      again = false
      try {
        await read()
        first.resolve()
      } catch (error) {
        if (!closed) report(error)
        again = true
        await pause(500, undefined, { ref: false })
      }
    }
    reading = false
  }

  const stop = listen(channel, () => void look()).finally(() => void look())
  stop.catch(report)
  whenClosing(async () => {
    closed = true
    await stop.then((end) => end(), () => undefined)
  })
  return { ready: first.promise, look: () => void look() }
}

/** Tells every process that what stands behind the channel has changed, once the transaction is committed. */
export const announce = async (tx: Tx, channel: string): Promise<void> => { await sql`select pg_notify(${channel}, '')`.execute(tx) }
