/**
 * Exact samplers of integer noise after Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential Privacy" (2020,
 * arXiv:2004.00010), algorithms 1 to 3: whole numbers and fractions only, because noise made in floating point gives secrets away.
 * The time that a draw takes depends on the value drawn: do not let a stranger time single draws.
 */
import { type RandomSource, uniformBelow } from './random.ts'
import { type Rational, rootFloor } from './rational.ts'

/** True with the probability `p`, which lies from 0 to 1. */
export function bernoulli(p: Rational, random: RandomSource): boolean {
  if (p.n < 0n || p.n > p.d) throw new RangeError('A probability lies from 0 to 1')
  return uniformBelow(p.d, random) < p.n
}

/** True with the probability exp(−γ), for a fraction γ of 0 or more (algorithm 1). */
export function bernoulliExp(gamma: Rational, random: RandomSource): boolean {
  if (gamma.n < 0n) throw new RangeError('exp(−γ) is a probability only for γ ≥ 0')
  for (let whole = gamma.n / gamma.d; whole > 0n; whole -= 1n) {
    if (!belowOne(1n, 1n, random)) return false
  }
  return belowOne(gamma.n % gamma.d, gamma.d, random)
}

/** exp(−n/d) for n ≤ d: the parity of the first failure in a row of coins with probabilities γ/1, γ/2, γ/3 … */
function belowOne(n: bigint, d: bigint, random: RandomSource): boolean {
  let turn = 1n
  while (uniformBelow(d * turn, random) < n) turn += 1n
  return turn % 2n === 1n
}

/**
 * A whole number x with a probability proportional to exp(−|x| / scale) (algorithm 2). The scale is a positive fraction; a
 * question that one person changes by at most Δ has ε = Δ / scale. Throws a RangeError for a scale of 0 or less.
 */
export function discreteLaplace(scale: Rational, random: RandomSource): bigint {
  if (scale.n <= 0n || scale.d <= 0n) throw new RangeError('The scale of noise is positive')
  const { n: t, d: s } = scale
  for (;;) {
    const u = uniformBelow(t, random)
    if (!belowOne(u, t, random)) continue
    let v = 0n
    while (belowOne(1n, 1n, random)) v += 1n
    const y = (u + t * v) / s
    const negative = uniformBelow(2n, random) === 1n
    if (negative && y === 0n) continue
    return negative ? -y : y
  }
}

/**
 * A whole number x with a probability proportional to exp(−x² / 2σ²) (algorithm 3). `variance` is the parameter σ², a positive
 * fraction; a question that one person changes by at most Δ (L2) has ρ = Δ² / 2σ². Throws a RangeError for 0 or less.
 */
export function discreteGaussian(variance: Rational, random: RandomSource): bigint {
  if (variance.n <= 0n || variance.d <= 0n) throw new RangeError('The variance of noise is positive')
  const { n, d } = variance
  const t = rootFloor(n / d) + 1n
  const scale = { n: t, d: 1n }
  for (;;) {
    const y = discreteLaplace(scale, random)
    // exp(−(|y| − σ²/t)² / 2σ²) with σ² = n/d.
    const distance = (y < 0n ? -y : y) * t * d - n
    if (bernoulliExp({ n: distance * distance, d: 2n * n * d * t * t }, random)) return y
  }
}
