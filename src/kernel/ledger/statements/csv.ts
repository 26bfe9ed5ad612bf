/** Reads a statement exported as a table: any order of columns, named in any of the three languages. Pure. */
import { CsvError, parse } from 'csv-parse/sync'
import { conventions } from '../../../law/conventions.ts'
import type { Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import { type Column, columnOf, isTotal, type Label, labelOf } from './columns.ts'
import { decode } from './decode.ts'
import { Faults, unreadable } from './faults.ts'
import { badCsv, bothDirections, lineOf, noAmount, noDay, noHeader, wholeFile, zeroAmount } from './messages.ts'
import { checkCurrency, codeOf, given, parseDay, payerOf, readAccount, readAmount, readDay, tidy } from './read-value.ts'
import { complete, type ParsedStatement, type StatementLine } from './statement.ts'

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

type Header = ReadonlyMap<Column, number>

/** Reads a file. Throws a `Failure` (invalid) that names lines and mends. */
export function parseCsv(bytes: Uint8Array): ParsedStatement {
  const faults = new Faults()
  const rows = rowsOf(decode(bytes), faults)
  const at = rows.findIndex(({ cells }) => isHeader(headerOf(cells)))
  const header = headerOf(rows[at]?.cells ?? [])
  if (at < 0) throw unreadable(noHeader)
  const outside: Row[] = rows.slice(0, at)
  const lines: StatementLine[] = []
  for (const row of rows.slice(at + 1)) {
    if (isTotalRow(row, header)) outside.push(row)
    else lines.push(...(movementOf(row, header, faults) ?? []))
  }
  const facts = factsOf(outside, faults)
  return complete({ format: 'csv', ...facts, lines, faults, place: wholeFile })
}

/** Tells whether a text could be such a table, so that anything else is refused by name. */
export const looksLikeCsv = (text: string): boolean => /[;,\t]/.test(text) && !text.includes('\0')

function rowsOf(text: string, faults: Faults): readonly Row[] {
  const delimiter = delimiterOf(text)
  try {
    const records: unknown = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
      relax_quotes: false,
    })
    if (!Array.isArray(records)) return []
    return records.map(({ record, info }: { record: string[]; info: { lines: number } }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    faults.add(badCsv(error.code), typeof error['lines'] === 'number' ? lineOf(error['lines']) : wholeFile)
    faults.throwAny()
    return []
  }
}

/** The sign that splits some line into a header; where none does, the semicolon, which spreadsheets write here. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, 50)
  const best = [';', '\t', ','].find((sign) =>
    lines.some((line) => isHeader(headerOf(line.split(sign).map((cell) => cell.replaceAll('"', ''))))),
  )
  return best ?? ';'
}

function headerOf(cells: readonly string[]): Header {
  const header = new Map<Column, number>()
  for (const [index, cell] of cells.entries()) {
    const column = columnOf(cell)
    if (column !== undefined && !header.has(column)) header.set(column, index)
  }
  return header
}

const isHeader = (header: Header): boolean =>
  header.has('day') && header.has('purpose') && (header.has('amount') || (header.has('credit') && header.has('debit')))

/** A row without a day that is a sum or a balance, not a movement. */
function isTotalRow({ cells }: Row, header: Header): boolean {
  const first = cells.find((cell) => cell !== '') ?? ''
  return parseDay(cells[header.get('day') ?? -1] ?? '') === undefined && (isTotal(first) || labelOf(first) !== undefined)
}

function movementOf({ line, cells }: Row, header: Header, faults: Faults): readonly StatementLine[] | undefined {
  const place = lineOf(line)
  const cell = (column: Column): string => cells[header.get(column) ?? -1] ?? ''
  checkCurrency(cell('currency'), faults, place)
  const day = cell('day') === '' ? undefined : readDay(cell('day'), faults, place)
  if (cell('day') === '') faults.add(noDay, place)
  const amount = amountOf(cell, header, faults, place)
  if (amount === 0n) faults.add(zeroAmount, place)
  if (day === undefined || amount === undefined || amount === 0n) return undefined
  return [{
    day, amount, payer: payerOf({ name: cell('name'), identifier: cell('identifier'), iban: cell('iban') }), purpose: tidy(cell('purpose')),
    ...given({ bankReference: tidy(cell('reference')), knp: codeOf(cell('knp'), 3), kbe: codeOf(cell('kbe'), 2) }),
  }]
}

/** One signed column, or one for each direction of which one is filled in. */
function amountOf(cell: (column: Column) => string, header: Header, faults: Faults, place: Text): bigint | undefined {
  const stated = (column: Column) => header.has(column) && !/^[0.,\s-]*$/.test(cell(column))
  const [came, went] = [stated('credit'), stated('debit')]
  if (came && went) faults.add(bothDirections, place)
  if (came || went) {
    const amount = readAmount(cell(came ? 'credit' : 'debit'), faults, place)
    // A debit may be written with a minus or without; a credit with a minus is a reversal.
    return amount === undefined || came ? amount : amount > 0n ? -amount : amount
  }
  if (header.has('amount') && cell('amount') !== '') return readAmount(cell('amount'), faults, place)
  faults.add(noAmount, place)
  return undefined
}

interface Facts {
  readonly account: string | undefined
  readonly statementId: string | undefined
  readonly from: Day | undefined
  readonly to: Day | undefined
  readonly opening: bigint | undefined
  readonly closing: bigint | undefined
}

/** What stands above and below the table: a label with its value after a colon or in the next cell that has one. */
function factsOf(rows: readonly Row[], faults: Faults): Facts {
  const found = new Map<Label, { readonly value: string; readonly place: Text }>()
  for (const { line, cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      const named = labelOf(cell)
      if (named === undefined || found.has(named.label)) continue
      const value = named.rest === '' ? cells.slice(index + 1).filter((next) => next !== '').join(' ') : named.rest
      if (value !== '') found.set(named.label, { value, place: lineOf(line) })
    }
  }
  const money = (label: Label) => ((fact) => fact && readAmount(fact.value, faults, fact.place))(found.get(label))
  const account = found.get('account')
  const iban = account === undefined ? undefined : (conventions().accounts.within.exec(account.value)?.[0] ?? account.value)
  const days = [...(found.get('period')?.value ?? '').matchAll(/\d{2}\.\d{2}\.\d{4}|\d{4}-\d{2}-\d{2}/g)].map(([text]) =>
    parseDay(text),
  )
  return {
    account:
      iban === undefined || account === undefined
        ? undefined
        : conventions().accounts.explain(iban) === undefined
          ? readAccount(iban, faults, account.place)
          : readAccount(account.value, faults, account.place),
    statementId: found.get('statement')?.value,
    from: days[0],
    to: days.at(-1),
    opening: money('opening'),
    closing: money('closing'),
  }
}
