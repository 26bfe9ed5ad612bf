/** A model in a browser: drafted by an engineer, released by the head with a PIN, read and downloaded by anybody, taken back. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { languageModelOptions } from '../src/countries/kazakhstan/language-model/options.ts'
import { cookieOf } from '../src/countries/kazakhstan/technopark/testing.ts'
import { openWorld, type World } from '../src/countries/kazakhstan/testing.ts'
import { openPortal } from '../src/house.ts'
import { type LanguageModel, openLanguageModel } from '../src/institutions/language-model/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { listen, openLog, type RunningServer } from '../src/portal/index.ts'
import { draftModel, judgeModel } from './model-deeds.ts'
import { openBrowser, pin, sampleIin } from './portal.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let world: World
let lm: LanguageModel
let server: RunningServer | undefined
let browser: Browser | undefined
let engineer: Actor
let head: Actor
const faults: string[] = []

before(async () => {
  world = await openWorld()
  lm = openLanguageModel(world.kernel, languageModelOptions('sample'))
  engineer = await world.officer(lm.options.engineer)
  head = await world.officer(lm.options.head)
  server = await listen(openPortal(world.kernel, kazakhstan('sample'), openLog({ write: (line) => void (line.includes('"fault"') && faults.push(line)) })), { port: 0 })
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  await server?.stop(0)
  await world.close()
})

/** A page in a window of its own, without scripts, signed in or not. */
async function visit(actor: Actor | undefined, act: (page: Page) => Promise<void>, scripts = false): Promise<void> {
  const baseURL = `http://127.0.0.1:${server!.port}`
  const context = await browser!.newContext({ baseURL, javaScriptEnabled: scripts, locale: 'kk-KZ' })
  if (actor) {
    const [name = '', value = ''] = (await cookieOf(world, actor)).split('=')
    await context.addCookies([{ name, value, url: baseURL }])
  }
  await act(await context.newPage()).finally(() => context.close())
}

/** Looks at a page in two languages, on a phone and at a desk: no fault of accessibility, nothing wider than the window. */
async function look(page: Page, path: string, name: string): Promise<void> {
  for (const locale of ['kk', 'ru']) {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
      assert.equal((await page.goto(`/${locale}${path}`))?.status(), 200, path)
      if (pictures) {
        mkdirSync(pictures, { recursive: true })
        await page.screenshot({ path: join(pictures, `${name}-${locale}-${width}.png`), fullPage: true })
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      assert.ok(wide <= 0, `${name} ${locale} ${width}: ${wide} px wider than the window`)
    }
    await page.evaluate(axe)
    const found: unknown = await page.evaluate('axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.target)))')
    assert.deepEqual(found, [], `${name} ${locale}`)
  }
}

test('a model is released by the head with a PIN once it was judged, and taken back with a reason', async () => {
  const id = await draftModel(lm, engineer, 'ulgi-kk-tiny')
  await visit(head, async (page) => {
    await page.goto('/kk/models/ulgi-kk-tiny')
    await page.getByText('Дәл осы файлдарға арналған бағалау хаттамасы жоқ').waitFor()
    assert.equal(await page.getByRole('link', { name: 'Шығару' }).count(), 0)
    await judgeModel(lm, engineer, id)
    await page.reload()
    await page.getByRole('link', { name: 'Шығару' }).click()
    await page.locator('[name=iin]').fill(sampleIin)
    await page.locator('[name=new-pin]').fill(pin)
    await page.locator('[name=pin-again]').fill(pin)
    await page.locator('form:has([name=new-pin]) button.button').click()
    await page.waitForURL(/\/kk\/models\/ulgi-kk-tiny$/)
    await page.getByText('шығарылған', { exact: true }).waitFor()
  })
  await visit(undefined, async (page) => {
    await look(page, '/models', 'models')
    await look(page, '/models/ulgi-kk-tiny', 'model')
    await page.goto('/en/models?q=ulgi')
    await page.getByRole('link', { name: 'ulgi-kk-tiny' }).click()
    await page.getByText('1.0412').waitFor()
    await page.getByText('Of 100 beginnings of training texts the model went on with 1 word for word.').waitFor()
    assert.equal((await page.request.get('/shanyraq/ulgi-kk-tiny/resolve/main/ulgi-kk-tiny-Q8_0.gguf')).status(), 200)
    assert.match(await (await page.request.get('/shanyraq/ulgi-kk-tiny/resolve/main/README.md')).text(), /^---\nlicense: "apache-2\.0"/)
  }, true)
  await visit(head, async (page) => {
    await page.goto('/kk/models/ulgi-kk-tiny')
    await page.getByRole('link', { name: 'Қайтарып алу' }).click()
    await page.locator('form:has([name="reason.kk"]) button.button').click()
    assert.equal(await page.locator('.summary li').count(), 3, 'each language is asked for')
    for (const language of ['kk', 'ru', 'en']) await page.locator(`[name="reason.${language}"]`).fill('Қате табылды')
    await page.locator('form:has([name="reason.kk"]) button.button').click()
    await page.waitForURL(/\/kk\/models\/ulgi-kk-tiny$/)
    await page.getByText('Модель қайтарып алынды').waitFor()
    assert.equal((await page.request.get('/shanyraq/ulgi-kk-tiny/resolve/main/config.json')).status(), 403)
  })
  assert.deepEqual(faults, [])
})

test('an engineer without a finished training run is told what to do first', async () => {
  await visit(engineer, async (page) => {
    await look(page, '/models/new', 'model-new')
    await page.goto('/kk/models/new')
    await page.getByText('Аяқталған оқыту жоқ').waitFor()
  }, true)
})
