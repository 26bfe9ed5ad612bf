import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { assumed } from './citation.ts'
import type { Reading } from './evaluate.ts'
import { choices, type Facts, flag, integer, text } from './field.ts'
import { answeredPages, askedOf, type FormPage } from './form.ts'
import { lint } from './lint.ts'
import type { Procedure } from './procedure.ts'
import { all, any, atLeast, given, includes, is, not, type RuleData } from './rule.ts'
import { declarations, gardenRules } from './testing.ts'

const label = { kk: 'Сұрақ', ru: 'Вопрос', en: 'Question' }
const works = flag('works', { label })
const years = integer('years', { label })
const employer = text('employer', { label, maxLength: 50 })
const wish = text('wish', { label, maxLength: 50, optional: true })
const form: readonly FormPage[] = [
  { id: 'person', title: label, fields: [works, { ...years, when: is(works, true) }] },
  { id: 'work', title: label, when: atLeast(years, 2), fields: [employer, { ...wish, when: given(employer) }] },
]
const reading: Reading = { parameters: {}, on: '2026-11-29' }
const asked = (facts: Facts) => askedOf(form, facts, reading)
const names = (pages: readonly FormPage[]) => pages.map(({ id, fields }) => [id, ...fields.map(({ name }) => name)])

test('a question whose condition is not known to hold is not asked yet', () => {
  assert.deepEqual(names(asked({}).pages), [['person', 'works']])
  assert.deepEqual(names(asked({ works: false }).pages), [['person', 'works']])
  assert.deepEqual(names(asked({ works: true }).pages), [['person', 'works', 'years']])
})

test('a page is asked as a whole, and its own answers open further questions', () => {
  assert.deepEqual(names(asked({ works: true, years: 3 }).pages), [['person', 'works', 'years'], ['work', 'employer']])
  assert.deepEqual(names(asked({ works: true, years: 3, employer: 'Farm' }).pages).at(-1), ['work', 'employer', 'wish'])
})

test('an answer that no longer applies is dropped, and takes along what depends on it', () => {
  const all = { works: false, years: 3, employer: 'Farm', wish: 'None' }
  assert.deepEqual({ ...asked(all), pages: names(asked(all).pages) }, {
    pages: [['person', 'works']], facts: { works: false }, dropped: { years: 3, employer: 'Farm', wish: 'None' },
  })
})

test('a form is shown as it was answered: without the questions that were not asked', () => {
  assert.deepEqual(names(answeredPages(form, { works: false })), [['person', 'works']])
  assert.deepEqual(names(answeredPages(form, { works: true, years: 2, employer: 'Farm', wish: '' })), [['person', 'works', 'years'], ['work', 'employer', 'wish']])
})

test('what is filed asks for the same questions again: asking twice changes nothing', () => {
  const facts = fc.record({ works: fc.boolean(), years: fc.integer({ min: 0, max: 4 }), employer: fc.constantFrom('', 'Farm'), wish: fc.constantFrom('', 'None') }, { requiredKeys: [] })
  fc.assert(fc.property(facts, (given) => {
    const once = asked(given)
    const twice = asked(once.facts)
    assert.deepEqual(names(twice.pages), names(once.pages))
    assert.deepEqual(twice.facts, once.facts)
    assert.deepEqual(twice.dropped, {})
  }))
})

test('a question can wait for one of several choices', () => {
  const needs = choices('needs', { label, choices: [{ value: 'lift', label }, { value: 'other', label }], optional: true })
  const open: readonly FormPage[] = [{ id: 'needs', title: label, fields: [needs, { ...wish, when: includes(needs, 'other') }] }]
  const shown = (facts: Facts) => names(askedOf(open, facts, reading).pages)
  assert.deepEqual([shown({}), shown({ needs: ['lift'] }), shown({ needs: ['lift', 'other'] })], [[['needs', 'needs']], [['needs', 'needs']], [['needs', 'needs', 'wish']]])
})

/** Findings about a rule that reads whether and how long somebody works. */
function findingsOf(rule: RuleData): readonly string[] {
  const [licence] = declarations
  const words = { basis: assumed(gardenRules), otherwise: label }
  const procedure: Procedure = { ...licence!, form: [...licence!.form, ...form], rules: { ...licence!.rules, tried: { ...rule, ...words } } }
  return lint([procedure, ...declarations.slice(1)]).filter(({ rule: found }) => found === 'rule-on-unasked').map(({ place }) => place)
}

test('a rule that says what holds when a question is not asked is sound; one that only waits for the answer is found', () => {
  assert.deepEqual(findingsOf(atLeast(years, 5)), ['rules.tried'])
  assert.deepEqual(findingsOf(all(is(works, true), atLeast(years, 5))), [])
  assert.deepEqual(findingsOf(any(is(works, false), atLeast(years, 5))), [])
  assert.deepEqual(findingsOf(any(not(is(works, true)), atLeast(years, 5))), [])
  assert.deepEqual(findingsOf(any(is(works, true), atLeast(years, 5))), ['rules.tried'])
})
