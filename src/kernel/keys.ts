/** The portal's own secrets: made on the first start, readable by the owner only, and never shown. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../law/failure.ts'

export interface Keys {
  /** Signs the journal's checkpoints (Ed25519), under the name that the log was given at its first start. */
  readonly journal: { readonly name: string; readonly privateKey: KeyObject }
  /** Signs what the portal says as a machine (Ed25519). */
  readonly statements: KeyObject
  /** From which the secrets of sessions are derived. */
  readonly session: string
  /** With which secrets of others are sealed. */
  readonly secrets: string
}

/** Reads a file, or makes it whole: two processes that start at once end with the same one, and a crash leaves no half of one. */
function readOrMake(path: string, make: () => string): string {
  if (!existsSync(path)) {
    const growing = `${path}.${process.pid}`
    writeFileSync(growing, make(), { mode: 0o600, flush: true })
    try {
      linkSync(growing, path)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    } finally {
      rmSync(growing, { force: true })
    }
  }
  return readFileSync(path, 'utf8')
}

/** Opens the keys in `folder`/keys. `host` names the journal when it begins; the name stays when the portal moves. */
export function openKeys(folder: string, host: string): Keys {
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 })
  return keysIn(folder, readOrMake, host)
}

/** Opens the keys that another process of the portal has made. Throws a `Failure` (not found) when one is missing, and makes none. */
export const existingKeys = (folder: string): Keys => keysIn(folder, (path) => {
  if (!existsSync(path)) throw missing(path)
  return readFileSync(path, 'utf8')
})

function keysIn(folder: string, read: (path: string, make: () => string) => string, host = ''): Keys {
  const at = (file: string, make: () => string): string => read(join(folder, 'keys', file), make)
  const pair = (file: string): KeyObject => createPrivateKey(at(file, () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()))
  const name = at('journal.name', () => `${host}/journal`)
  const random = (file: string): string => at(file, () => randomBytes(32).toString('base64url'))
  return { journal: { name, privateKey: pair('journal.pem') }, statements: pair('statements.pem'), session: random('session'), secrets: random('secrets') }
}

const missing = (path: string): Failure => new Failure('not found', {
  kk: `Порталдың кілті жоқ: ${path}. Алдымен shanyraq web іске қосыңыз немесе SHANYRAQ_DATA (--data) арқылы оның деректер бумасын көрсетіңіз.`,
  ru: `Нет ключа портала: ${path}. Сначала запустите shanyraq web или укажите его папку данных через SHANYRAQ_DATA (--data).`,
  en: `A key of the portal is not there: ${path}. Start shanyraq web first, or name its data folder with SHANYRAQ_DATA (--data).`,
})
