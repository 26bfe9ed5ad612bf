/** What every part of the ledger stands on. */
import type { PayTo } from '../../law/body.ts'
import type { Day, Instant } from '../../law/time.ts'
import { dayOf } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import type { LetterParts, Party } from '../parties/index.ts'
import type { Invoice } from './invoice.ts'

export interface LedgerGround {
  readonly db: Db
  readonly now: () => Instant
  readonly journal: Pick<Journal, 'append'>
  /** In which the day of a posting is told when none is given. */
  readonly zone: string
  /** Where the payer of an income account sends the money; undefined while that is not set. */
  readonly payTo: (income: string) => PayTo | undefined
  /** Which of these decisions stand: what a payment rests on must. */
  readonly standing: (tx: Tx, decisions: readonly string[]) => Promise<ReadonlySet<string>>
  /** Hears in the same transaction that nothing more is owed on an invoice. */
  readonly paid: (tx: Tx, invoice: Invoice) => Promise<void>
  /** Whether something waits for an invoice to be paid in full and in time, as a case waits for its fee: such an invoice is not eased. */
  readonly isAwaited: (tx: Tx, invoice: string) => Promise<boolean>
  /** Writes a letter to whoever owes, of whatever kind, and to whoever represents them. */
  readonly tell: (tx: Tx, debtor: Party, letter: LetterParts) => Promise<void>
  /** In whose books an account of income stands. */
  readonly booksOf: (income: string) => string
}

export const todayOf = ({ now, zone }: LedgerGround): Day => dayOf(now(), zone)

/** Which part of a list: rows before this number, newest first, at most `limit` (100). */
export interface Paging {
  readonly before?: bigint
  readonly limit?: number
}
