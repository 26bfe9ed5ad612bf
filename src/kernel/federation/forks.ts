/** Split views: two checkpoints that one log signed and that cannot both be true, kept as proof. */
import type { Instant } from '../../law/time.ts'
import { type Db, newId, type Tx } from '../database/index.ts'
import type { Checkpoint } from '../journal/index.ts'
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
  /** `log`, `witness`, or the origin of the log that had seen the other. */
  readonly from: string
  readonly at: Instant
}

/** Keeps a split view, once for each checkpoint that does not fit; tells whether it is new. */
export async function keepFork(tx: Tx, now: () => Instant, fork: Pick<Fork, 'key' | 'known' | 'other' | 'from'> & { readonly checkpoint: Checkpoint }): Promise<boolean> {
  const { key, known, other, from, checkpoint: { origin, size, root } } = fork
  const kept = await tx.insertInto('federation_fork').values({ id: newId(), origin, key, size: BigInt(size), root, known, other, came_from: from, at: now() })
    .onConflict((conflict) => conflict.columns(['origin', 'size', 'root']).doNothing()).returning('id').executeTakeFirst()
  return kept !== undefined
}

/** All that were found, the latest first. */
export async function forks(db: Db): Promise<readonly Fork[]> {
  const rows = await db.selectFrom('federation_fork').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').execute()
  return rows.map(({ id, origin, key, known, other, came_from: from, at }) => ({ id, origin, key, known, other, from, at }))
}
