/** Specifies terms of steps that are others where a rule about the application holds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assumed } from './citation.ts'
import { procedureSchema } from './declaration.ts'
import { diagramList } from './diagram.ts'
import { workdays } from './duration.ts'
import { lint } from './lint.ts'
import { termOf, type OtherTerm } from './other-terms.ts'
import { printDeclaration } from './print.ts'
import type { Procedure } from './procedure.ts'
import { inScope, is } from './rule.ts'
import { declarations, gardenAct, gardenRules, healthy, licence, watered } from './testing.ts'
import { locales, same } from './text.ts'
import { addDays, type Day } from './time.ts'

const basis = assumed(gardenRules)
const pilot = { pilot: { title: same('The pilot'), pilot: { from: '2026-03-01', until: '2026-06-30' }, basis } } as const
const other = (when: OtherTerm['when'], count: number): OtherTerm => ({ when, within: workdays(count), basis })

test('in a pilot the term is another on its days alone, and what is not known holds nowhere', () => {
  const timed = { within: workdays(5), otherTerms: [other(inScope('pilot'), 2), other(is(watered, true), 9)] }
  const on = (day: Day, facts: { watered?: boolean } = {}) => termOf(timed, facts, { parameters: {}, on: day, scopes: pilot })?.count
  assert.deepEqual([on('2026-02-28'), on('2026-03-01'), on('2026-06-30'), on('2026-07-01')], [5, 2, 2, 5])
  assert.deepEqual([on('2026-02-28', { watered: true }), on('2026-03-01', { watered: true })], [9, 2], 'the first that holds')
  assert.equal(termOf({ otherTerms: timed.otherTerms }, {}, { parameters: {}, on: '2026-03-01', scopes: pilot }), undefined)
})

test('whichever terms there are, one of them counts, and it is the first whose rule holds', () => {
  const days = fc.integer({ min: 0, max: 400 }).map((offset) => addDays('2026-01-01', offset))
  fc.assert(fc.property(days, fc.array(fc.record({ from: days, until: days }), { maxLength: 5 }), (on, spans) => {
    const scopes = Object.fromEntries(spans.map((span, at) => [`s${at}`, { title: same('s'), pilot: span, basis }]))
    const counted = termOf({ within: workdays(100), otherTerms: spans.map((_, at) => other(inScope(`s${at}`), at)) }, {}, { parameters: {}, on, scopes })!
    const first = spans.findIndex(({ from, until }) => from <= on && on <= until)
    assert.equal(counted.count, first < 0 ? 100 : first)
  }))
})

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))
const declaring = (check: object): Procedure =>
  plain({ ...licence, scopes: pilot, steps: { ...licence.steps, check: { ...licence.steps.check, ...check } } }) as Procedure
const found = (one: Procedure): readonly string[] => lint([one, ...plain(declarations.slice(1))], [gardenAct, gardenRules]).filter(({ severity }) => severity === 'error').map(({ rule, place }) => `${rule} ${place}`)

test('the linter holds another term against the form, the scopes and the days of the case', () => {
  assert.deepEqual(found(declaring({ otherTerms: [other(inScope('pilot'), 2)] })), [])
  assert.equal(procedureSchema.safeParse(declaring({ otherTerms: [other(inScope('pilot'), 2)] })).error, undefined)
  assert.deepEqual(found(declaring({ otherTerms: [other(inScope('nowhere'), 2)] })), ['unknown-source steps.check.otherTerms.0.when'])
  assert.deepEqual(found(declaring({ otherTerms: [other(is(healthy, true), 2)] })), ['term-on-finding steps.check.otherTerms.0.when'])
  assert.deepEqual(found(declaring({ otherTerms: [other({ rule: 'onOrAfter', left: { day: 'decision' }, right: { day: 'fixed', on: '2026-03-01' } }, 2)] })), ['no-such-day-here steps.check.otherTerms.0.when.left'])
  assert.ok(found(declaring({ within: undefined, otherTerms: [other(inScope('pilot'), 2)] })).includes('other-term-than-none steps.check.otherTerms'))
  assert.deepEqual(found(declaring({ otherTerms: [{ when: inScope('pilot'), within: { unit: 'workhour', count: 2 }, basis }] })), ['working-hours-unsaid steps.check.otherTerms.0.within'])
})

test('the print and the diagram say the other term and its condition in every language', () => {
  const one = declaring({ otherTerms: [other(inScope('pilot'), 2)] })
  for (const [locale, words] of [['kk', /Мына шарт орындалса, мерзім басқа.*The pilot/], ['ru', /Иной срок – .*The pilot/], ['en', /Another term, within 2 working days, applies on this condition: .*The pilot/]] as const) {
    assert.match(printDeclaration(one, locale), words)
    assert.ok(locales.includes(locale) && diagramList(one, locale).length > 0)
  }
})
