import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Budgets, BudgetRefusal, Reservation } from '../../../institutions/language-model/budgets/index.ts'
import type { ApiKey } from '../../../institutions/language-model/keys/index.ts'
import { signUndertaking } from '../../../institutions/language-model/keys/testing.ts'
import { languageModel, type LanguageModel, openLanguageModel } from '../../../institutions/language-model/index.ts'
import { explainRefusal } from '../../../institutions/language-model/budgets/messages.ts'
import { digestUsage } from '../../../institutions/language-model/usage/digest.ts'
import { issueInvoices } from '../../../institutions/language-model/usage/invoices.ts'
import { servedFigures, stateServed } from '../../../institutions/language-model/usage/served.ts'
import { newId } from '../../../kernel/database/index.ts'
import { type Kernel, openKernel, transact } from '../../../kernel/index.ts'
import type { Actor, Letter } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { same } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import { testPortal } from '../../../portal/testing.ts'
import { kazakhstan } from '../index.ts'
import { openWorld, type World } from '../testing.ts'
import { languageModelOptions } from './options.ts'

let world: World
let lm: LanguageModel
/** Another process on the same database. */
let other: { readonly kernel: Kernel; readonly lm: LanguageModel }
let now: Instant = '2026-02-02T05:00:00.000Z'
let founder: Actor

before(async () => {
  world = await openWorld({ connections: 16 })
  world.at(now)
  lm = openLanguageModel(world.kernel, languageModelOptions('sample'))
  const country = kazakhstan('sample')
  const { db, listen, hears } = world.kernel
  const { settings } = world.kernel
  const kernel = await openKernel({ settings, country, now: () => now, database: { db, listen, hears, close: async () => undefined } })
  other = { kernel, lm: openLanguageModel(kernel, languageModelOptions('sample')) }
  founder = await world.founder()
})
after(async () => {
  await other.kernel.close()
  await world.close()
})

const at = (instant: Instant): void => {
  now = instant
  world.at(instant)
}

const isFailure = (kind: string) => (error: unknown): boolean => error instanceof Failure && error.kind === kind

const draft = (name: string, more: object = {}) => ({
  name, purpose: 'product', days: 300, models: 'all' as const, endpoints: 'all' as const, limits: { requestsPerMinute: 1000, tokensPerMinute: 1_000_000 }, keepsLogs: false, ...more,
})
const make = (actor: Actor, name: string, more: object = {}) => transact(world.kernel.db, (tx) => lm.keys.make(tx, actor, draft(name, more)))

const accept = async (actor: Actor): Promise<void> => signUndertaking(lm.keys.undertakings, actor, world.sign)

/** Waits until a process knows of a change, as it does by its notification. */
async function known(ring: LanguageModel['keys']['ring'], done: () => boolean): Promise<void> {
  await ring.ready
  while (!done()) {
    const { promise, resolve } = Promise.withResolvers<void>()
    const stop = ring.onChange(resolve)
    if (done()) resolve()
    await promise
    stop()
  }
}

async function reserved(budgets: Budgets, key: ApiKey, promptTokens: number, maxOutputTokens: number): Promise<Reservation | BudgetRefusal> {
  const call = { requestId: 'r', model: 'shanyraq-kk-10m', promptTokens, maxOutputTokens }
  for (;;) {
    const answer = budgets.reserve(key, call)
    if (answer !== undefined) return answer
    await budgets.lease(key, call)
  }
}

async function use(budgets: Budgets, key: ApiKey, prompt: number, output: number, model = 'shanyraq-kk-10m'): Promise<void> {
  let held = await reserved(budgets, key, prompt, output)
  // What another process has leased comes back with its next beat: until then there may be nothing to hold.
  while ('refused' in held) {
    await new Promise((resolve) => { setImmediate(resolve) })
    held = await reserved(budgets, key, prompt, output)
  }
  held.settle({ promptTokens: prompt, outputTokens: output, estimated: false, status: 200, model, endpoint: 'chat/completions', milliseconds: 20 })
}

