import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openSeal, rotateSeal, type SealPlace } from '../seal/index.ts'
import { openDecisionCredential, sealCredential } from './credential.ts'
import { didDocument, didOf } from './did.ts'

describe('the seal', () => {
  let place: SealPlace
  before(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shanyraq-seal-'))
    place = { folder, country: 'KZ', organisation: '«Үлгі» технопаркі', now: () => '2026-11-20T09:00:00.000Z' }
  })
  after(() => rm(place.folder, { recursive: true, force: true }))

  it('is made on the first start, and is the same on the next', async () => {
    const first = await openSeal(place)
    const second = await openSeal(place)
    assert.equal(second.current.kid, first.current.kid)
    assert.deepEqual(second.authority, first.authority)
  })

  it('keeps its private keys readable by the owner only, and does not give them out', async () => {
    const seal = await openSeal(place)
    for (const file of (await readdir(place.folder)).filter((name) => name.endsWith('.key'))) {
      assert.equal((await stat(join(place.folder, file))).mode & 0o777, 0o600)
    }
    assert.equal(seal.current.privateKey.extractable, false)
    assert.ok(seal.keys.every(({ jwk }) => !('d' in jwk)))
  })

  it('takes a new key when rotated, and what the old one sealed still verifies', async () => {
    const issuer = { did: 'did:web:a.example', url: 'https://a.example', timeZone: 'Asia/Almaty' }
    const old = await openSeal(place)
    const token = await sealCredential({ note: 'not a decision' }, { ...issuer, seal: old })
    const rotated = await rotateSeal(place)
    assert.notEqual(rotated.current.kid, old.current.kid)
    assert.deepEqual(rotated.keys.map(({ kid }) => kid), [rotated.current.kid, old.current.kid])
    // The seal is recognised: the fault is found after it, in the content.
    assert.deepEqual(await openDecisionCredential(token, [didDocument(issuer.did, rotated.keys)]), { ok: false, fault: 'not a credential' })
  })

  it('does not make a credential readable whose moments are finer than a nanosecond', async () => {
    const issuer = { did: 'did:web:a.example', url: 'https://a.example', timeZone: 'Asia/Almaty' }
    const seal = await openSeal(place)
    const opened = async (validFrom: string) => openDecisionCredential(await sealCredential({
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://a.example/context'], id: 'https://a.example/d', type: ['VerifiableCredential'], issuer: issuer.did, validFrom,
      credentialSubject: { decision: { number: 'GB-1', hash: 'h' } },
      credentialStatus: [{ type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '1', statusListCredential: 'https://a.example/s' }],
    }, { ...issuer, seal }), [didDocument(issuer.did, seal.keys)])
    assert.equal((await opened('2026-01-01T00:00:00.123456789Z')).ok, true)
    assert.deepEqual(await opened('2026-01-01T00:00:00.1234567890Z'), { ok: false, fault: 'not a decision' })
  })

  it('makes a new key in place of one that was written but never certified', async () => {
    const { current } = await openSeal(place)
    await unlink(join(place.folder, 'seal-0002.pem'))
    const seal = await rotateSeal(place)
    assert.notEqual(seal.current.kid, current.kid)
    assert.equal(seal.keys.length, 2)
  })
})

describe('a did:web', () => {
  it('is made of the address, its port percent-encoded', () => {
    assert.equal(didOf('https://a.example'), 'did:web:a.example')
    assert.equal(didOf('http://localhost:3000'), 'did:web:localhost%3A3000')
    assert.equal(didOf('https://a.example/technopark'), 'did:web:a.example:technopark')
  })
})
