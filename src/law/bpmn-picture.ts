/** Where the elements of a process stand: the diagram interchange of BPMN 2.0 (BPMN DI), placed by the layouter of the house's own diagrams. Pure. */
import type { BpmnModdle, Element } from 'bpmn-moddle'
import { type Box, type Layout, layOut, type Link, type Placed, type Point, type Route } from './diagram-layout.ts'
import { widthOf, wrap } from './diagram-text.ts'

/** Sizes in the units of BPMN DI, which every tool shows as pixels: of events and gateways those that the tools themselves give them. */
const [eventSize, gatewaySize, taskWidth, labelWidth] = [36, 50, 200, 96] as const
const letters = { size: 12, leading: 15 } as const
/** Above and below the words of a task tools put its sign and the timers on its boundary. */
const [padding, above, gap, header] = [10, 20, 6, 24] as const

/** An element that is drawn as a figure of its own. */
export interface Figure extends Box {
  readonly element: Element
  readonly form: 'task' | 'gateway' | 'event'
  /** The lines of a name that stands outside its figure: below it, or on its right where ways leave it below. */
  readonly label: readonly string[]
  readonly beside?: true
  /** What is drawn within it. */
  readonly inner?: { readonly sketch: Sketch; readonly layout: Layout }
}

/** A flow; with `timer` it leaves an event on the boundary of its figure. */
export interface Way extends Link {
  readonly element: Element
  readonly label: readonly string[]
  readonly timer?: { readonly element: Element; readonly label: readonly string[] }
}

export interface Sketch { readonly figures: readonly Figure[]; readonly ways: readonly Way[] }

const linesOf = (words: string): readonly string[] => wrap(words, letters.size, labelWidth)
const widest = (lines: readonly string[]): number => Math.ceil(Math.max(0, ...lines.map((line) => widthOf(line, letters.size))))
const highOf = (lines: readonly string[]): number => lines.length * letters.leading

/** A task as large as its name, whose lines are as they are given. */
export function taskFigure(element: Element, rank: number, name: string): Figure {
  const lines = name.split('\n').flatMap((line) => wrap(line, letters.size, taskWidth - 2 * padding))
  return { id: element.id, element, rank, form: 'task', label: [], width: taskWidth, height: highOf(lines) + 2 * above }
}

export const gatewayFigure = (element: Element, rank: number): Figure => ({ id: element.id, element, rank, form: 'gateway', label: [], width: gatewaySize, height: gatewaySize })

/** An event at which a process begins: ways leave it below. */
export function startFigure(element: Element, rank: number, name: string): Figure {
  const label = linesOf(name)
  return { id: element.id, element, rank, form: 'event', label, beside: true, width: eventSize + 2 * (gap + widest(label)), height: Math.max(eventSize, highOf(label)) }
}

/** An event at which it ends. */
export function endFigure(element: Element, rank: number, name: string): Figure {
  const label = linesOf(name)
  return { id: element.id, element, rank, form: 'event', label, width: Math.max(eventSize, widest(label)), height: eventSize + gap + highOf(label) }
}

/** A process within the process, with its name above what is drawn in it. */
export function frameFigure(element: Element, rank: number, sketch: Sketch, name: string): Figure {
  const layout = layOut(sketch.figures, sketch.ways)
  return { id: element.id, element, rank, form: 'task', label: [], inner: { sketch, layout }, width: Math.max(layout.width, Math.ceil(widthOf(name, letters.size)) + 2 * padding), height: layout.height + header }
}

/** A flow from one figure to another, with its name; of one that a timer starts, the name of the timer stands above its own. */
export function wayOf(element: Element, from: string, to: string, name = '', timer?: { readonly element: Element; readonly name: string }): Way {
  const [label, term] = [linesOf(name), linesOf(timer?.name ?? '')]
  const all = [...term, ...label]
  return {
    element, from, to, label, ...(timer && { timer: { element: timer.element, label: term } }),
    // A name stands on the right of its line, which runs down the middle of the place that is kept for it.
    width: all.length === 0 ? 0 : 2 * (widest(all) + gap), height: all.length === 0 ? 0 : highOf(all) + gap,
  }
}

/** The diagram of a process. */
export function pictureOf(moddle: BpmnModdle, process: Element, sketch: Sketch): Element {
  const planeElement = placed(moddle, sketch, layOut(sketch.figures, sketch.ways), [0, 0])
  return moddle.create('bpmndi:BPMNDiagram', { id: 'diagram', plane: moddle.create('bpmndi:BPMNPlane', { id: 'plane', bpmnElement: process, planeElement }) })
}

