/** The rows that the calls own. */
import type { Ranked } from '../../law/call.ts'
import type { Instant } from '../../law/time.ts'
import type { JsonColumn } from '../database/index.ts'

interface BatchTable {
  id: string; procedure: string; opens: Instant; seq: number; does: 'admit' | 'refuse'; ranking: JsonColumn<readonly Ranked[]>; numbers: JsonColumn<readonly string[]>
  signature: string; signed_by: string; signed_at: Instant
}

declare module '../database/index.ts' {
  interface Tables { call_batch: BatchTable }
}
