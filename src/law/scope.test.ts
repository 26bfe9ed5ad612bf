/** Specifies clauses that hold only in a territory, in the cases of some bodies, or as a pilot with its days. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Body } from './body.ts'
import { assumed } from './citation.ts'
import { procedureSchema } from './declaration.ts'
import { evaluate, type Reading } from './evaluate.ts'
import { flag, type RegionField } from './field.ts'
import { inBody } from './in-body.ts'
import { lint } from './lint.ts'
import { keepRegions } from './places.ts'
import { passportOf } from './passport.ts'
import { printDeclaration } from './print.ts'
import { sayGrounds } from './print-ground.ts'
import type { Procedure } from './procedure.ts'
import { readBy, readingOf } from './reading.ts'
import { inScope as inTheScope, is, onlyIn, type RuleData } from './rule.ts'
import { inScope, type Scope } from './scope.ts'
import { declarations, gardenAct, gardenRules, licence } from './testing.ts'
import { same } from './text.ts'
import { addDays, type Day } from './time.ts'

const basis = assumed(gardenRules)
const scope = (more: Partial<Scope>): Scope => ({ title: same('The pilot'), basis, ...more })
const home: RegionField = { kind: 'region', name: 'home', label: same('Home') }
const paid = flag('paid', { label: same('Is it paid?') })
const reading = (one: Scope, on: Day = '2026-03-01'): Reading => ({ parameters: {}, on, scopes: { pilot: one } })
const required: RuleData = { ...is(paid, true), otherwise: same('It is not paid.'), basis }
const rule = onlyIn('pilot', home, required)
const verdict = (facts: Parameters<typeof evaluate>[1], one: Scope, on?: Day) => evaluate(rule, facts, reading(one, on)).verdict

const regions = ['10', '71', '75'].map((code) => ({ code, name: same(`Region ${code}`) }))
/** Does something where these are the regions of the country. */
function inRegions<T>(body: () => T): T {
  const former = keepRegions(regions)
  try {
    return body()
  } finally {
    keepRegions(former)
  }
}

test('a pilot holds from its first day to its last, both counted, and one that nobody ends never does', () => {
  const pilot = scope({ pilot: { from: '2026-03-01', until: '2026-06-30' } })
  assert.deepEqual(['2026-02-28', '2026-03-01', '2026-06-30', '2026-07-01'].map((day) => inScope(pilot, undefined, day as Day)), [false, true, true, false])
  assert.equal(inScope(scope({ pilot: { from: '2026-03-01' } }), undefined, '2026-04-01'), false)
})

test('a clause of a territory is required there, asks nothing elsewhere, and waits for the region only while it could matter', () => {
  const there = scope({ regions: ['71'], pilot: { from: '2026-01-01', until: '2026-06-30' } })
  assert.deepEqual([verdict({ home: '71', paid: false }, there), verdict({ home: '75', paid: false }, there), verdict({ home: '71', paid: true }, there)], [false, true, true])
  assert.deepEqual(evaluate(rule, { paid: false }, reading(there)).missing, ['home'])
  assert.deepEqual([verdict({ paid: true }, there), verdict({ paid: false }, there, '2026-07-01')], [true, true], 'neither who meets it nor who applies after the pilot is asked where they live')
  assert.deepEqual(evaluate(rule, { home: '71' }, reading(there)).missing, ['paid'])
})

test('the ground of a refusal is the clause itself, and the trace says why it applied', () => {
  const there = scope({ regions: ['71'] })
  const { trace, failed } = evaluate(rule, { home: '71', paid: false }, reading(there))
  assert.deepEqual(failed.map(({ words }) => words.en), ['It is not paid.'])
  assert.deepEqual(sayGrounds(rule, trace, [home, paid], reading(there)).map(({ text }) => text.en), ['It is not paid.'])
  assert.deepEqual(trace.parts.map((part) => [part.rule, part.verdict, part.values]), [['inScope', true, { home: '71' }], ['is', false, { paid: 'false' }]])
})

