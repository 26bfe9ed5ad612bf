/** A stranger verifies our credentials with `jose` and what we serve, following W3C VC 2.0, VC-JOSE-COSE and Bitstring Status List. */
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose'
import { transact } from '../src/kernel/database/index.ts'
import { actor, openSeat, sampleDraft, sampleRefusal, type Seat } from '../src/kernel/decisions/testing.ts'

/** The stranger: knows standards and addresses, nothing of our code. */
const stranger = {
  /** did:web, https://w3c-ccg.github.io/did-method-web/; plain HTTP is for a loopback address only. */
  async resolve(did: string): Promise<{ assertionMethod: string[]; verificationMethod: { id: string; publicKeyJwk: JWK }[] }> {
    const [host = '', ...path] = did.slice('did:web:'.length).split(':').map(decodeURIComponent)
    return await (await fetch(`http://${host}/${path.length === 0 ? '.well-known' : path.join('/')}/did.json`)).json()
  },

  async verify(token: string): Promise<any> { // oxlint-disable-line typescript/no-explicit-any -- a stranger has no types of ours
    const { typ, cty, kid, alg } = decodeProtectedHeader(token)
    assert.deepEqual([typ, cty, alg], ['vc+jwt', 'vc', 'ES256'])
    const did = kid!.split('#')[0]!
    const document = await this.resolve(did)
    assert.ok(document.assertionMethod.includes(kid!))
    const method = document.verificationMethod.find(({ id }) => id === kid)
    const { payload } = await compactVerify(token, await importJWK(method!.publicKeyJwk, 'ES256'))
    const credential = JSON.parse(new TextDecoder().decode(payload))
    assert.equal(credential.issuer, did)
    return credential
  },

  /** Bitstring Status List, 3.2: the value of an entry, first bit leftmost. */
  async status(entry: { statusPurpose: string; statusListIndex: string; statusListCredential: string }): Promise<boolean> {
    const answer = await fetch(entry.statusListCredential)
    assert.equal(answer.headers.get('content-type'), 'application/vc+jwt')
    const list = await this.verify(await answer.text())
    assert.equal(list.id, entry.statusListCredential)
    assert.equal(list.credentialSubject.statusPurpose, entry.statusPurpose)
    const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'))
    assert.ok(bits.length >= 16_384, 'a list has 131,072 entries at least')
    const index = Number(entry.statusListIndex)
    return (bits[Math.floor(index / 8)]! >> (7 - (index % 8)) & 1) === 1
  },
}

const fund = { id: 'fund', name: { kk: '«Үлгі» қоры', ru: 'Фонд «Үлгі»', en: 'Fund “Ulgi”' }, registers: ['TP'] }

for (const [whose, bodies] of [['the programme', []], ['a body', [fund]]] as const) describe(`a stranger with jose, before a decision of ${whose}`, () => {
  let seat: Seat
  let server: Server
  let token: string
  let id: string
  before(async () => {
    server = createServer(async (request, response) => {
      const { type, body } = await answer(request.url!)
      response.writeHead(200, { 'content-type': type }).end(body)
    })
    const listening = Promise.withResolvers<void>()
    server.listen(0, '127.0.0.1', listening.resolve)
    await listening.promise
    const address = server.address()
    assert.ok(typeof address === 'object' && address !== null)
    seat = await openSeat(`http://127.0.0.1:${address.port}`, { bodies })
    ;({ id } = await seat.issue(sampleDraft()))
    token = (await seat.decisions.find(id))!.credential!
  })
  after(async () => {
    server.closeAllConnections()
    server.close()
    await seat.close()
  })

  async function answer(path: string): Promise<{ type: string; body: string }> {
    const [, body, purpose, list] = /^(?:\/bodies\/([a-z]+))?\/status\/(revocation|suspension)\/(\d+)$/.exec(path) ?? []
    if (purpose === 'revocation' || purpose === 'suspension') {
      return { type: 'application/vc+jwt', body: (await seat.decisions.statusList(purpose, Number(list), body))! }
    }
    const served = { '/credentials/v1': seat.decisions.context(), '/.well-known/did.json': seat.decisions.didDocument(), '/bodies/fund/did.json': seat.decisions.didDocument('fund') }
    return { type: 'application/json', body: JSON.stringify(Object.entries(served).find(([address]) => address === path)?.[1] ?? null) }
  }

  it('verifies the seal with the key of the DID document', async () => {
    const credential = await stranger.verify(token)
    assert.equal(credential.credentialSubject.decision.number, 'TP-2026-000001')
  })

  it('finds every member that VC 2.0 requires, in its form', async () => {
    const credential = await stranger.verify(token)
    assert.equal(credential['@context'][0], 'https://www.w3.org/ns/credentials/v2')
    assert.ok(credential['@context'].every((context: unknown) => typeof context === 'string' && URL.canParse(context)))
    assert.ok(URL.canParse(credential.id))
    assert.deepEqual(credential.type, ['VerifiableCredential', 'TechnoparkResident'])
    assert.match(credential.issuer, /^did:web:/)
    const dateTimeStamp = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
    assert.match(credential.validFrom, dateTimeStamp)
    assert.match(credential.validUntil, dateTimeStamp)
    assert.ok(credential.validFrom <= credential.validUntil)
    for (const entry of credential.credentialStatus) {
      assert.equal(entry.type, 'BitstringStatusListEntry')
      assert.match(entry.statusListIndex, /^\d+$/)
      assert.ok(URL.canParse(entry.statusListCredential))
    }
    for (const member of ['vc', 'vp', 'iss', 'nbf', 'exp']) assert.ok(!(member in credential), `${member} belongs to the old encoding`)
  })

  it('finds the terms of its own in the context that the credential names', async () => {
    const { '@context': contexts } = await stranger.verify(token)
    const context = await (await fetch(contexts[1])).json()
    assert.equal(context['@context']['@vocab'], `${contexts[1]}#`)
  })

  it('refuses the credential when a character of it was changed', async () => {
    const [header, payload, signature] = token.split('.')
    const other = `${payload!.slice(0, 40)}${payload![40] === 'A' ? 'B' : 'A'}${payload!.slice(41)}`
    await assert.rejects(stranger.verify(`${header}.${other}.${signature}`))
  })

  it('sees a suspension, its end, and a revocation at the next look', async () => {
    const { credentialStatus: [revocation, suspension] } = await stranger.verify(token)
    const see = async () => ({ revoked: await stranger.status(revocation), suspended: await stranger.status(suspension) })
    const reason = { kk: 'Шағым берілді.', ru: 'Подана жалоба.', en: 'An appeal was filed.' }
    assert.deepEqual(await see(), { revoked: false, suspended: false })
    await transact(seat.database.db, (tx) => seat.decisions.suspend(tx, actor, id, { reason }))
    assert.deepEqual(await see(), { revoked: false, suspended: true })
    await transact(seat.database.db, (tx) => seat.decisions.reinstate(tx, actor, id, { reason }))
    assert.deepEqual(await see(), { revoked: false, suspended: false })
    const act = await seat.issue(sampleRefusal({ effect: 'revoke', about: id }))
    await transact(seat.database.db, (tx) => seat.decisions.revoke(tx, actor, id, { byDecision: act.id, reason }))
    assert.deepEqual(await see(), { revoked: true, suspended: false })
  })
})
