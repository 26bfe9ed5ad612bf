/** Where random bytes come from: the system, or a secret and a label that always give the same stream. */
import { createCipheriv, createHmac, randomBytes } from 'node:crypto'

/** A stream of bytes that nobody can guess. Samplers take it as an argument, so that tests can fix it. */
export interface RandomSource {
  /** The next `count` bytes. */
  bytes(count: number): Uint8Array
}

const pageBytes = 4096

/** Cuts a stream that is made by pages, so that a draw of two bytes costs no call to the generator. */
function paged(page: () => Uint8Array): RandomSource {
  let rest: Uint8Array = new Uint8Array(0)
  return {
    bytes(count) {
      if (count <= rest.length) {
        const taken = rest.subarray(0, count)
        rest = rest.subarray(count)
        return taken
      }
      const taken = new Uint8Array(count)
      for (let filled = 0; filled < count;) {
        if (rest.length === 0) rest = page()
        const part = rest.subarray(0, count - filled)
        taken.set(part, filled)
        filled += part.length
        rest = rest.subarray(part.length)
      }
      return taken
    },
  }
}

/** The generator of the operating system (OpenSSL's CSPRNG). */
export const systemRandom = (): RandomSource => paged(() => randomBytes(pageBytes))

/**
 * The same stream for the same secret and label: AES-256 in counter mode under a key derived with HMAC-SHA-256. Who does not
 * know the secret cannot tell it from chance. With the label `queryKey` an answer that was lost is given again with equal
 * noise; two labels are independent. The secret has at least 32 bytes; throws a RangeError otherwise.
 */
export function keyedRandom(secret: Uint8Array, label: string): RandomSource {
  if (secret.length < 32) throw new RangeError('A secret for noise has at least 32 bytes')
  const key = createHmac('sha256', secret).update(`shanyraq noise\n${label}`).digest()
  const stream = createCipheriv('aes-256-ctr', key, new Uint8Array(16))
  const zeros = new Uint8Array(pageBytes)
  return paged(() => stream.update(zeros))
}

/** A whole number from 0 up to, not including, `limit`; each as likely as the others. Throws a RangeError below 1. */
export function uniformBelow(limit: bigint, random: RandomSource): bigint {
  if (limit < 1n) throw new RangeError('Nothing to draw from')
  if (limit === 1n) return 0n
  const bits = (limit - 1n).toString(2).length
  const bytes = (bits + 7) >> 3
  const mask = (1 << (bits - (bytes - 1) * 8)) - 1
  for (;;) {
    let value = 0n
    for (const [index, byte] of random.bytes(bytes).entries()) value = (value << 8n) | BigInt(index === 0 ? byte & mask : byte)
    if (value < limit) return value
  }
}
