/** The revocation lists with which a seal and its time stamp are checked in years. */
import { X509Certificate } from 'node:crypto'
import { CRLDistributionPoints } from 'pkijs'
import { readCertificate } from '../x509.ts'
import type { Seal } from './seal.ts'

const longest = 10 * 1024 * 1024

/**
 * The list of the sealing authority, and those of the others that issued these certificates, from where the certificates say.
 * Throws when one of them cannot be had: then what is known is not enough.
 */
export async function revocationLists(certificates: readonly Uint8Array[], { authority, revocationList }: Pick<Seal, 'authority' | 'revocationList'>): Promise<readonly Uint8Array[]> {
  const own = new X509Certificate(authority)
  const foreign = certificates.map((der) => new X509Certificate(der))
    .filter((one) => !one.raw.equals(own.raw) && !one.checkIssued(one) && !(one.checkIssued(own) && one.verify(own.publicKey)))
  return [await revocationList(), ...await Promise.all(foreign.map(listOf))]
}

async function listOf(certificate: X509Certificate): Promise<Uint8Array> {
  for (const address of addresses(certificate)) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(() => undefined)
    const bytes = answer?.ok === true ? new Uint8Array(await answer.arrayBuffer()) : undefined
    if (bytes !== undefined && bytes.length > 0 && bytes.length <= longest) return bytes
  }
  throw new Error(`No revocation list of ${certificate.issuer.replaceAll('\n', ', ')} could be had`)
}

/** Where a certificate says that the list of its issuer is (RFC 5280, 4.2.1.13), over HTTP. */
function addresses(certificate: X509Certificate): readonly string[] {
  const points = readCertificate(certificate.raw).extensions?.find(({ extnID }) => extnID === '2.5.29.31')?.parsedValue
  if (!(points instanceof CRLDistributionPoints)) return []
  return points.distributionPoints.flatMap(({ distributionPoint: names }) => (Array.isArray(names) ? names : []))
    .flatMap(({ type, value }) => (type === 6 && typeof value === 'string' && /^https?:/.test(value) ? [value] : []))
}
