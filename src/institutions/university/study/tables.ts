/** The tables of courses. */
import type { Generated } from 'kysely'
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { Content } from './content.ts'
import type { Verdict } from './judge.ts'

interface VersionTable { course: string; version: number; sha256: string; at: Instant }

export interface EnrolmentTable { id: string; person: string; course: string; version: number; began_at: Instant; due_at: Instant; completed_at: Instant | null; closed_at: Instant | null; sha256: string | null }

export interface AttemptTable {
  id: string; enrolment: string; task: string; number: number; submission: string; submission_sha256: string; tests_sha256: string; verdict: JsonColumn<Verdict>; verdict_sha256: string
  score: number; passed: boolean; at: Instant; recorded_at: Instant | null
}

export interface WaitingTable { id: string; enrolment: string; task: string; number: number; submission: string; submission_sha256: string; at: Instant; job: string; begun: Generated<number> }

interface DraftTable { id: string; course: string; content: JsonColumn<Content>; revision: number; made_by: string; changed_by: string; changed_at: Instant }

interface DiscardedTable { id: string; draft: JsonColumn<unknown>; discarded_at: Instant }

interface ContentTable { sha256: string; course: string; version: number; content: JsonColumn<Content>; at: Instant }

declare module '../../../kernel/database/index.ts' {
  interface Tables { course_version: VersionTable; course_enrolment: EnrolmentTable; course_attempt: AttemptTable; course_attempt_waiting: WaitingTable; course_draft: DraftTable; course_draft_discarded: DiscardedTable; course_content: ContentTable }
}
