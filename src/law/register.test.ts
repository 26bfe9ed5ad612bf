/** Specifies registers as declarations: read from TypeScript and YAML alike, and linted beside each other and the procedures. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { hashOf } from './canonical.ts'
import { declares, readRegister, writeDeclaration } from './declaration-yaml.ts'
import { lint, lintRegisters } from './lint.ts'
import { registerFaults } from './lint-register.messages.ts'
import { printDeclaration } from './print.ts'
import type { Procedure } from './procedure.ts'
import { registerSchema } from './register-declaration.ts'
import { type Register, titlesOf } from './register.ts'
import { declarations, gardenAct, gardenRules, licence } from './testing.ts'
import { gardenRegister, registers, treeRegister } from './testing-registers.ts'
import { locales } from './text.ts'

const plain = <T extends object>(declaration: T): T => JSON.parse(JSON.stringify(declaration))
const schema = 'https://example.kz/schemas/register.json'

/** The registers with one member of the gardens replaced, or left out when the value is undefined. */
function plant(path: string, value: unknown): readonly Register[] {
  const [gardens, ...others] = plain([...registers])
  const names = path.split('.')
  const last = names.pop()!
  Reflect.set(names.reduce<object>((at, name) => Reflect.get(at, name), gardens!), last, value)
  return plain([gardens!, ...others])
}

test('a register goes through YAML and comes back with the same hash', () => {
  for (const declaration of registers) {
    const { value, problems } = readRegister(writeDeclaration(declaration, schema))
    assert.equal(problems, undefined)
    assert.equal(hashOf(plain(value!)), hashOf(plain(declaration)))
  }
})

test('a text is told to be a register by what it says and not by how it is written: as YAML, as JSON, with its names quoted', () => {
  for (const declaration of registers) {
    const indented = JSON.stringify(declaration, undefined, 2)
    for (const text of [writeDeclaration(declaration, schema), JSON.stringify(declaration), indented]) assert.equal(declares(text), 'register')
    assert.equal(hashOf(plain(readRegister(indented).value!)), hashOf(plain(declaration)))
  }
  assert.equal(declares(JSON.stringify(licence)), 'procedure')
  assert.equal(declares('id: a.b\nsummary: |\n  shown:\n'), 'procedure')
  assert.equal(declares('a: ['), 'procedure')
})

test('what is misspelt in a register is said with its line and its mend', () => {
  const yaml = writeDeclaration(treeRegister, schema)
  const { problems } = readRegister(yaml.replace('relation: derives', 'relation: devours'))
  assert.equal(yaml.split('\n')[problems![0]!.line - 1]!.trim(), 'relation: derives')
  assert.match(problems![0]!.text.en, /must be one of: derives, permits, holds, uses, calls/)
  assert.match(readRegister(yaml.replace('\nnumbers:', '\nnumber:')).problems!.map(({ text }) => text.en).join(' '), /“numbers” is missing/)
})

test('the JSON Schema of registers is complete: editors find every name in it', () => {
  const described = JSON.stringify(z.toJSONSchema(registerSchema, { target: 'draft-2020-12' }))
  for (const name of ['calledBy', 'references', 'relation', 'stub', 'struck']) assert.ok(described.includes(`"${name}"`), name)
})

test('sound registers have nothing to find, and neither have the procedures beside them', () => {
  assert.deepEqual(lintRegisters(registers, declarations, [gardenAct, gardenRules]), [])
})

const text = { kk: 'Бір', ru: 'Один', en: 'One' }
const [name] = gardenRegister.fields

