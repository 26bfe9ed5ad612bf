/**
 * The journey, told once: a company joins the technopark and leaves it again, on a phone, in Kazakh, without a script; a second one is
 * refused and heard on appeal; a third joins in Russian, at a desk. Nobody acts but through pages; only the clock is turned by hand.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { exportOneC, sampleStatement } from '../src/kernel/ledger/statements/testing.ts'
import type { Letter } from '../src/kernel/parties/index.ts'
import { generateBin, generateIin } from '../src/law/identifier.ts'
import { addDays, type Day, dayOf } from '../src/law/time.ts'
import {
  answerAll, applyFor, complete, conclude, decide, deskOf, findings, fits, pathOf, provedHead, sign, verifyOffline, vote,
} from './deeds.ts'
import { plan } from './office.ts'
import { openBrowser, openWholePortal, password, pin, type WholePortal } from './portal.ts'
import { download, fill, main, openPost, openStory, type Person, press, type Story } from './story.ts'
import { assertWhole } from './whole.ts'

const exec = promisify(execFile)

let portal: WholePortal
let browser: Browser
let phone: Story
const stories: Story[] = []
let letters: () => Promise<readonly Letter[]>
let folder = ''
before(async () => {
  portal = await openWholePortal()
  await turn('2026-02-02') // what listens to the journal hears what comes from here on
  browser = await openBrowser()
  letters = openPost(portal)
  phone = openStory(browser, portal, { locale: 'kk', width: 390, script: false })
  stories.push(phone)
  folder = mkdtempSync(join(tmpdir(), 'shanyraq-journey-'))
})
after(async () => {
  for (const story of stories) await story.close()
  await browser?.close()
  await portal?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
  assert.deepEqual(portal?.faults ?? [], [])
})

let brokenOff = ''
/** A chapter of the story. What comes after one that failed makes no sense, and says so at once. */
function chapter(title: string, live: () => Promise<void>): void {
  test(title, async () => {
    assert.equal(brokenOff, '', 'the story broke off before')
    brokenOff = title
    await live().catch(async (error: unknown) => {
      for (const story of stories) await story.show()
      throw error
    })
    brokenOff = ''
  })
}

const founder: Person = { email: 'aigerim@example.kz', name: 'Үлгі Айгерім' }
const colleague: Person = { email: 'dauren@example.kz', name: 'Үлгі Дәурен' }
const company = { company: '«Жебе Үлгі» ЖШС' }
const bin = generateBin({ registered: '2024-03', serial: 501 })
const iin = generateIin({ birthday: '1991-04-12', sex: 'female', serial: 312 })
/** The number of the certificate, as she reads it. */
let certificate = ''
/** Paths of pages that the story comes back to. */
const at: Record<string, string> = {}

const lettersTo = async ({ email }: Person): Promise<readonly Letter[]> => (await letters()).filter(({ recipient }) => recipient === email)

const linkIn = (letter: Letter | undefined): string => /https?:\/\/\S+/.exec(letter?.body ?? '')?.[0] ?? assert.fail('the letter has no link')

/** Turns the clock to ten in the morning in Astana, and lets the day's work be done. */
async function turn(day: Day): Promise<void> {
  portal.at(`${day}T05:00:00.000Z`)
  await portal.kernel.round()
  await portal.kernel.journal.settle()
}

/** A file on the disk of whoever uploads it, or has downloaded it. */
function file(name: string, content: string | Uint8Array): { readonly path: string } {
  const path = join(folder, name)
  writeFileSync(path, content)
  return { path }
}


