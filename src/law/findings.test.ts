/** Specifies what must be found on conditions: what is asked on what is known and found so far, what the linter refuses, and how the law reads. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { procedureSchema } from './declaration.ts'
import type { Reading } from './evaluate.ts'
import { type Facts, flag, integer, text } from './field.ts'
import { findingsAsked } from './findings.ts'
import type { FormField } from './form.ts'
import { lint } from './lint.ts'
import { findingFaults } from './lint-findings.messages.ts'
import { printDeclaration } from './print.ts'
import { conditionsIn, type Procedure } from './procedure.ts'
import { atLeast, given, is, type RuleData } from './rule.ts'
import { declarations, gardenAct, gardenRules, licence, watered } from './testing.ts'
import { locales } from './text.ts'

const label = { kk: 'Тұжырым', ru: 'Вывод', en: 'Finding' }
const reading: Reading = { parameters: {}, on: '2026-11-29' }
const depth = integer('depth', { label, min: 0, max: 500 })
const damaged = flag('damaged', { label })
const damage = text('damage', { label, maxLength: 50 })
const findings: readonly FormField[] = [{ ...depth, when: is(watered, true) }, damaged, { ...damage, when: is(damaged, true) }]
const asked = (found: Facts, known: Facts) => {
  const { fields, ...rest } = findingsAsked(findings, found, known, reading)
  return { names: fields.map(({ name }) => name), ...rest }
}

test('a finding is asked only while an answer, or a finding before it, says so', () => {
  assert.deepEqual(asked({}, { watered: false }).names, ['damaged'])
  assert.deepEqual(asked({}, { watered: true }).names, ['depth', 'damaged'])
  assert.deepEqual(asked({ damaged: true }, {}).names, ['damaged', 'damage'])
})

test('what was given and is not asked is not found, and what an earlier passage found is no fact any more', () => {
  assert.deepEqual(asked({ damaged: false, damage: 'The slide' }, { watered: false, depth: 40, damage: 'The swing' }), {
    names: ['damaged'], facts: { damaged: false }, dropped: { damage: 'The slide' }, closed: ['depth', 'damage'],
  })
})

test('an earlier passage through the step does not answer for the present one', () => {
  assert.deepEqual(asked({}, { damaged: true }).names, ['damaged'], 'whether it is damaged is found anew')
})

test('what was found asks for the same again: asking twice changes nothing, and what is not asked is nowhere among the facts', () => {
  const records = fc.record({ depth: fc.integer({ min: 0, max: 9 }), damaged: fc.boolean(), damage: fc.constantFrom('', 'The slide') }, { requiredKeys: [] })
  fc.assert(fc.property(records, fc.record({ watered: fc.boolean() }, { requiredKeys: [] }), (found, known) => {
    const once = asked(found, known)
    assert.deepEqual({ ...asked(once.facts, known), dropped: once.dropped }, once)
    for (const name of Object.keys(once.facts)) assert.ok(once.names.includes(name))
  }))
})

/** The licence with these findings in its first step, and what outcomes and parts ask besides. */
function licenceWith(own: readonly FormField[], { passes = [], decides = [] }: { readonly passes?: readonly FormField[]; readonly decides?: readonly FormField[] } = {}): readonly Procedure[] {
  const { check, decision, ...steps } = licence.steps
  const changed = {
    ...licence, steps: {
      ...steps, check: { ...check, findings: [...check.findings!, ...own], outcomes: { ...check.outcomes, pass: { ...check.outcomes['pass'], findings: passes } } },
      decision: { ...decision, findings: decides },
    },
  }
  return JSON.parse(JSON.stringify([changed, ...declarations.slice(1)]))
}
const found = (...given: Parameters<typeof licenceWith>): readonly string[] =>
  lint(licenceWith(...given), [gardenAct, gardenRules]).filter(({ rule }) => rule !== 'unset-parameter').map(({ rule, place }) => `${rule} ${place}`)
const healthy: RuleData = { rule: 'is', fact: 'healthy', value: true }

test('the schema takes a condition wherever something is found, and its own word for the law', () => {
  for (const declared of licenceWith([{ ...damage, when: healthy }], { passes: [{ ...depth, when: healthy }] })) assert.equal(procedureSchema.safeParse(declared).error, undefined)
  const [wrong] = licenceWith([{ ...damage, when: { rule: 'sometimes' } as unknown as RuleData }])
  assert.equal(procedureSchema.safeParse(wrong).success, false)
})

test('a condition on what is known by then is sound: an answer, a finding before it, a finding of an earlier step', () => {
  assert.deepEqual(found([{ ...damage, when: healthy }]), [])
  assert.deepEqual(found([{ ...depth, when: is(watered, true) }], { passes: [{ ...damage, when: healthy }] }), [])
  assert.deepEqual(found([], { decides: [{ ...damage, when: healthy }] }), [])
})

