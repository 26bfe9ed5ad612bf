/** The rows of the decisions' tables. */
import type { ColumnType, Generated } from 'kysely'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'

interface DecisionTable {
  id: string
  number: string
  institution: string
  procedure: string
  kind: string
  effect: string
  case_id: string
  organisation_identifier: string | null
  person: string | null
  about: string | null
  record: string
  hash: string
  credential: string | null
  entry: bigint
  decided_at: Instant
  issuer: ColumnType<string | null, string | null | undefined>
  holder_body: ColumnType<string | null, string | null | undefined>
}

interface IssuingBodyTable { body: string; register: string; since: Instant }

interface RegisterTable { prefix: string; year: number; last: number }

interface StatusListTable { number: number; start: number; stride: number; version: Generated<bigint> }

interface DecisionStatusTable {
  decision: string
  list: number | null
  index: number | null
  revoked_at: Instant | null
  revoked_by: string | null
  suspended_at: Instant | null
  reason: Text | null
}

declare module '../database/index.ts' {
  interface Tables {
    decision: DecisionTable
    issuing_body: IssuingBodyTable
    decision_register: RegisterTable
    status_list: StatusListTable
    decision_status: DecisionStatusTable
  }
}
