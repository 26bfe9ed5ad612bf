/**
 * Naive Bayes over runs of one to four letters: what it learns, how it is kept in a file, and how it scores.
 *
 * A class is a language in one way of writing. The file holds counts, so that it is exactly what the text said; logarithms are made when
 * it is read. Sorted runs are kept as differences, classes as bit masks; Brotli takes the rest.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { eachGram, type GramScript, longest } from './grams.ts'

/** Counts of one script: of each run, how often each class has it. */
export interface Counts {
  readonly script: GramScript
  readonly classes: readonly string[]
  /** For each class, all runs of each length that were seen, also those that were left out of `grams`. */
  readonly totals: readonly (readonly number[])[]
  /** The runs, in ascending order. */
  readonly grams: Uint32Array
  /** For each run a row: how often each class has it. */
  readonly counts: Uint32Array
}

export interface Sample { readonly class: string; readonly text: string }

/** Counts the runs of samples; runs that were seen fewer than `fewest` times in all are left out. */
export function countGrams(script: GramScript, samples: Iterable<Sample>, fewest: number): Counts {
  const classes: string[] = []
  const totals: number[][] = []
  const grams = new Map<number, Uint32Array>()
  for (const sample of samples) {
    let at = classes.indexOf(sample.class)
    if (at < 0) {
      at = classes.push(sample.class) - 1
      totals.push(Array.from({ length: longest }, () => 0))
    }
    const total = totals[at]!
    eachGram(sample.text, script, 0, sample.text.length, (gram, length) => {
      total[length - 1]! += 1
      let counts = grams.get(gram)
      if (!counts) grams.set(gram, counts = new Uint32Array(16))
      counts[at]! += 1
    })
  }
  const kept = [...grams].filter(([, counts]) => counts.reduce((sum, count) => sum + count, 0) >= fewest).toSorted(([a], [b]) => a - b)
  return {
    script, classes, totals, grams: Uint32Array.from(kept, ([gram]) => gram),
    counts: Uint32Array.from(kept.flatMap(([, counts]) => [...counts.subarray(0, classes.length)])),
  }
}

/** The file of the counts. */
export function writeModel(all: readonly Counts[]): Uint8Array {
  const header = all.map(({ script, classes, totals, grams }) => ({ script, classes, totals, grams: grams.length }))
  const [differences, masks, seen]: [number[], number[], number[]] = [[], [], []]
  for (const { classes, grams, counts } of all) {
    for (const [row, gram] of grams.entries()) {
      const own = counts.subarray(row * classes.length, (row + 1) * classes.length)
      differences.push(gram - (grams[row - 1] ?? 0))
      masks.push(own.reduce((mask, count, at) => (count > 0 ? mask | 1 << at : mask), 0))
      for (const count of own) if (count > 0) seen.push(count)
    }
  }
  const bytes = [...new TextEncoder().encode(`${JSON.stringify(header)}\n`)]
  for (const list of [differences, masks, seen]) for (const value of list) pushVariable(bytes, value)
  return brotliCompressSync(Uint8Array.from(bytes), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } })
}

/** Seven bits a byte, the lowest first; the eighth bit says that more follow (LEB128). */
function pushVariable(bytes: number[], value: number): void {
  let rest = value
  while (rest > 127) {
    bytes.push(rest & 127 | 128)
    rest >>>= 7
  }
  bytes.push(rest)
}

/** The counts of a file that `writeModel` made. */
export function readModel(file: Uint8Array): Counts[] {
  const bytes = brotliDecompressSync(file)
  const end = bytes.indexOf(0x0a)
  const header = JSON.parse(bytes.toString('utf8', 0, end)) as { script: GramScript; classes: string[]; totals: number[][]; grams: number }[]
  let at = end + 1
  const next = (): number => {
    let [value, shift] = [0, 0]
    for (;;) {
      const byte = bytes[at++]!
      value |= (byte & 127) << shift
      if (byte < 128) return value
      shift += 7
    }
  }
  const lists = (): Uint32Array[] => header.map(({ grams }) => Uint32Array.from({ length: grams }, next))
  const [differences, masks] = [lists(), lists()]
  return header.map(({ script, classes, totals, grams: size }, index) => {
    const grams = new Uint32Array(size)
    const counts = new Uint32Array(size * classes.length)
    for (let row = 0; row < size; row += 1) {
      grams[row] = (grams[row - 1] ?? 0) + differences[index]![row]!
      const mask = masks[index]![row]!
      for (let c = 0; c < classes.length; c += 1) if ((mask >> c & 1) === 1) counts[row * classes.length + c] = next()
    }
    return { script, classes, totals, grams, counts }
  })
}