test('whoever reads a decision again needs its scopes and no others, and comes to the same', () => {
  const all: Reading = { ...reading(scope({ regions: ['71'] })), scopes: { pilot: scope({ regions: ['71'] }), other: scope({ regions: ['75'] }) } }
  const kept = readBy([rule], all)
  assert.deepEqual(Object.keys(kept.scopes!), ['pilot'])
  assert.deepEqual(evaluate(rule, { home: '71', paid: false }, kept), evaluate(rule, { home: '71', paid: false }, all))
})

const days = fc.integer({ min: 0, max: 400 }).map((offset) => addDays('2026-01-01', offset))
const scopes = fc.record({ regions: fc.subarray(['10', '71', '75'], { minLength: 1 }), pilot: fc.record({ from: days, until: days }) }, { requiredKeys: [] }).map(scope)
const answers = fc.record({ home: fc.constantFrom('10', '71', '75', ''), paid: fc.boolean() }, { requiredKeys: [] })

test('what is required in a scope is required there alone, and a further answer never turns what was decided', () => {
  fc.assert(fc.property(scopes, days, answers, answers, (one, on, facts, more) => {
    const holds = evaluate(inTheScope('pilot', home), facts, reading(one, on)).verdict
    const needed = evaluate(required, facts, reading(one, on)).verdict
    const whole = evaluate(rule, facts, reading(one, on))
    if (holds === false) assert.equal(whole.verdict, true)
    if (holds === true) assert.equal(whole.verdict, needed)
    if (whole.verdict === 'unknown') assert.ok(whole.missing.length > 0)
    else assert.equal(evaluate(rule, { ...more, ...facts }, reading(one, on)).verdict, whole.verdict)
  }))
})

test('two pilots of which one follows the other never hold on the same day, and leave no day between them out', () => {
  fc.assert(fc.property(days, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), days, (from, first, second, on) => {
    const [middle, until] = [addDays(from, first), addDays(from, first + second)]
    const held = [scope({ pilot: { from, until: addDays(middle, -1) } }), scope({ pilot: { from: middle, until } })].filter((one) => inScope(one, undefined, on) === true)
    assert.equal(held.length, on >= from && on <= until ? 1 : 0)
  }))
})

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))
/** The garden licence with a question for the region, these scopes, and a rule. */
const declaring = (declared: NonNullable<Procedure['scopes']>, local: RuleData = rule): Procedure => {
  const [first, ...others] = licence.form
  return plain<Procedure>({ ...licence, form: [{ ...first!, fields: [...first!.fields, home, paid] }, ...others], scopes: declared, rules: { ...licence.rules, local } })
}
const found = (declaration: Procedure, bodies?: readonly Body[]): readonly string[] => inRegions(() =>
  lint([declaration, ...plain(declarations.slice(1))], [gardenAct, gardenRules], [], bodies).filter(({ rule: name, place }) => name !== 'perhaps-untranslated' && /scopes|local/.test(place)).map(({ rule: name, place }) => `${name} ${place}`))

test('a pilot without an end, one that never holds, and a scope of nothing, of no region or of no body are refused with their place', () => {
  const pilot = { from: '2026-03-01', until: '2026-06-30' } as const
  assert.deepEqual(found(declaring({ pilot: scope({ regions: ['71'], pilot }) })), [])
  assert.deepEqual(found(declaring({ pilot: scope({ regions: ['71'], pilot: { from: '2026-03-01' } }) })), ['pilot-without-end scopes.pilot.pilot'])
  assert.deepEqual(found(declaring({ pilot: scope({ regions: ['71'], pilot: { from: '2026-03-01', until: '2026-02-01' } }) })), ['pilot-ends-before scopes.pilot.pilot.until'])
  assert.deepEqual(found(declaring({ pilot: scope({ regions: ['71'], pilot: { from: '2025-01-01', until: '2025-02-01' } }) })), ['pilot-ends-before scopes.pilot.pilot.until'])
  assert.deepEqual(found({ ...declaring({ pilot: scope({ regions: ['71'], pilot }) }), inForce: { ...licence.inForce, until: '2026-02-01' } }), ['pilot-begins-after scopes.pilot.pilot.from'])
  assert.deepEqual(found(declaring({ pilot: scope({ regions: ['99'] }) })), ['scope-of-no-region scopes.pilot.regions'])
  assert.deepEqual(found(declaring({ pilot: scope({}) }, { ...onlyIn('pilot', undefined, required) })), ['scope-of-everything scopes.pilot'])
  assert.deepEqual(found(declaring({ pilot: scope({ bodies: { nobody: same('Nobody') } }) }, { ...onlyIn('pilot', undefined, required) }), []).filter((one) => !one.startsWith('office')),
    ['bodies-open-no-cases scopes.pilot.bodies', 'scope-of-no-body scopes.pilot.bodies'])
})

