/**
 * Lists of registers: what a page, a deep page, a filter and the counts cost in registers of three sizes, beside the same deep page by an offset.
 *
 * `node bench/registers.ts`
 */
import { sql } from 'kysely'
import { conventions } from '../src/countries/kazakhstan/conventions.ts'
import { readOrder } from '../src/kernel/registers/index.ts'
import { openRegisteredGardens } from '../src/kernel/registers/testing.ts'
import { keepTo } from '../src/law/conventions.ts'
import { gardenRegister } from '../src/law/testing-registers.ts'
import { figure, progress, report, Times } from './measure.ts'

const [sizes, asked, onPage] = [[1_000, 10_000, 100_000], 30, 50] as const

keepTo(conventions)
const world = await openRegisteredGardens()
const { db, registers } = world.kernel
const founder = await world.founder()
const register = 'sample.gardens'
const order = readOrder(gardenRegister, '-trees')

/** Entries as they stand after their acts; what lists read of them is kept by the database itself. One of a hundred is restricted. */
async function fill(from: number, to: number): Promise<void> {
  await sql`insert into entry (number, register, state, owner_kind, owner, facts, versions, title, look, restricted, entered_at, changed_at)
    select 'GRD-2020-' || lpad(n::text, 6, '0'), ${register}, case when n % 10 = 0 then 'suspended' else 'entered' end, 'organisation', ${founder.organisation!.id},
      jsonb_build_object('name', 'Garden ' || n, 'soil', (array['sand', 'clay', 'rock'])[1 + n % 3], 'trees', (n * 7919) % 100000), 1,
      jsonb_build_object('kk', 'Garden ' || n, 'ru', 'Garden ' || n, 'en', 'Garden ' || n), 'garden ' || n, n % 100 = 0, at, at
    from generate_series(${from}::integer, ${to}::integer) n cross join lateral (select timestamptz '2020-01-01' + n * interval '30 minutes' as at) entered`.execute(db)
  await sql`vacuum analyze entry`.execute(db)
  await sql`vacuum analyze entry_value`.execute(db)
}

async function timed(run: () => Promise<unknown>): Promise<string> {
  const times = new Times()
  await run()
  for (let turn = 0; turn < asked; turn += 1) await times.of(run)
  return figure(times.at(0.5))
}

const rows: string[][] = []
let filled = 0
for (const size of sizes) {
  progress(`${size} entries`)
  await fill(filled + 1, size)
  filled = size
  // The place behind nine tenths of the list, as a page before would have told it.
  const { rows: [behind] } = await sql<{ trees: string; number: string }>`select facts ->> 'trees' as trees, number from entry where register = ${register} and not restricted
    order by (facts ->> 'trees')::numeric desc, number desc offset ${Math.floor(size * 0.9)} limit 1`.execute(db)
  const cursor = Buffer.from(JSON.stringify(['-trees', 'after', behind!.trees, behind!.number])).toString('base64url')
  const page = (more: object) => registers.page({ register, limit: onPage, ...more }, null)
  const from = performance.now()
  for (let at: string | undefined, more = true; more;) {
    const found = await registers.page({ register, order, limit: 500, ...(at !== undefined && { cursor: at }) }, null)
    at = found.next
    more = at !== undefined
  }
  const whole = performance.now() - from
  rows.push([
    figure(size), await timed(() => page({})), await timed(() => page({ order })), await timed(() => page({ order, cursor })),
    await timed(() => sql`select * from entry where register = ${register} order by (facts ->> 'trees')::numeric desc, number desc offset ${Math.floor(size * 0.9)} limit ${onPage}`.execute(db)),
    await timed(() => page({ order, facets: { soil: ['clay'] }, state: ['entered'] })), await timed(() => registers.counted({ register }, null)),
    await timed(() => registers.counted({ register, facets: { soil: ['clay'] }, state: ['entered'] }, null)), figure(whole / 1000),
  ])
}
report({
  title: 'Lists of registers',
  about: `A page of ${onPage} entries of a register of gardens: the newest, by a column, behind nine tenths of it, and of one soil and state; how many there are of each state, year and soil, `
    + `of all and of those. Medians of ${asked}, in milliseconds; the whole list in stretches of 500, as CSV reads it, in seconds. One entry of a hundred is restricted. The embedded server.`,
  columns: ['entries', 'newest', 'by a column', 'deep in it', 'the same by offset', 'narrowed', 'counts', 'counts, narrowed', 'all, s'],
  rows, findings: [],
})
await world.close()
