/** The rows of the tables of federation. */
import type { ColumnType } from 'kysely'
import type { Instant } from '../../law/time.ts'

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

export interface ForkTable {
  id: string
  origin: string
  key: string
  size: bigint
  root: Bytes
  known: string
  other: string
  came_from: string
  at: Instant
}

declare module '../database/index.ts' {
  interface Tables {
    federation_peer: PeerTable
    witness_log: WitnessLogTable
    cosignature: CosignatureTable
    federation_fork: ForkTable
  }
}
