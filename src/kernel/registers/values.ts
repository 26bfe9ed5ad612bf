/** What an entry may state: reads values against the fields of a register, and parts those that are personal from the others. Pure. */
import type { ReadAnswers } from '../../law/answers.ts'
import { evaluate } from '../../law/evaluate.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Answer, type Facts, isEmpty } from '../../law/field.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { isPersonal } from '../../law/lint-registers.ts'
import { printAnswer } from '../../law/print-answer.ts'
import { type Listing, numbersIn, type ReferenceField, type ReferencesField, refers, type Register, type RegisterField } from '../../law/register.ts'
import { columnsHeld, holdsFor, readingOf } from '../../law/register-columns.ts'
import { same, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { checkAnswers } from '../../law/typed-answers.ts'
import { messages } from './messages.ts'

/**
 * Reads what an act says: for a new entry every field, an optional one that is not named being empty; for a change of what stands before it those that are
 * named. A column that does not hold for the entry is empty, whatever is said of it; one that comes to hold is needed like any other. `enteredOn` is the day of
 * the entry. Throws a `Failure` that names each field which is wrong.
 */
export function readValues(declaration: Register, given: Facts, enteredOn: Day, before?: Facts): Facts {
  const reading = readingOf(declaration, enteredOn)
  const problems: Problem[] = Object.keys(given).filter((name) => !declaration.fields.some((field) => field.name === name))
    .map((field) => ({ field, text: messages.noField(field) }))
  const values: Record<string, Answer> = {}
  const known: Record<string, Answer> = {}
  const heldBefore = before && columnsHeld(declaration, before, enteredOn)
  for (const field of declaration.fields) {
    const [value, stood] = [given[field.name], before?.[field.name]]
    if (!holdsFor(field, known, reading)) {
      if (before === undefined || (stood !== undefined && !isEmpty(stood))) values[field.name] = ''
      continue
    }
    if (value === undefined && heldBefore?.includes(field)) {
      if (stood !== undefined) known[field.name] = stood
      continue
    }
    const read = refers(field) ? readReference(field, value ?? '') : checkAnswers([field], value === undefined ? {} : { [field.name]: value })
    problems.push(...read.problems)
    Object.assign(values, read.facts)
    Object.assign(known, read.facts)
  }
  if (problems.length > 0) throw new Failure('invalid', problems[0]!.text, problems)
  return values
}

function readReference(field: ReferenceField | ReferencesField, value: Answer): ReadAnswers {
  const wrong = (text: Text): ReadAnswers => ({ facts: {}, problems: [{ field: field.name, text, label: field.label }] })
  const named = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined
  if (named === undefined) return wrong(messages.noNumber)
  const numbers = [...new Set(named.map((one) => one.trim().toUpperCase()).filter((one) => one !== ''))]
  const most = field.kind === 'reference' ? 1 : field.most
  if (numbers.length === 0 && !field.optional) return wrong(messages.noNumber)
  return numbers.length > most ? wrong(messages.tooMany(most)) : { facts: { [field.name]: numbers.join(', ') }, problems: [] }
}

/** The entries that values refer to, each with the field that does. */
export const referencesIn = (declaration: Register, values: Facts): readonly { readonly field: ReferenceField | ReferencesField; readonly number: string }[] =>
  declaration.fields.flatMap((field) => (refers(field) ? numbersIn(values[field.name]).map((number) => ({ field, number })) : []))

/** Parts values: those that are personal by any version of their register stand where they can be erased. */
export function apart(versions: readonly Register[], values: Facts): { readonly open: Facts; readonly personal: Facts | null } {
  const personal = new Set(versions.flatMap(({ fields }) => fields.filter(isPersonal).map(({ name }) => name)))
  const pick = (which: boolean): Facts => Object.fromEntries(Object.entries(values).filter(([name]) => personal.has(name) === which))
  const kept = pick(true)
  return { open: pick(false), personal: Object.keys(kept).length === 0 ? null : kept }
}

/** Whether others see no more than that there is an entry: the rule holds, or cannot be told. */
export const isRestricted = ({ shown: { stub } }: Pick<Listing, 'shown'>, values: Facts, on: Day): boolean =>
  stub !== undefined && evaluate(stub.when, values, { on, parameters: {} }).verdict !== false

/** The fields that those see for whom the register is, in its order. */
export const shownFields = ({ fields, shown }: Pick<Listing, 'fields' | 'shown'>): readonly RegisterField[] => fields.filter(({ name }) => shown.fields.includes(name))

/** A value in words; the numbers of other entries as they are. */
export const printValue = (field: RegisterField, value: Answer): Text =>
  (refers(field) ? (value === '' ? messages.none : same(String(value))) : printAnswer(field, value))

/** How an entry is called where no name of it may be told. */
export const numberTitle = ({ title }: Register, number: string): Text => inEveryLanguage((locale) => `${title[locale]}, № ${number}`)

/** How an entry is called for those who see only what is shown: by its name where it has one that they see. */
export function titleOf(declaration: Register, number: string, values: Facts, restricted: boolean): Text {
  const { calledBy, shown } = declaration
  const name = calledBy !== undefined && shown.fields.includes(calledBy) && !restricted ? values[calledBy] : undefined
  return typeof name === 'string' && name !== '' ? same(name) : numberTitle(declaration, number)
}

/** What the box of a list looks into: the number and the shown values in every language, in small letters. */
export function lookOf(declaration: Register, number: string, values: Facts, restricted: boolean): string {
  const printed = restricted ? [] : shownFields(declaration).flatMap((field) => {
    const value = values[field.name]
    return value === undefined || value === '' ? [] : Object.values(printValue(field, value))
  })
  return [...new Set([number, ...printed])].join('\n').toLowerCase()
}

/** A column by which a list is narrowed: by its values, by the years of its days, or by the regions of its addresses. */
export interface Facet { readonly field: RegisterField; readonly by: 'values' | 'years' | 'region' }

/** Under which name the values of a facet stand apart from the entry. */
export const valuesUnder = ({ field, by }: Facet): string => (by === 'region' ? `${field.name}.region` : field.name)

const byValues: readonly RegisterField['kind'][] = ['choice', 'choices', 'flag', 'region', 'reference', 'references']
const byYears: readonly RegisterField['kind'][] = ['date', 'dateTime']

/** The columns by which a list is narrowed, of those that are shown. What can be erased narrows nothing. */
export const facetsOf = (declaration: Listing): readonly Facet[] => shownFields(declaration).filter((field) => !isPersonal(field)).flatMap((field): readonly Facet[] =>
  (byValues.includes(field.kind) ? [{ field, by: 'values' }] : byYears.includes(field.kind) ? [{ field, by: 'years' }] : field.kind === 'address' ? [{ field, by: 'region' }] : []))
