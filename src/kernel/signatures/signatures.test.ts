import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { newId, transact } from '../database/index.ts'
import { openAuthority } from './authority.ts'
import { requireSigner } from './index.ts'
import { unseal } from './pin.ts'
import { bin, document, enrol, failing, head, iin, load, openssl, pin, save, world } from './testing.ts'

/** The arguments with which OpenSSL verifies the file `name` over the file `doc`. */
const verifyWith = (trust: string, name: string): string[] =>
  ['cms', '-verify', '-binary', '-inform', 'DER', '-in', name, '-content', 'doc', '-CAfile', trust, '-out', 'out']

/** The arguments with which OpenSSL signs the file `doc` into `out`. */
const signWith = (...more: string[]): string[] =>
  ['cms', '-sign', '-binary', '-in', 'doc', '-passin', 'pass:password', '-outform', 'DER', '-out', 'out', ...more]

const hash = createHash('sha256').update(document).digest('hex')

test('A person signs with a PIN, and the portal sees who it was and in what capacity', async (t) => {
  const here = await world(t)
  const { id, person, pem } = await enrol(here, head)
  const cms = await here.signatures.local.sign(person, id, pin, document)
  const verified = await here.signatures.verify('local', cms, document)
  assert.deepEqual(verified.signer, { name: 'Айгүл Үлгіқызы', iin, bin, roles: ['head'] })
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

test('OpenSSL verifies what the portal signed, and reads the same names', async (t) => {
  const here = await world(t)
  const { id, person } = await enrol(here, head)
  await save(here.folder, 'doc', document)
  await save(here.folder, 'doc.p7s', await here.signatures.local.sign(person, id, pin, document))
  await save(here.folder, 'ca.pem', here.signatures.local.rootPem)
  const verify = verifyWith('ca.pem', 'doc.p7s')
  assert.match(await openssl(here.folder, ...verify, '-cades', '-signer', 'signer.pem'), /verification successful/i)
  assert.deepEqual(new Uint8Array(await load(here.folder, 'out')), document)
  const text = await openssl(here.folder, 'x509', '-in', 'signer.pem', '-noout', '-subject', '-ext', 'extendedKeyUsage', '-nameopt', 'utf8,sep_comma_plus')
  assert.match(text, /serialNumber=IIN000000001234/)
  assert.match(text, /OU=BIN000000005678/)
  assert.match(text, /1\.2\.398\.3\.3\.4\.1\.2\.1/)
  await save(here.folder, 'doc', 'another document')
  await assert.rejects(openssl(here.folder, ...verify), /digest failure|verification failure/i)
})

test('The portal verifies what OpenSSL signed with an exported key: DER, PEM, or with the document inside', async (t) => {
  const here = await world(t)
  const { id, person } = await enrol(here)
  await save(here.folder, 'doc', document)
  await save(here.folder, 'key.pem', await here.signatures.local.exportKey(person, id, pin, 'password'))
  const forms: readonly string[][] = [
    [],
    ['-outform', 'PEM'],
    ['-nodetach'],
    ['-stream', '-nodetach'],
    ['-cades', '-md', 'sha512'],
    ['-keyid'],
    ['-noattr'],
  ]
  for (const form of forms) {
    await openssl(here.folder, ...signWith('-signer', 'key.pem', ...form))
    const verified = await here.signatures.verify('local', await load(here.folder, 'out'), document)
    assert.equal(verified.signer.iin, iin, form.join(' '))
  }
})

test('A person who keeps the key sends a request, and signs with OpenSSL alone', async (t) => {
  const here = await world(t)
  const { local } = here.signatures
  await save(here.folder, 'doc', document)
  for (const algorithm of [['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], ['-newkey', 'rsa:2048']]) {
    await openssl(here.folder, 'req', '-new', ...algorithm, '-nodes', '-keyout', 'own.key', '-out', 'own.csr', '-subj', '/CN=somebody else')
    const request = await load(here.folder, 'own.csr')
    const made = await transact(here.db, (tx) => local.certify(tx, { person: newId(), name: 'Айгүл', iin, role: 'person', request }))
    assert.equal(made.keyHere, false)
    await save(here.folder, 'own.pem', made.pem)
    await openssl(here.folder, ...signWith('-signer', 'own.pem', '-inkey', 'own.key'))
    const { signer } = await here.signatures.verify('local', await load(here.folder, 'out'), document)
    assert.equal(signer.name, 'Айгүл')
    await assert.rejects(local.sign(made.person, made.id, pin, document), failing('invalid', /keep the key/))
  }
})

test('A certificate request that is broken, weak or not one is refused', async (t) => {
  const here = await world(t)
  const certify = (request: Uint8Array): Promise<unknown> => transact(here.db, (tx) =>
    here.signatures.local.certify(tx, { person: newId(), name: 'Айгүл', iin, role: 'person', request }))
  await openssl(here.folder, 'req', '-new', '-newkey', 'rsa:1024', '-nodes', '-keyout', 'k', '-out', 'weak.csr', '-subj', '/CN=x')
  await openssl(here.folder, 'req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'k', '-outform', 'DER', '-out', 'good.csr', '-subj', '/CN=x')
  const broken = Uint8Array.from(await load(here.folder, 'good.csr'))
  broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1
  for (const request of [await load(here.folder, 'weak.csr'), broken, document, new Uint8Array()]) {
    await assert.rejects(certify(request), failing('invalid', /PKCS#10/))
  }
})

test('A signature over another document is refused, detached or with that document inside', async (t) => {
  const here = await world(t)
  const { id, person } = await enrol(here)
  const other = new TextEncoder().encode('Шешім № 2\n')
  const cms = await here.signatures.local.sign(person, id, pin, document)
  await assert.rejects(here.signatures.verify('local', cms, other), failing('invalid', /another document/))
  await save(here.folder, 'doc', other)
  await save(here.folder, 'key.pem', await here.signatures.local.exportKey(person, id, pin, 'password'))
  await openssl(here.folder, ...signWith('-signer', 'key.pem', '-nodetach'))
  await assert.rejects(here.signatures.verify('local', await load(here.folder, 'out'), document), failing('invalid', /another document/))
})

test('A signature file that is none, or that was changed anywhere, is refused', async (t) => {
  const here = await world(t)
  const { id, person, pem } = await enrol(here)
  const cms = await here.signatures.local.sign(person, id, pin, document)
  for (const junk of [new Uint8Array(), document, cms.subarray(0, 100), new TextEncoder().encode('-----BEGIN CMS-----\nAAAA\n-----END CMS-----')]) {
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

test('Weak hashes, two signers and an absent certificate are refused', async (t) => {
  const here = await world(t)
  const [one, two] = [await enrol(here), await enrol(here)]
  await save(here.folder, 'doc', document)
  await save(here.folder, 'one.pem', await here.signatures.local.exportKey(one.person, one.id, pin, 'password'))
  await save(here.folder, 'two.pem', await here.signatures.local.exportKey(two.person, two.id, pin, 'password'))
  const sign = async (...more: string[]): Promise<Uint8Array> => {
    await openssl(here.folder, ...signWith('-signer', 'one.pem', ...more))
    return load(here.folder, 'out')
  }
  await assert.rejects(here.signatures.verify('local', await sign('-md', 'sha1'), document), failing('invalid', /outdated/))
  await assert.rejects(here.signatures.verify('local', await sign('-signer', 'two.pem'), document), failing('invalid', /exactly one signer/))
  await assert.rejects(here.signatures.verify('local', await sign('-nocerts'), document), failing('invalid', /lacks the signer’s certificate/))
})

test('A certificate of a foreign authority is refused, even one that carries our authority’s name', async (t) => {
  const here = await world(t)
  const foreign = await world(t)
  const { id, person } = await enrol(foreign)
  const cms = await foreign.signatures.local.sign(person, id, pin, document)
  assert.ok(await foreign.signatures.verify('local', cms, document))
  await assert.rejects(here.signatures.verify('local', cms, document), failing('refused', /not issued by an authority/))
  await save(here.folder, 'doc', document)
  await openssl(here.folder, 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'k', '-out', 'c', '-subj', '/CN=Айгүл/serialNumber=IIN000000001234', '-utf8')
  await openssl(here.folder, ...signWith('-signer', 'c', '-inkey', 'k'))
  await assert.rejects(here.signatures.verify('local', await load(here.folder, 'out'), document), failing('refused', /not issued/))
})

test('A certificate is in force for a year: not before, not after', async (t) => {
  const here = await world(t)
  const { id, person, expiresAt } = await enrol(here)
  const [made, cms] = [here.clock, await here.signatures.local.sign(person, id, pin, document)]
  here.clock = new Date(Date.parse(expiresAt) + 1000).toISOString()
  await assert.rejects(here.signatures.verify('local', cms, document), failing('refused', /expired/))
  await assert.rejects(here.signatures.local.sign(person, id, pin, document), failing('refused', /expired/))
  here.clock = new Date(Date.parse(made) - 2000).toISOString()
  await assert.rejects(here.signatures.verify('local', cms, document), failing('refused', /not yet in force/))
  here.clock = new Date(Date.parse(expiresAt) - 1000).toISOString()
  assert.ok(await here.signatures.verify('local', cms, document))
})

test('A revoked certificate is refused here, and by OpenSSL with the published list', async (t) => {
  const here = await world(t)
  const { local } = here.signatures
  const [gone, stays] = [await enrol(here), await enrol(here)]
  const cms = await local.sign(gone.person, gone.id, pin, document)
  await save(here.folder, 'doc', document)
  await save(here.folder, 'gone.p7s', cms)
  await save(here.folder, 'stays.p7s', await local.sign(stays.person, stays.id, pin, document))
  await save(here.folder, 'ca.pem', local.rootPem)
  const verify = async (name: string): Promise<string> => {
    await save(here.folder, 'crl.der', await local.crl())
    const list = await openssl(here.folder, 'crl', '-inform', 'DER', '-in', 'crl.der', '-CAfile', 'ca.pem')
    await save(here.folder, 'trust.pem', local.rootPem + list)
    return openssl(here.folder, ...verifyWith('trust.pem', name), '-crl_check')
  }
  assert.match(await verify('gone.p7s'), /successful/i)
  for (let twice = 0; twice < 2; twice++) {
    await transact(here.db, (tx) => local.revoke(tx, 'person:officer', gone.id, 'key compromise'))
  }
  await assert.rejects(here.signatures.verify('local', cms, document), failing('refused', /revoked/))
  await assert.rejects(local.sign(gone.person, gone.id, pin, document), failing('refused', /revoked/))
  await assert.rejects(verify('gone.p7s'), /certificate revoked/)
  assert.match(await verify('stays.p7s'), /successful/i)
  const text = await openssl(here.folder, 'crl', '-inform', 'DER', '-in', 'crl.der', '-noout', '-text')
  assert.match(text, /Key Compromise/)
  assert.equal(here.journal.filter(({ type }) => type === 'certificate.revoked').length, 1)
  await assert.rejects(transact(here.db, (tx) => local.revoke(tx, 'person:officer', newId(), 'cessation')), failing('not found', /no such/))
})

test('Five wrong PINs lock a certificate, a right one between them starts the count again, a new certificate mends it', async (t) => {
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

test('PINs tried side by side count one by one', async (t) => {
  const here = await world(t)
  const { id, person } = await enrol(here)
  const tries = await Promise.allSettled(Array.from({ length: 7 }, () => here.signatures.local.sign(person, id, 'wrong pin', document)))
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
    const enrolment = { person: newId(), name: 'Айгүл', iin, role: 'person', pin: weak } as const
    await assert.rejects(transact(here.db, (tx) => local.enrol(tx, enrolment)), failing('invalid', /PIN must have/))
  }
})

test('A certificate of somebody else does not exist for a person', async (t) => {
  const here = await world(t)
  const { id } = await enrol(here)
  await assert.rejects(here.signatures.local.sign(newId(), id, pin, document), failing('not found', /no such/))
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
  const id = await transact(here.db, (tx) => here.signatures.record(tx, verified, cms, hash))
  const kept = await here.signatures.find(id)
  assert.ok(kept)
  const { cms: bytes, ...rest } = kept
  assert.deepEqual(rest, { ...verified, id, documentHash: hash, recordedAt: here.clock })
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

test('Whoever must have signed is compared with whoever did, and both are named', () => {
  const verified = { signer: { name: 'Айгүл', iin, bin, roles: ['employee'] } } as const
  requireSigner(verified, {})
  requireSigner(verified, { iin, bin, role: 'employee' })
  requireSigner(verified, { role: ['head', 'employee'] })
  const refused: readonly [Parameters<typeof requireSigner>[1], RegExp][] = [
    [{ bin, role: ['head', 'sign'] }, /Айгүл, IIN ••••••••1234, BIN 000000005678, employee.*must be signed by: BIN 000000005678, head of the organisation or employee with the right to sign/],
    [{ bin: '000000000001' }, /must be signed by: BIN 000000000001/],
    [{ iin: '000000009999' }, /must be signed by: IIN ••••••••9999/],
  ]
  for (const [required, words] of refused) assert.throws(() => requireSigner(verified, required), failing('refused', words))
})

test('Each kind of signature says what it is worth, and an unknown kind is refused', async (t) => {
  const { signatures } = await world(t)
  assert.deepEqual(signatures.providers().map(({ id }) => id), ['local'])
  assert.match(signatures.providers()[0]?.legalForce.en ?? '', /no legal force outside this installation/)
  await assert.rejects(signatures.verify('kz-ncanode', new Uint8Array(), document), failing('invalid', /not switched on/))
})
