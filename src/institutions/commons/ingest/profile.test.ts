import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { ingest, profileParquet, sampleColumns } from './index.ts'
import { inFolder, readUpload } from './testing.ts'

const csv = ['id,облыс,сома,күні,белсенді,пікір',
  '1,Абай,10.50,2026-01-01,иә,Өте жақсы қызмет', '2,Абай,20.00,2026-01-02,жоқ,Рахмет', '3,Тараз,30.25,2026-01-03,иә,', '4,Тараз,40.00,2027-01-01,иә,Кеш жеткізілді',
  '5,Абай,,2025-12-31,,Хороший сервис', '5,Абай,,2025-12-31,,Хороший сервис'].join('\n')

test('a table is described: rows, repeats, the newest day that has come, languages and words of what people wrote', async () => {
  const { tables: [table] } = await readUpload('t.csv', csv)
  const { rows, duplicates, bytes, newest, language, tokens } = table!.profile
  assert.deepEqual({ rows, duplicates, newest, tokens }, { rows: 6, duplicates: 1, newest: '2026-01-03', tokens: 10 })
  assert.ok(bytes > 0)
  assert.deepEqual(language, { kk: 0.5172, ru: 0.4828, en: 0, other: 0 })
})

test('a column is described by its kind: bounds, moments, buckets, most frequent values, lengths', async () => {
  const { tables: [table] } = await readUpload('t.csv', csv)
  const [id, region, sum, day, active, opinion] = table!.profile.columns
  assert.deepEqual(id, {
    name: 'id', type: 'BIGINT', kind: 'integer', nulls: 0, distinct: 5, min: 1, max: 5, mean: 20 / 6, median: 3.5, std: id?.std,
    histogram: { edges: [0, 1, 2, 3, 4, 5], counts: [1, 1, 1, 1, 2] },
  })
  assert.ok(Math.abs((id?.std ?? 0) - Math.sqrt(40 / 3 / 5)) < 1e-9)
  assert.deepEqual(region, {
    name: 'облыс', type: 'VARCHAR', kind: 'category', nulls: 0, distinct: 2, min: 'Абай', max: 'Тараз', lengths: { min: 4, mean: 26 / 6, max: 5 },
    top: [{ value: 'Абай', count: 4 }, { value: 'Тараз', count: 2 }],
  })
  assert.deepEqual({ ...sum, std: undefined, histogram: sum?.histogram?.counts }, {
    name: 'сома', type: 'DECIMAL(18,2)', kind: 'number', nulls: 2, distinct: 4, min: 10.5, max: 40, mean: 25.1875, median: 25.125, std: undefined,
    histogram: [1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1],
  })
  assert.deepEqual({ ...day, histogram: undefined }, {
    name: 'күні', type: 'DATE', kind: 'date', nulls: 0, distinct: 5, min: '2025-12-31', max: '2027-01-01', median: day?.median, histogram: undefined,
  })
  assert.deepEqual(active, {
    name: 'белсенді', type: 'BOOLEAN', kind: 'boolean', nulls: 2, distinct: 2, top: [{ value: 'true', count: 3 }, { value: 'false', count: 1 }],
  })
  assert.equal(opinion?.kind, 'category')
  assert.equal(opinion?.nulls, 1)
})

test('codes are identifiers, coordinates are geo, lists are nested', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => JSON.stringify({ бсн: `0001400012${String(index).padStart(2, '0')}`, lat: 43 + index / 100, lon: 76.5, тізім: [index], row_id: index }))
  const { tables: [table] } = await readUpload('t.jsonl', rows.join('\n'))
  assert.deepEqual(table?.profile.columns.map(({ name, kind }) => `${name}: ${kind}`), ['бсн: identifier', 'lat: geo', 'lon: geo', 'тізім: nested', 'row_id: identifier'])
})

test('a large table is described as a small one: counts exact, different values and medians within two hundredths', async () => {
  const { tables: [table] } = await readUpload('t.csv', `n,c\n${Array.from({ length: 200_000 }, (_, index) => `${index % 50_000},${index % 7}`).join('\n')}\n`)
  const [n] = table!.profile.columns
  assert.equal(table?.profile.rows, 200_000)
  assert.ok(Math.abs((n?.distinct ?? 0) / 50_000 - 1) < 0.03)
  assert.ok(Math.abs(Number(n?.median) / 25_000 - 1) < 0.02)
  assert.equal(n?.histogram?.counts.reduce((sum, count) => sum + count, 0), 200_000)
})

test('a Parquet file is described and sampled by itself; the sample is the same every time and spread over the whole', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'u')
    await writeFile(path, `id,t\n${Array.from({ length: 10_000 }, (_, index) => `${index},${index % 2 === 0 ? '' : `мән ${index % 10}`}`).join('\n')}\n`)
    const { tables: [table] } = await ingest({ path, name: 'u.csv', output: join(folder, 'out') }, { today: '2026-11-24' })
    assert.deepEqual(await profileParquet(table!.parquet, { today: '2026-11-24' }), table?.profile)
    const sample = await sampleColumns(table!.parquet, { count: 100 })
    assert.deepEqual(await sampleColumns(table!.parquet, { count: 100 }), sample)
    const ids = sample[0]!.values.map(Number)
    assert.ok(ids.length >= 90 && ids.length <= 110)
    assert.deepEqual([0, 1, 2, 3].map((quarter) => ids.some((id) => Math.floor(id / 2500) === quarter)), [true, true, true, true])
    assert.equal(sample[0]!.distinctRatio, 1)
    assert.ok(sample[1]!.values.every((value) => /^мән [13579]$/.test(value)))
    assert.ok(sample[1]!.distinctRatio < 0.01)
  })
})
