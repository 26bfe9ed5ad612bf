/** Bodies of pages that many ask for at a time: packed once, and lying in memory once, however slowly they are read. */

type Body = Uint8Array<ArrayBuffer>

/** Bytes that are kept, all together: some hundred pages. */
const mostBytes = 4 * 1024 ** 2

/** Named by coding and content, so that nothing is ever out of date; what nobody has asked for the longest goes first. */
export class KeptBodies {
  readonly #bodies = new Map<string, { readonly made: Promise<Body>; bytes: number }>()
  #bytes = 0

  /** The body of this name; made by whoever comes first. */
  async of(name: string, make: () => Promise<Body>): Promise<Body> {
    const known = this.#bodies.get(name)
    if (known) {
      this.#bodies.delete(name)
      this.#bodies.set(name, known)
      return known.made
    }
    const one = { made: make(), bytes: 0 }
    this.#bodies.set(name, one)
    try {
      const body = await one.made
      one.bytes = body.length
      this.#bytes += body.length
      this.#evict()
      return body
    } catch (error) {
      this.#bodies.delete(name)
      throw error
    }
  }

  #evict(): void {
    for (const [name, { bytes }] of this.#bodies) {
      if (this.#bytes <= mostBytes) return
      if (bytes === 0) continue // under way
      this.#bodies.delete(name)
      this.#bytes -= bytes
    }
  }
}
