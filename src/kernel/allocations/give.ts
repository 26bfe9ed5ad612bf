/** Gives out: to a draft for a while, to a case by its filing, and for good by its decision. */
import { type RawBuilder, sql } from 'kysely'
import { type IntervalResource, lastDay, readResourceKey, repeatedWeekly, type Resource, slotAt } from '../../law/allocation.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Facts, rowsIn } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import { type Instant, isDay } from '../../law/time.ts'
import { newId, type Tx } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { type Allocation, type By, change, columns, expireHolds, freePlace, type Ground, holdUntil, inTurn, inTurnOfHolder, moveUp, rangeOf, record, release, type Span, tell, timeOf } from './ground.ts'
import { type Holder, overLimit } from './limits.ts'
import { type Clash, letters, messages } from './messages.ts'
import { askedFor, type Given, isOver } from './of-entry.ts'
import { isShared, sharedProblem, sharedProcedures, takeAsker, takeBoth } from './shared.ts'
import type { AllocationState } from './tables.ts'

/** The span of a slot that can be asked for now, or the words why it cannot. */
export function spanOf({ calendar, now }: Pick<Ground, 'calendar' | 'now'>, resource: IntervalResource, at: string): Span | Text {
  const slot = slotAt(resource, calendar, at, now())
  switch (slot) {
    case 'past': return messages.past
    case 'too far': return messages.tooFar(resource.ahead)
    case 'no slot': return messages.noSlot
    default: return { from: slot.from, until: slot.until }
  }
}

export const isSpan = (one: Span | Text): one is Span => 'from' in one

/** Whose turn it is to be waited for, before anything of it is locked. */
async function resourceOfRow(tx: Tx, whose: RawBuilder<unknown>): Promise<string | undefined> {
  return (await sql<{ resource: string }>`select resource from allocation where ${whose} and state <> 'released'`.execute(tx)).rows[0]?.resource
}

async function ofDraft(tx: Tx, draft: string): Promise<Allocation | undefined> {
  return (await sql<Allocation>`select ${columns} from allocation where draft = ${draft} and state <> 'released' for update`.execute(tx)).rows[0]
}

/** All that a case has, of its first week first. */
async function allOfCase(tx: Tx, id: string): Promise<readonly Allocation[]> {
  return (await sql<Allocation>`select ${columns} from allocation where case_id = ${id} and state <> 'released' order by occurrence for update`.execute(tx)).rows
}

interface New extends Span {
  readonly state: AllocationState
  readonly place: number | undefined
  readonly of: { readonly draft: string } | { readonly case: string }
  readonly heldUntil?: Instant
  /** Where it is held, as its entry says. */
  readonly where?: string | undefined
  /** Which of the weeks of one booking it is of, from 0. */
  readonly occurrence?: number
}

async function insert(ground: Ground, tx: Tx, procedure: string, { id: resource }: Resource, { person, organisation }: Holder, { state, place, of, heldUntil, where, occurrence = 0, ...span }: New): Promise<Allocation> {
  const at = ground.now()
  const { rows: [made] } = await sql<Allocation>`
    insert into allocation (id, resource, procedure, place, during, state, draft, case_id, person, organisation, held_until, made_at, changed_at, told_where, occurrence)
    values (${newId()}, ${resource}, ${procedure}, ${place ?? null}, ${rangeOf(span)}, ${state}, ${'draft' in of ? of.draft : null}::uuid, ${'case' in of ? of.case : null}::uuid,
      ${person}, ${organisation}::uuid, ${heldUntil ?? null}::timestamptz, ${at}, ${at}, ${where ?? null}, ${occurrence}) returning ${columns}`.execute(tx)
  return made!
}

/** What a draft asks for: the slot, or undefined where its procedure asks for none on this page. */
export interface Asking {
  readonly draft: string
  readonly procedure: Procedure
  readonly at: string
  /** The answers, where they name an entry that is the resource. */
  readonly facts?: Facts
  /** The entry that it is about, where it is about one. */
  readonly subject?: string | undefined
}

