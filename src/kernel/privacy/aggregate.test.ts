import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Failure } from '../../law/failure.ts'
import { locales } from '../../law/text.ts'
import { type AggregateRequest, type AggregateTable, readAggregateRequest } from './aggregate-request.ts'
import { queryKey } from './aggregate-sql.ts'
import { affords, charge, openBudget } from './budget.ts'
import { answerExactly, planExactly } from './exact-aggregate.ts'
import { answerPrivately, planPrivately, type PrivateAnswer } from './private-aggregate.ts'
import { keyedRandom, systemRandom } from './random.ts'
import { type TestEngine, testEngine } from './testing.ts'

const secret = new Uint8Array(32).fill(1)
/** So little noise that the answer is the number itself. */
const exact = { mechanism: 'gaussian', rho: '1000000000000000000000000' } as const

const visits: AggregateTable = {
  name: 'visits', source: { table: 'visits' }, unit: { column: 'patient' }, maxRows: 2,
  columns: {
    region: { kind: 'category', categories: ['Абай', "O'Brien", 'Шымкент'], public: true },
    diagnosis: { kind: 'category', categories: ['A', 'B'] },
    cost: { kind: 'number', places: 2, bounds: ['0', '100.5'] },
    age: { kind: 'number', places: 0, public: true },
    day: { kind: 'day', public: true },
  },
}
const rowsOf: AggregateTable = { ...visits, unit: 'row', maxRows: 1 }

async function hospital(): Promise<TestEngine> {
  const engine = await testEngine()
  await engine.run(`CREATE TABLE visits (patient VARCHAR, region VARCHAR, diagnosis VARCHAR, cost VARCHAR, age INTEGER, day DATE);
    INSERT INTO visits VALUES
      ('p1', 'Абай', 'A', '10.005', 30, '2026-01-05'), ('p1', 'Абай', 'A', '20', 30, '2026-01-06'),
      ('p1', 'Абай', 'B', '1000', 30, '2026-01-07'),
      ('p2', 'O''Brien', 'B', '-5', 41, '2026-02-01'), ('p3', 'nowhere', NULL, 'nine', 41, NULL),
      (NULL, 'Абай', 'A', '1', 50, '2026-01-05')`)
  return engine
}

const ask = async (engine: TestEngine, request: AggregateRequest, table = rowsOf): Promise<PrivateAnswer> => {
  const plan = planPrivately(readAggregateRequest(request, table), table, exact, 'v1')
  return answerPrivately(plan, await engine.run(plan.sql), systemRandom())
}
const cells = (answer: PrivateAnswer) =>
  answer.cells.map(({ group, bin, value }) => [...Object.values(group), ...bin === undefined ? [] : [bin], value])

test('counts come for every declared category and for the rest, also where no row is', async () => {
  await using engine = await hospital()
  assert.deepEqual(cells(await ask(engine, { table: 'visits', measure: 'count', groupBy: 'region' })),
    [['Абай', '4'], ["O'Brien", '1'], ['Шымкент', '0'], [null, '1']])
})

test('sums are exact in the places of the column, and count values beyond the bounds as the bounds', async () => {
  await using engine = await hospital()
  // 10.005 → 10.01 (half away), 20, 1000 → 100.5, −5 → 0, "nine" is no number, 1.
  assert.deepEqual(cells(await ask(engine, { table: 'visits', measure: { sum: 'cost' } })), [['131.51']])
  assert.deepEqual(cells(await ask(engine, { table: 'visits', measure: { sum: 'cost', bounds: [-10, 10] } })), [['26']])
  assert.deepEqual(cells(await ask(engine, { table: 'visits', measure: { mean: 'cost' } })), [['26.302']])
})

