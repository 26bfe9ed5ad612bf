import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Facts } from '../../../law/field.ts'
import { is } from '../../../law/rule.ts'
import { compileRegime } from './compile.ts'
import { euAiAct } from './eu/index.ts'
import { reclassify } from './reclassify.ts'

const law = compileRegime(euAiAct)
const plain: Facts = { scope: 'union', bans: [], product: 'none', areas: [], meets: [], general: false }
const recruiting: Facts = { ...plain, areas: ['4a'], narrow: false, improves: false, patterns: false, preparatory: false, profiling: true }
const entries = [{ id: 'AIS-1', facts: plain }, { id: 'AIS-2', facts: recruiting }, { id: 'AIS-3', facts: { scope: 'union' } }]

test('the day on which Annex III applies moves what it names, and says by which rule', () => {
  assert.deepEqual(reclassify(entries, { law, on: '2027-12-01' }, { law, on: '2027-12-02' }), [
    { id: 'AIS-2', scale: 'system', from: 'minimal', to: 'high', gained: ['iii-4a'], lost: [] },
  ])
})

test('a change of law moves what it concerns, and nothing moves where nothing changed', () => {
  const amended = compileRegime({
    ...euAiAct, version: 'amended', duties: [],
    rules: euAiAct.rules.filter(({ id }) => id !== 'iii-4a').concat({ ...euAiAct.rules[0]!, id: 'new', when: is({ kind: 'flag', name: 'general', label: euAiAct.title }, false), gives: { scale: 'model', class: 'general' } }),
  })
  assert.deepEqual(reclassify(entries, { law, on: '2027-12-02' }, { law: amended, on: '2027-12-02' }), [
    { id: 'AIS-1', scale: 'model', from: 'none', to: 'general', gained: ['new'], lost: [] },
    { id: 'AIS-2', scale: 'system', from: 'high', to: 'minimal', gained: [], lost: ['iii-4a'] },
    { id: 'AIS-2', scale: 'model', from: 'none', to: 'general', gained: ['new'], lost: [] },
  ])
  assert.deepEqual(reclassify(entries, { law, on: '2027-12-02' }, { law, on: '2027-12-02' }), [])
})

test('a class that could not be told, and can be now, has moved', () => {
  const without = compileRegime({ ...euAiAct, duties: [], rules: euAiAct.rules.filter(({ gives }) => gives === undefined) })
  assert.deepEqual(reclassify([entries[2]!], { law, on: '2026-11-30' }, { law: without, on: '2026-11-30' }).map(({ scale, from, to }) => [scale, from, to]), [['system', undefined, 'minimal'], ['model', undefined, 'none']])
})

test('a regime that names what it has not is refused when it is compiled', () => {
  assert.throws(() => compileRegime({ ...euAiAct, rules: [...euAiAct.rules, euAiAct.rules[0]!] }), /an id stands twice/)
  assert.throws(() => compileRegime({ ...euAiAct, duties: [], rules: [{ ...euAiAct.rules[0]!, gives: { scale: 'system', class: 'unknown' } }] }), /class that there is not/)
})
