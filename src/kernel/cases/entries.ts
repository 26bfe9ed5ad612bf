/** Entries of registers in the answers of a case: checked by whoever chooses them, with what they say, and again when a decision rests on them. */
import { sql } from 'kysely'
import { canonical } from '../../law/canonical.ts'
import { asksEntries, entriesIn, takenFrom } from '../../law/entry-field.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Facts, Field } from '../../law/field.ts'
import { askedOf } from '../../law/form.ts'
import { fieldsOf, findingsFor, findingsToAnswer, partsOf } from '../../law/procedure.ts'
import { partNamed } from '../../law/together.ts'
import { readingOf } from '../../law/reading.ts'
import { dayOf } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { Choosing, Owner } from '../registers/index.ts'
import type { Act } from './action.ts'
import type { Ground } from './ground.ts'
import type { LoadedCase } from './log.ts'
import { messages } from './messages.ts'

/** Whose entries are an applicant's own; nobody's where nobody applied with an account. */
export function ownerOf({ person, organisation, body }: { readonly person?: string | null | undefined; readonly organisation?: string | null | undefined; readonly body?: string | null | undefined }): Owner | undefined {
  if (body) return { kind: 'body', body }
  return organisation ? { kind: 'organisation', id: organisation } : person ? { kind: 'person', id: person } : undefined
}

/** The fields that an act's findings answer. */
function foundIn({ declaration }: LoadedCase, act: Act): readonly Field[] {
  if (act.type === 'completed') return findingsFor(declaration.steps[act.step]!, act.outcome)
  if (act.type !== 'answered') return []
  const part = partNamed(partsOf(declaration.steps[act.step]!.by), act.part)
  return part === undefined ? [] : findingsToAnswer(part, act.answer)
}

/**
 * An act with what the entries say that its findings and corrections name. Throws a `Failure` (invalid) where one may not be chosen. What the answers said
 * of entries that are not chosen anew stays as it was when they were.
 */
export async function withEntries(ground: Ground, tx: Tx, loaded: LoadedCase, act: Act, asker: Choosing['asker']): Promise<Act> {
  if (act.type !== 'completed' && act.type !== 'answered') return act
  const choosing: Choosing = { asker, applicant: loaded.row.unnamed ? undefined : ownerOf(loaded.row) }
  const [asked, form] = [foundIn(loaded, act), loaded.declaration.form.flatMap((page) => page.fields)]
  const found = act.findings && asksEntries(asked) ? await ground.entries.read(asked, act.findings, choosing, tx, { lock: true }) : undefined
  requireAll(found?.problems)
  const whole = found ? { ...act, findings: found.facts } : act
  if (whole.type !== 'completed' || whole.corrections === undefined || !asksEntries(form)) return whole
  return { ...whole, ...await corrected(ground, tx, loaded, whole.corrections, choosing) }
}

/** Corrections with what the entries say that they name, and the names of the answers that these close. */
async function corrected(ground: Ground, tx: Tx, { declaration, state, row }: LoadedCase, corrections: Facts, choosing: Choosing): Promise<{ corrections: Facts; dropped?: readonly string[] }> {
  const form = declaration.form.flatMap((page) => page.fields)
  const isAnew = (field: Field): boolean => corrections[field.name] !== undefined || corrections[takenFrom(field)?.question ?? ''] !== undefined
  const read = await ground.entries.read(form.filter(isAnew), corrections, choosing, tx, { lock: true })
  requireAll(read.problems)
  const gone = new Set(form.filter((field) => isAnew(field) && read.facts[field.name] === undefined).map(({ name }) => name))
  const before = Object.fromEntries(Object.entries(state.facts).filter(([name]) => !gone.has(name)))
  const asked = askedOf(declaration.form, { ...before, ...read.facts }, readingOf(declaration, dayOf(row.filed_at, ground.calendar.zone)))
  const names = new Set(asked.pages.flatMap((page) => page.fields.map(({ name }) => name)))
  const dropped = form.filter(({ name }) => !names.has(name) && state.facts[name] !== undefined).map(({ name }) => name)
  return { corrections: Object.fromEntries(Object.entries(read.facts).filter(([name]) => names.has(name))), ...(dropped.length > 0 && { dropped }) }
}

/**
 * What is filed names entries that may be chosen and says of them what they say at this moment; they stay so until the transaction ends. Throws a
 * `Failure`: invalid with what may not be chosen any more, conflict where one says something else by now.
 */
export async function requireChosen(ground: Ground, tx: Tx, fields: readonly Field[], facts: Facts, choosing: Choosing): Promise<void> {
  if (!asksEntries(fields)) return
  const now = await ground.entries.read(fields, facts, choosing, tx, { lock: true })
  requireAll(now.problems)
  if (canonical(now.facts) !== canonical(facts)) throw new Failure('conflict', messages.entryChanged)
}

function requireAll(problems: readonly Problem[] | undefined): void {
  if (problems?.[0]) throw new Failure('invalid', problems[0].text, problems)
}

/** A decision cannot rest on the entries that it names: they have fallen since they were chosen. */
export class FallenEntries extends Failure {
  constructor(problems: readonly [Problem, ...Problem[]]) {
    super('conflict', problems[0].text, problems)
  }
}

/** A decision that gives something, or enters it, rests on entries that still stand. Throws `FallenEntries` with each that does not. */
export async function requireStanding(ground: Ground, tx: Tx, { declaration }: Pick<LoadedCase, 'declaration'>, facts: Facts): Promise<void> {
  const fields = fieldsOf(declaration)
  if (!asksEntries(fields)) return
  const fallen = await ground.entries.fallen(tx, entriesIn(fields, facts))
  const [first, ...others] = fallen.map(({ field, text }): Problem => ({ text: messages.fallen(text), label: field.label }))
  if (first) throw new FallenEntries([first, ...others])
}

/** Does something, unless a decision to which it leads would rest on an entry that has fallen: then nothing of it is done. Answers whether it was. */
export async function unlessFallen(tx: Tx, act: () => Promise<void>): Promise<boolean> {
  await sql`savepoint standing`.execute(tx)
  try {
    await act()
    await sql`release savepoint standing`.execute(tx)
    return true
  } catch (error) {
    if (!(error instanceof FallenEntries)) throw error
    await sql`rollback to savepoint standing`.execute(tx)
    return false
  }
}
