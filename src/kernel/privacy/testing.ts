/** A DuckDB in the process of a test: it runs the statements that this folder writes. */
import { DuckDBInstance } from '@duckdb/node-api'
import type { ResultRow } from '../duckdb/index.ts'

export interface TestEngine extends AsyncDisposable {
  /** Runs statements; answers the rows of the last. */
  run(sql: string): Promise<readonly ResultRow[]>
}

/** Opens an engine in memory; `await using` closes it. */
export async function testEngine(): Promise<TestEngine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  return {
    run: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    async [Symbol.asyncDispose]() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
