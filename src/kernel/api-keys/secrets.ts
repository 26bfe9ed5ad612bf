/** Secrets that open keys: 256 random bits, of which only the SHA-256 is kept; one that is replaced may live on for a while. */
import { hash, randomBytes } from 'node:crypto'
import type { Db, Tx } from '../database/index.ts'
import type { Instant } from '../../law/time.ts'

interface SecretTable { hash: Buffer; kind: string; key: string; last4: string; made_at: Instant; ends_at: Instant | null }

declare module '../database/index.ts' {
  interface Tables { api_key_secret: SecretTable }
}

/** A secret as it is shown: by its end. */
export interface SecretSeen { readonly last4: string; readonly madeAt: Instant; readonly endsAt?: Instant }

/** SHA-256 in base64: one call, for it is done at every request. A fast hash is right for 256 random bits. */
export const hashOfSecret = (secret: string): string => hash('sha256', secret, 'base64')

/** A key of some kind, which has a name of its own; `begins` is how every secret of the kind begins. */
export interface SecretOf { readonly kind: string; readonly key: string; readonly begins: string }

/** Makes a secret that opens the key; it is answered this once. */
export async function addSecret(tx: Tx, { kind, key, begins }: SecretOf, now: Instant): Promise<string> {
  const secret = `${begins}${randomBytes(32).toString('base64url')}`
  await tx.insertInto('api_key_secret').values({ hash: Buffer.from(hashOfSecret(secret), 'base64'), kind, key, last4: secret.slice(-4), made_at: now, ends_at: null }).execute()
  return secret
}

/** Makes a new secret; those before it open the key until `ends`, if not shorter already. */
export async function replaceSecret(tx: Tx, of: SecretOf, now: Instant, ends: Instant): Promise<string> {
  await tx.updateTable('api_key_secret').set({ ends_at: ends }).where('kind', '=', of.kind).where('key', '=', of.key)
    .where((is) => is.or([is('ends_at', 'is', null), is('ends_at', '>', ends)])).execute()
  return addSecret(tx, of, now)
}

/** What is shown of the secrets of keys, newest first; those that have ended are left out. */
export async function secretsOf(db: Db, kind: string, keys: readonly string[], now: Instant): Promise<ReadonlyMap<string, readonly SecretSeen[]>> {
  if (keys.length === 0) return new Map()
  const rows = await db.selectFrom('api_key_secret').select(['key', 'last4', 'made_at', 'ends_at']).where('kind', '=', kind).where('key', 'in', keys)
    .where((is) => is.or([is('ends_at', 'is', null), is('ends_at', '>', now)])).orderBy('made_at', 'desc').execute()
  return new Map([...Map.groupBy(rows, ({ key }) => key)].map(([key, all]) => [key, all.map(({ last4, made_at, ends_at }) => ({ last4, madeAt: made_at, ...(ends_at !== null && { endsAt: ends_at }) }))]))
}
