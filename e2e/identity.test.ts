/**
 * Who somebody is, as people live it: nothing that is typed counts, every proof has its page, a session alone gets no certificate anew,
 * and whoever is wronged has a letter. Forms are sent as a browser sends them, or by hand where a page would not offer them.
 */
import { identifierOf } from '../src/law/conventions.ts'
import type { Identifier } from '../src/law/identifier-scheme.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import type { Actor, Letter } from '../src/kernel/parties/index.ts'
import { generateBin } from '../src/law/identifier.ts'
import { type Answer, browser, type Browser as Window, textOf } from './browser.ts'
import { sign } from './deeds.ts'
import { plan } from './office.ts'
import { openBrowser, openWholePortal, password, pin, signIn, type Somebody, type WholePortal, windowOf } from './portal.ts'
import { fill, main, openPost, openStory, press, type Story } from './story.ts'

let portal: WholePortal
let chromium: Browser
let phone: Story
let letters: () => Promise<readonly Letter[]>
before(async () => {
  portal = await openWholePortal({ host: 'localhost' })
  chromium = await openBrowser()
  letters = openPost(portal)
  phone = openStory(chromium, portal, { locale: 'kk', width: 390, script: false })
})
after(async () => {
  await phone?.close()
  await chromium?.close()
  await portal?.close()
  assert.deepEqual(portal?.faults ?? [], [])
})

const otherPin = '778899'
const newPin = (chosen: string) => ({ 'new-pin': chosen, 'pin-again': chosen })
const refused = (answer: Answer, status: number, what: string): void => assert.equal(answer.status, status, `${what}: ${textOf(answer.html)}`)

let count = 0
/** Somebody who has an account and whose address is not confirmed. */
async function newcomer(name: string): Promise<Somebody> {
  const email = `kelushi${count += 1}@example.kz`
  return { email, name, person: (await portal.kernel.parties.register({ name, email, password, locale: 'kk' }, { device: 'test' })).person }
}

/** The window of somebody who has signed in by the form. */
async function windowFor({ email }: Somebody, hat?: string): Promise<Window> {
  const window = browser(portal.url)
  await taken(window.send('/kk/sign-in', { email, password }))
  if (hat !== undefined) await taken(window.send('/kk/account', { hat }, '/kk/account/hat'))
  return window
}

/** A form that was taken; answers where it leads. */
async function taken(sent: Promise<Answer>): Promise<string> {
  const { status, location, html } = await sent
  return status === 303 ? location : assert.fail(`${status} ${textOf(html)}`)
}

const forge = (window: Window, action: string, values: Readonly<Record<string, string>>): Promise<Answer> => window.forge('/kk/account', values, action)

/** Adds a company by a BIN that nobody has yet; whoever adds it only says that they head it. */
async function claim(window: Window): Promise<{ readonly id: string; readonly bin: string; readonly identifier: Identifier; readonly name: string }> {
  const bin = generateBin({ registered: '2024-03', serial: 900 + (count += 1) })
  const name = `«Үлгі Талап ${count}» ЖШС`
  const location = await taken(window.send('/kk/account/companies/new', { number: bin, name }))
  return { id: /companies\/([\w-]+)/.exec(location)?.[1] ?? assert.fail(location), bin, identifier: identifierOf('organisation', bin), name }
}

const headOf = ({ person, name }: Somebody, organisation: NonNullable<Actor['organisation']>): Actor => ({ person, name, roles: [], organisation, capacity: 'head' })

/** The page on which the application of the actor’s company, filled and whole, waits for a signature. */
async function toSign(actor: Actor): Promise<string> {
  const { cases, files } = portal.kernel
  const stored = await files.receive((async function* () { yield new TextEncoder().encode(plan) })(), {
    name: 'жоспар.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${actor.person}`,
  })
  const draft = await cases.begin(actor, { procedure: 'technopark.residency' })
  for (const page of (await cases.draft(actor, draft)).procedure.form) assert.deepEqual(await cases.savePage(actor, draft, page, goodAnswers({ businessPlan: stored.id })), [])
  return `/kk/drafts/${draft}/sign`
}

const certificatesOf = ({ person }: Somebody) => portal.kernel.signatures.local.certificates(person)
const iinOf = async ({ person }: Somebody): Promise<string | undefined> => (await portal.kernel.parties.person(person))?.identifier?.value
const letterTo = async ({ email }: Somebody, about: RegExp): Promise<Letter> =>
  (await letters()).findLast(({ recipient, subject, body }) => recipient === email && about.test(`${subject}\n${body}`)) ?? assert.fail(`${email} has no letter about ${about}`)
const linkIn = ({ body }: Letter): string => (/https?:\/\/\S+/.exec(body)?.[0] ?? assert.fail(body)).replace(portal.url, '')

