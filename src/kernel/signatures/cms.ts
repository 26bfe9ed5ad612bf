/** Detached signatures as CMS SignedData (RFC 5652) with the attributes of CAdES-BES (RFC 5126): made and read. */
import { createHash, type KeyObject, sign, verify, X509Certificate } from 'node:crypto'
import type { Instant } from '../../law/time.ts'
import { marked, oid, read, sequence, tags, write } from './der.ts'
import * as say from './messages.ts'
import { certificateParts, type Cms, type Signed, signedData, type } from './read-cms.ts'

const dataType = '1.2.840.113549.1.7.1'

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

const [sha256Algorithm, ecdsaAlgorithm] = [sequence(oid('2.16.840.1.101.3.4.2.1')), sequence(oid('1.2.840.10045.4.3.2'))]
const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), write(tags.set, value))
const version = write(tags.integer, Uint8Array.of(1))

/** Signs a document, detached, with ECDSA and SHA-256; the certificate and the answer are DER. */
export function signDetached(key: KeyObject, certificate: Uint8Array, document: Uint8Array, at: Instant): Uint8Array {
  const [serial, , issuer] = certificateParts(read(certificate))
  if (serial === undefined || issuer === undefined) throw new TypeError('no certificate')
  // ESSCertIDv2 of RFC 5035; its hash is SHA-256 when it names none.
  const certHash = sequence(write(tags.octets, sha256(certificate)))
  const attributes = Buffer.concat([
    attribute(type.contentType, oid(dataType)),
    attribute(type.signingTime, utcTime(at)),
    attribute(type.messageDigest, write(tags.octets, sha256(document))),
    attribute(type.signingCertificateV2, sequence(sequence(certHash))),
  ].sort(Buffer.compare)) // DER orders a SET OF by its encoding
  const signature = sign('sha256', write(tags.set, attributes), key)
  const signer = sequence(
    version, sequence(issuer.bytes, serial.bytes), sha256Algorithm, write(marked(0), attributes), ecdsaAlgorithm, write(tags.octets, signature),
  )
  return sequence(oid(signedData), write(marked(0), sequence(
    version, write(tags.set, sha256Algorithm), sequence(oid(dataType)), write(marked(0), certificate), write(tags.set, signer),
  )))
}

/** UTCTime, which a moment until 2049 must be written in (RFC 5652, 11.3): `YYMMDDHHMMSSZ`. */
const utcTime = (at: Instant): Uint8Array => write(tags.utcTime, Buffer.from(`${at.slice(2, 19).replaceAll(/\D/g, '')}Z`))

/**
 * Verifies the signature itself over the document, with the key of its certificate, and answers with that certificate; throws
 * a `Failure` when it does not hold. OpenSSL computes: some ten times faster than through Web Crypto, and without waiting for a thread.
 */
export function verifySignature({ contentType, signer, certificate: der }: Cms, document: Uint8Array): X509Certificate {
  if (document.length === 0) throw say.emptyDocument()
  const hash = hashes.get(signer.digestAlgorithm)
  const algorithm = signatureAlgorithms.get(signer.signatureAlgorithm)
  if (!hash || !algorithm) throw say.weakAlgorithm()
  const { attributes } = signer
  if (attributes) {
    if (attributes.digest === undefined || attributes.contentType === undefined) throw say.brokenSignature()
    if (!createHash(hash).update(document).digest().equals(attributes.digest)) throw say.wrongDocument()
    if (attributes.contentType !== contentType) throw say.brokenSignature()
  }
  const content = attributes?.signed ?? document
  const certificate = signedBy(der, algorithm.key, algorithm.hash ?? hash, content, signer.signature)
  if (!certificate || !namesCertificate(signer, der)) throw say.brokenSignature()
  return certificate
}

/** The certificate, when its key made the signature. */
function signedBy(der: Uint8Array, kind: 'ec' | 'rsa', hash: string, content: Uint8Array, signature: Uint8Array): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(der)
    const key = certificate.publicKey
    return key.asymmetricKeyType === kind && verify(hash, content, key, signature) ? certificate : undefined
  } catch {
    return undefined // a key or a signature that cannot be read
  }
}

/** An attribute that names the signer's certificate by its hash must name this one. */
function namesCertificate({ attributes }: Signed, certificate: Uint8Array): boolean {
  const named = attributes?.certificate
  const hash = named?.algorithm === undefined ? 'sha256' : hashes.get(named.algorithm)
  return named === undefined || (hash !== undefined && createHash(hash).update(certificate).digest().equals(named.digest))
}
