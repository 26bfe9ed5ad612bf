/**
 * Finds duplicates among any number of texts in bounded memory: keys and signatures lie in files, and tables hold one slice of the
 * keys at a time.
 *
 * Memory: 8 bytes a text, and one table of at most 120 MB. Disk: 400 bytes a text. Of texts that are alike, directly or through
 * others, the first stays. The answer depends on the texts and their order only.
 */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { bandKey, bands, places, sign } from './min-hash.ts'
import { type FoldedWords, wordReader } from './words.ts'

/** Texts whose estimated Jaccard similarity is at least this are near-duplicates. */
export const nearFrom = 0.78

/** Keys that one table holds; with more texts than this the keys are read in several slices. */
const slice = 4_000_000

/** How many different texts of one key a text is compared with at most. */
const longestChain = 48

/** A buffered file of records of one size, written in order and then read by place. */
class Records {
  readonly #file: number
  readonly #size: number
  readonly #buffer: Buffer
  #filled = 0

  constructor(path: string, size: number) {
    this.#file = openSync(path, 'w+')
    this.#size = size
    this.#buffer = Buffer.alloc(size * Math.max(1, Math.floor((1 << 18) / size)))
  }

  add(record: Uint8Array): void {
    this.#buffer.set(record, this.#filled)
    this.#filled += this.#size
    if (this.#filled === this.#buffer.length) this.flush()
  }

  flush(): void {
    for (let written = 0; written < this.#filled;) written += writeSync(this.#file, this.#buffer, written, this.#filled - written)
    this.#filled = 0
  }

  read(place: number, into: Uint8Array): void {
    readSync(this.#file, into, 0, this.#size, place * this.#size)
  }

  /** Every record from the first, in large pieces. `use` is given a view that lasts until the next. */
  * pieces(): Generator<{ readonly bytes: Buffer; readonly records: number }> {
    for (let at = 0; ;) {
      const read = readSync(this.#file, this.#buffer, 0, this.#buffer.length, at)
      if (read === 0) return
      at += read
      yield { bytes: this.#buffer, records: read / this.#size }
    }
  }

  close(): void {
    closeSync(this.#file)
  }
}

/** Tables from keys of 64 bits to the last text that was entered under them; open addressing. */
class KeyTable {
  readonly #mask: number
  readonly #low: Uint32Array
  readonly #high: Uint32Array
  /** The text, counted from 1; 0: free. */
  readonly #last: Uint32Array

  constructor(keys: number) {
    const places = 2 ** Math.ceil(Math.log2(Math.max(16, keys * 1.6)))
    this.#mask = places - 1
    this.#low = new Uint32Array(places)
    this.#high = new Uint32Array(places)
    this.#last = new Uint32Array(places)
  }

  /** The place of a key, and the text entered there last, from 1. */
  find(low: number, high: number): number {
    let place = low & this.#mask
    while (this.#last[place] !== 0 && (this.#low[place] !== low || this.#high[place] !== high)) place = (place + 1) & this.#mask
    return place
  }

  last(place: number): number {
    return this.#last[place]!
  }

  enter(place: number, low: number, high: number, text: number): void {
    this.#low[place] = low
    this.#high[place] = high
    this.#last[place] = text
  }
}

/** What each text is a duplicate of: the number of the first of its kind, which is its own when it stays. */
export type Firsts = Uint32Array

/** Exact duplicates, told by keys of 32 bytes. Keys are added in the order of the texts. */
export interface ExactDuplicates { add(key: Uint8Array): void; finish(): Firsts }

export function exactDuplicates(folder: string): ExactDuplicates {
  const path = join(folder, 'keys.bin')
  const keys = new Records(path, 32)
  let count = 0
  return {
    add(key) {
      keys.add(key)
      count += 1
    },
    finish() {
      keys.flush()
      const firsts = Uint32Array.from({ length: count }, (_, text) => text)
      const own = Buffer.alloc(32)
      const slices = Math.max(1, Math.ceil(count / slice))
      for (let part = 0; part < slices; part += 1) {
        const table = new KeyTable(Math.ceil(count / slices * 1.1))
        let text = 0
        for (const { bytes, records } of keys.pieces()) {
          for (let record = 0; record < records; record += 1, text += 1) {
            const low = bytes.readUInt32LE(record * 32)
            const high = bytes.readUInt32LE(record * 32 + 4)
            if (high % slices !== part) continue
            const place = table.find(low, high)
            const before = table.last(place)
            if (before === 0) table.enter(place, low, high, text + 1)
            else {
              keys.read(before - 1, own)
              if (bytes.compare(own, 0, 32, record * 32, record * 32 + 32) === 0) firsts[text] = before - 1
            }
          }
        }
      }
      keys.close()
      rmSync(path)
      return firsts
    },
  }
}

/** Near-duplicates, by MinHash. Texts are added in order; one without words is like no other. */
export interface NearDuplicates { add(words: FoldedWords): void; finish(progress?: (share: number) => void): Promise<Firsts> }

export function nearDuplicates(folder: string): NearDuplicates {
  const paths = Array.from({ length: bands }, (_, band) => join(folder, `band-${band}.bin`))
  const signaturesPath = join(folder, 'signatures.bin')
  const keys = paths.map((path) => new Records(path, 8))
  const signatures = new Records(signaturesPath, places * 2)
  const signature = new Uint32Array(places)
  const short = new Uint16Array(places)
  const key = new Uint32Array(2)
  const keyBytes = new Uint8Array(key.buffer)
  const shortBytes = new Uint8Array(short.buffer)
  let count = 0

  return {
    add(words) {
      if (!sign(words, signature)) {
        // Its keys are of its own number, so that it meets no other.
        for (let place = 0; place < places; place += 1) signature[place] = (count + place) >>> 0
      }
      for (let place = 0; place < places; place += 1) short[place] = signature[place]! >>> 8 // 16 bits of it are enough to compare
      signatures.add(shortBytes)
      for (let band = 0; band < bands; band += 1) {
        bandKey(signature, band, key, 0)
        keys[band]!.add(keyBytes)
      }
      count += 1
    },

    async finish(progress) {
      signatures.flush()
      const parents = Uint32Array.from({ length: count }, (_, text) => text)
      for (const [band, file] of keys.entries()) {
        file.flush()
        joinBand(file, signatures, parents)
        file.close()
        rmSync(paths[band]!)
        progress?.((band + 1) / bands)
        await turn() // a stop is heard between two bands
      }
      signatures.close()
      rmSync(signaturesPath)
      for (let text = 0; text < count; text += 1) parents[text] = rootOf(parents, text)
      return parents
    },
  }
}

/** The first text of the group that a text is in; shortens the way for the next time. */
function rootOf(parents: Uint32Array, text: number): number {
  let root = text
  while (parents[root] !== root) root = parents[root]!
  for (let at = text; parents[at] !== root;) {
    const next = parents[at]!
    parents[at] = root
    at = next
  }
  return root
}

/** Joins the texts that agree in one band and are alike by their whole signatures. */
function joinBand(keys: Records, signatures: Records, parents: Uint32Array): void {
  const count = parents.length
  const slices = Math.max(1, Math.ceil(count / slice))
  /** Under each key the different texts form a chain, the last first; counted from 1. */
  const before = new Uint32Array(count)
  const [own, other] = [new Uint16Array(places), new Uint16Array(places)]
  const [ownBytes, otherBytes] = [new Uint8Array(own.buffer), new Uint8Array(other.buffer)]
  for (let part = 0; part < slices; part += 1) {
    const table = new KeyTable(Math.ceil(count / slices * 1.1))
    let text = 0
    for (const { bytes, records } of keys.pieces()) {
      for (let record = 0; record < records; record += 1, text += 1) {
        const low = bytes.readUInt32LE(record * 8)
        const high = bytes.readUInt32LE(record * 8 + 4)
        if (high % slices !== part) continue
        const place = table.find(low, high)
        const last = table.last(place)
        let alike = false
        if (last !== 0) signatures.read(text, ownBytes)
        for (let candidate = last, steps = 0; candidate !== 0 && !alike && steps < longestChain; candidate = before[candidate - 1]!, steps += 1) {
          const [one, two] = [rootOf(parents, candidate - 1), rootOf(parents, text)]
          if (one === two) alike = true
          else {
            signatures.read(candidate - 1, otherBytes)
            if (!areAlike(own, other)) continue
            alike = true
            parents[Math.max(one, two)] = Math.min(one, two)
          }
        }
        if (alike) continue
        before[text] = last
        table.enter(place, low, high, text + 1)
      }
    }
  }
}

function areAlike(one: Uint16Array, two: Uint16Array): boolean {
  let equal = 0
  for (let place = 0; place < places; place += 1) if (one[place] === two[place]) equal += 1
  return equal >= nearFrom * places
}

/** Finds the duplicates (what is equal is near, too) of texts that come in order. `folder` is for the files; nothing stays in it. */
export async function findDuplicates(texts: AsyncIterable<string>, folder: string): Promise<Firsts> {
  const near = nearDuplicates(folder)
  const read = wordReader()
  for await (const text of texts) near.add(read(text))
  return near.finish()
}
