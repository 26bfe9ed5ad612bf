import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import { ingest, sampleColumns } from './index.ts'
import { inFolder } from './testing.ts'

/** Cells of every kind, by the number of their column. */
const kinds: readonly ((row: number, column: number) => string)[] = [
  (row, column) => String(row * 7 + column), (row, column) => (row * 1.37 + column).toFixed(3), (row) => `түрі ${row % 5}`, (row) => `2026-01-${String(row + 1).padStart(2, '0')}`,
  (row) => (row % 2 === 0 ? 'иә' : 'жоқ'), (row, column) => `мәтіні ұзынырақ жол ${row * 31 + column}`, (row) => (row === 3 ? '' : `1${row % 10}:30`), (row, column) => `0${row}${column}`,
]
const types = ['BIGINT', 'DOUBLE', 'VARCHAR', 'DATE', 'BOOLEAN', 'VARCHAR', 'TIME', 'VARCHAR']

const wide = (columns: number, rows = 12): string => `${[
  Array.from({ length: columns }, (_, column) => `c${column}`),
  ...Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => kinds[column % kinds.length]!(row, column))),
].map((cells) => cells.join(',')).join('\n')}\n`

for (const count of [250, 2000]) {
  test(`a table of ${count} columns of every kind is read, described and sampled`, async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'u')
      await writeFile(path, wide(count))
      const { tables: [table] } = await ingest({ path, name: 'u.csv', output: join(folder, 'out') })
      assert.deepEqual(table?.columns.map(({ type }) => type), Array.from({ length: count }, (_, column) => types[column % types.length]))
      assert.equal(table.rows, 12)
      assert.deepEqual(table.profile.columns[4], { name: 'c4', type: 'BOOLEAN', kind: 'boolean', nulls: 0, distinct: 2, top: [{ value: 'false', count: 6 }, { value: 'true', count: 6 }] })
      assert.equal((await sampleColumns(table.parquet)).length, count)
    })
  })
}

test('2,000 columns pass as JSON and as Parquet too, and 2,001 are refused with words that say what to do', async () => {
  await inFolder(async (folder) => {
    const written = async (columns: number, format: string): Promise<string> => {
      const path = join(folder, `u.${format}`)
      const instance = await DuckDBInstance.create(':memory:')
      const connection = await instance.connect()
      const list = Array.from({ length: columns }, (_, column) => `${column % 2 === 0 ? 'i' : "'мәтін ' || i"} as c${column}`)
      await connection.run(`copy (select ${list.join(', ')} from range(3) as t(i)) to '${path}' (format ${format})`)
      connection.closeSync()
      instance.closeSync()
      return path
    }
    for (const format of ['json', 'parquet']) {
      const { tables } = await ingest({ path: await written(2000, format), name: `u.${format}`, output: join(folder, format) })
      assert.deepEqual(tables.map(({ columns, rows }) => [columns.length, rows]), [[2000, 3]])
      await assert.rejects(ingest({ path: await written(2001, format), name: `u.${format}`, output: join(folder, format) }), { kind: 'limited', message: /more than 2,000 columns/ })
    }
    const path = join(folder, 'u')
    await writeFile(path, wide(2001))
    await assert.rejects(ingest({ path, name: 'u.csv', output: join(folder, 'csv') }), { kind: 'limited', message: /more than 2,000 columns\. Turn columns into rows/ })
  })
})