/** Takes turns with all who act on what a draft has, on what it asks for and on what it takes the place of. */
async function inTurnOfDraft(ground: Ground, tx: Tx, draft: string, resource: string, others: readonly string[] = []): Promise<void> {
  const has = await resourceOfRow(tx, sql`draft = ${draft}`)
  for (const id of [...new Set([resource, ...others, ...has === undefined ? [] : [has]])].sort()) {
    await inTurn(tx, id)
    await expireHolds(ground, tx, id)
  }
}

/**
 * Keeps a slot for a draft, in place of what it kept before; answers what is wrong with it, if something is, and then the draft keeps what it
 * had. `wait` joins the waiting list of a slot that is taken. Nobody keeps two slots of a resource by two drafts, or one person could keep them all.
 */
export async function hold(ground: Ground, tx: Tx, actor: Actor, asking: Asking, { wait = false } = {}): Promise<Problem | undefined> {
  return await holdOne(ground, tx, actor, asking, { wait }) ?? (wait ? undefined : weeklyProblem(ground, tx, asking))
}

/** Why there is none: all are taken, or what is asked for has no tables at which two meet. */
const takenWords = (procedure: Procedure, { capacity }: Resource): Text => (capacity < 1 && isShared(procedure) ? messages.noMeetings : messages.taken)

async function holdOne(ground: Ground, tx: Tx, actor: Actor, { draft, procedure, at, facts = {}, subject }: Asking, { wait }: { readonly wait: boolean }): Promise<Problem | undefined> {
  const { allocates } = procedure
  if (allocates?.resource.kind !== 'interval' || allocates.at === undefined) return undefined
  const problem = (text: Text): Problem => ({ field: allocates.at!, text })
  const { resource, where } = await askedFor(ground, tx, procedure, facts) ?? {}
  if (resource?.kind !== 'interval') return problem(messages.entryFirst)
  const span = spanOf(ground, resource, at)
  if (!isSpan(span)) return problem(span)
  const holder = { person: actor.person, organisation: actor.organisation?.id ?? null }
  if (allocates.ofEach) await inTurnOfHolder(tx, resource.id, holder)
  // What they keep elsewhere is theirs alone to have more of, in whose turn this is; its own turn comes with the others, before it is locked.
  const elsewhere = wait ? [] : await heldElsewhere(tx, resource.id, actor, draft)
  await inTurnOfDraft(ground, tx, draft, resource.id, elsewhere)
  await moveUp(ground, tx, resource.id, span)
  const before = await ofDraft(tx, draft)
  const same = before?.resource === resource.id && before.from === span.from && before.until === span.until
  if (same && (wait || before.state === 'held')) return undefined
  const place = await freePlace(tx, resource, span)
  if (wait ? place !== undefined : place === undefined) return problem(wait ? messages.stillFree : same ? messages.stillWaiting : takenWords(procedure, resource))
  const over = await overLimit(ground, tx, { ...allocates, resource }, holder, span, { except: before?.id })
  if (over) return problem(over)
  const busy = await sharedProblem(ground, tx, { procedure, subject }, actor.person, span)
  if (busy) return busy
  if (before) await release(ground, tx, actor, before)
  if (!wait) for (const other of await otherHolds(tx, [resource.id, ...elsewhere], actor, draft)) await release(ground, tx, actor, other)
  await insert(ground, tx, procedure.id, resource, holder, wait
    ? { ...span, where, of: { draft }, state: 'waiting', place: undefined }
    : { ...span, where, of: { draft }, state: 'held', place, heldUntil: holdUntil(ground.now(), allocates.hold, span) })
  return undefined
}

