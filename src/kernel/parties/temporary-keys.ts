/** Temporary keys: pairs that live for minutes and open one thing, which a program hands to an engine instead of its own key. */
import { randomBytes } from 'node:crypto'
import type { Instant } from '../../law/time.ts'
import { instantAt } from '../../law/time.ts'
import { Failure } from '../../law/failure.ts'
import { isId, type Means } from './means.ts'
import { words } from './messages.ts'
import { type AccessKey, inForce, type TokenUse, useOf } from './tokens.ts'

/** A pair with the text that must come with everything that it signs; the text alone opens nothing. */
export interface TemporaryKey extends AccessKey {
  readonly sessionToken: string
  readonly until: Instant
}

/** What a temporary key that is in force stands for. */
export interface TemporaryUse {
  /** By whose key it was made; undefined when a visitor made it, for what everybody may have. */
  readonly use: TokenUse | undefined
  /** What it opens, as its maker said. */
  readonly opens: string
}

const begins = 'SHQT'

/** Whether an id is one of a temporary key. */
export const isTemporary = (id: string): boolean => id.startsWith(begins)

/**
 * Makes a temporary key. Nothing is stored: the session token says what it opens, under a seal, and the secret follows from it and from what is stored of
 * the key that it was made by, so that it ends with that key.
 *
 * @param made `by` is the id of a portal key, absent for a visitor; `opens` what it opens; it lives for `seconds`
 * @throws Failure 'unauthenticated' when that key is in force no more
 */
export async function makeTemporaryKey(means: Means, { by, opens, seconds }: { readonly by?: string; readonly opens: string; readonly seconds: number }): Promise<TemporaryKey> {
  const id = begins + randomBytes(12).toString('hex').toUpperCase()
  const until = instantAt(Date.parse(means.now()) + seconds * 1000)
  const said = Buffer.from(JSON.stringify({ id, by, opens, until })).toString('base64url')
  const sessionToken = `${said}.${means.secrets.hash('session token', said)}`
  return { id, sessionToken, until, secret: secretOf(means, sessionToken, by === undefined ? '' : (await parentOf(means, by)).secret_hash) }
}

/**
 * Who acts by a temporary key and what it opens; or that its token was altered or is of another key, or that its time is over. `prove` gets the secret and
 * throws when the request was not signed with it.
 *
 * @throws Failure as `actorOfToken` does of the key that it was made by, and what `prove` throws
 */
export async function actorOfTemporaryKey(
  means: Means, { id, sessionToken }: { readonly id: string; readonly sessionToken: string }, prove: (secret: string) => void,
): Promise<TemporaryUse | 'altered' | 'expired'> {
  const [said = '', seal = '', more] = sessionToken.split('.')
  if (more !== undefined || !means.secrets.same(seal, means.secrets.hash('session token', said))) return 'altered'
  const token: { readonly id: string; readonly by?: string; readonly opens: string; readonly until: string } = JSON.parse(Buffer.from(said, 'base64url').toString())
  if (token.id !== id) return 'altered'
  if (Date.parse(means.now()) >= Date.parse(token.until)) return 'expired'
  if (token.by === undefined) {
    prove(secretOf(means, sessionToken, ''))
    return { use: undefined, opens: token.opens }
  }
  const row = await parentOf(means, token.by)
  prove(secretOf(means, sessionToken, row.secret_hash))
  return { use: await useOf(means, row), opens: token.opens }
}

const secretOf = ({ secrets }: Means, sessionToken: string, parent: string): string => secrets.hash('temporary key', `${parent}\0${sessionToken}`)

async function parentOf(means: Means, id: string) {
  const row = isId(id) ? await inForce(means).where('t.id', '=', id).executeTakeFirst() : undefined
  if (row === undefined) throw new Failure('unauthenticated', words.tokenUnknown)
  return row
}