/** Steps a nat: costs are kept in a byte. */
const steps = 16
/** What is added to each count (Lidstone), so that what was not seen is unlikely and not impossible. */
const added = 0.1

/** Scores text: an open hash table from runs to a row of costs, −ln P(run | class) in steps. */
export class Scorer {
  readonly script: GramScript
  readonly classes: readonly string[]
  readonly #keys: Int32Array
  readonly #rows: Uint32Array
  readonly #costs: Uint8Array
  readonly #shift: number
  readonly #sums: Float64Array
  /** The cost of a run that a class has never had, by class and length. */
  readonly #unseen: Uint8Array
  /** Runs of three or more letters in the text last scored, and how many of them no class knows. */
  long = 0
  unknown = 0
  /** The class of least cost in the text last scored. */
  likeliest = 0

  constructor({ script, classes, totals, grams, counts }: Counts) {
    this.script = script
    this.classes = classes
    const bits = Math.ceil(Math.log2(grams.length * 1.6 + 2))
    this.#shift = 32 - bits
    this.#keys = new Int32Array(1 << bits)
    this.#rows = new Uint32Array(1 << bits)
    this.#costs = new Uint8Array(grams.length * classes.length)
    this.#sums = new Float64Array(classes.length)
    this.#unseen = new Uint8Array(classes.length * longest)
    const kinds = Array.from({ length: longest }, () => 0)
    for (const gram of grams) kinds[lengthOf(gram) - 1]! += 1
    const costOf = (c: number, length: number, count: number): number =>
      Math.min(255, Math.round(-Math.log((count + added) / (totals[c]![length]! + added * kinds[length]!)) * steps))
    for (let c = 0; c < classes.length; c += 1) for (let length = 0; length < longest; length += 1) this.#unseen[c * longest + length] = costOf(c, length, 0)
    for (const [row, gram] of grams.entries()) {
      const length = lengthOf(gram) - 1
      for (let at = row * classes.length, c = 0; c < classes.length; c += 1, at += 1) this.#costs[at] = counts[at] === 0 ? this.#unseen[c * longest + length]! : costOf(c, length, counts[at]!)
      let slot = this.#slot(gram)
      while (this.#keys[slot] !== 0) slot = slot + 1 & this.#keys.length - 1
      this.#keys[slot] = gram
      this.#rows[slot] = row
    }
  }

  /** The share of the runs of three and more letters of a text that a class has never had. */
  strangeTo(at: number, text: string): number {
    let [long, strange] = [0, 0]
    eachGram(text, this.script, 0, text.length, (gram, length) => {
      if (length < 3) return
      long += 1
      const row = this.#rowOf(gram)
      if (row < 0 || this.#costs[row * this.classes.length + at]! >= this.#unseen[at * longest + length - 1]!) strange += 1
    })
    return long === 0 ? 0 : strange / long
  }

  #slot(gram: number): number { return Math.imul(gram, 0x9e37_79b1) >>> this.#shift }

  /** The row of costs of a run; −1 when no class has it. */
  #rowOf(gram: number): number {
    let slot = this.#slot(gram)
    for (; this.#keys[slot] !== gram; slot = slot + 1 & this.#keys.length - 1) if (this.#keys[slot] === 0) return -1
    return this.#rows[slot]!
  }

  /** The costs of a part of a text for each class, in nats. The array is used again by the next call. */
  score(text: string, from = 0, to = text.length): Float64Array {
    const sums = this.#sums.fill(0)
    const width = this.classes.length
    const [keys, rows, costs, mask] = [this.#keys, this.#rows, this.#costs, this.#keys.length - 1]
    let [long, unknown] = [0, 0]
    eachGram(text, this.script, from, to, (gram, length) => {
      if (length > 2) long += 1
      let slot = this.#slot(gram)
      while (keys[slot] !== gram) {
        if (keys[slot] === 0) {
          if (length > 2) unknown += 1
          return
        }
        slot = slot + 1 & mask
      }
      const row = rows[slot]! * width
      for (let c = 0; c < width; c += 1) sums[c]! += costs[row + c]!
    })
    this.long = long
    this.unknown = unknown
    this.likeliest = 0
    for (let c = 0; c < width; c += 1) {
      sums[c]! /= steps
      if (sums[c]! < sums[this.likeliest]!) this.likeliest = c
    }
    return sums
  }
}

const lengthOf = (gram: number): number => (gram < 1 << 6 ? 1 : gram < 1 << 12 ? 2 : gram < 1 << 18 ? 3 : 4)
