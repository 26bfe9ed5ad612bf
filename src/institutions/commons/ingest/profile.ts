/** Describes a Parquet file in two passes: counts and moments first, then distributions between the bounds that the first has found. */
import { stat } from 'node:fs/promises'
import type { Text } from '../../../law/text.ts'
import { type Day, parseDay } from '../../../law/time.ts'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { bucketsOf, distributionOf, type Measured, type Shape, shapeOf } from './column-profile.ts'
import type { ColumnProfile, Profile } from './contract.ts'
import { type Duck, numberOf, type Row } from './duck.ts'
import { isFreeText } from './free-text.ts'
import { languageShares } from './language.ts'
import { stages } from './messages.ts'
import { columnsOf, distinctOf, inParts, rowsOf, sampledRows } from './sample.ts'

/** Up to so many rows, counts of different values and medians are exact. */
const exactUpTo = 100_000

const languageRows = 4000
/** Of one text, in characters: enough to tell its language. */
const languageText = 1500

/** Profiles a Parquet file. `today` parts what is new from what lies in the future. */
export async function profileOf(
  duck: Duck, parquet: string, today: Day, progress: (share: number, words: Text) => void = () => {},
): Promise<Profile> {
  const columns = await columnsOf(duck, parquet)
  const rows = await rowsOf(duck, parquet)
  const { size } = await stat(parquet)
  const source = `read_parquet(${quoteText(parquet)})`
  const shapes = columns.map(({ name, type }) => shapeOf(name, type))
  const asked = (aggregates: readonly (readonly string[])[], from: number, to: number): Promise<Row> =>
    inParts(duck, parquet, aggregates, (share) => progress(from + (to - from) * share, stages.profiling))

  const first = await asked(shapes.map((shape, index) => firstPass(shape, index, rows, today)), 0, 0.35)
  const rough = shapes.map((shape, index): Measured => measuredOf(shape, index, first, rows))
  const counted = rows <= exactUpTo ? {} : await asked(rough.map(({ shape, distinct }, index) =>
    (shape.family === 'nested' ? [] : [`${distinctOf(quoteName(shape.name), distinct)} as d${index}`])), 0.35, 0.45)
  const measured = rough.map((column, index): Measured =>
    ({ ...column, distinct: Math.min(column.filled, numberOf(counted[`d${index}`] ?? column.distinct)) }))
  const second = await asked(measured.map((column, index) => secondPass(column, index)), 0.45, 0.7)
  const duplicates = await duplicatesOf(duck, source, columns.map(({ name }) => name), rows)
  progress(0.9, stages.profiling)

  const profiles = measured.map((column, index): ColumnProfile => distributionOf(column, second[`h${index}`], second[`t${index}`]))
  const text = await textFacts(duck, parquet, profiles, rows)
  const newest = measured.map(({ newest }) => newest).filter((day) => day !== undefined).sort().at(-1)
  return { rows, duplicates, bytes: size, columns: profiles, ...text, ...(newest !== undefined && { newest }) }
}

/** Rows that repeat another row, by a hash of all columns. */
async function duplicatesOf(duck: Duck, source: string, names: readonly string[], rows: number): Promise<number> {
  if (rows < 2) return 0
  const row = await duck.row(`select count(distinct hash(${names.map(quoteName).join(', ')})) as n from ${source}`)
  return rows - numberOf(row['n'])
}

