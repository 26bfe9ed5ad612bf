/** Keeps a form that came when its session had ended, for whoever filled it in and for nobody else. */
import { transact } from '../database/index.ts'
import { keptFor } from './kept-for.ts'
import { after, type Means } from './means.ts'

/** What was typed, and where: `action` is the path to which the form was sent, `page` the one on which it stands. */
export interface KeptForm {
  readonly action: string
  readonly page: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** Forms that are kept of a person at a time; of more the oldest go. */
const mostKept = 5
/** Characters of a form that are kept; a longer one is not. */
const mostCharacters = 250_000

/**
 * Keeps a form for the person whose session has ended. `token` is the form's: it must be that of the session, so that nobody else's page can have something kept.
 * Answers the secret for the browser, which alone opens what is kept; undefined when nothing is.
 */
export async function keepForm(means: Means, session: string, token: string, form: KeptForm): Promise<string | undefined> {
  const { db, now, secrets } = means
  if (!secrets.same(secrets.formToken(session), token)) return undefined
  if (JSON.stringify(form).length > mostCharacters) return undefined
  const ended = await db.selectFrom('session').innerJoin('person', 'person.id', 'session.person').select('person')
    .where('secret_hash', '=', secrets.hash('session', session)).where('person.closed_at', 'is', null).executeTakeFirst()
  if (ended === undefined) return undefined
  const secret = secrets.make()
  const sealed = await seal(means, secret, { person: ended.person, form })
  await transact(db, async (tx) => {
    await tx.insertInto('kept_form').values({
      secret_hash: secrets.hash('kept form', secret), person: ended.person, sealed, expires_at: after(now(), keptFor.formMinutes),
    }).execute()
    await tx.deleteFrom('kept_form').where('person', '=', ended.person).where('secret_hash', 'not in',
      tx.selectFrom('kept_form').select('secret_hash').where('person', '=', ended.person).orderBy('expires_at', 'desc').limit(mostKept)).execute()
  })
  return secret
}

/** The form that a browser's secret opens, for the person who filled it in. For anybody else it is gone, and then it is nobody's any more. */
export async function keptForm(means: Means, secret: string, person: string): Promise<KeptForm | undefined> {
  const hash = means.secrets.hash('kept form', secret)
  const row = await means.db.selectFrom('kept_form').select(['person', 'sealed']).where('secret_hash', '=', hash).where('expires_at', '>', means.now()).executeTakeFirst()
  if (row === undefined) return undefined
  const opened = await open(means, secret, row.sealed)
  if (row.person === person && opened.person === person) return opened.form
  await dropForm(means, secret)
  return undefined
}

/** Forgets a form: it was sent, or is wanted no more. */
export async function dropForm({ db, secrets }: Means, secret: string): Promise<void> {
  await db.deleteFrom('kept_form').where('secret_hash', '=', secrets.hash('kept form', secret)).execute()
}

interface Sealed { readonly person: string; readonly form: KeptForm }

/** The key is made from the browser's secret: whoever has the database alone can read nothing that was typed. */
const keyOf = ({ secrets }: Means, secret: string): Uint8Array => Buffer.from(secrets.hash('key of a kept form', secret), 'base64url')

// Fetched when it is needed: processes of doors alone have no use for it.
async function seal(means: Means, secret: string, what: Sealed): Promise<string> {
  const { CompactEncrypt } = await import('jose')
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(what))).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(keyOf(means, secret))
}

async function open(means: Means, secret: string, sealed: string): Promise<Sealed> {
  const { compactDecrypt } = await import('jose')
  return JSON.parse(new TextDecoder().decode((await compactDecrypt(sealed, keyOf(means, secret))).plaintext))
}
