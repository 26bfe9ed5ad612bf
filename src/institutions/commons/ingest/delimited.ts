/** Turns a delimited text in UTF-8 into Parquet: recognises its dialect and types, proves them on every row, reports what it rejects. */
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Text } from '../../../law/text.ts'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { asParquet } from '../engine/sql-text.ts'
import type { Rejection } from './contract.ts'
import { guessReading, isNative, type Reading, typeOf, valueOf } from './column-types.ts'
import { type Dialect, dialectOf, newlinesOf, noDelimiter, recordsOf } from './dialect.ts'
import { numberOf, type Row } from './duck.ts'
import { cannotRead, noted, openQuote, stages, tooLarge } from './messages.ts'
import { columnNames } from './names.ts'
import { evenNewlines, linesAt, surveyOf } from './newlines.ts'
import type { Loaded, Loading } from './loading.ts'
import { proven } from './proof.ts'
import { rejectsOf } from './rejects.ts'

/** What is known of a text that we wrote ourselves; nothing of it is guessed. */
export interface Known {
  readonly dialect: Dialect
  /** Every column is text. */
  readonly allText?: boolean
  /** No row may be left out: a column stays text where one value would not fit. */
  readonly keepRows?: boolean
  /** Rows may end before the last column. */
  readonly ragged?: boolean
}

const headLength = 2 ** 20
const sliceLength = 65_536
const slices = 12

/** The beginning of a text, to the end of a line, and whole lines from places spread over the rest. */
async function sampleOf(path: string): Promise<{ readonly head: string; readonly rest: readonly string[]; readonly whole: boolean }> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const read = async (at: number, length: number): Promise<string> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
      return buffer.toString('utf8', 0, bytesRead)
    }
    const first = (await read(0, headLength)).replace(/^\ufeff/, '')
    if (size <= headLength) return { head: first, rest: [], whole: true }
    const rest: string[] = []
    for (let slice = 1; slice <= slices; slice += 1) {
      const text = await read(Math.floor((size - sliceLength) * slice / slices), sliceLength)
      const end = text.lastIndexOf('\n')
      rest.push(text.slice(text.indexOf('\n') + 1, end + 1))
    }
    return { head: first.slice(0, Math.max(first.lastIndexOf('\n'), first.lastIndexOf('\r')) + 1) || first, rest, whole: false }
  } finally {
    await file.close()
  }
}

/** Refuses a table of too many columns before the engine sees it: its own recognition takes minutes on such a file. */
function checkFirstLine(head: string, whole: boolean, most: number, label: string): void {
  const end = head.search(/[\r\n]/)
  const line = end < 0 ? head : head.slice(0, end)
  const widest = Math.max(...['\t', ';', '|', ','].map((sign) => {
    const [records] = [recordsOf(`${line}\n`, sign, 1)]
    return records[0]?.cells.length ?? line.split(sign).length
  }))
  if (widest > most) throw tooLarge.columns(most)
  if (end < 0 && !whole) throw cannotRead('longLine', label)
}

/** Loads a delimited text. The path is of UTF-8. Throws a `Failure` where not one row can be read. */
export async function loadDelimited(path: string, loading: Loading, known?: Known): Promise<Loaded> {
  const { label, limits, options, scratch } = loading
  const { head, rest, whole } = await sampleOf(path)
  if (head.trim() === '') throw cannotRead('empty')
  if (!known) checkFirstLine(head, whole, limits.columns, label)
  const dialect = known?.dialect ?? dialectOf(head, { delimiter: options.delimiter, header: options.header })
  if (dialect.width > limits.columns) throw tooLarge.columns(limits.columns)
  const guesses = known?.allText === true ? Array.from({ length: dialect.width }, (): Reading => ({ type: 'VARCHAR' }))
    : guessesOf(dialect, [head, ...rest], options.decimal, known?.ragged === true)
  if (!known) {
    if (dialect.titles > 0) loading.leaveOut(noted.titles(dialect.titles))
    loading.notes.push(...notesOf(dialect))
  }
  if (newlinesOf(recordsOf(head, dialect.delimiter)).length < 2) {
    try {
      return await loadEven(path, dialect, guesses, loading, known)
    } catch (error) {
      // Below the head the breaks are others: the engine knows one kind a file.
      if (!(error instanceof Error && error.message.includes('reached an invalid state'))) throw error
    }
  }
  const even = join(scratch, 'even.csv')
  await evenNewlines(path, even, dialect.delimiter)
  try {
    return await loadEven(even, { ...dialect, newline: '\n' }, guesses, loading, known)
  } finally {
    await rm(even, { force: true })
  }
}

