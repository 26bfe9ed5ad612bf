/** How PostgreSQL's values look in TypeScript: exact numbers, and times as text that sorts. */
import type { ColumnType } from 'kysely'
import { TypeOverrides } from 'pg'
import { type Instant, instantAt } from '../../law/time.ts'

/** A `jsonb` column: read as a value, written as JSON text. */
export type JsonColumn<T> = ColumnType<T, null extends T ? string | null | undefined : string, null extends T ? string | null : string>

type Parse = (value: string) => unknown

const asWritten: Parse = (value) => value

const momentInUtc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/

/** Reads PostgreSQL's `2026-03-02 09:00:00.123456+00`; microseconds are cut, infinity and years before Christ stay as written. */
export function parseInstant(value: string): Instant {
  const parts = momentInUtc.exec(value)
  if (parts) return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(3, '0').slice(0, 3)}Z` as Instant
  const moment = new Date(value)
  return Number.isNaN(moment.getTime()) ? value as Instant : instantAt(moment.getTime())
}

/** Reads an array of one dimension whose values hold no comma, quote or brace: numbers and times. */
const listOf = (parse: Parse): Parse => (value) =>
  value === '{}' ? [] : value.slice(1, -1).split(',').map((item) => (item === 'NULL' ? null : parse(item.replaceAll('"', ''))))

/** The parsers given to every connection; the rest are the driver's own (jsonb as values, bytea as bytes). */
export const types = new TypeOverrides()

const parsers: readonly (readonly [oid: number, parse: Parse])[] = [
  [20, BigInt], // int8
  [1016, listOf(BigInt)],
  [1700, asWritten], // numeric
  [1231, listOf(asWritten)],
  [1082, asWritten], // date
  [1182, listOf(asWritten)],
  [1114, asWritten], // timestamp without a zone
  [1115, listOf(asWritten)],
  [1184, parseInstant], // timestamptz
  [1185, listOf(parseInstant)],
  [1186, asWritten], // interval
]

for (const [oid, parse] of parsers) types.setTypeParser(oid, 'text', parse)
