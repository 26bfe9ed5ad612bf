import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ColumnStatistics, Spread } from './index.ts'
import { openTestEngine } from './testing.ts'

const it = await openTestEngine()
after(() => it[Symbol.asyncDispose]())
const { engine } = it

const count = 1_003
const numbers = Array.from({ length: count }, (_, at) => at)
const table = await it.table('numbers', `select range id, case when range % 5 <> 0 then (range * 7 % 1000)::integer end score,
  case when range % 11 = 0 then 'nan'::double when range % 4 <> 0 then range / 8 end weight, ['қызыл', 'жасыл', 'көк'][1 + range % 3] colour,
  range % 2 = 0 even, 'text ' || repeat('x', (range % 40)::int) note, date '2020-01-01' + (range % 366)::int as day,
  timestamp '2024-01-01' + interval 1 hour * range as moment, range(range % 6) as list, {a: range} nested, null::integer empty,
  (range / 4)::decimal(9, 2) exact from range(${count})`)
const { rows, columns, estimatedMedians } = await engine.statistics(table)

const of = (name: string): ColumnStatistics => columns.find((column) => column.name === name)!
function spreadOf(name: string): Spread {
  const found = of(name)
  assert.ok('spread' in found && found.spread !== null, name)
  return found.spread
}

/** The same by hand. */
function described(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const middle = sorted.length >> 1
  return {
    min: sorted[0]!, max: sorted.at(-1)!, mean, median: sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2,
    deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)),
  }
}

function close(found: unknown, wanted: number): void {
  assert.ok(typeof found === 'number' && Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)), `${String(found)} is not ${wanted}`)
}

function fits(name: string, values: readonly number[]): void {
  const spread = spreadOf(name)
  const wanted = described(values)
  for (const key of ['min', 'max', 'mean', 'median', 'deviation'] as const) close(spread[key], wanted[key])
  const { counts, edges } = spread.histogram
  assert.ok(counts.length <= 20 && edges.length === counts.length + 1)
  assert.deepEqual([edges[0], edges.at(-1)], [wanted.min, wanted.max])
  const bars = counts.map((_, at) => values.filter((value) => value >= Number(edges[at]) && (at === counts.length - 1 || value < Number(edges[at + 1]))).length)
  assert.deepEqual(counts, bars)
}

test('statistics are of all rows, of every column, in order', () => {
  assert.deepEqual([rows, estimatedMedians], [count, false])
  assert.deepEqual(columns.map(({ name, kind }) => [name, kind]), [
    ['id', 'integer'], ['score', 'integer'], ['weight', 'decimal'], ['colour', 'classes'], ['even', 'truth'], ['note', 'classes'], ['day', 'moment'],
    ['moment', 'moment'], ['list', 'list lengths'], ['nested', 'other'], ['empty', 'integer'], ['exact', 'decimal'],
  ])
})

test('numbers have range, mean, median, deviation and a histogram that counts each value once', () => {
  fits('id', numbers)
  fits('score', numbers.filter((at) => at % 5 !== 0).map((at) => at * 7 % 1000))
  fits('weight', numbers.filter((at) => at % 11 !== 0 && at % 4 !== 0).map((at) => at / 8))
  fits('exact', numbers.map((at) => Math.round(at * 25) / 100))
  assert.equal(of('score').missing, numbers.filter((at) => at % 5 === 0).length)
  assert.equal(of('weight').missing, numbers.filter((at) => at % 11 === 0 || at % 4 === 0).length)
})

test('texts of few values are classes with their frequencies, and the others are told by their lengths', async () => {
  const colour = of('colour')
  assert.ok(colour.kind === 'classes')
  assert.deepEqual(colour.frequencies, [['қызыл', 335], ['жасыл', 334], ['көк', 334]])
  const long = await it.table('long', `select 'ә' || repeat('ә', (range % 50)::int) || range note from range(${count})`)
  const [note] = (await engine.statistics(long)).columns
  assert.ok(note?.kind === 'text lengths' && note.spread !== null)
  const lengths = numbers.map((at) => 1 + at % 50 + String(at).length)
  close(note.spread.mean, described(lengths).mean)
  assert.equal(note.spread.max, described(lengths).max)
})

test('truth, lists and days are counted as what they are', () => {
  const even = of('even')
  assert.ok(even.kind === 'truth')
  assert.deepEqual(even.frequencies, [['true', 502], ['false', 501]])
  fits('list', numbers.map((at) => at % 6))
  const day = spreadOf('day')
  assert.deepEqual([day.min, day.max], ['2020-01-01', '2020-12-31'])
  assert.equal(day.histogram.counts.reduce((sum, bar) => sum + bar, 0), count)
  assert.deepEqual([spreadOf('moment').min, spreadOf('moment').max], ['2024-01-01T00:00:00.000Z', '2024-02-11T18:00:00.000Z'])
})

test('a column without values, a table without rows and a column of one value are told without failing', async () => {
  const empty = of('empty')
  assert.ok(empty.kind === 'integer' && empty.spread === null)
  assert.equal(empty.missing, count)
  const none = await it.table('none', `select 1 a, 'x' b, 1.5::double c where false`)
  const found = await engine.statistics(none)
  assert.deepEqual([found.rows, found.columns.map(({ missing }) => missing)], [0, [0, 0, 0]])
  const [one] = (await engine.statistics(await it.table('one', 'select 5.5::double a from range(3)'))).columns
  assert.ok(one?.kind === 'decimal' && one.spread !== null)
  assert.deepEqual(one.spread.histogram, { counts: [3], edges: [5.5, 5.5] })
})

test('statistics of chosen columns are of those alone', async () => {
  assert.deepEqual((await engine.statistics(table, { columns: ['colour'] })).columns.map(({ name }) => name), ['colour'])
})

test('extreme numbers and days do not break a histogram', async () => {
  const extreme = await it.table('extreme', `select * from (values (-9223372036854775808, 1.7e308::double, date '0001-01-01'),
    (9223372036854775807, -1.7e308::double, date '9999-12-31'), (0, 0, 'infinity'::date)) v(a, b, c)`)
  for (const column of (await engine.statistics(extreme)).columns) {
    assert.ok('spread' in column && column.spread !== null, column.name)
    assert.equal(column.spread.histogram.counts.reduce((sum, bar) => sum + bar, 0), 3 - column.missing, column.name)
  }
})
