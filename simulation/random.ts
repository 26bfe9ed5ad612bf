/** Choices that are the same for the same seed. */

export interface Random {
  /** A number from 0 up to `below`, whole. */
  whole(below: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  pick<T>(from: readonly [T, ...T[]]): T
}

/** The generator Mulberry32: enough for choices, and nothing else. */
export function random(seed: number): Random {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (below: number): number => Math.floor(next() * below)
  return { whole, chance: (probability) => next() < probability, pick: (from) => from[whole(from.length)] ?? from[0] }
}
