/** Specifies the clock on a database: doubt, return, confirmation, other processes, and what is done by the clock meanwhile. */
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { instantAt } from '../../law/time.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { openJobs } from '../jobs/index.ts'
import { anchorInMemory, type Journal, openJournal } from '../journal/index.ts'
import { type Clock, openClock } from './index.ts'

const migrations = ['journal', 'clock', 'jobs'].map((folder) => ({ folder, url: new URL(`../${folder}/`, import.meta.url) }))
const [minute, day] = [60_000, 86_400_000]
const signer = { name: 'clock.example', privateKey: generateKeyPairSync('ed25519').privateKey }

/** A machine whose clock can be set; it counts what really passes. */
interface TestMachine {
  readonly database: TestDatabase
  /** Sets the clock by so many milliseconds from the true time. */
  set(off: number): void
  /** A process of the portal that starts on it. */
  start(): Promise<{ readonly clock: Clock; readonly journal: Journal }>
  /** By how many minutes a process is wrong. */
  wrongBy(clock: Clock): number
  /** What the journal says of the clock. */
  said(): Promise<readonly string[]>
  /** Makes it as if what is known of the time had been written so long ago. */
  ago(milliseconds: number): Promise<void>
}

async function testMachine(t: { after(end: () => Promise<void>): void }): Promise<TestMachine> {
  const database = await testDatabase({ migrations, max: 6 })
  const clocks: Clock[] = []
  t.after(async () => {
    for (const clock of clocks) await clock.close()
    await database.close()
  })
  const anchor = anchorInMemory()
  let off = 0
  const counters = { machine: () => Date.now() + off, running: () => performance.now(), up: () => performance.now() }
  return {
    database,
    set: (by) => { off = by },
    async start() {
      const clock = await openClock({ ...database, counters, report: () => {} })
      clocks.push(clock)
      const journal = openJournal({ ...database, now: clock.now, signer, anchor })
      await clock.watch(journal)
      return { clock, journal }
    },
    wrongBy: (clock) => Math.round((Date.parse(clock.now()) - Date.now()) / minute) || 0,
    async said() {
      const { rows } = await sql<{ type: string }>`select type from journal_entry where subject = 'system:clock' order by id`.execute(database.db)
      return rows.map(({ type }) => type)
    },
    async ago(milliseconds) {
      await sql`update clock_watch set at = at - ${milliseconds} * interval '1 millisecond', database_at = database_at - ${milliseconds} * interval '1 millisecond'`.execute(database.db)
    },
  }
}

for (const [way, off] of [['ahead', 200 * day], ['back', -200 * day]] as const) {
  test(`A clock that is set 200 days ${way} is doubted at once, moves nothing, and is believed when it returns`, async (t) => {
    const machine = await testMachine(t)
    const { clock } = await machine.start()
    assert.deepEqual([clock.sure(), machine.wrongBy(clock)], [true, 0])
    machine.set(off)
    assert.deepEqual([clock.sure(), machine.wrongBy(clock)], [false, 0], 'before anybody has looked')
    await clock.look()
    assert.deepEqual((await clock.standing()).doubts, [way === 'ahead' ? 'ahead' : 'behind'])
    machine.set(0)
    await clock.look()
    assert.deepEqual([clock.sure(), machine.wrongBy(clock)], [true, 0])
    assert.deepEqual(await machine.said(), ['clock.doubted', 'clock.returned'])
    const { rows } = await sql`select 1 from journal_entry where abs(extract(epoch from at - clock_timestamp())) > 300`.execute(machine.database.db)
    assert.deepEqual(rows, [], 'no entry carries a time that never was')
  })

  test(`A portal that starts 200 days ${way} goes on in its own time, and so does the next start with the right clock`, async (t) => {
    const machine = await testMachine(t)
    await (await machine.start()).clock.close()
    machine.set(off)
    const { clock } = await machine.start()
    assert.deepEqual([clock.sure(), machine.wrongBy(clock)], [false, 0])
    await clock.close()
    machine.set(0)
    const next = await machine.start()
    assert.deepEqual([next.clock.sure(), machine.wrongBy(next.clock)], [true, 0])
  })
}

