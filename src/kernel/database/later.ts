/** Lets rows of an act that writes very many wait for each other, so that one statement writes them all: always before the next statement of the same transaction. */
import type { CompiledQuery, DatabaseConnection, QueryResult, RawBuilder } from 'kysely'
import type { Tx } from './tables.ts'

/** Runs a statement of the transaction ahead of all that comes. */
export type Say = <R>(statement: RawBuilder<R>) => Promise<readonly R[]>

/** Writes all rows of one kind. A constant: it is what rows of a kind are known by. */
export type Write<Row> = (say: Say, rows: readonly Row[]) => Promise<void>

/** The rows that wait in a transaction, by what writes them, in the order in which the first of each came. */
const waiting = new WeakMap<Tx, Map<Write<never>, unknown[]>>()

/** Whether rows wait in this transaction now. */
export const rowsWait = (tx: Tx): boolean => waiting.has(tx)

/**
 * Lets a row wait. Rows of a kind are written in their order; kinds one after another, as the first row of each came.
 *
 * @throws TypeError where no rows wait: `rowsWait` says so
 */
export function later<Row>(tx: Tx, write: Write<Row>, row: Row): void {
  const rows = waiting.get(tx)
  if (rows === undefined) throw new TypeError('rows wait only within letWait')
  const kind: Write<never> = write
  const known = rows.get(kind)
  if (known) known.push(row)
  else rows.set(kind, [row])
}

/**
 * Lets rows of `act` wait until its end, or until the next statement: whatever reads in the transaction finds all that was done before it, so that an act need not
 * know whether its rows wait. Where it throws, they are not written; the transaction is then to fail.
 *
 * @throws TypeError within another one of the same transaction, and where `act` reads by a stream, which would not find what waits
 */
export async function letWait<T>(tx: Tx, act: () => Promise<T>): Promise<T> {
  if (waiting.has(tx)) throw new TypeError('rows of this transaction wait already: letWait is not nested')
  const connection = await tx.getExecutor().provideConnection<DatabaseConnection>((held) => Promise.resolve(held))
  const rows = new Map<Write<never>, unknown[]>()
  const { executeQuery: run, streamQuery: stream } = connection
  const say: Say = async (statement) => (await run.call(connection, statement.compile(tx))).rows as never
  const write = async (): Promise<void> => {
    const kinds = [...rows]
    rows.clear()
    for (const [kind, those] of kinds) await kind(say, those as never)
  }
  waiting.set(tx, rows)
  connection.executeQuery = async <R>(query: CompiledQuery) => {
    await write()
    return run.call(connection, query) as Promise<QueryResult<R>>
  }
  connection.streamQuery = () => { throw new TypeError('a stream does not find the rows that wait: read it before or after letWait') }
  try {
    const result = await act()
    await tx.getExecutor().provideConnection(write)
    return result
  } finally {
    Object.assign(connection, { executeQuery: run, streamQuery: stream })
    waiting.delete(tx)
  }
}
