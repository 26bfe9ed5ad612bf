/** Every fault that the linter finds says what to do about it, in every language. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyFaultWords, calendarFaultWords } from './lint-bodies.messages.ts'
import { allFaults, type Rule } from './lint-faults.ts'
import { mends } from './lint-mends.messages.ts'
import { withMend } from './lint.ts'
import { type Locale, locales, type Text } from './text.ts'

/** What each rule says of something. */
const all: readonly (readonly [Rule, Text])[] = [
  ...Object.entries(allFaults).map(([rule, { words }]): [Rule, Text] => [rule as Rule, (words as (...names: readonly string[]) => Text)('one', 'two')]),
  ...Object.entries({ ...bodyFaultWords, ...calendarFaultWords }).map(([rule, words]): [Rule, Text] => [rule as Rule, (words as (...names: readonly string[]) => Text)('one', 'two', 'three', 'four', 'five')]),
]

/** Something that whoever drafts is told to do: a verb in the imperative. */
const told: Readonly<Record<Locale, RegExp>> = {
  kk: /\p{L}(?:ңыз|ңіз)(?!\p{L})/u,
  ru: /(?<!\p{L})\p{L}+(?:[иьй]те)(?:сь)?(?!\p{L})/u,
  en: /(^|[.:;,] |, or |and )(Add|Write|Name|Take|Put|Give|Say|Check|Let|Leave|Make|Lead|Choose|Rest|Change|Move|Widen|Mend|Fill|Remove|Rename|Look|Lower|Open|Keep|Shorten|Ask|Declare|Translate|Loosen|List|Cite)\b/i,
}

test('every rule of the linter says the mend, in itself or after itself, in every language', () => {
  for (const locale of locales) assert.deepEqual(all.filter(([rule, words]) => !told[locale].test(withMend(rule, words)[locale])).map(([rule]) => rule), [], locale)
})

test('a mend is said in every language, and belongs to a rule that there is', () => {
  const rules = new Set(all.map(([rule]) => rule as string))
  for (const [rule, mend] of Object.entries<Text>(mends)) {
    assert.ok(rules.has(rule), rule)
    for (const locale of locales) assert.match(mend[locale], /\S.*\.$/, `${rule} ${locale}`)
    assert.equal(new Set(locales.map((locale) => mend[locale])).size, locales.length, rule)
  }
})
