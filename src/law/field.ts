/** Fields of a form. A field is at once a question, a column of the record and a fact that rules speak of. */
import type { AddressParts } from './address-part.ts'
import type { EntriesField, EntryField } from './entry-question.ts'
import type { Question } from './question.ts'
import type { Text } from './text.ts'

export interface TextField extends Question {
  readonly kind: 'text'
  readonly maxLength: number
  readonly long?: true
  /** The answer is a list of these codes with commas between, and is printed in their words. */
  readonly codes?: readonly Choice[]
  /** Where what the answer names is read: the answer is the last part of the path. */
  readonly opens?: { readonly path: string; readonly label: Text }
}
export interface EmailField extends Question { readonly kind: 'email' }
export interface PhoneField extends Question { readonly kind: 'phone' }
/** A whole number. */
export interface IntegerField extends Question { readonly kind: 'integer'; readonly min?: number; readonly max?: number }
/** An exact decimal, kept as text such as "12.5". */
export interface DecimalField extends Question { readonly kind: 'decimal'; readonly unit?: Text; readonly min?: string; readonly max?: string }
/** An amount of money, kept as tiyn in decimal text such as "123456". */
export interface MoneyField extends Question { readonly kind: 'money' }
export interface DateField extends Question { readonly kind: 'date' }
/** A free time of the resource that the procedure allocates: its beginning, as `2026-03-05T09:00` on the clock of the country. */
export interface SlotField extends Question { readonly kind: 'slot' }
/** A time of the day, hours and minutes: `09:30`. */
export interface TimeField extends Question { readonly kind: 'time' }
/** A day and a time of it on the clocks of the country: `2026-06-01T09:30`. */
export interface DateTimeField extends Question { readonly kind: 'dateTime' }
/** A region of the country, by its code. */
export interface RegionField extends Question { readonly kind: 'region' }
/** A point on the earth: latitude and longitude in degrees of WGS 84, `43.238949, 76.889709`. */
export interface CoordinatesField extends Question { readonly kind: 'coordinates' }
/** An address in parts, which the country declares. The fact is a record of what was said of them, by name. */
export interface AddressField extends Question { readonly kind: 'address' }
export interface FlagField extends Question {
  readonly kind: 'flag'
  /** Its cell in a table of flags, for flags that say one thing of many; `rows` is the heading above the rows. */
  readonly cell?: { readonly rows: Text; readonly row: Text; readonly column: Text }
}
export interface Choice { readonly value: string; readonly label: Text; readonly hint?: Text }
export interface ChoiceField<V extends string = string> extends Question {
  readonly kind: 'choice'
  readonly choices: readonly (Choice & { readonly value: V })[]
}
/** Several of the choices. The fact is the list of the chosen values, in the order of the choices. */
export interface ChoicesField<V extends string = string> extends Question {
  readonly kind: 'choices'
  readonly choices: readonly (Choice & { readonly value: V })[]
  /** The least and the most that may be chosen. Without them at least one, or none where the field is optional. */
  readonly min?: number
  readonly max?: number
}
/** A number of a national register, checked by the country's rules; it says who the applicant is. */
export interface IdentifierField extends Question { readonly kind: 'bin' | 'iin' | 'iban' }
/** A document. The fact is the file's id. */
export interface FileField extends Question { readonly kind: 'file'; readonly accept: readonly string[]; readonly limitMegabytes: number }
/**
 * Questions that are answered once for each of several things, row by row. The fact is a list of records of the columns by name. A column may be
 * such a table itself, whose own columns are none.
 */
export interface RowsField extends Question {
  readonly kind: 'rows'
  readonly columns: readonly Field[]
  readonly minRows: number
  readonly maxRows: number
}

export type Field =
  | TextField | EmailField | PhoneField | IntegerField | DecimalField | MoneyField | DateField | FlagField | ChoiceField
  | ChoicesField | IdentifierField | FileField | RowsField | SlotField | TimeField | DateTimeField | EntryField | EntriesField | RegionField | CoordinatesField | AddressField

/** What a form gives for a field: numbers as integers or decimal text, everything as plain JSON. */
export type Answer = string | number | boolean | readonly string[] | readonly Row[] | AddressParts

/** One row of a table: the answers to its columns by name. */
export interface Row { readonly [column: string]: Answer }

/** The answers known so far, by field name. A field that is absent is unknown. */
export type Facts = Readonly<Record<string, Answer>>

type Details<F extends Field, Keys extends keyof F = never> = Omit<F, 'kind' | 'name' | Keys>

