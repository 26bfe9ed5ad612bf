/** Specifies who takes which place where a call keeps some for categories: for any applicants, any quotas and any places. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assumed } from './citation.ts'
import { nextIn, type Places, placesOf, type Quotas, type Standing } from './quotas.ts'
import { same } from './text.ts'

const basis = assumed({ id: 'town.rules', title: same('Rules'), short: same('Rules'), dividedInto: 'items' })
const quota = (id: string, places: number): Quotas['of'][number] => ({ id, title: same(id), places, rule: { rule: 'is', fact: id, value: true }, basis })
const call = (common: number, [rural, social]: readonly [number, number], how: Omit<Quotas, 'of'> = {}): Places =>
  ({ capacity: common + rural + social, quotas: { ...how, of: [quota('rural', rural), quota('social', social)] } })
const waiting = (...quotas: readonly (readonly string[])[]): readonly Standing[] => quotas.map((own, index) => ({ number: `${index + 1}`, points: '1', fate: 'waiting', ...(own.length > 0 && { quotas: own }) }))
const placed = (one: Places, rows: readonly Standing[]): readonly string[] => nextIn(one, rows).map(({ number, through }) => `${number}${through === undefined ? '' : ` ${through}`}`)

test('a quota adds to what merit gives where common places come first, and only guarantees where kept ones do', () => {
  const rows = waiting(['rural'], [], ['rural'], [])
  assert.deepEqual(placed(call(1, [1, 0]), rows), ['1', '3 rural'])
  assert.deepEqual(placed(call(1, [1, 0], { keptFirst: true }), rows), ['1 rural', '2'])
})

test('what is kept and left goes to whoever is next, or stays empty, as the law says', () => {
  const rows = waiting([], [], [])
  assert.deepEqual(placed(call(1, [1, 1], { leftEmpty: true }), rows), ['1'])
  assert.deepEqual(placed(call(1, [1, 1]), rows), ['1', '2 rural', '3 social'])
})

test('whoever holds a place keeps it, and a kept place that is given up goes to its category first', () => {
  const rows: readonly Standing[] = [{ number: '1', points: '9', fate: 'admitted' }, { number: '2', points: '8', fate: 'waiting' }, { number: '3', points: '7', fate: 'given up', through: 'rural' }, { number: '4', points: '6', fate: 'waiting', quotas: ['rural'] }]
  assert.deepEqual(placed(call(1, [1, 0]), rows), ['4 rural'])
})

test('no place is given twice, none stays free for which somebody may have it, and nobody is passed over by whoever stands behind with no other claim', () => {
  const rows = fc.array(fc.subarray(['rural', 'social']), { maxLength: 14 }).map((all) => waiting(...all))
  const seats = fc.nat({ max: 4 })
  fc.assert(fc.property(rows, seats, fc.tuple(seats, seats), fc.constantFrom<Omit<Quotas, 'of'>[]>({}, { keptFirst: true }, { leftEmpty: true }, { keptFirst: true, leftEmpty: true }), (all, common, kept, how) => {
    const one = call(common, kept, how)
    const next = new Map(nextIn(one, all).map((each) => [each.number, each.through]))
    const after = all.map((row): Standing => {
      const through = next.get(row.number)
      return next.has(row.number) ? { ...row, fate: 'admitted', ...(through !== undefined && { through }) } : row
    })
    const places = placesOf(one, after)
    assert.ok(places.every((each) => each.taken <= each.places))
    assert.deepEqual(nextIn(one, after), [], 'a second signature would admit nobody more')
    for (const [index, row] of all.entries()) {
      if (next.has(row.number)) continue
      assert.equal(places[0]!.free, 0)
      const behind = all.slice(index + 1).filter(({ number }) => next.has(number))
      assert.ok(behind.every(({ number, quotas = [] }) => { const through = next.get(number); return through !== undefined && quotas.includes(through) && !(row.quotas ?? []).includes(through) }))
    }
    if (!how.leftEmpty) assert.equal(next.size, Math.min(all.length, one.capacity))
  }))
})
