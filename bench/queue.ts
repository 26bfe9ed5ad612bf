/**
 * The page of an office's queue with 1,000, 10,000 and 100,000 open cases: as it opens, what waits for the reader, deep in it, by the day of filing, and by a
 * number that is sought.
 *
 * `node bench/queue.ts [sizes…]`
 */
import { sql } from 'kysely'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { cookieOf } from '../src/countries/kazakhstan/technopark/testing.ts'
import { goodAnswers, openWorld } from '../src/countries/kazakhstan/testing.ts'
import { openPortal, seat } from '../src/house.ts'
import { listen, openLog } from '../src/portal/index.ts'
import { figure, progress, report, Times } from './measure.ts'
import { clear } from './place.ts'

const given = process.argv.slice(2).map(Number)
const sizes = given.length > 0 ? given : [1_000, 10_000, 100_000]
const asked = 40

const world = await openWorld({ start: '2026-03-10T05:00:00.000Z', passwords: true })
const { cases, db } = world.kernel
const country = kazakhstan('sample')
seat(world.kernel, country)
const officer = await world.officer('technopark.officer')
const founder = await world.founder()
const draft = await cases.begin(founder, { procedure: 'technopark.residency' })
for (const page of (await cases.draft(founder, draft)).procedure.form) await cases.savePage(founder, draft, page, goodAnswers())
const like = await cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })

/** Further cases like the one that was filed, each with its own days: one of three awaits the officer, one stands with its applicant, one before the commission; one of fifty is late. */
async function fill(from: number, to: number): Promise<void> {
  await sql`with made as (
      insert into case_record (id, number, procedure, version, organisation, filed_at, step, due_day, step_due_day, changed_at, actions)
      select gen_random_uuid(), '2026-1' || lpad(n::text, 6, '0'), procedure, version, organisation, at, (array['moderation', 'correction', 'review'])[1 + n % 3],
        date '2026-03-20' + n % 60 - case when n % 50 = 0 then 40 else 0 end, date '2026-03-12' + n % 60 - case when n % 50 = 0 then 40 else 0 end, at, actions
      from case_record, generate_series(${from}::integer, ${to}::integer) n, lateral (select timestamptz '2026-01-12' + n * interval '40 seconds' as at) filed where id = ${like} returning id)
    insert into case_action (id, case_id, seq, key, input_hash, at, actor, person, act, personal, journal_id)
    select gen_random_uuid(), made.id, seq, made.id || ' ' || seq, input_hash, at, actor, person, act, personal, journal_id from made, case_action where case_id = ${like}`.execute(db)
  await sql`vacuum analyze case_record`.execute(db)
  await sql`vacuum analyze case_action`.execute(db)
}

const portal = await listen(openPortal(world.kernel, country, openLog({ write: () => undefined })), { port: 0 })
const cookie = await cookieOf(world, officer)

/** The p95 of a page of the queue, asked for one after another. */
async function timed(query: string): Promise<number> {
  const times = new Times()
  const ask = async (): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${portal.port}/kk/desk${query}`, { headers: { cookie }, redirect: 'manual' })
    if (answer.status !== 200 || !(await answer.text()).includes('/desk/cases/')) throw new Error(`no queue at ${query}: ${answer.status}`)
  }
  for (let turn = 0; turn < 3; turn += 1) await ask()
  for (let turn = 0; turn < asked; turn += 1) await times.of(ask)
  return times.at(0.95)
}

const rows: string[][] = []
const opens: number[] = []
let filled = 1
for (const size of sizes) {
  progress(`${size} open cases`)
  await fill(filled + 1, size)
  filled = size
  const number = `2026-1${String(Math.floor(size * 0.7)).padStart(6, '0')}`
  const times = [await timed(''), await timed('?waits=act'), await timed(`?page=${Math.floor(size * 0.9 / 50)}`), await timed('?sort=-filed'), await timed(`?q=${number}`)]
  opens.push(times[0]!)
  rows.push([figure(size), ...times.map(figure)])
}
report({
  title: 'Queue of an office',
  about: `The page of the queue of an officer of the technopark, as a browser asks for it, with its counts, views and filters; open cases in three steps, one of fifty late, all of one company. p95 of ${asked} requests one after `
    + 'another, in milliseconds; portal and requests in one process, the embedded server.',
  columns: ['open cases', 'as it opens', 'what waits for me', 'deep in it', 'newest first', 'a number sought'], rows,
  findings: [`Goal: the page as it opens under 100 ms at p95 with the most cases: ${opens.at(-1)! < 100 ? 'met' : 'not met in this run'}.`],
})
await portal.stop(0)
await world.close()
await clear()
