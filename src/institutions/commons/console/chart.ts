/** Draws the result of a query where it can be seen: bars for one number by one name, a line for one number along time. Pure. */
import type { Locale } from '../../../law/text.ts'
import { bars, type Html, lineChart } from '../../../portal/index.ts'
import type { Cell, Column } from '../engine/index.ts'
import { isCode } from '../dataset-page/numerals.ts'
import { scaled } from '../dataset-page/profile-pictures.ts'

const number = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL)/
const time = /^(?:DATE|TIMESTAMP)/

/** One number by one name, as a result has them. */
export interface Drawn {
  readonly kind: 'bars' | 'line'
  readonly by: string
  readonly of: string
  readonly points: readonly { readonly name: string; readonly value: number }[]
}

/** What of a result can be drawn; undefined when it is not one number by one name, or there are too many or too few rows. */
export function drawable(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Drawn | undefined {
  if (rows.length < 2 || columns.length > 6) return undefined
  const numbers = columns.flatMap(({ type }, i) => (number.test(type) ? [i] : []))
  const others = columns.flatMap(({ type }, i) => (number.test(type) ? [] : [i]))
  const year = numbers.find((i) => /year|^год|жыл/i.test(columns[i]?.name ?? '') && rows.every((row) => typeof row[i] === 'number' && row[i] >= 1000 && row[i] <= 2999))
  const by = others.length === 1 ? others[0] : others.length === 0 ? year : undefined
  const of = numbers.find((i) => i !== by && i !== year)
  if (by === undefined || of === undefined) return undefined
  const points = rows.flatMap((row) => {
    const [name, value] = [row[by], row[of]]
    return typeof value === 'number' && (typeof name === 'string' || typeof name === 'number') ? [{ name: String(name), value }] : []
  })
  if (points.length < 2 || points.length < rows.length * 0.9 || new Set(points.map(({ name }) => name)).size < points.length) return undefined
  const along = by === year || time.test(columns[by]?.type ?? '')
  const [title, measure] = [columns[by]?.name ?? '', columns[of]?.name ?? '']
  if (along && points.length > 2 && points.every(({ value }) => value >= 0)) {
    return { kind: 'line', by: title, of: measure, points: points.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
  }
  return points.length <= 40 ? { kind: 'bars', by: title, of: measure, points } : undefined
}

/** The place of a period on the scale of time. */
const instantOf = (period: string): number => (/^\d{4}$/.test(period) ? Number(period) : Date.parse(period) / 86_400_000)

/** A line along time; the table of the result holds the same numbers. */
export const lineOf = (locale: Locale, title: string, points: readonly { readonly name: string; readonly value: number }[]): Html => lineChart({
  title, points: points.map(({ name, value }) => ({ at: instantOf(name), value })), label: (value) => short(locale, value),
  ends: [periodName(locale, points[0]?.name ?? ''), periodName(locale, points.at(-1)?.name ?? '')],
})

const periodName = (locale: Locale, period: string): string => (/^\d{4}$/.test(period) ? period : scaled(locale, period))
const short = (locale: Locale, value: number): string => new Intl.NumberFormat(locale, {
  notation: Math.abs(value) >= 10_000 ? 'compact' : 'standard', maximumFractionDigits: 2 }).format(value)

/** Bars one under another, named by the result. */
export function barsOf(locale: Locale, { title, of }: { readonly title: string; readonly of: string }, points: readonly { readonly name: string; readonly value: number }[]): Html {
  const code = isCode(of, points.map(({ value }) => value))
  return bars(title, points.map(({ name, value }) => ({ name: name.length > 80 ? `${name.slice(0, 79)}…` : name, value, said: scaled(locale, value, code) })))
}
