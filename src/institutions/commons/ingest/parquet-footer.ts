/** Reads what a Parquet file says in its footer, and which of its bytes the footer accounts for (parquet-format 2.12, Thrift's compact protocol). */

/** What a file says of itself. */
export interface ParquetFooter {
  /** Every text of the footer, bytes that are no text left out; what is said of the values of a column is with its chunks. */
  readonly said: readonly string[]
  readonly groups: readonly { readonly rows: number; readonly chunks: readonly Chunk[] }[]
}

/** The values of a column in a group of rows. */
export interface Chunk {
  /** The name of the column, and of what is nested in it. */
  readonly path: readonly string[]
  /** Where its first page begins, and how many values its pages have, missing ones counted. */
  readonly from: number
  readonly values: number
  /** Where indexes of its pages stand. */
  readonly indexes: readonly Stretch[]
  /** Where the filter of its values stands; an absent length is in its head. */
  readonly filter?: readonly [from: number, length: number | undefined]
  /** Texts of what is said of its values, the least and the greatest one. */
  readonly ofValues: readonly string[]
  /** Where a copy of what the footer says of it stands, as programs of the first version of the format write it after the pages; some tell the place wrongly, and 0 is none. */
  readonly copy: number
}

export type Stretch = readonly [from: number, to: number]

/** The head of a page. */
export interface PageHead {
  /** Bytes of the head, and of what follows it. */
  readonly length: number
  readonly size: number
  /** Of a dictionary: its entries; of data: the values. */
  readonly dictionary?: number
  readonly values?: number
  /** Data by the places of a dictionary. */
  readonly byPlace?: boolean
  /** Texts of what it says of its values. */
  readonly ofValues: ReadonlySet<string>
}

type Value = number | boolean | Buffer | readonly Value[] | Fields
type Fields = ReadonlyMap<number, Value>

/** Structures of the format are five deep; what is deeper is none. */
const deepest = 16

