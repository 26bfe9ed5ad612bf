/** Lays out a graph of boxes in layers from top to bottom, with the words of each arrow in a place of their own. */

export interface Box { readonly id: string; readonly rank: number; readonly width: number; readonly height: number }

/** An arrow between boxes of different ranks, or from a box to itself; `width` and `height` are those of its words. */
export interface Link { readonly from: string; readonly to: string; readonly width: number; readonly height: number }

/** A box in its place: `x` is its middle, `y` its top. */
export interface Placed { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type Point = readonly [x: number, y: number]

/** A piece of a line through one layer and to the next, by four points: straight from the first to the second and from the third to the fourth, and between these it may be curved. */
export type Piece = readonly [Point, Point, Point, Point]

/** An arrow in its place: its line to its words and from them, in the direction of the arrow, and the point where it ends. */
export interface Route {
  readonly before: readonly Piece[]
  readonly after: readonly Piece[]
  readonly words: Placed
  readonly tip: readonly [x: number, y: number]
  readonly up: boolean
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly boxes: ReadonlyMap<string, Placed>
  /** In the order of the links. */
  readonly routes: readonly Route[]
}

const margin = 12
const between = { box: 30, words: 18, bend: 12 }
/** The space under a layer of boxes, and under a layer of words. */
const gaps = [34, 36] as const
/** How far two ends may miss each other and still be joined by a straight line. */
const slack = 12
/** How far a line runs straight at a box. */
const stub = 11

/** Whatever stands in a layer: a box, the words of an arrow, or the bend of one that only passes. */
interface Item {
  readonly layer: number
  readonly kind: keyof typeof between
  readonly width: number
  readonly height: number
  readonly above: Item[]
  readonly below: Item[]
  x: number
  y: number
}

type Side = 'above' | 'below'

interface Chain { readonly items: readonly Item[]; readonly words: Item; readonly up: boolean }

/** Lays out the graph. Boxes of one rank stand in one row; an arrow to an earlier rank goes up. */
export function layOut(boxes: readonly Box[], links: readonly Link[]): Layout {
  const layers: Item[][] = Array.from({ length: 2 * Math.max(...boxes.map(({ rank }) => rank)) + 2 }, () => [])
  const put = (layer: number, kind: Item['kind'], width = 0, height = 0): Item => {
    const item: Item = { layer, kind, width, height, above: [], below: [], x: 0, y: 0 }
    layers[layer]!.push(item)
    return item
  }
  const items = new Map(boxes.map(({ id, rank, width, height }) => [id, put(2 * rank, 'box', width, height)]))
  const chains = links.map((link) => chainOf(link, items, put))
  order(layers)
  place(layers)
  for (const { items: chain, words } of chains) {
    for (const item of chain) if (item.kind === 'bend' && Math.abs(item.x - words.x) < slack) item.x = words.x
  }
  const height = stack(layers)
  const left = Math.min(...layers.flat().map(({ x, width }) => x - width / 2)) - margin
  for (const item of layers.flat()) item.x = Math.round(item.x - left)
  const width = Math.max(...layers.flat().map((item) => item.x + item.width / 2)) + margin
  const bottoms = layers.map((layer) => Math.max(0, ...layer.map((item) => item.y + item.height)))
  return {
    width: Math.ceil(width), height: Math.ceil(height),
    boxes: new Map([...items].map(([id, item]) => [id, placed(item)])),
    routes: chains.map((chain) => routeOf(chain, bottoms, layers)),
  }
}

const placed = ({ x, y, width, height }: Item): Placed => ({ x, y, width, height })

type Put = (layer: number, kind: Item['kind'], width?: number, height?: number) => Item

/** Puts the words of a link beside the box that it leaves, and bends wherever it passes a layer. */
function chainOf({ from, to, width, height }: Link, boxes: ReadonlyMap<string, Item>, put: Put): Chain {
  const [source, target] = [boxes.get(from)!, boxes.get(to)!]
  const up = target.layer <= source.layer
  const [upper, lower] = up ? [target, source] : [source, target]
  const itself = source === target
  const wordsLayer = itself || !up ? source.layer + 1 : source.layer - 1
  const items = [upper]
  let words: Item | undefined
  for (let layer = upper.layer + 1; itself ? layer === wordsLayer : layer < lower.layer; layer++) {
    const item = layer === wordsLayer ? put(layer, 'words', width, height) : put(layer, 'bend')
    if (layer === wordsLayer) words = item
    items.push(item)
  }
  if (!itself) items.push(lower)
  for (const [index, item] of items.slice(1).entries()) {
    items[index]!.below.push(item)
    item.above.push(items[index]!)
  }
  return { items, words: words!, up }
}

/** Orders each layer by the middle of its neighbours, down and up in turn, and keeps the order with fewest crossings. */
function order(layers: Item[][]): void {
  let best = layers.map((layer) => [...layer])
  let fewest = crossings(layers)
  for (let sweep = 0; sweep < 24 && fewest > 0; sweep++) {
    const down = sweep % 2 === 0
    const next = down ? 1 : -1
    for (let index = down ? 1 : layers.length - 2; index >= 0 && index < layers.length; index += next) {
      const layer = layers[index]!
      const beside = layers[index - next]!
      const middles = new Map(layer.map((item, at) => {
        const near = (down ? item.above : item.below).map((other) => beside.indexOf(other))
        return [item, near.length === 0 ? at : near.reduce((sum, place) => sum + place, 0) / near.length]
      }))
      layer.sort((a, b) => middles.get(a)! - middles.get(b)!)
    }
    const count = crossings(layers)
    if (count < fewest) {
      fewest = count
      best = layers.map((layer) => [...layer])
    }
  }
  for (const [index, layer] of best.entries()) layers[index]!.splice(0, Infinity, ...layer)
}

function crossings(layers: readonly Item[][]): number {
  let count = 0
  for (const [index, layer] of layers.slice(0, -1).entries()) {
    const next = layers[index + 1]!
    const lines = layer.flatMap((item, at) => item.below.map((other) => [at, next.indexOf(other)] as const))
    for (const [at, [a, b]] of lines.entries()) for (const [c, d] of lines.slice(at + 1)) if ((a - c) * (b - d) < 0) count += 1
  }
  return count
}

/** Moves each item towards its neighbours without changing the order, so that lines are straight where they can be. */
function place(layers: readonly Item[][]): void {
  for (const layer of layers) {
    let x = 0
    for (const [index, item] of layer.entries()) {
      if (index > 0) x += apart(layer[index - 1]!, item)
      item.x = x
    }
  }
  for (let sweep = 0; sweep < 60; sweep++) {
    const down = sweep % 2 === 0
    for (const layer of down ? layers : layers.toReversed()) {
      settle(layer, layer.map((item) => wish(item, sweep < 20 ? (down ? ['above'] : ['below']) : ['above', 'below'])))
    }
  }
  // What stands alone over its only line, as the beginning does, stands straight over it.
  for (const [only, ...others] of layers.toReversed()) {
    const [below, ...more] = only?.below ?? []
    if (only && below && others.length === 0 && more.length === 0) only.x = portOf(below, only, 'above')
  }
}

/** Where an item would stand straight under, or over, the ends of its lines. Long lines are worth most to keep straight. */
function wish(item: Item, sides: readonly Side[]): number {
  let [sum, weights] = [0, 0]
  for (const side of sides) {
    for (const other of item[side]) {
      const weight = (item.kind === 'bend' ? 3 : 1) * (other.kind === 'bend' ? 3 : 1)
      sum += weight * (portOf(other, item, side === 'above' ? 'below' : 'above') - portOf(item, other, side) + item.x)
      weights += weight
    }
  }
  return weights === 0 ? item.x : sum / weights
}

const apart = (a: Item, b: Item): number => (a.width + b.width) / 2 + Math.max(between[a.kind], between[b.kind])

/** The places nearest to the wished ones that keep items in order and apart: pools neighbours that push each other. */
function settle(layer: readonly Item[], wished: readonly number[]): void {
  const offsets: number[] = []
  for (const [index, item] of layer.entries()) {
    offsets.push(index === 0 ? 0 : offsets[index - 1]! + apart(layer[index - 1]!, item))
  }
  const pools: { sum: number; weight: number; count: number }[] = []
  for (const [index, item] of layer.entries()) {
    const weight = item.kind === 'bend' ? 4 : 1
    let last = { sum: (wished[index]! - offsets[index]!) * weight, weight, count: 1 }
    for (let before = pools.at(-1); before && before.sum / before.weight > last.sum / last.weight; before = pools.at(-1)) {
      pools.pop()
      last = { sum: before.sum + last.sum, weight: before.weight + last.weight, count: before.count + last.count }
    }
    pools.push(last)
  }
  const starts = pools.flatMap(({ sum, weight, count }) => Array.from({ length: count }, () => sum / weight))
  for (const [index, item] of layer.entries()) item.x = starts[index]! + offsets[index]!
}

/** Stacks the layers; words stand in the middle of theirs. Returns the height of the whole. */
function stack(layers: readonly Item[][]): number {
  let y = margin
  for (const [index, layer] of layers.entries()) {
    if (layer.length === 0) continue
    const height = Math.max(...layer.map((item) => item.height))
    for (const item of layer) item.y = item.kind === 'words' ? y + (height - item.height) / 2 : y
    const open = index % 2 === 1 || layers[index + 1]!.some((item) => item.height > 0)
    y += height + (open ? gaps[index % 2]! : 0)
  }
  return Math.max(...layers.flat().map((item) => item.y + item.height)) + margin
}

/** Where lines meet the edge of a box: spread along it in the order of what they lead to. */
function portOf(item: Item, other: Item, side: Side): number {
  if (item.kind !== 'box') return item.x
  const lines = item[side].toSorted((a, b) => a.x - b.x)
  const step = Math.min(56, (item.width - 48) / Math.max(1, lines.length - 1))
  return item.x + (lines.indexOf(other) - (lines.length - 1) / 2) * step
}

/** Ends that almost stand over each other do: a box gives way, for its lines may meet it anywhere. */
function near(upper: Item, lower: Item, x1: number, x2: number): Point {
  if (Math.abs(x1 - x2) > slack) return [x1, x2]
  return upper.kind === 'box' ? [x2, x2] : lower.kind === 'box' ? [x1, x1] : [x1, x2]
}

const round = (place: number): number => Math.round(place * 2) / 2

/** The lines of an arrow from its upper to its lower end. */
function routeOf({ items, words, up }: Chain, bottoms: readonly number[], layers: readonly Item[][]): Route {
  const top = (layer: number): number => Math.min(...layers[layer]!.map(({ y }) => y))
  const line = (chain: readonly Item[]): readonly Piece[] => chain.slice(1).map((item, index) => {
    const previous = chain[index]!
    const [x1, x2] = near(previous, item, portOf(previous, item, 'below'), portOf(item, previous, 'above'))
    const start = previous.kind === 'bend' ? top(previous.layer) : previous.y + previous.height
    const end = item.kind === 'words' ? item.y : top(item.layer)
    // Lines meet boxes head on, so that the tip of an arrow points where its line comes from.
    const straight = item.kind === 'box' ? stub : 0
    const leaving = previous.kind === 'box' && bottoms[previous.layer]! - start < stub ? stub : 0
    const at = (x: number, y: number): Point => [round(x), round(y)]
    return [at(x1, start), at(x1, bottoms[previous.layer]! + leaving), at(x2, top(item.layer) - straight), at(x2, end)]
  })
  const at = items.indexOf(words)
  const toWords = line(items.slice(0, at + 1))
  const itself = at === items.length - 1
  const fromWords = itself ? [] : line(items.slice(at))
  const [first, last] = up && !itself
    ? [reversed(fromWords), reversed(toWords)]
    : itself ? [shifted(toWords, 9), reversed(shifted(toWords, -9))] : [toWords, fromWords]
  return { before: first, after: last, words: placed(words), tip: last.at(-1)![3], up }
}

const reversed = (pieces: readonly Piece[]): readonly Piece[] => pieces.toReversed().map(([a, b, c, d]): Piece => [d, c, b, a])
const shifted = (pieces: readonly Piece[], by: number): readonly Piece[] => pieces.map(([a, b, c, d]): Piece => [beside(a, by), beside(b, by), beside(c, by), beside(d, by)])
const beside = ([x, y]: Point, by: number): Point => [x + by, y]