/** Per rule: where a fault is planted, what stands there, and where it is reported when that is another place. */
const planted: readonly (readonly [rule: string, path: string, value: unknown, place?: string])[] = [
  ['missing-language', 'states.struck.kk', undefined, 'states.struck'],
  ['missing-language', 'fields.1.choices.0.label.ru', undefined, 'fields.soil.choices.sand.label'],
  ['unknown-act', 'keep.basis.act.id', 'sample.other', 'keep.basis'],
  ['not-a-day', 'inForce.from', '2026-02-30', 'inForce'],
  ['prefix-taken', 'numbers', 'TRE'],
  ['prefix-taken', 'numbers', licence.body.register],
  ['owned-by-nobody', 'owner', []],
  ['duplicate-field', 'fields.4.name', 'soil', 'fields.soil'],
  ['malformed-name', 'fields.4.name', 'con-tact', 'fields.con-tact'],
  ['not-a-register-mark', 'fields.0.from', 'person.name', 'fields.name'],
  ['not-a-register-mark', 'fields.0.public', true, 'fields.name'],
  ['unknown-register', 'fields.3', { kind: 'reference', name: 'near', register: 'sample.hills', relation: 'uses', label: text }, 'fields.near.register'],
  ['unknown-shown-field', 'shown.fields', ['name', 'smell'], 'shown.fields.smell'],
  ['unknown-shown-field', 'shown.stub', { when: { rule: 'is', fact: 'secret', value: true }, words: text, fields: ['secret'] }, 'shown.stub.fields.secret'],
  ['unknown-register-field', 'names', { smell: 'model' }, 'names.smell'],
  ['personal-field-shown', 'shown.fields', ['name', 'contact'], 'shown.fields.contact'],
  ['personal-field-shown', 'fields.2', { kind: 'iin', name: 'trees', label: text }, 'shown.fields.trees'],
  ['unfit-title-field', 'calledBy', 'soil'],
  ['unfit-title-field', 'fields.0', { ...name, optional: true }, 'calledBy'],
  ['unknown-fact', 'shown.stub.when.fact', 'hidden', 'shown.stub.when'],
]

for (const [rule, path, value, place = path] of planted) {
  test(`finds ${rule} at ${place} of a register, and nothing else`, () => {
    const found = lintRegisters(plant(path, value), declarations, [gardenAct, gardenRules]).filter(({ procedure }) => procedure === gardenRegister.id)
    // A secret that is no field any more is told of the rule that reads it too.
    assert.deepEqual(found.filter((one) => one.rule !== 'unknown-fact' || rule === 'unknown-fact').map((one) => [one.rule, one.place]), [[rule, place]])
  })
}

test('finds a register that states nothing', () => {
  const empty = plain({ ...gardenRegister, fields: [], shown: { to: 'everyone', fields: [] } as const })
  delete (empty as { calledBy?: string }).calledBy
  assert.deepEqual(lintRegisters([empty]).map(({ rule }) => rule), ['register-of-nothing'])
})

const enters = { register: 'sample.gardens', does: 'enter', fields: { name: 'gardenName', soil: 'soil', trees: 'trees', contact: 'contact' } } as const

const [grant, withdraw] = ['sample.licence decision grant', 'sample.withdrawal ruling act']

/** The procedures with effects planted on outcomes, by `procedure step outcome`. */
function withEffects(effects: Readonly<Record<string, unknown>>): readonly Procedure[] {
  const all = plain([...declarations])
  for (const [where, effect] of Object.entries(effects)) {
    const [procedure, step, outcome] = where.split(' ')
    Reflect.set(all.find(({ id }) => id === procedure)!.steps[step!]!.outcomes[outcome!]!, 'effect', effect)
    // What a withdrawal strikes its appeal restores.
    if (where === withdraw) Reflect.set(all.find(({ id }) => id === 'sample.review')!.steps['ruling']!.outcomes['giveBack']!, 'effect', { ...effect as object, does: 'restore' })
  }
  return all
}
const strikes = { register: 'sample.gardens', does: 'strike' }
const faultsOf = (effects: Parameters<typeof withEffects>[0], world: readonly Register[] = registers): readonly string[] =>
  lint(withEffects(effects), [gardenAct, gardenRules], world).filter(({ severity }) => severity === 'error')
    .map(({ rule, place }) => `${rule} ${place.replace(/^steps\.\w+\.outcomes\./, '')}`)
/** The faults of an effect on the grant, while the withdrawal strikes what it entered. */
const ofGrant = (effect: unknown, world?: readonly Register[]) => faultsOf({ [grant]: effect, [withdraw]: strikes }, world)

test('a decision may enter what its case answered, and a withdrawal strikes what the decision had entered', () => {
  assert.deepEqual(ofGrant(enters), [])
  assert.deepEqual(faultsOf({ [grant]: enters }), ['entry-outlives-decision act.effect'], 'no entry stands without its decision')
})

