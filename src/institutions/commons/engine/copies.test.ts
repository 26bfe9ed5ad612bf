import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { QueryFailure, type ResultPage, type TableSource } from './index.ts'
import { openTestEngine } from './testing.ts'

describe('Copies of tables', async () => {
  const it = await openTestEngine({ copyFromMb: 0 })
  after(() => it[Symbol.asyncDispose]())
  const { engine } = it
  const whole = await it.table('patients', `select range id, ['Алматы', 'Астана'][1 + range % 2] region, 'diagnosis ' || range diagnosis, [range, null] list,
    {a: range} nested, map {'k': range} keyed, (range / 7)::decimal(12, 3) exact, timestamptz '2024-01-01' + to_seconds(range) moment, '\\xAB'::blob bytes
    from range(20000)`, ', row_group_size 5000')
  const cut: TableSource = { ...whole, columns: ['id', 'region'], where: `region = 'Астана'` }

  const withoutTime = (page: ResultPage): unknown => ({ ...page, elapsedMs: 0 })
  const everything = async (table: TableSource): Promise<unknown> => {
    const pages = [ // one after another: all at once could wait too long for a process
      () => engine.query([table], 'from patients where id % 999 = 1', { limit: 100 }), () => engine.query([table], 'describe patients', { limit: 100 }),
      ...[0, 4_999, 9_990, 19_999, 20_000].map((offset) => () => engine.rows(table, { offset, length: 3 })),
      () => engine.rows(table, { offset: 7, length: 3, where: `region = 'Астана' and id > 9000` }),
      () => engine.rows(table, { offset: 0, length: 3, search: 'аста' }),
      () => engine.rows(table, { offset: 0, length: 3, orderBy: 'id desc', columns: ['id'] }),
    ]
    const read: unknown[] = []
    for (const page of pages) read.push(withoutTime(await page()))
    return [...read, await engine.statistics(table)]
  }

  /** `SHOW ALL TABLES` names the copy that a table is read from. */
  const tablesOf = async (table: TableSource): Promise<readonly unknown[]> =>
    (await engine.query([table], 'show all tables', { limit: 10 })).rows.map(([database, , name]) => `${String(database)}.${String(name)}`)

  async function untilCopied(table: TableSource): Promise<void> {
    while ((await tablesOf(table)).length === 1) await engine.rows(table, { offset: 0, length: 1 })
  }

  test('a table that is asked often is copied, and the copy answers as the table did, row by row', async () => {
    const before = await everything(whole)
    await untilCopied(whole)
    assert.deepEqual(await everything(whole), before)
  })

  test('the copy of a cut table has what was lent and nothing else, under no name', async () => {
    const before = await everything(cut)
    await Promise.all([untilCopied(cut), untilCopied(whole)])
    assert.deepEqual(await everything(cut), before)
    assert.deepEqual((await engine.rows(cut, { offset: 0, length: 1 })).total, 10_000)
    for (const sql of [
      'select diagnosis from patients', 'from copy0.main.rows', 'from copy0.rows', 'from rows', 'select file_row_number from patients', 'select rowid from patients',
      'from duckdb_tables()', `from '${whole.files[0]}'`, `attach ''`, 'select copy0.main.rows.id from patients', 'use copy0', 'checkpoint copy0',
      'with rows as (from copy0.main.rows) from rows', `from query_table('copy0.main.rows')`, 'select * from patients join copy0.main.rows using (id)',
    ]) await assert.rejects(engine.query([cut], sql, { limit: 10 }), QueryFailure, sql)
    for (const where of ['file_row_number > 0', 'exists (from copy0.main.rows)', `diagnosis = ''`]) {
      await assert.rejects(engine.rows(cut, { offset: 0, length: 1, where }), QueryFailure, where)
    }
  })

  test('two tables of one query may both be copies', async () => {
    await Promise.all([untilCopied(cut), untilCopied(whole)])
    const { rows } = await engine.query([{ ...cut, name: 'a' }, { ...whole, name: 'b' }], 'select max(b.diagnosis) from a join b using (id) where id = 7', { limit: 1 })
    assert.deepEqual(rows, [['diagnosis 7']])
    const twice = await engine.query([{ ...whole, name: 'a' }, { ...whole, name: 'b' }], 'select count(*) from a join b using (id)', { limit: 1 })
    assert.deepEqual(twice.rows, [[20_000]])
  })

  test('a copy that is larger than its Parquet may be is not kept', async () => {
    await using small = await openTestEngine({ copyFromMb: 0, keptMb: 1 })
    const alike = await small.table('alike', `select range id, 'алма' word from range(50000)`)
    for (let turn = 0; turn < 200; turn += 1) await small.engine.rows(alike, { offset: 0, length: 1 })
    assert.equal((await small.engine.query([alike], 'show all tables', { limit: 10 })).rows.length, 1)
  })

  test('a query of a copy stops when whoever asked goes away', async () => {
    await untilCopied(whole)
    const asked = new AbortController()
    const going = engine.query([whole], 'select count(*) from patients a, patients b, patients c where a.id + b.id > c.id', { limit: 1, signal: asked.signal })
    while (!engine.state().processes.some(({ busy }) => busy)) await turn()
    asked.abort(new Error('was withdrawn'))
    await assert.rejects(going, /was withdrawn/)
    assert.equal((await engine.rows(whole, { offset: 0, length: 1 })).total, 20_000)
  })

  test('a table whose file goes away while it is copied is copied or not, and leaves nothing behind', async () => {
    await using other = await openTestEngine({ copyFromMb: 0 })
    const table = await other.table('t', 'select range id from range(1000)')
    for (let turn = 0; turn < 10; turn += 1) await other.engine.rows(table, { offset: 0, length: 1 })
    await rm(table.files[0])
    await other.engine.close()
    assert.deepEqual(readdirSync(join(other.folder, '..', 'scratch folder')), [])
  })
})
