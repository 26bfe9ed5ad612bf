/** A model in a browser: drafted by an engineer, or sent from elsewhere and described; released by the head with a PIN, read and downloaded by anybody, taken back. */
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
import { someProvenance } from '../src/institutions/language-model/models/testing-registry.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { listen, openLog, type RunningServer } from '../src/portal/index.ts'
import { deliverModel, draftModel, judgeModel, prepareModel } from './model-deeds.ts'
import { openBrowser, password, pin, proveNumber } from './portal.ts'

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
  world = await openWorld({ passwords: true })
  lm = openLanguageModel(world.kernel, languageModelOptions('sample'))
  engineer = await world.officer(lm.options.engineer)
  head = await world.officer(lm.options.head)
  await proveNumber(world.kernel, { ...head, email: (await world.kernel.parties.person(head.person))!.email! }, 77)
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
    const found: unknown = await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html)))')
    assert.deepEqual(found, [], `${name} ${locale}`)
  }
}

/** An engineer submits a model for release, with one click on its page. */
const submit = (name: string): Promise<void> => visit(engineer, async (page) => {
  await page.goto(`/kk/models/${name}`)
  await page.getByRole('button', { name: 'Шығаруға ұсыну' }).click()
  await page.getByText('Модель шығаруға ұсынылды').waitFor()
})

