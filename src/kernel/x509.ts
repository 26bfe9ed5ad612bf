/** What X.509 (RFC 5280) asks of whoever makes or reads certificates, over PKI.js. Whose they are, and for what, is said elsewhere. */
import { randomBytes } from 'node:crypto'
import * as asn1 from 'asn1js'
import { Certificate, Extension, Time } from 'pkijs'
import type { PublicKeyInfo } from 'pkijs'
import type { Instant } from '../law/time.ts'

/** The object identifiers of the parts of a name. */
export const attribute = { name: '2.5.4.3', serialNumber: '2.5.4.5', country: '2.5.4.6', organisation: '2.5.4.10', unit: '2.5.4.11' } as const

/** The bytes as an `ArrayBuffer` of their own, which PKI.js wants. */
export const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

/** The bytes of a signed structure; what was read comes out as it was, byte for byte. */
export const derOf = (value: { toSchema(): { toBER(): ArrayBuffer } }): Uint8Array<ArrayBuffer> =>
  new Uint8Array(value.toSchema().toBER())

/** Writes DER as PEM with lines of 64 characters. */
export function pemOf(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der).toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** The bytes of the first block of a PEM text, or the same bytes when it is none. */
export function withoutPem(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x2d) return bytes
  const body = /-----BEGIN [A-Z0-9 ]+-----\r?\n([\sA-Za-z0-9+/=]+)-----END/.exec(Buffer.from(bytes).toString('latin1'))?.[1]
  return body === undefined ? bytes : new Uint8Array(Buffer.from(body, 'base64'))
}

/** Reads a certificate from DER; throws when it is none. */
export const readCertificate = (der: Uint8Array): Certificate => Certificate.fromBER(bufferOf(der))

/** A new serial number as hex: 16 random bytes, positive and without leading zeros (4.1.2.2). */
export function newSerial(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.toString('hex')
}

/** A moment as certificates write it: in UTC, with two digits of the year until 2049 (4.1.2.5). */
export const time = (at: Instant): Time => {
  const value = new Date(at)
  return new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value })
}

export const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }): Extension =>
  new Extension({ extnID, critical, extnValue: value.toBER() })

/** For what a key may be used. A person or a seal signs and cannot disown it; an authority signs certificates and their revocation. */
export const keyUsage = (of: 'signer' | 'authority'): Extension => {
  const [bits, unusedBits] = of === 'signer' ? [0b1100_0000, 6] : [0b0000_0110, 1]
  return extension('2.5.29.15', true, new asn1.BitString({ valueHex: Uint8Array.of(bits).buffer, unusedBits }))
}

/** The name of a key: the SHA-1 of its bits (4.2.1.2, method 1). */
export const keyIdentifier = (key: PublicKeyInfo): Promise<ArrayBuffer> =>
  crypto.subtle.digest('SHA-1', Uint8Array.from(key.subjectPublicKey.valueBlock.valueHexView))

/** What every certificate has in common; whoever calls adds the names, the key and the extensions, and signs. */
export function blankCertificate(serial: string, from: Instant, until: Instant): Certificate {
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new asn1.Integer({ valueHex: bufferOf(Buffer.from(serial, 'hex')) })
  certificate.notBefore = time(from)
  certificate.notAfter = time(until)
  return certificate
}