/** The time of each later week that is asked for; none where it is asked for once. A day before the first is said to be wrong, and one for which nobody can ask yet, however far. */
function laterWeeks({ calendar, now }: Pick<Ground, 'calendar' | 'now'>, { allocates }: Procedure, resource: IntervalResource, at: string, facts: Facts): readonly string[] | Problem {
  const until = allocates?.weekly === undefined ? undefined : facts[allocates.weekly]
  if (typeof until !== 'string' || !isDay(until)) return []
  const field = allocates!.weekly!
  if (until < at.slice(0, 10)) return { field, text: messages.weeklyBefore }
  return until > lastDay(resource, calendar, now()) ? { field, text: messages.tooFar(resource.ahead) } : repeatedWeekly(at, until)
}

const isWeeks = (one: readonly string[] | Problem): one is readonly string[] => Array.isArray(one)

/** Says early in which weeks the same time cannot be had; that all or none are given is made sure of by the filing. */
async function weeklyProblem(ground: Ground, tx: Tx, { procedure, at, facts = {} }: Asking): Promise<Problem | undefined> {
  const { resource } = await askedFor(ground, tx, procedure, facts) ?? {}
  if (resource?.kind !== 'interval') return undefined
  const weeks = laterWeeks(ground, procedure, resource, at, facts)
  if (!isWeeks(weeks)) return weeks
  const clashes: Clash[] = []
  for (const week of weeks) {
    const span = spanOf(ground, resource, week)
    if (!isSpan(span)) clashes.push({ at: week, why: span })
    else if (await freePlace(tx, resource, span) === undefined) clashes.push({ at: week, why: messages.weekTaken })
  }
  return clashes.length === 0 ? undefined : { field: procedure.allocates!.weekly!, text: messages.weeklyClash(clashes) }
}

/** Reserves the same time of each later week, or throws a `Failure` (invalid) that names the weeks in which it cannot be had. */
async function reserveWeeks(ground: Ground, tx: Tx, actor: Actor, { case: id, procedure, facts }: Filing, resource: IntervalResource, at: string, where: string | undefined): Promise<void> {
  const weeks = laterWeeks(ground, procedure, resource, at, facts)
  const refuse = (problem: Problem): never => { throw new Failure('invalid', problem.text, [problem]) }
  if (!isWeeks(weeks)) return refuse(weeks)
  const holder = { person: actor.person, organisation: actor.organisation?.id ?? null }
  const clashes: Clash[] = []
  for (const [nth, week] of weeks.entries()) {
    const span = spanOf(ground, resource, week)
    if (!isSpan(span)) { clashes.push({ at: week, why: span }); continue }
    await moveUp(ground, tx, resource.id, span)
    const [place, over] = [await freePlace(tx, resource, span), await overLimit(ground, tx, { ...procedure.allocates!, resource }, holder, span)]
    if (place === undefined || over) clashes.push({ at: week, why: place === undefined ? messages.weekTaken : over! })
    else await record(ground, tx, actor, await insert(ground, tx, procedure.id, resource, holder, { ...span, where, of: { case: id }, state: 'reserved', place, occurrence: nth + 1 }), 'reserved')
  }
  if (clashes.length > 0) refuse({ field: procedure.allocates!.weekly!, text: messages.weeklyClash(clashes) })
}

/** Of which entries other drafts of the same person keep something: of all that are declared together, or one person could keep every one of them. */
async function heldElsewhere(tx: Tx, resource: string, { person }: Actor, draft: string): Promise<readonly string[]> {
  return (await sql<{ resource: string }>`select distinct resource from allocation where split_part(resource, ':', 1) = ${readResourceKey(resource).resource} and state = 'held' and person = ${person} and draft <> ${draft}`.execute(tx))
    .rows.map((row) => row.resource)
}

/** What other drafts of the same person keep of these resources. */
async function otherHolds(tx: Tx, resources: readonly string[], { person }: Actor, draft: string): Promise<readonly Allocation[]> {
  return (await sql<Allocation>`select ${columns} from allocation where resource = any(${resources}) and state = 'held' and person = ${person} and draft <> ${draft} for update`.execute(tx)).rows
}

