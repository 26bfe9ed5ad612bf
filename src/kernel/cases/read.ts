/** Reads cases for those who may see them: one case, what an office takes part in, the lists of an applicant. */
import { type RawBuilder, sql } from 'kysely'
import type { Submitted } from '../../law/answers.ts'
import { representedBy } from '../../law/body.ts'
import { Failure } from '../../law/failure.ts'
import { feeOf, findingsFor } from '../../law/procedure.ts'
import type { Locale } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import type { CaseView } from './case-view.ts'
import { discardedSince } from './discarded.ts'
import { ownerOf } from './entries.ts'
import { calendarOf, type Ground } from './ground.ts'
import { type DecisionPreview, drawUp } from './decide.ts'
import { nameOfBody } from './holders.ts'
import { announced } from './hearing.ts'
import { faceCase, loadCase, type LoadedCase, statesOf } from './log.ts'
import { messages } from './messages.ts'
import { askedOf, checkOf, permitIn, standingIn } from './perform.ts'
import { countVotes, isUnseen, type Permit, type Standing } from './permit.ts'
import { shownTo } from './referred.ts'
import { commissionOf, stepOf, withAnswers } from './state.ts'
import { clocksOf } from './times.ts'
import { readFindings } from './typed.ts'

/** A case as this actor may see it; whoever may not is told that there is none. */
export async function viewCase(ground: Ground, actor: Actor, id: string): Promise<CaseView> {
  const loaded = await faceCase(ground, ground.db, id, actor)
  const stands = standingIn(loaded, actor)
  if (stands === 'none') throw new Failure('not found', messages.noCase)
  return shownTo(actor, await viewOf(ground, loaded, stands, await permitIn(ground, ground.db, loaded, actor)))
}

/** A loaded case as whoever stands so to it sees it. */
export async function viewOf(ground: Ground, loaded: LoadedCase, stands: Standing, permit: Permit): Promise<CaseView> {
  const { row, declaration, state, log } = loaded
  const organisation = row.organisation === null ? undefined : await ground.parties.organisation({ id: row.organisation })
  const step = stepOf(declaration, state)
  const check = checkOf(ground, loaded)
  const told = stands === 'applicant' ? announced(askedOf(ground, loaded), log, ground.now()) : undefined
  return {
    id: row.id, number: row.number, procedure: declaration, version: row.version, state, log, standing: stands,
    permit, fees: Object.values(declaration.steps).some(({ by }) => feeOf(by)) ? await ground.fees.ofCase(row.id) : [], clocks: clocksOf(calendarOf(ground, row.closed_at), declaration, state, log, ground.now()),
    ...(row.person && { person: row.person }), ...(row.unnamed && { unnamed: true }), ...(row.body !== null && { body: { id: row.body, name: nameOfBody(ground, row.body) } }), ...(row.about && { about: row.about }), ...(row.visit && { visit: row.visit }), ...(row.language !== null && { language: row.language }), ...(check && { check }), ...(told && { announced: told }),
    ...(organisation && { organisation: { id: organisation.id, name: organisation.name, ...(organisation.names && { names: organisation.names }), identifier: organisation.identifier } }),
    ...(step && commissionOf(step.by) && stands !== 'applicant' && { vote: countVotes(declaration, state) }),
  }
}

/** The decision that an outcome would issue now, with these findings; undefined when the outcome decides nothing. */
export async function preview(ground: Ground, actor: Actor, id: string, { outcome, findings = {} }: { outcome: string; findings?: Submitted }): Promise<DecisionPreview | undefined> {
  const loaded = await loadCase(ground, ground.db, id)
  if (standingIn(loaded, actor) !== 'performer') throw new Failure('not found', messages.noCase)
  const step = stepOf(loaded.declaration, loaded.state)
  const decides = step?.outcomes[outcome]?.decides
  if (step === undefined || decides === undefined) return undefined
  const { facts, closed } = await readFindings(ground, ground.db, loaded, findingsFor(step, outcome), { given: { sent: findings }, known: loaded.state.facts, choosing: { asker: actor, applicant: ownerOf(loaded.row) } })
  return drawUp(ground, loaded, withAnswers(loaded.state.facts, { findings: facts, dropped: closed }), decides)
}

/** A case in a list. */
export interface CaseSummary {
  readonly id: string
  readonly number: string
  readonly procedure: string
  /** The hash of the version under which it goes on. */
  readonly version: string
  /** The decision that it is about. */
  readonly about?: string
  readonly organisation?: string
  readonly person?: string
  readonly body?: string
  readonly unnamed?: true
  readonly step?: string
  readonly language?: Locale
  readonly filedAt: Instant
  readonly dueDay?: Day
  readonly stepDueDay?: Day
  /** The moments at which the times of the whole and of the step are over, where they are in hours. */
  readonly dueAt?: Instant
  readonly stepDueAt?: Instant
  readonly assignee?: string
  readonly closedAt?: Instant
  /** The visit to a counter in which it was filed. */
  readonly visit?: string
}

export interface Page<T> { readonly rows: readonly T[]; readonly total: number }

/** An application that was typed at a counter. */
export interface FiledInVisit { readonly visit: string; readonly number: string; readonly procedure: string }

/** What was filed in these visits to a counter, in the order of filing. */
export const filedInVisits = async (db: Db, visits: readonly string[]): Promise<readonly FiledInVisit[]> => (visits.length === 0 ? []
  : (await db.selectFrom('case_record').select(['visit', 'number', 'procedure']).where('visit', 'in', [...visits]).orderBy('filed_at').execute()).map((row) => ({ ...row, visit: row.visit! })))

