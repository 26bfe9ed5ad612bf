/** Charges a duty that ends until its last day, neither less nor more: the rest is invoiced, and what was invoiced for later days is taken back. */
import { nextOccasion, type Occasion, untilDay } from '../../law/duty.ts'
import type { Obligation, Procedure } from '../../law/procedure.ts'
import { addDays, type Day, dayOf } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import { assess } from './assess.ts'
import { invoiceCharge } from './assessed.ts'
import type { ObligationsGround } from './ground.ts'
import { chargedAnew } from './messages.ts'
import { openOne } from './open.ts'
import { partyOf } from './party.ts'
import type { Assessment, DutyRow } from './tables.ts'

/** Charges what is charged by itself until a day, that day included; also where it was charged until another before. Nothing for any other duty. */
export async function chargeUntil(ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, duty: DutyRow, until: Day): Promise<void> {
  const procedure = await ground.declarationOf(duty.version)
  const declared = procedure.obligations[duty.kind]!
  if (declared.charged === undefined) return
  // Of the days since the entry does not stand nothing is owed, whenever the rest ends.
  const last = duty.paused_on !== null && duty.paused_on <= until ? addDays(duty.paused_on, -1) : until
  await takeBackAfter(ground, tx, actor, { duty, procedure, declared }, last)
  await chargeRest(ground, tx, duty, declared, last)
}

/** The occasion of a period that was charged and taken back whole: it may be charged again. */
const takenBack = (id: string): string => `taken back ${id}`

/** Charges periods that reach beyond a day by their days until it: the invoice is cancelled, another issued for what is left, and what was paid goes over to that. */
async function takeBackAfter(
  ground: ObligationsGround, tx: Tx, actor: Actor | SystemActor, { duty, procedure, declared }: { readonly duty: DutyRow; readonly procedure: Procedure; readonly declared: Obligation }, until: Day,
): Promise<void> {
  const beyond = await tx.selectFrom('obligation').selectAll().where('duty', '=', duty.id).where('occasion', '=', '').where('reported_at', 'is not', null).where('period_to', '>', until).orderBy('period_from').forUpdate().execute()
  for (const { id, period_from: from, invoice: issued, ...row } of beyond) {
    // Nothing was owed of it: no amount came of it, or the entry did not stand.
    if (row.assessment?.status === 'nothing due') continue
    const before = issued === null ? undefined : await ground.ledger.invoice(issued, tx)
    // What somebody has cancelled is charged no more, and what was written off cannot be cancelled.
    if (before !== undefined && (before.status === 'cancelled' || before.writtenOff > 0n)) continue
    const assessment: Assessment = from > until ? { status: 'nothing due' }
      : assess(ground.calendar, procedure, declared, { from, to: until }, duty.facts, { since: duty.since, invoiced: dayOf(ground.now(), ground.calendar.zone) }).assessment
    if (before !== undefined) await ground.ledger.cancelInvoice(tx, actorString(actor), before.id, { reason: chargedAnew(until) })
    const invoice = await invoiceCharge(ground, tx, actor, { id, declared, party: partyOf(row), assessment })
    let left = invoice?.amount ?? 0n
    for (const { line, amount } of before?.payments ?? []) {
      const part = amount < left ? amount : left
      if (invoice === undefined || part <= 0n) continue
      await ground.ledger.allocate(tx, actorString(actor), line, invoice.id, { amount: part })
      left -= part
    }
    await tx.updateTable('obligation').set({
      ...(from > until ? { occasion: takenBack(id) } : { period_to: until }), assessment: JSON.stringify(assessment), ...(invoice !== undefined && { invoice: invoice.id }),
    }).where('id', '=', id).execute()
    await ground.journal.append(tx, actorString(actor), {
      type: 'obligation.charged-anew', subject: `obligation:${id}`,
      body: { duty: duty.kind, from, until, assessment: assessment.status, ...(before !== undefined && { cancelled: before.number }), ...(invoice !== undefined && { invoice: invoice.number }) },
    })
  }
}

/** Charges what is not charged yet, the last part of a period included. */
async function chargeRest(ground: ObligationsGround, tx: Tx, duty: DutyRow, declared: Obligation, until: Day): Promise<void> {
  const end = duty.until !== null && duty.until < until ? duty.until : until
  const { charged } = await tx.selectFrom('obligation').select(({ fn }) => fn.max('period_to').as('charged')).where('duty', '=', duty.id).where('occasion', '=', '').executeTakeFirstOrThrow()
  const after = (last: Pick<Occasion, 'from' | 'to'> | undefined): Occasion | undefined => untilDay(ground.calendar, declared, nextOccasion(ground.calendar, declared, duty.since, last), end)
  for (let next = after(charged === null ? undefined : { from: charged, to: charged }); next !== undefined; next = after(next)) await openOne(ground, tx, duty, declared, next, '')
}
