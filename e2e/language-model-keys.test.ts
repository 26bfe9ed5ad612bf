/** Keys of the API, as a founder and the head of the programme live with them: signed for, made, seen once, limited, replaced, stopped, revoked. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { languageModelOptions } from '../src/countries/kazakhstan/language-model/options.ts'
import { type LanguageModel, openLanguageModel } from '../src/institutions/language-model/index.ts'
import { transact } from '../src/kernel/index.ts'
import { officeOf } from './office.ts'
import { openBrowser, openWholePortal, password, pin, type WholePortal, windowOf } from './portal.ts'
import { fill, main, openStory, type Story } from './story.ts'

/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let portal: WholePortal
let lm: LanguageModel
let browser: Browser
let phone: Story
let office: Story

before(async () => {
  portal = await openWholePortal()
  const { kernel, people: { head } } = portal
  lm = openLanguageModel(kernel, languageModelOptions('sample'))
  await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person: head.person, role: 'language-model.head' }))
  browser = await openBrowser()
  phone = openStory(browser, portal, { locale: 'kk', width: 390, script: false })
  office = openStory(browser, portal, { locale: 'ru', width: 1280, script: true })
  if (pictures) mkdirSync(pictures, { recursive: true })
})
after(async () => {
  await phone?.close()
  await office?.close()
  await browser?.close()
  await portal?.close()
  assert.deepEqual(portal?.faults ?? [], [])
})

/** axe finds no fault, and in both languages the page is as wide as a phone and a desk. */
async function look(story: Story, page: Page, name: string): Promise<void> {
  await story.look(page, name)
  if (!pictures) return
  const stands = page.url()
  const { pathname, search } = new URL(stands)
  const size = page.viewportSize()!
  for (const locale of ['kk', 'ru']) for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
    await page.goto(pathname.replace(/^\/(?:kk|ru)/, `/${locale}`) + search)
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name}: ${locale} ${width}`)
    await page.screenshot({ path: join(pictures, `${name}-${locale}-${width}.png`), fullPage: true })
  }
  await page.setViewportSize(size)
  await page.goto(stands)
}

const pressIn = (page: Page, action: string): Promise<void> => page.locator(`main form[action$="${action}"] .actions button`).first().click()

const secretOn = async (page: Page): Promise<string> => /sk-kz-[\w-]{43}/.exec(await page.content())?.[0] ?? assert.fail('no secret is shown')

test('a founder signs the undertaking, makes a key and sees its secret once', async () => {
  const { people: { applicant }, company } = portal
  const alone = await phone.as(applicant, 'self')
  await alone.goto('/kk/keys')
  assert.match(await main(alone), /компанияңызды таңдаңыз/)
  const page = await phone.as(applicant, { company: company.name })
  await page.goto('/kk/keys/new')
  assert.ok(page.url().endsWith('/kk/keys/undertaking'), 'there is no key before the undertaking')
  await look(phone, page, 'undertaking')
  await fill(page, { password, 'new-pin': pin, 'pin-again': pin })
  await page.locator('main form:has([name=new-pin]) .actions button').first().click()
  await page.waitForURL(/\/keys\/new$/)
  await look(phone, page, 'make')
  await page.locator('main .actions button').first().click()
  assert.match(await main(page), /Кілтке атау беріңіз/)
  await fill(page, { name: 'Чат-бот', purpose: 'product', tokensPerMinute: '50000' })
  await page.locator('main .actions button').first().click()
  const secret = await secretOn(page)
  assert.match(await main(page), /Алғашқы сұрау[^]*модель жұмыс істеп тұрған жоқ/, 'no model is served here, and the page says so')
  await phone.look(page, 'secret')
  await lm.keys.ring.ready
  await page.locator('main .actions a.button').first().click()
  assert.ok(!(await page.content()).includes(secret), 'it is not shown again')
  assert.ok((await main(page)).includes(`sk-kz-…${secret.slice(-4)}`))
  await look(phone, page, 'key')
  await page.goto('/kk/keys')
  assert.match(await main(page), /Чат-бот/)
  await look(phone, page, 'keys')
})

test('she sets a budget, sees what the key used and what is free for a resident, and takes it as a file', async () => {
  const { people: { applicant }, company, kernel } = portal
  const page = await phone.as(applicant, { company: company.name })
  const [record] = await lm.keys.of(company.id)
  await page.goto(`/kk/keys/${record!.id}`)
  await fill(page, { 'budget-tokens-month': '100 000' })
  await pressIn(page, '/budget')
  assert.match(await main(page), /Бюджет сақталды/)
  const key = lm.keys.ring.byId(record!.id)!
  for (const day of ['2026-02-02', '2026-02-03', '2026-02-04'] as const) {
    portal.at(`${day}T06:00:00.000Z`)
    const call = { requestId: day, model: 'shanyraq-kk-10m', promptTokens: 20_000, maxOutputTokens: 4000 }
    let held = lm.budgets.reserve(key, call)
    while (held === undefined) {
      await lm.budgets.lease(key, call)
      held = lm.budgets.reserve(key, call)
    }
    assert.ok('settle' in held)
    held.settle({ promptTokens: 20_000, outputTokens: 3000, estimated: false, status: 200, model: call.model, endpoint: 'chat/completions', milliseconds: 40 })
  }
  await lm.budgets.flush()
  const desk = officeOf(portal)
  await desk.grant(await desk.file())
  await phone.as(applicant, { company: company.name })
  await page.goto('/kk/usage')
  const said = await main(page)
  assert.match(said, /69\s000/)
  assert.match(said, /69\s000 \/ 10\s000\s000/, 'all of it is free for a resident')
  await look(phone, page, 'usage')
  await page.goto(`/kk/keys/${record!.id}`)
  assert.match(await main(page), /69\s000 \/ 100\s000[^]*Жартысынан астамы жұмсалды/)
  const answer = await page.request.get('/usage.csv?from=2026-02-01&to=2026-02-28')
  const rows = (await answer.text()).trim().split('\r\n')
  assert.equal(rows.length, 4)
  assert.match(rows[1]!, /^2026-02-04,shanyraq-kk-10m,Чат-бот,1,0,20000,3000,0,0,4\.35$/)
  assert.equal((await kernel.db.selectFrom('usage_entry').selectAll().execute()).length, 3)
})

test('the head of the programme stops the key with a reason, its company reads it, and it works again when the order is lifted', async () => {
  const { people: { applicant, head }, company, kernel } = portal
  const [record] = await lm.keys.of(company.id)
  const page = await office.as(head, 'office')
  await page.goto('/ru/keys')
  assert.match(await main(page), /«Үлгі Жоба» ЖШС/)
  await look(office, page, 'every-key')
  await page.goto(`/ru/keys/${record!.id}`)
  await pressIn(page, '/stop')
  assert.match(await main(page), /Укажите причину/)
  await fill(page, { reason: 'Жалоба на рассылку' })
  await pressIn(page, '/stop')
  assert.match(await main(page), /Действие ключа приостановлено/)
  await look(office, page, 'stopped')
  assert.ok(kernel.orders.standing(`api-key:${record!.id}`))
  const own = await phone.as(applicant, { company: company.name })
  await own.goto(`/kk/keys/${record!.id}`)
  assert.match(await main(own), /Жалоба на рассылку/)
  await pressIn(page, '/lift')
  assert.match(await main(page), /снова действует/)
  await page.goto('/ru/usage')
  assert.match(await main(page), /69\s000/)
  await look(office, page, 'programme')
})

test('the head of the programme finds the company, sets its limit with a reason, and the company reads both', async () => {
  const { people: { applicant, head }, company } = portal
  const page = await office.as(head, 'office')
  await page.goto('/ru/usage')
  await page.locator('main a[href$="/usage/companies"]').click()
  await look(office, page, 'companies')
  await fill(page, { q: 'үлгі жоба' })
  await page.locator('main form[role=search] button').first().click()
  await page.locator('main tbody th a').first().click()
  assert.match(await main(page), /69\s000/)
  await page.locator('main button[value=set]').click()
  assert.match(await main(page), /Укажите хотя бы один предел/)
  await look(office, page, 'company-empty')
  await fill(page, { 'budget-tokens-day': '50 000', reason: 'Жалоба на рассылку' })
  await page.locator('main button[value=set]').click()
  assert.match(await main(page), /Предел установлен[^]*50\s000[^]*Жалоба на рассылку/)
  await look(office, page, 'company')
  const own = await phone.as(applicant, { company: company.name })
  await own.goto('/kk/usage')
  assert.match(await main(own), /Бағдарлама қойған шек[^]*50\s000[^]*Жалоба на рассылку/)
  await look(phone, own, 'usage-limited')
  await fill(page, { reason: 'Проверено' })
  await page.locator('main button[value=lift]').click()
  assert.match(await main(page), /Пределы, установленные программой, сняты/)
})

test('she replaces the secret, and revokes the key for good', async () => {
  const { people: { applicant, stranger }, company } = portal
  const page = await phone.as(applicant, { company: company.name })
  const [record] = await lm.keys.of(company.id)
  await page.goto(`/kk/keys/${record!.id}`)
  await fill(page, { overlap: '1' })
  await pressIn(page, '/rotate')
  const secret = await secretOn(page)
  await page.locator('main .actions a.button').first().click()
  const said = await main(page)
  assert.ok(said.includes(`sk-kz-…${secret.slice(-4)}`) && said.includes(`sk-kz-…${record!.secrets[0]!.last4}`), 'the former lives on')
  const other = await windowOf(browser, portal, { who: stranger })
  assert.equal((await other.page.goto(`/kk/keys/${record!.id}`))?.status(), 404)
  await other.context.close()
  await pressIn(page, '/revoke')
  assert.match(await main(page), /Кілт кері қайтарып алынды/)
  await look(phone, page, 'revoked')
  assert.equal(lm.keys.ring.bySecret(secret), undefined)
})
