import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { type Gardens, openGardens } from '../../kernel/cases/testing.ts'
import { transact } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { openLog } from '../log.ts'
import { portal } from '../portal.ts'
import { listen } from '../server.ts'
import type { RunningServer } from '../server.ts'
import { openBrowser } from '../testing-browser.ts'
import { testSettings } from '../testing.ts'
import { cabinetRoutes } from './index.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let world: Gardens
let server: RunningServer
let browser: Browser
let app: ReturnType<typeof portal>
/** Whoever is signed in now. */
let actor: Actor | null = null

before(async () => {
  world = await openGardens()
  server = await listen({ fetch: (request) => app.fetch(request) }, { port: 0 })
  app = portal({
    settings: { ...testSettings, origin: `http://localhost:${server.port}` }, routes: cabinetRoutes(world.kernel), log: openLog({ write: () => undefined }),
    authenticate: async () => (actor === null ? { actor } : { actor, csrf: 'token', hats: [{ id: 'office', kind: 'office', name: 'Garden Board', worn: true }], awaits: (await world.kernel.awaiting.count(actor)).total }),
  })
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await server.stop(0)
  await world.close()
})

/** The text of a page as somebody sees it on a phone without a script; it fits, and axe finds nothing wrong with it. */
async function seen(who: Actor, path: string): Promise<string> {
  actor = who
  const at = { baseURL: `http://localhost:${server.port}`, viewport: { width: 390, height: 844 } }
  const [plain, examined] = await Promise.all([browser.newContext({ ...at, javaScriptEnabled: false }), browser.newContext({ ...at, bypassCSP: true })])
  try {
    const page = await plain.newPage()
    await page.goto(path)
    const text = await page.locator('main').innerText()
    const examining = await examined.newPage()
    await examining.goto(path)
    await examining.evaluate(axe)
    assert.deepEqual(await examining.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html)))'), [], path)
    assert.equal(await examining.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, `${path} fits`)
    return text.replaceAll(/[\u00a0\u202f]/g, ' ')
  } finally {
    await Promise.all([plain.close(), examined.close()])
  }
}

test('whoever owes sees on top how much, until when and how it is paid; another company sees nothing of it', async () => {
  const { ledger, db } = world.kernel
  const [founder, other] = [await world.founder(), await world.founder()]
  await transact(db, (tx) => ledger.issueInvoice(tx, 'system:test', {
    key: 'late', debtor: { kind: 'organisation', id: founder.organisation!.id }, amount: 39_140_000n, issued: '2026-01-05', due: '2026-01-20', subject: 'sample:garden', income: 'sample.fees',
    text: { kk: 'Бақша жарнасы', ru: 'Взнос за сад', en: 'Contribution for the garden' }, payTo: { name: '«Үлгі Қор» КЕАҚ', identifier: { scheme: 'kz.bin', value: '240340000000' }, iban: 'KZ86125KZT5004100100', kbe: '18' },
  }))
  const text = await seen(founder, '/ru/cabinet')
  for (const part of ['Просроченная оплата: 391 400 ₸', '20 января 2026', 'Код платежа', '«Үлгі Қор» КЕАҚ', 'KZ86']) assert.ok(text.includes(part), `${part} in ${text}`)
  assert.ok(text.indexOf('391 400') < 400, 'on top')
  const theirs = await seen(other, '/kk/cabinet')
  assert.ok(!theirs.includes('391') && theirs.includes('Сізден ештеңе күтілмейді') && theirs.includes('Қызметтерге өту'), 'an empty cabinet says what one can do')
  assert.match(await seen(other, '/kk/cabinet/documents'), /Құжат әзірге жоқ/)
})

test('an officer sees what to act on, a member what to vote on, and the head what is at risk, how the load is and the trend', async () => {
  const { officer, members: [member], head } = world.office
  const id = await world.filed(await world.founder())
  assert.match(await seen(officer, '/ru/cabinet'), /К исполнению \(1\)/)
  await world.act(officer, id, { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } })
  assert.match(await seen(member!, '/kk/cabinet'), /Дауыс беру керек \(1\)/)
  await world.vote(id, 'yes')
  const text = await seen(head, '/ru/cabinet')
  assert.match(text, /На подпись \(1\)/)
  for (const part of ['Дела с близким сроком', 'Нагрузка по сотрудникам', 'Сколько дел поступило за двенадцать месяцев']) assert.ok(text.includes(part), part)
  assert.doesNotMatch(await seen(officer, '/ru/cabinet'), /Дела с близким сроком/, 'whoever is no head sees only what awaits them')
})
