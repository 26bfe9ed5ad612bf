/** Specifies columns that hold only for some entries: which do, what the linter refuses, and what may fill them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { assumed } from './citation.ts'
import { type Facts, flag, integer, type RegionField } from './field.ts'
import type { FormField } from './form.ts'
import { lint, lintRegisters } from './lint.ts'
import type { Procedure } from './procedure.ts'
import { registerSchema } from './register-declaration.ts'
import { keepRegions } from './places.ts'
import { columnsHeld, holdsFor, readingOf } from './register-columns.ts'
import type { EntryEffect, Register, RegisterField } from './register.ts'
import { atLeast, inScope, is, not, type RuleData } from './rule.ts'
import type { Scope } from './scope.ts'
import type { Day } from './time.ts'
import { declarations, gardenAct, gardenRules, licence, watered } from './testing.ts'
import { gardenRegister, treeRegister } from './testing-registers.ts'

const label = { kk: 'Баған', ru: 'Столбец', en: 'Column' }
const pool = flag('pool', { label })
const depth = integer('depth', { label, min: 0, max: 500 })
const fence = integer('fence', { label, min: 0, max: 500 })
const columns: readonly RegisterField[] = [pool, { ...depth, when: is(pool, true) }, { ...fence, when: atLeast(depth, 100) }]
const today = '2026-03-02'
const held = (values: Facts) => columnsHeld({ fields: columns }, values, today).map(({ name }) => name)

test('a column holds only for entries whose columns before it say so', () => {
  assert.deepEqual([held({}), held({ pool: false }), held({ pool: true, depth: 40 }), held({ pool: true, depth: 120 })], [['pool'], ['pool'], ['pool', 'depth'], ['pool', 'depth', 'fence']])
})

test('what does not hold says nothing of the columns after it, whatever stands there', () => {
  assert.deepEqual(held({ pool: false, depth: 120, fence: 90 }), ['pool'])
  assert.equal(holdsFor({ when: not(is(pool, true)) }, {}, readingOf({}, today)), false, 'and what cannot be told holds for nobody')
})

test('an entry without what does not hold has the same columns', () => {
  fc.assert(fc.property(fc.record({ pool: fc.boolean(), depth: fc.integer({ min: 0, max: 200 }), fence: fc.integer({ min: 0, max: 9 }) }, { requiredKeys: [] }), (values) => {
    const names = held(values)
    assert.deepEqual(held(Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))), names)
  }))
})

const plain = <T extends object>(declaration: T): T => JSON.parse(JSON.stringify(declaration))
const gardensWith = (fields: readonly RegisterField[], more: Partial<Register> = {}): Register => plain({ ...gardenRegister, fields: [...gardenRegister.fields, ...fields], ...more })
const found = (fields: readonly RegisterField[], more?: Partial<Register>): readonly string[] =>
  lintRegisters([gardensWith(fields, more), treeRegister], [], [gardenAct, gardenRules]).map(({ rule, place }) => `${rule} ${place}`)

test('the schema takes a condition on a column, and an absent one changes no hash', () => {
  assert.equal(registerSchema.safeParse(gardensWith(columns)).error, undefined)
  assert.equal('when' in registerSchema.parse(plain(gardenRegister)).fields[0]!, false)
})

test('a condition on columns before it is sound; on one after it, on one that will be erased, and on what is none it is refused', () => {
  assert.deepEqual(found(columns), [])
  assert.deepEqual(found([{ ...depth, when: is(pool, true) }, pool]), ['column-before-its-condition fields.depth.when'])
  assert.deepEqual(found([{ ...depth, when: { rule: 'given', fact: 'contact' } }]), ['column-on-personal fields.depth.when'])
  assert.deepEqual(found([{ ...depth, when: { rule: 'given', fact: 'nothing' } }]), ['unknown-fact fields.depth.when'])
  assert.deepEqual(found([{ ...depth, when: { rule: 'before', left: { day: 'filing' }, right: { day: 'fixed', on: '2026-06-01' } } }]), ['no-such-day-here fields.depth.when.left'])
})

test('no entry is called by what it may not state', () => {
  const name: RegisterField = { ...gardenRegister.fields[0]!, when: is(pool, true) } as RegisterField
  assert.deepEqual(found([], { fields: [pool, name, ...gardenRegister.fields.slice(1)] }), ['unfit-title-field calledBy'])
})

/** What the linter finds where the licence enters a garden with a depth that is asked on a condition. */
function filling(asked: FormField, column: RegisterField, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const effect: EntryEffect = { register: 'sample.gardens', does: 'enter', fields: { name: 'gardenName', soil: 'soil', trees: 'trees', contact: 'contact', ...more } }
  const world: readonly Procedure[] = plain([...declarations])
  const stepOf = (id: string, step: string) => world.find((one) => one.id === id)!.steps[step]!
  const check = stepOf(licence.id, 'check')
  Reflect.set(check, 'findings', [...check.findings!, plain(asked)])
  Reflect.set(stepOf(licence.id, 'decision').outcomes['grant']!, 'effect', effect)
  Reflect.set(stepOf('sample.withdrawal', 'ruling').outcomes['act']!, 'effect', { register: 'sample.gardens', does: 'strike' })
  Reflect.set(stepOf('sample.review', 'ruling').outcomes['giveBack']!, 'effect', { register: 'sample.gardens', does: 'restore' })
  return lint(world, [gardenAct, gardenRules], [gardensWith([pool, column]), treeRegister]).filter(({ severity }) => severity === 'error').map(({ rule, place }) => `${rule} ${place}`)
}

