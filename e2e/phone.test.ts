/**
 * A phone, in Kazakh: whoever signs in lands on what awaits them, and five things that people come for are done from the first page by the words that
 * they see alone, each within so many pages.
 */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { commonsOptions } from '../src/countries/kazakhstan/commons/options.ts'
import { commonsActs } from '../src/countries/kazakhstan/commons/testing.ts'
import { languageModelOptions } from '../src/countries/kazakhstan/language-model/options.ts'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import { universityOptions } from '../src/countries/kazakhstan/university/options.ts'
import { openCommons } from '../src/institutions/commons/index.ts'
import { openLanguageModel } from '../src/institutions/language-model/index.ts'
import { signUndertaking } from '../src/institutions/language-model/keys/testing.ts'
import { tasksOf } from '../src/institutions/university/index.ts'
import type { Doing } from '../src/kernel/cases/index.ts'
import { transact } from '../src/kernel/index.ts'
import { parseStatement } from '../src/kernel/ledger/index.ts'
import { exportCamt, samplePayer, sampleStatement } from '../src/kernel/ledger/statements/testing.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { generateBin, generateIban, generateIin } from '../src/law/identifier.ts'
import { byKeyboard } from './keyboard.ts'
import { plan } from './office.ts'
import { openBrowser, openWholePortal, password, pin, signAs, type Somebody, type WholePortal } from './portal.ts'

/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']
if (pictures) mkdirSync(pictures, { recursive: true })

let portal: WholePortal
let browser: Browser
before(async () => {
  portal = await openWholePortal({ start: '2026-03-10T05:00:00.000Z' })
  browser = await openBrowser()
  await live(portal)
})
after(async () => {
  await browser?.close()
  await portal?.close()
  assert.deepEqual(portal?.faults ?? [], [])
})

