/** The rows that the allocations own. */
import type { Selectable } from 'kysely'
import type { Instant } from '../../law/time.ts'

/** `held` by a draft, `reserved` by a case, `firm` by a decision; then whoever came `attended`, or `missed` it. */
export type AllocationState = 'waiting' | 'held' | 'reserved' | 'firm' | 'attended' | 'missed' | 'released'

interface AllocationTable {
  id: string; resource: string; procedure: string; place: number | null; during: string; state: AllocationState; draft: string | null; case_id: string | null
  person: string | null; organisation: string | null; held_until: Instant | null; made_at: Instant; changed_at: Instant; changes: number; told_where: string | null; occurrence: number
  /** The entry of a register that holds it; of nobody by name. */
  entry: string | null
}

/** What became of whoever a phone let in: `in` once, `again` where they had come, `no place` for a badge that was given back or withdrawn, `waits` for one whose place is still to come, `unknown` for one of nobody, `own` for the badge of whoever tells it, `unreadable` and `too old` for what is not judged at all. */
export type ArrivalOutcome = 'in' | 'again' | 'other day' | 'no place' | 'waits' | 'elsewhere' | 'unknown' | 'own' | 'unreadable' | 'too old'

interface ArrivalTable {
  id: string; allocation: string | null; door: string; number: string; came_at: Instant; told_at: Instant; told_by: string; outcome: ArrivalOutcome; since: Instant | null
}

declare module '../database/index.ts' {
  interface Tables { allocation: AllocationTable; arrival: ArrivalTable }
}

export type AllocationRow = Selectable<AllocationTable>
