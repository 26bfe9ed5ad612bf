/**
 * Declared indicators at three sizes of the journal: what it costs the portal to count all of Kazakhstan's, and to change them by what an act touches; and what it costs a stranger to count them
 * anew from the leaves.
 * Limits: a second after an act; five minutes for ten million entries.
 *
 * `node --import ./src/country.ts bench/indicators.ts [most entries]`
 */
import { sql } from 'kysely'
import { counted } from '../src/countries/kazakhstan/strategy/counted.ts'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { transact } from '../src/kernel/index.ts'
import { countedIndicator, openRecount, readLeaf } from '../src/kernel/indicators/index.ts'
import { leafContent, leafHash } from '../src/kernel/journal/index.ts'
import { figure, progress, report, Times } from './measure.ts'

const most = Number(process.argv[2] ?? 1_000_000)
const sizes = [10_000, 100_000, 1_000_000, 10_000_000].filter((size) => size <= most)
const world = await openWorld({ start: '2026-10-05T05:00:00.000Z' })
const { kernel } = world
const { db } = kernel

/** Of ten entries of the journal four are of AI systems, one of a dataset, five of other things. */
async function fill(from: number, to: number): Promise<void> {
  await sql`insert into journal_entry (at, actor, type, subject, body, leaf, leaf_index)
    select timestamptz '2026-01-01' + n * interval '1 second', 'person:1', case when n % 10 < 4 then 'entry.entered' when n % 10 = 4 then 'dataset.version-released' else 'case.completed' end,
      case when n % 10 < 4 then 'entry:AIS-2020-' || n when n % 10 = 4 then 'dataset-version:' || n else 'case:' || n end, jsonb_build_object('entry', 'AIS-2020-' || n, 'register', 'oversight.ai-systems', 'state', 'entered', 'seq', 0), sha256(n::text::bytea), 1000000 + n
    from generate_series(${from}::integer, ${to}::integer) n`.execute(db)
  await sql`insert into entry (number, register, state, owner_kind, facts, versions, title, look, restricted, entered_at, changed_at)
    select 'AIS-2020-' || n, 'oversight.ai-systems', 'entered', 'body', jsonb_build_object('riskClass', (array['minimal', 'medium', 'high'])[1 + n % 3]), 1, '{}', '', false, timestamptz '2026-01-01', timestamptz '2026-01-01'
    from generate_series(${from}::integer, ${to}::integer) n where n % 10 < 4`.execute(db)
  await sql`vacuum analyze entry`.execute(db)
  await sql`vacuum analyze journal_entry`.execute(db)
}

/** What a stranger does with so many leaves: each hashed, read, and heard by every count. */
function recounted(size: number): number {
  const asOf = { until: '2027-01-01T00:00:00.000Z', zone: 'Asia/Almaty' } as const
  const all = counted.flatMap(({ counting: { count, of } }) => [count, ...of ? [of] : []]).map((what) => openRecount(what, asOf))
  const started = performance.now()
  for (let n = 0; n < size; n += 1) {
    const kind = n % 10
    const content = leafContent({
      at: '2026-03-01T05:00:00.000Z', named: 'person:1', type: kind < 4 ? 'entry.entered' : kind === 4 ? 'decision.issued' : 'case.completed', subject: `entry:AIS-2020-${n}`,
      body: { entry: `AIS-2020-${n}`, register: 'oversight.ai-systems', state: 'entered', seq: 0, decision: `d${n}`, procedure: 'technopark.residency', effect: 'grant' },
    })
    leafHash(content)
    const leaf = readLeaf(content)
    for (const one of all) one.take(leaf)
  }
  all.forEach((one) => one.count(() => ({ riskClass: 'high' })))
  return performance.now() - started
}

const rows: string[][] = []
let filled = 0
for (const size of sizes) {
  progress(`${size} entries`)
  await fill(filled + 1, size)
  filled = size
  const times = new Times()
  const indicators = counted.map((one) => countedIndicator(kernel, one))
  for (let n = 0; n < 5; n += 1) await times.of(async () => { for (const one of indicators) await one.compute() })
  const first = new Times()
  await first.of(async () => { for (const one of indicators) await transact(db, (tx) => one.kept!.whole(tx)) })
  const acts = new Times()
  for (let n = 1; n <= 40; n += 1) {
    const number = `AIS-2020-${Math.ceil(n * size / 45 / 10) * 10 + 1}`
    const [state, type] = n % 2 === 0 ? ['entered', 'entry.restored'] : ['suspended', 'entry.suspended']
    await sql`update entry set state = ${state} where number = ${number}`.execute(db)
    const entry = { type, subject: `entry:${number}`, body: { entry: number, register: 'oversight.ai-systems', state } }
    await acts.of(() => transact(db, async (tx) => { for (const one of indicators) await one.kept!.touched(tx, entry) }))
  }
  for (const one of indicators) {
    const [whole, kept] = [await one.compute(), await transact(db, (tx) => one.kept!.whole(tx))]
    if (JSON.stringify(whole) !== JSON.stringify(kept)) throw new Error(`${one.id}: ${JSON.stringify(whole)} and not ${JSON.stringify(kept)}`)
  }
  const fold = recounted(size)
  rows.push([figure(size), `${figure(times.at(0.5))} ms`, `${figure(times.at(1))} ms`, `${figure(first.at(1) / 1000)} s`, `${figure(acts.at(0.5))} ms`, `${figure(acts.at(0.95))} ms`, `${figure(fold / 1000)} s`, figure(size / fold * 1000)])
}
report({
  title: 'Declared indicators',
  about: `All ${counted.length} that Kazakhstan declares, all counted one after the other, five times; kept as sets for the first time; changed by what forty acts touch, each act in one transaction, and held against the whole count; and counted anew from leaves as a stranger does, without the network: each is made, hashed, read and heard by every count. Four entries of ten are of AI systems. The embedded server.`,
  columns: ['entries of the journal', 'whole: median', 'slowest', 'kept first', 'an act: median', 'p95', 'counted anew', 'leaves a second'], rows,
  findings: ['The limits are one second after an act, and five minutes for ten million entries.'],
})
await world.close()
