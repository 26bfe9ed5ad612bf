/**
 * Looks at what is known of a person: by which office or company, at what, by which law, at which fields.
 *
 * Promises: a look is kept before anything is shown, once a day for each who looks at each thing, and stands in the journal; whose data they are reads
 * every look of every institution in one place; after a year all of it is erased.
 * Never: tells anybody else who looked, keeps the values that were seen, or notes that people look at their own.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Citation } from '../../law/citation.ts'
import { addDays, type Day, dayOf, type Instant } from '../../law/time.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import type { LookKind } from './tables.ts'

export type { LookKind } from './tables.ts'

/** For how many days a look is kept: a year, as people are told. */
export const lookKeptDays = 365

/** Who looks, and in whose name: in an office, or of an organisation. */
export interface Looker { readonly person: string; readonly as: { readonly office: string } | { readonly organisation: string } }

/** What is shown of one person: of which thing, which of its fields, and by which law. */
export interface Shown {
  /** The id of the person whose data they are. */
  readonly whose: string
  readonly kind: LookKind
  /** The id of the case or of the visit, the number of the entry or of the decision. */
  readonly thing: string
  /** The entry for which a card is shown. */
  readonly about?: string
  /** By what the fields are named: the version of a procedure, or a register. */
  readonly declared?: string
  readonly fields: readonly string[]
  readonly basis?: Citation | undefined
}

/** A look, for whose data it was: in which office or of which organisation, and not who. */
export interface Look extends Omit<Shown, 'whose'> { readonly id: string; readonly as: Looker['as']; readonly at: Instant }

export interface Looks {
  /** Keeps that somebody is shown this, before they are. What they see of themselves is left out; the second time on a day is the same look, with what is new of it. */
  note(by: Looker, shown: readonly Shown[]): Promise<void>
  /** The same in the transaction of an act by which something is shown. */
  noteIn(tx: Tx, by: Looker, shown: readonly Shown[]): Promise<void>
  /** The looks at what is known of a person, the newest first, with how many there are: all, or those at their cards. */
  of(person: string, which: { readonly limit: number; readonly skip?: number; readonly kind?: LookKind }): Promise<{ readonly rows: readonly Look[]; readonly total: number }>
  /** One of these looks; undefined when it is none of theirs. */
  find(person: string, id: string): Promise<Look | undefined>
  /** Who looked in one of these offices, by the number of the look: for whoever administers them. Undefined where it was in none of them; nobody where their account is closed. */
  who(id: string, offices: readonly string[]): Promise<{ readonly person: string | null; readonly office: string; readonly at: Instant } | undefined>
  /** Whether this person made the look with this number. */
  madeBy(within: Db | Tx, id: string, person: string): Promise<boolean>
  /** Deletes what has had its time. */
  sweep(): Promise<void>
  /** Forgets whose account is closed: who they were where they looked, and what was seen of them. */
  forget(tx: Tx, person: string): Promise<void>
}

