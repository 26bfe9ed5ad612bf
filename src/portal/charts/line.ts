/** Draws a series as a line with its scale: an SVG that prints, reads in one colour, and takes its colours from the page. Pure. */
import { scaleLinear } from 'd3-scale'
import { attributes, html, nothing } from '../html.ts'
import type { Html } from '../html.ts'

/** A value at a place in time; both are any numbers on their own scale. */
export interface Point {
  readonly at: number
  readonly value: number
}

/** Where the scale of values begins: at nothing, so that heights compare, or at the least value, where only the change tells something. */
type Begins = 'nought' | 'least'

/** The drawing, in units of the view box; it grows with the page. */
export const size = { width: 480, height: 260, left: 96, right: 12, top: 16, bottom: 36 }
/** Up to so many points are marked one by one. */
const mostMarked = 40

/** Round numbers from nothing to at least `most`: 1, 2 or 5 times a power of ten apart, at most five steps; of what is counted in wholes at least one apart. */
export function ticks(most: number, { whole = false }: { readonly whole?: boolean } = {}): readonly number[] {
  if (!(most > 0)) return [0, 1]
  const rough = whole ? Math.max(1, most / 4) : most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? 10 * power
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(12)))
}

/** The marks of the scale of values, the first and the last its ends. */
export function marksOf(points: readonly Point[], begins: Begins): readonly number[] {
  const values = points.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (begins === 'nought' || least === most) return ticks(Math.max(0, most), { whole: values.every(Number.isInteger) })
  const scale = scaleLinear([least, most], [0, 1]).nice(5)
  const [from, to] = scale.domain() as [number, number]
  return [...new Set([from, ...scale.ticks(5), to])]
}

/** The places of points in the drawing. */
export function placed(points: readonly Point[], begins: Begins = 'nought'): readonly { readonly x: number; readonly y: number }[] {
  const first = points[0]?.at ?? 0
  const span = (points.at(-1)?.at ?? 0) - first
  const height = heightOn(marksOf(points, begins))
  const width = size.width - size.left - size.right
  return points.map(({ at, value }) => ({ x: round(size.left + (span === 0 ? width / 2 : (at - first) / span * width)), y: height(value) }))
}

/** How high a value stands on a scale of these marks; one below the scale stands at its foot. */
export function heightOn(marks: readonly number[]): (value: number) => number {
  const [from = 0, to = 1] = [marks[0], marks.at(-1)]
  const inner = size.height - size.top - size.bottom
  return (value) => round(size.top + inner - (Math.max(from, value) - from) / (to - from) * inner)
}

export const round = (number: number): number => Math.round(number * 10) / 10

/**
 * A line chart. `title` is the answer that the chart gives, `label` prints a value on the scale, `ends` are the words under
 * the first and the last point. The table beside it holds the same numbers.
 */
export function lineChart({ title, points, label, ends, begins = 'nought' }: {
  readonly title: string
  readonly points: readonly Point[]
  readonly label: (value: number) => string
  readonly ends: readonly [string, string]
  readonly begins?: Begins
}): Html {
  if (points.length < 2) return nothing
  const marks = marksOf(points, begins)
  const height = heightOn(marks)
  const dots = placed(points, begins)
  const last = dots.at(-1)
  return html`<svg viewBox="0 0 ${size.width} ${size.height}" width="100%" height="250" preserveAspectRatio="xMinYMin meet" role="img" aria-label="${title}" font-size="14.5"><g stroke="none">${
    marks.map((mark) => html`<line x1="${size.left}" x2="${size.width - size.right}" y1="${height(mark)}" y2="${height(mark)}" stroke="var(--line)"/><text x="${
      size.left - 10}" y="${height(mark) + 5}" text-anchor="end" fill="var(--faint)">${label(mark)}</text>`)}<polyline points="${
    dots.map(({ x, y }) => `${x},${y}`).join(' ')}" stroke="var(--sky)" stroke-width="3" stroke-linejoin="round" stroke-linecap="round"/>${
    dots.length <= mostMarked && dots.slice(0, -1).map(({ x, y }) => html`<circle cx="${x}" cy="${y}" r="4" fill="var(--paper)" stroke="var(--sky)" stroke-width="2.5"/>`)}${
    last && html`<circle${attributes({ cx: last.x, cy: last.y, r: 6 })} fill="var(--sun)" stroke="var(--ink)" stroke-width="2.5"/>`}<text x="${
    size.left}" y="${size.height - 8}" fill="var(--faint)">${ends[0]}</text><text x="${size.width - size.right}" y="${size.height - 8}" text-anchor="end" fill="var(--faint)">${ends[1]}</text></g></svg>`
}

/**
 * At most so many things of a series, evenly taken, the first and the last among them: a page shows what was, only less of it.
 * `most` is at least 2. Pure.
 */
export const thinned = <T>(all: readonly T[], most: number): readonly T[] => (all.length <= most ? all
  : Array.from({ length: most }, (_, i) => all[Math.round(i * (all.length - 1) / (most - 1))]!))
