/** The daily round: opens the reports of periods that are over, reminds of late ones, and lets lateness lead on. */
import { sql } from 'kysely'
import { addDuration, dueDay } from '../../law/duration.ts'
import type { Facts } from '../../law/field.ts'
import type { Obligation } from '../../law/procedure.ts'
import { type Day, dayOf, laterOf } from '../../law/time.ts'
import { newId, transact, type Tx } from '../database/index.ts'
import type { ObligationsGround } from './ground.ts'
import { after, periodOf } from './period.ts'
import { roundMessages } from './messages.ts'

/** Opens the case that lateness leads to; the kernel hands the cases in, so that the two need not know each other. */
export type OpenCase = (tx: Tx, what: { procedure: string; about: string; facts: Facts; key: string }) => Promise<string>

const batch = 500

/** Opens every period that is over, in batches of one transaction each; what is open already is left alone. */
export async function openPeriods(ground: ObligationsGround): Promise<number> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  for (let opened = 0; ;) {
    const more = await transact(ground.db, (tx) => openBatch(ground, tx, today))
    opened += more
    if (more === 0) return opened
  }
}

async function openBatch(ground: ObligationsGround, tx: Tx, today: Day): Promise<number> {
  const duties = await tx.selectFrom('duty').selectAll().where('ended_on', 'is', null).where('next_to', '<', today)
    .orderBy('next_to').limit(batch).forUpdate().skipLocked().execute()
  for (const duty of duties) {
    const declared = await declaredOf(ground, duty)
    const due = dueDay(ground.calendar, duty.next_to, declared.within)
    const opened = await tx.insertInto('obligation').values({
      id: newId(), duty: duty.id, organisation: duty.organisation, period_from: laterOf(duty.next_from, duty.since), period_to: duty.next_to,
      due_day: due, draft: sql`'{}'::jsonb`, reported_at: null, reported_by: null, report: null,
      tests: null, assessment: null, invoice: null, signature: null, reminders: 0, led_to: null, ended_at: null,
    }).onConflict((conflict) => conflict.columns(['duty', 'period_from']).doNothing()).returning('id').executeTakeFirst()
    // A period that is made up for long after its day is for the reminders to tell of.
    if (opened && due >= today) await ground.parties.writeLetterToOrganisation(tx, duty.organisation, roundMessages.opened(declared.title, due))
    const next = periodOf(declared.every, after({ from: duty.next_from, to: duty.next_to }))
    await tx.updateTable('duty').set({ next_from: next.from, next_to: next.to }).where('id', '=', duty.id).execute()
  }
  return duties.length
}

const declaredOf = async (ground: ObligationsGround, duty: { version: string; kind: string }): Promise<Obligation> =>
  (await ground.declarationOf(duty.version)).obligations[duty.kind]!

/** Goes through the late reports: sends the reminders whose day has come, then opens the procedure that lateness leads to. */
export async function late(ground: ObligationsGround, openCase: OpenCase): Promise<number> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  const overdue = await ground.db.selectFrom('obligation').select('id').where('due_day', '<', today)
    .where('reported_at', 'is', null).where('ended_at', 'is', null).where('led_to', 'is', null).orderBy('due_day').execute()
  let acted = 0
  for (const { id } of overdue) if (await transact(ground.db, (tx) => lateOne(ground, tx, id, today, openCase))) acted += 1
  return acted
}

async function lateOne(ground: ObligationsGround, tx: Tx, id: string, today: Day, openCase: OpenCase): Promise<boolean> {
  const row = await tx.selectFrom('obligation').innerJoin('duty', 'duty.id', 'obligation.duty')
    .select(['obligation.id', 'obligation.organisation', 'due_day', 'reminders', 'period_from', 'period_to', 'decision', 'kind', 'version'])
    .where('obligation.id', '=', id).where('reported_at', 'is', null).where('led_to', 'is', null).forUpdate('obligation').executeTakeFirst()
  if (row === undefined) return false
  const { late: lateness, title } = await declaredOf(ground, row)
  const reminders = lateness.remind.filter((when) => addDuration(ground.calendar, row.due_day, when) <= today).length
  const subject = `obligation:${id}`
  if (reminders > row.reminders) {
    await tx.updateTable('obligation').set({ reminders }).where('id', '=', id).execute()
    await ground.parties.writeLetterToOrganisation(tx, row.organisation, roundMessages.reminder(title, row.due_day))
    await ground.journal.append(tx, 'system:clock', { type: 'obligation.reminded', subject, body: { dueDay: row.due_day, reminder: reminders } })
  }
  const leads = lateness.opens !== undefined && addDuration(ground.calendar, row.due_day, lateness.opens.after) < today
  if (!leads) return reminders > row.reminders
  const opened = await openCase(tx, {
    procedure: lateness.opens!.procedure, about: row.decision, key: `late:${id}`,
    facts: { ...lateness.opens!.states, ...(lateness.opens!.dueDayAs && { [lateness.opens!.dueDayAs]: row.due_day }) },
  })
  await tx.updateTable('obligation').set({ led_to: opened }).where('id', '=', id).execute()
  await ground.journal.append(tx, 'system:clock', { type: 'obligation.led-to', subject, body: { case: opened, procedure: lateness.opens!.procedure } })
  return true
}
