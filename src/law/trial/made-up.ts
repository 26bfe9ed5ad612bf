/** Nobody who lives stands in an example, for it is published with its service and stays in every version: answers to personal questions are made up. Pure. */
import type { Answer, Facts, Field } from '../field.ts'
import { fieldsOf, type Procedure } from '../procedure.ts'
import { plainAnswer } from './bounds.ts'
import type { Example, TrialCase } from './example-data.ts'

const tellsOfSomebody = ({ personal, kind, from }: Field): boolean => personal === true || kind === 'email' || kind === 'phone' || from?.startsWith('person.') === true
const isEmpty = (value: Answer): boolean => value === '' || (Array.isArray(value) && value.length === 0)
const isRows = (value: Answer): value is readonly Readonly<Record<string, Answer>>[] => Array.isArray(value) && value.every((one) => typeof one === 'object')

/** The facts of a case, each as this says; what no question asks is asked as nothing. */
function withEach(fields: readonly Field[], facts: Facts, answer: (field: Field | undefined, value: Answer) => Answer): Facts {
  const known = new Map(fields.map((field) => [field.name, field]))
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => {
    const field = known.get(name)
    return [name, field?.kind === 'rows' && !tellsOfSomebody(field) && isRows(value) ? value.map((row) => withEach(field.columns, row, answer)) : answer(field, value)]
  }))
}

const everyFact = (declaration: Procedure, tried: TrialCase, answer: (field: Field | undefined, value: Answer) => Answer): TrialCase => {
  const each = (facts: Facts): Facts => withEach(fieldsOf(declaration), facts, answer)
  return { ...tried, answers: each(tried.answers), acts: tried.acts.map((act) => ({ ...act, ...(act.found && { found: each(act.found) }) })) }
}

/** The case with made-up answers to every question that tells of somebody; what was left empty stays so. */
export const madeUp = (declaration: Procedure, tried: TrialCase): TrialCase =>
  everyFact(declaration, tried, (field, value) => (field !== undefined && tellsOfSomebody(field) && !isEmpty(value) ? plainAnswer(field, tried.filed) : value))

/** What somebody wrote into an example: its name and every answer that is not the one that is made up for its question. */
export function writtenIn(declaration: Procedure, example: Example): readonly string[] {
  const written = new Set(Object.values(example.shows))
  const collect = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') written.add(String(value))
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  everyFact(declaration, example, (field, value) => {
    if (field === undefined || JSON.stringify(plainAnswer(field, example.filed)) !== JSON.stringify(value)) collect(value)
    return value
  })
  return [...written]
}
