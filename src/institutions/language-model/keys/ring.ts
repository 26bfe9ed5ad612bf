/** The key ring: every key in force, in memory by the hash of its secret. */
import type { Selectable } from 'kysely'
import type { Kernel } from '../../../kernel/index.ts'
import type { Instant } from '../../../law/time.ts'
import { follow } from '../followed.ts'
import type { ApiKey, KeyRing } from './key.ts'
import { hashOfSecret } from './secrets.ts'
import type { KeyTable } from './tables.ts'

/** The channel on which processes tell each other that keys changed. */
export const keysChanged = 'language_model_keys'

interface Opens { readonly key: ApiKey; readonly until: Instant }

export const keyOf = (row: Selectable<KeyTable>): ApiKey => ({
  id: row.id, organisation: row.organisation, person: row.person, name: row.name, purpose: row.purpose, models: row.models, endpoints: row.endpoints,
  expiresAt: row.expires_at, limits: { requestsPerMinute: row.requests_per_minute, tokensPerMinute: row.tokens_per_minute }, keepsLogs: row.keeps_logs,
})

export function openRing(kernel: Pick<Kernel, 'db' | 'listen' | 'now' | 'whenClosing'>): KeyRing {
  const { db, now } = kernel
  let byHash: ReadonlyMap<string, Opens> = new Map()
  let byId: ReadonlyMap<string, ApiKey> = new Map()
  const listeners = new Set<() => void>()

  const { ready } = follow(kernel, keysChanged, async () => {
    const at = now()
    const rows = await db.selectFrom('model_key').selectAll().where('revoked_at', 'is', null).where('expires_at', '>', at).execute()
    const keys = new Map(rows.map((row) => [row.id, keyOf(row)]))
    const secrets = await db.selectFrom('model_key_secret').innerJoin('model_key', 'model_key.id', 'model_key_secret.key')
      .select(['hash', 'key', 'ends_at']).where('revoked_at', 'is', null)
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
