/** What owners and third persons are asked: their list, and of a case what the step needs them to see and nothing else. */
import { sql } from 'kysely'
import type { Citation } from '../../law/citation.ts'
import { runsByHour } from '../../law/clock.ts'
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import type { FormField, FormPage } from '../../law/form.ts'
import type { Outsider } from '../../law/outsiders.ts'
import { partsIn, partsOf, type Procedure } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import { partNamed } from '../../law/together.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { Actor } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { type LoadedCase, loadCase } from './log.ts'
import { messages } from './messages.ts'
import { isAsked, namesOf, outsiderAt, partsAsked, shownTo } from './outsiders.ts'
import { checkOf, placeOf } from './perform.ts'
import { type Permit, permitOfOutsider } from './permit.ts'
import { clocksOf } from './times.ts'

/** What somebody outside may answer to one question that is put to them. */
export interface Asking {
  /** Empty where the whole step is theirs: then the answers are its outcomes. */
  readonly part: string
  readonly title: Text
  readonly basis: Citation
  readonly answers: Readonly<Record<string, { readonly label: Text; readonly reasons?: true; readonly findings?: readonly FormField[] }>>
  readonly findings: readonly FormField[]
  readonly sign: boolean
  readonly dueDay?: Day
  /** The moment, where the time is in hours. */
  readonly dueAt?: Instant
  /** What their silence means, with its law. */
  readonly silence?: { readonly label: Text; readonly basis: Citation }
}

/** What they have said. */
export interface Given { readonly title: Text; readonly answer: Text; readonly at: Instant; readonly reasons?: string; readonly signature?: string }

/** A case as somebody outside sees it. */
export interface AskedView {
  readonly id: string
  readonly number: string
  readonly procedure: Procedure
  readonly filedAt: Instant
  /** The pages that are shown, and the answers on them. */
  readonly pages: readonly FormPage[]
  readonly facts: Facts
  readonly open: readonly Asking[]
  readonly given: readonly Given[]
  /** Where the case stood when this was seen: for `seen` of a request. */
  readonly place: string
}

/** A case in the list of what somebody is asked. */
export interface AskedSummary { readonly id: string; readonly number: string; readonly procedure: string; readonly open: boolean; readonly stepDueDay?: Day; readonly stepDueAt?: Instant }

/** What is put to an actor now, and what they have answered, the open first. */
export async function askedCases(ground: Ground, actor: Actor): Promise<readonly AskedSummary[]> {
  const { db } = ground
  const rows = await db.selectFrom('case_asked').innerJoin('case_record as c', 'c.id', 'case_asked.case_id').leftJoin('entry', 'entry.number', 'case_asked.entry')
    .select(['c.id', 'c.number', 'c.procedure', 'c.step_due_day', 'c.step_due_at', 'c.person', 'c.organisation', 'case_asked.identifier', sql<boolean>`not over and answered_by is null`.as('open')])
    .where(sql<boolean>`((not over and ${await isAsked(ground, db, actor)}) or answered_by = any(${namesOf(ground, actor)}))`)
    .orderBy('c.filed_at', 'desc').limit(500).execute()
  const own = (row: (typeof rows)[number]): boolean => row.identifier !== null && (row.organisation === null ? row.person === actor.person && !actor.organisation : row.organisation === actor.organisation?.id)
  const cases = Map.groupBy(rows.filter((row) => !own(row)), ({ id }) => id)
  return [...cases.values()].map(([first, ...more]): AskedSummary => {
    const { id, number, procedure, step_due_day: stepDueDay, step_due_at: stepDueAt } = first!
    return { id, number, procedure, open: [first!, ...more].some((row) => row.open), ...(stepDueDay !== null && { stepDueDay }), ...(stepDueAt !== null && { stepDueAt }) }
  }).toSorted((a, b) => Number(b.open) - Number(a.open))
}

/** A case as the owner or the third person sees it who is asked, or was and has answered. Throws a `Failure` (not found) for everybody else. */
export async function viewAsked(ground: Ground, actor: Actor, id: string): Promise<AskedView> {
  const loaded = await loadCase(ground, ground.db, id)
  const { row, declaration, state, log } = loaded
  const parts = await partsAsked(ground, ground.db, loaded, actor)
  const own = namesOf(ground, actor)
  const done = log.filter((action) => own.includes(action.actor) && outsiderOf(declaration, action.act) !== undefined)
  if (parts.length === 0 && done.length === 0) throw new Failure('not found', messages.noCase)
  const performers = [...parts.flatMap((part) => outsiderAt(declaration, state.step, part) ?? []), ...done.flatMap(({ act }) => outsiderOf(declaration, act) ?? [])]
  return {
    id: row.id, number: row.number, procedure: declaration, filedAt: state.filedAt, ...shownTo(ground, loaded, performers),
    open: askings(ground, loaded, parts), place: placeOf(state, log, 'answer'),
    given: done.flatMap(({ act, at }): readonly Given[] => {
      if (act.type !== 'completed' && act.type !== 'answered') return []
      const { title, outcomes, by } = declaration.steps[act.step]!
      const part = act.type === 'answered' ? partNamed(partsOf(by), act.part) : undefined
      const label = act.type === 'answered' ? part?.answers[act.answer]?.label : outcomes[act.outcome]?.label
      return [{ title: part?.title ?? title, answer: label ?? title, at, ...(act.reasons && { reasons: act.reasons }), ...(act.signature && { signature: act.signature }) }]
    }),
  }
}

/** By whom outside an act was done; undefined for any other. */
const outsiderOf = (declaration: Procedure, act: LoadedCase['log'][number]['act']): Outsider | undefined =>
  (act.type === 'completed' ? outsiderAt(declaration, act.step, '') : act.type === 'answered' ? outsiderAt(declaration, act.step, act.part) : undefined)

function askings(ground: Ground, loaded: LoadedCase, parts: readonly string[]): readonly Asking[] {
  const { declaration, state, log } = loaded
  const step = declaration.steps[state.step ?? '']
  if (step === undefined || parts.length === 0) return []
  const clocks = clocksOf(ground.calendar, declaration, state, log, ground.now())
  const permit: Permit = permitOfOutsider(declaration, state, parts, checkOf(ground, loaded)?.verdict)
  const due = (clock: typeof clocks.step) => (clock?.dueDay === undefined ? {} : { dueDay: clock.dueDay, ...(runsByHour(clock) && { dueAt: clock.dueAt }) })
  const late = step.late === 'escalate' || step.late.basis === undefined ? undefined : { label: step.outcomes[step.late.outcome]!.label, basis: step.late.basis }
  const whole: readonly Asking[] = permit.outcomes.length === 0 ? [] : [{
    part: '', title: step.title, basis: step.basis, findings: step.findings ?? [], sign: step.sign === true, ...due(clocks.step), ...(late && { silence: late }),
    answers: Object.fromEntries(permit.outcomes.map((name) => [name, step.outcomes[name]!])),
  }]
  const all = partsIn(step.by, state.facts)
  return [...whole, ...Object.keys(permit.answers).map((name): Asking => {
    const { title, basis, answers, findings = [], sign, silence } = all[name]!
    return {
      part: name, title, basis, findings, answers, sign: sign === true, ...due(clocks.parts[name]),
      ...(silence !== 'escalate' && { silence: { label: answers[silence.answer]!.label, basis: silence.basis } }),
    }
  })]
}
