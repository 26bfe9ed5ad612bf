/** Specifies the doors of the money pages: each tried as the wrong person, bad input told in the reader's language, and nothing typed lost. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '../../../kernel/database/index.ts'
import type { Invoice } from '../../../kernel/ledger/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { same } from '../../../law/text.ts'
import { cabinetRoutes } from '../../../portal/cabinet/index.ts'
import { moneyOverdue } from '../../../portal/money/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { institutions } from '../../../programme.ts'
import { kazakhstan } from '../index.ts'
import { openWorld, type World } from '../testing.ts'
import { decideResidency, openOffice, reportQuarter } from './journey.ts'
import { technoparkPortal, type Visitor, visitor } from './testing.ts'

let world: World
let [founder, bookkeeper]: [Actor, Actor] = [] as never
let invoice: Invoice
let [company, clerk, head, elsewhere, nobody]: [Visitor, Visitor, Visitor, Visitor, Visitor] = [] as never

before(async () => {
  world = await openWorld({ start: '2026-03-10T05:00:00.000Z', passwords: true })
  const office = await openOffice(world)
  bookkeeper = office.officer
  founder = await world.founder('«Тұмар Дерек» ЖШС')
  await decideResidency(world, founder, office)
  world.at('2026-04-02T05:00:00.000Z')
  invoice = await world.kernel.ledger.invoice(await reportQuarter(world, founder, { priority: '9 000 000', other: '1 000 000' }))
  const app = technoparkPortal(world)
  ;[company, clerk, head, elsewhere, nobody] = [await visitor(world, app, founder), await visitor(world, app, office.officer), await visitor(world, app, office.head), await visitor(world, app, await world.officer('oversight.officer')), await visitor(world, app)]
})
after(() => world.close())

const text = async (answer: Promise<Response>): Promise<string> => (await (await answer).text()).replaceAll(/[\u00a0\u202f]/g, ' ')
const ofInvoice = (): string => `/technopark/invoices/${invoice.number}`
const some = '01900000-0000-7000-8000-000000000001'

test('each door is closed to the company, to an officer of another body and to whoever is not signed in', async () => {
  const looked = ['/ageing', '/accounts', '/bank', '/payments', `/accounts/${some}`, `/bank/lines/${some}`, `/bank/statements/${some}`, `/payments/${some}`].map((path) => `/technopark${path}`)
  const files = ['/technopark/ageing.csv', '/technopark/entries.csv', '/technopark/accounts.csv', `/technopark/accounts/${some}/entries.csv`, '/technopark/payments/files/x']
  for (const path of [...looked, ofInvoice(), `${ofInvoice()}/write-off`, `${ofInvoice()}/instalments`].map((one) => `/ru${one}`).concat(files)) {
    for (const [who, visits] of [['company', company], ['elsewhere', elsewhere]] as const) assert.equal((await visits.get(path)).status, 403, `${who}: ${path}`)
    assert.ok([302, 303, 401].includes((await nobody.get(path)).status), `nobody: ${path}`)
  }
  const acts = [`${ofInvoice()}/write-off`, `${ofInvoice()}/instalments`, `${ofInvoice()}/late-charge`, `/technopark/reliefs/${some}/grant`, `/technopark/reliefs/${some}/decline`, `/technopark/bank/lines/${some}/allocate`, '/technopark/payments', '/technopark/payments/file']
  for (const path of acts) {
    // The token of another page: the refusal is of the act, not of the form.
    for (const [who, visits, page] of [['company', company, '/ru/technopark/income-test'], ['elsewhere', elsewhere, '/ru/technopark/income-test']] as const) assert.equal((await visits.send(page, { amount: '1', reason: 'x' }, `/ru${path}`)).status, 403, `${who}: ${path}`)
  }
  assert.equal((await world.kernel.ledger.reliefsOf(invoice.id)).length, 0)
})

test('a write-off that cannot be is told in the reader’s language at its field, and what was typed stays', async () => {
  const page = `/ru${ofInvoice()}/write-off`
  const sent = (values: Record<string, string>, language = 'ru') => text(clerk.send(page, values, `/${language}${ofInvoice()}/write-off`))
  for (const [amount, said] of [['-5', /Укажите сумму больше нуля и не больше 100 000 ₸/], ['абв', /id="f-amount-error"/]] as const) {
    const again = await sent({ amount, reason: 'Компания ликвидирована.' })
    assert.match(again, said, amount)
    assert.match(again, /Компания ликвидирована\./)
    assert.ok(again.includes(`value="${amount}"`), amount)
  }
  assert.match(await sent({ amount: '10', reason: '' }), /aria-invalid="true"[^]*value="10"|value="10"[^]*aria-invalid="true"/)
  assert.match(await sent({ amount: '100 000 000', reason: 'Себебі бар.' }, 'kk'), /Себебі бар\./)
  assert.equal((await world.kernel.ledger.reliefsOf(invoice.id)).length, 0, 'nothing is proposed')
})

test('instalments that cannot be read, or do not come to what is owed, name the line; what was typed stays', async () => {
  const sent = (parts: string) => text(clerk.send(`/ru${ofInvoice()}/instalments`, { parts, reason: 'Сезон.' }))
  for (const [parts, said] of [['01.06.2026: 50 000\nкогда-нибудь', /Строка 2 не прочитана/], ['31.02.2026: 100 000', /Строка 1 не прочитана/], ['01.06.2026: 50 000\n01.07.2026: 40 000', /./], ['01.01.2026: 50 000\n01.07.2026: 50 000', /./]] as const) {
    const again = await sent(parts)
    assert.match(again, said)
    assert.match(again, /aria-invalid="true"|class="error-summary|role="alert"/, parts)
    assert.ok(again.includes('Сезон.') && again.includes(parts.split('\n')[0]!), parts)
  }
  assert.equal((await world.kernel.ledger.reliefsOf(invoice.id)).length, 0)
})

test('who proposed instalments does not grant them, another does once, and the company sees the plan and not the proposal', async () => {
  assert.equal((await clerk.send(`/ru${ofInvoice()}/instalments`, { parts: '01.06.2026: 50 000\n01.07.2026: 50 000', reason: 'Сезон.' })).status, 303)
  const [{ id } = { id: '' }] = await world.kernel.ledger.reliefsOf(invoice.id)
  assert.doesNotMatch(await text(company.get(`/ru/invoices/${invoice.id}`)), /Сезон\./)
  const own = `/ru${ofInvoice()}/instalments`
  assert.equal((await clerk.send(own, {}, `/ru/technopark/reliefs/${id}/grant`)).status, 403)
  assert.equal((await head.send(own, {}, `/ru/technopark/reliefs/${some}/grant`)).status, 404)
  assert.equal((await head.send(own, {}, `/ru/technopark/reliefs/${id}/grant`)).status, 303)
  assert.equal((await head.send(own, {}, `/ru/technopark/reliefs/${id}/decline`)).status, 409)
  assert.match(await text(company.get(`/ru/invoices/${invoice.id}`)), /1 июня 2026[^]*50 000 ₸/)
  assert.equal((await head.send(own, {}, `/ru${ofInvoice()}/late-charge`)).status, 409, 'nothing is late yet')
})

test('a day that is none is told, in a page and in the files for accounts', async () => {
  const page = await clerk.get('/ru/technopark/ageing?day=31.02.2026')
  assert.match(await page.text(), /aria-invalid="true"[^]*value="31\.02\.2026"|value="31\.02\.2026"[^]*aria-invalid="true"/)
  for (const path of ['/technopark/ageing.csv?day=x', '/technopark/entries.csv?from=31.02.2026', '/technopark/entries.csv?to=завтра']) assert.equal((await clerk.get(path)).status, 422, path)
  const turned = await clerk.get('/technopark/entries.csv?from=01.12.2026&to=2026-01-01')
  assert.deepEqual([turned.status, /Первый день позже последнего|Бірінші күн соңғысынан кейін/.test(await turned.text())], [422, true])
  assert.equal((await clerk.get('/technopark/entries.csv?from=2026-01-01&to=01.12.2026')).status, 200)
})

test('more debtors than a page holds are on the next pages, and none is lost', async () => {
  const { kernel } = world
  const income = 'technopark.contributions'
  await transact(kernel.db, async (tx) => {
    await sql`insert into organisation (id, identifier_scheme, identifier, name, created_at)
      select ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'kz.bin', made.bin, 'Үлгі ' || n, now() from (select n, (900000000000 + n)::text as bin from generate_series(0, 104) n) made`.execute(tx)
    for (let nth = 0; nth < 105; nth += 1) {
      await kernel.ledger.issueInvoice(tx, 'system:test', { key: `many-${nth}`, debtor: { kind: 'organisation', id: `01900000-0000-7000-8000-${String(nth).padStart(12, '0')}` }, amount: BigInt(1000 + nth), issued: '2026-04-01', due: '2026-04-20', subject: `many:${nth}`, text: same('Үлгі'), income })
    }
  })
  const pages = [await text(clerk.get('/ru/technopark/ageing')), await text(clerk.get('/ru/technopark/ageing?page=2'))]
  const rows = pages.map((page) => [...page.matchAll(/<tr\b/g)].length)
  assert.match(pages[0]!, /page=2/)
  assert.match(pages[0]!, /<th[^>]*>Счета на оплату<\/th>/, 'a column that leads to invoices is not called a count')
  assert.ok(rows[0]! > 100 && rows[1]! < 20, String(rows))
  assert.equal((await text(clerk.get('/technopark/ageing.csv?lang=ru'))).trim().split('\n').length, 1 + 106)
})

test('whoever keeps the books sees in their cabinet what is late, of how many debtors, and the way to them; nobody else sees it', async () => {
  world.at('2026-05-04T05:00:00.000Z')
  const country = kazakhstan('sample')
  const cabinetOf = (actor: Actor) => text(testPortal({ routes: cabinetRoutes(world.kernel, [], moneyOverdue(world.kernel, country.institutions, institutions)), session: { actor } }).ask('/ru/cabinet'))
  const late = (await world.kernel.ledger.ageing('main', '2026-05-04')).filter(({ total, owed }) => total > owed.notDue)
  const shown = await cabinetOf(bookkeeper)
  assert.match(shown, new RegExp(`Просроченная задолженность[^]*href="/ru/technopark/ageing"[^]*Должников: ${late.length}<`))
  assert.ok(late.length >= 105)
  for (const actor of [founder, { ...bookkeeper, roles: ['akimat.officer'] }]) assert.doesNotMatch(await cabinetOf(actor), /Просроченная задолженность/)
})
