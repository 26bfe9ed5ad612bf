/** Draws a procedure as a diagram of its steps, and tells the same as a list. */
import { noticeWords } from './hearing-words.ts'
import { wordsOfAct } from './core-act.ts'
import { performerOf, outcomeText } from './clauses.ts'
import { otherTermWords } from './clauses-terms.ts'
import { saidText } from './clauses-together.ts'
import { diagramMessages as say } from './diagram.messages.ts'
import { type Box, layOut, type Link, type Piece, type Placed, type Route } from './diagram-layout.ts'
import { widthOf, wrap } from './diagram-text.ts'
import { formatWithin, inEveryLanguage } from './format.ts'
import { isByHouse } from './opening.ts'
import { type Effect, partsOf, type Procedure, type Step } from './procedure.ts'
import type { RegisterTitles } from './register.ts'
import { type Arrow, orderOf } from './step-order.ts'
import type { Locale, Text } from './text.ts'

const sizes = { title: 15, detail: 13, words: 13 } as const
const leading = { title: 20, detail: 18, words: 17 } as const
const boxWidth = 216
const wordsWidth = 132
const padding = 14

type LineKind = 'title' | 'detail'
interface Line { readonly kind: LineKind; readonly text: string }
interface Shape extends Box { readonly form: 'start' | 'step' | 'closed' | Effect; readonly lines: readonly Line[] }
interface Labelled extends Link { readonly lines: readonly string[]; readonly timed: boolean }

/**
 * Draws the steps of a procedure from top to bottom: each with its performer and term, the outcomes as arrows, the decisions as
 * the ends. An SVG for a page, in one language, of the same text for the same declaration: it takes the colour and the font of
 * its surroundings, and carries a title and a description for those who do not see it. Classes: `diagram`, and inside it
 * `start`, `step`, `closed`, `grant`, `refuse`, `revoke`, `reopen`, `dismiss`, `arrow`, `timed`, `words`.
 */
export function diagram(declaration: Procedure, locale: Locale, titles?: RegisterTitles): string {
  const { boxes, links } = graphOf(declaration, locale)
  const { width, height, boxes: places, routes } = layOut(boxes, links)
  const id = `diagram-${declaration.id.replaceAll(/[^A-Za-z0-9]/g, '-')}-${locale}`
  const title = say.title(declaration.title)[locale]
  const description = diagramList(declaration, locale, titles).map(({ text, outcomes }) => [text, ...outcomes].join(' ')).join(' ')
  return [
    `<svg class="diagram" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"`,
    ` width="${width}" height="${height}" lang="${locale}" role="img"`,
    ` aria-labelledby="${id}-title ${id}-text" fill="none" stroke="currentColor" stroke-width="1.5">`,
    `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-text">${escaped(description)}</desc>`,
    ...links.map((link, index) => arrow(link, routes[index]!)),
    ...boxes.map((box) => shape(box, places.get(box.id)!)),
    '</svg>',
  ].join('')
}

/** The same procedure as a list: each step with its performer and term, and under it what can come of it. */
export interface DiagramStep {
  readonly text: string
  readonly outcomes: readonly string[]
}

export const diagramList = (declaration: Procedure, locale: Locale, titles?: RegisterTitles): readonly DiagramStep[] => {
  const { layers, arrows } = orderOf(declaration)
  return layers.flat().map((name) => {
    const step = declaration.steps[name]!
    const [title, ...details] = stepLines(
      declaration, step, locale, declaration.clock.stopsIn.includes(name)
    ).map(({ text }) => text)
    return {
      text: `${title} — ${details.join(', ')}.`,
      outcomes: arrows.filter(({ from }) => from === name).map(({ outcome }) => outcomeText(declaration, outcome, saidText(step, outcome), titles)[locale]),
    }
  })
}