/** Aggregates of the first pass over one column: `n` values, `d` different ones, bounds `a` and `z`, moments, lengths, `w` newest. */
function firstPass({ name, family, type }: Shape, index: number, rows: number, today: Day): readonly string[] {
  const column = quoteName(name)
  const list = [`count(${column}) as n${index}`]
  if (family === 'nested') return list
  list.push(rows <= exactUpTo ? `count(distinct ${column}) as d${index}` : `approx_count_distinct(${column}) as d${index}`)
  const median = rows <= exactUpTo ? 'median' : 'approx_quantile'
  const middle = (value: string, filter: string): string => `${median}(${value}${median === 'median' ? '' : ', 0.5'}) ${filter} as q${index}`
  switch (family) {
    case 'number': {
      const finite = type === 'DOUBLE' || type === 'FLOAT' ? `filter (isfinite(${column}))` : ''
      const double = `cast(${column} as double)`
      list.push(`min(${column}) ${finite} as a${index}`, `max(${column}) ${finite} as z${index}`, `avg(${double}) ${finite} as m${index}`,
        `stddev_samp(${double} / 1e150) ${finite} * 1e150 as s${index}`, middle(double, finite))
      break
    }
    case 'date': {
      const finite = `filter (isfinite(${column}))`
      list.push(`min(${column}) ${finite} as a${index}`, `max(${column}) ${finite} as z${index}`, middle(`epoch(${column})`, finite),
        `cast(max(${column}) filter (${column} < cast(${quoteText(today)} as date) + interval 1 day) as date) as w${index}`)
      break
    }
    case 'time': list.push(`min(${column}) as a${index}`, `max(${column}) as z${index}`)
      break
    case 'text': list.push(`left(min(${column}), 200) as a${index}`, `left(max(${column}), 200) as z${index}`,
      `min(length(${column})) as lmin${index}`, `avg(length(${column})) as lavg${index}`, `max(length(${column})) as lmax${index}`)
      break
    case 'boolean': case 'other':
  }
  return list
}

function measuredOf(shape: Shape, index: number, row: Row, rows: number): Measured {
  const value = (letter: string): unknown => row[`${letter}${index}`]
  const filled = numberOf(value('n'))
  const newest = value('w')
  return {
    shape, rows, filled, distinct: Math.min(filled, numberOf(value('d') ?? 0)),
    min: value('a'), max: value('z'), mean: value('m'), std: value('s'), median: value('q'),
    lengths: value('lmax') === null || value('lmax') === undefined ? undefined
      : { min: numberOf(value('lmin')), mean: numberOf(value('lavg')), max: numberOf(value('lmax')) },
    newest: typeof newest === 'string' ? parseDay(newest) : undefined,
  }
}

/** Aggregates of the second pass: `h` counts between edges, `t` counts of each value of a category. */
function secondPass(column: Measured, index: number): readonly string[] {
  const buckets = bucketsOf(column)
  const name = quoteName(column.shape.name)
  if (buckets.kind === 'values') return [`histogram(left(cast(${name} as varchar), 200)) as t${index}`]
  if (buckets.kind === 'none') return []
  const number = column.shape.family === 'date' ? `epoch(${name})` : `cast(${name} as double)`
  return [`histogram(${number}, [${buckets.edges.slice(1).map((edge) => `${edge}::double`).join(', ')}]) as h${index}`]
}

/** Languages and the rough number of words, by a sample of the text columns. */
async function textFacts(
  duck: Duck, parquet: string, profiles: readonly ColumnProfile[], rows: number,
): Promise<Pick<Profile, 'language' | 'tokens'>> {
  const columns = profiles.filter((profile) => isFreeText(profile, rows)).slice(0, 50)
  if (columns.length === 0) return {}
  const sample = await duck.rows(sampledRows(parquet, columns.map(({ name }, index) => `left(${quoteName(name)}, ${languageText}) as c${index}`),
    rows, Math.max(200, Math.floor(languageRows / columns.length) * 2)))
  const texts = columns.map((_, index) => sample.map((row) => row[`c${index}`]).filter((value) => typeof value === 'string'))
  const tokens = columns.reduce((sum, { lengths, nulls }, index) => {
    let words = 0
    let letters = 0
    for (const text of texts[index]!) {
      words += text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
      letters += text.length
    }
    return letters === 0 ? sum : sum + (words / letters) * (lengths?.mean ?? 0) * (rows - nulls)
  }, 0)
  const language = languageShares(weighted(columns, texts))
  return { ...(language && { language }), tokens: Math.round(tokens) }
}

/** Texts of all columns: each sample stands for its column, whose share of the text is that of its letters already. */
function* weighted(columns: readonly ColumnProfile[], texts: readonly (readonly string[])[]): Generator<string> {
  for (let index = 0; index < columns.length; index += 1) yield* texts[index]!
}
