/** The permit of docs/examples/building-permit on somebody else's land: its owner consents, and neighbours whom the application names agree or object. */
import { identifierOf } from '../../law/conventions.ts'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { gardens, ownHat } from '../../kernel/cases/testing.ts'
import type { Doing } from '../../kernel/cases/index.ts'
import { transact } from '../../kernel/database/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Owner } from '../../kernel/registers/index.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { openWorldOf, pin } from '../../kernel/testing.ts'
import { hashOf } from '../../law/canonical.ts'
import { readDeclaration, readRegister } from '../../law/declaration-yaml.ts'
import { partsOf, type Procedure } from '../../law/procedure.ts'
import { Failure } from '../../law/failure.ts'
import { generateIin } from '../../law/identifier.ts'
import { locales, same } from '../../law/text.ts'
import { printDeclaration } from '../../law/print.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal, testToken } from '../../portal/testing.ts'

const source = (name: string): string => readFileSync(join(import.meta.dirname, '../../../docs/examples/building-permit', name), 'utf8')
const [permit, appeal, plot] = ['permit.yaml', 'appeal.yaml', 'plot.yaml'].map((name) => readDeclaration(source(name)).value!)
const declared = readRegister(source('plots.yaml')).value!
/** Here a body may own land too. */
const plots = { ...declared, owner: [...declared.owner, 'body' as const] }
const bodyOf = (id: string, roles: readonly string[], registers: readonly string[] = []) =>
  ({ id, name: same(id), identifiers: [], roles: Object.fromEntries(roles.map((role) => [role, same(role)])), registers })
const country = (permitted: Procedure) => ({
  ...gardens([permitted, appeal!, plot!], [plots]),
  bodies: [
    bodyOf('city', ['architecture.officer', 'architecture.head'], ['BLD', 'PLD']), bodyOf('appeals', ['appeal.rapporteur', 'appeal.chair'], ['BLA']),
    bodyOf('fire', ['fire.inspector']), bodyOf('heritage', ['heritage.expert']),
  ],
})
const notThere = (error: unknown): boolean => error instanceof Failure && error.kind === 'not found'
const refused = (error: unknown): boolean => error instanceof Failure && error.kind === 'refused'

