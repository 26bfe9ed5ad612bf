/** Specifies the check of a badge beside the published fixtures: hostile files, keys and lists that do not answer, and what a page and a program are told. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Kernel } from '../../../kernel/index.ts'
import { testActor, testPortal, testToken } from '../../../portal/testing.ts'
import { badgeContext, w3c2 } from './contexts.ts'
import { badgeApi } from './api.ts'
import { askIssuers } from './asked.ts'
import type { Ask } from './keys.ts'
import { badgePages } from './pages.ts'
import { bytes, check, documentOf, issuer, issuerDocument, now, pairOf, plain, says, signed, token, web } from './testing.ts'
import { verifyBadge } from './verify.ts'

const silent: Ask = async () => { throw new Error('no answer') }
const simple = readFileSync(new URL('../../../../conformance/open-badges/fixtures/ob30/simple.json', import.meta.url), 'utf8')

describe('A badge', () => {
  it('is taken as a token by ES256 and EdDSA whose key the issuer publishes', async () => {
    for (const alg of ['ES256', 'EdDSA'] as const) {
      const { token, ask } = await signed(alg, plain())
      assert.deepEqual(await check(token, ask).then(({ verdict, findings }) => [verdict, findings]), ['valid', []])
    }
  })

  it('with one letter changed is invalid, and says that it was changed', async () => {
    assert.match(await says(simple.replace('Teamwork Badge', 'Teamwork badge')), /was changed, or signed with another key/)
  })

  it('with a term that no context knows is invalid, and names the term', async () => {
    const { token, ask } = await signed('ES256', plain({ salary: '1' }))
    const { verdict, findings } = await check(token, ask)
    assert.equal(verdict, 'invalid')
    assert.match(findings.map(({ says: { en } }) => en).join(' '), /salary/)
  })

  it('says in the reader’s language what the schema and JSON-LD find', async () => {
    const { token, ask } = await signed('ES256', plain({ validFrom: 'yesterday', image: 5, evidence: [{}], endorsementJwt: {}, salary: 1, id: undefined }))
    for (const { says: { kk, ru } } of (await check(token, ask)).findings) assert.doesNotMatch(`${kk} ${ru}`, /\b(must|should|have|property|dropping|relative|match|pattern)\b/i)
    assert.match(await says(token, ask), /“id” is missing/)
  })

  it('with a context that is not kept is not decided, and nothing is fetched for it', async () => {
    const asked: string[] = []
    const { token, ask } = await signed('ES256', plain({ '@context': [w3c2, badgeContext, 'https://other.example/context.json'] }))
    const { verdict } = await check(token, async (url) => { asked.push(url); return ask(url) })
    assert.deepEqual([verdict, asked], ['undecided', ['https://issuer.example/.well-known/did.json']])
  })

  it('is not decided where the key of a did:web or the list of the revoked does not answer', async () => {
    const { token } = await signed('ES256', plain())
    assert.equal((await check(token, silent)).verdict, 'undecided')
    const { token: listed, ask } = await signed('ES256', plain({ credentialStatus: { id: 'https://issuer.example/list', type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '1', statusListCredential: 'https://issuer.example/list' } }))
    assert.equal((await check(listed, ask)).verdict, 'undecided')
  })

  it('is not decided where the list of the revoked is no list, is of somebody else, or is of a kind that is not known', async () => {
    const list = 'https://issuer.example/list'
    const { token, ask } = await signed('ES256', plain({ '@context': [w3c2, badgeContext, 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'], credentialStatus: { id: list, type: '1EdTechRevocationList' } }))
    const with_ = (document: object): Ask => async (url) => (url === list ? bytes(document) : ask(url))
    for (const document of [{ error: 'maintenance' }, { issuer }, { issuer, revokedCredentials: 'none' }, { revokedCredentials: [] }, { issuer: 'did:web:other.example', revokedCredentials: [] }]) {
      assert.equal((await check(token, with_(document))).verdict, 'undecided', JSON.stringify(document))
    }
    assert.equal((await check(token, with_({ issuer, revokedCredentials: [] }))).verdict, 'valid')
    const { token: other, ask: asking } = await signed('ES256', plain({ credentialStatus: { id: list, type: 'BitstringStatusList' } }))
    assert.equal((await check(other, asking)).verdict, 'undecided')
  })

  it('is judged by a list that its issuer makes when it is asked for, a moment after the check began, and by none of the future', async () => {
    const list = 'https://issuer.example/list'
    const pair = await pairOf('ES256')
    const badge = await token(pair, plain({ credentialStatus: { id: `${list}#0`, type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '0', statusListCredential: list } }), { kid: `${issuer}#1` })
    const made = (validFrom: string) => token(pair, {
      '@context': [w3c2], id: list, type: ['VerifiableCredential', 'BitstringStatusListCredential'], issuer, validFrom, credentialSubject: { id: `${list}#list`, type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList: `u${gzipSync(new Uint8Array(16_384)).toString('base64url')}` },
    }, { kid: `${issuer}#1` })
    const verdict = async (validFrom: string) => (await check(badge, web({ [issuerDocument]: documentOf(issuer, pair), [list]: await made(validFrom) }))).verdict
    assert.deepEqual([await verdict('2026-11-30T00:00:05Z'), await verdict('2026-11-30T01:00:00Z')], ['valid', 'undecided'])
  })

  it('signed with a key of somebody else is invalid', async () => {
    const { token, ask } = await signed('ES256', plain({ issuer: { id: 'did:web:ministry.example', type: ['Profile'], name: 'M' } }))
    assert.match(await says(token, ask), /belongs to did:web:issuer\.example/)
  })

  it('by an algorithm that anybody can forge is invalid', async () => {
    const [, payload] = (await signed('ES256', plain())).token.split('.')
    for (const alg of ['none', 'HS256']) assert.equal((await check(`${Buffer.from(JSON.stringify({ alg, kid: `${issuer}#1` })).toString('base64url')}.${payload}.c2ln`)).verdict, 'invalid')
  })

  it('that is no badge says so in words: an empty file, an image without one, broken JSON, a bomb of entities, a well without bottom', async () => {
    const deep = `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`
    const bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns:o="x"><o:credential verify="&b;"/></svg>'
    for (const [given, words] of [
      ['', /Nothing was given/], ['<svg/>', /no badge inside/], ['{', /broken/], ['hello', /This is no badge/], [deep, /too deep/], [bomb, /no badge|This is no badge/], [{ '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion' }, /2\.0/],
    ] as const) assert.match(await says(given), words)
    assert.equal((await verifyBadge(Buffer.alloc(2 * 1024 * 1024, 'a'), { ask: web(), now })).verdict, 'invalid')
  })

  it('is answered, and nothing is thrown, whatever stands in any place of it', async () => {
    const own = [Object.getOwnPropertyNames(Object.prototype), Object.getOwnPropertyNames(Object)]
    const hostile = [{ toString: 1 }, '__proto__', [['constructor']], 'did:web:%']
    const places: (readonly (string | number)[])[] = []
    const walk = (value: unknown, path: readonly (string | number)[]): void => {
      if (path.length > 0) places.push(path)
      if (typeof value === 'object' && value !== null) for (const key of Object.keys(value)) walk((value as Record<string, unknown>)[key], [...path, key])
    }
    walk(JSON.parse(simple), [])
    for (const path of places) for (const worse of hostile) {
      const badge = JSON.parse(simple)
      path.slice(0, -1).reduce((one, key) => one[key], badge)[path.at(-1)!] = worse
      assert.ok((await check(badge)).verdict, `${path.join('/')}: ${JSON.stringify(worse)}`)
    }
    const more: readonly object[] = [
      { type: ['VerifiableCredential', 'OpenBadgeCredential', { toString: 1 }] }, { type: ['VerifiableCredential', 'constructor'] }, { credentialStatus: { id: {}, type: { toString: 1 } } }, { credentialSchema: [{ id: { toString: 1 }, type: '1EdTechJsonSchemaValidator2019' }] },
      { refreshService: { id: { toString: 1 }, type: '1EdTechCredentialRefresh' } }, { issuer: 'did:web:%' }, { issuer: { id: { toString: 1 } } }, { expirationDate: '+999999-01-01T00:00:00Z' },
    ]
    for (const one of more) for (const header of [{}, { kid: 'did:web:%' }, { kid: `did:key:z6Mk${'1'.repeat(40)}` }, { jwk: { kty: 'EC' } }, { kid: 'https://[' }]) assert.ok((await check((await signed('EdDSA', plain(one), header)).token)).verdict, JSON.stringify(one))
    for (const name of ['__proto__', 'constructor']) assert.equal((await check(simple.replace('"name"', `"${name}": {"id": "urn:x"}, "name"`))).verdict, 'invalid')
    assert.deepEqual([Object.getOwnPropertyNames(Object.prototype), Object.getOwnPropertyNames(Object)], own, 'and nothing of it stays in the process')
    assert.equal((await check(simple)).verdict, 'valid')
  })

  it('that names a hundred lists asks for no more than twelve documents', async () => {
    let asked = 0
    const { token, ask } = await signed('ES256', plain({ credentialStatus: Array.from({ length: 100 }, (_, index) => ({ id: `https://x.example/${index}`, type: '1EdTechRevocationList' })) }))
    const { verdict, findings } = await check(token, (url) => { asked++; return ask(url) })
    assert.equal(asked, 12)
    assert.notEqual(verdict, 'valid')
    assert.match(findings.at(-1)!.says.en, /at most 12 are asked for/)
  })

  it('asks for nothing more after twenty seconds, and is not decided then', async () => {
    const { token, ask } = await signed('ES256', plain())
    let passed = 0
    const { verdict, findings } = await verifyBadge(bytes(token), { ask, now, clock: () => { passed += 20_001; return passed } })
    assert.deepEqual([verdict, findings.at(-1)?.rule], ['undecided', 'file'])
  })

  it('sends nobody to the schema of a stranger, and asks the issuer only whether theirs is there', async () => {
    const asked: string[] = []
    const type = '1EdTechJsonSchemaValidator2019'
    const of = (id: string) => signed('ES256', plain({ '@context': [w3c2, badgeContext, 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'], issuer: { id: 'https://issuer.example/i', type: ['Profile'], name: 'I' }, credentialSchema: [{ id, type }] }))
    const verdict = async (id: string, there: Ask) => (await check((await of(id)).token, async (url, sought) => { asked.push(`${url} ${sought}`); return there(url) })).findings.find(({ at }) => at === '/credentialSchema/0')?.weight
    assert.equal(await verdict('https://third.example/s.json', silent), 'note')
    assert.deepEqual(asked.filter((url) => url.includes('third.example')), [])
    for (const [there, weight] of [[silent, 'undecided'], [web(), 'fault'], [web({ 'https://issuer.example/s.json': {} }), 'note']] as const) assert.equal(await verdict('https://issuer.example/s.json', there), weight)
    assert.ok(asked.includes('https://issuer.example/s.json whether it is there'))
  })
})

describe('The pages and the API', () => {
  const refused = async (): Promise<never> => { throw new Error('the network is not asked') }
  const kernel = { now: () => now, ask: refused, settings: { publicUrl: 'http://localhost' }, decisions: {} } as unknown as Kernel
  const ask = askIssuers(kernel, async () => undefined)
  const portal = testPortal({ routes: [...badgePages(kernel, ask), ...badgeApi(kernel, ask)], session: { actor: testActor() } })
  const post = async (body: string) => (await portal.ask('/api/university/badges/verify', { method: 'POST', body })).json() as Promise<{ readonly verdict: string; readonly brought?: object; readonly credential?: { readonly name: string } }>

  it('tell a program the verdict, the findings in three languages and what the badge says', async () => {
    assert.deepEqual(await post(simple).then(({ verdict, credential }) => [verdict, credential?.name]), ['valid', 'Teamwork Badge'])
    assert.equal((await portal.ask('/api/university/badges/verify', { method: 'POST' })).status, 422)
  })

  it('take the documents that a program brings in place of the network, and say so', async () => {
    const status = { id: 'https://x.example/list', type: '1EdTechRevocationList' }
    const { token, ask } = await signed('ES256', plain({ '@context': [w3c2, badgeContext, 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'], credentialStatus: status }))
    const key = JSON.parse(new TextDecoder().decode(await ask('https://issuer.example/.well-known/did.json')))
    const documents = { 'https://issuer.example/.well-known/did.json': key, 'https://x.example/list': { issuer, revokedCredentials: [] } }
    assert.deepEqual(await post(JSON.stringify({ badge: token, documents })).then(({ verdict, brought }) => [verdict, brought !== undefined]), ['valid', true])
    assert.equal((await post(JSON.stringify({ badge: token, documents: { ...documents, 'https://x.example/list': { issuer, revokedCredentials: [{ id: 'urn:uuid:1' }] } } }))).verdict, 'invalid')
    assert.equal((await post(token)).verdict, 'undecided')
  })

  it('ask the network only over https, and sixteen questions at once', async () => {
    let going = 0
    const answers: (() => void)[] = []
    const ask_ = askIssuers({ ...kernel, ask: () => { going++; return new Promise((resolve) => { answers.push(() => { resolve({ status: 200, type: '', bytes: bytes('{}') }) }) }) } } as unknown as Kernel, async () => undefined)
    await assert.rejects(ask_('http://x.example/list'))
    assert.equal(going, 0)
    const first = Array.from({ length: 16 }, (_, index) => ask_(`https://x.example/${index}`))
    await assert.rejects(ask_('https://x.example/17'), /too many/)
    for (const answer of answers) answer()
    assert.equal((await Promise.all(first)).length, 16)
    const more = ask_('https://x.example/18')
    answers.at(-1)!()
    assert.ok(await more)
  })

  it('show people the verdict, and the place of what is wrong', async () => {
    const data = new FormData()
    data.set('csrf', testToken)
    data.set('text', simple.replace('"Achievement"', '"Other"'))
    const page = await portal.ask('/en/university/verify-badge', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body: data })
    const text = await page.text()
    assert.match(text, /The badge is not valid[^]*This must be of the type Achievement[^]*\/credentialSubject\/achievement/)
    assert.match(text, /Example Corp[^]*Address of the issuer[^]*https:\/\/example\.com\/issuers\/876543/, 'the name is only what the badge says, the address is whose key was asked for')
  })
})
