/** Draws the plan of a floor from the places and sizes of its rooms: each a link that the keyboard reaches, told apart by its words and its pattern, not by colour alone. Pure. */
import { attributes, html, nothing } from '../html.ts'
import type { Html } from '../html.ts'

/** A room on the plan; places and sizes in one unit, whichever it is. */
export interface PlannedRoom {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly depth: number
  readonly name: string
  /** How it stands, in words: what is read beside its name. */
  readonly said: string
  readonly state: 'free' | 'partly' | 'taken'
  /** Where it leads; none for one with which nothing can be done. */
  readonly href?: string
}

const margin = 10

/** The plan; nothing where there is no room. `title` names it. */
export function floorPlan(title: string, rooms: readonly PlannedRoom[]): Html {
  const drawn = rooms.filter(({ width, depth }) => width > 0 && depth > 0)
  if (drawn.length === 0) return nothing
  const [right, bottom] = [Math.max(...drawn.map(({ x, width }) => x + width)), Math.max(...drawn.map(({ y, depth }) => y + depth))]
  const size = Math.max(11, right / 42)
  // The words are whole, so that what is seen and what is read out are one; the frame of the room cuts what does not fit.
  const room = ({ x, y, width, depth, name, said, state }: PlannedRoom): Html => html`<rect class="${state}"${attributes({ x, y, width, height: depth, rx: 4 })}/>${
    state === 'taken' && html`<path class="crossed" d="M${x} ${y}l${width} ${depth}M${x + width} ${y}l${-width} ${depth}"/>`}<svg${attributes({ x, y, width, height: depth })}><text${
    attributes({ x: size / 2, y: size * 1.3, 'font-size': size })}>${name}</text> <text class="said"${attributes({ x: size / 2, y: size * 2.5, 'font-size': size * 0.85 })}>${said}</text></svg>`
  return html`<svg class="plan" role="group"${attributes({ viewBox: `${-margin} ${-margin} ${right + 2 * margin} ${bottom + 2 * margin}`, 'aria-label': title })}>${
    drawn.map((one) => (one.href === undefined ? html`<g role="img"${attributes({ 'aria-label': `${one.name}: ${one.said}` })}>${room(one)}</g>`
      : html`<a${attributes({ href: one.href })}>${room(one)}</a>`))}</svg>`
}
