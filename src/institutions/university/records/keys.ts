/** Makes and ends keys of learning records: a person's own, with what everybody may have, or any that the university's office makes. */
import { addSecret, type KeyRing, openKeyRing, type SecretSeen, secretsOf } from '../../../kernel/api-keys/index.ts'
import { announce, newId, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import { type Instant, instantAt } from '../../../law/time.ts'
import type { Selectable } from 'kysely'
import { type LearningKey, type Scope, scopes } from './key.ts'
import { learningKeys, secretKind } from './kind.ts'
import { messages } from './messages.ts'
import type { LearningKeyTable } from './tables.ts'

/** What any person may let a program do: write, read what it wrote itself, and keep documents. */
const scopesForAll: readonly Scope[] = ['statements/write', 'statements/read/mine', 'state', 'profile']

export interface KeyDraft { readonly name: string; readonly scopes: readonly string[]; readonly days: number; readonly requestsPerMinute: number }

export interface KeyRecord extends LearningKey { readonly madeAt: Instant; readonly revokedAt?: Instant; readonly secrets: readonly SecretSeen[] }

export interface LearningKeys {
  readonly ring: KeyRing<LearningKey>
  /** The scopes that an actor may give to a key. */
  scopesOf(actor: Actor): readonly Scope[]
  /** Makes a key; its secret is answered this once. Throws a `Failure` (invalid, conflict). */
  make(tx: Tx, actor: Actor, draft: KeyDraft): Promise<{ readonly id: string; readonly secret: string }>
  /** Ends a key for good. Twice is once. Throws a `Failure` (not found) for whoever it is not. */
  revoke(tx: Tx, actor: Actor, id: string): Promise<void>
  /** Those that an actor made, newest first; the office sees every one. */
  of(actor: Actor): Promise<readonly KeyRecord[]>
}

/** The longest life of a key in days, the most requests in a minute, and the most keys of one person. */
export const bounds = { days: 366, requestsPerMinute: 120_000, keys: 50 } as const

const changed = 'learning_keys'

const keyOf = ({ id, person, organisation, name, scopes: held, requests_per_minute: requestsPerMinute, expires_at: expiresAt }: Selectable<LearningKeyTable>): LearningKey =>
  ({ id, person, ...(organisation !== null && { organisation }), name, scopes: held, requestsPerMinute, expiresAt })

/** `offices` are those of the university whose holders may give keys to everything. */
export function openLearningKeys(kernel: Kernel, offices: readonly string[]): LearningKeys {
  const { db, now, journal } = kernel
  const isOffice = ({ roles }: Actor): boolean => offices.some((office) => roles.includes(office))
  const scopesOf = (actor: Actor): readonly Scope[] => (isOffice(actor) ? scopes : scopesForAll)

  return {
    ring: openKeyRing(kernel, {
      kind: secretKind, channel: changed,
      inForce: async (at) => (await db.selectFrom('learning_key').selectAll().where('revoked_at', 'is', null).where('expires_at', '>', at).execute()).map(keyOf),
    }),
    scopesOf,

    async make(tx, actor, draft) {
      const name = draft.name.trim()
      const may = scopesOf(actor)
      const chosen = may.filter((scope) => draft.scopes.includes(scope))
      const whole = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most
      const problems: readonly Problem[] = [
        ...(name === '' || name.length > 60 ? [{ field: 'name', text: messages.noName }] : []),
        ...(chosen.length === 0 || draft.scopes.length > chosen.length ? [{ field: 'scopes', text: messages.noScopes }] : []),
        ...(whole(draft.days, bounds.days) ? [] : [{ field: 'days', text: messages.badDays(bounds.days) }]),
        ...(whole(draft.requestsPerMinute, bounds.requestsPerMinute) ? [] : [{ field: 'requestsPerMinute', text: messages.badRate(bounds.requestsPerMinute) }]),
      ]
      if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
      const { many } = await tx.selectFrom('learning_key').select((is) => is.fn.countAll<bigint>().as('many')).where('person', '=', actor.person)
        .where('revoked_at', 'is', null).where('expires_at', '>', now()).executeTakeFirstOrThrow()
      if (many >= bounds.keys) throw new Failure('conflict', messages.tooMany)
      const id = newId()
      const expires = instantAt(Date.parse(now()) + draft.days * 86_400_000)
      await tx.insertInto('learning_key').values({
        id, person: actor.person, organisation: actor.organisation?.id ?? null, name, scopes: chosen, requests_per_minute: draft.requestsPerMinute, made_at: now(), expires_at: expires, revoked_at: null,
      }).execute()
      const secret = await addSecret(tx, { kind: secretKind, key: id, begins: learningKeys.begins }, now())
      await journal.append(tx, actorString(actor), { type: 'university.record-key-made', subject: `learning-key:${id}`, body: { scopes: chosen, expires } })
      await announce(tx, changed)
      return { id, secret }
    },

    async revoke(tx, actor, id) {
      const row = await tx.selectFrom('learning_key').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      if (row === undefined || (row.person !== actor.person && !isOffice(actor))) throw new Failure('not found', messages.noKey)
      if (row.revoked_at !== null) return
      await tx.updateTable('learning_key').set({ revoked_at: now() }).where('id', '=', id).execute()
      await journal.append(tx, actorString(actor), { type: 'university.record-key-revoked', subject: `learning-key:${id}`, body: {} })
      await announce(tx, changed)
    },

    async of(actor) {
      const rows = await db.selectFrom('learning_key').selectAll().$if(!isOffice(actor), (query) => query.where('person', '=', actor.person)).orderBy('made_at', 'desc').orderBy('id').limit(500).execute()
      const secrets = await secretsOf(db, secretKind, rows.map(({ id }) => id), now())
      return rows.map((row) => ({ ...keyOf(row), madeAt: row.made_at, ...(row.revoked_at !== null && { revokedAt: row.revoked_at }), secrets: secrets.get(row.id) ?? [] }))
    },
  }
}
