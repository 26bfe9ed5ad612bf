import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { marginOf, massOf, type Noise, tailOf } from './distribution.ts'
import { bernoulli, bernoulliExp, discreteGaussian, discreteLaplace } from './noise.ts'
import { keyedRandom, type RandomSource, systemRandom, uniformBelow } from './random.ts'
import { approximate, rational, rationalOf, rootFloor, roundedUp } from './rational.ts'

const secret = new Uint8Array(32).fill(7)
const seeded = (label: string): RandomSource => keyedRandom(secret, label)
const draw = (noise: Noise, random: RandomSource): bigint =>
  noise.mechanism === 'laplace' ? discreteLaplace(noise.scale, random) : discreteGaussian(noise.variance, random)

const laws: Readonly<Record<string, Noise>> = {
  'Laplace, scale 1/2': { mechanism: 'laplace', scale: rational(1n, 2n) },
  'Laplace, scale 3': { mechanism: 'laplace', scale: rational(3n) },
  'Laplace, scale 22/7': { mechanism: 'laplace', scale: rational(22n, 7n) },
  'Gaussian, variance 1/4': { mechanism: 'gaussian', variance: rational(1n, 4n) },
  'Gaussian, variance 1': { mechanism: 'gaussian', variance: rational(1n) },
  'Gaussian, variance 50/3': { mechanism: 'gaussian', variance: rational(50n, 3n) },
}

/** Bins with an expectation of at least ten, and the statistic of Pearson with its mean of about the degrees of freedom. */
function chiSquare(noise: Noise, values: readonly bigint[]): { readonly statistic: number; readonly freedom: number } {
  const mass = massOf(noise)
  const counts = new Map<number, number>()
  for (const value of values) counts.set(Number(value), (counts.get(Number(value)) ?? 0) + 1)
  let statistic = 0
  let bins = 0
  let expectedInside = 0
  let observedInside = 0
  for (let x = -200; x <= 200; x += 1) {
    const expected = mass(x) * values.length
    if (expected < 10) continue
    const observed = counts.get(x) ?? 0
    statistic += (observed - expected) ** 2 / expected
    expectedInside += expected
    observedInside += observed
    bins += 1
  }
  const outside = values.length - expectedInside
  if (outside > 1) statistic += (values.length - observedInside - outside) ** 2 / outside
  return { statistic, freedom: outside > 1 ? bins : bins - 1 }
}

for (const [name, noise] of Object.entries(laws)) {
  test(`${name}: the draws have the published probabilities, mean and variance`, () => {
    const random = seeded(name)
    const values = Array.from({ length: 20_000 }, () => draw(noise, random))
    const { statistic, freedom } = chiSquare(noise, values)
    // Five deviations of a chi-square above its mean: by chance less than once in ten thousand, and the seed is fixed.
    assert.ok(statistic < freedom + 5 * Math.sqrt(2 * freedom), `chi-square ${statistic} with ${freedom} degrees of freedom`)

    const mass = massOf(noise)
    let variance = 0
    let whole = 0
    for (let x = -2000; x <= 2000; x += 1) {
      variance += x * x * mass(x)
      whole += mass(x)
    }
    assert.ok(Math.abs(whole - 1) < 1e-9)
    if (noise.mechanism === 'gaussian') assert.ok(variance <= approximate(noise.variance) * (1 + 1e-9)) // corollary 9
    const mean = values.reduce((sum, value) => sum + Number(value), 0) / values.length
    assert.ok(Math.abs(mean) < 5 * Math.sqrt(variance / values.length), `mean ${mean}`)
    const spread = values.reduce((sum, value) => sum + Number(value) ** 2, 0) / values.length
    assert.ok(Math.abs(spread / variance - 1) < 0.1, `variance ${spread}, expected ${variance}`)
    const positive = values.filter((value) => value > 0n).length
    const negative = values.filter((value) => value < 0n).length
    assert.ok(Math.abs(positive - negative) < 5 * Math.sqrt(positive + negative), 'positive and negative are as likely')
  })

  test(`${name}: the margin holds its share, and one less does not`, () => {
    const mass = massOf(noise)
    const margin = Number(marginOf(noise, 0.05))
    const outside = (limit: number): number => {
      let inside = mass(0)
      for (let x = 1; x <= limit; x += 1) inside += 2 * mass(x)
      return 1 - inside
    }
    assert.ok(outside(margin) <= 0.05 + 1e-12)
    if (margin > 0) assert.ok(outside(margin - 1) > 0.05)
    const tail = Number(tailOf(noise, 1e-6))
    let reached = 0
    for (let x = tail; x < tail + 2000; x += 1) reached += mass(x)
    assert.ok(reached <= 1e-6)
  })
}

