import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lint } from '../../../law/lint.ts'
import type { Procedure } from '../../../law/procedure.ts'
import * as acts from '../acts.ts'
import { appeal } from './appeal.ts'
import { knownRegime, sampleRegime } from './regime.ts'
import { residency } from './residency.ts'
import { withdrawal } from './withdrawal.ts'

/** Every act that the country declares. */
const known = Object.values(acts).flatMap((value) => ('dividedInto' in value ? [value] : []))
const declarations = (regime: typeof knownRegime): readonly Procedure[] => [residency(regime), withdrawal, appeal]

for (const [name, regime] of Object.entries({ knownRegime, sampleRegime })) {
  test(`the linter finds neither errors nor warnings in the procedures of the technopark under ${name}`, () => {
    const found = lint(declarations(regime), known).filter(({ severity }) => severity !== 'note')
    assert.deepEqual(found.map(({ procedure, rule, place }) => `${procedure}: ${rule} at ${place}`), [])
  })
}

test('what no act sets is noted', () => {
  const notes = lint(declarations(knownRegime), known).map(({ rule, place }) => `${rule} at ${place}`)
  assert.deepEqual(notes, ['unset-parameter at parameters.contributionRate', 'unset-parameter at parameters.lateCharge'])
})
