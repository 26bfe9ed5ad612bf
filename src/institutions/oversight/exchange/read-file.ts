/** Reads the bytes of a file into rows with their places, whatever the encoding and separator. Pure; what cannot be read is told with line, column and mend. */
import { CsvError, parse } from 'csv-parse/sync'
import type { Text } from '../../../law/text.ts'
import { faults } from './faults.messages.ts'
import { brokenAt, exactly, twiceAt } from './json-place.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Something that is wrong in a file. `stops`: nothing is imported while it stands. */
export interface Fault {
  readonly row?: number
  readonly line?: number
  readonly column?: number
  /** What the column is called. */
  readonly name?: string
  readonly text: Text
  readonly stops: boolean
}

export interface ForeignRow {
  /** Which record of the file it is, from 1. */
  readonly row: number
  /** The line on which it begins; unknown of JSON. */
  readonly line?: number
  /** Its values by the names in the file, as they stand there. */
  readonly values: Readonly<Record<string, Json>>
}

export interface ReadFile {
  readonly kind: 'csv' | 'json'
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  readonly columns: readonly string[]
  readonly rows: readonly ForeignRow[]
  /** Rows in which nothing stood. */
  readonly emptyRows: number
  readonly faults: readonly Fault[]
}

const mostRows = 20_000
const mostColumns = 400
/** Rows times columns: what of the largest files that are published there is, several times over. Each cell costs memory, an empty one too. */
const mostCells = 1_500_000
/** Characters of one cell, and of the name of a column: far above what publishers write. */
const longestCell = 100_000
const longestName = 500
/** So many names of what stands beside a list are told. */
const mostBeside = 10

/** Thrown where a file cannot be read at all. */
export class Unreadable extends Error {
  readonly fault: Fault
  constructor(fault: Omit<Fault, 'stops'>) {
    super(fault.text.en)
    this.fault = { ...fault, stops: true }
  }
}

/** Reads a file. Throws `Unreadable`. */
export function readFile(bytes: Uint8Array): ReadFile {
  const { text, encoding } = decode(bytes)
  if (text.trim() === '') throw new Unreadable({ text: faults.empty })
  const read = /^\s*[[{]/.test(text) ? { kind: 'json' as const, ...readJson(text) } : { kind: 'csv' as const, ...readCsv(text) }
  return { encoding, ...read }
}

/**
 * The text of a file: UTF-8, UTF-16 by its mark, or else windows-1252, in which every byte stands for one character, so that nothing is lost. A file that is
 * UTF-8 but for a few bytes is refused at the first of them: read as windows-1252, all of its letters would be wrong.
 */
function decode(bytes: Uint8Array): Pick<ReadFile, 'encoding'> & { readonly text: string } {
  for (const [encoding, ...mark] of [['utf-16le', 0xff, 0xfe], ['utf-16be', 0xfe, 0xff]] as const) {
    if (!mark.every((byte, at) => bytes[at] === byte)) continue
    try {
      return { encoding, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
    } catch {
      throw new Unreadable({ text: faults.notText })
    }
  }
  if (bytes.includes(0)) throw new Unreadable({ text: faults.notText })
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const loose = new TextDecoder('utf-8').decode(bytes)
    const { lost, whole } = foreignLetters(loose)
    if (whole > 10 * lost) {
      const before = loose.slice(0, loose.indexOf('\uFFFD'))
      throw new Unreadable({ line: before.split('\n').length, column: before.length - before.lastIndexOf('\n'), text: faults.mixedBytes })
    }
    return { encoding: 'windows-1252', text: new TextDecoder('windows-1252').decode(bytes) }
  }
}

/** How many characters are not of ASCII: those that could not be read, and all others. */
function foreignLetters(text: string): { readonly lost: number; readonly whole: number } {
  let [lost, whole] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) lost += 1
    else if (code >= 0x80) whole += 1
  }
  return { lost, whole }
}

type Rows = Pick<ReadFile, 'columns' | 'rows' | 'emptyRows' | 'faults'>

/** The separator that the first line has most of, outside of quotation marks. */
function separatorOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '').split(/\r?\n/, 1)[0] ?? ''
  return [',', ';', '\t', '|'].map((one) => [head.split(one).length, one] as const).toSorted(([left], [right]) => right - left)[0]![1]
}

