/**
 * Counts that are kept: the things that are counted, so that an act changes a count by the one thing that it touches, and not by counting everything anew.
 *
 * What is in a set is never reckoned from what an act says: the thing is asked for as it stands, so that an act that is heard of twice, late or out of order changes
 * nothing more than it should. The whole count stands above the kept one: where their sizes differ, the kept one is made anew, and it alone makes one that is not there.
 */
import { type Generated, sql } from 'kysely'
import { hashOf } from '../../law/canonical.ts'
import { dayOf, type Instant, startOfDay, yearOf } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import { beginOfYear, type Counting } from './counting.ts'
import { mayCount, membersOf } from './members.ts'

interface SetTable { what: string; number: Generated<number>; year: number | null; size: bigint }
interface ThingTable { of_set: number; thing: string }

declare module '../database/index.ts' {
  interface Tables { counted_set: SetTable; counted_thing: ThingTable }
}

/** An entry of the journal, as far as it says what it touches. */
export interface Touching { readonly type: string; readonly subject: string; readonly body: unknown }

export interface KeptCount {
  /** The thing that such an entry touches; undefined where it changes nothing of this count. Pure. */
  touches(entry: Touching): string | undefined
  /** By which its set is known: the hash of what is counted. */
  readonly set: string
  /** How many there are, after this thing was asked for anew; undefined while no set is kept, or one of another year: the next whole count makes it. */
  touched(tx: Tx, thing: string): Promise<number | undefined>
  /** How many there are, without asking for any; undefined as above. */
  size(tx: Tx): Promise<number | undefined>
  /** All of them counted, before the set is taken; where it differs they are counted again beside it, and it is made anew where it differs then. Answers how many there are. */
  whole(tx: Tx): Promise<number>
  /** The types of entries that can touch it. */
  readonly types: readonly string[]
}

/** `now` says which year it is, in `zone`. */
export function keptCount(what: Counting, { now, zone }: { readonly now: () => Instant; readonly zone: () => string }): KeptCount {
  const hash = hashOf(what)
  const year = (): number | null => ('thisYear' in what && what.thisYear ? yearOf(dayOf(now(), zone())) : null)
  const newYear = (): Instant => startOfDay(beginOfYear(dayOf(now(), zone())), zone())

  /** Takes the set for itself until the transaction ends; its size is undefined where none is kept, or one of another year. */
  async function held(tx: Tx): Promise<{ readonly number: number; readonly size: number | undefined }> {
    const kept = () => tx.selectFrom('counted_set').selectAll().where('what', '=', hash).forUpdate()
    let row = await kept().executeTakeFirst()
    if (row === undefined) {
      await tx.insertInto('counted_set').values({ what: hash, year: -1, size: 0n }).onConflict((conflict) => conflict.doNothing()).execute()
      row = await kept().executeTakeFirstOrThrow()
    }
    return { number: row.number, size: row.year === year() ? Number(row.size) : undefined }
  }

  /** In the order of the index, which so grows at its end: a large set leaves memory once, and not with each thing. */
  async function anew(tx: Tx, number: number): Promise<number> {
    await tx.deleteFrom('counted_thing').where('of_set', '=', number).execute()
    const { numAffectedRows: size = 0n } = await sql`insert into counted_thing (of_set, thing) select ${number}::integer, thing from (${membersOf(what, newYear())}) member order by thing`.execute(tx)
    await tx.updateTable('counted_set').set({ year: year(), size }).where('what', '=', hash).execute()
    return Number(size)
  }

  async function counted(tx: Tx): Promise<number> {
    const { rows: [row] } = await sql<{ n: string }>`select count(*)::text as n from (${membersOf(what, newYear())}) member`.execute(tx)
    return Number(row!.n)
  }

  return {
    set: hash, types: typesOf(what),
    touches: (entry) => touchedBy(what, entry),
    size: async (tx) => (await held(tx)).size,
    async touched(tx, thing) {
      const { number, size: before } = await held(tx)
      if (before === undefined || !mayCount(what, thing)) return before
      const { rows: [row] } = await sql<{ by: number }>`with here as (${membersOf(what, newYear(), [thing])}),
        gone as (delete from counted_thing where of_set = ${number} and thing = ${thing} and not exists (select from here) returning 1),
        come as (insert into counted_thing (of_set, thing) select ${number}::integer, thing from here on conflict do nothing returning 1)
        select (select count(*) from come)::integer - (select count(*) from gone)::integer as by`.execute(tx)
      if (row!.by !== 0) await sql`update counted_set set size = size + ${row!.by} where what = ${hash}`.execute(tx)
      return before + row!.by
    },
    async whole(tx) {
      // Where none is kept there is nothing to compare: it is counted once, as it is made.
      const known = await tx.selectFrom('counted_set').select('year').where('what', '=', hash).executeTakeFirst()
      const now = known?.year === year() ? await counted(tx) : undefined
      const { number, size: before } = await held(tx)
      if (before === undefined) return anew(tx, number)
      // Acts may have come while all was counted.
      return before === now || before === await counted(tx) ? before : anew(tx, number)
    },
  }
}

const decided = ['decision.issued', 'decision.revoked', 'decision.suspended', 'decision.reinstated'] as const

function typesOf(what: Counting): readonly string[] {
  switch (what.over) {
    case 'entries': return ['entry.*']
    case 'decisions': return what.standing ? decided : [decided[0]]
    case 'events': return [...what.types, ...what.ends ?? []]
  }
}

function touchedBy(what: Counting, { type, subject, body }: Touching): string | undefined {
  const said = (name: string): unknown => (typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)[name] : undefined)
  switch (what.over) {
    case 'entries': return type.startsWith('entry.') && said('register') === what.register ? subject : undefined
    case 'decisions': return decided.some((one) => one === type) && (type !== 'decision.issued' || what.procedures === undefined || what.procedures.includes(String(said('procedure')))) ? `decision:${String(said('decision'))}` : undefined
    case 'events': return what.types.includes(type) || what.ends?.includes(type) ? subject : undefined
  }
}
