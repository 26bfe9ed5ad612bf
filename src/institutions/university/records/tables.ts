/** The tables of learning records. */
import type { ColumnType, Generated } from 'kysely'
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { DocumentKind } from './document.ts'
import type { Scope } from './key.ts'
import type { Fields, KeptStatement } from './statement.ts'

/** Numbers of 64 bits: read as such, written as texts. */
type Keys = ColumnType<readonly bigint[], readonly string[], readonly string[]>

type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>

export interface LearningKeyTable {
  id: string; person: string; organisation: string | null; name: string; scopes: ColumnType<readonly Scope[], readonly Scope[], never>
  requests_per_minute: number; made_at: Instant; expires_at: Instant; revoked_at: Instant | null
}

interface StatementTable {
  id: string; ordinal: Generated<bigint>; stored: Instant; key: string; statement: JsonColumn<KeptStatement>; found_by: Keys; about: Keys; refers_to: string | null; voids: boolean; voids_others: boolean; voided: boolean
}

interface AttachmentTable { sha2: string; content: Bytes; at: Instant }

interface StatementAttachmentTable { statement: string; sha2: string; type: string }

interface DocumentTable {
  owner: string; kind: DocumentKind; activity: string; agent: string; registration: string; name: string; about: JsonColumn<Fields>; type: string; content: Bytes; etag: string; at: Instant; key: string
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { learning_key: LearningKeyTable; learning_statement: StatementTable; learning_attachment: AttachmentTable; learning_statement_attachment: StatementAttachmentTable; learning_document: DocumentTable }
}
