import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { password, sampleLetter } from '../../kernel/parties/testing.ts'
import { generateBin } from '../../law/identifier.ts'
import { listen } from '../server.ts'
import type { RunningServer } from '../server.ts'
import { openBrowser } from '../testing-browser.ts'
import { testAccount } from './testing.ts'
import type { TestAccount } from './testing.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let account: TestAccount
let server: RunningServer
let browser: Browser

before(async () => {
  server = await listen({ fetch: (request) => account.app.fetch(request) }, { port: 0 })
  account = await testAccount({ origin: `http://localhost:${server.port}` })
  browser = await openBrowser()
})

after(async () => {
  await browser.close()
  await server.stop(0)
  await account[Symbol.asyncDispose]()
})

async function visit(options: Parameters<Browser['newContext']>[0], act: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ baseURL: account.origin, ...options })
  try {
    await act(await context.newPage(), context)
  } finally {
    await context.close()
  }
}

async function register(page: Page, email: string, to = '/ru/register'): Promise<void> {
  await page.goto(to)
  await page.getByLabel('Электронная почта').fill(email)
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click()
  await page.goto(`/ru/register/finish?link=${await account.house.link(email)}`)
  await page.getByLabel('Фамилия, имя, отчество').fill('Сәрсен Айгерім')
  await page.getByLabel('Пароль').fill(password)
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click()
  await page.waitForURL(/\/ru\/account$/)
}

/** Accessibility faults that axe finds at level AA, as lines to read. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found: unknown = await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html + " " + (n.any[0]?.message ?? v.help))))')
  assert.ok(Array.isArray(found))
  return found.map(String)
}

test('without JavaScript a head registers, adds a company, takes its hat and invites a colleague', async () => {
  await visit({ javaScriptEnabled: false, locale: 'ru' }, async (page) => {
    await register(page, 'noscript@example.kz')
    await page.getByRole('link', { name: 'Добавить организацию' }).click()
    await page.getByLabel('БИН').fill('123')
    await page.getByRole('button', { name: 'Добавить' }).click()
    assert.match(await page.title(), /^Ошибка: /)
    assert.equal(await page.getByLabel('БИН').getAttribute('aria-invalid'), 'true')
    await page.getByLabel('БИН').fill(generateBin({ registered: '2024-02', serial: 777 }))
    await page.getByLabel('Наименование организации').fill('ТОО «Без скрипта»')
    await page.getByRole('button', { name: 'Добавить' }).click()
    await page.getByRole('button', { name: 'Действовать от её имени' }).click()
    await page.getByText('Сейчас от её имени').waitFor()
    await page.getByLabel('Электронная почта коллеги').fill('colleague@example.kz')
    await page.getByLabel('Все действия').check()
    await page.getByLabel('По какое число').fill('31.12.2026')
    await page.getByRole('button', { name: 'Отправить приглашение' }).click()
    await page.getByText('Приглашение отправлено.').waitFor()
    await page.goto('/ru/sign-in')
    assert.equal(await page.getByText('Войти с ключом доступа').count(), 0, 'signed in already')
  })
})

test('a person adds a passkey of their device, signs out, and signs in with it alone', async () => {
  await visit({ locale: 'ru' }, async (page, context) => {
    const device = await context.newCDPSession(page)
    await device.send('WebAuthn.enable')
    await device.send('WebAuthn.addVirtualAuthenticator', { options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true,
    } })
    await register(page, 'passkey@example.kz')
    await page.getByLabel('Название ключа').fill('Мой ноутбук')
    await page.getByRole('button', { name: 'Добавить ключ этого устройства' }).click()
    await page.getByText('Ключ доступа добавлен.').waitFor()
    await page.getByText('Мой ноутбук').waitFor()
    await page.locator('details.account summary').click()
    await page.getByRole('button', { name: 'Выйти' }).click()
    await page.goto('/ru/sign-in')
    await page.getByRole('button', { name: 'Войти с ключом доступа' }).click()
    await page.waitForURL(/\/ru\/account$/)
    await page.getByText('passkey@example.kz').waitFor()
    await page.getByText('Способ входа: Ключ доступа').waitFor()
  })
})

test('when the device does not answer, the page says so and the password still works', async () => {
  await visit({ locale: 'ru' }, async (page, context) => {
    const device = await context.newCDPSession(page)
    await device.send('WebAuthn.enable')
    await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: false } })
    await page.goto('/ru/sign-in')
    await page.getByRole('button', { name: 'Войти с ключом доступа' }).click()
    await page.getByText('Ключ доступа не использован').waitFor()
  })
})

const dialogOf = (page: Page, name = 'Сеанс скоро завершится') => page.getByRole('dialog', { name })

test('five minutes before a session ends a dialog says so, over what is typed; to prolong it takes one press, and a second tab hears of it', async () => {
  await visit({ locale: 'ru', viewport: { width: 390, height: 844 } }, async (page, context) => {
    await register(page, 'typing@example.kz')
    await page.clock.install()
    await page.goto('/ru/account/companies/new')
    const other = await context.newPage()
    await other.goto('/en/account/password')
    const minutes = Number(await page.locator('script[data-ends-in]').getAttribute('data-ends-in')) / 60
    await page.getByLabel('Наименование организации').fill('ТОО «Долгая форма»')
    await page.clock.fastForward((minutes - 6) * 60_000)
    assert.equal(await page.getByRole('dialog').count(), 0, 'nobody is disturbed before')
    await page.clock.fastForward(61_000) // the clock is that of all tabs
    const beside = dialogOf(other, 'Your session is about to end')
    await beside.waitFor()
    const dialog = dialogOf(page)
    await dialog.waitFor()
    const first = await dialog.locator('p').textContent() ?? ''
    assert.deepEqual(await faults(page), [])
    account.house.later(minutes - 5)
    await dialog.getByRole('button', { name: 'Продлить сеанс' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await beside.waitFor({ state: 'hidden' })
    assert.equal(await page.getByLabel('Наименование организации').inputValue(), 'ТОО «Долгая форма»', 'and what was typed stands')
    await page.clock.fastForward((minutes - 6) * 60_000)
    assert.equal(await page.getByRole('dialog').count(), 0)
    await page.clock.fastForward(61_000)
    const { text }: { readonly text: { readonly ru: string; readonly en: string } } = JSON.parse(await (await page.request.get('/ru/session')).text())
    assert.ok(!first.startsWith(text.ru))
    await dialog.waitFor()
    assert.ok((await dialog.locator('p').textContent())?.startsWith(text.ru), 'the second warning names the new end')
    await beside.waitFor()
    assert.ok((await beside.locator('p').textContent())?.startsWith(text.en), 'and so does that of a tab which only heard of it, in its own language')
    await context.clearCookies()
    await page.getByRole('button', { name: 'Продлить сеанс' }).click()
    await page.getByText('Сеанс завершён. Введённое остаётся на этой странице.').waitFor()
    assert.deepEqual(await faults(page), [])
  })
})

test('where the portal cannot be reached or has no time, the dialog says to try again and not that the session has ended', async () => {
  await visit({ locale: 'ru' }, async (page) => {
    await register(page, 'no-answer@example.kz')
    await page.clock.install()
    await page.goto('/ru/account/companies/new')
    await page.clock.fastForward(Number(await page.locator('script[data-ends-in]').getAttribute('data-ends-in')) * 1000 - 299_000)
    const prolong = dialogOf(page).getByRole('button', { name: 'Продлить сеанс' })
    const failed = dialogOf(page).getByRole('alert').getByText('Сейчас продлить сеанс не удалось.')
    for (const answer of [{ status: 429 }, { status: 503 }, { status: 401 }, { status: 200, body: '<p>Вход в сеть Wi-Fi</p>' }, undefined]) {
      await page.route('**/ru/session', (route) => (answer ? route.fulfill(answer) : route.abort()))
      await page.evaluate(() => document.querySelector('dialog [role=alert]')?.remove())
      await prolong.click()
      await failed.waitFor()
      assert.equal(await page.getByText('Сеанс завершён.').count(), 0)
      await page.unroute('**/ru/session')
    }
    assert.deepEqual(await faults(page), [])
    account.house.later(115)
    await prolong.click()
    await dialogOf(page).waitFor({ state: 'hidden' })
  })
})

