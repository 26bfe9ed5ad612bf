/** What the cases stand on: the other folders of the kernel, the country's calendar, and the declarations. */
import type { Calendar } from '../../law/calendar.ts'
import type { Problem } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import type { Tiyn } from '../../law/money.ts'
import { type Day, dayOf, type Instant } from '../../law/time.ts'
import type { Allocations } from '../allocations/index.ts'
import type { Lots } from '../lots/index.ts'
import type { Db } from '../database/index.ts'
import type { Decisions } from '../decisions/index.ts'
import type { Entitlements } from '../entitlements/index.ts'
import type { Fees } from '../fees/index.ts'
import type { Files } from '../files/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Looks } from '../looks/index.ts'
import type { Obligations } from '../obligations/index.ts'
import type { Parties, Party } from '../parties/index.ts'
import type { Signatures } from '../signatures/index.ts'
import type { Registers as Entries } from '../registers/index.ts'
import type { CoreActs } from './core-acts.ts'
import type { EntryOrders } from './entry-orders.ts'
import type { Registers } from './registers.ts'
import type { Versions } from './versions.ts'

/** What is wrong with what was found, beside what its declaration says. */
export type FindingsCheck = (found: Facts) => readonly Problem[]

export interface Ground {
  readonly db: Db
  readonly report: (error: unknown) => void
  readonly now: () => Instant
  /** The calendar by which is reckoned today; never kept. */
  readonly calendar: Calendar
  /** That by which was reckoned on an earlier day. */
  readonly calendarOn: (day: Day) => Calendar
  readonly journal: Journal
  /** Who is shown what of whom. */
  readonly looks: Pick<Looks, 'note' | 'find' | 'madeBy'>
  readonly parties: Parties
  readonly files: Files
  readonly signatures: Signatures
  readonly decisions: Decisions
  readonly obligations: Obligations
  readonly entitlements: Entitlements
  readonly fees: Fees
  /** What a party owes overdue today of an income. */
  readonly overdueOf: (debtor: Party, income: string) => Promise<Tiyn>
  readonly versions: Versions
  /** The windows of calls, and their lots. */
  readonly lots: Lots
  /** What cases are given: slots and places. */
  readonly allocations: Allocations
  readonly registers: Registers
  /** What decisions carry out. */
  readonly coreActs: CoreActs
  /** What else has to hold of what is found, by procedure. */
  readonly findingsChecks: Map<string, FindingsCheck>
  /** What decisions order about entries. */
  readonly entryOrders: EntryOrders
  /** Marks of what was said, that nobody can guess who lacks the key of the data folder. */
  readonly secrets: { mark(text: string, about: string): string }
  /** Registers of things, which decisions change. */
  readonly entries: Entries
}

/** The calendar by which the clock of a case runs, or ran when it was closed: what is decided is not reckoned anew. */
export const calendarOf = (ground: Pick<Ground, 'calendar' | 'calendarOn'>, closedAt: Instant | null): Calendar =>
  (closedAt === null ? ground.calendar : ground.calendarOn(dayOf(closedAt, ground.calendar.zone)))
