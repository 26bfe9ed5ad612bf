/**
 * What a PDF carries so that its seal can be checked in years: certificates and revocation lists in a Document Security Store
 * (ISO 32000-2, 12.8.4.3; PAdES baseline B-LT), added behind the seal. Nothing else may be added there.
 */
import { createHash } from 'node:crypto'
import { PDF, PdfArray, PdfBool, PdfDict, PdfName, PdfNumber, PdfRef, PdfStream, PdfString } from '@libpdf/core'

/** Adds the certificates and revocation lists (DER) with which a signature is checked; `contents` are the bytes of its hole. */
export async function addValidationData(
  pdf: Uint8Array, contents: Uint8Array, { certificates, lists }: { readonly certificates: readonly Uint8Array[]; readonly lists: readonly Uint8Array[] },
): Promise<Uint8Array> {
  const document = await PDF.load(pdf)
  const streams = (all: readonly Uint8Array[]): PdfArray =>
    new PdfArray(all.map((bytes) => document.register(new PdfStream(new PdfDict(), bytes))))
  const [certs, crls] = [streams(certificates), streams(lists)]
  // The name of a signature among those that the data is for.
  const name = createHash('sha1').update(contents).digest('hex').toUpperCase()
  const one = document.register(PdfDict.of({ Cert: certs, CRL: crls }))
  document.getCatalog().set('DSS', document.register(PdfDict.of({
    Type: PdfName.of('DSS'), Certs: certs, CRLs: crls, VRI: PdfDict.of({ [name]: one }),
  })))
  return document.save({ incremental: true })
}

/** Whether a file is a sealed one with validation data behind it and no other change: every object of the sealed file is as it was. */
export async function addsOnlyValidationData(sealed: Uint8Array, whole: Uint8Array): Promise<boolean> {
  // One update, and nothing behind it that another reader could take for one.
  const update = Buffer.from(whole.subarray(sealed.length)).toString('latin1')
  if (!/%%EOF\s*$/.test(update) || update.split('startxref').length !== 2 || update.split('%%EOF').length !== 2) return false
  const [before, after] = await Promise.all([sealed, whole].map((pdf) => PDF.load(pdf))) as [PDF, PDF]
  const [old, now] = [before, after].map(({ context }) => context.info.trailer) as [PdfDict, PdfDict]
  if (!['Root', 'Info'].every((key) => same(old.get(key), now.get(key)))) return false
  const root = old.getRef('Root')
  const size = old.getNumber('Size')?.value ?? 0
  for (let number = 1; number < size; number++) {
    const ref = PdfRef.of(number, 0)
    const [then, later] = [before.getObject(ref), after.getObject(ref)]
    const unchanged = ref.objectNumber === root?.objectNumber && then instanceof PdfDict && later instanceof PdfDict
      ? same(then, withoutStore(later)) : same(then, later)
    if (!unchanged) return false
  }
  return true
}

function withoutStore(catalog: PdfDict): PdfDict {
  const copy = catalog.clone()
  copy.delete('DSS')
  return copy
}

/** Whether two objects of PDF are written alike. */
function same(one: unknown, other: unknown): boolean {
  if (one instanceof PdfStream) return other instanceof PdfStream && Buffer.compare(one.data, other.data) === 0 && sameEntries(one, other)
  if (one instanceof PdfDict) return other instanceof PdfDict && !(other instanceof PdfStream) && sameEntries(one, other)
  if (one instanceof PdfArray) return other instanceof PdfArray && one.length === other.length && [...one].every((item, at) => same(item, other.at(at)))
  if (one instanceof PdfRef) return other instanceof PdfRef && one.objectNumber === other.objectNumber && one.generation === other.generation
  if (one instanceof PdfString) return other instanceof PdfString && Buffer.compare(one.bytes, other.bytes) === 0
  if (one instanceof PdfName) return other instanceof PdfName && one.value === other.value
  if (one instanceof PdfNumber) return other instanceof PdfNumber && one.value === other.value
  if (one instanceof PdfBool) return other instanceof PdfBool && one.value === other.value
  return one === other
}

const sameEntries = (one: PdfDict, other: PdfDict): boolean =>
  one.size === other.size && [...one].every(([key, value]) => same(value, other.get(key)))
