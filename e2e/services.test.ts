/** An applicant uses a declared procedure from the first question to the report, as in real life: slips, back, twice, without script. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import { transact } from '../src/kernel/index.ts'
import { findings, type Office, officeOf, plan } from './office.ts'
import { openBrowser, openWholePortal, password, pin, signIn, type WholePortal, windowOf } from './portal.ts'
import { assertWhole } from './whole.ts'

let portal: WholePortal
let browser: Browser
let office: Office
before(async () => {
  portal = await openWholePortal()
  browser = await openBrowser()
  office = officeOf(portal)
})
after(async () => {
  await browser?.close()
  await portal?.close()
})

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What a reader with a screen reader or a narrow phone would stumble over. */
async function assertReadable(page: Page): Promise<void> {
  const { pathname } = new URL(page.url())
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${pathname} is as wide as the screen`)
  await page.evaluate(axe)
  const found: unknown = await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"] }).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html).join(" | ")))')
  assert.deepEqual(found, [], pathname)
}

const main = (page: Page): Promise<string> => page.locator('main').innerText()
const press = (page: Page): Promise<void> => page.locator('main form .actions button.button').first().click()

/** Answers the question of the check that is shown now. */
async function answer(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  const name = await page.locator('[name=asked]').inputValue()
  const value = answers[name] ?? assert.fail(`no answer to ${name}`)
  if (value === 'true' || value === 'false') await page.locator(`[name=${name}][value=${value}]`).check()
  else await page.locator(`[name=${name}]`).fill(value)
  await press(page)
}

const good = { priorityShare: '95', sellsGoods: 'false', branches: '0', stateShare: '0', subsoilUser: 'false', economicZone: 'false', excisePayer: 'false' }

test('a visitor checks whether she fits: only what is unknown is asked, and the first decisive ground ends it with its law', async () => {
  const { context, page } = await windowOf(browser, portal, { width: 390, script: false })
  await page.goto('/kk/services/technopark.residency')
  assert.match(await main(page), /15 жұмыс күні/)
  await page.locator('main a.button').first().click()
  await answer(page, { priorityShare: 'көп' })
  assert.equal(await page.locator('[name=priorityShare]').inputValue(), 'көп')
  assert.match(await page.title(), /^Қате/)
  await answer(page, good)
  await answer(page, { sellsGoods: 'true' })
  await answer(page, { ownProduction: 'false' })
  assert.match(await main(page), /Бұл талап орындалмайды/)
  assert.match(await main(page), /Салық кодексі, 17-бап/)
  await page.locator('main dl a').nth(1).click()
  await answer(page, { sellsGoods: 'false' })
  for (let asked = 0; asked < 5; asked++) await answer(page, good)
  assert.match(await main(page), /Кедергі жоқ/)
  await page.locator('main a.button').first().click()
  assert.match(page.url(), /\/kk\/sign-in\?to=/)
  await context.close()
})

test('she signs in, her answers go along, and the application is filed after every slip is explained; sent twice it is one case', async () => {
  const { context, page } = await windowOf(browser, portal, { width: 390 })
  await page.goto(`/kk/services/technopark.residency/apply?${new URLSearchParams(good)}`)
  await signIn(page, portal.people.applicant)
  await page.locator('header details.account summary').click()
  await page.locator('header button[name=hat][value=self]').click()
  await page.goto(`/kk/services/technopark.residency/apply?${new URLSearchParams(good)}`)
  assert.match(await main(page), /Компанияны таңдаңыз/)
  await page.locator('main form button[name=hat]').click()
  assert.match(await main(page), /Толтыруды бастау|Өтініш беруші/)
  await press(page)
  await page.waitForURL(/\/drafts\/[\w-]+$/)
  const draft = page.url().split('/').at(-1) ?? ''
  assert.match(await main(page), /Компанияның құқықтық жағдайы\s+Дайын/)
  await assertReadable(page)

  await page.goto(`/kk/drafts/${draft}/company`)
  assert.equal(await page.locator('[name=branches]').inputValue(), '0')
  await page.locator('[name=registeredOn]').fill('31.02.2024')
  await press(page)
  assert.equal(await page.locator('[name=registeredOn]').inputValue(), '31.02.2024')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'errors')
  await assertReadable(page)
  await page.locator('#errors a').click()
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'f-registeredOn')
  await page.locator('[name=registeredOn]').fill('11.03.2024')
  await press(page)
  await page.waitForURL(/\/status$/)
  await page.goBack()
  assert.equal(await page.locator('[name=branches]').inputValue(), '0')
  await page.goto(`/kk/drafts/${draft}/company`)
  assert.equal(await page.locator('[name=registeredOn]').inputValue(), '11.03.2024')

  await page.goto(`/kk/drafts/${draft}/project`)
  await page.locator('[name=projectName]').fill('Үлгі жоба')
  await page.locator('[name=then]').click()
  await page.waitForURL(/\?saved$/)
  assert.match(await main(page), /Жоба туралы\s+Басталған/)
  await page.goto(`/kk/drafts/${draft}/project`)
  assert.equal(await page.locator('[name=projectName]').inputValue(), 'Үлгі жоба')
  await page.locator('[name=activity][value=ai]').check()
  await page.locator('[name=projectSummary]').fill('Қазақ тіліндегі құжаттарды оқитын жүйе.\nЕкінші жол.')
  await page.locator('[name=teamSize]').fill('7')
  await press(page)
  await press(page) // income, known from the check but for an optional answer

  const upload = (name: string, content: string) => page.locator('[name=businessPlan][type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(content) })
  await upload('жоспар.pdf', 'бұл PDF емес')
  await press(page)
  assert.match(await page.locator('#f-businessPlan-error').innerText(), /қабылданбайды/)
  await upload('жоспар.pdf', plan)
  await press(page)
  await page.waitForURL(/\/contact$/)
  await page.goto(`/kk/drafts/${draft}/documents`)
  assert.match(await main(page), /жоспар\.pdf/)
  await upload('жаңа жоспар.pdf', `${plan}\n`)
  await press(page)
  await page.locator('[name=contactPhone]').fill('8 700 000 00 00')
  await press(page)
  await page.waitForURL(/\/summary$/)
  assert.match(await main(page), /жаңа жоспар\.pdf/)
  await assertReadable(page)
  await page.locator('a[href*="/project?from=summary"]').first().click()
  await page.locator('[name=teamSize]').fill('8')
  await press(page)
  await page.waitForURL(/\/summary$/)
  await page.locator('main a.button').first().click()

  assert.match(await main(page), /заңды күші жоқ/)
  await page.locator('[name=password]').fill('басқа құпиясөз тұр')
  await page.locator('[name=new-pin]').fill('123456')
  await page.locator('[name=pin-again]').fill('654321')
  await page.locator('form:has([name=new-pin]) button').first().click()
  assert.equal(await page.locator('.summary li').count(), 1)
  await assertReadable(page)
  await page.locator('[name=password]').fill(password)
  await page.locator('[name=new-pin]').fill(pin)
  await page.locator('[name=pin-again]').fill(pin)
  const [sent, again] = await Promise.all([0, 1].map(() => page.evaluate(async (action) => {
    const form = document.querySelector<HTMLFormElement>('form:has([name=new-pin])')
    const answered = await fetch(action, { method: 'POST', body: new FormData(form ?? undefined) })
    return answered.url
  }, `/kk/drafts/${draft}/sign`)))
  const receipts = [sent, again].filter((url) => url?.endsWith('/receipt'))
  assert.ok(receipts.length >= 1, `one of two filings at once leads to the receipt: ${sent} ${again}`)
  await page.goto(receipts[0] ?? '')
  assert.match(await main(page), /Өтініш қабылданды/)
  await assertReadable(page)
  const actor = await portal.actor(portal.people.applicant, 'company')
  assert.equal((await portal.kernel.cases.own(actor)).length, 1)
  assert.equal((await portal.kernel.cases.ownDrafts(actor)).length, 0)
  await page.goto(`/kk/drafts/${draft}`)
  assert.match(await main(page), /жіберілген немесе жойылған/)
  await context.close()
})

test('a case sent back is corrected without a script, its history names who did what and links to the journal', async () => {
  const id = await office.file({}, { withPlan: false })
  await office.act(portal.people.officer, id, { type: 'complete', outcome: 'correct', reasons: 'Бизнес-жоспар қоса берілмеген.', findings })
  const { context, page } = await windowOf(browser, portal, { who: portal.people.applicant, hat: 'company', width: 390, script: false, locale: 'ru' })
  await page.goto(`/ru/cases/${id}`)
  assert.match(await main(page), /Срок приостановлен/)
  await page.locator('main a.button').first().click()
  assert.match(await main(page), /Бизнес-жоспар қоса берілмеген/)
  await page.locator('[name=teamSize]').fill('жеті')
  await page.locator('[name=businessPlan][type=file]').setInputFiles({ name: 'план.pdf', mimeType: 'application/pdf', buffer: Buffer.from(plan) })
  await press(page)
  assert.match(await main(page), /Укажите целое число/)
  assert.match(await main(page), /план\.pdf/)
  await page.locator('[name=teamSize]').fill('9')
  await press(page)
  await page.waitForURL(/\/cases\/[\w-]+\?done$/)
  await page.goto(`/ru/cases/${id}/act/resubmit`)
  assert.equal(new URL(page.url()).pathname, `/ru/cases/${id}`)
  await portal.kernel.journal.settle()
  await page.reload()
  const text = await main(page)
  assert.match(text, /Проверка заявления: Вернуть на доработку[^]*Специалист технопарка/)
  assert.match(text, /Изменённые ответы/)
  assert.doesNotMatch(text, /Үлгі Маман/)
  assert.ok(await page.locator('.timeline a[href*="/journal/entries/"]').count() >= 3)
  await context.close()
})

test('a file and a case are shown to the company and the office, to nobody else', async () => {
  const id = await office.file()
  const view = await portal.kernel.cases.view(await portal.actor(portal.people.applicant, 'company'), id)
  const file = `/files/${String(view.state.facts['businessPlan'])}`
  const answers: Record<string, number[]> = {}
  const { applicant, colleague, stranger, officer } = portal.people
  const visitors = { applicant: { who: applicant, hat: 'company' }, colleague: { who: colleague, hat: 'company' }, officer: { who: officer, hat: 'office' }, stranger: { who: stranger } } as const
  for (const [name, visitor] of Object.entries(visitors)) {
    const { context, page } = await windowOf(browser, portal, visitor)
    answers[name] = [(await page.request.get(`/kk/cases/${id}`)).status(), (await page.request.get(file)).status()]
    await context.close()
  }
  assert.deepEqual(answers, { applicant: [200, 200], colleague: [200, 200], officer: [200, 200], stranger: [404, 404] })
})

test('a colleague prepares an application, but only the head signs it', async () => {
  const { context, page } = await windowOf(browser, portal, { who: portal.people.colleague, hat: 'company' })
  const colleague = await portal.actor(portal.people.colleague, 'company')
  const { cases } = portal.kernel
  const draft = await cases.begin(colleague, { procedure: 'technopark.residency' })
  for (const one of (await cases.draft(colleague, draft)).procedure.form) await cases.savePage(colleague, draft, one, goodAnswers())
  await page.goto(`/kk/drafts/${draft}/sign`)
  assert.match(await main(page), /тек компания басшысы қол қояды/)
  assert.equal(await page.locator('[name=new-pin]').count(), 0)
  const document = await page.request.get(`/drafts/${draft}/document.json`)
  const head = await portal.actor(portal.people.applicant, 'company')
  const [certificate] = await portal.kernel.signatures.local.certificates(head.person)
  const signature = await portal.kernel.signatures.local.sign(head.person, certificate?.id ?? '', pin, new Uint8Array(await document.body()))
  await page.locator('[name=signature]').setInputFiles({ name: 'қолтаңба.p7s', mimeType: 'application/pkcs7-signature', buffer: Buffer.from('бұл қолтаңба емес') })
  await page.locator('form:has([name=signature]) button').first().click()
  assert.match(await page.locator('.summary').innerText(), /\S/)
  await page.locator('[name=signature]').setInputFiles({ name: 'қолтаңба.p7s', mimeType: 'application/pkcs7-signature', buffer: Buffer.from(signature) })
  await page.locator('form:has([name=signature]) button').first().click()
  await page.waitForURL(/\/receipt$/)
  await context.close()
})

test('a grant is read as a certificate by its holder, downloaded, and reported on without a script', async () => {
  const number = await office.grant(await office.file())
  const { context, page } = await windowOf(browser, portal, { who: portal.people.applicant, hat: 'company', width: 390, script: false })
  await page.goto(`/kk/decisions/${number}`)
  assert.match(await main(page), /Қатысушыны тіркеу туралы куәлік/)
  for (const [path, type] of [['document.pdf?lang=ru', 'application/pdf'], ['credential.jwt', 'application/vc+jwt'], ['proof.json', 'application/json']]) {
    const answered = await page.request.get(`/decisions/${number}/${path}`)
    assert.deepEqual([answered.status(), answered.headers()['content-type']], [200, type])
  }
  await context.close()
  const other = await windowOf(browser, portal, { who: portal.people.stranger })
  assert.equal((await other.page.request.get(`/decisions/${number}/document.pdf`)).status(), 404)
  assert.match((await other.page.request.get(`/kk/decisions/${number}`, { maxRedirects: 0 })).headers()['location'] ?? '', /\/verify\//)
  await other.context.close()

  portal.at('2026-04-02T05:00:00.000Z')
  await portal.kernel.obligations.openPeriods()
  const report = await windowOf(browser, portal, { who: portal.people.applicant, hat: 'company', width: 390, script: false, locale: 'ru' })
  await report.page.goto('/ru/cases')
  await report.page.locator('main a[href*="/duties/"]').first().click()
  const row = async (number_: number, kind: string, amount: string): Promise<void> => {
    await report.page.locator(`[name="revenue.${number_}.description"]`).fill(`Доход ${number_}`)
    await report.page.locator(`[name="revenue.${number_}.kind"]`).selectOption(kind)
    await report.page.locator(`[name="revenue.${number_}.amount"]`).fill(amount)
  }
  await row(0, 'priority', '10 000 000')
  await report.page.locator('[name=add-row]').click()
  await row(1, 'other', 'много')
  await press(report.page)
  assert.match(await main(report.page), /Укажите сумму в тенге/)
  assert.equal(await report.page.locator('[name="revenue.0.amount"]').inputValue(), '10 000 000')
  await row(1, 'other', '2 000 000')
  await press(report.page)
  assert.match(await main(report.page), /83,3\s%[^]*120\s000\s₸/)
  await report.page.locator('[name=then][value=sign]').click()
  await report.page.locator('[name=pin]').fill('000000')
  await report.page.locator('form:has([name=pin]) button').first().click()
  assert.match(await main(report.page), /PIN/)
  await report.page.locator('[name=pin]').fill(pin)
  await report.page.locator('form:has([name=pin]) button').first().click()
  await report.page.waitForURL(/\?done$/)
  assert.match(await main(report.page), /Отчёт принят[^]*Счёт на оплату/)
  await report.page.goBack()
  await report.page.locator('[name=pin]').fill(pin)
  await report.page.locator('form:has([name=pin]) button').first().click()
  await report.page.waitForURL(/\?done$/)
  await report.context.close()
  portal.at('2026-02-02T05:00:00.000Z')
})

test('a refusal is heard, names every failed ground with its law, and is appealed from its own page', async () => {
  const { people } = portal
  const id = await office.file({ branches: '2', priorityShare: '40' })
  await office.act(people.officer, id, { type: 'complete', outcome: 'accept', findings })
  await office.vote(id, 'refuse')
  const { context, page } = await windowOf(browser, portal, { who: people.applicant, hat: 'company', locale: 'en' })
  await page.goto(`/en/cases/${id}`)
  await page.locator('main .actions a').first().click()
  await press(page)
  assert.equal(await page.locator('#f-objection[aria-invalid=true]').count(), 1)
  await page.locator('[name=objection]').fill('The branches were closed in January.')
  await press(page)
  await page.waitForURL(/\?done$/)
  portal.at('2026-02-09T05:00:00.000Z') // the notice of three working days has run
  await office.act(people.head, id, { type: 'complete', outcome: 'refuse', findings: { objectionAnswer: 'Құжат берілмеді.' }, reasons: 'Талаптар орындалмаған.' }, { sign: true })
  await context.close()
  const { context: window, page: later } = await windowOf(browser, portal, { who: people.applicant, hat: 'company', locale: 'en' }) // the session has ended meanwhile
  await later.goto(`/en/cases/${id}`)
  await later.locator('main .notice a[href*="/decisions/"]:not([href*="#"])').click()
  const letter = await main(later)
  assert.match(letter, /at least 90 %[^]*no branches/)
  assert.match(letter, /Tax Code, art. 17/)
  await assertReadable(later)
  await later.locator('main .actions a.button').first().click()
  await press(later)
  await later.waitForURL(/\/drafts\//)
  await later.locator('main a.button').first().click()
  await later.locator('[name=objections]').fill('The branches no longer exist.')
  await press(later)
  await press(later)
  await later.locator('main a.button').first().click()
  await later.locator('[name=pin]').fill(pin)
  await later.locator('form:has([name=pin]) button').first().click()
  await later.waitForURL(/\/receipt$/)
  await window.close()
})

test('every page reads well on a phone and on a screen in three languages, in few bytes', async () => {
  const actor = await portal.actor(portal.people.applicant, 'company')
  const { kernel } = portal
  const [case_] = await kernel.cases.own(actor)
  const [decision] = await kernel.decisions.listOf({ organisation: portal.company.identifier })
  const draft = await kernel.cases.begin(actor, { procedure: 'technopark.residency' })
  const paths = [
    '/services', '/services/technopark.residency', '/services/technopark.appeal', '/services/technopark.residency/declaration', '/services/technopark.residency/check',
    '/services/technopark.residency/apply', `/drafts/${draft}`, `/drafts/${draft}/company`, `/drafts/${draft}/income`, `/drafts/${draft}/documents`, `/drafts/${draft}/summary`,
    '/cases', `/cases/${case_?.id}`, `/cases/${case_?.id}/receipt`, `/decisions/${decision?.record.number}`, '/duties', '/signing/key', `/drafts/${draft}/delete`,
  ]
  for (const [locale, width] of [['kk', 390], ['ru', 1280], ['en', 390]] as const) {
    const { context, page } = await windowOf(browser, portal, { who: portal.people.applicant, hat: 'company', width, locale })
    for (const path of paths) {
      const answered = await page.goto(`/${locale}${path}`)
      assert.equal(answered?.status(), 200, path)
      const bytes = Number(answered?.headers()['content-length'] ?? 0)
      assert.ok(bytes < 35 * 1024, `${path}: ${bytes} bytes`)
      await assertReadable(page)
    }
    await context.close()
  }
})

test('a program checks, files and reads by the API what a person does by the pages', async () => {
  const { kernel, url } = portal
  const actor = await portal.actor(portal.people.applicant, 'company')
  const { secret } = await transact(kernel.db, (tx) => kernel.parties.makeToken(tx, actor, { label: 'test', scopes: ['cases:read', 'cases:write'], days: 30 }))
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }) => {
    const answered = await fetch(url + path, { method, headers, ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }) })
    return { status: answered.status, value: await answered.json() }
  }
  const check = (facts: unknown) => ask('POST', '/api/services/technopark.residency/check', facts, { 'content-type': 'application/json' })
  assert.equal((await check({ branches: 0 })).value.verdict, 'unknown')
  assert.equal((await check({ branches: 2 })).value.verdict, false)
  const wrong = await check({ branches: -1 })
  assert.deepEqual([wrong.status, wrong.value.problems[0].field], [422, 'branches'])
  assert.equal((await ask('GET', '/api/cases', undefined, {})).status, 401)

  const id = crypto.randomUUID()
  const begin = { procedure: 'technopark.residency', id, facts: { branches: 0, stateShare: '0', subsoilUser: false, economicZone: false, excisePayer: false, teamSize: 0 } }
  const draft = await ask('POST', '/api/drafts', begin)
  assert.equal(draft.status, 201)
  assert.deepEqual(draft.value.problems.map((problem: { field: string }) => problem.field), ['teamSize'])
  assert.equal((await ask('POST', '/api/drafts', begin)).value.id, id)
  assert.equal((await ask('POST', '/api/drafts', { ...begin, id: id.toUpperCase() })).value.id, id)
  const rest = { registeredOn: '2024-03-11', teamSize: 3, projectName: 'Үлгі', activity: 'ai', projectSummary: 'Жүйе', priorityShare: '95', sellsGoods: false, contactPhone: '+77000000000' }
  assert.deepEqual((await ask('PATCH', `/api/drafts/${id}`, { facts: rest })).value.missing, [])
  const uploaded = await ask('PUT', `/api/drafts/${id}/files/businessPlan?name=plan.pdf`, plan, { authorization: `Bearer ${secret}`, 'content-type': 'application/pdf' })
  assert.equal(uploaded.status, 200)
  assert.equal((await ask('POST', `/api/drafts/${id}/file`, {})).status, 422)
  const document = await fetch(`${url}/api/drafts/${id}/document`, { headers: { authorization: `Bearer ${secret}` } })
  const [certificate] = await kernel.signatures.local.certificates(actor.person)
  const cms = await kernel.signatures.local.sign(actor.person, certificate?.id ?? '', pin, new Uint8Array(await document.arrayBuffer()))
  const body = { signature: { provider: 'local', cms: cms.toBase64() } }
  const filed = await ask('POST', `/api/drafts/${id}/file`, body)
  assert.deepEqual([filed.status, filed.value.step], [200, 'moderation'])
  assert.equal((await ask('POST', `/api/drafts/${id}/file`, body)).value.id, filed.value.id)
  assert.equal((await ask('GET', `/api/cases/${filed.value.id}`)).value.number, filed.value.number)
  const openapi = await (await fetch(`${url}/api/openapi.json`)).json()
  assert.ok(openapi.paths['/api/services/technopark.residency/check'].post.requestBody.content['application/json'].schema.properties.branches)
})

test('where the national signature is set up, the signature step offers NCALayer and may talk to it', async () => {
  const national = await openWholePortal({ environment: { NCANODE_URL: 'http://127.0.0.1:1' } })
  const { context, page } = await windowOf(browser, national, { who: national.people.applicant, hat: 'company', locale: 'en' })
  const actor = await national.actor(national.people.applicant, 'company')
  const { cases } = national.kernel
  const draft = await cases.begin(actor, { procedure: 'technopark.residency' })
  for (const one of (await cases.draft(actor, draft)).procedure.form) await cases.savePage(actor, draft, one, goodAnswers())
  const answered = await page.goto(`/en/drafts/${draft}/sign`)
  assert.match(answered?.headers()['content-security-policy'] ?? '', /connect-src 'self' wss:\/\/127\.0\.0\.1:13579/)
  const script = await page.locator('script[src*="/signing/ncalayer"]').getAttribute('src')
  assert.equal((await page.request.get(script ?? '')).status(), 200)
  await page.locator('form[data-ncalayer] button').first().click()
  await page.getByText('NCALayer does not answer').waitFor()
  assert.match(page.url(), /\/sign$/)
  await context.close()
  await national.close()
})

test('nothing failed behind the pages, and the data are whole', async () => {
  assert.deepEqual(portal.faults, [])
  await assertWhole(portal.kernel)
})