async function letters(): Promise<readonly string[]> {
  const all: Letter[] = []
  while (await world.kernel.parties.sendLetters({ send: async (letter) => void all.push(letter) }) > 0);
  return all.map(({ subject }) => subject)
}

test('no key is made before the undertaking is signed, nor by somebody without a company', async () => {
  await assert.rejects(make(founder, 'Бірінші'), isFailure('refused'))
  await accept(founder)
  await assert.rejects(accept(founder), isFailure('conflict'))
  const { id, secret } = await make(founder, 'Бірінші')
  assert.match(secret, /^sk-kz-[\w-]{43}$/)
  const stranger = await world.officer()
  await assert.rejects(transact(world.kernel.db, (tx) => lm.keys.make(tx, stranger, draft('Екінші'))), isFailure('refused'))
  await assert.rejects(make(founder, 'бірінші'), isFailure('conflict'))
  await assert.rejects(make(founder, 'Екінші', { purpose: 'none', days: 5000 }), (error) => error instanceof Failure && error.problems.map(({ field }) => field).join() === 'purpose,days')
  assert.deepEqual((await lm.keys.of(founder.organisation!.id)).map((key) => [key.id, key.name, key.secrets[0]?.last4]), [[id, 'Бірінші', secret.slice(-4)]])
  const secrets = await world.kernel.db.selectFrom('api_key_secret').selectAll().execute()
  assert.ok(!JSON.stringify(secrets).includes(secret))
  assert.ok((await world.kernel.lineage.sources(`api-key:${id}`)).some(({ id: source }) => source === `organisation:${founder.organisation!.id}`))
})

test('an undertaking stands in the open register once it is signed, by its BIN alone; one from before the register is entered once', async () => {
  const { db, registers, signatures } = world.kernel
  const { undertakings } = lm.keys
  const [signer, earlier] = [await world.founder(), await world.founder()]
  await accept(signer)
  const of = async ({ organisation }: Actor) => (await registers.page({ register: 'language-model.undertakings', limit: 100 }, null)).entries.filter(({ values }) => values['bin'] === organisation!.identifier.value)
  const [entry, ...more] = await of(signer)
  assert.deepEqual([entry?.state, entry?.values['undertaking'], entry?.values['acceptedOn'], more], ['entered', undertakings.present.hash, now.slice(0, 10), []])
  assert.ok(!JSON.stringify([entry!.title, entry!.values]).includes(signer.organisation!.name))

  const document = new TextEncoder().encode('{"act":"language-model.undertaking"}')
  const { provider, cms } = await world.sign(earlier, document)
  const verified = await signatures.verify(provider, cms, document)
  const signature = await transact(db, (tx) => signatures.record(tx, verified, cms, document))
  await db.insertInto('undertaking_acceptance').values({ organisation: earlier.organisation!.id, undertaking: undertakings.present.hash, person: earlier.person, signature, at: '2026-01-20T05:00:00.000Z' }).execute()
  await undertakings.enterEarlier()
  await undertakings.enterEarlier()
  assert.deepEqual((await of(earlier)).map(({ values }) => values['acceptedOn']), ['2026-01-20'])
})