test('a condition on what is not known by then is refused, with its place', () => {
  assert.deepEqual(found([{ ...damage, when: { rule: 'is', fact: 'damaged', value: true } }, damaged]), ['asked-before-its-condition steps.check.findings.damage.when'])
  assert.deepEqual(found([{ ...damage, when: { rule: 'given', fact: 'depth' } }], { passes: [depth] }), ['finding-on-another-way steps.check.findings.damage.when'])
  assert.deepEqual(found([{ ...damage, when: { rule: 'is', fact: 'nothing', value: true } }]), ['unknown-fact steps.check.findings.damage.when'])
  assert.deepEqual(found([{ ...damage, when: { rule: 'is', fact: 'trees', value: true } }]), ['unfit-fact steps.check.findings.damage.when'])
  assert.deepEqual(found([{ ...damage, when: { rule: 'onOrAfter', left: { day: 'decision' }, right: { day: 'fixed', on: '2026-06-01' } } }]), ['no-such-day-here steps.check.findings.damage.when.left'])
})

test('a condition on what only a later step finds is refused', () => {
  assert.deepEqual(found([{ ...damage, when: { rule: 'is', fact: 'seen', value: true } }], { decides: [flag('seen', { label })] }), ['finding-never-asked steps.check.findings.damage.when'])
})

test('nobody is asked by a condition on what they do not see', () => {
  const { check } = licence.steps
  const referred = (shown: readonly string[]) => {
    const [, ...others] = declarations
    const by = { body: 'council', role: 'gardener', shown }
    const changed = { ...licence, steps: { ...licence.steps, check: { ...check, by, findings: [...check.findings!, { ...depth, when: is(watered, true) }] } } }
    return lint(JSON.parse(JSON.stringify([changed, ...others])), [gardenAct, gardenRules]).filter(({ rule }) => rule === 'finding-on-unseen').map(({ place }) => place)
  }
  assert.deepEqual([referred(['plan']), referred(['garden'])], [['steps.check.findings.depth.when'], []])
})

test('a rule that only waits for a finding which may not be asked is found, and one that says what holds without it is sound', () => {
  const words = { basis: licence.complaint.basis, otherwise: label }
  const reads = (rule: RuleData): readonly string[] => {
    const [declared, ...others] = licenceWith([damaged, { ...depth, when: is(damaged, true) }])
    return lint([{ ...declared!, rules: { ...declared!.rules, tried: { ...rule, ...words } } }, ...others]).filter(({ rule: one }) => one === 'rule-on-unasked').map(({ place }) => place)
  }
  assert.deepEqual(reads(atLeast(depth, 5)), ['rules.tried'])
  assert.deepEqual(reads({ rule: 'any', of: [is(damaged, false), atLeast(depth, 5)] }), [])
})

test('a credential that claims what is not always found is warned of, and its time never rests on it', () => {
  const rules = (credential: object): readonly string[] => {
    const [declared, ...others] = licenceWith([{ ...depth, public: true, when: healthy }])
    const grant = declared!.decisions['grant']!
    const changed = { ...declared!, decisions: { ...declared!.decisions, grant: { ...grant, credential: { ...grant.credential!, ...credential } } } }
    return lint([changed, ...others]).filter(({ place }) => place.startsWith('decisions.grant.credential')).map(({ rule, severity }) => `${rule} ${severity}`)
  }
  assert.deepEqual(rules({ claims: ['gardenName', 'depth'] }), ['claim-not-always warning'])
  assert.deepEqual(rules({ validFor: { unit: 'month', fact: 'depth' } }), ['unfit-fact error'])
})

test('the conditions of a case are those of its form and of what must be found', () => {
  const [declared] = licenceWith([{ ...damage, when: healthy }], { passes: [{ ...depth, when: given(licence.form[0]!.fields[0]!) }] })
  assert.deepEqual([...conditionsIn(declared!).keys()], ['damage', 'depth'])
})

test('the law says in every language when something is found', () => {
  const [declared] = licenceWith([{ ...damage, when: healthy }], { passes: [{ ...depth, when: healthy }] })
  for (const [locale, words] of [['kk', 'Тұжырым (мына жағдайда ғана: '], ['ru', 'Вывод (только если '], ['en', 'Finding (only if ']] as const) {
    assert.equal(printDeclaration(declared!, locale).split(words).length - 1, 2, locale)
  }
})

test('every finding about conditions is worded in every language', () => {
  for (const { words } of Object.values(findingFaults)) for (const locale of locales) assert.match(words('one', 'two')[locale], /\p{L}/u)
})
