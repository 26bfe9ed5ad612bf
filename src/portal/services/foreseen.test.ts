import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { access } from '../../countries/kazakhstan/commons/access.ts'
import type { Facts } from '../../law/field.ts'
import { foresee } from './foreseen.ts'

describe('what the rules will say to a request for data', () => {
  const lent: Facts = {
    lendsResearch: true, atOnceResearch: true, lendsProduct: false, atOnceProduct: false, lendsEvaluation: true, atOnceEvaluation: false,
    lendsQuery: true, atOnceQuery: true, lendsDownload: false, atOnceDownload: false, longest: 24, longestAtOnce: 6, agrees: true,
  }
  const seen = (answers: Facts) => foresee(access, { ...lent, ...answers }, '2026-11-24')

  it('is decided at once within the published bounds', () => {
    assert.equal(seen({ purpose: 'research', mode: 'query', months: 6 })?.atOnce.verdict, true)
  })

  it('is studied by the steward where the owner lends, but not at once', () => {
    const { atOnce, studied } = seen({ purpose: 'evaluation', mode: 'query', months: 6 })!
    assert.deepEqual([atOnce.verdict, studied?.evaluation.verdict], [false, true])
    assert.notEqual(studied?.office, undefined)
  })

  it('goes beyond the terms with what the owner does not lend, each ground in words', () => {
    const { studied } = seen({ purpose: 'product', mode: 'download', months: 36 })!
    assert.equal(studied?.evaluation.verdict, false)
    assert.equal(studied.evaluation.failed.length, 3)
  })

  it('is told beside an option from what the register knows alone', () => {
    const { agrees: _agrees, ...known } = lent
    assert.deepEqual(foresee(access, { ...known, purpose: 'product' }, '2026-11-24')?.studied?.evaluation.failed.map(({ words }) => words.ru), ['Для этой цели владелец данные не предоставляет.'])
  })
})