chapter('a visitor reads the passport of residency and finds out whether she fits, before she has an account', async () => {
  const page = await phone.visitor()
  await page.goto('/')
  assert.equal(new URL(page.url()).pathname, '/kk')
  await phone.look(page, 'home')
  await page.goto('/kk/services')
  await phone.glance(page, 'services')
  await page.locator('main').getByRole('link', { name: 'Технопарк қатысушысы болу' }).click()
  const passport = await main(page)
  for (const said of [/Кімге/, /15 жұмыс күні/, /[Тт]егін/, /Шағым 3 ай ішінде/]) assert.match(passport, said)
  await phone.look(page, 'passport')
  await page.locator('summary', { hasText: 'Талаптар және бас тарту негіздері' }).click()
  assert.match(await main(page), /кемінде 90 %[^]*Салық кодексі, 17-бап/)

  await page.getByRole('link', { name: 'Талаптарға сай екеніңізді тексеру' }).click()
  await phone.glance(page, 'check-question')
  await answerAll(page, { ...fits, priorityShare: '60' })
  assert.match(await main(page), /Бұл талап орындалмайды[^]*кемінде 90 %[^]*Салық кодексі, 17-бап/)
  await phone.look(page, 'check-failed')
  await page.locator('main dl a').first().click()
  await answerAll(page, fits)
  assert.match(await main(page), /Кедергі жоқ/)
  await phone.look(page, 'check-passed')
})

chapter('she registers, adds her company by its BIN, and lets a colleague act for it', async () => {
  const page = await phone.window(founder)
  await page.goto((await phone.visitor()).url())
  await page.getByRole('link', { name: 'Өтініш беру' }).first().click()
  await phone.glance(page, 'sign-in')
  await page.locator('main').getByRole('link', { name: 'Тіркелу' }).click()
  await fill(page, { email: founder.email })
  await phone.glance(page, 'register')
  await press(page)
  await phone.glance(page, 'register-sent')
  await page.goto(linkIn((await lettersTo(founder)).at(-1)))
  await fill(page, { name: founder.name, password })
  await phone.glance(page, 'register-finish')
  await press(page)
  await page.getByText('Алдымен компанияңызды қосыңыз').waitFor()
  await phone.glance(page, 'choose-company')
  await page.getByRole('link', { name: 'Компания қосу' }).click()
  await fill(page, { number: `${bin.slice(0, 11)}${(Number(bin[11]) + 1) % 10}`, name: company.company })
  await press(page)
  assert.match(await page.locator('#f-number-error').innerText(), /бақылау/)
  await phone.look(page, 'company-wrong-bin')
  await fill(page, { number: bin })
  await press(page)
  await page.getByText('Өтініш беруші: «Жебе Үлгі» ЖШС').waitFor()
  await provedHead(portal, letters, founder.email, iin, bin)
  assert.equal(await page.locator('[name=priorityShare]').inputValue(), '95', 'what she answered in the check goes along')
  await phone.glance(page, 'apply-founder')

  await page.goto('/kk/account')
  await page.getByRole('link', { name: company.company }).click()
  await fill(page, { email: colleague.email, extent: 'some', scope: 'technopark.residency', until: '31.12.2026' })
  await phone.glance(page, 'company-invite')
  await press(page)
  await page.getByText('Шақыру жіберілді.').waitFor()
})

