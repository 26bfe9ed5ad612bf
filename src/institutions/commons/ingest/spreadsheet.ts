/** Turns the sheets of an XLSX workbook (ECMA-376) into delimited texts, row by row and with flat memory, and loads them. */
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import type { IngestOptions, Limits } from './contract.ts'
import { partsBeside, textsBeside } from './beside-workbook.ts'
import { headerNotes, loadDelimited } from './delimited.ts'
import { type Dialect, dialectOf } from './dialect.ts'
import { joinedNames, type Merge, mergedDepth, type SheetRow, spreadMerges } from './header.ts'
import type { Loaded, Loading, Reader } from './loading.ts'
import { cannotRead, noted, tooLarge } from './messages.ts'
import { inCsv } from './rejects.ts'
import { eventsOf, openWorkbook, type Workbook } from './workbook.ts'
import type { Budget } from './unpack.ts'

/** What one sheet came to: how its table is written, in a text that the loader reads. */
interface Written { readonly path: string; readonly dialect: Dialect }

/** Where the reader of a workbook puts what it has to say: news for the publisher, what is in no table, or both, and texts to be judged. */
interface Told {
  readonly notes: Text[]
  readonly leaveOut: (note: Text) => void
  readonly leave: (what: Text) => void
  readonly texts: string[]
}

/** The sheets of a workbook that hold a table; hidden ones are left out, since their publisher does not see that they go out. */
export async function* sheetsOf({ path, label, stem, budget }: {
  readonly path: string; readonly label: string; readonly stem: string; readonly budget: Budget
}, { limits, options, scratch, ...told }: Told & {
  readonly limits: Limits; readonly options: IngestOptions; readonly scratch: string
}): AsyncGenerator<Reader> {
  const workbook = await openWorkbook(path, { label, limits, budget })
  try {
    const visible = workbook.sheets.filter(({ hidden }) => !hidden)
    const wanted = options.sheet === undefined ? visible : workbook.sheets.filter(({ name }) => name === options.sheet)
    if (options.sheet !== undefined && wanted.length === 0) throw cannotRead('noSheet', options.sheet)
    for (const part of partsBeside(workbook.zip.entries.map(({ name }) => name))) told.leave(part)
    told.texts.push(...await textsBeside(workbook, budget))
    let found = 0
    const empty: string[] = []
    for (const sheet of wanted) {
      const written = await writeSheet(workbook, sheet.part, { to: join(scratch, 'sheet.csv'), limits, options, budget, told }).catch((error: unknown) => {
        throw error instanceof Failure ? error : cannotRead('brokenSpreadsheet', label)
      })
      if (written === 'names alone') told.leaveOut(noted.namesAlone(sheet.name))
      if (written === 'empty') empty.push(sheet.name)
      if (typeof written === 'string') continue
      found += 1
      yield {
        wish: wanted.length === 1 ? stem : sheet.name, label: wanted.length === 1 ? label : `${label} / ${sheet.name}`,
        load: (loading) => loadSheet(written, loading),
      }
      await rm(written.path, { force: true })
    }
    if (empty.length > 0) told.notes.push(noted.emptySheets(empty.slice(0, 10).join(', ')))
    const others = workbook.sheets.filter((sheet) => !wanted.includes(sheet)).map(({ name }) => name).slice(0, 10).join(', ')
    if (others !== '') told.leaveOut(options.sheet === undefined ? noted.hiddenSheets(others) : noted.otherSheets(others))
    if (found === 0) throw cannotRead('noRows', label)
  } finally {
    workbook.close()
  }
}

async function loadSheet({ path, dialect }: Written, loading: Loading): Promise<Loaded> {
  if (dialect.titles > 0) loading.leaveOut(noted.titles(dialect.titles))
  loading.notes.push(...headerNotes(dialect))
  return await loadDelimited(path, loading, { dialect, keepRows: true, ragged: true })
}

/** Rows by which the header is recognised. */
const headRows = 500

