/**
 * Re-classification: how long a change of law takes over a whole register, beside the limit of a minute for 100,000 systems.
 * First the rules alone, then the worker's whole passage over a register in the database: read in batches, judged, kept, owners told.
 * `node bench/classification.ts [entries of the largest size]`
 */
import { sql } from 'kysely'
import { conventions } from '../src/countries/kazakhstan/conventions.ts'
import { classified } from '../src/countries/kazakhstan/oversight/classified.ts'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { compileRegime } from '../src/institutions/oversight/classification/compile.ts'
import { classify } from '../src/institutions/oversight/classification/classify.ts'
import { euAiAct } from '../src/institutions/oversight/classification/eu/index.ts'
import { reclassifyWork } from '../src/institutions/oversight/classification/moved.ts'
import { reclassify } from '../src/institutions/oversight/classification/reclassify.ts'
import { areaPoints } from '../src/institutions/oversight/classification/eu/areas.ts'
import { keepTo } from '../src/law/conventions.ts'
import type { Facts } from '../src/law/field.ts'

const limitSeconds = 60

/** A system by its number: one in ten works in an area of Annex III, one in fifty meets a ban, one in twenty is a model. Every one answers everything. */
const systemOf = (n: number): Facts => ({
  scope: 'union', bans: n % 50 === 0 ? ['c'] : [], product: n % 40 === 0 ? 'sectionA' : 'none', areas: n % 10 === 0 ? [areaPoints[n % areaPoints.length]!] : [],
  narrow: n % 3 === 0, improves: false, patterns: false, preparatory: false, profiling: n % 4 === 0, meets: n % 7 === 0 ? ['interacts'] : [],
  general: n % 20 === 0, compute: String(n % 30), designated: false, open: n % 2 === 0,
})

const european = compileRegime(euAiAct)
const seconds = (work: () => unknown): number => {
  const began = performance.now()
  work()
  return (performance.now() - began) / 1000
}

console.log('Systems re-classified before and after 2 December 2027, by the EU AI Act with', european.rules.length, 'rules')
const largest = Number(process.argv[2] ?? 100_000)
const sizes = [1_000, 10_000, 100_000].filter((size) => size <= largest)
for (const count of sizes) {
  const entries = Array.from({ length: count }, (_, n) => ({ id: `AIS-${n}`, facts: systemOf(n) }))
  let moved = 0
  const took = seconds(() => { moved = reclassify(entries, { law: european, on: '2027-12-01' }, { law: european, on: '2027-12-02' }).length })
  console.log(`${count.toLocaleString('en').padStart(8)}: ${took.toFixed(3)} s, ${moved.toLocaleString('en')} moved${count === 100_000 ? ` (limit ${limitSeconds} s)` : ''}`)
}
const once = seconds(() => { for (let n = 0; n < 100; n += 1) classify(european, systemOf(n), '2026-11-30') })
console.log(`One system in full, with why, duties and what would change it: ${(once * 10).toFixed(1)} ms`)

keepTo(conventions)
const world = await openWorld()
const { db, jobs } = world.kernel
const owner = await world.founder()
let day = Date.parse('2026-03-01T05:00:00.000Z')
world.at('2026-03-01T05:00:00.000Z')
// One in fifty keeps another class than the law gives.
const law = { ...classified.law, duties: [] }
reclassifyWork(world.kernel, { ...classified, law })
console.log('The worker\'s passage over the register, one in fifty of another class:')
let filled = 0
for (const count of sizes) {
  await sql`insert into entry (number, register, state, owner_kind, owner, facts, versions, title, look, restricted, entered_at, changed_at)
    select 'AIS-2020-' || lpad(n::text, 6, '0'), 'oversight.ai-systems', 'entered', 'organisation', ${owner.organisation!.id},
      jsonb_build_object('name', 'System ' || n, 'decisionRole', 'person', 'failureEffects', jsonb_build_array(case when n % 50 = 0 then 'life' else 'little' end), 'riskClass', 'minimal', 'autonomy', 'low',
        'bansManipulation', false, 'bansVulnerability', false, 'bansScoring', false, 'bansPersonalData', false, 'bansBiometrics', false, 'bansEmotions', false, 'bansResults', false),
      1, jsonb_build_object('kk', 'System ' || n, 'ru', 'System ' || n, 'en', 'System ' || n), 'system ' || n, false, now(), now()
    from generate_series(${filled + 1}::integer, ${count}::integer) n`.execute(db)
  filled = count
  await sql`delete from oversight_passage`.execute(db)
  await sql`delete from oversight_moved`.execute(db)
  day += 86_400_000
  world.at(new Date(day).toISOString() as `${number}-${number}-${number}T${string}Z`)
  const began = performance.now()
  await jobs.settle()
  const passage = await db.selectFrom('oversight_passage').selectAll().executeTakeFirstOrThrow()
  console.log(`${count.toLocaleString('en').padStart(8)}: ${((performance.now() - began) / 1000).toFixed(3)} s, ${passage.entries} entries, ${passage.moved} moved, ended ${passage.ended_at !== null}${count === 100_000 ? ` (limit ${limitSeconds} s)` : ''}`)
}
await world.close()
