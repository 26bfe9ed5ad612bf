/** The rows that the allocations own. */
import type { Selectable } from 'kysely'
import type { Instant } from '../../law/time.ts'

/** `held` by a draft, `reserved` by a case, `firm` by a decision; then whoever came `attended`, or `missed` it. */
export type AllocationState = 'waiting' | 'held' | 'reserved' | 'firm' | 'attended' | 'missed' | 'released'

interface AllocationTable {
  id: string; resource: string; procedure: string; place: number | null; during: string; state: AllocationState; draft: string | null; case_id: string | null
  person: string; organisation: string | null; held_until: Instant | null; made_at: Instant; changed_at: Instant; changes: number; told_where: string | null
}

declare module '../database/index.ts' {
  interface Tables { allocation: AllocationTable }
}

export type AllocationRow = Selectable<AllocationTable>
