/** The public journal, read whole by a stranger: what it never says of people, and what a lawful erasure leaves of it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { grant } from '../conformance/grant.ts'
import { transact } from '../src/kernel/index.ts'
import { verifyJournal, verifyPublished } from '../src/kernel/journal/index.ts'
import { readBundle } from '../src/kernel/journal/tiles.ts'
import { generateBin, generateIin } from '../src/law/identifier.ts'
import { type Browser, browser, textOf } from './browser.ts'
import { type Hat, openWholePortal, password, sampleIin, type Somebody, type WholePortal } from './portal.ts'

let portal: WholePortal

before(async () => { portal = await openWholePortal() })
after(async () => {
  await portal.close()
  assert.deepEqual(portal.faults, [])
})

/** Everything that the journal publishes, as one text. */
async function published(): Promise<string> {
  await portal.kernel.journal.settle()
  const size = await portal.kernel.journal.size()
  let text = ''
  for (let at = 0; at * 256 < size; at += 1) {
    const width = Math.min(256, size - at * 256)
    const answer = await fetch(`${portal.url}/journal/tile/entries/${String(at).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`)
    assert.equal(answer.status, 200)
    text += readBundle(new Uint8Array(await answer.arrayBuffer())).map((entry) => `${new TextDecoder().decode(entry)}\n`).join('')
  }
  return text
}

/** A browser of somebody who is signed in and wears a hat. */
async function as(who: Somebody, hat: Hat): Promise<Browser> {
  const { parties } = portal.kernel
  const { secret } = await parties.signInByPassword({ email: who.email, password }, { device: 'test' })
  await parties.switchHat(secret, hat === 'company' ? { kind: 'organisation', organisation: portal.company.id } : { kind: hat })
  return browser(portal.url, new Map([[parties.cookie.name, secret], ['lang', 'en']]))
}

/** Asks the journal whether it is whole, as the operator does and as a stranger does. */
async function assertWhole(): Promise<void> {
  const { journal, db } = portal.kernel
  await journal.settle()
  assert.equal((await verifyJournal({ db, keys: [journal.verifierKey] })).valid, true)
  assert.equal((await verifyPublished({ base: `${portal.url}/journal`, keys: [journal.verifierKey], fetch })).valid, true)
}

test('a stranger who reads the whole journal after a case finds no name, address, number or telephone', async () => {
  await grant(portal)
  const text = await published()
  assert.ok(text.includes('organisation.added') && text.includes('case.issued'), 'the journal has what happened')
  const people = Object.values(portal.people).flat()
  for (const secret of [portal.company.name, portal.company.name.slice(1, 10), sampleIin, ...people.flatMap(({ name, email }) => [name, email])]) {
    assert.ok(!text.includes(secret), secret)
  }
  assert.doesNotMatch(text, /"[^"]*\+7[ (\d]/, 'a telephone')
  for (const { person } of people) {
    const named = text.split('\n').filter((leaf) => leaf.includes(person))
    assert.deepEqual(named.filter((leaf) => (JSON.parse(leaf) as { subject: string }).subject !== `person:${person}`), [], 'an id of a person stands in the entries of the account alone')
  }
})

test('whoever may see a case passes on what proves who acted, and a stranger checks it on the page of the entry', async () => {
  const { kernel, people } = portal
  const applicant = await portal.actor(people.applicant, 'company')
  const { id } = (await kernel.cases.own(applicant))[0]!
  const { html } = await (await as(people.applicant, 'company')).get(`/en/cases/${id}`)
  const links = [...html.matchAll(/href="(\/en\/journal\/entries\/\d+\?actor=[^"]+)"/g)].map(([, link]) => link!.replaceAll('&amp;', '&'))
  assert.ok(links.length > 0 && links.every((link) => link.includes(encodeURIComponent(`person:${applicant.person}`))), 'of their own side: the history names no officer to them')
  const stranger = browser(portal.url)
  const right = textOf((await stranger.get(links[0]!)).html)
  assert.match(right, /The key fits: this is who acted/)
  const wrong = textOf((await stranger.get(links[0]!.replace(applicant.person, people.stranger.person))).html)
  assert.match(wrong, /The key does not fit/)
  const plain = textOf((await stranger.get(links[0]!.split('?')[0]!)).html)
  assert.ok(!plain.includes(applicant.person) && plain.includes('person, pseudonym …'), plain)
})

test('a company cannot be called after a number of a person, a telephone or an address; the form says what to take out', async () => {
  const page = await as(portal.people.stranger, 'self')
  const bin = generateBin({ registered: '2024-05', serial: 909 })
  const iin = generateIin({ birthday: '1988-02-11', sex: 'male', serial: 77 })
  for (const name of [`ЖК Үлгі ${iin}`, iin.replaceAll(/(\d{4})/g, '$1 '), 'ТОО «Звоните 8 701 123 45 67»', 'Үлгі+77011234567', 'ulgi@example.kz']) {
    const { status, html } = await page.send('/en/account/companies/new', { number: bin, name })
    assert.equal(status, 422, name)
    assert.match(textOf(html), /holds personal data.*Take it out/)
  }
  assert.equal((await page.send('/en/account/companies/new', { number: bin, name: '«Үлгі 2030» ЖШС' })).status, 303)
})

