import assert from 'node:assert/strict'
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { QueryFailure } from './index.ts'
import { openTestEngine } from './testing.ts'

const it = await openTestEngine()
after(() => it[Symbol.asyncDispose]())
const { engine } = it

/** 250,000 rows in several row groups; the number of a row is its `id`. */
const schools = await it.table('schools', `select range id, ['Алматы', 'Астана', 'Шымкент'][1 + range % 3] region, range % 100 grade,
  'Мектеп № ' || range title, 'hidden' || range contact, range * 3 % 1000 rank from range(250000)`, ', row_group_size 50000')
const people = await it.table('people', `select * from (values (1, 'Айгүл', 10.5::decimal(10, 2)), (2, 'Иван', null), (3, null, 7.25)) v(id, name, pay)`)

const reason = (wanted: QueryFailure['reason']) => (error: unknown): boolean => {
  assert.ok(error instanceof QueryFailure, String(error))
  assert.equal(error.reason, wanted, error.message)
  return true
}

test('a query answers with its columns, their types and its rows', async () => {
  const { columns, rows, total, truncated } = await engine.query([people], 'select * from people order by id', { limit: 10 })
  assert.deepEqual(columns, [{ name: 'id', type: 'INTEGER' }, { name: 'name', type: 'VARCHAR' }, { name: 'pay', type: 'DECIMAL(10,2)' }])
  assert.deepEqual(rows, [[1, 'Айгүл', 10.5], [2, 'Иван', null], [3, null, 7.25]])
  assert.deepEqual([total, truncated], [3, false])
})

test('a query joins the tables that it was given', async () => {
  const { rows } = await engine.query([people, schools], 'select title, name from schools join people using (id) order by id limit 1', { limit: 10 })
  assert.deepEqual(rows, [['Мектеп № 1', 'Айгүл']])
})

test('a query is read page by page, in its own order, and counted when asked', async () => {
  const sql = 'select id from schools where grade = 7 order by id desc'
  const first = await engine.query([schools], sql, { limit: 2, count: true })
  assert.deepEqual([first.rows, first.truncated, first.total], [[[249_907], [249_807]], true, 2_500])
  const last = await engine.query([schools], sql, { limit: 2, offset: 2_499 })
  assert.deepEqual([last.rows, last.truncated, last.total], [[[7]], false, 2_500])
})

test('a text may end in semicolons and comments, begin with WITH, FROM, VALUES, DESCRIBE, SUMMARIZE, SHOW or PIVOT, and be in parentheses', async () => {
  for (const sql of [
    'select 1; ;', '/* why */ select 1 -- so', 'with x as (from people) from x', 'from people', 'values (1)', 'describe people', 'summarize people',
    'show tables', `pivot people on name in ('Иван') using count(*)`, 'unpivot (select 1 a, 2 b) on a, b', '(select 1)', 'table people',
    'with recursive n as (select 1 i union all select i + 1 from n where i < 5) from n', 'select * from main.people', 'select * from memory.main.people',
    'select u from range(3) r(u)', `select * from unnest([1, 2])`, `select * from json_each('{"a": 1}')`, 'select people from people',
  ]) assert.ok((await engine.query([people], sql, { limit: 100 })).rows.length > 0, sql)
})

test('columns of one name stay apart', async () => {
  const { columns, rows } = await engine.query([people], 'select 1 a, 2 a', { limit: 1 })
  assert.deepEqual([columns.map(({ name }) => name), rows], [['a', 'a'], [[1, 2]]])
})

test('values keep what they say: large numbers, exact decimals, moments, bytes and nested values', async () => {
  const { rows } = await engine.query([people], `select 9007199254740993::bigint, 12345678901234567.89::decimal(20, 2), date '2024-02-29', timestamp '2024-02-29 12:30:00',
    timestamptz '2024-02-29 12:30:00+05', 'nan'::double, '-infinity'::double, '\\xAB'::blob, [1, null], {a: 1, b: ['x']}, map {'k': 2}, true, null`, { limit: 1 })
  assert.deepEqual(rows[0], ['9007199254740993', '12345678901234567.89', '2024-02-29', '2024-02-29T12:30:00', '2024-02-29T07:30:00Z', 'NaN', '-Infinity',
    'qw==', [1, null], { a: 1, b: ['x'] }, [{ key: 'k', value: 2 }], true, null])
})