export function openLooks({ db, now, journal, zone }: { readonly db: Db; readonly now: () => Instant; readonly journal: Pick<Journal, 'append' | 'erase'>; readonly zone: string }): Looks {
  const today = (): Day => dayOf(now(), zone)

  async function noteIn(tx: Tx, by: Looker, shown: readonly Shown[]): Promise<void> {
    if (shown.length === 0) return
    // In one order whatever the list: of two lists opened at once none waits for the other.
    const rows = shown.toSorted((one, two) => (orderOf(one) < orderOf(two) ? -1 : 1)).map(({ whose, kind, thing, about = '', declared = '', fields, basis }) => ({
      whose, kind, thing, about, declared, seen_as: written(by.as), person: by.person, fields: [...fields], basis: basis === undefined ? null : JSON.stringify(basis), on_day: today(), at: now(),
    }))
    const fresh = await tx.insertInto('data_look').values(rows).onConflict((on) => on.columns(['whose', 'kind', 'thing', 'about', 'declared', 'seen_as', 'person', 'on_day'])
      .doUpdateSet({ fields: sql`(select array_agg(distinct name order by name) from unnest(data_look.fields || excluded.fields) name)` })
      .where(sql<boolean>`not data_look.fields @> excluded.fields`)).returning(['id', 'kind', 'thing', 'about', 'seen_as as as', 'fields']).execute()
    if (fresh.length === 0) return
    // Everybody reads the journal: it holds how many looks there were, on which day, and a salted commitment to them. Neither who looked stands in that nor whose data they were: both can be forgotten.
    const { id } = await journal.append(tx, 'system:looks', { type: 'data.looked', subject: `looks:${today()}`, body: { looks: fresh.length }, personal: { looks: fresh.map((one) => ({ ...one, id: String(one.id) })) } })
    await tx.updateTable('data_look').set({ journal_ids: sql`journal_ids || ${id}::bigint` }).where('id', 'in', fresh.map((one) => one.id)).execute()
  }

  /** Whether all of it is kept already: whoever reads a case twice writes once. */
  async function isKept(by: Looker, shown: readonly Shown[]): Promise<boolean> {
    const kept = await db.selectFrom('data_look').select(['whose', 'kind', 'thing', 'about', 'declared', 'fields'])
      .where('person', '=', by.person).where('seen_as', '=', written(by.as)).where('on_day', '=', today()).where('whose', 'in', [...new Set(shown.map(({ whose }) => whose))]).execute()
    return shown.every(({ whose, kind, thing, about = '', declared = '', fields }) => kept.some((one) =>
      one.whose === whose && one.kind === kind && one.thing === thing && one.about === about && one.declared === declared && fields.every((name) => one.fields.includes(name))))
  }

  /** What others see: nobody looks at themselves, and what shows nothing is no look. One of each thing. */
  const ofOthers = (by: Looker, shown: readonly Shown[]): readonly Shown[] =>
    [...new Map(shown.filter(({ whose }) => whose !== by.person).map((one) => [orderOf(one), one])).values()]

  const theirs = (person: string, more: RawBuilder<boolean> = sql`true`) => db.selectFrom('data_look').where('whose', '=', person).where(more)

  return {
    async note(by, shown) {
      const others = ofOthers(by, shown)
      if (others.length === 0 || await isKept(by, others)) return
      await transact(db, (tx) => noteIn(tx, by, others))
    },
    noteIn: (tx, by, shown) => noteIn(tx, by, ofOthers(by, shown)),
    async of(person, { limit, skip = 0, kind }) {
      const these = theirs(person, kind === undefined ? undefined : sql<boolean>`kind = ${kind}`)
      const [rows, { total }] = await Promise.all([
        these.select(columns).orderBy('id', 'desc').limit(limit).offset(skip).execute(), these.select(sql<number>`count(*)::integer`.as('total')).executeTakeFirstOrThrow(),
      ])
      return { rows: rows.map(read), total }
    },
    async find(person, id) {
      const row = isNumber(id) ? await theirs(person, sql`id = ${id}::bigint`).select(columns).executeTakeFirst() : undefined
      return row && read(row)
    },
    async who(id, offices) {
      if (!isNumber(id)) return undefined
      const row = await db.selectFrom('data_look').select(['person', 'seen_as', 'at']).where('id', '=', BigInt(id)).where(sql<boolean>`seen_as = any(${offices.map((office) => written({ office }))})`).executeTakeFirst()
      return row && { person: row.person, office: row.seen_as.slice('office:'.length), at: row.at }
    },
    madeBy: async (within, id, person) => isNumber(id) && await within.selectFrom('data_look').select('id').where('id', '=', BigInt(id)).where('person', '=', person).executeTakeFirst() !== undefined,
    async sweep() {
      await transact(db, async (tx) => {
        const gone = await tx.deleteFrom('data_look').where('on_day', '<', addDays(today(), -lookKeptDays)).returning('journal_ids').execute()
        for (const id of new Set(gone.flatMap(({ journal_ids: ids }) => ids))) await journal.erase(tx, 'system:keep', id, 'time-of-keeping-is-over')
      })
    },
    async forget(tx, person) {
      const gone = await tx.deleteFrom('data_look').where('whose', '=', person).returning('journal_ids').execute()
      const ids = [...new Set(gone.flatMap(({ journal_ids: each }) => each))]
      // An entry proves what was seen of all whom one list showed: it goes with the last of them, or after its year.
      const { rows: others } = ids.length === 0 ? { rows: [] } : await sql<{ id: bigint }>`select distinct unnest(journal_ids) id from data_look where journal_ids && ${ids}::bigint[]`.execute(tx)
      for (const id of ids) if (!others.some((one) => one.id === id)) await journal.erase(tx, 'system:keep', id, 'account-closed')
      await tx.updateTable('data_look').set({ person: null }).where('person', '=', person).execute()
    },
  }
}

const columns = ['id', 'kind', 'thing', 'about', 'declared', 'seen_as', 'fields', 'basis', 'at'] as const

/** At which thing of whom: what tells the looks of one day and one looker apart. */
const orderOf = ({ whose, kind, thing, about, declared }: Shown): string => [whose, kind, thing, about, declared].join('\n')

/** What comes from an address may be anything. */
const isNumber = (id: string): boolean => /^\d{1,18}$/.test(id)

const written = (as: Looker['as']): string => ('office' in as ? `office:${as.office}` : `organisation:${as.organisation}`)

function read(row: { readonly id: bigint; readonly kind: LookKind; readonly thing: string; readonly about: string; readonly declared: string; readonly seen_as: string; readonly fields: readonly string[]; readonly basis: Citation | null; readonly at: Instant }): Look {
  const [as, name] = [row.seen_as.slice(0, row.seen_as.indexOf(':')), row.seen_as.slice(row.seen_as.indexOf(':') + 1)]
  return {
    id: String(row.id), kind: row.kind, thing: row.thing, ...(row.about !== '' && { about: row.about }), ...(row.declared !== '' && { declared: row.declared }), fields: row.fields, at: row.at,
    ...(row.basis && { basis: row.basis }), as: as === 'office' ? { office: name } : { organisation: name },
  }
}
