/** Questions that run on other hosts, each a process of its own on the loopback: what the portal does when one vanishes, and what a host shows to whom. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Duplex } from 'node:stream'
import { after, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { connect as connectSecurely } from 'node:tls'
import { QueryFailure } from '../index.ts'
import { openTestEngine, type TestEngine } from '../testing.ts'
import { openKeptFiles } from '../kept-files.ts'
import { openArrivals } from './arrivals.ts'
import { openFrames } from './frames.ts'
import { openHost } from './host.ts'
import { presharedKey, tlsOf } from './remote-child.ts'

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
async function engineOn(all: readonly Pick<Host, 'port'>[], { secret = key, carryMs, deadlineMs = 60_000 }: { readonly secret?: string; readonly carryMs?: number; readonly deadlineMs?: number } = {}): Promise<TestEngine> {
  const made = await openTestEngine({ workers: 2, deadlineMs, hosts: all.map(({ port }) => ({ host: '127.0.0.1', port, key: secret, ...(carryMs !== undefined && { carryMs }) })) })
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
  const other = await engineOn([host])
  for (const one of [source, { ...source, where: 'g = 1' }]) await other.engine.query([one], 'select count(*) from t', { limit: 1 })
  assert.equal((await filesOn(host)).length, 2, 'the table and the slice, each once, whichever process of the portal asks')
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
  const { engine, table } = await engineOn([host], { secret: 'another secret that is long enough to pass' })
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

/** Speaks with a host as a portal does that follows its own rules. */
async function speaking(port: number): Promise<{ readonly heard: readonly { readonly say: string }[]; say(message: object): void; readonly closed: Promise<unknown>; close(): void }> {
  const socket = connectSecurely({ host: '127.0.0.1', port, ...tlsOf, pskCallback: () => ({ identity: 'shanyraq', psk: presharedKey(key) }), checkServerIdentity: () => undefined })
  socket.on('error', () => undefined)
  const heard: { readonly say: string }[] = []
  const { say } = openFrames(socket, { said: (message) => heard.push(message as { readonly say: string }), sent: () => undefined })
  const closed = once(socket, 'close')
  await once(socket, 'secureConnect')
  return { heard, say, closed, close: () => socket.destroy() }
}

test('a host reads no path out of a message, and no size without bounds', async () => {
  const host = hosts[0]!
  const plan = { key: '', tables: [{ name: 't', files: ['../../../outside'] }], memoryMb: 512, threads: 1, spillMb: 10 }
  const good = { ...plan, tables: [] }
  const task = { kind: 'query' }
  for (const [first, then] of [
    [{}, { say: 'do', id: 1, plan, task, deadlineMs: 1_000 }], [{}, { say: 'do', id: 1, plan: { ...good, memoryMb: 1e9 }, task, deadlineMs: 1_000 }], [{}, { say: 'do', id: 1, plan: good, task, deadlineMs: 1e12 }],
    [{ memoryMb: -1 }, undefined], [{ fileMb: 1e12 }, undefined],
  ] as const) {
    const { say, heard, closed } = await speaking(host.port)
    say({ say: 'open', memoryMb: 512, fileMb: 10, ...first })
    if (then !== undefined) say(then)
    await closed
    assert.deepEqual(heard, [])
  }
  assert.ok((await readdir(host.scratch, { recursive: true })).every((path) => !path.includes('outside')))
})

test('a table that is long on its way is too slow and no lost host; what has arrived of it is kept, and the rest follows', async () => {
  const host = hosts[0]!
  let [held, passed] = [true, 0]
  const line = createServer((near) => {
    const far = connect(host.port, '127.0.0.1')
    let mine = 0
    far.pipe(near)
    near.on('data', (bytes) => {
      mine += bytes.length
      if (held && mine > 3_000_000) return void near.pause()
      passed += bytes.length
      far.write(bytes)
    })
    for (const [one, other] of [[near, far], [far, near]] as const) one.on('error', () => undefined).on('close', () => other.destroy())
  })
  await once(line.listen(0, '127.0.0.1'), 'listening')
  try {
    const { engine, table } = await engineOn([{ port: (line.address() as AddressInfo).port }], { carryMs: 4_000, deadlineMs: 100 })
    const source = await table('long', 'select range id, hash(range) a from range(1_000_000)')
    const { size } = await stat(source.files[0])
    assert.ok(size > 6_000_000, `${size}`)
    const asked = engine.query([source], 'select count(*) from long', { limit: 1 })
    await assert.rejects(asked, (error) => because('too slow')(error) && /what has arrived is kept/.test((error as QueryFailure).text.en))
    held = false
    passed = 0
    assert.deepEqual((await engine.query([source], 'select count(*) from long', { limit: 1, deadlineMs: 60_000 })).rows, [[1_000_000]])
    assert.ok(passed < size - 1_500_000, `${passed} of ${size} bytes were sent again`)
  } finally {
    line.close()
  }
})

