/** The daily round: opens the reports whose day has come, reminds before the day and after it, and lets lateness lead on. */
import { addDuration, dueDay } from '../../law/duration.ts'
import { before, countsFrom, nextOccasion, type Occasion, type Period, untilDay } from '../../law/duty.ts'
import type { Facts } from '../../law/field.ts'
import type { Obligation } from '../../law/procedure.ts'
import { type Day, dayOf, laterOf } from '../../law/time.ts'
import { eachApart, transact, type Tx } from '../database/index.ts'
import { passes } from '../outage.ts'
import { keepBodies } from './duty.ts'
import { openOne } from './open.ts'
import type { ObligationsGround } from './ground.ts'
import { roundMessages } from './messages.ts'
import { partyOf, tell } from './party.ts'
import type { DutyRow } from './tables.ts'

/**
 * Opens the case that lateness leads to; the kernel hands the cases in, so that the two need not know each other. Undefined while another case of
 * that procedure about the decision is open: two late duties never fall into one case, the second waits for the end of the first.
 */
export type OpenCase = (tx: Tx, what: { procedure: string; about: string; facts: Facts; key: string }) => Promise<string | undefined>

const batch = 500

/**
 * Begins what bodies owe, and opens every report or charge whose day has come, in batches of one transaction each; what is open already is left alone. One that fails holds no other back:
 * its batch is done again one by one, and it is thrown at the end, together with the others.
 */
export async function openPeriods(ground: ObligationsGround): Promise<number> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  await transact(ground.db, (tx) => keepBodies(ground, tx))
  const failures = new Map<string, unknown>()
  let opened = 0
  for (;;) {
    const due = (await ground.db.selectFrom('duty').select('id').where('ended_on', 'is', null).where('next_opens', '<=', today)
      .$if(failures.size > 0, (others) => others.where('id', 'not in', [...failures.keys()])).orderBy('next_opens').limit(batch).execute()).map(({ id }) => id)
    const failed = failures.size
    const more = due.length === 0 ? 0 : await transact(ground.db, (tx) => openThese(ground, tx, due, today)).catch((error: unknown) => {
      if (passes(error)) throw error
      return openEach(ground, due, today, failures)
    })
    opened += more
    // What another process is at it leaves to that.
    if (more === 0 && failures.size === failed) break
  }
  await eachApart(failures.values(), async (error) => { throw error })
  return opened
}

async function openEach(ground: ObligationsGround, ids: readonly string[], today: Day, failures: Map<string, unknown>): Promise<number> {
  let opened = 0
  for (const id of ids) {
    try {
      opened += await transact(ground.db, (tx) => openThese(ground, tx, [id], today))
    } catch (error) {
      if (passes(error)) throw error
      failures.set(id, error)
    }
  }
  return opened
}

async function openThese(ground: ObligationsGround, tx: Tx, ids: readonly string[], today: Day): Promise<number> {
  const duties = await tx.selectFrom('duty').selectAll().where('id', 'in', ids).where('ended_on', 'is', null).where('next_opens', '<=', today)
    .orderBy('next_opens').forUpdate().skipLocked().execute()
  for (const duty of duties) {
    const declared = (await ground.declarationOf(duty.version)).obligations[duty.kind]!
    const last = { from: duty.next_from!, to: duty.next_to! }
    const occasion = occasionOf(ground, declared, duty, last)
    await openOne(ground, tx, duty, declared, occasion, '')
    const next = untilDay(ground.calendar, declared, nextOccasion(ground.calendar, declared, duty.since, last), duty.until ?? undefined)
    await tx.updateTable('duty').set({ next_from: next?.from ?? null, next_to: next?.to ?? null, next_opens: next?.opens ?? null }).where('id', '=', duty.id).execute()
  }
  return duties.length
}

/** The occasion whose turn it is, as the row of the duty has it. One whose day was over when the duty began covers that day alone. */
function occasionOf({ calendar }: ObligationsGround, declared: Obligation, duty: DutyRow, { from, to }: Period): Occasion {
  const begins = laterOf(from, duty.since)
  const [period, { within }] = [{ from: begins > to ? to : begins, to }, declared]
  const counts = countsFrom(declared, period)
  return { ...period, opens: duty.next_opens!, due: within === undefined ? counts : dueDay(calendar, counts, within) }
}

/** Sends the reminders before the day whose time has come: one letter, however many of them were missed. */
export async function forewarn(ground: ObligationsGround): Promise<number> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  const open = ground.db.selectFrom('obligation').innerJoin('duty', 'duty.id', 'obligation.duty')
    .where('due_day', '>=', today).where('reported_at', 'is', null).where('ended_at', 'is', null)
  const kinds = await open.select(['kind']).select(({ fn }) => fn.coalesce('obligation.version', 'duty.version').as('version')).distinct().execute()
  let sent = 0
  for (const { kind, version } of kinds) {
    const declared = await declaredOf(ground, { kind, version })
    if (declared.remind === undefined) continue
    const rows = await open.select(['obligation.id', 'due_day', 'forewarned']).where('kind', '=', kind)
      .where(({ fn }) => fn.coalesce('obligation.version', 'duty.version'), '=', version).orderBy('due_day').execute()
    for (const row of rows) {
      if (reached(ground, declared, row.due_day, today) <= row.forewarned) continue
      if (await transact(ground.db, (tx) => forewarnOne(ground, tx, row.id, today))) sent += 1
    }
  }
  return sent
}