/** An administrator has seen who somebody is, and tells them the code that the page shows once. */
async function codeFor({ person }: Somebody): Promise<string> {
  const office = await windowFor(portal.people.administrator, 'office')
  const { html } = await office.send(`/kk/account/people/${person}/identity`, {}, `/kk/account/people/${person}/code`)
  return /<code[^>]*>([2-9A-Z]{4}(?:-[2-9A-Z]{4}){3})<\/code>/.exec(html)?.[1] ?? assert.fail(textOf(html))
}

test('whoever types another’s number, company or office into every form gets none of it, and cannot file as the head', async () => {
  const { kernel, people: { applicant }, company } = portal
  const stranger = await newcomer('Үлгі Жалған')
  const window = await windowFor(stranger)
  const typed = {
    number: await iinOf(applicant) ?? '', name: applicant.name, organisation: company.id, hat: company.id, person: stranger.person, email: stranger.email,
    role: 'head', roles: 'administrator', capacity: 'head', proved: 'true', emailConfirmed: 'true', password, pin, ...newPin(pin),
  }
  const doors = {
    '/account/companies/new': 409, '/account/hat': 403, '/account/identity/signature': 422, '/account/identity/sample-company': 422,
    '/account/certificate/new/password': 422, '/account/certificate/new/code': 404, [`/account/people/${stranger.person}/identity`]: 403,
    [`/account/people/${stranger.person}/code`]: 403, [`/account/people/${stranger.person}/give`]: 403,
    [`/account/heads/${company.id}/head`]: 403, [`/account/heads/${company.id}/remove`]: 403,
  }
  for (const [door, status] of Object.entries(doors)) refused(await forge(window, `/kk${door}`, door.includes('/companies/') ? { ...typed, number: company.bin } : typed), status, door)
  refused(await forge(window, '/kk/account/hat', { hat: 'office' }), 403, 'the hat of an office')

  const claimed = await claim(window)
  await taken(window.send('/kk/account', { hat: claimed.id }, '/kk/account/hat'))
  const signing = await toSign(headOf(stranger, claimed))
  assert.match(textOf((await window.get(signing)).html), /мекенжайыңызды растаңыз.*ЖСН-іңіз расталмаған.*басшысы расталмаған/)
  refused(await window.send(signing, { ...typed, road: 'pin' }), 422, 'the signature of nobody')
  await taken(window.send(linkIn(await letterTo(stranger, /account\/confirm\?link=/)), {}))
  refused(await window.send(signing, { ...typed, road: 'pin' }), 422, 'the signature of an address')
  assert.equal(await iinOf(stranger), undefined)

  await taken(window.send('/kk/account/identity', typed, '/kk/account/identity/sample-number'))
  assert.notEqual(await iinOf(stranger), typed.number, 'the register gives what it has, and not what is typed')
  refused(await window.send(signing, { ...typed, road: 'pin' }), 422, 'the signature of a head who is not proved')
  assert.deepEqual((await kernel.parties.organisationsOf(stranger.person)).map(({ organisation, proved }) => [organisation.id, proved]), [[claimed.id, false]])
  assert.deepEqual(await kernel.parties.rolesOf(stranger.person), [])
  assert.deepEqual(await certificatesOf(stranger), [])
  assert.equal((await window.get(signing)).status, 200, 'nothing has been filed')
})

test('a newcomer on a sample portal confirms the address, takes a number and a company, gets a certificate and files: on a phone, without a script', async () => {
  const { kernel } = portal
  const founder = await newcomer('Үлгі Жаңа')
  const page = await phone.window(founder)
  await signIn(page, founder)
  await page.goto('/kk/account/certificate')
  assert.match(await main(page), /мекенжайыңызды растаңыз[^]*ЖСН-іңіз расталмаған/)
  await phone.look(page, 'what-is-missing')
  await page.goto(linkIn(await letterTo(founder, /account\/confirm\?link=/)))
  await press(page)
  await page.waitForURL(/done=confirmed/)
  await page.goto('/kk/account/identity')
  await phone.look(page, 'identity')
  await page.getByRole('button', { name: 'Үлгі ЖСН алу' }).click()
  await page.waitForURL(/done=proved/)
  await page.getByRole('button', { name: 'Үлгі компания алу' }).click()
  const name = /«Үлгі \d{5}» ЖШС/
  await page.locator('main').getByText(name).first().waitFor()
  await phone.look(page, 'identity-proved')
  const company = name.exec(await main(page))?.[0] ?? assert.fail()

  await page.goto('/kk/account/certificate')
  await page.getByRole('link', { name: 'Тіркелгінің құпиясөзімен' }).click()
  await fill(page, { password: 'бұл құпиясөз емес еді', ...newPin(pin) })
  await press(page)
  await page.locator('#f-password-error').waitFor()
  await fill(page, { password, ...newPin(pin) })
  await press(page)
  await page.waitForURL(/done=issued/)
  assert.match(await main(page), /Күшінде/)
  await phone.look(page, 'certificate')
  assert.match((await letterTo(founder, /certificate\/stop\?link=/)).body, /қазірдің өзінде/)

  const actor = headOf(founder, (await kernel.parties.organisationsOf(founder.person))[0]!.organisation)
  const signing = await toSign(actor)
  await phone.as(founder, { company })
  await page.goto(signing)
  await phone.look(page, 'sign-as-head')
  await sign(page)
  await page.waitForURL(/\/receipt$/)
  const [filing] = (await kernel.cases.view(actor, page.url().split('/').at(-2) ?? '')).log
  const signer = filing?.act.type === 'filed' ? (await kernel.signatures.find(filing.act.signature ?? ''))?.signer : undefined
  assert.deepEqual([signer?.identifier.value, signer?.organisation?.identifier.value, signer?.roles.includes('head')], [await iinOf(founder), actor.organisation?.identifier.value, true])
})

