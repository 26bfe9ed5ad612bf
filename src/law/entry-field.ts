/** Reads answers that name entries of registers, and takes over what the entries say. */
import type { EntriesField, EntryField, EntryState } from './entry-question.ts'
import type { Answer, Facts, Field, RowsField } from './field.ts'

/** Whether a question is answered with entries. */
export const choosesEntries = (field: { readonly kind: string }): field is EntryField | EntriesField => field.kind === 'entry' || field.kind === 'entries'

/** The states in which an entry may be chosen. */
export const statesOf = ({ states }: EntryField | EntriesField): readonly EntryState[] => states ?? ['entered']

/** What a field takes from the entry that another question of its form, or of its row, chose: `entry.plot.area`. */
export function takenFrom({ from }: { readonly from?: string }): { readonly question: string; readonly column: string } | undefined {
  const [, question, column] = /^entry\.([A-Za-z][A-Za-z0-9]*)\.([A-Za-z][A-Za-z0-9]*)$/.exec(from ?? '') ?? []
  return question === undefined || column === undefined ? undefined : { question, column }
}

/** The same question for whoever has no entry at hand and tries the rules: what an entry would say is answered by hand. */
export function untaken<F extends Field>(field: F): F {
  if (takenFrom(field) === undefined) return field
  const { from: _, ...asked } = field
  return asked as F
}

/** The numbers of the entries that an answer names. */
export const entriesNamed = (answer: Answer | undefined): readonly string[] =>
  (typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer.filter((one) => typeof one === 'string') : []).filter((number) => number !== '')

/** The entries that answers name, also in tables, each with its question and the name of its control. */
export function entriesIn(fields: readonly Field[], facts: Facts, within = ''): readonly { readonly name: string; readonly number: string; readonly field: EntryField | EntriesField }[] {
  return fields.flatMap((field) => {
    const [name, answer] = [within + field.name, facts[field.name]]
    if (choosesEntries(field)) return entriesNamed(answer).map((number) => ({ name, number, field }))
    return field.kind === 'rows' && Array.isArray(answer) ? answer.flatMap((row, place) => (typeof row === 'object' ? entriesIn(field.columns, row, `${name}.${place}.`) : [])) : []
  })
}

/** Whether a form asks for entries anywhere. */
export const asksEntries = (fields: readonly Field[]): boolean => fields.some((field) => choosesEntries(field) || (field.kind === 'rows' && asksEntries(field.columns)))

/**
 * The questions of a form of which entries are read anew when these answers are given: those that are answered, those from whose entry a table among them
 * takes, and what takes from an entry that is chosen anew, of another table the columns alone that do. The rest stays as it was said. Pure.
 */
export function readAnew(form: readonly Field[], given: Facts): readonly Field[] {
  const isGiven = (name: string): boolean => given[name] !== undefined
  const outside = ({ columns }: RowsField, column: Field): string | undefined => {
    const question = takenFrom(column)?.question
    return columns.some(({ name }) => name === question) ? undefined : question
  }
  const needed = new Set(form.flatMap((field) => (field.kind === 'rows' && isGiven(field.name) ? field.columns.map((column) => outside(field, column)) : [])))
  return form.flatMap((field): readonly Field[] => {
    if (isGiven(field.name) || needed.has(field.name)) return [field]
    if (field.kind !== 'rows') return isGiven(takenFrom(field)?.question ?? '') ? [field] : []
    const columns = field.columns.filter((column) => isGiven(outside(field, column) ?? ''))
    return columns.length > 0 ? [{ ...field, columns }] : []
  })
}

/**
 * Answers with what the chosen entries say in place of whatever stood there: `said` gives the value of a column of an entry, or undefined where it
 * has none. Pure.
 */
export function withTaken(fields: readonly Field[], facts: Facts, said: (number: string, column: string) => Answer | undefined, outer: Facts = facts): Facts {
  const taken: Record<string, Answer> = {}
  for (const field of fields) {
    const from = takenFrom(field)
    const answer = facts[field.name]
    if (from !== undefined) {
      const [number] = entriesNamed(facts[from.question] ?? outer[from.question])
      const value = number === undefined ? undefined : said(number, from.column) ?? (field.optional ? '' : undefined)
      if (value !== undefined) taken[field.name] = value
    } else if (answer !== undefined) {
      taken[field.name] = field.kind === 'rows' && Array.isArray(answer)
        ? answer.filter((row) => typeof row === 'object').map((row) => withTaken(field.columns, row, said, outer)) : answer
    }
  }
  const known = new Set(fields.map(({ name }) => name))
  return { ...Object.fromEntries(Object.entries(facts).filter(([name]) => !known.has(name))), ...taken }
}
