/** People and their accounts: who they are, and their e-mail address. */
import { Failure } from '../../law/failure.ts'
import type { JsonObject } from '../../law/canonical.ts'
import type { Identifier } from '../../law/identifier-scheme.ts'
import type { Locale } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { newId, transact } from '../database/index.ts'
import type { Db, Tx } from '../database/index.ts'
import { actorString } from './actor.ts'
import type { Actor } from './actor.ts'
import { compose } from './compose.ts'
import { countTry } from './limits.ts'
import { repeatByMail } from './mail.ts'
import { makeLink, useLink } from './links.ts'
import { isId } from './means.ts'
import type { Means } from './means.ts'
import { letters } from './letters.ts'
import { words } from './messages.ts'
import { readName } from './names.ts'
import { passwordProblems, type SharedPassword, sharePassword } from './passwords.ts'
import { startSession } from './sessions.ts'
import type { Browser, OpenedSession } from './sessions.ts'

/** A person as they see themself. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email?: string
  readonly emailConfirmed: boolean
  readonly identifier?: Identifier
  readonly locale: Locale
  readonly hasPassword: boolean
  readonly createdAt: Instant
  readonly closedAt?: Instant
}

export interface Registration {
  readonly name: string
  readonly email: string
  /** Without one the person comes in by another way: a passkey, or a sign-in of the state. */
  readonly password?: string | SharedPassword
  readonly locale: Locale
}

/** An address as it is stored and compared. */
export const normalEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase()

/**
 * Opens an account at once, its address not confirmed, sends the letter that confirms it, and signs the person in: for whoever answers
 * for the people, such as the sample programme. Visitors come in by `requestAccount`.
 *
 * @throws Failure 'invalid' by field, 'conflict' when the address has an account
 */
export async function register(means: Means, registration: Registration, browser: Browser): Promise<OpenedSession> {
  const { name, problems: wrong } = readName(means, registration.name, { field: 'name', longest: 200, missing: words.nameMissing })
  const email = normalEmail(registration.email)
  const { password: given } = registration
  const shared = typeof given === 'string' ? sharePassword(given) : given
  const problems = [...wrong, ...(isEmail(email) ? [] : [{ field: 'email', text: words.emailInvalid }]), ...(shared === undefined ? [] : passwordProblems(shared.password, [name, email]))]
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  const password = shared === undefined ? {} : { password: await shared.stored() }
  return transact(means.db, async (tx) => {
    const id = await createPerson(means, tx, { name, email, locale: registration.locale, ...password })
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
    readonly identifier?: Identifier
    readonly password?: string
    /** The officer of a counter who wrote them down: they have no account yet. */
    readonly writtenBy?: string
  },
): Promise<string> {
  const id = newId()
  const now = means.now()
  const email = person.email ?? null
  const inserted = await tx
    .insertInto('person')
    .values({
      id, name: person.name, email, email_confirmed_at: person.confirmed ? now : null, identifier_scheme: person.identifier?.scheme ?? null, identifier: person.identifier?.value ?? null,
      password: person.password ?? null, locale: person.locale, created_at: now, closed_at: null, without_account: person.writtenBy !== undefined,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    throw new Failure('conflict', words.emailTaken, [{ field: 'email', text: words.emailTaken }])
  }
  await recordPersonal(means, tx, id, person.writtenBy === undefined ? { type: 'person.registered' } : { type: 'person.written-at-counter', by: person.writtenBy }, {
    name: person.name, ...(email === null ? {} : { email }), ...(person.identifier === undefined ? {} : { identifier: person.identifier.value }),
  })
  return id
}

/** Records an act with personal data of a person, who does it unless another did, and remembers where, so that they can be erased. */
async function recordPersonal(means: Means, tx: Tx, person: string, { type, by = person }: { readonly type: string; readonly by?: string }, personal: JsonObject): Promise<void> {
  const { id } = await means.journal.append(tx, actorString({ person: by }), { type, subject: `person:${person}`, body: {}, personal })
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
    ...(row.identifier === null || row.identifier_scheme === null ? {} : { identifier: { scheme: row.identifier_scheme, value: row.identifier } }),
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
  const secret = await makeLink(means, tx, { purpose: 'email', person, email, minutes: 24 * 60 })
  const { brief: _, ...draft } = compose(means.settings.publicUrl, letters.confirm(secret)) // it is in no inbox, so no phone tells of it
  await repeatByMail(means, tx, person, draft)
}

/** Sends the letter once more, for a person signed in whose address is not confirmed yet. */
export async function sendConfirmationAgain(means: Means, tx: Tx, actor: Actor): Promise<void> {
  const row = await tx.selectFrom('person').select(['email', 'email_confirmed_at']).where('id', '=', actor.person).executeTakeFirst()
  if (!row?.email || row.email_confirmed_at !== null) return
  await countTry(means, 'letter', { account: row.email })
  await sendConfirmation(means, tx, actor.person, row.email)
}

/** Confirms an address by the link from the letter. @throws Failure 'not found' when the link is spent or too old */
export async function confirmEmail(means: Means, secret: string): Promise<void> {
  await transact(means.db, async (tx) => {
    const { person, email } = await useLink(means, tx, 'email', secret)
    if (person === null) throw new Failure('not found', words.linkSpent)
    const confirmed = await tx
      .updateTable('person')
      .set({ email_confirmed_at: means.now() })
      .where('id', '=', person)
      .where('email', '=', email)
      .executeTakeFirst()
    if (confirmed.numUpdatedRows === 0n) throw new Failure('not found', words.linkSpent)
    await means.journal.append(tx, actorString({ person }), {
      type: 'person.email-confirmed', subject: `person:${person}`, body: {},
    })
  })
}

/** Sets the language of letters and pages. */
export async function setLocale(tx: Tx, actor: Actor, locale: Locale): Promise<void> {
  await tx.updateTable('person').set({ locale }).where('id', '=', actor.person).execute()
}

/** What a mail server may accept; whether it reaches anybody, only the letter tells. */
export const isEmail = (email: string): boolean => email.length <= 254 && /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]+\.[^\s@<>,;."]{2,}$/.test(email)
