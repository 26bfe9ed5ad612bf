/** Holds the portal's database behind PgBouncer, by transaction, on a primary with a synchronous standby: what was acknowledged outlives the primary. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Database, migrate, openDatabase, transact } from '../src/kernel/database/index.ts'
import { migrations as kernelMigrations } from '../src/kernel/migrations.ts'
import { outageOf } from '../src/kernel/outage.ts'
import { standbyLacks, startStandby, type Standby } from './standby-cluster.ts'

describe('The database behind a pooler, with a standby', { skip: standbyLacks }, () => {
  /** Of each process; twice as many are more than the servers. */
  const connections = 8
  let servers: Standby
  let database: Database
  let other: Database

  before(async () => {
    servers = await startStandby()
    const open = () => openDatabase(servers.pooled, { max: connections, direct: servers.direct })
    ;[database, other] = await Promise.all([open(), open()])
  })
  after(async () => {
    await Promise.all([database?.close(), other?.close()])
    await servers?.stop()
  })

  it('is migrated, gives times in UTC on whatever server, and lets more connections work than it has servers', async () => {
    await Promise.all([migrate(database.db, kernelMigrations), migrate(other.db, kernelMigrations)])
    await sql`create table act (id int primary key, said text not null, at timestamptz not null default now())`.execute(database.db)
    // The servers of this database are of another zone: what a connection says must go with it.
    servers.ask('primary', "alter database portal set timezone = 'Asia/Almaty'")
    const read = await Promise.all(Array.from({ length: 60 }, async (_, i) => {
      const { db } = i % 2 === 0 ? database : other
      return transact(db, async (tx) => {
        await sql`insert into act (id, said) values (${i}, ${`сөз ${i}`})`.execute(tx)
        return (await sql<{ said: string; zone: string; at: string }>`select said, current_setting('timezone') as zone, timestamptz '2026-03-02 14:00+05' as at from act where id = ${i}`.execute(tx)).rows[0]!
      })
    }))
    assert.deepEqual(read, Array.from({ length: 60 }, (_, i) => ({ said: `сөз ${i}`, zone: 'UTC', at: '2026-03-02T09:00:00.000Z' })))
    const used = servers.ask('primary', "select count(distinct pid) from pg_stat_activity where application_name = 'shanyraq' and backend_type = 'client backend'")
    assert.ok(Number(used[0]) <= 2 * servers.servers, String(used))
  })

  it('hears what is told by the other process, and asks the same statement after the table has changed', async () => {
    const heard: string[] = []
    const stop = await database.listen('told', (payload) => { heard.push(payload) })
    for (let i = 0; i < 5; i += 1) await transact(other.db, (tx) => sql`select pg_notify('told', ${String(i)})`.execute(tx))
    while (heard.length < 5) await pause(10)
    assert.deepEqual(heard, ['0', '1', '2', '3', '4'])
    await stop()
    const [ready, changed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    let prepared = 0
    const asked = Array.from({ length: connections }, () => database.db.connection().execute(async (db) => {
      const ask = async () => (await sql<{ id: number }>`select * from act where id = ${7}`.execute(db)).rows[0]?.id
      await ask()
      prepared += 1
      if (prepared === connections) ready.resolve()
      await changed.promise
      const answers = []
      for (let time = 0; time < 5; time += 1) answers.push(await ask().catch(() => 'failed'))
      return answers
    }))
    await Promise.race([ready.promise, Promise.all(asked)])
    await sql`alter table act add column more int`.execute(other.db).finally(changed.resolve)
    // Each connection may fail once, when it comes to a server that had the statement before; then it prepares the statement no more.
    for (const answers of await Promise.all(asked)) {
      assert.deepEqual(answers.filter((answer) => answer !== 7 && answer !== 'failed'), [])
      assert.ok(answers.filter((answer) => answer === 'failed').length <= 1, answers.join(', '))
    }
  })

  it('loses nothing that it acknowledged when the primary is killed amid writes, and goes on at the promoted standby by itself', async () => {
    const acknowledged: number[] = []
    let next = 1000
    const lost = new AbortController()
    const failed: unknown[] = []
    const heard: string[] = []
    await database.listen('after', (payload) => { heard.push(payload) })
    const write = async ({ db }: Database): Promise<void> => {
      while (!lost.signal.aborted) {
        const id = next += 1
        await transact(db, (tx) => sql`insert into act (id, said) values (${id}, 'written')`.execute(tx)).then(() => acknowledged.push(id), (error: unknown) => failed.push(error))
      }
    }
    const writers = [database, database, other, other].map(write)
    while (acknowledged.length < 50) await pause(10)
    await servers.failOver()
    lost.abort()
    await Promise.all(writers)
    const kept = new Set(servers.ask('standby', "select id from act where said = 'written'").map(Number))
    assert.deepEqual(acknowledged.filter((id) => !kept.has(id)), [])
    // Whoever asked meanwhile is told of an outage, not of a fault.
    assert.deepEqual(failed.filter((error) => outageOf(error) !== 'database'), [])
    // Both processes work again with the connections that they have, and hear each other.
    for (const id of [1, 2]) {
      for (let written = false; !written;) written = await transact(other.db, (tx) => sql`insert into act (id, said) values (${-id}, 'after')`.execute(tx)).then(() => true, async () => { await pause(50); return false })
    }
    while (!heard.includes('told')) {
      await transact(other.db, (tx) => sql`select pg_notify('after', 'told')`.execute(tx)).catch(() => undefined)
      await pause(50)
    }
    assert.deepEqual(servers.ask('standby', "select id from act where said = 'after' order by 1"), ['-2', '-1'])
  })
})
