/** Follows the log of a peer: verifies what it signed against what was verified before, from the entries themselves, and keeps what its feed says. */
import type { Instant } from '../../law/time.ts'
import { transact, type Db, type Tx } from '../database/index.ts'
import { type Checkpoint, emptyRoot, Frontier, leafHash, readBundle, sameHash, tilePath, tilesIn, tileWidth, writeBundle } from '../journal/index.ts'
import { rootAt } from './bundles.ts'
import { checkpointBy } from './checkpoints.ts'
import { foundFork, type ForkGround } from './forks.ts'
import { receive } from './receive.ts'
import type { Followed } from './peers.ts'
import { checkSightings } from './seen.ts'
import type { FollowState } from './tables.ts'
import type { Ask } from './wire.ts'

export interface FollowGround extends ForkGround {
  readonly db: Db
  readonly now: () => Instant
  readonly ask: Ask
}

/** How far a log was verified. */
interface Verified {
  readonly size: number
  readonly root: Uint8Array
  readonly edge: readonly Uint8Array[]
  readonly note: string | null
}

/** The most bytes of a bundle: 256 entries of the greatest length. */
const longestBundle = tileWidth * 65_537

/** Why a log was not followed further. */
class Stopped extends Error {
  readonly state: FollowState
  constructor(state: FollowState, message: string) {
    super(message)
    this.state = state
  }
}

/** Follows a log as far as it has come. What is found wrong is kept with it, and nothing moves on. */
export async function follow(ground: FollowGround, peer: Followed): Promise<void> {
  const { db, now } = ground
  const known = await verified(db, peer.id)
  if (known.state === 'split') return
  try {
    const { note, checkpoint } = await newest(ground, peer)
    if (!(await compare(ground, peer, known, note, checkpoint))) return
    await transact(db, async (tx) => {
      await setState(tx, peer.id, { state: 'follows', failure: null, since: now() })
      await tx.updateTable('federation_followed').set({ at: now() }).where('peer', '=', peer.id).execute()
      await checkSightings(tx, ground, peer)
    })
  } catch (error) {
    const [state, failure] = error instanceof Stopped ? [error.state, error.message] : ['unreachable' as const, error instanceof Error ? error.message : String(error)]
    await transact(db, (tx) => setState(tx, peer.id, { state, failure: failure.slice(0, 300), since: now() }))
  }
}

/** The state of a log that nobody has followed yet is that of the empty tree. */
async function verified(db: Db, peer: string): Promise<Verified & { readonly state: FollowState }> {
  const row = await db.selectFrom('federation_followed').selectAll().where('peer', '=', peer).executeTakeFirst()
  if (row === undefined) return { size: 0, root: emptyRoot, edge: [], note: null, state: 'follows' }
  const edge = Array.from({ length: row.edge.length / 32 }, (_, at) => new Uint8Array(row.edge.subarray(at * 32, at * 32 + 32)))
  return { size: Number(row.size), root: new Uint8Array(row.root), edge, note: row.note, state: row.state }
}

async function setState(tx: Tx, peer: string, { state, failure, since }: { readonly state: FollowState; readonly failure: string | null; readonly since: Instant }): Promise<void> {
  const former = await tx.selectFrom('federation_followed').select(['state', 'since']).where('peer', '=', peer).forUpdate().executeTakeFirst()
  if (former?.state === 'split') return
  const set = { state, failure, since: former?.state === state ? former.since : since }
  await tx.insertInto('federation_followed').values({ peer, size: 0n, root: emptyRoot, edge: new Uint8Array(), note: null, at: null, ...set }).onConflict((conflict) => conflict.column('peer').doUpdateSet(set)).execute()
}

async function newest({ ask }: FollowGround, { url, logKey, origin }: Followed): Promise<{ readonly note: string; readonly checkpoint: Checkpoint }> {
  const { status, bytes } = await ask(`${url}/journal/checkpoint`, { mostBytes: 65_536 })
  if (status !== 200) throw new Stopped('unreachable', `the checkpoint is answered with ${status}`)
  const note = new TextDecoder().decode(bytes)
  const checkpoint = checkpointBy(note, logKey)
  if (checkpoint?.origin !== origin) throw new Stopped('unsigned', 'the checkpoint is not signed by the key of this log')
  return { note, checkpoint }
}

