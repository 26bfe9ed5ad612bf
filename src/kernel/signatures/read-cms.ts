/** Reads a CMS (RFC 5652) down to its one signer. */
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import { withoutPem } from '../x509.ts'
import { type Block, marked, octetsOf, oidOf, partsOf, read, tags, textOf, timeOf } from './der.ts'
import * as say from './messages.ts'

/** A CMS of one signer, read but not yet verified. Algorithms and types are object identifiers. */
export interface Cms {
  readonly der: Uint8Array
  /** The type of what was signed. */
  readonly contentType: string
  readonly signer: Signed
  /** The signer's certificate as it stands in the CMS. */
  readonly certificate: Uint8Array
  /** Whom the certificate names: each part of the name with its type. */
  readonly subject: readonly { readonly type: string; readonly text: string }[]
}

/** What the signer signed, and with what. */
export interface Signed {
  readonly digestAlgorithm: string
  readonly signatureAlgorithm: string
  readonly signature: Uint8Array
  /** The signed attributes, when there are any: what was signed instead of the document. */
  readonly attributes?: Attributes
}

export interface Attributes {
  /** The SET OF that the signature covers (RFC 5652, 5.4). */
  readonly signed: Uint8Array
  readonly contentType?: string
  /** The hash of the document. */
  readonly digest?: Uint8Array
  readonly signingTime?: Instant
  /** The hash of the signer's certificate, and the function that made it: SHA-256 when none is named (RFC 5035). */
  readonly certificate?: { readonly algorithm?: string; readonly digest: Uint8Array }
}

export const signedData = '1.2.840.113549.1.7.2'
/** The types of the signed attributes. */
export const type = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const
const subjectKeyIdentifier = '2.5.29.14'

/**
 * Reads a CMS in DER, BER or PEM; throws a `Failure` when it is none, or has not exactly one signer with their certificate.
 * A document inside must be `document`: some verifiers look only at what is inside, and would pass a signature over it.
 */
export function readCms(bytes: Uint8Array, document: Uint8Array): Cms {
  try {
    return readDer(withoutPem(bytes), document)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw say.notCms()
  }
}

/** What may follow the content (RFC 5652, 5.1), by its tags. */
const shapes: ReadonlySet<string> = new Set([[tags.set], [marked(0), tags.set], [marked(1), tags.set], [marked(0), marked(1), tags.set]].map((one) => one.join()))

function readDer(der: Uint8Array, document: Uint8Array): Cms {
  const whole = read(der)
  const [type, content] = partsOf(whole)
  const [version, , encapsulated, ...rest] = partsOf(partsOf(content)[0])
  // Certificates and revocation lists may stand before the signers, once each, and nothing may follow: another reader would take other signers.
  const shape = rest.map(({ tag }) => tag).join()
  if (whole.bytes.length !== der.length || !shapes.has(shape)) throw say.notCms()
  const signers = partsOf(rest.at(-1))
  const [contentType, inside] = partsOf(encapsulated)
  const typed = oidOf(contentType)
  if (oidOf(type) !== signedData || version?.tag !== tags.integer || typed === undefined) throw say.notCms()
  if (signers.length !== 1) throw say.notOneSigner()
  const [held] = partsOf(inside)
  if (held !== undefined && !same(octetsOf(held), document)) throw say.wrongDocument()
  const [, identifier, ...parts] = partsOf(signers[0])
  const signer = signerOf(parts)
  if (identifier === undefined || signer === undefined) throw say.notCms()
  const [certificate, ...more] = partsOf(rest.find(({ tag }) => tag === marked(0)))
    .filter((one) => one.tag === tags.sequence && isNamed(one, identifier))
  if (certificate === undefined || more.length > 0) throw say.noCertificate()
  return { der, contentType: typed, signer, certificate: Uint8Array.from(certificate.bytes), subject: subjectOf(certificate) }
}

