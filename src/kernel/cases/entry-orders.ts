/** What cases ask of orders on entries: to give them with a decision, to lift them, and to end them with a decision that stands no longer. */
import type { Passage } from '../../law/differences.ts'
import type { EntryOrder } from '../../law/entry-order.ts'
import type { Facts, Field } from '../../law/field.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Actor, SystemActor } from '../parties/index.ts'

export interface EntryOrders {
  /** Does what a decision orders about an entry. Throws a `Failure`: not found, conflict where the entry is suspended or struck already, refused. */
  carryOut(tx: Tx, by: Actor | SystemActor, what: Ordered): Promise<void>
  /** What an order would act on besides its entry, in words; that it acts on nothing, where it does. */
  shows(within: Db, what: Pick<Ordered, 'entry' | 'order' | 'facts'>): Promise<readonly Passage[]>
  /** Lifts what an earlier decision ordered. Throws a `Failure`: conflict where it stands no longer, refused for everybody but its issuer. */
  lift(tx: Tx, by: Actor | SystemActor, of: { readonly decision: string; readonly by: string }): Promise<void>
  /** Holds up the decision `to` by which `from` lives again, for the same reason, where that was held up when it was revoked and no order has ended since that did so. */
  holdUpAnew(tx: Tx, by: Actor | SystemActor, of: { readonly from: string; readonly to: string }): Promise<void>
  /** Ends what a decision ordered that was annulled, for whoever ruled so. */
  annul(tx: Tx, by: Actor | SystemActor, of: { readonly decision: string; readonly by: string }): Promise<void>
}

interface Ordered {
  /** The number of the entry. */
  readonly entry: string
  readonly order: Exclude<EntryOrder, { readonly does: 'lift' }>
  /** What the case says, and the fields that say it. */
  readonly facts: Facts
  readonly fields: readonly Field[]
  readonly decision: string
  readonly number: string
  /** The role in which it was decided; absent where nobody did. */
  readonly office?: string
}
