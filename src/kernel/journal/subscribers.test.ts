/** Specifies subscribers: order, exactly one effect, failures kept apart, crashes survived, and the loop that wakes them. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setImmediate as immediate } from 'node:timers/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { transact, type Tx } from '../database/index.ts'
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
  it.journal.subscribe('all', { types: ['*'], holdsUp: 'itself', handle: record('all') })
  it.journal.subscribe('cases', { types: ['case.*'], holdsUp: 'itself', handle: record('cases') })
  it.journal.subscribe('payments', { types: ['payment', 'refund'], holdsUp: 'itself', handle: record('payments') })
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
  it.journal.subscribe('old', { types: ['*'], holdsUp: 'itself', handle: record('old') })
  it.journal.subscribe('new', { types: ['*'], holdsUp: 'itself', from: 'now', handle: record('new') })
  await it.journal.settle()
  await it.acts(1)
  await it.journal.settle()
  assert.deepEqual([await of('old'), await of('new')], [[0, 1, 2, 3], [3]])
})

test('A handler that must leave nothing out stands at what it cannot take, leaves no effect, stops no other, and is tried again later', async () => {
  await using it = await testJournal()
  const { record, of } = await effects(it)
  let broken = true
  it.journal.subscribe('broken', {
    types: ['*'], holdsUp: 'everything',
    handle: async (tx, entry) => {
      await record('broken')(tx, entry)
      if (broken && entry.body['number'] === 70) throw new Error('the mail server is away')
    },
  })
  it.journal.subscribe('sound', { types: ['*'], holdsUp: 'itself', handle: record('sound') })
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
  it.journal.subscribe('broken', { types: ['*'], holdsUp: 'everything', handle: () => Promise.reject(new Error('no')) })
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

/** Tries until the last: two minutes of growing waits, looked at each second. */
const untilGivenUp = async (it: TestJournal): Promise<void> => {
  for (let second = 0; second < 130; second++) {
    await it.journal.settle()
    it.later(1_000)
  }
}

const shelfOf = async ({ journal }: TestJournal) => (await journal.shelf.list()).entries.map(({ entry, state, tries }) => [Number(entry), state, tries])

const notFound = (error: unknown): boolean => error instanceof Failure && error.kind === 'not found'
const conflict = (error: unknown): boolean => error instanceof Failure && error.kind === 'conflict'
const administrator = 'person:00000000-0000-4000-8000-000000000001'

test('An entry that cannot be taken holds up no other: it is tried with growing waits, then waits for a person, and is taken again after a mend', async () => {
  await using it = await testJournal()
  const { record, of } = await effects(it)
  let broken = true
  it.journal.subscribe('grading', {
    types: ['case.*'], holdsUp: 'itself',
    handle: async (tx, entry) => {
      await record('grading')(tx, entry)
      if (broken && entry.body['number'] === 1) throw new Error('not a uuid')
    },
  })
  await it.acts(120)
  await it.journal.settle()
  assert.deepEqual(await of('grading'), [0, ...numbers(2, 120)])
  assert.deepEqual(await shelfOf(it), [[2, 'trying', 1]])
  assert.equal(await it.journal.shelf.waiting(), 0, 'nobody is asked while it is tried')
  await assert.rejects(transact(it.database.db, (tx) => it.journal.shelf.again(tx, administrator, 'grading', 2n)), conflict, 'it is tried by itself')
  await untilGivenUp(it)
  assert.deepEqual(await shelfOf(it), [[2, 'failed', 8]])
  assert.equal(await it.journal.shelf.waiting(), 1)
  assert.match((await it.journal.shelf.list()).entries[0]!.fault, /not a uuid/)
  assert.match(String(it.errors), /grading cannot take entry 2/)
  const { db } = it.database
  assert.deepEqual([await transact(db, (tx) => it.journal.shelf.untold(tx)), await transact(db, (tx) => it.journal.shelf.untold(tx))], [[{ subscriber: 'grading', entries: 1 }], []], 'who looks after it is written to once')
  broken = false
  await it.journal.settle()
  assert.equal((await of('grading')).length, 119, 'it waits for a person')
  await transact(db, (tx) => it.journal.shelf.again(tx, administrator, 'grading', 2n))
  await it.journal.settle()
  assert.deepEqual([(await of('grading')).at(-1), await shelfOf(it)], [1, []])
  assert.equal((await it.journal.entriesOf('subscriber:grading'))[0]?.type, 'shelf.taken-again')
  await assert.rejects(transact(db, (tx) => it.journal.shelf.again(tx, administrator, 'grading', 2n)), notFound)
  await sql`insert into journal_cursor (subscriber, next_index) values ('gone', 3)`.execute(db)
  await sql`insert into journal_shelf (subscriber, entry, place, subject, since) values ('gone', 2, 1, 'case:1', now())`.execute(db)
  await assert.rejects(transact(db, (tx) => it.journal.shelf.again(tx, administrator, 'gone', 2n)), conflict, 'no process would take it')
  assert.deepEqual(await shelfOf(it), [[2, 'failed', 0]])
})

