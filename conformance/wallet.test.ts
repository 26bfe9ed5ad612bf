/**
 * A holder takes a certificate into a wallet and shows it, with the wallet written by others (`@openid4vc/*`, `@sd-jwt/core`, and Python’s `sd-jwt` as a second
 * judge), against a running portal. A second wallet, of other authors (`@sphereon/*`), goes the whole way as well. Whatever is replayed, stripped, added, forged or meant for somebody else is refused with the word of the standard.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { inflateSync } from 'node:zlib'
import { compactVerify, createLocalJWKSet, decodeJwt, type JSONWebKeySet } from 'jose'
import { type Browser, browser, textOf } from '../e2e/browser.ts'
import { openWholePortal, password, type Somebody, type WholePortal } from '../e2e/portal.ts'
import type { Decision } from '../src/kernel/decisions/index.ts'
import { transact } from '../src/kernel/index.ts'
import { instantAt } from '../src/law/time.ts'
import { grant } from './grant.ts'
import { openOtherPhone } from './other-phone.ts'
import { openPhone, type Phone, readByStranger } from './phone.ts'

let portal: WholePortal
let decision: Decision
let holder: Browser
let phone: Phone
let certificate: string

before(async () => {
  // The libraries have no clock of ours: the portal lives today.
  portal = await openWholePortal({ start: instantAt(Date.now()), clock: (() => { let at = 0; return () => (at += 5_000) })() })
  decision = await grant(portal)
  holder = await as(portal.people.applicant, 'company')
  phone = await openPhone()
  certificate = await phone.take(...await offer()) as string
})
after(async () => {
  await portal.close()
  assert.deepEqual(portal.faults, [])
})

async function as(who: Somebody, hat: 'self' | 'company'): Promise<Browser> {
  const { parties } = portal.kernel
  const { secret } = await parties.signInByPassword({ email: who.email, password }, { device: 'test' })
  await parties.switchHat(secret, hat === 'company' ? { kind: 'organisation', organisation: portal.company.id } : { kind: hat })
  return browser(portal.url, new Map([[parties.cookie.name, secret], ['lang', 'en']]))
}

const page = (): string => `/en/decisions/${decision.record.number}/wallet`
const now = (): number => Math.floor(Date.now() / 1000)
const unescaped = (text: string): string => text.replaceAll('&amp;', '&')

/** The link and the digits that the holder sees, once they have asked for them. */
async function offer(): Promise<[link: string, digits: string]> {
  portal.at(instantAt(Date.now()))
  assert.equal((await holder.send(page(), {})).status, 303)
  const { html } = await holder.get(page())
  return [unescaped(/href="(openid-credential-offer:[^"]+)"/.exec(html)![1]!), /<strong>(\d{3}) (\d{3})<\/strong>/.exec(html)!.slice(1).join('')]
}

const codeIn = (link: string): string => new URL(new URL(link).searchParams.get('credential_offer_uri')!).pathname.split('/').at(-1)!
const errorOf = async (response: Response): Promise<string> => ((await response.json()) as { readonly error: string }).error
const post = (path: string, body: Readonly<Record<string, string>>): Promise<Response> => fetch(`${portal.url}${path}`, { method: 'POST', body: new URLSearchParams(body) })
const preAuthorized = 'urn:ietf:params:oauth:grant-type:pre-authorized_code'
const tokenFor = (code: string, digits: string): Promise<Response> => post('/wallet/token', { grant_type: preAuthorized, 'pre-authorized_code': code, tx_code: digits })
const askFor = (token: string, body: object): Promise<Response> =>
  fetch(`${portal.url}/wallet/credential`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) })
const nonce = async (): Promise<string> => ((await (await fetch(`${portal.url}/wallet/nonce`, { method: 'POST' })).json()) as { readonly c_nonce: string }).c_nonce

