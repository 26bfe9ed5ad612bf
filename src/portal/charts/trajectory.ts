/** Draws what was planned, what came of it and what was foretold with its range, along the same time: an SVG that prints and reads in one colour. Pure. */
import type { Html } from '../html.ts'
import { html, nothing } from '../html.ts'
import { heightOn, marksOf, type Point, round, size } from './line.ts'

/** A value that was foretold, and between what it was to lie. */
interface Foretold extends Point { readonly low?: number; readonly high?: number }

/**
 * The plan is a broken line, facts are a full one with dots, a forecast is a diamond between the two ends of its range: they differ by form and not by colour alone. `names` stand in the legend; the table beside it holds the
 * same numbers. Nothing where there are fewer than two places in time.
 */
export function trajectoryChart({ title, plan, facts, forecasts, label, names }: {
  readonly title: string
  readonly plan: readonly Point[]
  readonly facts: readonly Point[]
  readonly forecasts: readonly Foretold[]
  readonly label: (value: number) => string
  readonly names: { readonly plan: string; readonly fact: string; readonly forecast: string }
}): Html {
  const places = [...new Set([...plan, ...facts, ...forecasts].map(({ at }) => at))].toSorted((a, b) => a - b)
  const [first, last] = [places[0], places.at(-1)]
  if (first === undefined || last === undefined || first === last) return nothing
  const marks = marksOf([...plan, ...facts, ...forecasts, ...forecasts.flatMap(({ at, low, high }) => [low, high].flatMap((value) => (value === undefined ? [] : [{ at, value }])))], 'nought')
  const height = heightOn(marks)
  // Room for a bar and a year at both ends.
  const [left, right] = [size.left + 14, size.width - size.right - 14]
  const x = (at: number): number => round(left + (at - first) / (last - first) * (right - left))
  const line = (points: readonly Point[]): string => points.map(({ at, value }) => `${x(at)},${height(value)}`).join(' ')
  const diamond = (at: number, y: number): string => `${at},${y - 5} ${at + 5},${y} ${at},${y + 5} ${at - 5},${y}`
  /** Between two heights, with a foot at each end, so that a narrow one is seen behind its diamond. */
  const range = (at: number, from: number, to: number): Html => html`<path d="M${at - 10} ${from}H${at + 10}M${at} ${from}V${to}M${at - 10} ${to}H${at + 10}" fill="none" stroke="var(--ink)" stroke-width="1.5"/>`
  const foot = size.height - size.bottom
  const key = (mark: Html, name: string, at: number): Html => html`<g transform="translate(${at} ${size.height + 6})">${mark}<text x="30" y="5" fill="var(--ink)">${name}</text></g>`
  return html`<svg viewBox="0 0 ${size.width} ${size.height + 26}" width="100%" height="280" preserveAspectRatio="xMinYMin meet" role="img" aria-label="${title}" font-size="14.5"><g stroke="none">${
    marks.map((mark) => html`<line x1="${size.left}" x2="${size.width - size.right}" y1="${height(mark)}" y2="${height(mark)}" stroke="var(--line)"/><text x="${size.left - 10}" y="${height(mark) + 5}" text-anchor="end" fill="var(--faint)">${label(mark)}</text>`)}${
    places.map((at) => html`<text x="${x(at)}" y="${foot + 20}" text-anchor="middle" fill="var(--faint)">${String(at)}</text>`)}${
    plan.length > 0 && html`<polyline points="${line(plan)}" fill="none" stroke="var(--ink)" stroke-width="2" stroke-dasharray="6 5"/>${plan.map(({ at, value }) => html`<circle cx="${x(at)}" cy="${height(value)}" r="3" fill="var(--ink)"/>`)}`}${
    forecasts.map(({ at, value, low, high }) => html`${low !== undefined && high !== undefined && range(x(at), height(low), height(high))}<polygon points="${diamond(x(at), height(value))}" fill="var(--sun)" stroke="var(--ink)" stroke-width="1.5"/>`)}${
    facts.length > 0 && html`<polyline points="${line(facts)}" fill="none" stroke="var(--sky)" stroke-width="3" stroke-linejoin="round"/>${facts.map(({ at, value }) => html`<circle cx="${x(at)}" cy="${height(value)}" r="4.5" fill="var(--paper)" stroke="var(--sky)" stroke-width="2.5"/>`)}`}${
    plan.length > 0 && key(html`<line x1="0" x2="22" y1="0" y2="0" stroke="var(--ink)" stroke-width="2" stroke-dasharray="6 5"/>`, names.plan, 14)}${
    facts.length > 0 && key(html`<line x1="0" x2="22" y1="0" y2="0" stroke="var(--sky)" stroke-width="3"/><circle cx="11" cy="0" r="4.5" fill="var(--paper)" stroke="var(--sky)" stroke-width="2.5"/>`, names.fact, 130)}${
    forecasts.length > 0 && key(html`${range(11, -9, 9)}<polygon points="${diamond(11, 0)}" fill="var(--sun)" stroke="var(--ink)" stroke-width="1.5"/>`, names.forecast, 280)}</g></svg>`
}
