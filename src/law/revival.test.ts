/** What the linter says of outcomes that let live again what a withdrawal had revoked. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { months, workdays } from './duration.ts'
import type { Entitlement } from './entitlement.ts'
import { choice } from './field.ts'
import { lint } from './lint.ts'
import { printDeclaration } from './print.ts'
import type { Outcome, Procedure, Step } from './procedure.ts'
import { appeal, licence, secondAppeal, withdrawal } from './testing.ts'
import { locales, same } from './text.ts'

const between = choice('between', { label: same('Between'), choices: [{ value: 'paid', label: same('Paid') }, { value: 'lost', label: same('Lost') }] })
const support: Entitlement = {
  title: same('Support'), after: 'grant', every: 'month', until: months(5), amount: { term: 'number', value: '1' }, account: 'account', expense: 'gardens.support', within: workdays(5), arrears: 'paid', basis: licence.complaint.basis,
}

/** The second appeal with one more outcome, which annuls the withdrawal. */
function annulling(more: Partial<Outcome>, effect: 'revoke' | 'reopen' = 'revoke'): Procedure {
  const [name, step] = Object.entries<Step>(secondAppeal.steps).at(-1)!
  const outcome: Outcome = { label: same('Annul'), to: 'closed', decides: 'annulled', ...more }
  return {
    ...secondAppeal, steps: { ...secondAppeal.steps, [name]: { ...step, outcomes: { ...step.outcomes, annul: outcome } } },
    decisions: { ...secondAppeal.decisions, annulled: { title: same('Annulled'), words: same('Annulled.'), effect, rules: [], basis: licence.complaint.basis } },
  }
}
const granting = (revived?: 'paid'): Procedure => ({ ...licence, entitlements: { support: { ...support, ...(revived && { revived }) } } })
const found = (changed: Procedure, grants: Procedure = granting('paid')): readonly string[] => lint([grants, appeal, withdrawal, changed])
  .filter(({ procedure, rule, place }) => procedure === secondAppeal.id && (place.includes('annul') || rule === 'refusal-without-appeal')).map(({ rule }) => rule)

test('an annulment that revives needs no appeal, and is told where nothing lives again or nothing says what is paid for the time between', () => {
  assert.deepEqual(found(annulling({ revives: {} })), [])
  assert.deepEqual(found(annulling({})), ['refusal-without-appeal'])
  assert.deepEqual(found(annulling({ revives: {} }, 'reopen')), ['revives-nothing'])
  assert.deepEqual(found(annulling({ revives: {} }), granting()), ['arrears-undecided'])
  assert.deepEqual(found(annulling({ revives: { arrears: 'between' }, findings: [between] }), granting()), [])
  assert.deepEqual(found(annulling({ revives: { arrears: 'nothing' } }), granting()), ['unknown-fact'])
  assert.deepEqual(found(annulling({ revives: { arrears: 'between' }, findings: [{ ...between, optional: true }] }), granting()), ['unfit-fact'], 'it may stay unsaid')
  assert.deepEqual(found(annulling({ revives: { arrears: 'between' }, findings: [{ ...between, choices: [{ value: 'maybe', label: same('Maybe') }] }] }), granting()), ['unfit-fact'])
})

test('an appeal against a withdrawal that can give nothing back is refused, and one against a refusal is not', () => {
  const restoring = (changed: Procedure): readonly string[] => lint([granting('paid'), appeal, withdrawal, changed]).filter(({ rule }) => rule === 'restores-nothing').map(({ procedure, words: { en } }) => `${procedure}: ${en.includes(withdrawal.id)}`)
  const { giveBack: _, ...dismissing } = secondAppeal.steps['ruling']!.outcomes
  const barren: Procedure = { ...secondAppeal, steps: { ...secondAppeal.steps, ruling: { ...secondAppeal.steps['ruling']!, outcomes: dismissing } } }
  assert.deepEqual(restoring(barren), [`${secondAppeal.id}: true`])
  assert.deepEqual(restoring(secondAppeal), [])
})

test('only notice of whoever has something, of which the office says the day, is appealed without giving it back, and never without an appeal', () => {
  const day = withdrawal.form.flatMap(({ fields }) => fields).find(({ kind }) => kind === 'date')!.name
  const [name, kind] = Object.entries(withdrawal.decisions).find(([, { effect }]) => effect === 'revoke')!
  const { giveBack: _, ...dismissing } = secondAppeal.steps['ruling']!.outcomes
  const barren: Procedure = { ...secondAppeal, steps: { ...secondAppeal.steps, ruling: { ...secondAppeal.steps['ruling']!, outcomes: dismissing } } }
  const rules = (opens: Procedure['opens'], changed: Partial<typeof kind>, more: Partial<Procedure> = {}): readonly string[] => {
    const { appeal: heard, ...bare } = { ...kind, ...changed }
    const ended: Procedure = { ...withdrawal, reopensAt: withdrawal.starts, ...more, opens, decisions: { ...withdrawal.decisions, [name]: { ...bare, ...('appeal' in changed ? {} : heard && { appeal: heard }) } } }
    return lint([granting('paid'), appeal, ended, barren]).filter(({ procedure, rule }) => rule === 'restores-nothing' || (rule === 'refusal-without-appeal' && procedure === withdrawal.id)).map(({ rule }) => rule)
  }
  assert.deepEqual(rules({ by: 'company' }, { endsOn: day }), [])
  assert.deepEqual(rules({ by: 'company' }, {}), ['restores-nothing'], 'the office says no day: what it decides is whether')
  assert.deepEqual(rules(withdrawal.opens, { endsOn: day }), ['restores-nothing'], 'the office opens it')
  assert.deepEqual(rules({ by: 'company' }, { endsOn: day, appeal: undefined } as object), ['refusal-without-appeal'])
  assert.deepEqual(rules({ by: 'company' }, { endsBefore: day, appeal: undefined } as object), [], 'whoever gives it up whole is given what they ask for')
  assert.deepEqual(rules(withdrawal.opens, { endsBefore: day, appeal: undefined } as object), ['refusal-without-appeal'])
  const [step, taken] = Object.entries(withdrawal.steps)[0]!
  const [outcome, way] = Object.entries(taken.outcomes)[0]!
  const seen = { ...withdrawal.form.flatMap(({ fields }) => fields).find((field) => field.name === day)!, name: 'seen' }
  const finding = { steps: { ...withdrawal.steps, [step]: { ...taken, outcomes: { ...taken.outcomes, [outcome]: { ...way, findings: [seen] } } } } } as unknown as Partial<Procedure>
  assert.deepEqual(rules({ by: 'company' }, { endsBefore: 'seen', appeal: undefined } as object, finding), ['refusal-without-appeal'], 'an officer finds the day')
})

test('what lives again, and that nothing says what is paid for the time between, is printed for the lawyer', () => {
  for (const locale of locales) assert.ok(printDeclaration(annulling({ revives: {} }), locale).length > printDeclaration(annulling({}), locale).length)
  assert.match(printDeclaration(granting(), 'en'), /whoever annuls it says so/)
  assert.match(printDeclaration(granting('paid'), 'en'), /the periods between are paid too/)
})
