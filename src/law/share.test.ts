import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { countedOf, enoughForShare, isShare, sayShare } from './share.ts'
import { locales } from './text.ts'

const said = (part: number, whole: number) => locales.map((locale) => sayShare({ part, whole })[locale].replaceAll('\u00a0', ' '))

test('of fewer than five nobody is told a share: the two counts are said', () => {
  assert.deepEqual(said(1, 4), ['1 (барлығы 4)', '1 из 4', '1 of 4'])
  assert.deepEqual(said(0, 1), ['0 (барлығы 1)', '0 из 1', '0 of 1'])
  assert.deepEqual(said(4, 4), ['4 (барлығы 4)', '4 из 4', '4 of 4'])
})

test('from five on it is a share, with one decimal at most, in each language as it is written there', () => {
  assert.deepEqual(said(1, 5), ['20 %', '20 %', '20%'])
  assert.deepEqual(said(842, 1000), ['84,2 %', '84,2 %', '84.2%'])
  assert.deepEqual(said(5, 5), ['100 %', '100 %', '100%'])
})

test('a share is never nothing where there is some, nor all where it is not all', () => {
  assert.deepEqual(said(1, 100_000), ['< 0,1 %', '< 0,1 %', '< 0.1%'])
  assert.deepEqual(said(99_999, 100_000), ['> 99,9 %', '> 99,9 %', '> 99.9%'])
  fc.assert(fc.property(fc.integer({ min: 1, max: 10 ** 6 }).chain((whole) => fc.record({ whole: fc.constant(whole), part: fc.integer({ min: 0, max: whole }) })), (share) => {
    const { en } = sayShare(share)
    assert.equal(en.includes('%'), isShare(share))
    assert.equal(en === '0%', share.part === 0 && isShare(share))
    assert.equal(en === '100%', share.part === share.whole && isShare(share))
  }))
})

test('whatever is too few for a share is said as it was counted', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: enoughForShare - 1 }), fc.integer({ min: 0, max: enoughForShare - 1 }), (part, whole) => {
    assert.deepEqual(sayShare({ part, whole }), countedOf({ part, whole }))
  }))
})
