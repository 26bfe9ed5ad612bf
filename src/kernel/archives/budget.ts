/** What may still be unpacked of something that was sent: in bytes, and as a multiple of what was sent. */
import { Transform } from 'node:stream'
import { tooMuch } from './messages.ts'

/** Where the limit of the ratio begins, in bytes: small files may be as repetitive as they like. */
const ratioFrom = 64 * 2 ** 20

/** What may still be unpacked, over the whole upload. */
export class Budget {
  #left: number
  #writable: number
  readonly #most: number
  #unfolded = 0

  constructor(limits: { readonly bytes: number; readonly ratio: number }, uploaded: number) {
    this.#left = Math.min(limits.bytes, Math.max(ratioFrom, uploaded * limits.ratio))
    this.#writable = this.#left
    this.#most = limits.bytes
  }

  /** Counts bytes that were made of what was unpacked already: a text that many cells of a workbook share. Throws a `Failure`. */
  spend(bytes: number): void {
    this.#writable -= bytes
    if (this.#writable < 0) throw tooMuch.unfolded()
  }

  /** Counts bytes of Parquet, which writes a value once for a million rows: their ratio to the file says nothing. Throws a `Failure`. */
  unfold(bytes: number): void {
    this.#unfolded += bytes
    if (this.#unfolded > this.#most) throw tooMuch.unfolded()
  }

  /** Passes bytes on and ends the stream with a `Failure` when more come out than were meant to. */
  meter(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _, done) => {
        this.#left -= chunk.length
        if (this.#left < 0) done(tooMuch.unpacked())
        else done(null, chunk)
      },
    })
  }
}