test('a rule names a scope that there is, and the answer in which the region stands where it needs one', () => {
  const there = { pilot: scope({ regions: ['71'] }) }
  assert.deepEqual(found(declaring(there, { ...onlyIn('other', home, required) })), ['unused-scope scopes.pilot', 'unknown-source rules.local'])
  assert.deepEqual(found(declaring(there, { ...onlyIn('pilot', undefined, required) })), ['scope-without-answer rules.local'])
  assert.deepEqual(found(declaring(there, plain({ ...onlyIn('pilot', home, required), fact: 'paid' }))), ['unfit-fact rules.local'])
  assert.deepEqual(found(declaring({ pilot: scope({ pilot: { from: '2026-03-01', until: '2026-06-30' } }) })), ['scope-needs-no-answer rules.local'])
})

test('the print and the service page say in every language where and until when a clause holds', () => {
  const declaration = declaring({ pilot: scope({ title: { kk: 'Пилоттық жоба', ru: 'Пилот', en: 'The pilot' }, regions: ['71', '75'], pilot: { from: '2026-03-01', until: '2026-06-30' } }) })
  inRegions(() => {
    for (const [locale, ...words] of [
      ['kk', 'Region 71', 'соңғы күні: 2026', 'Тек «Пилоттық жоба» қолданылатын жағдайда (мына жауап бойынша: «Home»): «Is it paid?» — иә'],
      ['ru', 'Регионы: Region 71 и Region 75', 'включительно', 'Только если действует «Пилот» (по ответу «Home»): «Is it paid?» — да'],
      ['en', 'Regions: Region 71 and Region 75', 'both days counted', 'Only where “The pilot” applies (by “Home”): “Is it paid?” is yes'],
    ] as const) for (const one of words) assert.ok(printDeclaration(declaration, locale).includes(one), `${one}: ${printDeclaration(declaration, locale)}`)
    assert.equal(passportOf(declaration).sections.find(({ name }) => name === 'scopes')!.clauses[0]!.parts!.length, 2)
  })
})

test('the schema takes scopes, and an absent one changes no hash', () => {
  assert.equal(procedureSchema.safeParse(declaring({ pilot: scope({ regions: ['71'] }) })).error, undefined)
  assert.equal('scopes' in procedureSchema.parse(plain(licence)), false)
})

test('a scope of bodies holds in the cases that these open for themselves, and in no others', () => {
  const body = (id: string): Body => ({ id, name: same(id), identifiers: [], roles: {}, registers: [] })
  const declaration: Procedure = {
    ...declaring({ pilot: scope({ bodies: { gardens: same('Gardens') } }) }, onlyIn('pilot', undefined, required)), opens: { by: 'office', role: 'officer', ofBody: { name: 'administrator', title: same('Administrator') } },
  }
  const within = (one: Body | undefined) => {
    const own = inBody(declaration, one)
    return evaluate(own.rules['local']!, { paid: false }, readingOf(own, '2026-03-01')).verdict
  }
  assert.deepEqual([within(body('gardens')), within(body('others')), within(undefined)], [false, true, true])
})