test('a coin of exp(−γ) falls as often as it should, also above one', () => {
  for (const gamma of [rational(0n), rational(1n, 3n), rational(1n), rational(7n, 4n), rational(5n, 2n)]) {
    const random = seeded(`coin ${gamma.n}/${gamma.d}`)
    const p = Math.exp(-approximate(gamma))
    const heads = Array.from({ length: 20_000 }, () => bernoulliExp(gamma, random)).filter(Boolean).length
    assert.ok(Math.abs(heads - 20_000 * p) <= 5 * Math.sqrt(20_000 * p * (1 - p)), `${heads} heads for ${p}`)
  }
  const random = seeded('thirds')
  const heads = Array.from({ length: 20_000 }, () => bernoulli(rational(1n, 3n), random)).filter(Boolean).length
  assert.ok(Math.abs(heads - 20_000 / 3) < 5 * Math.sqrt(20_000 * 2 / 9))
})

test('noise is a whole number for every scale, and a large scale is no slower to end', () => {
  const random = seeded('any scale')
  fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 24n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (n, d) => {
    assert.equal(typeof discreteLaplace(rational(n, d), random), 'bigint')
    assert.equal(typeof discreteGaussian(rational(n, d), random), 'bigint')
  }), { numRuns: 100 })
})

test('a scale that means no noise is refused', () => {
  const random = systemRandom()
  assert.throws(() => discreteLaplace({ n: 0n, d: 1n }, random), RangeError)
  assert.throws(() => discreteGaussian({ n: -1n, d: 1n }, random), RangeError)
  assert.throws(() => bernoulliExp({ n: -1n, d: 1n }, random), RangeError)
  assert.throws(() => bernoulli({ n: 3n, d: 2n }, random), RangeError)
})

test('uniform numbers lie below the limit and reach each value', () => {
  const random = seeded('uniform')
  const counts = Array.from({ length: 300 }, () => 0)
  for (let turn = 0; turn < 30_000; turn += 1) counts[Number(uniformBelow(300n, random))]! += 1
  const statistic = counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0)
  assert.ok(statistic < 299 + 5 * Math.sqrt(2 * 299))
  assert.equal(uniformBelow(1n, random), 0n)
  assert.throws(() => uniformBelow(0n, random), RangeError)
})

test('a secret and a label give one stream, and another label another', () => {
  const of = (label: string): string => seeded(label).bytes(5000).toHex()
  assert.equal(of('a'), of('a'))
  assert.notEqual(of('a'), of('b'))
  const parts = seeded('a')
  assert.equal(parts.bytes(4095).toHex() + parts.bytes(905).toHex(), of('a'))
  assert.throws(() => keyedRandom(new Uint8Array(16), 'a'), RangeError)
})

test('fractions are exact', () => {
  assert.deepEqual(rationalOf('0.25'), { n: 1n, d: 4n })
  assert.deepEqual(rational(6n, -4n), { n: -3n, d: 2n })
  assert.equal(String(roundedUp(rational(1n, 3n), 4)), '0.3334')
  assert.equal(String(roundedUp(rational(1n, 4n), 2)), '0.25')
  assert.equal(String(roundedUp(rational(-1n, 3n), 2)), '-0.33')
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), (value) => {
    const root = rootFloor(value)
    assert.ok(root * root <= value && (root + 1n) * (root + 1n) > value)
  }))
})
