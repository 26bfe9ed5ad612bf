/** The operator's view of the servers that answer for the models: which answer, which do not, and what is wrong with the file. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { stubUpstream, type StubUpstream } from '../src/institutions/language-model/serving/testing.ts'
import { transact } from '../src/kernel/index.ts'
import { openBrowser, openWholePortal, type WholePortal } from './portal.ts'
import { openStory } from './story.ts'

let [folder, file]: [string, string] = ['', '']
let stubs: readonly StubUpstream[] = []
let portal: WholePortal
let browser: Browser

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shanyraq-upstreams-'))
  file = join(folder, 'upstreams.yaml')
  stubs = await Promise.all([stubUpstream(), stubUpstream({ fault: 'broken' })])
  const models = [{ name: 'qazaq-8b', as: 'stub', contextLength: 32_768 }]
  await writeFile(file, JSON.stringify({ upstreams: [
    { id: 'h100-1', engine: 'vllm', url: stubs[0]!.url, outside: false, models }, { id: 'abroad', engine: 'openai', url: stubs[1]!.url, outside: true, order: 2, models },
  ] }))
  portal = await openWholePortal({ environment: { LANGUAGE_MODEL_UPSTREAMS: file } })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await portal?.close()
  await Promise.all(stubs.map((stub) => stub.close()))
  await rm(folder, { recursive: true, force: true })
  assert.deepEqual(portal?.faults ?? [], [])
})

test('an engineer sees which servers answer, and what is wrong with a file that was just broken', async () => {
  const { kernel, people: { officer } } = portal
  await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person: officer.person, role: 'language-model.engineer' }))
  for (const [locale, width, says] of [['ru', 1280, /не отвечает/], ['kk', 390, /жауап бермейді/]] as const) {
    const story = openStory(browser, portal, { locale, width, script: true })
    const page = await story.as(officer, 'office')
    do await page.goto(`/${locale}/language-model/serving`)
    while (!says.test(await page.locator('main').innerText()))
    await story.look(page, 'serving')
    assert.match(await page.locator('main').innerText(), /h100-1[\s\S]*abroad/)
    await page.locator('main details summary').first().click()
    assert.match(await page.locator('main').innerText(), /256[\s\S]*120 с/, 'what is usual holds where the file says nothing')
    await page.goto(`/${locale}/models`)
    await page.getByRole('link', { name: 'qazaq-8b' }).click()
    await story.look(page, 'declared-model')
    assert.match(await page.locator('main').innerText(), /h100-1[\s\S]*abroad/)
    await story.close()
  }
  await writeFile(file, 'upstreams: [{ id: h100-1 }]')
  const story = openStory(browser, portal, { locale: 'ru', width: 390, script: true })
  const page = await story.as(officer, 'office')
  do await page.goto('/ru/language-model/serving')
  while (!/upstreams\.0\.engine/.test(await page.locator('main').innerText()))
  await story.look(page, 'serving-trouble')
  await story.close()
})
