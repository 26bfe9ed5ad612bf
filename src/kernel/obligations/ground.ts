/** What the obligations stand on: the other folders of the kernel, the country's calendar, and the declarations. */
import type { Calendar } from '../../law/calendar.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Files } from '../files/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Looks } from '../looks/index.ts'
import type { Actor, Parties } from '../parties/index.ts'
import type { Registers } from '../registers/index.ts'
import type { Signatures } from '../signatures/index.ts'

export interface ObligationsGround {
  readonly db: Db
  readonly now: () => Instant
  readonly calendar: Calendar
  /** That by which was reckoned on an earlier day: what is over is not reckoned anew. */
  readonly calendarOn: (day: Day) => Calendar
  readonly journal: Journal
  readonly ledger: Ledger
  readonly parties: Parties
  readonly looks: Looks
  readonly files: Files
  readonly signatures: Signatures
  /** The body to which an office belongs, by its id. */
  readonly bodyOf: (role: string) => string
  /** Whose an entry of a register is now; undefined where there is none that stands. */
  readonly ownerOf: (tx: Tx, entry: { readonly register: string; readonly number: string }) => Promise<{ readonly kind: 'person' | 'organisation' | 'body'; readonly id: string } | undefined>
  /** Whether an actor is only asked in single steps of a procedure, and does not conduct it. */
  readonly isReferred: (procedure: Procedure, actor: Actor) => boolean
  /** The offices that take part in a procedure, whichever body its cases are of. */
  readonly officesIn: (procedure: Procedure) => readonly string[]
  /** Hears of each report on a duty of a decision, in its transaction. */
  readonly reported: (tx: Tx, what: { readonly decision: string; readonly duty: string; readonly holds: boolean }) => Promise<void>
  /** Reads the entries of registers that a report names. */
  readonly readEntries: Registers['read']
  /** The procedures in force today. */
  readonly today: () => readonly Procedure[]
  /** Declarations by their version. */
  readonly declarationOf: (version: string) => Promise<Procedure>
}
