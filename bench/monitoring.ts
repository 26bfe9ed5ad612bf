/**
 * Monitoring: how long the worker's passage over all participants takes in parks of three sizes, each participant with five years of quarterly reports, beside the limit
 * of a minute for 10,000; then a passage that finds nothing new, one participant after its report, and the pages of figures.
 * `node bench/monitoring.ts [participants of the largest size]`
 */
import { sql } from 'kysely'
import { assess } from '../src/kernel/obligations/index.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { decideResidency, openOffice } from '../src/countries/kazakhstan/technopark/journey.ts'
import { technoparkPortal, visitor } from '../src/countries/kazakhstan/technopark/testing.ts'
import { openWorld, type World } from '../src/countries/kazakhstan/testing.ts'
import { ofPark } from '../src/institutions/technopark/figures/read.ts'
import { transact } from '../src/kernel/database/index.ts'
import { readAnswers } from '../src/law/answers.ts'
import { conventions } from '../src/countries/kazakhstan/conventions.ts'
import { keepTo } from '../src/law/conventions.ts'
import { figure, progress, report, Times } from './measure.ts'
import { seedResidents } from './residents.ts'

const limitSeconds = 60
keepTo(conventions)
const largest = Number(process.argv[2] ?? 10_000)
const sizes = [1_000, 3_000, 10_000].filter((size) => size <= largest)

/** A park: each participant has a case of its own, one of twenty breaks the test in its last report, and every report has its figures. */
async function park(size: number): Promise<World> {
  const world = await openWorld({ start: '2026-10-20T05:00:00.000Z' })
  const { db, country, journal } = world.kernel
  await decideResidency(world, await world.founder('«Тұмар Дерек» ЖШС'), await openOffice(world))
  await seedResidents(world.kernel, size, { journalled: false })
  const residency = country.procedures.find(({ id }) => id === 'technopark.residency')!
  const { facts } = readAnswers(residency.obligations['quarterlyReport']!.form.flatMap((page) => page.fields), {
    'revenue.0.description': 'Жазылымдар', 'revenue.0.kind': 'priority', 'revenue.0.amount': '8 000 000', 'revenue.1.description': 'Өзге', 'revenue.1.kind': 'other', 'revenue.1.amount': '2 000 000',
  })
  const { tests } = assess(country.calendar, residency, residency.obligations['quarterlyReport']!, { from: '2026-07-01', to: '2026-09-30' }, facts)
  // A decision is never changed; here it is given a case of its own before anybody has seen it.
  await sql`alter table decision disable trigger user`.execute(db)
  await sql`update decision set case_id = c.id from case_record c where c.number = 'S-' || decision.organisation_identifier`.execute(db)
  await sql`update obligation set report = ${JSON.stringify(facts)}::jsonb, tests = ${JSON.stringify(tests)}::jsonb where period_to = '2026-09-30' and get_byte(uuid_send(organisation), 15) % 20 = 0`.execute(db)
  const codes = (country.regions ?? []).map(({ code }) => code)
  await sql`insert into technopark_report_figure (report, holder, period_from, period_to, region, revenue, contribution, relief, jobs, evidenced)
    select o.id, d.organisation_identifier, o.period_from, o.period_to, (${codes}::text[])[1 + get_byte(uuid_send(o.organisation), 14) % ${codes.length}::int], 980000000, 9800000, 50000000, 12, true
    from obligation o join duty on duty.id = o.duty join decision d on d.id = duty.decision where o.reported_at is not null`.execute(db)
  await journal.settle()
  for (const table of ['obligation', 'duty', 'decision', 'technopark_report_figure']) await sql`vacuum analyze ${sql.table(table)}`.execute(db)
  return world
}

const rows: string[][] = []
let longest = 0
for (const size of sizes) {
  progress(`${size} participants`)
  const world = await park(size)
  const { db, jobs } = world.kernel
  // The seeded reports are in the table of figures already: nobody need read the journal for them.
  await sql`insert into journal_cursor (subscriber, next_index) select 'technopark.figures', size from journal_head`.execute(db)
  const app = technoparkPortal(world) // seats the institutions: their work is defined
  const passage = async (): Promise<number> => {
    const from = performance.now()
    await transact(db, (tx) => jobs.enqueue(tx, 'technopark.monitor', null, { key: 'all' }))
    await jobs.settle()
    return (performance.now() - from) / 1000
  }
  const first = await passage()
  const { n } = await db.selectFrom('technopark_finding').select(({ fn }) => fn.countAll<bigint>().as('n')).executeTakeFirstOrThrow()
  world.at('2026-10-21T05:00:00.000Z')
  const again = await passage()
  const one = new Times()
  const { rows: some } = await sql<{ id: string }>`select id from obligation where reported_at is not null limit 20`.execute(db)
  for (const { id } of some) {
    await transact(db, (tx) => world.kernel.journal.append(tx, 'system:bench', { type: 'obligation.reported', subject: `obligation:${id}`, body: { duty: 'other' } }))
    await one.of(() => world.kernel.journal.settle())
  }
  const sums = new Times()
  for (let turn = 0; turn < 5; turn += 1) await sums.of(() => ofPark(db))
  const stranger = await visitor(world, app)
  const page = new Times()
  const cold = new Times()
  await cold.of(async () => (await stranger.get('/kk/technopark/figures')).text())
  for (let turn = 0; turn < 30; turn += 1) await page.of(async () => (await stranger.get('/kk/technopark/figures')).text())
  longest = first
  rows.push([figure(size), figure(first), String(n), figure(again), figure(one.at(0.5)), figure(sums.at(0.5)), figure(cold.at(0.5)), figure(page.at(0.95))])
  progress(rows.at(-1)!.join(' | '))
  await world.close()
}
report({
  title: 'Monitoring of participants',
  about: `The worker's passage over all participants of ${kazakhstan('sample').name.en}'s technopark, each with an application and twenty quarterly reports: what is found is kept, and its companies told. Then the same on the next day, when nothing is new; `
    + 'one participant after its report, from the journal to the finding; the sums of all reports as PostgreSQL alone takes for them; and the page of figures, the first time and p95 of 30. The embedded server.',
  columns: ['participants', 'first passage, s', 'findings', 'next day, s', 'one report, ms', 'sums in PostgreSQL, ms', 'page, first, ms', 'page, p95, ms'],
  rows, findings: [`Goal: 10,000 participants within ${limitSeconds} s: ${longest <= limitSeconds ? 'met' : 'not met'} (${figure(longest)} s for the most).`, 'Goal: the page under 200 ms.'],
})
process.exit(0)
