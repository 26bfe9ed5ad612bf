/** The database goes away under `web`, `worker` and `gateway`, and comes back: what people, programs and the log are told meanwhile. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Cluster, startCluster } from '../src/kernel/database/index.ts'
import { freePort, run, type Running, until } from './processes.ts'

const base = mkdtempSync(join(tmpdir(), 'shanyraq-outage-'))
const open = (): Promise<Cluster> => startCluster(join(base, 'postgres'), { settings: { fsync: 'off', synchronous_commit: 'off' }, dieWithParent: true })

let cluster: Cluster
let web: Running
let worker: Running
let url = ''

before(async () => {
  cluster = await open()
  const env = { DATABASE_URL: cluster.url, SHANYRAQ_DATA: join(base, 'data'), SHANYRAQ_POOL: '4', PUBLIC_URL: 'http://localhost:3999' }
  const port = await freePort()
  web = run('src/main.ts', ['web', '--port', String(port)], { env })
  await web.line(/^Shanyraq is open at/)
  worker = run('src/main.ts', ['worker'], { env })
  await worker.line(/^The background work is running/)
  url = `http://127.0.0.1:${port}`
})
after(async () => {
  await Promise.all([web, worker].map((one) => one?.stop('SIGKILL')))
  await cluster?.stop()
  rmSync(base, { recursive: true, force: true })
})

/** The lines of a log, each of which must be JSON. */
const logged = (running: Running): readonly { readonly event: string }[] => running.out().split('\n').slice(1).map((line) => JSON.parse(line))

test('while the database is away it is said so with 503, in a line of the log and not in hundreds, and then all goes on', async () => {
  await cluster.stop()
  for (const [language, words] of [['kk', /дерекқоры қазір жауап бермейді/], ['ru', /База данных портала сейчас не отвечает/], ['en', /database of the portal does not answer/]] as const) {
    const page = await fetch(`${url}/${language}/indicators`)
    assert.equal(page.status, 503)
    assert.match(await page.text(), words)
  }
  assert.equal((await fetch(`${url}/api/status`)).status, 503)
  await worker.line(/"event":"database unavailable"/)
  cluster = await open()
  await until(async () => ((await fetch(`${url}/kk/indicators`)).status === 200 ? true : undefined))
  assert.deepEqual([web.err(), worker.err()], ['', ''])
  assert.ok(logged(worker).filter(({ event }) => event === 'database unavailable').length <= 2)
  assert.deepEqual([...logged(web), ...logged(worker)].filter(({ event }) => event === 'fault' || event === 'background work failed'), [])
})