/** How many of the reminders before the day have come. */
const reached = ({ calendar }: ObligationsGround, { remind = [] }: Obligation, due: Day, today: Day): number =>
  remind.filter((time) => before(calendar, due, time) <= today).length

async function forewarnOne(ground: ObligationsGround, tx: Tx, id: string, today: Day): Promise<boolean> {
  const row = await waiting(tx, id)
  if (row === undefined) return false
  const declared = await declaredOf(ground, row)
  const forewarned = reached(ground, declared, row.due_day, today)
  if (forewarned <= row.forewarned) return false
  await tx.updateTable('obligation').set({ forewarned }).where('id', '=', id).execute()
  await tell(ground, tx, partyOf(row), declared, roundMessages.forewarning(declared.title, row.due_day, id))
  await ground.journal.append(tx, 'system:clock', { type: 'obligation.reminded', subject: `obligation:${id}`, body: { dueDay: row.due_day, before: forewarned } })
  return true
}

/** A report that is still to be made, locked. */
const waiting = (tx: Tx, id: string) => tx.selectFrom('obligation').innerJoin('duty', 'duty.id', 'obligation.duty')
  .select(['obligation.organisation', 'obligation.person', 'obligation.body', 'due_day', 'reminders', 'forewarned', 'told_at', 'decision', 'kind'])
  .select(({ fn }) => fn.coalesce('obligation.version', 'duty.version').as('version'))
  .where('obligation.id', '=', id).where('reported_at', 'is', null).where('ended_at', 'is', null).where('led_to', 'is', null).forUpdate('obligation').executeTakeFirst()

const declaredOf = async (ground: ObligationsGround, { version, kind }: { version: string; kind: string }): Promise<Obligation> =>
  (await ground.declarationOf(version)).obligations[kind]!

/** Goes through the late reports: sends the reminders whose day has come, tells another office, and opens the procedure that lateness leads to. */
export async function late(ground: ObligationsGround, openCase: OpenCase): Promise<number> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  const overdue = await ground.db.selectFrom('obligation').select('id').where('due_day', '<', today)
    .where('reported_at', 'is', null).where('ended_at', 'is', null).where('led_to', 'is', null).orderBy('due_day').orderBy('id').execute()
  let acted = 0
  for (const { id } of overdue) if (await transact(ground.db, (tx) => lateOne(ground, tx, id, today, openCase))) acted += 1
  return acted
}

async function lateOne(ground: ObligationsGround, tx: Tx, id: string, today: Day, openCase: OpenCase): Promise<boolean> {
  const row = await waiting(tx, id)
  if (row === undefined) return false
  const declared = await declaredOf(ground, row)
  const { late: { remind, tells, opens }, title } = declared
  const subject = `obligation:${id}`
  let acted = false
  const reminders = remind.filter((when) => addDuration(ground.calendar, row.due_day, when) <= today).length
  if (reminders > row.reminders) {
    await tx.updateTable('obligation').set({ reminders }).where('id', '=', id).execute()
    await tell(ground, tx, partyOf(row), declared, roundMessages.reminder(title, row.due_day, id))
    await ground.journal.append(tx, 'system:clock', { type: 'obligation.reminded', subject, body: { dueDay: row.due_day, reminder: reminders } })
    acted = true
  }
  if (tells !== undefined && row.told_at === null && addDuration(ground.calendar, row.due_day, tells.after) < today) {
    for (const { id: person } of await ground.parties.holdersOf([tells.role], tx)) await ground.parties.writeLetter(tx, person, roundMessages.escalated(title, row.due_day, id))
    await tx.updateTable('obligation').set({ told_at: ground.now() }).where('id', '=', id).execute()
    await ground.journal.append(tx, 'system:clock', { type: 'obligation.escalated', subject, body: { dueDay: row.due_day, to: tells.role } })
    acted = true
  }
  if (opens === undefined || row.decision === null || addDuration(ground.calendar, row.due_day, opens.after) >= today) return acted
  const opened = await openCase(tx, {
    procedure: opens.procedure, about: row.decision, key: `late:${id}`, facts: { ...opens.states, ...(opens.dueDayAs && { [opens.dueDayAs]: row.due_day }) },
  })
  if (opened === undefined) return acted
  await tx.updateTable('obligation').set({ led_to: opened }).where('id', '=', id).execute()
  await ground.journal.append(tx, 'system:clock', { type: 'obligation.led-to', subject, body: { case: opened, procedure: opens.procedure } })
  return true
}
