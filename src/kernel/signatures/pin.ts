/** Keeps a private key under a person's PIN: argon2id makes the key of AES-256-GCM from it (RFC 9106, SP 800-38D). */
import { argon2, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { weakPin } from './messages.ts'

const derive = promisify(argon2)

const form = 1
const [saltBytes, nonceBytes, tagBytes] = [16, 12, 16]

/**
 * A PIN is short, so it is stretched, and mixed with a secret that lies outside the database: who has only one of the two
 * cannot try PINs.
 */
const stretch = (pin: string, salt: Uint8Array, secret: Uint8Array): Promise<Uint8Array> => derive('argon2id', {
  message: pin.normalize('NFKC'), nonce: salt, secret, parallelism: 1, passes: 2, memory: 46 * 1024, tagLength: 32,
})

/**
 * A PIN that everybody is told, such as that of the sample programme, and that signs again and again: it is stretched once, not once for a
 * signature. What is sealed with it shares one salt, so it is made of no PIN that is somebody's own.
 */
export interface SharedPin {
  readonly pin: string
  readonly salt: Uint8Array
  /** What it was stretched to, by salt and secret. */
  readonly stretched: Map<string, Promise<Uint8Array>>
}

export const sharePin = (pin: string): SharedPin => ({ pin, salt: randomBytes(saltBytes), stretched: new Map() })

export const textOf = (pin: string | SharedPin): string => (typeof pin === 'string' ? pin : pin.pin)

function keyOf(pin: string | SharedPin, salt: Uint8Array, secret: Uint8Array): Promise<Uint8Array> {
  if (typeof pin === 'string') return stretch(pin, salt, secret)
  const name = [salt, secret].map((bytes) => Buffer.from(bytes).toString('hex')).join(' ')
  // A failure is not kept: memory that lacks now is there later.
  const known = pin.stretched.get(name) ?? stretch(pin.pin, salt, secret).catch((error: unknown) => {
    pin.stretched.delete(name)
    throw error
  })
  pin.stretched.set(name, known)
  return known
}

/** Refuses a PIN that anyone would try first; throws a `Failure` with the mend. */
export function checkPin(pin: string): void {
  const steps = [...pin].slice(1).map((character, index) => character.charCodeAt(0) - pin.charCodeAt(index))
  const running = [0, 1, -1].some((step) => steps.every((one) => one === step))
  if (pin.length < 6 || pin.length > 32 || running) throw weakPin()
}

/** Seals `secretKey`; `label` must be the same when it is opened, so that a sealed key cannot be put in another's place. */
export async function seal(secretKey: Uint8Array, pin: string | SharedPin, secret: Uint8Array, label: string): Promise<Uint8Array> {
  const [salt, nonce] = [typeof pin === 'string' ? randomBytes(saltBytes) : pin.salt, randomBytes(nonceBytes)]
  const cipher = createCipheriv('aes-256-gcm', await keyOf(pin, salt, secret), nonce).setAAD(Buffer.from(label))
  const box = Buffer.concat([cipher.update(secretKey), cipher.final()])
  return Buffer.concat([Uint8Array.of(form), salt, nonce, cipher.getAuthTag(), box])
}

/** Opens what `seal` made; `undefined` when the PIN is wrong. */
export async function unseal(
  sealed: Uint8Array, pin: string | SharedPin, secret: Uint8Array, label: string,
): Promise<Uint8Array | undefined> {
  if (sealed[0] !== form) throw new Error(`a sealed key of the unknown form ${sealed[0]}`)
  let at = 1
  const take = (length: number): Uint8Array => sealed.subarray(at, at += length)
  const [salt, nonce, tag] = [take(saltBytes), take(nonceBytes), take(tagBytes)]
  const cipher = createDecipheriv('aes-256-gcm', await keyOf(pin, salt, secret), nonce)
    .setAAD(Buffer.from(label)).setAuthTag(tag)
  const opened = cipher.update(sealed.subarray(at))
  try {
    return Buffer.concat([opened, cipher.final()])
  } catch {
    return undefined
  }
}
