/**
 * Statistics of every column of a table, as a dataset viewer shows them: how many values are missing, range, mean, median,
 * deviation, a histogram of at most twenty bars, frequencies of classes, lengths of texts and lists.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Cell, Column } from './protocol.ts'
import type { Session } from './session.ts'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { toCell } from './cell.ts'
import { Troubled } from './trouble.ts'

export interface Histogram {
  /** How many values lie in each bar. */
  readonly counts: readonly number[]
  /** One more than bars; a value lies in [edge, next edge), in the last bar also at its end. Days are ISO texts. */
  readonly edges: readonly (number | string)[]
}

export interface Spread {
  readonly min: Cell
  readonly max: Cell
  readonly mean: Cell
  readonly median: Cell
  readonly deviation: number | null
  readonly histogram: Histogram
}

interface Every {
  readonly name: string
  readonly type: string
  /** Missing values; NaN counts as missing. */
  readonly missing: number
}

/** `text lengths` and `list lengths` are spreads of how long the values are, in characters and elements. */
export type ColumnStatistics =
  | Every & { readonly kind: 'integer' | 'decimal' | 'moment' | 'text lengths' | 'list lengths'; readonly spread: Spread | null }
  | Every & { readonly kind: 'classes'; readonly distinct: number; readonly frequencies: readonly (readonly [string, number])[] }
  | Every & { readonly kind: 'truth'; readonly frequencies: readonly (readonly [string, number])[] }
  | Every & { readonly kind: 'other' }

export interface TableStatistics {
  readonly rows: number
  readonly columns: readonly ColumnStatistics[]
  /** Medians of tables of more than a million rows are estimates (t-digest). */
  readonly estimatedMedians: boolean
}

const bars = 20
/** Texts with at most so many values, and at most a fifth as many as rows, are classes (as the dataset viewer decides). */
const mostClasses = 1_000
const classShare = 0.2
const exactUpTo = 1_000_000

type Kind = 'integer' | 'decimal' | 'moment' | 'truth' | 'text' | 'list' | 'other'

function kindOf(type: string): Kind {
  if (/^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/.test(type)) return 'integer'
  if (/^(?:FLOAT|DOUBLE|DECIMAL)/.test(type) && !type.endsWith(']')) return 'decimal'
  if (/^(?:DATE|TIMESTAMP)/.test(type) && !type.endsWith(']')) return 'moment'
  if (type === 'BOOLEAN') return 'truth'
  if (type === 'VARCHAR' || /^ENUM.*\)$/.test(type)) return 'text'
  return type.endsWith(']') ? 'list' : 'other'
}

/** What is measured of a column, in SQL: its number, its moment in microseconds, or its length. */
function measured(column: Column, kind: Kind): string {
  const name = quoteName(column.name)
  if (kind === 'decimal') return column.type.startsWith('DECIMAL') ? `${name}::double` : `case when isfinite(${name}) then ${name}::double end`
  if (kind === 'moment') return `case when isfinite(${name}) then epoch_us(${name}::timestamp) end`
  if (kind === 'text') return `length(${name}::varchar)`
  if (kind === 'list') return `len(${name})`
  return name
}

const when = (type: string, microseconds: number): string => {
  const iso = new Date(microseconds / 1000).toISOString()
  return type === 'DATE' ? iso.slice(0, 10) : iso
}

