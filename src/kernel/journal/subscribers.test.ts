/** Specifies subscribers: order, exactly one effect, failures kept apart, crashes survived, and the loop that wakes them. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import type { Journal, Recorded } from './index.ts'
import { testJournal, type TestJournal } from './testing.ts'

/** A handler whose effect is a row in a table, so that what is rolled back is seen to be gone. */
async function effects({ database: { db } }: TestJournal) {
  await sql`create table effect (n bigint generated always as identity, subscriber text, body jsonb)`.execute(db)
  return {
    record: (name: string) => async (tx: Tx, { body }: Recorded): Promise<void> => {
      await sql`insert into effect (subscriber, body) values (${name}, ${JSON.stringify(body)})`.execute(tx)
    },
    of: async (name: string): Promise<unknown[]> => {
      const { rows } = await sql<{ body: Recorded['body'] }>`select body from effect where subscriber = ${name} order by n`.execute(db)
      return rows.map(({ body }) => body['number'])
    },
  }
}

const until = async (done: () => Promise<boolean>): Promise<void> => {
  while (!(await done())) await turn()
}

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at)

test('A subscriber hears of the types it names, in order, once', async () => {
  await using it = await testJournal()
  const { record, of } = await effects(it)
  it.journal.subscribe('all', { types: ['*'], handle: record('all') })
  it.journal.subscribe('cases', { types: ['case.*'], handle: record('cases') })
  it.journal.subscribe('payments', { types: ['payment', 'refund'], handle: record('payments') })
  for (const type of ['case.submitted', 'payment', 'case.closed', 'refund', 'payment.late', 'cases']) await it.act({ type })
  await it.journal.settle()
  await it.journal.settle()
  assert.deepEqual(await of('all'), numbers(0, 6))
  assert.deepEqual(await of('cases'), [0, 2])
  assert.deepEqual(await of('payments'), [1, 3])
})

test('A new subscriber begins at the first entry, or with what comes next when it says so', async () => {
  await using it = await testJournal()
  const { record, of } = await effects(it)
  await it.acts(3)
  await it.journal.settle()
  it.journal.subscribe('old', { types: ['*'], handle: record('old') })
  it.journal.subscribe('new', { types: ['*'], from: 'now', handle: record('new') })
  await it.journal.settle()
  await it.acts(1)
  await it.journal.settle()
  assert.deepEqual([await of('old'), await of('new')], [[0, 1, 2, 3], [3]])
})

test('A handler that fails leaves no effect, stops no other, and is tried again later', async () => {
  await using it = await testJournal()
  const { record, of } = await effects(it)
  let broken = true
  it.journal.subscribe('broken', {
    types: ['*'],
    handle: async (tx, entry) => {
      await record('broken')(tx, entry)
      if (broken && entry.body['number'] === 70) throw new Error('the mail server is away')
    },
  })
  it.journal.subscribe('sound', { types: ['*'], handle: record('sound') })
  await it.acts(120)
  await it.journal.settle()
  assert.deepEqual(await of('broken'), numbers(0, 70))
  assert.deepEqual(await of('sound'), numbers(0, 120))
  const cursor = () => it.database.db.selectFrom('journal_cursor').selectAll().where('subscriber', '=', 'broken').executeTakeFirstOrThrow()
  assert.match((await cursor()).last_failure ?? '', /mail server is away/)
  broken = false
  await it.journal.settle()
  assert.deepEqual(await of('broken'), numbers(0, 70), 'its time has not come')
  it.later(1_000)
  await it.journal.settle()
  assert.deepEqual(await of('broken'), numbers(0, 120))
  assert.deepEqual([(await cursor()).failures, (await cursor()).last_failure], [0, null])
})

