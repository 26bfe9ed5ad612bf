/** What strangers use, in a real browser: verifying, the journal, indicators, state, documentation; with and without a script. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { instantOf } from '../src/law/time.ts'
import { grant } from '../conformance/grant.ts'
import { bundleText, type Decision, verifyAddress } from '../src/kernel/decisions/index.ts'
import { openBrowser, openWholePortal, type WholePortal, windowOf } from './portal.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let portal: WholePortal
let browser: Browser
let decision: Decision

before(async () => {
  portal = await openWholePortal()
  decision = await grant(portal)
  const { kernel } = portal
  kernel.indicators.offer({
    id: 'sample.fund', unit: 'tiyn', title: { kk: 'Үлгі қор', ru: 'Фонд-образец', en: 'Sample fund' },
    definition: { kk: 'Қордағы ақша.', ru: 'Деньги в фонде.', en: 'Money in the fund.' }, source: { kk: 'Есеп кітабы', ru: 'Книга учёта', en: 'The books' },
    compute: async () => String(BigInt(Date.parse(kernel.now()) / 86_400_000 | 0) % 7n * 12_345_600_000n),
  })
  for (let day = 3; day <= 20; day++) {
    portal.at(instantOf(`2026-02-${String(day).padStart(2, '0')}T05:00:00.000Z`))
    await kernel.indicators.record()
  }
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await portal.close()
  assert.deepEqual(portal.faults, [])
})

async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found: unknown = await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html + " " + (n.any[0]?.message ?? v.help))))')
  assert.ok(Array.isArray(found))
  return found.map(String)
}

async function look(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

test('every page of the record is free of faults that axe finds and does not scroll sideways, on a phone and a desk', async () => {
  const paths = ['/verify', `/verify/${decision.record.number}`, '/verify?number=TP-1', '/journal', '/journal/entries', '/journal/entries?type=decision.issued', '/journal/entries/3', '/indicators', '/indicators/sample.fund', '/status', '/docs']
  for (const width of [390, 1280]) {
    for (const locale of ['kk', 'ru'] as const) {
      const { context, page } = await windowOf(browser, portal, { width, locale })
      for (const path of paths) {
        await page.goto(`/${locale}${path}`)
        await look(page, `${width}-${locale}${path.replaceAll(/\W+/g, '-')}`)
        assert.deepEqual(await faults(page), [], `/${locale}${path}`)
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `/${locale}${path} scrolls sideways at ${width}`)
      }
      await context.close()
    }
  }
})

test('the QR code of a paper leads to the verdict, and the credential leaves the address', async () => {
  const { context, page } = await windowOf(browser, portal, { width: 390 })
  await page.goto(verifyAddress(portal.url, decision.credential!))
  await page.getByText('Құжат түпнұсқа, күшінде').waitFor()
  assert.equal(new URL(page.url()).hash, '')
  assert.ok((await page.locator('main').textContent())!.includes(portal.company.name))
  await look(page, '390-kk-qr')
  assert.deepEqual(await faults(page), [])
  await context.close()
})

test('without a script the address of the QR code is pasted and gives the same verdict', async () => {
  const { context, page } = await windowOf(browser, portal, { width: 390, script: false, locale: 'ru' })
  await page.goto('/ru/verify')
  assert.ok(await page.getByText('что после знака #').isVisible())
  await page.locator('#f-text').fill(verifyAddress(portal.url, decision.credential!))
  await page.getByRole('button', { name: 'Проверить' }).click()
  assert.ok(await page.getByText('Документ подлинный и действует').isVisible())
  await context.close()
})

test('a paper that was uploaded is found genuine, a changed one is not and nothing of it is repeated', async () => {
  const { context, page } = await windowOf(browser, portal, { script: false, locale: 'ru' })
  const pdf = Buffer.from(await portal.kernel.decisions.document(decision.record.id, 'ru'))
  const send = async (name: string, buffer: Buffer): Promise<void> => {
    await page.goto('/ru/verify')
    await page.locator('#f-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    await page.getByRole('button', { name: 'Проверить' }).click()
    await page.getByRole('heading', { name: 'Результат проверки' }).waitFor()
  }
  await send('document.pdf', pdf)
  assert.ok(await page.getByText('Документ подлинный и действует').isVisible())
  assert.equal(await page.getByText('Неверно', { exact: true }).count(), 0)
  await look(page, '1280-ru-genuine')

  pdf[pdf.indexOf('/Producer') + 20]! ^= 1
  await send('document.pdf', pdf)
  assert.ok(await page.getByText('Документу доверять нельзя').isVisible())
  const bundle = bundleText(await portal.kernel.decisions.bundle(decision.record.id)).replace(portal.company.name, '«Бөтен» ЖШС')
  await send('proof.json', Buffer.from(bundle))
  assert.ok(await page.getByText('Документу доверять нельзя').isVisible())
  assert.ok(!(await page.locator('main').textContent())!.includes('Бөтен'))
  await look(page, '1280-ru-changed')
  await send('letter.txt', Buffer.from('Бұл жай мәтін'))
  assert.ok(await page.getByText('В этом файле нет ни решения, ни свидетельства').isVisible())
  await context.close()
})

test('an empty form says what to do, and a wrong number is shown again with its mend', async () => {
  const { context, page } = await windowOf(browser, portal, { script: false })
  await page.goto('/kk/verify')
  await page.getByRole('button', { name: 'Тексеру' }).click()
  assert.ok(await page.locator('.summary').getByText('Файлды таңдаңыз').isVisible())
  await page.locator('#f-number').fill('TP-2026-999999')
  await page.getByRole('button', { name: 'Табу' }).click()
  assert.equal(await page.locator('#f-number').inputValue(), 'TP-2026-999999')
  assert.ok(await page.locator('#f-number-error').isVisible())
  await page.locator('#f-number').fill(` № ${decision.record.number.toLowerCase().replaceAll('-', '–')} `)
  await page.getByRole('button', { name: 'Табу' }).click()
  await page.waitForURL(`**/kk/verify/${decision.record.number}`)
  assert.ok(await page.getByText('Күшінде', { exact: true }).first().isVisible())
  await context.close()
})

test('from the decision one comes to its entry, whose proof is worked out to the signed root', async () => {
  const { context, page } = await windowOf(browser, portal, { script: false, locale: 'en' })
  await page.goto(`/en/verify/${decision.record.number}`)
  await page.locator('dd a', { hasText: '№' }).click()
  assert.ok(await page.getByRole('heading', { name: 'A decision was made' }).isVisible())
  assert.ok(await page.getByText('The entry is in the journal', { exact: true }).isVisible())
  assert.ok(await page.getByText('This hash is the root in the checkpoint').isVisible())
  await look(page, '1280-en-entry')
  await page.getByRole('link', { name: 'Entries of the journal' }).click()
  await page.getByLabel('Kind').selectOption({ label: 'A member of the commission voted' })
  await page.getByRole('button', { name: 'Show' }).click()
  assert.equal(await page.locator('tbody tr').count(), 3)
  await context.close()
})

test('the series of an indicator is a chart with its table, and is downloaded as CSV', async () => {
  const csv = await (await fetch(`${portal.url}/indicators/sample.fund/values.csv`)).text()
  assert.equal(csv.split('\r\n')[0], 'indicator,day,value,unit,computed_at,part,whole')
  assert.equal(csv.trim().split('\r\n').length, 19)
  const { context, page } = await windowOf(browser, portal, { script: false, locale: 'ru' })
  await page.goto('/ru/indicators/sample.fund')
  assert.ok(await page.getByRole('img', { name: /Рост|Снижение|Столько же/ }).isVisible())
  assert.equal(await page.locator('tbody tr').count(), 18)
  await context.close()
})

test('the state of the system says what stands still, and answers 503 to those who watch', async () => {
  const ask = async () => {
    const answer = await fetch(`${portal.url}/api/status`)
    const { parts }: { parts: { id: string; state: string }[] } = await answer.json()
    return { status: answer.status, ...Object.fromEntries(parts.map(({ id, state }) => [id, state])) }
  }
  assert.deepEqual(await ask(), { status: 503, database: 'works', clock: 'works', confinement: 'works', journal: 'works', jobs: 'down', consequences: 'works', files: 'works', orders: 'works' })
  portal.kernel.jobs.every('kernel.letters', 30)
  await portal.kernel.jobs.start()
  while ((await portal.kernel.jobs.list({ name: 'kernel.letters', status: 'done' })).length === 0) await new Promise(setImmediate)
  await portal.kernel.jobs.stop()
  assert.deepEqual(await ask(), { status: 200, database: 'works', clock: 'works', confinement: 'works', journal: 'works', jobs: 'works', consequences: 'works', files: 'works', orders: 'works' })
})

test('documents are listed and given out', async () => {
  const { context, page } = await windowOf(browser, portal, { script: false, locale: 'en' })
  await page.goto('/en/docs')
  await page.getByRole('link', { name: 'Architecture', exact: true }).click()
  assert.match(await page.content(), /law ← kernel ← portal/)
  assert.equal((await fetch(`${portal.url}/en/docs/..%2Fpackage.json`)).status, 404)
  await context.close()
})
