/** Specifies that orders on registered systems act: at the gateway, on data that were lent and on certificates, until the same office lifts them, an appeal does, or the clock. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openCommons } from '../../../institutions/commons/index.ts'
import { type LanguageModel, openLanguageModel } from '../../../institutions/language-model/index.ts'
import { signUndertaking } from '../../../institutions/language-model/keys/testing.ts'
import { type StubUpstream, stubUpstream } from '../../../institutions/language-model/serving/testing.ts'
import { transact } from '../../../kernel/index.ts'
import { ordersOn } from '../../../kernel/order-appeals.ts'
import { openOrders, ordersAgree, usedBy } from '../../../kernel/orders/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Facts } from '../../../law/field.ts'
import { listen, openLog, type RunningServer } from '../../../portal/index.ts'
import { recordRoutes } from '../../../portal/record/index.ts'
import { registerRoutes } from '../../../portal/registers/index.ts'
import { orderRoutes, serviceRoutes } from '../../../portal/services/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { commonsOptions } from '../commons/options.ts'
import { commonsActs, openTerms, someDescription } from '../commons/testing.ts'
import { kazakhstan } from '../index.ts'
import { languageModelOptions } from '../language-model/options.ts'
import { openOversight, type Oversight, someSystem } from './testing.ts'

let at: Oversight
let lm: LanguageModel
let upstream: StubUpstream
let server: RunningServer
let folder: string

before(async () => {
  upstream = await stubUpstream()
  folder = mkdtempSync(join(tmpdir(), 'shanyraq-orders-'))
  const file = join(folder, 'upstreams.yaml')
  writeFileSync(file, JSON.stringify({ upstreams: [{ id: 'stub', engine: 'vllm', url: upstream.url, outside: false, models: [{ name: 'stub', contextLength: 4096, version: 'ab'.repeat(32) }] }] }))
  at = await openOversight({ connections: 14, environment: { LANGUAGE_MODEL_UPSTREAMS: file } })
  const { kernel } = at.world
  lm = openLanguageModel(kernel, languageModelOptions('sample'))
  server = await listen(undefined, { port: 0, doors: () => kazakhstan('sample').institutions.find(({ id }) => id === 'language-model')!.doors!(kernel, openLog({ level: 'error' })) })
  await signUndertaking(lm.keys.undertakings, at.owner, at.world.sign)
  await lm.keys.ring.ready
})
after(async () => {
  await server.stop(0)
  await at.world.close()
  await upstream.close()
  rmSync(folder, { recursive: true })
})

let keys = 0
async function keyOf(actor: Actor, system?: string, purpose = 'product'): Promise<{ readonly id: string; readonly secret: string }> {
  const { ring } = lm.keys
  const made = await transact(at.world.kernel.db, (tx) => lm.keys.make(tx, actor, {
    name: `Кілт ${keys += 1}`, purpose, days: 30, models: 'all', endpoints: 'all', limits: { requestsPerMinute: 1_000, tokensPerMinute: 1_000_000 }, keepsLogs: false, ...(system !== undefined && { system }),
  }))
  while (ring.bySecret(made.secret) === undefined) await new Promise<void>((changed) => { const stop = ring.onChange(() => { stop(); changed() }) })
  return made
}

async function ask(secret: string): Promise<{ readonly status: number; readonly code?: string; readonly message?: string }> {
  const response = await fetch(`http://127.0.0.1:${server.port}/v1/chat/completions`, {
    method: 'POST', headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'accept-language': 'en' }, body: JSON.stringify({ model: 'stub', messages: [{ role: 'user', content: 'Сәлем' }], max_tokens: 4 }),
  })
  const { error } = await response.json() as { error?: { code: string; message: string } }
  return { status: response.status, ...error }
}

const why = { ground: 'incident', facts: 'Қате сұрыптау зиян келтірді.', remedy: 'Моделін түзету.' }

/** Proposes and signs a procedure of two people about a decision; answers the decision that orders. */
async function ordered(kind: string, outcome: string, about: string, facts: Facts = why): Promise<string> {
  const id = await at.opened(at.inspector, `oversight.${kind}`, about, facts)
  await at.act(at.inspector, id, 'propose', { sign: true })
  await at.act(at.head, id, outcome, { sign: true })
  return at.decisionOf(id)
}
const numberOf = async (decision: string): Promise<string> => (await at.world.kernel.decisions.find(decision))!.record.number

