/** Reads what stages took. */
import type { Selectable } from 'kysely'
import type { Db, Tables } from '../../../kernel/database/index.ts'
import type { Used } from './cost.ts'

const usedOf = (row: Selectable<Tables['stage_use']>): Used => ({
  subject: row.subject, stage: row.stage, day: row.day, clockSeconds: row.clock_seconds, processorSeconds: row.processor_seconds ?? undefined,
  acceleratorSeconds: row.accelerator_seconds, joules: row.joules ?? undefined,
})

/** What one thing took, by day. */
export const usesOf = async (db: Db, subject: string): Promise<readonly Used[]> =>
  (await db.selectFrom('stage_use').selectAll().where('subject', '=', subject).orderBy('day').execute()).map(usedOf)

/** Everything, the newest day first. */
export const allUses = async (db: Db): Promise<readonly Used[]> => (await db.selectFrom('stage_use').selectAll().orderBy('day', 'desc').orderBy('subject').execute()).map(usedOf)
