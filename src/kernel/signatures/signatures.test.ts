import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { Failure } from '../../law/failure.ts'
import { instantAt } from '../../law/time.ts'
import { newId, transact } from '../database/index.ts'
import { openAuthority } from './authority.ts'
import { sharePin, unseal } from './pin.ts'
import { organisationIdentifier, document, enrol, failing, head, identifier, pin, world } from './testing.ts'

const hash = createHash('sha256').update(document).digest('hex')

test('A person signs with a PIN, and the portal sees who it was and in what capacity', async (t) => {
  const here = await world(t)
  const { id, person, pem } = await enrol(here, head)
  const cms = await here.signatures.local.sign(person, id, pin, document)
  const verified = await here.signatures.verify('local', cms, document)
  assert.deepEqual(verified.signer, { name: 'Айгүл Үлгіқызы', identifier, organisation: { identifier: organisationIdentifier }, roles: ['head'] })
  assert.equal(verified.certificate, pem)
  assert.equal(verified.provider, 'local')
  assert.equal(verified.revocation.method, 'crl')
  assert.equal(verified.signedAt, `${here.clock.slice(0, 19)}.000Z`)
})

for (const role of ['person', 'head', 'sign', 'finance', 'employee'] as const) {
  test(`The capacity “${role}” is read from the certificate, and no other`, async (t) => {
    const here = await world(t)
    const { id, person } = await enrol(here, role === 'person' ? {} : { ...head, role })
    const cms = await here.signatures.local.sign(person, id, pin, document)
    assert.deepEqual((await here.signatures.verify('local', cms, document)).signer.roles, [role])
  })
}

test('A signature file that is none, or that was changed anywhere, is refused', async (t) => {
  const here = await world(t)
  const { id, person, pem } = await enrol(here)
  const cms = await here.signatures.local.sign(person, id, pin, document)
  const pemOfNothing = new TextEncoder().encode('-----BEGIN CMS-----\nAAAA\n-----END CMS-----')
  for (const junk of [new Uint8Array(), document, cms.subarray(0, 100), pemOfNothing]) {
    await assert.rejects(here.signatures.verify('local', junk, document), failing('invalid', /not an electronic signature/))
  }
  let passed = 0
  for (let at = 0; at < cms.length; at += 7) {
    const changed = Uint8Array.from(cms)
    changed[at] = (changed[at] ?? 0) ^ 0x20
    const verified = await here.signatures.verify('local', changed, document).catch(() => undefined)
    if (!verified) continue
    // A changed version number or an absent parameter may pass; whoever signed may not change by it.
    assert.equal(verified.certificate, pem)
    passed += 1
  }
  assert.ok(passed < cms.length / 7 / 10, `${passed} changes passed`)
})

test('A certificate is in force for a year: not before, not after', async (t) => {
  const here = await world(t)
  const { id, person, expiresAt } = await enrol(here)
  const [made, cms] = [here.clock, await here.signatures.local.sign(person, id, pin, document)]
  here.clock = instantAt(Date.parse(expiresAt) + 1000)
  await assert.rejects(here.signatures.verify('local', cms, document), failing('refused', /expired/))
  await assert.rejects(here.signatures.local.sign(person, id, pin, document), failing('refused', /expired/))
  here.clock = instantAt(Date.parse(made) - 2000)
  await assert.rejects(here.signatures.verify('local', cms, document), failing('refused', /not yet in force/))
  here.clock = instantAt(Date.parse(expiresAt) - 1000)
  assert.ok(await here.signatures.verify('local', cms, document))
})

