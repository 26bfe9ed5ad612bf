/** Reads SQL only as far as we must: where words begin and end, whether an expression is one, what an order names. Pure. */
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'

const rowsOfGroup = 122_880
/** Cells that a writer of Parquet holds before it writes them. */
const cellsHeld = 4 * 2 ** 20
/** Bytes that all dictionaries of texts of a writer may take together. */
const dictionaryBytes = 64 * 2 ** 20

/**
 * The options of COPY that write a table of so many columns as Parquet: the engine holds a whole group of rows, with a megabyte
 * for each dictionary, so that a wide table needs smaller ones of both.
 */
export function asParquet(columns: number): string {
  const rows = Math.floor(Math.min(rowsOfGroup, Math.max(2048, cellsHeld / columns)) / 2048) * 2048
  const dictionary = Math.floor(Math.min(2 ** 20, dictionaryBytes / columns))
  return `format parquet, compression zstd${rows < rowsOfGroup ? `, row_group_size ${rows}, string_dictionary_page_size_limit ${dictionary}` : ''}`
}

/** The number of a row in its file: no table of ours has a column of this name. */
export const rowNumber = 'file_row_number'

/** Every row of some Parquet files, with no column made of their paths. */
export const scan = (files: readonly string[], more = ''): string =>
  `read_parquet([${files.map(quoteText).join(', ')}], hive_partitioning=false, filename=false${more})`

export interface Token { readonly kind: 'word' | 'name' | 'text' | 'number' | 'sign'; readonly text: string; readonly at: number }

/** What a text says that we read word for word; `undefined` where it has comments, dollar quotes, escapes or an open quote. */
function tokens(sql: string): readonly Token[] | undefined {
  const found: Token[] = []
  // Letters of every script are parts of words; quotes are closed by their double, as DuckDB reads them.
  const piece = /\s+|([\p{L}_][\p{L}\p{M}\p{N}_]*)|("(?:[^"]|"")*")|('(?:[^']|'')*')|(\d[\p{L}\p{N}_.]*|\.\d[\p{L}\p{N}_.]*)|([^\s"'$])/uy
  while (piece.lastIndex < sql.length) {
    const at = piece.lastIndex
    const match = piece.exec(sql)
    if (match === null) return undefined
    const [whole, word, name, text, number, sign] = match
    const before = found.at(-1)
    const touches = before !== undefined && before.at + before.text.length === at
    if (touches && text !== undefined && before.kind === 'word') return undefined // E'…', X'…', U&'…'
    if (touches && (text ?? name) !== undefined && before.text === '&') return undefined
    if (touches && before.kind === 'sign' && ((sign === '-' && before.text === '-') || (sign === '*' && before.text === '/'))) {
      return undefined
    }
    const kind = word !== undefined ? 'word' : name !== undefined ? 'name' : text !== undefined ? 'text'
      : number !== undefined ? 'number' : sign !== undefined ? 'sign' : undefined
    if (kind !== undefined) found.push({ kind, text: whole, at })
  }
  return found
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/**
 * Tells whether a text is one expression, so that it stays within the parentheses that we put around it: every bracket is closed
 * in its order, none is closed that was not opened, and there is no `;`, comment or way of quoting other than `'…'` and `"…"`.
 */
export function isOneExpression(sql: string): boolean {
  const all = tokens(sql)
  if (all === undefined || all.length === 0) return false
  const open: string[] = []
  for (const { kind, text } of all) {
    if (kind !== 'sign') continue
    if (text === ';') return false
    if (closing[text] !== undefined) open.push(closing[text])
    else if ([')', ']', '}'].includes(text) && open.pop() !== text) return false
  }
  return open.length === 0
}

export interface Order { readonly column: string; readonly words: string }

/** Reads `"a" DESC NULLS LAST, b`: names of columns with their directions, and nothing else; `undefined` when it is not that. */
export function readOrder(sql: string, columns: readonly string[]): readonly Order[] | { readonly unknown: string } | undefined {
  const all = tokens(sql)
  if (all === undefined || all.length === 0) return undefined
  const orders: Order[] = []
  let rest = [...all]
  while (rest.length > 0) {
    const end = rest.findIndex(({ kind, text }) => kind === 'sign' && text === ',')
    const [first, ...words] = end < 0 ? rest : rest.slice(0, end)
    rest = end < 0 ? [] : rest.slice(end + 1)
    if (end >= 0 && rest.length === 0) return undefined
    if (first === undefined || (first.kind !== 'name' && first.kind !== 'word')) return undefined
    const said = words.map(({ text }) => text.toUpperCase()).join(' ')
    if (!/^(?:ASC|DESC)?(?:(?:^| )NULLS (?:FIRST|LAST))?$/.test(said)) return undefined
    const named = first.kind === 'name' ? first.text.slice(1, -1).replaceAll('""', '"') : first.text
    const column = columns.find((name) => name === named) ?? columns.find((name) => name.toLowerCase() === named.toLowerCase())
    if (column === undefined) return { unknown: named }
    orders.push({ column, words: said })
  }
  return orders
}

/** The first word of a statement in lower case, past spaces, comments and opening parentheses; empty when there is none. */
export function firstWord(sql: string): string {
  const start = /^(?:[\s\u00a0\u2000-\u200a\u202f\u205f\u3000\ufeff(]|--[^\r\n]*(?:[\r\n]|$)|\/\*(?:[^*]|\*(?!\/))*\*\/)*([A-Za-z_]+)/.exec(sql)
  return start?.[1]?.toLowerCase() ?? ''
}

/**
 * The condition that some text column contains every word, as written, in lower case, in capitals, or with a capital first.
 * Four plain searches are several times faster than one that folds the case of Cyrillic in every row.
 */
export function searchCondition(search: string, columns: readonly string[]): string | undefined {
  const words = search.normalize('NFC').trim().split(/\s+/).filter(Boolean).slice(0, 10)
  if (words.length === 0 || columns.length === 0) return words.length === 0 ? undefined : 'false'
  return words.map((word) => {
    const low = word.toLowerCase()
    const forms = new Set([word, low, word.toUpperCase(), (low.at(0) ?? '').toUpperCase() + low.slice(1)])
    return `(${columns.flatMap((column) => [...forms].map((form) => `contains(${quoteName(column)}, ${quoteText(form)})`)).join(' or ')})`
  }).join(' and ')
}