chapter('the colleague accepts by letter, fills the application over days, and every slip with a file is explained', async () => {
  const page = await phone.window(colleague)
  const [invitation] = await lettersTo(colleague)
  assert.match(invitation?.subject ?? '', /Жебе Үлгі/)
  await page.goto(linkIn(invitation))
  await phone.look(page, 'invitation')
  await page.locator('main').getByRole('link', { name: 'Тіркелу' }).click()
  await fill(page, { email: colleague.email })
  await press(page)
  await page.goto(linkIn((await lettersTo(colleague)).at(-1)))
  await fill(page, { name: colleague.name, password })
  await press(page)
  await page.getByRole('button', { name: 'Қабылдау' }).click()
  await page.getByText('Сенімхат қабылданды').waitFor()
  await phone.glance(page, 'account')

  await phone.as(colleague, company)
  await page.goto('/kk/services/technopark.residency/apply')
  await phone.glance(page, 'apply')
  await press(page)
  at['draft'] = pathOf(page)
  await phone.look(page, 'draft')
  await page.locator('main a.button').first().click()
  await fill(page, { registeredOn: '11.03.2024', branches: '0' })
  await phone.glance(page, 'form-company')
  await press(page)
  await fill(page, { stateShare: '0', subsoilUser: 'false', economicZone: 'false', excisePayer: 'false' })
  await phone.glance(page, 'form-status')
  await press(page)
  await fill(page, { projectName: 'Ақылды егін' })
  await page.locator('[name=then][value=later]').click()
  await page.getByText('Дұрыс жауаптар сақталды').waitFor()
  await page.locator('header details.account summary').click()
  await page.getByRole('button', { name: 'Шығу' }).click()

  portal.at('2026-02-03T05:00:00.000Z')
  await phone.as(colleague, company)
  await page.goto('/kk/cases')
  await phone.glance(page, 'cases-draft')
  await page.locator('main a[href*="/drafts/"]').click()
  await page.locator('main a.button[href$="/project"]').click()
  assert.equal(await page.locator('[name=projectName]').inputValue(), 'Ақылды егін')
  await fill(page, { activity: 'ai', projectSummary: 'Егіннің жай-күйін спутник суреттерінен бағалайтын жүйе.', teamSize: '7' })
  await phone.glance(page, 'form-project')
  await press(page)
  await fill(page, { priorityShare: '95', sellsGoods: 'false' })
  await phone.glance(page, 'form-income')
  await press(page)

  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  await fill(page, { businessPlan: file('сурет.pdf', png) })
  await press(page)
  assert.match(await page.locator('#f-businessPlan-error').innerText(), /PDF/)
  await phone.look(page, 'form-wrong-file')
  await fill(page, { businessPlan: file('үлкен.pdf', Buffer.concat([Buffer.from(plan), Buffer.alloc(21 * 2 ** 20, 0x20)])) })
  await press(page)
  assert.match(await page.locator('#f-businessPlan-error').innerText(), /20 МБ/)
  await fill(page, { businessPlan: file('жоспар.pdf', plan) })
  await press(page)
  await fill(page, { contactPhone: '8 701 000 00 00' })
  await phone.glance(page, 'form-contact')
  await press(page)
  assert.match(await main(page), /жоспар\.pdf/)
  await phone.look(page, 'summary')
  await page.locator('main a.button').first().click()
  assert.match(await main(page), /тек компания басшысы қол қояды/)
  await phone.glance(page, 'sign-colleague')
})

chapter('the head finds the draft, signs it with a PIN, and has a receipt with the last day of the decision', async () => {
  const page = await phone.as(founder, company)
  await page.goto('/kk/cases')
  await page.locator('main a[href*="/drafts/"]').click()
  assert.equal(pathOf(page), at['draft'])
  await page.locator('main a.button[href$="/summary"]').click()
  await page.locator('main a.button').first().click()
  await fill(page, { password, 'new-pin': pin, 'pin-again': pin })
  await phone.look(page, 'sign')
  await page.locator('form:has([name=new-pin]) button').first().click()
  await page.waitForURL(/\/receipt$/)
  assert.match(await main(page), /Өтініш қабылданды[^]*2026/)
  await phone.look(page, 'receipt')
  await page.getByRole('link', { name: 'Істі ашу' }).click()
  at['case'] = pathOf(page)
  await portal.kernel.journal.settle()
  assert.match((await lettersTo(founder)).at(-1)?.subject ?? '', /^Өтініш қабылданды/)
})

