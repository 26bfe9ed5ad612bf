/** What everyone may rely on when they read, write, collide or listen. */
import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { later, letWait, newId, openDatabase, transact, type Write } from './index.ts'
import type { Tx } from './tables.ts'
import { testDatabase } from './testing.ts'
import type { TestDatabase } from './testing.ts'
import { parseInstant } from './values.ts'

const add = (tx: Tx, id: number, tiyn: bigint) => sql`update account set tiyn = tiyn + ${tiyn} where id = ${id}`.execute(tx)

const refused = (url: string, mend: RegExp) => assert.rejects(openDatabase(url), (error: unknown) => {
  assert.ok(error instanceof Failure, String(error))
  assert.equal(error.kind, 'unavailable')
  assert.match(error.text.en, mend)
  assert.doesNotMatch(JSON.stringify(error.text), /s3cret/)
  return true
})

describe('the database', () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase({ migrations: [] })
    await sql`create table account (id int primary key, tiyn bigint not null)`.execute(database.db)
    await sql`insert into account values (1, 100), (2, 100)`.execute(database.db)
  })
  after(() => database.close())

  const balance = async (id: number): Promise<bigint | undefined> =>
    (await sql<{ tiyn: bigint }>`select tiyn from account where id = ${id}`.execute(database.db)).rows[0]?.tiyn

  test('gives every value exactly, and times as text in UTC', async () => {
    const { rows } = await sql`select 9223372036854775807::bigint as big, 0.10::numeric as share, date '2026-03-02' as day,
      timestamptz '2026-03-02 14:00:00.1239+05' as moment, '{1,NULL}'::bigint[] as bigs, array[timestamptz '2026-03-02 14:00+05'] as moments,
      '{}'::numeric[] as none, '{1.50}'::numeric[] as shares, ${{ ат: 'Қазақстан' }}::jsonb as json, '\\x00ff'::bytea as bytes`.execute(database.db)
    assert.deepEqual(rows, [{
      big: 9223372036854775807n, share: '0.10', day: '2026-03-02', moment: '2026-03-02T09:00:00.123Z', bigs: [1n, null],
      moments: ['2026-03-02T09:00:00.000Z'], none: [], shares: ['1.50'], json: { ат: 'Қазақстан' }, bytes: Buffer.from([0, 255]),
    }])
  })

  test('reads moments of servers in other zones, and leaves infinity as written', () => {
    assert.equal(parseInstant('2026-03-02 14:00:00.5+05'), '2026-03-02T09:00:00.500Z')
    assert.equal(parseInstant('infinity'), 'infinity')
  })

  test('makes ids of version 7 that sort by time', () => {
    const made = newId()
    assert.match(made, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.ok(Math.abs(Number.parseInt(made.replaceAll('-', '').slice(0, 12), 16) - Date.now()) < 60_000)
    assert.equal(new Set(Array.from({ length: 1000 }, newId)).size, 1000)
  })

  test('writes nothing of an act that fails', async () => {
    const before = await balance(1)
    await assert.rejects(transact(database.db, async (tx) => {
      await add(tx, 1, 1n)
      throw new Error('no')
    }), /^Error: no$/)
    assert.equal(await balance(1), before)
  })

  test('runs an act again when two of them deadlock, so that both are done', async () => {
    const [one, two] = [await balance(1), await balance(2)]
    const reached = new EventEmitter()
    let waiting = 0
    const both = once(reached, 'both') // each holds its first row before it asks for the other's
    const move = (from: number, to: number) => {
      let first = true
      return transact(database.db, async (tx) => {
        await add(tx, from, -5n)
        if (first && ++waiting === 2) reached.emit('both')
        first = false
        await both
        await add(tx, to, 5n)
      })
    }
    await Promise.all([move(1, 2), move(2, 1)])
    assert.deepEqual([await balance(1), await balance(2)], [one, two])
  })

  test('gives up after five collisions, with the error of the last', async () => {
    let runs = 0
    await assert.rejects(transact(database.db, async (tx) => {
      runs++
      await sql`do $$ begin raise exception 'collision' using errcode = '40001'; end $$`.execute(tx)
    }), /collision/)
    assert.equal(runs, 5)
  })

  test('rows that wait are written together, before whatever statement comes next, and not at all where the act fails', async () => {
    await sql`create table visit (id int primary key)`.execute(database.db)
    const written: (readonly number[])[] = []
    const visits: Write<number> = async (say, rows) => {
      written.push(rows)
      await say(sql`insert into visit select unnest(${rows}::integer[])`)
    }
    const count = async (within: Pick<Tx, 'getExecutor'>) => (await sql<{ n: bigint }>`select count(*) as n from visit`.execute(within as Tx)).rows[0]!.n
    await transact(database.db, async (tx) => {
      assert.throws(() => later(tx, visits, 0), TypeError, 'nothing waits where nobody writes it')
      await letWait(tx, async () => {
        for (const id of [1, 2, 3]) later(tx, visits, id)
        assert.equal(await count(tx), 3n, 'whoever reads finds them')
        assert.equal(await count(database.db), 0n)
        await assert.rejects(letWait(tx, async () => {}), /letWait is not nested/)
        await assert.rejects((async () => { for await (const _ of tx.selectFrom('job').select('id').stream()) assert.fail() })(), /a stream does not find/)
        later(tx, visits, 4)
      })
      assert.equal(await count(tx), 4n)
    })
    assert.deepEqual(written, [[1, 2, 3], [4]])
    await assert.rejects(transact(database.db, (tx) => letWait(tx, async () => {
      later(tx, visits, 5)
      throw new Error('no')
    })), /^Error: no$/)
    await assert.rejects(transact(database.db, (tx) => letWait(tx, async () => { for (const id of [6, 1]) later(tx, visits, id) })), /visit_pkey/)
    assert.equal(await count(database.db), 4n, 'and the connection is as it was')
  })

  test('begins a transaction with its first statement, in the way that was asked for, and one that says nothing not at all', async () => {
    const isolation = async (tx: Tx) => (await sql<{ is: string }>`select current_setting('transaction_isolation') as is where ${1} = 1`.execute(tx)).rows[0]?.is
    assert.equal(await transact(database.db, isolation, { isolation: 'serializable' }), 'serializable')
    assert.equal(await transact(database.db, isolation), 'read committed')
    assert.equal(await transact(database.db, () => Promise.resolve(7)), 7)
    await assert.rejects(transact(database.db, async () => { throw new Error('no') }), /^Error: no$/)
    const before = await balance(1)
    await assert.rejects(transact(database.db, (tx) => Promise.all([add(tx, 1, 1n), sql`select 1 / ${0}::int`.execute(tx), add(tx, 1, 1n)])), /division by zero/)
    assert.equal(await balance(1), before, 'of what is said at one moment nothing stays where one of it fails')
    const [first, second] = await transact(database.db, (tx) => Promise.all([add(tx, 1, 1n).then(() => balance(2)), sql<{ tiyn: bigint }>`select tiyn from account where id = 1`.execute(tx)]))
    assert.equal(second.rows[0]!.tiyn, before! + 1n, 'it is done in the order in which it is said')
    assert.equal(first, await balance(2))
    await transact(database.db, (tx) => add(tx, 1, -1n))
  })

  test('goes on after a migration has changed a table under its prepared statements', async () => {
    await sql`create table thing (id int)`.execute(database.db)
    const read = () => transact(database.db, (tx) => sql`select * from thing where id > ${0}`.execute(tx))
    await Promise.all([read(), read(), read()])
    await sql`alter table thing add column name text; insert into thing values (1, 'ат')`.execute(database.db)
    assert.deepEqual((await read()).rows, [{ id: 1, name: 'ат' }])
  })

  test('tells listeners what happened on their channel, until they stop', async () => {
    const heard: string[] = []
    const told = new EventEmitter()
    const stop = await database.listen('bell', (payload) => { heard.push(payload); told.emit('bell') })
    const other = await database.listen('Other "channel"', () => told.emit('other'))
    let next = once(told, 'bell')
    await sql`select pg_notify('bell', 'бір')`.execute(database.db)
    await next
    await stop()
    next = once(told, 'other')
    await sql`select pg_notify('bell', 'екі'), pg_notify('Other "channel"', '')`.execute(database.db)
    await next
    await other()
    assert.deepEqual(heard, ['бір'])
  })

  test('listens again after a lost connection, and says that something may have been missed', async () => {
    const told = new EventEmitter()
    const stop = await database.listen('bell', (payload) => told.emit('bell', payload))
    let next = once(told, 'bell')
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'shanyraq listener' and datname = current_database()`.execute(database.db)
    assert.deepEqual(await next, [''])
    next = once(told, 'bell')
    await sql`select pg_notify('bell', 'үш')`.execute(database.db)
    assert.deepEqual(await next, ['үш'])
    await stop()
  })

  test('survives the loss of its idle connections', async () => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and datname = current_database()`.execute(database.db)
    for (let attempt = 0; attempt < 5; attempt++) await balance(1).catch(() => {})
    assert.ok((await balance(1)) !== undefined)
  })

  test('says what to do when it cannot be opened', async () => {
    await refused('postgres://portal:s3cret@127.0.0.1:1/portal', /127\.0\.0\.1:1.*does not answer.*Check that it is running/)
    await refused('postgres://portal:s3cret@:x:y/portal', /cannot be read/)
    await refused(database.url.replace(/test_\d+_\w+/, 'absent'), /no database “absent”.*create database absent/)
    await sql`create database ascii template template0 encoding 'SQL_ASCII' locale 'C' locale_provider libc`.execute(database.db)
    try {
      await refused(database.url.replace(/test_\d+_\w+/, 'ascii'), /encoded in SQL_ASCII; UTF8 is needed/)
    } finally {
      await sql`drop database ascii`.execute(database.db)
    }
  })
})