test('an effect without a decision, on nothing, for a stranger, or with what does not fit is found', () => {
  assert.deepEqual(faultsOf({ 'sample.licence council yes': { ...enters } }).slice(0, 1), ['effect-without-decision yes.effect'])
  assert.deepEqual(faultsOf({ 'sample.licence decision refuse': enters }).slice(0, 1), ['effect-against-refusal refuse.effect'])
  assert.deepEqual(faultsOf({ [grant]: { register: 'sample.hills', does: 'change', fields: {} } }), ['unknown-register grant.effect.register'])
  assert.deepEqual(faultsOf({ [grant]: { ...strikes, does: 'change', fields: {} } }), ['effect-on-no-entry grant.effect'])
  assert.deepEqual(faultsOf({ [grant]: { ...enters, register: 'sample.trees', fields: { where: 'gardenName', age: 'trees' } }, [withdraw]: { ...strikes, register: 'sample.trees' } }),
    ['entry-of-nobody grant.effect', 'unfit-register-field grant.effect.fields.age'])
  assert.deepEqual(ofGrant({ ...enters, fields: { ...enters.fields, smell: 'soil' } }), ['unknown-register-field grant.effect.fields.smell'])
  assert.deepEqual(ofGrant({ ...enters, fields: { ...enters.fields, soil: 'earth' } }), ['unknown-fact grant.effect.fields.soil'])
  assert.deepEqual(ofGrant({ ...enters, fields: { name: 'gardenName', soil: 'soil' } }), ['register-field-unfilled grant.effect.fields'])
  const open = registers.map((one): Register => ({ ...one, fields: one.fields.map((field) => (field.name === 'contact' ? { kind: 'email', name: 'contact', label: text } : field)) }))
  assert.deepEqual(ofGrant(enters, open), ['personal-fact-entered grant.effect.fields.contact'])
  const computing = (computed: Procedure['computed'], field: string, into: Register['fields'][number]) => {
    const all = withEffects({ [grant]: { ...enters, fields: { ...enters.fields, [into.name]: field } }, [withdraw]: strikes })
    const care = { title: text, version: '1', basis: licence.complaint.basis, sections: [] }
    return lint(all.map((one) => (one.id === licence.id ? { ...one, computed: computed!, questionnaires: { care } } : one)), [gardenAct, gardenRules], registers.map((one): Register => ({ ...one, fields: [...one.fields, into] })))
      .filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
  }
  const size = { kind: 'decimal', name: 'size', label: text } as const
  const edition = { kind: 'text', name: 'edition', label: text, maxLength: 50 } as const
  const twice = [{ field: { ...size, name: 'twice' }, amount: { term: 'fact', fact: 'trees' } }] as const
  assert.deepEqual([computing(twice, 'twice', size), computing(twice, 'twice', { ...size, optional: true }), computing([{ field: { ...edition, name: 'by' }, version: 'care' }], 'by', edition)],
    [['unfit-register-field'], [], []], 'what cannot always be computed does not fill a required field')
  const beds = (marked: object) => ({ kind: 'rows' as const, name: 'beds', label: text, minRows: 0, maxRows: 3, optional: true as const, columns: [{ kind: 'text' as const, name: 'keeper', label: text, maxLength: 90, ...marked }] })
  const keptIn = (marked: object): readonly string[] => {
    const all = withEffects({ [grant]: { ...enters, fields: { ...enters.fields, beds: 'beds' } }, [withdraw]: strikes })
    const asking = all.map((one) => (one.id === licence.id ? { ...one, form: [...one.form, { id: 'beds', title: text, fields: [beds({ personal: true })] }] } : one))
    return lint(asking, [gardenAct, gardenRules], registers.map((one): Register => ({ ...one, fields: [...one.fields, beds(marked)] }))).filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
  }
  assert.deepEqual([keptIn({}), keptIn({ personal: true })], [['personal-fact-entered'], []], 'a personal column too')
  const taken = withEffects({}).map((one) => ({ ...one, body: { ...one.body, register: 'GRD' } }))
  assert.ok(lint(taken, undefined, registers).some(({ rule, place }) => rule === 'prefix-taken' && place === 'body.register'))
})