describe('A certificate in a wallet', () => {
  test('is read by strangers with the keys that its body publishes, each claim hidden for itself and bound to the key of the phone', async () => {
    const claims = await readByStranger(certificate, ['activity', 'name'])
    assert.deepEqual(claims['cnf'], { jwk: { kty: 'EC', crv: 'P-256', x: phone.jwk.x, y: phone.jwk.y } })
    for (const name of ['bin', 'organisationNumber']) assert.equal(claims[name], portal.company.bin)
    assert.equal(claims['vct'], `${portal.url}/credentials/types/TechnoparkResident`)
    const [jws = ''] = certificate.split('~')
    assert.ok(!JSON.stringify(decodeJwt(jws)).includes(portal.company.bin), 'nothing of the company is open')
    const type = await (await fetch(String(claims['vct']))).json() as { readonly vct: string; readonly display: readonly { readonly locale: string }[]; readonly claims: readonly { readonly path: readonly string[] }[] }
    assert.equal(type.vct, claims['vct'])
    assert.deepEqual(type.display.map(({ locale }) => locale), ['kk', 'ru', 'en'])
    for (const name of ['activity', 'projectName', 'name', 'decision']) assert.ok(type.claims.some(({ path: [first] }) => first === name), name)
  })

  test('is read by Python’s sd-jwt', async () => {
    const [jws = ''] = certificate.split('~')
    const { iss } = decodeJwt(jws)
    const { pathname } = new URL(iss!)
    const { jwks } = await (await fetch(`${portal.url}/.well-known/jwt-vc-issuer${pathname}`)).json() as { readonly jwks: JSONWebKeySet }
    const { stdout } = await promisify(execFile)(join(import.meta.dirname, '.venv/bin/python'), [join(import.meta.dirname, 'read_sd_jwt.py'), JSON.stringify(jwks.keys[0]), certificate])
    assert.equal((JSON.parse(stdout) as { readonly bin: string }).bin, portal.company.bin)
  })

  test('is in the journal without a name, a number or the key, and on the holder’s page', async () => {
    const { db } = portal.kernel
    const [copy] = await db.selectFrom('wallet_copy').selectAll().execute()
    const [entry] = await db.selectFrom('journal_entry').selectAll().where('type', '=', 'wallet.given').execute()
    assert.deepEqual(entry!.body, { decision: decision.record.id, copy: copy!.id, format: 'dc+sd-jwt', key: copy!.key })
    assert.equal(entry!.actor, 'system:wallet', 'whose certificate it is the journal does not say')
    const thumbprint = createHash('sha256').update(JSON.stringify({ crv: 'P-256', kty: 'EC', x: phone.jwk.x, y: phone.jwk.y })).digest('base64url')
    assert.ok(copy?.key && ![thumbprint, Buffer.from(thumbprint, 'base64url').toString('hex')].includes(copy.key))
    assert.match(textOf((await holder.get(page())).html), /The certificate is in the wallet.*Given to wallets.*Valid/)
  })

  test('is given to keys of Ed25519 as well', async () => {
    const other = await openPhone('EdDSA')
    const claims = await readByStranger(await other.take(...await offer()) as string)
    assert.deepEqual((claims['cnf'] as { readonly jwk: object }).jwk, { kty: 'OKP', crv: 'Ed25519', x: other.jwk.x })
  })
})

describe('An offer', () => {
  test('is made for its holder alone', async () => {
    for (const who of [await as(portal.people.stranger, 'self'), await as(portal.people.applicant, 'self')]) assert.equal((await who.get(page())).status, 404)
    assert.equal((await (await as(portal.people.stranger, 'self')).forge('/en/verify', {}, page())).status, 404)
    assert.match((await browser(portal.url).get(page())).location, /sign-in/)
  })

  test('is worth nothing without its digits, and after five wrong ones nothing at all', async () => {
    const [link, digits] = await offer()
    const wrong = digits === '000000' ? '000001' : '000000'
    const answers = await Promise.all(Array.from({ length: 5 }, () => tokenFor(codeIn(link), wrong)))
    for (const answer of answers) assert.deepEqual([answer.status, await errorOf(answer)], [400, 'invalid_grant'])
    assert.equal(await errorOf(await tokenFor(codeIn(link), digits)), 'invalid_grant')
    assert.equal((await fetch(new URL(link).searchParams.get('credential_offer_uri')!)).status, 404)
    assert.match(textOf((await holder.get(page())).html), /digits were wrong several times/)
  })

  test('is spent once', async () => {
    const [link, digits] = await offer()
    assert.equal((await tokenFor(codeIn(link), digits)).status, 200)
    assert.equal(await errorOf(await tokenFor(codeIn(link), digits)), 'invalid_grant')
  })

  test('ends by itself, and when another is made', async () => {
    const [first, digits] = await offer()
    const [link, others] = await offer()
    assert.equal(await errorOf(await tokenFor(codeIn(first), digits)), 'invalid_grant')
    portal.at(instantAt(Date.now() + 11 * 60_000))
    assert.equal(await errorOf(await tokenFor(codeIn(link), others)), 'invalid_grant')
    portal.at(instantAt(Date.now()))
  })

  test('is asked for as OAuth says', async () => {
    const [link, digits] = await offer()
    assert.equal(await errorOf(await post('/wallet/token', { grant_type: 'password' })), 'unsupported_grant_type')
    assert.equal(await errorOf(await post('/wallet/token', { grant_type: preAuthorized, 'pre-authorized_code': codeIn(link) })), 'invalid_request')
    assert.equal(await errorOf(await post('/wallet/token', {})), 'invalid_request')
    const twice = await fetch(`${portal.url}/wallet/token`, { method: 'POST', body: new URLSearchParams([['grant_type', preAuthorized], ['tx_code', '1'], ['tx_code', digits]]) })
    assert.equal(await errorOf(twice), 'invalid_request')
  })

  test('stands in the database as hashes alone', async () => {
    const [link, digits] = await offer()
    const rows = JSON.stringify(await portal.kernel.db.selectFrom('wallet_offer').selectAll().execute())
    assert.ok(!rows.includes(codeIn(link)) && !rows.includes(digits))
  })
})

