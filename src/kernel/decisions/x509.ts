/** X.509 certificates of the sealing authority and of seals (RFC 5280), made and read with WebCrypto. */
import {
  BitString, fromBER, Integer, ObjectIdentifier, OctetString, PrintableString, Sequence, Set as SetOf, Utf8String,
} from 'asn1js'
import { AuthorityKeyIdentifier, BasicConstraints, Certificate, Extension, RelativeDistinguishedNames, Time } from 'pkijs'
import { engine } from '../crypto-engine.ts'

/** Whose seal it is, as the certificate says: the country by its two letters, the organisation, and a name. */
export interface Subject {
  readonly country: string
  readonly organisation: string
  readonly name: string
}

/** A certificate and its private key. */
export interface Certified {
  readonly certificate: Uint8Array
  readonly privateKey: CryptoKey
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** A new ES256 key pair; the private key can be exported once, to be written to its file. */
export const newKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])

/** Reads a private key from PKCS #8 in PEM; it cannot be exported again. */
export const privateKeyFromPem = (pem: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', derFromPem(pem), ecdsa, false, ['sign'])

export async function privateKeyToPem(key: CryptoKey): Promise<string> {
  return pem('PRIVATE KEY', new Uint8Array(await crypto.subtle.exportKey('pkcs8', key)))
}

/** Writes DER as PEM with lines of 64 characters. */
export const pem = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${der.toBase64().replace(/(.{64})(?=.)/g, '$1\n')}\n-----END ${label}-----\n`

/** Reads the first block of a PEM text. */
export function derFromPem(text: string): Uint8Array<ArrayBuffer> {
  const block = /-----BEGIN [A-Z ]+-----([A-Za-z0-9+/=\s]+)-----END/.exec(text)?.[1]
  if (block === undefined) throw new TypeError('This is no PEM text')
  return Uint8Array.fromBase64(block)
}

/** Reads a certificate from DER. */
export function readCertificate(der: Uint8Array): Certificate {
  const read = fromBER(Uint8Array.from(der).buffer)
  if (read.offset === -1) throw new TypeError('This is no X.509 certificate')
  return new Certificate({ schema: read.result })
}

/** The public key of a certificate as a JWK. */
export async function publicJwk(der: Uint8Array): Promise<JsonWebKey> {
  const key = await readCertificate(der).getPublicKey(undefined, engine)
  return await crypto.subtle.exportKey('jwk', key)
}

/** Makes a certificate for `keys`: a sealing authority of its own, or a seal signed by one. */
export async function certify(
  keys: CryptoKeyPair, subject: Subject, term: { readonly from: Date; readonly until: Date }, authority?: Certified,
): Promise<Uint8Array> {
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ valueHex: serial().buffer })
  certificate.subject = distinguished(subject)
  const issuer = authority && readCertificate(authority.certificate)
  certificate.issuer = issuer?.subject ?? certificate.subject
  certificate.notBefore = new Time({ type: 0, value: term.from })
  certificate.notAfter = new Time({ type: 0, value: term.until })
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  const own = await certificate.getKeyHash('SHA-1')
  const issuers = issuer === undefined ? own : await issuer.getKeyHash('SHA-1')
  const constraints = new BasicConstraints(issuer === undefined ? { cA: true, pathLenConstraint: 0 } : { cA: false })
  const keyIdentifier = new OctetString({ valueHex: issuers })
  certificate.extensions = [
    extension('2.5.29.19', true, constraints.toSchema()),
    extension('2.5.29.15', true, keyUsage(issuer === undefined ? 0b0000_0110 : 0b1100_0000)),
    extension('2.5.29.14', false, new OctetString({ valueHex: own })),
    extension('2.5.29.35', false, new AuthorityKeyIdentifier({ keyIdentifier }).toSchema()),
  ]
  await certificate.sign(authority?.privateKey ?? keys.privateKey, 'SHA-256', engine)
  return new Uint8Array(certificate.toSchema(true).toBER(false))
}

/** Sixteen random bytes, positive and without a leading zero, as RFC 5280 asks. */
function serial(): Uint8Array<ArrayBuffer> {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[0] = (bytes[0]! & 0x7f) | 0x40
  return bytes
}

/** A relative name of one attribute, as directories print them. */
const attribute = (type: string, value: PrintableString | Utf8String): SetOf =>
  new SetOf({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), value] })] })

function distinguished({ country, organisation, name }: Subject): RelativeDistinguishedNames {
  const names = new Sequence({ value: [
    attribute('2.5.4.6', new PrintableString({ value: country })),
    attribute('2.5.4.10', new Utf8String({ value: organisation })),
    attribute('2.5.4.3', new Utf8String({ value: name })),
  ] })
  // pkijs would write one relative name of three attributes, but keeps what it has read from bytes.
  return new RelativeDistinguishedNames({ schema: fromBER(names.toBER(false)).result })
}

const extension = (extnID: string, critical: boolean, value: Sequence | BitString | OctetString): Extension =>
  new Extension({ extnID, critical, extnValue: value.toBER(false) })

/** `digitalSignature` and `nonRepudiation` of a seal, `keyCertSign` and `cRLSign` of an authority: bits from the left. */
function keyUsage(bits: number): BitString {
  const unused = bits === 0 ? 0 : 31 - Math.clz32(bits & -bits)
  return new BitString({ valueHex: Uint8Array.of(bits).buffer, unusedBits: unused })
}
