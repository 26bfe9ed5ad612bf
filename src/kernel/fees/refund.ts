/** Pays back what was paid: opened by an act of a case, ordered once whatever happens, and withdrawn when its decision falls before the money went. */
import { dueDay } from '../../law/duration.ts'
import { Failure } from '../../law/failure.ts'
import { type Refund, refundOf } from '../../law/fee.ts'
import type { Facts } from '../../law/field.ts'
import type { Tiyn } from '../../law/money.ts'
import type { Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { inFirstLanguage } from '../../law/text.ts'
import { type Day, dayOf } from '../../law/time.ts'
import { eachApart, newId, transact, type Tx } from '../database/index.ts'
import type { FeesGround } from './ground.ts'
import { keptOf } from './kept.ts'
import { messages, purposeOfRefund } from './messages.ts'
import type { ChargeRow, RefundRow } from './tables.ts'

/** An act of a case that pays back. */
export interface PayingBack {
  readonly case: string
  readonly procedure: Procedure
  readonly refund: Refund
  readonly facts: Facts
}

/** What goes back. */
export interface GoingBack { readonly charge: string; readonly amount: Tiyn; readonly due: Day }

/** How much would go back now; undefined where nothing was paid, or as much went back already, also by a decision that fell since. Locks the charges. */
export async function goingBack({ ledger, calendar, now }: FeesGround, tx: Tx, { case: of, procedure, refund, facts }: PayingBack): Promise<GoingBack | undefined> {
  const paid = await keptOf({ ledger }, tx, of, refund.of)
  if (paid === undefined || paid.kept <= 0n) return undefined
  const { latest, kept, annulled } = paid
  const today = dayOf(now(), calendar.zone)
  const owed = refundOf(refund, facts, readingOf(procedure, today), kept + annulled)
  if (owed === undefined) throw new Failure('conflict', messages.refundNotSet(latest.title))
  const amount = owed - annulled
  return amount <= 0n ? undefined : { charge: latest.id, amount, due: dueDay(calendar, today, refund.within) }
}

/** Opens it, for the round to order; `actedBy` is who decided, or whose act it was. */
export async function open({ now }: FeesGround, tx: Tx, { key, refund, facts, back, decision, actedBy }: Pick<PayingBack, 'refund' | 'facts'> & {
  readonly key: string; readonly back: GoingBack; readonly decision?: string | undefined; readonly actedBy: string
}): Promise<string> {
  const id = newId()
  await tx.insertInto('fee_refund').values({
    id, charge: back.charge, key, decision: decision ?? null, acted_by: actedBy, amount: back.amount, due_day: back.due, expense: refund.expense,
    iban: String(facts[refund.account]), waiting: null, payment: null, opened_at: now(), ended_at: null,
  }).execute()
  return id
}

/** Orders what is to be paid back, also anew where an officer withdrew the order. Answers how many orders were drafted. */
export async function payDue(ground: FeesGround): Promise<number> {
  const open = await ground.db.selectFrom('fee_refund').leftJoin('payment_order', 'payment_order.id', 'fee_refund.payment').select('fee_refund.id').where('fee_refund.ended_at', 'is', null)
    .where((is) => is.or([is('fee_refund.payment', 'is', null), is('payment_order.ended_at', 'is not', null)])).orderBy('fee_refund.id').execute()
  let ordered = 0
  await eachApart(open, async ({ id }) => { if (await transact(ground.db, (tx) => orderOne(ground, tx, id))) ordered += 1 })
  return ordered
}

async function orderOne(ground: FeesGround, tx: Tx, id: string): Promise<boolean> {
  let row = await tx.selectFrom('fee_refund').selectAll().where('id', '=', id).where('ended_at', 'is', null).forUpdate().skipLocked().executeTakeFirst()
  if (row === undefined) return false
  if (row.payment !== null) {
    const { status, payee } = await ground.ledger.payment(row.payment, tx)
    if (status !== 'withdrawn') return false
    if (row.annulled_at !== null) {
      await tx.updateTable('fee_refund').set({ ended_at: ground.now() }).where('id', '=', id).execute()
      return false
    }
    row = { ...row, payment: null, iban: payee.iban, attempt: row.attempt + 1 }
  }
  const of = await tx.selectFrom('fee_charge').selectAll().where('id', '=', row.charge).executeTakeFirstOrThrow()
  return order(ground, tx, row, of)
}

async function order({ ledger, parties }: FeesGround, tx: Tx, row: RefundRow, of: ChargeRow): Promise<boolean> {
  const payee = await parties.named({ kind: of.party_kind, id: of.party }, tx)
  const set = (values: Partial<RefundRow>) => tx.updateTable('fee_refund').set(values).where('id', '=', row.id).execute()
  if (payee?.identifier === undefined) {
    await set({ waiting: 'no number' })
    return false
  }
  const { books } = await ledger.invoice(of.invoice!, tx)
  const { id: payment } = await ledger.draftPayment(tx, row.decision === null ? row.acted_by : 'system:clock', {
    key: `fee-refund:${row.id}${row.attempt === 0 ? '' : `:${row.attempt}`}`, books, payee: { name: inFirstLanguage(payee.name), number: payee.identifier.value, iban: row.iban! }, amount: row.amount,
    purpose: inFirstLanguage(purposeOfRefund(of.title)).slice(0, 115), for: { expense: row.expense },
    ...(row.decision !== null && { restsOn: { decision: row.decision, decidedBy: row.acted_by } }),
  })
  await set({ payment, iban: null, waiting: null, attempt: row.attempt })
  return true
}

/** A decision that stands no longer pays nothing back that had not gone to the bank; what had is remembered, and taken off what the next one pays back. */
export async function end({ ledger, now }: FeesGround, tx: Tx, actor: string, decision: string): Promise<void> {
  const rows = await tx.selectFrom('fee_refund').selectAll().where('decision', '=', decision).where('ended_at', 'is', null).forUpdate().execute()
  for (const { id, payment } of rows) {
    const status = payment === null ? undefined : (await ledger.payment(payment, tx)).status
    if (status === 'sent' || status === 'paid') {
      await tx.updateTable('fee_refund').set({ annulled_at: now() }).where('id', '=', id).execute()
      continue
    }
    if (payment !== null && status !== 'withdrawn') await ledger.withdrawPayment(tx, actor, payment, messages.fallen)
    await tx.updateTable('fee_refund').set({ ended_at: now(), iban: null }).where('id', '=', id).execute()
  }
}

/** The time of keeping is over: the account goes, and with it what nobody could be paid for want of a number. */
export async function erase({ now }: FeesGround, tx: Tx, of: string): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('fee_refund').set({ iban: null, waiting: null, ended_at: now() }).where('iban', 'is not', null).where('ended_at', 'is', null)
    .where('charge', 'in', (query) => query.selectFrom('fee_charge').select('fee_charge.id').where('case_id', '=', of)).executeTakeFirst()
  return Number(numUpdatedRows)
}
