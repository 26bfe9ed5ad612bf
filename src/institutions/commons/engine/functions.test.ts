import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { allowed, closed, judgeFunction } from './functions.ts'
import { QueryFailure } from './index.ts'
import { openTestEngine } from './testing.ts'

const it = await openTestEngine()
after(() => it[Symbol.asyncDispose]())
const table = await it.table('t', 'select range id from range(10)')
const [page] = await it.engine.trusted({ statements: ['select distinct function_name from duckdb_functions() order by 1'], rows: 10_000 })
const known = page!.rows.map(([name]) => String(name))
const named = (groups: typeof allowed): readonly string[] => groups.flatMap(([, names]) => names.trim().split(/\s+/))

test('every function that the pinned DuckDB has was looked at: a new one is allowed or closed by somebody, with a reason', () => {
  assert.ok(known.length > 900)
  assert.deepEqual(known.filter((name) => judgeFunction(name) === 'unknown'), [], 'put these names into engine/functions.ts')
})

test('the lists name nothing that DuckDB has no longer, and nothing twice', () => {
  const has = new Set(known.map((name) => name.toLowerCase()))
  const exact = [...named(allowed), ...named(closed)].filter((name) => !name.endsWith('*') || name === '*' || name === '**' || name === '~~*' || name === '!~~*')
  // It is one of the shell of DuckDB, which a later version may bring into the engine.
  assert.deepEqual(exact.filter((name) => !has.has(name.toLowerCase()) && name !== 'getenv'), [])
  assert.deepEqual(exact.filter((name, at) => exact.indexOf(name) !== at), [])
})

test('what is in no list is refused by its name, whether DuckDB has it or not', async () => {
  for (const sql of ['select brand_new_function(id) from t', 'select sum(id) over (order by brand_new_function(id)) from t', 'select brand_new_function(id) over () from t']) {
    await assert.rejects(it.engine.query([table], sql, { limit: 1 }), (error: unknown) =>
      error instanceof QueryFailure && error.reason === 'unknown function' && error.text.kk.includes('brand_new_function') && error.place !== undefined)
  }
})

test('all ways of SQL that the parser turns into functions are open', async () => {
  for (const sql of [
    `select extract(year from date '2024-02-29'), interval '1' day, timestamp '2024-02-29 10:00:00' at time zone 'Asia/Almaty', current_date, current_timestamp is not null`,
    `select 'a' || 'b', 'a' like 'A', 'a' ilike 'A', 'a' not like 'b', 'a%' like 'a!%' escape '!', 'a' similar to 'a', 'a' glob 'a*', trim(both 'x' from 'xax'), substring('abc' from 2), position('b' in 'abc')`,
    `select [1, 2][1], [1, 2, 3][1:2], {'a': 1}.a, map {'a': 1}['a'], [x + 1 for x in [1, 2] if x > 1], list_transform([1], lambda x: x + 1), row(1, 2), coalesce(null, 1), ifnull(null, 1), nullif(1, 1), 5!, -1, ~1, 2 ** 3, 7 // 2, 7 % 2`,
    `select '{"a": [1]}'::json -> 'a', '{"a": 1}'::json ->> 'a', json_extract('{"a": 1}', '$.a')`, `select unnest([1, 2]), case when id > 1 then 1 else 0 end, if(true, 1, 2), try_cast('x' as int) from t`,
    `select count(*), count(distinct id), sum(id) filter (where id > 1), string_agg(id::varchar, ',' order by id), median(id), quantile_cont(id, 0.5), mode(id), arg_max(id, id) from t`,
    `select row_number() over (order by id), rank() over w, lag(id) over w, first_value(id) over w, ntile(2) over w, sum(id) over (order by id rows 1 preceding) from t window w as (order by id)`,
    `select grouping(id), count(*) from t group by rollup (id)`, 'from t select columns(*) + 1', `from (values ('a', 1)) v(name, n) pivot (sum(n) for name in ('a'))`, 'from (select 1 a, 2 b) unpivot (n for name in (a, b))',
    `select 'ә' collate icu_noaccent`, `select version(), typeof(id), hash(id), md5('x'), uuid() is not null from t limit 1`,
  ]) assert.ok((await it.engine.query([table], sql, { limit: 100 })).rows.length > 0, sql)
})
