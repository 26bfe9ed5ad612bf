/** Columns of a register that hold only for some entries: each by what the columns before it state. Pure. */
import { evaluate, type Reading } from './evaluate.ts'
import type { Answer, Facts } from './field.ts'
import type { Register, RegisterField } from './register.ts'
import type { RuleData } from './rule.ts'
import type { Day } from './time.ts'

/**
 * With what conditions of columns are read: the territories and pilots of the register, on the day on which the entry was entered. What was entered in a pilot is
 * ruled by it also afterwards: nothing of an entry changes because time passes. A register has no dated values, and no day of a case.
 */
export const readingOf = ({ scopes }: Partial<Pick<Register, 'scopes'>>, enteredOn: Day): Reading => ({ parameters: {}, on: enteredOn, ...(scopes && { scopes }) })

/** Whether a column holds for an entry of which this is known: what the columns before it state that hold themselves. */
export const holdsFor = ({ when }: { readonly when?: RuleData }, known: Facts, reading: Reading): boolean => when === undefined || evaluate(when, known, reading).verdict === true

/** The columns that hold for an entry with these values, in their order: the very list that was given where every column always does. */
export function columnsHeld(register: Pick<Register, 'fields'> & Partial<Pick<Register, 'scopes'>>, values: Facts, enteredOn: Day): readonly RegisterField[] {
  const { fields } = register
  if (fields.every(({ when }) => when === undefined)) return fields
  const reading = readingOf(register, enteredOn)
  const known: Record<string, Answer> = {}
  return fields.filter((field) => {
    if (!holdsFor(field, known, reading)) return false
    const value = values[field.name]
    if (value !== undefined) known[field.name] = value
    return true
  })
}
