/** Erases personal values of entries that were struck, when their time of keeping is over; what was done, and the proof of it, stays. */
import { addDuration } from '../../law/duration.ts'
import type { Calendar } from '../../law/calendar.ts'
import type { Register } from '../../law/register.ts'
import { dayOf, type Instant } from '../../law/time.ts'
import { type Db, transact } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'

/** Answers how many entries were cleared. Done daily; an entry cleared before is not looked at again. */
export async function eraseStruck(
  { db, now, calendar, journal }: { readonly db: Db; readonly now: () => Instant; readonly calendar: Calendar; readonly journal: Pick<Journal, 'erase'> }, registers: readonly Register[],
): Promise<number> {
  const today = dayOf(now(), calendar.zone)
  let cleared = 0
  for (const { id, keep } of registers) {
    const struck = await db.selectFrom('entry').select(['number', 'changed_at']).where('register', '=', id).where('state', '=', 'struck')
      .where((expression) => expression.exists(expression.selectFrom('entry_version').select('entry_version.seq')
        .whereRef('entry_version.entry', '=', 'entry.number').where('entry_version.personal', 'is not', null)))
      .orderBy('changed_at').limit(1000).execute()
    for (const { number, changed_at } of struck) {
      if (addDuration(calendar, dayOf(changed_at, calendar.zone), keep.for) >= today) break
      await transact(db, async (tx) => {
        await tx.updateTable('entry').set({ personal: null }).where('number', '=', number).execute()
        const acts = await tx.updateTable('entry_version').set({ personal: null }).where('entry', '=', number).where('personal', 'is not', null).returning('journal_id').execute()
        for (const { journal_id } of acts) await journal.erase(tx, 'system:keep', journal_id, 'time-of-keeping-is-over')
      })
      cleared += 1
    }
  }
  return cleared
}