test('Five wrong PINs lock a certificate, a right one starts the count again, a new certificate mends it', async (t) => {
  const here = await world(t)
  const { local } = here.signatures
  const { id, person } = await enrol(here)
  const wrong = (left: RegExp, kind: 'refused' | 'limited' = 'refused'): Promise<void> =>
    assert.rejects(local.sign(person, id, 'wrong pin', document), failing(kind, left))
  await wrong(/left: 4/)
  await wrong(/left: 3/)
  assert.ok(await local.sign(person, id, pin, document))
  for (const left of [4, 3, 2, 1]) await wrong(new RegExp(`left: ${left}`))
  await wrong(/locked/, 'limited')
  await assert.rejects(local.sign(person, id, pin, document), failing('limited', /locked/))
  assert.equal((await local.certificates(person))[0]?.locked, true)
  assert.equal(here.journal.filter(({ type }) => type === 'certificate.locked').length, 1)

  const fresh = await enrol(here, { person })
  assert.ok(await local.sign(person, fresh.id, pin, document))
  await assert.rejects(local.sign(person, id, pin, document), failing('refused', /revoked/))
})

test('A PIN that everybody is told is stretched once, and opens what was sealed with it, by itself as well; a wrong one opens nothing', async (t) => {
  const here = await world(t)
  const { local } = here.signatures
  const shared = sharePin(pin)
  const made = [await enrol(here, { pin: shared }), await enrol(here, { pin: shared })]
  for (const { id, person } of made) for (const given of [shared, pin, sharePin(pin)]) assert.ok(await local.sign(person, id, given, document))
  await assert.rejects(local.sign(made[0]!.person, made[0]!.id, sharePin('wrong pin'), document), failing('refused', /PIN/))
  assert.equal(shared.stretched.size, 1)
  const own = [await enrol(here), await enrol(here)]
  const sealed = (await here.db.selectFrom('signing_certificate').select('sealed_key').where('id', 'in', own.map(({ id }) => id)).execute()).map((one) => Buffer.from(one.sealed_key!).subarray(1, 17).toString('hex'))
  assert.deepEqual([sealed.length, new Set(sealed).size], [2, 2], 'two people who chose the same PIN have a salt each')
  await assert.rejects(enrol(here, { pin: sharePin('123456') }), failing('invalid', /./))
})

test('PINs tried side by side count one by one', async (t) => {
  const here = await world(t)
  const { id, person } = await enrol(here)
  const wrong = (): Promise<Uint8Array> => here.signatures.local.sign(person, id, 'wrong pin', document)
  const tries = await Promise.allSettled(Array.from({ length: 7 }, wrong))
  assert.ok(tries.every(({ status }) => status === 'rejected'))
  await assert.rejects(here.signatures.local.sign(person, id, pin, document), failing('limited', /locked/))
})

test('A new certificate replaces the one in the same capacity only', async (t) => {
  const here = await world(t)
  const person = newId()
  const [own, office] = [await enrol(here, { person }), await enrol(here, { person, ...head })]
  await enrol(here, { person, ...head })
  const all = await here.signatures.local.certificates(person)
  assert.equal(all.length, 3)
  assert.deepEqual(all.filter(({ revokedAt }) => revokedAt).map(({ id }) => id), [office.id])
  assert.ok(await here.signatures.local.sign(person, own.id, pin, document))
})

test('A PIN that anyone would try first is refused', async (t) => {
  const here = await world(t)
  const { local } = here.signatures
  for (const weak of ['', '12345', '123456', '654321', '000000', 'x'.repeat(33)]) {
    const enrolment = { person: newId(), name: 'Айгүл', identifier, role: 'person', pin: weak } as const
    await assert.rejects(transact(here.db, (tx) => local.enrol(tx, enrolment)), failing('invalid', /PIN must have/))
  }
})

test('A certificate of somebody else does not exist for a person', async (t) => {
  const here = await world(t)
  const { id, person } = await enrol(here)
  await assert.rejects(here.signatures.local.sign(newId(), id, pin, document), failing('not found', /no such/))
  for (const none of ['', 'x', `${id}'`]) await assert.rejects(here.signatures.local.exportKey(person, none, pin, 'password'), failing('not found', /no such/))
})

