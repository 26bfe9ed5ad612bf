/** Keeps forms that came when their session had ended, for whoever filled them in and for nobody else. */
import { transact } from '../database/index.ts'
import { keptFor } from './kept-for.ts'
import { after, type Means } from './means.ts'
import { openFor, sealFor } from './sealed-forms.ts'

/** What was typed, and where: `action` is the path to which the form was sent, `page` the one on which it stands. */
export interface KeptForm {
  readonly action: string
  readonly page: string
  /** Which of the forms of the page that are sent there. */
  readonly form?: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** Characters of a form that are kept; a longer one is not. */
export const mostCharacters = 250_000

/** The key is made from the browser's secret. */
const purpose = 'kept form'

/** A kept form, and the browser's secret that opened it. */
export interface OpenedForm {
  readonly secret: string
  readonly form: KeptForm
}

/** Whose session it is or was: known for a day after its end, while the account is open. */
export async function ownerOfSession({ db, secrets }: Means, session: string): Promise<string | undefined> {
  const found = await db.selectFrom('session').innerJoin('person', 'person.id', 'session.person').select('person')
    .where('secret_hash', '=', secrets.hash('session', session)).where('person.closed_at', 'is', null).executeTakeFirst()
  return found?.person
}

/**
 * Keeps a form for the person who filled it in. The caller has the proof of it, that nobody else's page can have something kept: the form's token.
 * Answers the secret for the browser, which alone opens what is kept; undefined when nothing is.
 */
export async function keepForm(means: Means, person: string, form: KeptForm): Promise<string | undefined> {
  const { db, now, secrets } = means
  if (JSON.stringify(form).length > mostCharacters) return undefined
  const secret = secrets.make()
  const sealed = await sealFor(means, purpose, secret, { person, form } satisfies Sealed)
  await transact(db, async (tx) => {
    const kept = secrets.hash('kept form', secret)
    await tx.insertInto('kept_form').values({ secret_hash: kept, person, sealed, expires_at: after(now(), keptFor.formMinutes) }).execute()
    // Of forms of one moment any may go, but never the one that has just come.
    await tx.deleteFrom('kept_form').where('person', '=', person).where('secret_hash', '<>', kept).where('secret_hash', 'not in',
      tx.selectFrom('kept_form').select('secret_hash').where('person', '=', person).where('secret_hash', '<>', kept).orderBy('expires_at', 'desc').limit(keptFor.forms - 1)).execute()
  })
  return secret
}

/** The forms that a browser's secrets open, in their order, for the person who filled them in. For anybody else they are gone, and then they are nobody's any more. */
export async function keptForms(means: Means, secrets: readonly string[], person: string): Promise<readonly OpenedForm[]> {
  if (secrets.length === 0) return []
  const hashed = new Map(secrets.map((secret) => [means.secrets.hash('kept form', secret), secret]))
  const rows = await means.db.selectFrom('kept_form').select(['secret_hash', 'person', 'sealed']).where('secret_hash', 'in', [...hashed.keys()]).where('expires_at', '>', means.now()).execute()
  const foreign = rows.filter((row) => row.person !== person).map((row) => hashed.get(row.secret_hash)!)
  if (foreign.length > 0) await dropForms(means, foreign)
  const opened = await Promise.all([...hashed].map(async ([hash, secret]) => {
    const row = rows.find((one) => one.secret_hash === hash)
    const sealed = row?.person === person ? await openFor<Sealed>(means, purpose, secret, row.sealed) : undefined
    return sealed?.person === person ? [{ secret, form: sealed.form }] : []
  }))
  return opened.flat()
}

/** Forgets forms: they were sent, or are wanted no more. */
export async function dropForms({ db, secrets }: Means, browser: readonly string[]): Promise<void> {
  if (browser.length > 0) await db.deleteFrom('kept_form').where('secret_hash', 'in', browser.map((secret) => secrets.hash('kept form', secret))).execute()
}

interface Sealed { readonly person: string; readonly form: KeptForm }