chapter('the officer takes the case, returns it with words while the clock stands, and she corrects it', async () => {
  const { officer } = portal.people
  const page = await phone.as(officer, 'office')
  await page.goto('/kk/desk')
  await phone.look(page, 'desk')
  await page.locator(`main a[href^="${deskOf(at['case'] ?? '')}?"]`).click()
  await phone.look(page, 'desk-case')
  await page.locator('#act form:has([name=act-to][type=hidden]) button').first().click()
  await page.waitForURL(/done=assign\b/)
  await complete(page, findings, 'correct')
  await page.waitForURL(/\/marks\?act=/)
  await phone.look(page, 'desk-marks')
  await page.locator('.markable:has([name=mark-teamSize]) .mark > summary').click()
  await fill(page, { 'mark-teamSize': 'Команданың нақты санын көрсетіңіз.' })
  await press(page)
  await page.waitForURL(/done=complete\b/)
  assert.match(await main(page), /тоқтатылып тұр/)
  await portal.kernel.journal.settle()
  assert.match((await lettersTo(founder)).at(-1)?.body ?? '', /Команданың нақты санын көрсетіңіз\./)

  portal.at('2026-02-05T05:00:00.000Z')
  const own = await phone.as(founder, company)
  await own.goto(at['case'] ?? '')
  assert.match(await main(own), /Команданың нақты санын көрсетіңіз\./)
  assert.match(await main(own), /тоқтатылып тұр/)
  await phone.look(own, 'case-correction')
  await own.locator('main a.button').first().click()
  await fill(own, { teamSize: '9' })
  await phone.glance(own, 'correct')
  await press(own)
  await own.waitForURL(/\?done$/)

  await phone.as(officer, 'office')
  await page.goto(deskOf(at['case'] ?? ''))
  await complete(page, findings, 'accept')
  await page.waitForURL(/done=complete\b/)
})

chapter('three members are called, one recuses himself, the chair makes the quorum and concludes with minutes', async () => {
  const { members: [first, second, third], chair, officer } = portal.people
  const path = deskOf(at['case'] ?? '')
  let page = await phone.as(first, 'office')
  await page.goto('/kk/desk/commission')
  await phone.glance(page, 'commission')
  await page.locator(`main a[href^="${path}"]`).click()
  await phone.look(page, 'vote')
  await vote(page, 'grant', 'Шарттар орындалған.')
  await page.waitForURL(/done=vote\b/)
  page = await phone.as(second, 'office')
  await page.goto(path)
  await page.locator('#act details:has([name=act-recusal]) > summary').click()
  await fill(page, { 'act-recusal': 'Құрылтайшымен бірге жұмыс істегенмін.' })
  await page.locator('#act form:has([name=act][value=recuse]) button').first().click()
  await page.waitForURL(/done=recuse\b/)
  page = await phone.as(third, 'office')
  await page.goto(path)
  await vote(page, 'grant', 'Қолдаймын.')
  page = await phone.as(chair, 'office')
  await page.goto(path)
  assert.equal(await page.locator('[name=act-minutes]').count(), 0, 'two votes are no quorum')
  await vote(page, 'grant', 'Қолдаймын.')
  await phone.glance(page, 'conclude')
  await conclude(page, 'Маман тыңдалды.\nСұрақ болған жоқ.')
  await page.waitForURL(/done=conclude\b/)
  await page.locator('main a[href$="/minutes"]').first().click()
  assert.match(await main(page), /Құрылтайшымен бірге[^]*Сұрақ болған жоқ\./)
  await phone.look(page, 'minutes')
  page = await phone.as(officer, 'office')
  await page.goto(path)
  assert.equal(await page.locator('#act [name=act-outcome]').count(), 0, 'whoever checked does not sign')
  await phone.glance(page, 'desk-case-other')
})

