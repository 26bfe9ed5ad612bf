/** Draws the profile of a column: how its values spread, its most frequent values and its gaps, each also in words. Pure. */
import { formatDay, formatNumber } from '../../../law/format.ts'
import { type Locale, spoken } from '../../../law/text.ts'
import { isDay } from '../../../law/time.ts'
import { bars, html, type Html, spread } from '../../../portal/index.ts'
import type { ColumnProfile, Profile } from '../ingest/index.ts'
import { between, dataWords as words, distinctCount, kindWords, mostAt, mostIn, nullShare, otherRows, rowCount } from './messages.ts'
import { isCode } from './numerals.ts'

/** Groups of fewer rows are not shown to whoever may not see the rows. */
const smallest = 10

/**
 * The profile as strangers to the data see it: what few rows have in common could point at somebody, so small groups, the
 * outermost values and exact ends are left out. Of columns that are lent to nobody no value is told at all. `lent`: those that are; absent: all.
 */
export function veiled(profile: Profile, lent?: readonly string[]): Profile {
  return { ...profile, columns: profile.columns.map((column) => (lent === undefined || lent.includes(column.name) ? veiledColumn(column) : structureOf(column))) }
}

export const structureOf = ({ name, type, kind, nulls, distinct }: ColumnProfile): ColumnProfile => ({ name, type, kind, nulls, distinct })

function veiledColumn(column: ColumnProfile): ColumnProfile {
  const { kind, mean, median, histogram, top } = column
  const base = structureOf(column)
  if (kind === 'identifier') return base
  const bins = histogram && full(histogram)
  const frequent = top?.filter(({ count }) => count >= smallest)
  return {
    ...base, ...(mean !== undefined && bins && { mean }), ...(median !== undefined && bins && { median }),
    ...(bins && { histogram: bins }), ...(frequent && frequent.length > 0 && { top: frequent }),
  }
}

/** The histogram from its first to its last bin that is not small; those between stay, as nothing where they are small. */
function full({ edges, counts }: Histogram): Histogram | undefined {
  const first = counts.findIndex((count) => count >= smallest)
  const last = counts.findLastIndex((count) => count >= smallest)
  if (first < 0) return undefined
  return { edges: edges.slice(first, last + 2), counts: counts.slice(first, last + 1).map((count) => (count >= smallest ? count : 0)) }
}

type Histogram = NonNullable<ColumnProfile['histogram']>

/** A value of a scale in the reader's words: days in full, numbers in groups unless they are a `code`, with no more digits than an eye can use. */
export function scaled(locale: Locale, value: number | string, code = false): string {
  if (typeof value === 'number') {
    if (Number.isInteger(value)) return code ? String(value) : formatNumber(value, locale)
    const digits = Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 1 ? 2 : 4
    return formatNumber(Number(value.toFixed(digits)), locale)
  }
  const [day = ''] = value.split('T')
  return isDay(day) ? formatDay(day, locale) : value
}

/** Whether a bar stands for one whole number or day: it reaches from the one before, which is not in it. */
const isSingle = (from: number | string | undefined, to: number | string | undefined, kind: ColumnProfile['kind']): boolean =>
  (kind === 'integer' && typeof from === 'number' && typeof to === 'number' && to - from <= 1)
  || (kind === 'date' && typeof from === 'string' && typeof to === 'string' && Date.parse(to) - Date.parse(from) <= 86_400_000)

/** The values of a column from the least to the greatest: a bar for each stretch. */
function histogramOf(locale: Locale, { name, kind, min, max }: ColumnProfile, { edges, counts }: Histogram): Html {
  const least = min ?? (isSingle(edges[0], edges[1], kind) ? edges[1] : edges[0]) ?? ''
  const greatest = max ?? edges.at(-1) ?? ''
  const print = (value: number | string | undefined): string => scaled(locale, value ?? '', isCode(name, [least, greatest]))
  const peak = counts.indexOf(Math.max(...counts))
  const [from, to] = [edges[peak], edges[peak + 1]]
  const title = (isSingle(from, to, kind) ? mostAt(print(to), counts[peak] ?? 0) : mostIn(print(from), print(to), counts[peak] ?? 0))[locale]
  return spread(counts, { title, ends: [print(least), print(greatest)] })
}

/** The most frequent values, each with its bar and its count. */
function frequent(locale: Locale, top: NonNullable<ColumnProfile['top']>, rows: number): Html {
  const shown = top.slice(0, 5)
  const rest = rows - shown.reduce((sum, { count }) => sum + count, 0)
  return html`${bars(undefined, shown.map(({ value, count }) => ({
    name: value === '' ? html`<i>${words.nothing[locale]}</i>` : shortened(value), value: count, said: formatNumber(count, locale),
  })), { height: 6 })}${
    rest > 0 && html`<p class="hint">${otherRows(rest)[locale]}</p>`}`
}

const shortened = (text: string): string => (text.length > 48 ? `${text.slice(0, 47).trimEnd()}…` : text)
const round = (number: number): number => Math.round(number * 100) / 100

/** What one column is like, as a small card. `label` is what the publisher calls it, `rows` how many there are. */
export function columnCard(locale: Locale, column: ColumnProfile, { rows, label, description, unit }: {
  readonly rows: number
  readonly label?: string
  readonly description?: string
  readonly unit?: string
}): Html {
  const { name, type, kind, nulls, distinct, histogram, top, lengths } = column
  const filled = rows - nulls
  // Two bars would say no more than the numbers do; a column whose values are all different has no picture.
  const picture = top !== undefined && top.length > 0 ? frequent(locale, top, filled)
    : histogram !== undefined && histogram.counts.length > 1 && histogram.edges[0] !== histogram.edges.at(-1) ? histogramOf(locale, column, histogram)
      : lengths !== undefined && lengths.min !== lengths.max ? html`<p class="hint">${lengthWords(locale, lengths.min, lengths.max)}</p>` : undefined
  return html`<li><h3>${label ?? name}</h3>${label !== undefined && label !== name && html`<p><code>${name}</code></p>`}${description && html`<p class="hint">${description}</p>`}<p class="hint"><abbr title="${
    type}">${kindWords[kind][locale]}</abbr>${unit && [', ', unit]} · ${distinct > 0 && [distinctCount(distinct)[locale], ' · ']}${
    nulls === 0 ? words.noNulls[locale] : nullShare(nulls, rows)[locale]}</p>${rows > 0 && nulls > 0 && html`<svg class="gaps" aria-hidden="true" width="100%" height="6"><rect width="${
    round(filled / rows * 100)}%" height="6"/></svg>`}${picture}</li>`
}

const lengthWords = (locale: Locale, least: number, most: number): string => {
  const [from, to] = [formatNumber(least, locale), formatNumber(most, locale)]
  const range = between(from, to)[locale]
  return spoken({ kk: `ұзындығы ${range} таңба`, ru: `длина ${range} знаков`, en: `${range} characters long` })[locale]
}

/** The columns of a table as cards; `label` names them. Only the first are drawn, so that the page stays light. */
export function columnCards(locale: Locale, profile: Profile, { most, label }: {
  readonly most: number
  readonly label: (name: string) => { readonly label?: string; readonly description?: string; readonly unit?: string }
}): Html {
  return html`<ul class="columns" aria-label="${words.columns[locale]}, ${rowCount(profile.rows)[locale]}">${profile.columns.slice(0, most).map((column) =>
    columnCard(locale, column, { rows: profile.rows, ...label(column.name) }))}</ul>`
}