/** The open cases of a procedure that concern an entry of a register, oldest first. */
export async function casesOn(db: Db | Tx, procedure: string, subject: string): Promise<readonly CaseSummary[]> {
  const rows = await db.selectFrom('case_record').selectAll()
    .where('procedure', '=', procedure).where('subject', '=', subject).where('closed_at', 'is', null).orderBy('filed_at').limit(500).execute()
  return rows.map(summary)
}

/** Whether a case or a draft is of whoever the actor acts for: their organisation, themself, or a body that they represent; at a counter, of this visit. */
function isOwn({ parties }: Ground, { organisation, person, roles, counter }: Actor): RawBuilder<boolean> {
  if (counter) return sql`(person = ${person} and organisation is null and body is null and visit = ${counter.visit})`
  if (organisation) return sql`organisation = ${organisation.id}`
  const bodies = representedBy(parties.bodies, roles).map(({ id }) => id)
  const own = sql<boolean>`(person = ${person} and organisation is null and body is null)`
  return bodies.length === 0 ? own : sql`(${own} or body = any(${bodies}))`
}

/** The cases of whoever the actor acts for, newest first. */
export async function ownCases(ground: Ground, actor: Actor): Promise<readonly CaseSummary[]> {
  const rows = await ground.db.selectFrom('case_record').selectAll()
    // What a body opened for itself is in its own list.
    .where(isOwn(ground, actor)).where(({ or, eb }) => or([eb('opened_in', 'is', null), eb('body', 'is', null)]))
    .orderBy('filed_at', 'desc').limit(500).execute()
  const unseen = await unseenAmong(ground, rows)
  return rows.filter(({ id }) => !unseen.has(id)).map(summary)
}

/** Of these cases, those that whom they concern does not see yet. Only what may be such a one is looked into. */
async function unseenAmong(ground: Ground, rows: readonly { readonly id: string; readonly version: string }[]): Promise<ReadonlySet<string>> {
  const declared = new Map(await Promise.all([...new Set(rows.map(({ version }) => version))].map(async (version) => [version, await ground.versions.byHash(version)] as const)))
  const later = rows.filter(({ version }) => { const { opens } = declared.get(version)!; return opens.by === 'office' && opens.seenFrom !== undefined })
  const states = await statesOf(ground, ground.db, later.map(({ id }) => id))
  return new Set(later.filter(({ id, version }) => isUnseen(declared.get(version)!, states.get(id)!)).map(({ id }) => id))
}

export interface DraftSummary {
  readonly id: string
  readonly procedure: string
  /** Id of the entry of a register that it concerns. */
  readonly subject?: string
  readonly changedAt: Instant
}

/** The drafts of whoever the actor acts for, the last changed first. */
export async function ownDrafts(ground: Ground, actor: Actor): Promise<readonly DraftSummary[]> {
  const rows = await ground.db.selectFrom('draft').select(['id', 'procedure', 'subject', 'changed_at'])
    .where(isOwn(ground, actor))
    .orderBy('changed_at', 'desc').execute()
  return rows.map((row) => ({ id: row.id, procedure: row.procedure, ...(row.subject !== null && { subject: row.subject }), changedAt: row.changed_at }))
}

/** A draft that was thrown away and can be given back still. */
export interface DiscardedDraft {
  readonly id: string
  readonly procedure: string
  readonly discardedAt: Instant
}

/** The drafts that can be given back to whoever the actor acts for, the last thrown away first. */
export async function discardedDrafts(ground: Ground, actor: Actor): Promise<readonly DiscardedDraft[]> {
  const rows = await ground.db.selectFrom('draft_discarded').select(['id', 'draft', 'discarded_at'])
    .where(isOwn(ground, actor)).where('discarded_at', '>', discardedSince(ground.now()))
    .orderBy('discarded_at', 'desc').execute()
  return rows.map(({ id, draft: { procedure }, discarded_at: discardedAt }) => ({ id, procedure, discardedAt }))
}

/** A row of the queue as a list shows it. */
export const summary = (row: {
  id: string; number: string; procedure: string; version: string; organisation: string | null; person: string | null; unnamed: boolean; body: string | null; step: string | null
  filed_at: Instant; due_day: Day | null; step_due_day: Day | null; assignee: string | null; closed_at: Instant | null
  due_at: Instant | null; step_due_at: Instant | null; language: Locale | null; visit?: string | null; about?: string | null
}): CaseSummary => ({
  id: row.id, number: row.number, procedure: row.procedure, version: row.version, filedAt: row.filed_at, ...(row.about && { about: row.about }),
  ...(row.organisation && { organisation: row.organisation }), ...(row.person && { person: row.person }), ...(row.unnamed && { unnamed: true }), ...(row.body !== null && { body: row.body }), ...(row.step && { step: row.step }),
  ...(row.due_day && { dueDay: row.due_day }), ...(row.step_due_day && { stepDueDay: row.step_due_day }),
  ...(row.due_at && { dueAt: row.due_at }), ...(row.step_due_at && { stepDueAt: row.step_due_at }),
  ...(row.language !== null && { language: row.language }), ...(row.assignee && { assignee: row.assignee }), ...(row.closed_at && { closedAt: row.closed_at }), ...(row.visit && { visit: row.visit }),
})