test('after five wrong PINs a session gets no certificate anew; by an administrator’s code one signs a day later, unless the letter’s link stops it', async () => {
  const { people: { applicant, stranger }, company } = portal
  const owner = await windowFor(applicant, company.id)
  await taken(owner.send('/kk/account/certificate/new/password', { password, ...newPin(pin) }))
  const signing = await toSign(headOf(applicant, company))
  const thief = browser(portal.url, new Map(owner.cookies))
  const wanted = { ...newPin(otherPin), pin: otherPin, iin: await iinOf(stranger) ?? '' }
  for (let tried = 0; tried < 5; tried += 1) refused(await thief.send('/kk/account/certificate/new/pin', { 'old-pin': '000001', ...wanted }), 422, 'a wrong PIN')
  assert.match(textOf((await thief.get('/kk/account/certificate')).html), /Бұғатталған/)
  refused(await thief.send(signing, { ...wanted, road: 'pin' }), 422, 'new-pin= at the signature')
  refused(await owner.send(signing, { ...wanted, road: 'pin', password }), 422, 'the password, which is for the first certificate only')
  for (const [way, status] of Object.entries({ password: 404, pin: 404, code: 422, passkey: 422 })) {
    refused(await forge(thief, `/kk/account/certificate/new/${way}`, { ...wanted, 'old-pin': pin, code: 'AAAA-BBBB-CCCC-DDDD' }), status, way)
  }
  assert.equal((await certificatesOf(applicant)).length, 1)
  const byCode = async (window: Window) => taken(window.send('/kk/account/certificate/new/code', { code: await codeFor(applicant), ...newPin(otherPin) }))
  await byCode(owner)
  assert.match(textOf((await owner.get('/kk/account/certificate')).html), /Күтуде/)
  assert.match(textOf((await owner.get(signing)).html), /мына уақыттан бастап/)
  refused(await owner.send(signing, { ...wanted, road: 'pin' }), 422, 'a certificate that waits')
  const mailbox = browser(portal.url)
  const stop = linkIn(await letterTo(applicant, /certificate\/stop\?link=/))
  assert.equal((await mailbox.get(stop)).status, 200)
  assert.ok((await certificatesOf(applicant)).every(({ revokedAt }) => revokedAt === undefined), 'to open the link does nothing yet')
  assert.match(textOf((await mailbox.send(stop, {})).html), /Сертификат кері қайтарып алынды/)
  assert.deepEqual((await certificatesOf(applicant)).map(({ revokedAt }) => revokedAt !== undefined), [true, false], 'the newest is revoked')
  for (const window of [owner, thief]) assert.match((await window.get('/kk/account')).location, /^\/kk\/sign-in/, 'every session has ended')

  await byCode(await windowFor(applicant, company.id))
  portal.at('2026-02-03T05:00:00.000Z')
  assert.match(await taken((await windowFor(applicant, company.id)).send(signing, { road: 'pin', pin: otherPin })), /\/receipt$/)
  assert.deepEqual((await certificatesOf(applicant)).map(({ revokedAt }) => revokedAt !== undefined), [false, true, true], 'what it replaced has ended')
})

