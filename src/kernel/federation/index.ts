/**
 * Federation: portals that watch each other's journals.
 *
 * Promises: a checkpoint of another's log is cosigned only when its log signed it and it extends what was cosigned before, which is committed before
 * the answer; two checkpoints that cannot both be true are kept as proof; who is a peer, by which key, is an act in the journal.
 * Never: takes a key from the network, knows an institution, or asks an address that nobody of this house named.
 */
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import { type Journal, type Signer, verifierKey } from '../journal/index.ts'
import type { Actor, SystemActor } from '../parties/index.ts'
import { askWitnesses, type Cosigned, newestCosigned, withCosignatures } from './cosigning.ts'
import { type Fork, forks } from './forks.ts'
import { addPeer, type NewPeer, type Peer, peers, withdrawPeer } from './peers.ts'
import { addCheckpoint, type WitnessAnswer } from './witness.ts'
import { wire } from './wire.ts'

export type { Cosigned, Cosigner } from './cosigning.ts'
export type { Fork } from './forks.ts'
export type { NewPeer, Peer } from './peers.ts'
export type { WitnessAnswer } from './witness.ts'

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
}

/** Opens federation. `signer` is the witness; `mayReach` names hosts that may be asked though their addresses are not public. */
export function openFederation({ db, now, sure, journal, signer, mayReach, report }: {
  readonly db: Db
  readonly now: () => Instant
  readonly sure: () => boolean
  readonly journal: Journal
  readonly signer: Signer
  readonly mayReach: readonly string[]
  readonly report: (error: unknown) => void
}): Federation {
  const ask = wire(mayReach)
  return {
    witnessKey: verifierKey(signer, 4),
    addCheckpoint: (body) => addCheckpoint({ db, now, sure, signer }, body),
    addPeer: (tx, by, peer) => addPeer(tx, { journal, now }, by, peer),
    withdrawPeer: (tx, by, id) => withdrawPeer(tx, { journal, now }, by, id),
    peers: () => peers(db),
    askWitnesses: () => askWitnesses({ db, journal, ask, report }),
    checkpoint: async () => withCosignatures(db, await journal.checkpoint()),
    newestCosigned: () => newestCosigned(db),
    forks: () => forks(db),
  }
}
