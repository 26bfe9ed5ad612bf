/** Looks at what people show of themselves: each is kept before anything is shown, stands in the journal, and is seen by whose it is. */
import type { Generated } from 'kysely'
import { dayOf, addDays, type Instant, type Day } from '../../law/time.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Actor, actorString } from '../parties/index.ts'

interface LookTable { id: Generated<bigint>; entry: string; about: string; organisation: string; person: string | null; on_day: Day; at: Instant; journal_id: bigint | null }

declare module '../database/index.ts' {
  interface Tables { look: LookTable }
}

/** For how many days a look is kept: a year, as people are told. */
const keptDays = 365

/** One look: at which entry, for which other one, by which organisation. */
export interface Look { readonly entry: string; readonly about: string; readonly organisation: string; readonly at: Instant }

export interface Looks {
  /** Keeps that an organisation is shown these entries for another; the second time on the same day is the same look of the same person. */
  note(by: Actor & { readonly organisation: NonNullable<Actor['organisation']> }, entries: readonly string[], about: string): Promise<void>
  /** Looks at these entries, newest first. */
  of(entries: readonly string[], limit: number): Promise<readonly Look[]>
  /** Deletes what has had its time. */
  sweep(tx: Tx): Promise<void>
  /** Forgets who looked, and not for which organisation. */
  forget(tx: Tx, person: string): Promise<void>
}

export function openLooks({ db, now, journal, country }: { readonly db: Db; readonly now: () => Instant; readonly journal: Pick<Journal, 'append' | 'erase'>; readonly country: { readonly calendar: { readonly zone: string } } }): Looks {
  const today = (): Day => dayOf(now(), country.calendar.zone)
  return {
    note: async (by, entries, about) => {
      if (entries.length === 0) return
      await transact(db, async (tx) => {
        const rows = entries.map((entry) => ({ entry, about, organisation: by.organisation.id, person: by.person, on_day: today(), at: now() }))
        const fresh = await tx.insertInto('look').values(rows).onConflict((on) => on.doNothing()).returning(['id', 'entry']).execute()
        if (fresh.length === 0) return
        // Everybody reads the journal: it holds how many looks there were, on which day, and a salted commitment to them, and neither which company looks nor for what. Who of it did stands in the table alone, where it can be forgotten.
        const lines = fresh.map(({ id, entry }) => ({ id: String(id), entry, about, organisation: by.organisation.id }))
        const { id } = await journal.append(tx, actorString({ system: 'matching' }), { type: 'entry.looked', subject: `looks:${today()}`, body: { looks: fresh.length }, personal: { looks: lines } })
        await tx.updateTable('look').set({ journal_id: id }).where('id', 'in', fresh.map((one) => one.id)).execute()
      })
    },
    of: async (entries, limit) => entries.length === 0 ? [] : db.selectFrom('look').select(['entry', 'about', 'organisation', 'at']).where('entry', 'in', entries).orderBy('id', 'desc').limit(limit).execute(),
    async sweep(tx) {
      const gone = await tx.deleteFrom('look').where('on_day', '<', addDays(today(), -keptDays)).returning('journal_id').execute()
      for (const id of new Set(gone.flatMap(({ journal_id }) => journal_id ?? []))) await journal.erase(tx, 'system:keep', id, 'time-of-keeping-is-over')
    },
    async forget(tx, person) {
      await tx.updateTable('look').set({ person: null }).where('person', '=', person).execute()
    },
  }
}
