/** Draws the thread of a thing: what it was made from, and what was made from it, as a picture and as a list that says all of it. */
import type { Reached, Thing } from '../../kernel/lineage/index.ts'
import type { Locale, Text } from '../../law/text.ts'
import { attributes, html } from '../html.ts'
import type { Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { andMore, threadWords } from './messages.ts'
import { type Relation, sharedRelations } from './relations.ts'

/** A thing that was reached; of one that is held back why it is. */
export type Linked = Omit<Reached, 'since'> & { readonly heldBack?: Text }

/** The address of the whole thread of a thing, without the language. */
export const threadPath = (thing: string): string => `/thread?of=${encodeURIComponent(thing)}`

/** Things that the list names on each side. */
const mostListed = 150

/** A thing and what is known of where it comes from and where it led. */
export interface Thread {
  /** What the thread shows; the name of the region that scrolls. */
  readonly title: Text
  /** What the picture says, for whoever does not see it. */
  readonly hint: Text
  readonly thing: Thing
  /** What it was made from, and what was made from it, as far as the reader is told. */
  readonly sources: readonly Linked[]
  readonly made?: readonly Linked[]
  /** That it stands on the page of the thread itself, to which all others lead. */
  readonly whole?: true
}

const column = 268
const row = 94
const box = { width: 224, height: 70 }
/** Letters that fit into a line of a box, and lines that fit into it. */
const most = { letters: 27, lines: 3 }
/** Boxes that are drawn in a column; the list has the others too. */
const tallest = 8

/** The thread as a picture, for the eye only, and as a list. Sources stand to the left, what was made to the right. */
export function thread(visit: Pick<Visit, 'locale' | 'link'>, { title, hint, thing, sources: before, made: behind = [], whole }: Thread): Html {
  const { locale } = visit
  const [sources, made] = [before.map(heldBackNamed), behind.map(heldBackNamed)]
  const more = Math.max(0, sources.length - mostListed) + Math.max(0, made.length - mostListed)
  const steps: readonly (Thing & { readonly at: number })[] = [
    ...sources.map((one) => ({ ...one, at: -one.distance })), { ...thing, at: 0 }, ...made.map((one) => ({ ...one, at: one.distance })),
  ]
  const known = new Map(steps.map((one) => [one.id, one]))
  const item = (one: Linked, end: keyof Relation): Html => {
    const of = known.get(one.by)
    return html`<li><p class="title">${one.path === undefined ? one.title[locale] : html`<a href="${visit.link(one.path)}">${one.title[locale]}</a>`}</p>${
      of && html`<p class="hint">${sharedRelations[one.relation]?.[end][locale] ?? one.relation} — ${of.title[locale]}</p>`}${one.heldBack && html`<p class="hint">${one.heldBack[locale]}</p>`}</li>`
  }
  return html`<div class="scroll" role="region" aria-label="${title[locale]}" tabindex="0">${layers(locale, hint, steps.map((one) => ({ ...one, strong: one.kind === 'decision' || one.at === 0 })), [...sources, ...made])}</div><ol class="timeline">${
    sources.slice(0, mostListed).toReversed().map((one) => item(one, 'made'))}<li class="now"><p class="title">${thing.title[locale]}</p></li>${
    made.slice(0, mostListed).map((one) => item(one, 'source'))}</ol>${more > 0 && html`<p class="hint">${andMore(more)[locale]}</p>`}${!whole && threadLink(visit, thing.id)}`
}

/** The way from the page of a thing to its whole thread. */
export const threadLink = ({ locale, link }: Pick<Visit, 'locale' | 'link'>, thing: string): Html => html`<p><a href="${link(threadPath(thing))}">${threadWords.open[locale]}</a></p>`

const heldBackNamed = (one: Linked): Linked => (one.heldBack === undefined ? one : { ...one, title: threadWords.heldBack(one.title) })

/** A thing in its column; one that is `strong` has a thicker edge. */
interface Step { readonly id: string; readonly title: Text; readonly at: number; readonly strong?: boolean }

/** Things in columns from left to right, each with a line to what it comes from: for the eye only, beside a list that says all of it. */
export function layers(locale: Locale, hint: Text, steps: readonly Step[], links: readonly { readonly id: string; readonly by: string }[]): Html {
  const columns = [...Map.groupBy(steps, ({ at }) => at)].map(([at, things]) => ({ at, things: things.slice(0, tallest), more: Math.max(0, things.length - tallest) }))
  const first = Math.min(...columns.map(({ at }) => at))
  const rows = Math.max(...columns.map(({ things, more }) => things.length + (more > 0 ? 1 : 0)))
  const places = columns.flatMap(({ at, things, more }) => [...things, ...(more > 0 ? [more] : [])].map((one, i, all) => ({
    one, x: (at - first) * column + 2, y: i * row + 2 + ((rows - all.length) * row) / 2,
  })))
  const byId = new Map(places.flatMap(({ one, x, y }) => (typeof one === 'number' ? [] : [[one.id, { x, y, at: one.at }] as const])))
  const width = (Math.max(...columns.map(({ at }) => at)) - first) * column + box.width + 4
  const height = rows * row - (row - box.height) + 4
  return html`<svg role="img" aria-label="${hint[locale]}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" class="thread">${links.map(({ id, by }) => {
    const ends = [byId.get(id), byId.get(by)].filter((one) => one !== undefined).toSorted((a, b) => a.at - b.at)
    const [from, to] = ends
    return from && to && html`<path${attributes({
      d: `M${from.x + box.width} ${from.y + box.height / 2}C${from.x + box.width + 24} ${from.y + box.height / 2} ${to.x - 24} ${to.y + box.height / 2} ${to.x} ${to.y + box.height / 2}`, 'stroke-width': 1.5 })}/>`
  })}${places.map(({ one, x, y }) => (typeof one === 'number' ? label([andMore(one)[locale]], x, y) : node(locale, one, x, y)))}</svg>`
}

/** A box with what fits into it and the whole title for the pointer. Titles begin with what they are, up to the colon. */
function node(locale: Locale, { title, strong }: Step, x: number, y: number): Html {
  return html`<g><title>${title[locale]}</title><rect${attributes({ x, y, width: box.width, height: box.height, rx: 6, 'stroke-width': strong ? 3 : 1.5 })}/>${
    label(linesOf(title[locale]), x, y)}</g>`
}

/** A title in lines, broken at spaces. Where it is too long its middle goes: titles end with what tells them apart, as a version does. */
function linesOf(title: string): readonly string[] {
  const [first = '', ...rest] = title.split(': ')
  const lines = [first, rest.join(': ')].filter((line) => line !== '').flatMap((part) => part.split(' ').reduce<readonly string[]>((broken, word) => {
    const last = broken.at(-1)
    return last !== undefined && last.length + 1 + word.length <= most.letters ? [...broken.slice(0, -1), `${last} ${word}`] : [...broken, word]
  }, []))
  const kept = lines.length <= most.lines ? lines : [...lines.slice(0, most.lines - 1).map((line, i, all) => (i === all.length - 1 ? `${line.slice(0, most.letters - 1)}…` : line)), lines.at(-1)!]
  return kept.map((line) => (line.length > most.letters ? `${line.slice(0, most.letters - 1)}…` : line))
}

const label = (lines: readonly string[], x: number, y: number): readonly Html[] => lines.map((line, i) =>
  html`<text${attributes({ x: x + 12, y: y + box.height / 2 + 5 + (i - (lines.length - 1) / 2) * 18, 'font-size': i === 0 ? 14 : 12.5, fill: 'currentColor', stroke: 'none' })}>${line}</text>`)