class Compact {
  readonly #bytes: Buffer
  #at = 0
  #depth = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  /** How many bytes were read. */
  get read(): number { return this.#at }

  /** A structure by the numbers of its fields. Throws a RangeError where the bytes are none. */
  struct(): Fields {
    if (this.#depth >= deepest) throw new RangeError('The footer is too deep.')
    this.#depth += 1
    const fields = new Map<number, Value>()
    for (let number = 0, head = this.#byte(); head !== 0; head = this.#byte()) {
      number = head >> 4 === 0 ? this.#integer() : number + (head >> 4)
      const type = head & 15
      fields.set(number, type < 3 ? type === 1 : this.#value(type))
    }
    this.#depth -= 1
    return fields
  }

  #value(type: number): Value {
    switch (type) {
      case 1: case 2: return this.#byte() === 1
      case 3: return this.#byte()
      case 4: case 5: case 6: return this.#integer()
      case 7: return this.#take(8)
      case 8: return this.#take(this.#varint())
      case 9: case 10: {
        const head = this.#byte()
        const size = head >> 4 === 15 ? this.#varint() : head >> 4
        if (size > this.#bytes.length) throw new RangeError('The footer breaks off.')
        return Array.from({ length: size }, () => this.#value(head & 15))
      }
      case 11: {
        const size = this.#varint()
        const kinds = size === 0 ? 0 : this.#byte()
        return Array.from({ length: Math.min(size, this.#bytes.length) }, () => [this.#value(kinds >> 4), this.#value(kinds & 15)])
      }
      case 12: return this.struct()
      case 13: return this.#take(16)
      default: throw new RangeError(`The footer has a field of type ${type}.`)
    }
  }

  #byte(): number {
    return this.#bytes.readUInt8(this.#at++)
  }

  #take(length: number): Buffer {
    if (length > this.#bytes.length - this.#at) throw new RangeError('The footer breaks off.')
    return this.#bytes.subarray(this.#at, this.#at += length)
  }

  /** Up to 2⁵³: no place in a file lies beyond. */
  #varint(): number {
    let [value, scale] = [0, 1]
    for (;;) {
      const byte = this.#byte()
      value += (byte & 127) * scale
      if (byte < 128) return value
      scale *= 128
      if (scale > 2 ** 63) throw new RangeError('The footer has a number of more than 64 bits.')
    }
  }

  #integer(): number {
    const value = this.#varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }
}

const fieldsIn = (value: Value | undefined): Fields => (value instanceof Map ? value : new Map())
const listIn = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : [])
const numberIn = (value: Value | undefined): number => (typeof value === 'number' ? value : 0)

/** FileMetaData: row groups; RowGroup: columns, rows; ColumnChunk: its metadata; ColumnMetaData: statistics. */
const [rowGroups, columns, rowCount, chunkMetadata, statistics] = [4, 1, 3, 3, 12]

/** Adds the texts of all fields but one. */
function saying(fields: Fields, but: number | undefined, said: Set<string>): void {
  for (const [number, value] of fields) if (number !== but) say(value, said)
}

function say(value: Value, said: Set<string>): void {
  if (Buffer.isBuffer(value)) for (const text of textsIn(value)) said.add(text)
  else if (value instanceof Map) saying(value, undefined, said)
  else if (Array.isArray(value)) for (const one of value) say(one, said)
}

/** Texts of a structure that tells of values. */
function textsOf(value: Value | undefined): ReadonlySet<string> {
  const said = new Set<string>()
  if (value !== undefined) say(value, said)
  return said
}

/** Reads a copy of the metadata of a column's chunk at the beginning of some bytes: how long it is, and its texts. Throws a RangeError where there is none. */
export function readChunkCopy(bytes: Buffer, path: readonly string[]): { readonly length: number; readonly said: ReadonlySet<string>; readonly ofValues: ReadonlySet<string> } {
  const compact = new Compact(bytes)
  const said = new Set<string>()
  const metadata = compact.struct()
  if (String(listIn(metadata.get(3))) !== String(path)) throw new RangeError('No copy of the metadata stands here.')
  saying(metadata, statistics, said)
  return { length: compact.read, said, ofValues: textsOf(metadata.get(statistics)) }
}

/** Reads the bytes of a footer. Throws a RangeError where they are none. */
export function readParquetFooter(bytes: Buffer): ParquetFooter {
  const file = new Compact(bytes).struct()
  const said = new Set<string>()
  const sayAllBut = (fields: Fields, but: number): void => saying(fields, but, said)
  sayAllBut(file, rowGroups)
  const groups = listIn(file.get(rowGroups)).map(fieldsIn).map((group) => {
    sayAllBut(group, columns)
    const chunks = listIn(group.get(columns)).map(fieldsIn).map((chunk): Chunk => {
      const metadata = fieldsIn(chunk.get(chunkMetadata))
      sayAllBut(chunk, chunkMetadata)
      sayAllBut(metadata, statistics)
      const number = (of: Fields, field: number): number => numberIn(of.get(field))
      const [filter, filterLength] = [number(metadata, 14), number(metadata, 15)]
      const indexes = [[number(chunk, 4), number(chunk, 5)], [number(chunk, 6), number(chunk, 7)]] as const
      return {
        copy: number(chunk, 2), path: listIn(metadata.get(3)).flatMap((part) => (Buffer.isBuffer(part) ? [part.toString()] : [])), values: number(metadata, 5),
        // Pages of data, of an index and of a dictionary, whichever come first.
        from: Math.min(...[9, 10, 11].map((field) => number(metadata, field)).filter((place) => place > 0)),
        indexes: indexes.flatMap(([from, length]): readonly Stretch[] => (from > 0 && length > 0 ? [[from, from + length]] : [])),
        ...(filter > 0 && { filter: [filter, filterLength > 0 ? filterLength : undefined] }), ofValues: [...textsOf(metadata.get(statistics))],
      }
    })
    return { rows: numberIn(group.get(rowCount)), chunks }
  })
  return { said: [...said], groups }
}

/** A count or a size. Throws a RangeError where it is below nought or absent. */
function countIn(fields: Fields, field: number): number {
  const count = numberIn(fields.get(field) ?? -1)
  if (count < 0) throw new RangeError('A size is below nought.')
  return count
}

/** Reads the head of a page of data or of a dictionary at the beginning of some bytes. Throws a RangeError where there is none. */
export function readPageHead(bytes: Buffer): PageHead {
  const compact = new Compact(bytes)
  const head = compact.struct()
  const [data, dictionary, dataOfTwo] = [head.get(5), head.get(7), head.get(8)]
  // Pages of an index are written by nobody, and read by nobody.
  if ([data, dictionary, dataOfTwo, head.get(6)].filter((one) => one !== undefined).length !== 1 || head.has(6)) throw new RangeError('A page is of no kind that is read.')
  const page = { length: compact.read, size: countIn(head, 3), ofValues: textsOf(head) }
  if (dictionary !== undefined) return { ...page, dictionary: countIn(fieldsIn(dictionary), 1) }
  const places = new Set([2, 8]) // PLAIN_DICTIONARY, RLE_DICTIONARY
  const values = fieldsIn(data ?? dataOfTwo)
  return { ...page, values: countIn(values, 1), byPlace: places.has(numberIn(values.get(data === undefined ? 4 : 2))) }
}

/** Reads an index of pages. Throws a RangeError where the bytes are none, or more than one. */
export function readPageIndex(bytes: Buffer): ReadonlySet<string> {
  const compact = new Compact(bytes)
  const index = compact.struct()
  if (compact.read !== bytes.length) throw new RangeError('An index of pages is shorter than the footer says.')
  return textsOf(index)
}

/** Reads the head of a filter of values at the beginning of some bytes: its length, and how many bytes the filter has. Throws a RangeError where there is none. */
export function readFilterHead(bytes: Buffer): { readonly length: number; readonly size: number; readonly said: ReadonlySet<string> } {
  const compact = new Compact(bytes)
  const head = compact.struct()
  const size = countIn(head, 1)
  if (size === 0 || size % 32 !== 0) throw new RangeError('A filter is of whole blocks.')
  return { length: compact.read, size, said: textsOf(head) }
}

/** Texts among the bits of a filter: they are as good as random, so only what is as long as a number of a person. */
export const textsAmongBits = (bits: Buffer): readonly string[] => bits.toString('utf8').match(/[^\p{Cc}\uFFFD]{9,}/gu) ?? []

/** Libraries keep their own schema in base64: what it says is said too. */
const base64 = /^[A-Za-z\d+/]{40,}={0,2}$/

/** The texts among bytes: runs of characters that people read. */
function textsIn(bytes: Buffer): readonly string[] {
  const text = bytes.toString('utf8')
  if (base64.test(text)) return textsIn(Buffer.from(text, 'base64'))
  return text.split(/[\p{Cc}\uFFFD]+/u).map((one) => one.trim()).filter((one) => one.length > 2)
}
