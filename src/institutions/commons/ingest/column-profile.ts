/** What the numbers of a column mean: its kind, the buckets of its distribution, its values as days and numbers. Pure. */
import type { Day } from '../../../law/time.ts'
import type { ColumnKind, ColumnProfile } from './contract.ts'
import { numberOf } from './duck.ts'

/** How a column is measured. */
export type Family = 'number' | 'date' | 'time' | 'text' | 'boolean' | 'nested' | 'other'

export interface Shape { readonly name: string; readonly type: string; readonly family: Family }

const familyOf = (type: string): Family => {
  if (/[[\]]|^(STRUCT|MAP|UNION|LIST)\b/.test(type)) return 'nested'
  if (/^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|UHUGEINT|FLOAT|DOUBLE|DECIMAL)/.test(type)) return 'number'
  if (/^(DATE|TIMESTAMP)/.test(type)) return 'date'
  if (type.startsWith('TIME')) return 'time'
  if (type === 'VARCHAR') return 'text'
  return type === 'BOOLEAN' ? 'boolean' : 'other'
}

export const shapeOf = (name: string, type: string): Shape => ({ name, type, family: familyOf(type) })

/** What the first pass has found, in the engine's values. */
export interface Measured {
  readonly shape: Shape
  readonly rows: number
  readonly filled: number
  readonly distinct: number
  readonly min: unknown
  readonly max: unknown
  readonly mean: unknown
  readonly std: unknown
  /** Of dates, seconds from 1970. */
  readonly median: unknown
  readonly lengths: { readonly min: number; readonly mean: number; readonly max: number } | undefined
  readonly newest: Day | undefined
}

const isWhole = (type: string): boolean => /INT(EGER)?$/.test(type)

const coordinate = /^(lon|lng|long|longitude|lat|latitude|x_coord|y_coord|долгота|широта|бойлық|ендік)$/i
const geometry = /^(geom|geometry|wkt|the_geom|геометрия|координат\p{L}*)$/iu
const idName = /(^|[_\s])(id|uuid|guid|№|номер|нөмір\p{L}*|код\p{L}*|key|n)$/iu

/** What a column is for people, judged by its type, its name and its numbers. */
function kindOf({ shape: { name, type, family }, filled, distinct, min, max, lengths }: Measured): ColumnKind {
  const unlike = filled > 0 && distinct >= filled * 0.97
  switch (family) {
    case 'nested': return 'nested'
    case 'boolean': case 'date': case 'time': return family
    case 'number': {
      if (coordinate.test(name) && Math.abs(numberOf(min)) <= 180 && Math.abs(numberOf(max)) <= 180) return 'geo'
      if (!isWhole(type)) return 'number'
      return idName.test(name) && unlike ? 'identifier' : 'integer'
    }
    case 'text': {
      if (!lengths) return 'text'
      if (geometry.test(name) && /^(\{"|POINT|LINESTRING|POLYGON|MULTI|GEOMETRYCOLLECTION)/i.test(String(min))) return 'geo'
      const digits = /^\d+$/.test(String(min)) && /^\d+$/.test(String(max)) && lengths.min === lengths.max && lengths.min >= 5
      const short = lengths.max <= 64 && !/\s/.test(String(min)) && !/\s/.test(String(max))
      if (digits || (unlike && short && filled > 20)) return 'identifier'
      return lengths.mean <= 100 && (distinct <= 50 ? filled > distinct || filled <= 20 : distinct <= 1000 && distinct < filled / 10) ? 'category' : 'text'
    }
    case 'other': return 'text'
  }
}

export type Buckets =
  | { readonly kind: 'none' }
  | { readonly kind: 'values' }
  | { readonly kind: 'edges'; readonly edges: readonly number[] }

const most = 20

/** How the distribution of a column is counted: each value of a category, or twenty buckets between the bounds. */
export function bucketsOf(column: Measured): Buckets {
  const { shape: { family, type } } = column
  if (column.filled === 0) return { kind: 'none' }
  if (family === 'boolean' || (family === 'text' && kindOf(column) === 'category')) return { kind: 'values' }
  if (family !== 'number' && family !== 'date') return { kind: 'none' }
  const [from, to] = family === 'date' ? [secondsOf(column.min), secondsOf(column.max)] : [numberOf(column.min), numberOf(column.max)]
  if (!Number.isFinite(from) || !Number.isFinite(to) || from >= to || !Number.isFinite(to - from)) return { kind: 'none' }
  // Few whole numbers or days: one bucket for each.
  const unit = family === 'date' ? (type === 'DATE' ? 86_400 : undefined) : isWhole(type) ? 1 : undefined
  if (unit !== undefined && (to - from) / unit < most) {
    return { kind: 'edges', edges: Array.from({ length: Math.round((to - from) / unit) + 2 }, (_, index) => from + (index - 1) * unit) }
  }
  const width = (to - from) / most
  const edges = Array.from({ length: most + 1 }, (_, index) => (index === most ? to : from + index * width))
  return new Set(edges).size === edges.length ? { kind: 'edges', edges } : { kind: 'none' }
}

/** Seconds from 1970 of a day or moment as the engine writes it; NaN for infinite ones and those before the common era. */
function secondsOf(value: unknown): number {
  const text = momentOf(value)
  if (text === undefined) return Number.NaN
  return Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text.endsWith('Z') ? text : `${text}Z`) / 1000
}

/** `2026-11-24` or `2026-11-24T10:00:00`, with `Z` where there was a zone. */
function momentOf(value: unknown): string | undefined {
  const found = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)\d*)?(\+00(?::00)?)?$/.exec(value) : null
  if (!found) return undefined
  return found[2] === undefined ? found[1] : `${found[1]}T${found[2]}${found[3] === undefined ? '' : 'Z'}`
}

