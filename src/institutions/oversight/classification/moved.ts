/**
 * Re-classification by the worker: when the rules in force are others than at the last passage, every entry of the register is classified anew, a batch at a
 * time, and goes on after a crash from the last batch. What moved is kept until register and law agree again; its owner is told once by letter, by a job of its
 * own: at the end of a passage, and after an act on an entry. The class that the register keeps changes by an act alone.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, type JsonColumn, newId, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { StandingEntry } from '../../../kernel/registers/index.ts'
import { hashOf } from '../../../law/canonical.ts'
import { type Day, dayOf, type Instant } from '../../../law/time.ts'
import { type CompiledRegime, compileRegime, rulesOn } from './compile.ts'
import { movedLetter } from './moved-letter.ts'
import type { ClassifiedRegister } from './classified-register.ts'
import { differing, type Moved } from './reclassify.ts'

interface PassageTable { id: string; register: string; edition: string; law_version: string; on_day: Day; begun_at: Instant; ended_at: Instant | null; entries: number; moved: number }
interface MovedTable {
  entry: string; scale: string; register: string; from_class: string; to_class: string; rules: JsonColumn<readonly string[]>; owner_kind: 'person' | 'organisation' | 'body'; owner: string | null; since: Instant; told_at: Instant | null
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { oversight_passage: PassageTable; oversight_moved: MovedTable }
}

const [job, look, tell, lookEvery] = ['oversight.reclassify', 'oversight.reclassify-look', 'oversight.reclassify-tell', 3600] as const

const progress = z.object({ passage: z.uuid(), after: z.string(), entries: z.int(), moved: z.int() })

/** SHA-256 of the rules of a law that are in force on a day, with the scales that they speak of. */
const editionOn = (law: CompiledRegime, on: Day): string =>
  hashOf({ id: law.regime.id, version: law.regime.version, scales: law.regime.scales.map(({ id, classes }) => [id, ...classes.map((one) => one.id)]), rules: rulesOn(law, on).map(({ rule: { id, when, gives } }) => ({ id, when, ...(gives && { gives }) })) })

/** Classifies these entries and keeps what differs; what agrees again goes. Answers how many classes differ. */
async function keepMoved(tx: Tx, { register, facts, classes }: ClassifiedRegister, entries: readonly StandingEntry[], law: CompiledRegime, on: Day, at: Instant): Promise<number> {
  const found = differing(entries.map(({ number, values }) => ({ id: number, facts: facts(values), classes: classes(values) })), { law, on })
  const owners = new Map(entries.map(({ number, owner }) => [number, owner]))
  const numbers = entries.map(({ number }) => number)
  if (numbers.length > 0) {
    await sql`delete from oversight_moved where entry = any(${numbers}) and (entry, scale) not in (select * from unnest(${found.map(({ id }) => id)}::text[], ${found.map(({ scale }) => scale)}::text[]))`.execute(tx)
  }
  if (found.length > 0) {
    await tx.insertInto('oversight_moved').values(found.map(({ id, scale, from, to, gained }: Moved) => {
      const owner = owners.get(id)!
      return { entry: id, scale, register, from_class: from!, to_class: to!, rules: JSON.stringify(gained), owner_kind: owner.kind, owner: ('id' in owner ? owner.id : owner.body) ?? null, since: at, told_at: null }
    })).onConflict((conflict) => conflict.columns(['entry', 'scale']).doUpdateSet({
      from_class: sql`excluded.from_class`, rules: sql`excluded.rules`, owner_kind: sql`excluded.owner_kind`, owner: sql`excluded.owner`, to_class: sql`excluded.to_class`,
      // Another class than the one that was told of is told of again; the same one never.
      since: sql`case when oversight_moved.to_class = excluded.to_class then oversight_moved.since else excluded.since end`,
      told_at: sql`case when oversight_moved.to_class = excluded.to_class then oversight_moved.told_at end`,
    })).execute()
  }
  return found.length
}

