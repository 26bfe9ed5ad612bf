/** Counts what a build read, kept and left out. */
import type { Amount } from './contract.ts'

export const nothing: Amount = { documents: 0, bytes: 0, words: 0 }

export const plus = (one: Amount, two: Amount): Amount => ({ documents: one.documents + two.documents, bytes: one.bytes + two.bytes, words: one.words + two.words })

/** One document: its bytes in UTF-8, and its words, parted by white space. */
export function amountOf(text: string): Amount {
  let words = 0
  let within = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const blank = code <= 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a)
    if (!blank && !within) words += 1
    within = !blank
  }
  return { documents: 1, bytes: Buffer.byteLength(text), words }
}

/** Amounts by name. */
export class Tally {
  readonly #amounts = new Map<string, Amount>()

  constructor(known: Readonly<Record<string, Amount>> = {}) {
    for (const [name, amount] of Object.entries(known)) this.#amounts.set(name, amount)
  }

  add(name: string, amount: Amount): void {
    this.#amounts.set(name, plus(this.#amounts.get(name) ?? nothing, amount))
  }

  /** By name, in the order of the names. */
  all(): Readonly<Record<string, Amount>> {
    return Object.fromEntries([...this.#amounts].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

/** Numbers by name. */
export class Counter {
  readonly #counts = new Map<string, number>()

  add(name: string, count = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count)
  }

  all(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}
