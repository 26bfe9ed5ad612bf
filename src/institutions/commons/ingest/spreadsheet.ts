/** Turns the sheets of an XLSX workbook (ECMA-376) into delimited texts, row by row and with flat memory, and loads them. */
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import type { IngestOptions, Limits } from './contract.ts'
import { loadDelimited } from './delimited.ts'
import { type Dialect, dialectOf } from './dialect.ts'
import type { Loaded, Loading, Reader } from './loading.ts'
import { cannotRead, noted, tooLarge } from './messages.ts'
import { inCsv } from './rejects.ts'
import { eventsOf, openWorkbook, type Workbook } from './workbook.ts'
import type { Budget } from './unpack.ts'

/** What one sheet came to: how its table is written, in a text that the loader reads. */
interface Written { readonly path: string; readonly dialect: Dialect }

/** The sheets of a workbook that hold a table; hidden ones are left out, since their publisher does not see that they go out. */
export async function* sheetsOf({ path, label, stem, budget }: {
  readonly path: string; readonly label: string; readonly stem: string; readonly budget: Budget
}, { limits, options, scratch, leaveOut }: {
  readonly limits: Limits; readonly options: IngestOptions; readonly scratch: string; readonly leaveOut: (note: Text) => void
}): AsyncGenerator<Reader> {
  const workbook = await openWorkbook(path, { label, limits, budget })
  try {
    const visible = workbook.sheets.filter(({ hidden }) => !hidden)
    const wanted = options.sheet === undefined ? visible : workbook.sheets.filter(({ name }) => name === options.sheet)
    if (options.sheet !== undefined && wanted.length === 0) throw cannotRead('noSheet', options.sheet)
    const skipped = options.sheet === undefined ? workbook.sheets.filter(({ hidden }) => hidden).map(({ name }) => name) : []
    let found = 0
    for (const sheet of wanted) {
      const written = await writeSheet(workbook, sheet.part, { to: join(scratch, 'sheet.csv'), limits, options, budget }).catch((error: unknown) => {
        throw error instanceof Failure ? error : cannotRead('brokenSpreadsheet', label)
      })
      if (written === undefined) {
        skipped.push(sheet.name)
        continue
      }
      found += 1
      yield {
        wish: wanted.length === 1 ? stem : sheet.name, label: wanted.length === 1 ? label : `${label} / ${sheet.name}`,
        load: (loading) => loadSheet(written, loading),
      }
      await rm(written.path, { force: true })
    }
    if (skipped.length > 0) leaveOut(noted.sheets(skipped.slice(0, 10).join(', ')))
    if (found === 0) throw cannotRead('noRows', label)
  } finally {
    workbook.close()
  }
}

async function loadSheet({ path, dialect }: Written, loading: Loading): Promise<Loaded> {
  if (dialect.titles > 0) loading.leaveOut(noted.titles(dialect.titles))
  if (!dialect.header) loading.notes.push(noted.noHeader())
  return await loadDelimited(path, loading, { dialect, keepRows: true, ragged: true })
}

/** Rows by which the header is recognised. */
const headRows = 500

/** Writes the cells of a sheet as CSV, rows as long as they are; undefined when there is no row below the header. */
async function writeSheet(workbook: Workbook, part: string, { to, limits, options, budget }: {
  readonly to: string; readonly limits: Limits; readonly options: IngestOptions; readonly budget: Budget
}): Promise<Written | undefined> {
  const head: (readonly string[])[] = []
  let widest = 0
  let rows = 0
  let buffered = ''
  const take = (cells: readonly string[]): void => {
    if (cells.length > limits.columns) throw tooLarge.columns(limits.columns)
    rows += 1
    if (cells.length > widest) widest = cells.length
    if (head.length < headRows) head.push(cells)
    const line = `${cells.map(inCsv).join(',')}\n`
    // Many cells may share one long text.
    budget.spend(line.length)
    buffered += line
  }
  const out = createWriteStream(to)
  await pipeline(async function* () {
    for await (const _ of eventsOf(workbook, part, budget, rowsInto(workbook, take))) {
      yield buffered
      buffered = ''
    }
  }, out)
  if (rows === 0) return undefined
  const dialect = tableIn(head, widest, options.header)
  return rows > dialect.skip ? { path: to, dialect } : undefined
}

/** Where the table begins: rows of one cell stand above it as they are, the others count as full. */
function tableIn(head: readonly (readonly string[])[], widest: number, header: boolean | undefined): Dialect {
  const wide = Math.max(...head.map(({ length }) => length))
  const text = head.map((cells) => (cells.filter((cell) => cell !== '').length < 2 ? cells : [...cells, ...Array<string>(wide - cells.length).fill('')]))
  const dialect = dialectOf(`${text.map((cells) => cells.map(inCsv).join(',')).join('\n')}\n`, { delimiter: ',', header })
  return { ...dialect, width: widest, header: dialect.header && Array.from({ length: widest }, (_, index) => dialect.header?.[index] ?? '') }
}

/** Assembles rows from the elements of a sheet; empty rows, and empty cells at the end of a row, are nothing. */
function rowsInto({ shared, dates, from1904 }: Workbook, take: (cells: readonly string[]) => void) {
  let cells: string[] = []
  let column = 0
  let type = ''
  let style = 0
  let value = ''
  let reading = false
  const cellOf = (): string => {
    switch (type) {
      case 's': return shared[Number(value)] ?? ''
      case 'b': return value === '1' ? 'true' : 'false'
      case 'e': return ''
      case 'str': case 'inlineStr': case 'd': return value
      default: return value === '' ? '' : numberText(value, dates[style], from1904)
    }
  }
  return {
    opened(name: string, attribute: (name: string) => string): void {
      if (name === 'row') [cells, column] = [[], 0]
      else if (name === 'c') {
        const place = attribute('r')
        if (place !== '') column = columnOf(place)
        type = attribute('t')
        style = Number(attribute('s'))
        value = ''
      } else reading = name === 'v' || name === 't'
    },
    text(text: string): void { if (reading) value += text },
    closed(name: string): void {
      if (name === 'v' || name === 't') reading = false
      else if (name === 'c') {
        const cell = cellOf().replaceAll('\0', '').replace(/\r\n?/g, '\n')
        if (cell.trim() !== '') {
          if (column >= mostColumns) throw tooLarge.columns(mostColumns)
          while (cells.length < column) cells.push('')
          cells[column] = cell
        }
        column += 1
      } else if (name === 'row' && cells.length > 0) take(cells)
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
