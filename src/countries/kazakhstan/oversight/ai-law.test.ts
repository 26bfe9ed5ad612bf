import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Facts } from '../../../law/field.ts'
import { classify, contradictionsIn } from '../../../institutions/oversight/classification/classify.ts'
import { compileRegime } from '../../../institutions/oversight/classification/compile.ts'
import { kazakhAiLaw } from './ai-law.ts'

const law = compileRegime(kazakhAiLaw)
const plain: Facts = { inCountry: true, bans: [], failure: [], state: [], humanFinal: true, touches: [] }
const on = '2026-11-30'
const told = (facts: Facts, day: typeof on | '2026-01-17' | '2026-01-18' = on) => classify(law, { ...plain, ...facts }, day).stages[0]
const classes = (facts: Facts) => told(facts).standings.map((one) => one.class)

test('seven abilities are prohibited, each by its own subparagraph of Article 17(3)', () => {
  const bans = law.fields.find(({ name }) => name === 'bans')!
  assert.ok(bans.kind === 'choices')
  assert.equal(bans.choices.length, 7)
  for (const [index, { value }] of bans.choices.entries()) {
    const { standings: [use], reasons, duties } = told({ bans: [value] })
    assert.deepEqual([use!.class, reasons.some(({ rule }) => rule === `17-3-${index + 1}`), duties.includes('duty-18-2')], ['prohibited', true, true])
    assert.equal(kazakhAiLaw.rules.find(({ id }) => id === `17-3-${index + 1}`)?.point?.en, `paragraph 3, subparagraph ${index + 1})`)
  }
})

test('the degree of risk follows from what a failure may lead to', () => {
  assert.deepEqual(classes({}), ['allowed', 'minimal', 'low'])
  for (const one of ['effectiveness', 'moralHarm', 'materialDamage']) assert.deepEqual(classes({ failure: [one] })[1], 'medium', one)
  for (const one of ['emergency', 'defence', 'security', 'international', 'economy', 'users', 'infrastructure', 'life']) assert.deepEqual(classes({ failure: ['moralHarm', one] })[1], 'high', one)
})

test('the degree of autonomy follows from what a person can do', () => {
  assert.deepEqual(classes({ humanFinal: false, correctable: true })[2], 'medium')
  assert.deepEqual(classes({ humanFinal: false, correctable: false })[2], 'high')
  assert.deepEqual(classes({ humanFinal: false })[2], undefined)
  assert.deepEqual(classes({ humanFinal: true, correctable: false })[2], 'low', 'whoever always decides is not asked whether they can correct')
})

test('nothing follows the day before the law came into force, and everything on the day', () => {
  const facts: Facts = { bans: ['scoring'], failure: ['life'], humanFinal: false, correctable: false, touches: ['synthetic'] }
  assert.deepEqual([told(facts, '2026-01-17').reasons, told(facts, '2026-01-17').duties], [[], []])
  assert.deepEqual(told(facts, '2026-01-18').standings.map((one) => one.class), ['prohibited', 'high', 'high'])
  assert.ok(['duty-18-1', 'duty-18-2', 'duty-21-2'].every((id) => told(facts, '2026-01-18').duties.includes(id)))
})

test('a high-risk system of critical infrastructure is equated with those of the state; one without consequences is a contradiction', () => {
  assert.ok(told({ failure: ['economy'], state: ['critical'] }).duties.includes('duty-17-1-state'))
  assert.ok(!told({ failure: ['moralHarm'], state: ['critical'] }).duties.includes('duty-17-1-state'))
  assert.deepEqual(contradictionsIn(kazakhAiLaw, { ...plain, state: ['critical'] }).map(({ field }) => field), ['failure'])
})

test('nothing of it is said to be verified, because the official text was not read', () => {
  for (const { basis } of [...kazakhAiLaw.rules, ...kazakhAiLaw.duties]) assert.equal(basis.confidence, 'secondary')
})
