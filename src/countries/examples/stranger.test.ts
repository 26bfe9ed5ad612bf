/**
 * A folder of YAML as a stranger writes it: from the documentation and the published schemas alone, with every construct that these have. It is linted,
 * brought into force, and each of its declarations is run: by the forms without a script, to a decision, its letter and its paper, to an appeal, a duty or a payment.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { readFiles, withLines } from '../../cli/declaration-files.ts'
import { lintCommand, run, verify } from '../../cli/index.ts'
import { hashSeen } from '../../kernel/calls/index.ts'
import type { Doing } from '../../kernel/cases/index.ts'
import { gardens, ownHat } from '../../kernel/cases/testing.ts'
import { sameAsCountedAgain } from '../../kernel/cases/testing-served.ts'
import { transact } from '../../kernel/database/index.ts'
import { bundleText } from '../../kernel/decisions/index.ts'
import { carryOut } from '../../kernel/declarations/index.ts'
import { parseStatement } from '../../kernel/ledger/index.ts'
import { exportCamt, sampleStatement } from '../../kernel/ledger/statements/testing.ts'
import { type Actor, actorString, type Letter } from '../../kernel/parties/index.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { openWorldOf, pin, type World } from '../../kernel/testing.ts'
import { bodySchema, calendarSchema } from '../../law/body-declaration.ts'
import { Failure } from '../../law/failure.ts'
import { lint } from '../../law/lint.ts'
import { languageOf } from '../../law/testing-constructs.ts'
import { identifierOf } from '../../law/conventions.ts'
import { writeDeclaration } from '../../law/declaration-yaml.ts'
import { procedureSchema } from '../../law/declaration.ts'
import { dueDay } from '../../law/duration.ts'
import { diagram } from '../../law/diagram.ts'
import { generateBin, generateIban, generateIin } from '../../law/identifier.ts'
import { passportOf } from '../../law/passport.ts'
import { printDeclaration } from '../../law/print.ts'
import type { RankingDocument, RankingFile } from '../../law/ranking.ts'
import { registerSchema } from '../../law/register-declaration.ts'
import { locales, same } from '../../law/text.ts'
import { addDays, type Day, dayOf, type Instant } from '../../law/time.ts'
import { bookingRoutes } from '../../portal/bookings/index.ts'
import { callRoutes } from '../../portal/calls/index.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { registerRoutes } from '../../portal/registers/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal, testToken } from '../../portal/testing.ts'
import { regions } from '../kazakhstan/regions.ts'

const folder = join(import.meta.dirname, 'stranger')
const files = readFiles([folder])
const { procedures, registers, bodies, calendars } = files
const procedure = (id: string) => procedures.find((one) => one.id === id)!
const house = { ...gardens([]), bodies: [], regions }

let world: World
let [clerk, head, member, chair, inspector, keeper, seller]: Actor[] = []
/** The stall of somebody, by its number, and the decision that granted it. */
const stallOf = new Map<Actor, { readonly number: string; readonly decision: string }>()

// A test and no hook: hooks of several files run at once, and each keeps the process to the regions of its own country.
test('the folder is enacted on Monday, 2 February 2026, and in force on the Wednesday', async () => {
  world = await openWorldOf(house)
  const { kernel } = world
  await withLines(files, () => carryOut(kernel.db, async (tx) => {
    const by = { system: 'operator' }
    return [await kernel.calendars.plan(tx, calendars, by), await kernel.bodies.plan(tx, bodies, by), await kernel.registers.versions.plan(tx, registers, by), await kernel.cases.versions.plan(tx, procedures, by)]
  }))
  world.at('2026-02-04T05:00:00.000Z')
  await kernel.round()
  await kernel.journal.settle() // whoever writes letters hears of what is done from now on
  ;[clerk, head, member, chair, inspector, keeper] = [
    await world.officer('town.clerk'), await world.officer('town.head'), await world.officer('town.member'), await world.officer('town.chair', 'town.member'), await world.officer('water.inspector'), await world.officer('keeper'),
  ]
  seller = await person()
})
after(() => world?.close())

let serial = 0
/** Somebody who has proved their number, and keeps a key. */
async function person(): Promise<Actor & { readonly iin: string; readonly email: string }> {
  const { parties, signatures, db } = world.kernel
  const actor = ownHat(await world.founder())
  const iin = generateIin({ birthday: '1985-03-04', sex: 'male', serial: serial += 1 })
  const known = { person: actor.person, name: actor.name, identifier: identifierOf('person', iin) }
  await transact(db, async (tx) => {
    await parties.proveNumber(tx, { ...known, proof: 'sample register' })
    await signatures.local.enrol(tx, { ...known, pin, role: 'person' })
  })
  return { ...actor, iin, email: (await parties.person(actor.person))!.email! }
}

const portalOf = (actor: Actor | null) => testPortal({
  routes: [...deskRoutes(world.kernel, {}), ...serviceRoutes(world.kernel), ...registerRoutes(world.kernel), ...bookingRoutes(world.kernel), ...callRoutes(world.kernel)], session: actor === null ? { actor } : { actor, hats: [] },
})

const wordsOf = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 1500)

/** What a browser without a script shows somebody: it opens. */
async function seen(actor: Actor | null, path: string): Promise<string> {
  const answer = await portalOf(actor).ask(path)
  const text = await answer.text()
  assert.equal(answer.status, 200, `${path}: ${wordsOf(text)}`)
  return text
}

type Answers = Readonly<Record<string, string>>

/** Fills the form page by page as a browser without a script does, sends it, and answers the case. */
async function filed(actor: Actor, id: string, answers: Answers = {}, more: { readonly subject?: string; readonly about?: string; readonly sign?: true } = {}): Promise<string> {
  const { cases } = world.kernel
  const { sign, ...on } = more
  await seen(actor, `/en/services/${id}`)
  const draft = await cases.begin(actor, { procedure: id, ...on })
  const portal = portalOf(actor)
  for (const page of (await cases.draft(actor, draft)).procedure.form) {
    const path = `/en/drafts/${draft}/${page.id}`
    const html = await (await portal.ask(path)).text()
    const shown = /name="shown" value="([^"]*)"/.exec(html)?.[1]
    const body = new FormData()
    for (const [name, value] of Object.entries({ csrf: testToken, ...(shown !== undefined && { shown }), ...answers })) if (html.includes(`name="${name}`) || name === 'csrf') body.set(name, value)
    const answer = await portal.ask(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
    const said = await answer.text()
    if (answer.status === 200) {
      // The page opened further questions, and is sent once more with them.
      for (const [name, value] of Object.entries(answers)) if (said.includes(`name="${name}`)) body.set(name, value)
      body.set('shown', /name="shown" value="([^"]*)"/.exec(said)?.[1] ?? '')
      const again = await portal.ask(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
      assert.equal(again.status, 303, `${id} ${page.id}: ${wordsOf(await again.text())}`)
    } else assert.equal(answer.status, 303, `${id} ${page.id}: ${wordsOf(said)}`)
  }
  await seen(actor, `/kk/drafts/${draft}/summary`)
  const signature = sign && await world.sign(actor, cases.draftDocument(await cases.draft(actor, draft)))
  return cases.file(actor, { draft, ...(signature && { signature }) })
}

