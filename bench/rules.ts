/** Rule evaluation: the eligibility of residency, each time with the whole trace, beside an outside engine that keeps none. */
import { Environment } from '@marcbachmann/cel-js'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { evaluate } from '../src/law/evaluate.ts'
import type { Facts } from '../src/law/field.ts'
import { readingOf } from '../src/law/reading.ts'
import { figure, inTurns, median, report } from './measure.ts'

const residency = kazakhstan('sample').procedures.find(({ id }) => id === 'technopark.residency')
const rule = residency?.rules['eligible']
if (residency === undefined || rule === undefined) throw new Error('The residency has no rule of eligibility')
const reading = readingOf(residency, '2026-11-25')

const good: Facts = {
  priorityShare: '95', sellsGoods: false, ownProduction: '', branches: 0, stateShare: '0', subsoilUser: false,
    economicZone: false, excisePayer: false,
}
/** Applicants that meet everything, fail something, and have not answered everything. */
const samples: readonly Facts[] = [
  good, { ...good, priorityShare: '60', branches: 2 }, { ...good, subsoilUser: true, stateShare: '51.5' },
  Object.fromEntries(Object.entries(good).filter(([name]) => name !== 'branches')),
]

/** The same seven conditions in CEL, with the threshold of the law as a variable. */
const program = new Environment({ unlistedVariablesAreDyn: true }).parse(
  '(priorityShare >= threshold * 100.0) && (sellsGoods == false || ownProduction == true) && (branches <= 0) && (stateShare '
    + '< 50.0)'
  + ' && (subsoilUser == false) && (economicZone == false) && (excisePayer == false)',
)
const contexts = samples.map((facts) => ({
  ...facts, threshold: 0.9, priorityShare: Number(facts['priorityShare']), stateShare: Number(facts['stateShare']),
  ...(typeof facts['branches'] === 'number' && { branches: BigInt(facts['branches']) }),
}))

const own = (index: number): unknown => evaluate(rule, samples[index % samples.length]!, reading).verdict
function cel(index: number): unknown {
  try {
    return program(contexts[index % contexts.length]!)
  } catch {
    return 'unknown' // a fact that is missing
  }
}
for (const [index] of samples.entries()) {
  if (own(index) !== cel(index)) throw new Error(`The two disagree on sample ${index}: ${String(own(index))}, `
    + `${String(cel(index))}`)
}

const times = 20_000
function microseconds(run: (index: number) => unknown): number {
  const from = performance.now()
  for (let index = 0; index < times; index += 1) run(index)
  return (performance.now() - from) * 1000 / times
}
microseconds(own)
microseconds(cel)

const results = await inTurns(9, { own: async () => microseconds(own), cel: async () => microseconds(cel) })
const of = (name: string): number => median(results[name]!)
const bytes = JSON.stringify(evaluate(rule, good, reading).trace).length
report({
  title: 'Rule evaluation',
  about: `The eligibility of residency: seven conditions over eight facts and one dated parameter, on four applicants (one `
    + `with a fact missing), ${times} `
    + `evaluations a round, 9 rounds in turns, medians. Ours decides in three values with exact decimals and returns the `
      + `trace (${bytes} bytes as JSON), `
    + 'the failed grounds and what is missing; CEL returns true, false or throws.',
  columns: ['side', 'µs per evaluation'],
  rows: [['Shanyraq, with trace', figure(of('own'))], ['@marcbachmann/cel-js, parsed before, no trace', figure(of('cel'))]],
  findings: [`Shanyraq takes ${(of('own') / of('cel')).toFixed(2)} times as long as CEL. The verdicts agree on all four.`],
})
