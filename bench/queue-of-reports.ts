/**
 * The page of an officer's queue among anonymous reports of one text, written in bulk like one that came in at the door: what a page costs of the processor, in this process and at the server, and how long it takes.
 *
 * `node bench/queue-of-reports.ts [reports]`: 10,000 unless given. `incident-reports.ts` sends as many one by one.
 */
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { cookieOf } from '../src/countries/kazakhstan/technopark/testing.ts'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { openPortal, seat } from '../src/house.ts'
import { listen, openLog } from '../src/portal/index.ts'
import { figure, progress, report, Times } from './measure.ts'
import { clear } from './place.ts'

const reports = Number(process.argv[2] ?? 10_000)
const asked = 40

const world = await openWorld({ start: '2026-03-10T05:00:00.000Z', passwords: true })
const { db } = world.kernel
const country = kazakhstan('sample')
seat(world.kernel, country)
const portal = await listen(openPortal(world.kernel, country, openLog({ write: () => undefined })), { port: 0 })
const site = `http://127.0.0.1:${portal.port}`

async function send(account: string): Promise<string> {
  const answer = await fetch(`${site}/api/services/oversight.incident-report/cases`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ facts: { kind: 'failure', harm: 'none', which: 'Бір жүйе', account, happenedOn: '2026-03-09' } }),
  })
  return (await answer.json() as { readonly id: string }).id
}

progress('writing reports')
const like = await send('Бұл жүйе 1: жаман!')
await send('Емхана жүйесі қате диагноз қойды, дәрігер кейін түзетті.')
await sql`with made as (
    insert into case_record (id, number, procedure, version, unnamed, filed_at, step, due_day, step_due_day, changed_at, actions)
    select gen_random_uuid(), '2026-1' || lpad(n::text, 6, '0'), procedure, version, unnamed, at, step, due_day, step_due_day, at, actions
    from case_record, generate_series(1, ${reports}::integer) n, lateral (select timestamptz '2026-03-10' + n * interval '1 second' as at) filed where id = ${like} returning id),
  marked as (insert into case_alike (case_id, alike) select made.id, alike from made, case_alike where case_id = ${like})
  insert into case_action (id, case_id, seq, key, input_hash, at, actor, person, act, personal, journal_id)
  select gen_random_uuid(), made.id, seq, made.id || ' ' || seq, input_hash, at, actor, person, act, personal, journal_id from made, case_action where case_id = ${like}`.execute(db)
for (const table of ['case_record', 'case_action', 'case_alike']) await sql`vacuum analyze ${sql.table(table)}`.execute(db)

/** Milliseconds of the processor of this process, and of the server's processes for it. */
async function processor(): Promise<readonly [own: number, server: number]> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where datname = current_database()`.execute(db)
  const { user, system } = process.cpuUsage()
  return [(user + system) / 1000, rows.reduce((sum, { pid }) => {
    const [userTicks, systemTicks] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13).map(Number)
    return sum + (userTicks! + systemTicks!) * 10
  }, 0)]
}

const cookie = await cookieOf(world, await world.officer('oversight.officer'))
const rows: string[][] = []
for (const [name, query] of [['as it opens', ''], ['in the middle', `?page=${Math.ceil(reports / 100)}`], ['what waits for me', '?waits=act'], ['one of those that say the same', '?alike=once'], ['those that say what one says', `?alike=${like}`]] as const) {
  progress(name)
  const times = new Times()
  const ask = async (): Promise<void> => {
    const answer = await fetch(`${site}/kk/desk${query}`, { headers: { cookie }, redirect: 'manual' })
    if (answer.status !== 200 || !(await answer.text()).includes('/desk/cases/')) throw new Error(`no queue at ${query}: ${answer.status}`)
  }
  for (let turn = 0; turn < 10; turn += 1) await ask()
  const before = await processor()
  for (let turn = 0; turn < asked; turn += 1) await times.of(ask)
  const after = await processor()
  rows.push([name, figure((after[0] - before[0]) / asked), figure((after[1] - before[1]) / asked), figure(times.at(0.5)), figure(times.at(0.95))])
}
report({
  title: `Queue among ${figure(reports)} anonymous reports of one text`,
  about: `Pages of the queue of an officer of the oversight, ${asked} requests one after another: milliseconds of the processor a page, here and at the server (told in hundredths of a second), and by the clock. Portal and requests in one process, the embedded server.`,
  columns: ['page', 'processor of the portal and the client', 'processor of the server', 'median', 'p95'], rows, findings: [],
})
await portal.stop(0)
await world.close()
await clear()
