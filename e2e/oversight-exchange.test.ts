/** Follows a file of another register: tried by a visitor, brought in by an officer, signed by the head, and the register taken away by a foreign standard. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { crosswalkOf } from '../src/institutions/oversight/exchange/crosswalks/index.ts'
import { americanFile, americanRows, dutchRecord } from '../src/institutions/oversight/exchange/testing-files.ts'
import { complaintsOf } from '../src/institutions/oversight/exchange/valid.ts'
import type { Browser } from 'playwright-core'
import { browser } from './browser.ts'
import { openBrowser, openWholePortal, type WholePortal } from './portal.ts'
import { openStory, type Story } from './story.ts'

const pictures = process.env['PICTURES']

let portal: WholePortal
let window: Browser
let phone: Story
let desk: Story

before(async () => {
  portal = await openWholePortal()
  window = await openBrowser()
  phone = openStory(window, portal, { locale: 'kk', width: 390, script: false })
  desk = openStory(window, portal, { locale: 'ru', width: 1280, script: true })
  if (pictures) mkdirSync(pictures, { recursive: true })
})
after(async () => {
  await phone?.close()
  await desk?.close()
  await window?.close()
  await portal?.close()
  assert.deepEqual(portal?.faults ?? [], [])
})

const path = '/ru/oversight/exchange'
const csv = (content: Uint8Array | string): File => new File([content as BlobPart], 'файл.csv', { type: 'text/csv' })
const kept = () => portal.kernel.db.selectFrom('file').select(({ fn }) => fn.countAll<string>().as('n')).executeTakeFirst()

test('a visitor tries a whole file and sees what became of each column; nothing of it is kept', async () => {
  const before = await kept()
  for (const [story, locale] of [[phone, 'kk'], [desk, 'ru']] as const) {
    const page = await story.visitor()
    await page.goto(`/${locale}/oversight/exchange`)
    await story.look(page, 'exchange')
    await page.locator('main select[name=standard]').selectOption('us-2024')
    await page.locator('main input[type=file]').setInputFiles({ name: 'inventory.csv', mimeType: 'text/csv', buffer: Buffer.from(americanFile(americanRows(300))) })
    await page.locator('main button[name=as][value=page]').click()
    await story.look(page, 'exchange-report')
    const text = await page.locator('main').innerText()
    assert.match(text, /windows-1252[^]*17_impact_type/)
    await page.goto(`/${locale}/oversight/exchange/us-2024`)
    await story.look(page, 'exchange-standard')
  }
  assert.deepEqual(await kept(), before)
})

test('a broken file is answered with its place and the mend, and one of nothing with what to choose', async () => {
  const visitor = browser(portal.url)
  const broken = await visitor.send(path, { standard: 'nl-1.0', file: csv('name,status\nА,"открыта\n'), as: 'page' })
  assert.match(broken.html, /нельзя импортировать[^]*строка 2[^]*Кавычка, открытая в этой строке/)
  assert.match((await visitor.send(path, { standard: 'nl-1.0', as: 'page' })).html, /Выберите файл/)
})

test('the report is given as CSV, and to programs', async () => {
  const file = JSON.stringify([dutchRecord])
  const answer = await browser(portal.url).send(path, { standard: 'nl-1.0', file: new File([file], 'a.json', { type: 'application/json' }), as: 'csv' })
  assert.match(answer.headers.get('content-type')!, /text\/csv/)
  assert.match(answer.html, /publication_category,riskClass,narrower,0,0,1,0,0,0/)
  const told = await (await fetch(`${portal.url}/api/oversight/exchange/nl-1.0`, { method: 'POST', body: file })).json() as { readonly stops: boolean; readonly records: readonly { readonly record: object }[] }
  assert.deepEqual([told.stops, told.records.length], [false, 1])
})

test('the register is given by each standard, every record valid by it', async () => {
  for (const id of ['nl-1.0', 'uk-atrs-3.0', 'eu-viii-a', 'eu-viii-b', 'eu-viii-c']) {
    const answer = await fetch(`${portal.url}/api/oversight/exchange/${id}/systems`)
    const records = await answer.json() as readonly Readonly<Record<string, string>>[]
    const losses = await (await fetch(`${portal.url}/api/oversight/exchange/${id}/losses`)).json() as { readonly entries: number; readonly leftOut: readonly unknown[] }
    assert.equal(records.length + losses.leftOut.length, losses.entries, id)
    if (!id.startsWith('eu')) for (const record of records) assert.deepEqual(complaintsOf(crosswalkOf(id)!, record), [], id)
  }
  assert.match(await (await fetch(`${portal.url}/api/oversight/exchange/us-2024/systems`)).text(), /^\uFEFF?2_use_case_name,3_agency/)
  assert.equal((await fetch(`${portal.url}/api/oversight/exchange/xx/systems`)).status, 404)
})
