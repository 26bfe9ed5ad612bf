import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { locales } from '../../law/text.ts'
import { type AnonymityQuestion, type AnonymityReport, anonymityReport, anonymityStatements } from './anonymity.ts'
import { type ColumnFacts, proposeQuasiIdentifiers } from './quasi-identifiers.ts'
import { type TestEngine, testEngine } from './testing.ts'

const question: AnonymityQuestion = {
  source: { table: 'people' }, k: 3, sensitive: ['diagnosis'],
  quasi: [{ column: 'sex', kind: 'sex' }, { column: 'age', kind: 'age' }, { column: 'home', kind: 'settlement' }],
}

async function reportOn(engine: TestEngine, asked = question): Promise<AnonymityReport> {
  const { groups, sensitive } = anonymityStatements(asked)
  const results = []
  for (const statement of sensitive) results.push(await engine.run(statement))
  return anonymityReport(asked, { groups: await engine.run(groups), sensitive: results })
}

interface Person { readonly sex: string | null; readonly age: number; readonly home: string; readonly diagnosis: string | null }

const quoted = (value: string | number | null): string => (value === null ? 'NULL' : typeof value === 'number' ? String(value) : `'${value}'`)

async function people(engine: TestEngine, rows: readonly Person[]): Promise<void> {
  await engine.run('CREATE OR REPLACE TABLE people (sex VARCHAR, age INTEGER, home VARCHAR, diagnosis VARCHAR)')
  for (const { sex, age, home, diagnosis } of rows) {
    await engine.run(`INSERT INTO people VALUES (${[sex, age, home, diagnosis].map(quoted).join(', ')})`)
  }
}

/** The definitions, word by word. */
function byHand(rows: readonly Person[], key: (person: Person) => string, k: number) {
  const groups = [...Map.groupBy(rows, key).values()]
  const count = (values: readonly (string | null)[], value: string | null): number => values.filter((other) => other === value).length / values.length
  const whole = rows.map(({ diagnosis }) => diagnosis)
  const values = [...new Set(whole)]
  const under = groups.filter((group) => group.length < k)
  const inGroups = groups.map((group) => group.map(({ diagnosis }) => diagnosis))
  return {
    groups: groups.length, rows: rows.length, smallest: Math.min(...groups.map(({ length }) => length)), groupsUnder: under.length,
    rowsUnder: under.flat().length, uniqueRows: groups.filter(({ length }) => length === 1).length,
    l: Math.min(...inGroups.map((group) => new Set(group).size)),
    alike: inGroups.filter((group) => new Set(group).size === 1).flat().length,
    t: Math.max(...inGroups.map((group) => values.reduce((sum, value) => sum + Math.abs(count(group, value) - count(whole, value)), 0) / 2)),
    entropyL: Math.exp(Math.min(...inGroups.map((group) => [...new Set(group)]
      .reduce((sum, value) => sum - count(group, value) * Math.log(count(group, value)), 0)))),
  }
}

test('the report is what the definitions say, also with missing values', async () => {
  await using engine = await testEngine()
  const person = fc.record({
    sex: fc.constantFrom('ер', 'әйел', null), age: fc.integer({ min: 28, max: 33 }), home: fc.constantFrom('Тараз', 'Аса'),
    diagnosis: fc.constantFrom('A', 'B', 'C', null),
  })
  await fc.assert(fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 30 }), async (rows) => {
    await people(engine, rows)
    const report = await reportOn(engine)
    const { l, alike, t, entropyL, ...grouping } = byHand(rows, ({ sex, age, home }) => JSON.stringify([sex, age, home]), 3)
    const { groups, rows: all, smallest, groupsUnder, rowsUnder, uniqueRows } = report
    assert.deepEqual({ groups, rows: all, smallest, groupsUnder, rowsUnder, uniqueRows }, grouping)
    const [diversity] = report.diversity
    assert.deepEqual([diversity?.l, diversity?.alikeRows], [l, alike])
    assert.ok(Math.abs((diversity?.t ?? -1) - t) < 1e-9)
    assert.ok(Math.abs((diversity?.entropyL ?? -1) - entropyL) < 1e-9)
    const withoutAge = byHand(rows, ({ sex, home }) => JSON.stringify([sex, home]), 3)
    assert.equal(report.gains[1]?.without.rowsUnder, withoutAge.rowsUnder)
    const inBands = byHand(rows, ({ sex, age, home }) => JSON.stringify([sex, Math.floor(age / 5), home]), 3)
    assert.equal(report.gains[1]?.coarser?.grouping.rowsUnder, inBands.rowsUnder)
    assert.equal(report.holds, smallest >= 3)
  }), { numRuns: 25 })
})

