/** A refusal says what was found and what is needed, for every kind of rule. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { assumed } from './citation.ts'
import { evaluate, type Reading } from './evaluate.ts'
import { choice, choices, date, type Facts, file, flag, integer, money, rows } from './field.ts'
import { sayGrounds } from './print.ts'
import {
  all, any, atLeast, atMost, before, below, everyRow, given, inBand, includes, inList, is, not, oneOf, type Rule, shareAtLeast, someRow, unless,
} from './rule.ts'
import { gardenRules } from './testing.ts'
import { same } from './text.ts'

const label = (en: string) => ({ label: { kk: `${en} kk`, ru: `${en} ru`, en } })
const own = money('own', label('Own income'))
const total = money('total', label('All income'))
const trees = integer('trees', label('Trees'))
const watered = flag('watered', label('Watered'))
const soil = choice('soil', { ...label('Soil'), choices: [{ value: 'clay', label: same('Clay') }, { value: 'rock', label: same('Rock') }] })
const uses = choices('uses', { ...label('Uses'), choices: [{ value: 'fruit', label: same('Fruit') }, { value: 'shade', label: same('Shade') }] })
const planted = date('planted', label('Planted'))
const plan = file('plan', { ...label('Plan'), accept: [], limitMegabytes: 1 })
const plots = rows('plots', { ...label('Plots'), columns: [trees], minRows: 0, maxRows: 9 })
const fields = [own, total, trees, watered, soil, uses, planted, plan, plots]
const reading: Reading = {
  parameters: {}, on: '2026-06-01',
  lists: { good: { title: same('Good soils'), versions: [{ from: '2020-01-01', value: ['clay'], basis: assumed(gardenRules) }] } },
  bands: { sizes: { title: same('Sizes'), versions: [{ from: '2020-01-01', value: [{ name: 'small', title: same('Small'), below: '5' }, { name: 'big', title: same('Big'), from: '5' }], basis: assumed(gardenRules) }] } },
}
const words = (rule: Rule) => rule.by(assumed(gardenRules)).else(same('Not met.'))
const found = (rule: Parameters<typeof evaluate>[0], facts: Facts) => sayGrounds(rule, evaluate(rule, facts, reading).trace, fields, reading)
const measured = (rule: Rule, facts: Facts) => found(words(rule), facts).map((one) => one.measured?.en)

test('a share is told in per cent, with what is needed and the two sums', () => {
  const [ground] = found(words(shareAtLeast(own, total, '0.9')), { own: '842000', total: '1000000' })
  assert.equal(ground?.measured?.en.replaceAll('\u00A0', ' '), 'The share is 84.2 %, at least 90 % is needed (Own income: ₸8,420; All income: ₸10,000)')
  assert.match(ground?.measured?.ru ?? '', /^Доля составляет 84,2\u00A0%, требуется не менее 90\u00A0%/)
  assert.match(ground?.measured?.kk ?? '', /^Үлес — 84,2\u00A0%, кемінде 90\u00A0% қажет/)
  assert.equal(ground?.basis?.act.id, gardenRules.id)
})

test('a share just below the limit never looks like the limit', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 899_999 }), (part) => {
    const [said] = measured(shareAtLeast(own, total, '0.9'), { own: String(part), total: '1000000' })
    assert.ok(Number(/is ([\d.]+)/.exec(said ?? '')?.[1]) < 90)
  }))
})

test('every kind of comparison says what was found and what is required', () => {
  const facts: Facts = { trees: 7, watered: false, soil: 'rock', uses: ['shade'], planted: '2026-03-01' }
  const cases: readonly (readonly [Rule, RegExp])[] = [
    [below(trees, 5), /^Trees: 7\. It must be less than 5$/], [atMost(trees, 5), /^Trees: 7\. It may be at most 5$/],
    [atLeast(trees, 9), /^Trees: 7\. At least 9 is needed$/], [is(watered, true), /^Found: Watered: no\. .*yes$/i],
    [oneOf(soil, ['clay']), /^Found: Soil: Rock\. .*Clay/], [includes(uses, 'fruit'), /^Found: Uses: Shade\. .*Fruit/],
    [inList(soil, 'good'), /^Found: Soil: Rock\. .*Good soils/], [inBand(trees, 'sizes', ['small']), /^Found: Trees: 7\. .*Small/],
    [before(planted, { day: 'fixed', on: '2026-01-01' }), /^Found: Planted: 1 March 2026\. .*1 January 2026/], [not(atLeast(trees, 5)), /^Found: Trees: 7\. .*does not hold/],
  ]
  for (const [rule, expected] of cases) assert.match(measured(rule, facts).join(), expected, rule.rule)
})

test('of a table the rows are named for which it does not hold', () => {
  const facts: Facts = { plots: [{ trees: 2 }, { trees: 9 }, { trees: 3 }] }
  assert.match(measured(everyRow(plots, atLeast(trees, 5)), facts).join(), /^Found: Row 1: Trees: 2; Row 3: Trees: 3\. Required: /i)
  assert.match(measured(someRow(plots, atLeast(trees, 50)), facts).join(), /^Found: Row 1: Trees: 2; Row 2: Trees: 9; Row 3: Trees: 3\./i)
})

test('of several requirements each that has words is told by itself, an exception is not', () => {
  const rule = all(words(atLeast(trees, 9)), words(unless(words(is(watered, true)), is(soil, 'clay'))), any(words(given(plan)), words(below(trees, 5))))
  assert.deepEqual(found(rule, { trees: 7, watered: false, soil: 'rock', plan: '' }).map((one) => one.measured?.en.split('. ')[0]),
    ['Trees: 7', 'Found: Watered: No', undefined, 'Trees: 7'])
})

test('a rule that holds, and one that cannot be told, give no ground', () => {
  assert.deepEqual(measured(atLeast(trees, 5), { trees: 7 }), [])
  assert.deepEqual(measured(atLeast(trees, 5), {}), [])
})