/** The rest of a SignerInfo after who it is: digest algorithm, attributes when there are any, signature algorithm, signature. */
function signerOf([digest, ...parts]: readonly Block[]): Signed | undefined {
  const attributes = parts[0]?.tag === marked(0) ? attributesOf(parts[0]) : undefined
  const [algorithm, value] = attributes ? parts.slice(1) : parts
  const [digestAlgorithm, signatureAlgorithm, signature] = [oidOf(partsOf(digest)[0]), oidOf(partsOf(algorithm)[0]), octetsOf(value)]
  if (digestAlgorithm === undefined || signatureAlgorithm === undefined || signature === undefined) return undefined
  return { digestAlgorithm, signatureAlgorithm, signature, ...(attributes && { attributes }) }
}

function attributesOf(block: Block): Attributes {
  const signed = Uint8Array.from(block.bytes)
  signed[0] = tags.set
  const values = valuesOf(block)
  const [contentType, digest] = [oidOf(values.get(type.contentType)), octetsOf(values.get(type.messageDigest))]
  const [at, named] = [timeOf(values.get(type.signingTime)), values.get(type.signingCertificateV2)]
  return {
    signed, ...(contentType !== undefined && { contentType }), ...(digest && { digest }), ...(at !== undefined && { signingTime: at }),
    ...(named && { certificate: certificateHash(named) }),
  }
}

/** The first value of each attribute, by its type. */
function valuesOf(attributes: Block): ReadonlyMap<string, Block> {
  const values = new Map<string, Block>()
  for (const [name, set] of partsOf(attributes).map(partsOf)) {
    const [oid, value] = [oidOf(name), partsOf(set)[0]]
    // Twice the same attribute is forbidden (RFC 5652, 5.3): which of the two was meant?
    if (oid === undefined || value === undefined || values.has(oid)) throw say.notCms()
    values.set(oid, value)
  }
  return values
}

/** ESSCertIDv2: the hash of a certificate, behind the algorithm unless that is SHA-256. */
function certificateHash(value: Block): Required<Attributes>['certificate'] {
  const parts = partsOf(partsOf(partsOf(value)[0])[0])
  const [algorithm, hash] = parts[0]?.tag === tags.sequence ? [oidOf(partsOf(parts[0])[0]), parts[1]] : [undefined, parts[0]]
  const digest = octetsOf(hash)
  if (digest === undefined) throw say.notCms()
  return { digest, ...(algorithm !== undefined && { algorithm }) }
}

/** The parts of a certificate from its serial number on: the version before it is not always said. */
export function certificateParts(certificate: Block): readonly Block[] {
  const parts = partsOf(partsOf(certificate)[0])
  return parts[0]?.tag === marked(0) ? parts.slice(1) : parts
}

/** Whether a certificate is the one that a signer names: by issuer and serial number, or by the key's identifier. */
function isNamed(certificate: Block, identifier: Block): boolean {
  const parts = certificateParts(certificate)
  if (identifier.tag !== tags.sequence) {
    const extensions = partsOf(partsOf(parts.find(({ tag }) => tag === marked(3)))[0]).map(partsOf)
    const value = octetsOf(extensions.find(([type]) => oidOf(type) === subjectKeyIdentifier)?.at(-1))
    return identifier.tag === 0x80 && value !== undefined && same(octetsOf(read(value)), identifier.content)
  }
  const [serial, , issuer] = parts
  const [issuerNamed, serialNamed] = partsOf(identifier)
  return same(issuer?.bytes, issuerNamed?.bytes) && same(serial?.bytes, serialNamed?.bytes)
}

const same = (one: Uint8Array | undefined, other: Uint8Array | undefined): boolean =>
  one !== undefined && other !== undefined && Buffer.compare(one, other) === 0

/** The subject follows the serial number, the algorithm, the issuer and the time. */
const subjectOf = (certificate: Block): Cms['subject'] =>
  partsOf(certificateParts(certificate)[4]).flatMap(partsOf).map(partsOf).flatMap(([type, value]) => {
    const [oid, text] = [oidOf(type), textOf(value)]
    return oid === undefined || text === undefined ? [] : [{ type: oid, text }]
  })
