/** What the fees stand on: the ledger, the parties and the country's calendar. */
import type { Calendar } from '../../law/calendar.ts'
import type { Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Parties } from '../parties/index.ts'

export interface FeesGround {
  readonly db: Db
  readonly now: () => Instant
  readonly calendar: Calendar
  readonly ledger: Ledger
  readonly parties: Parties
}
