/** Assembles the rows of a sheet of a workbook (ECMA-376) from its elements, and tells what of it no row shows. */
import { Aside } from './aside.ts'
import { tooMuch } from './messages.ts'
import type { Workbook } from './workbook.ts'

/** A cell that takes the place of several: rows as the sheet counts them, from 1, columns from 0. */
export interface Merge { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

export interface SheetRow {
  /** As the sheet counts it, from 1. */
  readonly number: number
  readonly cells: readonly string[]
}

/** How many cells there are of a kind, and the places of the first. */
export interface Places { count: number; readonly first: string[] }

/** What was seen in a sheet beside the values of its cells. */
export interface Seen {
  readonly merges: readonly Merge[]
  readonly formulas: number
  /** Formulas without a value: written by a program that does not calculate. */
  readonly uncalculated: Places
  /** `#N/A`, `#DIV/0!` and their like. */
  readonly errors: Places
  /** Whole numbers of more than the fifteen digits that a spreadsheet keeps: their last digits are lost. */
  readonly imprecise: Places
  /** Rows with something in them that are not shown: hidden by hand, or by a filter. */
  readonly hiddenRows: Places
  /** Columns with something in them that are not shown, by their letters. */
  readonly hiddenColumns: Places
  /** Headers and footers of pages, hints, links, how words are spoken, and whatever else stands in the part. */
  readonly beside: Aside
}

const mostMerges = 100_000

/**
 * Assembles rows from the elements of a sheet; empty rows, and empty cells at the end of a row, are nothing. A cell beyond `mostColumns` is refused with a
 * `Failure` before the row is filled up to it: a few bytes name the last column of a sheet. Shared strings that a cell shows are noted in `usedStrings`.
 */
export function rowsInto({ shared, dates, from1904 }: Workbook, take: (row: SheetRow) => void, mostColumns = lastColumn, usedStrings = new Set<number>()) {
  let cells: string[] = []
  let number = 0
  let hidden = false
  let column = 0
  let type = ''
  let style = 0
  let value = ''
  let reading = false
  let inCell = false
  let formula = false
  let formulas = 0
  let phonetic = false
  let calculating = false
  let widest = 0
  const beside = new Aside()
  const hiddenSpans: (readonly [number, number])[] = []
  const merges: Merge[] = []
  const uncalculated: Places = { count: 0, first: [] }
  const errors: Places = { count: 0, first: [] }
  const imprecise: Places = { count: 0, first: [] }
  const hiddenRows: Places = { count: 0, first: [] }
  const count = (places: Places, place = placeOf(number, column)): void => {
    places.count += 1
    if (places.first.length < 5) places.first.push(place)
  }
  const hiddenColumns = (): Places => {
    const places: Places = { count: 0, first: [] }
    for (const [from, to] of hiddenSpans) for (let at = from; at <= Math.min(to, widest); at += 1) count(places, lettersOf(at - 1))
    return places
  }
  const cellOf = (): string => {
    switch (type) {
      case 's': {
        usedStrings.add(Number(value))
        return shared[Number(value)] ?? ''
      }
      case 'b': {
        beside.say(value)
        return value === '' ? '' : value === '1' ? 'true' : 'false'
      }
      case 'e': return ''
      case 'str': case 'inlineStr': case 'd': return value
      default: return value === '' ? '' : numberText(value, dates[style], from1904)
    }
  }
  return {
    seen: (): Seen => ({ merges, formulas, uncalculated, errors, imprecise, hiddenRows, hiddenColumns: hiddenColumns(), beside }),
    opened(name: string, attribute: (name: string) => string, attributes: Readonly<Record<string, string>>): void {
      beside.sayAll(attributes)
      if (name === 'row') [cells, column, number, hidden] = [[], 0, Number(attribute('r')) || number + 1, /^(1|true)$/.test(attribute('hidden'))]
      else if (name === 'c') {
        const place = attribute('r')
        if (place !== '') column = columnOf(place)
        type = attribute('t')
        style = Number(attribute('s'))
        value = ''
        formula = false
        inCell = true
      } else if (name === 'f') formula = calculating = true
      else if (name === 'rPh') phonetic = true
      else if (name === 'col') {
        if (/^(1|true)$/.test(attribute('hidden')) && hiddenSpans.length < mostMerges) hiddenSpans.push([Number(attribute('min')), Number(attribute('max'))])
      }
      else if (name === 'mergeCell') {
        const merge = mergeOf(attribute('ref'))
        if (merge && merges.length < mostMerges) merges.push(merge)
      } else if (inCell) reading = (name === 'v' || name === 't') && !phonetic
      else beside.say(name)
    },
    text(text: string): void {
      if (reading) value += text
      else if (!calculating) beside.say(text)
    },
    remark(text: string): void { beside.say(text) },
    closed(name: string): void {
      if (name === 'v' || name === 't') reading = false
      else if (name === 'f') calculating = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c') {
        if (formula) formulas += 1
        if (formula && value === '' && type !== 'str' && type !== 'inlineStr') count(uncalculated)
        if (type === 'e') count(errors)
        if ((type === '' || type === 'n') && Math.abs(Number(value)) >= 1e15) count(imprecise)
        inCell = false
        const cell = cellOf().replaceAll('\0', '').replace(/\r\n?/g, '\n')
        if (cell.trim() !== '') {
          if (column >= mostColumns) throw tooMuch.columns(mostColumns)
          while (cells.length < column) cells.push('')
          // A place that is filled twice shows what was written last.
          beside.say(cells[column] ?? '')
          cells[column] = cell
          if (column >= widest) widest = column + 1
        }
        column += 1
      } else if (name === 'row' && cells.length > 0) {
        if (hidden) count(hiddenRows, String(number))
        take({ number, cells })
      }
    },
  }
}

/** The last column of a sheet is XFD. */
const lastColumn = 16_384

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
export const placeOf = (row: number, column: number): string => `${lettersOf(column)}${row}`

function lettersOf(column: number): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters
  return letters
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
