/** Draws measured values as bars with the interval in which each is known, against the line of what chance gives; a list, so that it is read in words too. Pure. */
import { attributes, html } from '../html.ts'
import type { Content, Html } from '../html.ts'

/** A measured value; `low` and `high` are equal where no interval is known. `said` tells all of it in words. */
export interface Measured { readonly name: Content; readonly value: number; readonly low: number; readonly high: number; readonly said: Content }

const height = 22

/**
 * The bars on one scale from nothing to `most`, in the order in which they come. `chance` is drawn through all of them and named by `chanceSaid` under them.
 * Values are of one measure, none less than nothing.
 */
export function intervalBars(all: readonly Measured[], { label, most, chance, chanceSaid }: {
  readonly label: string
  readonly most: number
  readonly chance?: number
  readonly chanceSaid?: Content
}): Html {
  const place = (value: number): string => `${(Math.min(Math.max(0, value), most) / (most || 1) * 100).toFixed(2)}%`
  const upright = (at: number, from: number, to: number, kind: string): Html => html`<line${attributes({ x1: place(at), x2: place(at), y1: from, y2: to, class: kind })}/>`
  return html`<div class="intervals"><ul class="bars" aria-label="${label}">${all.map(({ name, value, low, high, said }) => html`<li><span class="name">${name}</span> <span class="number">${
    said}</span><svg aria-hidden="true" width="100%" height="${height}"><rect${attributes({ y: 6, width: place(value), height: 10, rx: 2 })}/>${chance !== undefined && upright(chance, 0, height, 'chance')}${
    low < high && html`<line${attributes({ x1: place(low), x2: place(high), y1: 11, y2: 11, class: 'whisker' })}/>${upright(low, 6, 16, 'whisker')}${upright(high, 6, 16, 'whisker')}`}</svg></li>`)}</ul>${
    chanceSaid && html`<p class="hint"><svg aria-hidden="true" width="14" height="16"><line class="chance" x1="7" x2="7" y1="0" y2="16"/></svg> ${chanceSaid}</p>`}</div>`
}
