/** Reads what a person submitted into facts: parsed once, here, with an error per field that names the mend. */
import { readAddress, writtenAddress } from './address.ts'
import { isSlotText } from './allocation.ts'
import { conventions, numberFault } from './conventions.ts'
import { Decimal } from './decimal.ts'
import { takenFrom } from './entry-field.ts'
import type { EntriesField } from './entry-question.ts'
import type { Problem } from './failure.ts'
import { type AddressField, type Answer, type ChoicesField, type Facts, type Field, isAddress, numberKinds, type Row, type RowsField, rowsIn, valuesIn, whoseNumber } from './field.ts'
import { parseMoney, tengeOf } from './money.ts'
import { parseCoordinates, regionName } from './places.ts'
import { answerMessages as say } from './answers.messages.ts'
import type { Text } from './text.ts'

/**
 * What a form sends: a value per field name; a row's cell is `table.0.column`, a chosen value of several `field.value` with `true`, a part of an address `field.part`. A field
 * that is absent was not on the page, an empty one was left empty.
 */
export type Submitted = Readonly<Record<string, string>>

export interface ReadAnswers {
  /** The answers that are right. An optional field left empty is the empty text: known to be empty. */
  readonly facts: Facts
  readonly problems: readonly Problem[]
}

/** Reads the answers of these fields. Wrong ones are reported, right ones are kept; what an entry of a register says is not read but taken from it. */
export function readAnswers(fields: readonly Field[], submitted: Submitted): ReadAnswers {
  const facts: Record<string, Answer> = {}
  const problems: Problem[] = []
  for (const field of fields) {
    if (takenFrom(field)) continue
    const read = readField(field, submitted, field.name)
    if ('answer' in read) facts[field.name] = read.answer
    else problems.push(...read.problems)
  }
  return { facts, problems }
}

export type Read<A> = { readonly answer: A } | { readonly problems: readonly Problem[] }
/** A field that holds one value. */
type Single = Exclude<Field, RowsField | ChoicesField | EntriesField | AddressField>

const wrong = (field: string, text: Text): Read<never> => ({ problems: [{ field, text }] })

function readField(field: Field, submitted: Submitted, name: string): Read<Answer> {
  switch (field.kind) {
    case 'rows': return readRows(field, submitted, name)
    case 'choices': return readChoices(field, submitted, name)
    case 'entries': return readEntries(field, submitted, name)
    case 'address': return readAddress(field, submitted, name)
    default: return readOne(field, submitted[name] ?? '', name)
  }
}

/** Reads one value: the text is trimmed and brought to one form. */
export function readOne(field: Single, raw: string, name = field.name): Read<string | number | boolean> {
  const value = raw.normalize('NFC').trim()
  if (field.kind === 'flag' && value === '' && field.optional) return { answer: '' }
  if (value === '') return field.optional ? { answer: '' } : wrong(name, say.missing(field))
  const read = parse(field, value)
  return 'answer' in read ? read : { problems: [{ field: name, text: read.wrong, label: field.label }] }
}

export type Parsed = { readonly answer: string | number | boolean } | { readonly wrong: Text }

