/** What is charged only while the entry that its case is about stands: it pauses while that is suspended, and ends with the day that the entry names, or when it is struck. */
import { sql } from 'kysely'
import { dayAnswered, nextOccasion, untilDay } from '../../law/duty.ts'
import type { Obligation } from '../../law/procedure.ts'
import type { EntryDoes } from '../../law/register.ts'
import { addDays, type Day, dayOf, daysBetween, laterOf } from '../../law/time.ts'
import { newId, type Tx } from '../database/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import { chargeUntil } from './charged.ts'
import { endOne } from './duty.ts'
import type { ObligationsGround } from './ground.ts'
import { columnsOf, partyOf } from './party.ts'
import type { DutyRow } from './tables.ts'

/** What was done to an entry. */
interface EntryActed { readonly entry: string; readonly does: EntryDoes }

/** Stops, pauses or takes up again what is charged while these entries stand, in the transaction of the act on them. */
export async function stopWith(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, all: readonly EntryActed[]): Promise<void> {
  const duties = await tx.selectFrom('duty').selectAll().where('stops_with', 'in', all.map(({ entry }) => entry)).where('ended_on', 'is', null).orderBy('id').forUpdate().execute()
  for (const duty of duties) {
    const declared = (await ground.declarationOf(duty.version)).obligations[duty.kind]!
    for (const { does } of all.filter(({ entry }) => entry === duty.stops_with)) await stopOne(ground, tx, actor, duty, declared, does)
  }
}

async function stopOne(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, duty: DutyRow, declared: Obligation, does: EntryDoes): Promise<void> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  switch (does) {
    case 'suspend': return duty.paused_on === null ? pause(ground, tx, actor, duty, today) : undefined
    case 'restore': return duty.paused_on === null ? undefined : takeUp(ground, tx, actor, duty, declared, today)
    case 'strike': return stop(ground, tx, actor, duty, today)
    case 'change': {
      const { facts } = await tx.selectFrom('entry').select('facts').where('number', '=', duty.stops_with!).executeTakeFirstOrThrow()
      const day = declared.charged?.stops?.flatMap((column) => dayAnswered(facts, column) ?? []).toSorted()[0]
      return day === undefined ? undefined : stop(ground, tx, actor, duty, day)
    }
    default: return undefined
  }
}

/** From this day on nothing is charged any more. */
async function stop(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, duty: DutyRow, day: Day): Promise<void> {
  await chargeUntil(ground, tx, actor, duty, addDays(day, -1))
  await endOne(ground, tx, actor, duty)
}

async function pause(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, duty: DutyRow, today: Day): Promise<void> {
  await chargeUntil(ground, tx, actor, duty, addDays(today, -1))
  await tx.updateTable('duty').set({ paused_on: today, next_from: null, next_to: null, next_opens: null }).where('id', '=', duty.id).execute()
  await ground.journal.append(tx, actorString(actor), { type: 'duty.paused', subject: `decision:${duty.decision}`, body: { duty: duty.kind, from: today } })
}

/** Of the days between nothing is due, and a last day that was set comes as many days later. */
async function takeUp(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, duty: DutyRow, declared: Obligation, today: Day): Promise<void> {
  const [from, to] = [laterOf(duty.paused_on!, duty.since), addDays(today, -1)]
  const days = from > to ? 0 : daysBetween(from, to) + 1
  if (days > 0) await keepNothingDue(ground, tx, actor, duty, from, to)
  const until = duty.until === null ? undefined : addDays(duty.until, days)
  const next = untilDay(ground.calendar, declared, nextOccasion(ground.calendar, declared, duty.since, days > 0 || today > duty.since ? { from: to, to } : undefined), until)
  await tx.updateTable('duty').set({ paused_on: null, until: until ?? null, next_from: next?.from ?? null, next_to: next?.to ?? null, next_opens: next?.opens ?? null }).where('id', '=', duty.id).execute()
  await ground.journal.append(tx, actorString(actor), { type: 'duty.taken-up', subject: `decision:${duty.decision}`, body: { duty: duty.kind, from: today, ...(until !== undefined && { until }) } })
}

/** Keeps the days of which nothing is owed as a period of their own: whoever owes sees it, and nobody charges it later. */
async function keepNothingDue(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, duty: DutyRow, from: Day, to: Day): Promise<void> {
  const id = newId()
  await tx.insertInto('obligation').values({
    id, duty: duty.id, version: duty.version, occasion: '', ...columnsOf(partyOf(duty)), period_from: from, period_to: to, due_day: to, draft: sql`'{}'::jsonb`, reported_at: ground.now(), reported_by: actorString(actor),
    report: JSON.stringify(duty.facts), tests: '[]', assessment: JSON.stringify({ status: 'nothing due' }), invoice: null, signature: null, reminders: 0, led_to: null, ended_at: null,
  }).execute()
  await ground.journal.append(tx, actorString(actor), {
    type: 'obligation.reported', subject: `obligation:${id}`, body: { duty: duty.kind, from, to, assessment: 'nothing due' }, personal: { facts: duty.facts },
  })
}
