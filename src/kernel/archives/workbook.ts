/** Opens an XLSX workbook: its sheets, shared strings and the styles that make numbers days. XML is read without entities of its own. */
import { pipeline } from 'node:stream/promises'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Failure } from '../../law/failure.ts'
import { Aside } from './aside.ts'
import type { Budget } from './budget.ts'
import { notRead, tooMuch } from './messages.ts'
import { openZip, type Source, type Zip } from './zip.ts'

export interface Workbook {
  /** In their order, with the path of their part. */
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[]
  readonly shared: readonly string[]
  /** The part of the shared strings; what it says beside them, such as how they are spoken. */
  readonly strings?: { readonly part: string; readonly beside: Aside }
  /** By the number of the cell's style; undefined for what is no day. */
  readonly dates: readonly (DateStyle | undefined)[]
  /** Days are counted from 1904, as old Macintoshes did. */
  readonly from1904: boolean
  readonly zip: Zip
  close(): void
}

export type DateStyle = 'date' | 'moment' | 'time'

/** What is done with the elements of a part, by their local names. */
export interface Handler {
  opened(name: string, attribute: (name: string) => string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  closed?(name: string): void
  /** Comments and instructions to programs. */
  remark?(text: string): void
}

/** A sheet has six levels of elements; what is deeper is not one. */
const deepest = 64
/** Characters of all shared strings together. */
const mostShared = 80 * 2 ** 20

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads a part of the workbook; answers after each of its chunks, so that the taker can empty what it gathered. */
export async function* eventsOf({ zip }: Pick<Workbook, 'zip'>, part: string, budget: Budget, handler: Handler): AsyncGenerator<void> {
  const entry = zip.entries.find(({ name }) => name.toLowerCase() === part.toLowerCase())
  if (!entry) throw new Error(`The workbook has no part ${part}`)
  const parser = new SaxesParser({ position: false, xmlns: false })
  let depth = 0
  parser.on('doctype', () => { throw new Error('A workbook has no document type') })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (++depth > deepest) throw new Error('The elements are nested too deep')
    handler.opened(local(name), (wanted) => attributes[wanted] ?? '', attributes)
  })
  parser.on('text', (text) => handler.text?.(text))
  parser.on('cdata', (text) => handler.text?.(text))
  parser.on('comment', (text) => handler.remark?.(text))
  parser.on('processinginstruction', ({ target, body }) => handler.remark?.(`${target} ${body}`))
  parser.on('closetag', ({ name }) => {
    depth -= 1
    handler.closed?.(local(name))
  })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const meter = budget.meter()
  const pumped = pipeline(await zip.read(entry), meter)
  // The failure of the pump is that of the loop below; nobody else may be told of it first.
  pumped.catch(() => {})
  for await (const chunk of meter) {
    parser.write(decoder.decode(chunk, { stream: true }))
    yield
  }
  await pumped
  parser.close()
  yield
}

async function read(workbook: Pick<Workbook, 'zip'>, part: string, budget: Budget, handler: Handler): Promise<void> {
  for await (const _ of eventsOf(workbook, part, budget, handler));
}

/** Opens a workbook. Throws a `Failure` when it is damaged, lies about its size or brings entities of its own. */
export async function openWorkbook(source: Source, { label, limits, budget }: {
  readonly label: string; readonly limits: { readonly entries: number }; readonly budget: Budget
}): Promise<Workbook> {
  const zip = await openZip(source, label, limits)
  try {
    const { sheets, from1904, parts } = await indexOf(zip, budget)
    const strings = parts.shared === undefined ? undefined : { part: parts.shared, beside: new Aside() }
    return {
      zip, from1904, sheets, close: () => zip.close(), ...(strings && { strings }),
      shared: strings === undefined ? [] : await sharedStrings(zip, strings, budget),
      dates: parts.styles === undefined ? [] : await dateStyles(zip, parts.styles, budget),
    }
  } catch (error) {
    zip.close()
    throw error instanceof Failure ? error : notRead('brokenSpreadsheet', label)
  }
}