test('of an end that nothing moves a tab is warned once, and offered no way to prolong it', async () => {
  await visit({ locale: 'ru' }, async (page) => {
    await register(page, 'long-day@example.kz')
    for (let times = 0; times < 7; times += 1) {
      account.house.later(100)
      await page.goto('/ru/account')
    }
    account.house.later(10) // 11 hours 50 minutes after signing in
    await page.clock.install()
    await page.goto('/ru/account/companies/new')
    await page.clock.fastForward(301_000)
    await dialogOf(page).getByText('Продлить его больше нельзя.').waitFor()
    assert.equal(await dialogOf(page).getByRole('button').count(), 1)
    await dialogOf(page).getByRole('button', { name: 'Закрыть' }).click()
    await page.clock.fastForward(60_000)
    assert.equal(await page.getByRole('dialog').count(), 0)
    account.house.later(6)
    await page.goto('/ru/account')
    await page.clock.fastForward(1000)
    assert.equal(await page.getByRole('dialog').count(), 0, 'nor on the next page')
    await page.clock.fastForward(239_000)
    await page.getByText('Сеанс завершён. Введённое остаётся на этой странице.').waitFor()
  })
})

test('a device that slept over the end says so as soon as somebody looks', async () => {
  await visit({ locale: 'ru' }, async (page) => {
    await register(page, 'asleep@example.kz')
    await page.clock.install()
    await page.goto('/ru/account/companies/new')
    await page.clock.setSystemTime(await page.evaluate(() => Date.now()) + 3 * 60 * 60 * 1000) // no timer has run
    assert.equal(await page.getByRole('dialog').count(), 0)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.getByText('Сеанс завершён. Введённое остаётся на этой странице.').waitFor()
  })
})

