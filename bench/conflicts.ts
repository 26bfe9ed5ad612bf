/**
 * The check that finds two bodies which set themselves the same or do the same, at three sizes of a plan. In names as people write them: most share words with many, few are meant to be the same.
 *
 * `node --import ./src/country.ts bench/conflicts.ts [most names]`
 */
import { conflictsOf } from '../src/institutions/strategy/plan/conflicts.ts'
import { figure, report, Times } from './measure.ts'

const most = Number(process.argv[2] ?? 3_000)
const sizes = [300, 1_000, 3_000].filter((size) => size <= most)

const does = ['Build', 'Open', 'Connect', 'Train', 'Adopt', 'Publish', 'Renew', 'Equip', 'Translate', 'Evaluate'] as const
const what = ['schools', 'rural hospitals', 'data centres', 'language corpora', 'teachers of mathematics', 'open registers', 'regional hubs', 'public services', 'laboratories of robotics', 'courses on data protection', 'meters of energy', 'libraries'] as const
const whom = ['for the regions', 'for young people', 'with universities', 'by the end of the year', 'in every district', 'under one standard', 'with private partners', 'for people with disabilities', 'on a shared platform'] as const

/** Every tenth says what another body says two names before, in another order. */
function nameOf(n: number): string {
  const at = n % 10 === 9 ? n - 2 : n
  const parts = [does[at % does.length]!, what[(at * 7) % what.length]!, whom[(at * 5) % whom.length]!, `programme of ${['water', 'roads', 'health', 'law', 'trade', 'energy', 'culture', 'land', 'sport'][Math.floor(at / 90) % 9]}`]
  return (n % 10 === 9 ? [parts[0]!, parts[2]!, parts[1]!, parts[3]!] : parts).join(' ')
}

const rows = sizes.map((size): string[] => {
  const measures = Array.from({ length: size }, (_, n) => ({ name: { kk: `${nameOf(n)} (kk)`, ru: `${nameOf(n)} (ru)`, en: nameOf(n) }, executor: `Body ${n % 40}` }))
  const times = new Times()
  let found = 0
  for (let turn = 0; turn < 20; turn += 1) {
    const started = performance.now()
    found = conflictsOf({ goals: [], measures }).measures.length
    times.add(performance.now() - started)
  }
  return [figure(size), figure(found), `${figure(times.at(0.5))} ms`, `${figure(times.at(0.95))} ms`]
})
report({
  title: 'Conflicts of a plan', about: 'Names of measures of forty bodies in three languages, each held against those with which it shares words; twenty times. No database and no network.',
  columns: ['names', 'pairs found', 'median', 'p95'], rows, findings: ['The check runs once while the plan stands, and again when an act changes it.'],
})