describe('A proof of the phone’s key', () => {
  async function begun(): Promise<{ readonly token: string; readonly ask: (proof: string | undefined) => Promise<Response> }> {
    const { token, configuration } = await phone.begin(...await offer())
    return { token, ask: (proof) => askFor(token, { credential_configuration_id: configuration, ...(proof !== undefined && { proofs: { jwt: [proof] } }) }) }
  }
  const header = (jwk: object = phone.jwk, more: object = {}): object => ({ typ: 'openid4vci-proof+jwt', jwk, ...more })

  test('that is replayed is refused, though the token is another', async () => {
    const first = await begun()
    const proof = await phone.sign(header(), { aud: portal.url, iat: now(), nonce: await nonce() })
    assert.equal((await first.ask(proof)).status, 200)
    const second = await begun()
    assert.equal(await errorOf(await second.ask(proof)), 'invalid_nonce')
  })

  test('is refused for another issuer, an old time, a foreign nonce, another key, another type and none at all; the offer still stands', async () => {
    const { ask } = await begun()
    const other = await openPhone()
    const right = { aud: portal.url, iat: now(), nonce: await nonce() }
    const wrong: readonly (readonly [proof: string | undefined, error: string])[] = [
      [undefined, 'invalid_proof'],
      [await phone.sign(header(), { ...right, aud: 'https://other.example' }), 'invalid_proof'],
      [await phone.sign(header(), { ...right, iat: now() - 3600 }), 'invalid_proof'],
      [await phone.sign(header(), { ...right, iat: now() + 3600 }), 'invalid_proof'],
      [await phone.sign(header(), { ...right, nonce: 'made-up' }), 'invalid_nonce'],
      [await phone.sign(header(), { ...right, nonce: right.nonce.replace(/^\d+/, String(now() + 9999)) }), 'invalid_nonce'],
      [await phone.sign(header(other.jwk), right), 'invalid_proof'],
      [await phone.sign({ ...header(), typ: 'JWT' }, right), 'invalid_proof'],
      [await phone.sign(header({ ...phone.jwk, d: 'AAAA' }), right), 'invalid_proof'],
      [`${Buffer.from(JSON.stringify({ alg: 'none', ...header() })).toString('base64url')}.${Buffer.from(JSON.stringify(right)).toString('base64url')}.`, 'invalid_proof'],
    ]
    for (const [proof, error] of wrong) assert.equal(await errorOf(await ask(proof)), error, proof ?? 'none')
    assert.equal((await ask(await phone.sign(header(), right))).status, 200)
  })

  test('serves one certificate of one kind for one token', async () => {
    const { token, ask } = await begun()
    const proof = await phone.sign(header(), { aud: portal.url, iat: now(), nonce: await nonce() })
    assert.equal(await errorOf(await askFor(token, { credential_configuration_id: 'SkillBadge', proofs: { jwt: [proof] } })), 'unknown_credential_configuration')
    assert.equal(await errorOf(await askFor(token, { credential_identifier: 'x', proofs: { jwt: [proof] } })), 'unknown_credential_identifier')
    assert.equal(await errorOf(await askFor(token, { credential_configuration_id: 'TechnoparkResident', proofs: { jwt: [proof, proof] } })), 'invalid_proof')
    assert.equal(await errorOf(await askFor(token, {})), 'invalid_credential_request')
    assert.equal((await ask(proof)).status, 200)
    const again = await ask(await phone.sign(header(), { aud: portal.url, iat: now(), nonce: await nonce() }))
    assert.deepEqual([again.status, again.headers.get('www-authenticate')], [401, 'Bearer error="invalid_token"'])
    assert.equal((await askFor('nobody-gave-this-token', {})).status, 401)
  })
})