/** Phone numbers in the international form, the plus and 8 to 15 digits (ITU-T E.164). */
const phone = /^\+[1-9]\d{7,14}$/
/** One address as HTML's own input accepts it (WHATWG HTML, valid e-mail address), with a dot in its domain. */
const address = /^[\w.!#$%&'*+/=?^`{|}~-]+@[\dA-Za-z](?:[\dA-Za-z-]*[\dA-Za-z])?(?:\.[\dA-Za-z](?:[\dA-Za-z-]*[\dA-Za-z])?)+$/

function parse(field: Single, value: string): Parsed {
  switch (field.kind) {
    case 'text': return value.length <= field.maxLength ? { answer: value } : { wrong: say.tooLong(field.maxLength, value.length) }
    case 'email': return address.test(value) && value.length <= 254 ? { answer: value } : { wrong: say.notAnEmail }
    case 'phone': {
      const digits = value.replaceAll(/[\s()-]/g, '').replace(conventions().phones.trunk, conventions().phones.code)
      return phone.test(digits) ? { answer: digits } : { wrong: say.notAPhone() }
    }
    case 'integer': return parseInteger(value, field.min, field.max)
    case 'decimal': return parseDecimal(value, field.min, field.max)
    case 'money': {
      const amount = parseMoney(value)
      return amount === undefined ? { wrong: say.notMoney() } : amountInBounds(amount)
    }
    case 'date': return parseDate(value)
    case 'time': return parseTime(value)
    case 'dateTime': return parseDateTime(value)
    case 'slot': return isSlotText(value) ? { answer: value } : { wrong: say.notAChoice }
    case 'flag': return value === 'true' || value === 'false' ? { answer: value === 'true' } : { wrong: say.notAChoice }
    case 'choice': return field.choices.some((choice) => choice.value === value) ? { answer: value } : { wrong: say.notAChoice }
    case numberKinds.organisation: case numberKinds.person: case 'iban': {
      const compact = value.replaceAll(/[\s-]/g, '').toUpperCase()
      const fault = field.kind === 'iban' ? conventions().accounts.explain(compact) : numberFault(whoseNumber(field.kind)!, compact)
      return fault === undefined ? { answer: compact } : { wrong: fault }
    }
    case 'file': return { answer: value }
    case 'entry': return readNumber(value)
    case 'region': return regionName(value) ? { answer: value } : { wrong: say.notAChoice }
    case 'coordinates': {
      const coordinates = parseCoordinates(value)
      return coordinates === undefined ? { wrong: say.notCoordinates } : { answer: coordinates }
    }
  }
}

const spaces = /[\s\u00A0\u202F]/g

function parseInteger(value: string, min?: number, max?: number): Parsed {
  const compact = value.replaceAll(spaces, '')
  if (!/^-?\d+$/.test(compact)) return { wrong: say.notAnInteger }
  return inBounds(Number(compact), min, max)
}

/** How many digits an answer may have, however it comes: a whole number, and an amount in the smaller unit of the currency. The schemas of the API publish the same. */
export const mostDigits = { integer: 15, money: 18 } as const
const mostMoney = 10n ** BigInt(mostDigits.money) - 1n

/** What a field of whole numbers allows: its own bounds, and never more digits than any answer may have. */
export function boundsOf({ min = -Infinity, max = Infinity }: { readonly min?: number | undefined; readonly max?: number | undefined }): { readonly min: number; readonly max: number } {
  const most = 10 ** mostDigits.integer - 1
  return { min: Math.max(min, -most), max: Math.min(max, most) }
}

/** A whole number between what its field allows. */
export function inBounds(number: number, least?: number, most?: number): Parsed {
  const { min, max } = boundsOf({ min: least, max: most })
  if (number < min) return { wrong: say.tooSmall(String(min)) }
  return number > max ? { wrong: say.tooLarge(String(max)) } : { answer: number }
}

/** An amount in the smaller unit, as answers hold it. */
export function amountInBounds(amount: bigint): Parsed {
  if (amount < 0n) return { wrong: say.negativeMoney }
  return amount > mostMoney ? { wrong: say.tooLarge(grouped(mostMoney)) } : { answer: amount.toString() }
}

function parseDecimal(value: string, min?: string, max?: string): Parsed {
  const compact = value.replaceAll(spaces, '').replace(',', '.')
  if (!/^-?\d{1,15}(\.\d{1,8})?$/.test(compact)) return { wrong: say.notADecimal }
  const number = Decimal.from(compact)
  if (min !== undefined && number.compare(Decimal.from(min)) < 0) return { wrong: say.tooSmall(min) }
  if (max !== undefined && number.compare(Decimal.from(max)) > 0) return { wrong: say.tooLarge(max) }
  return { answer: number.toString() }
}

/** A day as a date input sends it (2026-11-24) or as people here write it (24.11.2026). */
function parseDate(value: string): Parsed {
  const written = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value)
  const iso = written ? `${written[3]}-${written[2]!.padStart(2, '0')}-${written[1]!.padStart(2, '0')}` : value
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return { wrong: say.notADate }
  try {
    return { answer: Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString() }
  } catch {
    return { wrong: say.noSuchDate }
  }
}