chapter('the head signs, and she has a certificate: as a page, as a paper in three languages, and as a credential', async () => {
  const page = await phone.as(portal.people.head, 'office')
  await page.goto(deskOf(at['case'] ?? ''))
  await complete(page, {}, 'grant')
  await phone.look(page, 'head-signs')
  await sign(page)
  await page.waitForURL(/done=sign\b/)
  await portal.kernel.journal.settle()
  assert.match((await lettersTo(founder)).at(-1)?.subject ?? '', /^Шешім қабылданды/)

  const own = await phone.as(founder, company)
  await own.goto(at['case'] ?? '')
  assert.ok(await own.locator('.timeline a[href*="/journal/entries/"]').count() >= 8, 'every act of her case links to its proof')
  await phone.look(own, 'case-granted')
  await own.locator('main a[href*="/decisions/"]').first().click()
  at['decision'] = pathOf(own)
  certificate = at['decision'].split('/').at(-1) ?? ''
  assert.match(await main(own), /Қатысушыны тіркеу туралы куәлік[^]*Жебе Үлгі/)
  await phone.look(own, 'certificate')
  for (const [lang, valid] of Object.entries({ kk: 'Қолданылу мерзімі', ru: 'Срок действия', en: 'Valid' })) {
    const { name, content } = await download(own, `lang=${lang}`)
    file(name, content)
    assert.match((await exec('pdfsig', [name], { cwd: folder })).stdout, /Signature is Valid\./)
    const text = (await exec('pdftotext', [name, '-'], { cwd: folder })).stdout.replaceAll(/\s+/g, ' ')
    for (const said of [certificate, '«Жебе Үлгі» ЖШС', 'Ақылды егін', valid]) assert.ok(text.includes(said), `${lang}: ${said} is not in ${text}`)
  }
  for (const kind of ['credential.jwt', 'proof.json']) file(kind, (await download(own, kind)).content)
})

chapter('anybody verifies it: a visitor by the page, a stranger offline with the keys that the portal publishes', async () => {
  const page = await phone.visitor()
  await page.goto('/kk/verify')
  await phone.glance(page, 'verify')
  for (const name of ['credential.jwt', 'proof.json', `${certificate}-kk.pdf`]) {
    await page.goto('/kk/verify')
    await fill(page, { file: { path: join(folder, name) } })
    await page.getByRole('button', { name: 'Тексеру' }).click()
    await page.getByText('Құжат түпнұсқа, күшінде').waitFor()
    assert.doesNotMatch(await main(page), /Қате/, name)
  }
  await phone.look(page, 'verified')
  await page.goto(`/kk/verify/${certificate}`)
  const said = await main(page)
  assert.match(said, /Күшінде[^]*Ақылды егін/)
  assert.doesNotMatch(said, /жылдық жиынтық кірістегі үлесі/, 'what she only answered is not for everybody')
  file('trust.json', await (await page.request.get('/.well-known/shanyraq/trust.json')).body())
  assert.match((await verifyOffline(folder, 'credential.jwt', portal.now())).said, /The seal is right[^]*Verify the PDF or the proof bundle/)
  for (const name of ['proof.json', `${certificate}-ru.pdf`]) {
    const { code, said } = await verifyOffline(folder, name, portal.now())
    assert.deepEqual([code, /genuine and in force/.test(said)], [0, true], `${name}: ${said}`)
  }
})

chapter('the register shows her to everybody, and gives her out as CSV and JSON', async () => {
  const page = await phone.visitor()
  await page.goto('/kk/registers/technopark.residents')
  await phone.glance(page, 'register')
  for (const kind of ['entries.csv', 'entries.json']) {
    const rows = (await download(page, kind)).content.toString()
    assert.ok(rows.includes(bin) && rows.includes(certificate), rows)
  }
  await page.getByRole('link', { name: company.company }).click()
  assert.match(await main(page), /Қазір қатысушы/)
  await phone.look(page, 'resident')
})