function stepLines(declaration: Procedure, step: Step, locale: Locale, stops: boolean): readonly Line[] {
  return [
    { kind: 'title', text: step.title[locale] },
    ...performers(declaration, step).map((text) => ({ kind: 'detail', text: text[locale] }) as const),
    ...(step.within ? [{ kind: 'detail', text: formatWithin(step.within, locale) } as const] : []),
    ...(step.otherTerms ?? []).map((other) => ({ kind: 'detail', text: otherTermWords(declaration, other)[locale] }) as const),
    ...(step.hearing ? [{ kind: 'detail', text: noticeWords(declaration, step.hearing)[locale] } as const] : []),
    ...(stops ? [{ kind: 'detail', text: say.stops[locale] } as const] : []),
  ]
}

/** Who performs a step, each of those who perform it together in a line of their own with their time. */
function performers(declaration: Procedure, { by }: Step): readonly Text[] {
  const parts = Object.values(partsOf(by))
  return parts.length === 0 ? [performerOf(declaration, by)]
    : parts.map((part) => inEveryLanguage((locale) => [`${part.title[locale]} — ${performerOf(declaration, part.by)[locale]}`, ...(part.within ? [formatWithin(part.within, locale)] : [])].join(', ')))
}

/** The steps and ends as boxes, and their outcomes as links: outcomes of one step that lead to one place share a link. */
function graphOf(declaration: Procedure, locale: Locale): { boxes: readonly Shape[]; links: readonly Labelled[] } {
  const { layers, arrows } = orderOf(declaration)
  const boxes = new Map<string, Shape>()
  const links = new Map<string, Arrow[]>()
  const opened = (isByHouse(declaration.opens) ? say.opened : say.filed)[locale]
  boxes.set('start', shaped('start', 0, 'start', [{ kind: 'detail', text: opened }]))
  for (const [rank, layer] of layers.entries()) {
    for (const name of layer) {
      const lines = stepLines(declaration, declaration.steps[name]!, locale, declaration.clock.stopsIn.includes(name))
      boxes.set(`step ${name}`, shaped(`step ${name}`, rank + 1, 'step', lines))
    }
  }
  for (const each of arrows) {
    const end = endOf(declaration, each, locale, boxes)
    if (end === undefined) continue
    const known = boxes.get(end.id)
    if (known === undefined || (end.form !== 'step' && known.rank < end.rank)) boxes.set(end.id, end)
    const key = `${each.from} ${end.id}`
    links.set(key, [...(links.get(key) ?? []), each])
  }
  const starting: Labelled = { from: 'start', to: `step ${declaration.starts}`, width: 0, height: 0, lines: [], timed: false }
  return {
    boxes: [...boxes.values()],
    links: [
      ...(boxes.has(starting.to) ? [starting] : []), ...[...links].map(([key, together]) => labelled(key, together, locale)),
    ],
  }
}

/** Where an arrow ends: a step, a decision, or the end of the case. */
function endOf(
  declaration: Procedure, { from, outcome, to }: Arrow, locale: Locale, boxes: ReadonlyMap<string, Shape>
): Shape | undefined {
  if (to !== 'closed') return boxes.get(`step ${to}`)
  const rank = boxes.get(`step ${from}`)!.rank + 1
  const decision = outcome.decides === undefined ? undefined : declaration.decisions[outcome.decides]
  return decision === undefined
    ? shaped(`closed ${from}`, rank, 'closed', [{ kind: 'detail', text: say.closed[locale] }])
    : shaped(`decision ${outcome.decides}`, rank, decision.effect, [
      { kind: 'title', text: decision.title[locale] },
      { kind: 'detail', text: `${marks[decision.effect]} ${say.effects[decision.effect][locale]}` },
      ...(outcome.carriesOut ? [{ kind: 'detail', text: wordsOfAct(outcome.carriesOut.act)[locale] } as const] : []),
    ])
}

const marks = { grant: '✓', refuse: '✕', revoke: '✕', reopen: '↺', dismiss: '–' } as const satisfies Record<Effect, string>

