/**
 * Fees: what cases wait for, and what is paid back of it.
 *
 * Promises: a case is charged once for each of its passages through a step, in the transaction in which it comes there; what was paid goes back once,
 * never more than came, by an order that another person approves; each amount is that of the law of its day.
 * Never: moves money, moves a case (the cases do, when they hear that it is paid), or guesses what the law has not set.
 */
import type { Db, Tx } from '../database/index.ts'
import { charge, type Charged, type Charging, drop, mayStillArrive, paid, waitingFor } from './charge.ts'
import type { FeesGround } from './ground.ts'
import { type FeeView, ofCase } from './read.ts'
import { end, erase, type GoingBack, goingBack, open, payDue, type PayingBack } from './refund.ts'
import './tables.ts'

export interface Fees {
  /** Charges a case that comes to a step. Throws a `Failure` (conflict) while the law sets no amount. */
  charge(tx: Tx, actor: string, what: Charging): Promise<Charged>
  /** The charge that waits for this invoice. */
  waitingFor(tx: Tx, invoice: string): ReturnType<typeof waitingFor>
  paid(tx: Tx, charge: string): Promise<void>
  /** Lets go what the case waits for no longer: its time is over, or it was returned to another step. */
  drop(tx: Tx, actor: string, of: string, reason: 'notPaid' | 'returned'): Promise<void>
  /** Whether a payment in time came, or may still come to be known. */
  mayStillArrive(tx: Tx, of: string): Promise<boolean>
  /** How much an act would pay back; undefined where nothing is. */
  goingBack(tx: Tx, what: PayingBack): Promise<GoingBack | undefined>
  /** Opens what goes back. Answers its id. */
  payBack(tx: Tx, what: Parameters<typeof open>[2]): Promise<string>
  /** Ends what a decision pays back that no longer stands. */
  end(tx: Tx, actor: string, decision: string): Promise<void>
  /** Erases the accounts to which something of a case waits to go back, with what could not be ordered by then. Answers for how many. */
  erase(tx: Tx, of: string): Promise<number>
  /** Orders what is to be paid back. Answers how many orders were drafted. */
  payDue(): Promise<number>
  ofCase(id: string, within?: Db): Promise<readonly FeeView[]>
}

export function openFees(ground: FeesGround): Fees {
  return {
    charge: (tx, actor, what) => charge(ground, tx, actor, what),
    waitingFor,
    paid: (tx, id) => paid(ground, tx, id),
    drop: (tx, actor, of, reason) => drop(ground, tx, actor, of, reason),
    mayStillArrive: (tx, of) => mayStillArrive(ground, tx, of),
    goingBack: (tx, what) => goingBack(ground, tx, what),
    payBack: (tx, what) => open(ground, tx, what),
    end: (tx, actor, decision) => end(ground, tx, actor, decision),
    erase: (tx, of) => erase(ground, tx, of),
    payDue: () => payDue(ground),
    ofCase: (id, within = ground.db) => ofCase(ground, within, id),
  }
}

export { feesAgree } from './reconcile.ts'
export type { GoingBack } from './refund.ts'
export type { FeeView, RefundView } from './read.ts'
