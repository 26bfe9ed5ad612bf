/** The rows that the calls own. */
import type { Fate, Ranked } from '../../law/call.ts'
import type { RankingDocument } from '../../law/ranking.ts'
import type { Instant } from '../../law/time.ts'
import type { JsonColumn } from '../database/index.ts'

export interface Row extends Ranked {
  readonly case: string; readonly version: string; readonly fate: Fate
  /** The quota one of whose places they have; absent for a common one. */
  readonly through?: string
}

interface BatchTable {
  id: string; procedure: string; opens: Instant; seq: number; does: 'admit' | 'refuse'; ranking: JsonColumn<readonly Row[]>; numbers: JsonColumn<readonly string[]>
  /** What was signed; absent from before it was kept. */
  document: JsonColumn<RankingDocument> | null; signature: string; signed_by: string; signed_at: Instant
}

declare module '../database/index.ts' {
  interface Tables { call_batch: BatchTable }
}