test('The private key lies nowhere in the open, and the database alone does not hold what opens it', async (t) => {
  const here = await world(t)
  const { id, person } = await enrol(here)
  const elsewhere = await openAuthority(join(here.folder, 'other'), () => here.clock)
  const row = await here.db.selectFrom('signing_certificate').select('sealed_key').where('id', '=', id).executeTakeFirstOrThrow()
  assert.ok(row.sealed_key && row.sealed_key.length > 100)
  const own = await openAuthority(join(here.folder, 'signatures'), () => here.clock)
  assert.ok(await unseal(row.sealed_key, pin, own.pinSecret, id))
  assert.equal(await unseal(row.sealed_key, pin, elsewhere.pinSecret, id), undefined)
  assert.equal(await unseal(row.sealed_key, pin, own.pinSecret, newId()), undefined)
  const pem = await here.signatures.local.exportKey(person, id, pin, 'password')
  assert.match(pem, /^-----BEGIN ENCRYPTED PRIVATE KEY-----/)
})

test('Processes that start at once share one authority, which only its owner may read', async (t) => {
  const here = await world(t)
  const folder = join(here.folder, 'shared')
  const opened = await Promise.all(Array.from({ length: 5 }, () => openAuthority(folder, () => here.clock)))
  assert.equal(new Set(opened.map(({ rootPem }) => rootPem)).size, 1)
  assert.deepEqual(await readdir(folder), ['authority.json'])
  if (process.platform !== 'win32') assert.equal((await stat(join(folder, 'authority.json'))).mode & 0o777, 0o600)
})

test('An accepted signature is kept with all that is needed to verify it again', async (t) => {
  const here = await world(t)
  const { id: certificate, person } = await enrol(here, head)
  const cms = await here.signatures.local.sign(person, certificate, pin, document)
  const verified = await here.signatures.verify('local', cms, document)
  const { person: owner, ...evidence } = verified
  assert.equal(owner, person)
  const id = await transact(here.db, (tx) => here.signatures.record(tx, verified, cms, document))
  const kept = await here.signatures.find(id)
  assert.ok(kept)
  const { cms: bytes, document: signed, ...rest } = kept
  assert.deepEqual(Buffer.from(signed), Buffer.from(document))
  assert.deepEqual(rest, { ...evidence, id, documentHash: hash, recordedAt: here.clock })
  assert.deepEqual(await here.signatures.verify('local', bytes, document), verified)
  assert.deepEqual((await here.signatures.over(hash)).map((one) => one.id), [id])
  assert.equal(await here.signatures.find(newId()), undefined)
})

test('The journal names certificates and capacities, and no one’s IIN or name', async (t) => {
  const here = await world(t)
  const { id, person } = await enrol(here, head)
  await transact(here.db, (tx) => here.signatures.local.revoke(tx, 'person:officer', id, 'cessation'))
  assert.deepEqual(here.journal.map(({ actor, type }) => [actor, type]), [
    [`person:${person}`, 'certificate.issued'], ['person:officer', 'certificate.revoked'],
  ])
  for (const { text } of here.journal) assert.doesNotMatch(text, /000000001234|Айгүл/)
})

test('Each kind of signature says what it is worth, and an unknown kind is refused', async (t) => {
  const { signatures } = await world(t)
  assert.deepEqual(signatures.providers().map(({ id }) => id), ['local'])
  assert.match(signatures.providers()[0]?.legalForce.en ?? '', /no legal force outside this installation/)
  await assert.rejects(signatures.verify('kz-ncanode', new Uint8Array(), document), failing('invalid', /not switched on/))
})

test('a signature in which any byte was changed is refused in words, or says the same of the same document', async (t) => {
  const here = await world(t)
  const certificate = await enrol(here)
  const good = await here.signatures.local.sign(certificate.person, certificate.id, pin, document)
  for (let place = 0; place < good.length; place += 7) {
    const changed = Uint8Array.from(good)
    changed[place]! ^= 1 << (place % 8)
    const verified = await here.signatures.verify('local', changed, document).catch((error: unknown) => {
      assert.ok(error instanceof Failure, `byte ${place}: ${String(error)}`)
    })
    if (verified) assert.deepEqual(verified.signer.identifier, identifier, `byte ${place}`)
  }
})
