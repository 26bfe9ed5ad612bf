/** Specifies the arithmetic of the compute book: balances close, bounds hold what they say, and nothing is lost by corrections. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { Decimal } from '../../../law/decimal.ts'
import { addDays, type Day } from '../../../law/time.ts'
import { balancesOf, type Change, type Count, countOn, decreases, increases, isSignificant, limitOfError, signed, together } from './balance.ts'
import type { BookHolding } from './book.ts'
import { capacityOf, daysTo, declaredOf, unaccountedHours } from './hours.ts'
import { besideNothing, type Interval, interval, minus, plus } from './interval.ts'
import { countedHere, operationsOf } from './operations.ts'
import { notifyBy, reachOf } from './thresholds.ts'
import { conclusionOf, totalsOf } from './totals.ts'

const since: Day = '2026-01-01'
const today: Day = '2027-12-31'
const d = (text: string): Decimal => Decimal.from(text)
const day = fc.nat(729).map((more) => addDays(since, more))
const change: fc.Arbitrary<Change> = fc.record({ kind: fc.constantFrom(...increases, ...decreases), count: fc.bigInt(0n, 10_000n), day })
const count: fc.Arbitrary<Count> = fc.record({ day, counted: fc.bigInt(0n, 100_000n), error: fc.bigInt(0n, 50n) })
const holding = fc.record({ since: fc.constant(since), opening: fc.bigInt(0n, 100_000n), changes: fc.array(change, { maxLength: 20 }), counts: fc.uniqueArray(count, { maxLength: 4, selector: (one) => one.day }) })
const decimal = fc.bigInt(-1_000_000n, 1_000_000n).map((units) => Decimal.from(units).times(d('0.001')))
const bounds: fc.Arbitrary<Interval> = fc.tuple(decimal, decimal, decimal).map((all) => all.toSorted((a, b) => a.compare(b)) as [Decimal, Decimal, Decimal]).map(([low, best, high]) => interval(low, best, high))
const within = (value: Decimal, { low, high }: Interval): boolean => low.compare(value) <= 0 && value.compare(high) <= 0

describe('balances', () => {
  test('close: what stood first and all changes, less what is unaccounted for, is what stands at the end', () => {
    fc.assert(fc.property(holding, (one) => {
      const all = balancesOf(one, today)
      for (const { opening, increased, decreased, book, counted, unaccounted } of all) {
        assert.equal(book, opening.count + increased - decreased)
        if (counted) assert.equal(book - unaccounted!.count, counted.counted)
      }
      const changed = one.changes.reduce((sum, line) => sum + signed(line), 0n)
      const missing = all.reduce((sum, { unaccounted }) => sum + (unaccounted?.count ?? 0n), 0n)
      assert.equal(one.opening + changed - missing, all.at(-1)!.book)
      assert.equal(all.at(-1)!.book, countOn(one, today))
    }))
  })

  test('do not depend on the order in which lines come', () => {
    fc.assert(fc.property(holding, (one) => assert.deepEqual(balancesOf({ ...one, changes: one.changes.toReversed(), counts: one.counts.toReversed() }, today), balancesOf(one, today))))
  })

  test('a line that is corrected by its opposite on its day leaves every figure as it was, and both lines stay', () => {
    fc.assert(fc.property(holding, change, (one, wrong) => {
      const opposite: Change = { ...wrong, kind: signed(wrong) < 0n || (wrong.count === 0n && wrong.kind === 'sold') ? 'correctedUp' : 'correctedDown' }
      const before = balancesOf(one, today)
      const after = balancesOf({ ...one, changes: [...one.changes, wrong, opposite] }, today)
      assert.deepEqual(after.map(({ book, unaccounted }) => [book, unaccounted]), before.map(({ book, unaccounted }) => [book, unaccounted]))
      assert.equal(after.reduce((sum, { increased, decreased }) => sum + increased + decreased, 0n), before.reduce((sum, { increased, decreased }) => sum + increased + decreased, 0n) + 2n * wrong.count)
    }))
  })

  test('a late correction of an earlier day changes the figure of the stock-take that it concerns, and no later one', () => {
    const of = (changes: readonly Change[]) => balancesOf({ since, opening: 100n, changes, counts: [{ day: '2026-06-30', counted: 92n, error: 2n }, { day: '2027-06-30', counted: 92n, error: 2n }] }, today).map(({ unaccounted }) => unaccounted?.count)
    assert.deepEqual(of([]), [8n, 0n, undefined])
    assert.deepEqual(of([{ kind: 'retired', count: 8n, day: '2026-05-01' }]), [0n, 0n, undefined])
  })
})

describe('what is unaccounted for', () => {
  test('is significant beyond the errors of both counts, and not at their limit', () => {
    const found = (counted: bigint) => balancesOf({ since, opening: 100n, changes: [], counts: [{ day: '2026-06-30', counted: 100n, error: 3n }, { day: '2027-06-30', counted, error: 4n }] }, today)[1]!.unaccounted!
    assert.deepEqual([95n, 94n, 105n, 106n, 100n].map((counted) => isSignificant(found(counted))), [false, true, false, true, false])
    assert.equal(limitOfError(found(95n)), 5n)
  })

  test('the limit of error is the least whole number whose square is not less', () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 30n), (squaredError) => {
      const root = limitOfError({ squaredError })
      assert.ok(root * root >= squaredError && (root === 0n || (root - 1n) * (root - 1n) < squaredError))
    }))
  })

  test('of several places the counts add and so do the squares of their errors, in whatever groups they are taken', () => {
    const one = fc.record({ count: fc.bigInt(-1000n, 1000n), squaredError: fc.bigInt(0n, 10_000n) })
    fc.assert(fc.property(fc.array(one), fc.array(one), (some, others) => assert.deepEqual(together([together(some), together(others)]), together([...some, ...others]))))
    assert.equal(isSignificant(together([{ count: 3n, squaredError: 9n }, { count: 4n, squaredError: 16n }])), true, 'what no place shows by itself shows in their sum')
    assert.equal(isSignificant({ count: 3n, squaredError: 9n }), false)
  })
})

describe('bounds', () => {
  test('of a sum and a difference hold every sum and difference of what lies within', () => {
    fc.assert(fc.property(bounds, bounds, (one, other) => {
      for (const a of [one.low, one.best, one.high]) {
        for (const b of [other.low, other.best, other.high]) assert.ok(within(a.plus(b), plus(one, other)) && within(a.minus(b), minus(one, other)))
      }
    }))
  })

  test('are none where the figure lies outside', () => assert.throws(() => interval(d('2'), d('1'), d('3')), RangeError))
})

describe('operations of a training', () => {
  test('six for each parameter and token, between the bounds of its spread, in exact whole numbers', () => {
    const { low, best, high } = operationsOf({ method: 'architecture', parameters: d('405'), tokens: d('15600'), spread: d('2') })
    assert.deepEqual([low, best, high].map(String), ['18954000000000000000000000', '37908000000000000000000000', '75816000000000000000000000'])
    assert.equal(String(operationsOf(countedHere(8_700_123n, 2_000_001n)).best), String(6n * 8_700_123n * 2_000_001n))
  })

  test('the time of the hardware at its peak times what was used of it', () => {
    const { low, best, high } = operationsOf({ method: 'hardware', accelerators: d('8'), hours: d('100'), peak: d('989'), utilisation: { low: d('30'), high: d('50') } })
    assert.deepEqual([low, best, high].map(String), ['854496000000000000000', '1139328000000000000000', '1424160000000000000000'])
  })

  test('the operator’s own figure stays as it was given, and bounds that do not hold it are refused', () => {
    assert.equal(String(operationsOf({ method: 'operator', low: d('9'), best: d('10'), high: d('11') }).best), `1${'0'.repeat(25)}`)
    assert.throws(() => operationsOf({ method: 'operator', low: d('9'), best: d('12'), high: d('11') }), RangeError)
    assert.throws(() => operationsOf({ method: 'architecture', parameters: d('1'), tokens: d('1'), spread: d('0.5') }), RangeError)
  })

  const threshold = { id: 'eu', tenTo: 25, from: '2025-08-02', within: 14, title: { kk: '', ru: '', en: '' }, basis: { confidence: 'assumed' } } as unknown as Parameters<typeof notifyBy>[0]
  test('a run whose bounds reach the threshold is to be notified within its days, also where it is only possible; before the law applies nobody need be told', () => {
    const of = (low: string, best: string, high: string) => operationsOf({ method: 'operator', low: d(low), best: d(best), high: d(high) })
    assert.deepEqual([of('10', '10', '10'), of('5', '8', '10'), of('5', '8', '9.99')].map((work) => reachOf(work, threshold)), ['reached', 'possible', 'below'])
    assert.deepEqual([notifyBy(threshold, of('5', '8', '10'), '2026-03-01'), notifyBy(threshold, of('5', '8', '9'), '2026-03-01'), notifyBy(threshold, of('10', '10', '10'), '2025-08-01')], ['2026-03-15', undefined, undefined])
  })
})

describe('hours', () => {
  const held = { since, opening: 10n, changes: [{ kind: 'bought', count: 6n, day: '2026-03-11' }], counts: [] } as const

  test('a month in which the number changed has no more hours than its most and no fewer than its least', () => {
    assert.deepEqual(Object.values(capacityOf(held, '2026-02-01', '2026-02-28')).map(String), ['6720', '6720', '6720'])
    assert.deepEqual(Object.values(capacityOf(held, '2026-03-01', '2026-03-31')).map(String), ['7440', '9672', '11904'])
  })

  test('what nobody told of is significant where it is not nothing for sure, and so is more than there was', () => {
    const capacity = capacityOf(held, '2026-02-01', '2026-02-28')
    const of = (training: string, error: string) => unaccountedHours(capacity, { training: d(training), other: d('0'), idle: d('720'), error: d(error) })
    assert.deepEqual([of('6000', '0'), of('5800', '1'), of('5800', '5'), of('7000', '5')].map(besideNothing), [false, true, false, true])
  })

  test('an error of more than all leaves nothing less than nothing', () => assert.equal(String(declaredOf({ training: d('5'), other: d('0'), idle: d('0'), error: d('150') }).low), '0'))

  test('a thousand accelerators of 10¹⁵ reach 10²⁵ in 115 days at their peak, none never', () => assert.deepEqual([daysTo(25, 1000n, d('1000')), daysTo(25, 0n, d('1000'))], [115n, undefined]))
})

describe('what everybody is told', () => {
  const month = (best: string): BookHolding['months'][number] => ({ period: { from: since, to: '2026-01-31' }, capacity: interval(d('7440'), d('7440'), d('7440')), unaccounted: interval(d('0'), d(best), d(best)), significant: false })
  const of = (organisation: string, { counts = [{ day: '2026-06-30', counted: 10n, error: 0n }], ...more }: Partial<BookHolding> & { readonly counts?: readonly Count[] } = {}): BookHolding => ({
    number: organisation, organisation, owner: organisation, accelerator: 'one', site: '', peak: d('2'), peakSource: '', balances: balancesOf({ since, opening: 10n, changes: [], counts }, today), months: [month('1')], faults: [], uncounted: false, ...more,
  })
  const told = (...holdings: readonly BookHolding[]) => totalsOf({ today, holdings, runs: [], own: [] })

  test('nobody says that nothing was diverted while something that was due is not counted or not told of', () => {
    const conclusions = [[], [{ counts: [] }], [{ uncounted: true }], [{ months: [{ ...month('7440'), unaccounted: month('1').capacity }] }], [{ faults: ['below'] }]].map(([last = {}]) => conclusionOf([of('a'), of('b'), of('c', last as Partial<BookHolding>)]))
    assert.deepEqual(conclusions, ['clear', 'clear', 'incomplete', 'open', 'open'])
    assert.deepEqual([conclusionOf([of('a', { counts: [] })]), told(of('a'), of('b')).conclusion, told().conclusion], ['none', 'few', 'none'])
  })

  test('each figure stands on three organisations of its own, and the peak on models that are all named', () => {
    const sums = (...holdings: readonly BookHolding[]): readonly string[] => Object.keys(told(...holdings).sums ?? {}).toSorted()
    assert.deepEqual(sums(of('a'), of('b'), of('c')), ['accelerators', 'hours', 'models', 'peak', 'unaccounted'])
    assert.deepEqual(sums(of('a'), of('b'), of('c', { counts: [] })), ['accelerators', 'hours', 'models', 'peak'])
    assert.deepEqual(sums(of('a'), of('b'), of('c', { months: [] })), ['accelerators', 'models', 'peak', 'unaccounted'])
    assert.deepEqual(sums(of('a'), of('b'), of('c'), of('d', { accelerator: 'rare', peak: d('9') })), ['accelerators', 'hours', 'models', 'unaccounted'])
    assert.deepEqual(sums(of('a'), of('a'), of('b')), [])
  })
})