test('nobody can register under a name with a telephone in it', async () => {
  await assert.rejects(portal.kernel.parties.register({ name: 'Үлгі 87011234567', email: 'phone@example.kz', password, locale: 'kk' }, {}), { kind: 'invalid' })
})

test('the journal’s pages name an organisation only when its head has proved themself', async () => {
  const { kernel, people } = portal
  const { id } = await transact(kernel.db, (tx) => kernel.parties.addOrganisation(tx, { person: people.chair.person, name: people.chair.name, roles: [] }, {
    number: generateBin({ registered: '2024-06', serial: 910 }), name: '«Расталмаған Үлгі» ЖШС',
  }))
  await kernel.journal.settle()
  const listed = () => fetch(`${portal.url}/en/journal/entries?type=organisation.added`).then((answer) => answer.text())
  assert.ok(!(await listed()).includes('Расталмаған'))
  await transact(kernel.db, (tx) => kernel.parties.proveHead(tx, { organisation: id, person: people.chair.person, proof: 'a verified signature' }))
  assert.ok((await listed()).includes('«Расталмаған Үлгі» ЖШС'))
})

test('an administrator erases the name of an organisation on a stated basis: pages show it no more, and the tree still verifies', async () => {
  const { kernel, people, company } = portal
  const path = `/en/account/organisations/${company.id}`
  const admin = await as(people.administrator, 'office')
  assert.ok((await admin.get('/en/account/organisations')).html.includes(company.name.slice(1, 10)))
  const basis = 'Үлгі сот актісі № 1, 2026-02-01'
  assert.equal((await admin.send(path, { basis, sure: [] }, `${path}/erase`)).status, 422, 'it is confirmed first')
  assert.equal((await admin.send(path, { basis: '', sure: 'true' }, `${path}/erase`)).status, 422, 'a basis is stated')
  assert.equal((await admin.send(path, { basis: `ИИН ${sampleIin} сұрады`, sure: 'true' }, `${path}/erase`)).status, 422, 'and holds no personal data')
  assert.equal((await admin.send(path, { basis, sure: 'true' }, `${path}/erase`)).status, 303)
  assert.match(textOf((await admin.get(path)).html), /The name was erased/)
  assert.ok((await published()).includes(basis))
  await assertWhole()
  const kept = await kernel.db.selectFrom('journal_entry').select(['salt', 'personal']).where('subject', '=', `organisation:${company.id}`).where('type', '=', 'organisation.added').execute()
  assert.deepEqual(kept, [{ salt: null, personal: null }])
  const head = await as(people.applicant, 'company')
  const own = textOf((await head.get(`/en/account/companies/${company.id}`)).html)
  assert.ok(own.includes('The name was erased') && !own.includes(company.name), own)
})

test('an administrator closes the account of somebody else on a stated basis; nobody else can, and no one for themself so', async () => {
  const { kernel, people } = portal
  const { person } = people.colleague
  const basis = 'Үлгі өтініш № 2, 2026-02-01'
  const admin = await as(people.administrator, 'office')
  const own = `/en/account/people/${people.administrator.person}`
  for (const [who, hat] of [['officer', 'office'], ['stranger', 'self'], ['colleague', 'self']] as const) {
    const other = await kernel.parties.actorOf((await kernel.parties.signInByPassword({ email: people[who].email, password }, {})).secret)
    const actor = { ...other!, roles: hat === 'office' ? ['technopark.officer'] : [] }
    await assert.rejects(transact(kernel.db, (tx) => kernel.parties.eraseAccount(tx, actor, { person, basis })), { kind: 'refused' }, who)
    await assert.rejects(transact(kernel.db, (tx) => kernel.parties.eraseOrganisationName(tx, actor, { organisation: portal.company.id, basis })), { kind: 'refused' }, who)
  }
  await assert.rejects(transact(kernel.db, (tx) => kernel.parties.eraseAccount(tx, { person: people.administrator.person, name: '', roles: ['administrator'] }, { person: people.administrator.person, basis })), { kind: 'refused' })
  assert.ok(!(await admin.get(own)).html.includes('/erase'), 'one’s own page offers it not')
  assert.equal((await admin.send(`/en/account/people/${person}`, { basis, sure: 'true' }, `/en/account/people/${person}/erase`)).status, 303)
  assert.equal((await kernel.parties.person(person))?.name, '—')
  assert.equal((await kernel.parties.personByEmail(people.colleague.email)), undefined)
  await assertWhole()
})
