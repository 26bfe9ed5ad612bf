/** The classification of an AI system as a visitor meets it: in a browser without a script, on a phone and on paper, in Kazakh and Russian. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { kazakhAiLaw } from '../src/countries/kazakhstan/oversight/ai-law.ts'
import { classificationRoutes } from '../src/institutions/oversight/classification/index.ts'
import type { Kernel } from '../src/kernel/index.ts'
import { listen, type RunningServer } from '../src/portal/index.ts'
import { openBrowser } from '../src/portal/testing-browser.ts'
import { testPortal } from '../src/portal/testing.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']
/** Nothing of the kernel is read but the day: nothing is kept. */
const kernel = { now: () => '2026-11-30T05:00:00.000Z', country: { calendar: { zone: 'Asia/Almaty' } } } as unknown as Kernel

let server: RunningServer
let browser: Browser
before(async () => {
  server = await listen(testPortal({ routes: classificationRoutes(kernel, [kazakhAiLaw]) }).app, { port: 0 })
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await server.stop(0)
})

const origin = (): string => `http://127.0.0.1:${server.port}`

async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found: unknown = await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html + " " + (n.any[0]?.message ?? v.help))))')
  assert.ok(Array.isArray(found))
  return found.map(String)
}

const european = 'scope=union&bans=&product=none&areas=&areas.4a=true&areas.5b=true&narrow=false&improves=false&patterns=false&preparatory=false&profiling=true&meets=&meets.interacts=true&general=true&compute=4&designated=false&open=false'
const addresses: Readonly<Record<string, string>> = {
  laws: '', first: '/kz-ai-law', bans: '/eu-ai-act?at=bans', areas: '/eu-ai-act?at=areas', wrong: '/eu-ai-act?scope=union&areas=&areas.6e=true&profiling=false&after=test', european: `/eu-ai-act?${european}&result=`,
  kazakh: '/kz-ai-law?inCountry=true&bans=&failure=&failure.moralHarm=true&state=&humanFinal=false&correctable=true&touches=&touches.rights=true&result=', open: '/kz-ai-law?inCountry=true&result=', rules: '/eu-ai-act/rules',
}

for (const locale of ['kk', 'ru'] as const) {
  for (const width of [390, 1280]) {
    test(`in ${locale} at ${width} px no page is at fault or wider than its window`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 } })
      const page = await context.newPage()
      for (const [name, address] of Object.entries(addresses)) {
        await page.goto(`${origin()}/${locale}/oversight/classification${address}`)
        if (pictures) await page.screenshot({ path: `${pictures}/${name}-${locale}-${width}.png`, fullPage: true })
        assert.deepEqual(await faults(page), [], name)
        assert.ok(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), `${name} is too wide`)
      }
      await context.close()
    })
  }
}

test('without a script a visitor answers page by page, goes back, and reaches the result', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 900 }, javaScriptEnabled: false })
  const page = await context.newPage()
  const goOn = (): Promise<void> => page.getByRole('button', { name: 'Continue' }).click()
  await page.goto(`${origin()}/en/oversight/classification/kz-ai-law`)
  await page.getByLabel('Yes', { exact: true }).check()
  await goOn()
  await page.getByLabel(/without consent/).check()
  await goOn()
  await page.getByRole('link', { name: 'Back' }).click()
  assert.ok(await page.getByLabel(/without consent/).isChecked(), 'nothing is lost on the way back')
  await goOn()
  await page.getByLabel('Moral harm is caused').check()
  await goOn()
  await page.getByRole('link', { name: 'I do not know, skip' }).click()
  await goOn()
  const text = await page.locator('main').innerText()
  assert.match(text, /Use\s+Prohibited/)
  assert.match(text, /Class of risk\s+Medium/)
  assert.match(text, /between “Low” and “High”/)
  assert.match(text, /Suspend or stop operation at once/)
  await context.close()
})