/** A day, or a day and a time of it, that was typed as people here write it, as a declaration says it; undefined where it is none. */
export const typedDay = (value: string): string | undefined => writtenAs(parseDate(value.trim()))
export const typedMoment = (value: string): string | undefined => writtenAs(parseDateTime(value.trim()))
const writtenAs = (read: Parsed): string | undefined => ('wrong' in read ? undefined : String(read.answer))

/** A time as a time input sends it (09:30) or as people write it (9.30). */
function parseTime(value: string): Parsed {
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(value) ?? []
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return { wrong: say.notATime }
  return { answer: `${hours.padStart(2, '0')}:${minutes}` }
}

/** A day and a time with a space, a comma or a T between. */
function parseDateTime(value: string): Parsed {
  const [, day, clock] = /^(\S+?)(?:\s*,\s*|\s+|T)(\d{1,2}[:.]\d{2})$/.exec(value) ?? []
  if (day === undefined || clock === undefined) return { wrong: say.notADateTime }
  const [date, time] = [parseDate(day), parseTime(clock)]
  if ('wrong' in date) return date
  return 'wrong' in time ? time : { answer: `${String(date.answer)}T${String(time.answer)}` }
}

/** The names of what was sent below a field: its rows' cells, its chosen values. */
const namesBelow = (name: string, submitted: Submitted): readonly string[] => Object.keys(submitted).filter((one) => one.startsWith(`${name}.`))

const readChoices = (field: ChoicesField, submitted: Submitted, name: string): Read<readonly string[]> => chosen(field, ticked(name, submitted), name)

/** What was ticked below a field. */
const ticked = (name: string, submitted: Submitted): readonly string[] => namesBelow(name, submitted).filter((one) => submitted[one] === 'true').map((one) => one.slice(name.length + 1))

/** Several values, in the order in which they are offered. */
export function chosen(field: ChoicesField, values: readonly string[], name: string): Read<readonly string[]> {
  const wrong = (text: Text): Read<never> => ({ problems: [{ field: name, text, label: field.label }] })
  if (values.some((value) => !field.choices.some((choice) => choice.value === value))) return wrong(say.notAChoice)
  const answer = field.choices.map(({ value }) => value).filter((value) => values.includes(value))
  const least = Math.max(field.min ?? 1, 1)
  if (answer.length === 0) return field.optional ? { answer } : { problems: [{ field: name, text: say.missing(field) }] }
  if (answer.length < least) return wrong(say.tooFewChoices(least))
  return field.max !== undefined && answer.length > field.max ? wrong(say.tooManyChoices(field.max)) : { answer }
}

/** The number of an entry as people type it: capitals, digits and hyphens. */
function readNumber(value: string): Parsed & ({ readonly answer: string } | { readonly wrong: Text }) {
  const number = value.replaceAll(/\s/g, '').replaceAll(/[\u2010-\u2015]/g, '-').toUpperCase()
  return /^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(number) && number.length <= 60 ? { answer: number } : { wrong: say.notANumber }
}

/** Several numbers: typed with commas between, or ticked, each by a name of its own. */
const readEntries = (field: EntriesField, submitted: Submitted, name: string): Read<readonly string[]> =>
  numbered(field, [...ticked(name, submitted), ...(submitted[name] ?? '').split(/[,;]/)], name)

