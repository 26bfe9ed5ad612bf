/** The exact laws of the noise as numbers: for the intervals that people see and for tests. Nothing is drawn with them. */
import { approximate, type Rational } from './rational.ts'

/** Which noise an answer carries: a discrete Laplace with a scale, or a discrete Gaussian with a variance parameter. */
export type Noise =
  | { readonly mechanism: 'laplace'; readonly scale: Rational }
  | { readonly mechanism: 'gaussian'; readonly variance: Rational }

/** The probability of one whole number under the noise, to double precision. */
export function massOf(noise: Noise): (x: number) => number {
  if (noise.mechanism === 'laplace') {
    const q = Math.exp(-1 / approximate(noise.scale))
    return (x) => ((1 - q) / (1 + q)) * q ** Math.abs(x)
  }
  const variance = approximate(noise.variance)
  const reach = Math.ceil(Math.sqrt(variance) * 40) + 2
  let whole = 1
  for (let x = reach; x > 0; x -= 1) whole += 2 * Math.exp(-(x * x) / (2 * variance))
  return (x) => Math.exp(-(x * x) / (2 * variance)) / whole
}

/** A whole number that the size of the noise exceeds with a probability of at most `alpha`. Rounded up, never down. */
export function marginOf(noise: Noise, alpha: number): bigint {
  if (noise.mechanism === 'laplace') {
    // P(|X| > m) = 2 q^(m+1) / (1 + q) with q = exp(−1/scale).
    const scale = approximate(noise.scale)
    const q = Math.exp(-1 / scale)
    return whole(scale * Math.log(2 / (alpha * (1 + q))) - 1)
  }
  const sigma = Math.sqrt(approximate(noise.variance))
  if (sigma > 100) return whole(sigma * normalQuantile(1 - alpha / 2) + 1)
  const mass = massOf(noise)
  let outside = 1 - mass(0)
  let margin = 0
  while (outside > alpha) {
    margin += 1
    outside -= 2 * mass(margin)
  }
  return BigInt(margin)
}

/**
 * A whole number that the noise reaches with a probability of at most `delta`: t ≥ σ √(2 ln 1/δ), as the discrete Gaussian is
 * subgaussian with its parameter (Canonne, Kamath and Steinke, corollary 9), and the exact tail of the Laplace.
 */
export function tailOf(noise: Noise, delta: number): bigint {
  if (noise.mechanism === 'laplace') return whole(approximate(noise.scale) * Math.log(1 / delta))
  return whole(Math.sqrt(2 * approximate(noise.variance) * Math.log(1 / delta)))
}

const whole = (value: number): bigint => BigInt(Math.max(0, Math.ceil(value)))

/** The standard normal quantile (Acklam's rational approximation, relative error below 1.2e−9), for shares above one half. */
function normalQuantile(share: number): number {
  const q = share - 0.5
  if (share < 0.97575) {
    const r = q * q
    const a = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239]
    const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1]
    return (horner(a, r) * q) / horner(b, r)
  }
  const r = Math.sqrt(-2 * Math.log(1 - share))
  const c = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783]
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]
  return -horner(c, r) / horner(d, r)
}

const horner = (coefficients: readonly number[], x: number): number => coefficients.reduce((sum, next) => sum * x + next, 0)
