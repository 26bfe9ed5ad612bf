/** A new password, by the letter or by the present one; and what ends with the old one. */
import { Failure } from '../../law/failure.ts'
import { transact } from '../database/index.ts'
import type { Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import type { Actor } from './actor.ts'
import { dropCredentials } from './close-account.ts'
import { compose } from './compose.ts'
import { countTry } from './limits.ts'
import { useLink } from './links.ts'
import { writeLetter } from './inbox.ts'
import type { Means } from './means.ts'
import { letters } from './letters.ts'
import { words } from './messages.ts'
import { checkPassword, hashPassword, passwordMatches } from './passwords.ts'
import { presenceOf, type Session } from './presence.ts'
import { endSessions, sessionsOf, startSession } from './sessions.ts'
import type { Browser, OpenedSession } from './sessions.ts'
import type { Method } from './tables.ts'
import { revokeTokens, tokensOf } from './tokens.ts'
import type { ApiToken } from './tokens.ts'

/** The session that goes on with the new password, and what ended with the old one. */
export interface Changed {
  readonly session: OpenedSession
  readonly ended: { readonly sessions: readonly Session[]; readonly tokens: readonly ApiToken[] }
}

/**
 * Sets a new password by the link from the letter, which also confirms the address, and signs in: whoever has the letter is never
 * locked out. When the address had not been confirmed, passkeys and outside identities go too: whoever registered it may not be its
 * owner.
 *
 * @throws Failure 'not found' when the link is spent or too old, 'invalid' for the password
 */
export async function resetPassword(means: Means, given: { readonly link: string; readonly password: string }, browser: Browser): Promise<Changed> {
  checkPassword(given.password)
  const stored = await hashPassword(given.password)
  return transact(means.db, async (tx) => {
    const { person, email } = await useLink(means, tx, 'password', given.link)
    const row = person === null ? undefined : await tx.selectFrom('person').select(['id', 'name', 'email', 'email_confirmed_at']).where('id', '=', person).executeTakeFirst()
    if (row?.email !== email) throw new Failure('not found', words.linkSpent)
    checkPassword(given.password, [row.name, email])
    await tx.updateTable('person').set({ password: stored, email_confirmed_at: row.email_confirmed_at ?? means.now() }).where('id', '=', row.id).execute()
    const changed = await passwordChanged(means, tx, row.id, 'letter', browser)
    if (row.email_confirmed_at === null) await dropCredentials(tx, row.id)
    return changed
  })
}

/**
 * Changes the password of a person who is signed in. Every session ends; this browser goes on with a new one. An account without a
 * password gets one by the letter only: set by a session alone, it would get that session a signing certificate.
 *
 * @param change `present` is the present password; `method` is how this session was opened
 * @throws Failure 'invalid', 'limited', 'refused' when the account has no password yet
 */
export async function changePassword(
  means: Means, actor: Actor, change: { readonly present: string; readonly password: string; readonly method: Method }, browser: Browser,
): Promise<Changed> {
  const row = await means.db.selectFrom('person').select(['password', 'name', 'email']).where('id', '=', actor.person).executeTakeFirst()
  if (row === undefined) throw new Failure('not found', words.personUnknown)
  if (row.password === null) throw new Failure('refused', words.passwordByLetter)
  await countTry(means, 'pin', { account: `present ${actor.person}` })
  if (!(await passwordMatches(change.present, row.password))) {
    throw new Failure('invalid', words.wrongPresentPassword, [{ field: 'present', text: words.wrongPresentPassword }])
  }
  checkPassword(change.password, [row.name, row.email ?? ''])
  const password = await hashPassword(change.password)
  return transact(means.db, async (tx) => {
    await tx.updateTable('person').set({ password }).where('id', '=', actor.person).execute()
    return passwordChanged(means, tx, actor.person, change.method, browser)
  })
}

/** What a change of password would end now. @param secret of the session that would go on */
export async function endsWithPassword(means: Means, person: string, secret: string | undefined): Promise<Changed['ended']> {
  const here = secret === undefined ? undefined : (await presenceOf(means, secret))?.session.id
  const [sessions, tokens] = await Promise.all([sessionsOf(means, person), tokensOf(means, person)])
  const now = means.now()
  return { sessions: sessions.filter(({ id }) => id !== here), tokens: tokens.filter(({ revokedAt, expiresAt }) => revokedAt === undefined && expiresAt > now) }
}

async function passwordChanged(means: Means, tx: Tx, person: string, method: Method, browser: Browser): Promise<Changed> {
  await tx.deleteFrom('one_time_link').where('person', '=', person).where('purpose', '=', 'password').execute()
  const here = browser.replaces === undefined ? undefined : means.secrets.hash('session', browser.replaces)
  if (here !== undefined) await tx.deleteFrom('session').where('secret_hash', '=', here).execute() // it is renewed, not ended
  const sessions = await endSessions(means, tx, person)
  const tokens = await revokeTokens(means, tx, person)
  await means.rightsEnd.waysInEnded(tx, actorString({ person }), person)
  await writeLetter(means, tx, person, compose(means.settings.publicUrl, letters.passwordChanged()))
  await means.journal.append(tx, actorString({ person }), { type: 'person.password-changed', subject: `person:${person}`, body: {} })
  return { session: await startSession(means, tx, person, method, { ...browser, replaces: undefined }), ended: { sessions, tokens } }
}
