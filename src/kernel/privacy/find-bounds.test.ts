import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findBounds, planBounds, type UnboundedColumn } from './find-bounds.ts'
import { keyedRandom } from './random.ts'
import { type TestEngine, testEngine } from './testing.ts'

const secret = new Uint8Array(32).fill(5)
const columns: readonly UnboundedColumn[] = [
  { name: 'salary', kind: 'unbounded', of: 'whole' }, { name: 'year', kind: 'unbounded', of: 'whole' }, { name: 'debt', kind: 'unbounded', of: 'fraction' },
  { name: 'born', kind: 'unbounded', of: 'day' }, { name: 'never', kind: 'unbounded', of: 'whole' },
]

/** 4,000 people; one of them earns more than anybody. */
async function people(): Promise<TestEngine> {
  const engine = await testEngine()
  await engine.run(`CREATE TABLE people AS SELECT i AS id, CASE WHEN i = 7 THEN 900000000 ELSE 120 + i % 300 END AS salary, 2020 + i % 5 AS year,
    -(i % 40) * 0.25 AS debt, DATE '1961-03-04' + CAST(i % 9000 AS INTEGER) AS born, CAST(NULL AS INTEGER) AS never FROM range(4000) t(i)`)
  return engine
}

async function boundsOf(engine: TestEngine, label = 'one', rho = '0.05') {
  const plan = planBounds({ source: { table: 'people' }, unit: 'row', maxRows: 1 }, columns, rho)
  const results = []
  for (const { sql } of plan.reads) results.push(await engine.run(sql))
  return { plan, found: Object.fromEntries(findBounds(plan, results, keyedRandom(secret, label))) }
}

test('the ends are round steps around most values, and the one who has more than anybody does not move them', async () => {
  await using engine = await people()
  assert.deepEqual((await boundsOf(engine)).found, {
    salary: ['100', '500'], year: ['2020', '2025'], debt: ['-10', '0.01'], born: ['1961-01-01', '1972-12-31'],
  })
})

test('a column without values, and every column of a table of a few rows, has no ends', async () => {
  await using engine = await people()
  await engine.run('DELETE FROM people WHERE id >= 5')
  assert.deepEqual((await boundsOf(engine)).found, {})
})

test('what it costs is told before reading and lies within what was offered', () => {
  const { cost, reads } = planBounds({ source: { table: 'people' }, unit: { column: 'id' }, maxRows: 4 }, columns, '0.03')
  assert.equal(reads.length, 5)
  assert.ok(Number(cost.rho) <= 0.03 && Number(cost.rho) > 0.0299)
})
