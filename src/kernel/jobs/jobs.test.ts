/** Specifies jobs: enqueued with the act, run once, retried, resumed after a kill, cancelled, recurring. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Json } from '../../law/canonical.ts'
import { instantAt } from '../../law/time.ts'
import { transact, type Tx } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { openJobs, type EnqueueOptions, type Job, type Jobs } from './index.ts'

const start = Date.parse('2026-03-02T09:00:00.000Z')

interface TestJobs extends AsyncDisposable {
  readonly database: TestDatabase
  readonly jobs: Jobs
  readonly errors: unknown[]
  /** The same queue, as another process sees it. */
  reopen(lease?: number): Jobs
  later(milliseconds: number): void
  add(name: string, payload?: Json, options?: EnqueueOptions): Promise<string>
  job(id: string): Promise<Job>
  /** Numbers that jobs wrote into a table. */
  effects(): Promise<number[]>
}

async function testJobs(): Promise<TestJobs> {
  const database = await testDatabase({ migrations: [{ folder: 'jobs', url: new URL('./', import.meta.url) }], max: 10 })
  const { db } = database
  await sql`create table effect (n integer)`.execute(db)
  let time = start
  const errors: unknown[] = []
  const reopen = (lease = 30_000): Jobs =>
    openJobs({ ...database, now: () => instantAt(time), lease, report: (error) => errors.push(error) })
  const jobs = reopen()
  return {
    database, jobs, errors, reopen,
    later: (milliseconds) => void (time += milliseconds),
    add: (name, payload = null, options = {}) => transact(db, (tx) => jobs.enqueue(tx, name, payload, options)),
    async job(id) {
      const job = await jobs.get(id)
      assert.ok(job)
      return job
    },
    async effects() {
      const { rows } = await sql<{ n: number }>`select n from effect order by n`.execute(db)
      return rows.map(({ n }) => n)
    },
    [Symbol.asyncDispose]: () => database.close(),
  }
}

/** Waits for a job to come into a state, through the notifications that watchers get. */
async function reached(jobs: Jobs, id: string, holds: (job: Job) => boolean): Promise<Job> {
  const { promise, resolve } = Promise.withResolvers<Job>()
  const unwatch = await jobs.watch(id, (job) => {
    if (holds(job)) resolve(job)
  })
  try {
    return await promise
  } finally {
    unwatch()
  }
}

const write = async (tx: Tx, n: number): Promise<void> => void await sql`insert into effect values (${n})`.execute(tx)

const is = (status: Job['status']) => (job: Job): boolean => job.status === status

test('A job is there exactly when its act is', async () => {
  await using it = await testJobs()
  const heard: Json[] = []
  it.jobs.define('greet', { run: async (_, payload: { name: string }) => void heard.push(payload.name) })
  await assert.rejects(transact(it.database.db, async (tx) => {
    await it.jobs.enqueue(tx, 'greet', { name: 'nobody' })
    throw new Error('the act fails')
  }))
  const id = await it.add('greet', { name: 'Ayan' }, { by: 'person:1' })
  await it.jobs.settle()
  await it.jobs.settle()
  assert.deepEqual(heard, ['Ayan'])
  const job = await it.job(id)
  assert.deepEqual([job.status, job.attempts, job.by, job.finishedAt], ['done', 1, 'person:1', '2026-03-02T09:00:00.000Z'])
})

test('A job waits for its time', async () => {
  await using it = await testJobs()
  it.jobs.define('late', { run: async () => {} })
  const id = await it.add('late', null, { runAt: '2026-03-02T10:00:00.000Z' })
  await it.jobs.settle()
  assert.equal((await it.job(id)).status, 'waiting')
  it.later(3_600_000)
  await it.jobs.settle()
  assert.equal((await it.job(id)).status, 'done')
})

test('While a job of a key is unfinished, there is no second one', async () => {
  await using it = await testJobs()
  it.jobs.define('index', { run: async () => {} })
  const ids = await Promise.all(Array.from({ length: 6 }, () => it.add('index', null, { key: 'dataset:1' })))
  assert.equal(new Set(ids).size, 1)
  assert.notEqual(await it.add('index', null, { key: 'dataset:2' }), ids[0])
  await it.jobs.settle()
  assert.notEqual(await it.add('index', null, { key: 'dataset:1' }), ids[0])
})