/** Writes the cells of a sheet as CSV, rows as long as they are, and tells what of it the table cannot show. */
async function writeSheet(workbook: Workbook, part: string, { to, limits, options, budget, told }: {
  readonly to: string; readonly limits: Limits; readonly options: IngestOptions; readonly budget: Budget; readonly told: Told
}): Promise<Written | 'empty' | 'names alone'> {
  const head: SheetRow[] = []
  let widest = 0
  let rows = 0
  let buffered = ''
  const take = (row: SheetRow): void => {
    const { cells } = row
    if (cells.length > limits.columns) throw tooLarge.columns(limits.columns)
    rows += 1
    if (cells.length > widest) widest = cells.length
    if (head.length < headRows) head.push(row)
    const line = `${cells.map(inCsv).join(',')}\n`
    // Many cells may share one long text.
    budget.spend(line.length)
    buffered += line
  }
  const out = createWriteStream(to)
  const reading = rowsInto(workbook, take)
  await pipeline(async function* () {
    for await (const _ of eventsOf(workbook, part, budget, reading)) {
      yield buffered
      buffered = ''
    }
  }, out)
  const seen = reading.seen()
  if (seen.beside.trim() !== '') told.texts.push(seen.beside)
  if (rows === 0) return 'empty'
  const dialect = tableIn(head, seen.merges, widest, options.header)
  tellOf(seen, head[dialect.skip - 1]?.number ?? 0, told)
  return rows > dialect.skip ? { path: to, dialect } : 'names alone'
}

/** Says what stands in the cells of a sheet and is not in the table. `last`: the last row of the header. */
function tellOf({ merges, formulas, uncalculated, errors, besideCut }: Seen, last: number, { notes, leaveOut, leave }: Told): void {
  const among = merges.filter(({ top }) => top > last)
  if (among.length > 0) notes.push(noted.mergedCells(among.length, among.slice(0, 5).map(({ top, left }) => placeOf(top, left)).join(', ')))
  if (uncalculated.count > 0) leaveOut(noted.uncalculated(uncalculated.count, uncalculated.first.join(', ')))
  if (errors.count > 0) leaveOut(noted.errorCells(errors.count, errors.first.join(', ')))
  if (formulas > 0) leave(noted.formulas(formulas))
  if (besideCut) leave(noted.besideCells())
}

/** Where the table begins: rows of one cell stand above it as they are, the others count as full; merged cells tell the rows of its header. */
function tableIn(head: readonly SheetRow[], merges: readonly Merge[], widest: number, header: boolean | undefined): Dialect {
  const rows = header === undefined ? spreadMerges(head, merges) : head
  const wide = Math.max(...rows.map(({ cells }) => cells.length))
  const text = rows.map(({ cells }) => (cells.filter((cell) => cell !== '').length < 2 ? cells : [...cells, ...Array<string>(wide - cells.length).fill('')]))
  const dialect = dialectOf(`${text.map((cells) => cells.map(inCsv).join(',')).join('\n')}\n`, { delimiter: ',', header })
  const depth = header === undefined ? mergedDepth(head, merges, dialect.titles) : 1
  if (depth > dialect.skip - dialect.titles) {
    return { ...dialect, width: widest, skip: dialect.titles + depth, header: joinedNames(rows.slice(dialect.titles, dialect.titles + depth).map(({ cells }) => cells), widest) }
  }
  return { ...dialect, width: widest, header: dialect.header && Array.from({ length: widest }, (_, index) => dialect.header?.[index] ?? '') }
}

/** How many cells there are of a kind, and the places of the first. */
interface Places { count: number; readonly first: string[] }

/** What was seen in a sheet beside the values of its cells. */
interface Seen {
  readonly merges: readonly Merge[]
  readonly formulas: number
  /** Formulas without a value: written by a program that does not calculate. */
  readonly uncalculated: Places
  /** `#N/A`, `#DIV/0!` and their like. */
  readonly errors: Places
  /** Headers and footers of pages, hints, links. */
  readonly beside: string
  /** There was more of it than is judged. */
  readonly besideCut: boolean
}

const mostMerges = 100_000
const longestBeside = 2 ** 18

