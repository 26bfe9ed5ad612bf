/** Runs docs/examples/offices: the administrator of any body proposes whom to appoint there, and the head of the same body signs; a person asks a body of their choice. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it, test } from 'node:test'
import { gardens, ownHat } from '../../kernel/cases/testing.ts'
import { standingTo } from '../../kernel/decision-standing.ts'
import { transact } from '../../kernel/database/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { openWorldOf, type World } from '../../kernel/testing.ts'
import type { Body } from '../../law/body.ts'
import { readDeclaration, writeDeclaration } from '../../law/declaration-yaml.ts'
import { versionOf } from '../../kernel/declarations/index.ts'
import { workdays } from '../../law/duration.ts'
import { inBody } from '../../law/in-body.ts'
import { lint } from '../../law/lint.ts'
import { printDeclaration } from '../../law/print.ts'
import { flag } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import { is } from '../../law/rule.ts'
import { locales, same } from '../../law/text.ts'
import { bodyRoutes } from '../../portal/bodies/index.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { testPortal } from '../../portal/testing.ts'

const declared = (name: string): Procedure => readDeclaration(readFileSync(join(import.meta.dirname, `../../../docs/examples/offices/${name}.yaml`), 'utf8')).value!
const [appointing, asking] = [declared('house.appointment'), declared('house.question')]
const body = (id: string, registers: readonly string[], ...roles: readonly string[]): Body =>
  ({ id, name: same(id), identifiers: [], roles: Object.fromEntries(roles.map((role) => [role, same(role)])), registers })
const base = gardens([...gardens().procedures, appointing, asking])
const country = { ...base, bodies: [...base.bodies, body('museum', ['MUS'], 'museum.head', 'museum.guide'), body('archive', ['ARC'], 'archive.head'), body('library', ['LIB'], 'library.head'), body('yard', [], 'yard.keeper')] }

let world: World
let museum: { readonly administrator: Actor; readonly head: Actor }
before(async () => {
  world = await openWorldOf(country)
  museum = { administrator: await world.officer('museum.administrator'), head: await world.officer('museum.head') }
})
after(() => world.close())

async function colleague(): Promise<{ readonly person: string; readonly email: string }> {
  const { person } = await world.officer()
  return { person, email: (await world.kernel.parties.person(person))!.email! }
}
const propose = (by: Actor, email: string, office = 'museum.guide') => transact(world.kernel.db, (tx) => world.kernel.cases.openOfItself(tx, by, {
  procedure: appointing.id, key: randomUUID(), facts: { person: email, office, ground: 'Бұйрық № 7' },
}))
async function sign(by: Actor, id: string): Promise<void> {
  const doing = { type: 'complete', outcome: 'appoint' } as const
  await world.kernel.cases.perform(by, { case: id, key: randomUUID(), doing, signature: await world.sign(by, await world.kernel.cases.document(id, doing)) })
}

test('the declaration lints, keeps its hash through YAML, and is printed in every language with both offices', () => {
  assert.deepEqual(lint(country.procedures, undefined, [], country.bodies).filter(({ severity, procedure }) => severity === 'error' && procedure === appointing.id), [])
  assert.equal(versionOf(readDeclaration(writeDeclaration(appointing, '')).value!), versionOf(appointing))
  for (const locale of locales) {
    const printed = printDeclaration(appointing, locale)
    for (const said of [{ kk: 'орган әкімшісі', ru: 'администратор органа', en: 'the administrator of the body' }, { kk: 'орган басшысы', ru: 'руководитель органа', en: 'the head of the body' }]) {
      assert.ok(printed.includes(said[locale]), said[locale])
    }
  }
})

test('an office that no body has, and an opener’s body where no body opens, are found before they are enacted', () => {
  const rules = (changed: Partial<Procedure>) => lint([{ ...appointing, ...changed }], undefined, [], country.bodies).filter(({ severity }) => severity === 'error').map(({ rule, place }) => `${rule} ${place}`)
  const { signing } = appointing.steps as Record<string, Procedure['steps'][string]>
  const byNobody = { role: 'house.head', ofBody: { name: 'gnome', title: same('gnome') } }
  assert.deepEqual(rules({ steps: { signing: { ...signing!, by: byNobody } } }), ['office-of-no-body steps.signing.by.ofBody'])
  assert.deepEqual(rules({ opens: { by: 'office', role: 'house.clerk' } }), ['opened-by-no-body steps.signing.by.ofBody'])
})

test('in a case that a body opens its own offices take part, and the declared procedure stays what it is', () => {
  const own = inBody(appointing, country.bodies.find(({ id }) => id === 'museum'))
  assert.deepEqual([own.opens, own.steps['signing']!.by, own.body.register, own.offices['museum.head']], [{ by: 'office', role: 'museum.administrator' }, { role: 'museum.head' }, 'MUS', same('museum.head')])
  assert.equal(inBody(appointing, country.bodies.find(({ id }) => id === 'museum')), own, 'made once')
  assert.equal(inBody(appointing, undefined), appointing)
})

test('what the administrator proposes is in force when the head of the same body has signed, exactly once, and not before', async () => {
  const { parties, journal, decisions, db } = world.kernel
  const { person, email } = await colleague()
  const id = await propose(museum.administrator, email)
  assert.deepEqual(await parties.rolesOf(person), [])
  const seen = await world.kernel.cases.view(museum.head, id)
  assert.equal(seen.state.facts['name'], (await parties.person(person))!.name, 'whoever signs sees who it is')
  await sign(museum.head, id)
  await assert.rejects(sign(museum.head, id))
  assert.deepEqual(await parties.rolesOf(person), ['museum.guide'])
  const given = (await journal.entriesOf(`person:${person}`)).filter(({ type }) => type === 'role.given')
  assert.equal(given.length, 1)
  const { record } = (await decisions.find((given[0]!.body as { decision: string }).decision))!
  assert.match(record.number, /^MUS-/)
  assert.deepEqual([record.decidedBy.office.en, record.signature !== undefined], ['museum.head', true])
  assert.deepEqual(await reconcile(db), [])
})

test('the head of another body, the head of the programme’s service and whoever proposed sign nothing, nor does the head who is to be appointed', async () => {
  const { email, person } = await colleague()
  const id = await propose(museum.administrator, email)
  for (const other of [await world.officer('archive.head'), await world.officer('house.head'), { ...museum.administrator, roles: ['museum.administrator', 'museum.head'] }, { ...museum.head, roles: ['museum.guide'] }]) {
    await assert.rejects(sign(other, id))
  }
  assert.deepEqual(await world.kernel.parties.rolesOf(person), [])
  const address = (await world.kernel.parties.person(museum.head.person))!.email!
  const own = await propose(museum.administrator, address)
  await assert.rejects(sign(museum.head, own), { kind: 'refused' })
})

describe('a person who turns to a body of their choice', () => {
  const wrong = (changed: Partial<Procedure>, bodies = country.bodies) =>
    lint([{ ...asking, ...changed }], undefined, [], bodies).filter(({ severity }) => severity === 'error').map(({ rule, place }) => `${rule} ${place}`)
  const asked = async (by: Actor, facts: Readonly<Record<string, string>>) => {
    const { cases } = world.kernel
    const draft = await cases.begin(by, { procedure: asking.id })
    await cases.savePage(by, draft, asking.form[0]!, { asked: 'When do you open?', ...facts })
    return cases.file(by, { draft })
  }

  it('is told of by the print in each language, and keeps its hash through YAML', () => {
    assert.deepEqual(wrong({}), [])
    assert.equal(versionOf(readDeclaration(writeDeclaration(asking, '')).value!), versionOf(asking))
    for (const [locale, said] of Object.entries({ kk: /Істі таңдалған орган қарайды/, ru: /Дело рассматривает выбранный орган/, en: /in the body that the applicant chose/ })) assert.match(printDeclaration(asking, locale as 'kk'), said)
  })

  it('chooses in a question of the form, among bodies that there are and that have the office, of which a step is', () => {
    assert.deepEqual(wrong({ opens: { by: 'person', addressee: 'whom' } }), ['unknown-fact opens.addressee'])
    assert.deepEqual(wrong({ opens: { by: 'person', addressee: 'asked' } }), ['unfit-fact opens.addressee'])
    assert.deepEqual(wrong({ opens: { by: 'person' } }), ['opened-by-no-body steps.answer.by.ofBody', 'opened-by-no-body steps.signing.by.ofBody'])
    assert.deepEqual(wrong({ steps: { answer: { ...asking.steps['answer']!, by: { role: 'house.clerk' } }, signing: { ...asking.steps['signing']!, by: { role: 'house.head' } } } }), ['addressed-in-vain opens.addressee'])
    const telling = (changed: object) => wrong({ decisions: { answered: { ...asking.decisions['answered']!, ...changed } } })
    assert.deepEqual(telling({ tells: ['nothing'] }), ['unknown-fact decisions.answered.tells'])
    assert.deepEqual(telling({ credential: { type: 'Answer', claims: [] } }), ['personal-told decisions.answered.tells'])
    assert.deepEqual(wrong({}, country.bodies.filter(({ id }) => id !== 'library')), ['addressed-to-no-body opens.addressee'])
    assert.deepEqual(wrong({}, country.bodies.map((one) => (one.id === 'library' ? { ...one, roles: {} } : one))), ['addressee-without-office steps.signing.by.ofBody'])
  })

  it('is answered by that body alone, under its own number; no other and not the programme see the question or the answer', async () => {
    const { cases, decisions, looks, awaiting } = world.kernel
    const resident = ownHat(await world.founder())
    const [archive, service] = [await world.officer('archive.head'), await world.officer('house.head')]
    const id = await asked(resident, { body: 'museum' })
    assert.deepEqual((await cases.own(resident)).map((one) => one.id), [id], 'it stands among their own cases')
    for (const other of [archive, service, await world.officer('archive.administrator')]) await assert.rejects(cases.view(other, id), { kind: 'not found' })
    assert.ok((await awaiting.of(museum.administrator)).some(({ path }) => path === `/desk/cases/${id}`))
    assert.ok(!(await awaiting.of(await world.officer('house.clerk'))).some(({ path }) => path === `/desk/cases/${id}`))
    const busy = { ...museum.administrator, roles: ['archive.administrator', 'museum.head', 'museum.administrator'] }
    assert.deepEqual((await cases.view(busy, id)).permit.outcomes, ['propose'])
    assert.deepEqual((await looks.of(resident.person, { limit: 1 })).rows.map(({ as }) => as), [{ office: 'museum.administrator' }], 'in the office in which they act, not in the first that they hold')
    await cases.perform(museum.administrator, { case: id, key: randomUUID(), doing: { type: 'complete', outcome: 'propose', findings: { answered: 'At nine.' } } })
    const doing = { type: 'complete', outcome: 'answer' } as const
    await cases.perform(museum.head, { case: id, key: randomUUID(), doing, signature: await world.sign(museum.head, await cases.document(id, doing)) })
    const { state } = await cases.view(resident, id)
    const decision = (await decisions.find(state.decisions[0]!.number))!
    assert.match(decision.record.number, /^MUS-/)
    assert.deepEqual(decision.record.disclosed.map(({ label, value }) => `${label.en}: ${value.en}`), ['What do you ask?: When do you open?', 'The answer: At nine.'], 'what was answered stands in what is signed')
    assert.deepEqual(decision.record.facts, {}, 'and nowhere as a public fact')
    const standings = [museum.head, archive, service, resident].map((actor) => standingTo(world.kernel, actor, decision))
    assert.deepEqual(await Promise.all(standings), ['office', 'stranger', 'stranger', 'holder'])
    assert.deepEqual(await reconcile(world.kernel.db), [])
  })
})

test('a body without a register of its own decides in its own name, under a number of the declared one', () => {
  const yard = country.bodies.find(({ id }) => id === 'yard')!
  assert.deepEqual(inBody(asking, yard).body, { name: yard.name, register: asking.body.register })
})

test('a body that lacks an office which the procedure needs is told so, and opens nothing', async () => {
  const { email } = await colleague()
  const keeper = await world.officer('yard.administrator')
  await assert.rejects(propose(keeper, email, 'yard.keeper'), { kind: 'refused', message: /lacks an office/ })
})

test('what a body opened awaits the head of that body and no other, and counts in the load of its office alone', async () => {
  const { awaiting, cases } = world.kernel
  const { email } = await colleague()
  const [administrator, head, chief] = [await world.officer('archive.administrator'), await world.officer('archive.head'), await world.officer('house.head')]
  const id = await propose(administrator, email, 'archive.head')
  const waits = async (actor: Actor) => (await awaiting.of(actor)).map(({ way, path }) => `${way} ${path}`)
  assert.deepEqual([await waits(head), await waits(chief), await waits(administrator)], [[`sign /desk/cases/${id}`], [], []])
  assert.deepEqual([(await awaiting.count(head)).total, (await awaiting.count(chief)).total], [1, 0])
  assert.ok(!(await waits(museum.head)).includes(`sign /desk/cases/${id}`))
  assert.deepEqual([head, museum.head, chief, administrator].map((actor) => cases.isHead(actor)), [true, true, true, false])
  const open = async (actor: Actor) => (await cases.load(actor)).people.map(({ open: many }) => many)
  assert.deepEqual([await open(head), await open(administrator), await open(chief)], [[1], [1], []])
  assert.equal((await cases.load(head)).months.at(-1)!.filed, 1)
  await sign(head, id)
  assert.deepEqual([await waits(head), await open(head)], [[], []])
})

test('an office that ends while the case waits is told to whoever appoints, and the case waits on', async () => {
  const { parties, db, cases } = world.kernel
  const { email } = await colleague()
  const [administrator, head] = [await world.officer('archive.administrator'), await world.officer('archive.head')]
  const id = await propose(administrator, email, 'archive.head')
  await transact(db, (tx) => parties.revokeRole(tx, { system: 'test' }, { person: head.person, role: 'archive.head' }))
  for (const { id: person } of await parties.holdersOf(['archive.head'])) await transact(db, (tx) => parties.revokeRole(tx, { system: 'test' }, { person, role: 'archive.head' }))
  assert.ok((await cases.vacancies()).some(({ role, cases: waiting }) => role === 'archive.head' && waiting === 1))
  assert.equal((await cases.view(administrator, id)).state.step, 'signing')
})

test('the page of the body offers the form of this procedure, and leads to its case', async () => {
  const { email } = await colleague()
  const portal = testPortal({ routes: bodyRoutes(world.kernel), session: { actor: museum.administrator } })
  assert.match(await (await portal.ask('/en/bodies/museum/offices')).text(), /value="museum.guide"/)
  const answer = await portal.ask('/en/bodies/museum/offices/appoint', { form: { person: email, office: 'museum.guide', ground: 'Order 8' } })
  assert.equal(answer.status, 303, await answer.text())
  assert.match(answer.headers.get('location')!, /\/desk\/cases\/[0-9a-f-]+$/)
})

test('the statistics and the load of an office are of the cases that its own body opened, and of no other body\'s', async () => {
  const { cases } = world.kernel
  const [archivist, archive] = [await world.officer('archive.administrator'), await world.officer('archive.head')]
  const filed = async (actor: Actor) => (await cases.statistics(actor, '2026-01-01T00:00:00.000Z')).map((one) => [one.procedure, one.filed, one.open])
  const [ofMuseum, ofArchive] = [await filed(museum.head), await filed(archive)]
  await propose(archivist, (await colleague()).email, 'archive.head')
  const before = Number(ofArchive.find(([procedure]) => procedure === appointing.id)?.[1] ?? 0)
  assert.deepEqual(await filed(museum.head), ofMuseum, 'what another body opens is not counted')
  assert.equal((await filed(archive)).find(([procedure]) => procedure === appointing.id)![1], before + 1)
  assert.ok((await cases.load(archive)).people.length > 0)
})

test('a body that is over stands last among those that opened cases, by the name that it had', async (t) => {
  const ofHouse: Procedure = { ...appointing, steps: { signing: { ...appointing.steps['signing']!, by: { role: 'house.head' } } } }
  const house = await openWorldOf({ ...country, procedures: country.procedures.map((one) => (one === appointing ? ofHouse : one)) })
  t.after(() => house.close())
  const { cases, parties, bodies, db } = house.kernel
  const head = await house.officer('house.head')
  const open = async (id: string, office: string): Promise<string> => {
    const [by, { person }] = [await house.officer(`${id}.administrator`), await house.officer()]
    const facts = { person: (await parties.person(person))!.email!, office, ground: 'Order' }
    return transact(db, (tx) => cases.openOfItself(tx, by, { procedure: appointing.id, key: randomUUID(), facts }))
  }
  const closed = await open('museum', 'museum.guide')
  await open('archive', 'archive.head')
  const doing = { type: 'complete', outcome: 'drop', reasons: 'The museum closes.' } as const
  await cases.perform(head, { case: closed, key: randomUUID(), doing, signature: await house.sign(head, await cases.document(closed, doing)) })
  await bodies.enact([{ ...bodies.latest('museum')!, name: same('Old Museum'), inForce: { from: '2026-02-03', until: '2026-02-04' } }], { system: 'test' })
  house.at('2026-02-04T05:00:00.000Z')
  const { bodies: counted } = (await cases.statistics(head, '2026-01-01T00:00:00.000Z')).find(({ procedure }) => procedure === appointing.id)!
  assert.deepEqual(counted.map(({ body, filed }) => [body, filed]), [['archive', 1], ['museum', 1]])
  const page = await (await testPortal({ routes: deskRoutes(house.kernel, {}), session: { actor: head } }).ask('/en/desk/statistics')).text()
  assert.match(page, /<th scope="row">archive<\/th>[\s\S]*<th scope="row">Old Museum<\/th>/)
})

test('whoever holds offices in several bodies reads the figures by body, and refusals of another body are not counted as its own', async (t) => {
  const { basis } = appointing.inForce
  const signing = appointing.steps['signing']!
  const post = flag('post', { label: same('Is there such a post?') })
  const refusing: Procedure = {
    ...appointing, rules: { post: is(post, true).by(basis).else(same('There is no such post.')) },
    decisions: { ...appointing.decisions, refused: { title: same('Refusal'), words: same('Nobody is appointed.'), effect: 'refuse', rules: ['post'], basis, appeal: { within: workdays(30), procedure: 'sample.hearing', to: same('The council'), basis } } },
    steps: { signing: { ...signing, findings: [post], outcomes: { ...signing.outcomes, refuse: { label: same('Refuse'), to: 'closed', decides: 'refused', reasons: true } } } },
  }
  const house = await openWorldOf({ ...country, procedures: country.procedures.map((one) => (one === appointing ? refusing : one.id === 'sample.hearing' ? { ...one, about: { procedures: [...one.about!.procedures, appointing.id], effects: ['refuse'] } } : one)) })
  t.after(() => house.close())
  const { cases, parties, db } = house.kernel
  const both = await house.officer('museum.head', 'archive.head')
  const open = async (body: string, office: string): Promise<string> => {
    const { person } = await house.officer()
    const facts = { person: (await parties.person(person))!.email!, office, ground: 'Order' }
    const by = await house.officer(`${body}.administrator`)
    return transact(db, (tx) => cases.openOfItself(tx, by, { procedure: appointing.id, key: randomUUID(), facts }))
  }
  const id = await open('museum', 'museum.guide')
  await open('museum', 'museum.guide')
  await open('archive', 'archive.head')
  const doing = { type: 'complete', outcome: 'refuse', reasons: 'No such post.', findings: { post: 'false' } } as const
  await cases.perform(both, { case: id, key: randomUUID(), doing, signature: await house.sign(both, await cases.document(id, doing)) })

  const figures = async (actor: Actor) => (await cases.statistics(actor, '2026-01-01T00:00:00.000Z')).find(({ procedure }) => procedure === appointing.id)!
  const all = await figures(both)
  assert.deepEqual([all.filed, all.decided, all.open], [3, 1, 2])
  assert.deepEqual(all.bodies.map(({ body, filed, decided, open: still }) => [body, filed, decided, still]), [['museum', 2, 1, 1], ['archive', 1, 0, 1]])
  const of = async (role: string) => {
    const { filed, grounds } = await figures(await house.officer(role))
    return [filed, grounds.map(({ count }) => count)]
  }
  assert.deepEqual([await of('museum.head'), await of('archive.head')], [[2, [1]], [1, []]])
  const page = await (await testPortal({ routes: deskRoutes(house.kernel, {}), session: { actor: both } }).ask('/en/desk/statistics')).text()
  assert.match(page, /By the bodies that opened the cases[\s\S]*<th scope="row">museum<\/th>[\s\S]*<th scope="row">archive<\/th>/)
})