test('a long value ends early and is told, and a page ends before it grows too large', async () => {
  const long = await engine.query([people], `select 'a', repeat('ә', 30000)`, { limit: 1 })
  assert.deepEqual([long.rows[0]?.[1]?.toString().length, long.cut], [20_000, [{ row: 0, column: 1 }]])
  const wide = await engine.query([people], `select repeat('x', 19000) from range(1000)`, { limit: 1000 })
  assert.ok(wide.truncated && wide.rows.length > 100 && wide.rows.length < 300)
})

test('a failure says what to mend, and where', async () => {
  await assert.rejects(engine.query([people], 'select id\nfrom peple', { limit: 1 }), (error: unknown) => {
    assert.ok(error instanceof QueryFailure)
    assert.deepEqual([error.reason, error.place], ['unknown table', { line: 2, column: 6 }])
    assert.match(error.text.ru, /Таблицы «peple» нет .*Есть таблицы: people\./)
    return true
  })
  await assert.rejects(engine.query([people], 'select nme from people', { limit: 1 }), (error: unknown) => {
    assert.ok(error instanceof QueryFailure)
    assert.deepEqual([error.reason, error.place], ['unknown column', { line: 1, column: 8 }])
    assert.match(error.text.kk, /«nme» деген баған жоқ.*id, name, pay/)
    return true
  })
  await assert.rejects(engine.query([people], 'selec 1', { limit: 1 }), reason('syntax'))
  await assert.rejects(engine.query([people], 'select shout(name) from people', { limit: 1 }), reason('unknown function'))
  await assert.rejects(engine.query([people], `select name::int from people`, { limit: 1 }), reason('value'))
  await assert.rejects(engine.query([people], '  ', { limit: 1 }), reason('empty'))
})

test('a page of a table is the rows of those numbers at any offset', async () => {
  for (const offset of [0, 49_998, 124_000, 249_997]) {
    const { rows, total, totalColumns } = await engine.rows(schools, { offset, length: 3, columns: ['id', 'title'] })
    assert.deepEqual(rows, [0, 1, 2].map((at) => [offset + at, `Мектеп № ${offset + at}`]))
    assert.deepEqual([total, totalColumns], [250_000, 6])
  }
  assert.deepEqual((await engine.rows(schools, { offset: 250_000, length: 3 })).rows, [])
  assert.deepEqual((await engine.rows(schools, { offset: Number.MAX_SAFE_INTEGER, length: 3 })).rows, [])
})

test('a table of several files is one table, and a page may begin in one file and end in the next', async () => {
  const more = await it.table('more', 'select range + 3 id from range(4)')
  const first = await it.table('first', 'select range id from range(3)')
  const both = { name: 'pair', files: [first.files[0], more.files[0]] }
  const { rows, total } = await engine.rows(both, { offset: 2, length: 3 })
  assert.deepEqual([rows, total], [[[2], [3], [4]], 7])
  assert.deepEqual((await engine.query([both], 'select sum(id) from pair', { limit: 1 })).rows, [[21]])
})

test('a filter, a search and an order choose and sort the rows, and the total is of what was chosen', async () => {
  const filtered = await engine.rows(schools, { offset: 10, length: 2, where: `region = 'Астана' and grade < 10`, columns: ['id'] })
  assert.equal(filtered.total, Array.from({ length: 250_000 }, (_, id) => id).filter((id) => id % 3 === 1 && id % 100 < 10).length)
  const searched = await engine.rows(schools, { offset: 0, length: 5, search: 'мектеп 24999', columns: ['id'] })
  assert.deepEqual([searched.total, searched.rows], [13, [[24_999], [124_999], [224_999], [249_990], [249_991]]])
  const ordered = await engine.rows(schools, { offset: 0, length: 2, orderBy: '"rank" desc, id', columns: ['rank', 'id'] })
  assert.deepEqual(ordered.rows, [[999, 333], [999, 1_333]])
  const again = await engine.rows(schools, { offset: filtered.total - 1, length: 2, where: `region = 'Астана' and grade < 10`, columns: ['id'] })
  assert.deepEqual([again.total, again.rows.length], [filtered.total, 1])
})

