/** Draws numbers by name as bars, one under another, also to the left of nothing where a value is less; a list, so that it is read in words too. Pure. */
import { attributes, html } from '../html.ts'
import type { Content, Html } from '../html.ts'

/** A number with the name that it goes by and its words. */
export interface Bar { readonly name: Content; readonly value: number; readonly said: Content }

/**
 * The bars in the order in which they come; `label` says what is counted. Values less than nothing go to the other side, unless `from` is nothing: then they
 * have no bar, as of a count that noise has made negative.
 */
export function bars(label: string | undefined, all: readonly Bar[], { from = 'least', height = 8 }: { readonly from?: 'least' | 'nought'; readonly height?: number } = {}): Html {
  const values = all.map(({ value }) => (from === 'nought' ? Math.max(0, value) : value))
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
  const span = most - least || 1
  const place = (value: number): number => (value - least) / span * 100
  return html`<ul class="bars"${attributes({ 'aria-label': label })}>${all.map(({ name, said }, i) => {
    const value = values[i]!
    return html`<li><span class="name">${name}</span> <span class="number">${said}</span><svg aria-hidden="true" width="100%" height="${height}">${value !== 0 && html`<rect${attributes({
      x: `${Math.min(place(0), place(value)).toFixed(2)}%`, width: `${Math.max(0.3, Math.abs(place(value) - place(0))).toFixed(2)}%`, height, rx: 2,
    })}/>`}</svg></li>`
  })}</ul>`
}
