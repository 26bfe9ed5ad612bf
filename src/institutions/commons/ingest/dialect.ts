/** Recognises how a delimited text is written: the delimiter, the lines above the table, the header. Pure, on its first lines. */
import { groupsFilled, isSecondOfHeader, joinedNames } from './header.ts'
import type { Newline } from './newlines.ts'

export interface Dialect {
  readonly delimiter: string
  /** After most records. */
  readonly newline: Newline
  /** Records before the first row of data: titles, blank lines and the header. */
  readonly skip: number
  /** Records above the header. */
  readonly titles: number
  /** The names, joined where the header takes several rows; undefined when there is no header. */
  readonly header: readonly string[] | undefined
  /** Columns of the table. */
  readonly width: number
}

export interface Line {
  readonly cells: readonly string[]
  /** What ends it; undefined at the end of the text. */
  readonly end: Newline | undefined
}

/** The sign that stands for no delimiter: one column. It cannot be in a text that people wrote. */
export const noDelimiter = '\u001f'

/**
 * Records of RFC 4180 text; a quote counts only at the start of a cell, as the engine has it. The text should end with a line
 * break; a quoted cell that does not end is dropped with its record.
 */
export function recordsOf(text: string, delimiter: string, most = Number.POSITIVE_INFINITY): readonly Line[] {
  const records: Line[] = []
  let cells: string[] = []
  let at = 0
  while (at < text.length && records.length < most) {
    let cell = ''
    if (text[at] === '"') {
      let end = at + 1
      for (;;) {
        end = text.indexOf('"', end)
        if (end < 0) return records
        if (text[end + 1] !== '"') break
        end += 2
      }
      cell = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    }
    let to = at
    while (to < text.length && text[to] !== delimiter && text[to] !== '\n' && text[to] !== '\r') to += 1
    cells.push(cell + text.slice(at, to))
    if (text[to] === delimiter) {
      at = to + 1
      if (at < text.length && text[at] !== '\n' && text[at] !== '\r') continue
      cells.push('')
      to = at
    }
    const end = text[to] === '\n' ? '\n' : text[to] === '\r' ? (text[to + 1] === '\n' ? '\r\n' : '\r') : undefined
    at = to + (end?.length ?? 1)
    records.push({ cells, end })
    cells = []
  }
  return records
}

const delimiters = ['\t', ';', '|', ','] as const

/** The number of columns that most records have, and the share of the records that have it. */
function usualWidth(records: readonly Line[]): { readonly width: number; readonly share: number } {
  const counts = new Map<number, number>()
  let filled = 0
  for (const { cells } of records) {
    if (cells.length === 1 && cells[0]?.trim() === '') continue
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
    filled += 1
  }
  let width = 1
  let count = 0
  for (const [each, times] of counts) if (times > count || (times === count && each > width)) [width, count] = [each, times]
  return { width, share: filled === 0 ? 0 : count / filled }
}

/** The delimiter under which most records have the same number of columns, more than one; and the first of them, if it can. */
function delimiterOf(text: string): string {
  let best: { readonly delimiter: string; readonly score: number } | undefined
  for (const delimiter of delimiters) {
    const records = recordsOf(text, delimiter, 300)
    const { width, share } = usualWidth(records)
    if (width < 2 || share < 0.5) continue
    const heads = records.findIndex(({ cells }) => cells.length === width)
    const score = share * (heads === 0 ? 1 : 0.7) * (1 + Math.min(width, 20) / 100)
    if (!best || score > best.score + 0.005) best = { delimiter, score }
  }
  return best?.delimiter ?? noDelimiter
}

const isNumber = (cell: string): boolean => /^[+-]?\d[\d\s\u00a0\u202f]*([.,]\d+)?%?$/u.test(cell.trim())
const isDate = (cell: string): boolean => /^\d{1,4}[.\-/]\d{1,2}[.\-/]\d{1,4}/.test(cell.trim())
const isYear = (cell: string): boolean => /^(19|20)\d\d$/.test(cell.trim())
const isValue = (cell: string): boolean => isNumber(cell) || isDate(cell)

/** Whether the first of these rows names the columns of the others. */
function isHeader(first: readonly string[], others: readonly (readonly string[])[]): boolean {
  const filled = first.filter((cell) => cell.trim() !== '')
  if (filled.length === 0 || (filled.length < first.length / 2 && others.length > 0)) return false
  // Statistical tables name columns by years: text, then years that grow or fall.
  const years = filled.filter(isYear)
  if (years.length > 0 && years.length < filled.length && new Set(years).size === years.length && !filled.some((cell) => isValue(cell) && !isYear(cell))) return true
  if (filled.some(isValue)) return false
  if (others.length === 0) return true
  const typed = first.some((_, column) => {
    const below = others.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '')
    return below.length > 0 && below.filter(isValue).length > below.length * 0.6
  })
  if (typed) return true
  const repeated = first.some((cell, column) => cell.trim() !== '' && others.some((row) => row[column] === cell))
  return !repeated && new Set(filled.map((cell) => cell.trim().toLowerCase())).size > filled.length / 2 && filled.every((cell) => cell.length <= 300)
}

/** Recognises the dialect of a text by its first lines; what is given is taken as it is. */
export function dialectOf(
  text: string, given: { readonly delimiter?: string | undefined; readonly header?: boolean | undefined } = {},
): Dialect {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1]
  const delimiter = given.delimiter ?? said ?? delimiterOf(text)
  const records = recordsOf(text, delimiter, 1000)
  const usual = usualWidth(records)
  // A spreadsheet program is told the delimiter by a line of its own.
  let start = records.findIndex(({ cells }, index) => cells.length >= usual.width && (said === undefined || index > 0))
  // Titles may be padded with delimiters: they fill at most one cell of a table of three columns or more.
  while (usual.width > 2 && start >= 0 && start < 20 && start + 1 < records.length && filledOf(records[start]!) <= 1) start += 1
  if (start < 0) start = 0
  const first = records[start]?.cells ?? []
  const others = records.slice(start + 1).map(({ cells }) => cells).filter((cells) => cells.length === usual.width)
  const second = records[start + 1]?.cells
  const common = { delimiter, newline: newlinesOf(records)[0] ?? '\n', titles: start }
  if (given.header === undefined && second?.length === usual.width && first.length === usual.width && isSecondOfHeader(first, second, others.slice(1, 200))) {
    return { ...common, skip: start + 2, header: joinedNames([groupsFilled(first), second], usual.width), width: usual.width }
  }
  const header = given.header ?? isHeader(first, others.slice(0, 200))
  return {
    ...common, skip: start + (header ? 1 : 0),
    header: header ? Array.from({ length: Math.max(usual.width, first.length) }, (_, index) => first[index] ?? '').slice(0, Math.max(usual.width, others.length === 0 ? first.length : 0)) : undefined,
    width: others.length === 0 ? Math.max(first.length, 1) : usual.width,
  }
}

/** The ends of records that occur, the most frequent first. */
export function newlinesOf(records: readonly Line[]): readonly Newline[] {
  const counts = new Map<Newline, number>()
  for (const { end } of records) if (end !== undefined) counts.set(end, (counts.get(end) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([end]) => end)
}

const filledOf = ({ cells }: Line): number => cells.filter((cell) => cell.trim() !== '').length