test('histograms have a bin below, between, from the last edge on, and for what is missing', async () => {
  await using engine = await hospital()
  assert.deepEqual(cells(await ask(engine, { table: 'visits', measure: { histogram: 'age', edges: [31, 50] } })), [
    [{ from: null, below: '31' }, '3'], [{ from: '31', below: '50' }, '2'], [{ from: '50', below: null }, '1'], [null, '0'],
  ])
  assert.deepEqual(cells(await ask(engine, { table: 'visits', measure: { histogram: 'day', edges: ['2026-02-01'] } })), [
    [{ from: null, below: '2026-02-01' }, '4'], [{ from: '2026-02-01', below: null }, '1'], [null, '1'],
  ])
  assert.deepEqual(cells(await ask(engine, { table: 'visits', measure: { histogram: 'diagnosis' }, groupBy: ['region'] })).slice(0, 3),
    [['Абай', 'A', '3'], ['Абай', 'B', '1'], ['Абай', null, '0']])
})

test('conditions select rows by public columns', async () => {
  await using engine = await hospital()
  const count = async (where: AggregateRequest['where']) =>
    (await ask(engine, { table: 'visits', measure: 'count', ...where && { where } })).cells[0]?.value
  assert.equal(await count([{ column: 'region', is: ['Абай', "O'Brien"] }]), '5')
  assert.equal(await count([{ column: 'age', from: 41 }, { column: 'region', is: 'Абай' }]), '1')
  assert.equal(await count([{ column: 'day', from: '2026-01-06', below: '2026-02-01' }]), '2')
})

test('a person with many rows counts with so many only, and rows without a person do not count', async () => {
  await using engine = await hospital()
  assert.deepEqual(cells(await ask(engine, { table: 'visits', measure: 'count' }, visits)), [['4']])
  assert.deepEqual(cells(await ask(engine, { table: 'visits', measure: 'count', groupBy: 'region' }, visits)),
    [['Абай', '2'], ["O'Brien", '1'], ['Шымкент', '0'], [null, '1']])
})

test('no person moves the exact numbers by more than the noise is made for', async () => {
  await using engine = await testEngine()
  await engine.run('CREATE TABLE visits (patient INTEGER, region VARCHAR, diagnosis VARCHAR, cost INTEGER, age INTEGER, day DATE)')
  const row = fc.record({ patient: fc.integer({ min: 0, max: 3 }), region: fc.constantFrom('Абай', 'Шымкент', 'x'),
    cost: fc.integer({ min: -50, max: 150 }) })
  const plan = planPrivately(readAggregateRequest({ table: 'visits', measure: { sum: 'cost' }, groupBy: 'region' }, visits), visits,
    exact, 'v')
  const sums = async (rows: readonly { patient: number; region: string; cost: number }[]) => {
    await engine.run('DELETE FROM visits')
    for (const { patient, region, cost } of rows) {
      await engine.run(`INSERT INTO visits VALUES (${patient}, '${region}', NULL, ${cost}, NULL, NULL)`)
    }
    return new Map((await engine.run(plan.sql)).map((found) => [String(found['d0']), Number(found['s'])]))
  }
  await fc.assert(fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
    const all = await sums(rows)
    const without = await sums(rows.filter(({ patient }) => patient !== 0))
    const moved = ['0', '2', '3'].reduce((sum, cell) => sum + Math.abs((all.get(cell) ?? 0) - (without.get(cell) ?? 0)), 0)
    assert.ok(moved <= 2 * 10_050, `moved by ${moved}`)
  }), { numRuns: 25 })
})

test('the plan tells the price and the size of the noise before anything is read, in three languages', () => {
  const plan = planPrivately(readAggregateRequest({ table: 'visits', measure: 'count' }, visits), visits,
    { mechanism: 'gaussian', rho: '0.005' }, 'v1')
  assert.deepEqual(plan.cost, { rho: '0.005', delta: '0' })
  assert.deepEqual(plan.count?.noise, { mechanism: 'gaussian', variance: { n: 400n, d: 1n } })
  assert.ok(plan.notes.some(({ en }) => en === 'In 95 answers out of 100 the noise is at most 39.'))
  for (const note of plan.notes) for (const locale of locales) assert.doesNotMatch(note[locale], /undefined|NaN/)
  const mean = planPrivately(readAggregateRequest({ table: 'visits', measure: { mean: 'cost' } }, visits), visits,
    { mechanism: 'gaussian', rho: '0.01' }, 'v1')
  assert.deepEqual(mean.cost, { rho: '0.01', delta: '0' })
})

