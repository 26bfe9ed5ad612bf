/** An author tries services of the studio in a browser, at a desk without script: what bodies say and their silence, a call, what is paid, and the papers. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { transact } from '../src/kernel/index.ts'
import { canonical } from '../src/law/canonical.ts'
import type { Procedure } from '../src/law/procedure.ts'
import { same } from '../src/law/text.ts'
import { addDays, parseDay } from '../src/law/time.ts'
import { applicantsOf, resultOf } from '../src/law/trial/index.ts'
import { isSound, openStudioAuthor, pictures, type StudioAuthor } from './studio-author.ts'

const { calendar, procedures } = kazakhstan('sample')
const named = (id: string): Procedure => procedures.find((one) => one.id === id)!
let author: StudioAuthor
before(async () => { author = await openStudioAuthor() })
after(() => author?.close())

async function draftOf(declaration: Procedure): Promise<string> {
  const { portal: { kernel, people } } = author
  const { body } = named('administration.building-permit')
  const own = { ...declaration, id: declaration.id.replace(/^\w+/, 'akimat'), body }
  return `/studio/${await kernel.studio.begin({ person: people.chair.person, name: people.chair.name, roles: ['akimat.author'] }, { body: 'akimat', declaration: JSON.parse(canonical(JSON.parse(JSON.stringify(own)))) })}`
}

/** Whatever is typed or chosen, by the name of its field. */
async function fill(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const one = page.locator(`main [name="${name}"]`).first()
    const [tag, type] = await one.evaluate((element) => [element.tagName, element.getAttribute('type')])
    if (tag === 'SELECT') await one.selectOption(value)
    else if (type === 'radio' || type === 'checkbox') await page.locator(`main [name="${name}"][value="${value}"]`).check()
    else await one.fill(value)
  }
}
const tryIt = (page: Page): Promise<void> => page.locator('main form button:not([name])').last().click()
const said = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replaceAll(/[\u00a0\u202f\s]+/g, ' ')

const workshop = { object: 'Шеберхана', region: '71', site: 'Абай даңғылы, 10', storeys: '1', ownLand: 'true', financing: 'Жинақ' }

/** Tries the permit up to where the head signs: fire safety answers so, and sanitary control says nothing. */
async function silent(page: Page, draft: string, locale: string, fire: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(`/${locale}${draft}/try`)
  await fill(page, workshop)
  await tryIt(page)
  await fill(page, { 'try-0-completeness': 'consult', 'found-0-completeness-complete': 'true' })
  await tryIt(page)
  await fill(page, { 'try-1-opinions-fire': 'agree', 'try-1-opinions-sanitary': '-wait' })
  await tryIt(page)
  await fill(page, fire)
  await tryIt(page)
}

test('a body that is silent about a building permit has agreed on its day, each answers by itself, the case goes on, and the paper says that it is a trial', async () => {
  const draft = await draftOf(named('administration.building-permit'))
  const page = await author.window(1280, 'ru')
  await silent(page, draft, 'ru', { 'after-1-opinions-fire': '3', 'try-2-decision': 'grant' })
  const text = await said(page)
  assert.match(text, /Санитарный контроль .*?18 марта 2026 года — срок прошёл, молчание считается ответом: Согласовано/)
  assert.match(text, /Пожарная безопасность .*?5 марта 2026 года — Согласовано/)
  assert.match(text, /Запрошено мнение вашего органа/, 'the letter to the bodies')
  assert.match(text, /Дело закрывается/)
  await isSound(page, 'permit-ru-1280')

  const form = await page.locator('main form').first().evaluate((one: HTMLFormElement) => [...new FormData(one)].map(([name, value]) => [name, String(value)] as const))
  const answer = await page.request.post(page.url(), { form: { ...Object.fromEntries(form), act: 'paper-0' }, headers: { origin: author.portal.url } })
  assert.equal(answer.headers()['content-type'], 'application/pdf', await answer.text())
  const folder = await mkdtemp(join(tmpdir(), 'paper-'))
  try {
    await writeFile(join(folder, 'paper.pdf'), await answer.body())
    if (pictures) await writeFile(join(pictures, 'paper.pdf'), await answer.body())
    const { stdout } = await promisify(execFile)('pdftotext', ['-layout', 'paper.pdf', '-'], { cwd: folder })
    const paper = stdout.replaceAll(/\s+/g, ' ')
    for (const words of [/Разрешение на строительство/, /Строительство указанного объекта разрешено/, /Пробный образец по проекту услуги/, /Құрылысқа рұқсат/, /Жобаның сынақ үлгісі/]) assert.match(paper, words)
  } finally {
    await rm(folder, { recursive: true })
  }
  assert.doesNotMatch(Buffer.from(await answer.body()).toString('latin1'), /ByteRange/, 'no seal')

  const phone = await author.window(390, 'kk')
  await silent(phone, draft, 'kk', { 'try-1-opinions-fire': 'object' })
  await fill(phone, { 'reasons-1-opinions-fire': 'Өтпе жол тар.' })
  await tryIt(phone)
  assert.match(await said(phone), /Келісілмеді: Өтпе жол тар\./)
  assert.match(await said(phone), /Келіспегендер бар/)
  // The head sends it back: the same step is answered anew, and otherwise.
  await fill(phone, { 'try-2-decision': 'reconsider' })
  await tryIt(phone)
  await fill(phone, { 'try-3-completeness': 'decline', 'found-3-completeness-complete': 'false' })
  await tryIt(phone)
  const complete = (visit: number): Promise<string> => phone.locator(`[name="found-${visit}-completeness-complete"]:checked`).inputValue()
  assert.deepEqual([await complete(0), await complete(3)], ['true', 'false'])
  await isSound(phone, 'permit-kk-390')
})

