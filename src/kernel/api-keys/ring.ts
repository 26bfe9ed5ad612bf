/** A ring of keys: every key of a kind that is in force, in memory by the hash of its secret. */
import { sql } from 'kysely'
import { type Db, follow, type Following } from '../database/index.ts'
import { hashOfSecret } from './secrets.ts'
import type { Instant } from '../../law/time.ts'

/** What a ring asks of a key; what it may do is its kind's own. */
export interface Expiring { readonly id: string; readonly expiresAt: Instant }

/** The keys in force, in the memory of this process: a change made in any process is known within a second. */
export interface KeyRing<K extends Expiring> {
  /** Fulfilled once the keys have been read for the first time; until then no secret is known. */
  readonly ready: Promise<void>
  /** The key that a secret opens now; undefined for one that is unknown, expired, replaced or revoked. */
  bySecret(secret: string): K | undefined
  byId(id: string): K | undefined
  /** Calls back when keys change; answers how to stop. */
  onChange(listener: () => void): () => void
}

interface Opens<K> { readonly key: K; readonly until: Instant }

/** `channel` is the one on which whoever changes keys or their secrets announces it; `inForce` reads those that are neither revoked nor expired. */
export function openKeyRing<K extends Expiring>(
  ground: Following & { readonly db: Db; readonly now: () => Instant },
  { kind, channel, inForce }: { readonly kind: string; readonly channel: string; readonly inForce: (at: Instant) => Promise<readonly K[]> },
): KeyRing<K> {
  const { db, now } = ground
  let byHash: ReadonlyMap<string, Opens<K>> = new Map()
  let byId: ReadonlyMap<string, K> = new Map()
  const listeners = new Set<() => void>()

  const { ready } = follow(ground, channel, async () => {
    const at = now()
    const keys = new Map((await inForce(at)).map((key) => [key.id, key]))
    const secrets = await db.selectFrom('api_key_secret').select(['hash', 'key', 'ends_at']).where('kind', '=', kind).where(sql<boolean>`key = any(${[...keys.keys()]}::uuid[])`)
      .where((is) => is.or([is('ends_at', 'is', null), is('ends_at', '>', at)])).execute()
    byId = keys
    byHash = new Map(secrets.flatMap(({ hash, key: id, ends_at }) => {
      const key = keys.get(id)
      return key === undefined ? [] : [[hash.toString('base64'), { key, until: ends_at !== null && ends_at < key.expiresAt ? ends_at : key.expiresAt }]]
    }))
    for (const listener of listeners) listener()
  })

  return {
    ready,
    bySecret(secret) {
      const opens = byHash.get(hashOfSecret(secret))
      return opens !== undefined && now() < opens.until ? opens.key : undefined
    },
    byId: (id) => byId.get(id),
    onChange(listener) {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
  }
}