export const text = (name: string, field: Details<TextField>): TextField => ({ kind: 'text', name, ...field })
export const email = (name: string, field: Details<EmailField>): EmailField => ({ kind: 'email', name, ...field })
export const phone = (name: string, field: Details<PhoneField>): PhoneField => ({ kind: 'phone', name, ...field })
export const integer = (name: string, field: Details<IntegerField>): IntegerField => ({ kind: 'integer', name, ...field })
export const decimal = (name: string, field: Details<DecimalField>): DecimalField => ({ kind: 'decimal', name, ...field })
export const money = (name: string, field: Details<MoneyField>): MoneyField => ({ kind: 'money', name, ...field })
export const date = (name: string, field: Details<DateField>): DateField => ({ kind: 'date', name, ...field })
export const slot = (name: string, field: Details<SlotField>): SlotField => ({ kind: 'slot', name, ...field })
export const flag = (name: string, field: Details<FlagField>): FlagField => ({ kind: 'flag', name, ...field })
export const file = (name: string, field: Details<FileField>): FileField => ({ kind: 'file', name, ...field })
export const rows = (name: string, field: Details<RowsField>): RowsField => ({ kind: 'rows', name, ...field })

/** A choice of one. The values are remembered by the type, so that a rule about another value does not compile. */
export const choice = <const V extends string>(name: string, field: Details<ChoiceField<V>>): ChoiceField<V> =>
  ({ kind: 'choice', name, ...field })

/** A choice of several. */
export const choices = <const V extends string>(name: string, field: Details<ChoicesField<V>>): ChoicesField<V> =>
  ({ kind: 'choices', name, ...field })

/** Whose number each kind of field asks for. The kinds stand so in the hashes of declarations, whatever a country calls its numbers. */
export const numberKinds = { organisation: 'bin', person: 'iin' } as const

/** Whose number a kind of field asks for; undefined for every other kind. */
export const whoseNumber = (kind: string): keyof typeof numberKinds | undefined =>
  (kind === numberKinds.organisation ? 'organisation' : kind === numberKinds.person ? 'person' : undefined)

/** A number of a national register. */
export const identifier = (kind: 'bin' | 'iin' | 'iban', name: string, field: Details<IdentifierField>): IdentifierField =>
  ({ kind, name, ...field })

/** The rows of a table's answer; none where it has no answer yet. */
export const rowsIn = (answer: Answer | undefined): readonly Row[] => membersOf(answer).filter((row) => typeof row === 'object')

/** The values of an answer of several; none where it has no answer yet. */
export const valuesIn = (answer: Answer | undefined): readonly string[] => membersOf(answer).filter((value) => typeof value === 'string')

const membersOf = (answer: Answer | undefined): readonly (string | Row)[] => (typeof answer === 'object' && !isAddress(answer) ? answer : [])

/** Whether an answer is an address. */
export const isAddress = (answer: Answer | undefined): answer is AddressParts => typeof answer === 'object' && !Array.isArray(answer)

const simpleColumns: readonly Field['kind'][] = ['text', 'integer', 'decimal', 'money', 'date', 'time', 'dateTime', 'flag', 'choice', 'region', 'coordinates']

/** Whether a column fits into one cell of a table; a row with any other is shown as a group of questions. */
export const isSimpleColumn = (column: Field): boolean => simpleColumns.includes(column.kind) && !(column.kind === 'text' && column.long)

/** Whether an answer holds personal data, in a column too: then the whole answer is kept where it can be erased. */
export const holdsPersonal = (field: Field): boolean => field.personal === true || (field.kind === 'rows' && field.columns.some(holdsPersonal))

/** Whether an answer may name a region, by itself or in an address, that is nobody's personal data. */
export const asksRegion = (field: Field): boolean => (field.kind === 'region' || field.kind === 'address') && !holdsPersonal(field)

/** The question that a control asks: `plan`, or within a table `works.0.proof`. */
export function fieldAt(fields: readonly Field[], control: string): Field | undefined {
  const [name, number, ...rest] = control.split('.')
  const field = fields.find((one) => one.name === name)
  if (number === undefined) return field
  return field?.kind === 'rows' && /^\d{1,4}$/.test(number) && rest.length > 0 ? fieldAt(field.columns, rest.join('.')) : undefined
}

/** Every question for a document, also those in tables. */
export const fileFieldsOf = (fields: readonly Field[]): readonly FileField[] =>
  fields.flatMap((field) => (field.kind === 'file' ? [field] : field.kind === 'rows' ? fileFieldsOf(field.columns) : []))

/** Whether a known answer says nothing. */
export const isEmpty = (answer: Answer): boolean => answer === '' || (typeof answer === 'object' && (isAddress(answer) ? Object.keys(answer) : answer).length === 0)

/** The ids of the files that answers hold, with the name of the control of each: `plan`, `works.0.proof`. */
export function filesIn(fields: readonly Field[], facts: Facts, within = ''): readonly { readonly name: string; readonly id: string; readonly field: FileField }[] {
  return fields.flatMap((field) => {
    const name = within + field.name
    const answer = facts[field.name]
    if (field.kind === 'file') return typeof answer === 'string' && answer !== '' ? [{ name, id: answer, field }] : []
    return field.kind === 'rows' ? rowsIn(answer).flatMap((row, number) => filesIn(field.columns, row, `${name}.${number}.`)) : []
  })
}