test('three kept examples of a research grant compete for two places: the list as it is signed, after the call is closed', async () => {
  const research = named('university.research-grant')
  const call = { ...research.call!, capacity: 2 }
  const opens = parseDay(call.window!.from.slice(0, 10))
  const examples = applicantsOf({ ...research, call }, calendar, addDays(opens, 1), 1).applicants.filter(({ course }) => course.stages.some(({ step }) => step === call.at)).slice(0, 3)
    .map((one, at) => ({ name: `case${at + 1}`, shows: same(`Үлгі ${at + 1}`), ...one.case, comesTo: resultOf(one.course) }))
  const draft = await draftOf({ ...research, call, examples })
  for (const [width, locale, state] of [[1280, 'ru', /ждёт освободившегося места/], [390, 'kk', /босаған орынды күтеді/]] as const) {
    const page = await author.window(width, locale)
    await page.goto(`/${locale}${draft}/examples`)
    await page.locator(`main a[href$="/ranking"]`).click()
    const rows = await page.locator('main tbody tr').allInnerTexts()
    assert.equal(rows.length, 3)
    assert.deepEqual(rows.map((row) => state.test(row)), [false, false, true])
    await isSound(page, `ranking-${locale}-${width}`)
    await page.locator('main [name=example][value=case3]').uncheck()
    await page.locator('main form:has([name=made]) button').click()
    assert.equal(await page.locator('main tbody tr').count(), 2, 'who is not chosen does not compete')
  }
})

test('the grant to begin a business shows its payments, with the report before each, and its letter the decision', async () => {
  const grant = named('administration.start-grant')
  const draft = await draftOf(grant)
  const first = applicantsOf(grant, calendar, '2026-03-02', 1).applicants.find(({ course }) => course.decided.some(({ decision }) => decision === 'granted'))!
  const found = Object.assign({}, ...first.case.acts.map(({ found: one }, at) => Object.fromEntries(Object.entries(one ?? {}).map(([name, value]) => [`found-${at}-${first.case.acts[at]!.step}-${name}`, String(value)])))) as Record<string, string>
  for (const [width, locale, words] of [[1280, 'ru', /Календарь выплат, сборов и обязанностей.*Проверка отчёта об открытии дела/], [390, 'kk', /Төлемдер мен міндеттер күнтізбесі.*Істің ашылғаны туралы есепті тексеру/]] as const) {
    const page = await author.window(width, locale)
    await page.goto(`/${locale}${draft}/try`)
    const asked = new Set(await page.locator('main form [name]').evaluateAll((all) => all.map((one) => one.getAttribute('name'))))
    await fill(page, { ...Object.fromEntries(Object.entries(first.case.answers).filter(([name]) => asked.has(name)).map(([name, value]) => [name, String(value)])), asked: '1000000' })
    for (const [at, { step, outcome }] of first.case.acts.entries()) {
      await tryIt(page)
      const here = Object.fromEntries(Object.entries(found).filter(([name]) => name.startsWith(`found-${at}-`)))
      await fill(page, { [`try-${at}-${step}`]: outcome, ...here })
    }
    await tryIt(page)
    const text = await said(page)
    assert.match(text, words)
    assert.equal([...text.matchAll(/500 000 ₸/g)].length, 2, text.slice(-3000))
    await isSound(page, `grant-${locale}-${width}`)
  }
})

test('a copy is read beside its source on a phone, by its author and by the lawyer, in three languages', async () => {
  const { portal: { kernel, people: { chair } } } = author
  const { hash, declaration: source } = kernel.cases.versions.withHashes().find((one) => one.declaration.id === 'administration.hall')!
  const title = { kk: 'Кітапхана залын брондау', ru: 'Бронирование зала библиотеки', en: 'Booking the hall of the library' }
  const draft = await draftOf({ ...source, title, inForce: { ...source.inForce, from: addDays(parseDay('2026-03-02'), 30) }, basedOn: { procedure: source.id, title: source.title, body: source.body.name, version: hash } })
  await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person: chair.person, role: 'akimat.lawyer' }))
  const sent = await kernel.studio.send({ person: chair.person, name: chair.name, roles: ['akimat.author'] }, draft.split('/').at(-1)!, { number: 1, why: 'Керек.', key: 'copy' })
  const page = await author.window(390, 'kk')
  for (const locale of ['kk', 'ru', 'en'] as const) {
    for (const path of [`${draft}/changes`, `/desk/cases/${sent}`]) {
      await page.goto(`/${locale}${path}`)
      const read = await said(page)
      assert.ok(read.includes(source.title[locale]) && read.includes(title[locale]), path)
      assert.equal(await page.locator('.changes .notice').count(), 1, `${path}: what is still of the source is a warning`)
      assert.ok(await page.locator('.changes li:not([class])').count() > 20, `${path}: what is the same is read too`)
      await isSound(page, `copy-${locale}${path.replaceAll('/', '-')}`)
    }
    await page.goto(`/${locale}${draft}/law`)
    await isSound(page, `copy-law-${locale}`)
  }
})
