/** CMS SignedData (RFC 5652) with the signed attributes that PAdES baseline asks for and no other, over PKI.js: made and read. */
import { createHash, verify, X509Certificate } from 'node:crypto'
import { fromBER, GeneralizedTime, ObjectIdentifier, OctetString, Sequence, UTCTime } from 'asn1js'
import {
  Attribute, Certificate, ContentInfo, EncapsulatedContentInfo, IssuerAndSerialNumber, SignedAndUnsignedAttributes, SignedData, SignerInfo,
} from 'pkijs'
import { engine } from '../crypto-engine.ts'
import { bufferOf, readCertificate } from '../x509.ts'
import type { Certified } from './certificates.ts'

const signedData = '1.2.840.113549.1.7.2'
const dataType = '1.2.840.113549.1.7.1'
const attributeType = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
} as const

const attribute = (type: string, value: ObjectIdentifier | OctetString | Sequence): Attribute => new Attribute({ type, values: [value] })

/** What is signed: a content that stands elsewhere, by its digest (SHA-256), or one of a type that stands inside. */
export type Content = { readonly digest: Uint8Array } | { readonly type: string; readonly inside: Uint8Array }

/**
 * Signs a content. The attributes are content-type, message-digest and signing-certificate-v2 (RFC 5035); signing-time is not
 * among them: EN 319 142-1, 6.3 forbids it, a PDF says its time in `/M`.
 */
export async function signContent(content: Content, { certificate, privateKey }: Certified, chain: readonly Uint8Array[]): Promise<SignedData> {
  const [type, digest] = 'digest' in content ? [dataType, content.digest] : [content.type, createHash('sha256').update(content.inside).digest()]
  const own = readCertificate(certificate)
  const certHash = new OctetString({ valueHex: bufferOf(createHash('sha256').update(certificate).digest()) })
  const attributes = [
    attribute(attributeType.contentType, new ObjectIdentifier({ value: type })),
    attribute(attributeType.messageDigest, new OctetString({ valueHex: bufferOf(digest) })),
    // ESSCertIDv2: its hash is SHA-256 when it names none.
    attribute(attributeType.signingCertificateV2, new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [certHash] })] })] })),
  ]
  const encapsulated = new EncapsulatedContentInfo({ eContentType: type })
  // Set afterwards, it stays one string, as DER wants; PKI.js would cut it into pieces.
  if ('inside' in content) encapsulated.eContent = new OctetString({ valueHex: bufferOf(content.inside) })
  const signed = new SignedData({
    version: type === dataType ? 1 : 3,
    encapContentInfo: encapsulated,
    certificates: [own, ...chain.map(readCertificate)],
    signerInfos: [new SignerInfo({
      version: 1,
      sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
      signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: inOrder(attributes) }),
    })],
  })
  await signed.sign(privateKey, 0, 'SHA-256', undefined, engine)
  return signed
}

/** DER orders a SET OF by its encoding; whoever verifies encodes the attributes anew. */
const inOrder = (attributes: readonly Attribute[]): Attribute[] => attributes
  .map((one) => ({ one, bytes: Buffer.from(one.toSchema().toBER()) }))
  .sort((a, b) => Buffer.compare(a.bytes, b.bytes)).map(({ one }) => one)

/** Puts a time-stamp token (RFC 3161) beside a signature, which it stamps. */
export function addTimestamp({ signerInfos: [info] }: SignedData, token: Uint8Array): void {
  const value = fromBER(bufferOf(token)).result
  if (info) info.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [new Attribute({ type: attributeType.timestampToken, values: [value] })] })
}

/** The value of the signature, which is what a time-stamp stamps. */
export const signatureValue = ({ signerInfos: [info] }: SignedData): Uint8Array => new Uint8Array(info?.signature.valueBlock.valueHexView ?? [])

/** A CMS as bytes. */
export const cmsBytes = (content: SignedData): Uint8Array =>
  new Uint8Array(new ContentInfo({ contentType: signedData, content: content.toSchema(true) }).toSchema().toBER())

/** The one signature of a CMS, read. */
export interface Signature {
  /** Of whoever signed. */
  readonly certificate: X509Certificate
  /** The digest (SHA-256) of what was signed. */
  readonly digest: Uint8Array
  /** Whether the key of the certificate signed this digest, and meant this certificate. */
  readonly holds: boolean
  /** When it was signed, as the signer claims; our seal says so in the PDF instead. */
  readonly signingTime?: Date
  readonly value: Uint8Array
  /** The time-stamp token beside it, not yet verified. */
  readonly timestamp?: Uint8Array<ArrayBuffer>
}

/** Reads a signature in DER, passing over what follows it; undefined when it is none by one signer whose certificate is there. */
export function readSignature(der: Uint8Array<ArrayBuffer>): Signature | undefined {
  const signed = readSignedData(der)
  const info = signed?.signerInfos[0]
  const certificate = signed === undefined || info === undefined ? undefined : certificateOf(signed, info)
  if (signed?.signerInfos.length !== 1 || info === undefined || certificate === undefined) return undefined
  const [digest, named, at] = [attributeType.messageDigest, attributeType.signingCertificateV2, attributeType.signingTime].map((type) => valueOf(info, type))
  const attributes = Buffer.from(info.signedAttrs?.encodedValue ?? new ArrayBuffer())
  const timestamp = info.unsignedAttrs?.attributes.find(({ type }) => type === attributeType.timestampToken)?.values[0]
  return {
    certificate,
    digest: digest instanceof OctetString ? new Uint8Array(digest.valueBlock.valueHexView) : new Uint8Array(),
    holds: namesCertificate(named, certificate) && verify('sha256', attributes, certificate.publicKey, Buffer.from(info.signature.valueBlock.valueHexView)),
    ...((at instanceof UTCTime || at instanceof GeneralizedTime) && { signingTime: at.toDate() }),
    value: signatureValue(signed),
    ...(timestamp && { timestamp: new Uint8Array(timestamp.toBER()) }),
  }
}

/** Reads SignedData in DER, passing over what follows it; undefined when it is none. */
export function readSignedData(der: Uint8Array<ArrayBuffer>): SignedData | undefined {
  try {
    const { result, offset } = fromBER(der.buffer)
    return offset === -1 ? undefined : new SignedData({ schema: new ContentInfo({ schema: result }).content })
  } catch {
    return undefined
  }
}

/** The certificate that the signer names by issuer and serial number. */
function certificateOf({ certificates = [] }: SignedData, { sid }: SignerInfo): X509Certificate | undefined {
  if (!(sid instanceof IssuerAndSerialNumber)) return undefined
  const own = certificates.find((one): one is Certificate =>
    one instanceof Certificate && one.serialNumber.isEqual(sid.serialNumber) && one.issuer.isEqual(sid.issuer))
  return own && new X509Certificate(Buffer.from(own.toSchema().toBER(false)))
}

const valueOf = ({ signedAttrs }: SignerInfo, oid: string): unknown =>
  signedAttrs?.attributes.find(({ type }) => type === oid)?.values[0]

/** Whether signing-certificate-v2 names this certificate by its hash (SHA-256), as every seal of ours does. */
function namesCertificate(value: unknown, certificate: X509Certificate): boolean {
  const parts = (block: unknown): unknown => (block instanceof Sequence ? block.valueBlock.value[0] : undefined)
  const hash = parts(parts(parts(value)))
  return hash instanceof OctetString
    && Buffer.from(hash.valueBlock.valueHexView).equals(createHash('sha256').update(certificate.raw).digest())
}
