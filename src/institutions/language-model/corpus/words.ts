/** Reads a text as folded words: what duplicates and contamination are told by, whatever the case and the punctuation. */

/** For each UTF-16 code unit its lower case when it is a letter, a mark or a digit, else 0. */
const folded = foldings()

function foldings(): Uint16Array {
  const table = new Uint16Array(0x1_00_00)
  const word = /[\p{L}\p{M}\p{N}]/u
  for (let unit = 0; unit < table.length; unit += 1) {
    if (unit >= 0xd8_00 && unit <= 0xdf_ff) continue // halves of pairs: emoji and rare scripts part words
    const sign = String.fromCharCode(unit)
    if (!word.test(sign)) continue
    const lower = sign.toLowerCase()
    table[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit
  }
  return table
}

/** The words of one text. The arrays are those of the reader, good until the next text is read; only the first `count` and `length` are of this one. */
export interface FoldedWords {
  readonly count: number
  /** A hash of 32 bits of each word. */
  readonly hashes: Uint32Array
  /** Where in the text each word begins, in UTF-16 code units. */
  readonly starts: Uint32Array
  /** The folded words, one space after each. */
  readonly units: Uint16Array
  readonly length: number
}

/** A reader of words with its own arrays, which grow with the longest text. */
export function wordReader(): (text: string) => FoldedWords {
  let hashes = new Uint32Array(1 << 12)
  let starts = new Uint32Array(1 << 12)
  let units = new Uint16Array(1 << 15)
  return (text) => {
    if (units.length < text.length + 1) units = new Uint16Array(2 * text.length + 1)
    if (hashes.length < text.length / 2 + 1) {
      hashes = new Uint32Array(text.length + 1)
      starts = new Uint32Array(text.length + 1)
    }
    let count = 0
    let length = 0
    let hash = 0
    let within = false
    for (let at = 0; at <= text.length; at += 1) {
      const unit = at < text.length ? folded[text.charCodeAt(at)]! : 0
      if (unit !== 0) {
        if (!within) {
          within = true
          starts[count] = at
          hash = 0x81_1c_9d_c5
        }
        hash = Math.imul(hash ^ unit, 0x01_00_01_93) // FNV-1a
        units[length++] = unit
      } else if (within) {
        within = false
        hashes[count++] = mixed(hash)
        units[length++] = 0x20
      }
    }
    return { count, hashes, starts, units, length }
  }
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
export function mixed(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35)
  return (hash ^ (hash >>> 16)) >>> 0
}