/** Refuses what is too much as soon as it is seen: anybody may send a file, and what was built before a refusal has taken the memory already. */
function requireColumns(names: readonly string[], line?: number): void {
  if (names.length > mostColumns) throw new Unreadable({ ...(line !== undefined && { line }), text: faults.tooManyColumns(mostColumns) })
  const long = names.findIndex((name) => name.length > longestName)
  if (long !== -1) throw new Unreadable({ ...(line !== undefined && { line }), column: long + 1, text: faults.longName(longestName) })
}

function requireRow(row: number, cells: readonly Json[], columns: number, line?: number): void {
  if (row > mostRows) throw new Unreadable({ ...(line !== undefined && { line }), text: faults.tooManyRows(mostRows) })
  if (row * columns > mostCells) throw new Unreadable({ ...(line !== undefined && { line }), text: faults.tooManyValues(mostCells) })
  const long = cells.findIndex((cell) => lengthOf(cell) > longestCell)
  if (long !== -1) throw new Unreadable({ row, ...(line !== undefined && { line }), column: long + 1, text: faults.longCell(longestCell) })
}

/** About how many characters a value has, whatever it is made of, counted no further than is too much. What is nested deeper than any record is none. */
function lengthOf(value: Json, depth = 0): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 1
  if (depth > 20) throw new Unreadable({ text: faults.notRecords })
  let sum = 0
  const count = (more: number): boolean => (sum += more) > longestCell
  if (isList(value)) value.some((one) => count(1 + lengthOf(one, depth + 1)))
  else Object.keys(value).some((name) => count(name.length + lengthOf(value[name]!, depth + 1)))
  return sum
}

/** Refuses a line of more separators than a cell may have characters: all of its cells would be made before the line could be looked at. */
function requireLines(text: string, separator: string): void {
  let many = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\n') many = 0
    else if (text[at] === separator) many += 1
    if (many > longestCell) throw new Unreadable({ text: faults.tooManyColumns(mostColumns) })
  }
}

