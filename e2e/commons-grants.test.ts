/** Who has access to a dataset, who waits for it, and how an owner takes it back: in a browser, from both sides. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { type CommonsWorld, openCommonsWorld } from '../src/countries/kazakhstan/commons/testing.ts'
import { cookieOf } from '../src/countries/kazakhstan/technopark/testing.ts'
import { openPortal, seat } from '../src/house.ts'
import type { Dataset } from '../src/institutions/commons/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { listen, openLog, type RunningServer } from '../src/portal/index.ts'
import { openBrowser } from './portal.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let world: CommonsWorld
let server: RunningServer | undefined
let browser: Browser | undefined
let dataset: Dataset
let holder: Actor
let waiting: Actor

before(async () => {
  world = await openCommonsWorld({ passwords: true })
  const country = kazakhstan('sample')
  seat(world.kernel, country)
  server = await listen(openPortal(world.kernel, country, openLog({ write: () => undefined })), { port: 0 })
  const csv = `өңір;мектеп;оқушылар\n${Array.from({ length: 40 }, (_, i) => `${i % 2 === 0 ? 'Алматы' : 'Астана'};Мектеп ${i};${300 + i}`).join('\n')}`
  dataset = await world.publish('mektepter', { 'mektepter.csv': csv }, {
    terms: { tier: 'restricted', purposes: ['research', 'product'], mode: 'download', months: 24, atOnce: { purposes: ['research'], mode: 'query', months: 12 } },
  })
  holder = await world.founder('«Үлгі Зертхана» ЖШС')
  waiting = await world.founder('«Үлгі Өнім» ЖШС')
  const wish = { use: 'Үлгі зерттеу', agrees: 'true' }
  await world.ask(holder, dataset.id, { ...wish, purpose: 'research', mode: 'query', months: '6' })
  await world.ask(waiting, dataset.id, { ...wish, purpose: 'product', mode: 'download', months: '24' })
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  await server?.stop(0)
  await world.close()
})

async function visit(actor: Actor, act: (page: Page) => Promise<void>, script = false): Promise<void> {
  const context = await browser!.newContext({ baseURL: `http://localhost:${server!.port}`, javaScriptEnabled: script })
  try {
    const [name = '', value = ''] = (await cookieOf(world, actor)).split('=')
    await context.addCookies([{ name, value, domain: 'localhost', path: '/' }])
    await act(await context.newPage())
  } finally {
    await context.close()
  }
}

const path = 'commons/datasets/ulgi/mektepter'

/** Looks at a page in both languages, on a phone and at a desk. */
async function look(page: Page, name: string, address: string): Promise<void> {
  for (const locale of ['kk', 'ru']) for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
    await page.goto(`/${locale}/${address}`)
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${name} ${locale} ${width}`)
    if (pictures) {
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `${name}-${locale}-${width}.png`), fullPage: true })
    }
    await page.evaluate(axe)
    const found: unknown = await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html)))')
    assert.deepEqual(found, [], `${name} ${locale} ${width}`)
  }
}

test('the owner sees who has access, for what and until when, what they read, and who waits', async () => {
  const asker = await world.commons.access.asker(holder)
  const { version, verdict } = await world.commons.access.open(asker, dataset, { mode: 'query' })
  await world.commons.reads.note({ dataset: dataset.id, version: version.number, door: 'page', mode: 'query', by: verdict.by, asker, what: 'mektepter', rows: 20 })
  await visit(world.owner, async (page) => {
    await page.goto(`/kk/${path}/grants`)
    const row = await page.getByRole('row', { name: /Үлгі Зертхана/ }).innerText()
    assert.match(row, /Күшінде/)
    assert.match(row, /Ғылыми зерттеу/)
    assert.match(row, /1 рет/)
    assert.match(await page.getByRole('region', { name: 'Рұқсат күтіп тұрғандар' }).innerText(), /Үлгі Өнім/)
  })
  await visit(world.owner, async (page) => {
    await look(page, 'grants-owner', `${path}/grants`)
    const [grant] = await world.commons.access.grantsOn(dataset.id)
    await look(page, 'take-back', `${path}/grants/${grant!.decision}/take-back`)
  }, true)
})

test('a reader finds what their organisation may read, with the agreement', async () => {
  await visit(holder, async (page) => {
    await page.goto('/kk/commons/grants')
    await page.getByRole('row', { name: new RegExp(dataset.description!.title.kk) }).getByRole('link', { name: 'Келісім' }).click()
    await page.getByRole('heading', { name: 'Деректерді пайдалану туралы келісім' }).waitFor()
  })
  await visit(holder, (page) => look(page, 'grants-reader', 'commons/grants'), true)
})

test('the steward opens the request at the desk, and nobody else sees the list', async () => {
  await visit(await world.officer('commons.steward'), async (page) => {
    await page.goto(`/kk/${path}/grants`)
    await page.getByRole('region', { name: 'Рұқсат күтіп тұрғандар' }).getByRole('link').click()
    await page.waitForURL(/\/desk\/cases\//)
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1)
  })
  await visit(holder, async (page) => {
    assert.equal((await page.goto(`/kk/${path}/grants`))?.status(), 403)
  })
})

test('the owner takes a grant back with a reason: the access ends at once, and the withdrawal begins', async () => {
  const asker = await world.commons.access.asker(holder)
  await visit(world.owner, async (page) => {
    await page.goto(`/kk/${path}/grants`)
    await page.getByRole('link', { name: /^Қайтарып алу/ }).click()
    await page.getByRole('button', { name: 'Рұқсатты қазір тоқтата тұру' }).click()
    assert.match(await page.title(), /^Қате: /)
    await page.getByLabel('Себебі').fill('Деректер басқа мақсатқа пайдаланылған')
    await page.getByRole('button', { name: 'Рұқсатты қазір тоқтата тұру' }).click()
    await page.getByText('Рұқсат тоқтатыла тұрды').waitFor()
    await page.getByText('Тоқтатыла тұрған', { exact: true }).waitFor()
    assert.equal(await page.getByRole('link', { name: /^Қайтарып алу/ }).count(), 0)
  })
  await assert.rejects(world.commons.access.open(asker, dataset, { mode: 'query' }), { code: 'revoked' })
})
