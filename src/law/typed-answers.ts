/** Checks answers that come as what they are, from an act or as JSON, by the fields that are to hold them: none is written as text to be read again. Pure. */
import { readAddress, writtenAddress } from './address.ts'
import { answerMessages as say } from './answers.messages.ts'
import { amountInBounds, chosen, inBounds, numbered, type Parsed, readAnswers, readOne, type Read, type ReadAnswers, rowsProblems, type Submitted } from './answers.ts'
import { takenFrom } from './entry-field.ts'
import type { Problem } from './failure.ts'
import { type Answer, type Facts, type Field, isAddress, type Row, type RowsField, rowsIn, valuesIn } from './field.ts'

/** Answers as they came: from a form, where all is text, or from a program, each as what it is. */
export type Given = { readonly sent: Submitted } | { readonly typed: Facts }

/** Reads answers as they came. */
export const readGiven = (fields: readonly Field[], given: Given): ReadAnswers => ('typed' in given ? checkAnswers(fields, given.typed) : readAnswers(fields, given.sent))

/** The same of these fields as `readAnswers` of what a form sent: wrong answers are reported, right ones kept. A field that is not there was left empty. */
export function checkAnswers(fields: readonly Field[], given: Facts): ReadAnswers {
  const facts: Record<string, Answer> = {}
  const problems: Problem[] = []
  for (const field of fields) {
    if (takenFrom(field)) continue
    const read = check(field, given[field.name], field.name)
    if ('answer' in read) facts[field.name] = read.answer
    else problems.push(...read.problems)
  }
  return { facts, problems }
}

function check(field: Field, value: Answer | undefined, name: string): Read<Answer> {
  switch (field.kind) {
    case 'rows': return checkRows(field, rowsIn(value), name)
    case 'choices': return chosen(field, valuesIn(value), name)
    case 'entries': return numbered(field, typeof value === 'string' ? value.split(',') : valuesIn(value), name)
    case 'address': return readAddress(field, isAddress(value) ? writtenAddress(name, value) : {}, name)
    case 'money': if (isWhole(value)) return told(field, amountInBounds(BigInt(value)), name); break
    case 'integer': if (typeof value === 'number' && Number.isInteger(value)) return told(field, inBounds(value, field.min, field.max), name); break
    case 'flag': if (typeof value === 'boolean') return { answer: value }
  }
  if (field.kind === 'money' && value !== undefined && value !== '') return { problems: [{ field: name, text: say.notMoney(), label: field.label }] }
  // What is kept as text is read as text, and so is what came as another kind than its field's.
  return readOne(field, value === undefined || typeof value === 'object' ? '' : String(value), name)
}

const told = (field: Field, read: Parsed, name: string): Read<Answer> => ('answer' in read ? read : { problems: [{ field: name, text: read.wrong, label: field.label }] })

/** An amount in the smallest unit. */
const isWhole = (value: Answer | undefined): value is string | number => (typeof value === 'string' || typeof value === 'number') && /^-?\d+$/.test(String(value))

function checkRows(field: RowsField, rows: readonly Row[], name: string): Read<readonly Row[]> {
  const filled = rows.filter((row) => field.columns.some((column) => !takenFrom(column) && saysAnything(row[column.name])))
  const read = filled.map((row, number) => field.columns.flatMap((column) => (takenFrom(column) ? [] : [{ column, cell: check(column, row[column.name], `${name}.${number}.${column.name}`) }])))
  const problems = [...read.flat().flatMap(({ cell }) => ('answer' in cell ? [] : cell.problems)), ...rowsProblems(field, filled.length, name)]
  return problems.length > 0 ? { problems } : { answer: read.map((row) => Object.fromEntries(row.flatMap(({ column, cell }) => ('answer' in cell ? [[column.name, cell.answer]] : [])))) }
}

/** Whether there is anything but space in an answer: what a form would not have left empty. */
const saysAnything = (value: unknown): boolean =>
  (typeof value === 'string' ? value.trim() !== '' : typeof value === 'object' && value !== null ? Object.values(value).some(saysAnything) : value !== undefined)