function readCsv(text: string): Rows {
  const delimiter = separatorOf(text)
  requireLines(text, delimiter)
  let ended = 0
  let headed = false
  const columns: string[] = []
  const found: Fault[] = []
  const rows: ForeignRow[] = []
  let emptyRows = 0
  const take = (cells: readonly string[], line: number): void => {
    if (!headed) {
      requireColumns(cells, line)
      columns.push(...uniqueNames(cells))
      headed = true
      return
    }
    if (cells.every((cell) => cell.trim() === '')) {
      emptyRows += 1
      return
    }
    const row = rows.length + 1
    requireRow(row, cells, columns.length, line)
    // Spreadsheets leave out empty cells at the end of a line, and put some after it; only what has something in it is lost.
    if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) found.push({ row, line, column: columns.length + 1, text: faults.tooManyCells(cells.length, columns.length), stops: true })
    rows.push({ row, line, values: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])) })
  }
  try {
    parse(text, {
      bom: true, delimiter, relax_column_count: true, skip_empty_lines: false,
      on_record: (cells: string[], { lines: last }) => {
        take(cells, ended + 1)
        ended = last
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED'
    const stray = error.code === 'CSV_INVALID_CLOSING_QUOTE' || error.code === 'INVALID_OPENING_QUOTE'
    const { lines: at, column } = error as unknown as { readonly lines?: number; readonly column?: number | string }
    throw new Unreadable({
      line: open ? ended + 1 : at ?? ended + 1, ...(typeof column === 'number' && { column: column + 1 }), text: open ? faults.quoteOpen : stray ? faults.quoteStray : faults.broken,
    })
  }
  return { columns, rows, emptyRows, faults: found }
}

/** Each column by its own name: one without a name is called by its place, one that stands twice by its number. */
function uniqueNames(cells: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return cells.map((cell, at) => {
    const name = cell.trim() === '' ? `(${at + 1})` : cell
    const own = taken.has(name) ? `${name} (${at + 1})` : name
    taken.add(own)
    return own
  })
}

/** The engine tells how a number stands in the text, which its types do not know yet. */
type Reviving = (key: string, value: unknown, told: { readonly source?: string }) => unknown

function readJson(text: string): Rows {
  const refused = (at: number, fault: Text): Unreadable => {
    const before = text.slice(0, at)
    return new Unreadable({ line: before.split('\n').length, column: at - before.lastIndexOf('\n'), text: fault })
  }
  let value: Json
  try {
    const exact: Reviving = (_, one, { source }) => exactly(one, source)
    value = JSON.parse(text, /[\d.]{16}|\d[Ee]/.test(text) ? exact as Parameters<typeof JSON.parse>[1] : undefined) as Json
  } catch (error) {
    // Nested deeper than the engine goes down with numbers as they stand: deeper than any record is.
    if (error instanceof RangeError) throw new Unreadable({ text: faults.notRecords })
    throw refused(brokenAt(text), faults.notJson)
  }
  const twice = twiceAt(text)
  if (twice !== undefined) throw refused(twice, faults.twiceName)
  const found = recordsIn(value)
  if (found === undefined) throw new Unreadable({ text: faults.notRecords })
  const names = columnNames(found.list)
  const columns = [...names.values()]
  requireColumns(columns)
  const rows: ForeignRow[] = []
  for (const one of found.list) {
    const values = Object.fromEntries([...leavesOf(one)].map(([path, cell]) => [names.get(path)!, cell]))
    if (Object.values(values).every((cell) => cell === null || cell === '')) continue
    requireRow(rows.length + 1, Object.values(values), columns.length)
    rows.push({ row: rows.length + 1, values })
  }
  const [named, more] = [found.beside.slice(0, mostBeside).join(', '), found.beside.length - mostBeside]
  const beside = found.beside.length === 0 ? [] : [{ text: more > 0 ? faults.besideListMore(named, more) : faults.besideList(named), stops: false }]
  return { columns, rows, emptyRows: found.list.length - rows.length, faults: beside }
}

type Record_ = { readonly [key: string]: Json }
const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
const isRecord = (value: Json | undefined): value is Record_ => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The records of a file: a list of them, what the one list in an object holds, or one record; and what stands beside the list. */
function recordsIn(value: Json): { readonly list: readonly Record_[]; readonly beside: readonly string[] } | undefined {
  if (Array.isArray(value)) return value.every(isRecord) && value.length > 0 ? { list: value, beside: [] } : undefined
  if (!isRecord(value)) return undefined
  const lists = Object.entries(value).filter((one): one is [string, readonly Record_[]] => Array.isArray(one[1]) && one[1].length > 0 && one[1].every(isRecord))
  const [only, ...others] = lists
  if (only === undefined || others.length > 0 || Object.values(value).filter((one) => typeof one === 'string').length >= 3) return { list: [value], beside: [] }
  return { list: only[1], beside: Object.keys(value).filter((name) => name !== only[0]).map((name) => name.slice(0, longestName)) }
}

/** The names under which a value stands, the outermost first, as JSON. */
type Path = string

/** The values of a record with those of the records in it, to a depth of four, by where they stand. Lists stay as they are. */
function leavesOf(record: Record_): Map<Path, Json> {
  const values = new Map<Path, Json>()
  const put = (part: Record_, before: readonly string[], length: number): void => {
    if (values.size + Object.keys(part).length > mostColumns) throw new Unreadable({ text: faults.tooManyColumns(mostColumns) })
    for (const [name, value] of Object.entries(part)) {
      // A name is refused before it stands before others: they would each carry it.
      if (length + name.length > longestName) throw new Unreadable({ text: faults.longName(longestName) })
      const path = [...before, name]
      if (isRecord(value) && Object.keys(value).length > 0 && path.length < 4) put(value, path, length + name.length + 1)
      else values.set(JSON.stringify(path), value)
    }
  }
  put(record, [], 0)
  return values
}

/** What each place is called: `A4.reference` of nested records. Where a record has that very name too, the name stays its own in all rows, and the nested one gets a number. */
function columnNames(records: readonly Record_[]): ReadonlyMap<Path, string> {
  const paths = new Set<Path>()
  for (const record of records) {
    for (const path of leavesOf(record).keys()) paths.add(path)
    if (paths.size > mostColumns) throw new Unreadable({ text: faults.tooManyColumns(mostColumns) })
  }
  const split = [...paths].map((path) => ({ path, names: JSON.parse(path) as readonly string[] }))
  const taken = new Set<string>()
  const own = new Map<Path, string>()
  for (const { path, names } of split.toSorted((left, right) => left.names.length - right.names.length)) {
    const name = names.join('.')
    let free = name
    for (let n = 2; taken.has(free); n += 1) free = `${name} (${n})`
    taken.add(free)
    own.set(path, free)
  }
  return new Map(split.map(({ path }) => [path, own.get(path)!]))
}
