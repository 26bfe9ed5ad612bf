/** Specifies the counter: an officer files for a person who is there and agrees, and for nobody else. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '../../../kernel/parties/index.ts'
import { authenticator } from '../../../portal/index.ts'
import { counterRoutes } from '../../../portal/counter/index.ts'
import { serviceRoutes } from '../../../portal/services/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { transact } from '../../../kernel/database/index.ts'
import { password, pin } from '../testing.ts'
import { type Administration, openAdministration } from './testing.ts'

const service = 'administration.petition'
const answers = { kind: 'request', substance: 'Абай көшесінде көше шамы жанбайды. Жөндеуді сұраймын.', repeated: 'no' }

describe('the counter', () => {
  let town: Administration
  let officer: Actor
  let secret: string
  before(async () => {
    town = await openAdministration({ passwords: true })
    officer = await town.officer('citizens.counter')
    secret = await inOffice(officer)
  })
  after(() => town.world.close())

  /** A session of somebody in their office. */
  async function inOffice(actor: Actor): Promise<string> {
    const { parties } = town.world.kernel
    const email = (await parties.person(actor.person))!.email!
    const session = await parties.signInByPassword({ email, password }, {})
    await parties.switchHat(session.secret, { kind: 'office' })
    return session.secret
  }

  /** The code that came to somebody last. */
  async function codeTo(email: string): Promise<string> {
    const letter = (await town.world.letters()).findLast(({ recipient, body }) => recipient === email && /(?:Код|Code): \d{6}/.test(body))
    return /\b(\d{6})\b/.exec(letter?.body ?? '')?.[1] ?? ''
  }

  /** A visit of somebody who has shown by a code that they are there; answers who acts in it. */
  async function served(client: { readonly actor: Actor; readonly email: string }, by = officer, session = secret): Promise<{ readonly actor: Actor; readonly visit: string }> {
    const { parties } = town.world.kernel
    const visit = await parties.counter.begin(by, { person: client.actor.person })
    await parties.counter.askCode({ visit: await parties.counter.visit(by, visit) })
    await parties.counter.serve(session, by, visit, { kind: 'code', code: await codeTo(client.email) })
    return { actor: (await parties.actorOf(session))!, visit }
  }

  async function filled(actor: Actor): Promise<string> {
    const { cases } = town.world.kernel
    const draft = await cases.begin(actor, { procedure: service })
    for (const page of (await cases.draft(actor, draft)).procedure.form) assert.deepEqual(await cases.savePage(actor, draft, page, answers), [])
    return draft
  }

  const page = async (path: string, session: string, form?: Readonly<Record<string, string>>) => {
    const { kernel } = town.world
    const ask = authenticator(kernel, {})
    const request = new Request('http://localhost/', { headers: { cookie: `${kernel.parties.cookie.name}=${session}` } })
    const portal = testPortal({ routes: [...serviceRoutes(kernel), ...counterRoutes(kernel)], session: { ...await ask(request) } })
    return portal.ask(path, { headers: { cookie: `${kernel.parties.cookie.name}=${session}` }, ...(form && { form: { ...form, csrf: (await ask(request)).csrf ?? '' } }) })
  }

  it('files what a person who is there agrees to, and says who typed and who agreed', async () => {
    const { cases, journal } = town.world.kernel
    const client = await town.proved()
    const { actor } = await served(client)
    assert.equal(actor.person, client.actor.person)
    const draft = await filled(actor)
    const seen = await (await page(`/en/drafts/${draft}/sign`, secret)).text()
    assert.match(seen, /<div lang="kk">[\s\S]*көше шамы жанбайды/, 'what is sent stands in the language of the person')
    assert.equal((await page(`/en/drafts/${draft}/sign`, secret, { road: 'ask' })).status, 303)
    const id = await cases.file(actor, { draft, agreement: { kind: 'code', code: await codeTo(client.email) } })
    const view = await cases.view(client.actor, id)
    assert.equal(view.standing, 'applicant')
    const [filing] = view.log
    assert.deepEqual(filing!.act.type === 'filed' && filing!.act.counter, { officer: officer.person, body: 'citizens', agreed: 'code' })
    const entry = await journal.entry(filing!.journal)
    assert.deepEqual([entry!.actor, entry!.body['counter']], [`person:${officer.person} for person:${client.actor.person}`, { officer: officer.person, body: 'citizens', agreed: 'code' }])
    assert.ok((await town.world.letters()).some(({ recipient, subject }) => recipient === client.email && subject.includes(view.number)), 'the person is told')
    const own = testPortal({ routes: [...serviceRoutes(town.world.kernel), ...counterRoutes(town.world.kernel)], session: { actor: client.actor } })
    assert.match(await (await own.ask(`/en/cases/${id}`)).text(), /Typed at a counter by an officer: State Corporation[^<]*The person agreed by a one-time code/)
    assert.match(await (await own.ask('/en/account/visits')).text(), /State Corporation[\s\S]*by a one-time code/)
  })

  it('refuses whoever files for an absent person: without the code nothing of them is seen, and nothing is sent', async () => {
    const { cases, parties } = town.world.kernel
    const client = await town.proved()
    const visit = await parties.counter.begin(officer, { person: client.actor.person })
    await parties.counter.askCode({ visit: await parties.counter.visit(officer, visit) })
    const right = await codeTo(client.email)
    const wrong = right === '000000' ? '111111' : '000000'
    await assert.rejects(parties.counter.serve(secret, officer, visit, { kind: 'code', code: wrong }), { kind: 'invalid' })
    await assert.rejects(cases.begin({ ...client.actor, counter: { visit, officer: officer.person, body: 'akimat-2' } }, { procedure: service }), { kind: 'refused' })
    await parties.counter.serve(secret, officer, visit, { kind: 'code', code: right })
    const actor = (await parties.actorOf(secret))!
    const draft = await filled(actor)
    await assert.rejects(cases.file(actor, { draft }), { kind: 'invalid' }, 'to have come is not to have agreed')
    await assert.rejects(cases.file(actor, { draft, agreement: { kind: 'code', code: right } }), { kind: 'invalid' }, 'the code of the beginning is spent')
    await town.world.kernel.parties.counter.askCode({ visit: await parties.counter.visit(officer, visit), about: 'another text' })
    await assert.rejects(cases.file(actor, { draft, agreement: { kind: 'code', code: await codeTo(client.email) } }), { kind: 'invalid' }, 'a code agrees to one text')
    assert.ok(await cases.draft(client.actor, draft), 'nothing is lost: the draft is in the cabinet of the person')
  })

  it('lets nobody serve themselves, nobody without an office of a counter, and receives no service of another body', async () => {
    const { cases, parties } = town.world.kernel
    const client = await town.proved()
    await assert.rejects(parties.counter.begin(officer, { person: officer.person }), { kind: 'refused' })
    await assert.rejects(parties.counter.begin(await town.officer('citizens.officer'), { person: client.actor.person }), { kind: 'refused' })
    const other = await town.officer('akimat.counter')
    const { actor } = await served(client, other, await inOffice(other))
    await assert.rejects(cases.begin(actor, { procedure: 'administration.birth-grant' }), { kind: 'refused' }, 'the akimat receives its own alone')
    assert.ok(await cases.begin(actor, { procedure: service }))
  })

  it('opens to the officer what is filled in at the counter and nothing else of the person', async () => {
    const client = await town.proved()
    const own = await filled(client.actor)
    const { actor, visit } = await served(client)
    const { cases, parties } = town.world.kernel
    await assert.rejects(cases.draft(actor, own), { kind: 'not found' }, 'a draft begun at home is none of the officer')
    assert.equal((await page('/en/cases', secret)).status, 403)
    assert.equal((await page('/en/account/visits', secret)).status, 403)
    assert.match(await (await page('/en/cases', secret)).text(), /End the visit first/)
    assert.equal((await page('/en/counter', secret)).status, 200)
    await parties.counter.end(officer.person, visit)
    assert.deepEqual((await parties.presenceOf(secret))!.hat, { kind: 'office' })
    await assert.rejects(cases.begin({ ...actor }, { procedure: service }).then((draft) => cases.file(actor, { draft })))
  })

  it('takes the PIN of a signature at both ends', async () => {
    const { cases, parties, signatures } = town.world.kernel
    const client = await town.proved()
    const visit = await parties.counter.begin(officer, { person: client.actor.person })
    assert.equal((await page(`/en/counter/${visit}`, secret, { road: 'pin', pin: '000001' })).status, 422)
    assert.equal((await page(`/en/counter/${visit}`, secret, { road: 'pin', pin })).status, 303)
    const actor = (await parties.actorOf(secret))!
    const draft = await filled(actor)
    const [certificate] = await signatures.local.certificates(client.actor.person)
    assert.ok(certificate)
    const answer = await page(`/en/drafts/${draft}/sign`, secret, { road: 'pin', pin })
    assert.equal(answer.status, 303, await answer.text())
    const id = /cases\/([\w-]+)\/receipt/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
    const { log } = await cases.view(client.actor, id)
    assert.ok(log[0]!.act.type === 'filed' && log[0]!.act.counter?.agreed === 'signature' && log[0]!.act.signature)
    assert.equal((await page(`/en/cases/${id}/receipt`, secret)).status, 200)
  })

  it('keeps the scan of a signed paper with the one application that it is of', async () => {
    const { cases, files, parties } = town.world.kernel
    const client = await town.proved()
    const scan = await files.receive((async function* () { yield new TextEncoder().encode('%PDF-1.7\n%%EOF') })(), { name: 'blank.pdf', mediaType: 'application/pdf', limitBytes: 1000, accept: ['application/pdf'], by: `person:${officer.person}` })
    const visit = await parties.counter.begin(officer, { person: client.actor.person })
    await parties.counter.serve(secret, officer, visit, { kind: 'paper', file: scan.id })
    const actor = (await parties.actorOf(secret))!
    const [one, two] = [await filled(actor), await filled(actor)]
    const id = await cases.file(actor, { draft: one })
    assert.equal((await files.find(scan.id)).subject, `case:${id}`)
    await assert.rejects(cases.file(actor, { draft: two }), { kind: 'conflict' })
  })

  it('keeps whoever typed an application from deciding on it', async () => {
    const { cases, db, parties } = town.world.kernel
    const client = await town.proved()
    const { actor } = await served(client)
    const draft = await filled(actor)
    await page(`/en/drafts/${draft}/sign`, secret, { road: 'ask' })
    const id = await cases.file(actor, { draft, agreement: { kind: 'code', code: await codeTo(client.email) } })
    await transact(db, (tx) => parties.grantRole(tx, { system: 'seed' }, { person: officer.person, role: 'akimat.officer' }))
    const view = await cases.view({ ...officer, roles: ['citizens.counter', 'akimat.officer'] }, id)
    assert.deepEqual([view.permit.outcomes, view.permit.because?.en.slice(0, 31)], [[], 'You typed this application at t'])
  })

  it('prints the form that a person fills in by hand from the declaration, in each language, and none for what no person applies for', async () => {
    const visitor = testPortal({ routes: serviceRoutes(town.world.kernel) })
    const [kk, ru] = await Promise.all(['kk', 'ru'].map(async (locale) => (await visitor.ask(`/${locale}/services/${service}/paper`)).text()))
    assert.match(kk!, /Не жібересіз\?[\s\S]*Өтініш<\/span>[\s\S]*Қолы/)
    assert.match(ru!, /Что вы направляете\?[\s\S]*Заявление<\/span>[\s\S]*Подпись/)
    assert.equal(/ class="cells">((?:<i><\/i>)+)</.exec(ru!)?.[1]?.length, 12 * '<i></i>'.length, 'a box for each sign of the number')
    assert.equal((await visitor.ask('/ru/services/administration.alcohol-licence/paper')).status, 404)
  })
})
