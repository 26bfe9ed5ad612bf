/** Reads a table of invoices into entries by the columns that the country documents; whatever is wrong is told by row, and then nothing is taken. Pure. */
import { CsvError, parse } from 'csv-parse/sync'
import { readOne } from '../../../law/answers.ts'
import { type ChoiceField, date, money, text } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import type { IncomeColumns, IncomeTest } from '../terms.ts'
import { fileWords, incomeWords } from './messages.ts'

/** An income before it is kept: the amount in the smaller unit. */
export interface Income {
  readonly day: Day
  readonly kind: string
  readonly amount: bigint
  readonly number?: string
  readonly description: string
}

/** What is wrong in a row of the file; without a row, with the file. The first row below the heads is 2, as spreadsheets count. */
export interface RowFault { readonly row?: number; readonly text: Text }

export type ReadIncome = { readonly entries: readonly Income[]; readonly faults: readonly [] } | { readonly entries: readonly []; readonly faults: readonly RowFault[] }

const mostRows = 20_000

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

/** Reads a file; `kindOfAll` is the kind of rows where the file has no column for it, `last` the last day that an income may have. */
export function readIncomeFile(bytes: Uint8Array, test: IncomeTest, kindOfAll: string, last: Day): ReadIncome {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return nothing({ text: fileWords.workbook })
  let rows: readonly (readonly string[])[]
  try {
    const content = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    rows = parse(content, { bom: true, delimiter: separatorOf(content), relax_column_count: true, skip_empty_lines: true, to: mostRows + 2 })
  } catch (error) {
    if (error instanceof CsvError) return nothing({ ...(typeof error['lines'] === 'number' && { row: error['lines'] }), text: fileWords.brokenRow })
    return nothing({ text: fileWords.notUtf8 })
  }
  const [head, ...body] = rows
  if (head === undefined || body.length === 0) return nothing({ text: fileWords.empty })
  if (body.length > mostRows) return nothing({ text: fileWords.tooMany(mostRows) })
  const places = placesOf(head, test.columns)
  const lacking = (['day', 'amount'] as const).filter((name) => places[name] === undefined)
  if (lacking.length > 0) return nothing(...lacking.map((name) => ({ text: fileWords.noColumn(test.columns[name]) })))
  return readRows(body, places, test, kindOfAll, last)
}

function readRows(body: readonly (readonly string[])[], places: Places, test: IncomeTest, kindOfAll: string, last: Day): ReadIncome {
  const fields = incomeFields(test)
  const entries: Income[] = []
  const faults: RowFault[] = []
  const seen = new Map<string, number>()
  for (const [at, cells] of body.entries()) {
    const row = at + 2
    const cell = (name: keyof IncomeColumns): string => (places[name] === undefined ? '' : cells[places[name]] ?? '')
    const wrong: Text[] = []
    const read = (name: keyof typeof fields, raw: string): string => {
      const one = readOne(fields[name], raw)
      if ('answer' in one) return String(one.answer)
      wrong.push(...one.problems.map(({ text: said }) => fileWords.inColumn(fields[name].label, said)))
      return ''
    }
    const day = read('day', cell('day')) as Day
    const kind = places.kind === undefined ? kindOfAll : read('kind', kindNamed(cell('kind'), test))
    const amount = read('amount', cell('amount'))
    const [number, description] = [read('number', cell('number')), read('description', cell('description'))]
    if (wrong.length === 0 && day > last) wrong.push(incomeWords.future)
    const before = number === '' ? undefined : seen.get(number)
    if (before !== undefined) wrong.push(fileWords.twice(number, before))
    if (number !== '') seen.set(number, row)
    faults.push(...wrong.map((said) => ({ row, text: said })))
    if (wrong.length === 0) entries.push({ day, kind, amount: BigInt(amount), description, ...(number !== '' && { number }) })
  }
  return faults.length > 0 ? nothing(...faults) : { entries, faults: [] }
}

type Places = { readonly [K in keyof IncomeColumns]?: number }

const plain = (words: string): string => words.normalize('NFC').trim().toLowerCase()

const placesOf = (head: readonly string[], columns: IncomeColumns): Places => Object.fromEntries(Object.entries(columns).flatMap(([name, names]) => {
  const at = head.findIndex((one) => names.some((known: string) => plain(known) === plain(one)))
  return at < 0 ? [] : [[name, at]]
}))

/** A kind by its code, or by what it is called in any language. */
const kindNamed = (words: string, { kinds }: IncomeTest): string =>
  kinds.find(({ value, label }) => [value, ...Object.values(label)].some((one) => plain(one) === plain(words)))?.value ?? words

/** The separator of which the heads have most. */
function separatorOf(content: string): string {
  const [head = ''] = content.split(/\r?\n/, 1)
  return [';', ',', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0]!
}