test('A job that fails is tried again ever later, from what it saved, and has failed in the end', async () => {
  await using it = await testJobs()
  const states: (Json | undefined)[] = []
  it.jobs.define('fragile', {
    attempts: 4,
    run: async (ctx) => {
      states.push(ctx.state)
      await ctx.checkpoint({ reached: ctx.attempt })
      throw new Error(`attempt ${ctx.attempt} failed`)
    },
  })
  const id = await it.add('fragile')
  const waits: number[] = []
  for (let at = 0; at < 3; at++) {
    await it.jobs.settle()
    const { status, runAt } = await it.job(id)
    assert.equal(status, 'waiting')
    const wait = Date.parse(runAt) - start - waits.reduce((sum, wait) => sum + wait, 0)
    waits.push(wait)
    it.later(wait)
  }
  await it.jobs.settle()
  const job = await it.job(id)
  assert.deepEqual(waits, [2_000, 4_000, 8_000])
  assert.deepEqual([job.status, job.attempts], ['failed', 4])
  assert.match(job.lastFailure ?? '', /attempt 4 failed/)
  assert.deepEqual(states, [undefined, { reached: 1 }, { reached: 2 }, { reached: 3 }])
  await transact(it.database.db, (tx) => it.jobs.again(tx, id))
  await it.jobs.settle()
  assert.deepEqual(states.at(-1), { reached: 4 })
})

test('Many workers run each job once', async () => {
  await using it = await testJobs()
  const workers = [it.jobs, it.reopen(), it.reopen()]
  for (const worker of workers) {
    worker.define('write', {
      run: (ctx, n: number) => ctx.transact((tx) => write(tx, n)),
    })
  }
  await Promise.all(workers.map((worker) => worker.start({ concurrency: 2 })))
  const ids = await Promise.all(Array.from({ length: 40 }, (_, n) => it.add('write', n)))
  await Promise.all(ids.map((id) => reached(it.jobs, id, is('done'))))
  await Promise.all(workers.map((worker) => worker.stop()))
  assert.deepEqual(await it.effects(), Array.from({ length: 40 }, (_, n) => n))
  assert.deepEqual(it.errors, [])
})

test('Whoever watches a job sees its progress', async () => {
  await using it = await testJobs()
  const go = Promise.withResolvers<void>()
  it.jobs.define('long', {
    run: async (ctx) => {
      for (let at = 1; at <= 5; at++) ctx.progress(at, 10, { kk: 'Оқылуда', ru: 'Чтение', en: 'Reading' })
      await go.promise
      ctx.progress(10, 10)
    },
  })
  const id = await it.add('long')
  await it.jobs.start()
  const half = await reached(it.jobs, id, ({ progress }) => progress?.done === 5)
  assert.deepEqual(half.progress, { done: 5, total: 10, note: { kk: 'Оқылуда', ru: 'Чтение', en: 'Reading' } })
  go.resolve()
  assert.deepEqual((await reached(it.jobs, id, is('done'))).progress, { done: 10, total: 10 })
  await it.jobs.stop()
})

test('What somebody waits for has hands of its own, and no long job keeps it', async () => {
  await using it = await testJobs()
  const go = Promise.withResolvers<void>()
  const full = Promise.withResolvers<void>()
  let [begun, atOnce, most] = [0, 0, 0]
  it.jobs.define('long', { run: async () => {
    if ((begun += 1) === 2) full.resolve()
    await go.promise
  } })
  it.jobs.define('quick', { hands: 2, run: async () => {
    most = Math.max(most, atOnce += 1)
    await turn()
    atOnce -= 1
  } })
  const long = await Promise.all(Array.from({ length: 3 }, () => it.add('long')))
  await it.jobs.start()
  await full.promise
  const quick = await Promise.all(Array.from({ length: 6 }, () => it.add('quick')))
  await Promise.all(quick.map((id) => reached(it.jobs, id, is('done'))))
  assert.deepEqual([begun, most <= 2], [2, true])
  go.resolve()
  await Promise.all(long.map((id) => reached(it.jobs, id, is('done'))))
  await it.jobs.stop()
})

