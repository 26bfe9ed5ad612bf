/** Bodies as outsiders and their own administrators meet them: whose seal a decision bears, and who appoints to which office. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import { grant } from '../conformance/grant.ts'
import { transact } from '../src/kernel/index.ts'
import { browser, type Browser, textOf } from './browser.ts'
import { openWholePortal, password, type Somebody, type WholePortal } from './portal.ts'

let portal: WholePortal
before(async () => { portal = await openWholePortal() })
after(async () => {
  await portal?.close()
  assert.deepEqual(portal?.faults ?? [], [])
})

const get = async (path: string): Promise<Response> => fetch(`${portal.url}${path}`, { redirect: 'manual' })

/** The window of somebody in office. */
async function inOffice({ email }: Somebody): Promise<Browser> {
  const window = browser(portal.url)
  assert.equal((await window.send('/en/sign-in', { email, password })).status, 303)
  assert.equal((await window.send('/en/account', { hat: 'office' }, '/en/account/hat')).status, 303)
  return window
}

/** Gives a role past the pages, as an installation does. */
const give = (person: string, role: string): Promise<void> => transact(portal.kernel.db, (tx) => portal.kernel.parties.grantRole(tx, { system: 'seed' }, { person, role }))

test('a certificate is sealed by the body that is responsible for it: its did:web resolves, and its own lists say what became of it', async () => {
  const { credential = '' } = await grant(portal)
  const { kid = '' } = decodeProtectedHeader(credential)
  const [, , host = '', ...path] = kid.split('#')[0]!.split(':')
  assert.equal(`http://${decodeURIComponent(host)}`, portal.url)
  const answer = await get(`/${path.join('/')}/did.json`)
  assert.deepEqual([answer.status, answer.headers.get('content-type'), answer.headers.get('access-control-allow-origin')], [200, 'application/did+json', '*'])
  const { verificationMethod } = await answer.json()
  const { publicKeyJwk } = verificationMethod.find(({ id }: { id: string }) => id === kid)
  const key = await importJWK(publicKeyJwk, 'ES256')
  const { credentialStatus, issuer } = JSON.parse(new TextDecoder().decode((await compactVerify(credential, key)).payload))
  assert.match(issuer, /:bodies:technopark$/)
  for (const { statusListCredential } of credentialStatus) {
    const list = await fetch(statusListCredential)
    assert.deepEqual([list.status, list.headers.get('content-type'), list.headers.get('cache-control')], [200, 'application/vc+jwt', 'no-store'])
    await compactVerify(await list.text(), key)
  }
  const { issuers } = await (await get('/.well-known/shanyraq/trust.json')).json()
  assert.deepEqual(issuers.find(({ did }: { did: string }) => did === issuer).registers, ['TP'])
  for (const missing of ['/bodies/nobody/did.json', '/bodies/nobody/status/revocation/1', '/bodies/technopark/status/revocation/9', '/en/bodies/nobody']) {
    assert.equal((await get(missing)).status, 404, missing)
  }
})

test('each body has a page in one form: what it decides on, under which identity, and how many are in office, without their names', async () => {
  assert.equal((await get('/kk/bodies')).status, 200)
  const page = textOf(await (await get('/en/bodies/technopark')).text())
  for (const said of ['Autonomous cluster fund “Astana Hub”', 'Technopark residency', ':bodies:technopark', 'not set', 'Technopark officer']) assert.ok(page.includes(said), said)
  assert.ok(!page.includes(portal.people.officer.name))
  for (const { id, name, accounts, counter } of portal.kernel.country.bodies) {
    const answer = await get(`/ru/bodies/${id}`)
    const html = await answer.text()
    assert.ok(answer.status === 200 && html.includes(name.ru.replaceAll('"', '&quot;')), id)
    assert.deepEqual([...html.matchAll(/<h2 id="([^"]*)">/g)].map(([, part]) => part), ['answers', 'services', 'registers', 'figures', 'leadership', 'contacts', ...(accounts === undefined ? [] : ['accounts']), ...(counter?.appointments === undefined ? [] : ['queue']), 'law', 'verify'], id)
    assert.ok(!html.includes(portal.people.officer.name), id)
    const named = [...html.slice(html.indexOf('<h2 id="answers"'), html.indexOf('<h2 id="registers"')).matchAll(/href="\/ru\/services\/([^"]+)"/g)].map(([, procedure]) => procedure)
    assert.deepEqual(named.length, new Set(named).size, `${id} names no service twice`)
  }
})

test('the administrator of a body appoints and dismisses there, and comes through no door of another body', async () => {
  const { people: { stranger, members, officer, administrator }, kernel: { parties } } = portal
  await give(members[0].person, 'technopark.administrator')
  const own = await inOffice(members[0])
  const offices = '/en/bodies/technopark/offices'

  const appointed = await own.send(offices, { person: stranger.email, office: 'technopark.officer', until: '2026-03-01' }, `${offices}/appoint`)
  assert.deepEqual([appointed.status, appointed.location], [303, `${offices}?done=appointed`])
  assert.deepEqual(await parties.rolesOf(stranger.person), ['technopark.officer'])
  assert.ok(textOf((await own.get(offices)).html).includes(stranger.name))
  const mistaken = await own.send(offices, { person: 'nobody@example.kz', office: 'technopark.officer' }, `${offices}/appoint`)
  assert.equal(mistaken.status, 422)
  assert.match(textOf(mistaken.html), /Nobody has this address/)

  const elsewhere = '/en/bodies/commons/offices'
  assert.equal((await own.get(elsewhere)).status, 403)
  const { email, person } = stranger
  for (const [action, values] of [
    [`${elsewhere}/appoint`, { person: email, office: 'commons.steward' }], [`${offices}/appoint`, { person: email, office: 'technopark.administrator' }],
    [`${offices}/appoint`, { person: members[0].email, office: 'technopark.head' }], [`${elsewhere}/dismiss`, { person, office: 'technopark.officer' }],
  ] as const) assert.equal((await own.forge(offices, values, action)).status, 403, `${action} ${JSON.stringify(values)}`)
  assert.equal((await own.forge(offices, { person: email, office: 'commons.steward' }, `${offices}/appoint`)).status, 422, 'no office of this body')

  const inferior = await inOffice(officer)
  assert.equal((await inferior.get(offices)).status, 403)
  assert.equal((await inferior.forge('/en/account', { person, office: 'technopark.officer' }, `${offices}/dismiss`)).status, 403)
  const programme = await inOffice(administrator)
  assert.equal((await programme.get(offices)).status, 200, 'the programme sees who is in office')
  assert.equal((await programme.forge(offices, { person, office: 'technopark.officer' }, `${offices}/dismiss`)).status, 403, 'and leaves it to the body')
  assert.deepEqual(await parties.rolesOf(person), ['technopark.officer'])

  assert.equal((await own.forge(offices, { person, office: 'technopark.officer' }, `${offices}/dismiss`)).status, 303)
  assert.deepEqual(await parties.rolesOf(person), [])
})