test('what nobody has found where silence decides fills no field that an entry must state', () => {
  const required = registers.map((one): Register => ({ ...one, fields: [...one.fields, { kind: 'flag', name: 'healthy', label: text }] }))
  const optional = required.map((one): Register => ({ ...one, fields: one.fields.map((field) => (field.name === 'healthy' ? { ...field, optional: true } : field)) }))
  const found = { ...enters, fields: { ...enters.fields, healthy: 'healthy' } }
  assert.deepEqual(ofGrant(found, required), [], 'the officer who checks finds it')
  const silent = (change: (licence: Procedure) => unknown, world: readonly Register[]): readonly string[] => {
    const all = withEffects({ [grant]: found, [withdraw]: strikes })
    change(all[0]!)
    return lint(all, [gardenAct, gardenRules], world).filter(({ rule }) => rule === 'unfound-register-field').map(({ place }) => place)
  }
  const whole = (one: Procedure) => Reflect.set(one.clock, 'silence', { label: text, to: 'closed', decides: 'grant', effect: found, basis: licence.inForce.basis })
  assert.deepEqual(silent(whole, required), ['clock.silence.effect.fields.healthy'])
  assert.deepEqual(silent(whole, optional), [])
  const opinion = { title: text, by: { role: 'member' }, basis: licence.inForce.basis, within: { unit: 'workday', count: 1 }, answers: { yes: { label: text } }, findings: licence.steps['check']!.findings! }
  const together = (silence: unknown, needs: unknown) => (one: Procedure): void => {
    Reflect.deleteProperty(one.steps['check']!, 'findings')
    Reflect.set(one.steps['council']!, 'by', { together: { parts: { a: { ...opinion, silence }, b: { ...opinion, silence: 'escalate', findings: [] } }, needs } })
  }
  const place = 'steps.decision.outcomes.grant.effect.fields.healthy'
  assert.deepEqual(silent(together({ answer: 'yes', basis: licence.inForce.basis }, 'all'), required), [place])
  assert.deepEqual(silent(together('escalate', 'any'), required), [place])
  assert.deepEqual(silent(together('escalate', 'all'), required), [])
})

test('what an application takes from its entry is something that the register states, and personal where it is so there', () => {
  const taking = (field: object) => {
    const all = plain([...declarations])
    Object.assign(all[0]!, { subject: { register: 'sample.gardens', title: text }, form: [...all[0]!.form, { id: 'taken', title: text, fields: [{ name: 'taken', label: text, ...field }] }] })
    return lint(all, [gardenAct, gardenRules], registers).filter(({ severity }) => severity === 'error').map(({ rule, place }) => `${rule} ${place}`)
  }
  assert.deepEqual(taking({ kind: 'text', maxLength: 100, from: 'subject.name' }), [])
  assert.deepEqual(taking({ kind: 'text', maxLength: 100, from: 'subject.number' }), [])
  assert.deepEqual(taking({ kind: 'text', maxLength: 100, from: 'subject.smell' }), ['unsaid-by-entry form.taken.taken.from'])
  assert.deepEqual(taking({ kind: 'email', optional: true, from: 'subject.contact' }), ['personal-answer-taken form.taken.taken.from'])
  assert.deepEqual(taking({ kind: 'email', optional: true, personal: true, from: 'subject.contact' }), [])
})

test('what a decision does to a register is printed for the lawyer in words', () => {
  const [licence, , withdrawal] = withEffects({ [grant]: enters, [withdraw]: strikes })
  assert.match(printDeclaration(licence!, 'en'), /a new entry is made in the register “sample\.gardens” \(from the answers: Name of the garden; Kind of soil; Number of trees; E-mail\)/)
  assert.match(printDeclaration(withdrawal!, 'ru'), /запись исключается из реестра «sample\.gardens»/)
  for (const locale of locales) assert.match(printDeclaration(licence!, locale), /sample\.gardens/)
  const titled = titlesOf([{ id: 'sample.gardens', title: { kk: 'Бақшалар тізілімі', ru: 'Реестр садов', en: 'Register of gardens' } }])
  assert.match(printDeclaration(withdrawal!, 'ru', titled), /запись исключается из «Реестра садов»/)
  for (const locale of locales) {
    const printed = printDeclaration(licence!, locale, titled)
    assert.ok(!printed.includes('sample.gardens'), locale)
    assert.ok(printed.includes(titled('sample.gardens')[locale]), locale)
  }
})

test('every finding about a register is worded in every language', () => {
  for (const { words } of Object.values(registerFaults)) for (const locale of locales) assert.match(words('one', 'two')[locale], /\p{L}/u)
})
