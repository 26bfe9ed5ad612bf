/** The rows of the tables of datasets, versions and reads. */
import type { ColumnType, Generated } from 'kysely'
import type { JsonColumn } from '../../kernel/database/index.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { DatasetState, DatasetVersion, Description, Door, Mode, RepositoryFile, Terms, VersionState, WithheldFile } from './dataset.ts'
import type { SyntheticModel } from '../../kernel/privacy/index.ts'

interface NamespaceTable { slug: string; organisation: string | null; person: string | null }

export interface DatasetTable {
  id: string; namespace: string; name: string; organisation: string | null; person: string | null; state: DatasetState
  description: JsonColumn<Description> | null; terms: JsonColumn<Terms>; latest: number | null; withdrawn: JsonColumn<Text> | null
  created_at: Instant; changed_at: Instant; found: Generated<number>; titles: ColumnType<Text | null, string | null | undefined, string | null>
}

export interface VersionRow {
  id: string; dataset: string; number: number; commit: string; state: VersionState
  tables: JsonColumn<DatasetVersion['tables']>; files: JsonColumn<DatasetVersion['files']>; notes: JsonColumn<DatasetVersion['notes']>
  suspects: JsonColumn<DatasetVersion['suspects']>; withheld: JsonColumn<readonly WithheldFile[]>; gate: JsonColumn<NonNullable<DatasetVersion['gate']>> | null
  readiness: JsonColumn<NonNullable<DatasetVersion['readiness']>> | null; failure: JsonColumn<Text> | null
  created_at: Instant; published_at: Instant | null
}

interface FollowerTable { dataset: string; person: string; at: Instant }

export interface ReadTable {
  id: Generated<bigint>; dataset: string; version: number; door: Door; mode: Mode; by_right: string; person: string | null; organisation: string | null
  what: string; rows: bigint | null; bytes: bigint | null; at: Instant; digest: bigint | null
}

interface AgreementTable { hash: string; dataset: string; clauses: JsonColumn<readonly Text[]>; at: Instant }

interface SliceTable { version: string; cut: string; files: JsonColumn<readonly RepositoryFile[]> }

interface SecretTable { dataset: string; secret: Buffer }

interface BarTable { dataset: string; identifier: string; reason: string; before: string[]; at: Instant; own: boolean; taken: string[] }

interface ModelTable { version: string; name: string; model: JsonColumn<SyntheticModel>; key: string | null }

declare module '../../kernel/database/index.ts' {
  interface Tables {
    namespace: NamespaceTable; dataset: DatasetTable; dataset_version: VersionRow; dataset_follower: FollowerTable; dataset_read: ReadTable
    agreement: AgreementTable; dataset_slice: SliceTable; dataset_secret: SecretTable; synthetic_model: ModelTable; dataset_bar: BarTable
  }
}
