import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Finding, lint } from '../../../law/lint.ts'
import { keepRegions } from '../../../law/places.ts'
import * as acts from '../acts.ts'
import { kazakhstan } from '../index.ts'
import { regions } from '../regions.ts'

// The report names a region of the country.
before(() => void keepRegions(regions))

/** Every act that the country declares. */
const known = Object.values(acts).flatMap((value) => ('dividedInto' in value ? [value] : []))

/** What the linter says of the technopark's procedures, beside all others of the country. */
const found = (programme: 'law' | 'sample'): readonly Finding[] =>
  lint(kazakhstan(programme).procedures, known, kazakhstan(programme).registers).filter(({ procedure }) => procedure.startsWith('technopark.'))

for (const programme of ['law', 'sample'] as const) {
  test(`the linter finds neither errors nor warnings in the procedures of the technopark under the programme “${programme}”`, () => {
    assert.deepEqual(found(programme).filter(({ severity }) => severity !== 'note').map(({ procedure, rule, place }) => `${procedure}: ${rule} at ${place}`), [])
  })
}

test('what no act sets is noted', () => {
  const notes = found('law').filter(({ procedure }) => procedure === 'technopark.residency').map(({ rule, place }) => `${rule} at ${place}`)
  assert.deepEqual(notes, ['unset-parameter at parameters.contributionRate', 'unset-parameter at parameters.lateCharge'])
})
