/**
 * Federation: portals that watch each other's journals, and publish in their own what they exchange.
 *
 * Promises: a checkpoint of another's log is cosigned only when its log signed it and it extends what was cosigned before, which is committed before
 * the answer; a log is followed only from what was verified before, by its entries themselves, which are kept; two checkpoints that cannot both be true are
 * kept as proof, and end the following; what a log names and its portal does not serve is seen, with since when; a request without an answer is seen by all.
 * Never: takes a key from the network, knows an institution, asks an address that nobody of this house named, or publishes what not everyone may see.
 */
import { type Day, dayOf, type Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import { type Journal, type Signer, verifierKey } from '../journal/index.ts'
import type { Actor, SystemActor } from '../parties/index.ts'
import { askWitnesses, type Cosigned, newestCosigned, withCosignatures } from './cosigning.ts'
import { follow } from './follow.ts'
import { type Fork, forks } from './forks.ts'
import { addPeer, isFollowed, type NewPeer, type Peer, peers, withdrawPeer } from './peers.ts'
import { answer, itemText, type NewRequest, publish, type Published, type PublishGround, publishSource, request, type Source, withdraw } from './publish.ts'
import { type InspectionRequest, type PeerStanding, published, received, type Received, type ReceivedQuery, requests, standing } from './read.ts'
import { fetchItems } from './receive.ts'
import { askSeen, type Seen, seen } from './seen.ts'
import { addCheckpoint, type WitnessAnswer } from './witness.ts'
import { type Ask, wire } from './wire.ts'

export { splitLetter } from './messages.ts'
export type { Fork } from './forks.ts'
export type { Peer } from './peers.ts'
export type { InspectionRequest, PeerStanding, Received } from './read.ts'
export type { Source } from './publish.ts'
export type { WitnessAnswer } from './witness.ts'
export { TooLong, wire } from './wire.ts'
export type { Ask } from './wire.ts'

export interface Federation {
  /** The verifier key of this portal's witness (type 4), as one line. */
  readonly witnessKey: string
  /** Answers whoever asks to cosign a checkpoint: the body as C2SP tlog-witness has it. */
  addCheckpoint(body: string): Promise<WitnessAnswer>
  /** Adds a peer and answers its id. Throws a `Failure`: invalid with its fields, conflict. */
  addPeer(tx: Tx, by: Actor | SystemActor, peer: NewPeer): Promise<string>
  /** Withdraws a peer for good. Throws a `Failure`: not found, conflict. */
  withdrawPeer(tx: Tx, by: Actor | SystemActor, id: string): Promise<void>
  /** All peers, the withdrawn too. */
  peers(): Promise<readonly Peer[]>
  /** Asks the witnesses to cosign the newest checkpoint; why one did not is kept with the peer. */
  askWitnesses(): Promise<void>
  /** The newest checkpoint of our own with the cosignatures on it. */
  checkpoint(): Promise<Cosigned>
  /** The newest checkpoint that somebody cosigned. */
  newestCosigned(): Promise<Cosigned | undefined>
  /** Split views that were found. */
  forks(): Promise<readonly Fork[]>
  /** Publishes an item, or its next version where it says something else than the last; answers the hash under which it is served. */
  publish(tx: Tx, by: Actor | SystemActor, item: Published): Promise<string>
  /** Withdraws an item openly: none of its versions is served from then on. */
  withdraw(tx: Tx, by: Actor | SystemActor, item: Pick<Published, 'kind' | 'id'>): Promise<void>
  /** Things that are published by a rule, at each `publishSources`. */
  offer(...sources: readonly Source[]): void
  publishSources(): Promise<void>
  /** Asks a peer for an inspection; answers the id of the request. Throws a `Failure` (invalid) with its fields. */
  request(tx: Tx, by: Actor | SystemActor, request: NewRequest): Promise<string>
  /** Answers a request that came to us. Throws a `Failure`: not found, refused where it is another's, conflict where it was withdrawn or answered, invalid. */
  answer(tx: Tx, by: Actor | SystemActor, answer: { readonly from: string; readonly id: string; readonly text: string }): Promise<void>
  /** The canonical JSON of an item of ours; undefined when there is none under this hash, or it was withdrawn. */
  item(hash: string): Promise<string | undefined>
  /** What was published here, the latest first. */
  published(limit: number): ReturnType<typeof published>
  /** The last checkpoints that this portal saw of others. */
  seen(): Promise<readonly Seen[]>
  /** Follows every peer as far as it has come, or as one round reads, asks what they saw of each other, and for the items that they name. What fails is kept with the peer. */
  follow(): Promise<void>
  /** How far each peer was verified, and what came. */
  standing(): Promise<readonly PeerStanding[]>
  /** What came from peers that stand: all or what counts, the latest first, or what is missing of that, the last missed first. */
  received(query: ReceivedQuery): Promise<readonly Received[]>
  /** Requests for inspection of everybody, the unanswered first. */
  requests(): Promise<readonly InspectionRequest[]>
  /** The name of our own log, by which others address us. */
  readonly origin: string
}

/** Opens federation. `signer` is the witness; `mayReach` names hosts that may be asked though their addresses are not public; `tell` tells those who answer for peers that a log has signed two histories. */
export function openFederation({ db, now, sure, zone, journal, signer, mayReach, report, tell, ask = wire(mayReach), clock = () => performance.now() }: {
  readonly db: Db
  readonly now: () => Instant
  readonly sure: () => boolean
  readonly zone: string
  readonly journal: Journal
  readonly signer: Signer
  readonly mayReach: readonly string[]
  readonly report: (error: unknown) => void
  tell(tx: Tx, origin: string): Promise<void>
  /** How peers are asked; over HTTP unless given. */
  readonly ask?: Ask
  /** Milliseconds that pass, by which the patience with a peer is measured. */
  readonly clock?: () => number
}): Federation {
  const origin = journal.verifierKey.split('+')[0]!
  const ground: PublishGround = { db, now, zone, journal, origin }
  const following = { db, now, journal, ask, tell, clock }
  const sources: Source[] = []
  const today = (): Day => dayOf(now(), zone)
  return {
    origin,
    witnessKey: verifierKey(signer, 4),
    addCheckpoint: (body) => addCheckpoint({ ...following, sure, signer }, body),
    addPeer: (tx, by, peer) => addPeer(tx, { journal, now }, by, peer),
    withdrawPeer: (tx, by, id) => withdrawPeer(tx, { journal, now }, by, id),
    peers: () => peers(db),
    askWitnesses: () => askWitnesses({ db, now, journal, ask, report }),
    checkpoint: async () => withCosignatures(db, await journal.checkpoint()),
    newestCosigned: () => newestCosigned(db),
    forks: () => forks(db),
    publish: (tx, by, item) => publish(tx, ground, by, item),
    withdraw: (tx, by, item) => withdraw(tx, ground, by, item),
    offer: (...more) => void sources.push(...more),
    async publishSources() {
      for (const source of sources) await publishSource(ground, source)
    },
    request: (tx, by, given) => request(tx, ground, by, given),
    answer: (tx, by, given) => answer(tx, ground, by, given),
    item: (hash) => itemText(db, hash),
    published: (limit) => published(db, limit),
    seen: () => seen(db),
    async follow() {
      const all = (await peers(db)).filter(isFollowed)
      for (const peer of all) await follow(following, peer)
      for (const teller of all) await askSeen(following, teller, all)
      for (const peer of all) await fetchItems(following, peer)
    },
    standing: () => standing(db),
    received: (query) => received(db, query),
    requests: () => requests(db, origin, today()),
  }
}
