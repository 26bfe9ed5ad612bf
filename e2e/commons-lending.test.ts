/**
 * The whole way of restricted data, told once: a founder finds them on her phone, in Kazakh and without a script, judges them without seeing
 * a row, is lent them at once and reads them; the owner sees who reads, takes the grant back and lets it be; what goes beyond the terms is
 * decided by the office, refused, and heard on appeal; in the end the owner withdraws the data, and every door closes.
 */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { AwsClient } from 'aws4fetch'
import type { Browser, Page } from 'playwright-core'
import { commonsActs, someDescription } from '../src/countries/kazakhstan/commons/testing.ts'
import { commonsOptions } from '../src/countries/kazakhstan/commons/options.ts'
import { access } from '../src/countries/kazakhstan/commons/access.ts'
import { withdrawal } from '../src/countries/kazakhstan/commons/withdrawal.ts'
import { tierWords } from '../src/institutions/commons/catalogue/index.ts'
import { grantWords } from '../src/institutions/commons/lending/messages.ts'
import { words } from '../src/institutions/commons/pages/messages.ts'
import { aggregateWords } from '../src/institutions/commons/privacy/pages/aggregates-messages.ts'
import { type Commons, openCommons } from '../src/institutions/commons/index.ts'
import { transact } from '../src/kernel/index.ts'
import type { AccessKey, Actor, Letter } from '../src/kernel/parties/index.ts'
import { generateBin } from '../src/law/identifier.ts'
import { complete, deskOf, pathOf, sign } from './deeds.ts'
import { openBrowser, openWholePortal, signAs, type WholePortal } from './portal.ts'
import { download, fill, type Given, main, openPost, openStory, press, type Story } from './story.ts'
import { assertWhole } from './whole.ts'

/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let portal: WholePortal
let commons: Commons
let browser: Browser
let phone: Story
let office: Story
let letters: () => Promise<readonly Letter[]>
/** An API key of the founder's company. */
let key = ''
/** Its pair, with which requests to S3 are signed. */
let pair: AccessKey
const at: Record<string, string> = {}

const ownerCompany = { company: '«Үлгі Деректер» ЖШС' }
const address = 'ulgi/mektepter'
const path = `commons/datasets/${address}`
/** Stands in every row and in nothing else: whoever sees it has seen a row. */
const cell = 'Көкжиек'
const csv = `атауы;өңір;оқушылар;ашылған\n${Array.from({ length: 400 }, (_, i) =>
  `${cell} ${i};${['Алматы', 'Астана', 'Шымкент'][i % 3]};${200 + (i * 37) % 900};${String(1 + i % 28).padStart(2, '0')}.09.${1990 + i % 30}`).join('\n')}\n`

before(async () => {
  portal = await openWholePortal()
  const { kernel, people: { stranger, officer, head, appeals } } = portal
  await kernel.round() // what listens to the journal hears what comes from here on
  for (const [{ person }, role] of [[officer, 'commons.steward'], [head, 'commons.head'], [appeals[0], 'commons.appeals'], [appeals[1], 'commons.appeals']] as const) {
    await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person, role }))
  }
  commons = openCommons(kernel, commonsOptions)
  const person: Actor = { person: stranger.person, name: stranger.name, roles: [] }
  const organisation = await transact(kernel.db, (tx) => kernel.parties.addOrganisation(tx, person, { number: generateBin({ registered: '2020-01', serial: 700 }), name: ownerCompany.company }))
  const owner: Actor = { ...person, organisation, capacity: 'head' }
  await transact(kernel.db, (tx) => commons.datasets.claimNamespace(tx, owner, 'ulgi'))
  await commonsActs({ kernel, sign: (actor, document) => signAs(portal, actor, document) }, owner).publish('mektepter', { 'mektepter.csv': csv }, {
    terms: {
      tier: 'restricted', purposes: ['research', 'product'], duties: ['attribution', 'no-reidentification'], mode: 'download', months: 24,
      atOnce: { purposes: ['research'], mode: 'download', months: 12 },
    },
    description: { ...someDescription, fields: { атауы: { label: { kk: 'Атауы', ru: 'Название', en: 'Name' } } } },
  })
  const founder = await portal.actor(portal.people.applicant, 'company')
  ;({ secret: key, accessKey: pair } = await transact(kernel.db, (tx) => kernel.parties.makeToken(tx, founder, { label: 'Дәптер', scopes: ['datasets:read'], days: 30 })))
  browser = await openBrowser()
  letters = openPost(portal)
  phone = openStory(browser, portal, { locale: 'kk', width: 390, script: false })
  office = openStory(browser, portal, { locale: 'ru', width: 1280, script: true })
  if (pictures) mkdirSync(pictures, { recursive: true })
})
after(async () => {
  await phone?.close()
  await office?.close()
  await browser?.close()
  await portal?.close()
  assert.deepEqual(portal?.faults ?? [], [])
})

