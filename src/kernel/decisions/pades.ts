/** The seal on a PDF: PAdES baseline B-B (ETSI EN 319 142-1), put on and checked. */
import { CryptoKeySigner, PDF } from '@libpdf/core'
import { fromBER, GeneralizedTime, OctetString, UTCTime } from 'asn1js'
import { createHash, verify, X509Certificate } from 'node:crypto'
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData } from 'pkijs'
import type { Instant } from '../../law/time.ts'
import type { Seal } from './seal.ts'

/** Seals a PDF as it stands; any later change of a byte breaks the seal. */
export async function sealPdf(
  pdf: Uint8Array, seal: Seal, { at, reason }: { readonly at: Instant; readonly reason: string },
): Promise<Uint8Array> {
  const signer = new CryptoKeySigner(seal.current.privateKey, seal.current.certificate, 'EC', 'ECDSA', [seal.authority])
  const document = await PDF.load(pdf)
  const { bytes } = await document.sign({ signer, level: 'B-B', signingTime: new Date(at), reason, fieldName: 'Seal' })
  return bytes
}

/** What is wrong with the seal of a PDF. */
type PdfSealFault = 'no seal' | 'changed after sealing' | 'bad signature' | 'unknown authority' | 'certificate expired'

export type PdfSeal =
  | { readonly ok: true; readonly organisation: string; readonly sealedAt: Instant }
  | { readonly ok: false; readonly fault: PdfSealFault }

const fault = (fault: PdfSealFault): PdfSeal => ({ ok: false, fault })

/** Checks that the seal covers the whole file and was made by a certificate of one of the authorities, valid at that time. */
export async function checkPdfSeal(pdf: Uint8Array, authorities: readonly Uint8Array[]): Promise<PdfSeal> {
  const found = lastSignature(pdf)
  if (found === undefined) return fault('no seal')
  if (found === 'partial') return fault('changed after sealing')
  const signed = readCms(found.cms)
  const info = signed?.signerInfos[0]
  const own = signed === undefined || info === undefined ? undefined : certificateOf(signed, info)
  if (info === undefined || own === undefined) return fault('bad signature')
  if (!digestOf(info).equals(createHash('sha256').update(found.data).digest())) return fault('changed after sealing')
  const attributes = Buffer.from(info.signedAttrs?.encodedValue ?? new ArrayBuffer())
  const signature = Buffer.from(info.signature.valueBlock.valueHexView)
  if (!verify('sha256', attributes, own.publicKey, signature)) return fault('bad signature')
  const issuer = authorities.map((der) => new X509Certificate(der))
    .find((one) => one.ca && own.checkIssued(one) && own.verify(one.publicKey))
  if (issuer === undefined) return fault('unknown authority')
  const at = signingTime(info)
  if (at === undefined || !validAt(own, at) || !validAt(issuer, at)) return fault('certificate expired')
  return { ok: true, organisation: [own.toLegacyObject().subject.O ?? ''].flat().join(', '), sealedAt: at.toISOString() }
}

/** The signed bytes and the CMS of the last signature; `partial` when it does not cover the whole file but its own hole. */
function lastSignature(
  pdf: Uint8Array,
): { readonly data: Uint8Array<ArrayBuffer>; readonly cms: Uint8Array<ArrayBuffer> } | 'partial' | undefined {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const range = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1)
  if (range === undefined) return undefined
  const [from, before, resume, after] = range.slice(1).map(Number)
  const hole = text.slice(before, resume)
  const hex = /^<([0-9A-Fa-f]*)>$/.exec(hole)?.[1]
  if (from !== 0 || hex === undefined || resume! + after! !== pdf.length) return 'partial'
  const data = new Uint8Array(before! + after!)
  data.set(pdf.subarray(0, before), 0)
  data.set(pdf.subarray(resume), before)
  return { data, cms: Uint8Array.fromHex(hex.length % 2 === 0 ? hex : hex.slice(0, -1)) }
}

/** Reads CMS SignedData; the zeros that pad the hole are passed over. */
function readCms(der: Uint8Array<ArrayBuffer>): SignedData | undefined {
  try {
    const { result, offset } = fromBER(der.buffer)
    return offset === -1 ? undefined : new SignedData({ schema: new ContentInfo({ schema: result }).content })
  } catch {
    return undefined
  }
}

type SignerInfo = SignedData['signerInfos'][number]

/** The certificate that the signer names by issuer and serial number. */
function certificateOf({ certificates = [] }: SignedData, { sid }: SignerInfo): X509Certificate | undefined {
  if (!(sid instanceof IssuerAndSerialNumber)) return undefined
  const own = certificates.find((one): one is Certificate =>
    one instanceof Certificate && one.serialNumber.isEqual(sid.serialNumber) && one.issuer.isEqual(sid.issuer))
  return own && new X509Certificate(Buffer.from(own.toSchema().toBER(false)))
}

const attributeOf = ({ signedAttrs }: SignerInfo, oid: string): unknown =>
  signedAttrs?.attributes.find(({ type }) => type === oid)?.values[0]

/** The digest of the file that was signed (message-digest). */
function digestOf(info: SignerInfo): Buffer {
  const value = attributeOf(info, '1.2.840.113549.1.9.4')
  return value instanceof OctetString ? Buffer.from(value.valueBlock.valueHexView) : Buffer.alloc(0)
}

/** The time that the sealer claims (signing-time). */
function signingTime(info: SignerInfo): Date | undefined {
  const value = attributeOf(info, '1.2.840.113549.1.9.5')
  return value instanceof UTCTime || value instanceof GeneralizedTime ? value.toDate() : undefined
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
