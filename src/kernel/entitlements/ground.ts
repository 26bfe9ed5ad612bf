/** What the entitlements stand on: the ledger, the decisions, the parties, the country's calendar, and the declarations. */
import type { Body } from '../../law/body.ts'
import type { Calendar } from '../../law/calendar.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { Decisions } from '../decisions/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Parties } from '../parties/index.ts'

export interface EntitlementsGround {
  readonly db: Db
  readonly now: () => Instant
  readonly calendar: Calendar
  readonly journal: Journal
  readonly ledger: Ledger
  readonly parties: Parties
  /** The bodies as they are today. */
  readonly bodies: () => readonly Body[]
  readonly decisions: Pick<Decisions, 'whichStand'>
  /** In whose books an account of expense stands. */
  readonly booksOf: (expense: string) => string
  /** Declarations by their version. */
  readonly declarationOf: (version: string) => Promise<Procedure>
}
