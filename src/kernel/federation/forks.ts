/** Split views: two checkpoints that one log signed and that cannot both be true, kept as proof. */
import type { Instant } from '../../law/time.ts'
import { type Db, newId, type Tx } from '../database/index.ts'
import type { Checkpoint, Journal } from '../journal/index.ts'
import { signedOnlyBy } from './checkpoints.ts'
import './tables.ts'

/** A split view. Whoever has the key of the log checks both notes without us. */
export interface Fork {
  readonly id: string
  readonly origin: string
  /** The verifier key that signed both. */
  readonly key: string
  /** What was known first, and what does not fit to it: signed notes. */
  readonly known: string
  readonly other: string
  /** `log`, `witness`, or the name of the log whose portal had seen the other. */
  readonly from: string
  readonly at: Instant
}

/** What a split view that was found needs: the record, and whoever is to be told. */
export interface ForkGround {
  readonly now: () => Instant
  readonly journal: Pick<Journal, 'append'>
  /** Tells those who answer for the peers that a log has signed two histories. */
  tell(tx: Tx, origin: string): Promise<void>
}

/** Keeps a split view, once for each checkpoint that does not fit. Its log is followed no more, the journal says so, and those who answer for it are told. */
export async function foundFork(tx: Tx, { now, journal, tell }: ForkGround, { key, known, other, from, checkpoint: { origin, size, root } }: Pick<Fork, 'key' | 'known' | 'other' | 'from'> & { readonly checkpoint: Checkpoint }): Promise<void> {
  const id = newId()
  const [first, second] = [signedOnlyBy(known, key), signedOnlyBy(other, key)]
  const kept = await tx.insertInto('federation_fork').values({ id, origin, key, size: BigInt(size), root, known: first, other: second, came_from: from, at: now() })
    .onConflict((conflict) => conflict.columns(['origin', 'size', 'root']).doNothing()).returning('id').executeTakeFirst()
  await tx.updateTable('federation_followed').set({ state: 'split', failure: null, since: now() }).where('state', '<>', 'split')
    .where('peer', 'in', tx.selectFrom('federation_peer').select('id').where('log_key', '=', key)).execute()
  if (kept === undefined) return
  await journal.append(tx, 'system:federation', { type: 'federation.split-view', subject: `log:${origin}`, body: { fork: id, key, known: first, other: second, from } })
  await tell(tx, origin)
}

/** All that were found, the latest first. */
export async function forks(db: Db): Promise<readonly Fork[]> {
  const rows = await db.selectFrom('federation_fork').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').execute()
  return rows.map(({ id, origin, key, known, other, came_from: from, at }) => ({ id, origin, key, known, other, from, at }))
}