test('a finding that is asked of some fills a column that holds for the same, and is required of them', () => {
  const asked: FormField = { ...depth, when: is(watered, true) }
  const fields = 'steps.decision.outcomes.grant.effect.fields'
  const both = { pool: 'watered', depth: 'depth' }
  const wet: RuleData = is(pool, true)
  assert.deepEqual(filling(asked, { ...depth, when: wet }, both), [])
  assert.deepEqual(filling(asked, depth, both), [`unfit-register-field ${fields}.depth`], 'a column of all entries needs it always')
  assert.deepEqual(filling(asked, { ...depth, when: not(wet) }, both), [`unfit-register-field ${fields}.depth`], 'and one of the others has it never')
  assert.deepEqual(filling(asked, { ...depth, optional: true }, both), [])
  assert.deepEqual(filling(asked, { ...depth, when: wet }, { pool: 'watered' }), [`register-field-unfilled ${fields}`])
})

const where: RegionField = { kind: 'region', name: 'where', label }
const city: Scope = { title: label, regions: ['75'], basis: assumed(gardenRules) }
const pilot: Scope & Required<Pick<Scope, 'pilot'>> = { title: label, pilot: { from: '2026-02-01', until: '2026-02-28' }, basis: assumed(gardenRules) }

test('a column of a territory or a pilot holds there, on the day on which the entry was entered, and stays when the pilot is over', () => {
  const scoped = { scopes: { city, pilot }, fields: [where, { ...depth, when: inScope('city', where) }, { ...fence, optional: true as const, when: inScope('pilot') }] }
  const on = (day: Day, values: Facts) => columnsHeld(scoped, values, day).map(({ name }) => name)
  assert.deepEqual([on('2026-02-28', { where: '75' }), on('2026-03-01', { where: '75' }), on('2026-02-01', { where: '71' }), on('2026-01-31', {})],
    [['where', 'depth', 'fence'], ['where', 'depth'], ['where', 'fence'], ['where']])
  const declared = gardensWith(scoped.fields, { scopes: scoped.scopes })
  assert.equal(registerSchema.safeParse(declared).error, undefined)
  assert.ok(registerSchema.safeParse({ ...declared, scopes: { city: { ...city, bodies: { board: label } } } }).error, 'a register is of one body')
})

test('the linter refuses a scope that is none or limits nothing, a rule that does not say where the region stands, and a pilot’s column that is needed', () => {
  const former = keepRegions([{ code: '75', name: label }])
  const scoped = (column: Partial<RegisterField>, scopes: Register['scopes'] = { city }) => found([where, { ...depth, ...column } as RegisterField], { ...(scopes && { scopes }) })
  try {
    assert.deepEqual(scoped({ when: inScope('city', where) }), [])
    assert.deepEqual(scoped({ when: inScope('town', where) }), ['unused-scope scopes.city', 'unknown-source fields.depth.when'].toSorted())
    assert.deepEqual(scoped({ when: inScope('city') }), ['scope-without-answer fields.depth.when'])
    assert.deepEqual(scoped({ when: inScope('pilot') }, { pilot }), ['pilot-column-needed fields.depth'])
    assert.deepEqual(scoped({ when: inScope('pilot'), optional: true }, { pilot }), [])
    const { until: _, ...endless } = pilot.pilot
    assert.deepEqual(scoped({ when: inScope('pilot'), optional: true }, { pilot: { ...pilot, pilot: endless } }), ['pilot-without-end scopes.pilot.pilot'])
    assert.deepEqual(scoped({ when: inScope('city', where) }, { city: { ...city, regions: ['99'] } }), ['scope-of-no-region scopes.city.regions'])
  } finally {
    keepRegions(former)
  }
})
