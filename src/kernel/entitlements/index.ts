/**
 * Entitlements: what the state pays by decisions.
 *
 * Promises: each period that is over, and each stage that was shown or is paid at the decision, is ordered once, by an amount with the law of its last day; nothing is
 * ordered, approved or sent while the decision is suspended, and never again once it is revoked; the payee sees what was ordered and the proof
 * that it was paid.
 * Never: moves money (the ledger's orders do, approved by a person who did not decide), or guesses what the law has not set.
 */
import type { Tx } from '../database/index.ts'
import type { Actor, SystemActor } from '../parties/index.ts'
import { begin, end, erase, type Granting, shown } from './entitlement.ts'
import { revive, type Reviving } from './revive.ts'
import type { EntitlementsGround } from './ground.ts'
import { payDue } from './pay.ts'
import { type EntitlementView, ofProcedures, ownOf } from './read.ts'
import './tables.ts'

export interface Entitlements {
  /** Begins what a decision grants. */
  begin(tx: Tx, actor: Actor | SystemActor, what: Granting): Promise<void>
  /** Ends what a decision grants that no longer stands; orders that did not go to the bank yet are withdrawn. */
  end(tx: Tx, actor: Actor | SystemActor, decision: string): Promise<void>
  /** Goes on, by a decision that lives again, with what ended when the earlier one was revoked. Throws a `Failure` (conflict) where nothing says what is paid for the periods between. */
  revive(tx: Tx, actor: Actor | SystemActor, what: Reviving): Promise<void>
  /** A stage whose evidence a report brought: `holds` where each of its tests does. */
  shown(tx: Tx, what: { readonly decision: string; readonly duty: string; readonly holds: boolean }): Promise<void>
  /** Erases the account and the answers of what a case granted, where all of it is over and paid. Answers for how many. */
  erase(tx: Tx, id: string): Promise<number>
  /** Orders what is due. Answers how many orders were drafted. */
  payDue(): Promise<number>
  /** What is paid to whoever the actor stands for, with each payment and its proof. */
  own(actor: Actor): Promise<readonly EntitlementView[]>
  /** What is paid by these procedures, the latest first. */
  ofProcedures(procedures: readonly string[], page: { readonly page: number; readonly size: number }): ReturnType<typeof ofProcedures>
}

export function openEntitlements(ground: EntitlementsGround): Entitlements {
  return {
    begin: (tx, actor, what) => begin(ground, tx, actor, what),
    end: (tx, actor, decision) => end(ground, tx, actor, decision),
    revive: (tx, actor, what) => revive(ground, tx, actor, what),
    shown: (tx, what) => shown(ground, tx, what),
    erase: (tx, id) => erase(tx, id),
    payDue: () => payDue(ground),
    own: (actor) => ownOf(ground, actor),
    ofProcedures: (procedures, page) => ofProcedures(ground, procedures, page),
  }
}

export { entitlementsAgree } from './reconcile.ts'
export type { EntitlementView, InstalmentView } from './read.ts'
