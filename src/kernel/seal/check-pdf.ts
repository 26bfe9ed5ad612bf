/** Checks the seal on a PDF, and reads what the PDF carries. */
import { createHash, X509Certificate } from 'node:crypto'
import { PDF } from '@libpdf/core'
import { type Instant, instantAt } from '../../law/time.ts'
import { readSignature, type Signature } from './cms.ts'
import { readTimestamp } from './timestamp-token.ts'
import { addsOnlyValidationData } from './validation-data.ts'

/** What is wrong with the seal of a PDF. */
type PdfSealFault = 'no seal' | 'changed after sealing' | 'bad signature' | 'unknown authority' | 'certificate expired' | 'bad time stamp'

export type PdfSeal =
  | { readonly ok: true; readonly organisation: string; readonly sealedAt: Instant; readonly stamp?: Stamp }
  | { readonly ok: false; readonly fault: PdfSealFault }

/** A time stamp on a seal: whose, and when; `unknown` when nobody who is trusted vouches for it, and then its time does not count. */
export interface Stamp {
  readonly kind: 'own' | 'outside' | 'unknown'
  readonly by: string
  readonly at: Instant
}

/** Who is trusted, by certificates in DER. */
export interface Trusted {
  readonly authorities: readonly Uint8Array[]
  /** Those who vouch for time stamps and are not the sealing authorities. */
  readonly timestampAuthorities: readonly Uint8Array[]
}

const fault = (fault: PdfSealFault): PdfSeal => ({ ok: false, fault })

/**
 * Checks that the seal covers the whole file, but for validation data behind it, and was made by a certificate of one of the
 * authorities, valid at that time: the time of its stamp, if there is one that is trusted, else the time that the seal says.
 */
export async function checkPdfSeal(pdf: Uint8Array, { authorities, timestampAuthorities }: Trusted): Promise<PdfSeal> {
  const found = lastSignature(pdf)
  if (found === undefined) return fault('no seal')
  if (found === 'partial') return fault('changed after sealing')
  const signature = readSignature(found.cms)
  if (signature === undefined) return fault('bad signature')
  const digest = createHash('sha256').update(pdf.subarray(0, found.before)).update(pdf.subarray(found.resume, found.end)).digest()
  if (!digest.equals(signature.digest)) return fault('changed after sealing')
  if (!signature.holds) return fault('bad signature')
  const { certificate } = signature
  const issuer = authorities.map((der) => new X509Certificate(der))
    .find((one) => one.ca && certificate.checkIssued(one) && certificate.verify(one.publicKey))
  if (issuer === undefined) return fault('unknown authority')
  if (found.end < pdf.length && !await addsOnlyValidationData(pdf.subarray(0, found.end), pdf).catch(() => false)) return fault('changed after sealing')
  const stamp = await stampOf(signature, { authorities, timestampAuthorities })
  if (stamp === 'bad') return fault('bad time stamp')
  const at = stamp && stamp.kind !== 'unknown' ? new Date(stamp.at) : signature.signingTime ?? found.at
  if (at === undefined || !validAt(certificate, at) || !validAt(issuer, at)) return fault('certificate expired')
  const said = signature.signingTime ?? found.at ?? at
  return { ok: true, organisation: [certificate.toLegacyObject().subject.O ?? ''].flat().join(', '), sealedAt: instantAt(said.getTime()), ...(stamp && { stamp }) }
}

async function stampOf({ timestamp: token, value }: Signature, { authorities, timestampAuthorities }: Trusted): Promise<Stamp | 'bad' | undefined> {
  if (token === undefined) return undefined
  const timestamp = await readTimestamp(token, value)
  if (timestamp === undefined) return 'bad'
  const kind = timestamp.leadsTo(authorities) ? 'own' : timestamp.leadsTo(timestampAuthorities) ? 'outside' : 'unknown'
  return { kind, by: timestamp.by, at: instantAt(timestamp.at.getTime()) }
}

/** The last signature of a file, which covers all until `end` but the hole from `before` to `resume`, in which it stands. */
interface Found {
  readonly before: number
  readonly resume: number
  readonly end: number
  readonly cms: Uint8Array<ArrayBuffer>
  /** When it was made, as `/M` beside it says, under the seal; papers sealed before December 2026 say so in the signature itself. */
  readonly at?: Date
}

/** `partial` when the last signature leaves out more than its own hole. */
function lastSignature(pdf: Uint8Array): Found | 'partial' | undefined {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const range = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1)
  if (range === undefined) return undefined
  const [from = NaN, before = NaN, resume = NaN, after = NaN] = range.slice(1).map(Number)
  const hex = /^<([0-9A-Fa-f]*)>$/.exec(text.slice(before, resume))?.[1]
  if (from !== 0 || hex === undefined || resume + after > pdf.length) return 'partial'
  const at = dateOf(text.slice(resume, text.indexOf('endobj', resume)))
  // The zeros that pad the hole are passed over by whoever reads DER.
  return { before, resume, end: resume + after, cms: Uint8Array.fromHex(hex.length % 2 === 0 ? hex : hex.slice(0, -1)), ...(at && { at }) }
}

/** The date of the signature (`/M`, ISO 32000-1, 7.9.4), in UTC as our seal writes it. */
function dateOf(dictionary: string): Date | undefined {
  const digits = /\/M\s*\(D:(\d{14})Z\)/.exec(dictionary)?.[1]
  return digits === undefined ? undefined : new Date(digits.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6Z'))
}

/** Both the signature and the certificate count in whole seconds, so the first second counts as valid. */
const validAt = ({ validFromDate, validToDate }: X509Certificate, at: Date): boolean =>
  validFromDate.getTime() <= at.getTime() + 1000 && at <= validToDate

/** The attachments of a PDF, by name. */
export async function attachmentsOf(pdf: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const { attachments } = await PDF.load(pdf)
  const found = new Map<string, Uint8Array>()
  for (const name of attachments.list().keys()) {
    const bytes = attachments.get(name)
    if (bytes !== null) found.set(name, bytes)
  }
  return found
}
