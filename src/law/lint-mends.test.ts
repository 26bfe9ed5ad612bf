/** Every fault that the linter finds says what to do about it, in every language. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allocationFaults } from './lint-allocation.messages.ts'
import { callFaults } from './lint-call.messages.ts'
import { coreActFaults } from './lint-core-acts.messages.ts'
import { dutyFaults } from './lint-duties.messages.ts'
import { entryFaults } from './lint-entries.messages.ts'
import { feeFaults } from './lint-fees.messages.ts'
import { findingFaults } from './lint-findings.messages.ts'
import { hourFaults } from './lint-hours.messages.ts'
import { manyFaults } from './lint-many.messages.ts'
import { mends } from './lint-mends.messages.ts'
import { outsiderFaults } from './lint-outsiders.messages.ts'
import { registerFaults } from './lint-register.messages.ts'
import { scopeFaults } from './lint-scopes.messages.ts'
import { termFaults } from './lint-terms.messages.ts'
import { worldFaults } from './lint-world.messages.ts'
import { faults } from './lint.messages.ts'
import { type Finding, withMend } from './lint.ts'
import { locales } from './text.ts'

const all = Object.entries({
  ...faults, ...registerFaults, ...dutyFaults, ...allocationFaults, ...callFaults, ...feeFaults, ...worldFaults, ...coreActFaults, ...entryFaults, ...outsiderFaults, ...hourFaults, ...findingFaults, ...scopeFaults,
  ...manyFaults, ...termFaults,
}) as readonly (readonly [Finding['rule'], (typeof faults)[keyof typeof faults]])[]

/** Something that whoever drafts is told to do. */
const told = /(^|[.:;,] |, or |and )(Add|Write|Name|Take|Put|Give|Say|Check|Let|Leave|Make|Lead|Choose|Rest|Change|Move|Widen|Mend|Fill|Remove|Rename|Look|Lower|Open|Keep|Shorten|Ask|Declare|Translate|Loosen|List|Cite)\b/i

test('every rule of the linter says the mend, in itself or after itself', () => {
  assert.deepEqual(all.filter(([rule, { words }]) => !told.test(withMend(rule, words('one', 'two')).en)).map(([rule]) => rule), [])
})

test('a mend is said in every language, and belongs to a rule that there is', () => {
  const rules = new Set(all.map(([rule]) => rule as string))
  for (const [rule, mend] of Object.entries(mends)) {
    assert.ok(rules.has(rule), rule)
    for (const locale of locales) assert.match(mend[locale], /\S.*\.$/, `${rule} ${locale}`)
    assert.equal(new Set(locales.map((locale) => mend[locale])).size, locales.length, rule)
  }
})
