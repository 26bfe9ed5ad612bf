/** Checks answers that come as what they are, from an act or as JSON, by the fields that are to hold them: none is written as text to be read again. Pure. */
import { readAddress, writtenAddress } from './address.ts'
import { answerMessages as say } from './answers.messages.ts'
import { chosen, inBounds, numbered, readOne, type Read, type ReadAnswers, rowsProblems } from './answers.ts'
import { takenFrom } from './entry-field.ts'
import type { Problem } from './failure.ts'
import { type Answer, type Facts, type Field, isAddress, isEmpty, type Row, type RowsField, rowsIn, valuesIn } from './field.ts'

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
    case 'money': if (isWhole(value)) {
      const amount = BigInt(value)
      return amount < 0n ? { problems: [{ field: name, text: say.negativeMoney, label: field.label }] } : { answer: amount.toString() }
    } break
    case 'integer': if (typeof value === 'number' && Number.isSafeInteger(value)) {
      const bounded = inBounds(value, field.min, field.max)
      return 'answer' in bounded ? bounded : { problems: [{ field: name, text: bounded.wrong, label: field.label }] }
    } break
    case 'flag': if (typeof value === 'boolean') return { answer: value }
  }
  if (field.kind === 'money' && value !== undefined && value !== '') return { problems: [{ field: name, text: say.notMoney(), label: field.label }] }
  // What is kept as text is read as text, and so is what came as another kind than its field's.
  return readOne(field, value === undefined || typeof value === 'object' ? '' : String(value), name)
}

/** An amount in the smallest unit. */
const isWhole = (value: Answer | undefined): value is string | number => (typeof value === 'string' || typeof value === 'number') && /^-?\d{1,30}$/.test(String(value))

function checkRows(field: RowsField, rows: readonly Row[], name: string): Read<readonly Row[]> {
  const filled = rows.filter((row) => Object.values(row).some((cell) => !isEmpty(cell)))
  const read = filled.map((row, number) => field.columns.flatMap((column) => (takenFrom(column) ? [] : [{ column, cell: check(column, row[column.name], `${name}.${number}.${column.name}`) }])))
  const problems = [...read.flat().flatMap(({ cell }) => ('answer' in cell ? [] : cell.problems)), ...rowsProblems(field, filled.length, name)]
  return problems.length > 0 ? { problems } : { answer: read.map((row) => Object.fromEntries(row.flatMap(({ column, cell }) => ('answer' in cell ? [[column.name, cell.answer]] : [])))) }
}
