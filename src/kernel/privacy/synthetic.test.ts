import assert from 'node:assert/strict'
import { test } from 'node:test'
import { locales } from '../../law/text.ts'
import { keyedRandom } from './random.ts'
import { syntheticRows, type SyntheticRow } from './synthetic-rows.ts'
import { fitSynthesis, planSynthesis, type SyntheticModel, type SyntheticTable } from './synthetic.ts'
import { type TestEngine, testEngine } from './testing.ts'

const secret = new Uint8Array(32).fill(3)
const random = (label: string) => keyedRandom(secret, label)

const table: SyntheticTable = {
  source: { table: 'patients' }, unit: { column: 'person' }, maxRows: 1, rho: '0.5', delta: 1e-6,
  columns: [
    { name: 'id', kind: 'identifier', of: 'key' },
    { name: 'clinic', kind: 'identifier', of: 'key' },
    { name: 'sex', kind: 'category', categories: ['ер', 'әйел'] },
    { name: 'diagnosis', kind: 'category', categories: ['A', 'B'], given: 'sex' },
    { name: 'drug', kind: 'category' },
    { name: 'cost', kind: 'number', bounds: ['0', '100'], places: 2 },
    { name: 'admitted', kind: 'day', bounds: ['2025-01-01', '2025-12-31'] },
    { name: 'complaint', kind: 'text' },
  ],
}

async function hospital(): Promise<TestEngine> {
  const engine = await testEngine()
  // Men have A, women have B; two drugs are common, and each person has one that nobody else has or a number.
  await engine.run(`CREATE TABLE patients AS SELECT i AS id, 'person ' || i AS person, 'c' AS clinic,
    CASE WHEN i % 4 = 0 THEN 'ер' ELSE 'әйел' END AS sex, CASE WHEN i % 4 = 0 THEN 'A' ELSE 'B' END AS diagnosis,
    CASE WHEN i < 2000 THEN 'аспирин' WHEN i < 3000 THEN 'йод' WHEN i < 3500 THEN '870412300415' ELSE 'own ' || i END AS drug,
    CASE WHEN i % 2 = 0 THEN 10.5 ELSE NULL END AS cost, DATE '2025-01-01' + CAST(i % 30 AS INTEGER) AS admitted,
    'secret of ' || i AS complaint FROM range(4000) t(i)`)
  return engine
}

async function modelOf(engine: TestEngine, label = 'fit', asked = table): Promise<SyntheticModel> {
  const plan = planSynthesis(asked)
  const results = []
  for (const { sql } of plan.reads) results.push(await engine.run(sql))
  return fitSynthesis(plan, results, random(label))
}

const take = (model: SyntheticModel, count: number, label = 'rows'): readonly SyntheticRow[] =>
  [...syntheticRows(model, random(label)).take(count)]

test('rows look like the data column by column', async () => {
  await using engine = await hospital()
  const model = await modelOf(engine)
  assert.ok(Math.abs(model.rows - 4000) < 100)
  const rows = take(model, 2000)
  const share = (holds: (row: SyntheticRow) => boolean): number => rows.filter(holds).length / rows.length
  assert.ok(Math.abs(share(({ sex }) => sex === 'ер') - 0.25) < 0.05)
  assert.ok(Math.abs(share(({ drug }) => drug === 'аспирин') - 0.5) < 0.05)
  assert.ok(Math.abs(share(({ cost }) => cost === null) - 0.5) < 0.05)
  assert.ok(share(({ cost }) => cost === null || (Number(cost) >= 10 && Number(cost) < 15.01)) > 0.95)
  assert.ok(share(({ admitted }) => admitted !== null && admitted !== undefined && admitted < '2025-02-10') > 0.95)
  for (const { cost, admitted } of rows) {
    if (cost !== null) assert.match(cost ?? '', /^\d{1,3}\.\d\d$/)
    if (admitted !== null) assert.match(admitted ?? '', /^2025-\d\d-\d\d$/)
  }
})

test('a column that was said to depend on another keeps that, and the page says which', async () => {
  await using engine = await hospital()
  const model = await modelOf(engine)
  const men = take(model, 2000).filter(({ sex }) => sex === 'ер')
  assert.ok(men.filter(({ diagnosis }) => diagnosis === 'A').length / men.length > 0.9)
  assert.ok(model.words.some(({ en }) => en.includes('diagnosis ← sex')))
  const apart = await modelOf(engine, 'fit', { ...table, columns: table.columns.filter(({ name }) => name !== 'diagnosis') })
  assert.ok(apart.words.some(({ en }) => en.startsWith('The columns are independent')))
  for (const text of model.words) for (const locale of locales) assert.doesNotMatch(text[locale], /undefined|NaN/)
})

test('no text, number or rare value of a real row appears', async () => {
  await using engine = await hospital()
  const model = await modelOf(engine)
  const all = JSON.stringify([model, take(model, 500)])
  assert.doesNotMatch(all, /secret of|own |person |870412300415/)
  for (const [index, { id, clinic, complaint }] of take(model, 200).entries()) assert.deepEqual([id, clinic, complaint], [String(index + 1), String(index + 1), '[мәтін · текст · text]'])
  const drugs = model.marginals.find(({ column }) => column === 'drug')?.bins
  assert.deepEqual(drugs, { kind: 'category', categories: ['аспирин', 'йод'] })
})

test('the same secret and version give the same rows', async () => {
  await using engine = await hospital()
  const model = await modelOf(engine)
  assert.deepEqual(take(model, 50, 'v1'), take(model, 50, 'v1'))
  assert.notDeepEqual(take(model, 50, 'v1'), take(model, 50, 'v2'))
})

test('the price is told before reading and lies within what was offered', () => {
  const { cost, reads } = planSynthesis(table)
  assert.equal(reads.length, 5)
  assert.ok(Number(cost.rho) <= 0.5 && Number(cost.rho) > 0.4999)
  assert.ok(Number(cost.delta) >= 1e-6 && Number(cost.delta) < 1.1e-6)
  assert.deepEqual(planSynthesis({ ...table, columns: table.columns.slice(0, 2) }), {
    table: { ...table, columns: table.columns.slice(0, 2) }, reads: [], cost: { rho: '0', delta: '0' },
  })
})

test('a declaration that would protect nobody is refused', () => {
  const { delta: _, ...without } = table
  assert.throws(() => planSynthesis(without), /δ/)
  assert.throws(() => planSynthesis({ ...table, unit: 'row', maxRows: 3 }), RangeError)
  assert.throws(() => planSynthesis({ ...table, columns: [{ name: 'x', kind: 'category', categories: ['1'], given: 'y' }] }), RangeError)
  assert.throws(() => planSynthesis({ ...table, columns: [{ name: 'x', kind: 'number', bounds: ['5', '5'], places: 0 }] }), RangeError)
})

test('an empty table gives rows all the same', async () => {
  await using engine = await hospital()
  await engine.run('DELETE FROM patients')
  const rows = take(await modelOf(engine), 20)
  assert.equal(rows.length, 20)
})
