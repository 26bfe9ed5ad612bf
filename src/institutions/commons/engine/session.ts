/**
 * One locked database in a child process: the tables of one plan as views over their files, and nothing else of the machine.
 * The order of the locks matters: paths, views, extensions off, access off, settings frozen.
 */
import { basename, join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { SessionPlan } from './protocol.ts'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { rowNumber, scan } from './sql-text.ts'
import { readTrouble, Troubled } from './trouble.ts'

export interface Session {
  readonly plan: SessionPlan
  /** A connection of its own: what one query leaves behind in it, the next does not see. */
  connect(): Promise<DuckDBConnection>
  /** Rows by file of the first table, from the files' own words. */
  rowsByFile(): Promise<readonly number[]>
  /** A file of the first table with the numbers of its rows, as `from` wants it. */
  numbered(file: number): string
  /** Columns of a table with their types, in order. */
  columnsOf(table: string): Promise<readonly { readonly name: string; readonly type: string }[]>
  /** What messages of DuckDB say instead of paths. */
  readonly secrets: readonly (readonly [string, string])[]
  close(): void
}

const list = (values: readonly string[]): string => `[${values.map(quoteText).join(', ')}]`

/** The rows of a copy; statements of users cannot name them, only the view that leaves their numbers out. */
const rowsOfCopy = (at: number): string => `copy${at}.main.rows`

export async function openSession(plan: SessionPlan, cwd: string): Promise<Session> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(plan.threads), memory_limit: `${plan.memoryMb}MiB`,
    temp_directory: join(cwd, 'spill'), max_temp_directory_size: `${plan.spillMb}MiB`,
    autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', allow_community_extensions: 'false',
    allow_unsigned_extensions: 'false', enable_external_file_cache: 'false', extension_directory: join(cwd, 'extensions'),
    home_directory: cwd,
  })
  const secrets: (readonly [string, string])[] = plan.tables.flatMap(({ name, files }) => files.map((file) => [file, name] as const))
  for (const input of plan.inputs ?? []) secrets.push([input, basename(input)])
  for (const folder of [plan.output, cwd]) if (folder !== undefined) secrets.push([folder, '.'])
  try {
    const connection = await instance.connect()
    const files = plan.tables.flatMap(({ files }) => files)
    await connection.run(`set allowed_paths = ${list([...files, ...plan.inputs ?? []])}`)
    if (plan.output !== undefined) await connection.run(`set allowed_directories = ${list([plan.output])}`)
    for (const [at, { name, files, copy }] of plan.tables.entries()) {
      // Two tables of equal content are one copy, which DuckDB attaches once.
      const first = plan.tables.findIndex((one) => one.files[0] === files[0])
      if (copy && first === at) await connection.run(`attach ${quoteText(files[0]!)} as copy${at} (read_only)`)
      const from = copy ? `* exclude (${rowNumber}) from ${rowsOfCopy(first)}` : `* from ${scan(files)}`
      await connection.run(`create view ${quoteName(name)} as select ${from}`)
    }
    for (const setting of ['parquet_metadata_cache = true', 'enable_external_access = false', 'lock_configuration = true']) {
      await connection.run(`set ${setting}`)
    }
    connection.closeSync()
  } catch (error) {
    instance.closeSync()
    const trouble = readTrouble(error, secrets)
    throw new Troubled(['value', 'syntax', 'forbidden'].includes(trouble.reason) ? 'file' : trouble.reason, trouble.message)
  }
  let counts: readonly number[] | undefined
  const columns = new Map<string, readonly { readonly name: string; readonly type: string }[]>()
  return {
    plan, secrets,
    connect: () => instance.connect(),
    async rowsByFile() {
      if (counts !== undefined) return counts
      const [{ files, copy = false } = { files: [] }] = plan.tables
      const connection = await instance.connect()
      try {
        if (copy) {
          counts = [Number((await connection.runAndReadAll(`select count(*) from ${rowsOfCopy(0)}`)).getRowsJson()[0]?.[0])]
          return counts
        }
        const rows = (await connection.runAndReadAll(`select file_name, num_rows from parquet_file_metadata(${list(files)})`)).getRowsJson()
        const found = new Map(rows.map(([file, count]) => [String(file), Number(count)]))
        counts = files.map((file) => found.get(file) ?? 0)
        return counts
      } finally {
        connection.closeSync()
      }
    },
    numbered(file) {
      const [table] = plan.tables
      return table?.copy ? rowsOfCopy(0) : scan([table?.files[file] ?? ''], `, ${rowNumber}=true`)
    },
    async columnsOf(table) {
      const known = columns.get(table)
      if (known !== undefined) return known
      const connection = await instance.connect()
      try {
        const rows = (await connection.runAndReadAll(`select column_name, column_type from (describe ${quoteName(table)})`)).getRowsJson()
        const read = rows.map(([name, type]) => ({ name: String(name), type: String(type) }))
        columns.set(table, read)
        return read
      } finally {
        connection.closeSync()
      }
    },
    close: () => instance.closeSync(),
  }
}
