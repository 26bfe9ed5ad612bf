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
/** Of a letter of our typeface, on average, in sizes of the typeface. */
const widthOfLetter = 0.58

/** The words in lines of at most so many letters; a longer word has a line of its own. */
const linesOf = (words: string, most: number): readonly string[] => words.split(' ').reduce<readonly string[]>((lines, word) => {
  const last = lines.at(-1)
  return last !== undefined && last.length + 1 + word.length <= most ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word]
}, [])

/** The plan; nothing where there is no room. `title` names it. */
export function floorPlan(title: string, rooms: readonly PlannedRoom[]): Html {
  const drawn = rooms.filter(({ width, depth }) => width > 0 && depth > 0)
  if (drawn.length === 0) return nothing
  const [right, bottom] = [Math.max(...drawn.map(({ x, width }) => x + width)), Math.max(...drawn.map(({ y, depth }) => y + depth))]
  const size = Math.max(11, right / 50)
  // The words are whole, so that what is seen and what is read out are one; the frame of the room cuts what is longer than its depth.
  const room = ({ x, y, width, depth, name, said, state }: PlannedRoom): Html => html`<rect class="${state}"${attributes({ x, y, width, height: depth, rx: 4 })}/>${
    state === 'taken' && html`<path class="crossed" d="M${x} ${y}l${width} ${depth}M${x + width} ${y}l${-width} ${depth}"/>`}<svg${attributes({ x, y, width, height: depth })}><text${
    attributes({ y: 0, 'font-size': size })}>${linesOf(name, (width - size) / (size * widthOfLetter)).map((line) => html`<tspan${attributes({ x: size / 2, dy: size * 1.25 })}>${line} </tspan>`)}<tspan class="said"${
    attributes({ x: size / 2, dy: size * 1.25, 'font-size': size * 0.85 })}>${said}</tspan></text></svg>`
  return html`<div class="scroll" role="region"${attributes({ 'aria-label': title })} tabindex="0"><svg class="plan" role="group"${attributes({ viewBox: `${-margin} ${-margin} ${right + 2 * margin} ${bottom + 2 * margin}`, 'aria-label': title })}>${
    drawn.map((one) => (one.href === undefined ? html`<g role="img"${attributes({ 'aria-label': `${one.name}: ${one.said}` })}>${room(one)}</g>`
      : html`<a${attributes({ href: one.href })}>${room(one)}</a>`))}</svg></div>`
}
