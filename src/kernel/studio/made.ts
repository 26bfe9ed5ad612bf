/** What became of the applicants that were made from a version, kept so that every page of its draft can say it without making them again. */
import { sql } from 'kysely'
import type { Procedure } from '../../law/procedure.ts'
import type { Made } from '../../law/trial/index.ts'
import type { Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { versionOf } from '../declarations/index.ts'

interface MadeTable { version: string; granted: boolean; made_at: Instant }

declare module '../database/index.ts' {
  interface Tables { studio_made: MadeTable }
}

/** Whether anybody was granted what the service gives, and when they were made. */
export interface MadeOutcome { readonly granted: boolean; readonly at: Instant }

/** Whether any of them was granted; true as well of a service that grants nothing by its nature. */
export function grantsSomebody({ decisions }: Procedure, { reached }: Made): boolean {
  const grants = Object.entries(decisions).filter(([, { effect }]) => effect === 'grant').map(([name]) => name)
  return grants.length === 0 || reached.some((one) => one.of === 'decision' && grants.includes(one.decision))
}

export async function madeOutcome(db: Db, declaration: Procedure): Promise<MadeOutcome | undefined> {
  const row = await db.selectFrom('studio_made').select(['granted', 'made_at']).where('version', '=', versionOf(declaration)).executeTakeFirst()
  return row && { granted: row.granted, at: row.made_at }
}

/** Somebody was granted it once somebody was, whatever number others were made by. */
export async function keepMade(db: Db, now: () => Instant, declaration: Procedure, made: Made): Promise<void> {
  const row = { granted: grantsSomebody(declaration, made), made_at: now() }
  await db.insertInto('studio_made').values({ version: versionOf(declaration), ...row }).onConflict((on) => on.column('version').doUpdateSet({ ...row, granted: sql<boolean>`studio_made.granted or ${row.granted}` })).execute()
}