/** What is said of the names of the columns. */
export function headerNotes({ header, skip, titles }: Dialect): readonly Text[] {
  if (!header) return [noted.noHeader()]
  return skip - titles > 1 ? [noted.joinedHeader(skip - titles, header.find((name) => name.includes(' / ')) ?? header[0] ?? '')] : []
}

function notesOf(dialect: Dialect): readonly Text[] {
  const { delimiter } = dialect
  return [
    ...headerNotes(dialect),
    ...(delimiter === ',' || delimiter === noDelimiter ? [] : [noted.delimiter(delimiter)]),
  ]
}

/** Loads a text in which all records end in the same way. */
async function loadEven(path: string, dialect: Dialect, guesses: readonly Reading[], loading: Loading, known: Known | undefined): Promise<Loaded> {
  const { duck, label, notes, progress, parquet } = loading
  const names = columnNames(Array.from({ length: dialect.width }, (_, index) => dialect.header?.[index] ?? ''))
  const survey = await surveyOf(path, dialect.delimiter, dialect.newline)
  if (survey.openQuote !== undefined) throw openQuote(label, (await linesAt(path, [survey.openQuote], dialect.newline))[0] ?? 1)
  const ragged = known?.ragged === true
  const padding = [...(ragged ? ['null_padding = true'] : []), ...(ragged || !survey.parallel ? ['parallel = false'] : [])]
  const texts = reader(path, dialect, guesses.map(() => 'VARCHAR'), [...padding, 'ignore_errors = true'])
  progress(0, stages.checking)
  const { readings: bearable, counts } = await proven(duck, texts, guesses.map((reading, index) => ({ reading, index })).filter(({ reading }) => reading.type !== 'VARCHAR'), {
    mayReject: (reading) => known?.keepRows !== true && isNative(reading),
    // A nameless column in which nothing stands is not one.
    counted: (dialect.header ?? []).flatMap((name, index) => (name.trim() === '' && guesses[index]?.type === 'VARCHAR' ? [index] : [])),
  })
  const readings = guesses.map((guess, index) => bearable.get(index) ?? guess)
  const plan = planOf(readings)

  if (!known && readings.some(({ decimal, type }) => decimal === ',' && type !== 'BIGINT')) notes.push(noted.decimalComma())
  for (const format of ['%d/%m/%Y', '%m/%d/%Y'] as const) {
    const days = names.filter((_, index) => readings[index]!.type === 'DATE' && readings[index]!.format === format)
    if (days.length > 0) notes.push(noted.daysRead(days.slice(0, 10).map(({ name }) => name).join(', '), format === '%d/%m/%Y'))
  }
  const blanks = [...new Set(readings.flatMap(({ type, blanks }) => (type === 'VARCHAR' ? [] : blanks ?? [])))]
  if (blanks.length > 0) notes.push(noted.blanks(blanks.map((blank) => `«${blank}»`).join(', ')))
  const mixed = names.filter((_, index) => guesses[index]!.type !== 'VARCHAR' && readings[index]!.type === 'VARCHAR')
  if (mixed.length > 0) notes.push(noted.keptAsText(mixed.slice(0, 10).map(({ name }) => name).join(', ')))

  const taken = names.map((column, index) => ({ ...column, index })).filter(({ index }) => counts.get(index) !== 0)
  const selected = taken.map(({ name, index }) => `${plan.isNative(index) ? `c${index}` : valueOf(`c${index}`, readings[index]!)} as ${quoteName(name)}`)
  const source = reader(path, dialect, readings.map((reading, index) => (plan.isNative(index) ? typeOf(reading) : 'VARCHAR')), [
    ...plan.settings, ...padding, 'store_rejects = true', "rejects_table = 'rejected'", "rejects_scan = 'rejected_scan'", `rejects_limit = ${mostRejects}`,
  ])
  await duck.run('drop table if exists rejected; drop table if exists rejected_scan')
  await duck.watched(`copy (select ${selected.join(', ')} from ${source}) to ${quoteText(parquet)} (${asParquet(selected.length)})`,
    (share) => progress(0.4 + share * 0.6, stages.writing))
  await refuseOpenQuote(path, dialect, loading)
  const rejects = await rejectsOf(duck, 'select line_byte_position - 1 as place, column_idx - 1 as col, error_type, csv_line from rejected',
    { names: names.map(({ name }) => name), path: loading.rejects, reasonOf, linesAt: (places) => linesAt(path, places, dialect.newline) })
  return { columns: taken.map(({ index }) => names[index]!), rejects }
}

