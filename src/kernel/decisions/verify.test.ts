import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { generateKeyPairSync } from 'node:crypto'
import { CryptoKeySigner, PDF } from '@libpdf/core'
import type { Instant } from '../../law/time.ts'
import { transact } from '../database/index.ts'
import { verifierKey } from '../journal/index.ts'
import { bundleText, type ProofBundle } from './bundle.ts'
import { recordHash } from './record.ts'
import { actor, openSeat, sampleDraft, sampleRefusal, type Seat } from './testing.ts'
import { type Trust, type VerificationReport, verifyFile } from './verify.ts'

const reason = { kk: 'Есеп берілмеген.', ru: 'Отчёт не представлен.', en: 'No report was given.' }
const failedSteps = ({ steps }: VerificationReport) => steps.filter(({ verdict }) => verdict === 'failed').map(({ name }) => name)
const verdictOf = ({ steps }: VerificationReport, name: string) => steps.find((step) => step.name === name)?.verdict
const file = (bundle: ProofBundle): Uint8Array => Buffer.from(bundleText(bundle))

describe('a proof bundle, verified offline with pinned keys,', () => {
  let seat: Seat
  let bundle: ProofBundle
  let trust: Trust
  const now = '2026-11-20T12:00:00.000Z'
  const verify = (changed: ProofBundle, options: { trust?: Trust; now?: Instant } = {}) => verifyFile(file(changed), { trust, now, ...options })
  before(async () => {
    seat = await openSeat()
    bundle = await seat.decisions.bundle((await seat.issue(sampleDraft())).id)
    trust = seat.decisions.trust()
  })
  after(() => seat.close())

  it('passes every step', async () => {
    const report = await verify(bundle)
    assert.equal(report.verdict, 'ok')
    assert.deepEqual(report.steps.map(({ name, verdict }) => `${name}: ${verdict}`), [
      'seal: ok', 'validity: ok', 'status: ok', 'record: ok', 'journal: ok', 'declaration: ok', 'rules: ok',
    ])
  })

  it('is not believed on its own keys', async () => {
    const report = await verifyFile(file(bundle), { now })
    assert.equal(report.verdict, 'not checked')
    assert.equal(verdictOf(report, 'seal'), 'not checked')
  })

  it('fails when the record was changed', async () => {
    const report = await verify({ ...bundle, record: { ...bundle.record, facts: { ...bundle.record.facts, stateShare: 21 } } })
    assert.deepEqual(failedSteps(report), ['record', 'journal'])
  })

  it('fails when it belongs to another holder than the record says', async () => {
    const report = await verify({ ...bundle, record: { ...bundle.record, holder: { organisation: { name: 'Other', bin: '260140000026' } } } })
    assert.ok(failedSteps(report).includes('record'))
  })

  it('fails when the credential was changed, and when it was sealed with a foreign key', async () => {
    const [header, payload, signature] = bundle.credential!.split('.')
    const other = `${header}.${payload!.slice(0, -4)}AAAA.${signature}`
    assert.ok(failedSteps(await verify({ ...bundle, credential: other })).includes('seal'))
    const stranger = await openSeat()
    try {
      const forged = await stranger.decisions.bundle((await stranger.issue(sampleDraft())).id)
      const report = await verify(forged)
      assert.equal(report.verdict, 'failed')
      assert.deepEqual(failedSteps(report), ['seal', 'journal'])
    } finally {
      await stranger.close()
    }
  })

  it('fails when the checkpoint is of another log, or the proof of another entry', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const foreign = { ...trust, logKeys: [verifierKey({ name: 'other.example/journal', privateKey })] }
    assert.deepEqual(failedSteps(await verify(bundle, { trust: foreign })), ['journal'])
    const inclusion = bundle.inclusion!
    assert.deepEqual(failedSteps(await verify({ ...bundle, inclusion: { ...inclusion, index: inclusion.index + 1 } })), ['journal'])
    const entry = { ...inclusion.entry, actor: 'system:someone' }
    assert.deepEqual(failedSteps(await verify({ ...bundle, inclusion: { ...inclusion, entry } })), ['journal'])
  })

  it('fails when its time is over or has not begun', async () => {
    assert.ok(failedSteps(await verify(bundle, { now: '2027-11-19T19:00:00.000Z' })).includes('validity'))
    assert.deepEqual(failedSteps(await verify(bundle, { now: '2026-11-19T18:00:00.000Z' })), ['validity'])
  })

  it('is not known to be in force when its status list is old, missing, or taken away with the credential', async () => {
    for (const changed of [bundle, { ...bundle, statusLists: [] }]) {
      const report = await verify(changed, { now: '2026-12-20T12:00:00.000Z' })
      assert.equal(report.verdict, 'not checked')
      assert.equal(verdictOf(report, 'status'), 'not checked')
    }
    const { credential: _credential, ...bare } = bundle
    assert.equal((await verify(bare)).verdict, 'not checked')
  })

  it('fails when the status list is not the issuer’s', async () => {
    const stranger = await openSeat()
    try {
      const forged = await stranger.decisions.bundle((await stranger.issue(sampleDraft())).id)
      assert.deepEqual(failedSteps(await verify({ ...bundle, statusLists: forged.statusLists })), ['status'])
    } finally {
      await stranger.close()
    }
  })

  it('fails once the decision is revoked', async () => {
    const grant = await seat.issue(sampleDraft())
    const act = await seat.issue(sampleRefusal({ effect: 'revoke', about: grant.id }))
    await transact(seat.database.db, (tx) => seat.decisions.revoke(tx, actor, grant.id, { byDecision: act.id, reason }))
    assert.deepEqual(failedSteps(await verify(await seat.decisions.bundle(grant.id))), ['status'])
  })

  it('fails when the rules do not come out as the decision says', async () => {
    const draft = sampleDraft()
    const lie = await seat.issue({ ...draft, facts: { branches: true, stateShare: 60 } })
    assert.deepEqual(failedSteps(await verify(await seat.decisions.bundle(lie.id))), ['rules'])
  })

  it('leaves the rules open where facts are not disclosed', async () => {
    const draft = await seat.issue({ ...sampleDraft(), facts: { branches: false } })
    const report = await verify(await seat.decisions.bundle(draft.id))
    assert.equal(verdictOf(report, 'rules'), 'not checked')
    assert.match(report.steps.at(-1)!.detail.en, /stateShare/)
    assert.equal(report.verdict, 'ok')
  })

  it('fails when the text of the procedure is not the one decided under', async () => {
    assert.deepEqual(failedSteps(await verify({ ...bundle, declaration: { id: 'sample.residency', rules: {} } })), ['declaration'])
  })
})

