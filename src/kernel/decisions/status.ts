/** The bits of a W3C Bitstring Status List: bit 0 is the leftmost, a set bit means that the status holds. Pure. */
import { gunzipSync, gzipSync } from 'node:zlib'

/** Entries of a list: the least that the Recommendation allows, so that a look at one entry tells nothing about whose. */
export const listLength = 131_072

/** What a list says of its entries. */
export type StatusPurpose = 'revocation' | 'suspension'

/** A bitstring of `listLength` entries in which exactly the given ones are set. */
export function bitstring(set: Iterable<number>): Uint8Array {
  const bits = new Uint8Array(listLength / 8)
  for (const index of set) {
    if (!Number.isInteger(index) || index < 0 || index >= listLength) throw new RangeError(`A status list has no entry ${index}`)
    bits[index >> 3]! |= 0x80 >> (index & 7)
  }
  return bits
}

/** Whether an entry is set; undefined when the list has no such entry. */
export function bitAt(bits: Uint8Array, index: number): boolean | undefined {
  const byte = Number.isInteger(index) && index >= 0 ? bits[index >> 3] : undefined
  return byte === undefined ? undefined : (byte & (0x80 >> (index & 7))) !== 0
}

/** `encodedList`: GZIP, then base64url without padding, then the multibase prefix `u`. */
export function encodeList(bits: Uint8Array): string {
  return `u${gzipSync(bits, { level: 9 }).toBase64({ alphabet: 'base64url', omitPadding: true })}`
}

/** Reads an `encodedList`; throws when it is not one, is shorter than the Recommendation allows, or longer than 16 MiB. */
export function decodeList(encoded: string): Uint8Array {
  if (!encoded.startsWith('u')) throw new TypeError('A status list is multibase base64url')
  const packed = Uint8Array.fromBase64(encoded.slice(1), { alphabet: 'base64url' })
  const bits = new Uint8Array(gunzipSync(packed, { maxOutputLength: 16 * 1024 * 1024 }))
  if (bits.length * 8 < listLength) throw new RangeError('STATUS_LIST_LENGTH_ERROR')
  return bits
}

/** Where a list begins, and how far the next entry is from the one before. */
export interface ListOrder { readonly start: number; readonly stride: number }

/**
 * Spreads the n-th credential over its list, so that neighbours in time are not neighbours in the list: a bijection, because
 * `stride` is odd and the length a power of two.
 */
export const spread = (n: number, { start, stride }: ListOrder): number =>
  Number((BigInt(start) + BigInt(n) * BigInt(stride)) % BigInt(listLength))
