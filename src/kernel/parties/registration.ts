/**
 * Registration and the forgotten password: both are answered by a letter to the address, and by the same words and the same work whether
 * or not it has an account. So nobody learns who is here, and nobody opens an account with the address of another.
 */
import { Failure } from '../../law/failure.ts'
import type { Locale } from '../../law/text.ts'
import { transact } from '../database/index.ts'
import { compose } from './compose.ts'
import { countTry, Limited } from './limits.ts'
import { makeLink, useLink } from './links.ts'
import { writeLetterTo } from './mail.ts'
import type { Means } from './means.ts'
import { letters } from './letters.ts'
import { words } from './messages.ts'
import { readName } from './names.ts'
import { hashPassword, passwordProblems } from './passwords.ts'
import { createPerson, isEmail, normalEmail } from './people.ts'
import { startSession } from './sessions.ts'
import type { Browser, OpenedSession } from './sessions.ts'

/** Minutes for which the link in a letter is valid: one that opens an account, and one that sets a password. */
const valid = { registration: 24 * 60, password: 60 } as const

/** What somebody types who wants a letter, and the query with which its link goes on, such as `&to=%2Fkk%2Fservices`. */
export interface AskedForLetter {
  readonly email: string
  readonly locale: Locale
  readonly query?: string
}

/**
 * Sends a link with which an account is opened; to an address that has one, a letter that says so and resets its password.
 *
 * @throws Failure 'invalid' when it is no address; 'limited' when the browser's network has asked too often
 */
export const requestAccount = (means: Means, asked: AskedForLetter, browser: Browser): Promise<void> => answer(means, 'registration', asked, browser)

/** Sends a link that sets a new password; to an address without an account, a letter that says so and opens one. @throws as `requestAccount` */
export const requestReset = (means: Means, asked: AskedForLetter, browser: Browser): Promise<void> => answer(means, 'password', asked, browser)

async function answer(means: Means, wanted: keyof typeof valid, { email: given, locale, query = '' }: AskedForLetter, browser: Browser): Promise<void> {
  const email = normalEmail(given)
  if (!isEmail(email)) throw new Failure('invalid', words.emailInvalid, [{ field: 'email', text: words.emailInvalid }])
  if (browser.address !== undefined) await countTry(means, 'letter', { address: browser.address })
  if (!await mayHaveAnother(means, email)) return
  await transact(means.db, async (tx) => {
    const person = await tx.selectFrom('person').select(['id', 'locale']).where('email', '=', email).executeTakeFirst()
    const has = person === undefined ? 'registration' : 'password'
    const secret = await makeLink(means, tx, { purpose: has, person: person?.id ?? null, email, minutes: valid[has] })
    const reader = person?.locale ?? locale
    await writeLetterTo(means, tx, { recipient: email, locale: reader, ...(person && { person: person.id }) },
      compose(means.settings.publicUrl, letters.asked[wanted][has](`${secret}${query}`)))
    await means.hurry?.(tx)
  })
}

/** Nobody fills another's mailbox: past a few letters an hour those that came before must do, and the page says the same. */
async function mayHaveAnother(means: Means, email: string): Promise<boolean> {
  try {
    await countTry(means, 'letter', { account: email })
    return true
  } catch (error) {
    if (error instanceof Limited) return false
    throw error
  }
}

/** The address for which a link opens an account. @throws Failure 'not found' when it is spent or too old */
export async function askedAccount(means: Means, link: string): Promise<{ readonly email: string }> {
  const row = await means.db.selectFrom('one_time_link').select('email')
    .where('secret_hash', '=', means.secrets.hash('link registration', link)).where('purpose', '=', 'registration').where('expires_at', '>', means.now()).executeTakeFirst()
  if (row === undefined) throw new Failure('not found', words.linkSpent)
  return row
}

/**
 * Opens the account for which the letter was sent, its address confirmed by the link, and signs the person in.
 *
 * @throws Failure 'invalid' by field, 'not found' when the link is spent or too old, 'conflict' when another link opened it before
 */
export async function finishRegistration(
  means: Means, given: { readonly link: string; readonly name: string; readonly password: string; readonly locale: Locale }, browser: Browser,
): Promise<OpenedSession> {
  const { email } = await askedAccount(means, given.link)
  const { name, problems: wrong } = readName(means, given.name, { field: 'name', longest: 200, missing: words.nameMissing })
  const problems = [...wrong, ...passwordProblems(given.password, [name, email])]
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  const password = await hashPassword(given.password)
  return transact(means.db, async (tx) => {
    await useLink(means, tx, 'registration', given.link)
    const person = await createPerson(means, tx, { name, email, confirmed: true, password, locale: given.locale })
    return startSession(means, tx, person, 'registration', browser)
  })
}
