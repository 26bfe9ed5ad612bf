/** Begins and ends duties: with the decision that they follow, with an act of a case, and with the declaration by which a body owes them. */
import { sql } from 'kysely'
import { hashOf } from '../../law/canonical.ts'
import { dayAnswered, nextOccasion, type Period, timeOf, untilDay } from '../../law/duty.ts'
import type { Facts } from '../../law/field.ts'
import { Failure } from '../../law/failure.ts'
import { fieldsOf, type Obligation, type Procedure } from '../../law/procedure.ts'
import { factsOfTerm } from '../../law/rule.ts'
import { addDays, type Day, dayOf, laterOf } from '../../law/time.ts'
import { newId, type Tx } from '../database/index.ts'
import { versionOf } from '../declarations/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import { chargeUntil } from './charged.ts'
import type { ObligationsGround } from './ground.ts'
import { nothingToReview } from './messages.ts'
import { columnsOf, officeOf, type Party } from './party.ts'
import type { DutyRow } from './tables.ts'

export interface Beginning {
  readonly decision: string
  readonly procedure: Procedure
  readonly version: string
  /** The declared decision that was taken. */
  readonly kind: string
  /** Who holds the decision; absent where nobody is known to: then only those whom the declaration or the case names owe something. */
  readonly party: Party | undefined
  /** What the case knows: it may name whoever owes a duty, and its day. */
  readonly facts: Facts
  /** The entry that the case is about, by its number. */
  readonly entry?: string
}

/** `earlier`: the decisions before it in the case of one that lives again. What is owed once, or by a day that is still to come, and was reported on under any of them is not owed a second time. */
export async function begin(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, { decision, procedure, version, kind, party, facts, entry }: Beginning, earlier: readonly string[] = []): Promise<void> {
  const since = dayOf(ground.now(), ground.calendar.zone)
  for (const [name, obligation] of Object.entries(procedure.obligations)) {
    if (obligation.after !== kind) continue
    const done = await reportedOn(tx, earlier, name, obligation)
    const first = obligation.charged && await chargedFrom(tx, { earlier, name, since }, dayAnswered(facts, obligation.charged.from) ?? since)
    if (done !== undefined && nextOccasion(ground.calendar, obligation, since, done) === undefined) continue
    const bearer = await bearerOf(ground, tx, { procedure, obligation, party, facts })
    if (bearer) await beginOne(ground, tx, actor, { of: { decision }, procedure: procedure.id, version, name, obligation, party: bearer, since: first ?? since, facts, ...(done && done.to >= since && { done }), ...(entry !== undefined && { entry }) })
  }
}

/** The last occasion that was reported on under earlier decisions, of a duty that falls due once or by a day: what is reported by periods or upon events has none before its time. */
async function reportedOn(tx: Tx, decisions: readonly string[], name: string, obligation: Obligation): Promise<Period | undefined> {
  if (decisions.length === 0 || !['once', 'named', 'on'].includes(timeOf(obligation)?.kind ?? '')) return undefined
  return tx.selectFrom('obligation').innerJoin('duty', 'duty.id', 'obligation.duty').select(['period_from as from', 'period_to as to'])
    .where('duty.decision', 'in', decisions).where('duty.kind', '=', name).where('reported_at', 'is not', null).orderBy('period_to', 'desc').limit(1).executeTakeFirst()
}

/** Who owes a duty that follows a decision or an act: the body of the office that the declaration names, whoever the case names, else whose the decision or the case is. */
export async function bearerOf(
  { bodyOf, ownerOf }: ObligationsGround, tx: Tx, { procedure, obligation: { owedBy }, party, facts }: Pick<Beginning, 'procedure' | 'party' | 'facts'> & { readonly obligation: Pick<Obligation, 'owedBy'> },
): Promise<Party | undefined> {
  if (owedBy === undefined) return party
  if ('role' in owedBy) return { kind: 'body', id: bodyOf(owedBy.role) }
  const [field, answer] = [fieldsOf(procedure).find(({ name }) => name === owedBy.fact), facts[owedBy.fact]]
  if (typeof answer !== 'string' || answer === '') return undefined
  return field?.kind === 'entry' ? ownerOf(tx, { register: field.register, number: answer }) : { kind: 'body', id: answer }
}

