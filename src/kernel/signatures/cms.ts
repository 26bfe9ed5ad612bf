/** Detached signatures as CMS SignedData (RFC 5652) with the attributes of CAdES-BES (RFC 5126): made and read. */
import { createHash, verify, X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import {
  Attribute, Certificate, ContentInfo, EncapsulatedContentInfo, IssuerAndSerialNumber, SignedAndUnsignedAttributes, SignedData,
  SignerInfo,
} from 'pkijs'
import type { Instant } from '../../law/time.ts'
import { engine } from '../crypto-engine.ts'
import { bufferOf, derOf } from '../x509.ts'
import * as say from './messages.ts'
import { childrenOf, type Cms, oidOf, type Signed } from './read-cms.ts'

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

/**
 * Verifies the signature itself over the document, with the key of its certificate; throws a `Failure` when it does not hold.
 * OpenSSL computes: some ten times faster than through Web Crypto, and without waiting for a thread.
 */
export function verifySignature({ contentType, signer, certificateDer }: Cms, document: Uint8Array): void {
  if (document.length === 0) throw say.emptyDocument()
  const hash = hashes.get(signer.digestAlgorithm)
  const algorithm = signatureAlgorithms.get(signer.signatureAlgorithm)
  if (!hash || !algorithm) throw say.weakAlgorithm()
  const { attributes } = signer
  if (attributes) {
    const [digest, content] = [attributes.values.get(type.messageDigest), attributes.values.get(type.contentType)]
    if (!(digest instanceof asn1.OctetString) || content === undefined) throw say.brokenSignature()
    if (!createHash(hash).update(document).digest().equals(digest.valueBlock.valueHexView)) throw say.wrongDocument()
    if (oidOf(content) !== contentType) throw say.brokenSignature()
  }
  const content = attributes?.signed ?? document
  if (!isSignedBy(certificateDer, algorithm.key, algorithm.hash ?? hash, content, signer.signature)) throw say.brokenSignature()
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
function namesCertificate({ attributes }: Signed, certificate: Uint8Array): boolean {
  const value = attributes?.values.get(type.signingCertificateV2)
  if (value === undefined) return true
  const parts = childrenOf(childrenOf(childrenOf(value)[0])[0])
  const algorithm = parts[0] instanceof asn1.Sequence ? oidOf(childrenOf(parts[0])[0]) : undefined
  const hash = algorithm === undefined ? 'sha256' : hashes.get(algorithm)
  const digest = parts.find((part) => part instanceof asn1.OctetString)
  return hash !== undefined && digest !== undefined && createHash(hash).update(certificate).digest().equals(digest.valueBlock.valueHexView)
}

/** When the signer says that they signed. */
export function signingTime({ signer: { attributes } }: Cms): Instant | undefined {
  const value = attributes?.values.get(type.signingTime)
  return value instanceof asn1.UTCTime || value instanceof asn1.GeneralizedTime ? value.toDate().toISOString() : undefined
}
