/** Draws a series as a small line for a list. Pure. */
import { attributes, html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import type { Point } from './line.ts'

const round = (number: number): number => Math.round(number * 10) / 10

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
