/** Specifies how a draft is taken apart into clauses and forms, and what a change of it rests on. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeNumber } from '../citation.ts'
import { canonical, type JsonObject } from '../canonical.ts'
import { procedureSchema } from '../declaration.ts'
import { lint } from '../lint.ts'
import { lintDraft } from '../lint-drafts.ts'
import type { Procedure } from '../procedure.ts'
import { appeal, gardenAct, licence } from '../testing.ts'
import type { Field } from '../field.ts'
import type { FormField } from '../form.ts'
import { printDeclaration } from '../print.ts'
import { formOf, schema } from './schema-forms.ts'
import { type Addable, actsCited, type Beginning, changed, clauseAt, clauseFrom, clauseOf, clausesOf, newClause, phrasesOf, readForeignForm, restsOn, shapeOf, singular, skeletonOf, typedOf } from './index.ts'

const title = { kk: 'Иттерді тіркеу', ru: 'Регистрация собак', en: 'Dog licence' }
const roles = { 'town.officer': title, 'town.head': title }
const beginning = {
  id: 'town.dogs', title, body: { name: title, roles }, register: 'TWN', by: 'company', act: gardenAct, from: '2027-01-01', appeal: Object.values(licence.decisions).find((one) => 'appeal' in one && one.appeal)!.appeal!,
} as const satisfies Beginning
const begun = (): Procedure => skeletonOf(beginning)
const errorsOf = (declaration: Procedure): readonly string[] => lint([declaration, licence, { ...appeal, about: { ...appeal.about!, appealed: true } }]).filter(({ severity, procedure }) => severity === 'error' && procedure === declaration.id).map(({ rule, place }) => `${rule} ${place}`)

test('a service that has just been begun lints, and so it does with another page, question, step and decision', () => {
  assert.deepEqual(errorsOf(begun()), [])
  const more = changed(begun(), { does: 'add', place: 'form.application.fields', name: 'breed', value: newClause(begun(), 'field', 'breed', { question: 'choice' }) })
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
      const { own, problems } = clauseFrom(shape, clause.own, typedOf(shape, clause.own, declaration), acts, declaration)
      assert.deepEqual([clause.place, problems, canonical(own as JsonObject)], [clause.place, [], canonical(clause.own as JsonObject)])
    }
  }
})

test('what is no day, no moment, no number and no choice is told by its form, and a text has an end', () => {
  const draft = procedureSchema.parse(changed(begun(), { does: 'add', place: '', name: 'call', value: newClause(begun(), 'call', 'call') }))
  const told = (place: string, values: Readonly<Record<string, string>>): readonly unknown[] => {
    const clause = clauseAt(draft, place)!
    const shape = shapeOf(draft, clause)
    const typed = typedOf(shape, clause.own, draft)
    return clauseFrom(shape, clause.own, { ...typed, values: { ...typed.values, ...values } }, actsCited([draft]), draft).problems.map(({ field, text }) => [field, text.en])
  }
  assert.deepEqual(told('call', { 'm.window.until': 'tomorrow', 'm.at': '', 'm.capacity': 'ten' }), [
    ['m.window.until', 'Write the day and time as 31.01.2027 09:00.'], ['m.capacity', 'Write a number in figures.'], ['m.at', 'Choose from the list.'],
  ])
  assert.deepEqual(told('inForce', { 'm.from': '2027-02-30' }), [['m.from', 'Write the day as 31.01.2027.']])
  assert.deepEqual(told('steps.check', { 'm.title.kk': 'а'.repeat(2001) }), [['m.title.kk', 'The text is too long: 2,000 characters at most. Shorten it.']])
})

test('days and moments are typed as everywhere in the portal, and in the form of a declaration as well', () => {
  const draft = procedureSchema.parse(changed(begun(), { does: 'add', place: '', name: 'call', value: newClause(begun(), 'call', 'call') }))
  const written = (place: string, values: Readonly<Record<string, string>>): unknown => {
    const clause = clauseAt(draft, place)!
    const shape = shapeOf(draft, clause)
    const typed = typedOf(shape, clause.own, draft)
    return clauseFrom(shape, clause.own, { ...typed, values: { ...typed.values, ...values } }, actsCited([draft]), draft).own
  }
  for (const day of ['31.01.2027', '2027-01-31']) assert.equal((written('inForce', { 'm.from': day }) as { readonly from: string }).from, '2027-01-31')
  for (const at of ['31.12.2026 18:30', '2026-12-31T18:30']) assert.equal((written('call', { 'm.window.until': at }) as { readonly window: { readonly until: string } }).window.until, '2026-12-31T18:30')
})

test('rules are phrases about questions', () => {
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

const surveyed = (elements: readonly object[]) => {
  const read = readForeignForm(JSON.stringify({ pages: [{ name: 'p', elements }] }))
  assert.ok('pages' in read, JSON.stringify(read))
  return { fields: read.pages.flatMap(({ fields }): readonly Field[] => fields), notTaken: read.notTaken.map(({ what, why }) => `${what} — ${why.en}`) }
}

test('numbers of a survey may be fractions, bounds are such as can be met, a date of birth is personal, and what is left is named', () => {
  const { fields, notTaken } = surveyed([
    { type: 'text', name: 'area', inputType: 'number', min: 0.5, max: 1e30 }, { type: 'rating', name: 'stars', rateMin: 7, rateMax: 3 }, { type: 'dropdown', name: 'city', choicesByUrl: { url: 'https://a.example' } },
    { type: 'paneldynamic', name: 'dogs', minPanelCount: 9, maxPanelCount: 3, templateElements: [{ type: 'text', name: 'dog' }, { type: 'paneldynamic', name: 'toys', templateElements: [{ type: 'text', name: 'toy' }] }] },
  ])
  assert.deepEqual(fields.map((one) => [one.name, one.kind, 'min' in one && one.min, 'max' in one && one.max]), [['area', 'decimal', '0.5', false], ['stars', 'integer', 7, 7], ['dogs', 'rows', false, false]])
  const [, , dogs] = fields
  assert.ok(dogs?.kind === 'rows')
  assert.deepEqual([dogs.minRows, dogs.maxRows, dogs.columns.map(({ name }) => name)], [3, 3, ['dog']])
  for (const said of [/^area: max — /, /^city: choicesByUrl — /, /^city — The form has no choices/, /^dogs: toys — A table within a table/]) assert.ok(notTaken.some((one) => said.test(one)), String(said))
  const born = readForeignForm(JSON.stringify({ name: 'f', steps: [{ type: 'question_page', data: { question_text: 'Born?', answer_type: 'date', answer_settings: { input_type: 'date_of_birth' } } }] }))
  assert.equal('pages' in born && born.pages[0]!.fields[0]!.personal, true)
})

test('panels however deep are read to the twentieth level, and no label is cut within an emoji', () => {
  let text = '{"type":"text","name":"inmost"}'
  for (let n = 0; n < 20_000; n += 1) text = `{"type":"panel","name":"p${n}","elements":[${text}${n === 19_990 ? ',{"type":"text","name":"near"}' : ''}]}`
  const read = readForeignForm(`{"pages":[{"name":"p","elements":[${text}]}]}`)
  assert.ok('pages' in read)
  assert.deepEqual(read.pages.flatMap(({ fields }) => fields).map(({ name }) => name), ['near'])
  assert.match(read.notTaken.map(({ what, why }) => `${what} ${why.en}`).join(), /p19979 The panels are too deep/)
  const [field] = surveyed([{ type: 'text', name: 'q', title: `${'x'.repeat(498)}\u{1F600}y` }]).fields
  assert.ok(field!.label.en.isWellFormed() && field!.label.en.length <= 500)
})

test('several are added in one change, all or none', () => {
  const one = (name: string) => ({ name, value: { name } })
  const added = changed(begun(), { does: 'add', place: 'examples', ...one('a'), further: [one('b')] }) as unknown as Procedure
  assert.deepEqual(added.examples!.map(({ name }) => name), ['a', 'b'])
  assert.equal(changed(begun(), { does: 'add', place: 'examples', ...one('a'), further: [one('a')] }), undefined)
})

test('the number of an article is taken from what was typed with its word, for every language prints its own', () => {
  for (const [typed, number] of [['25-бап', '25'], ['25 бап', '25'], ['3-тармақ', '3'], ['ст. 25', '25'], ['статья 25-1', '25-1'], ['п. 4', '4'], ['article 25', '25'], ['25', '25'], ['17(3)', '17(3)'], ['II', 'II']] as const) {
    assert.equal(placeNumber(typed), number, typed)
  }
})

test('whatever can be added to a service that has just been begun leaves it sound, or with a finding that says what to choose', () => {
  const draft = begun()
  const added = (place: string, name: string, kind: Parameters<typeof newClause>[1]): readonly string[] => errorsOf(procedureSchema.parse(changed(draft, { does: 'add', place, name, value: newClause(draft, kind, name) })))
  assert.deepEqual(added('parameters', 'mci', 'parameter'), [])
  assert.deepEqual(added('lists', 'towns', 'list'), [])
  assert.deepEqual(added('tables', 'rates', 'table'), [])
  assert.deepEqual(added('bands', 'levels', 'bands'), [])
  assert.deepEqual(added('obligations', 'report', 'obligation'), [])
  assert.deepEqual(added('', 'call', 'call'), [])
  assert.deepEqual(added('', 'workingHours', 'workingHours'), [])
  assert.deepEqual(added('decisions.granted', 'credential', 'credential'), [])
  assert.deepEqual(added('entitlements', 'grant', 'entitlement'), ['payment-without-account entitlements.grant.account'])
  assert.deepEqual(added('steps', 'opinions', 'opinions'), ['unreachable-step steps.opinions'])
  assert.ok(added('', 'allocates', 'allocates').every((one) => / allocates/.test(one)), 'what a booking lacks is said of it')
})

test('whatever a declaration may hold has an “Add”, is asked by a form that is there, or is named here with its reason', () => {
  const { properties = {}, required = [] } = formOf(schema(), undefined)
  const elsewhere = {
    need: 'a choice of the form of the service', basedOn: 'written when a service begins as a copy', eligibility: 'a choice of the form of the service', reopensAt: 'a choice of the form of the service',
    examples: 'kept from a trial, with what comes of it',
  }
  const addable: Readonly<Record<string, Addable>> = {
    acts: 'act', offices: 'office', about: 'about', subject: 'subject', form: 'page', parameters: 'parameter', lists: 'list', tables: 'table', bands: 'bands', scopes: 'scope', questionnaires: 'questionnaire', computed: 'computed', rules: 'rule',
    workingHours: 'workingHours', steps: 'step', decisions: 'decision', obligations: 'obligation', entitlements: 'entitlement', call: 'call', allocates: 'allocates',
  }
  const holds = (name: string): boolean => !required.includes(name) || properties[name]!.type === 'array' || (properties[name]!.type === 'object' && properties[name]!.properties === undefined)
  assert.deepEqual(Object.keys(properties).filter((name) => holds(name) && !(name in addable) && !(name in elsewhere)), [])
  const house = { registers: [['town.kennels', title]], offices: { 'town.head': title }, incomes: ['town.fees'] } as const
  const draft = begun()
  for (const [member, kind] of Object.entries(addable)) {
    const one = (singular as readonly string[]).includes(kind)
    const name = kind === 'office' ? 'town.head2' : 'added'
    procedureSchema.parse(changed(draft, { does: 'add', place: one ? '' : member, name: one ? member : name, value: newClause(draft, kind, name, { house }) }) ?? assert.fail(member))
  }
  for (const [place, name, kind] of [['steps', 'added', 'payment'], ['steps', 'added', 'opinions'], ['steps.decision.outcomes', 'added', 'outcome'], ['decisions.granted', 'credential', 'credential'], ['steps.decision.outcomes.grant', 'effect', 'entry']] as const) {
    procedureSchema.parse(changed(draft, { does: 'add', place, name, value: newClause(draft, kind, name, { house }) }) ?? assert.fail(kind))
  }
})

test('an act of the body itself is cited wherever it stands as it is written now, and the linter names one that is there already', () => {
  const draft = skeletonOf({ ...beginning, act: 'own' })
  const [own] = draft.acts!
  assert.deepEqual([own!.id, draft.keep.basis.act, draft.rules['complete']!.basis!.act], ['town-dogs-rules', own, own])
  assert.deepEqual(lint([draft], [gardenAct]).filter(({ severity, place }) => severity === 'error' && /act|basis/.test(place)), [])
  const written = { ...own!, number: '12', date: '2026-11-03', url: 'https://town.gov.kz/12' } as const
  const next = procedureSchema.parse(changed(draft, { does: 'write', place: `acts.${own!.id}`, own: JSON.parse(JSON.stringify(written)) }))
  assert.deepEqual([next.keep.basis.act, next.inForce.basis.act], [written, written])
  const rulesOf = (one: typeof draft, ...world: readonly (typeof draft)[]): readonly string[] => lint([one, ...world]).filter(({ procedure, place }) => procedure === one.id && place.startsWith('acts.')).map(({ rule }) => rule)
  assert.deepEqual(rulesOf(next), ['act-twice-placed'])
  const { notPublished: _, ...published } = written
  const sound = procedureSchema.parse(changed(draft, { does: 'write', place: `acts.${own!.id}`, own: JSON.parse(JSON.stringify(published)) }))
  assert.deepEqual(rulesOf(sound), [])
  assert.match(printDeclaration(sound, 'ru'), /№ 12, 3 ноября 2026 года, https:\/\/town\.gov\.kz\/12/)
  assert.match(printDeclaration(draft, 'ru'), /текст не опубликован/)
  assert.deepEqual(rulesOf({ ...sound, acts: [{ ...published, url: 'https://adilet/NO' }] }), ['act-told-otherwise', 'doubtful-link'].toReversed())
  const other = { ...begun(), id: 'town.cats', keep: { ...begun().keep, basis: { act: { ...published, id: 'kz.other' }, confidence: 'assumed' } } } as typeof draft
  assert.deepEqual(rulesOf(sound, other), ['act-known-already'])
  assert.deepEqual(rulesOf({ ...sound, acts: [{ id: own!.id, title: own!.title, short: own!.short, dividedInto: 'items' }] }).toSorted(), ['act-nowhere', 'act-told-otherwise'])
})

test('where people and organisations apply alike, the linter names what one of them alone can answer, appeal or own', () => {
  const both = skeletonOf({ ...beginning, by: 'personOrCompany' })
  const [page] = both.form
  const rulesWith = (fields: readonly FormField[], more: Partial<Procedure> = {}): readonly string[] => lint([{ ...both, ...more, form: [{ ...page!, fields: [...page!.fields, ...fields] }] }, licence, { ...appeal, about: { ...appeal.about!, appealed: true } }])
    .filter(({ procedure, rule }) => procedure === both.id && /only|kind-|^appeal-for/.test(rule)).map(({ rule, place }) => `${rule} ${place}`)
  const kind = { kind: 'choice', name: 'applicant', label: title, from: 'applicant.kind', choices: [{ value: 'person', label: title }, { value: 'company', label: title }] } as const
  const [iin, bin] = [{ kind: 'iin', name: 'iin', label: title, personal: true }, { kind: 'text', name: 'name', label: title, maxLength: 90, from: 'organisation.name' }] as const
  const forOthers = 'appeal-for-others decisions.refused.appeal.procedure'
  assert.deepEqual(rulesWith([]), [forOthers], 'the sample hears companies alone')
  assert.deepEqual(rulesWith([iin, bin]), ['asked-of-persons-only form.application.iin', 'asked-of-companies-only form.application.name', forOthers])
  const only = (value: string) => ({ rule: 'is', fact: 'applicant', value }) as const
  assert.deepEqual(rulesWith([kind, { ...iin, when: only('person') }, { ...bin, when: only('company') }]), [forOthers])
  assert.deepEqual(rulesWith([{ ...kind, choices: kind.choices.slice(1) }]), ['kind-not-chosen form.application.applicant', forOthers])
  assert.deepEqual(rulesWith([kind], { opens: { by: 'company' } }), ['kind-of-one form.application.applicant.from'])
  const born = { kind: 'date', name: 'born', label: title } as const
  const grown = { rule: 'atLeast', left: { term: 'age', born: { day: 'fact', fact: 'born' }, on: { day: 'filing' } }, right: { term: 'number', value: '18' }, basis: both.keep.basis, otherwise: title } as const
  assert.ok(rulesWith([born], { rules: { ...both.rules, grown } }).includes('asked-of-persons-only form.application.born'))
})

test('names of options, bands and answers that nobody typed are made of their titles, each once, and what was typed stays', () => {
  const draft = procedureSchema.parse(changed(begun(), { does: 'add', place: 'form.application.fields', name: 'breed', value: newClause(begun(), 'field', 'breed', { question: 'choice' }) }))
  const clause = clauseAt(draft, 'form.application.breed')!
  const stands = typedOf(shapeOf(draft, clause), clause.own, draft).values
  const called = (row: number, name: string, value = ''): Readonly<Record<string, string>> => ({ [`m.choices.${row}.value`]: value, [`m.choices.${row}.label.kk`]: name, [`m.choices.${row}.label.ru`]: name, [`m.choices.${row}.label.en`]: name })
  const values = { ...stands, ...called(0, 'Тазы'), ...called(1, 'Тазы'), ...called(2, 'Төбет', 'dog-3') }
  const { own, problems } = clauseFrom(shapeOf(draft, clause, values), clause.own, { values, lists: {} }, new Map(), draft)
  assert.deepEqual([problems, (own as { readonly choices: readonly { readonly value: string }[] }).choices.map(({ value }) => value)], [[], ['tazy', 'tazy2', 'dog-3']])
})

test('a rule that a decision rests on and no step checks is asked about, and one that a step checks is not', () => {
  const draft = begun()
  const more = procedureSchema.parse({ ...JSON.parse(JSON.stringify(draft)) as object, rules: { ...draft.rules, few: draft.rules['complete'] }, decisions: { ...draft.decisions, granted: { ...draft.decisions['granted']!, rules: ['complete', 'few'] } } })
  const asked = (one: Procedure): readonly string[] => lintDraft(one).filter(({ rule }) => rule === 'unchecked-rule').map(({ place }) => place)
  assert.deepEqual([asked(draft), asked(more)], [[], ['rules.few']])
})

test('added opinions that do not all agree bring the case back to whoever prepares a refusal', () => {
  const { outcomes } = newClause(begun(), 'opinions', 'opinions') as unknown as Procedure['steps'][string]
  assert.deepEqual(Object.values(outcomes).map(({ to }) => to), ['decision', begun().starts])
})