async function indexOf(zip: Zip, budget: Budget) {
  const related = new Map<string, { readonly type: string; readonly part: string }>()
  await read({ zip }, 'xl/_rels/workbook.xml.rels', budget, {
    opened(name, attribute) {
      if (name !== 'Relationship') return
      const target = attribute('Target')
      related.set(attribute('Id'), {
        type: attribute('Type').split('/').at(-1) ?? '', part: target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
      })
    },
  })
  const sheets: { readonly name: string; readonly part: string; readonly hidden: boolean }[] = []
  let from1904 = false
  await read({ zip }, 'xl/workbook.xml', budget, {
    opened(name, attribute) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute('date1904'))
      if (name !== 'sheet') return
      const target = related.get(attribute('r:id') || attribute('d3p1:id'))
      if (target?.type === 'worksheet') sheets.push({ name: attribute('name'), part: target.part, hidden: /hidden/i.test(attribute('state')) })
    },
  })
  const partOf = (type: string): string | undefined => [...related.values()].find((each) => each.type === type)?.part
  const there = (part: string | undefined): string | undefined => (zip.entries.some(({ name }) => name.toLowerCase() === part?.toLowerCase()) ? part : undefined)
  return { sheets, from1904, parts: { shared: there(partOf('sharedStrings')), styles: there(partOf('styles')) } }
}

/** Signs that XML cannot hold are written by their numbers: `_x000D_`. */
const unescaped = (text: string): string => (text.includes('_x')
  ? text.replace(/_x([0-9a-f]{4})_/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))) : text)

async function sharedStrings(zip: Zip, { part, beside }: NonNullable<Workbook['strings']>, budget: Budget): Promise<readonly string[]> {
  const strings: string[] = []
  let string = ''
  let reading = false
  let phonetic = false
  let length = 0
  await read({ zip }, part, budget, {
    opened(name, _, attributes) {
      beside.say(name)
      beside.sayAll(attributes)
      if (name === 'si') string = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') reading = !phonetic
    },
    text(text) {
      if (reading) string += text
      else beside.say(text)
    },
    remark(text) { beside.say(text) },
    closed(name) {
      if (name === 't') reading = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') {
        length += string.length
        if (length > mostShared) throw tooMuch.unfolded()
        strings.push(unescaped(string))
      }
    },
  })
  return strings
}

async function dateStyles(zip: Zip, part: string, budget: Budget): Promise<readonly (DateStyle | undefined)[]> {
  const codes = new Map<number, string>()
  const styles: (DateStyle | undefined)[] = []
  let cells = false
  await read({ zip }, part, budget, {
    opened(name, attribute) {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode'))
      else if (name === 'cellXfs') cells = true
      else if (name === 'xf' && cells) {
        const format = Number(attribute('numFmtId'))
        styles.push(codes.has(format) ? dateStyleOf(codes.get(format)!) : builtIn(format))
      }
    },
    closed(name) { if (name === 'cellXfs') cells = false },
  })
  return styles
}

/** ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are days of East Asian languages. */
function builtIn(format: number): DateStyle | undefined {
  if (format === 22) return 'moment'
  if ((format >= 14 && format <= 17) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58)) return 'date'
  return (format >= 18 && format <= 21) || (format >= 45 && format <= 47) ? 'time' : undefined
}

/** Judges a format code by its letters; what is quoted, escaped or in brackets (colours, languages) does not count. */
export function dateStyleOf(code: string): DateStyle | undefined {
  const [first = ''] = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';')
  const letters = first.replace(/general|am\/pm|a\/p/gi, '').toLowerCase()
  const day = /[yd]|mmm/.test(letters)
  const hours = /[hs]/.test(letters)
  return day ? (hours ? 'moment' : 'date') : hours ? 'time' : /m/.test(letters) ? 'date' : undefined
}