/** Computes the statistics; without a list, of the first hundred columns. */
export async function readStatistics(
  session: Session, connection: DuckDBConnection, chosen: readonly string[] | undefined,
): Promise<TableStatistics> {
  const [table] = session.plan.tables
  if (table === undefined) throw new Error('There is no table')
  const all = await session.columnsOf(table.name)
  const columns = (chosen ?? all.slice(0, 100).map(({ name }) => name)).map((name) => {
    const found = all.find((column) => column.name === name)
    if (found === undefined) throw new Troubled('unknown column', `No column ${name}`, { named: name })
    return { ...found, kind: kindOf(found.type) }
  })
  const from = quoteName(table.name)
  const read = async (sql: string): Promise<readonly (readonly Cell[])[]> =>
    (await connection.runAndReadAll(sql)).getRows().map((row) => row.map((value) => toCell(value)))
  const rows = Number((await read(`select count(*) from ${from}`))[0]?.[0] ?? 0)
  const exact = rows <= exactUpTo

  const result: ColumnStatistics[] = []
  for (const column of columns) {
    const { name, type, kind } = column
    const value = measured(column, kind)
    const every = async (expression: string): Promise<Every> =>
      ({ name, type, missing: rows - Number((await read(`select count(${expression}) from ${from}`))[0]?.[0] ?? 0) })
    if (kind === 'other') {
      result.push({ ...await every(quoteName(name)), kind })
    } else if (kind === 'truth') {
      result.push({ ...await every(quoteName(name)), kind, frequencies: await frequencies(quoteName(name), 2) })
    } else {
      const classes = kind === 'text' ? await classesOf(quoteName(name)) : undefined
      if (classes !== undefined) {
        result.push({ ...await every(quoteName(name)), kind: 'classes', distinct: classes.length, frequencies: classes })
      } else {
        const named = kind === 'text' ? 'text lengths' : kind === 'list' ? 'list lengths' : kind
        result.push({ ...await every(value), kind: named, spread: await spreadOf(value, kind, type) })
      }
    }
  }
  return { rows, columns: result, estimatedMedians: !exact }

  async function frequencies(expression: string, most: number): Promise<readonly (readonly [string, number])[]> {
    const found = await read(`select ${expression}::varchar as value, count(*) as times from ${from} where ${expression} is not null
      group by 1 order by times desc, value limit ${most}`)
    return found.map(([label, times]) => [String(label), Number(times)])
  }

  async function classesOf(expression: string): Promise<readonly (readonly [string, number])[] | undefined> {
    if (rows === 0) return undefined
    const [[about = 0, longest = 0] = []] = await read(
      `select approx_count_distinct(${expression}), max(length(${expression}::varchar)) from ${from}`)
    if (Number(about) > mostClasses * 1.5 || Number(longest) > 1_000) return undefined
    const found = await frequencies(expression, mostClasses + 1)
    const few = found.length <= mostClasses && (found.length <= 10 || found.length / rows <= classShare)
    return few ? found : undefined
  }

  async function spreadOf(value: string, kind: Kind, type: string): Promise<Spread | null> {
    const [[low = null, high = null] = []] = await read(`select min(${value})::double, max(${value})::double from ${from}`)
    if (low === null || high === null) return null
    const [min, max] = [Number(low), Number(high)]
    // Squares of numbers near the largest there are would not be numbers any more.
    const scale = Math.max(Math.abs(min), Math.abs(max)) > 1e150 ? Math.max(Math.abs(min), Math.abs(max)) : 1
    const scaled = scale === 1 ? value : `(${value} / ${literal(scale)})`
    const middle = exact ? `median(${value})::double` : `approx_quantile(${value}, 0.5)::double`
    const [[average = null, median = null, spread = null] = []] = await read(`select avg(${scaled}), ${middle}, stddev_samp(${scaled}::double) from ${from}`)
    const mean = scale === 1 ? average : Number(average) * scale
    const deviation = spread === null || kind === 'moment' ? null : Number(spread) * scale
    const whole = kind !== 'decimal'
    const step = whole ? Math.max(1, Math.ceil((max - min + 1) / bars)) : (max - min) / bars
    const count = step === 0 || !Number.isFinite(step) ? 1 : whole ? Math.ceil((max - min + 1) / step) : bars
    const bar = count === 1 ? '0' : `least(greatest(floor((${value} - ${literal(min)}) / ${literal(step)}), 0), ${count - 1})::integer`
    const counted = new Map((await read(`select ${bar} as bar, count(*) from ${from} where ${value} is not null group by 1`))
      .map(([at, times]) => [Number(at), Number(times)]))
    const edges = Array.from({ length: count + 1 }, (_, at) => (at === count ? max : min + at * step))
    const shown = (number: Cell): Cell => (kind === 'moment' && number !== null ? when(type, Number(number)) : number)
    return {
      min: shown(low), max: shown(high), mean: shown(mean), median: shown(median),
      deviation: deviation === null || !Number.isFinite(deviation) ? null : deviation,
      histogram: {
        counts: Array.from({ length: count }, (_, at) => counted.get(at) ?? 0),
        edges: kind === 'moment' ? edges.map((edge) => when(type, edge)) : edges,
      },
    }
  }
}

const literal = (number: number): string => `${quoteText(String(number))}::double`
