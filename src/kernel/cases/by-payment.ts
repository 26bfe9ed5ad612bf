/** A payment takes a case on: by itself, in the transaction in which the bank's line finds the invoice. */
import { sql } from 'kysely'
import { eachApart, transact, type Tx } from '../database/index.ts'
import type { Invoice } from '../ledger/index.ts'
import { fallenIn } from './entries.ts'
import { outcomeOfPayment } from './fees.ts'
import type { Ground } from './ground.ts'
import { loadCase } from './log.ts'
import { carryOut } from './perform.ts'

/**
 * Hears that nothing more is owed on an invoice. What came later than its day does not take the case on: the clock says what that means. A case that
 * cannot go on (its next step fails, or would rest on an entry that has fallen, which is told to the office once) leaves the payment where it is, and is tried
 * again by the round.
 */
export async function invoicePaid(ground: Ground, tx: Tx, { id, paidOn, due }: Pick<Invoice, 'id' | 'paidOn' | 'due'>): Promise<void> {
  if (paidOn === undefined || paidOn > due) return
  const charge = await ground.fees.waitingFor(tx, id)
  if (charge === undefined) return
  await sql`savepoint fee`.execute(tx)
  try {
    await goOn(ground, tx, charge)
    await sql`release savepoint fee`.execute(tx)
  } catch (error) {
    await sql`rollback to savepoint fee`.execute(tx)
    ground.report(error)
  }
}

async function goOn(ground: Ground, tx: Tx, { id, case_id, passage }: { readonly id: string; readonly case_id: string; readonly passage: number }): Promise<boolean> {
  const loaded = await loadCase(ground, tx, case_id, { lock: true })
  if (!loaded.state.charged || loaded.state.passages.length !== passage) return false
  const [ledger, step] = [{ system: 'ledger' } as const, loaded.state.step!]
  const fallen = await fallenIn(tx, async () => {
    await ground.fees.paid(tx, id)
    await carryOut(ground, tx, loaded, ledger, `paid:${id}`, { type: 'completed', step, outcome: outcomeOfPayment(loaded)! })
  })
  const key = `stuck:${id}`
  if (fallen && !loaded.log.some((action) => action.key === key)) await carryOut(ground, tx, loaded, ledger, key, { type: 'stuck', step, what: fallen.fallen[0].text })
  return fallen === undefined
}

/** Takes on the cases whose fee is paid and that could not go on then. Answers how many. */
export async function goOnPaid(ground: Ground, invoiceOf: (id: string) => Promise<Invoice>): Promise<number> {
  const open = await ground.db.selectFrom('fee_charge').innerJoin('invoice', 'invoice.id', 'fee_charge.invoice').innerJoin('ledger_account', 'ledger_account.id', 'invoice.receivable')
    .select(['fee_charge.id', 'case_id', 'passage', 'invoice.id as invoice']).where('ended', 'is', null).where('balance', '<=', 0n).execute()
  let moved = 0
  await eachApart(open, async ({ invoice, ...charge }) => {
    const { paidOn, due } = await invoiceOf(invoice)
    if (paidOn === undefined || paidOn > due) return
    if (await transact(ground.db, (tx) => goOn(ground, tx, charge))) moved += 1
  })
  return moved
}