test('An entry that is dismissed while it is tried stays dismissed, and its subscriber goes on', async () => {
  await using it = await testJournal({ max: 8 })
  const { db } = it.database
  let dismissing: Promise<void> | undefined
  it.journal.subscribe('grading', {
    types: ['case.*'], holdsUp: 'itself',
    async handle(tx) {
      if ((await it.journal.shelf.list()).entries.length > 0 && dismissing === undefined) {
        dismissing = transact(db, (other) => it.journal.shelf.dismiss(other, administrator, 'grading', 1n, 'Told otherwise'))
        // It waits for this transaction to be undone.
        while ((await sql<{ waits: boolean }>`select exists (select from pg_locks where not granted) as waits`.execute(tx)).rows[0]?.waits === false) await immediate()
      }
      throw new Error('not a uuid')
    },
  })
  await it.act()
  await it.journal.settle()
  it.later(2_000)
  await it.journal.settle()
  await dismissing
  const [entry, ...more] = (await it.journal.shelf.list()).entries
  assert.deepEqual([entry?.state, entry?.fault, entry?.retryAt, more, it.errors], ['dismissed', '', undefined, [], []])
})

test('What must stay in order waits behind an entry of its subject, and goes on once that is dismissed for a reason', async () => {
  await using it = await testJournal()
  const { record, of } = await effects(it)
  it.journal.subscribe('runs', {
    types: ['run'], holdsUp: 'its subject',
    handle: async (tx, entry) => {
      if (entry.body['bad']) throw new Error('a run without an end')
      await record('runs')(tx, entry)
    },
  })
  const run = (subject: string, number: number, bad = false) => it.act({ type: 'run', subject, body: { number, bad } })
  const first = await run('run:a', 1, true)
  for (const [subject, number] of [['run:a', 2], ['run:b', 3], ['run:a', 4]] as const) await run(subject, number)
  await untilGivenUp(it)
  await run('run:a', 5)
  await it.journal.settle()
  assert.deepEqual(await of('runs'), [3])
  assert.deepEqual((await shelfOf(it)).map(([, state]) => state), ['failed', 'behind', 'behind', 'behind'])
  const { db } = it.database
  await assert.rejects(transact(db, (tx) => it.journal.shelf.again(tx, administrator, 'runs', 2n)), conflict, 'it is not its turn')
  await assert.rejects(transact(db, (tx) => it.journal.shelf.dismiss(tx, administrator, 'runs', 99n, 'Nothing')), notFound)
  await transact(db, (tx) => it.journal.shelf.dismiss(tx, administrator, 'runs', first, 'The run was struck'))
  await it.journal.settle()
  assert.deepEqual(await of('runs'), [3, 2, 4, 5])
  assert.deepEqual((await it.journal.shelf.list()).entries.map(({ state, reason }) => [state, reason]), [['dismissed', 'The run was struck']])
  const [act] = await it.journal.entriesOf('subscriber:runs')
  assert.deepEqual([act?.type, act?.body, act?.personal], ['shelf.dismissed', { entry: Number(first) }, { reason: 'The run was struck' }])
})