/** Defines the job and looks each hour, and at each act on an entry. Said once in every process. `atOnce` entries are classified in one transaction. */
export function reclassifyWork(kernel: Kernel, classified: ClassifiedRegister, atOnce = 1000): void {
  const { jobs, db, now, registers, journal, country, parties } = kernel
  const { register } = classified
  const law = compileRegime(classified.law)
  const today = (): Day => dayOf(now(), country.calendar.zone)
  /** What is given is classified by today's law, also when a passage by yesterday's goes on. */
  jobs.define(job, {
    async run(context) {
      const on = today()
      const edition = editionOn(law, on)
      const saved = progress.safeParse(context.state).data
      const begun = saved && await db.selectFrom('oversight_passage').select(['id', 'edition', 'ended_at']).where('id', '=', saved.passage).executeTakeFirst()
      let state = begun?.edition === edition ? saved! : { passage: newId(), after: '', entries: 0, moved: 0 }
      if (begun?.edition !== edition) {
        await context.transact(async (tx) => {
          await tx.insertInto('oversight_passage').values({ id: state.passage, register, edition, law_version: law.regime.version, on_day: on, begun_at: now(), ended_at: null, entries: 0, moved: 0 }).execute()
          await context.checkpoint(state, tx)
        })
      }
      /** One batch; answers how far it came. What did not commit is not passed over. */
      const batch = async (tx: Tx) => {
        const entries = await registers.stretch(register, { after: state.after, limit: atOnce }, tx)
        const moved = await keepMoved(tx, classified, entries, law, on, now())
        const last = entries.length < atOnce
        const reached = { ...state, after: entries.at(-1)?.number ?? state.after, entries: state.entries + entries.length, moved: state.moved + moved }
        await tx.updateTable('oversight_passage').set({ entries: reached.entries, moved: reached.moved, ...(last && { ended_at: now() }) }).where('id', '=', reached.passage).execute()
        if (last) {
          await journal.append(tx, 'system:oversight', { type: 'oversight.reclassified', subject: `register:${register}`, body: { law: law.regime.id, version: law.regime.version, edition, on, entries: reached.entries, moved: reached.moved } })
          await jobs.enqueue(tx, tell, {}, { key: register })
        }
        await context.checkpoint(reached, tx)
        return { reached, last }
      }
      // A retry of what failed behind its last batch classifies nothing a second time.
      for (let last = begun?.edition === edition && begun.ended_at !== null; !last;) {
        context.signal.throwIfAborted()
        const done = await context.transact(batch)
        ;[state, last] = [done.reached, done.last]
        context.progress(state.entries)
      }
    },
  })
  jobs.define(tell, {
    async run(context) {
      while (await context.transact(tellOne)) context.signal.throwIfAborted()
    },
  })
  /** Tells one owner of all that moved and was not told of; answers whether there was one. */
  async function tellOne(tx: Tx): Promise<boolean> {
    const next = await tx.selectFrom('oversight_moved').select(['owner_kind', 'owner']).where('register', '=', register).where('told_at', 'is', null).orderBy('entry').limit(1).executeTakeFirst()
    if (next === undefined) return false
    const { rows } = await sql<{ entry: string; scale: string; from_class: string; to_class: string }>`update oversight_moved set told_at = ${now()}
      where register = ${register} and told_at is null and owner_kind = ${next.owner_kind} and owner is not distinct from ${next.owner} returning entry, scale, from_class, to_class`.execute(tx)
    // The body that keeps the register sees them on its page.
    if (next.owner === null) return true
    const letter = movedLetter(classified, rows.toSorted((a, b) => (a.entry < b.entry ? -1 : 1)).map(({ entry, scale, from_class: from, to_class: to }) => ({ entry, scale, from, to })))
    await parties.writeToParty(tx, { kind: next.owner_kind, id: next.owner }, letter)
    return true
  }
  jobs.define(look, {
    async run(context) {
      const last = await newestPassage(db, register)
      // A passage that did not end failed for good: it is begun anew.
      if (last?.edition !== editionOn(law, today()) || last.ended_at === null) await context.transact((tx) => jobs.enqueue(tx, job, {}, { key: register }))
      // What moved while a round of letters ended may have found that round still running.
      const untold = await db.selectFrom('oversight_moved').select('entry').where('register', '=', register).where('told_at', 'is', null).limit(1).executeTakeFirst()
      if (untold !== undefined) await context.transact((tx) => jobs.enqueue(tx, tell, {}, { key: register }))
    },
  })
  jobs.every(look, lookEvery)
  journal.subscribe('oversight.reclassify-one', {
    types: ['entry.entered', 'entry.changed', 'entry.suspended', 'entry.restored', 'entry.struck'], holdsUp: 'itself', from: 'now',
    async handle(tx, { body }) {
      const number = body['entry']
      if (body['register'] !== register || typeof number !== 'string') return
      const entries = await registers.stretch(register, { numbers: [number] }, tx)
      if (entries.length === 0) await tx.deleteFrom('oversight_moved').where('entry', '=', number).execute()
      else if (await keepMoved(tx, classified, entries, law, today(), now()) > 0) await jobs.enqueue(tx, tell, {}, { key: register })
    },
  })
}

/** The newest passage over a register, finished or not. */
export const newestPassage = (db: Db, register: string) => db.selectFrom('oversight_passage').selectAll().where('register', '=', register).orderBy('begun_at', 'desc').limit(1).executeTakeFirst()

/** What moved, a page at a time in the order of numbers, and how much there is of it. */
export async function movedIn(db: Db, register: string, { limit, offset }: { readonly limit: number; readonly offset: number }) {
  const of = db.selectFrom('oversight_moved').where('register', '=', register)
  const [rows, { total }] = await Promise.all([
    of.selectAll().orderBy('entry').orderBy('scale').limit(limit).offset(offset).execute(), of.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows, total: Number(total) }
}