test('intervals hold the number without noise about as often as they say', () => {
  const query = (measure: AggregateRequest['measure']) => readAggregateRequest({ table: 'visits', measure }, rowsOf)
  const random = keyedRandom(secret, 'intervals')
  for (const [measure, truth] of [['count', 1000], [{ mean: 'cost' }, 30]] as const) {
    for (const precision of [{ mechanism: 'gaussian', rho: '0.01' }, { mechanism: 'laplace', epsilon: '0.1' }] as const) {
      const plan = planPrivately(query(measure), rowsOf, precision, 'v')
      const held = Array.from({ length: 400 }, () => answerPrivately(plan, [{ n: 1000, s: 3_000_000 }], random).cells[0])
        .filter((cell) => cell !== undefined && Number(cell.low) <= truth && truth <= Number(cell.high)).length
      assert.ok(held >= 360, `${held} of 400`)
      if (measure === 'count') assert.ok(held < 400)
    }
  }
})

test('a mean of nobody is not told, and its interval is all that the bounds allow', () => {
  const plan = planPrivately(readAggregateRequest({ table: 'visits', measure: { mean: 'cost' } }, rowsOf), rowsOf,
    { mechanism: 'gaussian', rho: '0.0001' }, 'v')
  const seen = Array.from({ length: 40 }, (_, turn) => answerPrivately(plan, [], keyedRandom(secret, String(turn))).cells[0])
  assert.ok(seen.some((cell) => cell?.value === null))
  for (const cell of seen) if (cell?.value === null) assert.deepEqual([cell.low, cell.high], ['0', '100.5'])
})

test('noise is whole in the last place of the column', () => {
  const plan = planPrivately(readAggregateRequest({ table: 'visits', measure: { sum: 'cost' } }, rowsOf), rowsOf,
    { mechanism: 'laplace', epsilon: '0.37' }, 'v')
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (sum) => {
    const cell = answerPrivately(plan, [{ n: '5', s: String(sum) }], systemRandom()).cells[0]
    assert.match(cell?.value ?? '', /^-?\d+(\.\d{1,2})?$/)
  }))
})

test('what does not fit the language or the table is named field by field', () => {
  const fields = (request: unknown): readonly (string | undefined)[] => {
    try {
      readAggregateRequest(request, visits)
    } catch (error) {
      assert.ok(error instanceof Failure && error.kind === 'invalid')
      for (const { text } of error.problems) for (const locale of locales) assert.ok(text[locale].length > 0)
      return error.problems.map(({ field }) => field)
    }
    return []
  }
  assert.deepEqual(fields({ table: 'visits', measure: 'count', sql: 'DROP' }), [''])
  assert.deepEqual(fields({ table: 'else', measure: 'count', groupBy: 'diagnosis', where: [{ column: 'diagnosis', is: 'A' }] }),
    ['table', 'groupBy.0', 'where.0.column'])
  assert.deepEqual(fields({ table: 'visits', measure: { sum: 'region' } }), ['measure.sum'])
  assert.deepEqual(fields({ table: 'visits', measure: { sum: 'constructor' } }), ['measure.sum'])
  assert.deepEqual(fields({ table: 'visits', measure: { mean: 'cost', bounds: [5, 5] } }), ['measure.bounds'])
  assert.deepEqual(fields({ table: 'visits', measure: { mean: 'cost', bounds: ['0.001', 5] } }), ['measure.bounds'])
  assert.deepEqual(fields({ table: 'visits', measure: { histogram: 'age', edges: [3, 2] } }), ['measure.edges'])
  assert.deepEqual(fields({ table: 'visits', measure: 'count', where: [{ column: 'region', is: "x' OR 1=1 --" }] }), ['where.0.is'])
  assert.deepEqual(fields({ table: 'visits', measure: 'count', where: [{ column: 'age', from: '1 OR 1=1' }] }), ['where.0'])
  assert.throws(() => planPrivately(readAggregateRequest({ table: 'visits', measure: { sum: 'age' } }, visits), visits, exact, 'v'),
    (error) => error instanceof Failure && error.problems[0]?.field === 'measure.bounds')
})

