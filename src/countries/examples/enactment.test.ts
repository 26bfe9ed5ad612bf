/** Runs docs/examples/enactment: to bring a declaration into force is itself a procedure, of a drafter, a lawyer and a head who are three people. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { felling, gardens, ownHat } from '../../kernel/cases/testing.ts'
import { transact } from '../../kernel/database/index.ts'
import { versionOf } from '../../kernel/declarations/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import type { RegisterView } from '../../kernel/registers/index.ts'
import { withEffect } from '../../kernel/registers/testing.ts'
import { openWorldOf, type World } from '../../kernel/testing.ts'
import { readDeclaration, writeDeclaration } from '../../law/declaration-yaml.ts'
import { workdays } from '../../law/duration.ts'
import { integer } from '../../law/field.ts'
import { refers } from '../../law/register.ts'
import { atLeast } from '../../law/rule.ts'
import { treeRegister } from '../../law/testing-registers.ts'
import { Failure } from '../../law/failure.ts'
import { lint } from '../../law/lint.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same } from '../../law/text.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { testPortal } from '../../portal/testing.ts'

const enacting = readDeclaration(readFileSync(join(import.meta.dirname, '../../../docs/examples/enactment/house.enactment.yaml'), 'utf8')).value!
const country = gardens([...gardens().procedures, enacting])

let world: World
let people: { readonly drafter: Actor; readonly lawyer: Actor; readonly head: Actor; readonly all: Actor; readonly stranger: Actor }
before(async () => {
  world = await openWorldOf(country)
  people = {
    drafter: await world.officer('house.drafter'), lawyer: await world.officer('house.lawyer'), head: await world.officer('house.head'),
    all: await world.officer('house.drafter', 'house.lawyer', 'house.head'), stranger: await world.officer('forester'),
  }
})
after(() => world.close())

const draftOf = (title: string, changed: Partial<Procedure> = {}): Procedure => ({ ...felling, title: same(title), inForce: { ...felling.inForce, from: '2026-03-01' }, ...changed })
const open = (by: Actor, declaration: Procedure | string, key: string = randomUUID()): Promise<string> => transact(world.kernel.db, (tx) => world.kernel.cases.openOfItself(tx, by, {
  procedure: 'house.enactment', key, facts: { why: 'Заң өзгерді.', declaration: typeof declaration === 'string' ? declaration : writeDeclaration(declaration, '') },
}))
const pass = (by: Actor, id: string) => world.kernel.cases.perform(by, { case: id, key: randomUUID(), doing: { type: 'complete', outcome: 'pass' } })
async function sign(by: Actor, id: string, outcome = 'enact'): Promise<void> {
  const doing = { type: 'complete', outcome, ...(outcome === 'drop' && { reasons: 'Керек емес.' }) } as const
  await world.kernel.cases.perform(by, { case: id, key: randomUUID(), doing, signature: await world.sign(by, await world.kernel.cases.document(id, doing)) })
}
const isFailure = (kind: Failure['kind'], about?: RegExp) => (error: unknown): boolean =>
  error instanceof Failure && error.kind === kind && (about === undefined || about.test(JSON.stringify([error.text.en, ...error.problems.map(({ field, text }) => [field, text.en])])))

test('the declaration lints, and one that leaves out the second person, or a thing that is signed, does not', () => {
  const errorsOf = (declaration: Procedure) => lint([declaration]).flatMap(({ severity, rule, place }) => (severity === 'error' ? [`${rule} ${place}`] : []))
  assert.deepEqual(errorsOf(enacting), [])
  const { signing } = enacting.steps as Record<string, Procedure['steps'][string]>
  const withSigning = (changed: Partial<Procedure['steps'][string]>): Procedure => ({ ...enacting, steps: { ...enacting.steps, signing: { ...signing!, ...changed } } })
  assert.deepEqual(errorsOf(withSigning({ excluded: signing!.excluded!.filter(({ of }) => of !== 'opener') })), ['act-by-one-person steps.signing.excluded'])
  const board = { commission: { members: 'house.lawyer', chair: 'house.head', quorum: 2 } }
  assert.ok(errorsOf(withSigning({ by: board })).includes('act-unsigned steps.signing.by'), 'a commission concludes without a signature')
  const other = (carriesOut: NonNullable<Procedure['steps'][string]['outcomes'][string]['carriesOut']>) =>
    errorsOf(withSigning({ outcomes: { ...signing!.outcomes, enact: { ...signing!.outcomes['enact']!, carriesOut } } }))
  assert.deepEqual(other({ act: 'declarations.forget', with: {} }).filter((one) => one.startsWith('unknown')), ['unknown-core-act steps.signing.outcomes.enact.carriesOut.act'])
  assert.deepEqual(other({ act: 'declarations.enact', with: { declaration: 'begins', more: 'why' } }), [
    'act-untold steps.signing.outcomes.enact.carriesOut.with.declaration', 'act-told-too-much steps.signing.outcomes.enact.carriesOut.with.more',
  ])
  const unsaid: Procedure = { ...enacting, form: enacting.form.map((page) => ({ ...page, fields: page.fields.filter(({ name }) => name !== 'version') })) }
  assert.deepEqual(errorsOf(unsaid), ['act-unstated steps.signing.outcomes.enact.carriesOut'])
})

test('a draft is checked by another, signed by a third, and is in force on its day, known at once, by a decision that anybody verifies', async () => {
  const { cases, decisions, journal } = world.kernel
  const draft = draftOf('Felling, anew')
  const id = await open(people.drafter, draft)
  const { state } = await cases.view(people.lawyer, id)
  assert.deepEqual(['declared', 'begins', 'version', 'replaces'].map((name) => state.facts[name]), ['sample.felling', '2026-03-01', versionOf(draft), versionOf(felling)])
  await assert.rejects(pass(people.drafter, id), isFailure('refused'), 'the drafter is no lawyer')
  await pass(people.lawyer, id)
  await assert.rejects(sign(people.lawyer, id), isFailure('refused'), 'nor the lawyer the head')
  await sign(people.head, id)
  assert.equal((await cases.versions.inForce('sample.felling', '2026-03-01')).hash, versionOf(draft))
  assert.equal((await cases.versions.inForce('sample.felling', '2026-02-28')).hash, versionOf(felling))
  const { number, id: decision } = (await cases.view(people.head, id)).state.decisions[0]!
  const { record, status } = (await decisions.find(number))!
  assert.equal(status.status, 'in force')
  assert.deepEqual([record.facts['declared'], record.facts['version'], record.facts['declaration']], ['sample.felling', versionOf(draft), undefined])
  const [entry] = await journal.entriesOf('procedure:sample.felling')
  assert.equal((entry!.body as { decision?: string }).decision, decision)
  assert.deepEqual(await reconcile(world.kernel.db), [])
})

test('whoever holds every office still needs two more people', async () => {
  const id = await open(people.all, draftOf('By one alone'))
  await assert.rejects(pass(people.all, id), isFailure('refused', /opened this case/))
  await pass(people.lawyer, id)
  await assert.rejects(sign(people.all, id), isFailure('refused', /opened this case/))
  await sign(people.head, id, 'drop')
  assert.notEqual((await world.kernel.cases.versions.inForce('sample.felling', '2026-03-01')).declaration.title.en, 'By one alone')
})

test('what cannot be enacted is not even opened: each fault is said with its line', async () => {
  const refused: readonly (readonly [Procedure | string, RegExp])[] = [
    [draftOf('Past', { inForce: { ...felling.inForce, from: '2026-02-02' } }), /Line \d+: inForce.from: A declaration comes into force tomorrow/],
    [draftOf('Nowhere', { starts: 'nowhere' }), /Line \d+: starts:/],
    ['id: sample.felling\ntitel: x', /"declaration","Line 2: /], ['a: [', /"declaration","Line/], [felling, /exactly this version/],
    [`a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: [${'*c, '.repeat(900)}*c]`, /Line 1/],
  ]
  const before = await world.kernel.cases.versions.list()
  const standing = (await world.kernel.cases.versions.inForce('sample.felling', '2026-03-01')).declaration
  for (const [draft, said] of refused) await assert.rejects(open(people.drafter, draft === felling ? standing : draft), isFailure(draft === felling ? 'conflict' : 'invalid', said))
  await assert.rejects(open(people.lawyer, draftOf('Wrong office')), isFailure('refused'))
  assert.equal((await world.kernel.cases.versions.list()).length, before.length)
})

test('two at once: one is enacted, and the head of the other is told that what it changes is not the same any more', async () => {
  const [one, other] = [await open(people.drafter, draftOf('One')), await open(people.drafter, draftOf('Other'))]
  await pass(people.lawyer, one)
  await pass(people.lawyer, other)
  const done = await Promise.allSettled([sign(people.head, one), sign(people.head, other)])
  const lost = done.filter((result) => result.status === 'rejected')
  assert.equal(lost.length, 1)
  assert.ok(isFailure('conflict', /has changed since it was opened: “Hash of the version before”/)(lost[0]!.reason), String(lost[0]!.reason))
  const kept = done[0]!.status === 'fulfilled' ? 'One' : 'Other'
  assert.equal((await world.kernel.cases.versions.inForce('sample.felling', '2026-03-01')).declaration.title.en, kept)
})

test('a day that has come while the draft waited is too late, and nothing of the decision is kept', async (t) => {
  const id = await open(people.drafter, draftOf('Late', { inForce: { ...felling.inForce, from: '2026-02-04' } }))
  await pass(people.lawyer, id)
  world.at('2026-02-04T05:00:00.000Z')
  t.after(() => world.at('2026-02-02T05:00:00.000Z'))
  await assert.rejects(sign(people.head, id), isFailure('invalid', /tomorrow at the earliest/))
  assert.equal((await world.kernel.cases.view(people.head, id)).state.decisions.length, 0)
})

test('a register and a procedure that rest on each other come into force together, by one decision, or neither is opened', async () => {
  const { cases, registers } = world.kernel
  const register = { ...treeRegister, inForce: { from: '2026-04-01' as const }, fields: treeRegister.fields.filter((field) => !refers(field)), shown: { ...treeRegister.shown, fields: ['where', 'age'] } }
  const entering = withEffect(draftOf('Felling, entered', { inForce: { ...felling.inForce, from: '2026-04-01' } }), 'rules', 'yes', {
    register: register.id, does: 'enter', fields: { where: 'where', age: 'age' },
  })
  const texts = [writeDeclaration(entering, ''), writeDeclaration(register, '')]
  await assert.rejects(open(people.drafter, texts[0]!), isFailure('invalid', /Line \d+: steps.rules.outcomes.yes.effect/))
  await assert.rejects(open(people.drafter, [texts[0], texts[0]].join('---\n')), isFailure('invalid', /given twice/))
  await assert.rejects(open(people.drafter, [texts[0], texts[1]!.replace('2026-04-01', '2026-04-02')].join('---\n')), isFailure('invalid', /one day/))
  const lines = texts[0]!.split('\n').length
  await assert.rejects(open(people.drafter, [texts[0], 'id: a.b\nshown: x\n'].join('---\n')), (error) => error instanceof Failure
    && error.problems.every(({ text }) => Number(/^Line (\d+)/.exec(text.en)![1]) > lines), 'lines are counted in the whole text')
  const id = await open(people.drafter, texts.join('---\n'))
  assert.equal(registers.versions.ever(register.id).length, 0, 'what was only tried left nothing behind')
  assert.equal((await cases.view(people.lawyer, id)).state.facts['declared'], 'sample.felling, sample.trees')
  await pass(people.lawyer, id)
  await sign(people.head, id)
  assert.equal((await registers.versions.inForce(register.id, '2026-04-01')).hash, versionOf(register))
  assert.equal((await cases.versions.inForce('sample.felling', '2026-04-01')).hash, versionOf(entering))
  assert.deepEqual(await reconcile(world.kernel.db), [])
})

test('a register is not enacted by the name of one that an institution lists from its own tables, and the line is named', async () => {
  const { registers } = world.kernel
  const listing = { ...treeRegister, id: 'sample.listed' }
  registers.offer({ listing: { id: listing.id, title: listing.title } } as unknown as RegisterView)
  const taken = { ...treeRegister, id: listing.id, numbers: 'LST', inForce: { from: '2026-04-01' as const }, fields: treeRegister.fields.filter((field) => !refers(field)), shown: { ...treeRegister.shown, fields: ['where', 'age'] } }
  await assert.rejects(open(people.drafter, writeDeclaration(taken, '')), isFailure('invalid', /Line \d+: There is a register “sample.listed” already/))
  assert.equal(registers.versions.ever(listing.id).length, 0)
})

test('a version that the house has already is not brought into force again, be it in force or to come, alone or among new ones', async () => {
  const { cases, registers } = world.kernel
  const had = (await cases.versions.list()).filter(({ declaration: { id } }) => id === 'sample.felling')
  assert.deepEqual(had.map(({ from }) => from), ['2026-01-01', '2026-03-01', '2026-04-01'])
  for (const { declaration } of had) await assert.rejects(open(people.drafter, declaration), isFailure('conflict', /exactly this version of “sample.felling” already, in force from/))
  const known = (await registers.versions.inForce(treeRegister.id, '2026-04-01')).declaration
  const together = [writeDeclaration(draftOf('Beside it', { inForce: { ...felling.inForce, from: '2026-04-01' } }), ''), writeDeclaration(known, '')].join('---\n')
  await assert.rejects(open(people.drafter, together), isFailure('conflict', /exactly this version of “sample.trees” already, in force from 1 April 2026/))
  const again = await open(people.drafter, { ...felling, inForce: { ...felling.inForce, from: '2026-05-01' } })
  assert.equal((await cases.view(people.lawyer, again)).state.facts['begins'], '2026-05-01', 'the words of an old version come again on a new day')
})

test('sent twice it is one case; sent by somebody else under the same key it is nobody’s', async () => {
  const key = randomUUID()
  const id = await open(people.drafter, draftOf('Twice'), key)
  assert.equal(await open(people.drafter, draftOf('Twice'), key), id)
  await assert.rejects(open(people.all, draftOf('Twice'), key), isFailure('conflict'))
})

test('on the pages the drafter is told of faults at the text, and the lawyer reads what changes in words, tried on the cases that there were', async () => {
  const asked = (actor: Actor) => testPortal({ routes: deskRoutes(world.kernel, {}), session: { actor } })
  const form = { why: 'Керек.', declaration: writeDeclaration(draftOf('Wrong', { starts: 'nowhere' }), ''), 'act-key': randomUUID() }
  const wrong = await asked(people.drafter).ask('/en/desk/open/house.enactment', { form })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Line \d+: starts:/)
  assert.equal((await asked(people.stranger).ask('/en/desk/open/house.enactment')).status, 403)

  const changed = draftOf('Felling of old trees', { clock: { ...felling.clock, within: workdays(12) } })
  const sent = await asked(people.drafter).ask('/en/desk/open/house.enactment', { form: { ...form, 'act-key': randomUUID(), declaration: writeDeclaration(changed, '') } })
  assert.equal(sent.status, 303, await sent.text())
  const path = new URL(sent.headers.get('location')!, 'http://localhost').pathname
  const page = await (await asked(people.lawyer).ask(path)).text()
  assert.match(page, /<ins>.*In all: 12 working days/s)
  assert.match(page, /<del>.*In all: 10 working days/s)
  assert.match(page, /Not tried on cases/)
  assert.equal((await asked(people.stranger).ask(path)).status, 404)
})

test('a draft that asks a number where earlier cases say words, and one that is no declaration any more, are still looked at and sent back', async () => {
  const { kernel } = world
  const person = ownHat(await world.founder())
  const application = await kernel.cases.begin(person, { procedure: 'sample.felling' })
  await kernel.cases.savePage(person, application, (await kernel.cases.draft(person, application)).procedure.form[0]!, { where: '5 га', age: '80' })
  await kernel.cases.file(person, { draft: application })
  const area = integer('where', { label: same('How many hectares?'), min: 0, max: 1000, public: true })
  const [page] = felling.form
  const id = await open(people.drafter, draftOf('Felling by the hectare', {
    form: [{ ...page!, fields: page!.fields.map((field) => (field.name === 'where' ? area : field)) }],
    rules: { old: atLeast(area, 3).by(felling.rules['old']!.basis!).else(same('Too small.')) },
  }))
  const look = async (of = kernel) => {
    const answer = await testPortal({ routes: deskRoutes(of, {}), session: { actor: people.lawyer } }).ask(`/en/desk/cases/${id}`)
    assert.equal(answer.status, 200)
    return answer.text()
  }
  assert.match(await look(), /the rule “old”: met before, unknown now/)

  const cases = Object.assign(Object.create(kernel.cases), { wouldChange: () => Promise.reject(new Failure('invalid', same('Cannot be read.'), [{ text: same('Line 7: changed since.') }])) })
  assert.match(await look(Object.assign(Object.create(kernel), { cases })), /Cannot be read\..*Line 7: changed since\..*Return/s)
})
