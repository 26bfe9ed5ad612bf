/** Impact assessments as people live with them: filled in without an account, loaded from a file, kept by a company in versions, asked for by a program. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { transact } from '../src/kernel/index.ts'
import { hashOfText } from '../src/law/canonical.ts'
import { openBrowser, openWholePortal, type WholePortal, windowOf } from './portal.ts'
import { openStory, type Story } from './story.ts'

const pictures = process.env['PICTURES']

let portal: WholePortal
let browser: Browser
let phone: Story
let desk: Story

before(async () => {
  portal = await openWholePortal()
  browser = await openBrowser()
  phone = openStory(browser, portal, { locale: 'kk', width: 390, script: false })
  desk = openStory(browser, portal, { locale: 'ru', width: 1280, script: true })
  if (pictures) mkdirSync(pictures, { recursive: true })
})
after(async () => {
  await phone?.close()
  await desk?.close()
  await browser?.close()
  await portal?.close()
  assert.deepEqual(portal?.faults ?? [], [])
})

const path = '/oversight/assessments'
const press = (page: Page, act: string): Promise<void> => page.locator(`main button[name=act][value="${act}"]`).first().click()
const tick = (page: Page, name: string, value: string): Promise<void> => page.locator(`main [name="q.${name}"][value="${value}"]`).check()
const main = (page: Page): Promise<string> => page.locator('main').innerText()
const goTo = async (page: Page, section: string): Promise<void> => {
  const all = page.locator('main details:has(button[value^="go:"])')
  if (await all.getAttribute('open') === null) await all.locator('summary').click()
  await press(page, `go:${section}`)
}
const saved = (data: object, version = 'v1.0.1'): { readonly name: string; readonly mimeType: string; readonly buffer: Buffer } =>
  ({ name: 'AIA Results.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ version, currentPage: 2, data, translationsOnResult: {} })) })

async function load(page: Page, file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }): Promise<void> {
  await page.goto(`/${page.url().includes('/ru/') ? 'ru' : 'kk'}${path}`)
  await page.locator('main input[type=file]').setInputFiles(file)
  await page.locator('main form[enctype] button').first().click()
}

test('anybody fills in a questionnaire on a phone without a script; what appears by an answer is asked, and nothing is kept', async () => {
  const page = await phone.visitor()
  await page.goto('/kk/oversight')
  await page.locator(`main a[href="/kk${path}"]`).click()
  await phone.look(page, 'assessments')
  await page.locator('main .actions a').first().click()
  await phone.look(page, 'first-section')
  assert.match(await main(page), /қазақшаға ресми аударылмаған/)
  assert.ok(await page.locator('main span[lang=en]').count() > 5, 'the published texts are marked with their language')
  await page.locator('main [name="q.projectDetailsTitle"]').fill('Өтініштерді сұрыптау <b>')
  await tick(page, 'projectDetailsPhase', 'item1')
  await press(page, 'next')
  await goTo(page, 'decisionSector')
  await tick(page, 'decisionSector1', 'item1-1')
  await tick(page, 'decisionSector1', 'item6-1')
  await press(page, 'next')
  assert.match(await main(page), /жаңа сұрақтар пайда болды/)
  await phone.look(page, 'new-question')
  await page.locator('main [name="q.decisionSector2"]').fill('Екінші')
  await press(page, 'next')
  await goTo(page, 'privacyDesign')
  await tick(page, 'privacyDesign1', 'item1-2')
  // It is the last section, so the way on is the result.
  await press(page, 'next')
  assert.match(await main(page), /пайда болды/, 'privacyDesign5 has appeared')
  await press(page, 'next')
  await page.locator('h2#result').waitFor()
  assert.match(await main(page), /4 деңгейдің 1-деңгейі: әсері аз немесе жоқ/)
  assert.match(await main(page), /ең көбі 167, жиналғаны 2/)
  await phone.look(page, 'result')
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'file')])
  const written = JSON.parse(readFileSync(await file.path(), 'utf8')) as { readonly version: string; readonly data: Record<string, unknown> }
  assert.equal(written.version, 'v1.0.1')
  assert.deepEqual(written.data, { projectDetailsTitle: 'Өтініштерді сұрыптау <b>', projectDetailsPhase: 'item1', decisionSector1: ['item1-1', 'item6-1'], decisionSector2: 'Екінші', privacyDesign1: 'item1-2' })
  await load(page, saved(written.data))
  assert.match(await main(page), /ең көбі 167, жиналғаны 2/)
  await press(page, 'go:')
  assert.equal(await page.locator('main [name="q.projectDetailsTitle"]').inputValue(), 'Өтініштерді сұрыптау <b>')
  assert.equal((await portal.kernel.db.selectFrom('oversight_assessment').selectAll().execute()).length, 0)
})

test('all questions stand on one page for whoever wants them so', async () => {
  const page = await phone.visitor()
  await page.goto(`/kk${path}/questionnaires/ca.aia/0.9.1?whole`)
  assert.ok(await page.locator('main fieldset').count() >= 30)
  await phone.look(page, 'whole')
  await tick(page, 'riskProfile1', 'item1-3')
  await press(page, 'result')
  assert.match(await main(page), /ең көбі 107, жиналғаны 3/)
})

test('a file that does not fit is refused with what to mend, and an odd one is scored with everything odd listed', async () => {
  const page = await phone.visitor()
  await load(page, saved({}, 'v0.8'))
  assert.match(await main(page), /«v0\.8» нұсқасы белгісіз.*1\.0\.1, 0\.10\.0, 0\.9\.1/)
  await phone.look(page, 'unknown-version')
  await load(page, { ...saved({}), buffer: Buffer.from('{"version":') })
  assert.match(await main(page), /JSON емес/)
  await load(page, { ...saved({}), buffer: Buffer.from(`{"version":"v1.0.1","data":{"a":"${'x'.repeat(10 * 2 ** 20)}"}}`) })
  assert.match(await main(page), /1 МБ-тан аспайды/)
  await page.goto(`/kk${path}`)
  await page.locator('main form[enctype] button').first().click()
  assert.match(await main(page), /Файлды таңдаңыз/)
  await load(page, saved({ gone: 'item1-1', decisionSector1: ['item88-4'], privacyImplementation1: 'item1-2', __proto__: null }))
  const said = await main(page)
  for (const words of [/мұндай сұрақ жоқ/, /мұндай мән ұсынбайды/, /бұл сұралмайды/, /ең көбі 167, жиналғаны 4/, /Тек сұралған және ұсынылған жауаптар саналса: қорытынды 0/]) assert.match(said, words)
  await phone.look(page, 'oddities')
})

test('a company keeps an assessment: answers change, finished versions do not, and the journal has their fingerprint', async () => {
  const { kernel, people: { applicant, colleague, stranger }, company } = portal
  const page = await desk.as(applicant, { company: company.name })
  await page.goto(`/ru${path}`)
  await load(page, saved({ projectDetailsTitle: 'Скоринг', projectDetailsPhase: 'item1', decisionSector1: ['item1-1'], privacyDesign1: 'item1-1', privacyImplementation1: 'item1-1' }, 'v0.10.0'))
  await page.locator('main form[action$="/mine"] button').first().click()
  await desk.look(page, 'kept')
  const address = new URL(page.url()).pathname
  assert.match(await main(page), /Скоринг\s+черновик/i)
  await page.locator(`main form[action$="/finish"] button`).click()
  await page.locator('main a[href$="/versions/1"]').waitFor()
  assert.match(await main(page), /закончена/i)
  assert.equal(await page.locator('main form[action$="/delete"]').count(), 0, 'what has a finished version is not deleted')

  await page.locator(`main a[href="${address}/answers"]`).click()
  await goTo(page, 'decisionSector')
  await tick(page, 'decisionSector1', 'item2-1')
  await press(page, 'save')
  assert.match(await main(page), /Ответы сохранены/)
  assert.match(await main(page), /изменена после последней версии/i)
  await page.locator(`main form[action$="/finish"] button`).click()
  await page.locator('main a[href$="/versions/2"]').waitFor()
  await page.locator('main a[href$="/versions/1"]').click()
  await desk.look(page, 'version')
  assert.match(await main(page), /Баллы воздействия\s+1 из 126/)

  const id = address.split('/').at(-1)!
  const entries = (await kernel.journal.entriesOf(`assessment:${id}`)).toReversed()
  assert.deepEqual(entries.map(({ type, body }) => [type, body['number'], body['raw'], body['version']]), [['oversight.assessment-finished', 1, 1, '0.10.0'], ['oversight.assessment-finished', 2, 2, '0.10.0']])
  const version = await kernel.db.selectFrom('oversight_assessment_version').selectAll().where('assessment', '=', id).where('number', '=', 1).executeTakeFirstOrThrow()
  assert.equal(version.answers['privacyImplementation1'], undefined, 'what is not asked is not finished')
  assert.equal(entries[0]!.body['answers'], hashOfText(version.salt + JSON.stringify(Object.fromEntries(Object.entries(version.answers).toSorted(([a], [b]) => (a < b ? -1 : 1))))))
  assert.ok(!JSON.stringify(entries.map(({ body }) => body)).includes('Скоринг'))

  await page.goto(`/ru${path}/mine`)
  await desk.look(page, 'mine')
  const delegate = await desk.as(colleague, { company: company.name })
  await delegate.goto(`/ru${path}/mine`)
  assert.match(await main(delegate), /Скоринг/)
  const { context, page: other } = await windowOf(browser, portal, { who: stranger, locale: 'ru' })
  assert.equal((await other.goto(address))?.status(), 404)
  await other.goto(`/ru${path}/mine`)
  assert.match(await main(other), /Оценок пока нет/)
  await context.close()
})

test('a person keeps drafts of their own and deletes them, and they go with the account', async () => {
  const { kernel, people: { stranger } } = portal
  const { context, page } = await windowOf(browser, portal, { who: stranger, locale: 'ru' })
  await page.goto(`/ru${path}`)
  const kept = (): Promise<number> => kernel.db.selectFrom('oversight_assessment').select('id').where('owner', '=', `person:${stranger.person}`).execute().then(({ length }) => length)
  for (const expected of [1, 2]) {
    await load(page, saved({ decisionSector1: ['item1-1'] }))
    await page.locator('main form[action$="/mine"] input[name=name]').fill(expected === 1 ? '' : 'Черновик')
    await page.locator('main form[action$="/mine"] button').first().click()
    if (expected === 1) {
      assert.match(await main(page), /Введите название/)
      await page.locator('main input[name=name]').fill('Первый')
      await page.locator('main form[action$="/mine"] button').first().click()
    }
    await page.locator('main form[action$="/delete"]').waitFor()
    assert.equal(await kept(), expected)
  }
  await page.locator('main form[action$="/delete"] button').first().click()
  await page.waitForURL((url) => url.pathname.endsWith('/mine'))
  assert.equal(await kept(), 1)
  await context.close()
  await kernel.journal.settle() // who follows accounts that close begins where the journal stands
  await transact(kernel.db, async (tx) => kernel.journal.append(tx, 'system:test', { type: 'person.account-closed', subject: `person:${stranger.person}`, body: {} }))
  await kernel.journal.settle()
  assert.equal(await kept(), 0)
})

test('a program gets the questionnaires and the score of answers, and is told what does not fit', async () => {
  const ask = async (address: string, body?: string): Promise<{ readonly status: number; readonly said: Record<string, unknown> }> => {
    const answer = await fetch(portal.url + address, body === undefined ? {} : { method: 'POST', body, headers: { 'content-type': 'application/json', 'accept-language': 'en' } })
    return { status: answer.status, said: await answer.json() as Record<string, unknown> }
  }
  const { said: { questionnaires } } = await ask('/api/oversight/questionnaires')
  assert.deepEqual((questionnaires as readonly { version: string }[]).map(({ version }) => version), ['1.0.1', '0.10.0', '0.9.1'])
  assert.equal((await ask('/api/oversight/questionnaires/ca.aia/0.9.1')).said['firstPageIsStarted'], true)
  assert.equal((await ask('/api/oversight/questionnaires/ca.aia/7')).status, 404)
  const { said } = await ask(`/api${path}/score`, saved({ decisionSector1: ['item1-1', 'item2-1', 'item3-1'], gone: 1 }).buffer.toString())
  assert.deepEqual([said['version'], said['raw'], said['total'], said['level'], (said['oddities'] as readonly unknown[]).length], ['1.0.1', { points: 3, most: 167 }, 3, 1, 1])
  const unknown = await ask(`/api${path}/score`, saved({}, 'v9').buffer.toString())
  assert.equal(unknown.status, 422)
  assert.match(String(unknown.said['detail']), /“v9” is not known.*1\.0\.1, 0\.10\.0, 0\.9\.1/)
  assert.equal((await ask(`/api${path}/score?version=0.9.1`, saved({}, 'v9').buffer.toString())).said['writtenVersion'], 'v9')
  for (const wrong of ['{', '[]', '{"version":"v1.0.1"}', '{"version":"v1.0.1","data":5}', `{"version":"v1.0.1","data":{"a":"${'x'.repeat(10 * 2 ** 20)}"}}`]) {
    assert.equal((await ask(`/api${path}/score`, wrong)).status, 422, wrong.slice(0, 40))
  }
})