/** Assembles rows from the elements of a sheet; empty rows, and empty cells at the end of a row, are nothing. */
function rowsInto({ shared, dates, from1904 }: Workbook, take: (row: SheetRow) => void) {
  let cells: string[] = []
  let number = 0
  let column = 0
  let type = ''
  let style = 0
  let value = ''
  let reading = false
  let inCell = false
  let formula = false
  let formulas = 0
  let beside = ''
  let besideCut = false
  const merges: Merge[] = []
  const uncalculated: Places = { count: 0, first: [] }
  const errors: Places = { count: 0, first: [] }
  const count = (places: Places): void => {
    places.count += 1
    if (places.first.length < 5) places.first.push(placeOf(number, column))
  }
  const say = (text: string): void => {
    if (beside.length + text.length > longestBeside) besideCut = true
    else beside += text
  }
  const cellOf = (): string => {
    switch (type) {
      case 's': return shared[Number(value)] ?? ''
      case 'b': return value === '' ? '' : value === '1' ? 'true' : 'false'
      case 'e': return ''
      case 'str': case 'inlineStr': case 'd': return value
      default: return value === '' ? '' : numberText(value, dates[style], from1904)
    }
  }
  return {
    seen: (): Seen => ({ merges, formulas, uncalculated, errors, beside, besideCut }),
    opened(name: string, attribute: (name: string) => string): void {
      if (name === 'row') [cells, column, number] = [[], 0, Number(attribute('r')) || number + 1]
      else if (name === 'c') {
        const place = attribute('r')
        if (place !== '') column = columnOf(place)
        type = attribute('t')
        style = Number(attribute('s'))
        value = ''
        formula = false
        inCell = true
      } else if (name === 'f') formula = true
      else if (name === 'mergeCell') {
        const merge = mergeOf(attribute('ref'))
        if (merge && merges.length < mostMerges) merges.push(merge)
      } else if (inCell) reading = name === 'v' || name === 't'
      else if (/^(hyperlink|dataValidation)$/.test(name)) say(['display', 'tooltip', 'location', 'prompt', 'promptTitle', 'error', 'errorTitle'].map((key) => `${attribute(key)} `).join(''))
    },
    text(text: string): void {
      if (reading) value += text
      else if (!inCell && text.trim() !== '') say(`${text} `)
    },
    closed(name: string): void {
      if (name === 'v' || name === 't') reading = false
      else if (name === 'c') {
        if (formula) formulas += 1
        if (formula && value === '' && type !== 'str' && type !== 'inlineStr') count(uncalculated)
        if (type === 'e') count(errors)
        inCell = false
        const cell = cellOf().replaceAll('\0', '').replace(/\r\n?/g, '\n')
        if (cell.trim() !== '') {
          if (column >= mostColumns) throw tooLarge.columns(mostColumns)
          while (cells.length < column) cells.push('')
          cells[column] = cell
        }
        column += 1
      } else if (name === 'row' && cells.length > 0) take({ number, cells })
    },
  }
}

/** The last column of a sheet is XFD. */
const mostColumns = 16_384

/** `AB12` is column 27, from 0. */
function columnOf(place: string): number {
  let column = 0
  for (let at = 0; at < 4; at += 1) {
    const letter = place.charCodeAt(at) & ~0x20
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

/** `AB12` of row 12 and column 27. */
function placeOf(row: number, column: number): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters
  return `${letters}${row}`
}

/** `B1:D2`; undefined for what is no range. */
function mergeOf(range: string): Merge | undefined {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/i.exec(range)
  return found ? { left: columnOf(found[1]!), top: Number(found[2]), right: columnOf(found[3]!), bottom: Number(found[4]) } : undefined
}

const secondsOfDay = 86_400

/** A number as its reader sees it: a day or a moment in ISO 8601 where the style says so, else the fifteen digits that a sheet keeps. */
export function numberText(value: string, date: 'date' | 'moment' | 'time' | undefined, from1904: boolean): string {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (date === undefined || number < 0 || number >= 2_958_466) return String(Number(number.toPrecision(15)))
  const seconds = Math.round(number * secondsOfDay)
  const moment = (from: string): Temporal.PlainDateTime => Temporal.PlainDateTime.from(from).add({ seconds })
  if (date === 'time') {
    return seconds < secondsOfDay ? moment('2000-01-01T00:00:00').toPlainTime().toString({ smallestUnit: 'second' }) : String(Number(number.toPrecision(15)))
  }
  // Day 60 of the calendar from 1900 is a 29 February that never was: the days before it are counted from one later.
  const at = moment(from1904 ? '1904-01-01T00:00:00' : number < 60 ? '1899-12-31T00:00:00' : '1899-12-30T00:00:00')
  return date === 'date' && seconds % secondsOfDay === 0 ? at.toPlainDate().toString()
    : at.toString({ smallestUnit: 'second' }).replace('T', ' ')
}
