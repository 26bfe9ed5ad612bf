/** The rows of the tables that this folder owns. */
import type { Instant } from '../../law/time.ts'

export interface BlobTable {
  hash: string
  size: bigint
  touched_at: Instant
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
