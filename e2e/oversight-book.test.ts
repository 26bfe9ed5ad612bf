/** The compute book, oversight in figures and the owner's page as people meet them: with what was declared, on a phone and at a desk, in Kazakh and Russian. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { classified } from '../src/countries/kazakhstan/oversight/classified.ts'
import { oversightOptions } from '../src/countries/kazakhstan/oversight/options.ts'
import { openOversight, type Oversight } from '../src/countries/kazakhstan/oversight/testing.ts'
import { classificationRoutes } from '../src/institutions/oversight/classification/index.ts'
import { computeRoutes, noticesAwait } from '../src/institutions/oversight/compute/index.ts'
import { noticeLargeRuns } from '../src/institutions/oversight/compute/notices.ts'
import { exchangeRoutes } from '../src/institutions/oversight/exchange/index.ts'
import { figuresRoutes } from '../src/institutions/oversight/figures/index.ts'
import { mineRoute } from '../src/institutions/oversight/mine.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { listen, type RunningServer } from '../src/portal/index.ts'
import { openBrowser } from '../src/portal/testing-browser.ts'
import { testPortal } from '../src/portal/testing.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let at: Oversight
let browser: Browser
const servers: RunningServer[] = []
/** Where each of them is served; a visitor is nobody. */
const origins = new Map<'visitor' | 'owner' | 'officer', string>()

before(async () => {
  if (pictures) mkdirSync(pictures, { recursive: true })
  at = await openOversight()
  browser = await openBrowser()
  const { kernel } = at.world
  for (const [n, owner] of [at.owner, await at.world.founder(), await at.world.founder()].entries()) {
    await at.filed(owner, 'oversight.accelerators', { accelerator: 'NVIDIA H100 SXM5 80GB', count: String(64 * (n + 1)), site: 'Астана, 1-зал', peak: '989', peakSource: 'Өндіруші сипаттамасы', since: '2026-02-01' })
  }
  await at.filed(at.owner, 'oversight.training-run', { name: 'Үлгі-1', purpose: 'Қазақ тілі.', known: '2026-02-01', method: 'operator', least: '5', best: '8', most: '10', basisOfFigure: 'Оқыту журналы.' })
  const { number } = await at.registered()
  await at.filed(await at.world.officer(), 'oversight.explanation', { asks: 'review', about: 'Нәтиже.' }, number)
  await kernel.round()
  kernel.awaiting.offer(noticesAwait(kernel, oversightOptions.compute))
  await noticeLargeRuns(kernel, oversightOptions.compute)
  const routes = [...computeRoutes(kernel, oversightOptions.compute), ...figuresRoutes(kernel, oversightOptions.figures), mineRoute(kernel, classified), ...exchangeRoutes(kernel, oversightOptions.exchange), ...classificationRoutes(kernel, [], classified)]
  for (const [who, actor] of [['visitor', null], ['owner', at.owner], ['officer', at.officer]] as const satisfies readonly (readonly [string, Actor | null])[]) {
    const server = await listen(testPortal({ routes, session: { actor } }).app, { port: 0 })
    servers.push(server)
    origins.set(who, `http://127.0.0.1:${server.port}`)
  }
})
after(async () => {
  await browser?.close()
  for (const server of servers) await server.stop(0)
  await at?.world.close()
})

async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found: unknown = await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html + " " + (n.any[0]?.message ?? v.help))))')
  assert.ok(Array.isArray(found))
  return found.map(String)
}

const addresses = [
  ['visitor', 'compute', '/oversight/compute'], ['visitor', 'figures', '/oversight/figures'], ['visitor', 'incidents', '/oversight/incident-database'], ['owner', 'own', '/oversight/compute/own'], ['owner', 'mine', '/oversight/mine'],
  ['officer', 'all', '/oversight/compute/all'], ['officer', 'moved', '/oversight/classification-moved'],
] as const

for (const locale of ['kk', 'ru'] as const) {
  for (const width of [390, 1280]) {
    test(`in ${locale} at ${width} px no page is at fault or wider than its window`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 } })
      const page = await context.newPage()
      for (const [who, name, address] of addresses) {
        const answer = await page.goto(`${origins.get(who)}/${locale}${address}`)
        assert.equal(answer?.status(), 200, name)
        if (pictures) await page.screenshot({ path: `${pictures}/${name}-${locale}-${width}.png`, fullPage: true })
        assert.deepEqual(await faults(page), [], name)
        assert.ok(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), `${name} is too wide`)
      }
      await context.close()
    })
  }
}

test('everybody sees how many accelerators three organisations have together, and only the owner which are theirs and what is to be notified', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${origins.get('visitor')}/ru/oversight/compute`)
  const told = await page.locator('main').innerText()
  assert.match(told, /Ускорителей по книге\s+384/)
  assert.doesNotMatch(told, /Астана/)
  await page.goto(`${origins.get('owner')}/ru/oversight/compute/own`)
  assert.match(await page.locator('main').innerText(), /Астана, 1-зал[^]*Возможно достигнут[^]*Уведомление не поступило[^]*Не установлен/)
  await page.goto(`${origins.get('owner')}/ru/oversight/mine`)
  assert.match(await page.locator('main').innerText(), /Уведомить о крупном обучении: Үлгі-1/)
  await page.context().close()
})