/** A cell of so many lines that no one meant it: what a quote swallows is no loss of one row. */
const swallowed = 100

async function refuseOpenQuote(path: string, { newline }: Dialect, { duck, label }: Loading): Promise<void> {
  const [row] = await duck.rows(`select line_byte_position - 1 as place from rejected where error_type = 'UNQUOTED VALUE'
    and len(csv_line) - len(replace(csv_line, chr(10), '')) >= ${swallowed} order by 1 limit 1`)
  if (!row) return
  const [line = 1] = await linesAt(path, [numberOf(row['place'])], newline)
  throw openQuote(label, line)
}

/** So many rejects are kept; a file that has more is not the table that it was taken for. */
const mostRejects = 1_000_000

const reasons: Readonly<Record<string, Rejection>> = {
  CAST: 'cell', 'MISSING COLUMNS': 'few cells', 'TOO MANY COLUMNS': 'many cells', 'UNQUOTED VALUE': 'quotes', 'INVALID STATE': 'quotes',
  'INVALID ENCODING': 'encoding', 'LINE SIZE OVER MAXIMUM': 'long line',
}
const reasonOf = (row: Row): Rejection => reasons[String(row['error_type'])] ?? 'cell'

function guessesOf(dialect: Dialect, texts: readonly string[], decimal: '.' | ',' | undefined, ragged: boolean): readonly Reading[] {
  const [head = '', ...rest] = texts
  const { delimiter, width } = dialect
  const below = recordsOf(head, delimiter, 20_000).slice(dialect.skip)
  const rows = [...below, ...rest.flatMap((text) => recordsOf(text, delimiter))].map(({ cells }) => cells)
    .filter((cells) => cells.length === width || (ragged && cells.length < width))
  const guesses = Array.from({ length: width }, (_, column) =>
    guessReading(rows.map((cells) => cells[column] ?? ''), dialect.header?.[column] ?? '', decimal))
  // Where fractions have commas, whole numbers may meet one below the sample.
  const commas = decimal === ',' || guesses.some((guess) => guess.decimal === ',')
  return commas ? guesses.map((guess) => (guess.type === 'BIGINT' ? { ...guess, decimal: ',' as const } : guess)) : guesses
}

/** The call of the engine's CSV reader: columns c0, c1 … of the given types. */
function reader(path: string, { delimiter, newline, skip }: Dialect, types: readonly string[], settings: readonly string[]): string {
  const columns = types.map((type, index) => `c${index}: ${quoteText(type)}`).join(', ')
  return `read_csv(${[
    quoteText(path), 'auto_detect = false', `delim = ${quoteText(delimiter)}`, "quote = '\"'", "escape = '\"'", 'header = false', `skip = ${skip}`,
    `new_line = ${quoteText(newline.replace('\r', '\\r').replace('\n', '\\n'))}`,
    `columns = {${columns}}`, ...settings,
  ].join(', ')})`
}

/** What the engine's reader can do itself: it knows one sign of fractions and one form of days for the whole file. */
function planOf(readings: readonly Reading[]) {
  const natives = readings.filter(isNative)
  const usual = <T>(values: readonly (T | undefined)[]): T | undefined => {
    const counts = new Map<T, number>()
    for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
  }
  const decimal = usual(natives.filter(({ type }) => type !== 'BIGINT').map(({ decimal }) => decimal)) ?? '.'
  const format = usual(natives.map(({ format }) => format))
  return {
    settings: [`decimal_separator = ${quoteText(decimal)}`, ...(format === undefined ? [] : [`dateformat = ${quoteText(format)}`])],
    isNative(index: number): boolean {
      const reading = readings[index]!
      if (!isNative(reading)) return reading.type === 'VARCHAR'
      return reading.type === 'BIGINT' || (reading.type === 'DATE' ? reading.format === format : (reading.decimal ?? '.') === decimal)
    },
  }
}
