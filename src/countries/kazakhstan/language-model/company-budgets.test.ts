import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type LanguageModel, openLanguageModel } from '../../../institutions/language-model/index.ts'
import { signUndertaking } from '../../../institutions/language-model/keys/testing.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor, Letter } from '../../../kernel/parties/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { kazakhstan } from '../index.ts'
import { openWorld, type World } from '../testing.ts'
import { languageModelOptions } from './options.ts'

let world: World
let lm: LanguageModel
let founder: Actor
let head: Actor

describe('budgets of companies', () => {
before(async () => {
  world = await openWorld()
  lm = openLanguageModel(world.kernel, languageModelOptions('sample'))
  founder = await world.founder('«Үлгі Бюджет» ЖШС')
  head = await world.officer('language-model.head')
  await signUndertaking(lm.keys.undertakings, founder, world.sign)
})
after(() => world.close())

const as = (actor: Actor) => testPortal({ session: { actor }, routes: kazakhstan('sample').institutions.find(({ id }) => id === 'language-model')!.routes(world.kernel) })
const said = async (response: Response | Promise<Response>): Promise<string> => (await (await response).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')
const path = (): string => `/ru/usage/companies/${founder.organisation!.id}`

/** What a call of so many tokens is told, in a process that knows the limits as they are set. */
async function call(tokens: number) {
  const { id, secret } = await transact(world.kernel.db, (tx) => lm.keys.make(tx, founder, {
    name: `key ${tokens} ${Math.random()}`, purpose: 'product', days: 30, models: 'all', endpoints: 'all', limits: { requestsPerMinute: 100, tokensPerMinute: 1_000_000 }, keepsLogs: false,
  }))
  while (lm.keys.ring.bySecret(secret) === undefined) await new Promise<void>((changed) => { const stop = lm.keys.ring.onChange(() => { stop(); changed() }) })
  const key = lm.keys.ring.byId(id)!
  const wanted = { requestId: 'r', model: 'shanyraq-kk-10m', promptTokens: tokens, maxOutputTokens: 0 }
  for (;;) {
    const answer = lm.budgets.reserve(key, wanted)
    if (answer === undefined) await lm.budgets.lease(key, wanted)
    else return answer
  }
}

/** Waits until this process has heard that limits changed. */
async function heard(act: () => Promise<unknown>): Promise<void> {
  const before = lm.budgets.limits.version()
  await act()
  while (lm.budgets.limits.version() === before) await new Promise((wait) => { setImmediate(wait) })
}

test('the office finds a company by its name or its BIN, and only the head may', async () => {
  const bin = founder.organisation!.identifier.value
  for (const q of ['үлгі бюджет', bin.slice(0, 8)]) {
    const page = await as(head).ask(`/kk/usage/companies?q=${encodeURIComponent(q)}`)
    const text = await page.text()
    assert.ok(text.includes('«Үлгі Бюджет» ЖШС') && text.includes(`/kk/usage/companies/${founder.organisation!.id}`), q)
  }
  assert.match(await said(as(head).ask('/en/usage/companies?q=nobody')), /There is no such company/)
  for (const who of [founder, await world.officer('language-model.engineer')]) assert.equal((await as(who).ask(path())).status, 403)
  assert.equal((await as(head).ask('/en/usage/companies/019ac000-0000-7000-8000-000000000000')).status, 404)
})

test('a limit needs a reason, binds the calls of the company, and the company reads both on its page and in a letter', async () => {
  const refused = await as(head).ask(path(), { form: { act: 'set', 'budget-tokens-day': '1 000' } })
  assert.match(await said(refused), /Укажите причину/)
  assert.match(await said(as(head).ask(path(), { form: { act: 'set', reason: 'Жалоба' } })), /Укажите хотя бы один предел/)
  const wrong = await said(as(head).ask(path(), { form: { act: 'set', 'budget-tokens-day': '9'.repeat(24), 'budget-money-month': 'много', reason: 'х'.repeat(501) } }))
  assert.match(wrong, /Токенов в день: Введите целое число от 0 до 1 000 000 000 000 или оставьте поле пустым\./)
  assert.match(wrong, /Введите сумму от 0 до 10 000 000 000(?:,00)? ₸ или оставьте поле пустым\./)
  assert.match(wrong, /Причина — не длиннее 500 знаков/)
  await heard(() => as(head).ask(path(), { form: { act: 'set', 'budget-tokens-day': '1 000', reason: 'Подозрение на рассылку' } }).then(({ status }) => assert.equal(status, 303)))
  const answer = await call(2_000)
  assert.ok('refused' in answer)
  assert.deepEqual([answer.refused, answer.kind, answer.period, answer.limit], ['company budget', 'tokens', 'day', 1_000n])
  assert.match(await said(as(founder).ask('/ru/usage')), /Предел, установленный программой Токенов в день: 1 000 Причина: Подозрение на рассылку/)
  const letters: Letter[] = []
  while (await world.kernel.parties.sendLetters({ send: async (letter) => void letters.push(letter) }) > 0);
  assert.ok(letters.some(({ subject, body }) => /бюджетін өзгертті/.test(subject) && body.includes('Подозрение на рассылку')))
})

test('a new decision lifts the limit; both stay in the history and in the journal', async () => {
  await heard(() => as(head).ask(path(), { form: { act: 'lift', reason: 'Проверка ничего не нашла' } }))
  const held = await call(2_000)
  assert.ok('cancel' in held)
  held.cancel()
  assert.doesNotMatch(await said(as(founder).ask('/ru/usage')), /Предел, установленный программой/)
  assert.match(await said(as(head).ask(path())), /пределы сняты Проверка ничего не нашла .* Токенов в день: 1 000 Подозрение на рассылку/)
  const entries = await world.kernel.db.selectFrom('journal_entry').selectAll().where('type', '=', 'language-model.budget-set').where('subject', '=', `organisation:${founder.organisation!.id}`).orderBy('id').execute()
  assert.deepEqual(entries.map(({ body }) => (body as { limits: unknown[]; reason: string }).reason), ['Подозрение на рассылку', 'Проверка ничего не нашла'])
})

test('the invoices stand on the page of usage for whoever may see them all, and for no other delegate', async () => {
  const { db, parties } = world.kernel
  const { person, name } = await world.officer()
  await transact(db, (tx) => parties.delegate(tx, founder, person, { scope: ['language-model.keys'], until: '2099-01-01T00:00:00.000Z' }))
  const delegate: Actor = { person, name, roles: [], organisation: founder.organisation!, capacity: 'delegate' }
  const invoices = /<h2>Счета на оплату<\/h2>/
  assert.match(await (await as(founder).ask('/ru/usage')).text(), invoices)
  const page = await as(delegate).ask('/ru/usage')
  assert.equal(page.status, 200)
  assert.doesNotMatch(await page.text(), invoices)
})

test('the office may allow one company more than every other', async () => {
  await heard(() => as(head).ask(path(), { form: { act: 'set', 'budget-tokens-day': '2 000 000 000', reason: 'Государственный проект' } }))
  assert.match(await said(as(head).ask(path())), /Токенов в день 100 000 000 2 000 000 000 – 2 000 000 000/)
})
})