/** Holds a checkpoint against what was verified, and moves on to it where it extends that. False when the log has signed two histories. */
async function compare(ground: FollowGround, peer: Followed, known: Verified, note: string, checkpoint: Checkpoint): Promise<boolean> {
  const { db } = ground
  const split = (): Promise<false> => transact(db, async (tx) => {
    if (known.note === null) throw new Stopped('unreadable', 'the root of the empty tree is another')
    await foundFork(tx, ground, { key: peer.logKey, known: known.note, other: note, from: 'log', checkpoint })
    return false as const
  })
  if (checkpoint.size <= known.size) {
    return sameHash(await rootAt(db, peer.id, checkpoint.size), checkpoint.root) ? true : split() // an older one is late, and no fault
  }
  const tree = Frontier.at(known.size, known.edge)
  const grown = await grow(ground, peer, known, tree, checkpoint.size)
  if (grown === undefined || !sameHash(tree.root(), checkpoint.root)) {
    if (known.note !== null && await isOtherHistory(ground, peer, known, checkpoint)) return split()
    throw new Stopped('unreadable', 'the entries that are served do not give the root that is signed')
  }
  await transact(db, async (tx) => {
    for (const { index, bytes } of grown.bundles) {
      await tx.insertInto('federation_bundle').values({ peer: peer.id, index: BigInt(index), bytes }).onConflict((conflict) => conflict.columns(['peer', 'index']).doUpdateSet({ bytes })).execute()
    }
    await receive(tx, peer, known.size, grown.fresh)
    const set = { size: BigInt(tree.size), root: tree.root(), edge: Buffer.concat(tree.edge), note, at: ground.now(), state: 'follows' as const, failure: null }
    await tx.insertInto('federation_followed').values({ peer: peer.id, ...set, since: ground.now() }).onConflict((conflict) => conflict.column('peer').doUpdateSet(set)).execute()
  })
  return true
}

interface Grown {
  /** The bundles from the one in which the verified tree ended, whole. */
  readonly bundles: readonly { readonly index: number; readonly bytes: Uint8Array }[]
  /** The entries beyond the verified tree. */
  readonly fresh: readonly Uint8Array[]
}

/** Reads the entries beyond what was verified, and appends them to the tree; undefined when an entry that was verified is served otherwise now. */
async function grow({ db, ask }: FollowGround, peer: Followed, known: Verified, tree: Frontier, size: number): Promise<Grown | undefined> {
  const bundles: { index: number; bytes: Uint8Array }[] = []
  const fresh: Uint8Array[] = []
  for (const place of tilesIn(size, 'entries').slice(Math.floor(known.size / tileWidth))) {
    const contents = await bundleAt(ask, peer, place)
    const old = Math.max(known.size - place.index * tileWidth, 0)
    if (old > 0) {
      const kept = await db.selectFrom('federation_bundle').select('bytes').where('peer', '=', peer.id).where('index', '=', BigInt(place.index)).executeTakeFirstOrThrow()
      if (!Buffer.from(writeBundle(contents.slice(0, old))).equals(kept.bytes)) return undefined
    }
    for (const content of contents.slice(old)) {
      tree.append(leafHash(content))
      fresh.push(content)
    }
    bundles.push({ index: place.index, bytes: writeBundle(contents) })
  }
  return { bundles, fresh }
}

async function bundleAt(ask: Ask, { url }: Followed, place: ReturnType<typeof tilesIn>[number]): Promise<readonly Uint8Array[]> {
  const { status, bytes } = await ask(`${url}/journal/${tilePath(place)}`, { mostBytes: longestBundle })
  if (status === 404) throw new Stopped('unreadable', `the entries at ${tilePath(place)} are not served`)
  if (status !== 200) throw new Error(`entries are answered with ${status}`)
  try {
    const contents = readBundle(bytes)
    if (contents.length === (place.width ?? tileWidth)) return contents
  } catch { /* said below */ }
  throw new Stopped('unreadable', `the entries at ${tilePath(place)} are no bundle of that length`)
}

/** Whether all entries that are served now give the signed root, and another tree than the one that was verified: then the log has two histories. */
async function isOtherHistory({ ask }: FollowGround, peer: Followed, known: Verified, { size, root }: Checkpoint): Promise<boolean> {
  const tree = new Frontier()
  let differs = false
  for (const place of tilesIn(size, 'entries')) {
    for (const content of await bundleAt(ask, peer, place)) {
      tree.append(leafHash(content))
      if (tree.size === known.size) differs = !sameHash(tree.root(), known.root)
    }
  }
  return differs && sameHash(tree.root(), root)
}