/** A number where a double holds it exactly enough, text otherwise; `undefined` for what is no value. */
function scalarOf(value: unknown, family: Family): number | string | undefined {
  if (value === null || value === undefined) return undefined
  if (family === 'date') return momentOf(value) ?? clean(String(value))
  if (family !== 'number') return clean(String(value))
  const number = numberOf(value)
  if (!Number.isFinite(number)) return undefined
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER || typeof value === 'number' ? number : String(value)
}

/** Zero characters cannot be kept in JSON of the database. */
const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed()

const edgeOf = (edge: number, { family, type }: Shape): number | string => {
  if (family !== 'date') return edge
  const iso = new Date(edge * 1000).toISOString()
  return type === 'DATE' ? iso.slice(0, 10) : iso.slice(0, 19)
}

/** The pairs of a map of the engine. */
function pairsOf(map: unknown): readonly (readonly [unknown, number])[] {
  if (!Array.isArray(map)) return []
  return map.map((pair: unknown) => (typeof pair === 'object' && pair !== null && 'key' in pair && 'value' in pair
    ? [pair.key, numberOf(pair.value)] as const : [undefined, 0] as const))
}

const shown = 20

/** The profile of a column, from what both passes have found. */
export function distributionOf(column: Measured, histogram: unknown, values: unknown): ColumnProfile {
  const { shape, filled, rows } = column
  const { family, name, type } = shape
  const buckets = bucketsOf(column)
  const number = (value: unknown): number | undefined => {
    const read = value === null || value === undefined ? Number.NaN : numberOf(value)
    return Number.isFinite(read) ? read : undefined
  }
  const median = number(column.median)
  const min = scalarOf(column.min, family)
  const max = scalarOf(column.max, family)
  const mean = number(column.mean)
  const std = number(column.std)
  const counts = buckets.kind === 'edges' ? countsOf(buckets.edges, histogram) : undefined
  const top = buckets.kind === 'values'
    ? pairsOf(values).map(([value, count]) => ({ value: clean(String(value)), count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, shown)
    : undefined
  return {
    name, type, kind: kindOf(column), nulls: rows - filled, distinct: column.distinct,
    ...(min !== undefined && { min }), ...(max !== undefined && { max }), ...(mean !== undefined && { mean }),
    ...(median !== undefined && { median: edgeOf(median, shape) }), ...(std !== undefined && { std }),
    ...(counts && buckets.kind === 'edges' && { histogram: { edges: buckets.edges.map((edge) => edgeOf(edge, shape)), counts } }),
    ...(top && { top }), ...(column.lengths && { lengths: column.lengths }),
  }
}

function countsOf(edges: readonly number[], histogram: unknown): readonly number[] {
  const found = new Map(pairsOf(histogram).map(([edge, count]) => [numberOf(edge), count]))
  return edges.slice(1).map((edge) => found.get(edge) ?? 0)
}