/**
 * The first day of what is charged by itself. Of a decision that lives again it is the day of that at the earliest: of the days between nobody had what is charged. What was charged under earlier
 * decisions of the case is charged no second time.
 */
async function chargedFrom(tx: Tx, { earlier, name, since }: { readonly earlier: readonly string[]; readonly name: string; readonly since: Day }, day: Day): Promise<Day> {
  if (earlier.length === 0) return day
  const { last } = await tx.selectFrom('obligation').innerJoin('duty', 'duty.id', 'obligation.duty').select(({ fn }) => fn.max('period_to').as('last'))
    .where('duty.decision', 'in', earlier).where('duty.kind', '=', name).executeTakeFirstOrThrow()
  const anew = laterOf(day, since)
  return last ? laterOf(anew, addDays(last, 1)) : anew
}

/** The day that the case names for a duty; undefined for any other duty. */
const dayNamed = ({ on }: Pick<Obligation, 'on'>, facts: Facts): Day | undefined => dayAnswered(facts, on !== undefined && 'fact' in on ? on.fact : undefined)

interface Begun {
  readonly of: { readonly decision: string } | { readonly case: string } | { readonly body: string }
  readonly procedure: string
  readonly version: string
  readonly name: string
  readonly obligation: Obligation
  readonly party: Party
  readonly since: Day
  readonly facts?: Facts
  readonly entry?: string
  /** The last occasion that was reported on already, where that is not over yet. */
  readonly done?: Period
}

/** What a duty follows, as its entries in the journal name it. */
const subjectOf = ({ decision, case_id, procedure, body }: { readonly decision: string | null; readonly case_id: string | null; readonly procedure: string; readonly body: string | null }): string =>
  (decision !== null ? `decision:${decision}` : case_id !== null ? `case:${case_id}` : `duty:${procedure}:${body}`)

/** Begins one duty, and answers its id. */
export async function beginOne(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, { of, procedure, version, name, obligation, party, since, facts = {}, entry: about, done }: Begun): Promise<string> {
  const id = newId()
  const until = dayAnswered(facts, obligation.charged?.until)
  const first = untilDay(ground.calendar, obligation, nextOccasion(ground.calendar, obligation, since, done, dayNamed(obligation, facts)), until)
  // Kept as they stand when it begins: what is charged by itself asks nobody later.
  const read = obligation.charged && obligation.pays ? Object.fromEntries([...factsOfTerm(obligation.pays.amount)].flatMap((fact) => (facts[fact] === undefined ? [] : [[fact, facts[fact]]]))) : {}
  const columns = { decision: 'decision' in of ? of.decision : null, case_id: 'case' in of ? of.case : null, ...columnsOf(party) }
  const entry = await ground.journal.appending(tx, actorString(actor), { type: 'duty.begun', subject: subjectOf({ procedure, ...columns }), body: { duty: name, since } })
  await sql`with entry as (${entry})
    insert into duty (id, decision, case_id, kind, procedure, version, organisation, person, body, role, since, facts, until, next_from, next_to, next_opens, stops_with)
    values (${id}, ${columns.decision}, ${columns.case_id}, ${name}, ${procedure}, ${version}, ${columns.organisation}, ${columns.person}, ${columns.body},
      ${party.kind === 'body' ? officeOf(party, obligation) : null}, ${since}, ${JSON.stringify(read)}::jsonb, ${until ?? null}, ${first?.from ?? null}, ${first?.to ?? null}, ${first?.opens ?? null}, ${obligation.charged?.stops ? about ?? null : null})`.execute(tx)
  return id
}

/** `until`: the day until which what is charged by periods is owed, also of duties that have ended already, by another day; without it, today. */
export async function end(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, decision: string, until?: Day): Promise<void> {
  const all = tx.selectFrom('duty').selectAll().where('decision', '=', decision).forUpdate()
  for (const duty of await (until === undefined ? all.where('ended_on', 'is', null) : all).execute()) {
    await chargeUntil(ground, tx, actor, duty, until ?? dayOf(ground.now(), ground.calendar.zone))
    await endOne(ground, tx, actor, duty)
  }
}