test('Patience grows with each failure', async () => {
  await using it = await testJournal()
  it.journal.subscribe('broken', { types: ['*'], handle: () => Promise.reject(new Error('no')) })
  await it.act()
  const waits: number[] = []
  for (let at = 0; at < 12; at++) {
    await it.journal.settle()
    const { retry_at } = await it.database.db.selectFrom('journal_cursor').select('retry_at').executeTakeFirstOrThrow()
    const wait = Date.parse(retry_at!) - Date.parse('2026-03-02T09:00:00.000Z') - waits.reduce((sum, wait) => sum + wait, 0)
    waits.push(wait)
    it.later(wait)
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300].map((seconds) => seconds * 1000))
})

test('A process that starts again goes on where the last one stopped', async () => {
  await using it = await testJournal()
  const { record, of } = await effects(it)
  it.journal.subscribe('mail', { types: ['*'], handle: record('mail') })
  await it.acts(2)
  await it.journal.settle()
  await it.acts(2)
  const again = it.reopen()
  again.subscribe('mail', { types: ['*'], handle: record('mail') })
  await again.settle()
  await it.journal.settle()
  assert.deepEqual(await of('mail'), [0, 1, 2, 3])
})

test('A worker killed in the middle of a batch leaves nothing of it behind', async () => {
  await using it = await testJournal()
  const { record, of } = await effects(it)
  await it.acts(4)
  await it.journal.sequence()
  const worker = spawn(process.execPath, ['--input-type=module-typescript', '--eval', `
    import { generateKeyPairSync } from 'node:crypto'
    import { sql } from '${import.meta.resolve('kysely')}'
    import { openDatabase } from '${import.meta.resolve('../database/index.ts')}'
    import { anchorInMemory, openJournal } from '${import.meta.resolve('./index.ts')}'
    const signer = { name: 'journal.example', privateKey: generateKeyPairSync('ed25519').privateKey }
    const journal = openJournal({ ...await openDatabase('${it.database.url}'), signer, anchor: anchorInMemory(), now: () => '2026-03-02T09:00:00.000Z' })
    journal.subscribe('mail', { types: ['*'], handle: async (tx, entry) => {
      await sql\`insert into effect (subscriber, body) values ('mail', \${JSON.stringify(entry.body)})\`.execute(tx)
      if (entry.body.number !== 2) return
      console.log('in the middle')
      await new Promise(() => setInterval(() => {}, 1000))
    } })
    await journal.start()
  `], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(worker.stdout, 'data')
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  it.journal.subscribe('mail', { types: ['*'], handle: record('mail') })
  await until(async () => { // the server needs a moment to see that the worker is gone
    await it.journal.settle()
    return (await of('mail')).length > 0
  })
  assert.deepEqual(await of('mail'), [0, 1, 2, 3])
})

test('Two workers at once deliver each entry once', async () => {
  await using it = await testJournal({ max: 8 })
  const { record, of } = await effects(it)
  const workers = [it.journal, it.reopen(), it.reopen()]
  for (const worker of workers) worker.subscribe('mail', { types: ['*'], handle: record('mail') })
  await it.acts(200)
  await Promise.all(workers.map((worker) => worker.settle()))
  await it.journal.settle()
  assert.deepEqual(await of('mail'), numbers(0, 200))
})

test('The loop places and delivers what other processes append, until it is stopped', async () => {
  await using it = await testJournal()
  const heard: unknown[] = []
  let waiting: { count: number; resolve: () => void } | undefined
  const hear = (count: number): Promise<void> => new Promise((resolve) => {
    waiting = { count, resolve }
    if (heard.length >= count) resolve()
  })
  const worker: Journal = it.reopen()
  worker.subscribe('mail', {
    types: ['*'],
    handle: (_, { body }) => {
      heard.push(body['number'])
      if (waiting && heard.length >= waiting.count) waiting.resolve()
      return Promise.resolve()
    },
  })
  await it.acts(2)
  await worker.start()
  await hear(2)
  await it.acts(3)
  await hear(5)
  await worker.stop()
  assert.deepEqual(heard, [0, 1, 2, 3, 4])
  assert.deepEqual(it.errors, [])
  await it.acts(1)
  assert.equal(await it.journal.sequence(), 1)
  assert.equal(heard.length, 5)
})
