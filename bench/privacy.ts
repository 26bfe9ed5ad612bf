/**
 * Exact noise: cells a second of the samplers that answers use, beside noise of floating point; how near what is drawn comes to the
 * exact law; and whole answers with their SQL.
 *
 * `node bench/privacy.ts [draws a round]`
 */
import { DuckDBInstance } from '@duckdb/node-api'
import {
  type AggregateTable, answerPrivately, discreteGaussian, discreteLaplace, keyedRandom, marginOf, massOf, type Noise, noiseFor, planPrivately, rational, readAggregateRequest, systemRandom,
} from '../src/kernel/privacy/index.ts'
import { figure, inTurns, median, perCent, report, Times } from './measure.ts'

const draws = Number(process.argv[2] ?? 20_000)
const rounds = 3

const noises: Readonly<Record<string, Noise>> = {
  'Gaussian, ρ = 0.01, count': noiseFor({ mechanism: 'gaussian', rho: '0.01' }, 1n),
  'Gaussian, ρ = 0.01, sum of values up to 10⁸': noiseFor({ mechanism: 'gaussian', rho: '0.01' }, 100_000_000n),
  'Laplace, ε = 0.1, count': noiseFor({ mechanism: 'laplace', epsilon: '0.1' }, 1n),
}
const random = systemRandom()
const draw = (noise: Noise): bigint => (noise.mechanism === 'laplace' ? discreteLaplace(noise.scale, random) : discreteGaussian(noise.variance, random))

/** What a careless program would do (Box and Muller), which gives secrets away by the numbers that doubles can hold. */
const floating = (sigma: number): number => Math.round(Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random()) * sigma)

const rate = async (one: () => bigint | number): Promise<number> => {
  const from = performance.now()
  for (let i = 0; i < draws; i += 1) one()
  return draws / (performance.now() - from) * 1000
}
const rates = await inTurns(rounds, {
  ...Object.fromEntries(Object.entries(noises).map(([name, noise]) => [name, () => rate(() => draw(noise))])), floating: () => rate(() => floating(7.07)),
})

report({
  title: 'Privacy: exact noise',
  about: `Cells a second of the samplers of Canonne, Kamath and Steinke in whole numbers and fractions, one thread, beside rounded noise of floating point `
    + `(which protects nobody: Mironov 2012). ${rounds} rounds of ${draws} draws in turns, medians.`,
  columns: ['noise', 'cells/s', 'µs a cell'],
  rows: [...Object.keys(noises), 'floating'].map((name) => {
    const cells = median(rates[name]!)
    return [name === 'floating' ? 'floating point, rounded' : name, figure(cells), figure(1e6 / cells)]
  }),
  findings: [`The exact Gaussian draws ${perCent(median(rates[Object.keys(noises)[0]!]!) / median(rates['floating']!))} as many cells a second as floating point; `
    + `an answer of 1,000 cells is drawn in ${figure(1e6 / median(rates[Object.keys(noises)[0]!]!))} ms.`],
})

/** Pearson's statistic over bins with an expectation of at least ten, and the largest distance of the distribution functions. */
function compare(noise: Noise, label: string) {
  const seeded = keyedRandom(new Uint8Array(32).fill(9), label)
  const count = draws * 5
  const mass = massOf(noise)
  const counts = new Map<number, number>()
  let sum = 0
  let squares = 0
  let outside = 0
  const margin = marginOf(noise, 0.05)
  for (let i = 0; i < count; i += 1) {
    const drawn = noise.mechanism === 'laplace' ? discreteLaplace(noise.scale, seeded) : discreteGaussian(noise.variance, seeded)
    const value = Number(drawn)
    counts.set(value, (counts.get(value) ?? 0) + 1)
    sum += value
    squares += value * value
    if (drawn > margin || -drawn > margin) outside += 1
  }
  let [statistic, bins, below, exact, farthest, variance] = [0, 0, 0, 0, 0, 0]
  for (let x = -600; x <= 600; x += 1) {
    const [expected, observed] = [mass(x) * count, counts.get(x) ?? 0]
    variance += x * x * mass(x)
    below += observed / count
    exact += mass(x)
    farthest = Math.max(farthest, Math.abs(below - exact))
    if (expected < 10) continue
    statistic += (observed - expected) ** 2 / expected
    bins += 1
  }
  return { count, statistic, freedom: bins - 1, farthest, mean: sum / count, variance: squares / count, exactVariance: variance, outside: outside / count }
}

