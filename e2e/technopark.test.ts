import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test, type TestContext } from 'node:test'
import { PDF } from '@libpdf/core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { decideResidency, openOffice, reportQuarter } from '../src/countries/kazakhstan/technopark/journey.ts'
import { cookieOf } from '../src/countries/kazakhstan/technopark/testing.ts'
import { enterOwn } from '../src/countries/kazakhstan/technopark/sample-centre.ts'
import { openWorld, type World } from '../src/countries/kazakhstan/testing.ts'
import { openPortal, seat } from '../src/house.ts'
import { fillFigures } from '../src/institutions/technopark/figures/testing.ts'
import { transact } from '../src/kernel/index.ts'
import { fillRegister } from '../src/kernel/decisions/testing-register.ts'
import type { Invoice } from '../src/kernel/ledger/index.ts'
import { exportOneC, sampleStatement } from '../src/kernel/ledger/statements/testing.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { listen, openLog, type RunningServer } from '../src/portal/index.ts'
import { openBrowser } from '../src/portal/testing-browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let world: World
let server: RunningServer | undefined
let browser: Browser | undefined
let founder: Actor
let clerk: Actor
let invoice: Invoice
let finding: string

before(async () => {
  world = await openWorld({ start: '2026-03-10T05:00:00.000Z', passwords: true })
  const country = kazakhstan('sample')
  seat(world.kernel, country)
  await world.kernel.journal.settle() // whoever follows it from now on begins here
  server = await listen(openPortal(world.kernel, country, openLog({ write: () => undefined })), { port: 0 })
  const office = await openOffice(world)
  clerk = office.officer
  founder = await world.founder('«Тұмар Дерек» ЖШС')
  const number = await decideResidency(world, founder, office, { projectName: 'Ақылды егін' })
  const { record } = (await world.kernel.decisions.find(number))!
  const activities = ['software', 'data', 'support', 'training']
  await fillRegister(world.kernel.db, { like: record.id, count: 260, claims: (n) => ({ activity: activities[n % 4] ?? 'ai', projectName: `№ ${n + 1} үлгі жоба` }) })
  world.at('2026-04-02T05:00:00.000Z')
  invoice = await world.kernel.ledger.invoice(await reportQuarter(world, founder, { priority: '8 900 000', other: '1 100 000' }))
  await transact(world.kernel.db, (tx) => world.kernel.parties.proveHead(tx, { organisation: founder.organisation!.id, person: founder.person, proof: 'test' }))
  await fillFigures(world.kernel.db, { regions: { 71: 40, 75: 26, 35: 9, 10: 2, 63: 5 }, quarters: 8 })
  await world.kernel.journal.settle()
  await world.kernel.round()
  finding = (await world.kernel.db.selectFrom('technopark_finding').select('id').where('judged', '=', 'year').executeTakeFirstOrThrow()).id
  browser = await openBrowser()
})

after(async () => {
  // Whatever was opened is closed, also when opening the rest failed: an open port would keep the process.
  await browser?.close()
  await server?.stop(0)
  await world.close()
})

async function visit(actor: Actor | undefined, options: BrowserContextOptions, act: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser!.newContext({ baseURL: `http://localhost:${server!.port}`, ...options })
  try {
    if (actor) {
      const [name = '', value = ''] = (await cookieOf(world, actor)).split('=')
      await context.addCookies([{ name, value, domain: 'localhost', path: '/' }])
    }
    await act(await context.newPage())
  } finally {
    await context.close()
  }
}

/** Accessibility faults that axe finds at level AA, as lines to read. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found: unknown = await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html + " " + (n.any[0]?.message ?? v.help))))')
  assert.ok(Array.isArray(found))
  return found.map(String)
}

/** A bank statement of one day with a payment by reference and one that says nothing. */
const statement = () => ({
  name: 'kl_to_1c.txt', mimeType: 'text/plain',
  buffer: Buffer.from(exportOneC(sampleStatement({
    account: invoice.payTo?.iban ?? '', from: '2026-04-06', to: '2026-04-06', lines: [
      { day: '2026-04-06', amount: 6_000_000n, payer: { name: '«Тұмар Дерек» ЖШС', identifier: invoice.identifier!.value }, purpose: `Жарна ${invoice.reference}`, bankReference: '17' },
      { day: '2026-04-06', amount: 250_000n, payer: { name: 'Үлгі төлеуші' }, purpose: 'Түсініксіз түсім', bankReference: '18' },
    ],
  }))),
})

