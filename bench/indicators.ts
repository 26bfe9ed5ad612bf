/**
 * Declared indicators at three sizes of the journal: what it costs the portal to count all of Kazakhstan's, and to change them by what an act touches; and what it costs a stranger to count them
 * anew from the leaves.
 * Limits: a second after an act; five minutes for ten million entries.
 *
 * `node --import ./src/country.ts bench/indicators.ts [most entries]`. The database lies on the disk: ten million entries take some 12 GB of it for as long as the bench runs.
 */
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { counted } from '../src/countries/kazakhstan/strategy/counted.ts'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import type { Tx } from '../src/kernel/database/index.ts'
import { transact } from '../src/kernel/index.ts'
import { countedIndicator, openRecount, readLeaf } from '../src/kernel/indicators/index.ts'
import { leafContent, leafHash } from '../src/kernel/journal/index.ts'
import { figure, progress, report, Times } from './measure.ts'
import { clear, server } from './place.ts'

const most = Number(process.argv[2] ?? 1_000_000)
const sizes = [10_000, 100_000, 1_000_000, 10_000_000].filter((size) => size <= most)
const { url, name: serverName } = await server({ shared_buffers: '512MB', maintenance_work_mem: '256MB', max_wal_size: '4GB', synchronous_commit: 'off' })
process.env['TEST_DATABASE_URL'] = url
const world = await openWorld({ start: '2026-10-05T05:00:00.000Z' })
const { kernel } = world
const { db } = kernel

const tables = ['journal_entry', 'entry'] as const

/**
 * Of ten entries of the journal four are of AI systems, one of a dataset, five of other things. No count reads the hashes of leaves, the tiles above them, and what lists are cut from: a leaf has the
 * hash of its number, and there are no tiles and no rows of lists. Indexes are made anew once all is written.
 */
async function fill(from: number, to: number): Promise<void> {
  const { rows: indexes } = await sql<{ name: string; made: string }>`select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
    where i.indrelid = any(${tables}::text[]::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`.execute(db)
  for (const { name } of indexes) await sql`drop index ${sql.raw(name)}`.execute(db)
  await sql`alter table entry disable trigger user`.execute(db)
  await sql`insert into journal_entry (at, actor, type, subject, body, leaf, leaf_index)
    select timestamptz '2026-01-01' + n * interval '1 second', 'person:1', case when n % 10 < 4 then 'entry.entered' when n % 10 = 4 then 'dataset.version-released' else 'case.completed' end,
      case when n % 10 < 4 then 'entry:AIS-2020-' || n when n % 10 = 4 then 'dataset-version:' || n else 'case:' || n end, jsonb_build_object('entry', 'AIS-2020-' || n, 'register', 'oversight.ai-systems', 'state', 'entered', 'seq', 0), sha256(n::text::bytea), 1000000 + n
    from generate_series(${from}::integer, ${to}::integer) n`.execute(db)
  await sql`insert into entry (number, register, state, owner_kind, facts, versions, title, look, restricted, entered_at, changed_at)
    select 'AIS-2020-' || n, 'oversight.ai-systems', 'entered', 'body', jsonb_build_object('riskClass', (array['minimal', 'medium', 'high'])[1 + n % 3]), 1, '{}', '', false, timestamptz '2026-01-01', timestamptz '2026-01-01'
    from generate_series(${from}::integer, ${to}::integer) n where n % 10 < 4`.execute(db)
  await sql`alter table entry enable trigger user`.execute(db)
  for (const { made } of indexes) await sql.raw(made).execute(db)
  for (const table of tables) await sql`vacuum analyze ${sql.table(table)}`.execute(db)
}

