/** The calls under way in this process: of one key so many at once, no more. */
import type { Call } from './call.ts'

/** Whoever has entered leaves when it ends, whatever ends it. */
export class UnderWay<Member extends { readonly key: { readonly id: string } } = Call> {
  readonly #calls = new Set<Member>()
  readonly #ofKey = new Map<string, number>()
  /** Calls that one key may have at once. */
  readonly most: number

  constructor(most: number) { this.most = most }

  get size(): number { return this.#calls.size }

  [Symbol.iterator](): Iterator<Member> { return this.#calls.values() }

  /** False when the key has as many as it may: then the call is not among these. */
  enter(call: Member): boolean {
    const { id } = call.key
    const there = this.#ofKey.get(id) ?? 0
    if (there >= this.most) return false
    this.#ofKey.set(id, there + 1)
    this.#calls.add(call)
    return true
  }

  /** Twice is once. */
  leave(call: Member): void {
    if (!this.#calls.delete(call)) return
    const { id } = call.key
    const there = this.#ofKey.get(id)! - 1
    if (there === 0) this.#ofKey.delete(id)
    else this.#ofKey.set(id, there)
  }
}
