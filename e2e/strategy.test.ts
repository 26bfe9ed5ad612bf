/** The pages of the strategy as people meet them: with what was entered, on a phone and at a desk, in Kazakh and Russian. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { strategyOptions } from '../src/countries/kazakhstan/strategy/options.ts'
import { enterSampleMeetings } from '../src/countries/kazakhstan/strategy/sample-meetings.ts'
import { aGoal, aMeasure, anIndicator, openStrategy, type Strategy } from '../src/countries/kazakhstan/strategy/testing.ts'
import { instantOf } from '../src/law/time.ts'
import { strategy } from '../src/institutions/strategy/index.ts'
import { listen, type RunningServer } from '../src/portal/index.ts'
import { threadRoute } from '../src/portal/thread/index.ts'
import { openBrowser } from '../src/portal/testing-browser.ts'
import { testPortal } from '../src/portal/testing.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let at: Strategy
let browser: Browser
let server: RunningServer
let pages: readonly string[] = []

before(async () => {
  if (pictures) mkdirSync(pictures, { recursive: true })
  at = await openStrategy()
  browser = await openBrowser()
  const goal = await at.entered('strategy.goal', aGoal)
  const indicator = await at.entered('strategy.indicator', { ...anIndicator, goal, target2026: '16' })
  // On another day, so that the thread of the goal has two.
  at.world.at(instantOf('2026-10-06T05:00:00.000Z'))
  const measure = await at.entered('strategy.measure', { ...aMeasure, goal, budget: '120000000', deadline: '2026-12-01' })
  await at.entered('strategy.measure-done', { doneOn: '2026-09-30', evidence: 'Үлгі акт' }, { subject: measure, findings: { accepted: 'false' } })
  for (const [year, kind, value, more] of [['2025', 'fact', '13', {}], ['2026', 'fact', '15', {}], ['2025', 'forecast', '20', { low: '18', high: '22' }]] as const) {
    await at.entered('strategy.figure', { indicator, year, kind, value, figureSource: 'Үлгі есеп', responsible: 'Үлгі жауапты', toldOn: '2026-09-15', ...more })
  }
  await at.entered('strategy.confidence', { ownerConfidence: 'high', why: 'Жоспар бойынша.' }, { subject: indicator, findings: { analystConfidence: 'low' } })
  const { world } = at
  const members = [await world.officer('strategy.commission-member', 'strategy.council-member'), await world.officer('strategy.commission-member', 'strategy.council-member')]
  const chair = await world.officer('strategy.commission-chair', 'strategy.commission-member', 'strategy.council-chair', 'strategy.council-member')
  await enterSampleMeetings(world.kernel, { secretary: await world.officer('strategy.commission-secretary', 'strategy.council-secretary'), members: [chair, ...members], chair, reporter: await world.officer('oversight.representative') }, world.sign)
  pages = ['/strategy', `/strategy/goals/${goal}`, `/strategy/indicators/${indicator}`, '/strategy/check', '/strategy/meetings', `/thread?of=entry:${goal}`]
  server = await listen(testPortal({ routes: [...strategy(strategyOptions).routes(at.world.kernel), threadRoute(at.world.kernel, [])] }).app, { port: 0 })
})
after(async () => {
  await browser?.close()
  await server?.stop(0)
  await at?.world.close()
})

for (const width of [390, 1280]) {
  test(`every page is whole and readable at ${width} px in Kazakh and Russian`, async () => {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    for (const locale of ['kk', 'ru']) {
      for (const [n, path] of pages.entries()) {
        const answer = await page.goto(`http://127.0.0.1:${server.port}/${locale}${path}`)
        assert.equal(answer?.status(), 200, path)
        if (pictures) await page.screenshot({ path: `${pictures}/${n}-${locale}-${width}.png`, fullPage: true })
        assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${locale}${path} is wider than ${width} px`)
        await page.evaluate(axe)
        assert.deepEqual(await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html)))'), [], `${locale}${path}`)
      }
    }
    await page.close()
  })
}

test('the thread goes back in time by a slider, with the keyboard, and is drawn again without leaving the page', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 900 } })
  const address = `http://127.0.0.1:${server.port}/ru${pages.at(-1)}`
  await page.goto(address)
  const slider = page.getByRole('slider', { name: 'Перемещение по дням изменений' })
  const spoken = async (): Promise<string | null> => slider.getAttribute('aria-valuetext')
  assert.match(await spoken() ?? '', /^Сегодня, 6 октября 2026/)
  const now = await page.locator('.timeline > li').count()
  await page.evaluate('document.querySelector("h1").dataset.stays = "yes"')
  await slider.focus()
  await page.keyboard.press('ArrowLeft')
  assert.match(await spoken() ?? '', /^5 октября 2026/, 'it names the day at once')
  await page.getByRole('status').filter({ hasText: 'По состоянию на 5 октября 2026' }).waitFor()
  const then = await page.locator('.timeline > li').count()
  assert.ok(then < now, `${then} on the day before, ${now} today`)
  assert.equal(await page.locator('input[name=on]').inputValue(), '05.10.2026', 'the form follows')
  assert.deepEqual([new URL(page.url()).searchParams.get('on'), await page.evaluate('document.querySelector("h1").dataset.stays'), await page.evaluate('document.activeElement.id')], ['2026-10-05', 'yes', 'days'])
  await page.keyboard.press('ArrowRight')
  await page.getByRole('status').filter({ hasText: 'По состоянию на' }).waitFor({ state: 'detached' })
  assert.deepEqual([await page.locator('.timeline > li').count(), decodeURIComponent(page.url())], [now, address])
  await page.close()
  const plain = await browser.newPage({ javaScriptEnabled: false })
  await plain.goto(address)
  assert.equal(await plain.locator('#days').isVisible(), false, 'without a script there are the days as links')
  await plain.getByRole('link', { name: '5 октября 2026', exact: false }).first().click()
  assert.match(await plain.locator('main').textContent() ?? '', /По состоянию на 5 октября 2026/)
  await plain.close()
})

test('a day that is asked for too often leaves the page as it is, and the slider says when to try again', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 900 } })
  const address = `http://127.0.0.1:${server.port}/ru${pages.at(-1)}`
  await page.goto(address)
  await page.evaluate('document.querySelector("h1").dataset.stays = "yes"')
  await page.evaluate('(async () => { for (let at = 0; at < 130; at += 1) if ((await fetch("/ru/thread")).status === 429) return })()')
  await page.locator('#days').focus()
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('status').filter({ hasText: /^5 октября 2026.*: Запросы приходят слишком часто\. Повторите через \d+ с\.$/ }).waitFor()
  assert.deepEqual([decodeURIComponent(page.url()), await page.evaluate('document.querySelector("h1").dataset.stays')], [address, 'yes'])
  await page.close()
})