interface Rectangle { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

function placed(moddle: BpmnModdle, { figures, ways }: Sketch, { boxes, routes }: Layout, [left, top]: Point): readonly Element[] {
  const bounds = ({ x, y, width, height }: Rectangle): Element => moddle.create('dc:Bounds', { x: left + x, y: top + y, width, height })
  const label = (lines: readonly string[], x: number, y: number) =>
    (lines.length === 0 ? {} : { label: moddle.create('bpmndi:BPMNLabel', { bounds: bounds({ x, y, width: widest(lines), height: highOf(lines) }) }) })
  const shape = (element: Element, place: Rectangle, more: Readonly<Record<string, unknown>> = {}): Element =>
    moddle.create('bpmndi:BPMNShape', { id: `${element.id}_di`, bpmnElement: element, bounds: bounds(place), ...more })
  const byId = new Map(figures.map((figure) => [figure.id, figure]))

  const drawnFigure = (figure: Figure): readonly Element[] => {
    const place = bodyOf(figure, boxes.get(figure.id)!)
    if (figure.inner) return [shape(figure.element, place, { isExpanded: true }), ...placed(moddle, figure.inner.sketch, figure.inner.layout, [left + place.x + (place.width - figure.inner.layout.width) / 2, top + place.y + header])]
    return [shape(figure.element, place, figure.beside ? label(figure.label, place.x + place.width + gap, place.y + (place.height - highOf(figure.label)) / 2)
      : label(figure.label, place.x + (place.width - widest(figure.label)) / 2, place.y + place.height + gap))]
  }
  const drawnWay = (way: Way, route: Route): readonly Element[] => {
    const { words } = route
    const [source, target] = [way.from, way.to].map((id) => bodyOf(byId.get(id)!, boxes.get(id)!))
    const all = [...route.before, ...route.after].flat()
    // A way that goes up leaves a gateway at its side: above, another comes in.
    const points = route.up && way.timer === undefined && byId.get(way.from)!.form === 'gateway' ? all.slice(1) : all
    const begin = points[0]!
    const event = way.timer && { x: begin[0] - eventSize / 2, y: begin[1] - eventSize / 2, width: eventSize, height: eventSize }
    const line = joined(event ?? source!, event ? 'event' : byId.get(way.from)!.form, points, target!, byId.get(way.to)!.form)
    const own = words.y + gap / 2 + highOf(way.timer?.label ?? [])
    return [
      moddle.create('bpmndi:BPMNEdge', {
        id: `${way.element.id}_di`, bpmnElement: way.element, waypoint: line.map(([x, y]) => moddle.create('dc:Point', { x: left + x, y: top + y })), ...label(way.label, words.x + gap, own),
      }),
      ...(way.timer && event ? [shape(way.timer.element, event, label(way.timer.label, words.x + gap, words.y + gap / 2))] : []),
    ]
  }
  return [...figures.flatMap(drawnFigure), ...ways.flatMap((way, index) => drawnWay(way, routes[index]!))]
}

/** The figure itself within the place that it has with its name. */
function bodyOf({ form, beside }: Figure, { x, y, width, height }: Placed): Rectangle {
  if (form !== 'event') return { x: x - width / 2, y, width, height }
  return { x: x - eventSize / 2, y: beside ? y + (height - eventSize) / 2 : y, width: eventSize, height: eventSize }
}

/** A line from the edge of a figure to the edge of another, without points that say nothing: places of the layouter are rectangles, and these are not. */
function joined(source: Rectangle, from: Figure['form'], points: readonly Point[], target: Rectangle, to: Figure['form']): readonly Point[] {
  const [first, last] = [points[0]!, points.at(-1)!]
  const inner = points.slice(1, -1).filter((point) => !isWithin(point, source) && !isWithin(point, target))
  const [second, beforeLast] = [inner[0] ?? last, inner.at(-1) ?? first]
  const whole = [...docked(source, from, first, second), ...inner, ...docked(target, to, last, beforeLast).toReversed()]
  return whole.filter((point, index) => {
    const [before, after] = [whole[index - 1], whole[index + 1]]
    if (before === undefined || after === undefined) return before === undefined || !isSame(before, point)
    return !isSame(before, point) && !(before[0] === point[0] && point[0] === after[0] && (point[1] - before[1]) * (after[1] - point[1]) > 0)
  })
}
const isSame = ([a, b]: Point, [c, d]: Point): boolean => a === c && b === d
const isWithin = ([x, y]: Point, { x: left, y: top, width, height }: Rectangle): boolean => x > left && x < left + width && y > top && y < top + height

/** Where a line that comes from `next` meets a figure: the corner of a gateway, the circle of an event, from the side where it passes beside it. */
function docked({ x, y, width, height }: Rectangle, form: Figure['form'], at: Point, next: Point): readonly Point[] {
  if (form === 'task') return [at]
  const [middle, centre] = [x + width / 2, y + height / 2]
  const below = next[1] > centre
  if (form === 'gateway') {
    const side = next[0] < middle ? x : x + width
    return Math.abs(next[0] - middle) < width / 2 ? [[middle, below ? y + height : y]] : [[side, centre], [side, at[1]]]
  }
  const [radius, aside] = [width / 2, at[0] - middle]
  if (Math.abs(aside) >= radius) return [[middle + Math.sign(aside) * radius, centre], [at[0], centre]]
  const up = Math.round(Math.sqrt(radius ** 2 - aside ** 2) * 2) / 2
  return [[at[0], centre + (below ? up : -up)]]
}
