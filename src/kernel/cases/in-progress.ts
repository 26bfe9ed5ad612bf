/** Acts in progress: what an officer has filled in and not signed yet, kept for them alone; nothing of it is in the journal. */
import { Failure } from '../../law/failure.ts'
import { instantAt } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { messages } from './messages.ts'
import type { Completing } from './tables.ts'

/** Days for which an act waits for its signature. */
const keptDays = 7

/** An act that waits for its signature, with where the case stood and the key under which it is done once. */
export interface WaitingAct {
  readonly doing: Completing
  readonly seen: string
  readonly key: string
}

/** Keeps an act until it is signed. The same key keeps what was filled in last; the key of somebody else is a `Failure` (not found). */
export async function keepAct({ db, now }: Ground, { person }: Actor, of: string, { doing, seen, key }: WaitingAct): Promise<void> {
  const row = { key, case_id: of, person, doing: JSON.stringify(doing), seen, kept_at: now() }
  const kept = await db.insertInto('act_in_progress').values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ doing: row.doing, seen, kept_at: row.kept_at })
      .where('act_in_progress.person', '=', person).where('act_in_progress.case_id', '=', of))
    .returning('key').executeTakeFirst()
  if (kept === undefined) throw new Failure('not found', messages.noCase)
}

/** The act that this officer keeps in this case under this key; undefined when there is none, or it is another's. */
export async function keptAct(db: Db, { person }: Actor, of: string, key: string): Promise<WaitingAct | undefined> {
  return db.selectFrom('act_in_progress').select(['doing', 'seen', 'key'])
    .where('key', '=', key).where('case_id', '=', of).where('person', '=', person).executeTakeFirst()
}

/** The acts that this officer has begun in this case, the latest first. */
export async function keptActs(db: Db, { person }: Actor, of: string): Promise<readonly WaitingAct[]> {
  return db.selectFrom('act_in_progress').select(['doing', 'seen', 'key']).where('case_id', '=', of).where('person', '=', person).orderBy('kept_at', 'desc').execute()
}

/** Ends what an officer kept in a case: one of it was signed. */
export const dropActs = (tx: Tx, { person }: Actor, of: string): Promise<unknown> =>
  tx.deleteFrom('act_in_progress').where('case_id', '=', of).where('person', '=', person).execute()

/** Removes what was left unsigned for too long; for the worker. */
export async function sweepActs({ db, now }: Ground): Promise<void> {
  const before = instantAt(Date.parse(now()) - keptDays * 86_400_000)
  await db.deleteFrom('act_in_progress').where('kept_at', '<', before).execute()
}
