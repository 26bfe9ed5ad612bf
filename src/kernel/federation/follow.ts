/** Follows the log of a peer: verifies what it signed against what was verified before, from the entries themselves, and keeps what its feed says. */
import type { Instant } from '../../law/time.ts'
import { transact, type Db, type Tx } from '../database/index.ts'
import { type Checkpoint, emptyRoot, Frontier, leafHash, sameHash, tilesIn, tileWidth, verifyConsistency, writeBundle } from '../journal/index.ts'
import { holdAgainst } from './hold-against.ts'
import { checkpointBy, signedOnlyBy } from './checkpoints.ts'
import { foundFork, type ForkGround } from './forks.ts'
import type { Followed } from './peers.ts'
import { receive } from './receive.ts'
import { checkSightings } from './seen.ts'
import { servedEntries, servedProof, servedTree, Stopped } from './served.ts'
import type { FollowState } from './tables.ts'
import { isStillFollowed, type Verified, verified } from './verified.ts'
import { type Ask, within } from './wire.ts'

export interface FollowGround extends ForkGround {
  readonly db: Db
  readonly now: () => Instant
  readonly ask: Ask
  /** Milliseconds that pass, from any beginning. */
  readonly clock: () => number
}

/** The most of a log that moves on in one transaction. */
const step = { bundles: 16, bytes: 8 * 1_048_576 }

/** The most of one log in one round, the last step not counted: a peer that signs a huge tree, or answers slowly, takes neither the memory nor the time of the others. */
const round = { steps: 8, bytes: 32 * 1_048_576, reading: 30_000, whole: 120_000 }

/** Follows a log as far as it has come, or as one round reads. What is found wrong is kept with it, and nothing moves on. */
export async function follow(ground: FollowGround, peer: Followed): Promise<void> {
  const { db, now, ask, clock } = ground
  if (!(await transact(db, (tx) => isStillFollowed(tx, peer)))) return
  try {
    await goOn({ ...ground, ask: within(ask, round.whole, clock) }, peer)
    await transact(db, async (tx) => {
      if (!(await isStillFollowed(tx, peer))) return
      await setState(tx, peer.id, { state: 'follows', failure: null, since: now() })
      await tx.updateTable('federation_followed').set({ at: now() }).where('peer', '=', peer.id).execute()
      await checkSightings(tx, ground, peer)
    })
  } catch (error) {
    const [state, failure] = error instanceof Stopped ? [error.state, error.message] : ['unreachable' as const, error instanceof Error ? error.message : String(error)]
    await transact(db, async (tx) => {
      if (await isStillFollowed(tx, peer)) await setState(tx, peer.id, { state, failure: failure.slice(0, 300), since: now() })
    })
  }
}

async function setState(tx: Tx, peer: string, { state, failure, since }: { readonly state: FollowState; readonly failure: string | null; readonly since: Instant }): Promise<void> {
  const former = await tx.selectFrom('federation_followed').select(['state', 'since']).where('peer', '=', peer).forUpdate().executeTakeFirst()
  const set = { state, failure, since: former?.state === state ? former.since : since }
  await tx.insertInto('federation_followed').values({ peer, size: 0n, root: emptyRoot, edge: new Uint8Array(), ahead: new Uint8Array(), note: null, at: null, ...set })
    .onConflict((conflict) => conflict.column('peer').doUpdateSet(set)).execute()
}

async function newest({ ask }: FollowGround, { url, logKey, origin }: Followed): Promise<{ readonly note: string; readonly checkpoint: Checkpoint }> {
  const { status, bytes } = await ask(`${url}/journal/checkpoint`, { mostBytes: 65_536 })
  if (status !== 200) throw new Stopped('unreachable', `the checkpoint is answered with ${status}`)
  const note = new TextDecoder().decode(bytes)
  const checkpoint = checkpointBy(note, logKey)
  if (checkpoint?.origin !== origin) throw new Stopped('unsigned', 'the checkpoint is not signed by the key of this log')
  return { note: signedOnlyBy(note, logKey), checkpoint }
}

/** Holds the newest checkpoint against what was verified, and moves on towards it step by step where it extends that. */
async function goOn(ground: FollowGround, peer: Followed): Promise<void> {
  const { db, clock } = ground
  const until = clock() + round.reading
  const { note, checkpoint } = await newest(ground, peer)
  let known = await verified(db, peer.id)
  if (checkpoint.size === 0 && !sameHash(checkpoint.root, emptyRoot)) throw new Stopped('unreadable', 'the root of the empty tree is another')
  if (checkpoint.size > 0 && checkpoint.size <= known.size) {
    await transact(db, async (tx) => {
      if (await isStillFollowed(tx, peer)) await holdAgainst(tx, ground, peer, known, { note, checkpoint, from: 'log' })
    })
  }
  const signed = Math.max(known.size, known.said)
  // Late, or its tail is cut: no proof, and nothing new was verified.
  if (checkpoint.size < signed) throw new Stopped('behind', `it shows ${checkpoint.size} of the ${signed} entries that it signed`)
  for (let [steps, bytes] = [0, 0]; known.size < checkpoint.size && (steps === 0 || (steps < round.steps && bytes < round.bytes && clock() < until)); steps += 1) {
    const grown = await grow(ground, peer, known, checkpoint.size, until)
    const tree = servedTree(ground.ask, peer.url, checkpoint.size)
    const ahead = grown === undefined || grown.tree.size === checkpoint.size ? [] : await servedProof(tree, grown.tree.size, checkpoint.size)
    if (grown === undefined || !verifyConsistency(grown.tree.size, checkpoint.size, grown.tree.root(), checkpoint.root, ahead)) return proveOther(ground, peer, known, note, checkpoint)
    const moved = await keep(ground, peer, known, grown, { note, said: checkpoint.size, ahead })
    if (moved === undefined) return
    known = moved
    bytes += grown.bytes
  }
}

