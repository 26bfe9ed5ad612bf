/** The rows of the tables of uploads. */
import type { Instant } from '../../law/time.ts'

export interface UploadRow {
  secret: string; subject: string; sender: string; hash: string; size: bigint; part_bytes: bigint | null; file: string | null; at: Instant
}
interface PartRow { upload: string; number: number; hash: string; file: string }
interface XorbRow { subject: string; sender: string; hash: string; file: string; ends: number[]; at: Instant }

declare module '../database/index.ts' {
  interface Tables { upload: UploadRow; upload_part: PartRow; upload_xorb: XorbRow }
}
