/** Draws how a number fell while a model learnt: a line over the steps, with its scale; prints, and takes its colours from the page. Pure. */
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { html, type Html, nothing } from '../../../portal/index.ts'

export interface CurvePoint { readonly step: number; readonly value: number }

/** In units of the view box; it grows with the page. */
const size = { width: 520, height: 260, left: 64, right: 14, top: 14, bottom: 34 }
/** Up to so many points are marked one by one. */
const mostMarked = 30

const round = (value: number): number => Math.round(value * 10) / 10

/** The chart; `title` is the answer that it gives, `label` prints a value and `steps` a step. The table beside it has the same numbers. */
export function curve(points: readonly CurvePoint[], { title, label, steps }: { readonly title: string; readonly label: (value: number) => string; readonly steps: (step: number) => string }): Html {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || points.length < 2) return nothing
  const values = points.map(({ value }) => value)
  const x = scaleLinear([first.step, last.step], [size.left, size.width - size.right])
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [size.height - size.bottom, size.top]).nice(5)
  const path = line<CurvePoint>(({ step }) => round(x(step)), ({ value }) => round(y(value)))(points)
  return html`<svg viewBox="0 0 ${size.width} ${size.height}" width="100%" preserveAspectRatio="xMinYMin meet" role="img" aria-label="${title}" font-size="14"><g stroke="none">${
    y.ticks(5).map((mark) => html`<line x1="${size.left}" x2="${size.width - size.right}" y1="${round(y(mark))}" y2="${round(y(mark))}" stroke="var(--line)"/><text x="${
      size.left - 9}" y="${round(y(mark)) + 5}" text-anchor="end" fill="var(--faint)">${label(mark)}</text>`)}<path d="${path ?? ''}" fill="none" stroke="var(--sky)" stroke-width="2.5" stroke-linejoin="round"/>${
    points.length <= mostMarked && points.slice(0, -1).map(({ step, value }) => html`<circle cx="${round(x(step))}" cy="${round(y(value))}" r="3.5" fill="var(--paper)" stroke="var(--sky)" stroke-width="2"/>`)}<circle cx="${
    round(x(last.step))}" cy="${round(y(last.value))}" r="5.5" fill="var(--sun)" stroke="var(--ink)" stroke-width="2.5"/><text x="${size.left}" y="${size.height - 8}" fill="var(--faint)">${
    steps(first.step)}</text><text x="${size.width - size.right}" y="${size.height - 8}" text-anchor="end" fill="var(--faint)">${steps(last.step)}</text></g></svg>`
}
