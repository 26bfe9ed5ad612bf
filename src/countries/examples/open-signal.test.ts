/** Runs docs/examples/open-signal: what anyone reports without an account is followed, answered and appealed by its address alone. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { declares, readDeclaration, readRegister } from '../../law/declaration-yaml.ts'
import type { Body } from '../../law/body.ts'
import { days, workdays } from '../../law/duration.ts'
import type { Entitlement } from '../../law/entitlement.ts'
import { identifier } from '../../law/field.ts'
import { generateBin, generateIban } from '../../law/identifier.ts'
import { diagram } from '../../law/diagram.ts'
import { Failure } from '../../law/failure.ts'
import type { FormField } from '../../law/form.ts'
import { lint, lintRegisters } from '../../law/lint.ts'
import { printDeclaration } from '../../law/print.ts'
import type { Procedure } from '../../law/procedure.ts'
import { licence, withdrawal } from '../../law/testing.ts'
import { locales, same } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { ReadYaml } from '../../law/yaml.ts'
import { gardens } from '../../kernel/cases/testing.ts'
import { bundleText, verifyFile } from '../../kernel/decisions/index.ts'
import type { Country } from '../../kernel/index.ts'
import { transact } from '../../kernel/database/index.ts'
import { debtorsOf } from '../../kernel/ledger/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { openWorldOf, type World } from '../../kernel/testing.ts'
import { type Doing, newAddress } from '../../kernel/cases/index.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { servicesOffered, wayRoutes } from '../../portal/ways/index.ts'
import { testPortal } from '../../portal/testing.ts'

const folder = join(import.meta.dirname, '../../../docs/examples/open-signal')
/** Everything of one kind that the folder declares. */
const declared = <T>(kind: ReturnType<typeof declares>, read: (source: string) => ReadYaml<T>): readonly T[] =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const).filter(([, source]) => declares(source) === kind).map(([name, source]) => {
    const { value, problems } = read(source)
    assert.deepEqual(problems, undefined, name)
    return value!
  })
const procedures = declared('procedure', readDeclaration)
const registers = declared('register', readRegister)

function houseOf(all: readonly Procedure[]): Country {
  const of = (body: string) => all.filter(({ offices }) => Object.keys(offices).some((role) => role.startsWith(`${body}.`)))
  return { ...gardens(all, registers), bodies: ['city', 'council'].map((id) => ({
    id, name: same(id), identifiers: [], registers: [...new Set(of(id).map(({ body }) => body.register))],
    roles: Object.fromEntries(of(id).flatMap(({ offices }) => Object.entries(offices)).filter(([role]) => role.startsWith(`${id}.`))),
  })) }
}
const house = houseOf(procedures)

async function openCity(t: TestContext, country: Country = house) {
  const world = await openWorldOf(country)
  t.after(() => world.close())
  await world.kernel.journal.settle() // letters are written of what happens from now on
  const ways = wayRoutes(world.kernel, { services: async () => servicesOffered(world.kernel), besides: [] })
  return { world, portal: testPortal({ routes: [...serviceRoutes(world.kernel), ...ways] }) }
}

let keys = 0
async function act(world: World, actor: Actor, id: string, doing: Doing, sign = false): Promise<void> {
  const { cases } = world.kernel
  const signature = sign && await world.sign(actor, await cases.document(id, doing))
  await cases.perform(actor, { case: id, key: `act-${keys += 1}`, doing, ...(signature && { signature }) })
}

type Portal = ReturnType<typeof testPortal>
/** What a browser without a session does: it takes the cookie of the form, and sends its token back. */
async function send(portal: Portal, page: string, to: string, form: Readonly<Record<string, string>>): Promise<Response> {
  const shown = await portal.ask(page)
  const html = await shown.text()
  const hidden = Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
  const cookie = (shown.headers.get('set-cookie') ?? '').match(/visit=[\w-]+/)?.[0] ?? ''
  return portal.ask(to, { method: 'POST', body: new URLSearchParams({ ...hidden, ...form }), headers: { cookie, 'sec-fetch-site': 'same-origin' } })
}

const lamp = { kind: 'lamp', where: 'Abai street 5', words: 'The lamp is dark.' }
const addressIn = (response: Response): string => new URL(response.headers.get('location') ?? '', 'http://localhost').searchParams.get('address') ?? ''

test('the declarations stand together, and are printed and drawn in every language', () => {
  assert.deepEqual([...lint(procedures, undefined, registers), ...lintRegisters(registers, procedures)].filter(({ severity }) => severity === 'error'), [])
  for (const locale of locales) for (const one of procedures) assert.ok(printDeclaration(one, locale).length > 0 && diagram(one, locale).startsWith('<svg'))
  assert.match(printDeclaration(procedures.find(({ id }) => id === 'city.signal')!, 'en'), /Anyone may apply, without an account/)
})

