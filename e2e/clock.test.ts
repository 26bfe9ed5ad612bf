/** The clock of the machine is set 200 days ahead and back under a running portal, and at its start: what lapses, opens, waits and stays. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Database, openDatabase, startCluster } from '../src/kernel/database/index.ts'
import { type Browser, browser, textOf } from './browser.ts'
import { freePort, root, type Running, start, until } from './processes.ts'

const base = mkdtempSync(join(tmpdir(), 'shanyraq-clock-'))
const [data, turnedBy] = [join(base, 'data'), join(base, 'turned-by')]
const days = (count: number): number => count * 86_400_000
const samplePassword = 'ulgi-derek-kupiyasoz'
const env = { TURNED_BY: turnedBy }
let port = 0
let portal: Running
let url = ''
let database: Database

/** Sets the clock of the machine so far from the true time. */
const set = (off: number): void => writeFileSync(turnedBy, String(off))

async function open(): Promise<void> {
  portal = start(process.execPath, ['--import', join(root, 'e2e/turned-machine.ts'), 'src/main.ts', 'start', '--data', data, '--port', String(port)], { env })
  const [, address = ''] = await portal.line(/^Shanyraq is open at (http:\S+)$/)
  url = address
  database = await openDatabase((await startCluster(join(data, 'postgres'))).url, { max: 2 })
}

async function close(): Promise<void> {
  await database.close()
  assert.equal(await portal.stop(), 0, portal.err())
}

before(async () => {
  set(0)
  port = await freePort()
  await open()
})
after(async () => {
  await database?.close().catch(() => {})
  await portal?.stop('SIGKILL')
  rmSync(base, { recursive: true, force: true })
})

/** How the clock stands, as a monitor sees it. */
async function clockIs(): Promise<string | undefined> {
  const answer = await fetch(`${url}/api/status`)
  const { parts } = await answer.json() as { parts: readonly { id: string; state: string }[] }
  return parts.find(({ id }) => id === 'clock')?.state
}
const becomes = (state: string): Promise<true> => until(async () => (await clockIs() === state ? true : undefined))

/** What the clock alone has done: acts of the system in cases, cases closed, duties, reminders, indicators. */
async function done() {
  const { rows: [row] } = await sql<Record<string, bigint>>`select
    (select count(*) from case_action where person is null) as acts, (select count(*) from obligation) as duties,
    (select count(*) from obligation where reminders > 0) as reminders, (select count(*) from indicator_value) as indicators,
    (select count(*) from case_record where closed_at is not null) as closed`.execute(database.db)
  return row!
}

