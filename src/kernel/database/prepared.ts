/** Prepares statements on each connection the first time they are seen: reads by key are about twice as fast. */
import { createHash } from 'node:crypto'
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import { DatabaseError } from 'pg'
import type { Pool, PoolClient, QueryResult } from 'pg'

/** The most statements that one connection keeps, so that those built at run time cannot fill the server's memory. */
const most = 500
const plannable = /^\s*(?:select|insert|update|delete|with|merge)\b/i

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

function prepare(client: PoolClient): PostgresPoolClient {
  const names = new Map<string, string | undefined>()

  const nameOf = (text: string): string | undefined => {
    if (names.has(text) || names.size >= most || !plannable.test(text)) return names.get(text)
    const name = createHash('sha256').update(text).digest('base64url')
    names.set(text, name)
    return name
  }

  const run = async (text: string, values: readonly unknown[]): Promise<QueryResult> => {
    const name = values.length > 0 ? nameOf(text) : undefined
    try {
      return await client.query({ text, values: [...values], ...(name && { name }) })
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