chapter('the quarter is over: the report opens by itself, the share is measured, the contribution is worked out, and an invoice follows', async () => {
  await turn('2026-04-02')
  const page = await phone.as(founder, company)
  await page.goto('/kk/cases')
  await phone.glance(page, 'cases-duty')
  await page.locator('main a[href*="/duties/"]').first().click()
  at['report'] = pathOf(page)
  await phone.glance(page, 'report')
  await fill(page, { 'revenue.0.description': 'Жазылымдар', 'revenue.0.kind': 'priority', 'revenue.0.amount': '95 000 000' })
  await page.locator('[name=add-row]').click()
  await fill(page, { 'revenue.1.description': 'Жабдық сату', 'revenue.1.kind': 'other', 'revenue.1.amount': '5 000 000' })
  await press(page)
  assert.match(await main(page), /95\s%[^]*1\s000\s000\s₸/)
  await page.locator('main summary', { hasText: 'Қалай есептелді' }).first().click()
  await phone.look(page, 'report-computed')
  await page.locator('[name=then][value=sign]').click()
  await sign(page)
  await page.waitForURL(/\?done$/)
  await phone.glance(page, 'report-sent')
  await page.locator('main a[href*="/invoices/"]').first().click()
  at['invoice'] = pathOf(page)
  assert.match(await main(page), /Төленбеген[^]*1\s000\s000\s₸/)
  await phone.look(page, 'invoice')
})

chapter('she pays, the officer takes the statement of the bank in, and the invoice is paid', async () => {
  const own = await phone.window(founder)
  const invoice = await main(own)
  const iban = /KZ\d{2}(?:\s?[0-9A-Z]{4}){4}/.exec(invoice)?.[0].replaceAll(/\s/g, '') ?? assert.fail('no account to pay to')
  const reference = /Төлем белгісі[^\n]*\n+(\S[^\n]*)/.exec(invoice)?.[1] ?? assert.fail('no payment reference')
  const statement = sampleStatement({ account: iban, from: '2026-04-06', lines: [
    { day: '2026-04-06', amount: 100_000_000n, payer: { name: 'ТОО «Жебе»', identifier: bin }, purpose: `Взнос участника технопарка, ${reference}`, bankReference: '17' },
  ] })
  portal.at('2026-04-07T05:00:00.000Z')
  const page = await phone.as(portal.people.officer, 'office')
  await page.goto('/kk/technopark/bank')
  await phone.glance(page, 'bank')
  await fill(page, { file: file('kl_to_1c.txt', exportOneC(statement, { encoding: 'windows-1251' })) })
  await press(page)
  await page.getByText('Жаңа операция: 1, жатқызылғаны: 1.').waitFor()
  await phone.look(page, 'statement')
  await phone.as(founder, company)
  await own.goto(at['invoice'] ?? '')
  assert.match(await main(own), /Төленген\b|Төленген\n/)
  await phone.look(own, 'invoice-paid')
})

chapter('the next report does not come: she is reminded twice, then the withdrawal opens by itself, and she objects', async () => {
  for (const day of ['2026-07-02', '2026-07-23', '2026-07-29', '2026-08-07'] as const) await turn(day)
  const subjects = (await lettersTo(founder)).map(({ subject }) => subject)
  assert.equal(subjects.filter((subject) => subject === 'Мерзімі өтті: Тоқсандық есеп').length, 2)
  assert.match(subjects.at(-1) ?? '', /^Ұсынылып отырған шешім: қарсылық білдіре аласыз: Қатысушыны технопарктен шығару/)
  const page = await phone.as(founder, company)
  await page.goto('/kk/cases')
  await phone.glance(page, 'cases-late')
  await page.locator('main a[href*="/cases/"]').filter({ hasText: '№' }).first().click()
  at['withdrawal'] = pathOf(page)
  assert.match(await main(page), /Әкімшілік рәсімге қатысушыны тыңдау/)
  await phone.look(page, 'withdrawal')
  await page.locator('main .actions a').first().click()
  await fill(page, { objection: 'Бухгалтер ауысып, есеп кешікті.' })
  await press(page)
  await page.waitForURL(/\?done$/)
})

