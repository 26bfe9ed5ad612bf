/** The rows of this folder's tables, as Kysely types them. */
import type { Generated } from 'kysely'
import type { Instant } from '../../law/time.ts'
import type { ChannelId, NoticeKind } from './channel.ts'

export interface ChannelAddressTable {
  person: string
  channel: ChannelId
  local: boolean
  address: string | null
  confirmed_at: Instant | null
  unreachable_at: Instant | null
  asked_address: string | null
  code_hash: string | null
  code_until: Instant | null
  wrong: Generated<number>
  kinds: NoticeKind[]
}

export interface ShortTextTable {
  id: string
  person: string
  channel: ChannelId
  address: string
  body: string
  created_at: Instant
  stale_at: Instant
  sent_at: Instant | null
  given_up_at: Instant | null
  failures: Generated<number>
  retry_at: Instant
  last_failure: string | null
}

declare module '../database/index.ts' {
  interface Tables {
    channel_address: ChannelAddressTable
    short_text: ShortTextTable
  }
}
