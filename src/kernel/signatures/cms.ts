/** Detached signatures as CMS SignedData (RFC 5652) with the attributes of CAdES-BES (RFC 5126): made and read. */
import { createHash, verify, X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import {
  Attribute, Certificate, ContentInfo, EncapsulatedContentInfo, IssuerAndSerialNumber, SignedAndUnsignedAttributes, SignedData,
  SignerInfo,
} from 'pkijs'
import { engine } from '../crypto-engine.ts'
import type { Instant } from '../database/index.ts'
import * as say from './messages.ts'
import { bufferOf, derOf, withoutPem } from './x509.ts'

const dataType = '1.2.840.113549.1.7.1'
const type = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

/** The hash functions that are strong enough, by their object identifiers. */
const hashes = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
])

/** ECDSA and RSA with those hash functions, and plain RSA, whose hash is the digest's. */
const signatureAlgorithms = new Map<string, { readonly key: 'ec' | 'rsa'; readonly hash?: string }>([
  ['1.2.840.10045.4.3.2', { key: 'ec', hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { key: 'ec', hash: 'sha384' }],
  ['1.2.840.10045.4.3.4', { key: 'ec', hash: 'sha512' }],
  ['1.2.840.113549.1.1.1', { key: 'rsa' }],
  ['1.2.840.113549.1.1.11', { key: 'rsa', hash: 'sha256' }],
  ['1.2.840.113549.1.1.12', { key: 'rsa', hash: 'sha384' }],
  ['1.2.840.113549.1.1.13', { key: 'rsa', hash: 'sha512' }],
])

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const octets = (bytes: Uint8Array): asn1.OctetString => new asn1.OctetString({ valueHex: bufferOf(bytes) })

/** Signs a document, detached, with SHA-256; answers with the DER. */
export async function signDetached(
  key: CryptoKey, certificate: Certificate, document: Uint8Array, at: Instant,
): Promise<Uint8Array> {
  // ESSCertIDv2 of RFC 5035; its hash is SHA-256 when it names none.
  const certHash = new asn1.Sequence({ value: [octets(sha256(derOf(certificate)))] })
  const attributes = [
    new Attribute({ type: type.contentType, values: [new asn1.ObjectIdentifier({ value: dataType })] }),
    new Attribute({ type: type.signingTime, values: [new asn1.UTCTime({ valueDate: new Date(at) })] }),
    new Attribute({ type: type.messageDigest, values: [octets(sha256(document))] }),
    new Attribute({
      type: type.signingCertificateV2,
      values: [new asn1.Sequence({ value: [new asn1.Sequence({ value: [certHash] })] })],
    }),
  ]
  const inOrder = attributes
    .map((one) => ({ one, der: Buffer.from(one.toSchema().toBER()) }))
    .sort((a, b) => Buffer.compare(a.der, b.der)).map(({ one }) => one) // DER orders a SET OF by its encoding
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: dataType }),
    certificates: [certificate],
    signerInfos: [new SignerInfo({
      version: 1,
      sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
      signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: inOrder }),
    })],
  })
  await signed.sign(key, 0, 'SHA-256', bufferOf(document), engine)
  return derOf(new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) }))
}

/** A CMS of one signer, read but not yet verified. */
export interface Cms {
  readonly der: Uint8Array
  readonly signed: SignedData
  readonly signer: SignerInfo
  readonly certificate: Certificate
  /** The certificate in DER. */
  readonly certificateDer: Uint8Array
}

/**
 * Reads a CMS in DER, BER or PEM; throws a `Failure` when it is none, or has not exactly one signer with their certificate.
 * A document inside must be `document`: some verifiers look only at what is inside, and would pass a signature over it.
 */
export function readCms(bytes: Uint8Array, document: Uint8Array): Cms {
  const der = withoutPem(bytes)
  const signed = parse(der)
  const [signer] = signed.signerInfos
  if (!signer || signed.signerInfos.length !== 1) throw say.notOneSigner()
  const inside = signed.encapContentInfo.eContent?.getValue()
  if (inside && !Buffer.from(inside).equals(document)) throw say.wrongDocument()
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate && isOf(one, signer))
  const [certificate] = certificates
  if (!(certificate instanceof Certificate) || certificates.length !== 1) throw say.noCertificate()
  return { der, signed, signer, certificate, certificateDer: derOf(certificate) }
}