const laws: Readonly<Record<string, Noise>> = {
  'Gaussian, σ² = 1/4': { mechanism: 'gaussian', variance: rational(1n, 4n) }, 'Gaussian, σ² = 50': { mechanism: 'gaussian', variance: rational(50n) },
  'Laplace, scale 10': { mechanism: 'laplace', scale: rational(10n) }, 'Laplace, scale 22/7': { mechanism: 'laplace', scale: rational(22n, 7n) },
}
const compared = Object.entries(laws).map(([name, noise]) => ({ name, ...compare(noise, name) }))
report({
  title: 'Privacy: what is drawn beside the exact law',
  about: `${draws * 5} draws of each with a fixed seed, beside the exact probability of every whole number. χ² is Pearson's over numbers expected at least ten times; `
    + 'the distance is the largest between the two distribution functions (Kolmogorov and Smirnov), of which by chance 95 in 100 are below 1.36/√n; beyond the margin '
    + 'that people are told at most 5 in 100 may lie.',
  columns: ['law', 'χ²', 'degrees of freedom', 'distance', '1.36/√n', 'mean', 'variance', 'exact variance', 'beyond the margin'],
  rows: compared.map((one) => [
    one.name, figure(one.statistic), String(one.freedom), one.farthest.toFixed(5), (1.36 / Math.sqrt(one.count)).toFixed(5), one.mean.toFixed(3), figure(one.variance), figure(one.exactVariance),
    `${(one.outside * 100).toFixed(2)} %`,
  ]),
  findings: [`${compared.filter((one) => one.statistic < one.freedom + 3 * Math.sqrt(2 * one.freedom)).length} of ${compared.length} are within three deviations of χ².`],
})

// Whole answers over a table of a million rows in memory.
const engine = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
await engine.run(`create table people as select 'region ' || (i % 20) as region, 2000 + i % 25 as year, (i * 7919) % 1000000 as income, 'p' || (i % 400000) as person
  from range(1000000) t(i)`)
const table: AggregateTable = {
  name: 'people', source: { table: 'people' }, unit: { column: 'person' }, maxRows: 2,
  columns: {
    region: { kind: 'category', categories: Array.from({ length: 20 }, (_, i) => `region ${i}`), public: true },
    year: { kind: 'category', categories: Array.from({ length: 25 }, (_, i) => String(2000 + i)), public: true },
    income: { kind: 'number', places: 0, bounds: ['0', '1000000'] },
  },
}
const byRow: AggregateTable = { ...table, unit: 'row', maxRows: 1 }
const questions = {
  'count by region (21 cells), a row each': [byRow, { table: 'people', measure: 'count', groupBy: 'region' }],
  'mean by region and year (546 cells), a row each': [byRow, { table: 'people', measure: { mean: 'income' }, groupBy: ['region', 'year'] }],
  'mean by region (21 cells), at most two rows a person': [table, { table: 'people', measure: { mean: 'income' }, groupBy: 'region' }],
} as const
const answered: string[][] = []
for (const [name, [of, request]] of Object.entries(questions)) {
  const [sql, noise] = [new Times(), new Times()]
  for (let i = 0; i < 5; i += 1) {
    const plan = planPrivately(readAggregateRequest(request, of), of, { mechanism: 'gaussian', rho: '0.01' }, 'v1')
    const found = await sql.of(async () => (await engine.runAndReadAll(plan.sql)).getRowObjectsJson())
    await noise.of(async () => answerPrivately(plan, found, random))
  }
  answered.push([name, figure(sql.at(0.5)), figure(noise.at(0.5))])
}
report({
  title: 'Privacy: whole answers on a million rows', about: 'A plan, its statement in DuckDB (two threads, table in memory) and the noise of every cell; medians of 5.',
  columns: ['question', 'SQL, ms', 'noise, ms'], rows: answered, findings: [],
})
