/** Specifies who issues and seals: each body what is numbered in its registers, and the programme what it sealed before. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { decodeProtectedHeader } from 'jose'
import { transact } from '../database/index.ts'
import { checkPdfSeal } from '../seal/index.ts'
import { bundleText } from './bundle.ts'
import type { Decisions } from './open.ts'
import { isOwnSeal } from './own-seal.ts'
import { bitAt, decodeList } from './status.ts'
import { actor, openSeat, sampleDraft, sampleRefusal, type Seat } from './testing.ts'
import { readTrust, trustText } from './trust.ts'
import { verifyFile } from './verify.ts'

const fund = { id: 'fund', name: { kk: '«Үлгі» қоры', ru: 'Фонд «Үлгі»', en: 'Fund “Ulgi”' }, registers: ['TP'] }
const ministry = { id: 'ministry', name: { kk: 'Үлгі министрлігі', ru: 'Министерство-образец', en: 'Sample ministry' }, registers: ['MN'] }
const reason = { kk: 'Есеп берілмеген.', ru: 'Отчёт не представлен.', en: 'No report was given.' }
const now = '2026-11-20T12:00:00.000Z'

const payloadOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
const offline = async (decisions: Decisions, id: string, trust = decisions.trust()) =>
  verifyFile(Buffer.from(bundleText(await decisions.bundle(id))), { trust, now })
const failed = ({ steps }: Awaited<ReturnType<typeof offline>>) => steps.filter(({ verdict }) => verdict === 'failed').map(({ name }) => name)

describe('a decision of a body', () => {
  let seat: Seat
  let id: string
  before(async () => {
    seat = await openSeat(undefined, { bodies: [fund, ministry] })
    ;({ id } = await seat.issue(sampleDraft()))
  })
  after(() => seat.close())

  it('is issued by the body to whose register its number belongs, under its own did:web and key', async () => {
    const { credential, issuer } = (await seat.decisions.find(id))!
    assert.equal(issuer, 'fund')
    assert.equal(payloadOf(credential!).issuer, 'did:web:technopark.example:bodies:fund')
    const { kid } = decodeProtectedHeader(credential!)
    assert.deepEqual(seat.decisions.didDocument('fund')!.assertionMethod, [kid])
    assert.ok(!seat.decisions.didDocument()!.assertionMethod.includes(kid!), 'the programme has another key')
    assert.equal(seat.decisions.didDocument('nobody'), undefined)
  })

  it('verifies offline with the trust file, and its key is in the set of keys', async () => {
    assert.equal((await offline(seat.decisions, id)).verdict, 'ok')
    const { kid } = decodeProtectedHeader((await seat.decisions.find(id))!.credential!)
    assert.ok(seat.decisions.jwks().keys.some((key) => key.kid === kid))
  })

  it('has papers that bear the seal of the body, also a refusal, and the one authority vouches for them', async () => {
    const refusal = await seat.issue(sampleRefusal())
    for (const key of [id, refusal.id]) {
      const paper = await seat.decisions.document(key, 'kk')
      const seal = await checkPdfSeal(paper, { authorities: [seat.seal.authority], timestampAuthorities: [] })
      assert.ok(seal.ok && seal.organisation === fund.name.kk)
      assert.equal((await seat.decisions.verify(paper)).verdict, 'ok')
    }
  })

  it('is not believed when the key of another body sealed it', async () => {
    const usurper = await seat.reopen([{ ...fund, registers: [] }, { ...ministry, registers: ['TP', 'MN'] }])
    const record = await transact(seat.database.db, (tx) => usurper.issue(tx, actor, sampleDraft()))
    await seat.journal.sequence()
    assert.deepEqual(failed(await offline(usurper, record.id, seat.decisions.trust())), ['seal'])
    assert.deepEqual(failed(await seat.decisions.verify(Buffer.from((await usurper.find(record.id))!.credential!))), ['seal'])
  })

  it('is revoked in the list of its own body, which says nothing of what others issued', async () => {
    const revoked = await seat.issue(sampleDraft())
    const other = await seat.issue(sampleDraft({ register: 'MN' }))
    const act = await seat.issue(sampleRefusal({ effect: 'revoke', about: revoked.id }))
    await transact(seat.database.db, (tx) => seat.decisions.revoke(tx, actor, revoked.id, { byDecision: act.id, reason }))
    assert.deepEqual(failed(await offline(seat.decisions, revoked.id)), ['status'])
    assert.equal((await offline(seat.decisions, other.id)).verdict, 'ok')
    const { list, index } = (await seat.decisions.find(revoked.id))!.place!
    const bit = async (body?: string) => {
      const { credentialSubject: { encodedList }, id: address, issuer } = payloadOf((await seat.decisions.statusList('revocation', list, body))!)
      return { address, issuer, set: bitAt(decodeList(encodedList), index) }
    }
    assert.deepEqual(await bit('fund'), {
      address: `https://technopark.example/bodies/fund/status/revocation/${list}`, issuer: 'did:web:technopark.example:bodies:fund', set: true,
    })
    assert.equal((await bit('ministry')).set, false)
    assert.equal((await bit()).set, false)
    assert.equal(await seat.decisions.statusList('revocation', list, 'nobody'), undefined)
  })

  it('still verifies when its register has passed to another body, which issues from then on', async () => {
    const later = await seat.reopen([{ ...fund, registers: [], former: ['TP'] }, { ...ministry, registers: ['MN', 'TP'] }])
    assert.equal((await offline(later, id)).verdict, 'ok')
    const { id: next } = await transact(seat.database.db, (tx) => later.issue(tx, actor, sampleDraft()))
    await seat.journal.sequence()
    assert.equal((await later.find(next))!.issuer, 'ministry')
    assert.equal((await offline(later, next)).verdict, 'ok')
  })

  it('is known by the keys that sealed it: those of another folder are told apart', async () => {
    const stranger = await openSeat(undefined, { bodies: [fund] })
    try {
      const { db } = seat.database
      const keysOf = ({ decisions }: Seat) => ({ keys: decisions.didDocument('fund')!.verificationMethod.map(({ id: method, publicKeyJwk: jwk }) => ({ kid: method.split('#')[1]!, jwk, certificate: new Uint8Array() })) })
      assert.equal(await isOwnSeal(db, keysOf(seat), 'fund'), true)
      assert.equal(await isOwnSeal(db, keysOf(stranger), 'fund'), false)
    } finally {
      await stranger.close()
    }
  })
})

describe('a decision that the programme sealed before bodies had seals', () => {
  let seat: Seat
  let id: string
  let later: Decisions
  before(async () => {
    seat = await openSeat()
    ;({ id } = await seat.issue(sampleDraft()))
    later = await seat.reopen([fund])
  })
  after(() => seat.close())

  it('verifies as before, by its own DID document and by papers made later', async () => {
    assert.equal(payloadOf((await later.find(id))!.credential!).issuer, 'did:web:technopark.example')
    assert.equal((await offline(later, id)).verdict, 'ok')
    const paper = await later.document(id, 'kk')
    const seal = await checkPdfSeal(paper, { authorities: [seat.seal.authority], timestampAuthorities: [] })
    assert.ok(seal.ok && seal.organisation === '«Үлгі» технопаркі')
    assert.equal((await later.verify(paper)).verdict, 'ok')
  })

  it('verifies for whoever pinned an older trust file', async () => {
    const { issuers: _none, ...older } = JSON.parse(trustText(seat.decisions.trust()))
    assert.equal((await offline(later, id, readTrust(JSON.stringify(older))!)).verdict, 'ok')
  })

  it('is revoked in the list that it names, by an act that the body seals', async () => {
    const act = await transact(seat.database.db, (tx) => later.issue(tx, actor, sampleRefusal({ effect: 'revoke', about: id })))
    await transact(seat.database.db, (tx) => later.revoke(tx, actor, id, { byDecision: act.id, reason }))
    await seat.journal.sequence()
    assert.equal((await later.find(act.id))!.issuer, 'fund')
    assert.deepEqual(failed(await offline(later, id)), ['status'])
  })
})
