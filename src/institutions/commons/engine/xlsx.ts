/**
 * Writes one sheet of an XLSX workbook as a stream: ECMA-376 in the smallest form that spreadsheets open, in a ZIP whose sizes
 * follow the data. Memory does not grow with the rows. Texts are never formulas, because they are written as inline strings.
 */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import type { Cell } from './protocol.ts'

/** Rows that a sheet can hold with its heading (ECMA-376 implementations). */
export const sheetRows = 1_048_576
const sheetColumns = 16_384
/** Characters that a cell can hold. */
const cellText = 32_767

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const parts: readonly (readonly [name: string, text: string])[] = [
  ['[Content_Types].xml', `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
    + `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>`
    + `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`],
  ['_rels/.rels', `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`],
]

/** What XML 1.0 cannot say at all: controls apart from tab and ends of lines, and two code points that are no characters. */
const unspeakable = /(?![\t\n\r])\p{Cc}(?<![\u007f-\u009f])|[\ufffe\uffff]/gu
const escape = (text: string): string => text.slice(0, cellText).toWellFormed().replace(unspeakable, '\ufffd')
  .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function cellXml(cell: Cell): string {
  if (cell === null) return '<c/>'
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${escape(typeof cell === 'string' ? cell : JSON.stringify(cell))}</t></is></c>`
}

const rowXml = (cells: readonly Cell[]): string => `<row>${cells.slice(0, sheetColumns).map(cellXml).join('')}</row>`

interface Entry { readonly name: Buffer; readonly at: number; readonly crc: number; readonly packed: number; readonly size: number }

/** Writes the workbook to a file; rows come in batches. */
export async function writeWorkbook(
  file: string, heading: readonly string[], batches: AsyncIterable<readonly (readonly Cell[])[]>,
): Promise<void> {
  const out = createWriteStream(file, { flags: 'w' })
  const ended = finished(out)
  ended.catch(() => undefined)
  const entries: Entry[] = []
  let at = 0
  const put = async (bytes: Buffer): Promise<void> => {
    at += bytes.length
    if (!out.write(bytes)) await Promise.race([once(out, 'drain'), ended])
  }

  const entry = async (name: string, texts: AsyncIterable<string> | Iterable<string>): Promise<void> => {
    const [start, label] = [at, Buffer.from(name)]
    await put(Buffer.concat([header(0x04034b50, [], label), label]))
    const deflate = createDeflateRaw({ level: 4 })
    const [from, sink] = [at, (async () => { for await (const bytes of deflate) await put(bytes) })()]
    sink.catch(() => undefined)
    let [crc, size] = [0, 0]
    for await (const text of texts) {
      const bytes = Buffer.from(text)
      crc = crc32(bytes, crc)
      size += bytes.length
      if (!deflate.write(bytes)) await Promise.race([once(deflate, 'drain'), sink])
    }
    deflate.end()
    await sink
    if (size > 0xffff_fff0 || at > 0xffff_fff0) throw new RangeError('File too large')
    entries.push({ name: label, at: start, crc, packed: at - from, size })
    const trailer = Buffer.alloc(16)
    for (const [place, value] of [0x08074b50, crc, at - from, size].entries()) trailer.writeUInt32LE(value, place * 4)
    await put(trailer)
  }

  for (const [name, text] of parts) await entry(name, [head + text])
  await entry('xl/worksheets/sheet1.xml', (async function* () {
    yield `${head}<worksheet xmlns="${main}"><sheetData>${rowXml(heading)}`
    for await (const rows of batches) yield rows.map(rowXml).join('')
    yield '</sheetData></worksheet>'
  })())
  await directory(entries, at, put)
  out.end()
  await ended
}

/** A local header, or with the numbers of an entry one of the directory (APPNOTE.TXT 4.3.7 and 4.3.12); names are UTF-8. */
function header(signature: number, entry: readonly number[], name: Buffer): Buffer {
  const central = entry.length > 0
  const bytes = Buffer.alloc(central ? 46 : 30)
  bytes.writeUInt32LE(signature, 0)
  const after = central ? bytes.writeUInt16LE(20, 4) : 4
  bytes.writeUInt16LE(20, after)
  bytes.writeUInt16LE(0x0808, after + 2) // sizes follow the data; names are UTF-8
  bytes.writeUInt16LE(8, after + 4)
  bytes.writeUInt16LE(0x0021, after + 8) // 1 January 1980: the same rows give the same bytes
  const [crc = 0, packed = 0, size = 0, at = 0] = entry
  for (const [place, value] of [crc, packed, size].entries()) bytes.writeUInt32LE(value, after + 10 + place * 4)
  bytes.writeUInt16LE(name.length, after + 22)
  if (central) bytes.writeUInt32LE(at, 42)
  return bytes
}

async function directory(entries: readonly Entry[], from: number, put: (bytes: Buffer) => Promise<void>): Promise<void> {
  let size = 0
  for (const { name, crc, packed, size: full, at } of entries) {
    const bytes = Buffer.concat([header(0x02014b50, [crc, packed, full, at], name), name])
    size += bytes.length
    await put(bytes)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(from, 16)
  await put(end)
}
