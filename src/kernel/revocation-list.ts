/** Revocation lists (RFC 5280, 5), over PKI.js: which certificates of an authority hold no more. */
import * as asn1 from 'asn1js'
import { AuthorityKeyIdentifier, type Certificate, CertificateRevocationList, Extensions, RevokedCertificate } from 'pkijs'
import { type Instant, instantAt } from '../law/time.ts'
import { engine } from './crypto-engine.ts'
import { bufferOf, derOf, extension, keyIdentifier, time } from './x509.ts'

/** A certificate that holds no more: its serial number as hex, since when, and why, as a code of RFC 5280, 5.3.1. */
export interface Revoked {
  readonly serial: string
  readonly at: Instant
  readonly reason: number
}

/** Makes a revocation list of version 2 in DER, whole, in force for `days` days. */
export async function revocationList(
  authority: { readonly certificate: Certificate; readonly key: CryptoKey }, revoked: readonly Revoked[], at: Instant, days: number,
): Promise<Uint8Array> {
  const seconds = BigInt(Math.floor(Date.parse(at) / 1000))
  const issuerKey = new asn1.OctetString({ valueHex: await keyIdentifier(authority.certificate.subjectPublicKeyInfo) })
  const list = new CertificateRevocationList({
    version: 1,
    issuer: authority.certificate.subject,
    thisUpdate: time(at),
    nextUpdate: time(instantAt(Date.parse(at) + days * 86_400_000)),
    crlExtensions: new Extensions({
      extensions: [
        extension('2.5.29.35', false, new AuthorityKeyIdentifier({ keyIdentifier: issuerKey }).toSchema()),
        extension('2.5.29.20', false, asn1.Integer.fromBigInt(seconds)),
      ],
    }),
  })
  if (revoked.length > 0) {
    list.revokedCertificates = revoked.map(({ serial, at: revokedAt, reason }) => new RevokedCertificate({
      userCertificate: new asn1.Integer({ valueHex: bufferOf(Buffer.from(serial, 'hex')) }),
      revocationDate: time(revokedAt),
      crlEntryExtensions: new Extensions({ extensions: [extension('2.5.29.21', false, new asn1.Enumerated({ value: reason }))] }),
    }))
  }
  await list.sign(authority.key, 'SHA-256', engine)
  return derOf(list)
}
