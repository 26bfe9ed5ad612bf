/** Erases personal values of entries that were struck, when their time of keeping is over; what was done, and the proof of it, stays. */
import { addDuration } from '../../law/duration.ts'
import type { Calendar } from '../../law/calendar.ts'
import type { Facts } from '../../law/field.ts'
import type { Register } from '../../law/register.ts'
import { dayOf, type Instant } from '../../law/time.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import type { RegisterVersions } from './declared.ts'
import { lookOf, titleOf } from './values.ts'

interface KeepingGround {
  readonly db: Db
  readonly now: () => Instant
  readonly calendar: Calendar
  readonly journal: Pick<Journal, 'erase'>
  readonly versions: Pick<RegisterVersions, 'latest'>
}

/**
 * Answers how many entries were cleared, also of registers that are in force no longer: the last words of those hold. Done daily; an entry
 * cleared before is not looked at again.
 */
export async function eraseStruck(ground: KeepingGround): Promise<number> {
  const { db, now, calendar, versions } = ground
  const today = dayOf(now(), calendar.zone)
  let cleared = 0
  for (const { register } of await db.selectFrom('entry').select('register').distinct().where('state', '=', 'struck').execute()) {
    const declaration = versions.latest(register)
    if (declaration === undefined) continue
    const isOver = (struckAt: Instant): boolean => addDuration(calendar, dayOf(struckAt, calendar.zone), declaration.keep.for) < today
    const struck = await db.selectFrom('entry').select(['number', 'changed_at']).where('register', '=', register).where('state', '=', 'struck')
      .where((expression) => expression.exists(expression.selectFrom('entry_version').select('entry_version.seq')
        .whereRef('entry_version.entry', '=', 'entry.number').where('entry_version.personal', 'is not', null)))
      .orderBy('changed_at').limit(1000).execute()
    for (const { number, changed_at } of struck) {
      if (!isOver(changed_at)) break
      if (await transact(db, (tx) => clear(ground, tx, declaration, number, isOver))) cleared += 1
    }
  }
  return cleared
}

/** Leaves of an entry what its acts say without their personal values. False when it was restored, or cleared, meanwhile. */
async function clear({ journal }: KeepingGround, tx: Tx, declaration: Register, number: string, isOver: (struckAt: Instant) => boolean): Promise<boolean> {
  const row = await tx.selectFrom('entry').select(['state', 'changed_at', 'restricted']).where('number', '=', number).forUpdate().executeTakeFirst()
  if (row?.state !== 'struck' || !isOver(row.changed_at)) return false
  const acts = await tx.updateTable('entry_version').set({ personal: null }).where('entry', '=', number).where('personal', 'is not', null).returning('journal_id').execute()
  for (const { journal_id } of acts) await journal.erase(tx, 'system:keep', journal_id, 'time-of-keeping-is-over')
  const left = await tx.selectFrom('entry_version').select('said').where('entry', '=', number).orderBy('seq').execute()
  const facts: Facts = Object.assign({}, ...left.map(({ said }) => said))
  await tx.updateTable('entry').set({
    facts: JSON.stringify(facts), personal: null,
    title: JSON.stringify(titleOf(declaration, number, facts, row.restricted)), look: lookOf(declaration, number, facts, row.restricted),
  }).where('number', '=', number).execute()
  return acts.length > 0
}