test('a filter is one condition on the one table, and an order names its columns', async () => {
  const rows = (asked: { where?: string; orderBy?: string; columns?: string[]; offset?: number }) => engine.rows(schools, { offset: 0, length: 1, ...asked })
  for (const where of ['1 = 1) or (1 = 1', '1 = 1; select 1', '1 = 1 -- x', '/* x */ true', `'a`, `E'\\'' = ''`, 'true\0', '$$a$$ = $$a$$', '(true]']) {
    await assert.rejects(rows({ where }), (error: unknown) => error instanceof QueryFailure && ['expression', 'syntax'].includes(error.reason), where)
  }
  await assert.rejects(rows({ where: `exists (from read_text('/etc/passwd'))` }), reason('forbidden'))
  await assert.rejects(rows({ where: `exists (from duckdb_settings())` }), reason('forbidden'))
  await assert.rejects(rows({ where: `id in (select id from people)` }), reason('unknown table'))
  await assert.rejects(rows({ where: `id = ?` }), (error: unknown) => error instanceof QueryFailure)
  await assert.rejects(rows({ where: 'missing = 1' }), reason('unknown column'))
  await assert.rejects(rows({ orderBy: 'hash(id)' }), reason('order'))
  await assert.rejects(rows({ orderBy: '(select 1)' }), reason('order'))
  await assert.rejects(rows({ orderBy: 'missing' }), reason('unknown column'))
  await assert.rejects(rows({ columns: ['missing'] }), reason('unknown column'))
  await assert.rejects(rows({ orderBy: 'id', offset: 100_000 }), reason('deep order'))
})

test('names of tables and columns may be anything', async () => {
  const odd = await it.table('odd', `select 1 as "a ""b"" 'c'", 2 as "select", 3 as "ә;--", 4 as "x\ny"`)
  const table = { name: `o'd "d; --`, files: odd.files }
  const { rows, columns } = await engine.rows(table, { offset: 0, length: 1, where: `"select" = 2`, orderBy: '"a ""b"" \'c\'" desc' })
  assert.deepEqual([columns.map(({ name }) => name), rows], [[`a "b" 'c'`, 'select', 'ә;--', 'x\ny'], [[1, 2, 3, 4]]])
  assert.deepEqual((await engine.query([table], `select "select" from "o'd ""d; --"`, { limit: 1 })).rows, [[2]])
  assert.equal((await engine.statistics(table)).columns.length, 4)
})

test('a file whose path has quotes and looks like a partition is read as it is', async () => {
  const file = join(it.folder, `year=2024 o'clock "x".parquet`)
  await copyFile(people.files[0], file)
  const { columns } = await engine.rows({ name: 'people', files: [file] }, { offset: 0, length: 1 })
  assert.deepEqual(columns.map(({ name }) => name), ['id', 'name', 'pay'])
})

test('later statements of ours see what earlier ones made, and read no file that they were not given', async () => {
  const pages = await engine.trusted({ inputs: people.files, statements: [`create table kept as from read_parquet('${people.files[0]}')`, 'select count(*) n from kept'] })
  assert.deepEqual(pages[1]?.rows, [[3]])
  await assert.rejects(engine.trusted({ inputs: [], statements: [`from read_parquet('${schools.files[0].replace(it.folder, '/tmp')}')`] }), reason('forbidden'))
  await assert.rejects(engine.trusted({ inputs: people.files, statements: [`copy (select 1) to '${join(it.folder, 'no.csv')}'`] }), reason('forbidden'))
})

test('a file that is made by statements of ours is taken alone, and what lies beside its place cannot be written', async () => {
  const [file, beside] = [join(it.folder, 'made.csv'), join(it.folder, 'beside.csv')]
  await writeFile(beside, 'of another')
  await engine.make({
    inputs: people.files, file,
    statements: (made) => [`copy (select count(*) n from read_parquet('${people.files[0]}')) to '${made}' (header)`, `copy (select 1) to '${made}.more' (header)`],
  })
  assert.equal(await readFile(file, 'utf8'), 'n\n3\n')
  assert.deepEqual((await readdir(it.folder)).filter((name) => name.startsWith('made.')), ['made.csv'])
  await assert.rejects(engine.make({ file, statements: () => [`copy (select 1) to '${beside}'`] }), reason('forbidden'))
  assert.equal(await readFile(beside, 'utf8'), 'of another')
})
