/** `node simulation/run.ts --seeds N --from S`: runs the simulation for N seeds from S on, and prints what each survived. */
import { parseArgs } from 'node:util'
import { simulate } from './simulate.ts'

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '10' }, from: { type: 'string', default: '1' } } })
const [seeds, from] = [Number(values.seeds), Number(values.from)]
const total = new Map<string, number>()
let [run, acts, repeated, refused] = [0, 0, 0, 0]

for (let seed = from; seed < from + seeds; seed += 1) {
  const survived = await simulate(seed)
  const faults = Object.entries(survived.faults).map(([name, times]) => `${name} ${times}`).join(', ')
  console.log(`seed ${seed}: ${survived.acts} acts acknowledged, ${survived.repeated} tries repeated, ${survived.refused} forgeries refused; ${faults}; ${JSON.stringify(survived.whole)}`)
  run += 1
  acts += survived.acts
  repeated += survived.repeated
  refused += survived.refused
  for (const [name, times] of Object.entries(survived.faults)) total.set(name, (total.get(name) ?? 0) + times)
}
const faults = [...total.values()].reduce((sum, times) => sum + times, 0)
console.log(`${run} seeds, ${faults} faults survived (${[...total].map(([name, times]) => `${name} ${times}`).join(', ')}), ${acts} acts acknowledged, ${repeated} tries repeated, ${refused} forgeries refused`)