test('a host that has no process left says that it is busy', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'engine-host-'))
  const left = join(scratch, `engine-${process.pid}-left`) // by an earlier process of this number
  await mkdir(left)
  const host = await openHost({ scratch, host: '127.0.0.1', port: 0, key, workers: 1, keptMb: 10 })
  try {
    assert.ok(!existsSync(left), 'what an earlier run left is gone')
    const first = await speaking(host.port)
    const { engine, table } = await engineOn([host])
    const source = await table('t', 'select 1 id')
    await assert.rejects(engine.query([source], 'select id from t', { limit: 1 }), because('busy'))
    first.close()
    await first.closed
  } finally {
    await host.close()
    await rm(scratch, { recursive: true })
  }
})

/** One end of a connection whose other end does nothing. */
const still = (): Duplex => new Duplex({ read: () => undefined, write: (_bytes, _encoding, done) => done() })

test('of a file that arrives in pieces what came is kept, what cannot be written is not, and what is not what its name says is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'arrivals-'))
  const arrivals = openArrivals(folder)
  const bytes = Buffer.from('a table of eight words, and two')
  const [content, file] = [createHash('sha256').update(bytes).digest('hex'), join(folder, 'whole')]
  try {
    const arrive = (socket: Duplex): ReturnType<typeof arrivals.expect> => {
      const arrival = arrivals.expect(content, file, socket)
      arrival.begin(bytes.length)
      return arrival
    }
    const [first, second] = [still(), still()]
    const cut = arrive(first)
    cut.take(bytes.subarray(0, 10))
    first.destroy()
    await assert.rejects(cut.arrived, /closed/)
    const rest = arrive(second)
    assert.equal(rest.from, 10)
    rest.take(bytes.subarray(10))
    await rest.arrived
    assert.deepEqual(await readFile(file), bytes)
    assert.equal(second.destroyed, false)

    const wrong = arrive(second)
    wrong.take(Buffer.alloc(bytes.length))
    await assert.rejects(wrong.arrived, /not what its name says/)
    assert.equal(second.destroyed, true)
    await mkdir(join(folder, content)) // nothing can be written there
    const third = still()
    await assert.rejects(arrive(third).arrived, /EISDIR/)
    assert.equal(third.destroyed, true)
    assert.equal(arrive(still()).from, 0)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('what nobody uses any more is forgotten, and what is in use is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kept-'))
  try {
    const kept = openKeptFiles(folder, 1_000)
    const [used, unused] = await Promise.all(['a', 'b'].map((content) => kept.hold(content, 'parquet', (file) => writeFile(file, 'x'))))
    unused!.release()
    kept.forget(3_600_000)
    const again = kept.holdMade('b')
    assert.ok(again)
    again.release()
    kept.forget(0)
    assert.deepEqual([kept.holdMade('a')?.file, kept.holdMade('b')], [used!.file, undefined])
    await until(() => !existsSync(unused!.file))
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a frame that comes in many pieces is put together once, pieces of files are small, and whoever waits to send leaves nothing behind', async (t) => {
  let copied = 0
  const { concat } = Buffer
  t.mock.method(Buffer, 'concat', (list: readonly Uint8Array[], length?: number) => {
    copied += list.reduce((sum, one) => sum + one.length, 0)
    return concat(list, length)
  })
  const socket = still()
  const heard: unknown[] = []
  openFrames(socket, { said: (message) => heard.push(message), sent: () => heard.push('bytes') })
  const body = Buffer.from(JSON.stringify('x'.repeat(8 * 2 ** 20)))
  const head = Buffer.from([0, 0, 0, 0, 1])
  head.writeUInt32BE(body.length)
  socket.emit('data', head)
  for (let from = 0; from < body.length; from += 16_384) socket.emit('data', body.subarray(from, from + 16_384))
  assert.deepEqual([heard.length, (heard[0] as string).length], [1, 8 * 2 ** 20])
  assert.ok(copied < 2 * body.length, `${copied} bytes were copied`)
  socket.emit('data', Buffer.from([0, 16, 0, 1, 2]))
  assert.ok(socket.destroyed, 'a piece of more than a mebibyte')

  const slow = new Duplex({ read: () => undefined, highWaterMark: 1, write: (_bytes, _encoding, done) => setImmediate(done) })
  const { send } = openFrames(slow, { said: () => undefined, sent: () => undefined })
  const before = slow.listenerCount('close')
  for (let at = 0; at < 20; at += 1) await send(Buffer.alloc(10))
  assert.equal(slow.listenerCount('close'), before)
  const waiting = send(Buffer.alloc(10))
  slow.destroy()
  await assert.rejects(waiting)
})