test('whoever types while the session ends, signs in in another tab and comes back to send, loses nothing', async () => {
  await visit({ locale: 'ru' }, async (page, context) => {
    await register(page, 'comes-back@example.kz')
    await page.goto('/ru/account/companies/new')
    await page.getByLabel('БИН').fill(generateBin({ registered: '2024-02', serial: 778 }))
    await page.getByLabel('Наименование организации').fill('ТОО «Не потеряно»')
    account.house.later(121)
    const other = await context.newPage()
    await other.goto('/ru/sign-in')
    await other.getByLabel('Электронная почта').fill('comes-back@example.kz')
    await other.getByLabel('Пароль').fill(password)
    await other.getByRole('button', { name: 'Войти', exact: true }).click()
    await other.waitForURL(/\/ru\/account$/)
    await page.getByRole('button', { name: 'Добавить' }).click()
    await page.getByText('Форма ещё не отправлена').waitFor()
    assert.equal(await page.getByLabel('Наименование организации').inputValue(), 'ТОО «Не потеряно»')
    assert.equal(await other.goto('/ru/account').then(() => other.getByText('Не потеряно').count()), 0, 'it was not sent by itself')
    await page.getByRole('button', { name: 'Добавить' }).click()
    await page.getByRole('heading', { name: 'ТОО «Не потеряно»' }).waitFor()
  })
})

test('every account page is free of faults that axe finds and does not scroll sideways', async () => {
  const { parties, act, link } = account.house
  const email = 'look@example.kz'
  const opened = await parties.register({ name: 'Сәрсен Айгерім', email, password, locale: 'ru' }, { device: 'Firefox · Linux' })
  const actor = await account.house.acting(opened)
  const company = await act((tx) => parties.addOrganisation(tx, actor, { number: generateBin({ registered: '2025-05', serial: 42 }), name: 'ЖШС «Көркем үлгі»' }))
  const head = await account.house.acting(opened, company.id)
  const colleague = await account.house.someone('Омаров Дәурен Бекұлы')
  await act((tx) => parties.delegate(tx, head, colleague.person, { scope: ['technopark.residency'], until: '2026-12-31T00:00:00.000Z' }))
  await parties.invite(head, 'third@example.kz', { scope: 'all', until: '2026-12-31T00:00:00.000Z' }, 'kk')
  await act((tx) => parties.makeToken(tx, head, { label: 'Есеп сервері', scopes: ['commons.read'], days: 90 }))
  const admin = await account.house.someone('Әкімов Ерлан')
  await act((tx) => parties.grantRole(tx, { system: 'installation' }, { person: admin.person, role: 'administrator' }))
  await act((tx) => parties.grantRole(tx, { system: 'installation' }, { person: colleague.person, role: 'technopark.officer' }))
  await parties.switchHat(admin.secret, { kind: 'office' })
  const invitation = `/account/invitation?link=${await link('third@example.kz')}`
  await parties.requestAccount({ email: 'fourth@example.kz', locale: 'kk' }, {})
  await act((tx) => parties.writeLetter(tx, actor.person, sampleLetter({ kk: 'Үлгі хат', ru: 'Образец письма', en: 'A sample' }, { kk: 'Мәтін', ru: 'Текст', en: 'Text' })))
  const [letter] = (await parties.inbox(actor, { page: 1, size: 1 })).rows
  const finish = `/register/finish?link=${await link('fourth@example.kz')}`
  const pages: Readonly<Record<string, readonly string[]>> = {
    '': ['/register', finish, '/sign-in', '/account/reset', '/account/new-password?link=x', '/account/confirm?link=x', invitation],
    [opened.secret]: ['/account', '/account/companies/new', `/account/companies/${company.id}`, '/account/password', '/account/tokens', '/account/close', '/account/inbox', `/account/inbox/${letter!.id}`, invitation],
    [admin.secret]: ['/account/people', '/account/organisations', `/account/organisations/${company.id}`, `/account/people/${colleague.person}`, '/account/letters'],
  }
  for (const [secret, paths] of Object.entries(pages)) {
    for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 900 }]) {
      await visit({ viewport }, async (page, context) => {
        if (secret !== '') await context.addCookies([{ name: 'session', value: secret, url: account.origin }])
        for (const locale of ['kk', 'ru']) {
          for (const path of paths) {
            await page.goto(`/${locale}${path}`)
            if (pictures) await page.screenshot({ path: `${pictures}/${viewport.width}-${locale}${path.replace(/\?.*/, '').replaceAll(/\W+/g, '-')}${secret === '' ? '-visitor' : ''}.png`, fullPage: true })
            assert.deepEqual(await faults(page), [], `/${locale}${path}`)
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, `/${locale}${path} scrolls sideways`)
          }
        }
      })
    }
  }
})
