/** The rows of the tables of connectors. */
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import type { Mark, Source } from './source.ts'

export interface ConnectorTable {
  id: string; organisation: string | null; person: string | null; author: string; title: string; source: JsonColumn<Source>; secret: string | null
  hours: number; megabytes: number; paused: boolean; failures: number; next_at: Instant; created_at: Instant
}

/** What was taken last under a path. */
export interface Taken extends Mark { readonly hash: string }

interface ItemTable { connector: string; key: string; dataset: string | null; files: JsonColumn<Readonly<Record<string, Taken>>> }

export type Outcome = 'new' | 'unchanged' | 'failed'

export interface RunTable {
  id: string; connector: string; started_at: Instant; ended_at: Instant; outcome: Outcome; versions: number; bytes: bigint
  notes: JsonColumn<readonly Text[]>; failure: JsonColumn<Text> | null
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { connector: ConnectorTable; connector_item: ItemTable; connector_run: RunTable }
}
