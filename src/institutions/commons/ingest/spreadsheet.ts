/** Turns the sheets of an XLSX workbook (ECMA-376) into delimited texts, row by row and with flat memory, and loads them. */
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Aside, type Budget, eventsOf, type Merge, openWorkbook, placeOf, rowsInto, type Seen, type SheetRow, type Workbook } from '../../../kernel/archives/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import type { IngestOptions, Limits } from './contract.ts'
import { besideSheets } from './beside-workbook.ts'
import { headerNotes, loadDelimited } from './delimited.ts'
import { type Dialect, dialectOf } from './dialect.ts'
import { joinedNames, mergedDepth, spreadMerges } from './header.ts'
import type { Loaded, Loading, Reader } from './loading.ts'
import { cannotRead, noted } from './messages.ts'
import { inCsv } from './rejects.ts'

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
    const beside = await besideSheets(workbook, budget)
    for (const part of beside.unread) told.leave(part)
    if (workbook.zip.unlisted) told.leave(noted.unlisted(label))
    told.texts.push(...beside.texts)
    const usedStrings = new Set<number>()
    let found = 0
    const empty: string[] = []
    for (const sheet of wanted) {
      const written = await writeSheet(workbook, sheet.part, { to: join(scratch, 'sheet.csv'), limits, options, budget, told, usedStrings }).catch((error: unknown) => {
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
    tellStrings(workbook, usedStrings, told)
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
async function writeSheet(workbook: Workbook, part: string, { to, limits, options, budget, told, usedStrings }: {
  readonly to: string; readonly limits: Limits; readonly options: IngestOptions; readonly budget: Budget; readonly told: Told; readonly usedStrings: Set<number>
}): Promise<Written | 'empty' | 'names alone'> {
  const head: SheetRow[] = []
  let widest = 0
  let rows = 0
  let buffered = ''
  const take = (row: SheetRow): void => {
    const { cells } = row
    rows += 1
    if (cells.length > widest) widest = cells.length
    if (head.length < headRows) head.push(row)
    const line = `${cells.map(inCsv).join(',')}\n`
    // Many cells may share one long text.
    budget.spend(line.length)
    buffered += line
  }
  const out = createWriteStream(to)
  const reading = rowsInto(workbook, take, limits.columns, usedStrings)
  await pipeline(async function* () {
    for await (const _ of eventsOf(workbook, part, budget, reading)) {
      yield buffered
      buffered = ''
    }
  }, out)
  const seen = reading.seen()
  tellAside(seen.beside, told)
  if (rows === 0) return 'empty'
  const dialect = tableIn(head, seen.merges, widest, options.header)
  tellOf(seen, head[dialect.skip - 1]?.number ?? 0, told)
  return rows > dialect.skip ? { path: to, dialect } : 'names alone'
}

/** Says what stands in the cells of a sheet and is not in the table. `last`: the last row of the header. */
function tellOf({ merges, formulas, uncalculated, errors, hiddenRows, hiddenColumns }: Seen, last: number, { notes, leaveOut, leave }: Told): void {
  const among = merges.filter(({ top }) => top > last)
  if (among.length > 0) notes.push(noted.mergedCells(among.length, among.slice(0, 5).map(({ top, left }) => placeOf(top, left)).join(', ')))
  if (uncalculated.count > 0) leaveOut(noted.uncalculated(uncalculated.count, uncalculated.first.join(', ')))
  if (errors.count > 0) leaveOut(noted.errorCells(errors.count, errors.first.join(', ')))
  if (formulas > 0) leave(noted.formulas(formulas))
  if (hiddenRows.count > 0) notes.push(noted.hiddenRows(hiddenRows.count, hiddenRows.first.join(', ')))
  if (hiddenColumns.count > 0) notes.push(noted.hiddenColumns(hiddenColumns.count, hiddenColumns.first.join(', ')))
}

/** Texts beside the cells are judged as texts; what is too long to be judged is told. */
function tellAside({ text, cut }: Aside, { texts, leave }: Told): void {
  if (text !== '') texts.push(text)
  if (cut) leave(noted.besideCells())
}

/** Strings that no cell shows lie in the file all the same. */
function tellStrings({ shared, strings }: Workbook, used: ReadonlySet<number>, told: Told): void {
  const unshown = new Aside()
  if (used.size < shared.length) for (const [index, string] of shared.entries()) if (!used.has(index)) unshown.say(string)
  tellAside(unshown, told)
  if (strings !== undefined) tellAside(strings.beside, told)
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
