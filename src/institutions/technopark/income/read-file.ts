/** Reads a table of invoices into entries by the columns that the country documents; whatever is wrong is told by row, and then nothing is taken. */
import { readOne } from '../../../law/answers.ts'
import { type ChoiceField, date, money, text } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'
import { type Day, parseDay, yearOf } from '../../../law/time.ts'
import type { IncomeColumns, IncomeTest } from '../terms.ts'
import { isWorkbook, type Row, type RowFault, rowsOfCsv, rowsOfWorkbook } from './file-rows.ts'
import { fileWords, incomeWords } from './messages.ts'

/** An income before it is kept: the amount in the smaller unit. */
export interface Income {
  readonly day: Day
  readonly kind: string
  readonly amount: bigint
  readonly number?: string
  readonly description: string
}

/** An income of a file, with its row as spreadsheets count: blank rows count, and a cell of several lines is in one row. */
export interface RowIncome extends Income { readonly row: number }

export type ReadIncome = { readonly entries: readonly RowIncome[]; readonly faults: readonly [] } | { readonly entries: readonly []; readonly faults: readonly RowFault[] }

const mostRows = 20_000

/** No income of the meter is older: no portal was there to keep it, and a year of three digits is a slip of the hand. */
const firstDay = parseDay('2000-01-01')

/** What is wrong with the day of an income, where something is. */
export const dayFault = (day: Day, last: Day): Text | undefined => (day < firstDay ? fileWords.tooEarly : day > last ? incomeWords.future : undefined)

const dayField = date('day', { label: incomeWords.day })
const amountField = money('amount', { label: incomeWords.amount })
const numberField = text('number', { label: incomeWords.number, maxLength: 60, optional: true })
const descriptionField = text('description', { label: incomeWords.description, maxLength: 200, optional: true })

/** The questions of one income, typed or read. */
export const incomeFields = ({ kinds }: IncomeTest) => {
  const kind: ChoiceField = { kind: 'choice', name: 'kind', label: incomeWords.kind, choices: kinds }
  return { day: dayField, kind, amount: amountField, number: numberField, description: descriptionField } as const
}

const nothing = (...faults: readonly RowFault[]): ReadIncome => ({ entries: [], faults })

/** Reads a file, CSV or XLSX by its first bytes; `kindOfAll` is the kind of rows where the file has no column for it, `last` the last day that an income may have. */
export async function readIncomeFile(bytes: Buffer, test: IncomeTest, kindOfAll: string, last: Day): Promise<ReadIncome> {
  const rows = isWorkbook(bytes) ? await rowsOfWorkbook(bytes) : rowsOfCsv(bytes)
  return 'faults' in rows ? nothing(...rows.faults) : readTable(rows.rows, test, kindOfAll, last)
}

function readTable(rows: readonly Row[], test: IncomeTest, kindOfAll: string, last: Day): ReadIncome {
  const [head, ...body] = rows
  if (head === undefined || body.length === 0) return nothing({ text: fileWords.empty })
  if (body.length > mostRows) return nothing({ text: fileWords.tooMany(mostRows) })
  const { places, faults } = placesOf(head.cells, test.columns)
  if (faults.length > 0) return nothing(...faults)
  const lacking = (['day', 'amount'] as const).filter((name) => places[name] === undefined)
  if (lacking.length > 0) return nothing(...lacking.map((name) => ({ text: fileWords.noColumn(test.columns[name]) })))
  return readRows(body, places, test, kindOfAll, last)
}

function readRows(body: readonly Row[], places: Places, test: IncomeTest, kindOfAll: string, last: Day): ReadIncome {
  const fields = incomeFields(test)
  const entries: RowIncome[] = []
  const faults: RowFault[] = []
  const invoices = new Map<string, RowIncome>()
  const lines = new Map<string, number>()
  for (const { row, cells } of body) {
    const cell = (name: keyof IncomeColumns): string => (places[name] === undefined ? '' : cells[places[name]] ?? '')
    const wrong: Text[] = []
    const read = (name: keyof typeof fields, raw: string): string => {
      const one = readOne(fields[name], raw)
      if ('answer' in one) return String(one.answer)
      wrong.push(...one.problems.map(({ text: said }) => fileWords.inColumn(fields[name].label, name === 'amount' && unrounded.test(raw.trim()) ? fileWords.decimals : said)))
      return ''
    }
    const day = read('day', dayIn(cell('day'))) as Day
    const kind = places.kind === undefined ? kindOfAll : read('kind', kindNamed(cell('kind'), test))
    const amount = read('amount', cell('amount'))
    const [number, description] = [read('number', cell('number')), read('description', cell('description'))]
    if (wrong.length === 0) wrong.push(...[dayFault(day, last) ?? []].flat())
    if (wrong.length === 0) {
      const entry = { row, day, kind, amount: BigInt(amount), description, ...(number !== '' && { number }) }
      wrong.push(...[number === '' ? [] : lineFault(entry, number, invoices, lines) ?? []].flat())
      entries.push(entry)
    }
    faults.push(...wrong.map((said) => ({ row, text: said })))
  }
  return faults.length > 0 ? nothing(...faults) : { entries, faults: [] }
}

/** What a formula without rounding comes to. */
const unrounded = /^-?\d+[.,]\d{3,}$/

/** A moment stands for its day: exports say when an invoice was made to the second. */
const dayIn = (words: string): string => words.replace(/^(\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})[ T]\d{1,2}:\d{2}(:\d{2})?$/, '$1')

/** An invoice may have several lines, of one day; the same line twice is one too many, and so is its number on another day of the year. */
function lineFault(entry: RowIncome, number: string, invoices: Map<string, RowIncome>, lines: Map<string, number>): Text | undefined {
  const { row, day, kind, amount, description } = entry
  const [invoice, line] = [`${yearOf(day)} ${number}`, JSON.stringify([day, number, kind, String(amount), description])]
  const [first, same] = [invoices.get(invoice), lines.get(line)]
  if (first === undefined) invoices.set(invoice, entry)
  if (same === undefined) lines.set(line, row)
  return first !== undefined && first.day !== day ? fileWords.twice(number, first.row) : same === undefined ? undefined : fileWords.sameLine(number, same)
}

type Places = { readonly [K in keyof IncomeColumns]?: number }

const plain = (words: string): string => words.normalize('NFC').trim().toLowerCase()

/** Where each column stands: under its most particular name, so that a sum with VAT is not read for the one without. The same name twice is refused. */
function placesOf(head: readonly string[], columns: IncomeColumns): { readonly places: Places; readonly faults: readonly RowFault[] } {
  const heads = head.map(plain)
  const found = Object.entries(columns).flatMap(([name, names]: [string, readonly string[]]) => {
    const known = names.map(plain).find((one) => heads.includes(one))
    return known === undefined ? [] : [{ name: name as keyof IncomeColumns, at: heads.flatMap((one, at) => (one === known ? [at] : [])) }]
  })
  return {
    places: Object.fromEntries(found.map(({ name, at }) => [name, at[0]])),
    faults: found.flatMap(({ name, at }) => (at.length < 2 ? [] : [{ text: fileWords.twoColumns(incomeWords[name], at.map((place) => head[place]!)) }])),
  }
}

/** A kind by its code, or by what it is called in any language. */
const kindNamed = (words: string, { kinds }: IncomeTest): string =>
  kinds.find(({ value, label }) => [value, ...Object.values(label)].some((one) => plain(one) === plain(words)))?.value ?? words