test('a suspension stops the keys of the system and its certificate from its commit on, in every process, and nothing else of its owner; the same office gives all of it back', async () => {
  const { kernel } = at.world
  const other = await openOrders({ db: kernel.db, listen: kernel.listen, hears: kernel.hears, now: kernel.now, journal: kernel.journal })
  try {
    const [{ number, decision }, another] = [await at.registered(), await at.registered()]
    const [bound, free] = [await keyOf(at.owner, number), await keyOf(at.owner, another.number)]
    assert.equal((await ask(bound.secret)).status, 200)
    const { promise: heard, resolve } = Promise.withResolvers<void>()
    other.onChange(() => { if (other.standing(`entry:${number}`)) resolve() })
    const order = await ordered('suspension', 'suspend', decision)
    const refused = await ask(bound.secret)
    assert.deepEqual([refused.status, refused.code], [403, 'system_suspended'])
    assert.match(refused.message!, new RegExp(`An incident that has harmed people.*${await numberOf(order)}.*/en/orders`))
    assert.equal((await ask(free.secret)).status, 200, 'a key of another system is no matter of it')
    await heard
    assert.equal((await kernel.decisions.find(decision))!.status.status, 'suspended', 'its certificate is held up')
    await assert.rejects(keyOf(at.owner, number), 'no new key for it')
    await assert.rejects(transact(kernel.db, async (tx) => lm.keys.change(tx, at.owner, bound.id, { ...await lm.keys.find(bound.id), system: another.number })), { kind: 'refused' })
    await ordered('lifting', 'lift', order, { removed: 'Модель түзетілді.' })
    assert.equal((await ask(bound.secret)).status, 200)
    assert.equal((await kernel.decisions.find(decision))!.status.status, 'in force')
  } finally {
    await other.close()
  }
})

