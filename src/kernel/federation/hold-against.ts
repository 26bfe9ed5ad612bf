/** Holds what a log signed against what was verified of it. */
import type { Tx } from '../database/index.ts'
import { type Checkpoint, sameHash } from '../journal/index.ts'
import { keptProof, treeAt } from './bundles.ts'
import { foundFork, type ForkGround } from './forks.ts'
import type { Followed } from './peers.ts'
import type { Verified } from './verified.ts'

/** A checkpoint that the key of its log signed, and where it came from: `log`, or the name of the log whose portal saw it. */
export interface Sighting {
  readonly note: string
  readonly checkpoint: Checkpoint
  readonly from: string
}

/** Holds a checkpoint of at least one entry that reaches no further than what was verified against that. Where it says otherwise, the split view is kept. */
export async function holdAgainst(tx: Tx, ground: ForkGround, { id: peer, logKey: key }: Followed, known: Verified, { note, checkpoint: { size, root }, from }: Sighting): Promise<void> {
  const own = size === known.size ? known.root : (await treeAt(tx, peer, size)).root()
  if (known.note === null || sameHash(own, root)) return
  await foundFork(tx, ground, { key, known: known.note, other: note, from }, { size, known: { root: own, hashes: await keptProof(tx, peer, known, size) }, other: { root, hashes: [] } })
}
