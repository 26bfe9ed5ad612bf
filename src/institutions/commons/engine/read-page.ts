/** Reads pages in a child: of a query that nobody vouches for, of a table at any offset, and of statements of our own. */
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api'
import { cutCell, toCell } from './cell.ts'
import type { Bounds, Cell, Column, ResultPage, RowsPlan } from './protocol.ts'
import type { Session } from './session.ts'
import { quoteName } from '../../../kernel/duckdb/index.ts'
import { isOneExpression, readOrder, rowNumber, searchCondition } from './sql-text.ts'
import { prepareUntrusted, requireOwnCondition } from './statement.ts'
import { Troubled } from './trouble.ts'

/** With an order, the rows before a page are all sorted again for it: beyond this many nobody reads page by page. */
const deepestOrdered = 100_000
/** Columns of a table that are shown when none are chosen. */
const widestPage = 1_000

/** Takes rows until one of the bounds is reached. */
async function take(result: DuckDBResult, columns: readonly Column[], bounds: Bounds, from: number): Promise<ResultPage> {
  const rows: Cell[][] = []
  const cut: { row: number; column: number }[] = []
  let size = 0
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (let at = 0; at < chunk.rowCount; at += 1) {
      if (rows.length >= bounds.rows || size >= bounds.pageSize) {
        return { columns, rows, cut, truncated: true, elapsedMs: performance.now() - from }
      }
      rows.push(columns.map((_, column) => {
        const found = cutCell(toCell(chunk.getColumnVector(column).getItem(at)), bounds.cellSize)
        if (found.cut) cut.push({ row: rows.length, column })
        size += found.size + 1
        return found.cell
      }))
    }
  }
  return { columns, rows, cut, truncated: false, elapsedMs: performance.now() - from }
}

/** Selects columns c0, c1 … of something; long texts are cut before they become values of ours. */
const bounded = (types: readonly string[], bounds: Bounds): string => types
  .map((type, at) => (type === 'VARCHAR' ? `left(c${at}, ${bounds.cellSize + 1}) as c${at}` : `c${at}`)).join(', ')

const places = (count: number): string => Array.from({ length: count }, (_, at) => `c${at}`).join(', ')

/** A page of the result of one untrusted statement; `total` is counted only when asked, for it may cost as much as the query. */
export async function readQuery(
  tables: readonly string[], connection: DuckDBConnection, sql: string, offset: number, count: boolean, bounds: Bounds,
): Promise<ResultPage & { readonly total?: number }> {
  const from = performance.now()
  const { statement, text } = await prepareUntrusted(connection, sql, tables)
  const columns = Array.from({ length: statement.columnCount }, (_, at): Column =>
    ({ name: statement.columnName(at), type: statement.columnType(at).toString() }))
  statement.destroySync()
  const inner = `(\n${text}\n) as result(${places(columns.length)})`
  const result = await connection.stream(
    `select ${bounded(columns.map(({ type }) => type), bounds)} from ${inner} limit ${bounds.rows + 1} offset ${offset}`)
  const page = await take(result, columns, bounds, from)
  if (!page.truncated && (page.rows.length > 0 || offset === 0)) return { ...page, total: offset + page.rows.length }
  if (!count) return page
  return { ...page, total: await number(connection, `select count(*) from ${inner}`), elapsedMs: performance.now() - from }
}

async function number(connection: DuckDBConnection, sql: string): Promise<number> {
  return Number((await connection.runAndReadAll(sql)).getRowsJson()[0]?.[0])
}

/** Which rows of which file a page without conditions consists of. */
function spread(counts: readonly number[], offset: number, length: number): readonly { file: number; from: number; to: number }[] {
  const parts: { file: number; from: number; to: number }[] = []
  let before = 0
  for (const [file, count] of counts.entries()) {
    const from = Math.max(0, offset - before)
    const to = Math.min(count, offset + length - before)
    if (from < to) parts.push({ file, from, to })
    before += count
  }
  return parts
}

/**
 * A page of the first table. Without conditions it is found by the numbers of its rows, so that the last page costs what the first
 * does. A condition is one expression (checked), an order names columns only; the total is of the rows that meet the conditions.
 */