/** Whatever carries a time that is yet to come, of what never may. */
async function fromTheFuture(): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'entry ' || type as what from journal_entry where at > clock_timestamp() + interval '5 minutes'
    union all select 'schedule ' || name from job_schedule where next_at > clock_timestamp() + every_seconds * interval '1 second' + interval '5 minutes'
    union all select 'job ' || name from job where enqueued_at > clock_timestamp() + interval '5 minutes'
    union all select 'letter ' || subject from mail where created_at > clock_timestamp() + interval '5 minutes'
    union all select 'try ' || key from attempt where at > clock_timestamp() + interval '5 minutes'
    union all select 'session' from session where created_at > clock_timestamp() + interval '5 minutes'`.execute(database.db)
  return rows.map(({ what }) => what)
}

/** Tries somebody else's password until no more tries are left. */
async function tryOut(email: string): Promise<string> {
  const stranger = browser(url)
  let said = ''
  for (let tried = 0; tried < 12; tried += 1) said = textOf((await stranger.send('/en/sign-in', { email, password: `not the password ${tried}` })).html)
  return said
}

async function administrator(): Promise<Browser> {
  const visitor = browser(url)
  assert.equal((await visitor.send('/en/sign-in', { email: 'akimshi@ulgi.example', password: samplePassword })).status, 303)
  return visitor
}

test('200 days ahead and back: nothing lapses, opens or is put off, and people act in the time that is', async () => {
  assert.equal(await clockIs(), 'works')
  await until(async () => ((await sql`select 1 from job where name = 'kernel.round' and status = 'done'`.execute(database.db)).rows[0] ? true : undefined))
  // What the sample goes on to enter behind the open portal is entered by cases too.
  await until(async () => ((await sql`select 1 from job where name = 'sample.datasets' and status = 'done'`.execute(database.db)).rows[0] ? true : undefined))
  const before = await done()
  set(days(200))
  await becomes('doubted')
  assert.match(textOf(await (await fetch(`${url}/en/status`)).text()), /Clock In doubt The clock of the machine contradicts/)
  assert.match(textOf(await (await fetch(`${url}/kk/status`)).text()), /Сағат Күмәнді/)
  assert.match(textOf(await (await fetch(`${url}/ru/status`)).text()), /Часы Под сомнением/)
  assert.doesNotMatch(await tryOut('maman@ulgi.example'), /\b\d{3,} minutes/, 'nobody is locked out for half a year')
  assert.equal((await browser(url).send('/en/register', { name: 'Үлгі Келуші', email: 'aldyn@ulgi.example', password: 'қыран бүркіт биік шыңда' })).status, 200)
  await (await administrator()).get('/en/admin/clock')
  assert.deepEqual(await fromTheFuture(), [])
  set(0)
  await becomes('works')
  assert.deepEqual(await fromTheFuture(), [])
  assert.deepEqual(await done(), before)
})

test('200 days back: nothing goes backwards', async () => {
  set(-days(200))
  await becomes('doubted')
  const name = 'keyin@ulgi.example'
  assert.equal((await browser(url).send('/en/register', { name: 'Үлгі Келуші', email: name, password: 'қыран бүркіт биік шыңда' })).status, 200)
  const { rows: [row] } = await sql<{ right: boolean }>`select abs(extract(epoch from at - clock_timestamp())) < 300 as right from journal_entry order by id desc limit 1`.execute(database.db)
  assert.ok(row?.right, 'its entry carries the time that is')
  set(0)
  await becomes('works')
})

test('a portal that starts with a clock 200 days ahead says so, does nothing by it, and is sure after a start with the right one', async () => {
  const before = await done()
  await close()
  set(days(200))
  await open()
  await portal.line(/^The clock is in doubt: the portal holds .* Set it right or, if the time is right, confirm it: shanyraq clock confirm$/)
  assert.equal(await clockIs(), 'doubted')
  await until(async () => ((await sql`select 1 from job where name = 'kernel.letters' and status = 'done' and finished_at > ${new Date(Date.now() - 10_000).toISOString()}`.execute(database.db)).rows[0] ? true : undefined))
  assert.deepEqual(await done(), before)
  await close()
  set(0)
  await open()
  assert.equal(await clockIs(), 'works')
  assert.deepEqual(await fromTheFuture(), [])
})

test('after records of a time that never was, nothing is done by the clock until an administrator confirms the time; nobody else may', async () => {
  await close()
  // As an earlier version left it that believed a clock ten days ahead.
  const cluster = await startCluster(join(data, 'postgres'))
  const apart = await openDatabase(cluster.url, { max: 1 })
  await sql`update clock_watch set at = at + interval '10 days'`.execute(apart.db)
  await apart.close()
  await cluster.stop()
  await open()
  assert.equal(await clockIs(), 'doubted')
  const officer = browser(url)
  await officer.send('/en/sign-in', { email: 'basshy@ulgi.example', password: samplePassword })
  assert.equal((await officer.get('/en/admin/clock')).status, 403)
  const told = start(join(root, 'bin/shanyraq'), ['clock', '--data', data])
  assert.equal(await told.ended(), 1, told.err())
  assert.match(told.out(), /The clock is in doubt/)
  const person = await administrator()
  await person.send('/en/account', { hat: 'office' }, '/en/account/hat')
  const answer = await person.send('/en/admin/clock', {})
  assert.equal(answer.status, 303, textOf(answer.html))
  assert.equal(await clockIs(), 'works')
  const { rows } = await sql<{ type: string; actor: string }>`select type, actor from journal_entry where subject = 'system:clock' order by id desc limit 2`.execute(database.db)
  assert.deepEqual(rows.map(({ type }) => type), ['clock.confirmed', 'clock.doubted'])
  assert.match(rows[0]!.actor, /^person:/)
})