/** Milliseconds that the server has spent of a processor for this transaction's connection, in hundredths of a second. */
async function ofServer(tx: Tx): Promise<number> {
  const { rows: [row] } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
  const fields = readFileSync(`/proc/${row!.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Those that count things; a figure that the journal states is read there in one row. */
const things = counted.filter(({ counting }) => counting.count.over !== 'stated')

/** Leaves are made so many at a time, apart from what is measured. */
const stretch = 10_000

/** What a stranger does with so many leaves that came: each hashed, read, and heard by every count. Answers milliseconds of the processor: nothing is waited for, so that on a free machine they are those of the clock. */
function recounted(size: number): number {
  const asOf = { until: '2027-01-01T00:00:00.000Z', zone: 'Asia/Almaty' } as const
  const all = things.flatMap(({ counting: { count, of } }) => [count, ...of ? [of] : []]).map((what) => openRecount(what, asOf))
  let spent = 0
  const measured = (work: () => void): void => {
    const started = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(started)
    spent += (user + system) / 1000
  }
  for (let from = 0; from < size; from += stretch) {
    const contents = Array.from({ length: Math.min(stretch, size - from) }, (_, at) => {
      const n = from + at
      const kind = n % 10
      return leafContent({
        at: '2026-03-01T05:00:00.000Z', named: 'person:1', type: kind < 4 ? 'entry.entered' : kind === 4 ? 'decision.issued' : 'case.completed', subject: `entry:AIS-2020-${n}`,
        body: { entry: `AIS-2020-${n}`, register: 'oversight.ai-systems', state: 'entered', seq: 0, decision: `d${n}`, procedure: 'technopark.residency', effect: 'grant' },
      })
    })
    measured(() => {
      for (const content of contents) {
        leafHash(content)
        const leaf = readLeaf(content)
        for (const one of all) one.take(leaf)
      }
    })
  }
  measured(() => { all.forEach((one) => one.count(() => ({ riskClass: 'high' }))) })
  return spent
}

const rows: string[][] = []
const costs: number[][] = []
let filled = 0
for (const size of sizes) {
  progress(`${size} entries`)
  await fill(filled + 1, size)
  filled = size
  progress('counting')
  const times = new Times()
  const indicators = things.map((one) => countedIndicator(kernel, one))
  for (let n = 0; n < 5; n += 1) await times.of(async () => { for (const one of indicators) await one.compute() })
  const first = new Times()
  let kept = 0
  await first.of(async () => {
    for (const one of indicators) {
      await transact(db, async (tx) => {
        const before = await ofServer(tx)
        await one.kept!.whole(tx)
        kept += await ofServer(tx) - before
      })
    }
  })
  const acts = new Times()
  for (let n = 1; n <= 40; n += 1) {
    const number = `AIS-2020-${Math.ceil(n * size / 45 / 10) * 10 + 1}`
    const [state, type] = n % 2 === 0 ? ['entered', 'entry.restored'] : ['suspended', 'entry.suspended']
    await sql`update entry set state = ${state} where number = ${number}`.execute(db)
    const entry = { type, subject: `entry:${number}`, body: { entry: number, register: 'oversight.ai-systems', state } }
    await acts.of(() => transact(db, async (tx) => { for (const one of indicators) await one.kept!.touched(tx, entry) }))
  }
  for (const one of indicators) {
    const [whole, held] = [await one.compute(), await transact(db, (tx) => one.kept!.whole(tx))]
    if (JSON.stringify(whole) !== JSON.stringify(held)) throw new Error(`${one.id}: ${JSON.stringify(whole)} and not ${JSON.stringify(held)}`)
  }
  const fold = recounted(size)
  costs.push([times.at(0.5), kept, fold])
  rows.push([figure(size), `${figure(times.at(0.5))} ms`, `${figure(times.at(1))} ms`, `${figure(first.at(1) / 1000)} s`, `${figure(kept / 1000)} s`, `${figure(acts.at(0.5))} ms`, `${figure(acts.at(0.95))} ms`, `${figure(fold / 1000)} s`, figure(size / fold * 1000)])
}
report({
  title: 'Declared indicators',
  about: `All ${things.length} that Kazakhstan declares, all counted one after the other, five times; kept as sets for the first time; changed by what forty acts touch, each act in one transaction, and held against the whole count; and counted anew from leaves as a stranger does, without the network: each is hashed, read and heard by every count (time of the processor). Four entries of ten are of AI systems. Written in bulk: leaves have the hash of their number, and there are no tiles and no rows of lists, which no count reads. ${serverName}, on the disk.`,
  columns: ['entries of the journal', 'whole: median', 'slowest', 'kept first, by the clock', 'kept first, processor', 'an act: median', 'p95', 'counted anew', 'leaves a second'], rows,
  findings: [
    'The limits are one second after an act, and five minutes for ten million entries.',
    ...costs.slice(1).map((cost, at) => `From ${figure(sizes[at]!)} to ${figure(sizes[at + 1]!)} entries: the whole ${figure(cost[0]! / costs[at]![0]!)} times, kept first ${figure(cost[1]! / costs[at]![1]!)} times, counted anew ${figure(cost[2]! / costs[at]![2]!)} times.`),
  ],
})
await world.close()
await clear()