/** Asks as a visitor does; answers with the link for the phone, and with what the page says later. */
const question = (...claims: readonly string[]): Promise<Asked> => questionAbout('TechnoparkResident', claims)
interface Asked { readonly link: string; readonly path: string; readonly said: () => Promise<string>; readonly visitor: Browser }

async function questionAbout(kind: string, claims: readonly string[], at = Date.now()): Promise<Asked> {
  portal.at(instantAt(at))
  const visitor = browser(portal.url, new Map([['lang', 'en']]))
  const { location, status } = await visitor.send(`/en/verify/phone?kind=${kind}`, { claims }, '/en/verify/phone')
  assert.equal(status, 303)
  const { html } = await visitor.get(location)
  return { link: unescaped(/href="(openid4vp:[^"]+)"/.exec(html)![1]!), path: location, visitor, said: async () => textOf((await visitor.get(location)).html) }
}

describe('A question to a phone', () => {
  test('is answered with what was asked for and nothing else, seen by whoever asked alone, and gone after minutes', async () => {
    const { link, said, path, visitor } = await question('bin', 'activity')
    assert.match(await said(), /Waiting for the answer/)
    const { query } = await phone.asked(link)
    assert.deepEqual((query as { readonly credentials: readonly { readonly claims: unknown }[] }).credentials[0]!.claims, [{ path: ['bin'] }, { path: ['activity'] }])
    assert.equal((await phone.show(link, certificate, ['bin', 'activity'])).status, 200)
    const told = await said()
    assert.match(told, /genuine and in force/)
    assert.ok(told.replaceAll(/\s/g, '').includes(portal.company.bin) && !told.includes(portal.company.name), told)
    assert.equal((await browser(portal.url).get(path)).status, 404)
    const rows = JSON.stringify(await portal.kernel.db.selectFrom('wallet_question').selectAll().execute())
    assert.ok(!rows.includes(portal.company.bin), 'what was shown is sealed')
    portal.at(instantAt(Date.now() + 6 * 60_000))
    assert.equal((await visitor.get(path)).status, 404)
    await portal.kernel.wallets.round()
    assert.deepEqual(await portal.kernel.db.selectFrom('wallet_question').selectAll().execute(), [])
    portal.at(instantAt(Date.now()))
  })

  test('with more shown than asked keeps what was asked', async () => {
    const { link, said } = await question('bin')
    await phone.show(link, certificate, ['bin', 'name'])
    assert.ok(!(await said()).includes(portal.company.name))
  })

  test('is answered once', async () => {
    const { link, said } = await question('bin')
    const { state, responseUri } = await phone.asked(link)
    let sent = ''
    await phone.show(link, certificate, ['bin'], (presentation) => (sent = presentation))
    const again = await fetch(responseUri, { method: 'POST', body: new URLSearchParams({ vp_token: JSON.stringify({ certificate: [sent] }), state }) })
    assert.deepEqual([again.status, await errorOf(again)], [400, 'invalid_request'])
    assert.equal((await fetch(new URL(link).searchParams.get('request_uri')!)).status, 404)
    assert.match(await said(), /genuine/)
    const other = await question('bin')
    const { state: next } = await phone.asked(other.link)
    assert.equal((await fetch(responseUri, { method: 'POST', body: new URLSearchParams({ vp_token: JSON.stringify({ certificate: [sent] }), state: next }) })).status, 400)
    assert.match(await other.said(), /belongs to another question/)
  })

  test('is refused with its mend where the answer is stripped, meant for another, added to, changed, old, of another key or of a stranger’s seal', async () => {
    const other = await openPhone()
    const withoutProof = (presentation: string): string => presentation.slice(0, presentation.lastIndexOf('~') + 1)
    const added = Buffer.from(JSON.stringify(['c2FsdA', 'rank', 'minister'])).toString('base64url')
    const before = (presentation: string, disclosure: string): string => presentation.replace(/~([^~]*)$/, `~${disclosure}~$1`)
    const hidden = certificate.split('~').slice(1, -1).find((one) => JSON.parse(Buffer.from(one, 'base64url').toString())[1] === 'name')!
    const forged = async (presentation: string): Promise<string> => {
      const [jws = '', ...rest] = presentation.split('~')
      const { kid } = JSON.parse(Buffer.from(jws.split('.')[0]!, 'base64url').toString()) as { readonly kid: string }
      return [await phone.sign({ typ: 'dc+sd-jwt', kid }, decodeJwt(jws)), ...rest].join('~')
    }
    const cases: readonly (readonly [says: RegExp, of: Phone, changed?: ((presentation: string) => string | Promise<string>) | undefined, binding?: object])[] = [
      [/not signed by the key of a phone/, phone, withoutProof],
      [/for somebody else who checks/, phone, undefined, { aud: 'x509_hash:other' }],
      [/belongs to another question/, phone, undefined, { nonce: 'other' }],
      [/Something was added/, phone, (presentation) => before(presentation, added)],
      [/changed after it was signed/, phone, (presentation) => before(presentation, hidden)],
      [/clock of the phone is wrong/, phone, undefined, { iat: now() - 3600 }],
      [/came from another phone/, other],
      [/the certificate was changed/, phone, forged],
      [/cannot be read/, phone, () => 'nothing'],
    ]
    for (const [says, of, changed, binding] of cases) {
      const { link, said } = await question('bin')
      const response = await of.show(link, certificate, ['bin'], changed, binding)
      assert.equal(response.status, 400, String(says))
      assert.match(await said(), says)
    }
  })

  test('is refused before the certificate is in force, after its last second, and where it is of another kind', async () => {
    const { nbf, exp } = decodeJwt(certificate.split('~')[0]!)
    for (const [at, says] of [[nbf! - 60, /not in force yet/], [exp!, /genuine/], [exp! + 1, /has expired/]] as const) {
      // The library reads no request of the past: only the answer comes at its time.
      const { link, said } = await questionAbout('TechnoparkResident', ['bin'], Math.max(at * 1000, Date.now()))
      await phone.show(link, certificate, ['bin'], (presentation) => { portal.at(instantAt(at * 1000)); return presentation }, { iat: at })
      assert.match(await said(), says)
    }
    const other = portal.kernel.wallets.kinds().find(({ type, form }) => form === undefined && type !== 'TechnoparkResident')!
    const { link, said } = await questionAbout(other.type, [])
    assert.equal((await phone.show(link, certificate, ['bin'])).status, 400)
    assert.match(await said(), /not the certificate that you asked for/)
  })

  test('is refused where not all was shown, and where they decline', async () => {
    const { link, said } = await question('bin', 'activity')
    assert.equal((await phone.show(link, certificate, ['bin'])).status, 400)
    assert.match(await said(), /Not all that you asked for/)
    const declined = await question('bin')
    const { state, responseUri } = await phone.asked(declined.link)
    assert.equal((await fetch(responseUri, { method: 'POST', body: new URLSearchParams({ error: 'access_denied', state }) })).status, 200)
    assert.match(await declined.said(), /did not want to show it/)
    assert.equal(await errorOf(await fetch(responseUri, { method: 'POST', body: new URLSearchParams({ vp_token: '{}', state: 'nobody.asked' }) })), 'invalid_request')
  })

  test('is signed by our certificate, and nobody asks for what there is not', async () => {
    const { link } = await question('bin')
    const { jwt, clientId } = await phone.asked(link)
    const [head = ''] = jwt.split('.')
    const { typ, x5c: [leaf = ''] } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { readonly typ: string; readonly x5c: readonly string[] }
    assert.deepEqual([typ, clientId], ['oauth-authz-req+jwt', `x509_hash:${createHash('sha256').update(Buffer.from(leaf, 'base64')).digest('base64url')}`])
    const visitor = browser(portal.url, new Map([['lang', 'en']]))
    assert.equal((await visitor.forge('/en/verify/phone?kind=TechnoparkResident', { kind: 'TechnoparkResident', claims: 'salary' }, '/en/verify/phone')).status, 422)
    assert.equal((await visitor.get('/en/verify/phone?kind=Nobody')).status, 404)
  })
})

