/** Decides whether a table can be seen on a map or along time, and with which questions to the engine. Pure. */
import type { Region } from '../../../law/region.ts'
import type { VersionTable } from '../dataset.ts'
import { quoteName } from '../../../kernel/duckdb/index.ts'
import type { Cell } from '../engine/index.ts'
import type { ColumnProfile } from '../ingest/index.ts'

/** A question to the engine: period or place first, then how many rows there are, then the measure where one row stands for each. */
export interface SightPlan {
  readonly kind: 'map' | 'series'
  readonly table: string
  readonly sql: string
  /** The column whose values are drawn; absent: rows are counted. */
  readonly measure?: string
}

const isYear = ({ kind, name: title, min, max }: ColumnProfile): boolean =>
  kind === 'integer' && /year|^год|жыл/i.test(title) && typeof min === 'number' && typeof max === 'number' && min >= 1900 && max <= 2200

const timeOf = (columns: readonly ColumnProfile[]): ColumnProfile | undefined =>
  columns.find((column) => (column.kind === 'date' || column.kind === 'time') && /DATE|TIMESTAMP/.test(column.type)) ?? columns.find(isYear)

/** The first column of figures that are no code, year or number of a row. */
const measureOf = (columns: readonly ColumnProfile[], not: readonly (ColumnProfile | undefined)[]): ColumnProfile | undefined => {
  const figures = columns.filter((column) => (column.kind === 'number' || column.kind === 'integer') && !not.includes(column)
    && !isYear(column) && !/(?:^|[^a-z])(?:id|code|kato|no)(?:$|[^a-z])|код|№|като/i.test(column.name))
  return figures.find(({ kind }) => kind === 'number') ?? figures[0]
}

/** The column that names regions: by its most frequent values, or by its title where it has none. */
function regionColumn(columns: readonly ColumnProfile[], find: (value: string) => Region | undefined): ColumnProfile | undefined {
  return columns.find(({ top }) => {
    const hits = top?.filter(({ value }) => find(value) !== undefined).length ?? 0
    return top !== undefined && hits >= 3 && hits >= top.length * 0.6
  }) ?? columns.find(({ name: title, kind, distinct }) => distinct > 2 && (kind === 'identifier' || kind === 'integer') && /като|kato/i.test(title))
}

/**
 * What to ask so that a table can be drawn on the map: of the newest period where the table repeats the regions in time.
 * The engine answers rows of region, count, value.
 */
export function mapPlan({ name: table, profile: { columns } }: Pick<VersionTable, 'name' | 'profile'>, find: (value: string) => Region | undefined): readonly SightPlan[] {
  const region = regionColumn(columns, find)
  if (region === undefined) return []
  const time = timeOf(columns)
  const measure = measureOf(columns, [region, time])
  const place = /като|kato/i.test(region.name) ? `left(cast(${quoteName(region.name)} as varchar), 2)` : `left(cast(${quoteName(region.name)} as varchar), 100)`
  const of = (value: string, where: string, more: string): string =>
    `select ${place} as place, count(*) as n, ${value} as value, ${more} as period from ${quoteName(table)}${where} group by 1 order by 1 limit 500`
  const newest = time && ` where ${quoteName(time.name)} = (select max(${quoteName(time.name)}) from ${quoteName(table)})`
  return [
    ...(measure ? [{
      kind: 'map', table, measure: measure.name,
      sql: of(`cast(any_value(${quoteName(measure.name)}) as double)`, newest ?? '', time ? `cast(max(${quoteName(time.name)}) as varchar)` : 'null'),
    } as const] : []),
    { kind: 'map', table, sql: of('null', '', 'null') },
  ]
}

/** What to ask so that a table can be drawn along time: its measure where a period has one row, else the count of rows. */
export function seriesPlan({ name: table, profile: { columns } }: Pick<VersionTable, 'name' | 'profile'>): readonly SightPlan[] {
  const time = timeOf(columns)
  if (time === undefined || time.distinct < 3) return []
  const measure = measureOf(columns, [time])
  const column = quoteName(time.name)
  const bucket = isYear(time) ? column : `date_trunc('${stepOf(time)}', ${column})`
  const where = ` where ${column} is not null`
  return [
    ...(measure ? [{
      kind: 'series', table, measure: measure.name,
      sql: `select cast(${column} as varchar) as place, count(*) as n, cast(any_value(${quoteName(measure.name)}) as double) as value, null as period from ${quoteName(table)}${where} group by 1 order by 1 limit 500`,
    } as const] : []),
    {
      kind: 'series', table,
      sql: `select left(cast(${bucket} as varchar), ${isYear(time) ? 4 : 10}) as place, count(*) as n, null as value, null as period from ${quoteName(table)}${where} group by 1 order by 1 limit 500`,
    },
  ]
}

/** How far apart the points of a series stand, so that there are no more than an eye can follow. */
function stepOf({ min, max }: ColumnProfile): 'day' | 'month' | 'year' {
  const days = (Date.parse(String(max)) - Date.parse(String(min))) / 86_400_000
  return days > 365 * 12 ? 'year' : days > 120 ? 'month' : 'day'
}

/** One answer, read: places or periods with what is drawn. */
export interface Sight {
  readonly kind: 'map' | 'series'
  readonly table: string
  readonly measure?: string
  readonly period?: string
  readonly points: readonly { readonly place: string; readonly value: number }[]
}

/**
 * Reads the engine's rows. Undefined when they do not answer the question: several rows where one should stand for a place, too
 * few places, or counts that are all the same and say nothing.
 */
export function sightOf({ kind, table, measure }: SightPlan, rows: readonly (readonly Cell[])[], find: (value: string) => Region | undefined): Sight | undefined {
  const read = rows.flatMap(([place, n, value, period]) => {
    if (typeof place !== 'string' || typeof n !== 'number') return []
    const number = measure === undefined ? n : typeof value === 'number' ? value : undefined
    return number === undefined ? [] : [{ place, n, value: number, ...(typeof period === 'string' && { period }) }]
  })
  if (measure !== undefined && read.some(({ n }) => n > 1)) return undefined
  const drawn = measure === undefined ? {} : { measure }
  if (kind === 'series') {
    if (read.length < 3 || read.length >= 500 || (measure === undefined && new Set(read.map(({ n }) => n)).size === 1)) return undefined
    return { kind, table, ...drawn, points: read.map(({ place, value }) => ({ place, value })) }
  }
  const byRegion = new Map<string, number>()
  let known = 0
  for (const { place, n, value } of read) {
    const region = find(place)
    if (region === undefined) continue
    known += n
    byRegion.set(region.code, (byRegion.get(region.code) ?? 0) + value)
  }
  const all = read.reduce((sum, { n }) => sum + n, 0)
  const points = [...byRegion].map(([place, value]) => ({ place, value }))
  if (points.length < 3 || (measure === undefined && (known < all * 0.6 || new Set(points.map(({ value }) => value)).size === 1))) return undefined
  // A table of the whole country with its regions beside it: the country's own row is no region and is left out.
  const period = read[0]?.period
  return { kind, table, ...drawn, ...(period !== undefined && { period }), points }
}