function parse(der: Uint8Array): SignedData {
  try {
    const content = ContentInfo.fromBER(bufferOf(der))
    if (content.contentType !== ContentInfo.SIGNED_DATA) throw say.notCms()
    return new SignedData({ schema: content.content })
  } catch {
    throw say.notCms()
  }
}

/** Whether a certificate is the one that a signer names: by issuer and serial number, or by the key's identifier. */
function isOf(certificate: Certificate, { sid }: SignerInfo): boolean {
  if (sid instanceof IssuerAndSerialNumber) {
    return certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber)
  }
  const identifier = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue
  return identifier instanceof asn1.OctetString && sid instanceof asn1.BaseBlock
    && Buffer.from(identifier.valueBlock.valueHexView).equals(hexOf(sid))
}

const hexOf = (block: asn1.BaseBlock): Uint8Array =>
  'valueHexView' in block.valueBlock && block.valueBlock.valueHexView instanceof Uint8Array
    ? block.valueBlock.valueHexView : new Uint8Array(block.valueBlock.toBER())

/**
 * Verifies the signature itself over the document, with the key of its certificate; throws a `Failure` when it does not hold.
 * OpenSSL computes: some ten times faster than through Web Crypto, and without waiting for a thread.
 */
export function verifySignature({ signed, signer, certificateDer }: Cms, document: Uint8Array): void {
  if (document.length === 0) throw say.emptyDocument()
  const hash = hashes.get(signer.digestAlgorithm.algorithmId)
  const algorithm = signatureAlgorithms.get(signer.signatureAlgorithm.algorithmId)
  if (!hash || !algorithm) throw say.weakAlgorithm()
  const attributes = signer.signedAttrs
  if (attributes) {
    const [digest, content] = [attributeOf(signer, type.messageDigest), attributeOf(signer, type.contentType)]
    if (!(digest instanceof asn1.OctetString && content instanceof asn1.ObjectIdentifier)) throw say.brokenSignature()
    if (!createHash(hash).update(document).digest().equals(digest.valueBlock.valueHexView)) throw say.wrongDocument()
    if (content.valueBlock.toString() !== signed.encapContentInfo.eContentType) throw say.brokenSignature()
  }
  // With attributes it is they that are signed (RFC 5652, 5.4), as the SET OF that pkijs keeps in `encodedValue`.
  const content = attributes ? new Uint8Array(attributes.encodedValue) : document
  if (!isSignedBy(certificateDer, algorithm.key, algorithm.hash ?? hash, content, signer.signature.valueBlock.valueHexView)) {
    throw say.brokenSignature()
  }
  if (!namesCertificate(signer, certificateDer)) throw say.brokenSignature()
}

function isSignedBy(certificate: Uint8Array, kind: 'ec' | 'rsa', hash: string, content: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = new X509Certificate(certificate).publicKey
    return key.asymmetricKeyType === kind && verify(hash, content, key, signature)
  } catch {
    return false // a key or a signature that cannot be read
  }
}

/** An attribute that names the signer's certificate by its hash must name this one (RFC 5035). */
function namesCertificate(signer: SignerInfo, certificate: Uint8Array): boolean {
  const value = attributeOf(signer, type.signingCertificateV2)
  if (value === undefined) return true
  const first = childOf(childOf(value))
  const parts = first instanceof asn1.Sequence ? first.valueBlock.value : []
  const algorithm = parts[0] instanceof asn1.Sequence ? childOf(parts[0]) : undefined
  const hash = algorithm instanceof asn1.ObjectIdentifier ? hashes.get(algorithm.valueBlock.toString()) : 'sha256'
  const digest = parts.find((part) => part instanceof asn1.OctetString)
  return hash !== undefined && digest !== undefined
    && createHash(hash).update(certificate).digest().equals(digest.valueBlock.valueHexView)
}

const childOf = (block: asn1.BaseBlock | undefined): asn1.BaseBlock | undefined =>
  block instanceof asn1.Sequence ? block.valueBlock.value[0] : undefined

/** The first value of a signed attribute. */
function attributeOf(signer: SignerInfo, wanted: string): asn1.BaseBlock | undefined {
  const value: unknown = signer.signedAttrs?.attributes.find((one) => one.type === wanted)?.values[0]
  return value instanceof asn1.BaseBlock ? value : undefined
}

/** When the signer says that they signed. */
export function signingTime({ signer }: Cms): Instant | undefined {
  const value = attributeOf(signer, type.signingTime)
  return value instanceof asn1.UTCTime || value instanceof asn1.GeneralizedTime ? value.toDate().toISOString() : undefined
}
