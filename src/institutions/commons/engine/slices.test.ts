import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { QueryFailure, type TableSource } from './index.ts'
import { openTestEngine } from './testing.ts'

const it = await openTestEngine()
after(() => it[Symbol.asyncDispose]())
const { engine } = it
const whole = await it.table('patients', `select range id, ['Алматы', 'Астана'][1 + range % 2] region, 'diagnosis ' || range diagnosis from range(1000)`)
const cut: TableSource = { ...whole, columns: ['id', 'region'], where: `region = 'Астана'` }

/** Every way we know to ask for what was cut away. */
const ways = (file: string): readonly string[] => [
  'select diagnosis from patients', 'select p.diagnosis from patients p', 'select "DIAGNOSIS" from patients', 'select patients.diagnosis from patients',
  'select main.patients.diagnosis from patients', 'select * exclude (id, region) from patients', `select columns('diag.*') from patients`,
  `select columns(c -> c like 'd%') from patients`, 'select * rename (diagnosis as x) from patients', 'select * replace (diagnosis as id) from patients',
  'select (patients).diagnosis from patients', `select struct_extract(patients, 'diagnosis') from patients`, `select to_json(patients) from patients`,
  'select unnest(patients) from patients', 'select id from patients order by diagnosis', 'select id from patients where diagnosis like \'%1%\'',
  'select max(diagnosis) from patients', 'select count(*) from patients group by diagnosis', 'select a.id from patients a join patients b using (diagnosis)',
  'select * from patients natural join (select null diagnosis)', 'unpivot patients on diagnosis', `pivot patients on diagnosis in ('diagnosis 1') using count(*)`,
  'summarize patients', 'describe patients', 'from patients limit (select count(diagnosis) from patients)', 'with patients as (from patients) select diagnosis from patients',
  `from '${file}'`, `from read_parquet('${file}')`, `from parquet_metadata('${file}')`, `from parquet_bloom_probe('${file}', 'diagnosis', 'x')`,
  `select filename from patients`, 'select * from patients positional join patients b', 'select hash(patients) from patients where id = 0',
  'from query(\'select diagnosis from patients\')', 'select sql from duckdb_views()', `select * from patients at (version => 1)`,
]

test('what was cut away cannot be asked for by any name', async (each) => {
  for (const sql of ways(whole.files[0])) {
    await each.test(sql, async () => {
      const answer = await engine.query([cut], sql, { limit: 1_000 }).catch((error: unknown) => {
        assert.ok(error instanceof QueryFailure, String(error))
        return error.text
      })
      assert.doesNotMatch(JSON.stringify(answer), /diagnosis \d|Алматы/)
    })
  }
})

test('queries, pages, statistics, searches and filters are of the cut table', async () => {
  assert.deepEqual((await engine.query([cut], 'select count(*), min(id) from patients', { limit: 1 })).rows, [[500, 1]])
  const page = await engine.rows(cut, { offset: 1, length: 1 })
  assert.deepEqual([page.total, page.totalColumns, page.rows], [500, 2, [[3, 'Астана']]])
  assert.equal((await engine.rows(cut, { offset: 0, length: 1, search: 'diagnosis' })).total, 0)
  assert.equal((await engine.rows(cut, { offset: 0, length: 1, where: `region = 'Алматы'` })).total, 0)
  await assert.rejects(engine.rows(cut, { offset: 0, length: 1, columns: ['diagnosis'] }), QueryFailure)
  await assert.rejects(engine.rows(cut, { offset: 0, length: 1, orderBy: 'diagnosis' }), QueryFailure)
  await assert.rejects(engine.statistics(cut, { columns: ['diagnosis'] }), QueryFailure)
  const statistics = await engine.statistics(cut)
  assert.deepEqual([statistics.rows, statistics.columns.map(({ name }) => name)], [500, ['id', 'region']])
})

test('the same file cut in another way, or whole, is another table for whoever may see that', async () => {
  const [one, all] = await Promise.all([
    engine.query([cut], 'select count(*) from patients', { limit: 1, caller: { person: 'a' } }), engine.query([whole], 'select count(*) from patients', { limit: 1, caller: { person: 'b' } }),
  ])
  assert.deepEqual([one.rows, all.rows], [[[500]], [[1_000]]])
  const other = await engine.query([{ ...whole, columns: ['diagnosis'] }], 'select * from patients order by 1 limit 1', { limit: 1 })
  assert.deepEqual(other.rows, [['diagnosis 0']])
})

test('slices of many cuts do not fill the disk, and a slice that was let go is made anew', async () => {
  await using small = await openTestEngine({ keptMb: 0 })
  const table = await small.table('t', 'select range id from range(100)')
  for (const least of [10, 20, 10]) {
    const { total } = await small.engine.rows({ ...table, where: `id >= ${least}` }, { offset: 0, length: 1 })
    assert.equal(total, 100 - least)
  }
})

test('many readers of one cut get one slice', async () => {
  const table: TableSource = { ...whole, where: 'id < 7' }
  const pages = await Promise.all(Array.from({ length: 12 }, (_, at) => engine.query([table], 'select count(*) from patients', { limit: 1, caller: { person: `c${at}` } })))
  assert.deepEqual(pages.map(({ rows }) => rows[0]?.[0]), Array.from({ length: 12 }, () => 7))
})

test('a condition of ours that does not fit the table fails, and fails again', async () => {
  const wrong: TableSource = { ...whole, where: 'missing = 1' }
  for (let turn = 0; turn < 2; turn += 1) await assert.rejects(engine.query([wrong], 'select 1', { limit: 1 }), QueryFailure)
})
