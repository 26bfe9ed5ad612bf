/** What an act corrects and finds: read from what was given, with what the chosen entries say, and as far as it is asked. */
import { isDeepStrictEqual } from 'node:util'
import { readAnswers, writeAnswers } from '../../law/answers.ts'
import { asksEntries, readAnew } from '../../law/entry-field.ts'
import type { Problem } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { type AskedFindings, findingsAsked } from '../../law/findings.ts'
import { askedOf, type FormField } from '../../law/form.ts'
import { changedUnmarked, correctedIn, labelAt, readUnderMarks, staysWhole, withUnmarked } from '../../law/mark.ts'
import { findingsFor, findingsToAnswer, partsOf, type Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { dayOf } from '../../law/time.ts'
import { partNamed } from '../../law/together.ts'
import { checkAnswers, type Given, readGiven } from '../../law/typed-answers.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Choosing } from '../registers/index.ts'
import type { Act } from './action.ts'
import { clashesOf } from './apart.ts'
import { applicantIn, requireNone } from './entries.ts'
import type { Ground } from './ground.ts'
import type { LoadedCase } from './log.ts'
import { messages } from './messages.ts'
import { marksNow, stepOf, withAnswers } from './state.ts'

/** What was given for an act. */
export interface GivenForAct { readonly corrections?: Given; readonly findings?: Given }

/** What a person asked for: outcomes that the clock, the rules or a vote bring find nothing. */
type AnsweringAct = Extract<Act, { readonly type: 'completed' | 'answered' }>

/**
 * An act with what the applicant corrects and with what is found, on the corrected answers. Throws a `Failure` (invalid) where an entry may not be chosen, or
 * where what is asked is not answered well.
 */
export async function withTyped(ground: Ground, tx: Tx, loaded: LoadedCase, act: Act, asker: Choosing['asker'], given: GivenForAct): Promise<Act> {
  if (act.type !== 'completed' && act.type !== 'answered') return act
  const choosing: Choosing = { asker, applicant: applicantIn(loaded.row) }
  const corrected = act.type === 'completed' && given.corrections !== undefined ? await correctionsOf(ground, tx, loaded, given.corrections, choosing) : {}
  const known = withAnswers(loaded.state.facts, corrected)
  if (act.type === 'completed' && corrected.corrections !== undefined && loaded.declaration.steps[act.step]!.outcomes[act.outcome]?.to !== 'closed') requireNone(await clashesOf(ground, tx, loaded.declaration, known, { open: openIn(loaded) }))
  if (corrected.corrections !== undefined && loaded.row.person !== null) await requireOwnLooks(ground, loaded.row.person, loaded.declaration, corrected.corrections)
  const asked = foundIn(loaded, act)
  const found = asked.length === 0 ? undefined : await readFindings(ground, tx, loaded, asked, { given: given.findings ?? { typed: {} }, known, choosing, lock: true })
  requireNone(found?.problems ?? [])
  // Where the finding says when, nobody is to sign first to hear that it cannot be.
  if (act.type === 'completed' && found !== undefined && loaded.declaration.steps[act.step]!.outcomes[act.outcome]?.to !== 'closed') requireNone(await clashesOf(ground, tx, loaded.declaration, { ...known, ...found.facts }, { open: asked.map(({ name }) => name) }))
  const dropped = [...corrected.dropped ?? [], ...found?.closed ?? []]
  return { ...act, ...(corrected.corrections && { corrections: corrected.corrections }), ...(found && { findings: found.facts }), ...(dropped.length > 0 && { dropped }) }
}

/** The questions that the applicant can answer anew in the step of the case. */
function openIn({ declaration, state }: LoadedCase): readonly string[] {
  const given = { before: state.facts, marks: marksNow(declaration, state) }
  return correctedIn(declaration, stepOf(declaration, state)!).map(({ name }) => name).filter((name) => !staysWhole(name, given))
}

/** The number of a look by which a step keeps out whoever made it is that of a look at the applicant's own data; on paper it may be left out. Throws a `Failure` (invalid). */
export async function requireOwnLooks({ looks }: Ground, person: string, { steps }: Procedure, facts: Facts): Promise<void> {
  const asked = new Set(Object.values(steps).flatMap(({ excluded = [] }) => excluded.flatMap((one) => (one.of === 'looked' ? [one.fact] : []))))
  for (const field of asked) {
    const number = facts[field]
    if (typeof number === 'string' && number.trim() !== '' && await looks.find(person, number.trim()) === undefined) requireNone([{ field, text: messages.noOwnLook }])
  }
}

/** What an act may have to find; a vote is concluded without any. */
function foundIn({ declaration }: LoadedCase, act: AnsweringAct): readonly FormField[] {
  if (act.type === 'completed') return act.tally === undefined ? findingsFor(declaration.steps[act.step]!, act.outcome) : []
  const part = partNamed(partsOf(declaration.steps[act.step]!.by), act.part)
  return part === undefined ? [] : findingsToAnswer(part, act.answer)
}

/** How findings are read. With `lock` the entries that they name stay as they are until the transaction ends. */
interface FindingsGiven { readonly given: Given; readonly known: Facts; readonly choosing: Choosing; readonly lock?: boolean }

/** What is found of these by what was given: what is asked on it and on what the case knows, and what is wrong with that. */
export async function readFindings(
  ground: Ground, db: Db | Tx, { declaration, row }: Pick<LoadedCase, 'declaration' | 'row'>, findings: readonly FormField[], { given, known, choosing, lock = false }: FindingsGiven,
): Promise<AskedFindings & { readonly problems: readonly Problem[] }> {
  const answers = readGiven(findings, given)
  const read = asksEntries(findings) ? await ground.entries.read(findings, answers.facts, choosing, db, { lock }) : { facts: answers.facts, problems: [] }
  const asked = findingsAsked(findings, read.facts, known, readingOf(declaration, dayOf(row.filed_at, ground.calendar.zone)))
  const names = new Set(asked.fields.map(({ name }) => name))
  return { ...asked, problems: [...answers.problems, ...read.problems, ...ground.findingsChecks.get(declaration.id)?.(asked.facts) ?? []].filter(({ field }) => names.has(field?.split('.')[0] ?? '')) }
}

/**
 * What the applicant corrects: the answers that are asked with the corrections made, with what the entries say that are chosen anew, and the names of those that
 * these close. What the answers said of other entries stays as it was when they were chosen, and where answers are marked so does each that is not.
 */
async function correctionsOf(ground: Ground, tx: Tx, { declaration, state, row }: LoadedCase, corrected: Given, choosing: Choosing): Promise<{ corrections?: Facts; dropped?: readonly string[] }> {
  const step = stepOf(declaration, state)
  if (step?.corrects === undefined) return {}
  const form = declaration.form.flatMap((page) => page.fields)
  const open = correctedIn(declaration, step)
  const given = { before: state.facts, marks: marksNow(declaration, state) }
  const { marks } = given
  const written = writeAnswers(open, state.facts)
  // A form sends what it shows, under marks what they open; a program says what it corrects, and the rest stays.
  const typed = 'typed' in corrected ? checkAnswers(open, { ...state.facts, ...corrected.typed }) : readAnswers(open, marks.length === 0 ? corrected.sent : withUnmarked(written, corrected.sent, marks))
  const differs = (control: string): boolean => ('typed' in corrected ? isOtherwise(state.facts, corrected.typed, control) : corrected.sent[control] !== undefined && corrected.sent[control] !== written[control])
  const unmarked = marks.length === 0 ? [] : changedUnmarked(open, { ...given, after: typed.facts })
  requireNone(unmarked.map((field) => ({ field, text: messages.notMarked, label: labelAt(open, field) })))
  const read = readUnderMarks(form, await ground.entries.read(readAnew(form, typed.facts), { ...state.facts, ...typed.facts }, choosing, tx, { lock: true }), given)
  const asked = askedOf(declaration.form, read.facts, readingOf(declaration, dayOf(row.filed_at, ground.calendar.zone)))
  const names = new Set(asked.pages.flatMap((page) => page.fields.map(({ name }) => name)))
  const wrong = typed.problems.filter(({ field = '' }) => !staysWhole(field, given) || differs(field))
  requireNone([...wrong, ...read.problems].filter(({ field }) => names.has(field?.split('.')[0] ?? '')))
  const dropped = form.filter(({ name }) => !names.has(name) && state.facts[name] !== undefined).map(({ name }) => name)
  const corrections = Object.entries(read.facts).filter(([name, answer]) => names.has(name) && (typed.facts[name] !== undefined || answer !== state.facts[name]))
  return { corrections: Object.fromEntries(corrections), ...(dropped.length > 0 && { dropped }) }
}

/** Whether the question of a control is answered otherwise than it was. */
function isOtherwise(before: Facts, corrected: Facts, control: string): boolean {
  const [name = ''] = control.split('.')
  return corrected[name] !== undefined && !isDeepStrictEqual(corrected[name], before[name])
}
