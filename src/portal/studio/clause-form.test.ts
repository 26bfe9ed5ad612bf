/** What the form of a clause offers to be chosen: what can stand there, each under its words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Entitlement } from '../../law/entitlement.ts'
import { date, type Field } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import { clauseAt, shapeOf, typedOf } from '../../law/studio/index.ts'
import { licence } from '../../law/testing.ts'
import { same } from '../../law/text.ts'
import { type Choosing, clauseFields } from './clause-form.ts'

/** The choices of one question of a clause, each as its value, its words and its group. */
function offered(declaration: Procedure, place: string, name: string, typed: Readonly<Record<string, string>> = {}, bodies: Choosing['bodies'] = []): readonly (readonly string[])[] {
  const clause = clauseAt(declaration, place)!
  const values = { ...typedOf(shapeOf(declaration, clause), clause.own, declaration).values, ...typed }
  const shape = shapeOf(declaration, clause, values)
  const page = String(clauseFields('en', { declaration, acts: new Map(), offices: declaration.offices, procedures: [], registers: [], bodies }, shape, { ...typedOf(shape, clause.own, declaration), values, problems: [] }))
  const select = new RegExp(`<select[^>]*name="${name.replaceAll('.', '\\.')}".*?</select>`, 's').exec(page)?.[0] ?? ''
  let group = ''
  return [...select.matchAll(/<optgroup label="([^"]*)"|<\/optgroup>|<option value="([^"]*)"[^>]*>([^<]*)/g)].flatMap(([tag, label, value, words]) => {
    if (value === undefined) { group = tag === '</optgroup>' ? '' : label!; return [] }
    return [group === '' ? [value, words!] : [value, words!, group]]
  })
}

const { yearlyReport } = licence.obligations
const base: Entitlement = { title: same('Aid'), after: 'grant', account: 'account', expense: 'aid', within: { unit: 'workday', count: 5 }, arrears: 'paid', basis: licence.clock.basis }
const paying: Procedure = {
  ...licence,
  form: [...licence.form, { id: 'money', title: same('Money'), fields: [{ kind: 'iban', name: 'account', label: same('Your account') } satisfies Field, date('first', { label: same('First day') })] }],
  obligations: { report: { ...yearlyReport!, title: same('Report'), after: 'grant' }, other: { ...yearlyReport!, title: same('Of another decision'), after: 'refuse' } },
  entitlements: { aid: { ...base, stages: [{ title: same('Start'), amount: { term: 'number', value: '1' } }] } },
}

test('a stage is paid at the decision or upon a report of that decision, each in words', () => {
  assert.deepEqual(offered(paying, 'entitlements.aid', 'm.stages.0.upon'), [['', 'After the decision, without a report'], ['report', 'After the report: Report']])
})

test('where a payment reads a day or an account, questions of that kind alone are offered, and choosing none says what then holds', () => {
  const once: Procedure = { ...paying, entitlements: { aid: { ...base, once: true, amount: { term: 'number', value: '1' }, from: 'first' } } }
  assert.deepEqual(offered(once, 'entitlements.aid', 'm.from'), [['', 'The day of the decision'], ['first', 'First day'], ['planted', 'Day of planting']])
  assert.deepEqual(offered(once, 'entitlements.aid', 'm.account').map(([value]) => value), ['', 'account'])
})

const bodies: Choosing['bodies'] = [
  { id: 'fire', name: same('Fire service'), offices: { 'fire.officer': same('Inspector'), 'fire.head': same('Head of the fire service') } },
  { id: 'health', name: same('Health service'), offices: { 'health.officer': same('Doctor') } },
]

test('offices of another body stand under their bodies, and under the one that is chosen alone; one of another body says of which', () => {
  const [step] = Object.keys(licence.steps)
  const office = Object.keys(licence.offices)[0]!
  const asking = (values: Readonly<Record<string, string>>) => offered(licence, `steps.${step}`, 'm.by.role', { 'm.by.choose': 'body', 'm.by.drawn': 'body', ...values }, bodies)
  assert.deepEqual(asking({ 'm.by.role': '' }).slice(1), [['fire.officer', 'Inspector', 'Fire service'], ['fire.head', 'Head of the fire service', 'Fire service'], ['health.officer', 'Doctor', 'Health service']])
  assert.deepEqual(asking({ 'm.by.body': 'health', 'm.by.role': '' }).slice(1), [['health.officer', 'Doctor']])
  assert.deepEqual(asking({ 'm.by.body': 'health', 'm.by.role': 'fire.head' }).slice(1), [['fire.head', 'Head of the fire service (Fire service)'], ['health.officer', 'Doctor']])
  assert.deepEqual(asking({ 'm.by.role': office })[1], [office, `${licence.offices[office]!.en} (${licence.body.name.en})`])
})