test('While the database or the network is away nothing is set aside', async () => {
  await using it = await testJournal()
  const { record, of } = await effects(it)
  let away: Error | undefined = new TypeError('fetch failed', { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) })
  it.journal.subscribe('mail', { types: ['case.*'], holdsUp: 'itself', handle: (tx, entry) => (away ? Promise.reject(away) : record('mail')(tx, entry)) })
  await it.acts(3)
  await untilGivenUp(it)
  away = Object.assign(new Error('no space left'), { code: '53100' })
  await untilGivenUp(it)
  assert.deepEqual([await of('mail'), await shelfOf(it)], [[], []])
  const { standing } = await it.journal.shelf.list()
  assert.deepEqual(standing.map(({ subscriber, behind }) => [subscriber, behind]), [['mail', 2n]], 'that it stands is told all the same')
  away = undefined
  await transact(it.database.db, (tx) => it.journal.shelf.again(tx, administrator, 'mail'))
  await it.journal.settle()
  assert.deepEqual([await of('mail'), (await it.journal.shelf.list()).standing], [numbers(0, 3), []])
})

test('A subscriber that can take nothing any more stands when its shelf is full, and goes on from there', async () => {
  await using it = await testJournal()
  const { record, of } = await effects(it)
  let broken = true
  it.journal.subscribe('letters', { types: ['case.*'], holdsUp: 'itself', handle: (tx, entry) => (broken ? Promise.reject(new Error('no such column')) : record('letters')(tx, entry)) })
  await it.acts(1_003)
  await it.journal.sequence()
  const { db } = it.database
  await sql`insert into journal_shelf (subscriber, entry, place, subject, since) select 'letters', id, leaf_index, subject, at from journal_entry where leaf_index < 999`.execute(db)
  await sql`insert into journal_cursor (subscriber, next_index) values ('letters', 999)`.execute(db)
  await it.journal.settle()
  const stood = async () => (await sql<{ next: string; failures: number; shelved: string }>`select next_index::text as next, failures, (select count(*)::text from journal_shelf) as shelved from journal_cursor`.execute(db)).rows
  assert.deepEqual(await stood(), [{ next: '1000', failures: 1, shelved: '1000' }])
  broken = false
  it.later(2_000)
  await it.journal.settle()
  assert.deepEqual([await of('letters'), await stood()], [[...numbers(1_000, 1_003), 999], [{ next: '1003', failures: 0, shelved: '999' }]], 'those of before wait for a person')
})

test('Settling waits for a subscriber that another process is in the middle of, and for what that adds', async () => {
  await using it = await testJournal({ max: 8 })
  const { record, of } = await effects(it)
  const [slow, other] = [it.reopen(), it.journal]
  const gate = Promise.withResolvers<void>()
  const entered = Promise.withResolvers<void>()
  const follow = async (tx: Tx, entry: Recorded): Promise<void> => {
    entered.resolve()
    await gate.promise
    await record('follow')(tx, entry)
    await slow.append(tx, 'system:follow', { type: 'followed', subject: entry.subject, body: entry.body })
  }
  for (const journal of [slow, other]) {
    journal.subscribe('heard', { types: ['followed'], holdsUp: 'itself', handle: record('heard') })
    journal.subscribe('follow', { types: ['case.*'], holdsUp: 'itself', handle: follow })
  }
  await it.act()
  const first = slow.settle()
  await entered.promise
  const settled: string[] = []
  const settle = async (): Promise<void> => {
    await other.settle()
    settled.push('other')
  }
  const second = settle()
  for (let turns = 0; turns < 200; turns++) await turn()
  assert.deepEqual(settled, [], 'it is not settled while somebody is at it')
  gate.resolve()
  await Promise.all([first, second])
  assert.deepEqual([await of('follow'), await of('heard')], [[0], [0]])
})

test('A process that starts again goes on where the last one stopped', async () => {
  await using it = await testJournal()
  const { record, of } = await effects(it)
  it.journal.subscribe('mail', { types: ['*'], holdsUp: 'itself', handle: record('mail') })
  await it.acts(2)
  await it.journal.settle()
  await it.acts(2)
  const again = it.reopen()
  again.subscribe('mail', { types: ['*'], holdsUp: 'itself', handle: record('mail') })
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
    journal.subscribe('mail', { types: ['*'], holdsUp: 'itself', handle: async (tx, entry) => {
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
  it.journal.subscribe('mail', { types: ['*'], holdsUp: 'itself', handle: record('mail') })
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
  for (const worker of workers) worker.subscribe('mail', { types: ['*'], holdsUp: 'itself', handle: record('mail') })
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
    types: ['*'], holdsUp: 'itself',
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