/** Ends the last duty of a name that these decisions brought, once it was reported on. Nothing where they brought none. */
export async function settle(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, { decisions, duty: name }: { readonly decisions: readonly string[]; readonly duty: string }): Promise<void> {
  const last = await tx.selectFrom('duty').selectAll().where('decision', 'in', decisions).where('kind', '=', name).orderBy('id', 'desc').limit(1).forUpdate().executeTakeFirst()
  if (last === undefined) return
  const reported = await tx.selectFrom('obligation').select('id').where('duty', '=', last.id).where('reported_at', 'is not', null).limit(1).executeTakeFirst()
  if (last.ended_on !== null || reported === undefined) throw new Failure('conflict', nothingToReview((await ground.declarationOf(last.version)).obligations[name]!.title))
  await endOne(ground, tx, actor, last)
}

export async function endOne(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, duty: { readonly id: string; readonly kind: string } & Parameters<typeof subjectOf>[0]): Promise<void> {
  const at = ground.now()
  const { numUpdatedRows } = await tx.updateTable('duty').set({ ended_on: dayOf(at, ground.calendar.zone) }).where('id', '=', duty.id).where('ended_on', 'is', null).executeTakeFirst()
  if (numUpdatedRows === 0n) return
  await tx.updateTable('obligation').set({ ended_at: at }).where('duty', '=', duty.id).where('reported_at', 'is', null).execute()
  await ground.journal.append(tx, actorString(actor), { type: 'duty.ended', subject: subjectOf(duty), body: { duty: duty.kind } })
}

/** Whether a body owes it while the declaration is in force, whatever is decided. */
const isOfDeclaration = ({ after, upon }: Obligation): boolean => after === undefined && !(upon !== undefined && 'act' in upon)

/** Begins what bodies owe by the declarations in force today, lets it go on under their new versions, and ends what none declares any more. */
export async function keepBodies(ground: ObligationsGround, tx: Tx): Promise<void> {
  const declared = ground.today().flatMap((procedure) => Object.entries(procedure.obligations).flatMap(([name, obligation]) =>
    (obligation.owedBy === undefined || !('role' in obligation.owedBy) || !isOfDeclaration(obligation) ? [] : [{ procedure, name, obligation, role: obligation.owedBy.role, body: ground.bodyOf(obligation.owedBy.role) }])))
  const standingOnes = () => tx.selectFrom('duty').selectAll().where('body', 'is not', null).where('decision', 'is', null).where('case_id', 'is', null).where('ended_on', 'is', null).execute()
  const known = await standingOnes()
  if (declared.length === 0 && known.length === 0) return
  // Two workers that both found a duty missing would both begin it.
  await sql`select pg_advisory_xact_lock(hashtext('duties of bodies'))`.execute(tx)
  const standing = await standingOnes()
  const clock: SystemActor = { system: 'clock' }
  for (const { procedure, name, obligation, role, body } of declared) {
    const version = versionOf(procedure)
    const duty = standing.find((one) => one.procedure === procedure.id && one.kind === name && one.body === body)
    if (duty === undefined) {
      const since = laterOf(procedure.inForce.from, dayOf(ground.now(), ground.calendar.zone))
      await beginOne(ground, tx, clock, { of: { body }, procedure: procedure.id, version, name, obligation, party: { kind: 'body', id: body }, since })
    } else if (duty.version !== version) {
      await tx.updateTable('duty').set({ version, role, ...await rescheduled(ground, tx, duty, obligation) }).where('id', '=', duty.id).execute()
    }
  }
  for (const duty of standing) {
    if (!declared.some(({ procedure, name, body }) => procedure.id === duty.procedure && name === duty.kind && body === duty.body)) await endOne(ground, tx, clock, duty)
  }
}

/** What follows by the calendar under a new version, where that declares another time: after whatever was opened already. */
async function rescheduled(ground: ObligationsGround, tx: Tx, duty: DutyRow, obligation: Obligation): Promise<Partial<Pick<DutyRow, 'next_from' | 'next_to' | 'next_opens'>>> {
  const earlier = (await ground.declarationOf(duty.version)).obligations[duty.kind]!
  if (hashOf({ time: timeOf(earlier) ?? null }) === hashOf({ time: timeOf(obligation) ?? null })) return {}
  const { last } = await tx.selectFrom('obligation').select(({ fn }) => fn.max('period_to').as('last')).where('duty', '=', duty.id).executeTakeFirstOrThrow()
  const next = nextOccasion(ground.calendar, obligation, duty.since, last ? { from: last, to: last } : undefined)
  return { next_from: next?.from ?? null, next_to: next?.to ?? null, next_opens: next?.opens ?? null }
}
