/** The tables of LTI, the side of the platform. */
import type { JsonColumn } from '../../../../kernel/database/index.ts'
import type { Instant } from '../../../../law/time.ts'
import type { Told } from './tools.ts'

export interface LinkTable { id: string; tool: string; course: string; title: string; url: string; custom: JsonColumn<Readonly<Record<string, string>>>; added_at: Instant; removed_at: Instant | null }
interface HintTable { code_sha256: string; tool: string; person: string; course: string; link: string | null; told: Told; expires_at: Instant; used_at: Instant | null }
interface ChoiceTable { code_sha256: string; tool: string; course: string; expires_at: Instant; used_at: Instant | null }
interface UserTable { tool: string; course: string; person: string; subject: string; teaches: boolean; told: Told; opened_at: Instant }
interface AssertionTable { tool: string; jti: string; expires_at: Instant }
interface AccessTable { token_sha256: string; tool: string; scopes: readonly string[]; expires_at: Instant }
export interface LineItemTable { id: string; tool: string; course: string; link: string | null; label: string; score_maximum: number; resource_id: string | null; tag: string | null; made_at: Instant; removed_at: Instant | null }
interface ScoreTable { line_item: string; person: string; given: number | null; maximum: number | null; comment: string | null; activity: string; grading: string; said_at: Instant }

declare module '../../../../kernel/database/index.ts' {
  interface Tables {
    lti_tool_link: LinkTable; lti_hint: HintTable; lti_choice: ChoiceTable; lti_tool_user: UserTable; lti_assertion: AssertionTable; lti_access: AccessTable; lti_line_item: LineItemTable; lti_score: ScoreTable
  }
}
