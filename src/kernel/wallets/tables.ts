/** The rows of the wallets' tables. */
import type { ColumnType, Generated } from 'kysely'
import type { Instant } from '../../law/time.ts'
import type { JsonColumn } from '../database/index.ts'

interface WalletOfferTable {
  id: string; decision: string; made_at: Instant; until: Instant; code: string; tries: Generated<number>
  token: ColumnType<string | null, string | null | undefined>; token_until: ColumnType<Instant | null, Instant | null | undefined>; ended: ColumnType<'taken' | 'ended' | null, 'taken' | 'ended' | null | undefined>
}
interface WalletCopyTable {
  id: string; decision: string; given_at: Instant; key: string | null; list: number | null; index: number | null; ended_at: ColumnType<Instant | null, Instant | null | undefined>
}
interface WalletNonceTable { nonce: string; until: Instant }
interface WalletQuestionTable {
  id: string; asker: string; kind: string; claims: JsonColumn<readonly string[]>; made_at: Instant; until: Instant
  answered_at: ColumnType<Instant | null, Instant | null | undefined>; answer: ColumnType<string | null, string | null | undefined>
}

declare module '../database/index.ts' {
  interface Tables { wallet_offer: WalletOfferTable; wallet_copy: WalletCopyTable; wallet_nonce: WalletNonceTable; wallet_question: WalletQuestionTable }
}
