/**
 * Prepares statements on each connection the first time they are seen: reads by key are about twice as fast. What is said to a connection at
 * one moment leaves in one write, and the beginning of a transaction leaves with its first statement: a write costs more than most statements do.
 */
import { createHash } from 'node:crypto'
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import { DatabaseError } from 'pg'
import type { Pool, PoolClient, QueryResult } from 'pg'

/** The most statements that one connection keeps, so that those built at run time cannot fill the server's memory. */
const most = 500
const plannable = /^\s*(?:select|insert|update|delete|with|merge)\b/i
const begins = /^(?:begin|start transaction)\b/
const ends = /^(?:commit|rollback)$/

/**
 * What every connection begins with. Said as statements, not as start-up options, which not every pooler takes (PgBouncer before 1.20 does not): it carries these two with whatever server it gives (PgBouncer
 * tells them by the server's reports).
 */
const session = "set timezone to 'UTC'; set datestyle to 'ISO'"

/** The pool as Kysely wants it, its statements prepared. */
export function prepared(pool: Pool): PostgresPool {
  const known = new WeakMap<PoolClient, PostgresPoolClient>()
  return {
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const before = known.get(client)
      if (before) return before
      try {
        await client.query(session)
      } catch (error) {
        client.release(true)
        throw error
      }
      const preparing = prepare(client)
      known.set(client, preparing)
      return preparing
    },
  }
}

/** What a statement answers that was not said, or not yet. */
const nothing: QueryResult = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] }

function prepare(client: PoolClient): PostgresPoolClient {
  const names = new Map<string, string | undefined>()

  const nameOf = (text: string): string | undefined => {
    if (names.has(text) || names.size >= most || !plannable.test(text)) return names.get(text)
    const name = createHash('sha256').update(text).digest('base64url')
    names.set(text, name)
    return name
  }

  /** The beginning of a transaction that has said nothing yet. */
  let beginning: string | undefined

  /** What follows until this turn of the event loop is over leaves with it. */
  const together = (): void => {
    const { stream } = client.connection
    stream.cork()
    process.nextTick(() => stream.uncork())
  }

  const run = async (text: string, values: readonly unknown[]): Promise<QueryResult> => {
    if (begins.test(text)) {
      beginning = text
      return nothing
    }
    const first = beginning
    beginning = undefined
    if (first !== undefined && ends.test(text)) return nothing
    const name = values.length > 0 ? nameOf(text) : undefined
    try {
      together()
      const begun = first === undefined ? undefined : client.query(first)
      const said = client.query({ text, values: [...values], ...(name && { name }) })
      await Promise.all([begun, said])
      return await said
    } catch (error) {
      // The table changed under a prepared statement, or a pooler between us and the server forgot it: prepare it no more.
      if (error instanceof DatabaseError && (error.code === '0A000' || error.code === '26000')) names.set(text, undefined)
      throw error
    }
  }

  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query(statement: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof statement !== 'string') throw new TypeError('Cursors are not offered: read in pages, by key')
    return run(statement, parameters)
  }

  return { query, release: (destroy) => client.release(destroy) }
}