chapter('the officer proposes, the head signs, and from that moment on the certificate is revoked for everybody', async () => {
  const path = deskOf(at['withdrawal'] ?? '')
  const officer = await phone.as(portal.people.officer, 'office')
  await officer.goto(path)
  await phone.glance(officer, 'desk-withdrawal')
  await complete(officer, {}, 'proposeWithdraw', 'Есеп тапсырылмады, қарсылық дәлелді емес.')
  const { now, country: { calendar } } = portal.kernel
  await turn(addDays(dayOf(now(), calendar.zone), 10)) // the notice of three working days has run
  const head = await phone.as(portal.people.head, 'office')
  await head.goto(path)
  await complete(head, { objectionAnswer: 'Бухгалтердің ауысуы есеп тапсырудан босатпайды.' }, 'withdraw', 'Тоқсандық есеп тапсырылмаған.')
  const visitor = await phone.visitor()
  await visitor.goto(`/kk/verify/${certificate}`)
  assert.match(await main(visitor), /Күшінде/)
  await phone.glance(head, 'head-withdraws')
  await sign(head)
  await visitor.reload()
  assert.match(await main(visitor), /Күші жойылған/)
  await phone.look(visitor, 'verify-revoked')
  await visitor.goto('/kk/verify')
  await fill(visitor, { file: { path: join(folder, 'credential.jwt') } })
  await visitor.getByRole('button', { name: 'Тексеру' }).click()
  await visitor.getByText('Құжат түпнұсқа, бірақ күшінде емес').waitFor()
  await phone.look(visitor, 'verified-revoked')
  await visitor.goto(`/kk/registers/technopark.residents?filter=status:in+force&q=${bin}`)
  assert.equal(await visitor.getByRole('link', { name: company.company }).count(), 0)
  await portal.kernel.journal.settle()
  const own = await phone.as(founder, company)
  await own.goto(at['withdrawal'] ?? '')
  await own.locator('main .notice a[href*="/decisions/"]:not([href*="#"])').click()
  assert.match(await main(own), /тоқтатылды/)
  await phone.glance(own, 'withdrawal-decision')
})

chapter('her second company does not fit: she is heard, and the letter names every ground with its law', async () => {
  const second = { company: '«Сыр Үлгі» ЖШС' }
  let page = await phone.as(founder, 'self')
  await page.goto('/kk/account/companies/new')
  const secondBin = generateBin({ registered: '2024-05', serial: 502 })
  await fill(page, { number: secondBin, name: second.company })
  await press(page)
  await provedHead(portal, letters, founder.email, iin, secondBin)
  page = await phone.as(founder, second)
  at['second'] = await applyFor(phone, page, { branches: '2', priorityShare: '60', businessPlan: file('жоспар.pdf', plan) })
  await decide(phone, portal.people, deskOf(at['second']), 'refuse')
  page = await phone.as(founder, second)
  await page.goto(at['second'])
  await phone.glance(page, 'case-hearing')
  await page.locator('main .actions a').first().click()
  await fill(page, { objection: 'Филиалдар қаңтарда жабылды.' })
  await press(page)
  await page.waitForURL(/\?done$/)
  const { now, country: { calendar } } = portal.kernel
  await turn(addDays(dayOf(now(), calendar.zone), 10)) // the notice of three working days has run
  const head = await phone.as(portal.people.head, 'office')
  await head.goto(deskOf(at['second']))
  await complete(head, { objectionAnswer: 'Филиалдардың жабылғанын растайтын құжат берілмеді.' }, 'refuse', 'Талаптар орындалмаған.')
  await sign(head)
  page = await phone.as(founder, second)
  await page.goto(at['second'])
  await page.locator('main a[href*="/decisions/"]').first().click()
  at['refusal'] = pathOf(page)
  assert.match(await main(page), /кемінде 90 %[^]*Салық кодексі, 17-бап[^]*филиалдары мен өкілдіктері болмауы тиіс/)
  await phone.look(page, 'refusal')
  const { name, content } = await download(page, 'lang=kk')
  file(name, content)
  assert.match((await exec('pdftotext', ['-layout', name, '-'], { cwd: folder })).stdout, /Шағымдану тәртібі/)
})