describe('a file', () => {
  let seat: Seat
  before(async () => { seat = await openSeat() })
  after(() => seat.close())

  it('that is a sealed certificate passes every step, and fails when a byte of it was changed', async () => {
    const { number } = await seat.issue(sampleDraft())
    const pdf = await seat.decisions.document(number, 'ru')
    const report = await seat.decisions.verify(pdf)
    assert.equal(report.verdict, 'ok')
    assert.deepEqual(report.steps.map(({ verdict }) => verdict), Array.from({ length: 8 }, () => 'ok'))
    const changed = Uint8Array.from(pdf)
    changed[200]! ^= 1
    assert.ok(failedSteps(await seat.decisions.verify(changed)).includes('paper'))
    const longer = Buffer.concat([pdf, Buffer.from('\n%%EOF\n')])
    assert.ok(failedSteps(await seat.decisions.verify(longer)).includes('paper'))
  })

  it('that was sealed while the seal still told its time in the signature passes as before', async () => {
    const { id } = await seat.issue(sampleDraft())
    const paper = await PDF.load(await seat.decisions.document(id, 'kk'))
    paper.getCatalog().delete('AcroForm')
    const { current, authority } = seat.seal
    const signer = new CryptoKeySigner(current.privateKey, current.certificate, 'EC', 'ECDSA', [authority])
    const { bytes } = await (await PDF.load(await paper.save())).sign({ signer, level: 'B-B', signingTime: new Date(seat.clock.now), fieldName: 'Seal' })
    assert.match(Buffer.from(bytes).toString('latin1'), /2a864886f70d010905/i, 'it signs its time')
    assert.equal((await seat.decisions.verify(bytes)).verdict, 'ok')
  })

  it('says in each language that it is a sample, where the portal shows sample data, and is checked like any other', async () => {
    const portal = await openSeat(undefined, { sample: true })
    try {
      const words = ['Үлгі деректер: бұл құжаттың заңдық күші жоқ', 'Демонстрационные данные: этот документ не имеет юридической силы', 'Sample data: this document has no legal force']
      for (const draft of [sampleDraft(), sampleRefusal()]) {
        const paper = await portal.decisions.document((await portal.issue(draft)).id, 'kk')
        const pages = (await PDF.load(paper)).getPages().map((page) => page.extractText().text)
        assert.deepEqual(words.map((said) => pages.filter((text) => text.includes(said)).length > 0), [true, true, true])
        assert.equal((await portal.decisions.verify(paper)).verdict, 'ok')
      }
    } finally {
      await portal.close()
    }
  })

  it('is made even when a name has a sign that the font lacks', async () => {
    const { id } = await seat.issue(sampleDraft({ holder: { organisation: { name: '中国 🚀 #x $y$ \\ "q" <b>', bin: '260140000018' } } }))
    assert.equal((await seat.decisions.verify(await seat.decisions.document(id, 'en'))).verdict, 'ok')
  })

  it('that is a letter of refusal passes by its seal and the journal, online', async () => {
    const { id } = await seat.issue(sampleRefusal())
    const pdf = await seat.decisions.document(id, 'kk')
    assert.equal((await seat.decisions.verify(pdf)).verdict, 'ok')
    assert.equal((await verifyFile(pdf, { trust: seat.decisions.trust(), now: seat.clock.now })).verdict, 'not checked')
  })

  it('may hold the credential alone, enveloped, or in the address of a QR code', async () => {
    const { id } = await seat.issue(sampleDraft())
    const credential = (await seat.decisions.find(id))!.credential!
    const envelope = JSON.stringify({ '@context': 'https://www.w3.org/ns/credentials/v2', type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${credential}` })
    for (const text of [credential, `${credential}\n`, envelope, `https://technopark.example/verify#${credential}`]) {
      assert.equal((await seat.decisions.verify(Buffer.from(text))).verdict, 'ok')
    }
  })

  it('that holds a record alone proves nothing', async () => {
    const record = await seat.issue(sampleDraft())
    const report = await verifyFile(Buffer.from(JSON.stringify(record)), { trust: seat.decisions.trust(), now: seat.clock.now })
    assert.equal(report.verdict, 'not checked')
    assert.equal(report.record && recordHash(report.record), recordHash(record))
  })

  it('of any other kind is told to be none of ours', async () => {
    for (const text of ['', 'hello', '{}', '[]', 'a.b.c', '%PDF-1.7 broken', 'https://x.example/#', '{"type":"DecisionProof"}']) {
      const report = await seat.decisions.verify(Buffer.from(text))
      assert.notEqual(report.verdict, 'ok')
    }
  })
})
