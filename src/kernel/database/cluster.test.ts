/** What the embedded server does when all is well, after a crash, and in a folder that it cannot use. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { openDatabase, startCluster } from './index.ts'
import type { Cluster } from './index.ts'

const refuses = (words: RegExp) => (error: unknown): true => {
  assert.ok(error instanceof Failure && error.kind === 'unavailable', String(error))
  assert.match(error.text.en, words)
  return true
}

const ask = async <T>(url: string, query: string): Promise<T[]> => {
  const { db, close } = await openDatabase(url, { max: 1 })
  return (await sql.raw<T>(query).execute(db).finally(close)).rows
}

describe('the embedded server', () => {
  let base: string
  let fresh: string
  let folder: string
  let running: Cluster | undefined
  const start = async (options = {}): Promise<Cluster> => (running = await startCluster(folder, { dieWithParent: true, ...options }))

  before(async () => {
    base = mkdtempSync(join(tmpdir(), 'shanyraq-cluster-'))
    fresh = join(base, 'fresh')
    await (await startCluster(fresh)).stop()
  })
  beforeEach(() => {
    folder = join(base, 'data')
    cpSync(fresh, folder, { recursive: true })
  })
  afterEach(async () => {
    await running?.stop()
    running = undefined
    rmSync(folder, { recursive: true, force: true })
  })
  after(() => rmSync(base, { recursive: true, force: true }))

  test('sorts as Kazakh does, keeps times in UTC and writes safely to the disk', async () => {
    const { url } = await start()
    const [order] = await ask<{ letters: string }>(url, `select string_agg(l, '' order by l) as letters from unnest('{б,ә,а,ү,і,ғ,г,я,қ,к}'::text[]) l`)
    assert.equal(order?.letters, 'аәбгғкқүія')
    assert.deepEqual(await ask(url, `select current_setting('fsync') as fsync, current_setting('timezone') as zone, current_setting('listen_addresses') as network`),
      [{ fsync: 'on', zone: 'UTC', network: '' }])
  })

  test('keeps its data from one start to the next', async () => {
    const first = await start()
    await ask(first.url, `create table kept as select 'сақталды' as word`)
    await first.stop()
    assert.ok(!existsSync(join(folder, 'postmaster.pid')))
    assert.deepEqual(await ask((await start()).url, 'select word from kept'), [{ word: 'сақталды' }])
  })

  test('recovers after it was killed', async () => {
    const first = await start()
    await ask(first.url, `create table kept as select 'сақталды' as word`)
    process.kill(first.pid, 'SIGKILL')
    const again = await start()
    assert.notEqual(again.pid, first.pid)
    assert.deepEqual(await ask(again.url, 'select word from kept'), [{ word: 'сақталды' }])
  })

  test('outlives a portal that was killed, and is found by the next one', async () => {
    const portal = spawn(process.execPath, ['--input-type=module-typescript', '-e',
      `import { startCluster } from ${JSON.stringify(new URL('./cluster.ts', import.meta.url).href)}
       console.log((await startCluster(${JSON.stringify(folder)})).pid); process.stdin.resume()`], { stdio: ['pipe', 'pipe', 'inherit'] })
    const [pid] = await once(portal.stdout, 'data')
    portal.kill('SIGKILL')
    await once(portal, 'exit')
    const found = await start()
    assert.deepEqual([found.found, found.pid], [true, Number(String(pid))])
    assert.deepEqual(await ask(found.url, 'select 1 as one'), [{ one: 1 }])
  })

  for (const [ended, both] of [['the process alone', false], ['the server too', true]] as const) {
    test(`waits for its disk again when a filling in a hurry was killed: ${ended}`, async () => {
      const filling = spawn(process.execPath, ['--input-type=module-typescript', '-e',
        `import { inAHurry, openDatabase, startCluster } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
         const { pid, url } = await startCluster(${JSON.stringify(folder)})
         const { db } = await openDatabase(url)
         await inAHurry(db, async () => { console.log(pid); await new Promise((never) => process.stdin.resume().once('end', never)) })`], { stdio: ['pipe', 'pipe', 'inherit'] })
      const [pid] = await once(filling.stdout, 'data')
      filling.kill('SIGKILL')
      await once(filling, 'exit')
      if (both) process.kill(Number(String(pid)), 'SIGKILL')
      const { url, found } = await start()
      assert.equal(found, !both)
      assert.deepEqual(await ask(url, `select current_setting('synchronous_commit') as waits`), [{ waits: 'on' }])
    })
  }

  test('is not misled by a process number that another process has got since', async () => {
    writeFileSync(join(folder, 'postmaster.pid'), `${process.ppid}\n${folder}\n1\n5432\n${folder}\n\n\n`)
    assert.equal((await start()).found, false)
  })

  test('runs in a folder whose path is longer than a socket may have', async () => {
    const short = folder
    folder = join(base, 'a'.repeat(100))
    cpSync(short, folder, { recursive: true })
    rmSync(short, { recursive: true })
    assert.deepEqual(await ask((await start()).url, 'select 1 as one'), [{ one: 1 }])
  })

  test('starts over when making the cluster was cut off', async () => {
    rmSync(folder, { recursive: true })
    mkdirSync(join(`${folder}.new`, 'base'), { recursive: true })
    assert.deepEqual(await ask((await start()).url, 'select 1 as one'), [{ one: 1 }])
    assert.ok(!existsSync(`${folder}.new`))
  })

  test('says that a wrong password is wrong', async () => {
    const { url, stop } = await start({ settings: { password_encryption: 'scram-sha-256' } })
    await ask(url, `create role guest login password 'right'`)
    await stop()
    writeFileSync(join(folder, 'pg_hba.conf'), 'local all portal trust\nlocal all guest scram-sha-256\n')
    const again = await start()
    await assert.rejects(openDatabase(again.url.replace('portal@', 'guest:wrong@')), refuses(/refused the password of user “guest”/))
    await assert.rejects(openDatabase(again.url.replace('portal@', 'stranger@')), refuses(/does not let user “stranger”/))
  })

  test('refuses a folder of another version of PostgreSQL, with the way to move', async () => {
    writeFileSync(join(folder, 'PG_VERSION'), '17\n')
    await assert.rejects(start(), refuses(/made by PostgreSQL 17; this portal has PostgreSQL 18.*shanyraq backup/))
  })

  test('refuses a folder of other files and leaves them alone', async () => {
    rmSync(folder, { recursive: true })
    mkdirSync(folder)
    writeFileSync(join(folder, 'letter.txt'), 'mine')
    await assert.rejects(start(), refuses(/not a PostgreSQL cluster, or is damaged.*shanyraq restore/))
    assert.equal(readFileSync(join(folder, 'letter.txt'), 'utf8'), 'mine')
  })

  for (const [damage, harm] of Object.entries<() => void>({
    'lost its control file': () => rmSync(join(folder, 'global', 'pg_control')),
    'has a damaged control file': () => writeFileSync(join(folder, 'global', 'pg_control'), Buffer.alloc(8192, 7)),
    'lost its write-ahead log': () => rmSync(join(folder, 'pg_wal'), { recursive: true }),
  })) {
    test(`says that a cluster is damaged when it ${damage}`, async () => {
      harm()
      await assert.rejects(start(), refuses(/is damaged.*Move the folder aside and restore the latest backup/))
    })
  }
})

test('a server whose socket was taken away is stopped, and another one answers', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-lost-socket-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const first = await startCluster(join(folder, 'postgres'), { dieWithParent: true })
  rmSync(join(folder, 'postgres', '.s.PGSQL.5432'))
  const second = await startCluster(join(folder, 'postgres'), { dieWithParent: true })
  assert.notEqual(second.pid, first.pid)
  const database = await openDatabase(second.url)
  await database.close()
  await second.stop()
})
