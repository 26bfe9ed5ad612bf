/** What somebody shows beside their session before a certificate is issued to them. */
import { createHash, randomInt } from 'node:crypto'
import { Failure } from '../../law/failure.ts'
import { instantAt } from '../../law/time.ts'
import { newId, transact } from '../database/index.ts'
import type { Actor, AuthenticationResponseJSON } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { letters, say } from './messages.ts'
import type { Standing } from './standing.ts'
import './tables.ts'

/** The password for the first certificate; then the PIN of a former one, a passkey that is not new, or an administrator's code. */
export type Factor =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'pin'; readonly pin: string }
  | { readonly kind: 'passkey'; readonly challenge: string; readonly response: AuthenticationResponseJSON }
  | { readonly kind: 'code'; readonly code: string }

const passkeyHours = 24
const codeHours = 24

/** Makes sure of a factor. Throws a `Failure` by its field; every try counts. */
export async function prove(ground: Ground, actor: Actor, { shows, former }: Standing, factor: Factor): Promise<void> {
  if (!shows.includes(factor.kind)) throw new Failure('refused', say.otherFactor)
  switch (factor.kind) {
    case 'password': return ground.parties.provePassword(actor, factor.password)
    case 'pin': return provePin(ground, actor, former!.id, factor.pin)
    case 'code': return useCode(ground, actor, factor.code)
    case 'passkey': {
      const { createdAt } = await ground.parties.provePasskey(actor, factor)
      if (Date.parse(ground.now()) - Date.parse(createdAt) < passkeyHours * 3_600_000) throw new Failure('refused', say.passkeyNew)
    }
  }
}

async function provePin({ signatures }: Ground, { person }: Actor, certificate: string, pin: string): Promise<void> {
  try {
    await signatures.local.provePin(person, certificate, pin)
  } catch (error) {
    if (error instanceof Failure) throw new Failure('invalid', error.text, [{ field: 'old-pin', text: error.text }])
    throw error
  }
}

/** Without letters and digits that are taken for each other: 32 signs, 16 of them are 80 bits. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const hashOf = (code: string): string => createHash('sha256').update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')).digest('hex')

export async function giveCode({ db, now, journal, parties }: Ground, by: Actor, person: string): Promise<string> {
  requireOther(by, person)
  if ((await parties.person(person))?.identifier === undefined) throw new Failure('conflict', say.codeWithoutNumber)
  const code = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')).join('-')
  const at = now()
  await transact(db, async (tx) => {
    // A new code takes the place of those that wait.
    await tx.deleteFrom('identity_code').where('person', '=', person).where('used_at', 'is', null).execute()
    await tx.insertInto('identity_code').values({
      id: newId(), person, code_hash: hashOf(code), given_by: by.person, given_at: at,
      expires_at: instantAt(Date.parse(at) + codeHours * 3_600_000), used_at: null,
    }).execute()
    await journal.append(tx, `person:${by.person}`, { type: 'identity.code-given', subject: `person:${person}`, body: {} })
    await parties.writeLetter(tx, person, letters.codeGiven())
  })
  return code
}

async function useCode({ db, now, parties }: Ground, { person }: Actor, code: string): Promise<void> {
  await parties.countTry('pin', { account: `code ${person}` })
  const used = await db.updateTable('identity_code').set({ used_at: now() })
    .where('person', '=', person).where('code_hash', '=', hashOf(code)).where('used_at', 'is', null).where('expires_at', '>', now()).executeTakeFirst()
  if (used.numUpdatedRows === 0n) throw new Failure('invalid', say.wrongCode, [{ field: 'code', text: say.wrongCode }])
}

/** An administrator vouches for others only. */
export function requireOther(by: Actor, person: string): void {
  if (!by.roles.includes('administrator')) throw new Failure('refused', say.administratorOnly)
  if (by.person === person) throw new Failure('refused', say.notForOneself)
}
