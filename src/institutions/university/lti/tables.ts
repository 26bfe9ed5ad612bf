/** The tables of LTI, the side of the tool. */
import type { JWK } from 'jose'
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { Launched } from './launched.ts'

interface KeyTable { id: string; public: JsonColumn<JWK>; sealed: string; made_at: Instant }
interface LoginTable { state_sha256: string; platform: string; nonce: string; expires_at: Instant; used_at: Instant | null }
interface ArrivalTable { code_sha256: string; platform: string; launched: JsonColumn<Launched>; expires_at: Instant; used_at: Instant | null }
export interface PlacementTable { id: string; platform: string; deployment: string; link: string; course: string; task: string | null; line_item: string | null; column_sought_at: Instant | null; launched_at: Instant }
interface AccountTable { platform: string; subject: string; person: string; linked_at: Instant }
interface LearnerTable { placement: string; subject: string; told: number | null; told_at: Instant | null }

declare module '../../../kernel/database/index.ts' {
  interface Tables { lti_key: KeyTable; lti_login: LoginTable; lti_arrival: ArrivalTable; lti_placement: PlacementTable; lti_account: AccountTable; lti_learner: LearnerTable }
}