async function act(actor: Actor, id: string, outcome: string, more: Partial<Omit<Doing & { type: 'complete' }, 'type' | 'outcome'>> & { readonly sign?: true } = {}): Promise<void> {
  const { sign, ...rest } = more
  await does(actor, id, { type: 'complete', outcome, ...rest }, sign)
}

async function does(actor: Actor, id: string, doing: Doing, sign?: true): Promise<void> {
  const { cases } = world.kernel
  const signature = sign && await world.sign(actor, await cases.document(id, doing))
  await cases.perform(actor, { case: id, key: randomUUID(), doing, ...(signature && { signature }) })
}

/** The clerk looks, and the head signs. */
async function ruled(id: string, outcome: string, reasons?: string): Promise<void> {
  await seen(clerk!, `/en/desk/cases/${id}`)
  await act(clerk!, id, 'pass')
  await seen(head!, `/ru/desk/cases/${id}`)
  await act(head!, id, outcome, { sign: true, ...(reasons && { reasons }) })
}

const view = (actor: Actor, id: string) => world.kernel.cases.view(actor, id)

/** Others hear an appeal than those who decided. */
async function heard(appeal: string, outcome: 'reopen' | 'leave' | 'annul', reasons: string, findings?: Answers): Promise<void> {
  const [other, judge] = [await world.officer('town.clerk'), await world.officer('town.head')]
  await act(other, appeal, 'pass')
  await act(judge, appeal, outcome, { sign: true, reasons, ...(findings && { findings }) })
}

/** Every letter that went out, whatever was asked for in between. */
const posted: Letter[] = []

/** What was decided in the case is told by a letter of its own, shown as a page and a paper, and verifies. */
async function decided(actor: Actor, id: string, kind: string): Promise<string> {
  const { decisions, journal } = world.kernel
  const { state } = await view(actor, id)
  const decision = state.decisions.at(-1)!
  assert.equal((await decisions.find(decision.id))!.record.kind, kind)
  for (let sent = await world.letters(); sent.length > 0; sent = await world.letters()) posted.push(...sent)
  assert.ok(posted.some(({ body }) => body.includes(decision.number)), `a letter tells decision ${decision.number}`)
  for (const locale of locales) await seen(actor, `/${locale}/cases/${id}`)
  await seen(actor, `/en/decisions/${decision.number}`)
  const paper = await portalOf(actor).ask(`/decisions/${decision.number}/document.pdf`)
  assert.deepEqual([paper.status, (await paper.text()).slice(0, 5)], [200, '%PDF-'])
  await journal.settle()
  const report = await decisions.verify(new TextEncoder().encode(bundleText(await decisions.bundle(decision.id))))
  assert.deepEqual(report.steps.filter(({ verdict }) => verdict === 'failed'), [])
  return decision.id
}

