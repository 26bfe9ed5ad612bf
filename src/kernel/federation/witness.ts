/** The witness: cosigns the checkpoints of the logs that it knows, each only when it extends what was cosigned before (C2SP tlog-witness). */
import { transact, type Db, type Tx } from '../database/index.ts'
import { type Checkpoint, cosign, emptyRoot, sameHash, type Signer, verifyConsistency } from '../journal/index.ts'
import { type Instant } from '../../law/time.ts'
import { readAddCheckpoint } from './add-checkpoint.ts'
import { checkpointBy, signedOnlyBy, signedText } from './checkpoints.ts'
import { foundFork, type ForkGround } from './forks.ts'
import './tables.ts'

/**
 * What the witness answers. `cosigned`: the lines of signature. `malformed`: what was sent is no request, or its old size is beyond its checkpoint.
 * `unknown log`, `unknown key`: it does not witness that log, or no key that it trusts signed. `conflict`: it has cosigned another size, or another
 * root of this size. `unproved`: the proof does not lead from one to the other. `no time`: its own clock is doubted.
 */
export type WitnessAnswer =
  | { readonly is: 'cosigned'; readonly lines: string }
  | { readonly is: 'conflict'; readonly size: number }
  | { readonly is: 'malformed' | 'unknown log' | 'unknown key' | 'unproved' | 'no time' }

interface Ground extends ForkGround {
  readonly db: Db
  /** Whether the clock is: a cosignature says when. */
  readonly sure: () => boolean
  readonly signer: Signer
}

/** Answers a request. What is cosigned is committed before it is answered, one request of a log after another. */
export async function addCheckpoint(ground: Ground, body: string): Promise<WitnessAnswer> {
  const { db, now, sure, signer } = ground
  const asked = readAddCheckpoint(body)
  if (asked === undefined) return { is: 'malformed' }
  const { old, proof, note, checkpoint } = asked
  return transact(db, async (tx): Promise<WitnessAnswer> => {
    const key = await keyOf(tx, checkpoint.origin)
    if (key === undefined) return { is: 'unknown log' }
    const text = signedText(note, key)
    if (text === undefined) return { is: 'unknown key' }
    if (old > checkpoint.size) return { is: 'malformed' }
    const last = await lastCosigned(tx, checkpoint.origin)
    const before = last.note === null ? undefined : checkpointBy(last.note, key) // what a key that was withdrawn signed proves nothing against the next
    if (last.note !== null && before !== undefined && before.size > 0 && before.size === checkpoint.size && !sameHash(before.root, checkpoint.root)) {
      const sides = { known: { root: before.root, hashes: [] }, other: { root: checkpoint.root, hashes: [] } }
      await foundFork(tx, ground, { key, known: last.note, other: note, from: 'witness' }, { size: checkpoint.size, ...sides }) // whoever signed both cannot deny it
    }
    if (old !== last.size || (old === checkpoint.size && !sameHash(last.root, checkpoint.root))) return { is: 'conflict', size: last.size }
    if (!(old === 0 ? proof.length === 0 : verifyConsistency(old, checkpoint.size, last.root, checkpoint.root, proof))) return { is: 'unproved' }
    if (!sure()) return { is: 'no time' }
    await keep(tx, now(), checkpoint, signedOnlyBy(note, key)) // whoever brought it may have put anything below
    return { is: 'cosigned', lines: cosign(text, signer, BigInt(Math.floor(Date.parse(now()) / 1000))) }
  })
}

/** The key of a log that is witnessed, which nobody withdraws until the transaction ends. */
async function keyOf(tx: Tx, origin: string): Promise<string | undefined> {
  const row = await tx.selectFrom('federation_peer').select('log_key').where('origin', '=', origin).where('withdrawn_at', 'is', null).forShare().executeTakeFirst()
  return row?.log_key ?? undefined
}

/** What was cosigned last of a log, locked until the transaction ends. */
async function lastCosigned(tx: Tx, origin: string): Promise<{ readonly size: number; readonly root: Uint8Array; readonly note: string | null }> {
  await tx.insertInto('witness_log').values({ origin }).onConflict((conflict) => conflict.doNothing()).execute()
  const { size, root, note } = await tx.selectFrom('witness_log').selectAll().where('origin', '=', origin).forUpdate().executeTakeFirstOrThrow()
  return { size: Number(size), root: root === null ? emptyRoot : new Uint8Array(root), note }
}

async function keep(tx: Tx, at: Instant, { origin, size, root }: Checkpoint, note: string): Promise<void> {
  await tx.updateTable('witness_log').set({ size: BigInt(size), root, note, at }).where('origin', '=', origin).execute()
}