/** Several numbers of entries, each once; empty ones are none. */
export function numbered(field: EntriesField, values: readonly string[], name: string): Read<readonly string[]> {
  const numbers: string[] = []
  for (const value of values.map((one) => one.trim()).filter((one) => one !== '')) {
    const read = readNumber(value)
    if ('wrong' in read) return { problems: [{ field: name, text: read.wrong, label: field.label }] }
    if (!numbers.includes(read.answer)) numbers.push(read.answer)
  }
  if (numbers.length === 0) return field.optional ? { answer: numbers } : wrong(name, say.missing(field))
  return numbers.length > field.most ? { problems: [{ field: name, text: say.tooManyChoices(field.most), label: field.label }] } : { answer: numbers }
}

/** The numbers of the rows that were sent, in order, whether or not some between them were taken away. */
export const rowNumbers = (table: string, submitted: Submitted): readonly number[] => {
  const numbers = namesBelow(table, submitted).map((name) => /^\d{1,4}(?=\.)/.exec(name.slice(table.length + 1))?.[0])
  return [...new Set(numbers.filter((number) => number !== undefined).map(Number))].sort((a, b) => a - b)
}

/** Whether anything but space was sent for a field. */
const saysAnything = (name: string, submitted: Submitted): boolean => [name, ...namesBelow(name, submitted)].some((one) => (submitted[one] ?? '').trim() !== '')

function readRows(field: RowsField, submitted: Submitted, name: string): Read<readonly Row[]> {
  const answer: Record<string, Answer>[] = []
  const problems: Problem[] = []
  for (const number of rowNumbers(name, submitted)) {
    const prefix = `${name}.${number}`
    if (!field.columns.some((column) => !takenFrom(column) && saysAnything(`${prefix}.${column.name}`, submitted))) continue
    const row: Record<string, Answer> = {}
    for (const column of field.columns) {
      if (takenFrom(column)) continue
      const read = readField(column, submitted, `${prefix}.${column.name}`)
      if ('answer' in read) row[column.name] = read.answer
      else problems.push(...read.problems)
    }
    answer.push(row)
  }
  problems.push(...rowsProblems(field, answer.length, name))
  return problems.length > 0 ? { problems } : { answer }
}

/** What is wrong with how many rows there are. */
export const rowsProblems = ({ minRows, maxRows, optional }: RowsField, count: number, name: string): readonly Problem[] => [
  ...(count < minRows && !(optional && count === 0) ? [{ field: name, text: say.tooFewRows(minRows) }] : []), ...(count > maxRows ? [{ field: name, text: say.tooManyRows(maxRows) }] : []),
]

/** Turns facts back into what a form would have sent, so that a page can show them again. */
export function writeAnswers(fields: readonly Field[], facts: Facts, within = ''): Submitted {
  const submitted: Record<string, string> = {}
  for (const field of fields) {
    const answer = facts[field.name]
    const name = within + field.name
    if (answer === undefined) continue
    if (takenFrom(field)) continue
    if (field.kind === 'entries') submitted[name] = valuesIn(answer).join(', ')
    else if (isAddress(answer)) Object.assign(submitted, writtenAddress(name, answer))
    else if (field.kind === 'choices') for (const value of valuesIn(answer)) submitted[`${name}.${value}`] = 'true'
    else if (field.kind !== 'rows' || !Array.isArray(answer)) submitted[name] = written(field, answer)
    else for (const [number, row] of rowsIn(answer).entries()) {
      for (const column of field.columns) if (column.kind !== 'rows' && column.kind !== 'choices' && column.kind !== 'address' && !takenFrom(column)) submitted[`${name}.${number}.${column.name}`] = ''
      Object.assign(submitted, writeAnswers(field.columns, row, `${name}.${number}.`))
    }
  }
  return submitted
}

const written = (field: Field, answer: Answer): string => (field.kind !== 'money' || answer === '' ? String(answer) : grouped(BigInt(String(answer))))

/** An amount in groups of three, as people write amounts: a nought too many is seen. */
function grouped(amount: bigint): string {
  const [units = '', fraction] = tengeOf(amount).split('.')
  const whole = units.replaceAll(/\B(?=(?:\d{3})+$)/g, ' ')
  return fraction === undefined ? whole : `${whole},${fraction.padEnd(conventions().currency.digits, '0')}`
}