test('an undertaking is a decision of its procedure, signed by the head or by whoever keeps the keys: who only files applications does not bind the company', async () => {
  const { kernel } = world
  const { cases, decisions, parties } = kernel
  const { undertakings } = lm.keys
  const head = await world.founder()
  const delegate = async (scope: readonly string[]): Promise<Actor> => {
    const { person, name } = await world.officer()
    await transact(kernel.db, (tx) => parties.delegate(tx, head, person, { scope, until: '2026-04-01T05:00:00.000Z' }))
    return { person, name, roles: [], organisation: head.organisation!, capacity: 'delegate' }
  }
  const [filer, keeper] = [await delegate(['applications.file']), await delegate(['language-model.keys'])]
  await assert.rejects(accept(filer), isFailure('refused'))
  await assert.rejects(cases.begin(filer, { procedure: 'language-model.undertaking' }), isFailure('refused'))
  await assert.rejects(accept(await world.officer()), isFailure('refused'))
  assert.deepEqual(await cases.ownDrafts(head), [])

  // What the head of another company has signed is not taken, and nothing of it is left.
  const application = newId()
  const document = await undertakings.document(keeper, application)
  await assert.rejects(undertakings.accept(keeper, application, await world.sign(await world.founder(), document)), isFailure('refused'))
  assert.deepEqual([await cases.ownDrafts(keeper), await undertakings.acceptanceBy(head.organisation!.id)], [[], undefined])

  // The page keeps the id under which it was shown: a second wrong signature is refused for what is wrong with it.
  await assert.rejects(undertakings.accept(keeper, application, await world.sign(await world.founder(), document)), isFailure('refused'))
  assert.deepEqual(await cases.discardedDrafts(keeper), [], 'nobody goes on with it')

  const portalOf = (actor: Actor) => testPortal({ routes: languageModel(lm.options).routes(kernel), session: { actor } })
  const pageOf = async (actor: Actor): Promise<string> => {
    const page = await (await portalOf(actor).ask('/en/keys/undertaking')).text()
    return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
  }
  const refused = await pageOf(filer)
  assert.match(refused, /<h1>[^]*notice/)
  for (const page of [refused, await pageOf(keeper)]) assert.equal([...page.matchAll(/<h1/g)].length, 1)

  await accept(keeper)
  const [entry] = (await kernel.registers.page({ register: 'language-model.undertakings', limit: 100 }, null)).entries.filter(({ values }) => values['bin'] === head.organisation!.identifier.value)
  const { undertaking, signature, decision: id } = await kernel.db.selectFrom('undertaking_acceptance').selectAll().where('organisation', '=', head.organisation!.id).executeTakeFirstOrThrow()
  const { record, status } = (await decisions.find(id!))!
  assert.deepEqual([record.procedure, record.number.slice(0, 4), status.status, record.facts['undertaking'], undertaking], ['language-model.undertaking', 'LLM-', 'in force', undertakings.present.hash, undertakings.present.hash])
  assert.equal((await kernel.registers.ofAct({ decision: id! }))?.number, entry!.number)
  const { act } = (await cases.view(keeper, record.case)).log[0]!
  assert.ok(act.type === 'filed' && act.signature === signature, 'the case shows with which signature it was filed')

  await assert.rejects(accept(head), isFailure('conflict'))
  assert.equal((await undertakings.acceptanceBy(head.organisation!.id))?.signature, signature, 'the first signature stands')
  const again = await portalOf(head).ask('/en/keys/undertaking', { form: { road: 'pin' } })
  assert.equal(again.headers.get('location'), '/en/keys/undertaking')
  assert.match(await pageOf(head), /The company has accepted the undertaking/, 'whoever signs again is told so')
  assert.match(await pageOf(head), /href="\/en\/keys\/new"/, 'and led on to make a key')
  await assert.rejects(cases.begin(head, { procedure: 'language-model.undertaking' }), isFailure('conflict'))
})

test('a key made in one process opens in another; replaced, its former secret lives on for the hours chosen', async () => {
  const { id, secret } = await make(founder, 'Ауысатын')
  await known(other.lm.keys.ring, () => other.lm.keys.ring.bySecret(secret) !== undefined)
  const { secret: fresh } = await transact(world.kernel.db, (tx) => lm.keys.rotate(tx, founder, id, 24))
  await known(other.lm.keys.ring, () => other.lm.keys.ring.bySecret(fresh) !== undefined)
  assert.equal(other.lm.keys.ring.bySecret(secret)?.id, id)
  at('2026-02-03T05:00:01.000Z')
  assert.equal(other.lm.keys.ring.bySecret(secret), undefined)
  assert.equal(other.lm.keys.ring.bySecret(fresh)?.id, id)
  at('2026-12-02T05:00:00.000Z')
  assert.equal(other.lm.keys.ring.bySecret(fresh), undefined, 'it has expired')
  at('2026-02-02T05:00:00.000Z')
})

