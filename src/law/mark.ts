/** Marks of a returned application: which answers the office asks to be corrected, and why. Pure. */
import { type ReadAnswers, type Submitted, writeAnswers } from './answers.ts'
import { takenFrom } from './entry-field.ts'
import { type Answer, type Facts, type Field, fieldAt, rowsIn } from './field.ts'
import { inEveryLanguage } from './format.ts'
import type { Procedure, Step } from './procedure.ts'
import { same, type Text } from './text.ts'

/** An answer by the name of its control (`plan`, or within a table `works.0.proof`), and in the officer's words what is wrong with it. */
export interface Mark { readonly field: string; readonly reason: string }

/** What an answer is called within its tables: "Works, 2: Proof". */
export function labelAt(fields: readonly Field[], control: string): Text {
  const [name, number, ...rest] = control.split('.')
  const field = fields.find((one) => one.name === name)
  if (field?.kind !== 'rows' || number === undefined) return field?.label ?? same(control)
  const inRow = labelAt(field.columns, rest.join('.'))
  return inEveryLanguage((locale) => `${field.label[locale]}, ${Number(number) + 1}: ${inRow[locale]}`)
}

/** The questions that a step of the applicant lets them answer anew; what the portal knows itself is none, nor a booked slot, which is moved by itself, but of an hour for two, to which the other agrees. */
export function correctedIn({ form, allocates }: Pick<Procedure, 'form' | 'allocates'>, { corrects }: Pick<Step, 'corrects'>): readonly Field[] {
  if (corrects === undefined) return []
  return form.filter(({ id }) => corrects === 'all' || corrects.includes(id)).flatMap(({ fields }) => fields).filter(({ from, kind }) => from === undefined && (kind !== 'slot' || allocates?.sharedWith !== undefined))
}

/** The step to which an outcome returns the case to be corrected; undefined where it leads elsewhere. */
export function returnsTo({ steps }: Pick<Procedure, 'steps'>, step: Pick<Step, 'outcomes'> | undefined, outcome: string): Step | undefined {
  const to = step?.outcomes[outcome]?.to
  const next = to === undefined || to === 'closed' ? undefined : steps[to]
  return next?.by === 'applicant' && next.corrects !== undefined ? next : undefined
}

/** The controls of every answer of these fields that can be marked: each one that was asked, a table as a whole, and each answer in its rows. */
export const markable = (fields: readonly Field[], facts: Facts, within = ''): readonly string[] => fields.flatMap((field) => {
  const answer = facts[field.name]
  if (answer === undefined || takenFrom(field)) return []
  const control = within + field.name
  return [control, ...field.kind === 'rows' ? rowsIn(answer).flatMap((row, number) => markable(field.columns, row, `${control}.${number}.`)) : []]
})

/** Whether a mark opens a control: it is on it, or on the table around it. */
const covers = ({ field }: Pick<Mark, 'field'>, control: string): boolean => control === field || control.startsWith(`${field}.`)

/** Whether a mark opens a control. */
const isMarked = (marks: readonly Mark[], control: string): boolean => marks.some((mark) => covers(mark, control))

/** The marks that still name a question of the form. Where none does, everything is open, as in a return without marks. */
export const marksIn = (fields: readonly Field[], marks: readonly Mark[]): readonly Mark[] => marks.filter(({ field }) => fieldAt(fields, field) !== undefined)

/** Controls whose answers differ. */
function changed(before: Submitted, after: Submitted): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((control) => (before[control] ?? '') !== (after[control] ?? ''))
}

/** The controls that were changed although no mark opens them. A question that was not asked before may be answered. */
export const changedUnmarked = (fields: readonly Field[], { before, after, marks }: { readonly before: Facts; readonly after: Facts; readonly marks: readonly Mark[] }): readonly string[] => {
  const asked = fields.filter(({ name }) => before[name] !== undefined && after[name] !== undefined)
  return changed(writeAnswers(asked, before), writeAnswers(asked, after)).filter((control) => !isMarked(marks, control))
}

/** The marks under which nothing was changed. */
export const unchangedMarks = (fields: readonly Field[], { before, after, marks }: { readonly before: Facts; readonly after: Facts; readonly marks: readonly Mark[] }): readonly Mark[] => {
  const differing = changed(writeAnswers(fields, before), writeAnswers(fields, after))
  return marks.filter((mark) => !differing.some((control) => covers(mark, control)))
}

/** What a form of the marked questions alone comes to: the rest as it was answered before. */
export const withUnmarked = (before: Submitted, typed: Submitted, marks: readonly Mark[]): Submitted => ({
  ...Object.fromEntries(Object.entries(before).filter(([control]) => !isMarked(marks, control))), ...typed,
})

/** Whether an answer stays as it was given: there was one, and no mark opens it. */
const stays = (control: string, before: Facts, marks: readonly Mark[]): boolean => before[control.split('.')[0]!] !== undefined && !isMarked(marks, control)

/** Whether the whole of a question stays as it was answered: there was an answer, and no mark is on it or within it. */
export const staysWhole = (control: string, { before, marks }: { readonly before: Facts; readonly marks: readonly Mark[] }): boolean => {
  const [name = ''] = control.split('.')
  return marks.length > 0 && before[name] !== undefined && !marks.some(({ field }) => covers({ field: name }, field))
}

/** Entries read anew for a correction, as far as marks open them: what became of the others since they were chosen neither stands against it nor changes an answer. */
export const readUnderMarks = (fields: readonly Field[], read: ReadAnswers, { before, marks }: { readonly before: Facts; readonly marks: readonly Mark[] }): ReadAnswers => (marks.length === 0 ? read : {
  facts: withSaid(fields, { before, after: read.facts, marks }),
  problems: read.problems.filter(({ field }) => field === undefined || !stays(field, before, marks)),
})

/** Answers in which what was taken from an entry that no mark opens is as it was said before. */
function withSaid(fields: readonly Field[], { before, after, marks }: { readonly before: Facts; readonly after: Facts; readonly marks: readonly Mark[] }, within = ''): Facts {
  const said = fields.flatMap((field): readonly (readonly [string, Answer])[] => {
    const [was, answer, question] = [before[field.name], after[field.name], takenFrom(field)?.question]
    if (was === undefined || was === answer) return []
    if (question !== undefined) return isMarked(marks, fields.some(({ name }) => name === question) ? within + question : question) ? [] : [[field.name, was]]
    if (field.kind !== 'rows' || answer === undefined) return []
    const former = rowsIn(was)
    return [[field.name, rowsIn(answer).map((row, place) => withSaid(field.columns, { before: former[place] ?? {}, after: row, marks }, `${within}${field.name}.${place}.`))]]
  })
  return { ...after, ...Object.fromEntries(said) }
}
