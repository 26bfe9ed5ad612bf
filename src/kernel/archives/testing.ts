/** Archives and workbooks for tests: what they hold is given, and may lie. */
import { crc32, deflateRawSync } from 'node:zlib'

/** A ZIP archive of the files, deflated; names and sizes may lie. */
export function zipped(files: readonly { readonly name: string; readonly content: string | Buffer; readonly claimed?: number; readonly checksum?: number }[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claimed, checksum } of files) {
    const data = Buffer.from(content)
    const packed = deflateRawSync(data)
    const title = Buffer.from(name)
    // From the version to the length of the name: the same in both headers (APPNOTE 4.3.7, 4.3.12).
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x800, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(checksum ?? crc32(data), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(claimed ?? data.length, 18)
    facts.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, title, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), facts, place, title)
    locals.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, list, Buffer.from('PK\x05\x06'), end])
}

export interface TestSheet {
  readonly name: string
  readonly rows: string
  readonly state?: string
  /** Elements after the cells, such as the list of merged ones. */
  readonly after?: string
}

/** A workbook of sheets given by the XML of their rows; style 1 is a day, 2 a moment, 3 a time, 4 a number in red. */
export function workbook(sheets: readonly TestSheet[], shared: readonly string[] = [], { prolog = '', checksum, parts = [], from1904 = false }: {
  readonly prolog?: string; readonly checksum?: number; readonly parts?: readonly { readonly name: string; readonly content: string }[]; readonly from1904?: boolean
} = {}): Buffer {
  const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${kind}/${type}" Target="${target}"/>`
  return zipped([
    { name: 'xl/workbook.xml', content: `<workbook xmlns:r="${kind}">${from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets.map(({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="r${index}"/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${sheets.map((_, index) => relation(`r${index}`, 'worksheet', `worksheets/sheet${index}.xml`)).join('')}${
      relation('s', 'sharedStrings', 'sharedStrings.xml')}${relation('t', 'styles', '/xl/styles.xml')}</Relationships>` },
    { name: 'xl/sharedStrings.xml', content: `<sst>${shared.map((string) => `<si>${string}</si>`).join('')}</sst>` },
    { name: 'xl/styles.xml', content: `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/><numFmt numFmtId="171" formatCode="[Red]0.00;&quot;day&quot;"/></numFmts>`
      + '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="21"/><xf numFmtId="171"/></cellXfs></styleSheet>' },
    ...parts, ...sheets.map(({ rows, after = '' }, index) => ({ name: `xl/worksheets/sheet${index}.xml`, content: `${prolog}<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`, ...(checksum !== undefined && { checksum }) })),
  ])
}