test('a key names models that are there; one that has gone since may stay in it', async () => {
  const refused = (words: RegExp) => (error: unknown): boolean => error instanceof Failure && error.problems.map(({ field, text }) => `${field} ${text.en}`).join().match(words) !== null
  await assert.rejects(make(founder, 'Модельді', { models: ['foo', 'bar'] }), refused(/^models There is no such model: foo, bar\./))
  const { id } = await make(founder, 'Модельді')
  const choices = { name: 'Модельді', models: ['foo'], endpoints: 'all' as const, limits: { requestsPerMinute: 1, tokensPerMinute: 1 }, keepsLogs: false }
  await assert.rejects(transact(world.kernel.db, (tx) => lm.keys.change(tx, founder, id, choices)), refused(/^models There is no such model: foo\./))
  await world.kernel.db.updateTable('model_key').set({ models: JSON.stringify(['foo']) }).where('id', '=', id).execute()
  await transact(world.kernel.db, (tx) => lm.keys.change(tx, founder, id, choices))
  await assert.rejects(transact(world.kernel.db, (tx) => lm.keys.change(tx, founder, id, { ...choices, models: ['foo', 'bar'] })), refused(/: bar\./))
})

test('a key whose time is over leaves its name to another', async () => {
  await make(founder, 'Бір күндік', { days: 1 })
  at('2026-02-03T05:00:01.000Z')
  await make(founder, 'Бір күндік', { days: 1 })
  at('2026-02-02T05:00:00.000Z')
})

test('a key revoked in one process is refused in the other, and stays revoked', async () => {
  const { id, secret } = await make(founder, 'Қайтарылатын')
  const { ring } = other.lm.keys
  await known(ring, () => ring.bySecret(secret) !== undefined)
  const rival = await world.founder()
  await assert.rejects(transact(world.kernel.db, (tx) => lm.keys.revoke(tx, rival, id)), isFailure('not found'))
  await transact(world.kernel.db, (tx) => lm.keys.revoke(tx, founder, id))
  await known(ring, () => ring.bySecret(secret) === undefined)
  await assert.rejects(transact(world.kernel.db, (tx) => lm.keys.rotate(tx, founder, id, 0)), isFailure('conflict'))
  await transact(world.kernel.db, (tx) => lm.keys.revoke(tx, founder, id))
})

test('both processes spend one budget, what a company chose goes before what the country allows, and its head hears at 50, 80 and 100 %', async () => {
  const { id } = await make(founder, 'Бюджеттік')
  for (const one of [lm, other.lm]) await known(one.keys.ring, () => one.keys.ring.byId(id) !== undefined)
  const key = lm.keys.ring.byId(id)!
  const version = other.lm.budgets.limits.version()
  await transact(world.kernel.db, (tx) => lm.budgets.limits.set(tx, founder, `key:${id}`, [{ unit: 'tokens', period: 'month', most: 1000n }], { byOffice: false }))
  while (other.lm.budgets.limits.version() === version || lm.budgets.limits.chosen(`key:${id}`).length === 0) await new Promise((resolve) => { setImmediate(resolve) })
  await letters()
  await use(lm.budgets, key, 300, 250)
  await lm.budgets.flush()
  assert.deepEqual(await letters(), ['Бюджеттің жартысы жұмсалды: Айына токен'])
  await use(other.lm.budgets, key, 100, 50)
  await use(other.lm.budgets, key, 100, 50)
  await other.lm.budgets.flush()
  assert.deepEqual(await letters(), ['Бюджеттің 80 %-ы жұмсалды: Айына токен'])
  const refused = await reserved(lm.budgets, key, 100, 100)
  assert.ok('refused' in refused && refused.refused === 'key budget')
  assert.deepEqual(await letters(), ['Бюджет таусылды: Айына токен'])
  await use(lm.budgets, key, 100, 50)
  await lm.budgets.flush()
  assert.deepEqual(await letters(), [])
  assert.deepEqual((await lm.budgets.states(`key:${id}`)).map(({ kind, gone, most }) => [kind, gone, most]), [['tokens', 1000n, 1000n]])
})

