/** Columns of a register that hold only for some entries: each by what the columns before it state. Pure. */
import { evaluate, type Reading } from './evaluate.ts'
import type { Answer, Facts } from './field.ts'
import type { RegisterField } from './register.ts'
import type { RuleData } from './rule.ts'

/** A register has no dated values, and no day of a case. */
const reading: Reading = { parameters: {}, on: '0001-01-01' }

/** Whether a column holds for an entry of which this is known: what the columns before it state that hold themselves. */
export const holdsFor = ({ when }: { readonly when?: RuleData }, known: Facts): boolean => when === undefined || evaluate(when, known, reading).verdict === true

/** The columns that hold for an entry with these values, in their order: the very list that was given where every column always does. */
export function columnsHeld(fields: readonly RegisterField[], values: Facts): readonly RegisterField[] {
  if (fields.every(({ when }) => when === undefined)) return fields
  const known: Record<string, Answer> = {}
  return fields.filter((field) => {
    if (!holdsFor(field, known)) return false
    const value = values[field.name]
    if (value !== undefined) known[field.name] = value
    return true
  })
}