test('a model is released by the head with a PIN once it was judged, and taken back with a reason', async () => {
  const id = await draftModel(lm, engineer, 'ulgi-kk-tiny')
  await visit(head, async (page) => {
    await page.goto('/kk/models/ulgi-kk-tiny')
    await page.getByText('Дәл осы файлдарға арналған бағалау хаттамасы жоқ').waitFor()
    assert.equal(await page.getByRole('link', { name: 'Шығару' }).count(), 0)
    await judgeModel(lm, engineer, id)
    await page.reload()
    await page.getByText('Енді инженер оны шығаруға ұсынады').waitFor()
    assert.equal(await page.getByRole('link', { name: 'Шығару' }).count(), 0)
  })
  await visit(engineer, async (page) => {
    await look(page, '/models/ulgi-kk-tiny', 'model-judged')
  }, true)
  await submit('ulgi-kk-tiny')
  await visit(head, (page) => look(page, '/models/ulgi-kk-tiny/release', 'model-release'), true)
  await visit(head, async (page) => {
    await page.goto('/kk/models/ulgi-kk-tiny')
    await page.getByRole('link', { name: 'Шығару' }).click()
    await page.locator('[name=password]').fill(password)
    await page.locator('[name=new-pin]').fill(pin)
    await page.locator('[name=pin-again]').fill(pin)
    await page.locator('form:has([name=new-pin]) button.button').first().click()
    await page.waitForURL(/\/kk\/models\/ulgi-kk-tiny$/)
    await page.getByText('шығарылған', { exact: true }).waitFor()
  })
  await visit(undefined, async (page) => {
    await look(page, '/models', 'models')
    await look(page, '/models/ulgi-kk-tiny', 'model')
    await page.goto('/en/models?q=ulgi')
    await page.getByRole('link', { name: 'ulgi-kk-tiny' }).click()
    await page.getByRole('cell', { name: /^1[.,]041/ }).first().waitFor()
    await page.getByText('Of 100 beginnings of training texts the model went on with 1 word for word.').waitFor()
    assert.equal((await page.request.get('/shanyraq/ulgi-kk-tiny/resolve/main/ulgi-kk-tiny-Q8_0.gguf')).status(), 200)
    assert.match(await (await page.request.get('/shanyraq/ulgi-kk-tiny/resolve/main/README.md')).text(), /^---\nlicense: "apache-2\.0"/)
  }, true)
  await visit(head, async (page) => {
    await page.goto('/kk/models/ulgi-kk-tiny')
    await page.getByRole('link', { name: 'Қайтарып алу' }).click()
    await page.locator('form:has([name="reason.kk"]) button.button').first().click()
    assert.equal(await page.locator('.summary li').count(), 3, 'each language is asked for')
    for (const language of ['kk', 'ru', 'en']) await page.locator(`[name="reason.${language}"]`).fill('Қате табылды')
    await page.locator('form:has([name="reason.kk"]) button.button').first().click()
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

test('a model that was made elsewhere is described by an engineer, and says whose words that is', async () => {
  await deliverModel(lm, engineer, 'ulgi-half', false)
  await deliverModel(lm, engineer, 'ulgi-elsewhere', true)
  await visit(engineer, async (page) => {
    await look(page, '/models/add', 'model-add')
    await look(page, '/models/add/ulgi-elsewhere', 'model-describe')
  }, true)
  await visit(engineer, async (page) => {
    await page.goto('/kk/models')
    await page.getByRole('link', { name: 'Модель қосу' }).click()
    await page.getByText('жетіспейді: model.safetensors').waitFor()
    await page.getByRole('link', { name: 'Сипаттау' }).click()
    await page.locator('[name=hardware]').fill('8 × H100')
    await page.locator('[name=datasets]').fill('ulgi/joq')
    const send = () => page.locator('form:has([name=languages]) button.button').first().click()
    await send()
    await page.locator('.summary a', { hasText: 'ulgi/joq' }).waitFor()
    assert.equal(await page.locator('[name=hardware]').inputValue(), '8 × H100', 'nothing typed is lost')
    await page.locator('[name=datasets]').fill('')
    await page.locator('[name=languages]').fill('kk, ru')
    await page.locator('[name="base.name"]').fill('Ulgi/base')
    await page.locator('[name="base.licence"]').fill('Apache-2.0')
    for (const language of ['kk', 'ru', 'en']) for (const field of ['other', 'summary', 'intendedUse', 'limits', 'risk.reasons']) await page.locator(`[name="${field}.${language}"]`).fill(`Үлгі ${field}`)
    await page.locator('[name="contact.name"]').fill('Үлгі Инженер')
    await page.locator('[name="contact.email"]').fill('injener@ulgi.example')
    await send()
    await page.waitForURL(/\/kk\/models\/ulgi-elsewhere$/)
    await page.getByText(`Мәлімдеген: ${engineer.name}`).first().waitFor()
    await page.getByText('портал мұны бақыламаған').first().waitFor()
    await page.goto('/kk/models/add')
    await page.getByText('дайындалып жатыр', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Жою: ulgi-half' }).click()
    await page.waitForURL(/\/kk\/models\/add$/)
    assert.equal(await page.getByText('ulgi-half').count(), 0)
  })
  const { id } = await lm.models.find('ulgi-elsewhere')
  const delivery = await lm.deliveries.find('ulgi-elsewhere')
  await lm.deliveries.lend(delivery.id, (folder) => prepareModel(lm, id, folder))
  await visit(engineer, (page) => look(page, '/models/ulgi-elsewhere', 'model-stated'), true)
  await visit(undefined, async (page) => { assert.equal((await page.goto('/kk/models/ulgi-elsewhere'))?.status(), 404) })
  assert.deepEqual(faults, [])
})

test('the head states why a model is released although texts of its corpus were opted out', async () => {
  const id = await draftModel(lm, engineer, 'ulgi-opted-out')
  await judgeModel(lm, engineer, id)
  const { db, now } = world.kernel
  const corpus = someProvenance.corpus.id!
  await db.insertInto('corpus').values({ id: corpus, title: 'Үлгі корпус', choices: '{}', state: 'failed', actor: '{}', manifest: null, hash: null, artefacts: '[]', failure: null, created_at: now(), finished_at: now() }).execute()
  await db.insertInto('corpus_opt_out').values({ key: 'k'.repeat(64), reason: 'Автор сұрады', entered_by: engineer.person, at: now() }).execute()
  await db.insertInto('corpus_opt_out_mark').values({ corpus, key: 'k'.repeat(64), documents: 3 }).execute()
  await visit(head, async (page) => {
    await page.goto('/kk/models/ulgi-opted-out')
    assert.equal(await page.getByRole('link', { name: 'Шығару' }).count(), 0)
    await page.getByText('Корпусты оларсыз қайта жинақтап').waitFor()
    await page.getByRole('link', { name: 'Негіздемені жазу' }).click()
    const send = () => page.locator('form:has([name="reason.kk"]) button.button').first().click()
    await send()
    assert.equal(await page.locator('.summary li').count(), 3)
    for (const language of ['kk', 'ru', 'en']) await page.locator(`[name="reason.${language}"]`).fill('Мәтіндердің мыңнан бірі ғана')
    await send()
    await page.waitForURL(/\/kk\/models\/ulgi-opted-out$/)
  })
  await submit('ulgi-opted-out')
  await visit(head, async (page) => {
    await page.goto('/kk/models/ulgi-opted-out')
    await page.getByRole('link', { name: 'Шығару' }).click()
    await page.locator('article.paper', { hasText: 'Мәтіндердің мыңнан бірі ғана' }).waitFor()
  })
  await db.insertInto('corpus_opt_out').values({ key: 'm'.repeat(64), reason: 'Баспа сұрады', entered_by: engineer.person, at: now() }).execute()
  await db.insertInto('corpus_opt_out_mark').values({ corpus, key: 'm'.repeat(64), documents: 1 }).execute()
  await visit(head, async (page) => {
    await look(page, '/models/ulgi-opted-out', 'model-opted-out')
    await look(page, '/models/ulgi-opted-out/opt-outs', 'model-opt-outs')
  }, true)
  assert.deepEqual(faults, [])
})
