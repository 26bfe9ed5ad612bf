/** The engine inside the child: opened with only the folders of the job in reach, and locked. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { quoteText } from '../../../kernel/duckdb/index.ts'
import type { Limits } from './contract.ts'

/** A value as the engine gives it in JSON form: large integers, decimals, days and moments are text. */
export type Row = Readonly<Record<string, unknown>>

export interface Duck {
  run(sql: string): Promise<void>
  rows(sql: string): Promise<readonly Row[]>
  /** The only row of a query. */
  row(sql: string): Promise<Row>
  /** Hands over the numbers in the only column of a query as they come, and reads no further once the taker has thrown. */
  numbers(sql: string, take: (number: number) => void): Promise<void>
  /** Runs a long statement and tells its share of done work, from 0 to 1. */
  watched(sql: string, progress: (share: number) => void): Promise<void>
  close(): void
}

/** Numbers of the engine, whatever their width; NaN for what is none. */
export const numberOf = (value: unknown): number =>
  (typeof value === 'number' ? value : typeof value === 'string' || typeof value === 'bigint' ? Number(value) : Number.NaN)

/** Opens an engine in memory that can read the files and folders named and write into the folder, and nothing else. */
export async function openDuck({ reads, writes, scratch, limits }: {
  readonly reads: readonly string[]; readonly writes: string; readonly scratch: string; readonly limits: Limits
}): Promise<Duck> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(limits.threads), memory_limit: `${Math.floor(limits.engineMemory / 1024)}KiB`,
    temp_directory: scratch, max_temp_directory_size: `${Math.floor(limits.bytes / 1024)}KiB`,
    autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', allow_community_extensions: 'false',
  })
  const connection = await instance.connect()
  const within = reads.map(quoteText).join(', ')
  for (const setting of [
    `allowed_paths = [${within}]`, `allowed_directories = [${quoteText(writes)}]`, "TimeZone = 'UTC'", 'enable_progress_bar = true',
    'enable_progress_bar_print = false', 'progress_bar_time = 0', 'enable_external_access = false', 'lock_configuration = true',
  ]) await connection.run(`set ${setting}`)
  const rows = async (sql: string): Promise<readonly Row[]> => (await connection.runAndReadAll(sql)).getRowObjectsJson()
  return {
    rows,
    run: async (sql) => { await connection.run(sql) },
    row: async (sql) => (await rows(sql))[0] ?? {},
    async numbers(sql, take) {
      const result = await connection.stream(sql)
      for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        for (const value of chunk.getColumnValues(0)) take(numberOf(value))
      }
    },
    watched: (sql, progress) => watched(connection, sql, progress),
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

async function watched(connection: DuckDBConnection, sql: string, progress: (share: number) => void): Promise<void> {
  const timer = setInterval(() => {
    const { percentage } = connection.progress
    if (percentage > 0) progress(Math.min(1, percentage / 100))
  }, 250)
  try {
    await connection.run(sql)
  } finally {
    clearInterval(timer)
  }
}