test('A running job stops when it is cancelled, a waiting one never starts', async () => {
  await using it = await testJobs()
  const { db } = it.database
  it.jobs.define('endless', {
    run: async (ctx) => {
      ctx.progress(1)
      await once(ctx.signal, 'abort')
      if (!ctx.cancelled()) throw ctx.signal.reason
    },
  })
  const waiting = await it.add('endless', null, { runAt: '2027-01-01T00:00:00.000Z' })
  await transact(db, (tx) => it.jobs.cancel(tx, waiting))
  assert.equal((await it.job(waiting)).status, 'cancelled')
  await it.jobs.start()
  const id = await it.add('endless')
  await reached(it.jobs, id, ({ progress }) => progress?.done === 1)
  await transact(db, (tx) => it.jobs.cancel(tx, id))
  assert.equal((await reached(it.jobs, id, is('cancelled'))).cancelRequested, true)
  await it.jobs.stop()
  await assert.rejects(transact(db, (tx) => it.jobs.cancel(tx, id)), /already finished/)
  await assert.rejects(transact(db, (tx) => it.jobs.cancel(tx, '01234567-89ab-7def-8123-456789abcdef')), /no such job/)
})

test('A job interrupted by the stop of its worker goes on elsewhere without losing an attempt', async () => {
  await using it = await testJobs()
  it.jobs.define('long', {
    run: async (ctx) => {
      ctx.progress(1)
      await once(ctx.signal, 'abort')
      await ctx.checkpoint('half way')
      throw ctx.signal.reason
    },
  })
  const id = await it.add('long')
  await it.jobs.start()
  await reached(it.jobs, id, ({ progress }) => progress?.done === 1)
  await it.jobs.stop()
  const job = await it.job(id)
  assert.deepEqual([job.status, job.attempts, job.lastFailure], ['waiting', 0, undefined])
  const seen: (Json | undefined)[] = []
  const other = it.reopen()
  other.define('long', { run: async ({ state }) => void seen.push(state) })
  await other.settle()
  assert.deepEqual(seen, ['half way'])
})

test('A job that ignores the stop is given to another worker, and can write nothing more', async () => {
  await using it = await testJobs()
  const go = Promise.withResolvers<void>()
  const refused = Promise.withResolvers<unknown>()
  it.jobs.define('deaf', {
    run: async (ctx) => {
      ctx.progress(1)
      await go.promise
      await ctx.transact((tx) => write(tx, 1)).catch(refused.resolve)
    },
  })
  const id = await it.add('deaf')
  await it.jobs.start()
  await reached(it.jobs, id, ({ progress }) => progress?.done === 1)
  await it.jobs.stop(0)
  const other = it.reopen()
  other.define('deaf', { run: (ctx) => ctx.transact((tx) => write(tx, 2)) })
  await other.settle()
  go.resolve()
  assert.match(String(await refused.promise), /another worker/)
  assert.deepEqual(await it.effects(), [2])
  assert.equal((await it.job(id)).status, 'done')
})

