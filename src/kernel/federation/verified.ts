/** How far the log of a peer was verified, and the lock under which that moves. */
import type { Db, Tx } from '../database/index.ts'
import { emptyRoot, readCheckpoint, readNote, readTile } from '../journal/index.ts'
import type { Followed } from './peers.ts'
import './tables.ts'

/** How far a log was verified. */
export interface Verified {
  readonly size: number
  readonly root: Uint8Array
  readonly edge: readonly Uint8Array[]
  /** The checkpoint of which that is the beginning, as the log signed it; none while nothing was verified. */
  readonly note: string | null
  /** The size of that checkpoint: more than `size` while its entries are still being read, over several rounds. */
  readonly said: number
  /** The hashes that lead from the one tree to the other (RFC 9162, 2.1.4.1): none where they are one. */
  readonly ahead: readonly Uint8Array[]
}

/** What was verified of a log; of one that nobody has followed yet, the empty tree. */
export async function verified(db: Db, peer: string): Promise<Verified> {
  const row = await db.selectFrom('federation_followed').selectAll().where('peer', '=', peer).executeTakeFirst()
  if (row === undefined) return { size: 0, root: emptyRoot, edge: [], note: null, said: 0, ahead: [] }
  const { note } = row
  return {
    size: Number(row.size), root: new Uint8Array(row.root), edge: readTile(new Uint8Array(row.edge)), note,
    said: note === null ? 0 : readCheckpoint(readNote(note).text).size, ahead: readTile(new Uint8Array(row.ahead)),
  }
}

/**
 * Whether a log is to be followed: its peer stands, and its key has not signed two histories, which is kept with the peer where it was not known yet.
 * Until the transaction ends nobody else moves on, withdraws the peer, or finds a split view at the witness, which holds the peer too.
 */
export async function isStillFollowed(tx: Tx, { id: peer, logKey }: Followed): Promise<boolean> {
  const stands = await tx.selectFrom('federation_peer').select('id').where('id', '=', peer).where('withdrawn_at', 'is', null).forNoKeyUpdate().executeTakeFirst()
  if (stands === undefined) return false
  const fork = await tx.selectFrom('federation_fork').select('at').where('key', '=', logKey).orderBy('at').limit(1).executeTakeFirst()
  if (fork === undefined) return true
  const set = { state: 'split' as const, failure: null, since: fork.at }
  await tx.insertInto('federation_followed').values({ peer, size: 0n, root: emptyRoot, edge: new Uint8Array(), ahead: new Uint8Array(), note: null, at: null, ...set })
    .onConflict((conflict) => conflict.column('peer').doUpdateSet(set).where('federation_followed.state', '<>', 'split')).execute()
  return false
}