test('an officer without a script takes in a statement, allocates what waits, and the company sees its payment', async () => {
  await visit(clerk, { javaScriptEnabled: false }, async (page) => {
    await page.goto('/ru/technopark/bank')
    await page.getByLabel('Файл выписки').setInputFiles(statement())
    await page.getByRole('button', { name: 'Загрузить' }).click()
    await page.getByText('2 новые операции, из них распределено: 1.').waitFor()
    await page.goto('/ru/technopark/bank')
    await page.getByRole('row', { name: /Түсініксіз түсім/ }).getByRole('link').first().click()
    await page.getByLabel('Номер счёта на оплату или код платежа').fill(invoice.number)
    await page.getByRole('button', { name: 'Распределить' }).click()
    await page.getByRole('link', { name: `№ ${invoice.number}` }).waitFor()
  })
  await visit(founder, { javaScriptEnabled: false }, async (page) => {
    await page.goto('/kk/technopark')
    await page.getByRole('link', { name: 'Төлем шоттары' }).click()
    await page.getByRole('link', { name: `№ ${invoice.number}` }).click()
    await page.getByText('Жартылай төленген').waitFor()
    assert.equal(await page.getByRole('region', { name: 'Төлемдер' }).getByRole('row').count(), 3)
  })
})

test('what participation would bring prints on one page of A4 in each language, with its answers, its sums, its law and its contribution, and nothing cut', async () => {
  const asked = new URLSearchParams({
    year: '2026', activity: 'support', domestic: '500 000 000', abroad: '200 000 000', expenses: '400 000 000', vatPaid: '10 000 000', residentStaff: '20', residentPay: '800 000', foreignStaff: '2', foreignPay: '1 500 000',
  }).toString()
  for (const locale of ['kk', 'ru', 'en'] as const) {
    await visit(undefined, { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(`/${locale}/technopark/gain?${asked}`)
      const printed = await page.pdf({ format: 'A4', printBackground: false, margin: { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' } })
      if (pictures !== undefined) writeFileSync(`${pictures}/gain-${locale}.pdf`, printed)
      const pages = (await PDF.load(printed)).getPages()
      assert.equal(pages.length, 1, locale)
      const { width, height } = pages[0]!
      assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width} × ${height}`)
      const text = pages[0]!.extractText().text.replaceAll(/[\u00a0\u202f\s]+/g, ' ')
      for (const sum of ['500 000 000', '1 500 000', '60 000 000', '7 000 000', '53 000 000', '125 160 000']) assert.ok(text.replaceAll(',', ' ').includes(sum), `${locale}: ${sum} in ${text}`)
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize({ width: Math.floor((210 - 20) / 25.4 * 96), height: 1000 })
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('body *:not(.unseen)')].filter((one) => { const { right, left, width: wide } = one.getBoundingClientRect(); return wide > 0 && (right > document.documentElement.clientWidth + 0.5 || left < -0.5) }).map(({ outerHTML }) => outerHTML.slice(0, 120))), [], `${locale}: nothing is cut at the edge of the paper`)
    })
  }
})

test('a stranger on a phone without a script finds a resident, follows the thread and tries the income test', async () => {
  await visit(undefined, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } }, async (page) => {
    await page.goto('/kk/technopark')
    await page.getByRole('link', { name: 'Қатысушылар тізілімі' }).click()
    await page.getByLabel('Нөмірі немесе сөздер').fill('ақылды')
    await page.getByRole('button', { name: 'Көрсету' }).click()
    await page.getByRole('link', { name: '«Тұмар Дерек» ЖШС' }).click()
    await page.getByText('Қазір қатысушы', { exact: true }).waitFor()
    assert.match(await page.locator('.timeline').innerText(), /Іс: атауы көрсетілмейді/)
    await page.goto('/kk/technopark/income-test')
    await page.getByLabel(/^Басым қызмет түрлерінен түсетін жылдық кіріс/).fill('8 500 000')
    await page.getByLabel(/^Жоспарлап отырған өзге кіріс/).fill('1 500 000')
    await page.getByRole('button', { name: 'Есептеу' }).click()
    await page.getByText('Талап орындалмайды').waitFor()
    assert.match(await page.locator('main').innerText(), /Салық кодексі, 17-бап/)
  })
})

const phone = { width: 390, height: 844 }

/** An event of today with its entrance: guests with badges, and phones in the hands of whoever receives them. */
async function eventToday(t: TestContext) {
  const { allocations, cases, decisions } = world.kernel
  const head = await world.officer('technopark.head')
  const [event] = await enterOwn(world.kernel, head, world.sign, 'technopark.events', [{ name: 'Үлгі кездесу', about: 'Үлгі.', begins: '2026-04-02', ends: '2026-04-03', venue: 'Үлгі зал', places: 9 }])
  const door = `technopark.event-place:${event}`
  async function guest() {
    const { person, name } = await world.founder()
    const by: Actor = { person, name, roles: [] }
    const draft = await cases.begin(by, { procedure: 'technopark.event-registration' })
    for (const page of (await cases.draft(by, draft)).pages) await cases.savePage(by, draft, page, { event: event!, guest: 'visitor' })
    const [decision] = (await cases.view(by, await cases.file(by, { draft }))).state.decisions
    const { id } = (await allocations.own(by))[0]!
    const [number, code] = [(await decisions.find(decision!.id))!.record.number, allocations.badgeCode(id)]
    return { by, id, code, badge: `http://localhost/kk/verify/${number}#${code}`, state: async () => (await allocations.own(by))[0]!.state }
  }
  const open = async (page: Page, at = `?at=${door}`): Promise<void> => {
    await page.goto(`/kk/desk/entrance${at}`)
    await page.locator('[data-entrance][data-ready]').waitFor()
  }
  const signedIn = async (context: BrowserContext, actor: Actor): Promise<void> => {
    const [name = '', value = ''] = (await cookieOf(world, actor)).split('=')
    await context.addCookies([{ name, value, domain: 'localhost', path: '/' }])
  }
  async function inHand(expected: number): Promise<Page> {
    const context = await browser!.newContext({ baseURL: `http://localhost:${server!.port}`, viewport: phone })
    t.after(() => context.close())
    await signedIn(context, clerk)
    const page = await context.newPage()
    await open(page)
    await line(page, new RegExp(`күтілетіні — ${expected}, келгені — 0`))
    return page
  }
  return { door, guest, open, signedIn, inHand }
}

async function shows(page: Page, badge: string, words: RegExp | string): Promise<void> {
  await page.getByLabel('Бейдждегі нөмір мен код').fill(badge)
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: words }).waitFor()
}

const line = (page: Page, words: RegExp) => page.locator('[data-line]').filter({ hasText: words }).waitFor()

test('phones without a line judge badges by themselves, keep whom they let in also when they are closed, and each is counted once', async (t) => {
  const { allocations, db } = world.kernel
  const { door, guest, open, inHand } = await eventToday(t)
  const [one, withdrawn] = [await guest(), await guest()]
  let first = await inHand(2)
  assert.deepEqual(await faults(first), [])
  const second = await inHand(2)
  for (const page of [first, second]) await page.context().setOffline(true)
  await allocations.release(withdrawn.by, withdrawn.id)

  await shows(first, `WHATEVER ${one.code}`, /Тізімде жоқ/)
  await shows(first, `${'N'.repeat(41)} ${one.code}`, /оқылмады/)
  await shows(first, one.badge, 'Кіре алады')
  await shows(first, one.badge, /Бұрын кіргізілген: \d\d:\d\d/)
  await shows(first, `TP-2026-000001 ${'0'.repeat(16)}`, /Тізімде жоқ/)
  await shows(first, 'сәлем', /оқылмады/)
  await first.reload()
  await line(first, /Интернет жоқ.*Жіберілмегені: 1/)
  await shows(first, one.badge, /Бұрын кіргізілген/)
  await shows(first, withdrawn.badge, 'Кіре алады')
  if (pictures) await first.screenshot({ path: `${pictures}/entrance-offline.png`, fullPage: true })
  const context = first.context()
  await first.close()
  first = await context.newPage()
  await open(first, '')
  await line(first, /Жіберілмегені: 2/)
  const stored = await first.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => { const asked = indexedDB.open('entrance'); asked.onsuccess = () => resolve(asked.result) })
    const all = await Promise.all(['door', 'arrivals'].map((name) => new Promise((resolve) => { const asked = database.transaction(name).objectStore(name).getAll(); asked.onsuccess = () => resolve(asked.result) })))
    database.close()
    return JSON.stringify(all)
  })
  assert.ok(!stored.includes(one.by.name) && !stored.includes(withdrawn.by.name), 'no name is kept')
  await shows(second, one.badge, 'Кіре алады')
  assert.equal((await allocations.own(one.by))[0]!.state, 'firm')

  await context.setOffline(false)
  await line(first, /Барлығы жіберілді/)
  await first.getByRole('listitem').filter({ hasText: /бейдж қайтарылған немесе күші жойылған/ }).waitFor()
  await second.context().setOffline(false)
  await second.getByRole('listitem').filter({ hasText: /бұрын кіргізілген \(\d\d:\d\d\)/ }).waitFor()
  assert.equal((await allocations.own(one.by))[0]!.state, 'attended')
  assert.equal((await db.selectFrom('journal_entry').select('type').where('subject', '=', `allocation:${one.id}`).where('type', '=', 'allocation.attended').execute()).length, 1)

  const late = await guest()
  await shows(second, late.badge, 'Кіре алады')
  await t.waitFor(async () => assert.equal((await allocations.own(late.by))[0]!.state, 'attended', 'a badge that is newer than the list comes in too'), { timeout: 60_000 })
  await visit(clerk, { viewport: phone }, async (page) => {
    await page.goto('/kk/desk/bookings?resource=technopark.event-place&day=2026-04-02')
    assert.match(await page.getByRole('region', { name: /Телефон кіргізген/ }).innerText(), /бейдж қайтарылған[^]*бұрын кіргізілген|бұрын кіргізілген[^]*бейдж қайтарылған/)
  })
  const token = await first.evaluate(async (at) => (await (await fetch(`/kk/desk/entrance/list?at=${at}`)).json()).token as string, door)
  await first.goto('/kk')
  await first.evaluate(async (csrf) => { await fetch('/kk/sign-out', { method: 'POST', body: new URLSearchParams({ csrf }) }) }, token)
  await first.goto('/kk')
  assert.deepEqual(await first.evaluate(async () => [(await indexedDB.databases()).length, (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]), [0, 0, 0], 'after the sign-out nothing is kept')
})

test('with a line the portal is asked, and a phone forgets an entrance with whoever may no longer keep it', async (t) => {
  const { allocations, db } = world.kernel
  const { door, guest, open, signedIn, inHand } = await eventToday(t)
  const [one, withdrawn, shown, late] = [await guest(), await guest(), await guest(), await guest()]
  const first = await inHand(4)
  const second = await inHand(4)
  await allocations.release(withdrawn.by, withdrawn.id)
  await shows(first, one.badge, 'Кіре алады')
  await shows(second, one.badge, /Бұрын кіргізілген/)
  await shows(second, withdrawn.badge, /бейдж қайтарылған/)
  await allocations.undoCheckIn(clerk, one.id)
  await shows(first, one.badge, 'Кіре алады')
  assert.equal(await one.state(), 'attended')

  // What one officer saw goes under their name alone, and the list is not another's.
  await first.context().setOffline(true)
  await shows(first, shown.badge, 'Кіре алады')
  await first.context().clearCookies({ name: /session/ })
  await signedIn(first.context(), await world.officer('oversight.officer'))
  await first.context().setOffline(false)
  await line(first, /тізім жоқ.*Басқа маман кіргізген, жіберілмегені: 1/)
  assert.ok(await first.getByLabel('Бейдждегі нөмір мен код').isHidden())
  await first.context().clearCookies({ name: /session/ })
  await signedIn(first.context(), await world.officer('technopark.officer'))
  await line(first, /күтілетіні — 3, келгені — 2.*Басқа маман кіргізген, жіберілмегені: 1/)
  assert.equal(await shown.state(), 'firm')
  await first.context().clearCookies({ name: /session/ })
  await line(first, /Сеанс аяқталды/)
  await shows(first, late.badge, 'Кіре алады')
  await signedIn(first.context(), clerk)
  await t.waitFor(async () => assert.equal(await shown.state(), 'attended'), { timeout: 60_000 })
  await line(first, /келгені — 3.*Басқа маман кіргізген, жіберілмегені: 1/)
  assert.deepEqual([await late.state(), (await db.selectFrom('arrival').select('told_by').where('allocation', '=', shown.id).executeTakeFirst())?.told_by], ['firm', clerk.person])

  // The list of another door is never judged by; and a phone whose clock was wrong says the time of the portal.
  await second.context().setOffline(true)
  await open(second, '?at=technopark.event-place')
  assert.ok(await second.getByLabel('Бейдждегі нөмір мен код').isHidden())
  await second.context().setOffline(false)
  await second.addInitScript(() => { const real = Date.now; Object.assign(globalThis, { real }); Date.now = () => real() - 30 * 3_600_000 })
  await open(second)
  await second.context().setOffline(true)
  await shows(second, late.badge, 'Кіре алады')
  await second.evaluate(() => { Date.now = (globalThis as unknown as { real: typeof Date.now }).real })
  const csrf = await first.evaluate(async (at) => (await (await fetch(`/kk/desk/entrance/list?at=${at}`)).json()).token as string, door)
  await second.context().setOffline(false)
  await t.waitFor(async () => assert.equal(await late.state(), 'attended'), { timeout: 60_000 })

  // Who signs out while somebody is not told of leaves no list.
  await first.evaluate(async (token) => { await fetch('/kk/sign-out', { method: 'POST', body: new URLSearchParams({ csrf: token }) }) }, csrf)
  await open(first)
  await line(first, /тізім жоқ.*Жіберілмегені: 1/)
  assert.ok(await first.getByLabel('Бейдждегі нөмір мен код').isHidden())
})
const desk = { width: 1280, height: 900 }

for (const [name, viewport] of Object.entries({ phone, desk })) {
  for (const locale of ['kk', 'ru'] as const) {
    test(`every page of the technopark is free of faults that axe finds and does not scroll sideways: ${name}, ${locale}`, async () => {
      const line = (await world.kernel.ledger.statements(1)).map(({ id }) => id)[0] ?? ''
      const [first] = await world.kernel.ledger.linesOf(line)
      const receivable = (await world.kernel.ledger.accounts()).find(({ code }) => code.startsWith('receivable:'))
      const pages: readonly (readonly [Actor | undefined, string])[] = [
        [undefined, '/technopark'], [undefined, '/registers/technopark.residents'], [undefined, '/registers/technopark.residents?q=zzz'], [undefined, `/technopark/residents/${founder.organisation?.identifier.value}`],
        [undefined, '/technopark/income-test?priority=8500000&related=0&other=0&sale=1500000'], [undefined, '/technopark/income-test?priority=x'],
        [undefined, '/technopark/figures'], [undefined, '/technopark/decisions'], [founder, '/technopark/mine'], [clerk, '/technopark/findings'], [clerk, `/technopark/findings/${finding}`],
        [founder, '/invoices'], [founder, `/invoices/${invoice.id}`],
        [clerk, '/technopark'], [clerk, '/technopark/bank'], [clerk, `/technopark/bank/statements/${line}?known=0`], [clerk, `/technopark/bank/lines/${first?.id}`],
        [clerk, '/technopark/accounts'], [clerk, '/technopark/accounts/groups/receivable'], [clerk, `/technopark/accounts/${receivable?.id}`],
      ]
      for (const actor of [undefined, founder, clerk]) {
        await visit(actor, { viewport, colorScheme: locale === 'kk' ? 'light' : 'dark' }, async (page) => {
          for (const [, path] of pages.filter(([who]) => who === actor)) {
            const answer = await page.goto(`/${locale}${path}`)
            assert.ok([200, 422].includes(answer?.status() ?? 0), `${path}: ${answer?.status()}`)
            await page.evaluate(() => document.fonts.ready.then(() => undefined))
            if (pictures) await page.screenshot({ path: `${pictures}/${name}-${locale}${path.replaceAll(/[0-9a-f-]{30,}/g, 'id').replaceAll(/\W+/g, '-')}-${actor?.roles[0] ?? actor?.capacity ?? 'stranger'}.png`, fullPage: true })
            assert.deepEqual(await faults(page), [], `/${locale}${path}`)
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, `/${locale}${path} scrolls sideways`)
          }
        })
      }
    })
  }
}
