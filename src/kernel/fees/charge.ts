/** Charges a fee when a case comes to its step: once for each passage, whatever is repeated. */
import { isWorkday } from '../../law/calendar.ts'
import { afterTerm } from '../../law/hours.ts'
import { Failure } from '../../law/failure.ts'
import { chargeOf, type FeeExemption } from '../../law/fee.ts'
import type { Facts } from '../../law/field.ts'
import type { Tiyn } from '../../law/money.ts'
import { termOf } from '../../law/other-terms.ts'
import { feeOf, type Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { type Day, dayOf } from '../../law/time.ts'
import { newId, type Tx } from '../database/index.ts'
import type { Invoice } from '../ledger/index.ts'
import type { Party } from '../parties/index.ts'
import type { FeesGround } from './ground.ts'
import { type Kept, keptOf } from './kept.ts'
import { messages } from './messages.ts'

/** A case that has come to a step that waits for a fee. */
export interface Charging {
  readonly case: { readonly id: string; readonly number: string }
  readonly passage: number
  readonly procedure: Procedure
  readonly step: string
  readonly party: Party
  readonly facts: Facts
  readonly filedOn: Day
}

/** What came of it: an invoice that the case waits for, or that it goes on. */
export type Charged =
  | { readonly status: 'due'; readonly charge: string; readonly invoice: string; readonly number: string; readonly amount: Tiyn; readonly due: Day }
  | { readonly status: 'free'; readonly charge: string; readonly by?: Pick<FeeExemption, 'title' | 'basis'> }
  | { readonly status: 'paid before' }

/** Throws a `Failure` (conflict) while the law sets no value that the amount needs: nobody can come to the step then. */
export async function charge(ground: FeesGround, tx: Tx, actor: string, { case: of, passage, procedure, step: name, party, facts, filedOn }: Charging): Promise<Charged> {
  const step = procedure.steps[name]!
  const fee = feeOf(step.by)!
  const before = await keptOf(ground, tx, of.id, name)
  if (before?.back === 0n) return { status: 'paid before' }
  const at = ground.now()
  const today = dayOf(at, ground.calendar.zone)
  const owed = chargeOf(fee, facts, { today: readingOf(procedure, today), filing: readingOf(procedure, filedOn, today) })
  if (owed.status === 'not set') throw new Failure('conflict', messages.notSet(fee.title))
  const id = newId()
  const row = { id, case_id: of.id, step: name, passage, title: JSON.stringify(fee.title), party_kind: party.kind, party: party.id, charged_at: at }
  if (owed.status === 'free') {
    const by = owed.by && { title: owed.by.title, basis: owed.by.basis }
    await tx.insertInto('fee_charge').values({ ...row, amount: 0n, free_by: by ? JSON.stringify(by) : null, invoice: null, ended: 'free', ended_at: at }).execute()
    return { status: 'free', charge: id, ...(by && { by }) }
  }
  const amount = before === undefined ? owed.amount : chargedAgain(owed.amount, before)
  if (amount <= 0n) return { status: 'paid before' }
  const due = dayOf(afterTerm(ground.calendar, procedure.workingHours, at, termOf(step, facts, readingOf(procedure, filedOn)) ?? procedure.clock.within), ground.calendar.zone)
  const invoice = await ground.ledger.issueInvoice(tx, actor, {
    key: `fee:${of.id}:${passage}`, debtor: party, identifier: (await ground.parties.named(party, tx))?.identifier, amount, issued: today, due,
    subject: `case:${of.id}`, text: messages.invoice(fee.title, of.number), income: fee.income,
  })
  await tx.insertInto('fee_charge').values({ ...row, amount, free_by: null, invoice: invoice.id, ended: null, ended_at: null }).execute()
  return { status: 'due', charge: id, invoice: invoice.id, number: invoice.number, amount, due }
}

/** What is owed where a part went back and the rest was kept: that part, at most what the kept rest leaves of today's fee. */
function chargedAgain(owed: Tiyn, { kept, back }: Kept): Tiyn {
  const open = kept > 0n ? owed - kept : owed
  return kept > 0n && back < open ? back : open
}

/** The charge that an invoice is for, while its case waits for it; undefined for any other invoice. */
export const waitingFor = (tx: Tx, invoice: string): Promise<{ readonly id: string; readonly case_id: string; readonly passage: number } | undefined> =>
  tx.selectFrom('fee_charge').select(['id', 'case_id', 'passage']).where('invoice', '=', invoice).where('ended', 'is', null).executeTakeFirst()

/** Says that a charge is paid, in the transaction in which its case goes on. */
export async function paid({ now }: FeesGround, tx: Tx, id: string): Promise<void> {
  await tx.updateTable('fee_charge').set({ ended: 'paid', ended_at: now() }).where('id', '=', id).execute()
}

/**
 * Lets go what a case waits for no longer. What was paid in time stays paid, whatever kept the case from going on; any other invoice is cancelled, and what was paid in part
 * is for an officer to give back.
 */
export async function drop({ ledger, now }: FeesGround, tx: Tx, actor: string, of: string, reason: 'notPaid' | 'returned'): Promise<void> {
  const open = await tx.selectFrom('fee_charge').select(['id', 'invoice']).where('case_id', '=', of).where('ended', 'is', null).forUpdate().execute()
  for (const { id, invoice } of open) {
    const isPaid = isPaidInTime(await ledger.invoice(invoice!, tx))
    await tx.updateTable('fee_charge').set({ ended: isPaid ? 'paid' : 'dropped', ended_at: now() }).where('id', '=', id).execute()
    if (!isPaid) await ledger.cancelInvoice(tx, actor, invoice!, { reason: messages[reason] })
  }
}

/**
 * Whether a payment in time came, or may still come to be known: a bank tells of the day on which it took the money, so nobody is late before it has told of all days
 * until the due one, while an officer has not said what a receipt of that time is for, or while nobody was told where to pay.
 */
export async function mayStillArrive({ ledger, calendar }: FeesGround, tx: Tx, of: string): Promise<boolean> {
  const open = await tx.selectFrom('fee_charge').select('invoice').where('case_id', '=', of).where('ended', 'is', null).executeTakeFirst()
  if (open === undefined) return false
  const invoice = await ledger.invoice(open.invoice!, tx)
  const { books, payTo, issued, due, amount, payments } = invoice
  if (isPaidInTime(invoice) || payTo === undefined) return true
  if (!await ledger.isStated({ books, iban: payTo.iban, from: issued, to: due, isWorkday: (day) => isWorkday(calendar, day) }, tx)) return true
  const inTime = payments.filter(({ day }) => day <= due).reduce((sum, payment) => sum + payment.amount, 0n)
  return ledger.isUnallocated({ books, until: due, amount: amount - inTime }, tx)
}

const isPaidInTime = ({ paidOn, due }: Pick<Invoice, 'paidOn' | 'due'>): boolean => paidOn !== undefined && paidOn <= due
