/**
 * MinHash signatures of texts (Broder 1997): the share of equal places of two signatures estimates the Jaccard similarity of the
 * sets of word n-grams of their texts.
 */
import { type FoldedWords, mixed } from './words.ts'

/** Bands of rows: texts that agree in all rows of one band are compared. At a similarity of 0.78, 99 in 100 pairs agree in one. */
export const bands = 20
const rows = 6
/** Places of a signature. */
export const places = bands * rows

/** Word n-grams: of five words, and of two in a text too short to have many of five. */
const longShingle = 5
const shortShingle = 2
/** Texts of fewer words than this are short. */
const shortBelow = 24

/** Odd multipliers and addends of the permutations, from a fixed seed: the same on every machine. */
const [multipliers, addends] = permutations()

function permutations(): readonly [Uint32Array, Uint32Array] {
  const factors = new Uint32Array(places)
  const terms = new Uint32Array(places)
  for (let place = 0; place < places; place += 1) {
    factors[place] = mixed(2 * place + 1) | 1
    terms[place] = mixed(2 * place + 2)
  }
  return [factors, terms]
}

/** Signs a text: fills `signature` (of `places` numbers). A text without words has no signature: false. */
export function sign({ count, hashes }: FoldedWords, signature: Uint32Array): boolean {
  if (count === 0) return false
  signature.fill(0xff_ff_ff_ff)
  const size = Math.min(count, count < shortBelow ? shortShingle : longShingle)
  for (let at = 0; at + size <= count; at += 1) {
    let shingle = size
    for (let word = at; word < at + size; word += 1) shingle = mixed(Math.imul(shingle, 0x9e_37_79_b1) ^ hashes[word]!)
    for (let place = 0; place < places; place += 1) {
      const value = (Math.imul(shingle, multipliers[place]!) + addends[place]!) >>> 0
      if (value < signature[place]!) signature[place] = value
    }
  }
  return true
}

/** The key of one band: 64 bits, as two numbers of 32. */
export function bandKey(signature: Uint32Array, band: number, into: Uint32Array, at: number): void {
  let low = band
  let high = ~band
  for (let row = band * rows; row < (band + 1) * rows; row += 1) {
    low = mixed(Math.imul(low, 0x9e_37_79_b1) ^ signature[row]!)
    high = mixed(Math.imul(high, 0x85_eb_ca_6b) ^ signature[row]!)
  }
  into[at] = low
  into[at + 1] = high
}