interface Grown {
  /** The tree with the entries that were read. */
  readonly tree: Frontier
  /** The bundles from the one in which the verified tree ended, whole; each that is full with the edge of the tree at its end. */
  readonly bundles: readonly { readonly index: number; readonly bytes: Uint8Array; readonly edge: Uint8Array | null }[]
  /** The entries beyond the verified tree. */
  readonly fresh: readonly Uint8Array[]
  readonly bytes: number
}

/** Reads the entries beyond what was verified, as many as one step takes, and appends them to the tree; undefined when an entry that was verified is served otherwise now. */
async function grow({ db, ask, clock }: FollowGround, peer: Followed, known: Verified, size: number, until: number): Promise<Grown | undefined> {
  const tree = Frontier.at(known.size, known.edge)
  const bundles: { index: number; bytes: Uint8Array; edge: Uint8Array | null }[] = []
  const fresh: Uint8Array[] = []
  let bytes = 0
  for (const place of tilesIn(size, 'entries', Math.floor(known.size / tileWidth))) {
    if (bundles.length > 0 && (bundles.length >= step.bundles || bytes >= step.bytes || clock() >= until)) break
    const contents = await servedEntries(ask, peer.url, place)
    const old = Math.max(known.size - place.index * tileWidth, 0)
    if (old > 0) {
      const kept = await db.selectFrom('federation_bundle').select('bytes').where('peer', '=', peer.id).where('index', '=', BigInt(place.index)).executeTakeFirstOrThrow()
      if (!Buffer.from(writeBundle(contents.slice(0, old))).equals(kept.bytes)) return undefined
    }
    for (const content of contents.slice(old)) {
      tree.append(leafHash(content))
      fresh.push(content)
    }
    const bundle = { index: place.index, bytes: writeBundle(contents), edge: place.width === undefined ? Buffer.concat(tree.edge) : null }
    bundles.push(bundle)
    bytes += bundle.bytes.length
  }
  return { tree, bundles, fresh, bytes }
}

/** Keeps what was read and is the beginning of a signed tree, and answers how far that is verified; undefined when the log is followed no more, or was moved on meanwhile. */
async function keep({ db, now }: FollowGround, peer: Followed, known: Verified, { tree, bundles, fresh }: Grown, checkpoint: Pick<Verified, 'said' | 'ahead'> & { readonly note: string }): Promise<Verified | undefined> {
  const { note, ahead } = checkpoint
  return transact(db, async (tx) => {
    if (!(await isStillFollowed(tx, peer)) || (await verified(tx, peer.id)).size !== known.size) return undefined
    for (const { index, bytes, edge } of bundles) {
      await tx.insertInto('federation_bundle').values({ peer: peer.id, index: BigInt(index), bytes, edge }).onConflict((conflict) => conflict.columns(['peer', 'index']).doUpdateSet({ bytes, edge })).execute()
    }
    await receive(tx, peer, known.size, fresh)
    const [root, edge] = [tree.root(), tree.edge]
    const set = { size: BigInt(tree.size), root, edge: Buffer.concat(edge), ahead: Buffer.concat(ahead), note, at: now() }
    await tx.insertInto('federation_followed').values({ peer: peer.id, ...set, state: 'follows', failure: null, since: now() }).onConflict((conflict) => conflict.column('peer').doUpdateSet(set)).execute()
    return { ...checkpoint, size: tree.size, root, edge }
  })
}

/** Proves by the hashes that a log serves that it signed another history than the one that was verified. Throws a `Stopped` when they prove nothing. */
async function proveOther(ground: FollowGround, peer: Followed, known: Verified, note: string, { size, root: signed }: Checkpoint): Promise<void> {
  const unreadable = new Stopped('unreadable', 'the entries that are served do not give the root that is signed')
  if (known.note === null) throw unreadable
  const tree = servedTree(ground.ask, peer.url, size)
  const other = { root: await tree({ start: 0, end: known.size }), hashes: await servedProof(tree, known.size, size) }
  if (sameHash(other.root, known.root) || !verifyConsistency(known.size, size, other.root, signed, other.hashes)) throw unreadable
  const [key, first] = [peer.logKey, known.note]
  await transact(ground.db, async (tx) => {
    if (await isStillFollowed(tx, peer)) await foundFork(tx, ground, { key, known: first, other: note, from: 'log' }, { size: known.size, known: { root: known.root, hashes: known.ahead }, other })
  })
}