test('a citizen without an account reports a fault, is asked for more, answers by the address, and is answered', async (t) => {
  const { world, portal } = await openCity(t)
  const { cases, db } = world.kernel
  assert.match(await (await portal.ask('/en/services')).text(), /no account needed/)
  assert.match(await (await portal.ask('/en/services/city.signal')).text(), /services\/city\.signal\/open/)

  const refused = await send(portal, '/en/services/city.signal/open', '/en/services/city.signal/open', { ...lamp, where: '' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /The lamp is dark\./, 'nothing typed is lost')

  const sent = await send(portal, '/en/services/city.signal/open', '/en/services/city.signal/open', { ...lamp, 'follow-email': 'askar@example.kz' })
  assert.equal(sent.status, 303)
  const address = addressIn(sent)
  const receipt = await portal.ask(`/en/follow?address=${address}&received`)
  assert.equal(receipt.headers.get('referrer-policy'), 'no-referrer')
  assert.equal(receipt.headers.get('cache-control'), 'private, no-store')
  assert.match(await receipt.text(), /It is not shown again/)
  assert.ok(!portal.lines.some((line) => line.includes(address)), 'no log holds the address')
  assert.ok(!JSON.stringify(await db.selectFrom('case_follower').selectAll().execute()).includes(address), 'it is kept hashed')

  const { id } = await cases.followed(address)
  const dispatcher = await world.officer('city.dispatcher')
  await act(world, dispatcher, id, { type: 'complete', outcome: 'ask', reasons: 'Which side of the street?' })
  await world.kernel.journal.settle()
  assert.match(await (await portal.ask(`/en/follow?address=${address}`)).text(), /Which side of the street\?/)
  const page = `/en/follow/act/again?address=${address}`
  assert.equal((await send(portal, page, page, { ...lamp, where: 'Abai street 5, the north side' })).status, 303)
  await send(portal, `/en/follow?address=${address}`, `/en/follow/note?address=${address}`, { words: 'It is dark since Monday.' })

  await act(world, dispatcher, id, { type: 'complete', outcome: 'answer', reasons: 'A fitter was there.' })
  await act(world, await world.officer('city.head'), id, { type: 'complete', outcome: 'mended' }, true)
  const ended = await (await portal.ask(`/en/follow?address=${address}`)).text()
  assert.match(ended, /The fault that was reported is mended\./)
  assert.match(ended, /Abai street 5, the north side/)
  const letters = (await world.letters()).filter(({ recipient }) => recipient === 'askar@example.kz')
  assert.deepEqual(letters.map(({ subject }) => subject.split(':')[0]), ['Application received', 'Something is expected of you', 'A decision was made'])
  assert.ok(letters.every(({ body }) => !body.includes(address)))
})

test('whoever has no address, or another’s, sees and does nothing, and a form sent twice opens one case', async (t) => {
  const { world, portal } = await openCity(t)
  const { cases, db } = world.kernel
  const page = '/en/services/city.signal/open'
  const shown = await portal.ask(page)
  const html = await shown.text()
  const hidden = Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
  const cookie = (shown.headers.get('set-cookie') ?? '').match(/visit=[\w-]+/)?.[0] ?? ''
  const once = () => portal.ask(page, { method: 'POST', body: new URLSearchParams({ ...hidden, ...lamp }), headers: { cookie, 'sec-fetch-site': 'same-origin' } })
  const [first, second] = [await once(), await once()]
  assert.equal(addressIn(first), addressIn(second))
  assert.equal((await db.selectFrom('case_record').select('id').execute()).length, 1)

  const without = await portal.ask(page, { method: 'POST', body: new URLSearchParams({ ...hidden, ...lamp, csrf: 'wrong' }), headers: { cookie, 'sec-fetch-site': 'same-origin' } })
  assert.equal(without.status, 403)
  const elsewhere = await portal.ask(page, { method: 'POST', body: new URLSearchParams({ ...hidden, ...lamp }), headers: { cookie, 'sec-fetch-site': 'cross-site' } })
  assert.equal(elsewhere.status, 403)

  const { id } = await cases.followed(addressIn(first))
  for (const wrong of ['', 'x'.repeat(43), id]) {
    assert.ok(!(await (await portal.ask(`/en/follow?address=${wrong}`)).text()).includes('Abai street'), wrong)
    assert.equal((await portal.ask(`/en/follow/act/again?address=${wrong}`)).status, 404)
    assert.equal((await portal.ask('/api/follow', { method: 'POST', body: JSON.stringify({ address: wrong }) })).status, wrong.length === 43 ? 404 : 422)
  }
  const stranger = await world.founder()
  await assert.rejects(cases.view(stranger, id))
  await assert.rejects(cases.begin(stranger, { procedure: 'city.signal' }))
  assert.equal((await portal.ask('/en/services/city.unknown/open')).status, 404)
})

test('by the API too a case is opened once, followed and acted in; and one network or mailbox does not flood the office', async (t) => {
  const { world, portal } = await openCity(t)
  const ask = async (path: string, body: unknown) => {
    const response = await portal.ask(path, { method: 'POST', body: JSON.stringify(body) })
    return { status: response.status, value: await response.json() as Record<string, unknown> }
  }
  const { status, value } = await ask('/api/services/city.signal/cases', { facts: lamp, email: 'ulgi@example.kz' })
  assert.equal(status, 201)
  for (const wrong of [{ kind: ['lamp'] }, { where: ['Abai street 5'] }]) assert.equal((await ask('/api/services/city.signal/cases', { facts: { ...lamp, ...wrong } })).status, 422, 'an answer of another kind is not made one of this')
  const again = await ask('/api/services/city.signal/cases', { facts: lamp, address: value['address'] })
  assert.equal(again.value['id'], value['id'])
  const address = newAddress()
  const twice = await Promise.all([1, 2].map(() => ask('/api/services/city.signal/cases', { facts: lamp, address })))
  assert.equal(new Set(twice.map((one) => one.value['id'])).size, 1, 'sent twice at once, it opens one case')
  const followed = await ask('/api/follow', { address, case: twice[0]!.value['id'] })
  assert.deepEqual([followed.status, followed.value['id'], followed.value['others']], [200, twice[0]!.value['id'], []])
  assert.equal((await ask('/api/follow', { address, case: value['id'] })).status, 404, 'a case of another address')
  await act(world, await world.officer('city.dispatcher'), String(value['id']), { type: 'complete', outcome: 'ask', reasons: 'Where?' })
  assert.equal((await ask('/api/follow/acts', { address: value['address'], key: '01900000-0000-7000-8000-000000000003', outcome: 'again', corrections: { where: ['Satpaev street 1'] } })).status, 422)
  const acted = await ask('/api/follow/acts', { address: value['address'], key: '01900000-0000-7000-8000-000000000001', outcome: 'again', corrections: { where: 'Satpaev street 1' } })
  assert.deepEqual([acted.status, acted.value['step']], [200, 'look'])
  assert.equal((await ask('/api/follow/acts', { address: value['address'], key: '01900000-0000-7000-8000-000000000002', outcome: 'mended' })).status, 403, 'the office’s step is not the citizen’s')

  const statuses: number[] = []
  for (let n = 0; n < 6; n += 1) statuses.push((await ask('/api/services/city.signal/cases', { facts: lamp, email: 'ulgi@example.kz' })).status)
  assert.deepEqual(statuses, [201, 201, 201, 201, 429, 429], 'five an hour to one mailbox')
})

test('whoever has sent as many forms as an address may is refused before a byte of the next one is read', async (t) => {
  const { world, portal } = await openCity(t)
  let read = false
  const post = async (): Promise<number> => {
    const body = new ReadableStream({ pull: (stream) => { read = true; stream.enqueue(new TextEncoder().encode('--x--')); stream.close() } }, { highWaterMark: 0 })
    return (await portal.ask('/en/services/city.signal/open', { method: 'POST', body, duplex: 'half', headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' } } as RequestInit)).status
  }
  await post()
  const { rows: [row] } = await sql<{ key: string; at: Instant }>`select key, at from attempt limit 1`.execute(world.kernel.db)
  assert.ok(row && read)
  await sql`insert into attempt (key, at) select key, at from attempt, generate_series(1, 3000)`.execute(world.kernel.db)
  read = false
  assert.deepEqual([await post(), read], [429, false])
})

test('a body applies to another through whom it has appointed, mends, and is given leave that strangers verify', async (t) => {
  const { world } = await openCity(t)
  const { cases, decisions, parties } = world.kernel
  const representative = await world.officer('city.representative')
  const as = (actor: Actor) => testPortal({ routes: serviceRoutes(world.kernel), session: { actor, hats: [] } })
  const portal = as(representative)
  const begun = await portal.ask('/en/services/city.dig/apply', { form: { key: '01900000-0000-7000-8000-000000000001' } })
  const draft = (begun.headers.get('location') ?? '').split('/').at(-1)!
  await portal.ask(`/en/drafts/${draft}/street`, { form: { street: 'Abai street' } })
  assert.match(await (await portal.ask(`/en/drafts/${draft}/summary`)).text(), /Abai street/)
  const signature = await world.sign({ ...representative, roles: [] }, cases.draftDocument(await cases.draft(representative, draft)))
  const id = await cases.file(representative, { draft, signature })
  assert.equal((await cases.view(representative, id)).state.facts['asks'], 'city', 'the name of the body is not typed')

  await act(world, await world.officer('council.clerk'), id, { type: 'complete', outcome: 'mend', reasons: 'From where to where?' })
  const colleague = await world.officer('city.representative')
  assert.equal((await world.letters()).filter(({ recipient }) => recipient !== '').length > 0, true)
  await act(world, colleague, id, { type: 'complete', outcome: 'again', corrections: { street: 'Abai street 1 to 9' } })
  assert.match(await (await as(colleague).ask(`/en/cases/${id}`)).text(), /Correct the application/)

  for (const stranger of [await world.founder(), await world.officer('city.dispatcher'), await world.officer('council.representative')]) {
    await assert.rejects(cases.view(stranger, id), 'whom the body has not appointed for it sees nothing')
    await assert.rejects(cases.begin(stranger, { procedure: 'city.dig' }))
    assert.equal((await as(stranger).ask(`/en/cases/${id}`)).status, 404)
  }
  assert.deepEqual((await cases.own(await world.officer('city.dispatcher'))).length, 0)

  await act(world, await world.officer('council.clerk'), id, { type: 'complete', outcome: 'on', reasons: 'In order.' })
  const both = await world.officer('council.chair', 'city.representative')
  await assert.rejects(act(world, both, id, { type: 'complete', outcome: 'grant' }, true), 'whoever acts for the applicant does not decide')
  await act(world, await world.officer('council.chair'), id, { type: 'complete', outcome: 'grant' }, true)
  const [decision] = await decisions.listOf({ body: 'city' })
  assert.deepEqual(decision!.record.holder, { body: { id: 'city', name: parties.bodies[0]!.name } })
  const entry = await world.kernel.registers.ofAct({ decision: decision!.record.id })
  const seenBy = async (actor: Actor) => world.kernel.registers.find(entry!.number, actor)
  assert.deepEqual((await seenBy(colleague))?.owner, { kind: 'body', body: 'city' }, 'the street is the city’s, in the register of the council')
  assert.equal((await seenBy(await world.officer('city.dispatcher')))?.owner, undefined)
  await world.kernel.journal.settle()
  const bundle = Buffer.from(bundleText(await decisions.bundle(decision!.record.id)))
  assert.equal((await verifyFile(bundle, { trust: decisions.trust(), now: world.kernel.now() })).verdict, 'ok')
  assert.match(await (await as(colleague).ask(`/en/decisions/${decision!.record.number}`)).text(), /Leave to dig/)
  assert.equal((await as(await world.founder()).ask(`/en/decisions/${decision!.record.number}`)).status, 303, 'others are led to the public page')
})

/** A leave to dig, given to the city. */
async function leaveToDig(world: World): Promise<string> {
  const { cases, decisions } = world.kernel
  const representative = await world.officer('city.representative')
  const draft = await cases.begin(representative, { procedure: 'city.dig' })
  await cases.savePage(representative, draft, (await cases.draft(representative, draft)).procedure.form[0]!, { street: 'Abai street' })
  const id = await cases.file(representative, { draft, signature: await world.sign(representative, cases.draftDocument(await cases.draft(representative, draft))) })
  await act(world, await world.officer('council.clerk'), id, { type: 'complete', outcome: 'on', reasons: 'In order.' })
  await act(world, await world.officer('council.chair'), id, { type: 'complete', outcome: 'grant' }, true)
  return (await decisions.listOf({ body: 'city' }))[0]!.record.number
}

test('a body that was given leave owes what follows it, is reminded, told of and reports through whoever represents it; then the body that gave it owes a look', async (t) => {
  const { world } = await openCity(t)
  const { kernel } = world
  const { obligations, parties, db } = kernel
  await leaveToDig(world)
  const [envoy, clerk, chair, stranger] = [await world.officer('city.representative'), await world.officer('council.clerk'), await world.officer('council.chair'), await world.officer('city.dispatcher')]
  await kernel.journal.settle()
  await world.letters()
  const mail = new Map(await Promise.all(Object.entries({ envoy, clerk, chair }).map(async ([name, { person }]) => [(await parties.person(person))!.email, name] as const)))
  const round = async (instant: Instant): Promise<readonly string[]> => {
    world.at(instant)
    await obligations.openPeriods()
    await obligations.forewarn()
    await obligations.late(() => Promise.resolve(undefined))
    return (await world.letters()).flatMap(({ recipient, subject }) => (mail.has(recipient) ? `${mail.get(recipient)}: ${subject.split(': ').at(-1)}` : []))
  }
  const owed = async (actor: Actor) => (await obligations.own(actor)).map(({ kind, party, dueDay, state }) => [kind, party.id, dueDay, state])
  const restore = 'envoy: Көшені қалпына келтіру туралы есеп'

  assert.deepEqual(await round('2026-02-02T06:00:00.000Z'), [restore], 'it is open')
  assert.deepEqual(await owed(envoy), [['restore', 'city', '2026-02-17', 'open']])
  for (const other of [clerk, stranger]) assert.deepEqual(await owed(other), [], 'nobody else bears it')
  assert.deepEqual((await kernel.awaiting.of(envoy)).filter(({ kind }) => kind === 'duty').map(({ title }) => title.en), ['The street is made good'])
  assert.deepEqual(await round('2026-02-12T06:00:00.000Z'), [restore], 'three working days before')
  assert.deepEqual(await round('2026-02-18T06:00:00.000Z'), [restore], 'a day late')
  assert.deepEqual(await round('2026-02-20T06:00:00.000Z'), [restore.replace('envoy', 'chair')], 'then the chair is told')

  const { id } = (await obligations.own(envoy))[0]!
  const as = (actor: Actor) => testPortal({ routes: [...serviceRoutes(kernel), ...deskRoutes(kernel, {})], session: { actor, hats: [] } })
  assert.match(await (await as(clerk).ask('/en/desk/reports')).text(), /city<\/a>[\s\S]*The street is made good/, 'whoever conducts the procedure sees who is late')
  assert.equal((await as(stranger).ask(`/en/duties/${id}`)).status, 404)
  await assert.rejects(obligations.report(clerk, { obligation: id, answers: { done: 'Paved.' } }), 'who only follows it does not report')
  assert.deepEqual(await obligations.save(envoy, id, { done: 'Paved.' }), [])
  const signing = await (await as(envoy).ask(`/en/duties/${id}/sign`)).text()
  assert.match(signing, /As an officer: <b>/, 'what the kernel asks of a body’s report')
  await obligations.report(envoy, { obligation: id, answers: {}, signature: await world.sign(envoy, await obligations.document(envoy, id)) })
  assert.deepEqual(await owed(envoy), [['restore', 'city', '2026-02-17', 'reported']])

  const [look] = await obligations.own(clerk)
  assert.deepEqual([look?.kind, look?.party, look?.dueDay], ['inspect', { kind: 'body', id: 'council' }, '2026-02-27'])
  assert.match(await (await as(clerk).ask(`/en/duties/${look!.id}`)).text(), /What was found/)
  await obligations.report(clerk, { obligation: look!.id, answers: { found: 'It is good.' } })
  assert.deepEqual(await owed(clerk), [['inspect', 'council', '2026-02-27', 'reported']])

  await transact(db, async (tx) => obligations.end(tx, { system: 'clock' }, (await kernel.decisions.listOf({ body: 'city' }))[0]!.record.id))
  assert.deepEqual((await db.selectFrom('duty').select(['kind', 'role', 'ended_on']).orderBy('kind').execute()).map((one) => [one.kind, one.role, one.ended_on !== null]),
    [['inspect', 'council.clerk', true], ['restore', 'city.representative', true]], 'they end with the decision')
  assert.equal(await obligations.openPeriods(), 0, 'and the round does not take them for what bodies owe by the declaration')
  assert.deepEqual(await reconcile(db), [])
})

test('the clock opens each case on its day and once, also when it comes round late or twice at once, tells who responds, and what the leave said is not typed', async (t) => {
  const { world } = await openCity(t)
  const { cases, journal } = world.kernel
  const number = await leaveToDig(world)
  const representative = await world.officer('city.representative')
  assert.equal(await cases.openByClock(), 0, 'no day has come: the last first of March was before the leave')
  await journal.settle()
  await world.letters()

  world.at('2026-03-04T05:00:00.000Z') // nobody was there on the first of March, and the leave is a month old today
  assert.deepEqual((await Promise.all([cases.openByClock(), cases.openByClock()])).reduce((sum, one) => sum + one), 2)
  assert.equal(await cases.openByClock(), 0)
  const opened = (await cases.own(representative)).filter(({ procedure }) => procedure !== 'city.dig')
  assert.deepEqual(opened.map(({ procedure }) => procedure).toSorted(), ['city.dig-review', 'city.dig-trace'])
  const review = opened.find(({ procedure }) => procedure === 'city.dig-review')!.id
  const { state: { facts } } = await cases.view(representative, review)
  assert.deepEqual([facts['day'], facts['leave'], facts['street']], ['2026-03-01', number, 'Abai street'])
  const trace = opened.find(({ procedure }) => procedure === 'city.dig-trace')!.id
  assert.deepEqual((({ asked, given }) => [asked, given])((await cases.view(representative, trace)).state.facts), ['street', '2026-02-02'])
  assert.equal((await world.letters()).filter(({ subject }) => subject.includes('Сізден әрекет күтіледі')).length, 4, 'each representative of the city, of both cases')

  await act(world, representative, review, { type: 'complete', outcome: 'told', corrections: { done: 'It is closed again.', street: 'Elsewhere', leave: 'XX-1' } })
  const after = (await cases.view(representative, review)).state.facts
  assert.deepEqual([after['done'], after['street'], after['leave']], ['It is closed again.', 'Abai street', number], 'what was taken over stays')
  await assert.rejects(cases.begin(representative, { procedure: 'city.dig-review' }), 'nobody opens it but the clock')
  await assert.rejects(cases.view(await world.founder(), review))

  world.at('2027-03-02T05:00:00.000Z')
  assert.equal(await cases.openByClock(), 0, 'the leave is over, and nothing is reviewed')
})

test('what the clock cannot open hinders no other case, and nothing else of its round; the round says that it failed', async (t) => {
  const { world } = await openCity(t)
  await leaveToDig(world)
  world.at('2026-03-04T05:00:00.000Z')
  const { kernel } = world
  const erases = t.mock.method(kernel.cases, 'eraseKept')
  t.mock.method(kernel.decisions, 'standing').mock.mockImplementationOnce(() => Promise.reject(new Error('the first that it looks at cannot be read')))
  await assert.rejects(kernel.round(), /cannot be read/)
  assert.equal(erases.mock.callCount(), 1)
  const representative = await world.officer('city.representative')
  assert.equal((await kernel.cases.own(representative)).filter(({ procedure }) => procedure !== 'city.dig').length, 1, 'the other one is opened')
  await kernel.round()
  assert.equal((await kernel.cases.own(representative)).filter(({ procedure }) => procedure !== 'city.dig').length, 2, 'and the first in the next round')
})

test('a refusal is appealed by its address before another body, and what is personal is erased in its time with the address', async (t) => {
  const { world, portal } = await openCity(t)
  const { cases } = world.kernel
  const address = addressIn(await send(portal, '/en/services/city.signal/open', '/en/services/city.signal/open', lamp))
  const { id } = await cases.followed(address)
  await act(world, await world.officer('city.dispatcher'), id, { type: 'complete', outcome: 'answer', reasons: 'Not ours.' })
  await act(world, await world.officer('city.head'), id, { type: 'complete', outcome: 'refused', reasons: 'The lamp is private.' }, true)
  const refusal = await (await portal.ask(`/en/follow?address=${address}`)).text()
  assert.match(refusal, /The lamp is private\./)
  const to = refusal.match(/href="(\/en\/services\/city\.signal-appeal\/open[^"]+)"/)![1]!.replaceAll('&amp;', '&')
  const other = addressIn(await send(portal, '/en/services/city.signal/open', '/en/services/city.signal/open', lamp))
  const foreign = await send(portal, to.replace(address, other), '/en/services/city.signal-appeal/open', { why: 'It is not mine.' })
  assert.equal(foreign.status, 422, 'who reported something else cannot appeal')
  const decision = (await cases.followed(address)).state.decisions[0]!.id
  await assert.rejects(cases.openUnnamed({ procedure: 'city.signal-appeal', answers: { typed: {} }, address: newAddress(), from: '127.0.0.1', locale: 'en', about: { decision, address: other } }),
    (error: unknown) => error instanceof Failure && error.problems.length === 0, 'and is not told what is asked of whoever may')
  const appeal = addressIn(await send(portal, to, '/en/services/city.signal-appeal/open', { why: 'It stands on the street.' }))
  const heard = (await cases.followed(appeal)).id
  await act(world, await world.officer('council.clerk'), heard, { type: 'complete', outcome: 'on', reasons: 'Read.' })
  await act(world, await world.officer('council.chair'), heard, { type: 'complete', outcome: 'stays', reasons: 'It is private.' }, true)
  assert.match(await (await portal.ask(`/en/follow?address=${appeal}`)).text(), /The decision of the department stands\./)

  world.at('2027-03-01T05:00:00.000Z')
  assert.equal(await cases.eraseKept(), 2, 'the one that is still open stays')
  await assert.rejects(cases.followed(address))
  assert.equal((await cases.followed(other)).state.facts['words'], lamp.words)
})

test('an appeal without an account asks what depends on what was reported, of whoever has the address and of nobody else', async (t) => {
  const appeal = procedures.find(({ id }) => id === 'city.signal-appeal')!
  const kind = procedures.find(({ id }) => id === 'city.signal')!.form[0]!.fields.find(({ name }) => name === 'kind')!
  const post: FormField = { kind: 'text', name: 'post', label: same('Which lamp post?'), maxLength: 40, when: { rule: 'is', fact: 'kind', value: 'lamp' } }
  const asking: Procedure = { ...appeal, form: [{ ...appeal.form[0]!, fields: [{ ...kind, from: 'about.kind' }, post, ...appeal.form[0]!.fields] }] }
  const { world, portal } = await openCity(t, houseOf(procedures.map((one) => (one === appeal ? asking : one))))
  const { cases } = world.kernel
  const open = '/en/services/city.signal/open'
  const address = addressIn(await send(portal, open, open, lamp))
  const { id } = await cases.followed(address)
  await act(world, await world.officer('city.dispatcher'), id, { type: 'complete', outcome: 'answer', reasons: 'Not ours.' })
  await act(world, await world.officer('city.head'), id, { type: 'complete', outcome: 'refused', reasons: 'The lamp is private.' }, true)
  const decision = (await cases.followed(address)).state.decisions[0]!.id
  const page = `${open.replace('signal', 'signal-appeal')}?about=${decision}&of=`
  const shown = async (of: string): Promise<string> => (await portal.ask(page + of)).text()
  assert.match(await shown(address), /Which lamp post\?/)
  for (const wrong of ['x'.repeat(43), addressIn(await send(portal, open, open, lamp))]) assert.doesNotMatch(await shown(wrong), /Which lamp post\?/)
  assert.doesNotMatch(await shown(address), /name="kind"/, 'what was said is not asked again')
  const sent = await send(portal, page + address, page.split('?')[0]!, { why: 'It stands on the street.', post: '12' })
  assert.equal(sent.status, 303)
  assert.deepEqual((({ post: where, kind: what }) => [where, what])((await cases.followed(addressIn(sent))).state.facts), ['12', 'lamp'])
})

test('whoever reported without an account is told of a withdrawal at the address of the report, answers there, sees it and appeals', async (t) => {
  const appeal = procedures.find(({ id }) => id === 'city.signal-appeal')!
  const { title, basis, outcomes } = procedures.find(({ id }) => id === 'city.signal')!.steps['mend']!
  const label = outcomes['again']!.label
  const withdrawal: Procedure = {
    ...appeal, id: 'city.signal-withdrawal', body: { ...appeal.body, register: 'SW' }, opens: { by: 'office', role: 'council.clerk' }, about: { procedures: ['city.signal'], effects: ['grant'] },
    starts: 'reply', steps: { ...appeal.steps, ruling: { ...appeal.steps['ruling']!, excluded: [{ of: 'representatives', within: days(30), basis }] }, reply: {
      title, by: 'applicant', basis, within: days(5), late: { outcome: 'silent' }, outcomes: { told: { label, to: 'hearing', reasons: true }, silent: { label, to: 'hearing', byClock: true } },
    } },
    decisions: { stays: { ...appeal.decisions['stays']!, title: same('The answer is withdrawn'), effect: 'revoke', appeal: { within: days(10), procedure: appeal.id, to: same('The council'), basis } } },
  }
  const ruling = appeal.steps['ruling']!
  const hearing: Procedure = {
    ...appeal, about: { procedures: ['city.signal', withdrawal.id], effects: ['refuse', 'revoke'] },
    steps: { ...appeal.steps, ruling: { ...ruling, outcomes: { ...ruling.outcomes, back: { label: same('It is given back'), to: 'closed', decides: 'back', reasons: true, revives: {} } } } },
    decisions: { ...appeal.decisions, back: { ...appeal.decisions['stays']!, title: same('The withdrawal is annulled'), effect: 'revoke' } },
  }
  const { world, portal } = await openCity(t, houseOf([...procedures.filter((one) => one !== appeal), hearing, withdrawal]))
  const { cases, db } = world.kernel
  const open = '/en/services/city.signal/open'
  const address = addressIn(await send(portal, open, open, { ...lamp, 'follow-email': 'askar@example.kz' }))
  const { id } = await cases.followed(address)
  const clerk = await world.officer('council.clerk')
  await act(world, await world.officer('city.dispatcher'), id, { type: 'complete', outcome: 'answer', reasons: 'A fitter was there.' })
  await act(world, await world.officer('city.head'), id, { type: 'complete', outcome: 'mended' }, true)
  const granted = (await cases.followed(address)).state.decisions[0]!.id
  const opened = await transact(db, (tx) => cases.openByOffice(tx, clerk, { procedure: withdrawal.id, about: granted, facts: { why: 'It is dark again.' }, reasons: '', key: 'withdraw' }))
  await world.kernel.journal.settle()

  const page = `/en/follow?address=${address}`
  const own = `${page}&case=${opened}`
  assert.ok((await (await portal.ask(page)).text()).includes(`case=${opened}`))
  const stranger = addressIn(await send(portal, open, open, lamp))
  await assert.rejects(cases.followed(stranger, opened), { kind: 'not found' })
  const told = own.replace('/follow?', '/follow/act/told?')
  assert.equal((await portal.ask(told.replace(address, stranger))).status, 404)
  assert.equal((await send(portal, told, told, { reasons: 'It was bright yesterday.' })).status, 303)
  await act(world, clerk, opened, { type: 'complete', outcome: 'on', reasons: 'Read.' })
  await act(world, await world.officer('council.chair'), opened, { type: 'complete', outcome: 'stays', reasons: 'It is dark.' }, true)
  assert.deepEqual((await world.letters()).filter(({ recipient }) => recipient === 'askar@example.kz').map(({ subject }) => subject.split(':')[0]),
    ['Application received', 'A decision was made', 'Something is expected of you', 'A decision was made'])
  assert.match(await (await portal.ask(page)).text(), /Revoked/)
  const decided = await (await portal.ask(own)).text()
  assert.match(decided, /The answer is withdrawn/)
  const to = decided.match(/href="(\/en\/services\/city\.signal-appeal\/open[^"]+)"/)![1]!.replaceAll('&amp;', '&')
  assert.equal((await send(portal, to, '/en/services/city.signal-appeal/open', { why: 'It is bright.' })).status, 303)
})

test('an authority from outside is a body without offices or numbers here: it holds, owes, is paid and bears a duty through whoever represents it', async (t) => {
  const dig = procedures.find(({ id }) => id === 'city.dig')!
  const { basis } = dig.inForce
  const { after: _, every: __, pays: ___, ...report } = licence.obligations['yearlyReport']!
  const support: Entitlement = { title: same('Support'), after: 'leave', account: 'account', expense: 'city.support', once: true, within: workdays(5), arrears: 'paid', amount: { term: 'number', value: '150000' }, basis }
  const paying: Procedure = {
    ...dig, offices: { ...dig.offices, 'abroad.representative': same('Envoy') }, entitlements: { support }, obligations: { monthly: { ...report, every: 'month', owedBy: { role: 'abroad.representative' }, late: { remind: [] } } },
    form: [...dig.form, { id: 'money', title: same('Money'), fields: [identifier('iban', 'account', { label: same('Account') })] }],
  }
  const money = [{ id: 'money', title: same('Money'), fields: [identifier('iban', 'account', { label: same('Account') })] }]
  const { about: ____, steps: { study, ruling }, ...review } = withdrawal
  const gift: Procedure = {
    ...review, id: 'council.gift', body: dig.body, offices: { 'council.clerk': same('Clerk'), 'council.chair': same('Chair') }, opens: { by: 'office', role: 'council.clerk' }, form: money,
    steps: { study: { ...study, by: { role: 'council.clerk' } }, ruling: { ...ruling, by: { role: 'council.chair' } } },
    decisions: { act: { title: same('Aid'), words: same('Aid is given.'), effect: 'grant', rules: [], basis } },
  }
  const aid: Procedure = { ...gift, id: 'council.aid', about: { procedures: ['city.dig'], effects: ['grant'] }, entitlements: { support: { ...support, after: 'act' } } }
  const country = houseOf([...procedures.map((one) => (one === dig ? paying : one)), aid, gift])
  const abroad: Body = { id: 'abroad', name: same('Authority Abroad'), identifiers: [{ scheme: 'kz.bin', value: generateBin({ registered: '2020-04', serial: 9 }) }], roles: {}, registers: [] }
  assert.deepEqual(lint([paying], undefined, registers, [...country.bodies, abroad]).filter(({ severity }) => severity === 'error'), [])
  const { world } = await openCity(t, { ...country, bodies: [...country.bodies, abroad] })
  const { cases, decisions, entitlements, ledger, obligations, db } = world.kernel
  const envoy = await world.officer('abroad.representative')

  const draft = await cases.begin(envoy, { procedure: 'city.dig' })
  const answers = [{ street: 'Abai street' }, { account: generateIban({ bank: '999', account: 'ABROAD1' }) }]
  for (const [at, page] of (await cases.draft(envoy, draft)).procedure.form.entries()) assert.deepEqual(await cases.savePage(envoy, draft, page, answers[at]!), [])
  const id = await cases.file(envoy, { draft, signature: await world.sign(envoy, cases.draftDocument(await cases.draft(envoy, draft))) })
  await act(world, await world.officer('council.clerk'), id, { type: 'complete', outcome: 'on', reasons: 'In order.' })
  await act(world, await world.officer('council.chair'), id, { type: 'complete', outcome: 'grant' }, true)
  const [held] = await decisions.listOf({ body: 'abroad' })
  assert.equal(held?.record.holder.body?.id, 'abroad', 'it holds the leave')
  const entry = await world.kernel.registers.ofAct({ decision: held!.record.id })
  assert.deepEqual((await world.kernel.registers.find(entry!.number, envoy))?.owner, { kind: 'body', body: 'abroad' }, 'and the entry that it gave')

  world.at('2026-02-03T05:00:00.000Z')
  assert.equal(await entitlements.payDue(), 1)
  const [paid] = await entitlements.own(envoy)
  assert.deepEqual([paid?.body, paid?.instalments.map(({ amount, state }) => [amount, state])], ['abroad', [[150_000n, 'drafted']]], 'it is paid what the leave gives')
  const { rows: [order] } = await ledger.paymentsOf('main', { page: 1, size: 1 })
  assert.deepEqual([order?.payee.name, order?.payee.number], ['Authority Abroad', abroad.identifiers[0]!.value])
  assert.deepEqual(await entitlements.own(await world.officer('city.representative')), [], 'and nobody else sees it')

  const bill = { debtor: { kind: 'body', id: 'abroad' }, amount: 900n, issued: '2026-02-02', due: '2026-02-20', subject: `case:${id}`, text: same('Fee'), income: 'city.fees' } as const
  const invoice = await transact(db, (tx) => ledger.issueInvoice(tx, 'system:test', bill))
  assert.deepEqual((await ledger.invoicesOf(debtorsOf([abroad], envoy)[0]!)).map((one) => [one.id, one.outstanding]), [[invoice.id, 900n]], 'it owes')

  await obligations.openPeriods()
  world.at('2026-04-02T05:00:00.000Z')
  await obligations.openPeriods()
  assert.deepEqual((await obligations.own(envoy)).slice(0, 1).map(({ party, state }) => [party, state]), [[{ kind: 'body', id: 'abroad' }, 'open']], 'it bears the duty to report')

  const [clerk, chair] = [await world.officer('council.clerk'), await world.officer('council.chair')]
  const give = async (opened: string): Promise<void> => {
    await act(world, clerk, opened, { type: 'complete', outcome: 'on' })
    await act(world, chair, opened, { type: 'complete', outcome: 'act', reasons: 'In order.' }, true)
  }
  const facts = { account: generateIban({ bank: '999', account: 'ABROAD1' }) }
  await give(await transact(db, (tx) => cases.openByOffice(tx, clerk, { procedure: aid.id, about: held!.record.id, facts, reasons: 'Aid.', key: 'aid' })))
  Object.assign(cases.versions.latest(gift.id)!, { entitlements: aid.entitlements }) // as one that was enacted before the linter refused it
  await give(await transact(db, (tx) => cases.openOfItself(tx, clerk, { procedure: gift.id, facts, key: 'gift' })))
  assert.deepEqual(await db.selectFrom('entitlement').select(['procedure', 'body']).orderBy('begun_at').execute(), [{ procedure: dig.id, body: 'abroad' }, { procedure: aid.id, body: 'abroad' }],
    'it is paid also by a case about what it holds, and the council nothing by a case that only the council opened')
  assert.deepEqual(await reconcile(db), [])
})