/** What a draft kept is free again. */
export async function drop(ground: Ground, tx: Tx, by: By, draft: string): Promise<void> {
  const resource = await resourceOfRow(tx, sql`draft = ${draft}`)
  if (resource === undefined) return
  await inTurn(tx, resource)
  await expireHolds(ground, tx, resource)
  const kept = await ofDraft(tx, draft)
  if (kept) await release(ground, tx, by, kept)
}

export interface Filing {
  readonly draft: string
  readonly case: string
  readonly procedure: Procedure
  readonly facts: Facts
  readonly subject?: string | undefined
}

/**
 * Reserves for a case what its draft asked for: a slot, or else throws a `Failure` (invalid) that names the field; a place, or else the case is
 * put on the waiting list. Of a time that is asked for each week all weeks are reserved, or none, and of the places for the rows of a table all of these.
 */
export async function reserve(ground: Ground, tx: Tx, actor: Actor, filing: Filing): Promise<void> {
  const given = await reserveOne(ground, tx, actor, filing)
  if (given?.resource.kind === 'seat') return reserveRows(ground, tx, actor, filing, given)
  const at = filing.procedure.allocates?.at
  if (given?.resource.kind === 'interval' && at !== undefined) await reserveWeeks(ground, tx, actor, filing, given.resource, String(filing.facts[at] ?? ''), given.where)
}

/** How many places a case asks for: one, or one for each row of a table. */
const rowsAsked = ({ allocates }: Procedure, facts: Facts): number => (allocates?.forEachRow === undefined ? 1 : rowsIn(facts[allocates.forEachRow]).length)

const refuseRows = (field: string, free: number): never => { throw new Failure('invalid', messages.tooFew(free), [{ field, text: messages.tooFew(free) }]) }

/** Reserves the places of the rows behind the first one, or throws a `Failure` (invalid) that says how many there are. */
async function reserveRows(ground: Ground, tx: Tx, actor: Actor, { case: id, procedure, facts }: Filing, { resource, span, where }: Given): Promise<void> {
  const holder = { person: actor.person, organisation: actor.organisation?.id ?? null }
  for (let occurrence = 1; occurrence < rowsAsked(procedure, facts); occurrence += 1) {
    const place = await freePlace(tx, resource, span)
    if (place === undefined) return refuseRows(procedure.allocates!.forEachRow!, occurrence)
    await record(ground, tx, actor, await insert(ground, tx, procedure.id, resource, holder, { ...span, where, of: { case: id }, state: 'reserved', place, occurrence }), 'reserved')
  }
}

/** Reserves the place, or the first of the hours. Answers what it is of. */
async function reserveOne(ground: Ground, tx: Tx, actor: Actor, { draft, case: id, procedure, facts, subject }: Filing): Promise<Given | undefined> {
  const { allocates } = procedure
  if (allocates === undefined) return undefined
  const asks = allocates.at ?? allocates.ofEach?.entry
  const refuse = (text: Text): never => { throw asks === undefined ? new Failure('conflict', text) : new Failure('invalid', text, [{ field: asks, text }]) }
  const given = await askedFor(ground, tx, procedure, facts)
  if (given === undefined) return refuse(messages.entryFirst)
  const { resource } = given
  const holder = { person: actor.person, organisation: actor.organisation?.id ?? null }
  if (allocates.ofEach) await inTurnOfHolder(tx, resource.id, holder)
  await inTurnOfDraft(ground, tx, draft, resource.id)
  const at = allocates.at === undefined ? undefined : String(facts[allocates.at] ?? '')
  const span = resource.kind === 'seat' ? given.span : spanOf(ground, resource, at ?? '')
  if (!isSpan(span)) return refuse(span)
  if (resource.kind === 'seat' && isOver(resource, span, ground.now())) return refuse(messages.over)
  await moveUp(ground, tx, resource.id, span)
  const kept = await ofDraft(tx, draft)
  if (kept?.state === 'waiting') return refuse(messages.stillWaiting)
  const adds = rowsAsked(procedure, facts)
  const over = await overLimit(ground, tx, { ...allocates, resource }, holder, span, { except: kept?.id, adds })
  if (over) return refuse(over)
  if (kept !== undefined && kept.resource !== resource.id) await release(ground, tx, actor, kept)
  else if (kept !== undefined && kept.from === span.from) {
    await sql`update allocation set state = 'reserved', held_until = null, draft = null, case_id = ${id}, changed_at = ${ground.now()}, changes = changes + 1 where id = ${kept.id}`.execute(tx)
    await takeAsker(ground, tx, { procedure, subject }, kept)
    await record(ground, tx, actor, { ...kept, case_id: id }, 'reserved')
    return given
  }
  const place = await freePlace(tx, resource, span)
  if (place === undefined && resource.kind === 'interval') return refuse(takenWords(procedure, resource))
  if (place === undefined && allocates.forEachRow !== undefined) return refuseRows(allocates.forEachRow, 0)
  const state = place === undefined ? 'waiting' : 'reserved'
  const made = await insert(ground, tx, procedure.id, resource, holder, { ...span, where: given.where, of: { case: id }, state, place })
  await takeAsker(ground, tx, { procedure, subject }, made)
  await record(ground, tx, actor, made, state)
  if (state === 'waiting') await tell(ground, tx, { ...holder, case_id: id }, letters.waiting(resource.title, undefined))
  return given
}