test('usage has no text, its digest is in the journal, and the thread says which model a key calls', async () => {
  const { kernel } = world
  await transact(kernel.db, (tx) => kernel.lineage.put(tx, { id: 'model:one', kind: 'model', title: { kk: 'м', ru: 'м', en: 'm' } }))
  await digestUsage(kernel, async () => 'model:one')
  const entries = await kernel.db.selectFrom('usage_entry').selectAll().execute()
  assert.ok(entries.length > 0 && entries.every(({ digest }) => digest !== null))
  assert.ok((await kernel.lineage.made('model:one')).some(({ id }) => id === `api-key:${entries[0]!.key}`))
  assert.equal(await digestUsage(kernel, async () => undefined), 0)
})

test('a test key is made within its own limits, says by its secret what it is, and never becomes a paid one', async () => {
  const { db } = world.kernel
  const { limits, days } = lm.options.keys.test
  const fields = (...named: readonly string[]) => (error: unknown): boolean => error instanceof Failure && error.problems.map(({ field }) => field).join() === named.join()
  await assert.rejects(make(founder, 'Тым үлкен', { test: true }), fields('days', 'requestsPerMinute', 'tokensPerMinute'))
  await assert.rejects(make(await world.founder(), 'Міндеттемесіз', { test: true, days, limits }), isFailure('refused'))
  const { id, secret } = await make(founder, 'Сынақ', { test: true, days, limits })
  assert.match(secret, /^sk-kz-test-[\w-]{43}$/)
  const change = (actor: Actor, more: Partial<typeof limits>) => transact(db, (tx) => lm.keys.change(tx, actor, id, { name: 'Сынақ', models: 'all', endpoints: 'all', limits: { ...limits, ...more }, keepsLogs: false }))
  await assert.rejects(change(founder, { tokensPerMinute: limits.tokensPerMinute + 1 }), fields('tokensPerMinute'))
  await assert.rejects(change(await world.founder(), {}), isFailure('not found'))
  await change(founder, { requestsPerMinute: 1 })
  await assert.rejects(db.updateTable('model_key').set({ test: false }).where('id', '=', id).execute(), /for good/)
  const paid = await make(founder, 'Ақылы')
  await assert.rejects(db.updateTable('model_key').set({ test: true }).where('id', '=', paid.id).execute(), /for good/)
  const { secret: fresh } = await transact(db, (tx) => lm.keys.rotate(tx, founder, id, 0))
  assert.match(fresh, /^sk-kz-test-/)
  assert.deepEqual([(await lm.keys.find(id)).test, (await lm.keys.find(paid.id)).test], [true, undefined])
})

test('what a test key calls costs nothing, and all test keys of a company share one day; its paid key goes on', async () => {
  const trying = await world.founder('«Үлгі Сынақ» ЖШС')
  await accept(trying)
  const { id: organisation } = trying.organisation!
  const { limits, daily, days } = lm.options.keys.test
  const { ring } = lm.keys
  const [{ id: first }, { id: paid }] = [await make(trying, 'Сынақ', { test: true, days, limits }), await make(trying, 'Ақылы')]
  await known(ring, () => ring.byId(first) !== undefined && ring.byId(paid) !== undefined)
  for (let minute = 0; minute * limits.tokensPerMinute < daily.tokens; minute += 1) { // as much in a minute as one may
    at(`2026-02-03T06:${String(10 + minute)}:00.000Z`)
    await use(lm.budgets, ring.byId(first)!, limits.tokensPerMinute - 1000, 1000)
  }
  at('2026-02-03T06:50:00.000Z')
  await transact(world.kernel.db, (tx) => lm.keys.revoke(tx, trying, first))
  const { id: second } = await make(trying, 'Жаңа сынақ', { test: true, days, limits })
  await known(ring, () => ring.byId(second) !== undefined)
  const refused = await reserved(lm.budgets, ring.byId(second)!, 100, 100)
  assert.ok('refused' in refused && refused.refused === 'test budget' && refused.period === 'day', 'one that is made anew has no fresh day')
  assert.match(explainRefusal(refused).en, /limit of test keys[^]*or use a paid key/)
  await use(lm.budgets, ring.byId(paid)!, 100, 100)
  await lm.budgets.flush()
  const lines = await lm.usage.lines({ organisation, from: '2026-02-03', to: '2026-02-03' })
  assert.deepEqual(lines.map(({ key, promptTokens, outputTokens, amount, unpricedTokens }) => [key, promptTokens + outputTokens, amount, unpricedTokens]).toSorted(), [
    [first, BigInt(daily.tokens), 0n, 0n], [paid, 200n, 6_000_000n, 0n],
  ].toSorted())
  const { bill } = await lm.usage.thisMonth(trying.organisation!)
  assert.deepEqual([bill.list, bill.freeTokens, bill.unpricedTokens, bill.due], [6_000_000n, 0n, 0n, 6n])
  at('2026-02-04T06:00:00.000Z')
  await use(lm.budgets, ring.byId(second)!, 100, 100)
  await lm.budgets.flush()
  assert.equal((await lm.usage.thisMonth(trying.organisation!)).bill.due, 6n)
  at('2026-02-02T05:00:00.000Z')
})

