/** Specifies that nobody makes a badge of somebody else, and that its holder cannot hide what it says: each of these was once found valid. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { by, check, documentOf, issuer, issuerDocument, pairOf, plain, says, sealed, token, web } from './testing.ts'

const ministry = 'did:web:ministry.example'
const ministryDocument = 'https://ministry.example/.well-known/did.json'
const evil = 'did:web:evil.example'
const evilDocument = 'https://evil.example/.well-known/did.json'

describe('A badge of somebody else is not made', async () => {
  const [mine, theirs] = [await pairOf('EdDSA'), await pairOf('ES256')]
  const published = { [ministryDocument]: documentOf(ministry, theirs) }

  it('by a document of one’s own that names them as its controller', async () => {
    const forged = await token(mine, by(ministry), { kid: `${evil}#1` })
    for (const there of [published, {}]) assert.match(await says(forged, web({ ...there, [evilDocument]: documentOf(evil, mine, `${evil}#1`, { controller: ministry }) })), /belongs to did:web:evil\.example/)
    const lying = { ...documentOf(ministry, mine, `${evil}#1`), id: ministry }
    assert.equal((await check(forged, web({ ...published, [evilDocument]: lying }))).verdict, 'invalid')
  })

  it('by a key at an address of one’s own that names them as its controller, or nobody', async () => {
    const kid = 'https://evil.example/k'
    for (const id of [ministry, 'https://ministry.example/profile']) for (const key of [{ controller: id, publicKeyJwk: mine.jwk }, mine.jwk, { id: kid, controller: id, publicKeyMultibase: mine.multibase }]) {
      assert.equal((await check(await token(mine, by(id), { kid }), web({ ...published, [kid]: key }))).verdict, 'invalid')
    }
  })

  it('by a key that is its own address, or stands in the head of the token', async () => {
    for (const header of [{ kid: `did:key:${mine.multibase}` }, { kid: `did:key:${mine.multibase}#${mine.multibase}` }, { jwk: mine.jwk }]) {
      const forged = await token(mine, by(ministry), header)
      assert.match(await says(forged, web(published)), /not among those that did:web:ministry\.example publishes/)
      assert.equal((await check(forged, web({ [ministryDocument]: new Error('no answer') }))).verdict, 'undecided')
      assert.equal((await check(forged, web())).verdict, 'invalid')
    }
    assert.equal((await check(await token(mine, by(`did:key:${theirs.multibase}`), { jwk: mine.jwk }))).verdict, 'invalid')
    assert.equal((await check(await token(mine, plain(), { kid: `did:key:${theirs.multibase}#${mine.multibase}` }))).verdict, 'invalid')
  })

  it('by a key inside the address of the issuer, where the issuer’s own document has it not', async () => {
    const kid = `${ministry}#${mine.multibase}`
    for (const forged of [await token(mine, by(ministry), { kid }), await sealed(mine, by(ministry), kid)]) {
      assert.match(await says(forged, web(published)), /not among those/)
      assert.equal((await check(forged, web({ [ministryDocument]: new Error('no answer') }))).verdict, 'undecided')
    }
    const profile = 'https://ministry.example/profile'
    const inProfile = await token(mine, by(profile), { kid: `${profile}#${mine.multibase}` })
    assert.match(await says(inProfile, web({ [profile]: documentOf(profile, theirs) })), /not among those/)
    assert.equal((await check(inProfile, web({ [profile]: { id: profile, type: ['Profile'] } }))).verdict, 'valid', 'a profile that says nothing of keys leaves a note')
  })

  it('and is taken where the issuer’s own document lists the key, wherever it stands', async () => {
    const kid = `did:key:${mine.multibase}`
    const genuine = await token(mine, by(ministry), { kid })
    const listing = { id: ministry, assertionMethod: [kid] }
    assert.deepEqual(await check(genuine, web({ [ministryDocument]: listing })).then(({ verdict, findings }) => [verdict, findings]), ['valid', []])
    assert.equal((await check(genuine, web({ [ministryDocument]: { ...listing, id: evil } }))).verdict, 'invalid', 'a document of another')
    assert.deepEqual((await check(await token(mine, by(`did:key:${mine.multibase}`), { jwk: mine.jwk }))).findings, [], 'a did:key is its own key')
    assert.match(await says(await token(mine, by('urn:uuid:9'), { kid })), /only the badge says/, 'the name of nobody leaves a note')
  })
})

describe('A genuine badge is not called forged', async () => {
  const [edwards, p256] = [await pairOf('EdDSA'), await pairOf('ES256')]

  it('where its key is P-256 in the form of addresses, or a JWK beside a proof inside', async () => {
    assert.equal((await check(await token(p256, by(`did:key:${p256.multibase}`), { kid: `did:key:${p256.multibase}` }))).verdict, 'valid')
    assert.deepEqual((await check(await sealed(edwards, plain(), `${issuer}#1`), web({ [issuerDocument]: documentOf(issuer, edwards) }))).findings, [])
  })

  it('where the address of its key does not answer', async () => {
    const kid = 'https://issuer.example/keys/1'
    const genuine = await token(p256, by('https://issuer.example/profile'), { kid })
    assert.equal((await check(genuine, web({ [kid]: new Error('no answer') }))).verdict, 'undecided')
    assert.match(await says(genuine, web({ [kid]: p256.jwk })), /does not publish it in its own name/)
  })

  it('where its key is of a kind that is not checked here', async () => {
    const method = { id: `${issuer}#1`, type: 'Multikey', controller: issuer, publicKeyMultibase: 'z82LkvCwHNreneWpsgPEbV3gu1C6NFJEBg4srfJ5gdxEsMGRJUz2sG9FE42shbn2xkZJh54' }
    assert.equal((await check(await token(p256, plain(), { kid: `${issuer}#1` }), web({ [issuerDocument]: { id: issuer, assertionMethod: [method] } }))).verdict, 'undecided')
  })
})

describe('A key', async () => {
  const pair = await pairOf('ES256')
  const with_ = (more: object) => web({ [issuerDocument]: documentOf(issuer, pair, `${issuer}#1`, more) })

  it('that has expired or was revoked signs nothing any more', async () => {
    const badge = await token(pair, plain(), { kid: `${issuer}#1` })
    for (const ended of [{ revoked: '2026-10-01T00:00:00Z' }, { expires: '2026-10-01T00:00:00Z' }, { expires: 'soon' }]) assert.match(await says(badge, with_(ended)), /has expired or was revoked/)
    assert.equal((await check(badge, with_({ expires: '2027-01-01T00:00:00Z' }))).verdict, 'valid')
  })
})

describe('The holder of a badge', async () => {
  const pair = await pairOf('EdDSA')
  const ask = web({ [issuerDocument]: documentOf(issuer, pair, `${issuer}#1`, { publicKeyMultibase: pair.multibase }) })
  const cred = 'https://www.w3.org/2018/credentials#'
  const expired = { validUntil: '2026-02-01T00:00:00Z' }
  const seal = (more: object) => sealed(pair, plain(more), `${issuer}#1`)

  it('does not hide that it has expired or where it is revoked behind a longer name of the same term', async () => {
    const { validUntil, ...rest } = await seal(expired)
    assert.match(await says({ ...rest, validUntil }, ask), /has expired/)
    assert.match(await says({ ...rest, [`${cred}validUntil`]: { '@type': 'http://www.w3.org/2001/XMLSchema#dateTime', '@value': validUntil } }, ask), /not written as a plain term/)
    const { credentialStatus, ...listed } = await seal({ credentialStatus: { id: 'https://issuer.example/list#1', type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '1', statusListCredential: 'https://issuer.example/list' } })
    assert.equal((await check({ ...listed, [`${cred}credentialStatus`]: credentialStatus }, ask)).verdict, 'invalid')
  })

  it('nor behind words of the holder’s own, nor in another place', async () => {
    const { validUntil, '@context': contexts, ...rest } = await seal(expired)
    const own = { ends: { '@id': `${cred}validUntil`, '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' } }
    assert.equal((await check({ ...rest, '@context': [...contexts as readonly unknown[], own], ends: validUntil }, ask)).verdict, 'undecided')
    const told = await seal({ ...expired, evidence: [{ id: 'urn:uuid:1', type: ['Evidence'] }] })
    const { validUntil: ends, type, ...bare } = told
    const moved = { ...bare, type, evidence: [{ id: 'urn:uuid:1', type: ['Evidence'], validUntil: ends }] }
    assert.notEqual((await check(moved, ask)).verdict, 'valid')
  })

  it('and a genuine one with a context that is not kept is not called changed', async () => {
    const badge = await seal({})
    const { verdict, findings } = await check({ ...badge, '@context': [...badge['@context'] as readonly unknown[], 'https://other.example/context.json'] }, ask)
    assert.deepEqual([verdict, findings.map(({ rule }) => rule)], ['undecided', ['meaning']])
  })

  it('learns of every time that it says: of the token, of its proof, and by the names of both models', async () => {
    const past = Date.parse('2026-02-01T00:00:00Z') / 1000
    const by_ = (more: object) => token(pair, plain(more), { kid: `${issuer}#1` })
    for (const more of [{ exp: past }, { nbf: past * 2 }, { exp: 'soon' }]) assert.equal((await check(await by_(more), ask)).verdict, 'invalid')
    assert.equal((await check(await by_({ exp: past * 2, nbf: past }), ask)).verdict, 'valid')
    assert.match(await says(await by_({ expirationDate: '2026-02-01T00:00:00Z', validUntil: '2027-02-01T00:00:00Z' }), ask), /has expired/)
    const proofEnded = await sealed(pair, plain(), `${issuer}#1`, '2026-02-01T00:00:00Z')
    assert.match(await says(proofEnded, ask), /has expired/)
  })
})
