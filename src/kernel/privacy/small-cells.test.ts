import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { openStatements } from '../statements/index.ts'
import { checkAggregates, publishAggregates } from './published.ts'
import { type Cell, fewest, withoutSmallCells } from './small-cells.ts'

const cell = (key: string, count: number, sum = BigInt(count) * 100n, largest = 100n): Cell<string> => ({ key, count, sums: { money: sum }, largest: { money: largest } })

describe('Cells in which too few stand', () => {
  test('stand together, two at least, and the others are told as they are', () => {
    const told = withoutSmallCells([cell('north', 30), cell('south', 2), cell('east', 9), cell('west', 4)])
    assert.deepEqual([told.cells.map(({ key }) => key), told.rest?.count, told.rest?.sums, told.hidden], [['north', 'east'], 6, { money: 600n }, 2])
  })

  test('one that is alone takes the smallest told one with it: its sum could be taken from the total', () => {
    const told = withoutSmallCells([cell('north', 30), cell('south', 2), cell('east', 9)])
    assert.deepEqual([told.cells.map(({ key }) => key), told.rest?.count], [['north'], 11])
  })

  test('a cell of many is hidden where one of them makes nearly all', () => {
    const told = withoutSmallCells([cell('north', 30), cell('south', 20, 1000n, 900n), cell('east', 9)])
    assert.deepEqual([told.cells.map(({ key }) => key), told.rest?.count], [['north'], 29])
  })

  test('a cell of many in which few make a sum is hidden; one in which nobody does is told', () => {
    const of = (key: string, makers: number): Cell<string> => ({ ...cell(key, 30), contributors: { money: makers } })
    assert.deepEqual(withoutSmallCells([of('north', 30), of('south', 4), of('east', 3), of('west', 0)]).cells.map(({ key }) => key), ['north', 'west'])
  })

  test('where even all together would tell of somebody, nothing is told', () => {
    assert.deepEqual(withoutSmallCells([cell('north', 2), cell('south', 1)]), { cells: [], hidden: 2 })
    assert.deepEqual(withoutSmallCells([cell('north', 4)]).cells, [])
  })

  test('whatever the cells are, nothing of fewer is ever told, and what is told adds up to all or to nothing', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(100)), { maxLength: 12 }), (drawn) => {
      const cells = drawn.map(([count, largest], at) => cell(String(at), count + 1, BigInt(count + 1) * 100n, BigInt(largest)))
      const { cells: told, rest } = withoutSmallCells(cells)
      const all = told.reduce((sum, { count }) => sum + count, 0) + (rest?.count ?? 0)
      assert.ok(told.every(({ count }) => count >= fewest) && (rest === undefined || rest.count >= fewest))
      assert.ok(all === 0 || all === cells.reduce((sum, { count }) => sum + count, 0))
    }))
  })
})

describe('Published aggregates', () => {
  const statements = openStatements(generateKeyPairSync('ed25519').privateKey)
  const published = () => publishAggregates(statements, {
    about: 'sample.reports', issuer: 'https://portal.example', issued: '2026-11-30T00:00:00.000Z',
    tables: [{ from: '2026-07-01', to: '2026-09-30', told: withoutSmallCells([cell('north', 30), cell('south', 2), cell('east', 9), cell('west', 4)]) }],
  })
  const check = (file: object) => checkAggregates(Buffer.from(JSON.stringify(file)), [statements.key])

  test('whoever has the file and the key checks the signature and reckons every total again', async () => {
    const file = published()
    assert.deepEqual(file.statement.tables[0]!.total, { count: 45, sums: { money: '4500' } })
    assert.deepEqual(await check(file), { signature: 'good', same: true, wrongTotals: [], tooFew: [], tables: 1 })
  })

  test('a number changed in the open, a wrong total, a cell of few and a foreign key are each found', async () => {
    const changed = (make: (file: ReturnType<typeof published>) => void) => {
      const file: ReturnType<typeof published> = structuredClone(published())
      make(file)
      return check(file)
    }
    assert.deepEqual(await changed(({ statement: { tables: [table] } }) => { table!.cells[0]!.sums['money'] = '3001' }), { signature: 'good', same: false, wrongTotals: ['2026-09-30'], tooFew: [], tables: 1 })
    assert.deepEqual((await changed(({ statement: { tables: [table] } }) => { table!.cells[0]!.count = 3 }))?.tooFew, ['2026-09-30'])
    const unread = await checkAggregates(Buffer.from(JSON.stringify(published())), [])
    assert.deepEqual([unread?.signature, unread?.same], ['unknown key', undefined], 'without a key nobody knows whether it is the same')
    assert.equal(await check({ type: 'something else' }), undefined)
  })
})
