/**
 * Finds passages of benchmarks in a text by word n-grams (Brown et al. 2020, appendix C; n = 8 here, as texts are short).
 *
 * A passage is a line that shares eight words in a row with a text of a benchmark; a benchmark's text of four to seven words is
 * found where it is a whole line. Shorter ones are everyday words and are not looked for.
 */
import { mixed, type FoldedWords, wordReader } from './words.ts'

/** Words in a row that count as copied. */
export const copiedWords = 8
const shortest = 4

/** A benchmark that no text of a corpus may hold. */
export interface Guarded { readonly id: string; readonly hash: string; texts(): Iterable<string> }

export interface BenchmarkIndex {
  /** The benchmark of which a line holds a passage; undefined when of none. */
  found(line: FoldedWords): string | undefined
  /** N-grams known. */
  readonly size: number
}

/** 53 bits of the hashes of some words in a row, as a number that a set holds without boxing much. */
function keyOf(hashes: Uint32Array, from: number, count: number): number {
  let low = count
  let high = ~count
  for (let at = from; at < from + count; at += 1) {
    low = mixed(Math.imul(low, 0x9e_37_79_b1) ^ hashes[at]!)
    high = mixed(Math.imul(high, 0xc2_b2_ae_35) + hashes[at]!)
  }
  return (high & 0x1f_ff_ff) * 0x1_00_00_00_00 + low
}

/** Reads the texts of benchmarks, by the benchmark's id. Memory: about 50 bytes a word of them. */
export function indexBenchmarks(benchmarks: readonly { readonly id: string; texts(): Iterable<string> }[]): BenchmarkIndex {
  const known = new Map<number, number>()
  const read = wordReader()
  for (const [benchmark, { texts }] of benchmarks.entries()) {
    for (const text of texts()) {
      for (const line of text.split('\n')) {
        const { count, hashes } = read(line)
        const size = Math.min(count, copiedWords)
        if (size < shortest) continue
        for (let at = 0; at + size <= count; at += 1) {
          const key = keyOf(hashes, at, size)
          if (!known.has(key)) known.set(key, benchmark)
        }
      }
    }
  }
  return {
    size: known.size,
    found({ count, hashes }) {
      if (count < shortest) return undefined
      const size = Math.min(count, copiedWords)
      for (let at = 0; at + size <= count; at += 1) {
        const benchmark = known.get(keyOf(hashes, at, size))
        if (benchmark !== undefined) return benchmarks[benchmark]!.id
      }
      return undefined
    },
  }
}
