/** API tokens: long-lived, scoped secrets with which a program acts for the person who made them. */
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import { newId } from '../database/index.ts'
import type { Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import type { Actor } from './actor.ts'
import { after, isId } from './means.ts'
import type { Means } from './means.ts'
import { words } from './messages.ts'
import { actorFor } from './presence.ts'
import { requireActing } from './suspended.ts'
import type { ApiTokenTable } from './tables.ts'

/**
 * A pair with which programs sign what they ask instead of sending a secret: the id stands in each request, the secret in none.
 * The secret is derived from what is stored of the token and from the key of the installation: neither gives it alone.
 */
export interface AccessKey {
  readonly id: string
  readonly secret: string
}

/** A token in its owner's list; the secret itself is shown once, when it is made. */
export interface ApiToken {
  readonly id: string
  readonly label: string
  /** The last four characters, to recognise it by. */
  readonly hint: string
  readonly scopes: readonly string[]
  readonly organisation?: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly usedAt?: Instant
  readonly revokedAt?: Instant
}

/**
 * Makes a token that acts in the actor's present hat, for themself or for one organisation, never in office.
 *
 * @param wanted `days` from 1 to 365
 * @returns the secret, beginning with `shq_`, and a pair that is used and ends with it; they cannot be shown again
 */
export async function makeToken(
  means: Means, tx: Tx, actor: Actor, wanted: { readonly label: string; readonly scopes: readonly string[]; readonly days: number },
): Promise<{ readonly id: string; readonly secret: string; readonly accessKey: AccessKey }> {
  const label = wanted.label.normalize('NFC').trim()
  if (label === '' || label.length > 100) throw new Failure('invalid', words.tokenLabel, [{ field: 'label', text: words.tokenLabel }])
  if (wanted.scopes.length === 0) throw new Failure('invalid', words.tokenScopes, [{ field: 'scopes', text: words.tokenScopes }])
  if (!Number.isInteger(wanted.days) || wanted.days < 1 || wanted.days > 365) {
    throw new Failure('invalid', words.tokenDays, [{ field: 'days', text: words.tokenDays }])
  }
  const now = means.now()
  const secret = `shq_${means.secrets.make()}`
  const id = newId()
  const secretHash = means.secrets.hash('token', secret)
  const scopes = [...new Set(wanted.scopes)].toSorted()
  await tx
    .insertInto('api_token')
    .values({
      id, secret_hash: secretHash, hint: secret.slice(-4), person: actor.person,
      organisation: actor.organisation?.id ?? null, label, scopes, created_at: now,
      expires_at: after(now, wanted.days * 24 * 60), used_at: null, revoked_at: null,
    })
    .execute()
  await means.journal.append(tx, actorString(actor), {
    type: 'token.made', subject: `person:${actor.person}`, body: { token: id, scopes, days: wanted.days },
  })
  return { id, secret, accessKey: { id: `${pairBegins}${id.replaceAll('-', '').toUpperCase()}`, secret: pairSecret(means, secretHash) } }
}

const pairBegins = 'SHQ'

const pairSecret = ({ secrets }: Means, secretHash: string): string => secrets.hash('access key', secretHash)

/** The token whose pair has this id. */
function tokenOfPair(pair: string): string | undefined {
  const [, ...parts] = new RegExp(`^${pairBegins}([0-9A-F]{8})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{12})$`).exec(pair) ?? []
  return parts.length === 0 ? undefined : parts.join('-').toLowerCase()
}

/** Who acts, and within which scopes. */
export interface TokenUse {
  readonly actor: Actor
  readonly scopes: readonly string[]
  readonly token: string
}

/**
 * Who acts by a token, and within which scopes. A right that has ended ends the token's use.
 *
 * @throws Failure 'unauthenticated' when the token is unknown, expired or revoked, or its owner may act no more; 'refused' while an order stands on them
 */
export async function actorOfToken(
  means: Means, secret: string,
): Promise<TokenUse> {
  const row = !secret.startsWith('shq_') ? undefined : await inForce(means).where('t.secret_hash', '=', means.secrets.hash('token', secret)).executeTakeFirst()
  return useOf(means, row)
}

/**
 * Who acts by the pair with this id. `prove` gets the pair's secret and throws when the request was not signed with it.
 *
 * @throws Failure as `actorOfToken` does, and what `prove` throws
 */
export async function actorOfAccessKey(means: Means, id: string, prove: (secret: string) => void): Promise<TokenUse> {
  const token = tokenOfPair(id)
  const row = token === undefined ? undefined : await inForce(means).where('t.id', '=', token).executeTakeFirst()
  if (row !== undefined) prove(pairSecret(means, row.secret_hash))
  return useOf(means, row)
}

/** The tokens that may be used now, if the rights that they rest on still stand. */
export const inForce = ({ db, now }: Means) => db
  .selectFrom('api_token as t').innerJoin('person as p', 'p.id', 't.person').selectAll('t').select('p.name')
  .where('t.revoked_at', 'is', null).where('t.expires_at', '>', now()).where('p.closed_at', 'is', null)

/** What a token that was found is used for; throws as `actorOfToken` does. */
export async function useOf(means: Means, row: Selectable<ApiTokenTable> & { readonly name: string } | undefined): Promise<TokenUse> {
  if (row === undefined) throw new Failure('unauthenticated', words.tokenUnknown)
  const now = means.now()
  const self: Actor = { person: row.person, name: row.name, roles: [] }
  const actor = row.organisation === null ? self : await actorFor(means, self, row.organisation, now)
  if (actor === undefined) throw new Failure('unauthenticated', words.tokenUnknown)
  requireActing(means.standing, actor)
  if (row.used_at === null || Date.parse(now) - Date.parse(row.used_at) >= 60_000) {
    await means.db.updateTable('api_token').set({ used_at: now }).where('id', '=', row.id).execute()
  }
  return { actor, scopes: row.scopes, token: row.id }
}

/** The tokens of a person, newest first. */
export async function tokensOf(means: Means, person: string): Promise<readonly ApiToken[]> {
  const rows = await means.db.selectFrom('api_token').selectAll().where('person', '=', person).orderBy('id', 'desc').execute()
  return rows.map(presented)
}

/** The tokens of a person in the hat that they wear which end within so many days, as a part of another statement: what waits, with its label. */
export const tokensEnding = ({ person, organisation }: Actor, at: Instant, days: number, zone: string): RawBuilder<unknown> => sql`
  select id::text, 'act', jsonb_build_object('label', label), (expires_at at time zone ${zone})::date, created_at from api_token
  where person = ${person}::uuid and organisation is not distinct from ${organisation?.id ?? null}::uuid and revoked_at is null
    and expires_at > ${at}::timestamptz and expires_at <= ${at}::timestamptz + make_interval(days => ${days}::int)`

/** Revokes every token of a person that is in force; answers them. */
export async function revokeTokens(means: Means, tx: Tx, person: string): Promise<readonly ApiToken[]> {
  const now = means.now()
  const rows = await tx.updateTable('api_token').set({ revoked_at: now })
    .where('person', '=', person).where('revoked_at', 'is', null).where('expires_at', '>', now).returningAll().execute()
  for (const { id } of rows) {
    await means.journal.append(tx, actorString({ person }), { type: 'token.revoked', subject: `person:${person}`, body: { token: id } })
  }
  return rows.map(presented)
}

const presented = (row: Selectable<ApiTokenTable>): ApiToken => ({
  id: row.id, label: row.label, hint: row.hint, scopes: row.scopes, createdAt: row.created_at, expiresAt: row.expires_at,
  ...(row.organisation === null ? {} : { organisation: row.organisation }),
  ...(row.used_at === null ? {} : { usedAt: row.used_at }),
  ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
})

/** Revokes one of the actor's own tokens at once. */
export async function revokeToken(means: Means, tx: Tx, actor: Actor, id: string): Promise<void> {
  const revoked = isId(id) && (await tx
    .updateTable('api_token').set({ revoked_at: means.now() })
    .where('id', '=', id).where('person', '=', actor.person).where('revoked_at', 'is', null).executeTakeFirst())
  if (!revoked || revoked.numUpdatedRows === 0n) throw new Failure('not found', words.tokenUnknown)
  await means.journal.append(tx, actorString(actor), {
    type: 'token.revoked', subject: `person:${actor.person}`, body: { token: id },
  })
}
