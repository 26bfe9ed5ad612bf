/** The rows that the cases own. */
import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely'
import type { Submitted } from '../../law/answers.ts'
import type { Facts } from '../../law/field.ts'
import type { Mark } from '../../law/mark.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Locale } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { JsonColumn } from '../database/index.ts'
import type { Act } from './action.ts'

interface VersionTable { hash: string; procedure: string; declaration: JsonColumn<Procedure>; in_force: string; enacted_at: Instant; entered: Generated<bigint> }

interface DraftTable {
  id: string; procedure: string; person: string; organisation: string | null; about: string | null
  body: ColumnType<string | null, string | null | undefined>; subject: string | null; facts: JsonColumn<Facts>; started_at: Instant; changed_at: Instant
  /** The visit to a counter in which an officer began it. */
  visit: ColumnType<string | null, string | null | undefined>
}

/** A draft that was thrown away, as its row stood; whose it was is read from that. */
interface DiscardedTable {
  id: string; draft: JsonColumn<Selectable<DraftTable>>; discarded_at: Instant
  person: GeneratedAlways<string>; organisation: GeneratedAlways<string | null>; body: GeneratedAlways<string | null>; visit: GeneratedAlways<string | null>
}

interface CaseTable {
  id: string; number: string; procedure: string; version: string; person: string | null; organisation: string | null
  about: string | null; subject: string | null; filed_at: Instant; step: string | null; assignee: string | null; due_day: Day | null
  step_due_day: Day | null; closed_at: Instant | null; changed_at: Instant; actions: number
  due_at: ColumnType<Instant | null, Instant | null | undefined>; step_due_at: ColumnType<Instant | null, Instant | null | undefined>
  used_workdays: number | null; unnamed: Generated<boolean>; body: ColumnType<string | null, string | null | undefined>
  opened_in: ColumnType<string | null, string | null | undefined>; language: ColumnType<Locale | null, Locale | null | undefined>
  region: ColumnType<string | null, string | null | undefined>; visit: ColumnType<string | null, string | null | undefined>
  /** How many answers there were at the filing, and how many of them were known; of what nobody fills in, neither. */
  answers: ColumnType<number | null, number | null | undefined>; known_answers: ColumnType<number | null, number | null | undefined>
}

/** Whoever has the address of a case that was opened without an account. */
interface FollowerTable { case_id: string; address_hash: string; email: string | null; locale: Locale }

interface ActionTable {
  id: string; case_id: string; seq: number; key: string; input_hash: string; at: Instant; actor: string
  person: string | null; act: Act; personal: Facts | null; journal_id: bigint
}

interface ForewarnedTable { case_id: string; due_day: Day }

interface ReckoningTable { one: Generated<boolean>; calendar: string }

interface VacantOfficeTable { role: string; told_at: Instant }

/** Whom an open step asks who is outside: whose the entry is, or whoever has the number. */
interface AskedTable { case_id: string; passage: number; part: string; entry: string | null; identifier: string | null; over: Generated<boolean>; answered_by: ColumnType<string | null, string | null | undefined> }

/** How a step is completed that an officer signs. */
export interface Completing {
  readonly type: 'complete'; readonly outcome: string; readonly reasons?: string; readonly otherwise?: string; readonly findings?: Submitted; readonly corrections?: Submitted; readonly marks?: readonly Mark[]
}

interface ActInProgressTable { key: string; case_id: string; person: string; doing: JsonColumn<Completing>; seen: string; kept_at: Instant }

declare module '../database/index.ts' {
  interface Tables {
    procedure_version: VersionTable
    draft: DraftTable
    draft_discarded: DiscardedTable
    case_record: CaseTable
    case_follower: FollowerTable
    case_action: ActionTable
    case_asked: AskedTable
    case_forewarned: ForewarnedTable
    vacant_office: VacantOfficeTable
    case_reckoning: ReckoningTable
    act_in_progress: ActInProgressTable
  }
}

export type CaseRow = Selectable<CaseTable>
export type DraftRow = Selectable<DraftTable>
