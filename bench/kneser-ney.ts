/**
 * A character model of any order, to measure language models against: interpolated modified Kneser–Ney over code points.
 * Source: Chen and Goodman, An Empirical Study of Smoothing Techniques for Language Modeling, 1998, section 3 (with D1, D2, D3+).
 */

/** A hash table from 64-bit keys to a count and some sums, in typed arrays: there are tens of millions of n-grams. */
class Table {
  readonly #mask: number
  readonly #check: Int32Array
  readonly counts: Uint32Array
  /** Of contexts: followers seen once, twice, more often. */
  readonly once: Uint32Array
  readonly twice: Uint32Array
  readonly more: Uint32Array
  readonly seen: Uint8Array

  constructor(bits: number) {
    const size = 2 ** bits
    this.#mask = size - 1
    this.#check = new Int32Array(size)
    this.counts = new Uint32Array(size)
    this.once = new Uint32Array(size)
    this.twice = new Uint32Array(size)
    this.more = new Uint32Array(size)
    this.seen = new Uint8Array(size)
  }

  /** Where a key stands or, when it is not there, the free place for it. */
  slot(high: number, low: number): number {
    const check = high | 1
    let at = (low ^ (low >>> 15)) & this.#mask
    while (this.#check[at] !== 0 && this.#check[at] !== check) at = (at + 1) & this.#mask
    return at
  }

  has(at: number): boolean { return this.#check[at] !== 0 }
  take(at: number, high: number): void { this.#check[at] = high | 1 }
}

/** Begins each line; no text holds it. */
const begin = 0xFFFF_FFFF

export interface CharacterModel {
  /** Bits for the lines, each with its line end, over their UTF-8 bytes. */
  bitsPerByte(lines: readonly string[]): number
  /** Bits of each UTF-16 unit of a line; those of a surrogate pair stand at its first. */
  bitsOf(line: string): Float64Array
}

/** Trains a model of an order on lines of text; `bits` is the size of each table. */
export function trainKneserNey(lines: Iterable<string>, order: number, bits = 23): CharacterModel {
  const grams = Array.from({ length: order + 1 }, () => new Table(bits))
  const contexts = Array.from({ length: order + 1 }, () => new Table(bits))
  const known = new Set<number>()
  const high = new Int32Array(order + 1)
  const low = new Int32Array(order + 1)

  /** The hashes of the n-grams that end at a place, from 1 to the order; index 0 is the empty one. */
  function hashesAt(text: Uint32Array, at: number, last: number): void {
    let [h, l] = [0x9E37_79B9 | 0, 0x85EB_CA6B | 0]
    ;[high[0], low[0]] = [h, l]
    for (let n = 1; n <= last; n++) {
      const letter = text[at - n + 1]! | 0
      h = Math.imul(h ^ letter, 0x0100_0193) ^ (h >>> 13)
      l = Math.imul(l + letter, 0x27D4_EB2F) ^ (l >>> 11)
      ;[high[n], low[n]] = [h, l]
    }
  }

  const coded = (line: string): Uint32Array => {
    const letters = [...line, '\n']
    const text = new Uint32Array(order - 1 + letters.length).fill(begin, 0, order - 1)
    letters.forEach((letter, i) => { text[order - 1 + i] = letter.codePointAt(0)! })
    return text
  }

  const texts = [...lines].map(coded)
  // A lower order counts in how many different places an n-gram stands: so it grows when a longer one is new.
  for (const text of texts) {
    for (let at = order - 1; at < text.length; at++) {
      known.add(text[at]!)
      hashesAt(text, at, order)
      for (let n = order; n >= 1; n--) {
        const slot = grams[n]!.slot(high[n]!, low[n]!)
        const isNew = !grams[n]!.has(slot)
        if (isNew) grams[n]!.take(slot, high[n]!)
        grams[n]!.counts[slot] = grams[n]!.counts[slot]! + 1
        if (!isNew) break
      }
    }
  }
  const frequencies = grams.map(() => new Float64Array(5))
  for (const text of texts) {
    for (let at = order - 1; at < text.length; at++) {
      hashesAt(text, at, order)
      const own = [high.slice(), low.slice()] as const
      hashesAt(text, at - 1, order - 1)
      for (let n = order; n >= 1; n--) {
        const slot = grams[n]!.slot(own[0][n]!, own[1][n]!)
        if (grams[n]!.seen[slot] === 1) break
        grams[n]!.seen[slot] = 1
        const count = grams[n]!.counts[slot]!
        if (count <= 4) frequencies[n]![count]!++
        const context = contexts[n]!
        const place = context.slot(high[n - 1]!, low[n - 1]!)
        if (!context.has(place)) context.take(place, high[n - 1]!)
        context.counts[place] = context.counts[place]! + count
        const followers = count === 1 ? context.once : count === 2 ? context.twice : context.more
        followers[place] = followers[place]! + 1
      }
    }
  }
  const discounts = frequencies.map(([, n1 = 0, n2 = 0, n3 = 0, n4 = 0]) => {
    const y = n1 / Math.max(1, n1 + 2 * n2)
    const of = (k: number, here: number, next: number): number => (here === 0 ? 0.5 : Math.max(0, k - (k + 1) * y * next / here))
    return [0, of(1, n1, n2), of(2, n2, n3), of(3, n3, n4)] as const
  })
  // What was never seen shares what is left with all letters there could be.
  const uniform = 1 / (known.size + 1)
  const letters = 1_112_064

  function probability(text: Uint32Array, at: number): number {
    hashesAt(text, at, order)
    const own = [high.slice(), low.slice()] as const
    hashesAt(text, at - 1, order - 1)
    let p = known.has(text[at]!) ? uniform : uniform / letters
    for (let n = 1; n <= order; n++) {
      const context = contexts[n]!
      const place = context.slot(high[n - 1]!, low[n - 1]!)
      if (!context.has(place)) break
      const slot = grams[n]!.slot(own[0][n]!, own[1][n]!)
      const count = grams[n]!.has(slot) ? grams[n]!.counts[slot]! : 0
      const [, d1, d2, d3] = discounts[n]!
      const total = context.counts[place]!
      const left = d1 * context.once[place]! + d2 * context.twice[place]! + d3 * context.more[place]!
      p = (Math.max(0, count - discounts[n]![Math.min(count, 3) as 0 | 1 | 2 | 3]) + left * p) / total
    }
    return p
  }

  return {
    bitsPerByte(asked) {
      let [cost, bytes] = [0, 0]
      for (const line of asked) {
        const text = coded(line)
        for (let at = order - 1; at < text.length; at++) cost -= Math.log2(probability(text, at))
        bytes += Buffer.byteLength(line) + 1
      }
      return cost / bytes
    },
    bitsOf(line) {
      const text = coded(line)
      const bits = new Float64Array(line.length)
      let place = 0
      for (const [i, letter] of [...line].entries()) {
        bits[place] = -Math.log2(probability(text, order - 1 + i))
        place += letter.length
      }
      return bits
    },
  }
}
