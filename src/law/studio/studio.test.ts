/** Specifies how a draft is taken apart into clauses and forms, and what a change of it rests on. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonical, type Json, type JsonObject } from '../canonical.ts'
import { procedureSchema } from '../declaration.ts'
import { lint } from '../lint.ts'
import type { Procedure } from '../procedure.ts'
import { appeal, gardenAct, licence } from '../testing.ts'
import { actsCited, changed, clauseAt, clauseFrom, clauseOf, clausesOf, newClause, phrasesOf, restsOn, ruleFrom, sentencesOf, shapeOf, skeletonOf, typedOf } from './index.ts'

const title = { kk: 'Иттерді тіркеу', ru: 'Регистрация собак', en: 'Dog licence' }
const roles = { 'town.officer': title, 'town.head': title }
const begun = (): Procedure => skeletonOf({
  id: 'town.dogs', title, body: { name: title, roles }, register: 'TWN', by: 'company', act: gardenAct, from: '2027-01-01', appeal: Object.values(licence.decisions).find((one) => 'appeal' in one && one.appeal)!.appeal!,
})
const errorsOf = (declaration: Procedure): readonly string[] => lint([declaration, licence, { ...appeal, about: { ...appeal.about!, appealed: true } }]).filter(({ severity, procedure }) => severity === 'error' && procedure === declaration.id).map(({ rule, place }) => `${rule} ${place}`)
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json

test('a service that has just been begun lints, and so it does with another page, question, step and decision', () => {
  assert.deepEqual(errorsOf(begun()), [])
  const more = changed(begun(), { does: 'add', place: 'form.application.fields', name: 'breed', value: newClause(begun(), 'field', 'breed', 'choice') })
  const draft = procedureSchema.parse(more)
  assert.deepEqual(errorsOf(draft), [])
  assert.equal(clauseAt(draft, 'form.application.breed')?.kind, 'field')
  assert.equal(changed(draft, { does: 'add', place: 'form.application.fields', name: 'breed', value: {} }), undefined, 'the name is taken')
})

test('what stands in the form of a clause says the clause again, for every clause', () => {
  for (const declaration of [licence, begun()]) {
    const acts = actsCited([declaration])
    for (const clause of clausesOf(declaration)) {
      const shape = shapeOf(declaration, clause)
      const { own, problems } = clauseFrom(shape, clause.own, typedOf(shape, clause.own), acts)
      assert.deepEqual([clause.place, problems, canonical(own as JsonObject)], [clause.place, [], canonical(clause.own as JsonObject)])
    }
  }
})

test('rules are phrases about questions where they are, and stay as they are where they are not', () => {
  for (const rule of Object.values(licence.rules)) assert.equal(canonical(asJson(ruleFrom(sentencesOf(rule))) as JsonObject), canonical(asJson(rule) as JsonObject))
  assert.ok(phrasesOf(licence).some(({ fact, relation, choice }) => fact === 'soil' && relation === 'is' && choice === 'clay'))
})

test('a change is written to its clause alone, and rests on what its author read there', () => {
  const draft = begun()
  const step = clauseAt(draft, 'steps.check')!
  const write = { does: 'write', place: 'steps.check', own: { ...step.own as JsonObject, sign: true } } as const
  const next = procedureSchema.parse(changed(draft, write))
  assert.equal(next.steps['check']!.sign, true)
  assert.deepEqual(Object.keys(next.steps['check']!.outcomes), ['propose', 'decline'], 'what stands within it stays')
  assert.notEqual(restsOn(draft, write), restsOn(next, write))
  const elsewhere = { does: 'write', place: 'decisions.granted', own: clauseAt(draft, 'decisions.granted')!.own } as const
  assert.equal(restsOn(draft, elsewhere), restsOn(next, elsewhere))
  const moved = procedureSchema.parse(changed(draft, { does: 'move', place: 'steps.check.outcomes.propose', by: 1 }))
  assert.deepEqual(Object.keys(moved.steps['check']!.outcomes), ['decline', 'propose'])
  assert.equal('check' in (changed(draft, { does: 'remove', place: 'steps.check' }) as unknown as Procedure).steps, false)
})

test('what the linter finds leads to a clause, and to the member of it', () => {
  const draft = begun()
  const at = (place: string): readonly string[] => { const { clause, member } = clauseOf(clausesOf(draft), draft, place); return [clause.place, member] }
  assert.deepEqual(at('steps.decision.notBy'), ['steps.decision', 'notBy'])
  assert.deepEqual(at('steps.check.outcomes.propose.to'), ['steps.check.outcomes.propose', 'to'])
  assert.deepEqual(at('form.application.request.label'), ['form.application.request', 'label'])
  assert.deepEqual(at('starts'), ['', 'starts'])
})