/** Half a month of the programme: a company that owes, and was refused once; cases that wait for a vote and for a signature; data, a key, a payment of somebody. */
async function live({ kernel, people, ...whole }: WholePortal): Promise<void> {
  const { cases, files, ledger, obligations, parties } = kernel
  const sign = (actor: Actor, document: Uint8Array) => signAs({ kernel }, actor, document)
  const applicant = await whole.actor(people.applicant, 'company')
  const file = async (answers: Readonly<Record<string, string>> = {}): Promise<string> => {
    const draft = await cases.begin(applicant, { procedure: 'technopark.residency' })
    const { id: businessPlan } = await files.receive((async function* () { yield new TextEncoder().encode(plan) })(), { name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${applicant.person}` })
    for (const page of (await cases.draft(applicant, draft)).procedure.form) await cases.savePage(applicant, draft, page, goodAnswers({ businessPlan, ...answers }))
    return cases.file(applicant, { draft, signature: await sign(applicant, cases.draftDocument(await cases.draft(applicant, draft))) })
  }
  const act = async (id: string, who: Somebody, doing: Doing, signed = false): Promise<void> => {
    const actor = await whole.actor(who, 'office')
    await cases.perform(actor, { case: id, key: `${id} ${who.person} ${doing.type}`, doing, ...(signed && { signature: await sign(actor, await cases.document(id, doing)) }) })
  }
  const check = (id: string): Promise<void> => act(id, people.officer, { type: 'complete', outcome: 'accept', findings: { innovative: 'true', assessment: 'Жаңа шешім.' } })
  const conclude = async (id: string, outcome: 'grant' | 'refuse'): Promise<void> => {
    await check(id)
    for (const member of people.members) await act(id, member, { type: 'vote', vote: outcome, reasons: 'Зерделенді.' })
    await act(id, people.chair, { type: 'conclude', minutes: 'Хаттама.' })
  }
  const granted = await file()
  await conclude(granted, 'grant')
  await act(granted, people.head, { type: 'complete', outcome: 'grant' }, true)
  const refused = await file({ priorityShare: '84.2' })
  await conclude(refused, 'refuse')
  await cases.perform(applicant, { case: refused, key: 'silent', doing: { type: 'complete', outcome: 'silent' } })
  await act(refused, people.head, { type: 'complete', outcome: 'refuse', reasons: 'Үлес жетпейді.' }, true)

  whole.at('2026-04-02T05:00:00.000Z')
  await kernel.round()
  const report = (await obligations.own(applicant))[0]!
  await obligations.save(applicant, report.id, { 'revenue.0.description': 'Жазылымдар', 'revenue.0.kind': 'priority', 'revenue.0.amount': '8 000 000' })
  await obligations.report(applicant, { obligation: report.id, answers: {}, signature: await sign(applicant, await obligations.document(applicant, report.id)) })
  const account = generateIban({ bank: '999', account: 'SAMPLE0000001' })
  const unclear = { day: '2026-04-02', amount: 5n, purpose: 'Түсініксіз төлем', payer: samplePayer(7), bankReference: 'N1' } as const
  await transact(kernel.db, (tx) => ledger.importStatement(tx, `person:${people.officer.person}`, parseStatement(exportCamt(sampleStatement({ account, from: '2026-04-02', lines: [unclear] }))), { account }))
  await check(await file())
  await conclude(await file(), 'grant')

  const stranger: Actor = { person: people.stranger.person, name: people.stranger.name, roles: [] }
  const organisation = await transact(kernel.db, (tx) => parties.addOrganisation(tx, stranger, { number: generateBin({ registered: '2024-03', serial: 202 }), name: '«Үлгі Деректер» ЖШС' }))
  await transact(kernel.db, (tx) => parties.proveHead(tx, { organisation: organisation.id, person: stranger.person, proof: 'test' }))
  const owner: Actor = { ...stranger, organisation, capacity: 'head' }
  const commons = openCommons(kernel, commonsOptions)
  await transact(kernel.db, (tx) => commons.datasets.claimNamespace(tx, owner, 'ulgi'))
  const data = commonsActs({ kernel, sign }, owner)
  await data.publish('mektepter', { 'mektepter.csv': `өңір,саны\n${Array.from({ length: 30 }, (_, i) => `${i % 2 === 0 ? 'Алматы' : 'Астана'},${i}`).join('\n')}\n` })
  await data.bring('tolemder', { 'tolem.csv': `жсн,сомасы\n${Array.from({ length: 30 }, (_, i) => `${generateIin({ birthday: '1985-03-12', sex: 'male', serial: 100 + i })},${i}`).join('\n')}\n` })

  const options = languageModelOptions('sample')
  const { keys } = openLanguageModel(kernel, options)
  await signUndertaking(keys.undertakings, applicant, sign)
  await transact(kernel.db, async (tx) => keys.make(tx, await whole.actor(people.colleague, 'company'), {
    name: 'Чат-бот', purpose: Object.keys(options.keys.purposes)[0]!, models: 'all', endpoints: 'all', limits: { requestsPerMinute: 10, tokensPerMinute: 1000 }, keepsLogs: false, days: 10,
  }))
  await kernel.journal.settle()
}

/** A phone in somebody's hand: goes by visible words, and counts the pages that it is shown. */
interface Phone {
  readonly page: Page
  readonly pages: () => number
  /** Presses the link or the button that says so, and waits for the page behind it. */
  tap(words: string | RegExp): Promise<void>
  /** Writes into the field of this label. */
  write(label: string | RegExp, value: string): Promise<void>
  signIn(who: Somebody): Promise<void>
  /** What the page says, with plain spaces. */
  said(): Promise<string>
}

async function inHand(t: { readonly name: string; after(fn: () => Promise<void>): void }): Promise<Phone> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false, baseURL: portal.url, locale: 'kk-KZ' })
  t.after(() => context.close())
  const page = await context.newPage()
  let pages = 0
  const seen = async (): Promise<void> => {
    pages += 1
    if (pictures) await page.screenshot({ path: `${pictures}/${t.name.slice(0, 40).replaceAll(/\W+/g, '-')}-${pages}.png`, fullPage: true })
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${page.url()} is as wide as the phone`)
  }
  await page.goto('/')
  await seen()
  const phone: Phone = {
    page, pages: () => pages,
    async tap(words) {
      const behind = page.waitForEvent('load')
      await page.getByRole('link', { name: words }).or(page.getByRole('button', { name: words })).filter({ visible: true }).first().click({ timeout: 10_000 })
      await behind
      await seen()
    },
    write: (label, value) => page.getByLabel(label).first().fill(value, { timeout: 10_000 }),
    async signIn({ email }) {
      await phone.write('Электрондық пошта', email)
      await phone.write('Құпиясөз', password)
      const behind = page.waitForEvent('load')
      await page.getByRole('main').getByRole('button', { name: 'Кіру', exact: true }).click()
      await behind
      await seen()
    },
    said: async () => (await page.getByRole('main').innerText()).replaceAll(/[\u00A0\u202F]/g, ' '),
  }
  return phone
}

for (const [role, whoOf, awaits] of [
  ['a founder', ({ applicant }) => applicant, /Кімнің атынан: «Үлгі Жоба» ЖШС[^]*Төлеуге тиіс: 80 000 ₸[^]*2026 ж\. 28 сәуір[^]*Төлем белгісі/],
  ['an owner of data', ({ stranger }) => stranger, /Кімнің атынан: «Үлгі Деректер» ЖШС[^]*Орындау керек\s+Дербес деректер бойынша шешім/],
  ['an engineer', ({ colleague }) => colleague, /Модель кілті: Чат-бот[^]*Қолданылу мерзімі аяқталып келеді/],
  ['a member of the commission', ({ members: [one] }) => one, /Дауыс беру керек \(1\)\s+[^]*Технопарк қатысушысы болу/],
  ['a bookkeeper', ({ officer }) => officer, /Әрекет ету керек \(1\)\s+Банк операциясы: мақсатын анықтау керек/],
  ['the head of an office', ({ head }) => head, /Қол қою керек \(1\)[^]*Мерзімі жақындаған істер/],
  ['a citizen', ({ appeals: [, one] }) => one, /Сізден ештеңе күтілмейді/],
] as const satisfies readonly (readonly [string, (people: WholePortal['people']) => Somebody, RegExp])[]) {
  test(`${role} signs in and sees first what awaits them`, async (t) => {
    const phone = await inHand(t)
    await phone.tap('Кіру')
    await phone.signIn(whoOf(portal.people))
    assert.ok(phone.page.url().endsWith('/kk/cabinet'), phone.page.url())
    assert.match(await phone.said(), awaits)
    assert.equal(phone.pages(), 3)
  })
}

test('whether my company qualifies: without an account, the first answer that does not fit says so, with its article', async (t) => {
  const phone = await inHand(t)
  await phone.tap('Талаптарға сай екеніңізді тексеру')
  await phone.write(/Басым қызмет түрлерінен түсетін кірістің/, '84,2')
  await phone.tap('Жалғастыру')
  assert.match(await phone.said(), /Бұл талап орындалмайды[^]*кемінде 90 %[^]*Салық кодексі, 17-бап[^]*84,2/)
  assert.ok(phone.pages() <= 3, `${phone.pages()} pages`)
})

test('what I owe: the sum, its last day and how it is paid as soon as I have signed in, and the invoice as a file one page on', async (t) => {
  const phone = await inHand(t)
  await phone.tap('Кіру')
  await phone.signIn(portal.people.applicant)
  assert.match(await phone.said(), /80 000 ₸[^]*28 сәуір[^]*RF\d\d[^]*KZ\d\d/)
  await phone.tap(/Технопарк қатысушысының жарнасы/)
  const download = phone.page.waitForEvent('download')
  await phone.page.getByRole('link', { name: 'PDF түрінде жүктеп алу' }).click()
  assert.match((await download).suggestedFilename(), /\.pdf$/)
  assert.ok(phone.pages() <= 4, `${phone.pages()} pages`)
})

test('why I was refused and what now: the reason with my figure, and the way to the appeal with its last day', async (t) => {
  const phone = await inHand(t)
  await phone.tap('Кіру')
  await phone.signIn(portal.people.applicant)
  assert.match(await phone.said(), /Шағым беруге болатын шешімдер\s+Тіркеуден бас тарту туралы шешім[^]*84,2[^]*Кемінде 90[^]*Салық кодексі, 17-бап[^]*Шағым берудің соңғы күні: 2026 ж\. 10 маусым/)
  await phone.tap(/^Шағым берудің соңғы күні/)
  await phone.tap(/^Шағым беру$/)
  assert.match(await phone.said(), /Технопарк шешіміне шағым[^]*Толтыруды бастау/)
  assert.ok(phone.pages() <= 5, `${phone.pages()} pages`)
})

test('a dataset: from the first page to its file, without an account', async (t) => {
  const phone = await inHand(t)
  await phone.tap('Барлық деректерді қарау')
  await phone.tap('Үлгі мектептер тізімі')
  await phone.tap('Файлдарды жүктеп алу')
  assert.ok(phone.pages() <= 4, `${phone.pages()} pages`)
  const download = phone.page.waitForEvent('download')
  await phone.page.getByRole('main').getByRole('link', { name: /\.(?:csv|parquet)$/ }).first().click({ timeout: 10_000 })
  assert.match((await download).suggestedFilename(), /\.(?:csv|parquet)$/)
})

test('a key: from the first page to a call that the portal has heard', async (t) => {
  const phone = await inHand(t)
  await phone.tap('Модель кілтін алу')
  await phone.signIn(portal.people.stranger)
  await phone.tap('Міндеттемені оқып, қол қою')
  await phone.write('Тіркелгінің құпиясөзі', password)
  await phone.write('Жаңа PIN-код', pin)
  await phone.write('PIN-кодты қайталаңыз', pin)
  await phone.tap('Сертификат алып, қол қою және жіберу')
  await phone.write(/^Атауы/, 'Чат-бот')
  await phone.page.getByLabel('Өз өнімі немесе қызметі').check()
  await phone.tap('Кілт жасау')
  assert.match(await phone.said(), /Алғашқы сұрау/, 'how it is first called stands beside the secret, or why no model answers')
  const secret = /sk-kz-[\w-]{43}/.exec(await phone.page.content())?.[0]
  assert.ok(secret, 'the secret is shown')
  await openLanguageModel(portal.kernel, languageModelOptions('sample')).keys.ring.ready
  const answer = await fetch(`${portal.url}/v1/models`, { headers: { authorization: `Bearer ${secret}` } })
  assert.equal(answer.status, 200)
  assert.ok(phone.pages() <= 7, `${phone.pages()} pages`)
})

test('an answer is tried on the shown tests in the browser, by keyboard alone, reaches nothing of mine there, and is handed in', async (t) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, baseURL: portal.url, locale: 'kk-KZ' })
  t.after(() => context.close())
  const page = await context.newPage()
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(request.url()))
  const bodies: Promise<string>[] = []
  page.on('response', (response) => { if (/\/(?:tasks|practice)\//.test(response.url())) bodies.push(response.text().catch(() => '')) })
  await page.goto('/kk/sign-in')
  await page.getByLabel('Электрондық пошта').fill(portal.people.stranger.email)
  await page.getByLabel('Құпиясөз').first().fill(password)
  await Promise.all([page.waitForURL((url) => !url.pathname.endsWith('/sign-in')), page.getByRole('main').getByRole('button', { name: 'Кіру', exact: true }).click()])
  await portal.kernel.jobs.start({ only: ['university.attempt'] })
  await page.goto('/kk/university/courses/data-and-models')
  await page.locator('form[action$="/begin"] button').click()
  await page.goto('/kk/university/courses/data-and-models/tasks/mask')
  await page.getByRole('link', { name: 'Браузерде жаттығу' }).click()
  assert.deepEqual(await byKeyboard(page), [])
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'no wider than the phone')
  assert.ok(!loaded.some((url) => url.includes('/university/practice/frame')), 'Python is loaded when it is run, and not before')

  const task = tasksOf(universityOptions.study.courses().at(-1)!).find(({ id }) => id === 'mask')!
  assert.ok(task.kind === 'python')
  const answer = page.getByLabel('Бағдарламаңыз')
  const run = page.getByRole('button', { name: 'Ашық тесттерді іске қосу' })
  const status = page.getByRole('status')
  const tried = async (code: string, says: RegExp): Promise<void> => {
    await answer.fill(code)
    await run.press('Enter')
    await status.filter({ hasText: says }).waitFor({ timeout: 150_000 })
  }
  // What does not come is told, and can be tried again: the document, the loader, and the largest file, where a phone's network breaks.
  for (const lost of ['**/practice/frame', '**/pyodide.mjs', '**/pyodide.asm.wasm']) {
    await page.route(lost, (asked) => asked.abort())
    await tried(task.start, /^Python іске қосылмады/)
    await page.unroute(lost)
  }
  // An address that allows everybody, so that nothing but the policy of the document refuses it. What a run does to its Python, or says for itself, counts for nothing, and is over with it.
  const everybody = `${portal.url}/api/commons/datasets`
  assert.equal((await page.request.get(everybody)).headers()['access-control-allow-origin'], '*')
  await tried(`import builtins, js, json\nbuiltins.left = json.dumps = lambda *a, **k: '{"value": 1}'\njs.postMessage(None)\njs.postMessage(js.JSON.parse('{"at": 0}'))\ndef mask(text):\n    if not text.startswith("ЖСН"):\n        return text\n    asked = js.XMLHttpRequest.new()\n    asked.open("GET", "${everybody}", False)\n    asked.send()\n    return asked.responseText`, /: 1 \/ 2/)
  assert.match(await page.locator('[data-got="0"]').innerText(), /NetworkError/, 'it reaches no address of the portal but its own files')
  await tried('import builtins\nclass Odd(Exception):\n    def __str__(self):\n        raise self\ndef mask(text):\n    if text.startswith("ЖСН"):\n        return [True, None, 1.0, 2**70, hasattr(builtins, "left")]\n    raise Odd()', /: 0 \/ 2/)
  assert.equal(await page.locator('[data-got="0"]').innerText(), '[True, None, 1.0, 1180591620717411303424, False]', 'a result is written as Python writes it, and the run before has left nothing')
  assert.match(await page.locator('[data-got="1"]').innerText(), /^Odd \(жол 8\)$/, 'a fault is told with its line')
  await tried('def mask(text):\n    while True:\n        pass', /10 секундта аяқталмады/)
  await tried('import os\ndef mask(text):\n    os._exit(0)', /^Бағдарлама Python жұмысын тоқтатты/)
  await answer.pressSequentially('# менікі')
  await page.reload()
  assert.match(await answer.inputValue(), /# менікі/, 'what was typed is still there')
  await tried(task.solution, /: 2 \/ 2/)
  const shown = task.tests.filter((one) => one.shown === true).map(({ call, gives }) => JSON.stringify([call, gives])).join()
  const hidden = task.tests.filter((one) => one.shown !== true).flatMap(({ call: [given], gives }) => [String(given), String(gives)]).filter((one) => one.length > 3 && !shown.includes(one))
  assert.ok(hidden.length > 1)
  const came = [await page.content(), ...await Promise.all(bodies)].join('\n').replaceAll('&quot;', '"')
  assert.match(came, /def begin/, 'what the frame loads was looked at too')
  assert.deepEqual(hidden.filter((one) => came.includes(one)), [], 'what is hidden never reaches the browser')
  if (pictures) await page.screenshot({ path: `${pictures}/practice.png`, fullPage: true })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/university\/attempts\//)
  assert.match(await page.getByRole('main').innerText(), /100 \/ 100/)
})

test('the first page comes in less than 40 kB, with its letters, styles and scripts', async (t) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, baseURL: portal.url, locale: 'kk-KZ' })
  t.after(() => context.close())
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength })
  await page.goto('/kk', { waitUntil: 'networkidle' })
  await page.evaluate('document.fonts.ready')
  assert.ok(bytes > 20_000 && bytes < 40_000, `${bytes} bytes`)
  if (pictures) await page.screenshot({ path: `${pictures}/first-page.png` })
})
