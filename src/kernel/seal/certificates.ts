/** The keys and certificates of the sealing authority and of seals. */
import { X509Certificate } from 'node:crypto'
import { fromBER, ObjectIdentifier, OctetString, PrintableString, Sequence, Set as SetOf, Utf8String } from 'asn1js'
import { AuthorityKeyIdentifier, BasicConstraints, ExtKeyUsage, RelativeDistinguishedNames } from 'pkijs'
import type { Instant } from '../../law/time.ts'
import { engine } from '../crypto-engine.ts'
import { attribute, blankCertificate, bufferOf, extension, keyIdentifier, keyUsage, newSerial, pemOf, readCertificate, withoutPem } from '../x509.ts'

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
  crypto.subtle.importKey('pkcs8', bufferOf(withoutPem(Buffer.from(pem))), ecdsa, false, ['sign'])

export async function privateKeyToPem(key: CryptoKey): Promise<string> {
  return pemOf('PRIVATE KEY', new Uint8Array(await crypto.subtle.exportKey('pkcs8', key)))
}

/** The public key of a certificate as a JWK. */
export const publicJwk = (der: Uint8Array): JsonWebKey => new X509Certificate(der).publicKey.export({ format: 'jwk' })

/** For stamping times and nothing else (RFC 3161, 2.3). */
export const timeStamping = '1.3.6.1.5.5.7.3.8'

/** Makes a certificate for `keys`: a sealing authority of its own, or a seal signed by one; `only` says that it is for one purpose. */
export async function certify(
  keys: CryptoKeyPair, subject: Subject, term: { readonly from: Instant; readonly until: Instant }, authority?: Certified, only?: string,
): Promise<Uint8Array> {
  const certificate = blankCertificate(newSerial(), term.from, term.until)
  const issuer = authority && readCertificate(authority.certificate)
  certificate.subject = distinguished(subject)
  certificate.issuer = issuer?.subject ?? certificate.subject
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  const own = await keyIdentifier(certificate.subjectPublicKeyInfo)
  const issuers = issuer === undefined ? own : await keyIdentifier(issuer.subjectPublicKeyInfo)
  const constraints = new BasicConstraints(issuer === undefined ? { cA: true, pathLenConstraint: 0 } : { cA: false })
  certificate.extensions = [
    extension('2.5.29.19', true, constraints.toSchema()),
    keyUsage(issuer === undefined ? 'authority' : 'signer'),
    ...(only === undefined ? [] : [extension('2.5.29.37', true, new ExtKeyUsage({ keyPurposes: [only] }).toSchema())]),
    extension('2.5.29.14', false, new OctetString({ valueHex: own })),
    extension('2.5.29.35', false, new AuthorityKeyIdentifier({ keyIdentifier: new OctetString({ valueHex: issuers }) }).toSchema()),
  ]
  await certificate.sign(authority?.privateKey ?? keys.privateKey, 'SHA-256', engine)
  return new Uint8Array(certificate.toSchema(true).toBER(false))
}

/** A relative name of one attribute, as directories print them. */
const named = (type: string, value: PrintableString | Utf8String): SetOf =>
  new SetOf({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), value] })] })

function distinguished({ country, organisation, name }: Subject): RelativeDistinguishedNames {
  const names = new Sequence({ value: [
    named(attribute.country, new PrintableString({ value: country })),
    named(attribute.organisation, new Utf8String({ value: organisation })),
    named(attribute.name, new Utf8String({ value: name })),
  ] })
  // pkijs would write one relative name of three attributes, but keeps what it has read from bytes.
  return new RelativeDistinguishedNames({ schema: fromBER(names.toBER(false)).result })
}
