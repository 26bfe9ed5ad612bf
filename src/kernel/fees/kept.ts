/** What a case has paid for a step in all its passages through it, and what went back of that. */
import type { Tiyn } from '../../law/money.ts'
import type { Tx } from '../database/index.ts'
import type { FeesGround } from './ground.ts'
import type { ChargeRow } from './tables.ts'

export interface Kept {
  /** The last charge that was paid. */
  readonly latest: ChargeRow
  /** What was paid less what went back. */
  readonly kept: Tiyn
  /** What went back since the last charge, or is to. */
  readonly back: Tiyn
  /** Of that: what had gone to the bank before its decision fell. */
  readonly annulled: Tiyn
}

const sum = (amounts: readonly Tiyn[]): Tiyn => amounts.reduce((total, amount) => total + amount, 0n)

/** Undefined where nothing was paid. Locks the charges. */
export async function keptOf({ ledger }: Pick<FeesGround, 'ledger'>, tx: Tx, of: string, step: string): Promise<Kept | undefined> {
  const charges = await tx.selectFrom('fee_charge').selectAll().where('case_id', '=', of).where('step', '=', step).where('ended', '=', 'paid').orderBy('passage', 'desc').forUpdate().execute()
  const [latest] = charges
  if (latest === undefined) return undefined
  const paid: Tiyn[] = []
  for (const charge of charges) {
    const invoice = await ledger.invoice(charge.invoice!, tx)
    paid.push(invoice.paid < invoice.amount ? invoice.paid : invoice.amount)
  }
  const refunds = await tx.selectFrom('fee_refund').select(['charge', 'amount', 'annulled_at']).where('charge', 'in', charges.map(({ id }) => id)).where('ended_at', 'is', null).execute()
  const since = refunds.filter(({ charge }) => charge === latest.id)
  return {
    latest, kept: sum(paid) - sum(refunds.map(({ amount }) => amount)), back: sum(since.map(({ amount }) => amount)),
    annulled: sum(since.flatMap(({ amount, annulled_at: annulled }) => (annulled === null ? [] : [amount]))),
  }
}
