import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Decimal } from '../../law/decimal.ts'
import { Failure } from '../../law/failure.ts'
import { locales } from '../../law/text.ts'
import {
  affords, type Budget, budgetColumns, budgetOf, charge, costOf, describeBudget, describeCost, epsilonOf, leftOf, noiseFor, openBudget,
  rhoOf, sharedBy, sumOf,
} from './budget.ts'

const price = (rho: string, delta = '0') => ({ rho, delta })

test('a budget is spent to the last and no further', () => {
  let budget = openBudget('0.3')
  for (let turn = 0; turn < 3; turn += 1) budget = charge(budget, price('0.1'))
  assert.deepEqual(leftOf(budget), price('0'))
  assert.equal(affords(budget, price('0')), true)
  assert.throws(() => charge(budget, price('0.000000000000000001')), (error) => error instanceof Failure && error.kind === 'limited')
})

test('a refusal says in three languages what is left, what it takes and when a new budget opens', () => {
  const budget = charge(openBudget('2'), price('1.75'))
  assert.throws(() => charge(budget, price('0.5'), { renews: '2027-01-01' }), (error) => {
    assert.ok(error instanceof Failure)
    assert.equal(error.text.en, 'Your privacy budget does not cover this answer: it takes 25% of the budget, '
      + 'and 12.5% is left. A new budget opens on 1 January 2027. Ask less precisely, open an answer that you already have at '
      + 'no cost, or ask the owner of the data for access.')
    assert.match(error.text.kk, /12,5 %/)
    assert.match(error.text.ru, /12,5 %.*1 января 2027/)
    return true
  })
  assert.throws(() => charge(openBudget('0'), price('0.1')), /No privacy budget is open/)
})

test('the smaller of the two remainders is told, and the larger of the two needs', () => {
  const budget = charge(openBudget('1', '0.000001'), price('0.1', '0.0000009'))
  assert.throws(() => charge(budget, price('0.1', '0.0000009')), /takes 90% of the budget, and 10% is left/)
})

test('budgets never go below zero, whatever is asked in whatever order', () => {
  const cost = fc.record({ rho: fc.integer({ min: 0, max: 500 }), delta: fc.integer({ min: 0, max: 50 }) })
  fc.assert(fc.property(fc.array(cost, { maxLength: 40 }), (asked) => {
    let budget: Budget = openBudget('1', '0.0001')
    const given = []
    for (const { rho, delta } of asked) {
      const next = { rho: Decimal.from(BigInt(rho)).times(Decimal.from('0.001')).toString(),
        delta: Decimal.from(BigInt(delta)).times(Decimal.from('0.000001')).toString() }
      if (affords(budget, next)) {
        budget = charge(budget, next)
        given.push(next)
      } else assert.throws(() => charge(budget, next), Failure)
      const left = leftOf(budget)
      assert.ok(Decimal.from(left.rho).sign() >= 0 && Decimal.from(left.delta).sign() >= 0)
    }
    assert.deepEqual(budget.spent, sumOf(given))
  }))
})

test('a negative price or budget is a bug', () => {
  assert.throws(() => openBudget('-1'), RangeError)
  assert.throws(() => charge(openBudget('1'), price('-0.1')), RangeError)
})

test('prices and noise fit: Δ²/2σ² for the Gaussian and ε²/2 for the Laplace', () => {
  const gaussian = { mechanism: 'gaussian', rho: '0.02' } as const
  assert.deepEqual(noiseFor(gaussian, 10n), { mechanism: 'gaussian', variance: { n: 2500n, d: 1n } })
  assert.deepEqual(rhoOf(noiseFor(gaussian, 10n), 10n), { n: 1n, d: 50n })
  assert.deepEqual(costOf(gaussian), price('0.02'))
  const laplace = { mechanism: 'laplace', epsilon: '0.1' } as const
  assert.deepEqual(noiseFor(laplace, 3n), { mechanism: 'laplace', scale: { n: 30n, d: 1n } })
  assert.deepEqual(costOf(laplace), price('0.005'))
  assert.deepEqual(rhoOf(noiseFor(laplace, 3n), 3n), { n: 1n, d: 200n })
  assert.throws(() => costOf({ mechanism: 'gaussian', rho: '0' }), RangeError)
})

test('what is shared by several questions never costs more than the whole', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 10_000 }), (parts, thousandths) => {
    const rho = Decimal.from(BigInt(thousandths)).times(Decimal.from('0.001'))
    const part = costOf(sharedBy({ mechanism: 'gaussian', rho: rho.toString() }, parts))
    assert.ok(Decimal.from(sumOf(Array.from({ length: parts }, () => part)).rho).compare(rho) <= 0)
  }))
})

test('ε is never above the bound of Bun and Steinke, ρ + 2√(ρ ln 1/δ), and grows with ρ', () => {
  for (const rho of ['0.0001', '0.01', '0.1', '0.5', '1', '5']) {
    for (const delta of [1e-5, 1e-9]) {
      const epsilon = epsilonOf(rho, delta)
      assert.ok(epsilon <= Number(rho) + 2 * Math.sqrt(Number(rho) * Math.log(1 / delta)))
      assert.ok(epsilon < epsilonOf(String(Number(rho) * 2), delta))
    }
  }
  assert.equal(epsilonOf('0', 1e-6), 0)
  assert.throws(() => epsilonOf('1', 0), RangeError)
})

test('a budget comes from its row and goes back to it', () => {
  const budget = charge(openBudget('1', '0.001'), price('0.25'))
  const row = { dataset: 'd', asker: 'person:p', ...budgetColumns(budget) }
  assert.deepEqual(budgetOf(row), budget)
})

test('people read what is left and what an answer costs in their language', () => {
  const budget = charge(openBudget('0.5'), price('0.05'))
  assert.match(describeBudget(budget).en, /^90% of the privacy budget is left\. Spent in full, it gives a protection of ε = \d/)
  assert.match(describeCost(price('0.05'), budget).ru, /расходует 10 % бюджета приватности/)
  for (const locale of locales) assert.doesNotMatch(describeCost(price('0.05'), budget)[locale], /undefined|NaN/)
})
