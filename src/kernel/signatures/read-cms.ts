/**
 * Reads a CMS (RFC 5652) down to its one signer. The ASN.1 is walked by hand, because decoding every part of it into objects
 * takes ten times as long as verifying the signature.
 */
import * as asn1 from 'asn1js'
import { Certificate } from 'pkijs'
import { bufferOf, withoutPem } from '../x509.ts'
import * as say from './messages.ts'

/** A CMS of one signer, read but not yet verified. Algorithms and types are object identifiers. */
export interface Cms {
  readonly der: Uint8Array
  /** The type of what was signed. */
  readonly contentType: string
  readonly signer: Signed
  readonly certificate: Certificate
  /** The certificate as it stands in the CMS. */
  readonly certificateDer: Uint8Array
}

/** What the signer signed, and with what. */
export interface Signed {
  readonly digestAlgorithm: string
  readonly signatureAlgorithm: string
  readonly signature: Uint8Array
  /** The signed attributes, when there are any: what was signed instead of the document. */
  readonly attributes?: {
    /** The SET OF that the signature covers (RFC 5652, 5.4). */
    readonly signed: Uint8Array
    /** The first value of each, by its type. */
    readonly values: ReadonlyMap<string, asn1.BaseBlock>
  }
}

const signedData = '1.2.840.113549.1.7.2'
const subjectKeyIdentifier = '2.5.29.14'

/**
 * Reads a CMS in DER, BER or PEM; throws a `Failure` when it is none, or has not exactly one signer with their certificate.
 * A document inside must be `document`: some verifiers look only at what is inside, and would pass a signature over it.
 */
export function readCms(bytes: Uint8Array, document: Uint8Array): Cms {
  const der = withoutPem(bytes)
  const [type, content] = childrenOf(asn1.fromBER(bufferOf(der)).result)
  const [version, , encapsulated, ...rest] = childrenOf(childrenOf(content)[0])
  const signers = childrenOf(rest.find((part) => part instanceof asn1.Set))
  const [contentType, inside] = childrenOf(encapsulated)
  if (oidOf(type) !== signedData || !(version instanceof asn1.Integer) || oidOf(contentType) === undefined) throw say.notCms()
  if (signers.length !== 1) throw say.notOneSigner()
  const [held] = childrenOf(inside)
  if (held !== undefined && !(held instanceof asn1.OctetString && Buffer.from(held.getValue()).equals(document))) throw say.wrongDocument()
  const [, identifier, ...parts] = childrenOf(signers[0])
  const signer = signerOf(parts)
  if (identifier === undefined || signer === undefined) throw say.notCms()
  const named = childrenOf(rest.find((part) => isTagged(part, 0))).filter((one) => one instanceof asn1.Sequence && isNamed(one, identifier))
  if (named.length !== 1) throw say.noCertificate()
  return { der, contentType: oidOf(contentType)!, signer, ...certificateOf(named[0]!) }
}

function certificateOf(block: asn1.BaseBlock): Pick<Cms, 'certificate' | 'certificateDer'> {
  try {
    return { certificate: new Certificate({ schema: block }), certificateDer: encoded(block) }
  } catch {
    throw say.noCertificate()
  }
}

/** The rest of a SignerInfo after who it is: digest algorithm, attributes when there are any, signature algorithm, signature. */
function signerOf([digest, ...parts]: readonly asn1.BaseBlock[]): Signed | undefined {
  const attributes = isTagged(parts[0], 0) ? parts[0] : undefined
  const [algorithm, signature] = attributes ? parts.slice(1) : parts
  const [digestAlgorithm, signatureAlgorithm] = [oidOf(childrenOf(digest)[0]), oidOf(childrenOf(algorithm)[0])]
  if (digestAlgorithm === undefined || signatureAlgorithm === undefined || !(signature instanceof asn1.OctetString)) return undefined
  return {
    digestAlgorithm, signatureAlgorithm, signature: new Uint8Array(signature.getValue()),
    ...(attributes && { attributes: { signed: asSet(attributes), values: valuesOf(attributes) } }),
  }
}

function asSet(attributes: asn1.BaseBlock): Uint8Array {
  const bytes = encoded(attributes)
  bytes[0] = 0x31
  return bytes
}

function valuesOf(attributes: asn1.BaseBlock): ReadonlyMap<string, asn1.BaseBlock> {
  const values = new Map<string, asn1.BaseBlock>()
  for (const [type, set] of childrenOf(attributes).map(childrenOf)) {
    const [oid, value] = [oidOf(type), childrenOf(set)[0]]
    // Twice the same attribute is forbidden (RFC 5652, 5.3): which of the two was meant?
    if (oid === undefined || value === undefined || values.has(oid)) throw say.notCms()
    values.set(oid, value)
  }
  return values
}

/** Whether a certificate is the one that a signer names: by issuer and serial number, or by the key's identifier. */
function isNamed(certificate: asn1.BaseBlock, identifier: asn1.BaseBlock): boolean {
  const parts = childrenOf(childrenOf(certificate)[0])
  if (!(identifier instanceof asn1.Sequence)) {
    const extensions = childrenOf(childrenOf(parts.find((part) => isTagged(part, 3)))[0]).map(childrenOf)
    const value = extensions.find(([type]) => oidOf(type) === subjectKeyIdentifier)?.at(-1)
    const key = value instanceof asn1.OctetString ? asn1.fromBER(value.getValue()).result : undefined
    return isTagged(identifier, 0) && key instanceof asn1.OctetString && contentOf(key).equals(contentOf(identifier))
  }
  const [serial, , issuer] = isTagged(parts[0], 0) ? parts.slice(1) : parts
  const [issuerNamed, serialNamed] = childrenOf(identifier)
  return same(issuer, issuerNamed) && same(serial, serialNamed)
}

const same = (one: asn1.BaseBlock | undefined, other: asn1.BaseBlock | undefined): boolean =>
  one !== undefined && other !== undefined && Buffer.from(encoded(one)).equals(encoded(other))

/** The parts of a sequence, a set or a tagged value; none of anything else. */
export const childrenOf = (block: asn1.BaseBlock | undefined): readonly asn1.BaseBlock[] =>
  block instanceof asn1.Sequence || block instanceof asn1.Set || block instanceof asn1.Constructed ? block.valueBlock.value : []

export const oidOf = (block: asn1.BaseBlock | undefined): string | undefined =>
  block instanceof asn1.ObjectIdentifier ? block.valueBlock.toString() : undefined

const isTagged = (block: asn1.BaseBlock | undefined, number: number): boolean =>
  block !== undefined && block.idBlock.tagClass === 3 && block.idBlock.tagNumber === number

/** A copy of the bytes of a block, as they came. */
const encoded = (block: asn1.BaseBlock): Uint8Array => Uint8Array.from(block.valueBeforeDecodeView)

const contentOf = (block: asn1.BaseBlock): Buffer =>
  'valueHexView' in block.valueBlock && block.valueBlock.valueHexView instanceof Uint8Array ? Buffer.from(block.valueBlock.valueHexView) : Buffer.alloc(0)
