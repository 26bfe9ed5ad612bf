/** A second park: its regime runs through the same calculator and the same assessment, without a line of code of its own. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readGain } from '../../institutions/technopark/gain/asked.ts'
import { assessContribution } from '../../institutions/technopark/gain/levy.ts'
import { reckonGain } from '../../institutions/technopark/gain/reckon.ts'
import { type Conventions, keepTo } from '../../law/conventions.ts'
import { parseDay } from '../../law/time.ts'
import { conventions } from './conventions.ts'
import { itPark } from './index.ts'

const soum = (units: number): bigint => BigInt(units) * 100n
const billion = 1_000_000_000
const rateOf = (turnover: number, exports: number, day: string) => {
  const assessed = assessContribution(itPark.levy, soum(turnover), soum(exports), parseDay(day))
  return assessed.amount === undefined ? undefined : [assessed.rate.share, assessed.amount]
}

describe('IT Park Uzbekistan', () => {
  let former: Conventions
  before(() => { former = keepTo(conventions) })
  after(() => { keepTo(former) })

  test('one per cent is owed up to a turnover of a hundred thousand million, whatever goes abroad', () => {
    assert.deepEqual(rateOf(100 * billion, 0, '2026-06-30'), ['0.01', soum(billion)])
  })

  test('above it two per cent are owed where the share of exports is below that of the day', () => {
    const turnover = 200 * billion
    for (const [day, least] of [['2024-10-01', 20], ['2026-01-01', 40], ['2027-01-01', 70]] as const) {
      assert.deepEqual(rateOf(turnover, least * billion, day), ['0.01', soum(2 * billion)], `${day}: exactly the share is enough`)
      assert.deepEqual(rateOf(turnover, least * billion - 1, day), ['0.02', soum(4 * billion)], `${day}: less is not`)
    }
    assert.deepEqual(rateOf(turnover, 0, '2024-09-30'), ['0.01', soum(2 * billion)], 'before the rule')
    assert.equal(rateOf(turnover, 0, '2019-01-01'), undefined, 'before the park')
  })

  test('the calculator shows taxes whose rates nobody has found as not set, and the contribution in soum', () => {
    const { facts, problems, on } = readGain(itPark, { year: '2026', domestic: '150 000 000 000 сум', abroad: '10 000 000 000', expenses: '100 000 000 000' }, parseDay('2026-05-01'))
    assert.deepEqual(problems, [])
    const gain = reckonGain(itPark, facts, on)
    assert.equal(gain.contribution.amount, soum(3.2 * billion), 'two per cent: a sixteenth of turnover goes abroad')
    assert.deepEqual(gain.charges.map(({ amount, missing }) => [amount, missing]), [[undefined, ['profitTaxRate']], [undefined, ['incomeTaxRate']]])
    assert.deepEqual([gain.sums.sure, gain.sums.unsure], [0n, 0n])
  })
})
