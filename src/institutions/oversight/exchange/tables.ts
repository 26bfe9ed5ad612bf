/** The rows of the tables of the exchange. `json` comes back as the driver reads it. */
import type { ColumnType } from 'kysely'
import type { Instant } from '../../../law/time.ts'
import type { Json } from './read-file.ts'
import type { SystemRecord } from './record.ts'

/** Written as its text, so that it is kept as it was. */
type KeptText<T> = ColumnType<T, string, never>

interface ImportTable { id: string; crosswalk: string; hash: string; columns: KeptText<readonly string[]>; decision: string; at: Instant }
interface OriginalTable { entry: string; import: string; row: number; line: number | null; original: KeptText<Readonly<Record<string, Json>>>; unmapped: KeptText<Readonly<Record<string, Json>>>; record: KeptText<SystemRecord> }

declare module '../../../kernel/database/index.ts' {
  interface Tables {
    oversight_import: ImportTable
    oversight_original: OriginalTable
  }
}