/** A box as large as its words. */
function shaped(id: string, rank: number, form: Shape['form'], texts: readonly Line[]): Shape {
  const lines = texts.flatMap(
    ({ kind, text }) => wrap(text, sizes[kind], boxWidth - 2 * padding).map((line) => ({ kind, text: line }))
  )
  const height = lines.reduce((sum, { kind }) => sum + leading[kind], 0)
  const small = form === 'start' || form === 'closed'
  const width = small ? Math.max(...lines.map(({ kind, text }) => widthOf(text, sizes[kind]))) + 2 * padding : boxWidth
  return { id, rank, form, lines, width: Math.ceil(width), height: height + (small ? 12 : 22) }
}

function labelled(key: string, arrows: readonly Arrow[], locale: Locale): Labelled {
  const lines = arrows.flatMap(({ outcome }, index) =>
    wrap(outcome.label[locale] + (index < arrows.length - 1 ? ` ${say.or[locale]}` : ''), sizes.words, wordsWidth))
  const [from = '', ...to] = key.split(' ')
  return {
    from: `step ${from}`, to: to.join(' '), lines, timed: arrows.every(({ outcome }) => outcome.byClock),
    width: Math.ceil(Math.max(...lines.map((line) => widthOf(line, sizes.words)))), height: lines.length * leading.words + 6,
  }
}

function arrow({ lines, timed }: Labelled, { before, after, words, tip: [x, y], up }: Route): string {
  const base = up ? y + 9 : y - 9
  const dots = timed ? ' stroke-dasharray="2 4"' : ''
  const drawn = lines.length === 0 ? path([...before, ...after]) : path(before) + path(after)
  const texts = lines.map((line, index) => letters(line, words.x, words.y + 15.5 + index * leading.words, 'words', sizes.words))
  return [
    `<g class="arrow${timed ? ' timed' : ''}"><path d="${drawn}"${dots} stroke-opacity=".6"/>`,
    `<path d="M${x} ${y}L${x - 5} ${base}L${x + 5} ${base}Z" fill="currentColor" stroke="none"/>`, ...texts, '</g>',
  ].join('')
}

function path(pieces: readonly Piece[]): string {
  let drawn = ''
  for (const [a, b, c, d] of pieces) {
    const middle = (b[1] + c[1]) / 2
    drawn += `${drawn === '' ? 'M' : 'L'}${a.join(' ')}L${b.join(' ')}`
    drawn += b[0] === c[0] ? `L${c.join(' ')}` : `C${b[0]} ${middle} ${c[0]} ${middle} ${c.join(' ')}`
    drawn += `L${d.join(' ')}`
  }
  return drawn
}

function shape({ form, lines }: Shape, { x, y, width, height }: Placed): string {
  const left = x - width / 2
  const corner = form === 'step' ? 6 : Math.min(height / 2, 22)
  const strong = form !== 'step' && form !== 'start' && form !== 'closed'
  const frame = (inset: number, rest: string): string =>
    `<rect x="${left + inset}" y="${y + inset}" width="${width - 2 * inset}" height="${height - 2 * inset}"`
    + ` rx="${Math.max(2, corner - inset)}"${rest}/>`
  const frames = frame(0, ` fill="currentColor" fill-opacity="${strong ? '.09' : form === 'step' ? '.035' : '0'}"`)
    + (strong ? frame(3.5, ' stroke-width="1" stroke-opacity=".55"') : '')
  let baseline = y + (height - lines.reduce((sum, { kind }) => sum + leading[kind], 0)) / 2
  const texts = lines.map(({ kind, text }) => {
    baseline += leading[kind]
    return letters(text, x, baseline - 5, kind, sizes[kind])
  })
  return `<g class="${form}">${frames}${texts.join('')}</g>`
}

const letters = (text: string, x: number, y: number, kind: LineKind | 'words', size: number): string =>
  `<text class="${kind}" x="${x}" y="${y}" text-anchor="middle" font-size="${size}" fill="currentColor" stroke="none"${
    kind === 'title' ? ' font-weight="600"' : ''}>${escaped(text)}</text>`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (char) => entities[char]!)
