/** Secrets of others that the portal keeps for them, such as the key to a source of data: sealed at rest with a key of the data folder. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

export interface Secrets {
  /** Seals a secret (AES-256-GCM, NIST SP 800-38D). `about` names what it belongs to: it opens for nothing else. */
  seal(secret: string, about: string): string
  /** Opens what `seal` made. Throws when it was sealed about something else, was changed, or the key of the data folder is another one. */
  open(sealed: string, about: string): string
  /** A hash that only this data folder can make (HMAC-SHA-256, in hexadecimal), of a text that others could guess. The same text about the same is the same; about something else it is another. */
  mark(text: string, about: string): string
}

const nonceBytes = 12
const tagBytes = 16

/** `key` is 32 random bytes in base64url. */
export function openSecrets(key: string): Secrets {
  const bytes = Buffer.from(key, 'base64url')
  // A key has one use: what seals marks nothing.
  const marking = Buffer.from(hkdfSync('sha256', bytes, '', 'mark', 32))
  return {
    seal(secret, about) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', bytes, nonce).setAAD(Buffer.from(about))
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
    },
    open(sealed, about) {
      const all = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', bytes, all.subarray(0, nonceBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(about)).setAuthTag(all.subarray(nonceBytes, nonceBytes + tagBytes))
      return Buffer.concat([decipher.update(all.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
    },
    mark: (text, about) => createHmac('sha256', marking).update(JSON.stringify([about, text])).digest('hex'),
  }
}
