/** Runs one query of a learner on the tables of each test, in a database of its own that is locked before the query is read. In a child process. */
import { DuckDBInstance, StatementType } from '@duckdb/node-api'
import { quoteName, quoteText } from '../../../../kernel/duckdb/index.ts'
import { answer } from '../../../../kernel/sandbox/index.ts'

type Cell = string | number | boolean | null
interface Table { readonly columns: Readonly<Record<string, string>>; readonly rows: readonly (readonly Cell[])[] }
interface Work { readonly sql: string; readonly tests: readonly Readonly<Record<string, Table>>[] }

/** Rows of a result at most: a table of a course is small. */
const mostRows = 1000

const literal = (cell: Cell): string => (cell === null ? 'null' : typeof cell === 'string' ? quoteText(cell) : String(cell))

/** A value as a course writes it: numbers as numbers, days and moments as texts. */
const plain = (value: unknown): Cell => {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  return value instanceof Date ? value.toISOString() : String(value)
}

async function run(sql: string, tables: Readonly<Record<string, Table>>): Promise<object> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1', memory_limit: '256MiB', temp_directory: '', max_temp_directory_size: '0KiB', autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', allow_community_extensions: 'false', enable_external_file_cache: 'false',
  })
  try {
    const connection = await instance.connect()
    for (const [name, { columns, rows }] of Object.entries(tables)) {
      await connection.run(`create table ${quoteName(name)} (${Object.entries(columns).map(([column, type]) => `${quoteName(column)} ${type}`).join(', ')})`)
      await connection.run(`insert into ${quoteName(name)} values ${rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ')}`)
    }
    await connection.run('set enable_external_access = false')
    await connection.run('set lock_configuration = true')
    const statements = await connection.extractStatements(sql)
    if (statements.count !== 1) return { fault: 'SQL', message: 'One statement is expected.' }
    const prepared = await statements.prepare(0)
    if (prepared.statementType !== StatementType.SELECT) return { fault: 'SQL', message: 'A SELECT is expected.' }
    const reader = await prepared.runAndReadUntil(mostRows + 1)
    const rows = reader.getRowsJS()
    return rows.length > mostRows ? { fault: 'SQL', message: `More than ${mostRows} rows.` } : { value: rows.map((row) => row.map(plain)) }
  } catch (error) {
    return { fault: 'SQL', message: error instanceof Error ? error.message.slice(0, 500) : '' }
  } finally {
    instance.closeSync()
  }
}

await answer(async (question, say) => {
  const { sql, tests } = question as Work
  for (const tables of tests) say(await run(sql, tables))
})
