/** The rows of the tables that the journal owns. */
import type { ColumnType, Generated } from 'kysely'
import type { JsonObject } from '../../law/canonical.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { JsonColumn } from '../database/index.ts'

/** `jsonb` that is written as canonical text and read as a value. */
type Written<T> = ColumnType<T, string, never>
type Bytes = ColumnType<Buffer, Uint8Array, never>

export interface EntryTable {
  id: Generated<bigint>
  at: Instant
  actor: ColumnType<string, string, string>
  /** Null where the leaf names the actor as `actor` does. */
  actor_key: ColumnType<Buffer | null, Uint8Array | null | undefined, null>
  office: ColumnType<string | null, string | null | undefined, never>
  type: string
  subject: string
  body: Written<JsonObject>
  personal: ColumnType<JsonObject | null, string | null, null>
  salt: ColumnType<Buffer | null, Uint8Array | null, null>
  commitment: ColumnType<Buffer | null, Uint8Array | null, never>
  leaf: Bytes
  leaf_index: ColumnType<bigint | null, never, bigint>
  erased_by: ColumnType<bigint | null, never, bigint>
}

interface TileTable {
  level: number
  index: bigint
  hashes: Bytes
  root: Bytes
}

interface HeadTable {
  one: Generated<boolean>
  size: bigint
  root: ColumnType<Buffer, Uint8Array, Uint8Array>
  note: string
  at: Instant
}

interface CheckpointTable {
  size: bigint
  note: string
  at: Instant
}

interface CheckTable {
  one: Generated<boolean>
  at: Instant
  size: bigint
  faults: JsonColumn<readonly Text[]>
  told: string | null
}

interface CursorTable {
  subscriber: string
  next_index: bigint
  failures: Generated<number>
  retry_at: Instant | null
  last_failure: string | null
  told_at: Generated<Instant | null>
}

export interface ShelfTable {
  subscriber: string
  entry: bigint
  place: bigint
  subject: string
  fault: Generated<string>
  tries: Generated<number>
  since: Instant
  retry_at: Generated<Instant | null>
  held: Generated<boolean>
  told_at: Generated<Instant | null>
  dismissed_at: Generated<Instant | null>
  reason: Generated<string | null>
}

declare module '../database/index.ts' {
  interface Tables {
    journal_entry: EntryTable
    journal_tile: TileTable
    journal_head: HeadTable
    journal_checkpoint: CheckpointTable
    journal_check: CheckTable
    journal_cursor: CursorTable
    journal_shelf: ShelfTable
  }
}
