/** Certificates of people, of the authority that issues them, and its revocation lists (RFC 5280), over PKI.js; no own cryptography. */
import type { X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import {
  AttributeTypeAndValue, AuthorityKeyIdentifier, BasicConstraints, type Certificate, ExtKeyUsage, type PublicKeyInfo, RelativeDistinguishedNames,
} from 'pkijs'
import { conventions } from '../../law/conventions.ts'
import type { Identifier, IdentifierScheme } from '../../law/identifier-scheme.ts'
import type { Instant } from '../../law/time.ts'
import { engine } from '../crypto-engine.ts'
import { revocationList } from '../revocation-list.ts'
import { attribute, blankCertificate, extension, keyIdentifier, keyUsage, newSerial } from '../x509.ts'
import type { Cms } from './read-cms.ts'
import type { Role, Signer } from './signer.ts'
import type { RevocationReason } from './tables.ts'

/** Without it mail programs and `openssl cms -verify` refuse a signature. */
const emailProtection = '1.3.6.1.5.5.7.3.4'

/** Below it stand the extended key usages of this program, which may be made without a registration (ITU-T X.667: 2.25 and a UUID). */
const own = '2.25.147690553736160748892958346034296068651'

/** The extended key usages that say in what capacity somebody signs: those of the country's national authority, or our own where it has none. */
const usages = (): Readonly<Record<Role, readonly string[]>> => conventions().keyUsages ?? {
  person: [`${own}.1`], head: [`${own}.2`, `${own}.2.1`], sign: [`${own}.2`, `${own}.2.2`], finance: [`${own}.2`, `${own}.2.3`], employee: [`${own}.2`, `${own}.2.5`],
}

const roles: readonly Role[] = ['person', 'head', 'sign', 'finance', 'employee']

const named = (type: string, value: asn1.Utf8String | asn1.PrintableString): AttributeTypeAndValue =>
  new AttributeTypeAndValue({ type, value })

/** Makes the root certificate of an authority: it signs certificates and revocation lists, nothing else. */
export async function makeRoot(keys: CryptoKeyPair, name: string, from: Instant, until: Instant): Promise<Certificate> {
  const root = blankCertificate(newSerial(), from, until)
  root.subject.typesAndValues.push(named(attribute.name, new asn1.Utf8String({ value: name })))
  root.issuer = root.subject
  await root.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  const identifier = new asn1.OctetString({ valueHex: await keyIdentifier(root.subjectPublicKeyInfo) })
  root.extensions = [
    extension('2.5.29.19', true, new BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema()),
    keyUsage('authority'),
    extension('2.5.29.14', false, identifier),
  ]
  await root.sign(keys.privateKey, 'SHA-256', engine)
  return root
}

/** Whom a certificate is for. */
export interface Subject {
  readonly name: string
  readonly identifier: Identifier
  readonly organisation?: { readonly identifier: Identifier; readonly name: string }
  readonly role: Role
}

/** Issues a certificate for signing to a person. */
export async function issue(
  authority: { readonly root: Certificate; readonly key: CryptoKey },
  { name, identifier, organisation, role }: Subject,
  publicKey: PublicKeyInfo,
  { serial, from, until }: { readonly serial: string; readonly from: Instant; readonly until: Instant },
): Promise<Certificate> {
  const certificate = blankCertificate(serial, from, until)
  certificate.issuer = authority.root.subject
  certificate.subject = new RelativeDistinguishedNames({
    typesAndValues: [
      named(attribute.name, new asn1.Utf8String({ value: name })),
      named(attribute.serialNumber, new asn1.PrintableString({ value: prefixed(identifier) })),
      ...(organisation ? [
        named(attribute.organisation, new asn1.Utf8String({ value: organisation.name })),
        named(attribute.unit, new asn1.Utf8String({ value: prefixed(organisation.identifier) })),
      ] : []),
    ],
  })
  certificate.subjectPublicKeyInfo = publicKey
  const issuerKey = new asn1.OctetString({ valueHex: await keyIdentifier(authority.root.subjectPublicKeyInfo) })
  certificate.extensions = [
    extension('2.5.29.19', true, new BasicConstraints().toSchema()),
    keyUsage('signer'),
    extension('2.5.29.37', false, new ExtKeyUsage({ keyPurposes: [emailProtection, ...usages()[role]] }).toSchema()),
    extension('2.5.29.14', false, new asn1.OctetString({ valueHex: await keyIdentifier(publicKey) })),
    extension('2.5.29.35', false, new AuthorityKeyIdentifier({ keyIdentifier: issuerKey }).toSchema()),
  ]
  await certificate.sign(authority.key, 'SHA-256', engine)
  return certificate
}

/** A number as it stands in a certificate: after the prefix of its scheme. */
const prefixed = ({ scheme, value }: Identifier): string => (conventions().schemes.find(({ id }) => id === scheme)?.prefix ?? '') + value

/** The number in what a certificate says, by any scheme of the country. */
const numberIn = (of: IdentifierScheme['of'], values: readonly string[]): Identifier | undefined => conventions().schemes.filter((scheme) => scheme.of === of)
  .flatMap(({ id, prefix, pattern }) => values.flatMap((text) => new RegExp(`^${prefix}(${pattern})$`).exec(text)?.[1] ?? []).map((value) => ({ scheme: id, value })))[0]

/** Who a certificate says its owner is, by its subject and its extended key usages; `undefined` when it names no person. */
export function signerOf(subject: Cms['subject'], purposes: readonly string[] = []): Signer | undefined {
  const values = (type: string): string[] => subject.filter((one) => one.type === type).map(({ text }) => text)
  const [name] = values(attribute.name)
  const identifier = numberIn('person', values(attribute.serialNumber))
  if (name === undefined || identifier === undefined) return undefined
  const organisation = numberIn('organisation', values(attribute.unit))
  const capacities = usages()
  return {
    name,
    identifier,
    ...(organisation && { organisation: { identifier: organisation } }),
    roles: roles.filter((role) => capacities[role].every((purpose) => purposes.includes(purpose))),
  }
}

/** Whether the certificate was issued by `root`: by its name and by its key. */
export function issuedBy(certificate: X509Certificate, root: X509Certificate): boolean {
  try {
    return certificate.checkIssued(root) && certificate.verify(root.publicKey)
  } catch {
    return false // another algorithm, a key of another kind
  }
}

/** Whether a certificate is in force at a moment. */
export const inForce = ({ validFromDate, validToDate }: X509Certificate, at: Instant): boolean => {
  const moment = new Date(at)
  return validFromDate <= moment && moment <= validToDate
}

const reasonCodes: Readonly<Record<RevocationReason, number>> =
  { 'key compromise': 1, 'affiliation changed': 3, 'superseded': 4, 'cessation': 5 }

/** Makes a revocation list, whole, in force for `days` days. */
export const makeRevocationList = (
  { root, key }: { readonly root: Certificate; readonly key: CryptoKey },
  revoked: readonly { readonly serial: string; readonly at: Instant; readonly reason: RevocationReason }[], at: Instant, days: number,
): Promise<Uint8Array> => revocationList({ certificate: root, key }, revoked.map((one) => ({ ...one, reason: reasonCodes[one.reason] })), at, days)
