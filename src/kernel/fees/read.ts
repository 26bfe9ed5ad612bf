/** Reads the fees of a case: what is owed, until when, what came, what goes back, each with its proof. */
import type { FeeExemption } from '../../law/fee.ts'
import type { Tiyn } from '../../law/money.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { Invoice, PaymentStatus } from '../ledger/index.ts'
import type { FeesGround } from './ground.ts'

/** What goes back of a fee. `waiting`: not ordered yet; `no number`: whoever is to get it must confirm their number first. */
export interface RefundView {
  readonly amount: Tiyn
  readonly due: Day
  readonly state: PaymentStatus | 'waiting' | 'no number'
  readonly order?: { readonly number: string; readonly reference: string }
  /** The line of the bank's statement that proves it. */
  readonly paid?: { readonly on: Day; readonly bankReference?: string }
}

export interface FeeView {
  readonly step: string
  readonly title: Text
  /** `taken back`: it was paid, the case went on, and the payment was found to be for something else. */
  readonly state: 'due' | 'paid' | 'free' | 'dropped' | 'taken back'
  readonly freeBy?: Pick<FeeExemption, 'title' | 'basis'>
  /** Absent for whoever is free of it. */
  readonly invoice?: Invoice
  readonly refunds: readonly RefundView[]
}

/** The fees of a case, in the order in which it came to them. */
export async function ofCase({ ledger }: FeesGround, db: Db, id: string): Promise<readonly FeeView[]> {
  const charges = await db.selectFrom('fee_charge').selectAll().where('case_id', '=', id).orderBy('passage').execute()
  if (charges.length === 0) return []
  const refunds = await db.selectFrom('fee_refund').selectAll().where('charge', 'in', charges.map((one) => one.id)).where('ended_at', 'is', null).orderBy('id').execute()
  const orders = await ledger.provenPayments(refunds.flatMap(({ payment }) => payment ?? []))
  return Promise.all(charges.map(async ({ id: charge, step, title, ended, free_by: freeBy, invoice: issued }): Promise<FeeView> => {
    const invoice = issued === null ? undefined : await ledger.invoice(issued, db)
    const unpaid = invoice?.status === 'open' || invoice?.status === 'partly paid'
    return {
      step, title, state: ended === null ? 'due' : ended === 'paid' && unpaid ? 'taken back' : ended, ...(freeBy && { freeBy }), ...(invoice && { invoice }),
      refunds: refunds.filter((one) => one.charge === charge).map(({ amount, due_day: due, waiting, payment }): RefundView => {
        const order = orders.get(payment ?? '')
        return {
          amount, due, state: order?.status ?? waiting ?? 'waiting', ...(order && { order: { number: order.number, reference: order.reference } }),
          ...(order?.proof && { paid: { on: order.proof.day, ...(order.proof.bankReference && { bankReference: order.proof.bankReference }) } }),
        }
      }),
    }
  }))
}
