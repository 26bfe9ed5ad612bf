/** The rows of the tables of federation. */
import type { ColumnType } from 'kysely'
import type { Day, Instant } from '../../law/time.ts'

export const itemKinds = ['entry', 'incident', 'request', 'answer'] as const
export type ItemKind = (typeof itemKinds)[number]

/**
 * How the following of a log stands. `behind`: it shows less than it signed before. `unreachable`: it does not answer. `unsigned`: what it answers its key
 * did not sign. `unreadable`: what it serves does not give the root that it signed. `split`: it signed two histories, and is followed no more.
 */
export type FollowState = 'follows' | 'behind' | 'unreachable' | 'unsigned' | 'unreadable' | 'split'

/**
 * Why an entry of a feed counts for nothing. `malformed`: it is not as it must be. `foreign`: it was said by another log. `replayed`: it was said already.
 * `mismatch`: the item says otherwise than the entry that names it.
 */
export type Refusal = 'malformed' | 'foreign' | 'replayed' | 'mismatch'

type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>

export interface PeerTable {
  id: string
  name: string
  url: string
  log_key: string | null
  witness_key: string | null
  origin: ColumnType<string | null, never, never>
  added_at: Instant
  added_by: string
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  witness_failure: string | null
}

interface WitnessLogTable {
  origin: string
  size: ColumnType<bigint, bigint | undefined, bigint>
  root: ColumnType<Buffer | null, Uint8Array | undefined, Uint8Array>
  note: ColumnType<string | null, string | undefined, string>
  at: ColumnType<Instant | null, Instant | undefined, Instant>
}

interface CosignatureTable {
  peer: string
  size: bigint
  note: string
  line: string
  seconds: bigint
}

interface ItemTable {
  hash: string
  kind: ItemKind
  id: string
  version: number
  addressed: string | null
  until: Day | null
  answers_from: string | null
  answers_id: string | null
  body: string | null
  published_at: Instant
  withdrawn_at: Instant | null
}

interface FollowedTable {
  peer: string
  size: bigint
  root: Bytes
  edge: Bytes
  ahead: Bytes
  note: string | null
  at: Instant | null
  state: FollowState
  failure: string | null
  since: Instant
}

interface BundleTable { peer: string; index: bigint; bytes: Bytes; edge: ColumnType<Buffer | null, Uint8Array | null, Uint8Array | null> }

export interface ReceivedTable {
  peer: string
  index: bigint
  kind: string
  id: string
  version: number
  withdraws: boolean
  hash: string | null
  addressed: string | null
  until: Day | null
  answers_from: string | null
  answers_id: string | null
  said_at: Instant
  refused: Refusal | null
  body: string | null
  asked_at: Instant | null
  unanswered_since: Instant | null
  missing_since: Instant | null
}

interface SightingTable { key: string; came_from: string; size: bigint; note: string; at: Instant }

export interface ForkTable {
  id: string
  origin: string
  key: string
  size: bigint
  root: Bytes
  known: string
  other: string
  proof: string | null
  came_from: string
  at: Instant
}

declare module '../database/index.ts' {
  interface Tables {
    federation_peer: PeerTable
    witness_log: WitnessLogTable
    cosignature: CosignatureTable
    federation_fork: ForkTable
    federation_item: ItemTable
    federation_followed: FollowedTable
    federation_bundle: BundleTable
    federation_received: ReceivedTable
    federation_sighting: SightingTable
  }
}
