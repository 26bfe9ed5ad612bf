import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { confinement, processesOf } from '../../../kernel/sandbox/index.ts'
import { type Engine, openEngine, QueryFailure } from './index.ts'
import { openTestEngine } from './testing.ts'

const it = await openTestEngine({ workers: 2, deadlineMs: 60_000 })
after(() => it[Symbol.asyncDispose]())
const table = await it.table('t', 'select range id from range(1000)')
const endless = 'with recursive x as (select 1 n union all select n + 1 from x) select max(n) from x'
const count = 'select count(*) from t'

const because = (reason: QueryFailure['reason']) => (error: unknown): boolean => error instanceof QueryFailure && error.reason === reason
/** Waits for a state; what never comes fails the test, or it would hang for half an hour. */
const until = async (is: () => boolean): Promise<void> => {
  for (const begun = performance.now(); !is(); await turn()) assert.ok(performance.now() - begun < 60_000, `never: ${is.toString()}`)
}
const busy = (engine: Engine): readonly number[] => engine.state().processes.filter((one) => one.busy).map(({ pid }) => pid!)
const wordsOf = (pid: number): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return [] // it has ended meanwhile
  }
}
const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a query stops when whoever asked goes away, and the next one is answered', async () => {
  for (const sql of [endless, `select range(30000000)`]) {
    const asked = new AbortController()
    const going = it.engine.query([table], sql, { limit: 1, signal: asked.signal })
    await until(() => busy(it.engine).length === 1)
    asked.abort(new Error('went away'))
    await assert.rejects(going, /went away/)
  }
  const gone = AbortSignal.abort(new Error('was away'))
  await assert.rejects(it.engine.query([table], count, { limit: 1, signal: gone }), /was away/)
  assert.deepEqual((await it.engine.query([table], count, { limit: 1 })).rows, [[1000]])
})

test('a process is shown the files of its question alone, while it runs', async () => {
  const shown = (): readonly string[] => readdirSync(join(it.folder, '..', 'scratch folder'), { recursive: true, encoding: 'utf8' }).filter((path) => /worker-\d+\/shown\/./.test(path))
  const asked = new AbortController()
  const going = it.engine.query([table, { ...table, name: 'again' }], endless, { limit: 1, signal: asked.signal }).catch(() => 'stopped')
  await until(() => busy(it.engine).length === 1)
  assert.equal(shown().length, confinement() === 'none' ? 0 : 1)
  asked.abort()
  await going
  assert.deepEqual(shown(), [])
})

test('a process that cuts a table may write in a folder of its own, and not where the cuts of everybody lie', async () => {
  await using own = await openTestEngine()
  const scratch = join(own.folder, '..', 'scratch folder')
  const cutting = own.engine.query([{ ...table, where: `(${endless}) > 0` }], count, { limit: 1 }).catch(() => 'stopped')
  let writable: readonly string[] = []
  // What bubblewrap binds to be written, and what Node itself lets a process write.
  await until(() => {
    writable = processesOf(process.pid).flatMap((pid) => wordsOf(pid).flatMap((word, at, words) => [
      ...(words[at - 1] === '--bind' ? [word] : []), ...(word.startsWith('--allow-fs-write=') ? [word.slice('--allow-fs-write='.length)] : []),
    ])).filter((path) => path.startsWith(scratch))
    return writable.length > 0
  })
  assert.deepEqual(writable.filter((path) => !/\/trusted-1\/(?:work|written)(?:\/\*)?$/.test(path)), [])
  await own.engine.close()
  assert.equal(await cutting, 'stopped')
})

test('whoever asks for much leaves room for the others', async () => {
  const asked = new AbortController()
  const many = Array.from({ length: 8 }, () => it.engine.query([table], endless, { limit: 1, caller: { person: 'much' }, signal: asked.signal }).catch(() => 'stopped'))
  const other = await it.engine.query([table], count, { limit: 1, caller: { person: 'little' } })
  assert.deepEqual(other.rows, [[1000]])
  asked.abort()
  assert.deepEqual(await Promise.all(many), many.map(() => 'stopped'))
})

test('more queries than can wait are refused with words, for one caller and for all', async () => {
  await using small = await openTestEngine({ workers: 1, room: { person: 2, organisation: 2, all: 3 } })
  const asked = new AbortController()
  const ask = (person: string) => small.engine.query([table], endless, { limit: 1, caller: { person }, signal: asked.signal, deadlineMs: 60_000 })
  const waiting = [ask('a'), ask('a'), ask('a'), ask('b')].map((one) => one.catch(() => 'stopped'))
  await assert.rejects(ask('a'), (error: unknown) => because('busy')(error) && error instanceof QueryFailure && error.kind === 'limited')
  await assert.rejects(ask('c'), (error: unknown) => because('busy')(error) && error instanceof QueryFailure && error.kind === 'unavailable')
  asked.abort()
  await Promise.all(waiting)
  assert.deepEqual((await small.engine.query([table], count, { limit: 1 })).rows, [[1000]])
})

