/** The ring of the keys of the language model, in the memory of every process that answers calls. */
import type { Selectable } from 'kysely'
import { openKeyRing } from '../../../kernel/api-keys/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { ApiKey, KeyRing } from './key.ts'
import { secretKind } from './kind.ts'
import type { KeyTable } from './tables.ts'

/** The channel on which processes tell each other that keys changed. */
export const keysChanged = 'language_model_keys'

export const keyOf = (row: Selectable<KeyTable>): ApiKey => ({
  id: row.id, organisation: row.organisation, person: row.person, name: row.name, purpose: row.purpose, models: row.models, endpoints: row.endpoints,
  expiresAt: row.expires_at, limits: { requestsPerMinute: row.requests_per_minute, tokensPerMinute: row.tokens_per_minute }, keepsLogs: row.keeps_logs, ...(row.test && { test: true }), ...(row.system !== null && { system: row.system }),
})

export const openRing = (kernel: Pick<Kernel, 'db' | 'listen' | 'now' | 'whenClosing'>): KeyRing => openKeyRing(kernel, {
  kind: secretKind, channel: keysChanged,
  inForce: async (at) => (await kernel.db.selectFrom('model_key').selectAll().where('revoked_at', 'is', null).where('expires_at', '>', at).execute()).map(keyOf),
})
