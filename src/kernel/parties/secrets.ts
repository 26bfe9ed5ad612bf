/** Secrets that are shown once and stored only as keyed hashes, so that a stolen table opens nothing. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Makes and recognises the secrets of sessions, links and tokens. */
export interface Secrets {
  /** A fresh secret of 256 random bits, in base64url. */
  readonly make: () => string
  /** The keyed hash under which a secret is stored; `purpose` keeps the kinds of secrets apart. */
  readonly hash: (purpose: string, secret: string) => string
  /** The form token of a session: derived from its secret, so that it changes with it and needs no column. Its second half says whose session it was, to whoever asks of that person. */
  readonly formToken: (session: string, person: string) => string
  /** Whether a form token is of this session. */
  readonly isOfSession: (token: string, session: string) => boolean
  /** Whether a form token is of any session of this person, however long ago it ended: such a form may be shown again, and does nothing. */
  readonly isOfPerson: (token: string, person: string) => boolean
  /** Compares in constant time. */
  readonly same: (a: string, b: string) => boolean
}

/** Signs of either half of a form token: 132 bits. */
const half = 22

/** @param key the installation's secret; at least 32 characters. Changing it ends all sessions, links and tokens. */
export function openSecrets(key: string): Secrets {
  if (key.length < 32) throw new RangeError('the session secret needs at least 32 characters')
  const hash = (purpose: string, secret: string) => createHmac('sha256', key).update(`${purpose}\0${secret}`).digest('base64url')
  const same = (a: string, b: string) => {
    const left = Buffer.from(a)
    const right = Buffer.from(b)
    return left.length === right.length && timingSafeEqual(left, right)
  }
  const ofSession = (session: string) => hash('form', session).slice(0, half)
  const ofPerson = (first: string, person: string) => hash('form of a person', `${person}\0${first}`).slice(0, half)
  return {
    make: () => randomBytes(32).toString('base64url'),
    hash,
    formToken: (session, person) => ofSession(session) + ofPerson(ofSession(session), person),
    isOfSession: (token, session) => token.length === 2 * half && same(token.slice(0, half), ofSession(session)),
    isOfPerson: (token, person) => same(token.slice(half), ofPerson(token.slice(0, half), person)),
    same,
  }
}
