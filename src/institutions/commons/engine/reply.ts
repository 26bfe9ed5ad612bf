/** Reads what a child says before anything trusts its shape: a child that was broken into may say anything. */
import type { Reply, ResultPage, Trouble } from './protocol.ts'
import type { TableStatistics } from './statistics.ts'

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isText = (value: unknown): value is string => typeof value === 'string'
const isListOf = <T>(value: unknown, is: (item: unknown) => item is T): value is T[] => Array.isArray(value) && value.every(is)
const perhaps = <T>(value: unknown, is: (item: unknown) => item is T): value is T | undefined => value === undefined || is(value)

const reasons: Readonly<Record<Trouble['reason'], true>> = {
  syntax: true, 'unknown table': true, 'unknown column': true, 'unknown function': true, several: true, empty: true, 'not a query': true,
  parameters: true, expression: true, order: true, 'deep order': true, forbidden: true, value: true, file: true, memory: true, disk: true,
  interrupted: true, long: true, wide: true, 'too many rows': true, unsupported: true, broken: true,
}

const isTrouble = (value: unknown): value is Trouble => isObject(value) && isText(value['reason']) && Object.hasOwn(reasons, value['reason'])
  && isText(value['message']) && perhaps(value['line'], isNumber) && perhaps(value['column'], isNumber)
  && perhaps(value['named'], isText) && perhaps(value['names'], (names) => isListOf(names, isText))

const isReply = (value: unknown): value is Reply => isObject(value) && (value['say'] === 'ready'
  || (value['say'] === 'done' && isNumber(value['id']))
  || (value['say'] === 'failed' && isNumber(value['id']) && isTrouble(value['trouble']) && typeof value['spoilt'] === 'boolean'))

export const readReply = (value: unknown): Reply | undefined => (isReply(value) ? value : undefined)

const isColumn = (value: unknown): value is ResultPage['columns'][number] =>
  isObject(value) && isText(value['name']) && isText(value['type'])
const isCut = (value: unknown): value is ResultPage['cut'][number] =>
  isObject(value) && isNumber(value['row']) && isNumber(value['column'])

/** Cells need no look: whatever JSON can say is a cell. */
const isPage = (value: unknown): value is ResultPage => isObject(value) && isListOf(value['columns'], isColumn)
  && Array.isArray(value['rows']) && value['rows'].every(Array.isArray) && isListOf(value['cut'], isCut)
  && typeof value['truncated'] === 'boolean' && isNumber(value['elapsedMs'])

function expect<T>(value: unknown, is: (value: unknown) => value is T): T {
  if (!is(value)) throw new Error('A process of the query engine answered in a shape that is not its own')
  return value
}

export const asPage = (value: unknown): ResultPage & { readonly total?: number } => expect(value,
  (page): page is ResultPage & { readonly total?: number } => isPage(page) && perhaps('total' in page ? page.total : undefined, isNumber))

export const asRows = (value: unknown): ResultPage & { readonly total: number; readonly totalColumns: number } => expect(value,
  (page): page is ResultPage & { readonly total: number; readonly totalColumns: number } =>
    isPage(page) && 'total' in page && isNumber(page.total) && 'totalColumns' in page && isNumber(page.totalColumns))

export const asPages = (value: unknown): readonly ResultPage[] => expect(value, (pages) => isListOf(pages, isPage))

export const asWritten = (value: unknown): { readonly rows: number } =>
  expect(value, (written): written is { readonly rows: number } => isObject(written) && isNumber(written['rows']))

export const asStatistics = (value: unknown): TableStatistics => expect(value, (found): found is TableStatistics =>
  isObject(found) && isNumber(found['rows']) && typeof found['estimatedMedians'] === 'boolean'
  && isListOf(found['columns'], (column): column is TableStatistics['columns'][number] =>
    isObject(column) && isText(column['name']) && isText(column['type']) && isText(column['kind']) && isNumber(column['missing'])))
