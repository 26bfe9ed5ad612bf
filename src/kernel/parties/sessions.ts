/** Sessions: who is signed in, in which hat, since when; and how they end. */
import type { JsonObject } from '../../law/canonical.ts'
import type { Selectable } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import { newId, transact } from '../database/index.ts'
import type { Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import type { Actor } from './actor.ts'
import { markDevice } from './devices.ts'
import { keptFor } from './kept-for.ts'
import { after, isId } from './means.ts'
import type { Means } from './means.ts'
import { words } from './messages.ts'
import { dressed, type Hat, idleSince, liveSession, presented, type Session } from './presence.ts'
import { rightsOf, rolesOf } from './rights.ts'
import type { Method, SessionTable } from './tables.ts'

/** A session just opened: `secret` goes into the cookie and is nowhere else. */
export interface OpenedSession {
  readonly secret: string
  readonly id: string
  readonly person: string
  readonly expiresAt: Instant
  /** The cookie by which this device is known when the account's password is typed next. */
  readonly devices?: string
}

/** How a cookie of ours is set. */
export interface SessionCookie {
  readonly name: string
  readonly attributes: { readonly httpOnly: true; readonly secure: boolean; readonly sameSite: 'Lax'; readonly path: '/' }
}

/** What is known of the browser that signs in. */
export interface Browser {
  readonly device?: string | undefined
  /** Network address, for limits only: it is not stored. */
  readonly address?: string | undefined
  /** The cookie by which the device may be known. */
  readonly devices?: string | undefined
  /** The secret of the session that the browser had: it ends, so that nobody can fix a session in advance. */
  readonly replaces?: string | undefined
}

/** The cookie: bound to this host by its prefix when the portal is served over TLS; unreadable to scripts. */
export const sessionCookie = (publicUrl: string): SessionCookie => ownCookie(publicUrl, 'session')

/** The cookie that knows a device again: bound like that of the session, and kept when the session ends. */
export const deviceCookie = (publicUrl: string): SessionCookie => ownCookie(publicUrl, 'device')

function ownCookie(publicUrl: string, name: string): SessionCookie {
  const secure = publicUrl.startsWith('https:')
  return { name: secure ? `__Host-${name}` : name, attributes: { httpOnly: true, secure, sameSite: 'Lax', path: '/' } }
}

/** Opens a session with a fresh secret and ends the one that the browser had. */
export async function startSession(
  means: Means, tx: Tx, person: string, method: Method, { device = '', replaces, devices }: Browser,
): Promise<OpenedSession> {
  const now = means.now()
  if (replaces !== undefined) await tx.deleteFrom('session').where('secret_hash', '=', means.secrets.hash('session', replaces)).execute()
  await tx.deleteFrom('session').where('person', '=', person).where('expires_at', '<=', after(now, -keptFor.endedSessionHours * 60)).execute()
  const secret = means.secrets.make()
  const id = newId()
  const hat = await firstHat(tx, person, now)
  const expiresAt = after(now, (means.settings.absoluteHours ?? keptFor.sessionHours) * 60)
  await tx
    .insertInto('session')
    .values({
      id, secret_hash: means.secrets.hash('session', secret), person, ...hat, method,
      device: device.slice(0, 200), created_at: now, used_at: now, expires_at: expiresAt,
    })
    .execute()
  await record(means, tx, person, 'session.opened', { session: id, method })
  const { password, without_account: unclaimed } = await tx.selectFrom('person').select(['password', 'without_account']).where('id', '=', person).executeTakeFirstOrThrow()
  // Whoever was served at a counter without an account has come in by what proves their number: it is theirs now, with all that was filed in it, and whoever still serves them by their document serves nobody.
  if (unclaimed) {
    await tx.updateTable('person').set({ without_account: false }).where('id', '=', person).execute()
    await tx.updateTable('counter_visit').set({ ends_at: now }).where('person', '=', person).where('ends_at', '>', now).execute()
  }
  return { secret, id, person, expiresAt, ...(password !== null && { devices: markDevice(means, devices, person, password) }) }
}

/**
 * Puts on another hat for the rest of the session; that of a counter is put on in a visit alone, whose person is there.
 *
 * @throws Failure 'unauthenticated' when the session has ended, 'refused' when the person has no right to the hat
 */
export async function switchHat(means: Means, secret: string, hat: Exclude<Hat, { kind: 'counter' }>): Promise<void> {
  const row = await liveSession(means, secret)
  if (row === undefined) throw new Failure('unauthenticated', words.signInFirst)
  const organisation = hat.kind === 'organisation' ? hat.organisation : null
  const worn = dressed({ ...row, hat: hat.kind, organisation })
  if (worn.hat.kind !== hat.kind) throw new Failure('refused', words.hatRefused)
  await transact(means.db, async (tx) => {
    await tx.updateTable('session').set({ hat: hat.kind, organisation, visit: null }).where('id', '=', row.id).execute()
    await tx.updateTable('person').set({ last_hat: organisation ?? hat.kind }).where('id', '=', row.person).execute()
    await record(means, tx, row.person, 'session.hat-changed', { session: row.id, hat: hat.kind })
  })
}

/** When somebody comes and goes is nobody else's business: the public record holds a commitment to it, and no name or id. */
async function record(means: Means, tx: Tx, person: string, type: string, what: JsonObject): Promise<void> {
  const { id } = await means.journal.append(tx, actorString({ system: 'sessions' }), { type, subject: 'sessions', body: {}, personal: { person, ...what } })
  await tx.insertInto('personal_entry').values({ person, entry: id }).execute()
}

/** The hat that a session begins with: the one worn last, else the only one that the person has besides their own. */
async function firstHat(tx: Tx, person: string, now: Instant): Promise<Pick<Selectable<SessionTable>, 'hat' | 'organisation'>> {
  const { last_hat: last } = await tx.selectFrom('person').select('last_hat').where('id', '=', person).executeTakeFirstOrThrow()
  const organisations = [...new Set((await rightsOf(tx, person, now)).map(({ organisation }) => organisation.id))]
  const office = (await rolesOf(tx, person, now)).length > 0
  const only = organisations.length === 1 && !office ? organisations[0] : undefined
  const organisation = last === null ? only : organisations.find((id) => id === last)
  if (organisation !== undefined) return { hat: 'organisation', organisation }
  return { hat: office && (last === 'office' || (last === null && organisations.length === 0)) ? 'office' : 'self', organisation: null }
}

/** The live sessions of a person, most recently used first. */
export async function sessionsOf(means: Means, person: string): Promise<readonly Session[]> {
  const now = means.now()
  const rows = await means.db
    .selectFrom('session')
    .selectAll()
    .where('person', '=', person)
    .where('expires_at', '>', now)
    .where('used_at', '>', idleSince(means, now))
    .orderBy('used_at', 'desc')
    .execute()
  return rows.map(presented)
}

/** Ends one of the actor's own sessions; a session of another person, or one already ended, is left alone. */
export async function endSession(means: Means, tx: Tx, actor: Actor, id: string): Promise<void> {
  if (!isId(id)) return
  const ended = await tx.deleteFrom('session').where('id', '=', id).where('person', '=', actor.counter?.officer ?? actor.person).executeTakeFirst()
  if (ended.numDeletedRows === 0n) return
  await record(means, tx, actor.counter?.officer ?? actor.person, 'session.ended', { session: id })
}

/** Ends all sessions of a person; answers those that lived. */
export async function endSessions(means: Means, tx: Tx, person: string): Promise<readonly Session[]> {
  const now = means.now()
  const rows = await tx.deleteFrom('session').where('person', '=', person).returningAll().execute()
  return rows.filter(({ expires_at, used_at }) => expires_at > now && used_at > idleSince(means, now)).map(presented)
}