test('A portal that was away for ten days waits for a person; what they confirm holds in every process and after the next start', async (t) => {
  const machine = await testMachine(t)
  await (await machine.start()).clock.close()
  await machine.ago(10 * day)
  const [first, second] = [await machine.start(), await machine.start()]
  assert.deepEqual([first.clock.sure(), second.clock.sure(), (await first.clock.standing()).doubts.includes('ahead')], [false, false, true])
  await first.clock.confirm('person:1', first.journal, instantAt(Date.now()))
  await second.clock.look()
  assert.deepEqual([first.clock.sure(), second.clock.sure(), machine.wrongBy(first.clock), machine.wrongBy(second.clock)], [true, true, 0, 0])
  assert.deepEqual((await first.clock.standing()).doubts, [])
  assert.deepEqual(await machine.said(), ['clock.doubted', 'clock.confirmed'])
  assert.ok((await machine.start()).clock.sure())
})

test('Records of a time that never was are set right by a person, and are no witness after that', async (t) => {
  const machine = await testMachine(t)
  await (await machine.start()).clock.close()
  await machine.ago(-200 * day)
  const { clock, journal } = await machine.start()
  assert.deepEqual([clock.sure(), machine.wrongBy(clock)], [false, 200 * 24 * 60])
  await clock.confirm('person:1', journal, instantAt(Date.now()))
  assert.deepEqual([clock.sure(), machine.wrongBy(clock)], [true, 0])
  assert.ok((await machine.start()).clock.sure())
})

test('Nobody can confirm while machine and database say two times, nor a time that was not shown', async (t) => {
  const machine = await testMachine(t)
  const { clock, journal } = await machine.start()
  machine.set(200 * day)
  await assert.rejects(clock.confirm('person:1', journal, instantAt(Date.now() + 200 * day)), /two different times/)
  machine.set(0)
  await assert.rejects(clock.confirm('person:1', journal, instantAt(Date.now() + 200 * day)), /opened long ago/)
  await assert.rejects(clock.confirm('person:1', journal, instantAt(0)), /opened long ago/)
  assert.deepEqual(await machine.said(), [])
})

test('While one process doubts, the standing of all says so', async (t) => {
  const machine = await testMachine(t)
  const { clock } = await machine.start()
  machine.set(90 * minute)
  await clock.look()
  const other = await openClock({ ...machine.database, report: () => {} })
  assert.ok(other.sure(), 'its own clock is right')
  assert.deepEqual((await other.standing()).doubts, ['ahead'])
})

test('While the clock is doubted nothing recurs but what is the same at any time', async (t) => {
  const machine = await testMachine(t)
  const { clock } = await machine.start()
  const jobs = openJobs({ ...machine.database, now: clock.now, sure: clock.sure })
  const ran: string[] = []
  for (const [name, inDoubt] of [['round', 'waits'], ['letters', 'runs']] as const) {
    jobs.define(name, { run: async () => void ran.push(name) })
    jobs.every(name, 60, inDoubt)
  }
  jobs.define('asked', { run: async () => void ran.push('asked') })
  machine.set(200 * day)
  await machine.database.db.transaction().execute((tx) => jobs.enqueue(tx, 'asked', null))
  await jobs.settle()
  assert.deepEqual(ran.toSorted(), ['asked', 'letters'])
  machine.set(0)
  await clock.look()
  await jobs.settle()
  assert.deepEqual(ran.toSorted(), ['asked', 'letters', 'round'])
  const { rows } = await sql`select name from job_schedule where next_at > clock_timestamp() + interval '61 seconds'`.execute(machine.database.db)
  assert.deepEqual(rows, [])
})
