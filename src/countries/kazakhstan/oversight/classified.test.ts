import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classify } from '../../../institutions/oversight/classification/classify.ts'
import { compileRegime } from '../../../institutions/oversight/classification/compile.ts'
import { differing } from '../../../institutions/oversight/classification/reclassify.ts'
import type { Facts } from '../../../law/field.ts'
import { effectsOfFailure, kazakhAiLaw } from './ai-law.ts'
import { classified as byPoints } from './classes.ts'
import { classified, factsOfEntry } from './classified.ts'
import { effectsInLaw } from './effects.ts'
import { bans, decisionRole, failureEffects } from './system-fields.ts'

const noBans: Facts = Object.fromEntries(Object.values(bans).map(({ name }) => [name, false]))
const entry = (more: Facts): Facts => ({ ...noBans, decisionRole: 'person', failureEffects: ['little'], riskClass: 'minimal', autonomy: 'low', ...more })
const law = compileRegime(kazakhAiLaw)
const moved = (values: Facts) => differing([{ id: 'AIS-1', facts: factsOfEntry(values), classes: classified.classes(values) }], { law, on: '2026-11-30' })

test('every answer of the register is one of the law as data', () => {
  assert.deepEqual(factsOfEntry(entry({})), { inCountry: true, bans: [], humanFinal: true, failure: [] })
  const known = (name: string): readonly string[] => {
    const field = law.fields.find((one) => one.name === name)!
    assert.ok(field.kind === 'choices')
    return field.choices.map(({ value }) => value)
  }
  for (const { value } of failureEffects.choices) for (const one of factsOfEntry(entry({ failureEffects: [value] }))['failure'] as readonly string[]) assert.ok(known('failure').includes(one), one)
  for (const { name } of Object.values(bans)) {
    const [told = ''] = factsOfEntry({ [name]: true })['bans'] as readonly string[]
    assert.ok(known('bans').includes(told), name)
  }
  for (const { value } of decisionRole.choices) assert.equal(typeof factsOfEntry({ decisionRole: value })['humanFinal'], 'boolean')
  assert.deepEqual(factsOfEntry({}), { inCountry: true }, 'what is empty is not answered')
})

test('the form asks of every consequence that the law names, and each makes the degree of risk that the law gives it', () => {
  const { medium, high } = effectsOfFailure
  assert.deepEqual(Object.values(effectsInLaw).flat().toSorted(), [...medium, ...high].toSorted(), 'each once')
  assert.deepEqual(failureEffects.choices.map(({ value }) => value).toSorted(), Object.keys(effectsInLaw).toSorted())
  const { points } = byPoints(true).questionnaires.risk.sections[0].questions[0]
  const worth: Readonly<Record<string, string>> = { minimal: '0', medium: '1', high: '100' }
  for (const [effect, inLaw] of Object.entries(effectsInLaw)) {
    const degrees = new Set(inLaw.map((one) => classify(law, { inCountry: true, bans: [], failure: [one], state: [], humanFinal: true, touches: [] }, '2026-11-30').stages[0].standings[1]!.class))
    const [degree = 'minimal', ...others] = degrees
    assert.deepEqual(others, [], effect)
    assert.equal(points[effect], worth[degree], effect)
  }
})

test('an entry of which the register keeps what the law gives has not moved; another has, with its rule', () => {
  assert.deepEqual(moved(entry({})), [])
  assert.deepEqual(moved(entry({ failureEffects: ['economy'] })), [{ id: 'AIS-1', scale: 'risk', from: 'minimal', to: 'high', gained: ['17-1-3-economy'], lost: [] }])
  assert.deepEqual(moved(entry({ failureEffects: ['economy'], riskClass: 'high', decisionRole: 'final' })), [{ id: 'AIS-1', scale: 'autonomy', from: 'low', to: 'high', gained: ['17-2-3'], lost: [] }])
  assert.deepEqual(moved({ riskClass: 'high' }), [], 'nothing is said of what was not answered')
})