test('A job whose worker is killed goes on from its checkpoint, each effect once', async () => {
  await using it = await testJobs()
  const id = await it.add('count', { to: 6 })
  const killed = spawn(process.execPath, ['--input-type=module-typescript', '--eval', `
    import { sql } from '${import.meta.resolve('kysely')}'
    import { openDatabase } from '${import.meta.resolve('../database/index.ts')}'
    import { openJobs } from '${import.meta.resolve('./index.ts')}'
    const jobs = openJobs({ ...await openDatabase('${it.database.url}'), now: () => '2026-03-02T09:00:00.000Z', lease: 300 })
    jobs.define('count', { run: async (ctx, { to }) => {
      for (let n = ctx.state ?? 0; n < to; n++) {
        if (n === 3) {
          console.log('in the middle')
          await new Promise(() => {})
        }
        await ctx.transact(async (tx) => {
          await sql\`insert into effect values (\${n})\`.execute(tx)
          await ctx.checkpoint(n + 1, tx)
        })
      }
    } })
    await jobs.start()
  `], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(killed.stdout, 'data')
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  assert.deepEqual(await it.effects(), [0, 1, 2])

  let from: Json | undefined
  it.jobs.define('count', {
    run: async (ctx, { to }: { to: number }) => {
      from = ctx.state
      for (let n = Number(ctx.state ?? 0); n < to; n++) {
        await ctx.transact(async (tx) => {
          await write(tx, n)
          await ctx.checkpoint(n + 1, tx)
        })
      }
    },
  })
  while ((await it.job(id)).status !== 'done') { // until the dead worker's lease has run out
    await it.jobs.settle()
    await turn()
  }
  assert.equal(from, 3)
  assert.deepEqual(await it.effects(), [0, 1, 2, 3, 4, 5])
  assert.equal((await it.job(id)).attempts, 2)
})

test('A job that kills each of its workers has failed in the end', async () => {
  await using it = await testJobs()
  it.jobs.define('deadly', { attempts: 2, run: async () => assert.fail('it is not to run a third time') })
  const id = await it.add('deadly')
  await sql`update job set attempts = 2, status = 'running', holder = gen_random_uuid(), lease_until = clock_timestamp() - interval '1 s'`
    .execute(it.database.db)
  await it.jobs.settle()
  const job = await it.job(id)
  assert.equal(job.status, 'failed')
  assert.match(job.lastFailure ?? '', /worker died/)
})

test('A recurring job runs once an interval whatever the number of processes, and missed runs become one', async () => {
  await using it = await testJobs()
  let runs = 0
  const workers = [it.jobs, it.reopen(), it.reopen()]
  for (const worker of workers) {
    worker.define('sweep', { run: async () => void runs++ })
    worker.every('sweep', 60)
  }
  const counts: number[] = []
  for (const wait of [0, 30_000, 30_000, 59_999, 1, 600_000, 60_000]) {
    it.later(wait)
    await Promise.all(workers.map((worker) => worker.settle()))
    await it.jobs.settle()
    counts.push(runs)
  }
  assert.deepEqual(counts, [1, 1, 2, 2, 3, 4, 5])
  assert.throws(() => it.jobs.every('unknown', 60), /to be defined/)
})

test('Finished jobs are listed newest first and forgotten in time', async () => {
  await using it = await testJobs()
  it.jobs.define('fine', { run: async () => {} })
  it.jobs.define('bad', { attempts: 1, run: () => Promise.reject(new Error('no')) })
  const first = await it.add('fine', null, { by: 'person:1' })
  const second = await it.add('bad')
  await it.jobs.settle()
  const ids = async (filter = {}): Promise<string[]> => (await it.jobs.list(filter)).map(({ id }) => id)
  assert.deepEqual(await ids(), [second, first])
  assert.deepEqual([await ids({ status: 'failed' }), await ids({ by: 'person:1' }), await ids({ before: second })], [[second], [first], [first]])
  it.later(31 * 86_400_000)
  await it.jobs.start()
  await it.jobs.stop()
  assert.deepEqual(await ids(), [second])
})

test('What was put off under a clock that was 200 days ahead is done when the clock is right again', async () => {
  await using it = await testJobs()
  let runs = 0
  const ahead = 200 * 86_400_000
  it.jobs.define('fragile', { run: async () => { if (++runs === 1) throw new Error('once') } })
  it.later(ahead)
  const id = await it.add('fragile')
  await it.jobs.settle()
  assert.equal((await it.job(id)).status, 'waiting')
  it.later(-ahead)
  await it.jobs.settle()
  assert.equal((await it.job(id)).status, 'done')
})

test('A job that recurs goes on when the clock is right again, also in a worker that never stopped', async () => {
  await using it = await testJobs()
  const ahead = 200 * 86_400_000
  it.jobs.define('recurring', { run: async () => {} })
  it.jobs.every('recurring', 60)
  const ran = async (times: number): Promise<void> => {
    while ((await it.jobs.list({ name: 'recurring', status: 'done' })).length < times) await turn()
  }
  it.later(ahead)
  await it.jobs.start()
  await ran(1)
  it.later(-ahead)
  await ran(2)
  await it.jobs.stop()
  const { rows } = await sql<{ next_at: string }>`select next_at from job_schedule`.execute(it.database.db)
  assert.deepEqual(rows, [{ next_at: '2026-03-02T09:01:00.000Z' }])
})

test('A lease that was given before the clock of the database was set back does not hold for half a year', async () => {
  await using it = await testJobs()
  it.jobs.define('held', { run: async () => {} })
  const id = await it.add('held')
  await sql`update job set status = 'running', attempts = 1, holder = gen_random_uuid(), lease_until = clock_timestamp() + interval '200 days'`.execute(it.database.db)
  await it.jobs.settle()
  assert.equal((await it.job(id)).status, 'done')
})
