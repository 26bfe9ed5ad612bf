/** Our accounts and our samplers of noise beside OpenDP's: the same price for the same noise, the same sum, the same ε, and the same laws of chance. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { costOf, epsilonOf, rhoOf, sumOf } from '../src/kernel/privacy/budget.ts'
import type { Noise } from '../src/kernel/privacy/distribution.ts'
import { discreteGaussian, discreteLaplace } from '../src/kernel/privacy/noise.ts'
import { keyedRandom } from '../src/kernel/privacy/random.ts'
import { approximate, rational, rationalOf, timesOf } from '../src/kernel/privacy/rational.ts'

const python = join(import.meta.dirname, '.venv/bin/python')

async function opendp<T>(questions: readonly object[]): Promise<readonly T[]> {
  const asked = Promise.withResolvers<string>()
  const child = execFile(python, [join(import.meta.dirname, 'opendp_maps.py')], { maxBuffer: 2 ** 26 }, (error, stdout, stderr) => (error ? asked.reject(new Error(stderr)) : asked.resolve(stdout)))
  child.stdin!.end(JSON.stringify(questions))
  return JSON.parse(await asked.promise)
}

/** OpenDP reckons in doubles and rounds up, in favour of privacy: never less than ours, and more by a rounding only. */
function agree(theirs: number, ours: number, what: string): void {
  assert.ok(theirs >= ours * (1 - 1e-12) && theirs <= ours * (1 + 1e-9), `${what}: ${theirs} and ours ${ours}`)
}

const sigmas = ['0.5', '1', '7.0710678', '33', '1024.5']
const sensitivities = [1, 4, 500]
const gaussianOf = (sigma: string): Noise => ({ mechanism: 'gaussian', variance: timesOf(rationalOf(sigma), rationalOf(sigma)) })

test('ρ of a discrete Gaussian and ε of a discrete Laplace are those of OpenDP’s privacy maps, for any noise and sensitivity', async () => {
  const all = sigmas.flatMap((sigma) => sensitivities.map((sensitivity) => ({ sigma, sensitivity })))
  const rho = await opendp<number>(all.map(({ sigma, sensitivity }) => ({ kind: 'gaussian rho', sigma: Number(sigma), sensitivity })))
  for (const [i, { sigma, sensitivity }] of all.entries()) agree(rho[i]!, approximate(rhoOf(gaussianOf(sigma), BigInt(sensitivity))), `ρ at σ = ${sigma}, Δ = ${sensitivity}`)
  const epsilon = await opendp<number>(all.map(({ sigma, sensitivity }) => ({ kind: 'laplace epsilon', scale: Number(sigma), sensitivity })))
  for (const [i, { sigma, sensitivity }] of all.entries()) {
    agree(epsilon[i]!, sensitivity / Number(sigma), `ε at scale ${sigma}, Δ = ${sensitivity}`)
    const rhoOfLaplace = approximate(rhoOf({ mechanism: 'laplace', scale: rationalOf(sigma) }, BigInt(sensitivity)))
    assert.ok(Math.abs(rhoOfLaplace / (epsilon[i]! ** 2 / 2) - 1) < 1e-9, 'pure ε is ε²/2 of ρ (Bun and Steinke 2016, proposition 1.4)')
  }
})

test('several answers cost what OpenDP says of their composition', async () => {
  const [composed] = await opendp<number>([{ kind: 'composed rho', parts: sigmas.map((sigma) => ({ sigma: Number(sigma) })) }])
  const parts = sigmas.map((sigma) => rhoOf(gaussianOf(sigma), 1n))
  agree(composed!, parts.reduce((sum, part) => sum + approximate(part), 0), 'composition')
  assert.equal(sumOf([costOf({ mechanism: 'gaussian', rho: '0.01' }), costOf({ mechanism: 'gaussian', rho: '0.0025' })]).rho, '0.0125')
})

test('the ε that pages show for a ρ is not below what OpenDP makes of it, and near it', async () => {
  const all = sigmas.slice(1).flatMap((sigma) => [1e-6, 1e-9].map((delta) => ({ sigma, delta })))
  const theirs = await opendp<number>(all.map(({ sigma, delta }) => ({ kind: 'epsilon', sigma: Number(sigma), delta })))
  for (const [i, { sigma, delta }] of all.entries()) {
    const rho = (1 / (2 * Number(sigma) ** 2)).toFixed(18)
    const ours = epsilonOf(rho, delta)
    assert.ok(ours >= theirs[i]! * (1 - 1e-6) && ours <= theirs[i]! * 1.01, `ε at σ = ${sigma}, δ = ${delta}: ${ours}, theirs ${theirs[i]}`)
  }
})

const draws = 20_000

/**
 * Two samples from one law differ in the statistic of Pearson by about its degrees of freedom. It is above freedom + 2√(freedom · x) + 2x
 * with a probability of at most e⁻ˣ (Laurent and Massart 2000, lemma 1): with x = 35 by chance less than once in 10¹⁵ runs. Ours come from
 * a fixed seed, theirs from their own chance.
 */
function sameLaw(ours: ReadonlyMap<number, number>, theirs: ReadonlyMap<number, number>, what: string): void {
  const values = [...new Set([...ours.keys(), ...theirs.keys()])].toSorted((a, b) => a - b)
  let statistic = 0
  let bins = 0
  let [a, b] = [0, 0]
  for (const [i, value] of values.entries()) {
    a += ours.get(value) ?? 0
    b += theirs.get(value) ?? 0
    if (a + b < 50 && i < values.length - 1) continue
    statistic += (a - b) ** 2 / (a + b)
    bins += 1
    a = 0
    b = 0
  }
  const [freedom, x] = [bins - 1, 35]
  assert.ok(bins > 3 && statistic <= freedom + 2 * Math.sqrt(freedom * x) + 2 * x, `${what}: ${statistic} in ${bins} bins`)
}

const counted = (draw: () => bigint): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>()
  for (let turn = 0; turn < draws; turn += 1) {
    const value = Number(draw())
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

test('our samplers draw from the laws from which OpenDP’s draw', async () => {
  const secret = new Uint8Array(32).fill(11)
  const laws = [
    { what: 'Gaussian, σ = 1.5', asked: { kind: 'gaussian draws', sigma: 1.5, draws }, draw: () => discreteGaussian(rational(9n, 4n), gaussian) },
    { what: 'Gaussian, σ = 7', asked: { kind: 'gaussian draws', sigma: 7, draws }, draw: () => discreteGaussian(rational(49n), gaussian) },
    { what: 'Laplace, scale 2.5', asked: { kind: 'laplace draws', scale: 2.5, draws }, draw: () => discreteLaplace(rational(5n, 2n), laplace) },
  ]
  const gaussian = keyedRandom(secret, 'gaussian')
  const laplace = keyedRandom(secret, 'laplace')
  const theirs = (await opendp<Record<string, number>>(laws.map(({ asked }) => asked))).map((counts) => new Map(Object.entries(counts).map(([value, count]) => [Number(value), count])))
  for (const [i, { what, draw }] of laws.entries()) sameLaw(counted(draw), theirs[i]!, what)
  const wider = keyedRandom(secret, 'wider')
  assert.throws(() => sameLaw(counted(() => discreteGaussian(rational(3n), wider)), theirs[0]!, 'wider'), /AssertionError|wider/, 'the comparison notices another law')
})
