/** Reads what stages took. */
import { type Selectable, sql } from 'kysely'
import type { Db, Tables } from '../../../kernel/database/index.ts'
import type { Used } from './cost.ts'
import type { Stage } from './tables.ts'

/** When a thing was begun: its id, without its kind, begins with that (UUID version 7). */
const begun = (subject: string) => sql<string>`split_part(${sql.ref(subject)}, ':', 2)`

const usedOf = (row: Omit<Selectable<Tables['stage_use']>, 'subject'>): Used => ({
  stage: row.stage, day: row.day, clockSeconds: row.clock_seconds, processorSeconds: row.processor_seconds ?? undefined,
  acceleratorSeconds: row.accelerator_seconds, joules: row.joules ?? undefined,
})

/** What one thing took, by day. */
export const usesOf = async (db: Db, subject: string): Promise<readonly Used[]> =>
  (await db.selectFrom('stage_use').selectAll().where('subject', '=', subject).orderBy('day').execute()).map(usedOf)

/** What all things of each stage took, by day, and how many there are. A sum of which a part was not measured is not measured. */
export async function usesByStage(db: Db): Promise<ReadonlyMap<Stage, { readonly works: number; readonly uses: readonly Used[] }>> {
  const measured = (column: 'processor_seconds' | 'joules') => sql<number | null>`case when count(*) = count(${sql.ref(column)}) then sum(${sql.ref(column)}) end`.as(column)
  const days = await db.selectFrom('stage_use').groupBy(['stage', 'day']).orderBy('day').select(({ fn }) => [
    'stage', 'day', fn.sum<number>('clock_seconds').as('clock_seconds'), measured('processor_seconds'), fn.sum<number>('accelerator_seconds').as('accelerator_seconds'), measured('joules'),
  ]).execute()
  const works = new Map((await db.selectFrom('stage_use').groupBy('stage').select(['stage', sql<number>`count(distinct subject)::integer`.as('works')]).execute()).map((row) => [row.stage, row.works]))
  return new Map([...Map.groupBy(days, ({ stage }) => stage)].map(([stage, rows]) => [stage, { works: works.get(stage) ?? 0, uses: rows.map(usedOf) }]))
}

/** The things that took anything last, at most so many, each with all that it took. Of one day, those that were begun last come first. */
export async function newestUses(db: Db, most: number): Promise<readonly { readonly subject: string; readonly stage: Stage; readonly uses: readonly Used[] }[]> {
  const rows = await db.with('newest', (with_) => with_.selectFrom('stage_use').groupBy('subject').select(({ fn }) => ['subject', fn.max('day').as('last')]).orderBy('last', 'desc').orderBy(begun('subject'), 'desc').limit(most))
    .selectFrom('newest').innerJoin('stage_use', 'stage_use.subject', 'newest.subject').selectAll('stage_use').orderBy('newest.last', 'desc').orderBy(begun('newest.subject'), 'desc').orderBy('day').execute()
  return [...Map.groupBy(rows, ({ subject }) => subject)].map(([subject, own]) => ({ subject, stage: own[0]!.stage, uses: own.map(usedOf) }))
}