describe('A wallet of other authors', () => {
  test('takes a certificate once and with its digits, and shows what it is asked for', async () => {
    const other = await openOtherPhone()
    const [link, digits] = await offer()
    await assert.rejects(other.take(link, digits === '000000' ? '000001' : '000000'), /status: 400/)
    const taken = await other.take(link, digits)
    assert.deepEqual((await readByStranger(taken, ['activity']))['cnf'], { jwk: { kty: 'EC', crv: 'P-256', x: other.jwk.x, y: other.jwk.y } })
    await assert.rejects(other.take(link, digits), /404|400/)

    const { link: asks, said } = await question('bin', 'activity')
    assert.equal((await other.show(asks, taken, ['bin', 'activity'])).status, 200)
    assert.match(await said(), /genuine and in force/)
    const refused = await question('bin')
    await assert.rejects(other.show(refused.link, certificate, ['bin']), /invalid_request/)
    assert.match(await refused.said(), /came from another phone/)
  })
})

describe('What becomes of a certificate', () => {
  async function standing(of: string): Promise<number> {
    const { status: { status_list: { idx, uri } } } = decodeJwt<{ readonly status: { readonly status_list: { readonly idx: number; readonly uri: string } } }>(of.split('~')[0]!)
    const response = await fetch(uri)
    assert.equal(response.headers.get('content-type'), 'application/statuslist+jwt')
    const token = await response.text()
    const { iss, sub, status_list: { bits, lst } } = decodeJwt<{ readonly status_list: { readonly bits: number; readonly lst: string } }>(token)
    const { jwks } = await (await fetch(`${portal.url}/.well-known/jwt-vc-issuer${new URL(iss!).pathname}`)).json() as { readonly jwks: JSONWebKeySet }
    await compactVerify(token, createLocalJWKSet(jwks))
    assert.deepEqual([sub, bits], [uri, 2])
    return (inflateSync(Buffer.from(lst, 'base64url'))[idx >> 2]! >> ((idx & 3) * 2)) & 3
  }
  const says = async (shown: string, by: Phone = phone): Promise<string> => {
    const { link, said } = await question('bin')
    await by.show(link, shown, ['bin'])
    return said()
  }

  test('is said by the list and by us alike: one copy ended by its holder, then all suspended, in force again, and revoked', async () => {
    const lost = await openPhone()
    const gone = await lost.take(...await offer()) as string
    assert.deepEqual([await standing(gone), await standing(certificate)], [0, 0])
    const [copy] = await portal.kernel.wallets.copiesOf(decision)
    assert.equal((await (await as(portal.people.stranger, 'self')).forge('/en/verify', {}, `${page()}/copies/${copy!.id}/end`)).status, 404)
    assert.equal((await holder.send(page(), {}, `${page()}/copies/${copy!.id}/end`)).status, 303)
    assert.deepEqual([await standing(gone), await standing(certificate)], [1, 0])
    assert.match(await says(gone, lost), /ended the copy on this phone/)
    assert.match(await says(certificate), /genuine/)

    const { decisions, db } = portal.kernel
    const reason = { kk: 'Тексеру.', ru: 'Проверка.', en: 'A check.' }
    const by = `person:${portal.people.head.person}`
    const [open, digits] = await offer()
    const { token, configuration, proof } = await phone.begin(open, digits)
    await transact(db, (tx) => decisions.suspend(tx, by, decision.record.id, { reason }))
    assert.equal(await standing(certificate), 2)
    assert.match(await says(certificate), /is suspended/)
    assert.equal(await errorOf(await askFor(token, { credential_configuration_id: configuration, proofs: { jwt: [await proof()] } })), 'credential_request_denied')
    assert.match(textOf((await holder.get(page())).html), /cannot be taken into a wallet now/)
    assert.equal((await holder.forge('/en/verify', {}, page())).status, 409)
    await transact(db, (tx) => decisions.reinstate(tx, by, decision.record.id, { reason }))
    assert.equal(await standing(certificate), 0)
    await transact(db, (tx) => decisions.revoke(tx, by, decision.record.id, { byDecision: decision.record.id, reason }))
    assert.equal(await standing(certificate), 1)
    assert.match(await says(certificate), /was revoked/)
    assert.equal((await holder.forge('/en/verify', {}, page())).status, 409)
  })
})
