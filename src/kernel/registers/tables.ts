/** The rows that the registers own. */
import type { ColumnType, Generated, Selectable } from 'kysely'
import type { Facts } from '../../law/field.ts'
import type { EntryDoes, EntryState, OwnerKind, Register } from '../../law/register.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { JsonColumn } from '../database/index.ts'

interface VersionTable { hash: string; register: string; declaration: JsonColumn<Register>; in_force: string; enacted_at: Instant; entered: Generated<bigint> }

interface EntryTable {
  number: string; register: string; state: EntryState; owner_kind: OwnerKind; owner: string | null; owner_body: ColumnType<string | null, string | null | undefined>; facts: JsonColumn<Facts>; personal: JsonColumn<Facts | null>
  versions: number; title: JsonColumn<Text>; look: string; restricted: boolean; entered_at: Instant; changed_at: Instant
}

interface EntryVersionTable {
  entry: string; seq: number; does: EntryDoes; decision: string | null; signature: string | null; declaration: string
  owner_kind: OwnerKind | null; owner: string | null; owner_body: ColumnType<string | null, string | null | undefined>; said: JsonColumn<Facts>; personal: JsonColumn<Facts | null>; at: Instant; actor: string; journal_id: bigint
}

declare module '../database/index.ts' {
  interface Tables { register_declaration: VersionTable; entry: EntryTable; entry_version: EntryVersionTable }
}

export type EntryRow = Selectable<EntryTable>
export type EntryVersionRow = Selectable<EntryVersionTable>