export interface Settling {
  readonly case: string
  readonly declaration: Procedure
  readonly facts: Facts
  readonly holder: Holder
  readonly subject?: string | undefined
  /** The decision that was just issued, if one was. */
  readonly decided?: string
  readonly closed: boolean
  /** When an appeal opened the case again, if one did. */
  readonly reopened?: Instant
}

/** Follows a case: its decision makes the allocation firm, its end without that gives it back. Throws a `Failure` (conflict) where there is none to make firm. */
export async function settle(ground: Ground, tx: Tx, by: By, { case: id, declaration, facts, holder, subject, decided, closed, reopened }: Settling): Promise<void> {
  const { allocates } = declaration
  if (allocates === undefined || (decided !== allocates.when && !closed)) return
  const given = await askedFor(ground, tx, declaration, facts)
  const turn = await resourceOfRow(tx, sql`case_id = ${id}`) ?? given?.resource.id ?? allocates.resource.id
  await inTurn(tx, turn)
  await expireHolds(ground, tx, turn)
  const all = await allOfCase(tx, id)
  if (decided !== allocates.when) {
    for (const one of all) if (one.state === 'waiting' || one.state === 'reserved') await release(ground, tx, by, one)
    return
  }
  if (all.some(({ state }) => state === 'firm')) return
  const [kept] = all
  const at = kept && timeOf(ground, allocates.resource, kept)
  // A place is as good as the days that its entry names by now, though they are not entered with it yet.
  const isAhead = (one: Allocation): boolean => !isOver(allocates.resource, allocates.resource.kind === 'seat' && given?.resource.id === one.resource ? given.span : one, ground.now())
  const reserved = all.filter(({ state }) => state === 'reserved')
  if (reserved.some(isAhead)) {
    // Of a series that is decided late, the weeks that have begun are nobody's to have.
    for (const one of reserved) await change(ground, tx, by, one, isAhead(one) ? 'firm' : 'released')
    if (given) for (const one of reserved) await takeBoth(ground, tx, { procedure: declaration, subject }, one, { title: given.resource.title, at: timeOf(ground, given.resource, one), facts })
    return
  }
  if (kept !== undefined) throw new Failure('conflict', at === undefined ? messages.noPlace : kept.state === 'waiting' ? messages.stillWaiting : messages.past)
  // A case that was closed and is open again, by an appeal, has its place anew if it is still there; what its holder gave back stays given back.
  const { rows: [{ gone } = { gone: null }] } = await sql<{ gone: Instant | null }>`select max(changed_at) as gone from allocation where case_id = ${id}`.execute(tx)
  if (gone !== null && (reopened === undefined || reopened < gone)) throw new Failure('conflict', messages.noPlace)
  if (given === undefined) throw new Failure('conflict', messages.noPlace)
  const spans = given.resource.kind === 'seat' ? Array<Span>(rowsAsked(declaration, facts)).fill(given.span) : spansAhead(ground, declaration, given.resource, facts)
  const free = spans.filter(isSpan).filter((span) => !isOver(given.resource, span, ground.now()))
  if (free.length === 0 || free.length < spans.length) throw new Failure('conflict', messages.noPlace)
  for (const [occurrence, span] of free.entries()) {
    const place = await freePlace(tx, given.resource, span)
    if (place === undefined) throw new Failure('conflict', messages.noPlace)
    const made = await insert(ground, tx, declaration.id, given.resource, holder, { ...span, where: given.where, of: { case: id }, state: 'firm', place, occurrence })
    await record(ground, tx, by, made, 'firm')
    await takeBoth(ground, tx, { procedure: declaration, subject }, made, { title: given.resource.title, at: timeOf(ground, given.resource, made), facts })
  }
}

