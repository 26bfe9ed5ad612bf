/** Questions that run on other hosts, each a process of its own on the loopback: what the portal does when one vanishes, and what a host shows to whom. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { QueryFailure } from '../index.ts'
import { openTestEngine, type TestEngine } from '../testing.ts'

const key = 'a-secret-of-the-test-that-is-long-enough'
const endless = 'with recursive x as (select 1 n union all select n + 1 from x) select max(n) from x'
const because = (reason: QueryFailure['reason']) => (error: unknown): boolean => error instanceof QueryFailure && error.reason === reason

interface Host { readonly process: ChildProcess; readonly port: number; readonly scratch: string }
const hosts: Host[] = []
async function startHost(): Promise<Host> {
  const scratch = await mkdtemp(join(tmpdir(), 'engine-host-'))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../../../main.ts'), 'engine'], {
    env: { ...process.env, ENGINE_KEY: key, HOST: '127.0.0.1', PORT: '0', SHANYRAQ_DATA: scratch, SHANYRAQ_LANGUAGE: 'en' }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(createInterface({ input: child.stdout }), 'line')
  const host = { process: child, port: Number(/:(\d+)$/.exec(said)?.[1]), scratch }
  hosts.push(host)
  return host
}
const engines: TestEngine[] = []
async function engineOn(all: readonly Pick<Host, 'port'>[], secret = key): Promise<TestEngine> {
  const made = await openTestEngine({ workers: 2, deadlineMs: 60_000, hosts: all.map(({ port }) => ({ host: '127.0.0.1', port, key: secret })) })
  engines.push(made)
  return made
}
after(async () => {
  for (const engine of engines) await engine[Symbol.asyncDispose]()
  for (const { process: child, scratch } of hosts) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    await rm(scratch, { recursive: true, force: true })
  }
})
const filesOn = async ({ scratch }: Host): Promise<readonly string[]> => (await readdir(scratch, { recursive: true })).filter((path) => /files\/.*parquet$/.test(path))
const until = async (is: () => Promise<boolean> | boolean): Promise<void> => {
  for (const begun = performance.now(); !(await is()); await turn()) assert.ok(performance.now() - begun < 60_000, `never: ${is.toString()}`)
}

test('a question runs on another host, with its result, its files and its failures as here', async () => {
  const host = await startHost()
  const { engine, table } = await engineOn([host])
  const source = await table('t', 'select range id, range % 3 g from range(1000)')
  assert.deepEqual((await engine.query([source], 'select g, count(*) from t group by g order by g', { limit: 10 })).rows, [[0, 334], [1, 333], [2, 333]])
  assert.deepEqual(engine.state().processes.filter((one) => one.lane === 'question').map(({ pid }) => pid).filter((pid) => pid !== undefined), [], 'no process here has seen it')
  assert.equal((await engine.query([{ ...source, where: 'g = 1' }], 'select count(*) from t', { limit: 1 })).rows[0]![0], 333)
  assert.equal((await engine.statistics(source)).rows, 1000)
  const csv = await new Response(await engine.export([source], 'select id from t order by id limit 3', 'csv')).text()
  assert.equal(csv, 'id\n0\n1\n2\n')
  await assert.rejects(engine.query([source], 'select nothing from t', { limit: 1 }), (error) => because('unknown column')(error) && /id/.test(String((error as QueryFailure).text.en)))
  await assert.rejects(engine.query([source], endless, { limit: 1, deadlineMs: 300 }), because('too slow'))
  assert.equal((await filesOn(host)).length, 2, 'the table and the slice, each once')
})

test('a question sees no file that another has left on the host', async () => {
  const host = hosts[0]!
  const { engine, table } = await engineOn([host])
  const source = await table('other', 'select 1 hidden')
  const mine = await table('mine', 'select 2 id')
  assert.equal((await engine.query([source], 'select hidden from other', { limit: 1, caller: { person: 'a' } })).rows[0]![0], 1)
  const [left] = await filesOn(host)
  for (const sql of ['select * from other', `select * from read_parquet('${join(host.scratch, left!)}')`, `select * from glob('${host.scratch}/**')`]) {
    await assert.rejects(engine.query([mine], sql, { limit: 1, caller: { person: 'b' } }), (error) => error instanceof QueryFailure && ['unknown table', 'forbidden', 'unknown function', 'not a query'].includes(error.reason), sql)
  }
})

test('when a host vanishes, its question is asked of another one; without another it is refused in words, and the next is answered when a host is there', async () => {
  const [first, second] = [await startHost(), await startHost()]
  const { engine, table } = await engineOn([first, second])
  const source = await table('t', 'select range id from range(10)')
  const going = engine.query([source], `select id from t where id = (${endless})`, { limit: 1, deadlineMs: 60_000, caller: { person: 'a' } }).catch((error: unknown) => error)
  await until(async () => (await filesOn(first)).length + (await filesOn(second)).length > 0)
  const ran = (await filesOn(first)).length > 0 ? first : second
  const other = ran === first ? second : first
  ran.process.kill('SIGKILL')
  await until(async () => (await filesOn(other)).length > 0)
  assert.deepEqual((await engine.query([source], 'select count(*) from t', { limit: 1, caller: { person: 'b' } })).rows, [[10]])
  other.process.kill('SIGKILL')
  const lost = await going
  assert.ok(because('lost')(lost), String(lost))
  assert.match((lost as QueryFailure).text.en, /could not be reached any more/)
  await assert.rejects(engine.query([source], 'select 1 from t', { limit: 1, caller: { person: 'b' } }), because('lost'))
  assert.equal((await engine.rows(source, { offset: 0, length: 1 })).total, 10, 'pages run here, whatever becomes of the hosts')
})

test('a host answers nobody who does not know its secret, and nothing that is no frame of ours', async () => {
  const host = hosts[0]!
  const { engine, table } = await engineOn([host], 'another secret that is long enough to pass')
  const source = await table('t', 'select 1 id')
  await assert.rejects(engine.query([source], 'select id from t', { limit: 1 }), because('lost'))
  const plain = connect(host.port, '127.0.0.1')
  plain.on('error', () => undefined)
  plain.end('GET / HTTP/1.1\r\n\r\n')
  plain.resume()
  await once(plain, 'close')
  const again = await engineOn([host])
  assert.equal((await again.engine.query([source], 'select id from t', { limit: 1 })).rows[0]![0], 1)
})
