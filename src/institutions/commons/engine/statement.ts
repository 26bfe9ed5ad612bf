/**
 * Judges a text that nobody vouches for, by the tree that DuckDB's own parser makes of it: one reading statement, of the tables that
 * were given and of functions that only compute. DuckDB locks what is outside of its process; within it, a SELECT could still
 * switch logging on and read the queries of others, or name the paths of files. What is not known here is refused.
 */
import { type DuckDBConnection, type DuckDBPreparedStatement, StatementType } from '@duckdb/node-api'
import { judgeFunction, tableFunctions } from './functions.ts'
import type { Trouble } from './protocol.ts'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { firstWord } from './sql-text.ts'
import { Troubled } from './trouble.ts'

/** The widest result that DuckDB sorts and we draw. */
const widest = 2_000
/** Characters of a statement: the parser takes milliseconds for these, and much longer texts are no queries of people. */
const longest = 100_000

/** DuckDB's own views, found by their names alone: a WITH of such a name could be out of its reach where the name is used. */
const systemView = /^(?:duckdb_|pg_|pragma_|sqlite_)/
/** `SHOW TABLES` and its long form. */
const lists = new Set(['"tables"', '__show_tables_expanded'])

type Fields = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Where a byte of the text stands, from 1. */
function placeOf(sql: string, byte: unknown): Pick<Trouble, 'line' | 'column'> {
  if (typeof byte !== 'number') return {}
  const lines = Buffer.from(sql).subarray(0, byte).toString().split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

/** Every object of the tree, without recursion: a text can nest deeper than our stack. */
function* objectsOf(tree: unknown): Generator<Fields> {
  const open: unknown[] = [tree]
  for (let value = open.pop(); value !== undefined || open.length > 0; value = open.pop()) {
    if (!isObject(value)) continue
    yield value
    for (const inner of Object.values(value)) open.push(inner)
  }
}

/** Names that the WITHs of the tree give. */
function namesGiven(tree: unknown): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { cte_map: ctes } of objectsOf(tree)) {
    if (!isObject(ctes) || !Array.isArray(ctes['map'])) continue
    for (const entry of ctes['map']) if (isObject(entry)) names.add(textOf(entry['key']).toLowerCase())
  }
  return names
}

/** Throws when the tree names anything but the tables, what it defines itself, and functions that only compute. */
function requireOwn(tree: unknown, sql: string, tables: readonly string[]): void {
  const own = new Set(tables.map((name) => name.toLowerCase()))
  const given = namesGiven(tree)
  for (const node of objectsOf(tree)) {
    const place = (): Pick<Trouble, 'line' | 'column'> => placeOf(sql, node['query_location'])
    const closed = (named: string): Troubled => new Troubled('forbidden', `${named} is closed here`, { named, ...place() })
    if (node['type'] === 'BASE_TABLE') {
      const [catalog, schema, name] = [textOf(node['catalog_name']), textOf(node['schema_name']), textOf(node['table_name'])]
      const known = own.has(name.toLowerCase()) || (schema === '' && given.has(name.toLowerCase()) && !systemView.test(name.toLowerCase()))
      if (!known || !['', 'main'].includes(schema.toLowerCase()) || !['', 'memory'].includes(catalog.toLowerCase())) {
        const whole = [catalog, schema, name].filter(Boolean).join('.')
        if (systemView.test(name.toLowerCase()) || schema !== '') throw closed(whole)
        throw new Troubled('unknown table', `Table with name ${whole} does not exist`, { named: whole, ...place() })
      }
    } else if (node['type'] === 'TABLE_FUNCTION') {
      const name = isObject(node['function']) ? textOf(node['function']['function_name']) : ''
      if (!tableFunctions.has(name.toLowerCase())) throw closed(`${name}()`)
    } else if (node['class'] === 'FUNCTION' || node['class'] === 'WINDOW') {
      const name = textOf(node['function_name'])
      const judged = judgeFunction(name)
      if (judged === 'closed') throw closed(`${name}()`)
      if (judged === 'unknown') throw new Troubled('unknown function', `No function ${name} is open to queries`, { named: name, ...place() })
    } else if (node['type'] === 'SHOW_REF') {
      if (node['query'] === undefined && !lists.has(textOf(node['table_name']))) throw closed('SHOW')
    }
  }
}

const notAQuery = (sql: string): Troubled => {
  const word = firstWord(sql)
  return new Troubled('not a query', `The statement begins with ${word || 'a sign'}`, { named: word.toUpperCase() })
}

/** The tree of a text that is one reading statement. Syntax errors are left to whoever prepares it, who knows their places. */
async function treeOf(connection: DuckDBConnection, sql: string): Promise<unknown> {
  const found = await connection.runAndReadAll(
    `select json_serialize_sql(${quoteText(sql)}, skip_default := true, skip_empty := true, skip_null := true)::varchar`)
  const tree: unknown = JSON.parse(String(found.getRowsJson()[0]?.[0]))
  if (!isObject(tree)) throw new Error('The parser made no tree')
  if (tree['error'] === true) {
    if (tree['error_type'] === 'not implemented') throw notAQuery(sql)
    throw new Troubled('syntax', `Parser Error: ${textOf(tree['error_message'])}`, placeOf(sql, Number(tree['position'] ?? Number.NaN)))
  }
  if (!Array.isArray(tree['statements']) || tree['statements'].length !== 1) throw new Troubled('several', 'There is not one statement')
  return tree['statements'][0]
}

/** Prepares the one reading statement of a text that nobody vouches for; `text` is it without what follows its end. */
export async function prepareUntrusted(
  connection: DuckDBConnection, sql: string, tables: readonly string[],
): Promise<{ readonly statement: DuckDBPreparedStatement; readonly text: string }> {
  if (sql.length > longest) throw new Troubled('long', `The statement has ${sql.length} characters`, { names: [String(longest)] })
  if (sql.includes('\0')) throw new Troubled('syntax', 'The text has a zero byte')
  const text = sql.trim().replace(/(?:;\s*)+$/, '')
  if (text === '') throw new Troubled('empty', 'There is no statement')
  let extracted
  try {
    extracted = await connection.extractStatements(text)
  } catch (error) {
    if (error instanceof Error && error.message === 'Error in native callback') throw new Troubled('empty', 'There is no statement')
    throw error
  }
  if (extracted.count > 1) throw new Troubled('several', `There are ${extracted.count} statements`)
  requireOwn(await treeOf(connection, text), text, tables)
  const statement = await extracted.prepare(0)
  if (statement.statementType !== StatementType.SELECT || statement.columnCount === 0) throw notAQuery(text)
  if (statement.parameterCount > 0) throw new Troubled('parameters', 'The statement has parameters')
  if (statement.columnCount > widest) {
    throw new Troubled('wide', `The result has ${statement.columnCount} columns`, { names: [String(widest)] })
  }
  return { statement, text }
}

/** Throws when a condition that nobody vouches for names more than the table it is of. It is one expression already. */
export async function requireOwnCondition(connection: DuckDBConnection, condition: string, table: string): Promise<void> {
  if (condition.length > longest) throw new Troubled('long', `The condition has ${condition.length} characters`, { names: [String(longest)] })
  const sql = `select 1 from ${quoteName(table)} where (\n${condition}\n)`
  requireOwn(await treeOf(connection, sql), sql, [table])
}
