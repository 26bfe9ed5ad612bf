/**
 * Erases the personal answers of cases whose time of keeping is over, also those by which their decisions paid, and the keys that open who acted in them: what was done,
 * and the proof of it, stays. Whoever remembers answers is told.
 */
import { sql } from 'kysely'
import { addDuration } from '../../law/duration.ts'
import { dayOf } from '../../law/time.ts'
import { afterCommit, type Database, transact, type Tx } from '../database/index.ts'
import type { Ground } from './ground.ts'

const channel = 'cases.erased'

export interface Keeping {
  /** Answers how many cases were cleared. Done daily; a case cleared before is not looked at again. */
  eraseKept(): Promise<number>
  /**
   * Calls back when answers were erased, by whichever process: for acts of this one before they answer. Fulfilled once it listens, with
   * the way to stop.
   */
  onErased(look: () => void): Promise<() => Promise<void>>
}

/** The streams in which people acted in a case: its own, and those of its times, its decisions and the invoices of its fees. */
async function streamsOf(tx: Tx, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ subject: string }>`
    select 'case:' || ${id}::text as subject union select 'allocation:' || id from allocation where case_id = ${id}
    union select 'decision:' || id from decision where case_id = ${id} union select 'invoice:' || invoice from fee_charge where case_id = ${id} and invoice is not null
    order by 1`.execute(tx)
  return rows.map(({ subject }) => subject)
}

export function openKeeping(ground: Ground, listen: Database['listen']): Keeping {
  const watching = new Set<() => void>()
  return {
    async eraseKept() {
      const today = dayOf(ground.now(), ground.calendar.zone)
      const rows = await ground.db.selectFrom('case_record').select(['id', 'version', 'closed_at']).where('closed_at', 'is not', null)
        .where((expression) => expression.or([
          expression.exists(expression.selectFrom('case_action').select('case_action.id').whereRef('case_action.case_id', '=', 'case_record.id').where('personal', 'is not', null)),
          expression.exists(expression.selectFrom('entitlement').select('entitlement.id').whereRef('entitlement.case_id', '=', 'case_record.id').where('iban', 'is not', null).where('ended_on', 'is not', null)),
          expression.exists(expression.selectFrom('case_follower').select('case_follower.case_id').whereRef('case_follower.case_id', '=', 'case_record.id')),
          sql<boolean>`exists (select from journal_entry where subject = 'case:' || case_record.id and actor_key is not null)`,
        ]))
        .orderBy('closed_at').limit(1000).execute()
      let cleared = 0
      for (const { id, version, closed_at } of rows) {
        const { keep } = await ground.versions.byHash(version)
        if (addDuration(ground.calendar, dayOf(closed_at!, ground.calendar.zone), keep.for) >= today) continue
        cleared += await transact(ground.db, async (tx) => {
          const acts = await tx.updateTable('case_action').set({ personal: null }).where('case_id', '=', id).where('personal', 'is not', null)
            .returning('journal_id').execute()
          const followers = await tx.deleteFrom('case_follower').where('case_id', '=', id).returning('case_id').execute() // the mailbox, and the way back to the case
          const guests = await ground.allocations.forgetGuests(tx, id)
          const paid = await ground.entitlements.erase(tx, id) + await ground.fees.erase(tx, id)
          for (const { journal_id } of acts) await ground.journal.erase(tx, 'system:keep', journal_id, 'time-of-keeping-is-over')
          let forgotten = 0
          for (const subject of await streamsOf(tx, id)) forgotten += await ground.journal.forget(tx, 'system:keep', subject, 'time-of-keeping-is-over')
          if (acts.length + followers.length + paid + guests + forgotten === 0) return 0
          await sql`select pg_notify(${channel}, '')`.execute(tx)
          afterCommit(tx, () => { for (const look of watching) look() })
          return 1
        })
      }
      return cleared
    },

    async onErased(look) {
      watching.add(look)
      const stop = await listen(channel, look)
      return async () => {
        watching.delete(look)
        await stop()
      }
    },
  }
}
