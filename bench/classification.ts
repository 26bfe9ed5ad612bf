/**
 * Re-classification: how long a change of law takes over a whole register, beside the limit of a minute for 100,000 systems.
 * `node bench/classification.ts`
 */
import { compileRegime } from '../src/institutions/oversight/classification/compile.ts'
import { classify } from '../src/institutions/oversight/classification/classify.ts'
import { euAiAct } from '../src/institutions/oversight/classification/eu/index.ts'
import { reclassify } from '../src/institutions/oversight/classification/reclassify.ts'
import { areaPoints } from '../src/institutions/oversight/classification/eu/areas.ts'
import type { Facts } from '../src/law/field.ts'

const limitSeconds = 60

/** A system by its number: one in ten works in an area of Annex III, one in fifty meets a ban, one in twenty is a model. Every one answers everything. */
const systemOf = (n: number): Facts => ({
  scope: 'union', bans: n % 50 === 0 ? ['c'] : [], product: n % 40 === 0 ? 'sectionA' : 'none', areas: n % 10 === 0 ? [areaPoints[n % areaPoints.length]!] : [],
  narrow: n % 3 === 0, improves: false, patterns: false, preparatory: false, profiling: n % 4 === 0, meets: n % 7 === 0 ? ['interacts'] : [],
  general: n % 20 === 0, compute: String(n % 30), designated: false, open: n % 2 === 0,
})

const law = compileRegime(euAiAct)
const seconds = (work: () => unknown): number => {
  const began = performance.now()
  work()
  return (performance.now() - began) / 1000
}

console.log('Systems re-classified before and after 2 December 2027, by the EU AI Act with', law.rules.length, 'rules')
for (const count of [1_000, 10_000, 100_000]) {
  const entries = Array.from({ length: count }, (_, n) => ({ id: `AIS-${n}`, facts: systemOf(n) }))
  let moved = 0
  const took = seconds(() => { moved = reclassify(entries, { law, on: '2027-12-01' }, { law, on: '2027-12-02' }).length })
  console.log(`${count.toLocaleString('en').padStart(8)}: ${took.toFixed(3)} s, ${moved.toLocaleString('en')} moved${count === 100_000 ? ` (limit ${limitSeconds} s)` : ''}`)
}
const once = seconds(() => { for (let n = 0; n < 100; n += 1) classify(law, systemOf(n), '2026-11-30') })
console.log(`One system in full, with why, duties and what would change it: ${(once * 10).toFixed(1)} ms`)