test('a publisher reads the finding and the best mends, in three languages', async () => {
  await using engine = await testEngine()
  await people(engine, [30, 31, 32, 33, 34].flatMap((age) => ['Тараз', 'Аса'].map((home) =>
    ({ sex: 'ер', age, home, diagnosis: age < 32 ? 'A' : 'B' }))))
  const { words, holds } = await reportOn(engine)
  assert.equal(holds, false)
  assert.deepEqual(words.map(({ en }) => en), [
    'By “sex”, “age” and “home” the smallest group has only 1 row: the demand of at least 3 is not met.',
    'In groups under 3: 10 rows (100%).',
    'Alone in their group, so that they may point to a person: 10 rows (100%).',
    '“diagnosis”: 10 rows (100%) in groups where all have one value: of whoever is in such a group it is known.',
    'The value “ер” of “sex”: 10 rows, of which 10 in small groups.',
    'The value “Аса” of “home”: 5 rows, of which 5 in small groups.',
    'The value “Тараз” of “home”: 5 rows, of which 5 in small groups.',
    'With bands of five years in “age” the rows in small groups fall from 10 to 0.',
    'Without “age” the rows in small groups fall from 10 to 0.',
  ])
  for (const text of words) for (const locale of locales) assert.doesNotMatch(text[locale], /undefined|NaN/)
})

test('a value that fewer than k rows have is counted and never told', async () => {
  await using engine = await testEngine()
  await people(engine, [
    ...Array.from({ length: 5 }, () => ({ sex: 'ер', age: 30, home: 'Тараз', diagnosis: 'A' })),
    { sex: 'ер', age: 30, home: 'Жалғыз үй', diagnosis: 'B' },
  ])
  const report = await reportOn(engine)
  assert.deepEqual(report.rare, [{ column: 'home', values: 1 }])
  assert.doesNotMatch(JSON.stringify(report), /Жалғыз үй/)
})

test('data without rows hide nobody and say so', async () => {
  await using engine = await testEngine()
  await people(engine, [])
  assert.equal((await reportOn(engine)).words[0]?.en, 'The data have no rows.')
})

test('Parquet files are read as well as tables', () => {
  const { groups } = anonymityStatements({ ...question, source: { parquet: ["a'b.parquet", 'c.parquet'] }, sensitive: [] })
  assert.match(groups, /FROM read_parquet\(\['a''b\.parquet', 'c\.parquet'\]\)/)
  assert.throws(() => anonymityStatements({ ...question, quasi: [] }), RangeError)
})

test('quasi-identifiers are known by their headers in three languages, by their values and by their type', () => {
  const column = (name: string, facts: Partial<ColumnFacts> = {}): ColumnFacts =>
    ({ name, type: 'text', rows: 10_000, distinct: 50, ...facts })
  const kinds = (columns: readonly ColumnFacts[]): readonly string[] => proposeQuasiIdentifiers(columns).map(({ column: name, kind }) => `${name}: ${kind}`)
  assert.deepEqual(kinds([
    column('Туған күні', { distinct: 9900 }), column('data_rozhdeniya'), column('birthDate'), column('Жасы', { type: 'integer' }), column('возраст'),
    column('Пол'), column('ЖЫНЫСЫ'), column('Населённый пункт'), column('qala'), column('cityName'), column('Елді мекен'), column('Мекенжайы'),
    column('Лауазымы'), column('профессия'), column('x1', { distinct: 2, values: ['Ж', 'М'] }), column('visit', { type: 'date' }),
    column('c7', { labels: ['Білімі'] }),
  ]), [
    'Туған күні: birthday', 'data_rozhdeniya: birthday', 'birthDate: birthday', 'Жасы: age', 'возраст: age', 'Пол: sex', 'ЖЫНЫСЫ: sex',
    'Населённый пункт: settlement', 'qala: settlement', 'cityName: settlement', 'Елді мекен: settlement', 'Мекенжайы: address',
    'Лауазымы: occupation', 'профессия: occupation', 'x1: sex', 'visit: date', 'c7: education',
  ])
  assert.deepEqual(kinds([
    column('amount', { type: 'decimal' }), column('page'), column('message'), column('политика'), column('id', { distinct: 10_000 }),
    column('region', { distinct: 1 }), column('address', { distinct: 10_000 }), column('полный текст'),
  ]), [])
})
