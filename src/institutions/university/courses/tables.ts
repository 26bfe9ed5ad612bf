/** The tables of course packages. */
import type { ColumnType } from 'kysely'
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { Course } from './course-structure.ts'
import type { Mode } from './session.ts'

interface PackageTable { id: string; course: string; structure: JsonColumn<Course>; sha256: string; imported_by: string; imported_at: Instant; removed_at: Instant | null }

interface FileTable { package: string; path: string; type: string; content: ColumnType<Buffer, Uint8Array, never> }

type Texts = ColumnType<readonly string[], readonly string[] | undefined, readonly string[]>

interface RegistrationTable { id: string; package: string; person: string; began_at: Instant; satisfied: Texts }

interface StandingTable { registration: string; unit: number; completed_at: Instant | null; passed_at: Instant | null; failed_at: Instant | null; score: number | null; progress: number | null }

interface SessionTable {
  id: string; registration: string; unit: number; mode: Mode; fetch_sha256: string; content_sha256: string; token_sha256: string | null; launched_at: Instant; expires_at: Instant; said: Texts
  last_at: Instant | null; ended_at: Instant | null
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { cmi5_package: PackageTable; cmi5_file: FileTable; cmi5_registration: RegistrationTable; cmi5_standing: StandingTable; cmi5_session: SessionTable }
}
