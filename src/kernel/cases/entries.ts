/** Entries of registers in the answers of a case: checked by whoever chooses them, with what they say, and again when a decision rests on them. */
import { sql } from 'kysely'
import { readAnswers, type Submitted } from '../../law/answers.ts'
import { canonical } from '../../law/canonical.ts'
import { asksEntries, entriesIn, readAnew } from '../../law/entry-field.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Facts, Field } from '../../law/field.ts'
import { askedOf } from '../../law/form.ts'
import { fieldsOf, findingsFor, findingsToAnswer, partsOf } from '../../law/procedure.ts'
import { partNamed } from '../../law/together.ts'
import { readingOf } from '../../law/reading.ts'
import type { Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { Choosing, Owner } from '../registers/index.ts'
import type { Act } from './action.ts'
import type { Ground } from './ground.ts'
import type { LoadedCase } from './log.ts'
import { messages } from './messages.ts'
import { stepOf } from './state.ts'
import type { CaseRow } from './tables.ts'

/** Whose entries are an applicant's own; nobody's where nobody applied with an account. */
export function ownerOf({ person, organisation, body }: { readonly person?: string | null | undefined; readonly organisation?: string | null | undefined; readonly body?: string | null | undefined }): Owner | undefined {
  if (body) return { kind: 'body', body }
  return organisation ? { kind: 'organisation', id: organisation } : person ? { kind: 'person', id: person } : undefined
}

/** Whose entries are a case's applicant's own. */
const applicantIn = (row: CaseRow): Owner | undefined => (row.unnamed ? undefined : ownerOf(row))

/** The fields that an act's findings answer. */
function foundIn({ declaration }: LoadedCase, act: Act): readonly Field[] {
  if (act.type === 'completed') return findingsFor(declaration.steps[act.step]!, act.outcome)
  if (act.type !== 'answered') return []
  const part = partNamed(partsOf(declaration.steps[act.step]!.by), act.part)
  return part === undefined ? [] : findingsToAnswer(part, act.answer)
}

/**
 * An act with what the entries say that its findings name, and with what the applicant corrects. Throws a `Failure` (invalid) where one may not be chosen, or
 * where what is asked on the corrections is not answered well.
 */
export async function withEntries(ground: Ground, tx: Tx, loaded: LoadedCase, act: Act, asker: Choosing['asker'], corrections: Submitted | undefined): Promise<Act> {
  if (act.type !== 'completed' && act.type !== 'answered') return act
  const choosing: Choosing = { asker, applicant: applicantIn(loaded.row) }
  const asked = foundIn(loaded, act)
  const found = act.findings && asksEntries(asked) ? await ground.entries.read(asked, act.findings, choosing, tx, { lock: true }) : undefined
  requireNone(found?.problems)
  const whole = found ? { ...act, findings: found.facts } : act
  return whole.type !== 'completed' || corrections === undefined ? whole : { ...whole, ...await correctionsOf(ground, tx, loaded, corrections, choosing) }
}

/**
 * What the applicant corrects: the answers that are asked with the corrections made, with what the entries say that are chosen anew, and the names of those that
 * these close. What the answers said of other entries stays as it was when they were chosen.
 */
async function correctionsOf(ground: Ground, tx: Tx, { declaration, state, row }: LoadedCase, submitted: Submitted, choosing: Choosing): Promise<{ corrections?: Facts; dropped?: readonly string[] }> {
  const corrects = stepOf(declaration, state)?.corrects
  if (corrects === undefined) return {}
  const form = declaration.form.flatMap((page) => page.fields)
  const open = declaration.form.filter((page) => corrects === 'all' || corrects.includes(page.id)).flatMap((page) => page.fields)
  const typed = readAnswers(open.filter((field) => field.from === undefined && field.kind !== 'slot'), submitted)
  const read = await ground.entries.read(readAnew(form, typed.facts), { ...state.facts, ...typed.facts }, choosing, tx, { lock: true })
  const asked = askedOf(declaration.form, read.facts, readingOf(declaration, dayOf(row.filed_at, ground.calendar.zone)))
  const names = new Set(asked.pages.flatMap((page) => page.fields.map(({ name }) => name)))
  requireNone([...typed.problems, ...read.problems].filter(({ field }) => names.has(field?.split('.')[0] ?? '')))
  const dropped = form.filter(({ name }) => !names.has(name) && state.facts[name] !== undefined).map(({ name }) => name)
  const corrections = Object.entries(read.facts).filter(([name, answer]) => names.has(name) && (typed.facts[name] !== undefined || answer !== state.facts[name]))
  return { corrections: Object.fromEntries(corrections), ...(dropped.length > 0 && { dropped }) }
}

/**
 * What is filed names entries that may be chosen and says of them what they say at this moment; they stay so until the transaction ends. Throws a
 * `Failure`: invalid with what may not be chosen any more, conflict where one says something else by now.
 */
export async function requireChosen(ground: Ground, tx: Tx, fields: readonly Field[], facts: Facts, choosing: Choosing): Promise<void> {
  if (!asksEntries(fields)) return
  const now = await ground.entries.read(fields, facts, choosing, tx, { lock: true })
  requireNone(now.problems)
  if (canonical(now.facts) !== canonical(facts)) throw new Failure('conflict', messages.entryChanged)
}

function requireNone(problems: readonly Problem[] | undefined): void {
  if (problems?.[0]) throw new Failure('invalid', problems[0].text, problems)
}

/** A decision cannot rest on the entries that it names: they have fallen since they were chosen. */
export class FallenEntries extends Failure {
  /** What has fallen. */
  readonly fallen: readonly [Problem, ...Problem[]]
  /** `say`: what can be done about it, in words after those that say what has fallen. */
  constructor(fallen: readonly [Problem, ...Problem[]], say: (what: Text) => Text = messages.fallen) {
    super('conflict', say(fallen[0].text), fallen.map(({ text, ...problem }) => ({ ...problem, text: say(text) })))
    this.fallen = fallen
  }
}

/** A decision that gives something, or enters it, rests on entries that still stand. Throws `FallenEntries` with each that does not. */
export async function requireStanding(ground: Ground, tx: Tx, { declaration, row }: Pick<LoadedCase, 'declaration' | 'row'>, facts: Facts): Promise<void> {
  const fields = fieldsOf(declaration)
  if (!asksEntries(fields)) return
  const fallen = await ground.entries.fallen(tx, entriesIn(fields, facts), applicantIn(row))
  const [first, ...others] = fallen.map(({ field, text }): Problem => ({ text, label: field.label }))
  if (first) throw new FallenEntries([first, ...others])
}

/** Does something, unless a decision to which it leads would rest on an entry that has fallen: then nothing of it is done. Answers whether it was. */
export const unlessFallen = async (tx: Tx, act: () => Promise<void>): Promise<boolean> => await fallenIn(tx, act) === undefined

/** As `unlessFallen`, and answers with what has fallen; undefined where it was done. */
export async function fallenIn(tx: Tx, act: () => Promise<void>): Promise<FallenEntries | undefined> {
  await sql`savepoint standing`.execute(tx)
  try {
    await act()
    await sql`release savepoint standing`.execute(tx)
    return undefined
  } catch (error) {
    if (!(error instanceof FallenEntries)) throw error
    await sql`rollback to savepoint standing`.execute(tx)
    return error
  }
}