test('the owner is told by letter and on a page why and how to appeal; an appeal that is granted ends the order with its decision', async () => {
  const { number, decision } = await at.registered()
  const { secret } = await keyOf(at.owner, number)
  await at.world.letters()
  const order = await ordered('suspension', 'suspend', decision)
  const letters = (await at.world.letters()).filter(({ body }) => body.includes('/orders'))
  assert.equal(letters.length, 1)
  assert.match(letters[0]!.body, /Адамдарға зиян келтірген/)
  const shown = await (await testPortal({ routes: orderRoutes(at.world.kernel, {}), session: { actor: at.owner } }).ask('/en/orders')).text()
  assert.ok(shown.includes(`/en/decisions/${await numberOf(order)}`))
  const page = async (): Promise<string> => (await testPortal({ routes: serviceRoutes(at.world.kernel), session: { actor: at.owner } }).ask(`/en/decisions/${await numberOf(order)}`)).text()
  assert.match(await page(), /Begin the appeal/)
  const appeal = await at.filedAbout(at.owner, 'oversight.appeal', order, { objections: 'Зиян болған жоқ.' })
  const appealed = await page()
  assert.match(appealed, /This decision has been appealed: <a href="\/en\/cases\//)
  assert.doesNotMatch(appealed, /Begin the appeal/, 'what was appealed is not appealed again')
  const judge = [await at.world.officer('oversight.appeals'), await at.world.officer('oversight.appeals')] as const
  await at.act(judge[0], appeal, 'proposeAnnul')
  assert.equal((await ask(secret)).status, 403)
  await at.act(judge[1], appeal, 'annul', { sign: true })
  assert.equal((await ask(secret)).status, 200)
})

test('the model that the entry names is stopped for its owner alone, and for everybody where the order says so', async () => {
  const neighbour = await at.world.founder()
  await signUndertaking(lm.keys.undertakings, neighbour, at.world.sign)
  const [own, others] = [await keyOf(at.owner), await keyOf(neighbour)]
  const { decision } = await at.registered({ model: 'Stub v2 (gpt-joq) 1-нұсқа' })
  const opened = await at.opened(at.inspector, 'oversight.suspension', decision, why)
  const shown = await at.world.kernel.cases.wouldChange(await at.world.kernel.cases.view(at.inspector, opened))
  assert.deepEqual(shown.slice(1).map(({ does, words }) => [does, words.en]), [['reaches', 'stub: for the owner of the entry alone']], 'a word that names no model is none')
  const order = await ordered('suspension', 'suspend', decision)
  assert.deepEqual([(await ask(own.secret)).code, (await ask(others.secret)).status], ['model_suspended', 200])
  await ordered('lifting', 'lift', order, { removed: 'Түзетілді.' })
  const whole = await ordered('suspension', 'suspend', decision, { ...why, wholeModel: true })
  assert.deepEqual([(await ask(own.secret)).code, (await ask(others.secret)).code], ['model_suspended', 'model_suspended'])
  await ordered('lifting', 'lift', whole, { removed: 'Түзетілді.' })
  assert.equal((await ask(others.secret)).status, 200)
})

test('a restriction lets through what it names and says of the rest by which order, and a restriction and a suspension are lifted each by itself', async () => {
  const { number, decision } = await at.registered()
  const [product, research] = [await keyOf(at.owner, number), await keyOf(at.owner, number, 'research')]
  await assert.rejects(ordered('restriction', 'restrict', (await at.registered()).decision), { kind: 'invalid' }, 'what restricts nothing is no restriction')
  const order = await ordered('restriction', 'restrict', decision, { ...why, purposes: ['research'], requestsPerMinute: 2 })
  const refused = await ask(product.secret)
  assert.deepEqual([refused.status, refused.code], [403, 'restricted'])
  assert.match(refused.message!, new RegExp(`for these purposes alone: research.*${await numberOf(order)}`))
  assert.deepEqual([(await ask(research.secret)).status, (await ask(research.secret)).status], [200, 200])
  const slowed = await ask(research.secret)
  assert.equal(slowed.status, 429)
  assert.match(slowed.message!, new RegExp(`at most 2 requests a minute.*${await numberOf(order)}`))
  const suspended = await ordered('suspension', 'suspend', decision)
  assert.equal((await ask(research.secret)).code, 'system_suspended')
  await ordered('lifting', 'lift', suspended, { removed: 'Түзетілді.' })
  assert.equal((await ask(product.secret)).code, 'restricted', 'the restriction stands')
  await ordered('restriction-lifting', 'lift', order, { removed: 'Түзетілді.' })
  assert.equal((await ask(product.secret)).status, 200)
})

test('an appeal that is granted ends a restriction and a provisional order alike, and touches nothing of the entry', async () => {
  const judges = [await at.world.officer('oversight.appeals'), await at.world.officer('oversight.appeals')] as const
  for (const give of [
    (decision: string) => ordered('restriction', 'restrict', decision, { ...why, requestsPerMinute: 3, keys: '01900000-0000-7000-8000-0000000000ff' }),
    async (decision: string) => {
      const id = await at.opened(at.inspector, 'oversight.provisional-suspension', decision, { ground: 'duties', facts: 'Есеп берілмеді.' })
      await at.act(at.inspector, id, 'suspend', { sign: true })
      return at.decisionOf(id)
    },
  ]) {
    const { number, decision } = await at.registered()
    const { secret } = await keyOf(at.owner, number)
    const order = await give(decision)
    assert.equal((await ask(secret)).status, 403)
    const appeal = await at.filedAbout(at.owner, 'oversight.appeal', order, { objections: 'Негіз жоқ.' })
    await at.act(judges[0], appeal, 'proposeAnnul')
    await at.act(judges[1], appeal, 'annul', { sign: true })
    assert.equal((await ask(secret)).status, 200)
    assert.equal((await at.world.kernel.registers.find(number, null))!.state, 'entered')
    assert.equal((await at.world.kernel.decisions.find(decision))!.status.status, 'in force')
  }
})

test('orders on a system of a state body are procedures of their own: suspended, restricted, lifted, and appealed by the body alone', async () => {
  const { kernel, officer } = at.world
  const body = await officer('commons.representative')
  const id = await at.filed(body, 'oversight.state-ai-system', someSystem({ section: 'open' }))
  if ((await kernel.cases.view(at.officer, id)).state.step === 'check') {
    await at.act(at.officer, id, 'propose')
    await at.act(at.head, id, 'register', { sign: true })
  }
  const decision = await at.decisionOf(id, body)
  const { number } = (await kernel.registers.ofAct({ decision }))!
  const stands = async () => [(await kernel.registers.find(number, null))!.state, (await kernel.decisions.find(decision))!.status.status]
  const orderedOn = async (kind: string, outcome: string, about: string, facts?: Facts): Promise<string> => {
    const opened = await at.opened(at.inspector, `oversight.state-${kind}`, about, facts ?? why)
    await at.act(at.inspector, opened, 'propose', { sign: true })
    await at.act(at.head, opened, outcome, { sign: true })
    return at.decisionOf(opened, body)
  }
  await assert.rejects(at.opened(at.inspector, 'oversight.suspension', decision, why), 'that of companies is not about systems of bodies')
  const order = await orderedOn('suspension', 'suspend', decision)
  assert.deepEqual(await stands(), ['suspended', 'suspended'])
  await orderedOn('lifting', 'lift', order, { removed: 'Түзетілді.' })
  assert.deepEqual(await stands(), ['entered', 'in force'])
  const restricted = await orderedOn('restriction', 'restrict', decision, { ...why, requestsPerMinute: 2 })
  const limits = () => kernel.orders.restricting(`entry:${number}`).map(({ restricts }) => restricts.requestsPerMinute)
  assert.deepEqual(limits(), [2])
  await assert.rejects(at.filedAbout(at.owner, 'oversight.body-appeal', restricted, { objections: 'Біздікі емес.' }), 'a stranger does not appeal it')
  const appeal = await at.filedAbout(body, 'oversight.body-appeal', restricted, { objections: 'Негіз жоқ.' })
  const judges = [await officer('oversight.appeals'), await officer('oversight.appeals')] as const
  await at.act(judges[0], appeal, 'proposeAnnul')
  await at.act(judges[1], appeal, 'annul', { sign: true })
  assert.deepEqual(limits(), [])
  assert.deepEqual(await stands(), ['entered', 'in force'])
})

test('a restriction is not shaken off by taking the key off the system, nor by a key of no system', async () => {
  const { kernel } = at.world
  const { number, decision } = await at.registered({ model: 'Stub.' })
  const another = await at.registered()
  const [bound, unbound] = [await keyOf(at.owner, number), await keyOf(at.owner)]
  const order = await ordered('restriction', 'restrict', decision, { ...why, purposes: ['research'] })
  for (const system of [{}, { system: another.number }]) {
    const { system: _, ...choices } = await lm.keys.find(bound.id)
    await assert.rejects(transact(kernel.db, (tx) => lm.keys.change(tx, at.owner, bound.id, { ...choices, ...system })), { kind: 'refused' })
  }
  const fresh = await keyOf(at.owner)
  assert.deepEqual([(await ask(bound.secret)).code, (await ask(unbound.secret)).code, (await ask(fresh.secret)).code], ['restricted', 'restricted', 'restricted'])
  await ordered('restriction-lifting', 'lift', order, { removed: 'Түзетілді.' })
  assert.equal((await ask(fresh.secret)).status, 200)
})

test('what is suspended is not restricted, what was struck off is not ordered about, and no decision orders twice', async () => {
  const { kernel } = at.world
  const { number, decision } = await at.registered()
  const restriction = await at.opened(at.inspector, 'oversight.restriction', decision, { ...why, requestsPerMinute: 5 })
  await at.act(at.inspector, restriction, 'propose', { sign: true })
  const order = await ordered('suspension', 'suspend', decision)
  await assert.rejects(at.act(at.head, restriction, 'restrict', { sign: true }), { kind: 'conflict' })
  const replayed = { subject: `entry:${number}`, reason: { kk: 'а', ru: 'а', en: 'a' }, decision: order, office: 'oversight.inspector' }
  await assert.rejects(transact(kernel.db, (tx) => kernel.orders.suspend(tx, at.inspector, replayed)), { kind: 'conflict' }, 'a decision orders once')
  await assert.rejects(transact(kernel.db, (tx) => kernel.orders.suspend(tx, at.inspector, { ...replayed, decision: decision, lapsesAt: '2026-01-01T00:00:00.000Z' })), { kind: 'invalid' }, 'nothing ends before it begins')
  await ordered('lifting', 'lift', order, { removed: 'Түзетілді.' })
  const again = await at.opened(at.inspector, 'oversight.lifting', order, { removed: 'Түзетілді.' })
  await at.act(at.inspector, again, 'propose', { sign: true })
  await assert.rejects(at.act(at.head, again, 'lift', { sign: true }), { kind: 'conflict' }, 'what was lifted is not lifted again')
  const removal = await at.filed(at.owner, 'oversight.removal', { why: 'Қолданыстан шықты.' }, number)
  await at.act(at.officer, removal, 'propose')
  await at.act(at.head, removal, 'strike', { sign: true })
  await assert.rejects(at.act(at.head, restriction, 'restrict', { sign: true }), { kind: 'conflict' })
  assert.deepEqual((await kernel.orders.list()).filter(({ subject }) => subject === `entry:${number}`), [])
})

test('a provisional order of one inspector ends by the clock unless two people confirm it; nobody but the authority lifts it before', async () => {
  const { kernel } = at.world
  const { number, decision } = await at.registered()
  const { secret } = await keyOf(at.owner, number)
  const provisional = async (): Promise<string> => {
    const id = await at.opened(at.inspector, 'oversight.provisional-suspension', decision, { ground: 'incident', facts: 'Зиян келуі мүмкін.' })
    await assert.rejects(at.act(at.owner, id, 'suspend', { sign: true }))
    await at.act(at.inspector, id, 'suspend', { sign: true })
    return at.decisionOf(id)
  }
  await provisional()
  assert.equal((await ask(secret)).code, 'system_suspended')
  const { id } = kernel.orders.standing(`entry:${number}`)!
  for (const actor of [at.owner, await at.world.officer('technopark.head'), at.officer]) await assert.rejects(transact(kernel.db, (tx) => kernel.orders.lift(tx, actor, { order: id })), { kind: 'refused' })
  at.world.at('2026-02-05T19:00:01.000Z')
  assert.equal((await ask(secret)).status, 200, 'it ends at its moment')
  assert.equal(await kernel.orders.lapse(), 1)
  assert.equal(await kernel.orders.lapse(), 0)
  assert.equal((await kernel.decisions.find(decision))!.status.status, 'in force')
  const [entry] = await kernel.journal.entriesOf(`entry:${number}`, { limit: 1 })
  assert.deepEqual([entry!.type, (entry!.body as { lapsed: boolean }).lapsed], ['order.lifted', true])

  await assert.rejects(provisional(), { kind: 'conflict' }, 'one person does not suspend for long by suspending again')
  const confirmed = await ordered('suspension', 'suspend', decision)
  await ordered('lifting', 'lift', confirmed, { removed: 'Түзетілді.' })
  await provisional()
  await ordered('suspension', 'suspend', decision)
  at.world.at('2026-02-12T19:00:01.000Z')
  assert.equal(await kernel.orders.lapse(), 1)
  assert.equal((await ask(secret)).code, 'system_suspended', 'two people have confirmed it')
  assert.equal((await kernel.decisions.find(decision))!.status.status, 'suspended')
  at.world.at('2026-02-02T05:00:00.000Z')
})

test('data that were lent to the owner are cut while the system that names them is suspended, for the owner alone', async () => {
  const { kernel } = at.world
  const lender = await at.world.founder('«Үлгі Деректер» ЖШС')
  const commons = openCommons(kernel, commonsOptions)
  await transact(kernel.db, (tx) => commons.datasets.claimNamespace(tx, lender, 'ulgi'))
  const acts = commonsActs(at.world, lender)
  const lent = await acts.publish('jabyq', { 'texts.csv': 'text\nБір\nЕкі' }, { terms: { tier: 'restricted', purposes: ['product', 'research'], mode: 'download', months: 12, atOnce: { purposes: ['product', 'research'], mode: 'download', months: 12 } } })
  const reader = await at.world.founder()
  for (const one of [at.owner, reader]) await acts.ask(one, lent.id, { purpose: 'product', use: 'Үлгі', mode: 'download', months: '6', agrees: 'true' })
  const may = async (actor: Actor): Promise<boolean> => (await commons.access.verdict(await commons.access.asker(actor), lent, { mode: 'download' })).allowed
  assert.deepEqual([await may(at.owner), await may(reader)], [true, true])
  const { decision, number } = await at.registered({ datasets: '«Ulgi/Jabyq».', model: 'own-model', assessments: 'assessment:01a2357e-56a5-7dd7-8371-6d3fa1aa814f' })
  const page = await (await testPortal({ routes: registerRoutes(kernel), session: { actor: null } }).ask(`/en/registers/oversight.ai-systems/${number}`)).text()
  const [, title] = /<a href="[^"]*\/datasets\/ulgi\/jabyq[^"]*">([^<]+)<\/a>/.exec(page) ?? []
  assert.ok(title !== undefined && !/jabyq/i.test(title), 'what it names is called by its title, and leads there')
  assert.match(page, /<svg[^>]*class="thread"/, 'and stands on its thread')
  assert.doesNotMatch(page, /assessment:01a2357e/)
  assert.deepEqual((await kernel.lineage.sources(`entry:${number}`)).filter(({ relation }) => relation === 'uses').map(({ id }) => id), [`dataset:${lent.id}`])
  const order = await ordered('suspension', 'suspend', decision)
  assert.ok(kernel.orders.standing(usedBy(`dataset:${lent.id}`, `organisation:${at.owner.organisation!.id}`)))
  assert.deepEqual([await may(at.owner), await may(reader)], [false, true])
  await ordered('lifting', 'lift', order, { removed: 'Түзетілді.' })
  assert.deepEqual([await may(at.owner), await may(reader)], [true, true])

  const narrow = await ordered('restriction', 'restrict', decision, { ...why, dataPurposes: ['research'] })
  const because = async (): Promise<string> => {
    const refused = await commons.access.verdict(await commons.access.asker(at.owner), lent, { mode: 'download', purpose: 'product' })
    return refused.allowed ? 'allowed' : `${refused.code}: ${refused.because.en}`
  }
  const told = `withdrawn: An incident that has harmed people or may do so (lent data for these purposes alone: research). Order no. ${await numberOf(narrow)}; how to appeal: ${kernel.settings.publicUrl}/en/orders`
  assert.equal(await because(), told, 'a restriction closes what was lent for another purpose, and says why, by which order and how to appeal')
  await acts.ask(at.owner, lent.id, { purpose: 'research', use: 'Зерттеу', mode: 'query', months: '6', agrees: 'true' })
  assert.equal(await because(), told, 'also beside a grant that stays open and does not fit')
  assert.equal((await commons.access.verdict(await commons.access.asker(at.owner), lent, { mode: 'query' })).allowed, true)
  assert.equal(await may(reader), true)
  await ordered('restriction-lifting', 'lift', narrow, { removed: 'Түзетілді.' })
  for (const limits of [{ dataPurposes: ['product'] }, { purposes: ['research', 'education'] }, { requestsPerMinute: 5 }]) {
    const wide = await ordered('restriction', 'restrict', decision, { ...why, ...limits })
    assert.equal(await may(at.owner), true, 'and leaves what was lent within it')
    await ordered('restriction-lifting', 'lift', wide, { removed: 'Түзетілді.' })
  }
  assert.deepEqual([await may(at.owner), await may(reader)], [true, true])
})

test('a restriction shows on the entry, on its certificate and on the services that rest on it from its commit on, in every process, until it is lifted; whoever offers them is told and has to act', async () => {
  const { kernel } = at.world
  const other = await openOrders({ db: kernel.db, listen: kernel.listen, hears: kernel.hears, now: kernel.now, journal: kernel.journal })
  try {
    const body = await at.world.officer('commons.representative')
    const { number, decision } = await at.registered()
    const bin = (await kernel.parties.organisation({ id: at.owner.organisation!.id }))!.identifier.value
    const use = await at.decisionOf(await at.filed(body, 'oversight.ai-use', { what: 'service', name: 'Хат көмекшісі', address: 'https://ulgi.example/', until: '2026-12-31', system: number, supplierBin: bin }), body)
    const service = (await kernel.registers.ofAct({ decision: use }))!.number
    const read = async (path: string): Promise<string> => (await testPortal({ routes: [...registerRoutes(kernel), ...recordRoutes(kernel), ...serviceRoutes(kernel)], session: { actor: at.owner } }).ask(`/en${path}`)).text()
    const pages = async (): Promise<readonly string[]> => Promise.all([`/registers/oversight.ai-systems/${number}`, `/registers/oversight.ai-uses/${service}`, `/verify/${await numberOf(decision)}`, `/decisions/${await numberOf(decision)}`].map(read))
    const acts = async (): Promise<readonly boolean[]> => (await pages()).map((page) => /Its use is restricted by an order/.test(page))
    assert.deepEqual(await acts(), [false, false, false, false])
    while ((await at.world.letters()).length > 0); // those of the tests before go in batches
    const { promise: heard, resolve } = Promise.withResolvers<void>()
    other.onChange(() => { if (other.restricting(`entry:${number}`).length > 0) resolve() })
    const order = await ordered('restriction', 'restrict', decision, { ...why, purposes: ['research'] })
    assert.deepEqual(await acts(), [true, true, true, true])
    assert.match((await pages())[1]!, new RegExp(`Which entry[^]*${number}[^]*for these purposes alone: research[^]*${await numberOf(order)}`))
    await heard
    assert.equal((await kernel.decisions.find(decision))!.status.status, 'in force', 'the certificate stands within what the order leaves open')
    const duties = async () => (await kernel.takenBack.duties.of(body.person)).filter(({ thing, ended }) => thing.id === `entry:${service}` && !ended)
    const sent = (await at.world.letters()).filter(({ body: said }) => said.includes(service))
    assert.equal(sent.length, (await kernel.parties.holdersOf(['commons.representative'])).length, 'whoever represents the body is told, each once')
    assert.match((await duties())[0]!.reason.en, /An incident that has harmed people.*for these purposes alone: research/)
    assert.match(sent[0]!.body, /шегінде ғана|в пределах распоряжения/)
    await ordered('restriction-lifting', 'lift', order, { removed: 'Түзетілді.' })
    await kernel.journal.settle()
    assert.deepEqual(await duties(), [])
    assert.equal((await at.world.letters()).filter(({ body: said }) => said.includes(service) && said.includes('/taken-back')).length, sent.length, 'whoever was told to act is told that it is over')
    assert.deepEqual(await acts(), [false, false, false, false], 'lifted, everything is as it was')
    const suspended = await ordered('suspension', 'suspend', decision)
    assert.match((await pages())[1]!, /What this rests on is suspended/)
    const stops = (await at.world.letters()).filter(({ body: said }) => said.includes(service))
    assert.ok(stops.length === sent.length && stops.every(({ body: said }) => !/шегінде|в пределах/.test(said)), 'what was taken back leaves no limits to keep within')
    await ordered('lifting', 'lift', suspended, { removed: 'Түзетілді.' })
    assert.doesNotMatch((await pages())[1]!, /What this rests on is suspended/)
  } finally {
    await other.close()
  }
})

test('of an order on a system of the closed section a stranger learns that there is one and nothing that it says; keys are named to the owner alone', async () => {
  const { kernel } = at.world
  const body = await at.world.officer('commons.representative')
  const filed = await at.filed(body, 'oversight.restricted-ai-system', someSystem({ name: 'Жасырын жүйе', section: 'restricted', sector: 'defence' }))
  await at.act(at.officer, filed, 'propose')
  await at.act(at.head, filed, 'register', { sign: true })
  const secret = await at.decisionOf(filed, body)
  const { number } = (await kernel.registers.ofAct({ decision: secret }))!
  const use = await at.decisionOf(await at.filed(body, 'oversight.ai-use', { what: 'service', name: 'Жасырын қызмет', address: 'https://ulgi.example/', until: '2026-12-31', system: number }), body)
  const service = (await kernel.registers.ofAct({ decision: use }))!.number
  const open = await at.registered()
  const key = '01900000-0000-7000-8000-0000000000ff'
  const [said, facts] = [/harmed people|research|0000000000ff/, { ...why, purposes: ['research'], keys: key }]
  const opened = await at.opened(at.inspector, 'oversight.state-restriction', secret, facts)
  await at.act(at.inspector, opened, 'propose', { sign: true })
  await at.act(at.head, opened, 'restrict', { sign: true })
  const order = await numberOf(await at.decisionOf(opened, body))
  const read = async (actor: Actor | null, path: string): Promise<string> =>
    (await testPortal({ routes: [...registerRoutes(kernel), ...recordRoutes(kernel)], ...(actor && { session: { actor } }) }).ask(`/en${path}`)).text()
  for (const path of [`/registers/oversight.ai-systems/${number}`, `/verify/${await numberOf(secret)}`, `/registers/oversight.ai-uses/${service}`]) {
    for (const actor of [null, at.owner]) {
      const page = await read(actor, path)
      assert.ok(!said.test(page) && !page.includes(order), `${path} tells a stranger nothing of the order`)
      assert.equal(page.includes('What the order says is not public.'), !path.includes('ai-uses'), path)
    }
    assert.match(await read(body, path), new RegExp(`with these keys alone: ${key}[^]*harmed people[^]*${order}`))
  }
  await ordered('restriction', 'restrict', open.decision, facts)
  assert.match(await read(null, `/registers/oversight.ai-systems/${open.number}`), /for these purposes alone: research; with the keys that the order names alone[^]*harmed people/)
  assert.match(await read(at.owner, `/registers/oversight.ai-systems/${open.number}`), new RegExp(`with these keys alone: ${key}`))
})

test('for everybody is stopped what the owner names in full or owns, and not what a bare word of theirs happens to name', async () => {
  const { kernel } = at.world
  const [lender, second, subject] = [await at.world.founder('«Үлгі Қор» ЖШС'), await at.world.founder('«Екінші Қор» ЖШС'), `organisation:${at.owner.organisation!.id}`] as const
  const commons = openCommons(kernel, commonsOptions)
  await transact(kernel.db, (tx) => commons.datasets.claimNamespace(tx, lender, 'qor'))
  await transact(kernel.db, (tx) => commons.datasets.claimNamespace(tx, second, 'ekinshi'))
  await transact(kernel.db, (tx) => commons.datasets.claimNamespace(tx, at.owner, 'suryp'))
  const make = (by: Actor, namespace: string, name: string) => transact(kernel.db, (tx) => commons.datasets.create(tx, by, { namespace, name, terms: openTerms, description: someDescription }))
  const [named, full, other, own] = [await make(lender, 'qor', 'audarma'), await make(lender, 'qor', 'tolyq'), await make(second, 'ekinshi', 'qor'), await make(at.owner, 'suryp', 'menim')]
  const { number, decision } = await at.registered({ datasets: 'audarma, QOR/Tolyq, ekinshi/qor, menim' })
  const opened = await at.opened(at.inspector, 'oversight.suspension', decision, { ...why, wholeModel: true })
  const shown = (await kernel.cases.wouldChange(await kernel.cases.view(at.inspector, opened))).map(({ words }) => words.en)
  assert.deepEqual(shown.slice(1).toSorted(), ['ekinshi/qor: for everybody', 'qor/audarma: for the owner of the entry alone', 'qor/tolyq: for everybody', 'suryp/menim: for everybody'])
  await at.act(at.inspector, opened, 'propose', { sign: true })
  await at.world.letters()
  await at.act(at.head, opened, 'suspend', { sign: true })
  const order = await at.decisionOf(opened)
  assert.equal((await at.world.letters()).filter(({ body }) => body.includes('/orders')).length, 3, 'its owner is told, and whose data it stops')
  assert.deepEqual((await ordersOn(kernel, lender.person)).map(({ by }) => by), [`dataset:${full.id}`])
  const [standing] = kernel.orders.allStanding(`entry:${number}`)
  const reached = [`dataset:${full.id}`, `dataset:${other.id}`, `dataset:${own.id}`, usedBy(`dataset:${named.id}`, subject)]
  assert.deepEqual(standing!.reaches.filter((one) => one.startsWith('dataset:')).toSorted(), reached.toSorted())
  await assert.rejects(at.filed(at.owner, 'orders.appeal', { objections: 'Негіз жоқ.' }, standing!.id), 'its owner appeals against the decision')
  const appeal = await at.filed(lender, 'orders.appeal', { objections: 'Деректер бізде.' }, standing!.id)
  await assert.rejects(kernel.cases.begin(lender, { procedure: 'orders.appeal', subject: standing!.id }), { kind: 'conflict' }, 'one appeal at a time')
  await transact(kernel.db, (tx) => kernel.parties.addMember(tx, second, lender.person))
  assert.deepEqual((await ordersOn(kernel, lender.person)).map(({ by, owner }) => [by, owner]).toSorted(), [lender, second].map(({ organisation }, i) => [`dataset:${[full, other][i]!.id}`, `organisation:${organisation!.id}`]).toSorted(), 'who acts for two appeals for each')
  const secondAppeal = await at.filed(second, 'orders.appeal', { objections: 'Деректер біздікі.' }, standing!.id)
  await at.act(await at.world.officer('technopark.appeals'), appeal, 'proposeLift')
  await at.act(await at.world.officer('technopark.appeals'), appeal, 'lift', { sign: true })
  assert.equal(kernel.orders.standing(`dataset:${full.id}`), undefined, 'their data are free')
  assert.equal(kernel.orders.standing(`dataset:${own.id}`)?.id, standing!.id, 'and the rest of the order stands')
  assert.equal(kernel.orders.standing(`dataset:${other.id}`)?.id, standing!.id, 'as it does for whoever else appeals')
  await at.act(await at.world.officer('technopark.appeals'), secondAppeal, 'proposeLift')
  await at.act(await at.world.officer('technopark.appeals'), secondAppeal, 'lift', { sign: true })
  assert.equal(kernel.orders.standing(`dataset:${other.id}`), undefined)
  assert.deepEqual(await ordersOn(kernel, lender.person), [])
  assert.deepEqual(await transact(kernel.db, async (tx) => (await Promise.all(ordersAgree.map((compare) => compare(tx)))).flat()), [])
  await ordered('lifting', 'lift', order, { removed: 'Түзетілді.' })
})

test('whoever signs an order that reaches nothing of what the entry names is told so', async () => {
  const { decision } = await at.registered({ datasets: 'ulgi/joq' })
  const opened = await at.opened(at.inspector, 'oversight.suspension', decision, why)
  const { cases } = at.world.kernel
  const [shown, ...more] = await cases.wouldChange(await cases.view(at.inspector, opened))
  assert.match(shown!.words.en, /Nothing was found of the model and data that the entry names/)
  assert.deepEqual(more, [])
})
