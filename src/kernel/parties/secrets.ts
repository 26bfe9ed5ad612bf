/** Secrets that are shown once and stored only as keyed hashes, so that a stolen table opens nothing. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Makes and recognises the secrets of sessions, links and tokens. */
export interface Secrets {
  /** A fresh secret of 256 random bits, in base64url. */
  readonly make: () => string
  /** The keyed hash under which a secret is stored; `purpose` keeps the kinds of secrets apart. */
  readonly hash: (purpose: string, secret: string) => string
  /** The form token of a session: derived from its secret, so that it changes with it and needs no column. */
  readonly formToken: (session: string) => string
  /** Compares in constant time. */
  readonly same: (a: string, b: string) => boolean
}

/** @param key the installation's secret; at least 32 characters. Changing it ends all sessions, links and tokens. */
export function openSecrets(key: string): Secrets {
  if (key.length < 32) throw new RangeError('the session secret needs at least 32 characters')
  const hash = (purpose: string, secret: string) => createHmac('sha256', key).update(`${purpose}\0${secret}`).digest('base64url')
  return {
    make: () => randomBytes(32).toString('base64url'),
    hash,
    formToken: (session) => hash('form', session),
    same: (a, b) => {
      const left = Buffer.from(a)
      const right = Buffer.from(b)
      return left.length === right.length && timingSafeEqual(left, right)
    },
  }
}