async function openCity(t: TestContext, permitted = permit!) {
  const world = await openWorldOf(country(permitted))
  t.after(() => world.close())
  const { cases, parties, registers, signatures, db, journal } = world.kernel
  await journal.settle() // letters are written of what happens from now on
  let keys = 0
  let serial = 0
  const city = {
    world, routes: [...deskRoutes(world.kernel, {}), ...serviceRoutes(world.kernel)],
    /** A person, with a number of their own that they have proved unless `proved` says no. */
    async person(proved = true): Promise<Actor & { readonly iin: string }> {
      const actor = ownHat(await world.founder())
      const iin = generateIin({ birthday: '1985-03-04', sex: 'male', serial: serial += 1 })
      if (proved) await city.prove(actor, iin)
      return { ...actor, iin }
    },
    async prove(actor: Actor, iin: string) {
      await transact(db, async (tx) => {
        await parties.proveNumber(tx, { person: actor.person, identifier: identifierOf('person', iin), name: actor.name, proof: 'sample register' })
        await signatures.local.enrol(tx, { person: actor.person, name: actor.name, identifier: identifierOf('person', iin), pin, role: 'person' })
      })
    },
    async act(actor: Actor, id: string, doing: Doing, sign = false, key = `act-${keys += 1}`) {
      const signature = sign && await world.sign(actor, await cases.document(id, doing))
      await cases.perform(actor, { case: id, key, doing, ...(signature && { signature }) })
    },
    /** A plot of somebody, by its number. */
    async plotOf(owner: Actor): Promise<string> {
      const draft = await cases.begin(owner, { procedure: plot!.id })
      await cases.savePage(owner, draft, plot!.form[0]!, { address: 'Abai 1', area: '600' })
      const decision = (await cases.view(owner, await cases.file(owner, { draft }))).state.decisions[0]!.id
      return (await registers.ofAct({ decision }))!.number
    },
    async filed(person: Actor, subject: string, neighbours: readonly { readonly number: string; readonly address: string }[] = []): Promise<string> {
      const draft = await cases.begin(person, { procedure: permit!.id, subject })
      const rows = Object.fromEntries(neighbours.flatMap(({ number, address }, row) => [[`neighbours.${row}.number`, number], [`neighbours.${row}.address`, address]]))
      for (const page of permit!.form) assert.deepEqual(await cases.savePage(person, draft, page, { storeys: '2', financing: 'My savings', ...rows }), [])
      return cases.file(person, { draft })
    },
    /** Something that a person signed, by the id of the signature. */
    async signedBy(actor: Actor): Promise<string> {
      const bytes = new TextEncoder().encode(`deed ${keys += 1}`)
      const { provider, cms } = await world.sign(actor, bytes)
      const verified = await signatures.verify(provider, cms, bytes)
      return transact(db, (tx) => signatures.record(tx, verified, cms, bytes))
    },
    /** The land changes hands, by an act of whoever keeps the register. */
    async transfer(entry: string, owner: Owner) {
      const signature = await city.signedBy(city.head)
      await transact(db, (tx) => registers.act(tx, city.head, 'change', { entry, act: { signature }, values: {}, owner }))
    },
    officer: await world.officer('architecture.officer'), head: await world.officer('architecture.head'),
    fire: await world.officer('fire.inspector'), heritage: await world.officer('heritage.expert'),
    page: (actor: Actor, path: string, sent?: Readonly<Record<string, string>>) => {
      const portal = testPortal({ routes: city.routes, session: { actor } })
      if (sent === undefined) return portal.ask(path)
      const body = new FormData()
      for (const [name, value] of Object.entries({ csrf: testToken, key: crypto.randomUUID(), ...sent })) body.set(name, value)
      return portal.ask(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
    },
  }
  return city
}
type City = Awaited<ReturnType<typeof openCity>>

const askOwner: Doing = { type: 'complete', outcome: 'askOwner' }
const consult: Doing = { type: 'complete', outcome: 'consult', findings: { fitsPlan: 'true' } }
const agree: Doing = { type: 'complete', outcome: 'agree' }

/** Brings a case on somebody's land to the question to its owner. */
async function asked(city: City, owner: Actor, applicant: Actor): Promise<{ readonly id: string; readonly number: string }> {
  const number = await city.plotOf(owner)
  const id = await city.filed(applicant, number)
  await city.act(city.officer, id, askOwner)
  return { id, number }
}

test('the owner of the land is told, finds the question among their own, sees only what it needs, and signs the consent', async (t) => {
  const city = await openCity(t)
  const { cases, db, parties } = city.world.kernel
  const [owner, applicant] = [await city.person(), await city.person()]
  const { id } = await asked(city, owner, applicant)
  const letters = await city.world.letters()
  assert.ok(letters.some(({ recipient, subject }) => recipient.startsWith('ulgi') && /келісімі/.test(subject)), 'a letter, and a message in the inbox')
  assert.equal(await parties.unread(owner), (await parties.inbox(owner, { page: 1, size: 10 })).total)

  assert.match(await (await city.page(owner, '/en/cases')).text(), /What I am asked/)
  assert.match(await (await city.page(owner, '/en/asked')).text(), /Permit to build a house/)
  const shown = await (await city.page(owner, `/en/asked/${id}`)).text()
  assert.ok(shown.includes('Abai 1') && shown.includes('I agree to the building') && shown.includes('taken for no consent') && !shown.includes('My savings'), shown)
  await assert.rejects(cases.view(owner, id), notThere, 'the case itself is the applicant’s and the office’s')
  await assert.rejects(city.act(owner, id, { type: 'note', words: 'Well?' }), notThere)

  await assert.rejects(city.act(owner, id, agree), /sign|қол|подпи/i, 'without a signature')
  await assert.rejects(city.act(owner, id, { type: 'complete', outcome: 'refuse' }, true), Failure, 'a refusal has reasons')
  const form = { part: '', seen: '2', answer: 'agree', reasons: '', pin }
  assert.equal((await city.page(owner, `/en/asked/${id}`, { ...form, answer: '' })).status, 422, 'nothing is chosen')
  assert.equal((await city.page(owner, `/en/asked/${id}`, form)).status, 303)
  const { state, log } = await cases.view(applicant, id)
  assert.equal(state.step, 'opinions')
  assert.deepEqual(log.map(({ act: { type } }) => type), ['filed', 'completed', 'asked', 'completed'])
  assert.deepEqual((await cases.asked(owner)).map((one) => [one.id, one.open]), [[id, false]], 'what was answered stays in the list')
  assert.match(await (await city.page(owner, `/en/asked/${id}`)).text(), /with a digital signature/)
  await assert.rejects(city.act(owner, id, agree, true), refused, 'once')
  const seen = await (await city.page(applicant, `/en/cases/${id}`)).text()
  assert.match(seen, /Consent was asked for/)
  const signature = log.flatMap(({ act }) => (act.type === 'completed' && act.signature !== undefined ? [act.signature] : []))[0]!
  assert.ok(!seen.includes(signature), 'the register names its owner to no applicant, nor does the certificate with which they signed')
  for (const file of ['cms', 'document']) {
    assert.equal((await city.page(applicant, `/cases/${id}/signatures/${signature}/${file}`)).status, 404)
    assert.equal((await city.page(city.head, `/cases/${id}/signatures/${signature}/${file}`)).status, 200)
  }
  assert.deepEqual(await reconcile(db), [])
})

test('to anybody else the question does not exist: not to the applicant, an officer, a stranger or an earlier owner; the step follows the entry', async (t) => {
  const city = await openCity(t)
  const { cases, db, journal } = city.world.kernel
  const [owner, buyer, applicant] = [await city.person(), await city.person(), await city.person()]
  const { id, number } = await asked(city, owner, applicant)
  for (const wrong of [buyer, applicant, city.officer, await city.person(), await city.world.founder()]) {
    await assert.rejects(cases.viewAsked(wrong, id), notThere)
    assert.deepEqual(await cases.asked(wrong), [])
    assert.equal((await city.page(wrong, `/en/asked/${id}`)).status, 404)
    assert.equal((await testPortal({ routes: city.routes, session: { actor: wrong, scopes: ['cases:read'] } }).ask(`/api/asked/${id}`)).status, 404)
    await assert.rejects(city.act(wrong, id, agree), Failure)
  }
  await city.world.letters()
  await city.transfer(number, { kind: 'person', id: buyer.person })
  await assert.rejects(cases.viewAsked(owner, id), notThere, 'from the moment of the change')
  await assert.rejects(city.act(owner, id, agree, true), notThere)
  await journal.settle()
  const told = (await city.world.letters()).map(({ recipient }) => recipient)
  assert.deepEqual(told, [(await city.world.kernel.parties.person(buyer.person))!.email])
  const { log } = await cases.view(applicant, id)
  assert.deepEqual(log.flatMap(({ act }) => (act.type === 'asked' ? [act.whom] : [])), [`person:${owner.person}`, `person:${buyer.person}`], 'and it is in the log and the journal')
  await city.act(buyer, id, agree, true)
  assert.equal((await cases.view(applicant, id)).state.step, 'opinions')
  assert.deepEqual(await reconcile(db), [])
})

test('where the land is sold while its owner is asked, the new owner has the whole time to answer', async (t) => {
  const city = await openCity(t)
  const { cases, journal } = city.world.kernel
  const [owner, buyer, applicant] = [await city.person(), await city.person(), await city.person()]
  const { id, number } = await asked(city, owner, applicant)
  city.world.at('2026-02-09T05:00:00.000Z')
  const before = (await cases.viewAsked(owner, id)).open[0]!.dueDay
  await city.transfer(number, { kind: 'person', id: buyer.person })
  await journal.settle()
  assert.deepEqual([before, (await cases.viewAsked(buyer, id)).open[0]!.dueDay, (await cases.asked(buyer))[0]!.stepDueDay], ['2026-02-09', '2026-02-17', '2026-02-17'])
  city.world.at('2026-02-17T05:00:00.000Z')
  assert.equal(await cases.lapse(), 0)
  city.world.at('2026-02-18T05:00:00.000Z')
  assert.equal(await cases.lapse(), 1)
})

/** The permit, in which the owner of the land is one of those who say together what they think. */
const together = (): Procedure => {
  const opinions = permit!.steps['opinions']!
  const parts = partsOf(opinions.by)
  return {
    ...permit!, steps: { ...permit!.steps, opinions: { ...opinions, by: { together: {
      needs: 'all', parts: { ...parts, land: { ...parts['neighbours']!, title: same('The owner of the land'), by: { owner: 'entry', shown: ['site'] } } },
    } } } },
  }
}

test('what the owner has answered stands when the land is sold: the new owner is asked nothing and sees nothing', async (t) => {
  const city = await openCity(t, together())
  const { cases, journal, db } = city.world.kernel
  const [owner, buyer, applicant] = [await city.person(), await city.person(), await city.person()]
  const number = await city.plotOf(owner)
  const id = await city.filed(applicant, number)
  await city.act(city.officer, id, consult)
  await city.act(owner, id, { type: 'answer', part: 'land', answer: 'agree' }, true)
  await city.world.letters()
  await city.transfer(number, { kind: 'person', id: buyer.person })
  await journal.settle()
  assert.deepEqual(await city.world.letters(), [])
  assert.deepEqual(await cases.asked(buyer), [])
  await assert.rejects(cases.viewAsked(buyer, id), notThere)
  const { log, state } = await cases.view(applicant, id)
  assert.deepEqual(log.flatMap(({ act }) => (act.type === 'asked' ? [act.whom] : [])), [`person:${owner.person}`])
  assert.deepEqual(state.opinions.map(({ person }) => person), [owner.person])
  assert.equal((await cases.viewAsked(owner, id)).given.length, 1)
  assert.deepEqual((await cases.asked(owner)).map(({ open }) => open), [false])
  assert.deepEqual(await reconcile(db), [])
})

test('whose silence was taken for an answer is asked no more, nor is a later owner', async (t) => {
  const city = await openCity(t, together())
  const { cases, journal } = city.world.kernel
  const [owner, buyer, applicant] = [await city.person(), await city.person(), await city.person()]
  const number = await city.plotOf(owner)
  const id = await city.filed(applicant, number)
  await city.act(city.officer, id, consult)
  city.world.at('2026-02-18T05:00:00.000Z')
  await cases.lapse()
  assert.deepEqual((await cases.view(applicant, id)).state.opinions.map(({ part, silent }) => [part, silent]), [['fire', true], ['land', true]])
  await city.transfer(number, { kind: 'person', id: buyer.person })
  await journal.settle()
  for (const one of [owner, buyer]) {
    assert.deepEqual(await cases.asked(one), [])
    await assert.rejects(cases.viewAsked(one, id), notThere)
  }
})

test('a question ends with its step also where the case moves to a version that asks nobody outside', async (t) => {
  const city = await openCity(t)
  const { cases, journal, db } = city.world.kernel
  const [owner, buyer, applicant] = [await city.person(), await city.person(), await city.person()]
  const { id, number } = await asked(city, owner, applicant)
  const { steps: { consent: _, intake, opinions, ...steps }, clock, inForce } = permit!
  const { neighbours: __, ...parts } = partsOf(opinions!.by)
  await cases.versions.enact([{
    ...permit!, inForce: { ...inForce, from: '2026-02-03', openCases: { ...inForce.openCases, rule: 'move' } }, clock: { ...clock, stopsIn: ['mend', 'opinions'] },
    steps: {
      ...steps, opinions: { ...opinions!, by: { together: { needs: 'all', parts } } },
      intake: { ...intake!, outcomes: { ...intake!.outcomes, askOwner: { ...intake!.outcomes['askOwner']!, to: 'opinions' } } },
    },
  }])
  city.world.at('2026-02-03T05:00:00.000Z')
  await city.act(owner, id, agree, true)
  assert.equal((await cases.view(applicant, id)).log.at(-1)!.act.type, 'moved')
  await city.transfer(number, { kind: 'person', id: buyer.person })
  await journal.settle()
  assert.deepEqual(await cases.asked(buyer), [])
  assert.deepEqual(await db.selectFrom('case_asked').select(['over', 'identifier']).execute(), [{ over: true, identifier: null }])
})

test('an owner who is silent has not consented, by the law that the declaration cites; then the head cannot permit', async (t) => {
  const city = await openCity(t)
  const { cases } = city.world.kernel
  const [owner, applicant] = [await city.person(), await city.person()]
  const { id } = await asked(city, owner, applicant)
  city.world.at('2026-02-13T05:00:00.000Z')
  assert.equal(await cases.lapse(), 1)
  assert.deepEqual((await cases.view(city.head, id)).permit.outcomes, ['refuse', 'anew'])
  await assert.rejects(city.act(owner, id, agree, true), notThere)
  assert.deepEqual(await cases.asked(owner), [])
})

test('a company that owns the land answers by its proved head or a delegate, and not by whoever only says that they head it', async (t) => {
  const city = await openCity(t)
  const { cases, parties, db } = city.world.kernel
  const [seller, applicant, founder] = [await city.person(), await city.person(), await city.world.founder('«Үлгі жер» ЖШС')]
  const { id, number } = await asked(city, seller, applicant)
  await city.world.letters()
  await city.transfer(number, { kind: 'organisation', id: founder.organisation!.id })
  await assert.rejects(cases.viewAsked(founder, id), notThere, 'not proved')
  assert.deepEqual((await city.world.letters()).map(({ recipient }) => recipient), [], 'nor told of it')
  const proof = await city.signedBy(founder)
  await transact(db, (tx) => parties.proveHead(tx, { organisation: founder.organisation!.id, person: founder.person, proof }))
  assert.equal((await cases.viewAsked(founder, id)).open.length, 1)
  const inbox = await parties.inbox(founder, { page: 1, size: 10 })
  assert.ok(inbox.rows.some(({ organisation, subject }) => organisation !== undefined && subject.en.startsWith('Your answer is asked for')), 'the inbox has kept it')
  const delegate = await city.world.representative(founder)
  await city.act(delegate, id, agree, true)
  assert.match((await cases.view(applicant, id)).log.findLast(({ act }) => act.type === 'completed')!.actor, / for organisation:/)
})

test('whoever answered for a body sees it in that office alone, and as long as they hold it', async (t) => {
  const city = await openCity(t)
  const { cases, journal } = city.world.kernel
  const [seller, applicant, founder, representative] = [await city.person(), await city.person(), await city.world.founder(), await city.world.officer('fire.representative')]
  const { id, number } = await asked(city, seller, applicant)
  await city.transfer(number, { kind: 'body', body: 'fire' })
  await journal.settle()
  await city.act(representative, id, agree, true)
  assert.equal((await cases.view(applicant, id)).log.findLast(({ act }) => act.type === 'completed')!.actor, `person:${representative.person} for body:fire`)
  assert.equal((await cases.viewAsked(representative, id)).given.length, 1)
  await assert.rejects(city.act(representative, id, agree, true), refused, 'once')
  const former = { ...representative, roles: [] }
  const elsewhere = [former, { ...former, roles: ['heritage.expert'] }, { ...former, organisation: founder.organisation!, capacity: 'head' as const }]
  for (const hat of elsewhere) {
    await assert.rejects(cases.viewAsked(hat, id), notThere)
    assert.deepEqual(await cases.asked(hat), [])
    assert.equal((await city.page(hat, `/en/asked/${id}`)).status, 404)
  }
})

test('what somebody answered for themself they see in no office', async (t) => {
  const city = await openCity(t)
  const { cases } = city.world.kernel
  const [owner, applicant] = [await city.person(), await city.person()]
  const { id } = await asked(city, owner, applicant)
  await city.act(owner, id, agree, true)
  assert.equal((await cases.viewAsked(owner, id)).given.length, 1)
  const inOffice = { ...owner, roles: ['heritage.representative'] }
  await assert.rejects(cases.viewAsked(inOffice, id), notThere)
  assert.deepEqual(await cases.asked(inOffice), [])
})

test('neighbours whom the application names are invited, prove their number first, see the site alone, and agree or object with a signature', async (t) => {
  const city = await openCity(t)
  const { cases, db } = city.world.kernel
  const [applicant, proved, later] = [await city.person(), await city.person(), await city.person(false)]
  const id = await city.filed(applicant, await city.plotOf(applicant), [
    { number: proved.iin, address: 'first@example.kz' }, { number: later.iin, address: 'second@example.kz' },
  ])
  await city.world.letters()
  await city.act(city.officer, id, consult)
  const { number } = await cases.view(applicant, id)
  const letters = await city.world.letters()
  for (const address of ['first@example.kz', 'second@example.kz']) {
    const [letter] = letters.filter(({ recipient }) => recipient === address)
    assert.ok(letter && !letter.body.includes(number) && !letter.body.includes('Abai'), 'a mailbox that somebody typed learns nothing of the case')
  }
  assert.deepEqual(await cases.asked(later), [], 'a number is proved before anything is seen')
  assert.match(await (await city.page(later, '/en/asked')).text(), /first prove that your number is yours/)
  await assert.rejects(cases.viewAsked(later, id), notThere)
  await city.prove(later, later.iin)
  for (const one of [proved, later]) {
    const shown = await (await city.page(one, `/en/asked/${id}`)).text()
    assert.ok(shown.includes('Abai 1') && !shown.includes('My savings') && !shown.includes('second@example.kz') && !shown.includes(proved.iin))
  }
  const objecting: Doing = { type: 'answer', part: 'neighbours.1', answer: 'object', reasons: 'It takes my light.' }
  await assert.rejects(city.act(proved, id, objecting, true), notThere, 'another’s part')
  await assert.rejects(city.act(later, id, objecting), Failure, 'without a signature')

  const api = testPortal({ routes: city.routes, session: { actor: later, scopes: ['cases:read', 'cases:write'] } })
  const sent = (path: string, body: object) => api.ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  const { open, place } = await (await api.ask(`/api/asked/${id}`)).json()
  assert.deepEqual(open.map(({ part, sign }: Record<string, unknown>) => [part, sign]), [['neighbours.1', true]])
  const said = { part: 'neighbours.1', answer: 'object', reasons: 'It takes my light.' }
  const toSign = (more: object) => sent(`/api/asked/${id}/document`, { ...said, ...more })
  for (const part of ['', 'fire', 'neighbours.0']) assert.equal((await toSign({ part })).status, 403, 'another’s part, or one that nobody signs')
  const document = new Uint8Array(await (await toSign({})).arrayBuffer())
  assert.equal(JSON.parse(new TextDecoder().decode(document)).facts, hashOf({ address: 'Abai 1', storeys: 2 }), 'what they are shown, and nothing that could be guessed from the hash of the rest')
  const { provider, cms } = await city.world.sign(later, document)
  const answered = (seen: string) => sent(`/api/asked/${id}/answers`, { key: crypto.randomUUID(), ...said, seen, signature: { provider, cms: Buffer.from(cms).toString('base64') } })
  assert.equal((await answered('1')).status, 409, 'nobody answers to what they have not seen')
  assert.equal((await answered(place)).status, 200)
  assert.equal((await toSign({})).status, 403, 'who has answered signs nothing more')
  await city.act(proved, id, { type: 'answer', part: 'neighbours.0', answer: 'agree' }, true)
  await city.act(city.fire, id, { type: 'answer', part: 'fire', answer: 'agree' })
  await city.act(city.heritage, id, { type: 'answer', part: 'heritage', answer: 'agree', findings: { protectedZone: 'false' } })
  assert.deepEqual((await cases.view(city.head, id)).permit.outcomes, ['refuse', 'anew'], 'one objects')
  assert.match(await (await city.page(city.head, `/en/desk/cases/${id}`)).text(), /It takes my light/)
  await city.act(city.head, id, { type: 'complete', outcome: 'anew', reasons: 'The plan was changed.' }, true)
  assert.deepEqual((await cases.viewAsked(later, id)).open.map(({ part }) => part), ['neighbours.1'], 'asked anew')
  city.world.at('2026-03-10T05:00:00.000Z')
  await cases.lapse()
  const { state } = await cases.view(applicant, id)
  assert.deepEqual(state.opinions.filter(({ silent }) => silent).map(({ part, answer }) => [part, answer]), [['fire', 'agree'], ['neighbours.0', 'agree'], ['neighbours.1', 'agree']])
  assert.deepEqual(await reconcile(db), [])
})

test('an owner is asked what their answers open, on the same page and without a script, and signs that and no more', async (t) => {
  const { consent } = permit!.steps
  const fenced = { kind: 'flag', name: 'fenced', label: same('Is the land fenced?') } as const
  const height = { kind: 'integer', name: 'height', label: same('How high is the fence, cm?'), min: 0, max: 500, when: { rule: 'is', fact: 'fenced', value: true } } as const
  const outcomes = { ...consent!.outcomes, agree: { ...consent!.outcomes['agree']!, findings: [height] } }
  const city = await openCity(t, { ...permit!, steps: { ...permit!.steps, consent: { ...consent!, findings: [fenced], outcomes } } })
  const [owner, applicant] = [await city.person(), await city.person()]
  const { id } = await asked(city, owner, applicant)
  const first = await (await city.page(owner, `/en/asked/${id}`)).text()
  assert.ok(first.includes('Is the land fenced?') && !first.includes('How high is the fence'))
  const form = { part: '', seen: '2', answer: 'agree', reasons: '', pin, fenced: 'true', shown: 'fenced' }
  const again = await city.page(owner, `/en/asked/${id}`, form)
  assert.deepEqual([again.status, (await again.text()).includes('How high is the fence')], [200, true])
  const whole = { ...form, height: '180', shown: 'fenced height' }
  const changed = await (await city.page(owner, `/en/asked/${id}`, { ...whole, fenced: 'false' })).text()
  assert.match(changed, /Answers that no longer apply/)
  assert.equal((await city.page(owner, `/en/asked/${id}`, whole)).status, 303)
  const { log, state } = await city.world.kernel.cases.view(city.head, id)
  assert.deepEqual(log.flatMap(({ act }) => (act.type === 'completed' && act.step === 'consent' ? [act.findings] : [])), [{ fenced: true, height: 180 }])
  assert.equal(state.step, 'opinions')
})

test('nobody is the third person of their own application', async (t) => {
  const city = await openCity(t)
  const { cases } = city.world.kernel
  const applicant = await city.person()
  const id = await city.filed(applicant, await city.plotOf(applicant), [{ number: applicant.iin, address: 'own@example.kz' }])
  await city.act(city.officer, id, consult)
  assert.deepEqual(await cases.asked(applicant), [])
  await assert.rejects(city.act(applicant, id, { type: 'answer', part: 'neighbours.0', answer: 'agree' }, true), refused)
})

test('the print says in every language who is asked, what they see and what their silence means', () => {
  for (const locale of locales) assert.ok(printDeclaration(permit!, locale).includes(permit!.steps['consent']!.title[locale]))
  const printed = printDeclaration(permit!, 'en')
  for (const words of ['owner of the entry', 'new owner performs the step', 'each person named in the table “Owners of the plots beside”', 'first proves that the number is theirs', 'Sees only these pages', 'Signs the answer']) {
    assert.ok(printed.toLowerCase().includes(words.toLowerCase()), words)
  }
})
