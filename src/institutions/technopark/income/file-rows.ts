/** The rows of a file of invoices, CSV or XLSX, before anything is read from them; what keeps it from being read as a table is told with its mend. */
import { CsvError, parse } from 'csv-parse/sync'
import { Budget, eventsOf, openWorkbook, placeOf, rowsInto, type Seen, type SheetRow, type Workbook } from '../../../kernel/archives/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { fileWords } from './messages.ts'

/** A row as spreadsheets count it, from 1. */
export interface Row { readonly row: number; readonly cells: readonly string[] }

/** What is wrong in a row of the file; without a row, with the file. */
export interface RowFault { readonly row?: number; readonly text: Text }

type Rows = { readonly rows: readonly Row[] } | { readonly faults: readonly RowFault[] }

/** Spreadsheets leave blank rows behind: so many are read at most, with those that have something. */
const mostRead = 200_000

const faulty = (text: Text, row?: number): Rows => ({ faults: [{ ...(row !== undefined && { row }), text }] })

/** A ZIP archive, which an XLSX workbook is; of another kind it is told when it is opened. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** The container of XLS, and of XLSX under a password. */
const isOldWorkbook = (bytes: Uint8Array): boolean => [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)

export function rowsOfCsv(bytes: Uint8Array): Rows {
  if (isOldWorkbook(bytes)) return faulty(fileWords.oldWorkbook)
  try {
    const content = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const all: readonly (readonly string[])[] = parse(content, { bom: true, delimiter: separatorOf(content), relax_column_count: true, to: mostRead })
    if (all.length === mostRead) return faulty(fileWords.tooLong)
    return { rows: all.flatMap((cells, at) => (cells.every((cell) => cell.trim() === '') ? [] : [{ row: at + 1, cells }])) }
  } catch (error) {
    if (error instanceof CsvError) return faulty(fileWords.brokenRow, typeof error['records'] === 'number' ? error['records'] + 1 : undefined)
    return faulty(fileWords.notUtf8)
  }
}

/** A table of invoices has some twenty columns; a file of a few bytes can name the last one in each of its rows. */
const mostColumns = 200

/** What an empty cell costs in memory, in bytes. */
const ofCell = 8

/** What a workbook may come to when it is unpacked: twenty thousand invoices are a tenth of it. */
const unpacked = { bytes: 64 * 2 ** 20, ratio: 250, entries: 1000 } as const

/** The rows of the one sheet that has any. Values are those that the spreadsheet kept: a formula counts as what it came to. */
export async function rowsOfWorkbook(bytes: Buffer): Promise<Rows> {
  const budget = new Budget(unpacked, bytes.length)
  let workbook: Workbook | undefined
  try {
    workbook = await openWorkbook(bytes, { label: '', limits: unpacked, budget })
    const sheets = await sheetsIn(workbook, budget)
    const [sheet, ...others] = sheets
    if (sheet === undefined) return faulty(fileWords.empty)
    if (others.length > 0) return faulty(fileWords.severalSheets(sheets.map(({ name }) => name)))
    const faults = faultsOf(sheet.rows, sheet.seen)
    return faults.length > 0 ? { faults } : { rows: sheet.rows.map(({ number, cells }) => ({ row: number, cells })) }
  } catch (error) {
    return faulty(error instanceof Failure && error.kind === 'limited' ? error.text : fileWords.notWorkbook)
  } finally {
    workbook?.close()
  }
}

interface Sheet { readonly name: string; readonly rows: readonly SheetRow[]; readonly seen: Seen }

/** The sheets that have rows; hidden ones are left out, since whoever loads the workbook does not see them. */
async function sheetsIn(workbook: Workbook, budget: Budget): Promise<readonly Sheet[]> {
  const sheets: Sheet[] = []
  for (const { name, part } of workbook.sheets.filter(({ hidden }) => !hidden)) {
    const rows: SheetRow[] = []
    const reading = rowsInto(workbook, (row) => {
      if (rows.length >= mostRead) throw new Failure('limited', fileWords.tooLong)
      // Many cells may share one long text, and one far to the right fills the row with empty ones.
      budget.spend(row.cells.reduce((sum, cell) => sum + ofCell + cell.length, 0))
      rows.push(row)
    }, mostColumns)
    for await (const _ of eventsOf(workbook, part, budget, reading));
    if (rows.length > 0) sheets.push({ name, rows, seen: reading.seen() })
  }
  return sheets
}

/** What a sheet shows and no row of a table can say. */
function faultsOf(rows: readonly SheetRow[], { merges, uncalculated, errors, imprecise, hiddenRows }: Seen): readonly RowFault[] {
  const [first, last] = [rows[0]!.number, rows.at(-1)!.number]
  const rowOf = (place: string): number => Number(place.replace(/^[A-Z]+/, ''))
  const cells = ({ first: [place, ...more] }: Seen['errors'], text: (places: string) => Text): readonly RowFault[] =>
    (place === undefined ? [] : [{ row: rowOf(place), text: text([place, ...more].join(', ')) }])
  return [
    ...merges.filter(({ top, bottom }) => top <= last && bottom >= first).map(({ top, left, bottom, right }) => ({ row: top, text: fileWords.merged(`${placeOf(top, left)}:${placeOf(bottom, right)}`) })),
    ...cells(uncalculated, fileWords.uncalculated), ...cells(errors, fileWords.errorCells), ...cells(imprecise, fileWords.imprecise),
    ...cells(hiddenRows, fileWords.hiddenRows),
  ]
}

/** The separator of which the heads have most. */
function separatorOf(content: string): string {
  const [head = ''] = /.*\S.*/.exec(content) ?? []
  return [';', ',', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0]!
}