test('a month is billed once, beyond what is free, and a month in which nothing is owed has no invoice', async () => {
  const { kernel } = world
  const rich = await world.founder('«Үлгі Бай» ЖШС')
  await accept(rich)
  const { id } = await make(rich, 'Есеп')
  await known(lm.keys.ring, () => lm.keys.ring.byId(id) !== undefined)
  const key = lm.keys.ring.byId(id)!
  const organisation = rich.organisation!
  for (let minute = 52; minute < 60; minute += 1) { // as much in a minute as a company may
    at(`2026-02-28T18:${minute}:00.000Z`)
    await use(lm.budgets, key, 125_000, 37_500)
  }
  at('2026-02-28T19:00:00.000Z') // March in Almaty
  await use(lm.budgets, key, 1, 0)
  await lm.budgets.flush()
  assert.equal((await lm.usage.lines({ organisation: organisation.id, from: '2026-02-01', to: '2026-02-28' }))[0]?.amount, 15_000_000_000n + 13_500_000_000n)
  const allowance = async () => ({ tokensPerMonth: 300_100n, basis: lm.options.budgets.basis })
  const terms = { ...lm.options.usage, allowance }
  assert.equal(await issueInvoices(kernel, terms), 0, 'the month has only just ended')
  at('2026-03-01T02:00:00.000Z')
  await Promise.all([issueInvoices(kernel, terms), issueInvoices(other.kernel, terms)])
  assert.equal(await issueInvoices(kernel, terms), 0)
  const invoices = await kernel.ledger.invoicesOf({ kind: 'organisation', id: organisation.id })
  // 300,000 dear tokens and 100 cheap ones were free: 999,900 × 15,000 millionths of a tiyn are left.
  assert.deepEqual(invoices.map(({ amount, issued, due }) => [amount, issued, due]), [[14_998n, '2026-03-01', '2026-03-21']])
  assert.deepEqual((await lm.usage.billed(organisation.id)).map(({ month, amount, invoice }) => [month, amount, invoice?.number]), [['2026-02', 14_998n, invoices[0]!.number]])
  assert.ok((await letters()).some((subject) => subject.includes(invoices[0]!.number)))
  at('2026-04-01T02:00:00.000Z')
  await issueInvoices(kernel, terms)
  assert.deepEqual((await lm.usage.billed(organisation.id)).map(({ month, amount, invoice }) => [month, amount, invoice]).at(0), ['2026-03', 0n, undefined])
})

test('whoever holds no certificate of the technopark has nothing free, and the law sets no price', async () => {
  assert.equal((await lm.usage.thisMonth(founder.organisation!)).allowance, undefined)
  const { budgets, usage } = languageModelOptions('law')
  assert.equal(budgets.prices.standard[0]?.value, null)
  assert.equal(await usage.allowance(world.kernel, founder.organisation!), undefined)
})

