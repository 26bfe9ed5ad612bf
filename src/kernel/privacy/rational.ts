/** Exact fractions: the scales of noise and the probabilities that are drawn with, never in floating point. */
import { Decimal, type DecimalText } from '../../law/decimal.ts'

/** `n / d`; `d` is positive and the fraction is in lowest terms when it was made by `rational`. */
export interface Rational { readonly n: bigint; readonly d: bigint }

/** Makes a fraction in lowest terms. Throws a RangeError when the denominator is zero. */
export function rational(n: bigint, d = 1n): Rational {
  if (d === 0n) throw new RangeError('A fraction with the denominator zero')
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n)
  return { n: n / divisor, d: d / divisor }
}

/** Reads an exact decimal such as `0.25`. Throws a TypeError for anything else. */
export function rationalOf(text: DecimalText): Rational {
  const { units, scale } = Decimal.from(text)
  return rational(units, 10n ** BigInt(scale))
}

export const timesOf = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d)

/** Throws a RangeError when the divisor is zero. */
export const ratioOf = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n)

/** The nearest double: to show a number or to estimate an error, never to draw noise. */
export function approximate({ n, d }: Rational): number {
  const whole = n / d
  return whole > 2n ** 53n || whole < -(2n ** 53n) ? Number(whole) : Number(whole) + Number(((n % d) * 2n ** 60n) / d) / 2 ** 60
}

/** The smallest decimal with so many places that is not below the fraction: a price may be rounded up, never down. */
export function roundedUp({ n, d }: Rational, places: number): Decimal {
  const scaled = n * 10n ** BigInt(places)
  const floor = scaled / d - (scaled % d < 0n ? 1n : 0n)
  const units = floor * d === scaled ? floor : floor + 1n
  return Decimal.from(units).times(Decimal.from(places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`))
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? 1n : a
}

/** The largest whole number whose square is not above `value`. */
export function rootFloor(value: bigint): bigint {
  if (value < 0n) throw new RangeError('The root of a negative number')
  if (value < 2n) return value
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
