/** Keeps the stored days of open cases true when another calendar comes into force: queues, reminders and the clock's round read them. */
import { sql } from 'kysely'
import type { Ground } from './ground.ts'
import { dueOf, openCasesAfter } from './log.ts'
import { clocksOf } from './times.ts'

/** How many cases are read and written at a time. */
const batch = 200

/**
 * Reckons when open cases are due by the calendar in force, unless they were reckoned by it already; `calendar` is its version. Answers how many days moved.
 * Interrupted, it begins again: what was reckoned stays as it is. A case in which somebody acts meanwhile is left to that act, which reckons by the same calendar.
 */
export async function reckonOpen(ground: Ground, calendar: string, signal?: AbortSignal): Promise<number> {
  const { db } = ground
  const last = await db.selectFrom('case_reckoning').select('calendar').executeTakeFirst()
  if (last?.calendar === calendar) return 0
  let moved = 0
  for (let after: string | undefined; ;) {
    signal?.throwIfAborted()
    const cases = await openCasesAfter(ground, db, after, batch)
    const due = cases.map(({ row: { id, actions }, declaration, state, log }) => ({ id, actions, ...dueOf(clocksOf(ground.calendar, declaration, state, log, ground.now())) }))
    const { numAffectedRows = 0n } = await sql`update case_record c set due_day = n.due_day, step_due_day = n.step_due_day, due_at = n.due_at, step_due_at = n.step_due_at
      from json_to_recordset(${JSON.stringify(due)}) as n (id uuid, actions integer, due_day date, step_due_day date, due_at timestamptz, step_due_at timestamptz)
      where c.id = n.id and c.actions = n.actions
        and (c.due_day, c.step_due_day, c.due_at, c.step_due_at) is distinct from (n.due_day, n.step_due_day, n.due_at, n.step_due_at)`.execute(db)
    moved += Number(numAffectedRows)
    if (cases.length < batch) break
    after = cases.at(-1)!.row.id
  }
  await db.insertInto('case_reckoning').values({ calendar }).onConflict((conflict) => conflict.column('one').doUpdateSet({ calendar })).execute()
  return moved
}
