/** The rows of the tables of keys. */
import type { ColumnType } from 'kysely'
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import type { Endpoint } from './key.ts'

export interface KeyTable {
  id: string; organisation: string; person: string; name: string; purpose: string; models: JsonColumn<readonly string[] | 'all'>
  endpoints: JsonColumn<readonly Endpoint[] | 'all'>; requests_per_minute: number; tokens_per_minute: number; keeps_logs: boolean; undertaking: string; test: boolean; system: string | null
  made_at: Instant; expires_at: Instant; revoked_at: Instant | null
}

interface UndertakingTable { hash: string; clauses: JsonColumn<readonly Text[]>; at: Instant }

interface AcceptanceTable { organisation: string; undertaking: string; person: string; signature: string; decision: ColumnType<string | null, string | null | undefined>; at: Instant }

declare module '../../../kernel/database/index.ts' {
  interface Tables { model_key: KeyTable; undertaking: UndertakingTable; undertaking_acceptance: AcceptanceTable }
}
