/** Writes the result of one untrusted statement to a file in a child: CSV, NDJSON, JSON, Parquet or XLSX. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { toCell } from './cell.ts'
import { harmless, harmlessSql } from './formula.ts'
import type { Cell, ExportFormat } from './protocol.ts'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { asParquet } from './sql-text.ts'
import { prepareUntrusted } from './statement.ts'
import { Troubled } from './trouble.ts'
import { sheetRows, writeWorkbook } from './xlsx.ts'

const writing: Readonly<Record<Exclude<ExportFormat, 'xlsx' | 'parquet'>, string>> = {
  csv: 'format csv, header true',
  ndjson: 'format json',
  json: 'format json, array true',
}

/** Names that differ, as files with named columns want them: the second `a` is `a_1`. */
function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name, at) => {
    const base = name === '' ? `column${at}` : name
    let found = base
    for (let number = 1; taken.has(found.toLowerCase()); number += 1) found = `${base}_${number}`
    taken.add(found.toLowerCase())
    return found
  })
}

/** Writes the file; fails with `too many rows` rather than leaving some out silently. */
export async function writeResult(
  tables: readonly string[], connection: DuckDBConnection, sql: string, format: ExportFormat, file: string, maxRows: number,
): Promise<{ readonly rows: number }> {
  const { statement, text } = await prepareUntrusted(connection, sql, tables)
  const columns = Array.from({ length: statement.columnCount }, (_, at) =>
    ({ type: statement.columnType(at).toString(), name: statement.columnName(at) }))
  statement.destroySync()
  const names = distinctNames(columns.map(({ name }) => (format === 'csv' ? harmless(name) : name)))
  const from = `from (\n${text}\n) as result(${columns.map((_, at) => `c${at}`).join(', ')})`
  const most = format === 'xlsx' ? Math.min(maxRows, sheetRows - 1) : maxRows
  const tooMany = (): Troubled => new Troubled('too many rows', `There are more than ${most} rows`, { names: [String(most)] })

  if (format === 'xlsx') {
    const result = await connection.stream(`select * ${from} limit ${most + 1}`)
    let rows = 0
    const batches = async function* (): AsyncGenerator<readonly (readonly Cell[])[]> {
      for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        rows += chunk.rowCount
        if (rows > most) throw tooMany()
        yield chunk.getRows().map((row) => row.map((value) => toCell(value)))
      }
    }
    await writeWorkbook(file, names, batches())
    return { rows }
  }
  const list = columns.map(({ type }, at) => {
    const value = format !== 'csv' ? `c${at}` : type === 'VARCHAR' || type.startsWith('ENUM') ? harmlessSql(`c${at}::varchar`) : `c${at}`
    return `${value} as ${quoteName(names[at] ?? `c${at}`)}`
  }).join(', ')
  const written = await connection.runAndReadAll(
    `copy (select ${list} ${from} limit ${most + 1}) to ${quoteText(file)} (${format === 'parquet' ? asParquet(columns.length) : writing[format]})`)
  const rows = Number(written.getRowsJson()[0]?.[0])
  if (rows > most) throw tooMany()
  return { rows }
}
