/** The rows of the tables that this folder owns. */
import type { Generated } from 'kysely'
import type { Instant } from '../../law/time.ts'

export interface BlobTable {
  hash: string
  size: bigint
  touched_at: Instant
  /** The SHA-256 of each block, one after another. */
  blocks: Generated<Uint8Array | null>
  checked_at: Generated<Instant | null>
  damaged_at: Generated<Instant | null>
  told_at: Generated<Instant | null>
  copied_at: Generated<Instant | null>
}

export interface FileTable {
  id: string
  hash: string
  name: string
  media_type: string
  size: bigint
  scanned: 'clean' | 'not scanned'
  uploaded_by: string
  at: Instant
  subject: string | null
  attached_at: Instant | null
}

declare module '../database/index.ts' {
  interface Tables {
    blob: BlobTable
    file: FileTable
  }
}
