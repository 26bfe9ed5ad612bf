/** Split views: two checkpoints that one log signed and that cannot both be true, kept as proof. */
import { hashOfText } from '../../law/canonical.ts'
import type { Instant } from '../../law/time.ts'
import { type Db, newId, type Tx } from '../database/index.ts'
import { type Checkpoint, type Journal, sameHash, verifyConsistency } from '../journal/index.ts'
import { checkpointBy, signedOnlyBy } from './checkpoints.ts'
import './tables.ts'

/** What one of two trees says of its first entries: their root, and the hashes that lead from there to the root that was signed (RFC 9162, 2.1.4.1), none where that is the same size. */
interface Beginning<Hash> { readonly root: Hash; readonly hashes: readonly Hash[] }

/** Why two trees cannot both be true: their first `size` entries have two roots. Whoever has both notes checks it with nothing else. */
interface Contradiction<Hash = Uint8Array> {
  readonly size: number
  readonly known: Beginning<Hash>
  readonly other: Beginning<Hash>
}

/** A split view. Whoever has the key of the log checks it without us. */
export interface Fork {
  readonly id: string
  readonly origin: string
  /** The verifier key that signed both. */
  readonly key: string
  /** What was known first, and what does not fit to it: signed notes. */
  readonly known: string
  readonly other: string
  /** Why not, hashes in base64; absent of what was found before such proofs were kept: two notes of one size. */
  readonly proof?: Contradiction<string>
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

/** Whether two checkpoints contradict each other so. Pure. */
function contradict(known: Checkpoint, other: Checkpoint, at: Contradiction): boolean {
  const begins = ({ size, root }: Checkpoint, beginning: Beginning<Uint8Array>): boolean => verifyConsistency(at.size, size, beginning.root, root, beginning.hashes)
  return begins(known, at.known) && begins(other, at.other) && !sameHash(at.known.root, at.other.root)
}

/**
 * Keeps a split view, once for each checkpoint that does not fit. Its log is followed no more, the journal says so and names both notes by their hashes,
 * and those who answer for it are told. Throws a TypeError, and keeps nothing, when the key did not sign both or they do not contradict each other.
 */
export async function foundFork(tx: Tx, { now, journal, tell }: ForkGround, { key, known, other, from }: Pick<Fork, 'key' | 'known' | 'other' | 'from'>, contradiction: Contradiction): Promise<void> {
  const [first, second] = [checkpointBy(known, key), checkpointBy(other, key)]
  if (first === undefined || second === undefined || !contradict(first, second, contradiction)) throw new TypeError('no proof of two histories')
  const { origin, size, root } = second
  const id = newId()
  const notes = [signedOnlyBy(known, key), signedOnlyBy(other, key)] as const
  const kept = await tx.insertInto('federation_fork')
    .values({ id, origin, key, size: BigInt(size), root, known: notes[0], other: notes[1], proof: JSON.stringify(writtenProof(contradiction)), came_from: from, at: now() })
    .onConflict((conflict) => conflict.columns(['key', 'size', 'root']).doNothing()).returning('id').executeTakeFirst()
  await tx.updateTable('federation_followed').set({ state: 'split', failure: null, since: now() }).where('state', '<>', 'split')
    .where('peer', 'in', tx.selectFrom('federation_peer').select('id').where('log_key', '=', key)).execute()
  if (kept === undefined) return
  await journal.append(tx, 'system:federation', { type: 'federation.split-view', subject: `log:${origin}`, body: { fork: id, key, known: hashOfText(notes[0]), other: hashOfText(notes[1]), from } })
  await tell(tx, origin)
}

function writtenProof({ size, known, other }: Contradiction): Contradiction<string> {
  const written = ({ root, hashes }: Beginning<Uint8Array>): Beginning<string> => ({ root: root.toBase64(), hashes: hashes.map((hash) => hash.toBase64()) })
  return { size, known: written(known), other: written(other) }
}

/** All that were found, the latest first. */
export async function forks(db: Db): Promise<readonly Fork[]> {
  const rows = await db.selectFrom('federation_fork').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').execute()
  return rows.map(({ id, origin, key, known, other, proof, came_from: from, at }) => ({ id, origin, key, known, other, ...(proof !== null && { proof: JSON.parse(proof) as Contradiction<string> }), from, at }))
}