/** The hour that a case asked for and the same of each later week, without those that have begun; words for one that cannot be had. */
function spansAhead(ground: Ground, declaration: Procedure, resource: IntervalResource, facts: Facts): readonly (Span | Text)[] {
  const at = String(facts[declaration.allocates?.at ?? ''] ?? '')
  const weeks = laterWeeks(ground, declaration, resource, at, facts)
  return isWeeks(weeks) ? [at, ...weeks].map((one) => spanOf(ground, resource, one)).filter((one) => one !== messages.past) : [weeks.text]
}

/** What a case was given is free again: its decision was revoked. */
export async function giveBack(ground: Ground, tx: Tx, by: By, id: string): Promise<void> {
  const resource = await resourceOfRow(tx, sql`case_id = ${id}`)
  if (resource === undefined) return
  await inTurn(tx, resource)
  await expireHolds(ground, tx, resource)
  for (const one of await allOfCase(tx, id)) if (one.state !== 'attended' && one.state !== 'missed') await release(ground, tx, by, one)
}

/** Whether a case waits for its place. */
export async function waits(tx: Tx, id: string): Promise<boolean> {
  return (await sql`select from allocation where case_id = ${id} and state = 'waiting'`.execute(tx)).rows.length > 0
}

/** The cases that were offered a place after they were filed: a place that is reserved at once has not changed since. Hours are chosen while they are free, so that no case waits for one. */
export async function offeredCases({ db, now, versions }: Pick<Ground, 'db' | 'now' | 'versions'>): Promise<readonly string[]> {
  const procedures = versions.today().flatMap(({ id, allocates }) => (allocates?.resource.kind === 'seat' ? [id] : []))
  if (procedures.length === 0) return []
  return (await sql<{ id: string }>`select case_id as id from allocation where state = 'reserved' and case_id is not null and changes > 0 and procedure = any(${procedures})
    and (upper_inf(during) or upper(during) > ${now()}::timestamptz) order by changed_at`.execute(db)).rows.map(({ id }) => id)
}

/** The open cases that had a place on a waiting list, or were offered one too late, until what they wait for was over; and those about an hour for two that is given back, or has begun, before both agreed. */
export async function endedCases(ground: Pick<Ground, 'db' | 'now' | 'versions'>): Promise<readonly string[]> {
  const { db, now, versions } = ground
  const [seats, shared] = [versions.today().flatMap(({ id, allocates }) => (allocates?.resource.kind === 'seat' ? [id] : [])), sharedProcedures(ground)]
  if (seats.length + shared.length === 0) return []
  return (await sql<{ id: string }>`select distinct case_id as id from allocation one join case_record filed on filed.id = case_id where filed.closed_at is null and one.state = 'released'
    and (one.procedure = any(${seats}) and upper(during) <= ${now()}::timestamptz or one.procedure = any(${shared}) and not exists (select from decision where decision.case_id = one.case_id))
    and not exists (select from allocation other where other.case_id = one.case_id and other.state <> 'released')`.execute(db)).rows.map(({ id }) => id)
}
