import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { gardens, type Gardens, openGardens, ownHat } from '../../kernel/cases/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Procedure } from '../../law/procedure.ts'
import { openLog } from '../log.ts'
import { portal } from '../portal.ts'
import { listen, type RunningServer } from '../server.ts'
import { openBrowser } from '../testing-browser.ts'
import { testSettings } from '../testing.ts'
import { deskRoutes } from './index.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let world: Gardens
let server: RunningServer
let browser: Browser
let app: ReturnType<typeof portal>
/** Whoever is signed in now. */
let actor: Actor | null = null

before(async () => {
  const { procedures } = gardens()
  const look = (one: Procedure): Procedure => ({ ...one, steps: { ...one.steps, look: { ...one.steps['look']!, manyAtOnce: { basis: one.steps['look']!.basis } } } })
  world = await openGardens({ procedures: procedures.map((one) => (one.id === 'sample.felling' ? look(one) : one)) })
  server = await listen({ fetch: (request) => app.fetch(request) }, { port: 0 })
  app = portal({
    settings: { ...testSettings, origin: `http://localhost:${server.port}` }, routes: deskRoutes(world.kernel, {}), log: openLog({ write: () => undefined }),
    authenticate: async () => (actor === null ? { actor } : { actor, csrf: 'token', hats: [{ id: 'office', kind: 'office', name: 'Garden Board', worn: true }] }),
  })
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await server.stop(0)
  await world.close()
})

/** Works in a window of somebody's; what is done there is done when it answers. */
async function at(who: Actor, path: string, act: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
  actor = who
  const context = await browser.newContext({ baseURL: `http://localhost:${server.port}`, viewport: { width: 1280, height: 900 }, bypassCSP: true, ...options })
  try {
    const page = await context.newPage()
    await page.goto(path)
    await act(page)
  } finally {
    await context.close()
  }
}

/** The page fits, and axe finds nothing wrong with it. */
async function looks(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  await page.evaluate(axe)
  assert.deepEqual(await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html)))'), [], name)
  assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, `${name} fits`)
}

const phone = { viewport: { width: 390, height: 844 } }

/** Files applications on days that follow each other, and answers with their numbers. */
async function filed(count: number): Promise<readonly string[]> {
  const { officer } = world.office
  const before = new Set((await world.kernel.cases.queue(officer, { page: 1, size: 1000 })).rows.map(({ number }) => number))
  for (let n = 0; n < count; n += 1) await world.filed(await world.founder())
  return (await world.kernel.cases.queue(officer, { order: 'number', page: 1, size: 1000 })).rows.map(({ number }) => number).filter((number) => !before.has(number))
}

test('an officer works through what waits for them: after each act the next case of the same view, with and without a script', async () => {
  const { officer } = world.office
  const [first, second, third] = await filed(3)
  const pass = async (page: Page): Promise<void> => {
    await page.locator('#act').getByLabel('Yes').first().check()
    await page.locator('#act input[value=pass]').check()
    await page.locator('#act').getByRole('button', { name: 'Complete the step' }).click()
    await page.getByText('The step is complete.').waitFor()
  }
  await at(officer, '/en/desk', async (page) => {
    await page.getByRole('navigation', { name: 'Parts of the queue' }).getByRole('link', { name: 'To act' }).click()
    await page.getByRole('link', { name: first!, exact: true }).click()
    await pass(page)
    await page.getByRole('link', { name: `Next case: № ${second}` }).first().click()
    await page.getByRole('heading', { name: `№ ${second}` }).waitFor()
  }, { javaScriptEnabled: false })
  await at(officer, '/en/desk?waits=act', async (page) => {
    await page.keyboard.press('j')
    await page.keyboard.press('o')
    await page.getByRole('heading', { name: `№ ${second}` }).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: `№ ${third}` }).waitFor()
    await page.keyboard.press('p')
    await page.getByRole('heading', { name: `№ ${second}` }).waitFor()
    await pass(page)
    await looks(page, 'acted-en-1280')
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: `№ ${third}` }).waitFor()
    await page.keyboard.press('u')
    await page.waitForURL(/desk\?waits=act$/)
    const hint = page.locator('[data-keys-hint]')
    await hint.waitFor()
    await page.evaluate('localStorage.setItem("keys", "off")')
    await page.reload()
    assert.equal(await hint.isHidden(), true, 'keys that are switched off are not told of')
  })
})

test('the queue and a case in it are read on a phone in Kazakh and at a desk in Russian', async () => {
  const { officer, members: [member] } = world.office
  await filed(2)
  for (const [locale, size, name] of [['kk', phone, 390], ['ru', {}, 1280]] as const) {
    await at(officer, `/${locale}/desk?waits=act`, async (page) => {
      await looks(page, `queue-${locale}-${name}`)
      await page.locator('tbody th a').first().click()
      await page.locator('nav.beside').waitFor()
      await looks(page, `case-in-view-${locale}-${name}`)
    }, size)
    await at(member!, `/${locale}/desk`, (page) => looks(page, `queue-of-member-${locale}-${name}`), size)
  }
})

test('a view is saved under a name, and several cases are acted on at once, without a script', async () => {
  const { cases } = world.kernel
  const forester = await world.officer('forester')
  for (let n = 0; n < 3; n += 1) {
    const owner = ownHat(await world.founder())
    const draft = await cases.begin(owner, { procedure: 'sample.felling' })
    for (const page of (await cases.draft(owner, draft)).procedure.form) await cases.savePage(owner, draft, page, { age: '10', where: 'Almaty' })
    await cases.file(owner, { draft })
  }
  await at(forester, '/ru/desk?waits=act', async (page) => {
    await page.locator('summary', { hasText: 'Сохранённые списки' }).click()
    await page.getByLabel('Название этого списка').fill('Мои деревья')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByRole('navigation', { name: 'Части очереди' }).getByRole('link', { name: 'Мои деревья' }).waitFor()
    for (const box of await page.getByRole('checkbox', { name: /^Отметить/ }).all()) await box.check()
    await page.getByRole('button', { name: 'Действовать по отмеченным делам' }).click()
    await page.locator('#act-outcome, [name=act-outcome]').first().check()
    await page.getByLabel('Обоснование').fill('Осмотрено.')
    await page.getByRole('button', { name: 'Посмотреть, что будет' }).click()
    await page.getByRole('button', { name: 'Выполнить по 3 делам' }).click()
    await page.getByText('Выполнено дел: 3 из 3.').waitFor()
  }, { javaScriptEnabled: false })
  const owner = ownHat(await world.founder())
  const draft = await cases.begin(owner, { procedure: 'sample.felling' })
  for (const page of (await cases.draft(owner, draft)).procedure.form) await cases.savePage(owner, draft, page, { age: '10', where: 'Almaty' })
  await cases.file(owner, { draft })
  for (const [locale, size, name] of [['kk', phone, 390], ['ru', {}, 1280]] as const) {
    await at(forester, `/${locale}/desk?waits=act`, async (page) => {
      for (const summary of await page.locator('details.saved summary').all()) await summary.click()
      await looks(page, `views-${locale}-${name}`)
    }, size)
  }
})
