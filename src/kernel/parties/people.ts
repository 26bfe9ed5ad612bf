/** People and their accounts: registration, the e-mail address and the password. */
import { Failure } from '../../law/failure.ts'
import type { JsonObject } from '../../law/canonical.ts'
import type { Problem } from '../../law/failure.ts'
import type { Locale } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { newId, transact } from '../database/index.ts'
import type { Db, Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import type { Actor } from './actor.ts'
import { countTry } from './limits.ts'
import { writeLetter } from './mail.ts'
import { after, isId } from './means.ts'
import type { Means } from './means.ts'
import { letters, words } from './messages.ts'
import { dropCredentials } from './close-account.ts'
import { readName } from './names.ts'
import { checkPassword, hashPassword, passwordMatches } from './passwords.ts'
import { endSessions, startSession } from './sessions.ts'
import type { Browser, OpenedSession } from './sessions.ts'

/** A person as they see themself. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email?: string
  readonly emailConfirmed: boolean
  readonly iin?: string
  readonly locale: Locale
  readonly hasPassword: boolean
  readonly createdAt: Instant
  readonly closedAt?: Instant
}

export interface Registration {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly locale: Locale
}

/** An address as it is stored and compared. */
export const normalEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase()

/**
 * Registers a person, sends a letter to confirm the address, and signs them in.
 *
 * @throws Failure 'invalid' by field, 'conflict' when the address has an account, 'limited' after too many tries
 */
export async function register(means: Means, registration: Registration, browser: Browser): Promise<OpenedSession> {
  const { name, problems: wrong } = readName(means, registration.name, { field: 'name', longest: 200, missing: words.nameMissing })
  const email = normalEmail(registration.email)
  const problems: Problem[] = [...wrong]
  if (!isEmail(email)) problems.push({ field: 'email', text: words.emailInvalid })
  try {
    checkPassword(registration.password, [name, email])
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    problems.push(...error.problems)
  }
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  await countTry(means, 'registration', { account: email, address: browser.address })
  const password = await hashPassword(registration.password)
  return transact(means.db, async (tx) => {
    const id = await createPerson(means, tx, { name, email, password, locale: registration.locale })
    await sendConfirmation(means, tx, id, email)
    return startSession(means, tx, id, 'registration', browser)
  })
}

/** Writes a new person and their journal entry; throws 'conflict' when the address is taken. */
export async function createPerson(
  means: Means,
  tx: Tx,
  person: {
    readonly name: string
    readonly locale: Locale
    readonly email?: string | undefined
    readonly confirmed?: boolean
    readonly iin?: string
    readonly password?: string
  },
): Promise<string> {
  const id = newId()
  const now = means.now()
  const email = person.email ?? null
  const inserted = await tx
    .insertInto('person')
    .values({
      id, name: person.name, email, email_confirmed_at: person.confirmed ? now : null, iin: person.iin ?? null,
      password: person.password ?? null, locale: person.locale, created_at: now, closed_at: null,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    throw new Failure('conflict', words.emailTaken, [{ field: 'email', text: words.emailTaken }])
  }
  await recordPersonal(means, tx, id, 'person.registered', {
    name: person.name, ...(email === null ? {} : { email }), ...(person.iin === undefined ? {} : { iin: person.iin }),
  })
  return id
}

/** Records an act with personal data of the person who does it, and remembers where, so that they can be erased. */
export async function recordPersonal(means: Means, tx: Tx, person: string, type: string, personal: JsonObject): Promise<void> {
  const { id } = await means.journal.append(tx, actorString({ person }), { type, subject: `person:${person}`, body: {}, personal })
  await tx.insertInto('personal_entry').values({ person, entry: id }).execute()
}

/** The names of people, by id, for pages that say who did what. */
export async function namesOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A person by id; `undefined` when there is none. */
export async function personOf(db: Db | Tx, id: string): Promise<Person | undefined> {
  if (!isId(id)) return undefined
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id, name: row.name, emailConfirmed: row.email_confirmed_at !== null, locale: row.locale,
    hasPassword: row.password !== null, createdAt: row.created_at,
    ...(row.email === null ? {} : { email: row.email }),
    ...(row.iin === null ? {} : { iin: row.iin }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
  }
}

/** The person with this e-mail address; for the operator and the seed, never for a visitor. */
export async function personByEmail(db: Db, email: string): Promise<Person | undefined> {
  const row = await db.selectFrom('person').select('id').where('email', '=', normalEmail(email)).where('closed_at', 'is', null).executeTakeFirst()
  return row && personOf(db, row.id)
}

/** Sends the letter with which a person confirms their address. */
async function sendConfirmation(means: Means, tx: Tx, person: string, email: string): Promise<void> {
  const secret = await makeLink(means, tx, 'email', person, email, 24 * 60)
  await writeLetter(means, tx, person, (locale) => letters.confirm(`${means.settings.publicUrl}/${locale}/account/confirm?link=${secret}`))
}

/** Sends the letter once more, for a person signed in whose address is not confirmed yet. */
export async function sendConfirmationAgain(means: Means, tx: Tx, actor: Actor): Promise<void> {
  const row = await tx.selectFrom('person').select(['email', 'email_confirmed_at']).where('id', '=', actor.person).executeTakeFirst()
  if (!row?.email || row.email_confirmed_at !== null) return
  await countTry(means, 'reset', { account: `confirm ${actor.person}` })
  await sendConfirmation(means, tx, actor.person, row.email)
}

/** Confirms an address by the link from the letter. @throws Failure 'not found' when the link is spent or too old */
export async function confirmEmail(means: Means, secret: string): Promise<void> {
  await transact(means.db, async (tx) => {
    const link = await useLink(means, tx, 'email', secret)
    const confirmed = await tx
      .updateTable('person')
      .set({ email_confirmed_at: means.now() })
      .where('id', '=', link.person)
      .where('email', '=', link.email)
      .executeTakeFirst()
    if (confirmed.numUpdatedRows === 0n) throw new Failure('not found', words.linkSpent)
    await means.journal.append(tx, actorString({ person: link.person }), {
      type: 'person.email-confirmed', subject: `person:${link.person}`, body: {},
    })
  })
}

/** Sends a letter with a link that sets a new password. Does the same, to the eye, when the address has no account. */
export async function requestReset(means: Means, given: string, browser: Browser): Promise<void> {
  const email = normalEmail(given)
  if (!isEmail(email)) throw new Failure('invalid', words.emailInvalid, [{ field: 'email', text: words.emailInvalid }])
  await countTry(means, 'reset', { account: email, address: browser.address })
  await transact(means.db, async (tx) => {
    const person = await tx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
    if (person === undefined) return
    const secret = await makeLink(means, tx, 'password', person.id, email, 60)
    await writeLetter(means, tx, person.id, (locale) =>
      letters.reset(`${means.settings.publicUrl}/${locale}/account/new-password?link=${secret}`))
  })
}

/**
 * Sets a new password by the link from the letter, which also confirms the address, and ends every session. When the
 * address had not been confirmed, passkeys, outside identities and tokens go too: whoever registered it may not be its owner.
 */
export async function resetPassword(means: Means, secret: string, password: string): Promise<void> {
  checkPassword(password)
  const stored = await hashPassword(password)
  await transact(means.db, async (tx) => {
    const { person, email } = await useLink(means, tx, 'password', secret)
    const row = await tx.selectFrom('person').select(['name', 'email', 'email_confirmed_at']).where('id', '=', person).executeTakeFirst()
    if (row?.email !== email) throw new Failure('not found', words.linkSpent)
    checkPassword(password, [row.name, email])
    if (row.email_confirmed_at === null) await dropCredentials(tx, person)
    await tx
      .updateTable('person')
      .set({ password: stored, email_confirmed_at: row.email_confirmed_at ?? means.now() })
      .where('id', '=', person)
      .execute()
    await passwordChanged(means, tx, person)
  })
}

/**
 * Changes the password of a person who is signed in, and ends their other sessions.
 *
 * @param present the present password; not asked when the account has none yet
 */
export async function changePassword(
  means: Means, actor: Actor, change: { readonly present: string; readonly password: string; readonly session: string },
): Promise<void> {
  const row = await means.db.selectFrom('person').select(['password', 'name', 'email']).where('id', '=', actor.person).executeTakeFirst()
  if (row === undefined) throw new Failure('not found', words.personUnknown)
  await countTry(means, 'sign-in', { account: `present ${actor.person}` })
  if (row.password !== null && !(await passwordMatches(change.present, row.password))) {
    throw new Failure('invalid', words.wrongPresentPassword, [{ field: 'present', text: words.wrongPresentPassword }])
  }
  checkPassword(change.password, [row.name, row.email ?? ''])
  const password = await hashPassword(change.password)
  await transact(means.db, async (tx) => {
    await tx.updateTable('person').set({ password }).where('id', '=', actor.person).execute()
    await passwordChanged(means, tx, actor.person, change.session)
  })
}

async function passwordChanged(means: Means, tx: Tx, person: string, keep?: string): Promise<void> {
  await tx.deleteFrom('one_time_link').where('person', '=', person).where('purpose', '=', 'password').execute()
  await endSessions(tx, person, keep)
  await writeLetter(means, tx, person, letters.passwordChanged)
  await means.journal.append(tx, actorString({ person }), {
    type: 'person.password-changed', subject: `person:${person}`, body: {},
  })
}

/** Sets the language of letters and pages. */
export async function setLocale(tx: Tx, actor: Actor, locale: Locale): Promise<void> {
  await tx.updateTable('person').set({ locale }).where('id', '=', actor.person).execute()
}

async function makeLink(
  means: Means, tx: Tx, purpose: 'password' | 'email', person: string, email: string, minutes: number,
): Promise<string> {
  const now = means.now()
  await tx.deleteFrom('one_time_link').where('expires_at', '<=', now).execute()
  const secret = means.secrets.make()
  await tx
    .insertInto('one_time_link')
    .values({ secret_hash: means.secrets.hash(`link ${purpose}`, secret), purpose, person, email, expires_at: after(now, minutes) })
    .execute()
  return secret
}

async function useLink(means: Means, tx: Tx, purpose: 'password' | 'email', secret: string) {
  const link = await tx
    .deleteFrom('one_time_link')
    .where('secret_hash', '=', means.secrets.hash(`link ${purpose}`, secret))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', means.now())
    .returning(['person', 'email'])
    .executeTakeFirst()
  if (link === undefined) throw new Failure('not found', words.linkSpent)
  return link
}

/** What a mail server may accept; whether it reaches anybody, only the letter tells. */
export const isEmail = (email: string): boolean => email.length <= 254 && /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]+\.[^\s@<>,;."]{2,}$/.test(email)
