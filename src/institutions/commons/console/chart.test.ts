import assert from 'node:assert/strict'
import { it } from 'node:test'
import { barsOf, drawable } from './chart.ts'

const columns = (...types: readonly (readonly [string, string])[]) => types.map(([name, type]) => ({ name, type }))

it('draws one number by one name as bars', () => {
  const drawn = drawable(columns(['өңір', 'VARCHAR'], ['n', 'BIGINT']), [['Астана', 9], ['Алматы', 8]])
  assert.deepEqual(drawn, { kind: 'bars', by: 'өңір', of: 'n', points: [{ name: 'Астана', value: 9 }, { name: 'Алматы', value: 8 }] })
})

it('draws a number along time as a line, the earliest first', () => {
  assert.deepEqual(drawable(columns(['күні', 'DATE'], ['n', 'BIGINT']), [['2025-03-01', 3], ['2025-01-01', 1], ['2025-02-01', 2]])?.points.map(({ value }) => value), [1, 2, 3])
  assert.equal(drawable(columns(['жыл', 'BIGINT'], ['n', 'BIGINT']), [[2023, 5], [2024, 6], [2025, 7]])?.kind, 'line')
})

it('draws nothing where a picture would mislead: several names, repeated names, one row, or a number that is missing', () => {
  assert.equal(drawable(columns(['a', 'VARCHAR'], ['b', 'VARCHAR'], ['n', 'BIGINT']), [['x', 'y', 1], ['z', 'y', 2]]), undefined)
  assert.equal(drawable(columns(['a', 'VARCHAR'], ['n', 'BIGINT']), [['x', 1], ['x', 2]]), undefined)
  assert.equal(drawable(columns(['a', 'VARCHAR'], ['n', 'BIGINT']), [['x', 1]]), undefined)
  assert.equal(drawable(columns(['a', 'VARCHAR'], ['n', 'BIGINT']), [['x', null], ['y', null], ['z', 2]]), undefined)
})

it('draws what is less than nothing to the other side', () => {
  const bars = barsOf('kk', { title: 'үлгі', of: 'n' }, [{ name: 'a', value: -5 }, { name: 'b', value: 5 }]).source
  assert.match(bars, /x="0.00%" width="50.00%"[\s\S]*x="50.00%" width="50.00%"/)
})
