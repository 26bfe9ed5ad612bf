/** Opens the database: a pool for queries and one more connection, when somebody listens, for notifications. */
import { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import { Client, Pool, DatabaseError } from 'pg'
import type { ClientConfig, PoolClient } from 'pg'
import type { Db } from './tables.ts'
import { encodingFailure, startupFailure, versionFailure } from './failures.ts'
import { openListener } from './listener.ts'
import type { Notified } from './listener.ts'
import { prepared } from './prepared.ts'
import { types } from './values.ts'

export type { Notified } from './listener.ts'

/** An open database. */
export interface Database {
  readonly db: Db
  /**
   * Calls `handler` with the payload of each notification on `channel`; answers, once listening, with the way to stop.
   * After a lost connection it listens again by itself and calls `handler('')`: something may have been missed, so look.
   */
  listen(channel: string, handler: Notified): Promise<() => Promise<void>>
  /** False while notifications may be missing: the server has not answered on their connection for about a second. True where nobody listens. */
  hears(): boolean
  /** Closes every connection, after the queries under way. */
  close(): Promise<void>
}

/**
 * Opens the database at a `postgres://` URL and makes sure that it can serve the portal.
 *
 * `max` is the greatest number of connections (10). With `keepAlive: false` the process may end while connections are open
 * but idle. `direct` is another way to the same database, for what needs a server of its own: a pooler that gives a server to a transaction only
 * (PgBouncer's `pool_mode=transaction`) may then stand at `url`.
 * Throws a `Failure` with the mend when the server cannot be reached, refuses us, is older than PostgreSQL 15 or is not UTF-8.
 */
export async function openDatabase(
  url: string,
  { max = 10, keepAlive = true, direct = url }: { max?: number; keepAlive?: boolean; direct?: string | undefined } = {},
): Promise<Database> {
  const config: ClientConfig = {
    connectionString: url,
    types,
    application_name: 'shanyraq',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000, // without it the system first asks after two hours
  }
  await check(config)
  if (direct !== url) await check({ ...config, connectionString: direct })
  const pool = new Pool({ ...config, max, allowExitOnIdle: !keepAlive, pipeline: true })
  pool.on('error', () => {}) // an idle connection was lost: the pool has dropped it, the next query opens another
  pool.on('connect', (client) => client.on('error', () => {})) // a connection in use was lost: its query has failed already
  const listener = openListener({ ...config, connectionString: direct }, endingSilent(pool))
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool: prepared(pool) }) })
  return {
    db,
    listen: listener.listen,
    hears: listener.hears,
    async close() {
      await listener.close()
      await db.destroy()
      if (!pool.ended) await pool.end()
    },
  }
}

/** So long may a connection of before a silence go on without a byte, in milliseconds: what only came late has come by then. */
const silentMs = 5000

/**
 * Ends the connections of a pool that a silent network may have killed without a word, as a firewall does that has forgotten them: those at rest at once, so that
 * the next query opens another, and those in use once nothing has come on them for a while longer, so that their queries fail instead of waiting for hours.
 */
function endingSilent(pool: Pool): () => void {
  /** Whether each is in use. */
  const clients = new Map<Client, boolean>()
  const inUse = (used: boolean) => (client: PoolClient): void => { clients.set(client as unknown as Client, used) }
  pool.on('acquire', inUse(true))
  pool.on('release', (_, client) => inUse(false)(client))
  pool.on('remove', (client) => clients.delete(client as unknown as Client))
  return () => {
    const gone = new Error('The network to the database had fallen silent, and this connection with it')
    for (const [{ connection: { stream } }, used] of clients) {
      if (!(stream instanceof Socket)) continue
      const heard = stream.bytesRead
      if (!used) stream.destroy(gone)
      else setTimeout(() => { if (stream.bytesRead === heard) stream.destroy(gone) }, silentMs).unref()
    }
  }
}

/** Connects once and looks at the server; one that is still starting is waited for. */
async function check(config: ClientConfig): Promise<void> {
  for (let waited = 0; ; waited += 500) {
    let client: Client
    try {
      client = new Client(config)
    } catch (error) {
      throw startupFailure(error, undefined)
    }
    client.on('error', () => {})
    try {
      await client.connect()
      const { rows } = await client.query<{ version: string; number: string; encoding: string }>(
        `select current_setting('server_version') as version, current_setting('server_version_num') as number,
                current_setting('server_encoding') as encoding`,
      )
      const server = rows[0]
      if (server && Number(server.number) < 150_000) throw versionFailure(server.version)
      if (server && server.encoding !== 'UTF8') throw encodingFailure(client.database ?? '', server.encoding)
      return
    } catch (error) {
      const starting = error instanceof DatabaseError && error.code === '57P03'
      if (!starting || waited >= 30_000) throw startupFailure(error, client)
    } finally {
      await client.end().catch(() => {})
    }
    await pause(500)
  }
}
