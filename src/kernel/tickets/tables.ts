/** The table of tickets, for Kysely. */
import type { Generated, GeneratedAlways, Selectable } from 'kysely'
import type { Day, Instant } from '../../law/time.ts'

/** How a number ended: the last two by the end of the day. */
export type TicketOutcome = 'served' | 'absent' | 'given back' | 'not called' | 'not finished'

interface TicketTable {
  id: string; body: string; on_day: Day; number: number; taken_at: Instant; allocation: string | null; booked_from: Instant | null; booked_until: Instant | null
  called_at: Instant | null; called_to: string | null; officer: string | null; finished_at: Instant | null; outcome: TicketOutcome | null; by_check_in: boolean
  told_next: Generated<boolean>; matters: Generated<number>; by_time: GeneratedAlways<boolean>; since: GeneratedAlways<Instant>
}

declare module '../database/index.ts' {
  interface Tables { ticket: TicketTable }
}

export type TicketRow = Selectable<TicketTable>
