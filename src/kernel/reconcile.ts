/**
 * Compares the kernel's tables with the journal: who has a role, a vote, a decision, an order, a duty, an entry of a register or money that no entry speaks of.
 *
 * The tables that institutions have of their own are not compared: their entries name what was done, not every value of a row.
 */
import type { Text } from '../law/text.ts'
import { allocationsAgree } from './allocations/index.ts'
import { casesAgree } from './cases/index.ts'
import type { Db, Tx } from './database/index.ts'
import { bodiesAgree } from './declarations/index.ts'
import { decisionsAgree } from './decisions/index.ts'
import type { Comparison } from './journal/index.ts'
import { ledgerAgrees } from './ledger/index.ts'
import { feesAgree } from './fees/index.ts'
import { entitlementsAgree } from './entitlements/index.ts'
import { obligationsAgree } from './obligations/index.ts'
import { ordersAgree } from './orders/index.ts'
import { partiesAgree } from './parties/index.ts'
import { registersAgree } from './registers/index.ts'

const comparisons: readonly Comparison[] = [...partiesAgree, ...casesAgree, ...decisionsAgree, ...obligationsAgree, ...entitlementsAgree, ...feesAgree, ...ordersAgree, ...ledgerAgrees, ...registersAgree, ...allocationsAgree, ...bodiesAgree]

/** What differs, in words, at most twenty of each kind; nothing when the tables are what the journal says. Reads one moment, beside running acts. */
export const reconcile = (db: Db): Promise<readonly Text[]> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(differences)

/** `reconcile` in a transaction, which must see one moment. */
export async function differences(tx: Tx): Promise<readonly Text[]> {
  const found: Text[] = []
  for (const compare of comparisons) found.push(...await compare(tx))
  return found
}