export async function readRows(
  session: Session, connection: DuckDBConnection, asked: RowsPlan, bounds: Bounds,
): Promise<ResultPage & { readonly total: number; readonly totalColumns: number }> {
  const from = performance.now()
  const table = session.plan.tables[0]
  if (table === undefined) throw new Error('There is no table')
  const all = await session.columnsOf(table.name)
  const columns = asked.columns === undefined ? all.slice(0, widestPage) : asked.columns.map((name) => {
    const found = all.find((column) => column.name === name)
    if (found === undefined) throw new Troubled('unknown column', `No column ${name}`, { named: name })
    return found
  })
  const list = columns.map(({ name, type }, at) =>
    (type === 'VARCHAR' ? `left(${quoteName(name)}, ${bounds.cellSize + 1}) as c${at}` : `${quoteName(name)} as c${at}`)).join(', ')
  const done = async (sql: string, total: number): Promise<ResultPage & { total: number; totalColumns: number }> =>
    ({ ...await take(await connection.stream(sql), columns, { ...bounds, rows: asked.length }, from), total, totalColumns: all.length })

  const conditions = await conditionsOf(connection, asked, all, table.name)
  const order = orderOf(asked, all, table.name)
  if (conditions.length === 0 && order === '') {
    const counts = await session.rowsByFile()
    const parts = spread(counts, asked.offset, asked.length).map(({ file, from: first, to }) =>
      `(select ${list} from ${session.numbered(file)} where ${rowNumber} >= ${first} and ${rowNumber} < ${to})`)
    return done(parts.length === 0 ? `select ${list} from ${quoteName(table.name)} limit 0` : parts.join(' union all '),
      counts.reduce((sum, count) => sum + count, 0))
  }
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`
  const total = asked.total ?? await number(connection, `select count(*) from ${quoteName(table.name)}${where}`)
  return done(`select ${list} from ${quoteName(table.name)}${where}${order} limit ${asked.length} offset ${asked.offset}`, total)
}

async function conditionsOf(
  connection: DuckDBConnection, asked: RowsPlan, all: readonly Column[], table: string,
): Promise<readonly string[]> {
  const conditions: string[] = []
  if (asked.where !== undefined && asked.where.trim() !== '') {
    if (asked.where.includes('\0') || !isOneExpression(asked.where)) throw new Troubled('expression', 'The filter is not one expression')
    await requireOwnCondition(connection, asked.where, table)
    conditions.push(`(\n${asked.where}\n)`)
  }
  const search = searchCondition(asked.search ?? '', all.filter(({ type }) => type === 'VARCHAR').map(({ name }) => name))
  if (search !== undefined) conditions.push(search)
  return conditions
}

function orderOf(asked: RowsPlan, all: readonly Column[], table: string): string {
  if (asked.orderBy === undefined || asked.orderBy.trim() === '') return ''
  const orders = readOrder(asked.orderBy, all.map(({ name }) => name))
  if (orders === undefined) throw new Troubled('order', 'The order is not a list of columns')
  if ('unknown' in orders) throw new Troubled('unknown column', `No column ${orders.unknown}`, { named: orders.unknown })
  if (asked.offset + asked.length > deepestOrdered) {
    throw new Troubled('deep order', 'The page lies too deep in an order', { names: [String(deepestOrdered)] })
  }
  return ` order by ${orders.map(({ column, words }) => `${quoteName(table)}.${quoteName(column)} ${words}`).join(', ')}`
}

/** Runs statements of our own one after another; a page of the result of each. */
export async function runStatements(
  connection: DuckDBConnection, statements: readonly string[], bounds: Bounds,
): Promise<readonly ResultPage[]> {
  const pages: ResultPage[] = []
  for (const sql of statements) {
    const from = performance.now()
    const result = await connection.stream(sql)
    const columns = Array.from({ length: result.columnCount }, (_, at): Column =>
      ({ name: result.columnName(at), type: result.columnType(at).toString() }))
    pages.push(await take(result, columns, bounds, from))
  }
  return pages
}