let brokenOff = ''
/** A chapter of the story. What comes after one that failed makes no sense, and says so at once. */
function chapter(title: string, live: () => Promise<void>): void {
  test(title, async () => {
    assert.equal(brokenOff, '', 'the story broke off before')
    brokenOff = title
    await live().catch(async (error: unknown) => {
      await phone.show()
      await office.show()
      throw error
    })
    brokenOff = ''
  })
}

/** The page is as wide as the screen in both languages, on a phone and at a desk, and axe finds no fault in it as it stands. */
async function look(story: Story, page: Page, name: string): Promise<void> {
  await story.look(page, name)
  const stands = page.url()
  const { pathname, search } = new URL(stands)
  const size = page.viewportSize()!
  for (const locale of ['kk', 'ru']) for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
    await page.goto(pathname.replace(/^\/(?:kk|ru)/, `/${locale}`) + search)
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name}: ${locale} ${width}`)
    if (pictures) await page.screenshot({ path: join(pictures, `${name}-${locale}-${width}.png`), fullPage: true })
  }
  await page.setViewportSize(size)
  await page.goto(stands)
}

const founderHat = () => ({ company: portal.company.name })

/** Asks for access to the dataset in the hat that she wears, from its own page, and signs; answers with the path of her case. */
async function ask(page: Page, given: Given, seen: (page: Page, name: string) => Promise<void> = async () => {}): Promise<string> {
  await page.goto(`/kk/${path}`)
  await page.locator('main a[href*="/apply?subject="]').click()
  assert.match(await main(page), /Үлгі мектептер тізімі/, 'the dataset is chosen already')
  await seen(page, 'apply')
  await press(page)
  for (let first = true; !pathOf(page).endsWith('/summary');) {
    if (first) await page.locator('main a.button').first().click()
    first = false
    const names = await page.locator('main form [name]:not([type=hidden])').evaluateAll((all) => all.map((one) => one.getAttribute('name') ?? ''))
    await seen(page, `apply-${pathOf(page).split('/').at(-1)}`)
    await fill(page, Object.fromEntries([...new Set(names)].flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]))))
    await press(page)
  }
  await seen(page, 'summary')
  await page.locator('main a.button').first().click()
  await seen(page, 'sign')
  await sign(page)
  await page.waitForURL(/\/receipt$/)
  await seen(page, 'receipt')
  await page.locator('main a[href*="/cases/"]').first().click()
  return pathOf(page)
}

/** At which doors the founder gets a row: on the page in her browser, by the API, the Hub and S3 with her key. */
async function doors(): Promise<Readonly<Record<string, boolean>>> {
  const page = await phone.as(portal.people.applicant, founderHat())
  const authorization = `Bearer hf_${key}`
  const signer = new AwsClient({ accessKeyId: pair.id, secretAccessKey: pair.secret, service: 's3', region: 'us-east-1' })
  const datetime = portal.now().replaceAll(/[-:]|\.\d+/g, '')
  const answers = {
    page: await (await page.request.get(`/kk/${path}`)).text(),
    api: await (await fetch(`${portal.url}/api/${path}/rows`, { headers: { authorization } })).text(),
    hub: await (await fetch(`${portal.url}/datasets/${address}/resolve/main/mektepter.csv`, { headers: { authorization } })).text(),
    s3: await (await signer.fetch(`${portal.url}/s3/${address}/mektepter.csv`, { aws: { datetime } })).text(),
  }
  return Object.fromEntries(Object.entries(answers).map(([door, text]) => [door, text.includes(cell)]))
}
const all = { page: true, api: true, hub: true, s3: true }
const none = { page: false, api: false, hub: false, s3: false }

const lettersTo = async ({ email }: { readonly email: string }): Promise<readonly Letter[]> => (await letters()).filter(({ recipient }) => recipient === email)

/** Lets what follows from decisions be done. */
async function settle(): Promise<void> {
  await portal.kernel.round()
  await portal.kernel.journal.settle()
}

chapter('a founder finds the data by another form of a word, in the search of the site and in the catalogue', async () => {
  const page = await phone.visitor()
  await page.goto('/kk/search')
  await page.locator('main [name=q]').fill('мектептерді')
  await page.locator('main form button').first().click()
  await page.locator(`main a[href="/kk/${path}"]`).waitFor()
  await look(phone, page, 'search')
  await page.goto('/kk/commons/datasets')
  await page.locator('main [name=q]').fill('мектептерге')
  await page.locator('main form button').first().click()
  await look(phone, page, 'catalogue')
  await page.locator(`main a[href="/kk/${path}"]`).first().click()
  assert.equal(pathOf(page), `/kk/${path}`)
})

chapter('she judges them without seeing a row: their columns, how they spread, and rows that are said to be made up', async () => {
  const page = await phone.visitor()
  const said = await main(page)
  assert.ok(said.includes(tierWords.restricted.kk) && said.includes(ownerCompany.company))
  assert.ok(said.includes(words.synthHint.kk), 'the rows are said to be made up')
  assert.match(said, /оқушылар[^]*ашылған/)
  assert.ok(!said.includes(cell))
  assert.ok(await page.locator('.data tbody tr').count() >= 5)
  assert.deepEqual(await doors(), none)
  await look(phone, page, 'dataset-visitor')
})

chapter('signed in, she asks for a number, pays its price, and is told how far it may be off', async () => {
  const page = await phone.as(portal.people.applicant, founderHat())
  await page.goto(`/kk/${path}`)
  await look(phone, page, 'dataset-founder')
  await page.locator('main .places a[href$="/aggregates"]').click()
  await page.locator('main [name=measure][value=count]').check()
  await page.locator('main [name=by][value=өңір]').check()
  await page.locator('form.aggregate button.button').first().click()
  await page.getByRole('heading', { name: aggregateWords.priceTitle.kk, exact: true }).waitFor()
  await page.locator('main form[method=post] button.button').first().click()
  await page.getByRole('heading', { name: aggregateWords.answer.kk, exact: true }).waitFor()
  const answered = await main(page)
  assert.ok(answered.includes(aggregateWords.margin.kk) && !answered.includes(cell))
  await look(phone, page, 'aggregates')
})

chapter('she asks for access within the published terms, and is lent the data at once', async () => {
  const page = await phone.as(portal.people.applicant, founderHat())
  await page.goto(`/kk/${path}`)
  at['case'] = await ask(page, { purpose: 'research', use: 'Мектептердің орналасуын зерттеу.', mode: 'download', months: '6', agrees: 'true' }, (seen, name) => phone.look(seen, name))
  await settle()
  await look(phone, page, 'case-granted')
  await page.locator('main a[href*="/decisions/"]').first().click()
  at['grant'] = pathOf(page)
  assert.match(await main(page), new RegExp(`${access.decisions.grant.title.kk}[^]*Үлгі мектептер тізімі`))
  await look(phone, page, 'decision')
  assert.deepEqual(await doors(), all)
})

chapter('she reads the rows, queries them in the console, takes the answer along as a file, and opens the agreement', async () => {
  const page = await phone.window(portal.people.applicant)
  await page.goto(`/kk/${path}`)
  assert.match(await main(page), new RegExp(`${cell} 0`))
  await look(phone, page, 'dataset-lent')
  await page.locator('main .places a[href$="/sql"]').click()
  await page.locator('[name=sql]').fill('SELECT өңір, sum(оқушылар) AS барлығы FROM mektepter GROUP BY 1 ORDER BY 1')
  await page.locator('form.editor button.button').first().click()
  assert.equal(await page.locator('.data tbody tr').count(), 3)
  await look(phone, page, 'console')
  const { name, content } = await download(page, '/csv?')
  assert.equal(name, 'mektepter.csv')
  assert.match(content.toString(), /^\uFEFFөңір,барлығы\r?\nАлматы,/)
  await page.goto('/kk/commons/grants')
  await look(phone, page, 'own-grants')
  await page.locator('main a[href*="/commons/agreements/"]').first().click()
  assert.ok(await page.locator('main ol > li').count() >= 6)
  await look(phone, page, 'agreement')
})

chapter('the owner sees who reads what, with the proof in the journal', async () => {
  await commons.reads.digest()
  await settle()
  const page = await office.as(portal.people.stranger, ownerCompany)
  await page.goto(`/ru/${path}/reads`)
  assert.match(await main(page), /«Үлгі Жоба» ЖШС[^]*SELECT өңір/)
  await look(office, page, 'reads')
  await page.locator('main tbody a[href*="/journal/entries/"]').first().click()
  await page.waitForURL(/\/journal\/entries\/\d+$/)
})

/** The owner takes the grant back with reasons; answers with the path of the case that decides. */
async function takeBack(): Promise<void> {
  const page = await office.as(portal.people.stranger, ownerCompany)
  await page.goto(`/ru/${path}/grants`)
  await look(office, page, 'grants')
  await page.locator('main a[href$="/take-back"]').first().click()
  await page.locator('[name=reason]').fill('Данные использованы для другой цели.')
  await page.locator('main form[action$="/take-back"] button.button').first().click()
  await page.waitForURL(/done=taken-back$/)
}

/** From the list of cases to the one in which her company is asked to explain. */
async function openExplanation(page: Page): Promise<void> {
  await page.goto('/kk/cases')
  await look(phone, page, 'cases')
  await page.locator('main tr').filter({ hasText: withdrawal.steps.notice.title.kk }).locator('a').first().click()
}

chapter('the owner takes the grant back: from that act on every door says no, and the organisation is asked to explain', async () => {
  await takeBack()
  assert.deepEqual(await doors(), none)
  await settle()
  const page = await phone.as(portal.people.applicant, founderHat())
  await openExplanation(page)
  at['withdrawal'] = pathOf(page)
  assert.match(await main(page), new RegExp(`${withdrawal.title.kk}[^]*${withdrawal.steps.notice.title.kk}`))
  await look(phone, page, 'case-withdrawal')
  await page.locator('main .actions a[href*="silent"]').click()
  await press(page)
  await page.waitForURL(/\?done$/)
})

/** The steward proposes, the head decides and signs. */
async function decide(casePath: string, [proposal, outcome]: readonly [string, string], seen = ''): Promise<void> {
  const desk = deskOf(casePath).replace('/kk/', '/ru/')
  let page = await office.as(portal.people.officer, 'office')
  await page.goto(desk)
  if (seen) await look(office, page, `desk-${seen}`)
  await complete(page, {}, proposal, 'Обстоятельства изучены.')
  page = await office.as(portal.people.head, 'office')
  await page.goto(desk)
  const reasons = await page.locator('#act [name=act-reasons]').count() > 0
  await complete(page, {}, outcome, ...(reasons ? ['Доводы убедительны.'] : []))
  if (seen) await office.look(page, `sign-${seen}`)
  await sign(page)
  await page.waitForURL(/done=sign$/)
  await settle()
}

chapter('the office keeps the access, and it lives again at every door', async () => {
  await decide(at['withdrawal']!, ['proposeKeeping', 'keep'], 'withdrawal')
  assert.deepEqual(await doors(), all)
  const page = await phone.as(portal.people.applicant, founderHat())
  await page.goto(at['withdrawal']!)
  await look(phone, page, 'case-kept')
})

chapter('taken back once more and withdrawn by the office, it is revoked for good, and anybody can see that', async () => {
  await takeBack()
  const page = await phone.as(portal.people.applicant, founderHat())
  await openExplanation(page)
  const again = pathOf(page)
  assert.notEqual(again, at['withdrawal'])
  await page.locator('main .actions a[href*="silent"]').click()
  await press(page)
  await page.waitForURL(/\?done$/)
  await decide(again, ['proposeWithdrawal', 'withdraw'])
  assert.deepEqual(await doors(), none)
  await page.goto(at['grant']!)
  assert.match(await main(page), /[Кк]үші жойыл/)
  await look(phone, page, 'decision-revoked')
  const visitor = await phone.visitor()
  await visitor.goto(`/kk/verify/${at['grant']!.split('/').at(-1)}`)
  assert.match(await main(visitor), /Күші жойылған/)
  await look(phone, visitor, 'verify-revoked')
})

chapter('asking again does not undo a take-back: the founder is told why, until the owner lifts the bar', async () => {
  const page = await phone.as(portal.people.applicant, founderHat())
  await page.goto(`/kk/${path}`)
  await page.locator('main a[href*="/apply?subject="]').click()
  assert.match(await main(page), /Иесі тыйымды алып тастағанша рұқсат сұрауға болмайды/)
  await look(phone, page, 'barred')
  const own = await office.as(portal.people.stranger, ownerCompany)
  await own.goto(`/ru/${path}/grants`)
  await look(office, own, 'grants-barred')
  const barred = own.getByRole('region', { name: grantWords.barred.ru })
  assert.match(await barred.innerText(), /«Үлгі Жоба» ЖШС[^]*Данные использованы для другой цели\./)
  await barred.getByRole('button').first().click()
  await own.waitForURL(/done=admitted$/)
  assert.deepEqual(await doors(), none, 'the bar is lifted, and nothing is granted by that')
})

chapter('what goes beyond the terms of a grant at once goes to the steward, and is lent when the head has signed', async () => {
  const page = await phone.as(portal.people.applicant, founderHat())
  at['product'] = await ask(page, { purpose: 'product', use: 'Мектеп таңдауға арналған қосымша.', mode: 'download', months: '24', agrees: 'true' })
  assert.deepEqual(await doors(), none)
  await look(phone, page, 'case-study')
  const own = await office.as(portal.people.stranger, ownerCompany)
  await own.goto(`/ru/${path}/grants`)
  assert.match(await own.getByRole('region', { name: grantWords.waiting.ru }).innerText(), /«Үлгі Жоба» ЖШС/)
  await decide(at['product'], ['proposeGrant', 'grant'], 'access')
  assert.deepEqual(await doors(), all)
})

chapter('a purpose that the owner does not lend for is refused after a hearing', async () => {
  const page = await phone.as(portal.people.applicant, founderHat())
  at['refused'] = await ask(page, { purpose: 'model-training', use: 'Модель үйрету.', mode: 'download', months: '12', agrees: 'true' })
  const steward = await office.as(portal.people.officer, 'office')
  await steward.goto(deskOf(at['refused']).replace('/kk/', '/ru/'))
  await complete(steward, {}, 'proposeRefusal', 'Цель не названа в условиях владельца.')
  await steward.waitForURL(/done=/)
  await page.goto(at['refused'])
  await look(phone, page, 'case-hearing')
  await page.locator('main .actions a[href*="silent"]').click()
  await press(page)
  await page.waitForURL(/\?done$/)
  const head = await office.as(portal.people.head, 'office')
  await head.goto(deskOf(at['refused']).replace('/kk/', '/ru/'))
  await complete(head, {}, 'refuse', 'Владелец не предоставляет данные для обучения моделей.')
  await sign(head)
  await head.waitForURL(/done=sign$/)
  await page.goto(at['refused'])
  await page.locator('main a[href*="/decisions/"]').first().click()
  at['refusal'] = pathOf(page)
  assert.match(await main(page), new RegExp(`${access.decisions.refuse.title.kk}[^]*Үлгі мектептер тізімі`))
  await look(phone, page, 'refusal')
})

chapter('she appeals, the appeal is allowed, and her request is open again', async () => {
  const page = await phone.window(portal.people.applicant)
  await page.locator('main a[href*="/services/commons.appeal/apply"]').click()
  await phone.look(page, 'appeal')
  await press(page)
  await page.locator('main a.button').first().click()
  await fill(page, { objections: 'Шарттарда модель үйретуге тыйым салынбаған.' })
  await press(page)
  await press(page)
  await page.locator('main a.button').first().click()
  await sign(page)
  await page.waitForURL(/\/receipt$/)
  await page.locator('main a[href*="/cases/"]').first().click()
  const desk = deskOf(pathOf(page)).replace('/kk/', '/ru/')
  const [first, second] = portal.people.appeals
  const one = await office.as(first, 'office')
  await one.goto(desk)
  await look(office, one, 'desk-appeal')
  await complete(one, {}, 'proposeAnnul', 'Условия не запрещают прямо.')
  const other = await office.as(second, 'office')
  await other.goto(desk)
  await complete(other, {}, 'annul', 'Доводы жалобы обоснованны.')
  await sign(other)
  await other.waitForURL(/done=sign$/)
  await settle()
  await page.goto(at['refused']!)
  assert.ok((await main(page)).includes(access.steps.study.title.kk))
  await look(phone, page, 'case-reopened')
})

chapter('the owner withdraws the dataset: what was made of it is shown, every door closes, and whoever has or follows it gets a letter', async () => {
  const follower = await phone.as(portal.people.colleague, 'self')
  await follower.goto(`/kk/${path}`)
  await follower.locator('main form[action$="/follow"] button').first().click()
  const page = await office.as(portal.people.stranger, ownerCompany)
  await page.goto(`/ru/${path}/manage`)
  await look(office, page, 'manage')
  await page.goto(`/ru/${path}/withdraw`)
  const warned = await main(page)
  assert.match(warned, /«Үлгі Жоба» ЖШС/)
  assert.match(warned, /DA-2026-\d+/)
  await look(office, page, 'withdraw')
  await fill(page, { 'reason.kk': 'Қате табылды.', 'reason.ru': 'Найдена ошибка.', 'reason.en': 'A mistake was found.' })
  await page.locator('main form[action$="/withdraw"] button.button').first().click()
  await page.waitForURL(/done=withdrawn$/)
  assert.deepEqual(await doors(), none)
  const founder = await phone.as(portal.people.applicant, founderHat())
  await founder.goto(`/kk/${path}`)
  assert.match(await main(founder), new RegExp(`${words.withdrawnTitle.kk}[^]*Қате табылды`))
  await look(phone, founder, 'dataset-withdrawn')
  for (const person of [portal.people.applicant, portal.people.colleague]) {
    const letter = (await lettersTo(person)).findLast(({ body }) => body.includes('Қате табылды.'))
    assert.match(letter?.body ?? '', /\/kk\/commons\/datasets\/ulgi\/mektepter/, person.name)
  }
})

chapter('lifted, the withdrawal is over, and the grant that stands opens the doors again', async () => {
  const page = await office.as(portal.people.stranger, ownerCompany)
  await page.goto(`/ru/${path}/manage`)
  await look(office, page, 'manage-withdrawn')
  await page.locator('main form[action$="/lift"] button').first().click()
  await page.waitForURL(/done=lifted$/)
  assert.deepEqual(await doors(), all)
})

chapter('in the end the data are whole and the journal verifies', async () => {
  const whole = await assertWhole(portal.kernel)
  assert.ok(whole.cases >= 6 && whole.decisions >= 6, JSON.stringify(whole))
})
