/** Reads and verifies time-stamp tokens (RFC 3161). */
import { X509Certificate } from 'node:crypto'
import { Certificate, TSTInfo } from 'pkijs'
import { engine } from '../crypto-engine.ts'
import { bufferOf } from '../x509.ts'
import { timeStamping } from './certificates.ts'
import { readSignedData } from './cms.ts'

/** A token that holds: what was stamped was there at that time, says whoever holds its certificate. */
export interface Timestamp {
  readonly at: Date
  /** The name of whoever stamped. */
  readonly by: string
  /** The certificate of whoever stamped and those that came with it, in DER. */
  readonly certificates: readonly Uint8Array[]
  /** Whether one of these authorities, in DER, vouches for it, at the time that it says. */
  leadsTo(authorities: readonly Uint8Array[]): boolean
}

/** Verifies that a token stamps these bytes; undefined when it does not, or its certificate is not for stamping times and nothing else. */
export async function readTimestamp(token: Uint8Array<ArrayBuffer>, stamped: Uint8Array): Promise<Timestamp | undefined> {
  try {
    const signed = readSignedData(token)
    const content = signed?.encapContentInfo.eContent?.getValue()
    if (signed?.signerInfos.length !== 1 || content === undefined) return undefined
    // PKI.js compares the imprint with the bytes, the digest with the content, and verifies the signature.
    const { signatureVerified, signerCertificate } = await signed.verify({ signer: 0, data: bufferOf(stamped), extendedMode: true }, engine)
    if (signatureVerified !== true || !signerCertificate) return undefined
    const own = x509(signerCertificate)
    if (own.keyUsage?.join() !== timeStamping) return undefined
    const others = (signed.certificates ?? []).filter((one) => one instanceof Certificate).map(x509).filter((one) => !one.raw.equals(own.raw))
    const at = TSTInfo.fromBER(content).genTime
    const { CN, O } = own.toLegacyObject().subject
    return {
      at, by: [CN ?? O ?? ''].flat().join(', '), certificates: [own, ...others].map(({ raw }) => new Uint8Array(raw)),
      leadsTo: (authorities) => leads(own, authorities.map((der) => new X509Certificate(der)), others, at),
    }
  } catch {
    return undefined // no token, or of algorithms that are not known
  }
}

const x509 = (certificate: Certificate): X509Certificate => new X509Certificate(Buffer.from(certificate.toSchema().toBER()))

/** Whether a certificate was issued by an authority, or by others between them that may issue, all of them valid then. */
function leads(one: X509Certificate, authorities: readonly X509Certificate[], between: readonly X509Certificate[], at: Date): boolean {
  if (at < one.validFromDate || at > one.validToDate) return false
  const issues = (issuer: X509Certificate): boolean => issuer.ca && one.checkIssued(issuer) && one.verify(issuer.publicKey)
  if (authorities.some((authority) => issues(authority) && at >= authority.validFromDate && at <= authority.validToDate)) return true
  const next = between.find((other) => issues(other))
  return next !== undefined && leads(next, authorities, between.filter((other) => other !== next), at)
}