test('a query that waits too long for a process is told to come again', async () => {
  await using small = await openTestEngine({ workers: 1, waitMs: 1 })
  const asked = new AbortController()
  const first = small.engine.query([table], endless, { limit: 1, signal: asked.signal, deadlineMs: 60_000 }).catch(() => 'stopped')
  await until(() => busy(small.engine).length === 1)
  await assert.rejects(small.engine.query([table], count, { limit: 1 }), because('busy'))
  asked.abort()
  assert.equal(await first, 'stopped')
})

test('a process that is killed takes one query with it', async () => {
  await until(() => busy(it.engine).length === 0)
  const victim = it.engine.query([table], endless, { limit: 1, caller: { person: 'victim' } })
  await until(() => busy(it.engine).length === 1)
  const [pid] = busy(it.engine)
  const other = it.engine.query([table], 'select count(*) from range(20000000) where range % 7 = 1', { limit: 1, caller: { person: 'other' } })
  process.kill(pid!, 'SIGKILL')
  await assert.rejects(victim, because('broken'))
  assert.deepEqual((await other).rows, [[2_857_143]])
  assert.deepEqual((await it.engine.query([table], count, { limit: 1, caller: { person: 'victim' } })).rows, [[1000]])
})

test('a query that is past its deadline stops, and its process is used no longer when it does not listen', async () => {
  await assert.rejects(it.engine.query([table], endless, { limit: 1, deadlineMs: 1 }), because('too slow'))
  assert.deepEqual((await it.engine.query([table], count, { limit: 1 })).rows, [[1000]])
})

test('processes without work end', async () => {
  await using idle = await openTestEngine({ workers: 4, idleMs: 20 })
  const pages = await Promise.all(['a', 'b', 'c'].map((person) => idle.engine.query([table], count, { limit: 1, caller: { person } })))
  assert.equal(pages.length, 3)
  await until(() => idle.engine.state().processes.length === 0)
  assert.deepEqual((await idle.engine.query([table], count, { limit: 1 })).rows, [[1000]])
})

test('an engine that closes ends its processes, answers what waits with words, and leaves no files', async () => {
  const closing = await openTestEngine({ workers: 1 })
  const scratch = join(closing.folder, '..', 'scratch folder')
  const asked = [closing.engine.query([table], endless, { limit: 1 }), closing.engine.query([table], endless, { limit: 1 })]
    .map((one) => one.then(() => 'answered', (error: unknown) => (error instanceof QueryFailure ? error.reason : error)))
  await until(() => busy(closing.engine).length === 1)
  const [pid] = busy(closing.engine)
  await closing.engine.close()
  // Whichever came first was running.
  assert.deepEqual((await Promise.all(asked)).toSorted(), ['broken', 'stopped'])
  assert.ok(!runs(pid!))
  assert.deepEqual(readdirSync(scratch), [])
  await assert.rejects(closing.engine.query([table], count, { limit: 1 }), because('stopped'))
  await assert.rejects(closing.engine.trusted({ statements: ['select 1'] }), because('stopped'))
  await closing[Symbol.asyncDispose]()
})

test('no process outlives a portal that is killed, and the next one removes what it left', async () => {
  const scratch = join(it.folder, 'scratch of another')
  const code = `
    import { openEngine } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'index.ts')).href)}
    const engine = openEngine({ scratch: ${JSON.stringify(scratch)}, workers: 2 })
    const table = ${JSON.stringify(table)}
    engine.query([table], ${JSON.stringify(endless)}, { limit: 1, deadlineMs: 600_000 })
    engine.trusted({ statements: [${JSON.stringify(endless)}] })
    const watch = setInterval(() => {
      const { processes } = engine.state()
      if (!processes.some(({ busy }) => busy) || processes.length < 2) return
      clearInterval(watch)
      process.report.excludeNetwork = true
      const loaded = process.report.getReport().sharedObjects.some((name) => /duckdb/.test(name))
      console.log(JSON.stringify({ pids: processes.map(({ pid }) => pid), loaded }))
    }, 5)`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface(parent.stdout), 'line') as [string]
  const { pids, loaded } = JSON.parse(line) as { pids: number[]; loaded: boolean }
  assert.ok(pids.length === 2 && pids.every(runs))
  assert.equal(loaded, false, 'DuckDB is in the process of the portal')
  parent.kill('SIGKILL')
  await once(parent, 'close')
  await until(() => !pids.some(runs))
  assert.equal(readdirSync(scratch).length, 1)

  const next = openEngine({ scratch })
  const [folder] = readdirSync(scratch)
  assert.ok(readdirSync(scratch).length === 1 && folder!.startsWith(`engine-${process.pid}-`))
  const beside = openEngine({ scratch })
  assert.ok(existsSync(join(scratch, folder!)), 'an engine removed the folder of another that works')
  await Promise.all([next.close(), beside.close()])
})