test('one question has one name, however it is written; another version, table or precision has another', () => {
  const key = (request: AggregateRequest, version = 'v', precision: object = exact) =>
    queryKey(version, visits, readAggregateRequest(request, visits), precision)
  const first = key({ table: 'visits', measure: 'count', groupBy: ['region'],
    where: [{ column: 'age', from: 5 }, { column: 'region', is: ['Шымкент', 'Абай', 'Абай'] }] })
  assert.equal(first, key({ table: 'visits', measure: 'count', groupBy: 'region',
    where: [{ column: 'region', is: ['Абай', 'Шымкент'] }, { column: 'age', from: '5.0' }, { column: 'age', from: '05' }] }))
  const plain = { table: 'visits', measure: 'count' } as const
  assert.notEqual(key(plain), key(plain, 'v2'))
  assert.notEqual(key(plain), key(plain, 'v', { rho: '1' }))
  assert.equal(key(plain), key({ ...plain, where: [], groupBy: [] }))
})

test('an attacker who repeats a question to average the noise away gets one answer, and who varies it runs out of budget', () => {
  const precision = { mechanism: 'gaussian', rho: '0.01' } as const
  const plan = (request: AggregateRequest) => planPrivately(readAggregateRequest(request, rowsOf), rowsOf, precision, 'v')
  const kept = new Map<string, PrivateAnswer>()
  let budget = openBudget('0.1')
  const truth = 1000
  const answer = (request: AggregateRequest): PrivateAnswer | undefined => {
    const next = plan(request)
    const known = kept.get(next.key)
    if (known !== undefined) return known
    if (!affords(budget, next.cost)) return undefined
    budget = charge(budget, next.cost)
    const given = answerPrivately(next, [{ n: String(truth) }], keyedRandom(secret, next.key))
    kept.set(next.key, given)
    return given
  }
  const repeated = new Set(Array.from({ length: 1000 }, () => answer({ table: 'visits', measure: 'count' })?.cells[0]?.value))
  assert.equal(repeated.size, 1)
  // The same rows under ever other conditions: each costs, and ten answers are all that there are.
  const varied = Array.from({ length: 1000 }, (_, turn) =>
    answer({ table: 'visits', measure: 'count', where: [{ column: 'age', from: -turn }] })).filter((given) => given !== undefined)
  assert.equal(varied.length, 9)
  assert.throws(() => charge(budget, plan({ table: 'visits', measure: 'count', where: [{ column: 'age', from: 1 }] }).cost), Failure)
  // An answer that was lost comes back with the same noise.
  const first = plan({ table: 'visits', measure: 'count' })
  assert.deepEqual(answerPrivately(first, [{ n: String(truth) }], keyedRandom(secret, first.key)), kept.get(first.key))
})

test('exact answers, for whoever may see the rows, count every row and round means to two places more', async () => {
  await using engine = await testEngine()
  await engine.run(`CREATE TABLE visits AS SELECT i AS patient, CASE WHEN i < 3 THEN 'Абай' ELSE 'Шымкент' END AS region,
    'A' AS diagnosis, CASE WHEN i = 0 THEN 1000 ELSE i END AS cost, i AS age, DATE '2026-01-01' AS day FROM range(31) t(i)`)
  const asked = async (request: AggregateRequest) => {
    const plan = planExactly(readAggregateRequest(request, rowsOf), rowsOf, 'v')
    return answerExactly(plan, await engine.run(plan.sql)).cells.map((cell) => [...Object.values(cell.group), cell.status === 'shown' ? cell.value : cell.status])
  }
  assert.deepEqual(await asked({ table: 'visits', measure: 'count', groupBy: 'region' }), [['Абай', '3'], ["O'Brien", 'empty'], ['Шымкент', '28'], [null, 'empty']])
  assert.deepEqual(await asked({ table: 'visits', measure: { mean: 'cost' } }), [['47.2581']], 'beyond the bounds too')
  assert.deepEqual(await asked({ table: 'visits', measure: { sum: 'cost' }, where: [{ column: 'age', below: 1 }] }), [['1000']])
})
