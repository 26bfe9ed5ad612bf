/** Parquet written byte by byte (parquet-format 2.10, Thrift's compact protocol), for the tests of what no library would write. */
import { gzipSync } from 'node:zlib'

const varint = (number: number): readonly number[] => (number < 128 ? [number] : [(number % 128) | 128, ...varint(Math.floor(number / 128))])
const zigzag = (number: number): readonly number[] => varint(number < 0 ? -number * 2 - 1 : number * 2)

type Value = { readonly type: 5 | 6 | 8 | 9 | 12; readonly bytes: readonly number[] }
const i32 = (number: number): Value => ({ type: 5, bytes: zigzag(number) })
const i64 = (number: number): Value => ({ type: 6, bytes: zigzag(number) })
const binary = (text: string): Value => ({ type: 8, bytes: [...varint(Buffer.byteLength(text)), ...Buffer.from(text)] })
const list = (...values: readonly Value[]): Value => ({ type: 9, bytes: [(values.length << 4) | values[0]!.type, ...values.flatMap(({ bytes }) => bytes)] })

/** A struct of fields by their numbers, in their order. */
function struct(fields: readonly (readonly [number: number, value: Value])[]): Value {
  let last = 0
  const bytes = fields.flatMap(([number, value]) => {
    const head = ((number - last) << 4) | value.type
    last = number
    return [head, ...value.bytes]
  })
  return { type: 12, bytes: [...bytes, 0] }
}

export interface Beside {
  /** Another entry of the dictionary, of no row. */
  readonly unused?: string
  /** What wrote the file. */
  readonly by?: string
  /** What the footer calls the least value. */
  readonly least?: string
  /** What it calls a filter of the values, and an index of the pages. */
  readonly filter?: Buffer
  readonly index?: Buffer
  /** What it calls a page of an index, before the others. */
  readonly first?: Buffer
}

/** A head of a page as long as it says that its content is short: whoever goes by that stays where he is. */
export const pageThatEndsWhereItBegins = Buffer.from(struct([[1, i32(1)], [2, i32(0)], [3, i32(-7)]]).bytes)
/** A filter of one block. */
export const filterOf = (bits: Buffer): Buffer => Buffer.concat([Buffer.from(struct([[1, i32(bits.length)], ...[2, 3, 4].map((field) => [field, struct([[1, struct([])]])] as const)]).bytes), bits])

/** A table of one column `t`, in which every row is the same text of `length` letters: one entry of a dictionary, and one run. */
export function repeatedText({ length, rows, unused, by, least, filter = Buffer.alloc(0), index = Buffer.alloc(0), first = Buffer.alloc(0) }: Beside & { readonly length: number; readonly rows: number }): Buffer {
  const [byteArray, gzip, plain, rle, dictionaryOf, required, utf8] = [6, 2, 0, 3, 8, 0, 0]
  const size = Buffer.alloc(4)
  size.writeUInt32LE(length)
  const another = unused === undefined ? [] : [Buffer.from([unused.length, 0, 0, 0]), Buffer.from(unused)]
  const entry = Buffer.concat([size, Buffer.alloc(length, 'x'), ...another])
  const run = Buffer.from([1, ...varint(rows * 2), 0])
  const page = (type: number, content: Buffer, header: readonly [number, Value]): Buffer => {
    const packed = gzipSync(content)
    return Buffer.concat([Buffer.from(struct([[1, i32(type)], [2, i32(content.length)], [3, i32(packed.length)], header]).bytes), packed])
  }
  const dictionary = page(2, entry, [7, struct([[1, i32(unused === undefined ? 1 : 2)], [2, i32(plain)]])])
  const data = page(0, run, [5, struct([[1, i32(rows)], [2, i32(dictionaryOf)], [3, i32(rle)], [4, i32(rle)]])])
  const mark = Buffer.from('PAR1')
  const begin = mark.length + first.length
  const past = begin + dictionary.length + data.length
  const column = struct([
    [1, i32(byteArray)], [2, list(i32(plain), i32(dictionaryOf))], [3, list(binary('t'))], [4, i32(gzip)], [5, i64(rows)], [6, i64(entry.length + run.length)],
    [7, i64(dictionary.length + data.length)], [9, i64(begin + dictionary.length)], ...(first.length > 0 ? [[10, i64(mark.length)] as const] : []), [11, i64(begin)],
    ...(least === undefined ? [] : [[12, struct([[6, binary(least)]])] as const]), ...(filter.length > 0 ? [[14, i64(past)], [15, i32(filter.length)]] as const : []),
  ])
  const footer = Buffer.from(struct([
    [1, i32(1)], [2, list(struct([[4, binary('schema')], [5, i32(1)]]), struct([[1, i32(byteArray)], [3, i32(required)], [4, binary('t')], [6, i32(utf8)]]))], [3, i64(rows)],
    [4, list(struct([[1, list(struct([[2, i64(mark.length)], [3, column], ...(index.length > 0 ? [[6, i64(past + filter.length)], [7, i32(index.length)]] as const : [])]))], [2, i64(entry.length)], [3, i64(rows)]]))],
    ...(by === undefined ? [] : [[6, binary(by)] as const]),
  ]).bytes)
  const end = Buffer.alloc(4)
  end.writeUInt32LE(footer.length)
  return Buffer.concat([mark, first, dictionary, data, filter, index, footer, end, mark])
}
