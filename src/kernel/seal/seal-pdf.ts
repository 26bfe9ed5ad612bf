/** Puts the seal on a PDF: PAdES baseline B-B (ETSI EN 319 142-1), with a time stamp B-T and B-LT; an invisible field of the first page. */
import { createHash } from 'node:crypto'
import { type PDF, PdfArray, PdfDict, PdfName, PdfNumber, type PdfRef, PdfString } from '@libpdf/core'
import type { Instant } from '../../law/time.ts'
import { addTimestamp, cmsBytes, signatureValue, signContent } from './cms.ts'
import { revocationLists } from './revocation.ts'
import type { Seal } from './seal.ts'
import { readTimestamp, type Timestamp } from './timestamp-token.ts'
import type { TimestampAuthority } from './timestamps.ts'
import { addValidationData } from './validation-data.ts'

/** Room for the signature in the file, in bytes: two certificates and the signature take about two thousand, a time stamp up to ten. */
const room = 16_384
/** What stands for a number of `ByteRange` until all of them are known. */
const unknown = 9_999_999_999

/** How a paper is sealed. */
export interface Sealing {
  readonly at: Instant
  /** What readers of a screen hear. */
  readonly reason: string
  /** Without an authority, or without its answer, the seal says its own time alone (B-B). */
  readonly timestamps?: TimestampAuthority
  /** Takes why there is no time stamp, or no word on what was revoked. */
  readonly report: (error: unknown) => void
}

/** Writes a document anew with the seal on it; any later change of a byte breaks the seal. */
export async function sealPdf(document: PDF, seal: Seal, { at, reason, timestamps, report }: Sealing): Promise<Uint8Array> {
  addField(document, at, reason)
  const file = await document.save()
  const { before, resume } = setByteRange(file)
  const digest = createHash('sha256').update(file.subarray(0, before)).update(file.subarray(resume)).digest()
  const { certificate, privateKey } = seal.current
  const signed = await signContent({ digest }, { certificate, privateKey }, [seal.authority])
  const unlessReported = (error: unknown): undefined => { report(error) }
  const timestamp = timestamps && await stamp(signatureValue(signed), timestamps).catch(unlessReported)
  if (timestamp) addTimestamp(signed, timestamp.token)
  const contents = Buffer.concat([cmsBytes(signed), new Uint8Array(room)]).subarray(0, room)
  file.set(Buffer.from(contents.toString('hex')), before + 1)
  if (!timestamp) return file
  const certificates = [certificate, seal.authority, ...timestamp.certificates.filter((one) => Buffer.compare(one, seal.authority) !== 0)]
  const lists = await revocationLists(timestamp.certificates, seal).catch(unlessReported)
  return lists ? addValidationData(file, contents, { certificates, lists }) : file
}

/** Has a signature stamped; throws when the stamp is not one of those that the authority promises. */
async function stamp(signature: Uint8Array, timestamps: TimestampAuthority): Promise<Timestamp & { readonly token: Uint8Array }> {
  const token = Uint8Array.from(await timestamps.stamp(createHash('sha256').update(signature).digest()))
  const timestamp = await readTimestamp(token, signature)
  if (!timestamp?.leadsTo(timestamps.authorities)) throw new Error('The time-stamping authority answered with a stamp that does not hold')
  return { ...timestamp, token }
}

/**
 * The field of the seal, its widget, and the signature that is still empty. The widget stands in the page, as ISO 32000-1,
 * 12.5.2 wants it; it has no size, so it needs no appearance, and the form names no font.
 */
function addField(document: PDF, at: Instant, reason: string): void {
  const page = document.getPages()[0]
  if (page === undefined) throw new TypeError('A paper has pages')
  const signature = document.register(PdfDict.of({
    Type: PdfName.of('Sig'), Filter: PdfName.of('Adobe.PPKLite'), SubFilter: PdfName.of('ETSI.CAdES.detached'),
    ByteRange: new PdfArray([0, unknown, unknown, unknown].map((one) => PdfNumber.of(one))),
    Contents: PdfString.fromBytes(new Uint8Array(room)),
    M: PdfString.fromString(`D:${at.slice(0, 19).replaceAll(/\D/g, '')}Z`),
    Reason: PdfString.fromString(reason),
  }))
  const field = document.register(PdfDict.of({
    Type: PdfName.of('Annot'), Subtype: PdfName.of('Widget'), FT: PdfName.of('Sig'),
    T: PdfString.fromString('Seal'), TU: PdfString.fromString(reason), V: signature,
    P: page.ref, F: PdfNumber.of(0b1000_0100), Rect: new PdfArray([0, 0, 0, 0].map((one) => PdfNumber.of(one))), // printed, locked
  }))
  annotate(document, page.dict, field)
  document.getCatalog().set('AcroForm', document.register(PdfDict.of({ Fields: new PdfArray([field]), SigFlags: PdfNumber.of(3) })))
}

function annotate(document: PDF, page: PdfDict, annotation: PdfRef): void {
  const annotations = page.getArray('Annots', (ref) => document.getObject(ref))
  if (annotations === undefined) page.set('Annots', new PdfArray([annotation]))
  else annotations.push(annotation)
}

/** Says in the file which bytes the seal covers: all but the hole for the signature, which begins at `before` and ends at `resume`. */
function setByteRange(file: Uint8Array): { readonly before: number; readonly resume: number } {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  // The signature is the last that was registered, so it is written behind everything that people have named.
  const placeholder = `[0 ${unknown} ${unknown} ${unknown}]`
  const at = text.lastIndexOf(placeholder)
  const before = text.indexOf(`<${'0'.repeat(room * 2)}>`, at)
  if (at === -1 || before === -1) throw new TypeError('The file has no room for a signature')
  const resume = before + room * 2 + 2
  text.write(`[0 ${before} ${resume} ${file.length - resume}]`.padEnd(placeholder.length), at, 'latin1')
  return { before, resume }
}