const stated = async (lines: readonly { readonly amount: bigint; readonly purpose: string }[], day: Day) => {
  const { ledger, db } = world.kernel
  const iban = bodies.find(({ id }) => id === 'town')!.accounts![0]!.iban
  await transact(db, async (tx) => {
    await ledger.account(tx, { books: 'main', code: `bank:${iban}`, kind: 'asset' })
    return ledger.importStatement(tx, actorString(keeper!), parseStatement(exportCamt(sampleStatement({ account: iban, from: day, to: day, statementId: `S${serial += 1}`, lines: lines.map((line) => ({ ...line, day, payer: { name: 'A payer' } })) }))), { account: iban })
  })
}
const at = async (instant: Instant) => {
  world.at(instant)
  await world.kernel.round()
  await world.kernel.entitlements.payDue()
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
/** What forms alone say is none of a register’s; how a rule is written is tried in procedures, where it can read what a case has. */
const notOfRegisters = /^(field\.(from|public|whenEmpty)|public=|from=|rule|term|day|where|to=(smallestUnit|wholeUnit|tiyn|tenge)|unit=|duration\b)/
/** The kinds of citation are tried in procedures. */
const citations = /^(act|basis|confidence|dividedInto|moves|notPublished)\b/

test('every construct of the published schemas stands in a declaration of the folder', () => {
  for (const [schema, declared, apart] of [
    [procedureSchema, procedures, undefined], [registerSchema, registers, notOfRegisters], [bodySchema, bodies, undefined], [calendarSchema, calendars, /^(inForce\.until|workweek=[67])$/],
  ] as const) {
    const { constructs, usedBy } = languageOf(schema)
    const used = new Set(declared.flatMap((one) => [...usedBy(plain(one)) ?? assert.fail(`${one.id} is not of its schema`)]))
    const tried = schema === procedureSchema ? constructs : constructs.filter((one) => !citations.test(one))
    assert.deepEqual(tried.filter((one) => !used.has(one) && !apart?.test(one)), [])
  }
  assert.ok(languageOf(procedureSchema).constructs.length > 500)
})

test('the command finds no fault in the folder, in any language, and takes it back from its own text', async () => {
  for (const language of locales) {
    let said = ''
    const stream = { write: (text: string) => { said += text } }
    const code = await run(['lint', folder], { lint: lintCommand({ pack: () => house }) }, { env: { SHANYRAQ_LANGUAGE: language }, out: stream, err: stream })
    assert.equal(code, 0, said)
  }
  for (const one of [...procedures, ...registers, ...bodies, ...calendars]) assert.ok(writeDeclaration(one, 'x').includes(`id: ${one.id}`))
})

test('each is printed for the lawyer, drawn, and shown as a service in every language', async () => {
  for (const locale of locales) for (const one of procedures) {
    const printed = printDeclaration(one, locale)
    assert.doesNotMatch(printed, /undefined|\[object|NaN/, one.id)
    assert.ok(diagram(one, locale).startsWith('<svg') && passportOf(one).sections.length > 0)
    await seen(null, `/${locale}/services/${one.id}`)
  }
  for (const { id } of registers) if (id === 'town.stalls') await seen(null, `/kk/registers/${id}`)
})

const iban = generateIban({ bank: '999', account: 'PAYEE1' })
const stall: Answers = {
  phone: '+7 701 000 00 01', iin: '', supplier: generateBin({ registered: '2024-03', serial: 7 }), account: iban,
  sign: 'Алма', story: '', grade: 'a', link: '', places: '12', years: '2', area: '10.5', rent: '5000', built: '1.6.2020', lasts: '31.12.2027', water: 'true', pressure: '2.5', power: 'true', kind: 'food', 'days.sat': 'true',
  region: '71', point: '51.1, 71.4', 'place.region': '71', 'place.street': 'Абай', 'place.house': '1', opensAt: '09:30', firstDay: '2026-03-01T09:30', 'firstDay.day': '2026-03-01', 'firstDay.time': '09:30',
  'goods.0.goodsName': 'Apple', 'goods.0.price': '100', 'crates.0.crate': 'A box', 'crates.0.inside.0.pieces': '3', near: '', nearPlaces: '',
}

async function stallFor(actor: Actor) {
  const known = stallOf.get(actor)
  if (known !== undefined) return known
  const id = await filed(actor, 'town.stall', stall, { sign: true })
  await ruled(id, 'grant')
  return entered(actor, id)
}

async function entered(actor: Actor, id: string) {
  const decision = await decided(actor, id, 'granted')
  const made = { decision, number: (await world.kernel.registers.ofAct({ decision }))!.number }
  stallOf.set(actor, made)
  return made
}

test('a stall is asked for with all that a form can ask, returned and mended, entered, and stands in the register and in its API', async () => {
  const id = await filed(seller!, 'town.stall', stall, { sign: true })
  await act(clerk!, id, 'back', { reasons: 'Say the grade.' })
  await seen(seller!, `/en/cases/${id}/act/again`)
  const { state: { facts } } = await view(seller!, id)
  assert.deepEqual([facts['place'], facts['crates'], facts['days']], [{ region: '71', street: 'Абай', house: '1' }, [{ crate: 'A box', picture: '', inside: [{ pieces: 3 }] }], ['sat']])
  await act(seller!, id, 'again', { corrections: { ...stall, mail: 'a@example.kz', seller: seller!.name } })
  await ruled(id, 'grant')
  const { number } = await entered(seller!, id)
  assert.match(await seen(null, `/en/registers/town.stalls/${number}`), /Алма/)
  const api = await (await portalOf(null).ask(`/api/registers/town.stalls/${number}`)).json()
  assert.equal(api.values?.places ?? api.fields?.places, 12, JSON.stringify(api).slice(0, 300))
  const refused = await filed(seller!, 'town.stall', { ...stall, near: number, sign: 'Second' }, { sign: true })
  assert.equal((await view(seller!, refused)).state.facts['nearPlaces'], 12)
  await ruled(refused, 'refuse', 'There is no room.')
  const appeal = await filed(seller!, 'town.appeal', { why: 'There is room.' }, { about: await decided(seller!, refused, 'refused') })
  await heard(appeal, 'reopen', 'There is room.')
  await decided(seller!, appeal, 'reopened')
  assert.equal((await view(seller!, refused)).state.step, 'look')
  await stallFor(await person()) // what is closed below is reviewed by no clock
})

const change: Answers = {
  places: '15', since: '4.2.2026', kind: 'food', 'days.sat': 'true', region: '75', 'walls.0.height': '250', 'walls.0.cost': '100', 'walls.0.glass': 'false', 'walls.1.height': '200', 'walls.1.glass': 'true', 'walls.1.cost': '50',
}

test('the rules alone change a stall where all of them hold, and an officer looks where one does not', async () => {
  const { number } = await stallFor(seller!)
  const id = await filed(seller!, 'town.change', change, { subject: number })
  await decided(seller!, id, 'changed')
  assert.match(await seen(seller!, `/en/registers/town.stalls/${number}`), /15/)
  const other = await filed(seller!, 'town.change', { ...change, 'days.sat': '', 'days.sun': 'true', region: '71' }, { subject: number })
  assert.equal((await view(seller!, other)).state.step, 'look')
  await ruled(other, 'refuse', 'Open on Saturday.')
  await decided(seller!, other, 'refused')
})

test('the office suspends, restores and closes a stall, a sudden inspection is not seen before the ruling, and an appeal gives the stall back', async () => {
  const { cases, db, registers: entries } = world.kernel
  const { number, decision: granted } = await stallFor(seller!)
  const opened = (manner: string, key: string) => transact(db, (tx) => cases.openByOffice(tx, clerk!, { procedure: 'town.order', about: granted, facts: { manner, why: 'Dirt.' }, reasons: 'Dirt.', key }))
  const stateOf = async () => (await entries.find(number, seller!))!.state
  const id = await opened('sudden', 'o1')
  await assert.rejects(view(seller!, id))
  const second = await world.officer('town.clerk')
  await act(second, id, 'pass')
  await view(seller!, id)
  await act(head!, id, 'suspend', { sign: true, reasons: 'Dirt.' })
  assert.equal(await stateOf(), 'suspended')
  await decided(seller!, id, 'suspended')
  const again = await opened('announced', 'o2')
  await act(second, again, 'pass')
  await act(head!, again, 'restore', { sign: true })
  assert.equal(await stateOf(), 'entered')
  const closing = await opened('announced', 'o3')
  await act(second, closing, 'pass')
  await act(head!, closing, 'close', { sign: true, reasons: 'Dirt again.' })
  assert.equal(await stateOf(), 'struck')
  const appeal = await filed(seller!, 'town.order-appeal', { why: 'It is clean.' }, { about: await decided(seller!, closing, 'struck') })
  await heard(appeal, 'reopen', 'It is clean.')
  assert.equal(await stateOf(), 'entered')
})

/** The clerk halts or restricts what a stall does, and the head signs; answers the decision. */
async function halted(owner: Actor, granted: string, outcome: 'suspend' | 'restrict'): Promise<string> {
  const { cases, db } = world.kernel
  const id = await transact(db, (tx) => cases.openByOffice(tx, clerk!, { procedure: 'town.halt', about: granted, facts: { ground: 'danger', whole: false, purposes: ['sale'], data: ['research'], rate: 10 }, reasons: 'Danger.', key: randomUUID() }))
  await ruled(id, outcome, 'Danger.')
  return decided(owner, id, 'halted')
}

const ordersOn = async (number: string) => (await world.kernel.orders.list()).filter(({ subject }) => subject === `entry:${number}`)

test('an order halts a stall at once for a few days, restricts it, and is lifted', async () => {
  const { cases, db, orders } = world.kernel
  const owner = await person()
  const { decision, number } = await stallFor(owner)
  const lift = async (about: string): Promise<void> => {
    const id = await transact(db, (tx) => cases.openByOffice(tx, clerk!, { procedure: 'town.lift', about, facts: { why: 'It is over.' }, reasons: 'It is over.', key: randomUUID() }))
    await ruled(id, 'lift')
    await decided(owner, id, 'lifted')
    assert.deepEqual([await ordersOn(number), orders.standing(`entry:${number}`), orders.restricting(`entry:${number}`)], [[], undefined, []], 'nothing stands on the stall')
  }
  assert.deepEqual(await ordersOn(number), [])
  const suspends = await halted(owner, decision, 'suspend')
  const [halt] = await ordersOn(number)
  assert.deepEqual([halt?.decision, halt?.reason.en, halt?.restricts, halt?.alsoLiftedBy], [suspends, 'There is danger', undefined, ['role:town.head']])
  const { calendar } = world.kernel.country
  assert.equal(dayOf(halt!.lapsesAt!, calendar.zone), dueDay(calendar, dayOf(world.kernel.now(), calendar.zone), { unit: 'workday', count: 3 }), 'it ends with the third working day')
  assert.equal(orders.standing(`entry:${number}`)?.decision, suspends)
  await lift(suspends)
  const restricts = await halted(owner, decision, 'restrict')
  const [restriction] = await ordersOn(number)
  assert.deepEqual([restriction?.decision, restriction?.restricts, restriction?.lapsesAt], [restricts, { purposes: ['sale'], dataPurposes: ['research'], requestsPerMinute: 10 }, undefined])
  assert.equal(orders.standing(`entry:${number}`), undefined, 'what is restricted goes on')
  assert.deepEqual(orders.restricting(`entry:${number}`).map((one) => one.decision), [restricts])
  await lift(restricts)
  await assert.rejects(halted(owner, decision, 'suspend'), { kind: 'conflict' }, 'a short order does not become a long one')
})

test('companies compete for one place: a signature over the ranking admits the first, and who declines makes room', async () => {
  const { cases, calls } = world.kernel
  const [first, second, young] = [await world.founder(), await world.founder(), await world.founder()]
  await assert.rejects(cases.begin(first, { procedure: 'town.fair' }), { kind: 'refused', message: /proved/ }, 'nobody has proved to head it')
  for (const { organisation, person: heads } of [first, second, young]) await transact(world.kernel.db, (tx) => world.kernel.parties.proveHead(tx, { organisation: organisation!.id, person: heads, proof: 'test' }))
  const ids = [await filed(first, 'town.fair', { stands: '5', years: '3', founded: '1.1.2020' }, { sign: true }), await filed(second, 'town.fair', { stands: '5', years: '2', founded: '1.1.2019' }, { sign: true }),
    await filed(young, 'town.fair', { stands: '1', years: '1', founded: '1.1.2025' }, { sign: true })]
  await assert.rejects(cases.begin(first, { procedure: 'town.fair' }).then(async (draft) => cases.file(first, { draft })))
  for (const id of ids) await act(clerk!, id, 'pass')
  world.at('2026-02-10T13:00:01.000Z')
  const drawn = await calls.draw(head!, 'town.fair', 'admit')
  await calls.sign(head!, 'town.fair', { does: 'admit', seen: hashSeen(drawn), signature: await world.sign(head!, calls.document(drawn)) })
  await decided(first, ids[0]!, 'admitted')
  await act(first, ids[0]!, 'decline')
  const next = await calls.draw(head!, 'town.fair', 'admit')
  assert.deepEqual(next.acts.map((one) => one.case), [ids[1]])
  assert.match(await seen(null, '/en/calls/town.fair'), /Quota: New companies/)
  const { rows, places } = await calls.view('town.fair')
  assert.deepEqual([rows.map(({ through }) => through), places.map(({ taken }) => taken)], [[undefined, undefined, 'young'], [1, 1]])

  // The sign of a stall is a call of its own, until the stall's last day.
  const { number: stall } = await stallFor(seller!)
  const offers = [await filed(first, 'town.sign', { stall, years: '3' }, { sign: true }), await filed(second, 'town.sign', { stall, years: '7' }, { sign: true })]
  for (const id of offers) await act(clerk!, id, 'pass')
  const [sign] = (await calls.current()).filter((one) => one.of === stall)
  assert.deepEqual([sign!.state, sign!.filed], ['open', 2])

  // Whoever has the file computes all of it again, and sees what is not as it follows.
  const file = JSON.parse(await seen(null, '/calls/town.fair/ranking.json')) as RankingFile
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-ranking-'))
  const checked = async (changed: (document: RankingDocument) => Partial<RankingDocument>): Promise<string> => {
    const path = join(folder, 'ranking.json')
    writeFileSync(path, JSON.stringify({ ...file, document: { ...file.document, ...changed(file.document) } }))
    let out = ''
    const stream = { write: (text: string) => { out += text.replaceAll('\n', ' ') } }
    return `${await run(['verify', 'ranking', path], { verify }, { env: { SHANYRAQ_LANGUAGE: 'en' }, out: stream, err: stream })} ${out}`
  }
  assert.match(await checked(() => ({})), /^0 .*The ranking is right/)
  const [one, two] = [file.document.ranking[0]!.number, file.document.ranking[1]!.number]
  assert.match(await checked(({ ranking }) => ({ ranking: ranking.map((row, index) => (index === 1 ? { ...row, points: '11' } : row)) })), new RegExp(`^1 .*✗ Points, lots and quotas computed again: ${two}`))
  assert.match(await checked(({ ranking: [a, b, ...rest] }) => ({ ranking: [{ ...b!, place: 1 }, { ...a!, place: 2 }, ...rest] })), new RegExp(`^1 .*✗ Order computed again: ${one}`))
  assert.match(await checked(({ acts }) => ({ acts: acts.slice(1) })), new RegExp(`^1 .*✗ Places given out again: ${one}`))
  assert.match(await checked(() => ({ seed: 'another' })), /✗ The seed of the lot/)
  rmSync(folder, { recursive: true })
})

test('a fee is paid before the aid is looked at; the aid is paid once, monthly and by stage, and duties fall due in every way that there is', async () => {
  const { ledger, obligations, entitlements } = world.kernel
  const payee = await person()
  const asked = { people: '2', veteran: 'false', start: '10.2.2026', end: '1.6.2026', account: iban, risk: 'high' }
  const id = await filed(payee, 'town.grant', asked, { sign: true })
  const { invoice } = (await view(payee, id)).fees[0]!
  await stated([{ amount: invoice!.amount, purpose: invoice!.reference }], '2026-02-10')
  await ruled(id, 'grant')
  await decided(payee, id, 'granted')
  const { facts: said } = (await world.kernel.decisions.find((await view(payee, id)).state.decisions[0]!.id))!.record
  assert.equal(said['points'], '4', 'what is computed is stated')
  assert.deepEqual((await entitlements.own(payee)).flatMap(({ instalments }) => instalments.map(({ stage, amount, state }) => [stage, amount, state])), [[0, 200_000n, 'drafted']], 'a stage that waits for no report is paid with the decision')
  await act(payee, id, 'open')
  await at('2026-02-11T06:00:00.000Z')
  const duties = await obligations.own(payee)
  const names = new Set(duties.map(({ kind }) => kind))
  for (const name of ['opening', 'opened']) assert.ok(names.has(name), `${name} of ${[...names].join()}`)
  const opening = duties.find(({ kind }) => kind === 'opening')!
  await seen(payee, `/en/duties/${opening.id}`)
  await obligations.report(payee, { obligation: opening.id, answers: { opened: 'true' } })
  await at('2026-03-02T06:00:00.000Z')
  const paid = await entitlements.own(payee)
  assert.deepEqual(paid.filter(({ instalments }) => instalments.length > 0).map(({ declared }) => declared.title.en).sort(), ['Aid in stages', 'Aid paid once', 'Monthly aid'])
  await at('2026-04-02T06:00:00.000Z')
  const later = new Set((await obligations.own(payee)).map(({ kind }) => kind))
  for (const name of ['monthly', 'quarterly', 'february', 'afterOpening']) assert.ok(later.has(name), `${name} of ${[...later].join()}`)
  const granted = (await view(payee, id)).state.decisions[0]!.id
  const { cases, db, decisions } = world.kernel
  const ending = await transact(db, (tx) => cases.openByOffice(tx, clerk!, { procedure: 'town.withdrawal', about: granted, facts: { why: 'The shop is closed.' }, reasons: 'The shop is closed.', key: randomUUID() }))
  await act(clerk!, ending, 'pass')
  await world.kernel.journal.settle()
  for (let sent = await world.letters(); sent.length > 0; sent = await world.letters()) posted.push(...sent)
  assert.ok(posted.some(({ recipient, body }) => recipient === payee.email && /Мына шешімді қабылдау ұсынылады: Көмек тоқтатылды[^.]*\. Хабарлама мерзімі өтпейінше ол қабылданбайды: 3 жұмыс күні\./.test(body) && !/7 сәуір/.test(body)), 'they are told before it is decided, and of one day: that by which they answer')
  const end = (answer?: string) => act(head!, ending, 'end', { sign: true, reasons: 'The shop is closed.', ...(answer && { findings: { answer } }) })
  await assert.rejects(end(), { kind: 'refused' })
  assert.match(await seen(payee, `/en/cases/${ending}/act/object`), /name="objection"[\s\S]*type="file"/)
  await act(payee, ending, 'object', { findings: { objection: 'It is open on Fridays.' } })
  await act(clerk!, ending, 'written', { sign: true, findings: { manner: 'video', minutes: 'They showed pictures.' } })
  assert.match(await seen(head!, `/en/desk/cases/${ending}`), /The notice of the preliminary decision runs until 7 April 2026/)
  await assert.rejects(end('Fridays are not enough.'), (error: unknown) => error instanceof Failure && error.kind === 'refused' && /runs until 7 April 2026/.test(error.text.en), 'not before the notice has run')
  await at('2026-04-08T06:00:00.000Z')
  await assert.rejects(end(), { kind: 'invalid' }, 'an objection is answered')
  await end('Fridays are not enough.')
  const ended = await decided(payee, ending, 'ended')
  const inAct = new Map((await decisions.find(ended))!.record.disclosed.map(({ label, value }) => [label.en, value.en]))
  assert.deepEqual(['Told of the preliminary decision', 'Objection of the party', 'How the objection was answered', 'Minutes of the hearing signed'].map((label) => inAct.get(label)), ['2 April 2026', 'It is open on Fridays.', 'Fridays are not enough.', '2 April 2026'])
  assert.equal((await decisions.find(granted))!.status.status, 'revoked')
  const appeal = await filed(payee, 'town.appeal', { why: 'It is open.' }, { about: ended })
  await heard(appeal, 'leave', 'It is closed.')
  await decided(payee, appeal, 'left')
  const free = await filed(payee, 'town.grant', { ...asked, veteran: 'true' }, { sign: true })
  assert.equal((await view(payee, free)).state.step, 'look', 'a veteran pays nothing')
  assert.ok((await ledger.invoicesOf({ kind: 'person', id: payee.person })).length >= 1)
})

test('what an annulled withdrawal had revoked lives again under a new number, and the periods between are paid as the law or whoever annuls says', async () => {
  const { cases, db, decisions, entitlements, obligations, orders } = world.kernel
  const payee = await person()
  const id = await filed(payee, 'town.grant', { people: '1', veteran: 'true', start: '10.4.2026', end: '1.9.2026', account: iban, risk: 'high' }, { sign: true })
  await ruled(id, 'grant')
  const granted = await decided(payee, id, 'granted')
  const withdraw = (about: string, urgent?: true) => transact(db, (tx) => cases.openByOffice(tx, clerk!, { procedure: 'town.withdrawal', about, facts: { why: 'The shop is closed.', ...(urgent && { urgent }) }, reasons: 'The shop is closed.', key: randomUUID() }))
  const ending = await withdraw(granted)
  await act(clerk!, ending, 'pass')
  const waives = /I have no objection, and I waive the notice that runs until [\d]+ \w+ 2026/
  assert.match(await seen(payee, `/en/cases/${ending}`), waives, 'whoever waives reads it on the button')
  assert.match(await seen(payee, `/en/cases/${ending}/act/agree`), /By this you waive the rest of the notice/)
  await act(payee, ending, 'agree')
  await act(head!, ending, 'end', { sign: true, reasons: 'The shop is closed.' })
  const appeal = await filed(payee, 'town.appeal', { why: 'It is open.' }, { about: await decided(payee, ending, 'ended') })
  await assert.rejects(heard(appeal, 'annul', 'It is open.'), { kind: 'invalid' }, 'whoever annuls says what is paid, for the law does not')
  await act(await world.officer('town.head'), appeal, 'annul', { sign: true, reasons: 'It is open.', findings: { between: 'lost' } })
  await decided(payee, appeal, 'annulled')
  const anew = await decided(payee, id, 'granted')
  const [before, after] = [(await decisions.find(granted))!, (await decisions.find(anew))!]
  assert.deepEqual([before.status.status, after.status.status, after.record.about, after.record.facts, after.record.validUntil], ['revoked', 'in force', granted, before.record.facts, before.record.validUntil])
  assert.notEqual(after.credential, before.credential)
  assert.match(after.record.grounds.at(-1)!.text.en, /lives again/)
  const rights = (await entitlements.own(payee)).filter(({ decision }) => decision === anew)
  assert.deepEqual(rights.map(({ declared }) => declared.title.en).toSorted(), Object.values(procedure('town.grant').entitlements!).map(({ title: { en } }) => en).toSorted())
  assert.ok(rights.every(({ ended }) => ended === undefined || ended.why === 'over'))
  await obligations.openPeriods()
  assert.ok((await obligations.own(payee)).some(({ decision, kind }) => decision === anew && kind === 'opening'))
  // An order holds it up when it is withdrawn a second time, and ends only after that was annulled too.
  const order = await transact(db, async (tx) => {
    await decisions.suspend(tx, 'system:test', anew, { reason: same('Danger') })
    return orders.suspend(tx, { system: 'clock' }, { subject: 'entry:TWN-1', reason: same('Danger'), reaches: [`decision:${anew}`] })
  })
  const second = await withdraw(anew, true)
  await act(clerk!, second, 'pass')
  assert.equal((await view(payee, second)).state.step, 'ruling', 'where it cannot wait nobody is asked')
  await act(head!, second, 'end', { sign: true, reasons: 'It is closed after all.' })
  assert.equal((await decisions.find(anew))!.status.status, 'revoked', 'what lives again can be withdrawn again')
  const unheard = (await decisions.find(await decided(payee, second, 'ended')))!.record.disclosed.map(({ value }) => value.en)
  assert.ok(unheard.includes('It cannot wait.') && !unheard.some((value) => value.includes('waived') || value.includes('objection')))
  await heard(await filed(payee, 'town.appeal', { why: 'It is open.' }, { about: await decided(payee, second, 'ended') }), 'annul', 'It is open.', { between: 'lost' })
  const third = (await view(payee, id)).state.decisions.at(-1)!.id
  const { status } = (await decisions.find(third))!
  assert.deepEqual([status.status, 'reason' in status && status.reason.en], ['suspended', 'Danger'], 'what held it up holds it up still')
  await transact(db, (tx) => orders.lift(tx, { system: 'clock' }, { order }))
  assert.equal((await decisions.find(third))!.status.status, 'in force', 'until that ends')
  const last = await withdraw(third)
  await act(clerk!, last, 'pass')
  await act(payee, last, 'agree')
  await act(head!, last, 'end', { sign: true, reasons: 'Nobody buys there.' })
  const again = await filed(payee, 'town.appeal', { why: 'It is open.' }, { about: await decided(payee, last, 'ended') })
  const before6 = posted.length
  await heard(again, 'reopen', 'It is open.')
  await decided(payee, again, 'reopened')
  const { announced } = await view(payee, last)
  assert.deepEqual([(await view(payee, last)).state.step, announced?.why], ['heard', []], 'reasons of what was annulled are none of what is proposed now')
  const told = posted.slice(before6).filter(({ recipient, body }) => recipient === payee.email && /Мына шешімді қабылдау ұсынылады: Көмек тоқтатылды/.test(body))
  assert.deepEqual([told.length, /Nobody buys there/.test(told[0]?.body ?? '')], [1, false], 'whoever is heard anew is told of what is proposed, and until when')
})

test('the hall is given for an hour that is free, a course by its seats', async () => {
  const { allocations } = world.kernel
  const company = await world.founder()
  const hall = procedure('town.hall').allocates!.resource
  assert.ok(hall.kind === 'interval')
  const [free] = (await allocations.free(hall, addDays(dayOf(world.kernel.now(), house.calendar.zone), 3), 1)).filter((one) => one.free > 0)
  const id = await filed(company, 'town.hall', { event: 'A feast', hour: free!.at }, { sign: true })
  await ruled(id, 'book')
  await decided(company, id, 'booked')
  await seen(company, '/kk/bookings')
  const [later] = (await allocations.free(hall, addDays(dayOf(world.kernel.now(), house.calendar.zone), 4), 1)).filter((one) => one.free > 0)
  const other = await filed(company, 'town.hall', { event: 'Another feast', hour: later!.at }, { sign: true })
  await ruled(other, 'refuse', 'One feast is enough.')
  const appeal = await filed(company, 'town.company-appeal', { why: 'It is not.' }, { about: await decided(company, other, 'refused'), sign: true })
  await heard(appeal, 'leave', 'It is.')
  await decided(company, appeal, 'left')
  const pupil = await person()
  const seat = await filed(pupil, 'town.course', { stall: (await stallFor(seller!)).number, why: 'To learn.' })
  await ruled(seat, 'seat')
  await decided(pupil, seat, 'seated')
  const group = await filed(pupil, 'town.class', { stall: (await stallFor(seller!)).number, 'pupils.0.pupil': 'A', 'pupils.1.pupil': 'B' })
  await ruled(group, 'seat')
  assert.deepEqual((await allocations.own(pupil)).filter(({ procedure: of }) => of === 'town.class').map(({ row, state }) => [row, state]).toSorted(), [[0, 'firm'], [1, 'firm']])
})

test('a body asks for itself within hours, the first outcome is taken at once, and what is found is asked as it applies', async () => {
  const { cases, db } = world.kernel
  const administrator = await world.officer('water.administrator')
  const id = await transact(db, (tx) => cases.openOfItself(tx, administrator, { procedure: 'town.repair', key: 'repair', facts: { where: 'A pipe', urgent: true } }))
  const { state, clocks, check } = await view(clerk!, id)
  assert.deepEqual([state.step, check?.verdict], ['mendIt', true])
  assert.equal(clocks.step?.byHour?.unit, 'workhour')
  await seen(clerk!, `/en/desk/cases/${id}`)
  await act(clerk!, id, 'mended', { findings: { broken: 'true', what: 'A valve', took: '2' } })
  assert.equal((await view(clerk!, id)).state.step, undefined)
  const own = await transact(db, (tx) => cases.openOfItself(tx, clerk!, { procedure: 'town.repair', key: 'own', facts: { where: 'A door', urgent: false } }))
  assert.equal((await view(clerk!, own)).check?.verdict, false, 'the pilot is for the water board')
})

test('a resident asks a body of their choice: its administrator answers and nobody else sees it, and whoever chose none asks the town', async () => {
  const [resident, administrator] = [await person(), await world.officer('water.administrator')]
  const toWater = await filed(resident, 'town.ask', { body: 'water', asked: 'When is there water?' })
  const toTown = await filed(resident, 'town.ask', { asked: 'When is the market open?' })
  await assert.rejects(view(clerk!, toWater), { kind: 'not found' })
  await assert.rejects(view(administrator, toTown), { kind: 'not found' })
  await seen(administrator, `/en/desk/cases/${toWater}`)
  await act(administrator, toWater, 'answer', { findings: { answered: 'At noon.' } })
  await act(clerk!, toTown, 'answer', { findings: { answered: 'On Sunday.' } })
  assert.match(await seen(resident, `/en/cases/${toWater}`), /At noon/)
})

/** Sends what nobody needs an account for, as a browser without a script does; answers the address at which it is followed. */
async function sentByAnyone(path: string, answers: Answers): Promise<string> {
  const portal = portalOf(null)
  const html = await portal.ask(path)
  const hidden = Object.fromEntries([...(await html.text()).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
  const cookie = (html.headers.get('set-cookie') ?? '').match(/visit=[\w-]+/)?.[0] ?? ''
  const sent = await portal.ask(path.split('?')[0]!, { method: 'POST', body: new URLSearchParams({ ...hidden, ...answers }), headers: { cookie, 'sec-fetch-site': 'same-origin' } })
  assert.equal(sent.status, 303)
  return new URL(sent.headers.get('location')!, 'http://localhost').searchParams.get('address')!
}

test('anyone tells of something without an account, follows it, and appeals from the page where it is followed', async () => {
  const { cases } = world.kernel
  const address = await sentByAnyone('/en/services/town.signal/open', { what: 'Rubbish', region: '71' })
  const { id, clocks } = await cases.followed(address)
  assert.equal(clocks.step?.dueDay, dueDay(world.kernel.country.calendar, dayOf(world.kernel.now(), house.calendar.zone), { unit: 'workday', count: 2 }), 'in the capital the clerk has two days')
  await ruled(id, 'refuse', 'It is clean.')
  const followed = await seen(null, `/en/follow?address=${address}`)
  assert.match(followed, /Nothing is done/)
  const path = /href="([^"]*town\.open-appeal\/open[^"]*)"/.exec(followed)?.[1]?.replaceAll('&amp;', '&')
  assert.ok(path, 'the page leads to the appeal')
  const later = await sentByAnyone(path, { why: 'It is not clean.' })
  await heard((await cases.followed(later)).id, 'reopen', 'It is not clean.')
  assert.match(await seen(null, `/en/follow?address=${later}`), /The decision is annulled/)
  assert.equal((await cases.followed(address)).state.step, 'look')
})

test('a body applies: the council votes, neighbours and owners consent, the water board and the clerk give opinions, and silence means what it says', async () => {
  const { number } = await stallFor(seller!)
  const [representative, owner, neighbour] = [await world.officer('water.representative'), await person(), await person()]
  const answers = { depth: '60', pump: 'A pump', owner: owner.iin, ownerMail: owner.email, 'neighbours.0.number': neighbour.iin, 'neighbours.0.address': neighbour.email }
  const id = await filed({ ...representative, roles: representative.roles }, 'town.well', answers, { subject: number, sign: true })
  for (const one of [member!, chair!]) await does(one, id, { type: 'vote', vote: 'favour' })
  await does(chair!, id, { type: 'conclude', minutes: 'All for it.' })
  await seen(neighbour, `/en/asked/${id}`)
  const [part] = Object.keys((await view(head!, id)).clocks.parts)
  await does(neighbour, id, { type: 'answer', part: part!, answer: 'yes' }, true)
  await act(owner, id, 'agree', { sign: true })
  await act(seller!, id, 'agree')
  await does(inspector!, id, { type: 'answer', part: 'water', answer: 'yes', findings: { clean: 'true' } })
  await does(clerk!, id, { type: 'answer', part: 'clerk', answer: 'yes', findings: { far: '10' } })
  await does(await world.officer('town.clerk'), id, { type: 'answer', part: 'one', answer: 'yes' })
  await act(inspector!, id, 'on')
  await act(head!, id, 'grant', { sign: true })
  await decided(representative, id, 'granted')
  const opposed = await filed(representative, 'town.well', answers, { subject: number, sign: true })
  for (const one of [member!, chair!]) await does(one, opposed, { type: 'vote', vote: 'oppose', reasons: 'One well is enough.' })
  await does(chair!, opposed, { type: 'conclude', minutes: 'All against it.' })
  await act(head!, opposed, 'refuse', { sign: true, reasons: 'One well is enough.' })
  const appeal = await filed(representative, 'town.body-appeal', { why: 'It is not.' }, { about: await decided(representative, opposed, 'refused') })
  await heard(appeal, 'reopen', 'Let the council look again.')
  await decided(representative, appeal, 'reopened')
  assert.equal((await view(representative, opposed)).state.step, 'council')
})

test('the owner of the stall that a form names is asked, and their silence ends the case', async () => {
  const { number } = await stallFor(seller!)
  const asker = await person()
  const id = await filed(asker, 'town.awning', { stall: number })
  await act(seller!, id, 'agree')
  await act(head!, id, 'grant', { sign: true })
  await decided(asker, id, 'granted')
  const silent = await filed(asker, 'town.awning', { stall: number })
  await at('2026-04-20T06:00:00.000Z')
  assert.equal((await view(asker, silent)).state.passages.at(-1)!.outcome, 'silent')
})

test('two who play at one stall see each other, and have an hour together once the other agrees to its time', async () => {
  const { allocations, registers } = world.kernel
  const { number: stall } = await stallFor(seller!)
  const players = [await person(), await person()] as const
  for (const [nth, by] of players.entries()) {
    const id = await filed(by, 'town.player', { stall, called: `Player ${nth}` })
    await ruled(id, 'allow')
    await decided(by, id, 'allowed')
  }
  const [asker, asked] = players
  const [other] = (await registers.fellows('town.players', stall, asker, 10)).filter(({ values }) => values['called'] === 'Player 1')
  await seen(asker, `/en/registers/town.players/${other!.number}`)
  assert.equal(await registers.find(other!.number, await person()), undefined)
  const resource = await allocations.resource(`town.match:${stall}`)
  assert.ok(resource?.kind === 'interval')
  const [first, later] = (await allocations.free(resource, addDays(dayOf(world.kernel.now(), house.calendar.zone), 3), 1)).filter((one) => one.free > 0)
  const id = await filed(asker, 'town.match', { hour: first!.at }, { subject: other!.number })
  await act(asked, id, 'another', { reasons: 'Later.' })
  assert.match(await seen(asker, `/en/cases/${id}/act/ask`), /name="hour"/)
  await act(asker, id, 'ask', { corrections: { hour: later!.at } })
  await act(asked, id, 'agree')
  await ruled(id, 'book')
  await decided(asker, id, 'booked')
  for (const by of players) assert.deepEqual((await allocations.own(by)).map(({ at, state }) => [at, state]), [[later!.at, 'firm']])
  await seen(asked, '/kk/bookings')
})

test('a kiosk is permitted by silence, and the change of its stall brings a duty', async () => {
  const { obligations } = world.kernel
  const { number } = await stallFor(seller!)
  const id = await filed(seller!, 'town.kiosk', { places: '22' }, { subject: number })
  await at('2026-05-20T06:00:00.000Z')
  await decided(seller!, id, 'granted')
  assert.match(await seen(seller!, `/en/registers/town.stalls/${number}`), /22/)
  assert.ok((await obligations.own(seller!)).some(({ kind }) => kind === 'changed'))
})

test('what becomes of the town’s own well its representative says and others of it decide; no other body has a say in it, and nobody plays beside it while it is cleaned', async () => {
  const { allocations, cases, db, registers: entries, signatures } = world.kernel
  const { number: stall } = await stallFor(seller!)
  const cleaned = addDays(dayOf(world.kernel.now(), house.calendar.zone), 3)
  const places = async () => {
    const resource = await allocations.resource(`town.match:${stall}`)
    assert.ok(resource?.kind === 'interval')
    return (await allocations.free(resource, cleaned, 1)).map((one) => one.free)
  }
  const before = await places()
  assert.ok(before[0]! > 0)
  const document = new TextEncoder().encode('a well of the town')
  const { provider, cms } = await world.sign(head!, document)
  const verified = await signatures.verify(provider, cms, document)
  const [number] = await transact(db, async (tx) => entries.enterAll(tx, head!, { register: 'town.wells', owner: { kind: 'body' }, all: [{ sign: 'The old well', beside: stall, cleaned, starts: '10:00', stops: '12:00' }], act: { signature: await signatures.record(tx, verified, cms, document) } }))
  assert.deepEqual(await places(), before.map((free, hour) => (hour < 2 ? free - 1 : free)))
  const [own, other] = [await world.officer('town.representative'), await world.officer('water.representative')]
  await assert.rejects(cases.begin(other, { procedure: 'town.well-closed', subject: number! }), (error: unknown) => error instanceof Failure && /Only the body that keeps the register applies/.test(error.text.en))
  await assert.rejects(async () => cases.entryOf(procedure('town.well-closed'), number!, other), Failure)
  const id = await filed(own, 'town.well-closed', { why: 'It is dry.' }, { subject: number! })
  await ruled(id, 'grant')
  assert.equal((await entries.find(number!, own))!.state, 'struck')
  assert.deepEqual(await places(), before)
  const alike = { ...procedure('town.well-closed'), body: { ...procedure('town.well-closed').body, name: same('Another') } }
  assert.ok(lint([alike], undefined, registers).some(({ rule, place }) => rule === 'keepers-own-by-other' && place === 'subject.whose'))
})

test('the clock opens reviews by year and by age, and a body owes its plan', async () => {
  const { obligations } = world.kernel
  await stallFor(seller!)
  const { rows } = await world.kernel.cases.queue(clerk!, { page: 1, size: 100 })
  const opened = new Set(rows.map((one) => one.procedure))
  assert.ok(opened.has('town.review') && opened.has('town.age'), [...opened].join())
  assert.ok((await obligations.overview({ state: 'late', page: 1, size: 20, procedures: ['town.plan'] })).total > 0)
})

test('a declaration of the folder is changed by the procedure of enactment that it declares itself', async () => {
  const { cases, db } = world.kernel
  const next = readFileSync(join(folder, 'town.course.yaml'), 'utf8').replace('from: 2026-02-04', 'from: 2026-06-01').replace('capacity: 2', 'capacity: 3')
  const id = await transact(db, (tx) => cases.openOfItself(tx, clerk!, { procedure: 'town.enactment', key: 'enact', facts: { declaration: next } }))
  await act(await world.officer('town.clerk'), id, 'pass')
  await act(head!, id, 'enact', { sign: true })
  assert.equal((await cases.versions.inForce('town.course', '2026-06-02')).declaration.allocates!.resource.capacity, 3)
})

test('an order that nobody lifts ends by the clock', async () => {
  const owner = await person()
  const { decision, number } = await stallFor(owner)
  await halted(owner, decision, 'suspend')
  const [halt] = await ordersOn(number)
  await at(halt!.lapsesAt!)
  await world.kernel.orders.lapse()
  assert.deepEqual([await ordersOn(number), world.kernel.orders.standing(`entry:${number}`)], [[], undefined])
})

test('a task falls on the body and on the owner whom the case names, until the day that it names, and closes with evidence alone', async () => {
  const { cases, db, obligations, parties } = world.kernel
  const [{ number }, owner, water] = [await stallFor(seller!), seller!, await world.officer('water.representative')]
  const day = dayOf(world.kernel.now(), house.calendar.zone)
  const until = addDays(day, 40)
  const given = (last: Day, key: string) => transact(db, (tx) => cases.openOfItself(tx, clerk!, { procedure: 'town.task', key, facts: { what: 'Mend the pipe.', whom: 'water', until: last, stall: number } }))
  const late = await given(day, 'past')
  await assert.rejects(act(head!, late, 'give', { sign: true })) // no task is given for a day that is over
  await act(head!, await given(until, 'task'), 'give', { sign: true })
  const letters = async (): Promise<readonly string[]> => { const sent = await world.letters(); posted.push(...sent); return sent.map(({ subject }) => subject) }
  const duty = async (actor: Actor, kind: string) => (await obligations.own(actor)).find((one) => one.kind === kind)
  await at(`${day}T07:00:00.000Z`)
  assert.deepEqual([await duty(water, 'answer'), (await duty(owner, 'heard'))?.dueDay], [undefined, until], 'the one opens thirty days before, the other at once')
  await at(`${addDays(until, -30)}T07:00:00.000Z`)
  const answer = (await duty(water, 'answer'))!
  assert.deepEqual([answer.party, answer.dueDay, answer.state], [{ kind: 'body', id: 'water' }, until, 'open'])
  const page = await seen(water, `/en/duties/${answer.id}`)
  assert.match(page, /Mend the pipe/, 'whoever owes it reads what is to be done')
  assert.equal((await duty(await world.officer('town.representative'), 'answer')), undefined)
  await letters()
  await at(`${addDays(until, -5)}T07:00:00.000Z`)
  assert.ok((await letters()).length > 0, 'reminded before the day')
  await at(`${addDays(until, 4)}T07:00:00.000Z`)
  assert.deepEqual([(await duty(water, 'answer'))!.state, (await duty(water, 'answer'))!.escalatedAt === undefined], ['late', false], 'the head is told')
  await assert.rejects(obligations.report(water, { obligation: answer.id, answers: { by: 'reference' } }), { kind: 'invalid' }, 'evidence is asked for')
  await assert.rejects(obligations.report(water, { obligation: answer.id, answers: { by: 'file' } }), { kind: 'invalid' })
  await obligations.save(water, answer.id, { by: 'reference', where: 'Act No. 7' })
  await obligations.report(water, { obligation: answer.id, answers: {}, signature: await world.sign(water, await obligations.document(water, answer.id)) })
  assert.equal((await duty(water, 'answer'))!.state, 'reported')
  assert.deepEqual((await obligations.overview({ state: 'reported', page: 1, size: 20, procedures: ['town.task'] })).rows.map(({ party }) => party), [{ kind: 'body', id: 'water' }])
  assert.ok(await parties.person(water.person))
})

test('no two plates say the same, nobody has two, and a plate is taken off by the rules on the day after its last one', async () => {
  const { registers: entries } = world.kernel
  const [one, other] = [await person(), await person()]
  const last = addDays(dayOf(world.kernel.now(), house.calendar.zone), 10)
  const asked = async (by: Actor, words: string): Promise<string> => filed(by, 'town.plate', { words, last })
  const first = await asked(one, 'Алма бағы')
  await ruled(first, 'allow')
  const { number } = (await entries.ofAct({ decision: await decided(one, first, 'allowed') }))!
  const second = await asked(other, 'Алма бағы')
  await assert.rejects(ruled(second, 'allow'), { kind: 'invalid', message: new RegExp(number) })
  const more = await asked(one, 'Алма')
  await assert.rejects(ruled(more, 'allow'), { kind: 'conflict', message: new RegExp(number) })
  await at(`${last}T06:00:00.000Z`)
  assert.equal((await entries.find(number, null))!.state, 'entered', 'its last day is its own')
  await at(`${addDays(last, 1)}T06:00:00.000Z`)
  assert.equal((await entries.find(number, null))!.state, 'struck')
  await act(head!, second, 'allow', { sign: true })
  await act(head!, more, 'allow', { sign: true })
})

test('a person and a company take a plot by one service: each is asked its own, pays, is entered, paid and bound, and appeals', async () => {
  const { cases, ledger, obligations, entitlements } = world.kernel
  const [citizen, company] = [await person(), await world.founder()]
  const both = async (actor: Actor, answers: Answers): Promise<string> => {
    const id = await filed(actor, 'town.land', { account: iban, ...answers }, { sign: true })
    const { invoice } = (await view(actor, id)).fees[0]!
    await stated([{ amount: invoice!.amount, purpose: invoice!.reference }], dayOf(world.kernel.now(), house.calendar.zone))
    return id
  }
  assert.match(await seen(company, '/en/services/town.land/apply'), /The applicant: <b>[\s\S]*You may apply for yourself, or for a company/)
  await assert.rejects(cases.begin(await world.officer('town.clerk'), { procedure: 'town.land' }), { kind: 'refused', message: /for oneself or for an organisation/ })
  const ids = [await both(citizen, { plot: 'First', iin: citizen.iin }), await both(company, { plot: 'Second', workers: '3' })]
  for (const [index, actor] of [citizen, company].entries()) {
    const id = ids[index]!
    await ruled(id, 'grant')
    const decision = await decided(actor, id, 'granted')
    const { facts } = await view(actor, id).then(({ state }) => state)
    assert.deepEqual([facts['applicant'], facts['company'] !== undefined, facts['iin'] !== undefined], index === 0 ? ['person', false, true] : ['company', true, false])
    const { record, credential } = (await world.kernel.decisions.find(decision))!
    assert.deepEqual([record.holder.person !== undefined, record.holder.organisation !== undefined, credential !== undefined], [index === 0, index === 1, true])
    const party = index === 0 ? { kind: 'person', id: citizen.person } as const : { kind: 'organisation', id: company.organisation!.id } as const
    assert.deepEqual((await world.kernel.registers.stretch('town.plots', { owner: party, limit: 10 })).map(({ number }) => number.startsWith('PLT-')), [true])
    assert.equal((await ledger.invoicesOf(party)).length, 1)
    assert.deepEqual((await entitlements.own(actor)).filter((one) => one.decision === decision).map(({ declared }) => declared.title.en), ['Money for seeds'])
  }
  await world.kernel.round()
  for (const actor of [citizen, company]) {
    const duty = (await obligations.own(actor)).find(({ kind }) => kind === 'report')!
    await obligations.report(actor, { obligation: duty.id, answers: { planted: 'Apples' } })
  }
  assert.match(await seen(clerk!, `/en/desk/cases/${ids[0]}`), /A person/)
  assert.match(await seen(clerk!, `/en/desk/cases/${ids[1]}`), /An organisation/)
  const few = await world.founder()
  const refused = await both(few, { plot: 'Third', workers: '1' })
  await ruled(refused, 'refuse', 'Too few.')
  const appeal = await filed(few, 'town.land-appeal', { why: 'One works for two.' }, { about: await decided(few, refused, 'refused') })
  await heard(appeal, 'leave', 'One is one.')
  await decided(few, appeal, 'left')
})

test('no declaration of the folder is left without a case that was opened above', async () => {
  const { rows } = await sql<{ procedure: string }>`select distinct procedure from case_record`.execute(world.kernel.db)
  const opened = new Set(rows.map((one) => one.procedure))
  assert.deepEqual(procedures.filter(({ decisions }) => Object.keys(decisions).length > 0).map(({ id }) => id).filter((id) => !opened.has(id)), [])
})

test('what was done agrees with itself', async () => assert.deepEqual(await reconcile(world.kernel.db), []))

test('how its cases were decided is counted as they are counted again by whoever has an office', async () => assert.ok(await sameAsCountedAgain(world.kernel, [2025, 2026, 2027, 2028]) > 20))