test('an order on a key is lifted by those who gave it: no engineer lifts what the administrator ordered, or the head', async () => {
  const { kernel } = world
  const { db, orders } = kernel
  const [{ id }, { engineer, head }] = [await make(founder, 'Тоқтатылған'), lm.options]
  const subject = `api-key:${id}`
  const authority = await world.officer('administrator')
  await transact(db, (tx) => orders.suspend(tx, authority, { subject, reason: same('Тексеру'), office: 'administrator' }))
  const people = { engineer: await world.officer(engineer), head: await world.officer(head) }
  const at = async (who: keyof typeof people, act: 'stop' | 'lift', form: Readonly<Record<string, string>>): Promise<number> => {
    const { ask } = testPortal({ routes: languageModel(lm.options).routes(kernel), session: { actor: people[who] } })
    return (await ask(`/kk/keys/${id}/${act}`, { form })).status
  }
  const standing = async (): Promise<readonly string[]> => (await orders.list()).filter((one) => one.subject === subject).map(({ issuer }) => issuer)
  const order = async (issuer: string): Promise<string> => (await orders.list()).find((one) => one.subject === subject && one.issuer === issuer)!.id
  for (const who of ['engineer', 'head'] as const) assert.equal(await at(who, 'lift', { order: await order('role:administrator') }), 422)
  assert.equal(await at('engineer', 'lift', {}), 404)
  assert.equal(await at('engineer', 'stop', { reason: 'Шағым' }), 303)
  assert.equal(await at('head', 'stop', { reason: 'Шағым' }), 303)
  assert.equal(await at('engineer', 'lift', { order: await order(`role:${head}`) }), 422)
  assert.equal(await at('head', 'lift', { order: await order(`role:${engineer}`) }), 303)
  assert.equal(await at('head', 'lift', { order: await order(`role:${head}`) }), 303)
  assert.deepEqual(await standing(), ['role:administrator'])
  await transact(db, (tx) => orders.lift(tx, authority, { subject, office: 'administrator' }))
  assert.equal(orders.standing(subject), undefined)
})

test('of a month that is over the journal states once whom its tokens were served to, and nothing that tells of few', async () => {
  const { kernel } = world
  at('2026-05-01T02:00:00.000Z')
  for (let n = 0; n < 6; n += 1) {
    const { organisation } = await world.founder()
    await kernel.db.insertInto('usage_day').values({
      organisation: organisation!.id, key: newId(), model: 'stub', endpoint: 'chat/completions', status: 200, day: '2026-04-10', requests: 1n, prompt_tokens: 60n, output_tokens: 40n,
      estimated: 0n, uncharged_tokens: 0n, milliseconds: 0n, input_price: null, output_price: null, amount: 0n,
    }).execute()
  }
  const stated = await Promise.all([stateServed(kernel, lm.options.usage), stateServed(other.kernel, lm.options.usage)])
  assert.deepEqual(stated.flat().toSorted(), ['2026-02', '2026-03', '2026-04'])
  const bodies = await kernel.db.selectFrom('journal_entry').select('body').where('type', '=', 'language-model.served').orderBy('id').execute()
  assert.deepEqual(bodies.map(({ body }) => body), [
    { month: '2026-02', figures: {} }, { month: '2026-03', figures: {} }, { month: '2026-04', figures: { all: '600', universities: '0', participants: '0', others: '600' } },
  ])
  const of = (kind: string, tokens: bigint, companies: number) => Array.from({ length: companies }, () => ({ kind, tokens }))
  const kinds = ['a', 'b', 'c']
  assert.deepEqual(servedFigures(kinds, [...of('a', 10n, 9), ...of('b', 10n, 5), ...of('c', 7n, 2)]), { all: '154', a: '90' }, 'two stand with the next smallest')
  assert.deepEqual(servedFigures(kinds, [...of('a', 10n, 9), ...of('b', 900n, 1), ...of('b', 1n, 5)]), {}, 'nothing is told by what is left of the sum')
  assert.deepEqual(servedFigures(kinds, of('a', 0n, 9)), { all: '0', a: '0', b: '0', c: '0' })
})