test('who heads a company takes the place of whoever only said so, and an administrator removes a wrong head: with letters, and in the journal', async () => {
  const { kernel, people: { stranger, colleague, administrator } } = portal
  const squatter = await windowFor(stranger)
  const company = await claim(squatter)
  const real = await windowFor(colleague)
  assert.match(textOf((await real.send('/kk/account/companies/new', { number: company.bin, name: company.name })).html), /«Жеке басты растау» бетінде растаңыз/)
  const page = `/kk/account/heads/${company.id}`
  for (const [who, window] of Object.entries({ squatter, real })) {
    refused(await forge(window, `${page}/head`, { email: colleague.email }), 403, who)
    refused(await forge(window, `${page}/remove`, { person: stranger.person, reason: 'Үлгі' }), 403, who)
  }
  const office = await windowFor(administrator, 'office')
  assert.ok((await office.get(`/kk/account/heads?q=${company.bin}`)).html.includes(page))
  refused(await office.send(page, { email: administrator.email }, `${page}/head`), 422, 'an administrator for themself')
  await taken(office.send(page, { email: colleague.email }, `${page}/head`))
  await letterTo(stranger, new RegExp(`${company.name} басшысы ауысты`))
  await letterTo(colleague, new RegExp(`${company.name} басшысы екеніңіз расталды`))
  assert.equal((await squatter.get(`/kk/account/companies/${company.id}`)).status, 404)

  const head = await windowFor(colleague, company.id)
  await taken(head.send('/kk/account/certificate/new/password', { password, ...newPin(pin) }))
  const reason = 'Тағайындау туралы құжат жалған болып шықты.'
  refused(await office.send(page, { reason: ' ' }, `${page}/remove`), 422, 'no reason')
  await taken(office.send(page, { reason }, `${page}/remove`))
  assert.ok((await letterTo(colleague, /құқығыңыз тоқтатылды/)).body.includes(reason))
  assert.equal((await head.get(`/kk/account/companies/${company.id}`)).status, 404)
  assert.deepEqual((await certificatesOf(colleague)).map(({ revokedAt }) => revokedAt !== undefined), [true])
  await kernel.journal.settle()
  const entries = await kernel.journal.entriesOf(`organisation:${company.id}`)
  assert.deepEqual(entries.map(({ type }) => type), ['organisation.head-removed', 'organisation.head-proved', 'organisation.added'])
  const published = textOf((await browser(portal.url).get(`/kk/journal/entries/${entries[0]?.index}`)).html)
  assert.match(published, /қате жазба алып тасталды/)
  assert.ok(!published.includes(reason), 'the reason is between the administrator and the head')
})

test('a passkey gets a new certificate when it is a day old, and then the certificate waits another day', async (t) => {
  const { chair } = portal.people
  await taken((await windowFor(chair, 'self')).send('/kk/account/certificate/new/password', { password, ...newPin(pin) }))
  const { context, page } = await windowOf(chromium, portal, { locale: 'ru', width: 390 })
  t.after(() => context.close())
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', { options: {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true,
  } })
  await signIn(page, chair, 'ru')
  await page.goto('/ru/account')
  await page.getByLabel('Название ключа').fill('Ноутбук')
  await page.getByRole('button', { name: 'Добавить ключ этого устройства' }).click()
  await page.getByText('Ключ доступа добавлен.').waitFor()
  const ask = async (): Promise<void> => {
    await page.goto('/ru/account/certificate/new/passkey')
    await fill(page, newPin(otherPin))
    await press(page)
  }
  await ask()
  await page.getByText('добавлен меньше суток назад').first().waitFor()
  portal.at('2026-02-04T06:00:00.000Z')
  await signIn(page, chair, 'ru')
  await ask()
  await page.waitForURL(/done=issued/)
  assert.match(await main(page), /Ожидает[^]*Действует/)
})

for (const locale of ['kk', 'ru'] as const) {
  test(`every page of identity can be read by everyone, on a phone, in ${locale}`, async (t) => {
    const { people: { applicant, head, officer, administrator }, company } = portal
    const fresh = await newcomer('Үлгі Оқырман')
    const story = openStory(chromium, portal, { locale, width: 390, script: true })
    t.after(() => story.close())
    const pages = new Map<Somebody, readonly string[]>([
      [fresh, ['/account/identity', '/account/certificate']],
      [head, ['/account/certificate', '/account/certificate/new/password']],
      [applicant, ['/account/identity', '/account/certificate', ...['pin', 'code', 'passkey'].map((way) => `/account/certificate/new/${way}`), '/account/certificate/stop?link=x']],
      [administrator, [`/account/people/${fresh.person}/identity`, '/account/heads', `/account/heads/${company.id}`, `/account/people/${officer.person}/identity`]],
    ])
    for (const [who, paths] of pages) {
      const page = await story.window(who)
      await signIn(page, who, locale)
      for (const path of paths) {
        assert.equal((await page.goto(`/${locale}${path}`))?.status(), 200, path)
        await story.look(page, path.replaceAll(/\W+/g, '-'))
      }
    }
    const page = await story.window(administrator)
    await press(page)
    await page.locator('main .copyable').waitFor()
    await story.look(page, 'code')
  })
}
