/** Nonces for proofs of a wallet's key: made without keeping anything, spent once. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../law/time.ts'
import { instantAt } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import { WalletRefused } from './refused.ts'
import './tables.ts'

export const nonceSeconds = 300

interface Ground { readonly now: () => Instant; readonly secrets: { mark(text: string, about: string): string } }

const about = 'nonce of a wallet'

/** A nonce that only this data folder can have made: anybody may ask for one, and nothing is written for it. */
export function newNonce({ now, secrets }: Ground): string {
  const text = `${Math.floor(Date.parse(now()) / 1000) + nonceSeconds}.${randomBytes(16).toString('base64url')}`
  return `${text}.${secrets.mark(text, about)}`
}

/** Spends a nonce in the transaction of what it is for; throws where it is none of ours, too old or spent. */
export async function spendNonce(tx: Tx, { now, secrets }: Ground, nonce: string): Promise<void> {
  const [until = '', random = '', mark, ...rest] = nonce.split('.')
  const refused = (words: string): WalletRefused => new WalletRefused('invalid_nonce', `${words} Ask the nonce endpoint for a new one.`)
  if (rest.length > 0 || mark !== secrets.mark(`${until}.${random}`, about)) throw refused('This nonce was not given here.')
  const ends = Number(until) * 1000
  if (ends < Date.parse(now())) throw refused('This nonce is too old.')
  const { rows } = await sql`insert into wallet_nonce (nonce, until) values (${nonce}, ${instantAt(ends)}) on conflict do nothing returning 1`.execute(tx)
  if (rows.length === 0) throw refused('This nonce was used already.')
}
