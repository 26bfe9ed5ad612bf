/** Specifies the counter: an officer files for a person who is there and agrees, and for nobody else. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { aboutDocument } from '../../../kernel/cases/index.ts'
import { countsOf, sameAsCountedAgain, wholeYear } from '../../../kernel/cases/testing-served.ts'
import { receivesService } from '../../../law/body.ts'
import { identifierOf } from '../../../law/conventions.ts'
import { Failure } from '../../../law/failure.ts'
import { generateIin } from '../../../law/identifier.ts'
import { same } from '../../../law/text.ts'
import { dayOf, type Instant, startOfDay } from '../../../law/time.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { authenticator } from '../../../portal/index.ts'
import { bodyRoutes } from '../../../portal/bodies/index.ts'
import { counterRoutes } from '../../../portal/counter/index.ts'
import { lookRoutes } from '../../../portal/looks/index.ts'
import { serviceRoutes } from '../../../portal/services/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { transact } from '../../../kernel/database/index.ts'
import { kazakhstan } from '../index.ts'
import { password } from '../testing.ts'
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

  /** Somebody whose mailbox is confirmed. */
  async function somebody(): ReturnType<Administration['proved']> {
    const { db, now } = town.world.kernel
    const client = await town.proved()
    const name = `Есімі Ешкімге Көрінбейтін ${client.iin}`
    await db.updateTable('person').set({ email_confirmed_at: now(), name }).where('id', '=', client.actor.person).execute()
    return { ...client, actor: { ...client.actor, name } }
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

  /** What the page on which a person agrees carries in its forms: the hash of what it shows. */
  const seenOn = async (draft: string, session = secret): Promise<string> => / name="about" value="([0-9a-f]{64})"/.exec(await (await page(`/en/drafts/${draft}/sign`, session)).text())?.[1] ?? ''

  const page = async (path: string, session: string, form?: Readonly<Record<string, string>>) => {
    const { kernel } = town.world
    const ask = authenticator(kernel, {})
    const request = new Request('http://localhost/', { headers: { cookie: `${kernel.parties.cookie.name}=${session}` } })
    const portal = testPortal({ routes: [...serviceRoutes(kernel), ...counterRoutes(kernel)], session: { ...await ask(request) } })
    return portal.ask(path, { headers: { cookie: `${kernel.parties.cookie.name}=${session}` }, ...(form && { form: { ...form, csrf: (await ask(request)).csrf ?? '' } }) })
  }

  it('files what a person who is there agrees to, and says who typed and who agreed', async () => {
    const { cases, journal } = town.world.kernel
    const client = await somebody()
    const { actor } = await served(client)
    assert.equal(actor.person, client.actor.person)
    const draft = await filled(actor)
    const seen = await (await page(`/en/drafts/${draft}/sign`, secret)).text()
    assert.match(seen, /<div lang="kk">[\s\S]*көше шамы жанбайды/, 'what is sent stands in the language of the person')
    const about = await seenOn(draft)
    assert.equal((await page(`/en/drafts/${draft}/sign`, secret, { road: 'ask', about })).status, 303)
    const letters = await town.world.letters()
    assert.ok(letters.some(({ recipient, subject }) => recipient === client.email && subject.includes('терезеде қызмет көрсетілуде')), 'they are told that they are served')
    const told = letters.findLast(({ recipient, subject }) => recipient === client.email && subject.includes('өтінішті жіберуге келісім'))
    assert.match(told!.body, new RegExp(`Мәні •••[\\s\\S]*/drafts/${draft}/summary`), 'the letter has what is sent, personal answers masked, and where it is read')
    const answer = await page(`/en/drafts/${draft}/sign`, secret, { road: 'code', about, code: /Код: (\d{6})/.exec(told!.body)?.[1] ?? '' })
    assert.equal(answer.status, 303)
    const id = /cases\/([\w-]+)\/receipt/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
    const view = await cases.view(client.actor, id)
    assert.equal(view.standing, 'applicant')
    const [filing] = view.log
    assert.deepEqual(filing!.act.type === 'filed' && filing!.act.counter, { officer: officer.person, body: 'citizens', agreed: 'code' })
    const entry = await journal.entry(filing!.journal)
    assert.deepEqual([entry!.actor, entry!.body['counter']], [`person:${officer.person} for person:${client.actor.person}`, { body: 'citizens', agreed: 'code' }])
    await journal.settle()
    const listed = await Promise.all(['counter.visit-began', 'counter.person-there', 'case.filed'].map((type) => journal.list({ type, page: 1, size: 100 })))
    assert.ok(listed.every(({ total }) => total > 0))
    for (const { body, subject } of listed.flatMap(({ entries }) => entries)) {
      assert.doesNotMatch(JSON.stringify([body, subject]), new RegExp(`${officer.person}|${client.actor.person}`), 'who typed and who was served is no public word')
    }
    assert.ok((await town.world.letters()).some(({ recipient, subject }) => recipient === client.email && subject.includes(view.number)), 'the person is told')
    const own = testPortal({ routes: [...serviceRoutes(town.world.kernel), ...counterRoutes(town.world.kernel)], session: { actor: client.actor } })
    assert.match(await (await own.ask(`/en/cases/${id}`)).text(), /Typed at a counter by an officer: State Corporation[^<]*The person agreed by a one-time code/)
    assert.match(await (await own.ask('/en/account/visits')).text(), new RegExp(`State Corporation[\\s\\S]*by a one-time code[\\s\\S]*/cases/${id}`))
  })

  it('refuses what was changed after the person saw it, whichever tab it is sent from', async () => {
    const { cases } = town.world.kernel
    const client = await somebody()
    const { actor } = await served(client)
    const draft = await filled(actor)
    const about = await seenOn(draft)
    for (const one of (await cases.draft(actor, draft)).procedure.form) await cases.savePage(actor, draft, one, { ...answers, substance: 'Мүлде басқа өтініш: қаражатты басқа шотқа аударуды сұраймын.' })
    for (const road of ['ask', 'code']) {
      const refused = await page(`/en/drafts/${draft}/sign`, secret, { road, about, code: '000000' })
      assert.match(await refused.text(), /was changed after the person saw it/)
    }
    assert.equal((await page(`/drafts/${draft}/passkey?about=${about}`, secret, {})).status, 409)
    assert.ok(!(await town.world.letters()).some(({ recipient, subject }) => recipient === client.email && subject.includes('келісім')), 'no code went out')
    assert.notEqual(await seenOn(draft), about)
  })

  it('refuses whoever files for an absent person: without the code nothing of them is seen, and nothing is sent', async () => {
    const { cases, parties } = town.world.kernel
    await parties.switchHat(secret, { kind: 'office' })
    const client = await somebody()
    const visit = await parties.counter.begin(officer, { person: client.actor.person })
    await parties.counter.askCode({ visit: await parties.counter.visit(officer, visit) })
    const right = await codeTo(client.email)
    const wrong = right === '000000' ? '111111' : '000000'
    await assert.rejects(parties.counter.serve(secret, officer, visit, { kind: 'code', code: wrong }), { kind: 'invalid' })
    const absent = { ...client.actor, counter: { visit, officer: officer.person, body: 'citizens' } }
    await assert.rejects(filled(absent).then((draft) => cases.file(absent, { draft, agreement: { kind: 'code', code: right } })), { kind: 'not found' }, 'a visit whose person was not there files nothing')
    const before = await (await page(`/en/counter/${visit}`, secret)).text()
    assert.ok(!before.includes(client.actor.name))
    assert.match(before, /data-passkey/, 'every way, whatever the person has')
    assert.ok(!(await (await page('/en/counter', secret)).text()).includes(client.actor.name))
    await parties.counter.serve(secret, officer, visit, { kind: 'code', code: right })
    const actor = (await parties.actorOf(secret))!
    const draft = await filled(actor)
    await assert.rejects(cases.file(actor, { draft }), { kind: 'invalid' }, 'to have come is not to have agreed')
    await assert.rejects(cases.file(actor, { draft, agreement: { kind: 'code', code: right } }), { kind: 'invalid' }, 'the code of the beginning is spent')
    const other = { hash: 'another text', title: { kk: 'a', ru: 'a', en: 'a' }, says: { kk: 'a', ru: 'a', en: 'a' }, path: '/' }
    await parties.counter.askCode({ visit: await parties.counter.visitHere(actor), about: other })
    await assert.rejects(cases.file(actor, { draft, agreement: { kind: 'code', code: await codeTo(client.email) } }), { kind: 'invalid' }, 'a code agrees to one text')
    assert.ok(await cases.draft(client.actor, draft), 'nothing is lost: the draft is in the cabinet of the person')
  })

  it('lets nobody serve themselves, nobody without an office of a counter, and receives no service of another body', async () => {
    const { cases, parties } = town.world.kernel
    const client = await somebody()
    await assert.rejects(parties.counter.begin(officer, { person: officer.person }), { kind: 'refused' })
    await assert.rejects(parties.counter.begin(officer, { person: '' }), (error: unknown) => error instanceof Failure && error.kind === 'invalid' && error.problems[0]?.field === 'who', 'who has no account is told at the field, and what was typed stays')
    await assert.rejects(parties.counter.begin(await town.officer('citizens.officer'), { person: client.actor.person }), { kind: 'refused' })
    const other = await town.officer('akimat.counter')
    const { actor } = await served(client, other, await inOffice(other))
    await assert.rejects(cases.begin(actor, { procedure: 'administration.birth-grant' }), { kind: 'refused' }, 'the akimat receives its own alone')
    assert.ok(await cases.begin(actor, { procedure: service }))
  })

  it('serves somebody without an account by their document: they sign what is printed, follow it by an address, and take it over with their number', async () => {
    const { cases, looks, parties } = town.world.kernel
    await town.world.letters() // notices begin with the first delivery
    const iin = generateIin({ birthday: '1941-05-09', sex: 'female', serial: 7 })
    await parties.switchHat(secret, { kind: 'office' }) // whoever serves somebody ends that visit first
    const shown = { name: 'Бибігүл Тіркелгісіз', number: iin, kind: 'identity card', document: '012345678', language: 'kk' } as const
    for (const [wrong, says] of [[{ document: '' }, /number of the document: 5 to 20/], [{ kind: 'card' }, /Choose the kind/], [{ kind: 'foreign passport', document: '1234567' }, /three letters of the state/], [{ name: ' ' }, /name as the document has/], [{ name: 'Ж'.repeat(201) }, /at most 200 characters/], [{ name: '', kind: '', document: '' }, /Choose the kind[\s\S]*number of the document: 5 to 20/], [{ number: '123' }, /12 digits/], [{ number: iin.slice(0, 11) + (Number(iin[11]) + 1) % 10 }, /check|mistake|digit/i]] as const) {
      const answer = await page('/en/counter/document', secret, { ...shown, ...wrong })
      assert.equal(answer.status, 422)
      assert.match(await answer.text(), says)
    }
    const client = await somebody()
    assert.match(await (await page('/en/counter/document', secret, { ...shown, number: client.iin })).text(), /has an account\. Begin the visit by the number/, 'nobody who can show it themself is served by a document')
    assert.equal((await page('/en/counter/document', secret, shown)).status, 303)
    const actor = (await parties.actorOf(secret))!
    assert.deepEqual([actor.name, actor.counter?.body], [shown.name, 'citizens'])
    const begun = await cases.begin(actor, { procedure: 'administration.petition' })
    assert.match((await page(`/en/drafts/${begun}/paper`, secret)).headers.get('location') ?? '', /summary/, 'half an application is not printed to be signed')
    await cases.deleteDraft(actor, begun, 'for good')
    const draft = await filled(actor)
    const agreeing = await (await page(`/en/drafts/${draft}/sign`, secret)).text()
    assert.doesNotMatch(agreeing, /Send a code|data-passkey/, 'they have neither')
    const paper = await (await page(`/ru/drafts/${draft}/paper`, secret)).text()
    assert.match(paper, /<div class="paper-form" lang="kk">[\s\S]*Бибігүл Тіркелгісіз[\s\S]*көше шамы жанбайды[\s\S]*Қолы/, 'what is signed stands in their language')
    const code = /class="figures">(\d{4} \d{4})</.exec(paper)?.[1] ?? ''
    const about = await seenOn(draft)
    for (const road of ['code', 'passkey', 'paper']) assert.equal((await page(`/en/drafts/${draft}/sign`, secret, { road, about, code: '0000 0000' })).status, 422, road)
    const sent = await page(`/en/drafts/${draft}/sign`, secret, { road: 'paper', about, code })
    assert.equal(sent.status, 303)
    const receipt = await (await page(sent.headers.get('location')!, secret)).text()
    assert.doesNotMatch(receipt, /follow\?address=/, 'the address is shown when it is given out, and no more')
    const given = async (number: string): Promise<string> => /follow\?address=([\w-]{43})/.exec(await (await page('/en/counter/address', secret, { number })).text())?.[1] ?? ''
    const number = / name="number" value="([^"]+)"/.exec(receipt)?.[1] ?? ''
    const first = await given(number)
    assert.equal((await cases.followed(first)).number, number)
    const address = await given(number)
    await assert.rejects(cases.followed(first), { kind: 'not found' }, 'another address makes the earlier one void')
    const followed = await cases.followed(address)
    assert.match(await (await page('/en/counter/address', secret, { number: '2026-999999' })).text(), /no case with this number/)
    assert.equal(followed.state.facts['substance'], answers.substance)
    const { person } = actor
    assert.deepEqual(followed.log[0]!.act.type === 'filed' && followed.log[0]!.act.counter, { officer: officer.person, body: 'citizens', agreed: 'paper' })
    await parties.counter.end(officer.person, actor.counter!.visit)

    const visitor = testPortal({ routes: serviceRoutes(town.world.kernel) })
    assert.match(await (await visitor.ask(`/en/follow?address=${address}`)).text(), /agreed by a signature on the printed application\. Review: not reviewed yet/)
    await cases.actFollowed(address, { key: 'by the address', doing: { type: 'note', words: 'Мекенжай бойынша жазамын.' } })
    assert.match(await (await visitor.ask(`/en/follow?address=${address}`)).text(), /By the address that was given out at the counter/, 'whoever has the address is not said to be the person')
    const papers = await (await page('/en/counter/papers', secret)).text()
    const letter = /counter\/papers\/([0-9a-f-]{36})"[\s\S]*?Бибігүл/.exec(papers)?.[1] ?? ''
    const opened = await (await page(`/en/counter/papers/${letter}`, secret, {})).text()
    assert.match(opened, new RegExp(`lang="kk"[\\s\\S]*${followed.number}[\\s\\S]*терезеде берілген мекенжай бойынша[^<]*/kk/follow`))
    assert.doesNotMatch(opened, /\/cases\//, 'no page that they cannot open')
    assert.ok((await (await page('/en/counter/papers', secret)).text()).includes(letter), 'what was opened is not printed yet')
    assert.equal((await page(`/en/counter/papers/${letter}/printed`, secret, {})).status, 303)
    assert.ok(!(await (await page('/en/counter/papers', secret)).text()).includes(letter), 'what was printed waits no more')
    assert.ok((await (await page('/en/counter/papers?printed', secret)).text()).includes(letter), 'and is found again')
    const [akimat, stranger] = [await town.officer('akimat.counter'), await town.person()]
    await assert.rejects(parties.counter.print(akimat, letter), { kind: 'not found' }, 'another counter prints nothing of it')
    await assert.rejects(parties.counter.papers(stranger), { kind: 'refused' })
    await assert.rejects(parties.counter.paper(akimat, letter), { kind: 'not found' })
    const seen = (await looks.of(person, { limit: 9 })).rows
    assert.ok(seen.every(({ kind, as }) => kind === 'counter' && 'office' in as && as.office === 'citizens.counter'))
    assert.ok([actor.counter!.visit, letter].every((id) => seen.some(({ thing }) => thing === id)), 'that they were served, and that a letter was listed and opened')

    const reviewer = await town.officer('citizens.administrator')
    const [listed] = await parties.counter.toReview(reviewer)
    assert.deepEqual([listed?.document, listed?.officer, listed?.name, listed?.found], [undefined, officer.person, shown.name, undefined])
    const looked = async () => (await looks.of(person, { limit: 20 })).rows.filter(({ as }) => 'office' in as && as.office === 'citizens.administrator').map(({ fields }) => fields)
    assert.deepEqual(await looked(), [['name']], 'the list shows the name, and that is a look')
    assert.deepEqual((await town.world.kernel.awaiting.of(reviewer)).filter(({ kind }) => kind === 'counter review').map(({ title, path }) => [title.en, path]), [['Review of visits by document: 1', '/counter/review']], 'it waits for somebody')
    const review = testPortal({ routes: counterRoutes(town.world.kernel), session: { actor: reviewer } })
    const list = await (await review.ask('/en/counter/review')).text()
    assert.match(list, new RegExp(`Бибігүл Тіркелгісіз[\\s\\S]*№ ${followed.number}`))
    assert.doesNotMatch(list, /012345678/, 'the document stands on the page of its visit alone')
    assert.match(await (await review.ask(`/en/counter/review/${listed!.id}`)).text(), /Жеке куәлік 012345678[\s\S]*type="radio"[\s\S]*value="in order"/)
    assert.deepEqual(await looked(), [['document', 'name']])
    for (const wrong of [officer, stranger, await town.officer('akimat.administrator')]) await assert.rejects(parties.counter.review(wrong, listed!.id, { found: 'in order', reasons: '' }), (error: unknown) => error instanceof Failure && ['refused', 'not found'].includes(error.kind))
    await assert.rejects(parties.counter.review({ ...officer, roles: ['citizens.administrator'] }, listed!.id, { found: 'in order', reasons: '' }), { kind: 'refused' }, 'nobody reviews their own visit')
    for (const [form, says] of [[{ found: 'not in order' }, /Say what is not in order/], [{}, /Choose what you found/], [{ found: 'x', reasons: 'y' }, /Choose what you found/], [{ found: 'in order', reasons: 'Қол жоқ.' }, /and chose “In order”/], [{ found: 'not in order', reasons: 'Қ'.repeat(1001) }, /at most 1,000 characters/]] as const) {
      const answer = await review.ask(`/en/counter/review/${listed!.id}`, { form })
      assert.equal(answer.status, 422)
      assert.match(await answer.text(), says)
    }
    const deciding = await town.officer('akimat.officer')
    const byMail = await town.person()
    const taking = (then: () => void) => transact(town.world.kernel.db, async (tx) => {
      await parties.proveNumber(tx, { person: byMail.person, identifier: identifierOf('person', iin), name: byMail.name, proof: 'signature' })
      then()
    })
    await assert.rejects(taking(() => undefined), { kind: 'conflict', message: /sign in with your digital signature/ })
    await parties.counter.review(reviewer, listed!.id, { found: 'not in order', reasons: 'Қол қойылған қағаз жоқ.' })
    await assert.rejects(parties.counter.review(reviewer, listed!.id, { found: 'in order', reasons: '' }), { kind: 'conflict' })
    await town.world.letters()
    assert.match((await parties.inbox(deciding, { page: 1, size: 50 })).rows[0]?.subject.en ?? '', new RegExp(`A visit by document was found not in order: .*№ ${followed.number}`), 'the deciding office is told')
    await assert.rejects(taking(() => { throw new Error('taken over, and put back') }), /taken over, and put back/, 'where all that was filed was found not in order, the number is free')
    assert.match(await (await visitor.ask(`/en/follow?address=${address}`)).text(), /Review: Not in order/)

    await assert.rejects(parties.counter.serveByDocument(secret, officer, { ...shown, name: 'Басқа Адам', locale: 'kk' }), { kind: 'invalid', message: /another name/ })
    const session = await parties.signInBySignature({ identifier: identifierOf('person', iin), name: 'Бибігүл Тіркелгенқызы' }, { locale: 'kk' })
    const own = (await parties.actorOf(session.secret))!
    assert.deepEqual((await cases.own(own)).map(({ id }) => id), [followed.id], 'what was filed for them is theirs')
    assert.equal(own.name, 'Бибігүл Тіркелгенқызы', 'they are called as their certificate says')
    await assert.rejects(cases.followed(address), { kind: 'not found' }, 'whoever has an account needs no address, and who printed it has none')
    const ownPortal = testPortal({ routes: counterRoutes(town.world.kernel), session: { actor: own } })
    assert.match(await (await ownPortal.ask('/en/account/visits')).text(), /by a document that the officer saw<br>Review: Not in order[\s\S]*I was not there/)
    await assert.rejects(parties.counter.serveByDocument(secret, officer, { ...shown, locale: 'kk' }), { kind: 'invalid', message: /has an account/ })
  })

  it('lets no rule decide on a paper that nobody has reviewed, and none on one that was found not in order; keeps what was found, and the letters, when the visit is long over', async () => {
    const { cases, db, parties } = town.world.kernel
    const reviewer = await town.officer('citizens.administrator')
    const consent = { receiver: 'Банк', 'data.address': 'true', purpose: 'Несие.', until: '2027-06-01', freely: 'true' }
    /** A consent that was filed on paper; answers the case, its visit and whoever was served. */
    async function onPaper(serial: number) {
      await parties.switchHat(secret, { kind: 'office' })
      const number = generateIin({ birthday: '1939-03-08', sex: 'male', serial })
      await parties.counter.serveByDocument(secret, officer, { name: `Ережеден Бұрын ${'абв'[serial - 1]}`, number, kind: 'identity card', document: `77777777${serial}`, locale: 'kk' })
      const actor = (await parties.actorOf(secret))!
      const draft = await cases.begin(actor, { procedure: 'administration.consent' })
      for (const one of (await cases.draft(actor, draft)).procedure.form) assert.deepEqual(await cases.savePage(actor, draft, one, consent), [])
      const code = parties.counter.paperCode(await parties.counter.visitHere(actor), aboutDocument(cases.draftDocument(await cases.draft(actor, draft))))
      const id = await cases.file(actor, { draft, agreement: { kind: 'paper', code } })
      const { visit } = actor.counter!
      await assert.rejects(parties.counter.review(reviewer, visit, { found: 'in order', reasons: '' }), { kind: 'conflict' }, 'a visit that goes on is not reviewed')
      await parties.counter.end(officer.person, visit)
      return { id, visit, person: actor.person }
    }
    const [good, bad, late] = [await onPaper(1), await onPaper(2), await onPaper(3)]
    const view = async ({ id, person }: { readonly id: string; readonly person: string }) => cases.view({ person, name: '—', roles: [] }, id)
    for (const one of [good, bad]) {
      const { state } = await view(one)
      assert.deepEqual([state.step, state.decisions.length], ['entry', 0], 'nothing is decided by rules before the review')
    }
    const own = testPortal({ routes: serviceRoutes(town.world.kernel), session: { actor: { person: good.person, name: '—', roles: [] } } })
    assert.match(await (await own.ask(`/en/cases/${good.id}`)).text(), /Until it is reviewed the rules decide nothing/)
    const onPaperBy = async () => countsOf(await cases.howServed(wholeYear(2026)), 'administration.consent')?.[2] ?? 0
    const before = await onPaperBy()
    await parties.counter.review(reviewer, good.visit, { found: 'in order', reasons: '' })
    assert.equal((await view(good)).state.decisions.length, 1, 'in order: the rules go on')
    assert.equal(await onPaperBy(), before + 1, 'and it counts as lodged on paper, though rules decided')
    assert.ok(await sameAsCountedAgain(town.world.kernel, [2026]) > 0)
    await parties.counter.review(reviewer, bad.visit, { found: 'not in order', reasons: 'Қолы жалған, ешкім келмеген.' })
    const passed = await view(bad)
    assert.deepEqual([passed.state.step, passed.state.decisions.length], ['check', 0], 'not in order: an officer looks')
    const seen = await cases.view(await town.officer('citizens.officer'), bad.id)
    assert.deepEqual(seen.log.flatMap(({ act }) => (act.type === 'reviewed' ? [act] : [])), [{ type: 'reviewed', found: 'not in order', reasons: 'Қолы жалған, ешкім келмеген.' }])

    const akimat = await town.officer('akimat.counter')
    const other = await inOffice(akimat)
    await parties.counter.serveByDocument(other, akimat, { name: 'Ережеден Бұрын в', number: generateIin({ birthday: '1939-03-08', sex: 'male', serial: 3 }), kind: 'passport', document: 'N77777770', locale: 'kk' })
    const theirs = (await parties.counter.papers(officer)).filter(({ person }) => person === late.person)
    assert.ok(theirs.length > 0 && !(await parties.counter.papers(akimat)).some(({ person }) => person === late.person), 'whoever types their number at another counter reads none of their letters')

    const days = (count: number) => sql<Instant>`${town.world.kernel.now()}::timestamptz - make_interval(days => ${count})`
    await db.updateTable('counter_visit').set({ ends_at: days(400) }).where('id', 'in', [good.visit, bad.visit, late.visit]).execute()
    await parties.sweep()
    assert.deepEqual((await db.selectFrom('counter_visit').select('id').where('id', 'in', [good.visit, bad.visit, late.visit]).execute()).map(({ id }) => id), [late.visit], 'what nobody has reviewed waits')
    assert.match(await (await own.ask(`/en/cases/${good.id}`)).text(), /Review: In order/)
    assert.ok((await parties.counter.papers(officer)).some(({ person }) => person === good.person), 'a letter that nobody has printed waits')
    await transact(db, (tx) => parties.closeAccount(tx, { person: late.person, name: '—', roles: [] }))
    assert.deepEqual(await db.selectFrom('counter_visit').select(['document', 'document_hash', 'name_before', 'found_reasons']).where('id', '=', late.visit).execute(), [{ document: '', document_hash: null, name_before: null, found_reasons: null }], 'the document goes with the account')
  })

  it('knows whoever shows no number by their document, in one visit however often it is sent, corrects a name by it, and brings back what was begun', async () => {
    const { cases, parties } = town.world.kernel
    await parties.switchHat(secret, { kind: 'office' })
    const shown = { name: 'Абу Наме', number: '', kind: 'foreign passport', document: 'uzb FA 7654321', language: 'ru' } as const
    const serve = async (other: object = {}): Promise<Actor> => {
      const answer = await page('/en/counter/document', secret, { ...shown, ...other })
      assert.equal(answer.status, 303, await answer.text())
      const actor = (await parties.actorOf(secret))!
      await parties.switchHat(secret, { kind: 'office' })
      return actor
    }
    const [one, again] = [await serve(), await serve({ document: 'UZB-FА7654321' })]
    assert.deepEqual([again.person, again.counter?.visit], [one.person, one.counter?.visit], 'one document is one person, and a form that is sent twice one visit')
    const draft = await filled(one)
    await parties.counter.end(officer.person, one.counter!.visit)
    assert.match(await (await page('/en/counter/document', secret, { ...shown, name: 'Абу Насыр' })).text(), /another name[\s\S]*The document says so: correct the name/)
    const corrected = await serve({ name: 'Абу Насыр', correct: 'name', language: 'kk' })
    assert.deepEqual([corrected.person, corrected.name, (await parties.person(one.person))?.locale], [one.person, 'Абу Насыр', 'kk'])
    assert.notEqual(corrected.counter?.visit, one.counter?.visit)
    assert.equal((await cases.draft(corrected, draft)).facts['substance'], answers.substance, 'what was begun in an earlier visit at this counter goes on')
    const reviewer = await town.officer('citizens.administrator')
    const { visit } = corrected.counter!
    const opened = await parties.counter.visitToReview(reviewer, visit)
    assert.deepEqual([opened.nameBefore, opened.document], ['Абу Наме', 'Шетелдіктің паспорты uzb FA 7654321'], 'whoever reviews the visit sees it')
    const review = testPortal({ routes: counterRoutes(town.world.kernel), session: { actor: reviewer } })
    assert.match(await (await review.ask(`/en/counter/review/${visit}`)).text(), /Written down before as[\s\S]*Абу Наме[\s\S]*FA 7654321/)
    const limited = cases.procedures.find((one) => one.opens.by === 'person' && (one.opens.perApplicant ?? []).length > 0 && one.subject === undefined && one.about === undefined && receivesService(parties.bodies, 'citizens', one))
    assert.ok(limited)
    await assert.rejects(cases.begin(corrected, { procedure: limited.id }), { kind: 'refused', message: /without a personal number/ })
    await parties.counter.end(officer.person, corrected.counter!.visit)
  })

  it('leaves a number that was typed at a counter to whoever proves it, unless something was filed in order', async () => {
    const { parties, db, cases } = town.world.kernel
    const identifier = identifierOf('person', generateIin({ birthday: '1950-03-04', sex: 'male', serial: 9 }))
    await parties.switchHat(secret, { kind: 'office' })
    const shown = { name: 'Ойдан Шығарылған', number: identifier.value, kind: 'identity card', document: '087654321', locale: 'kk' } as const
    await parties.counter.serveByDocument(secret, officer, shown)
    const blocked = (await parties.actorOf(secret))!
    const draft = await filled(blocked)
    const byMail = await town.person()
    const prove = (person: string) => transact(db, (tx) => parties.proveNumber(tx, { person, identifier, name: 'Аты Шын', proof: 'signature' }))
    await prove(byMail.person)
    assert.equal((await parties.person(byMail.person))?.identifier?.value, identifier.value)
    assert.equal((await parties.actorOf(secret))?.counter, undefined, 'who still served them by it serves nobody')
    await assert.rejects(cases.file(blocked, { draft, agreement: { kind: 'paper', code: '' } }), { kind: 'not found' })
    await assert.rejects(parties.counter.serveByDocument(secret, officer, shown), { kind: 'invalid', message: /has an account/ })
  })

  it('takes a paper no more once the person has come into their account, and begins no visit of theirs by number before', async () => {
    const { parties, cases } = town.world.kernel
    const identifier = identifierOf('person', generateIin({ birthday: '1955-03-04', sex: 'male', serial: 5 }))
    await parties.switchHat(secret, { kind: 'office' })
    const shown = { name: 'Қағазбен Келген', number: identifier.value, kind: 'passport', document: 'N12345678', locale: 'kk' } as const
    await parties.counter.serveByDocument(secret, officer, shown)
    const actor = (await parties.actorOf(secret))!
    const draft = await filled(actor)
    const about = aboutDocument(cases.draftDocument(await cases.draft(actor, draft)))
    const here = await parties.counter.visitHere(actor)
    const spend = await parties.counter.agree(here, about, { kind: 'paper', code: parties.counter.paperCode(here, about) })
    await parties.switchHat(secret, { kind: 'office' })
    assert.match(await (await page('/en/counter', secret, { who: identifier.value })).text(), /has no account: they were served at a counter by their document/)
    await parties.signInBySignature({ identifier, name: shown.name }, { locale: 'kk' })
    await assert.rejects(transact(town.world.kernel.db, spend), { kind: 'conflict', message: /come into their own account/ })
    await assert.rejects(parties.counter.visitHere(actor), { kind: 'not found' }, 'the visit has ended')
  })

  it('takes no paper of whoever has an account', async () => {
    const { cases, parties } = town.world.kernel
    const client = await somebody()
    const { actor, visit } = await served(client)
    const draft = await filled(actor)
    assert.equal((await page(`/en/drafts/${draft}/paper`, secret)).status, 404)
    const here = await parties.counter.visitHere(actor)
    const code = parties.counter.paperCode(here, aboutDocument(cases.draftDocument(await cases.draft(actor, draft))))
    await assert.rejects(cases.file(actor, { draft, agreement: { kind: 'paper', code } }), { kind: 'invalid' })
    await parties.counter.end(officer.person, visit)
  })

  it('opens to the officer what is filled in at the counter and nothing else of the person', async () => {
    const client = await somebody()
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

  it('takes neither a paper nor a PIN, and nothing twice', async () => {
    const { parties } = town.world.kernel
    const client = await somebody()
    const visit = await parties.counter.begin(officer, { person: client.actor.person })
    for (const form of [{ road: 'paper', paper: crypto.randomUUID() }, { road: 'paper', paper: 'abc' }, { road: 'pin', pin: '202611' }, {}]) {
      assert.equal((await page(`/en/counter/${visit}`, secret, form)).status, 422, JSON.stringify(form))
    }
    assert.deepEqual((await parties.presenceOf(secret))!.hat, { kind: 'office' })
    await parties.counter.askCode({ visit: await parties.counter.visit(officer, visit) })
    const given = { kind: 'code', code: await codeTo(client.email) } as const
    await parties.counter.serve(secret, officer, visit, given)
    await assert.rejects(parties.counter.serve(secret, officer, visit, given), { kind: 'not found' })
    await parties.counter.end(officer.person, visit)
  })

  it('shows nothing of bodies for which it does not receive, and none of what the person began elsewhere', async () => {
    const { cases } = town.world.kernel
    const client = await somebody()
    const home = await filled(client.actor)
    const { visit } = await served(client)
    const elsewhere = cases.procedures.filter(({ id, opens }) => opens.by === 'person' && /^university\.(?:talent|appeal)|^administration\.appeal/.test(id))
    assert.ok(elsewhere.length >= 2)
    for (const { id } of elsewhere) {
      const answer = await page(`/en/services/${id}/apply`, secret)
      assert.equal(answer.status, 403, id)
      assert.match(await answer.text(), /does not receive such a service/)
    }
    for (const path of ['/en/counter', `/en/services/${service}/apply`]) assert.ok(!(await (await page(path, secret)).text()).includes(home), path)
    await town.world.kernel.parties.counter.end(officer.person, visit)
  })

  it('keeps whoever typed an application from deciding on it', async () => {
    const { cases, db, parties } = town.world.kernel
    const client = await somebody()
    const { actor } = await served(client)
    const draft = await filled(actor)
    await page(`/en/drafts/${draft}/sign`, secret, { road: 'ask', about: await seenOn(draft) })
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

  /** The pages of looks of somebody, in English. */
  const askLooks = (actor: Actor, path: string) => testPortal({ routes: lookRoutes(town.world.kernel, { 'akimat.officer': same('Officer of the akimat') }, asks), session: { actor } }).ask(path)
  const looksOf = async (actor: Actor, path = '/en/account/looks') => (await askLooks(actor, path)).text()
  const { asksAboutLooks: asks } = kazakhstan('sample')

  it('tells a person every look at what is known of them: by which office, at what, by which law, at which fields, and never the values', async () => {
    const { cases, looks, journal } = town.world.kernel
    const { actor: client } = await somebody()
    const id = await town.filed(client, service, answers)
    const akimat = await town.officer('akimat.officer')
    assert.match(await looksOf(client), /Nobody looked at your data/, 'whoever looks at their own is nobody')
    await cases.view(client, id)
    await cases.view(akimat, id)
    await cases.view(akimat, id)
    const { rows, total } = await looks.of(client.person, { limit: 10 })
    assert.deepEqual([total, rows.map(({ kind, thing, as, fields }) => [kind, thing, as, fields.includes('substance') && fields[0] === 'name'])], [1, [['case', id, { office: 'akimat.officer' }, true]]], 'once a day')
    const text = await looksOf(client)
    assert.match(text, new RegExp(`Officer of the akimat[\\s\\S]*/cases/${id}[\\s\\S]*Petition to a body[\\s\\S]*class="cite"[\\s\\S]*The substance`))
    assert.doesNotMatch(text, /шамы жанбайды/, 'what stood in it is not shown again')
    assert.doesNotMatch(text, new RegExp(akimat.name), 'an office is named, and not who holds it')
    const [entry] = (await journal.list({ type: 'data.looked', page: 1, size: 1 })).entries
    assert.deepEqual([entry?.actor, entry?.body], ['system:looks', { looks: 1 }])
    const { actor: other } = await somebody()
    assert.doesNotMatch(await looksOf(other), /Officer of the akimat/)
    const file = await looksOf(client, '/account/looks.csv?lang=en')
    assert.match(file, /When,Number of the look,Who,Office,Why,[\s\S]*Officer of the akimat,Petition to a body/)
  })

  it('lets a person ask about a look by the service that the country names, and another person about none of it', async () => {
    const { cases, looks, parties } = town.world.kernel
    const { actor: client } = await somebody()
    const akimat = await town.officer('akimat.officer')
    await cases.view(akimat, await town.filed(client, service, answers))
    const [look] = (await looks.of(client.person, { limit: 1 })).rows
    const text = await looksOf(client, `/en/account/looks/${look!.id}`)
    const [, query = ''] = /services\/administration\.data-question\/apply\?([^"]*)"/.exec(text) ?? []
    const begun = new URLSearchParams(query.replaceAll('&amp;', '&'))
    assert.match(begun.get('substance') ?? '', new RegExp(`My data were looked at on .* by .*Number of the look: ${look!.id}`))
    assert.deepEqual([begun.get('kind'), begun.get('body'), begun.get('look')], ['question', 'akimat', look!.id])
    assert.match(text, /It goes to the body that looked at your data: Akimat of the town of Ulgi/)
    const { actor: other } = await somebody()
    for (const wrong of [`/en/account/looks/${look!.id}`, '/en/account/looks/x', '/en/account/looks/99999999999999999999']) assert.equal((await askLooks(other, wrong)).status, 404, wrong)
    assert.equal((await looks.who(look!.id, ['akimat.officer']))?.person, akimat.person, 'whoever administers the body finds out who it was')
    assert.equal(await looks.who(look!.id, ['citizens.officer']), undefined, 'and nobody of another body')
    const head = await town.officer('akimat.administrator')
    const asked = await testPortal({ routes: bodyRoutes(town.world.kernel), session: { actor: head } }).ask(`/en/bodies/akimat/offices?look=${look!.id}`)
    assert.match(await asked.text(), new RegExp(akimat.name))
    assert.deepEqual((await looks.of(akimat.person, { limit: 1 })).rows.map(({ kind, thing, as, fields }) => [kind, thing, as, fields]), [['look', look!.id, { office: 'akimat.administrator' }, ['name', 'roles']]], 'whose name is found out is told so')
    assert.match(await looksOf(akimat), new RegExp(`Who made the look № ${look!.id}`))
    const { db } = town.world.kernel
    const proofs = (await db.selectFrom('data_look').select('journal_ids').where('whose', '=', client.person).execute()).flatMap(({ journal_ids: ids }) => ids)
    await transact(db, (tx) => parties.closeAccount(tx, client))
    assert.deepEqual([proofs.length > 0, (await db.selectFrom('journal_entry').select('personal').where('id', 'in', proofs).execute()).every(({ personal }) => personal === null)], [true, true], 'also from the journal')
    assert.equal((await looks.of(client.person, { limit: 1 })).total, 0, 'with the account goes what was seen of it')
  })

  it('says of a look of a company who answers for it, and where nobody does that the asker chooses', async () => {
    const { looks } = town.world.kernel
    const [{ actor: client }, founder] = [await somebody(), await town.world.founder()]
    await looks.note({ person: founder.person, as: { organisation: founder.organisation!.id } }, [{ whose: client.person, kind: 'card', thing: 'CARD-1', about: 'NEED-1', fields: ['name'] }])
    const [look] = (await looks.of(client.person, { limit: 1 })).rows
    const read = async (owner?: string) => (await testPortal({ routes: lookRoutes(town.world.kernel, {}, asks, owner), session: { actor: client } }).ask(`/en/account/looks/${look!.id}`)).text()
    const [answered, unanswered] = [await read('programme'), await read()]
    assert.match(answered, /It was a company that looked, so the question goes to the body that answers for the portal: [\s\S]*body=programme/)
    assert.match(unanswered, /choose in the form which body you ask/)
    assert.doesNotMatch(unanswered, /body that looked at your data:|[?;&]body=/)
  })

  it('has a complaint about a look upheld or declined and never explained, by the body that looked, in a decision that says what was answered', async () => {
    const { cases, decisions } = town.world.kernel
    const { actor: client } = await somebody()
    const unheld = await town.filed(client, 'administration.data-question', { kind: 'question', body: 'emergencies', substance: 'Неге қаралды?' })
    const receipt = await (await testPortal({ routes: serviceRoutes(town.world.kernel), session: { actor: client } }).ask(`/en/cases/${unheld}/receipt`)).text()
    assert.match(receipt, /Department of Emergencies[\s\S]* decides by [\s\S]*Nobody holds this office now, so the case waits/)
    const [administrator, representative] = [await town.officer('sanitary.administrator'), await town.officer('sanitary.representative')]
    const asking = (kind: string, look: string) => town.filed(client, 'administration.data-question', { kind, body: 'sanitary', look, substance: 'Неге қаралды?' })
    /** The number of a look by somebody in the office of the department. */
    const lookBy = async ({ person }: Actor, thing: string): Promise<string> => {
      await town.world.kernel.looks.note({ person, as: { office: 'sanitary.administrator' } }, [{ whose: client.person, kind: 'account', thing, fields: ['name'] }])
      return (await town.world.kernel.looks.of(client.person, { limit: 1 })).rows[0]!.id
    }
    const number = await lookBy(officer, 'one')
    const ask = (kind: string) => asking(kind, number)
    const { actor: other } = await somebody()
    for (const wrong of ['9999999', 'abc', '17 ; drop']) await assert.rejects(asking('question', wrong), { kind: 'invalid', message: /No look at your data has this number/ }, wrong)
    await assert.rejects(town.filed(other, 'administration.data-question', { kind: 'question', body: 'sanitary', look: number, substance: 'Неге?' }), { kind: 'invalid' }, 'a look at another is none of theirs')
    const own = await asking('complaint', await lookBy(administrator, 'two'))
    const kept = (await cases.view(administrator, own)).permit
    assert.deepEqual([kept.outcomes, kept.because?.en], [[], 'It was you who looked: another person answers.'], 'nobody answers for their own look')
    assert.deepEqual((await cases.view(await town.world.officer('sanitary.administrator'), own)).permit.outcomes.toSorted(), ['admit', 'decline'])
    const [question, complaint] = [await ask('question'), await ask('complaint')]
    const offered = async (id: string) => (await cases.view(administrator, id)).permit.outcomes.toSorted()
    assert.deepEqual([await offered(question), await offered(complaint)], [['admit', 'explain'], ['admit', 'decline']])
    await assert.rejects(town.act(administrator, complaint, 'explain', { findings: { answered: 'Негіз болған.' } }))
    await town.act(administrator, complaint, 'decline', { findings: { answered: 'Тексеру жоспары бойынша қаралды.' } })
    assert.deepEqual((await cases.preview(representative, complaint, { outcome: 'decline' }))?.told.map(({ value }) => value.en).slice(-2), ['Неге қаралды?', 'Тексеру жоспары бойынша қаралды.'], 'whoever signs sees what they sign')
    await town.act(representative, complaint, 'decline', { sign: true })
    const { record } = (await decisions.find(await town.decisionOf(client, complaint)))!
    assert.equal(record.institutionName.en, 'Department of Sanitary Control (a sample)', 'a body without a register decides in its own name')
    assert.deepEqual([record.appeal?.procedure, record.facts], ['administration.appeal', {}])
    assert.deepEqual(record.disclosed.map(({ label, value }) => `${label.en} ${value.en}`), [
      'What is it? A complaint: there was no ground for the look', 'Which body looked at your data? Department of Sanitary Control (a sample)', `Number of the look ${number}`,
      'What do you ask, or complain about? Неге қаралды?', 'The answer: why, and on what ground, it was looked at Тексеру жоспары бойынша қаралды.',
    ])
  })

  it('notes at a counter that somebody is served, and what the portal knew of them; and counts what it did not ask', async () => {
    const { cases, looks, now, country } = town.world.kernel
    const client = await somebody()
    const { actor, visit } = await served(client)
    const [shown] = (await looks.of(client.actor.person, { limit: 1 })).rows
    assert.deepEqual([shown?.kind, shown?.thing, shown?.as, shown?.fields, shown?.basis !== undefined], ['counter', visit, { office: 'citizens.counter' }, ['name'], true])
    await cases.draft(actor, await cases.begin(actor, { procedure: 'administration.own-address' }))
    const known = (await looks.of(client.actor.person, { limit: 10 })).rows.find(({ declared }) => declared !== undefined)
    assert.deepEqual([known?.kind, known?.thing, known?.fields], ['counter', visit, ['mover']])
    const { zone } = country.calendar
    const counted = async () => (await cases.howServed({ from: startOfDay(dayOf(now(), zone), zone), before: startOfDay('2100-01-01', zone) })).find(({ procedure }) => procedure === service)
    const before = await counted()
    await town.filed(client.actor, service, answers)
    const after = await counted()
    assert.deepEqual([after!.applications - (before?.applications ?? 0), after!.answers - (before?.answers ?? 0), after!.known - (before?.known ?? 0)], [1, 3, 0], 'a petition asks for all of it')
  })
})
