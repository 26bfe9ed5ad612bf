/** Draws a series as a line with its scale: an SVG that prints, reads in one colour, and takes its colours from the page. Pure. */
import { attributes, html, nothing } from '../html.ts'
import type { Html } from '../html.ts'

/** A value at a place in time; both are any numbers on their own scale. */
export interface Point {
  readonly at: number
  readonly value: number
}

/** The drawing, in units of the view box; it grows with the page. */
const size = { width: 480, height: 260, left: 96, right: 12, top: 16, bottom: 36 }

/** Round numbers from nothing to at least `most`: 1, 2 or 5 times a power of ten apart, at most five steps. */
export function ticks(most: number): readonly number[] {
  if (!(most > 0)) return [0, 1]
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? 10 * power
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(12)))
}

/** The places of points in the drawing; the scale of values begins at nothing, so heights compare. */
export function placed(points: readonly Point[]): readonly { readonly x: number; readonly y: number }[] {
  const first = points[0]?.at ?? 0
  const span = (points.at(-1)?.at ?? 0) - first
  const top = ticks(Math.max(0, ...points.map(({ value }) => value))).at(-1) ?? 1
  const inner = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom }
  return points.map(({ at, value }) => ({
    x: round(size.left + (span === 0 ? inner.width / 2 : (at - first) / span * inner.width)),
    y: round(size.top + inner.height - Math.max(0, value) / top * inner.height),
  }))
}

const round = (number: number): number => Math.round(number * 10) / 10

/**
 * A line chart. `title` is the answer that the chart gives, `label` prints a value on the scale, `ends` are the words under
 * the first and the last point. The table beside it holds the same numbers.
 */
export function lineChart({ title, points, label, ends }: {
  readonly title: string
  readonly points: readonly Point[]
  readonly label: (value: number) => string
  readonly ends: readonly [string, string]
}): Html {
  if (points.length < 2) return nothing
  const marks = ticks(Math.max(0, ...points.map(({ value }) => value)))
  const top = marks.at(-1) ?? 1
  const bottom = size.height - size.bottom
  const height = (value: number): number => round(bottom - value / top * (bottom - size.top))
  const dots = placed(points)
  const last = dots.at(-1)
  return html`<svg viewBox="0 0 ${size.width} ${size.height}" width="100%" height="250" preserveAspectRatio="xMinYMin meet" role="img" aria-label="${title}" font-size="14.5"><g stroke="none">${
    marks.map((mark) => html`<line x1="${size.left}" x2="${size.width - size.right}" y1="${height(mark)}" y2="${height(mark)}" stroke="var(--line)"/><text x="${
      size.left - 10}" y="${height(mark) + 5}" text-anchor="end" fill="var(--faint)">${label(mark)}</text>`)}<polyline points="${
    dots.map(({ x, y }) => `${x},${y}`).join(' ')}" stroke="var(--sky)" stroke-width="3" stroke-linejoin="round" stroke-linecap="round"/>${
    dots.length <= 40 && dots.slice(0, -1).map(({ x, y }) => html`<circle cx="${x}" cy="${y}" r="4" fill="var(--paper)" stroke="var(--sky)" stroke-width="2.5"/>`)}${
    last && html`<circle${attributes({ cx: last.x, cy: last.y, r: 6 })} fill="var(--sun)" stroke="var(--ink)" stroke-width="2.5"/>`}<text x="${
    size.left}" y="${size.height - 8}" fill="var(--faint)">${ends[0]}</text><text x="${size.width - size.right}" y="${size.height - 8}" text-anchor="end" fill="var(--faint)">${ends[1]}</text></g></svg>`
}

/**
 * At most so many things of a series, evenly taken, the first and the last among them: a page shows what was, only less of it.
 * `most` is at least 2. Pure.
 */
export const thinned = <T>(all: readonly T[], most: number): readonly T[] => (all.length <= most ? all
  : Array.from({ length: most }, (_, i) => all[Math.round(i * (all.length - 1) / (most - 1))]!))

/** The small drawing, in pixels. */
const small = { width: 120, height: 32, margin: 4 }

/** A line without a scale, for a list: whether something rises or falls. `title` says it; the values stand beside it. */
export function sparkline({ title, points }: { readonly title: string; readonly points: readonly Point[] }): Html {
  if (points.length < 2) return nothing
  const values = points.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const [from, span] = [points[0]!.at, points.at(-1)!.at - points[0]!.at]
  const inner = { width: small.width - 2 * small.margin, height: small.height - 2 * small.margin }
  const dots = points.map(({ at, value }) => ({
    x: round(small.margin + (span === 0 ? inner.width / 2 : (at - from) / span * inner.width)),
    // What stays the same runs through the middle.
    y: round(small.margin + inner.height * (most === least ? 0.5 : 1 - (value - least) / (most - least))),
  }))
  const last = dots.at(-1)!
  return html`<svg class="spark" viewBox="0 0 ${small.width} ${small.height}" width="${small.width}" height="${small.height}" role="img" aria-label="${title}"><polyline points="${
    dots.map(({ x, y }) => `${x},${y}`).join(' ')}" fill="none" stroke="var(--sky)" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/><circle${
    attributes({ cx: last.x, cy: last.y, r: 3 })} fill="var(--sky)" stroke="none"/></svg>`
}