chapter('she appeals from the letter, two officers of appeal allow it, and her case is open again', async () => {
  const page = await phone.window(founder)
  await page.goto(at['refusal'] ?? '')
  await page.getByRole('link', { name: 'Шағым беру' }).click()
  await phone.glance(page, 'appeal')
  await press(page)
  await page.locator('main a.button').first().click()
  await fill(page, { objections: 'Комиссия филиалдардың жабылғанын ескермеді.' })
  await press(page)
  await press(page)
  await page.locator('main a.button').first().click()
  await sign(page)
  await page.waitForURL(/\/receipt$/)
  await page.locator('main a[href*="/cases/"]').first().click()
  const path = deskOf(pathOf(page))
  const [first, second] = portal.people.appeals
  const one = await phone.as(first, 'office')
  await one.goto(path)
  await phone.glance(one, 'desk-appeal')
  await complete(one, {}, 'proposeAnnul', 'Филиалдар жабылған.')
  const other = await phone.as(second, 'office')
  await other.goto(path)
  await complete(other, {}, 'annul', 'Шешім ескі мәліметке негізделген.')
  await sign(other)
  await other.waitForURL(/done=sign\b/)
  await page.goto(at['second'] ?? '')
  assert.match(await main(page), /Тіркеуден бас тарту[^]*Күші жойылған[^]*Комиссияның қарауы/)
  await phone.look(page, 'case-reopened')
  await page.goto(at['refusal'] ?? '')
  assert.match(await main(page), /[Кк]үші жойыл/)
  await phone.glance(page, 'refusal-annulled')
})

chapter('in Russian, at a desk and with a script, a company goes from the application to a certificate that a visitor verifies', async () => {
  const desk = openStory(browser, portal, { locale: 'ru', width: 1280, script: true })
  stories.push(desk)
  const { applicant, head } = portal.people
  const own = { company: portal.company.name }
  let page = await desk.as(applicant, own)
  const path = await applyFor(desk, page, { businessPlan: file('бизнес-план.pdf', plan) })
  await desk.glance(page, 'case')
  await decide(desk, portal.people, deskOf(path), 'grant')
  page = await desk.as(head, 'office')
  await page.goto('/ru/desk')
  await desk.glance(page, 'desk')
  await page.goto(deskOf(path))
  await desk.glance(page, 'desk-case')
  await complete(page, {}, 'grant')
  await desk.look(page, 'sign')
  await sign(page)
  await page.waitForURL(/done=sign\b/)
  page = await desk.as(applicant, own)
  await page.goto(path)
  await page.locator('main a[href*="/decisions/"]').first().click()
  await desk.look(page, 'certificate')
  const paper = file('свидетельство.pdf', (await download(page, 'lang=ru')).content)
  const visitor = await desk.visitor()
  await visitor.goto('/ru/verify')
  await fill(visitor, { file: paper })
  await visitor.getByRole('button', { name: 'Проверить' }).click()
  await visitor.getByText('Документ подлинный и действует').waitFor()
  await desk.look(visitor, 'verified')
})

chapter('what is public can be read in English too', async () => {
  const english = openStory(browser, portal, { locale: 'en', width: 390, script: true })
  stories.push(english)
  const page = await english.visitor()
  for (const path of ['', '/services', '/services/technopark.residency', '/technopark', '/technopark/residents', '/verify', '/journal', '/status', '/docs']) {
    const answer = await page.goto(`/en${path}`)
    assert.equal(answer?.status(), 200, path)
    await english.look(page, `public${path.replaceAll('/', '-')}`)
  }
})

chapter('in the end the data are whole and the journal verifies', async () => {
  const whole = await assertWhole(portal.kernel)
  assert.ok(whole.cases >= 5 && whole.decisions >= 5 && whole.invoices === 1, JSON.stringify(whole))
})
