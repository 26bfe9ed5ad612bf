/** Checks questions that are answered with entries of registers: whoever answers can see them, and rules read what they say. */
import { isByAccount } from './opening.ts'
import { isOpenTo } from './open-to.ts'
import { choosesEntries, takenFrom } from './entry-field.ts'
import type { EntriesField, EntryField } from './entry-question.ts'
import { type Field, holdsPersonal } from './field.ts'
import { type Fault, fault } from './lint.messages.ts'
import type { EntryLintRule } from './lint-entries.messages.ts'
import { fits, isPersonal, lintPlace, ownersOf, type RegisterFault } from './lint-registers.ts'
import { lintRule } from './lint-rules.ts'
import { findingsIn, type Performer, type Procedure } from './procedure.ts'
import { plainFields, refers, type Register } from './register.ts'
import { factsOf } from './rule.ts'

export interface EntryFault extends Omit<Fault, 'rule'> { readonly rule: EntryLintRule | RegisterFault['rule'] }

const found = (rule: EntryFault['rule'], place: string, ...names: Fault['names']): EntryFault => ({ rule, place, names })

/** The questions of one form or row, who answers them, and the questions outside the row. */
interface Asking {
  readonly declaration: Procedure
  readonly registers: readonly Register[]
  readonly by: Performer
  readonly outer: readonly Field[]
}

/** The form of the application, the findings of every step, and the forms of the reports. */
export function* lintEntries(declaration: Procedure, registers: readonly Register[]): Generator<EntryFault> {
  const asking = { declaration, registers, by: 'applicant' as const, outer: [] }
  const fields = declaration.form.flatMap((page) => page.fields)
  for (const page of declaration.form) yield* lintFields(page.fields, `form.${page.id}`, { ...asking, outer: fields })
  for (const [name, step] of Object.entries(declaration.steps)) yield* lintFields(findingsIn(step), `steps.${name}.findings`, { ...asking, by: step.by, outer: fields })
  for (const [name, { form }] of Object.entries(declaration.obligations)) {
    for (const page of form) yield* lintFields(page.fields, `obligations.${name}.form.${page.id}`, { ...asking, outer: form.flatMap((one) => one.fields) })
  }
}

function* lintFields(fields: readonly Field[], at: string, asking: Asking): Generator<EntryFault> {
  for (const field of fields) {
    const place = `${at}.${field.name}`
    if (choosesEntries(field)) yield* lintChoosing(field, place, asking)
    if (field.from?.startsWith('entry.')) yield* lintTaken(field, place, fields, asking)
    yield* lintPlace(field, place)
    if (field.kind === 'rows') yield* lintFields(field.columns, place, { ...asking, outer: [...asking.outer, ...fields] })
  }
}

function* lintChoosing(field: EntryField | EntriesField, place: string, { declaration, registers, by }: Asking): Generator<EntryFault> {
  const register = registers.find(({ id }) => id === field.register)
  if (register === undefined) {
    yield found('unknown-register', `${place}.register`, field.register)
    return
  }
  if (field.which === 'own' && (declaration.opens.by === 'anyone' || (isByAccount(declaration.opens) && !ownersOf(declaration).some((owner) => register.owner.includes(owner))))) {
    yield found('entries-of-nobody', `${place}.which`, field.name, register.id)
  } else if (field.which === 'shown' && !sees(by, declaration, register)) yield found('entries-unseen', `${place}.which`, field.name, register.id)
  if (field.where === undefined) return
  const columns = new Map(plainFields(register).map((one) => [one.name, one]))
  let known = true
  for (const fact of factsOf(field.where)) {
    if (!columns.has(fact)) yield found('unknown-register-field', `${place}.where`, fact, register.id)
    else if (isUnseen(field, fact, register)) yield found('entry-field-unseen', `${place}.where`, fact, register.id)
    known &&= columns.has(fact)
  }
  if (known) yield* lintRule(field.where, `${place}.where`, columns, { parameters: {} })
}

/** Whether whoever answers sees entries that are not theirs: the applicant what is open to them, an office also what it keeps itself. */
function sees(by: Performer, { opens }: Procedure, { shown, office }: Register): boolean {
  const isOffice = typeof by === 'object'
  if (shown.to === 'everyone') return true
  if (shown.to === 'signed in') return isOffice || opens.by !== 'anyone'
  if (shown.to === 'fellows' && by === 'applicant') return isOpenTo(opens, 'person') || isOpenTo(opens, 'company')
  return (isOffice && 'role' in by && by.role === office.role) || (by === 'applicant' && opens.by === 'office' && opens.role === office.role)
}

const isUnseen = ({ which }: EntryField | EntriesField, column: string, { shown }: Register): boolean => which === 'shown' && !shown.fields.includes(column)

function* lintTaken(field: Field, place: string, beside: readonly Field[], { registers, outer }: Asking): Generator<EntryFault> {
  const from = takenFrom(field)
  const question = [...beside, ...outer].find(({ name }) => name === from?.question)
  if (from === undefined || question?.kind !== 'entry') {
    yield found('taken-from-no-entry', `${place}.from`, field.name, field.from ?? '')
    return
  }
  const register = registers.find(({ id }) => id === question.register)
  const column = register?.fields.find(({ name }) => name === from.column)
  if (register === undefined) return
  if (column === undefined) yield found('unsaid-by-entry', `${place}.from`, from.column, register.id)
  else if (isUnseen(question, from.column, register)) yield found('entry-field-unseen', `${place}.from`, from.column, register.id)
  else if (isPersonal(column) && !holdsPersonal(field)) yield fault('personal-answer-taken', `${place}.from`, field.name, from.column)
  else if (refers(column) ? field.kind !== 'text' : field.kind === 'file' || choosesEntries(field) || !fits({ ...column, ...((question.optional || column.when !== undefined) && { optional: true as const }) }, field)) {
    yield found('unfit-taken-field', place, field.name, from.column)
  }
}
