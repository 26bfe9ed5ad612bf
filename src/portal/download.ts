/** Gives lists out as files of any length: as CSV that spreadsheets open as it is, or as text of another kind. */
import { stringify } from 'csv-stringify/sync'

/** A file that is written as it goes out: its parts are read no faster than they are taken. */
export function download(name: string, type: string, parts: AsyncIterable<string>): Response {
  const source = parts[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() { await source.return?.() },
  })
  return new Response(body, { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' } })
}

/** A list as one JSON array, a record a line, so that it can be read line by line too. */
export const jsonLines = <T>(name: string, list: AsyncIterable<T>, record: (one: T) => object): Response =>
  download(name, 'application/json; charset=utf-8', records(list, record))

async function* records<T>(list: AsyncIterable<T>, record: (one: T) => object): AsyncGenerator<string> {
  let first = true
  for await (const one of list) {
    yield `${first ? '[\n' : ',\n'}${JSON.stringify(record(one))}`
    first = false
  }
  yield first ? '[]\n' : '\n]\n'
}

type Row = readonly (string | number)[]

/** A list as CSV in UTF-8 with its mark, for without it Excel mistakes the letters. No cell can act as a formula. */
export const csv = (name: string, head: readonly string[], rows: Iterable<Row> | AsyncIterable<Row>): Response => csvOf(name, head, rows, (row) => row)

/** The same, with what each cell says of a record. */
export const csvOf = <T>(name: string, head: readonly string[], list: Iterable<T> | AsyncIterable<T>, row: (one: T) => Row): Response =>
  download(name, 'text/csv; charset=utf-8', lines(head, list, row))

async function* lines<T>(head: readonly string[], list: Iterable<T> | AsyncIterable<T>, row: (one: T) => Row): AsyncGenerator<string> {
  yield `\uFEFF${line(head)}`
  for await (const one of list) yield line(row(one))
}

const line = (row: Row): string => stringify([row.map(harmless)], { record_delimiter: 'windows' })

/** A text that a spreadsheet would take for a formula gets an apostrophe before it; a number, also a negative one, stays one. */
export const harmless = <T extends string | number>(cell: T): T | string =>
  typeof cell === 'string' && /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell
