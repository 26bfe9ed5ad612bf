/** What the portal signs, OpenSSL verifies, and the other way round. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, transact } from '../database/index.ts'
import { marked, partsOf, read, sequence, write } from './der.ts'
import { document, enrol, failing, head, identifier, load, openssl, pin, save, world } from './testing.ts'

/** The arguments with which OpenSSL verifies the file `name` over the file `doc`. */
const verifyWith = (trust: string, name: string): string[] =>
  ['cms', '-verify', '-binary', '-inform', 'DER', '-in', name, '-content', 'doc', '-CAfile', trust, '-out', 'out']

/** The arguments with which OpenSSL signs the file `doc` into `out`. */
const signWith = (...more: string[]): string[] =>
  ['cms', '-sign', '-binary', '-in', 'doc', '-passin', 'pass:password', '-outform', 'DER', '-out', 'out', ...more]

/** The arguments with which OpenSSL makes a key and a certificate request for it. */
const requestWith = (...more: string[]): string[] => ['req', '-new', '-nodes', '-subj', '/CN=somebody else', ...more]

test('OpenSSL verifies what the portal signed, and reads the same names', async (t) => {
  const here = await world(t)
  const { id, person } = await enrol(here, head)
  await save(here.folder, 'doc', document)
  await save(here.folder, 'doc.p7s', await here.signatures.local.sign(person, id, pin, document))
  await save(here.folder, 'ca.pem', here.signatures.local.rootPem)
  const verify = verifyWith('ca.pem', 'doc.p7s')
  assert.match(await openssl(here.folder, ...verify, '-cades', '-signer', 'signer.pem'), /verification successful/i)
  assert.deepEqual(new Uint8Array(await load(here.folder, 'out')), document)
  const show = ['x509', '-in', 'signer.pem', '-noout', '-subject', '-ext', 'extendedKeyUsage', '-nameopt', 'utf8,sep_comma_plus']
  const text = await openssl(here.folder, ...show)
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
    assert.deepEqual(verified.signer.identifier, identifier, form.join(' '))
  }
})

test('A person who keeps the key sends a request, and signs with OpenSSL alone', async (t) => {
  const here = await world(t)
  const { local } = here.signatures
  await save(here.folder, 'doc', document)
  for (const algorithm of [['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], ['-newkey', 'rsa:2048']]) {
    await openssl(here.folder, ...requestWith(...algorithm, '-keyout', 'own.key', '-out', 'own.csr'))
    const request = await load(here.folder, 'own.csr')
    const enrolment = { person: newId(), name: 'Айгүл', identifier, role: 'person', request } as const
    const made = await transact(here.db, (tx) => local.certify(tx, enrolment))
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
    here.signatures.local.certify(tx, { person: newId(), name: 'Айгүл', identifier, role: 'person', request }))
  await openssl(here.folder, ...requestWith('-newkey', 'rsa:1024', '-keyout', 'k', '-out', 'weak.csr'))
  await openssl(here.folder, ...requestWith('-newkey', 'rsa:2048', '-keyout', 'k', '-outform', 'DER', '-out', 'good.csr'))
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
  const inside = await load(here.folder, 'out')
  await assert.rejects(here.signatures.verify('local', inside, document), failing('invalid', /another document/))
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
  const refused: readonly [string[], RegExp][] = [
    [['-md', 'sha1'], /outdated/],
    [['-signer', 'two.pem'], /exactly one signer/],
    [['-nocerts'], /lacks the signer’s certificate/],
  ]
  for (const [how, words] of refused) {
    await assert.rejects(here.signatures.verify('local', await sign(...how), document), failing('invalid', words))
  }
})

test('A signature in which readers could find different signers is refused', async (t) => {
  const here = await world(t)
  const { id, person } = await enrol(here)
  const signed = await here.signatures.local.sign(person, id, pin, document)
  const [type, content] = partsOf(read(signed))
  const parts = partsOf(partsOf(content)[0]).map(({ bytes }) => bytes)
  const around = (...all: readonly Uint8Array[]) => sequence(type!.bytes, write(marked(0), sequence(...all)))
  const signers = parts.at(-1)!
  await here.signatures.verify('local', around(...parts), document)
  for (const made of [around(...parts, signers), around(...parts.slice(0, -1), signers, parts.at(-2)!), Buffer.concat([signed, Buffer.of(0)])]) {
    await assert.rejects(here.signatures.verify('local', made, document), failing('invalid', /./))
  }
})

test('A certificate of a foreign authority is refused, even one that carries our authority’s name', async (t) => {
  const here = await world(t)
  const foreign = await world(t)
  const { id, person } = await enrol(foreign)
  const cms = await foreign.signatures.local.sign(person, id, pin, document)
  assert.ok(await foreign.signatures.verify('local', cms, document))
  await assert.rejects(here.signatures.verify('local', cms, document), failing('refused', /not issued by an authority/))
  await save(here.folder, 'doc', document)
  const selfSigned = ['-x509', '-newkey', 'rsa:2048', '-keyout', 'k', '-out', 'c', '-subj', `/CN=A/serialNumber=IIN${identifier.value}`]
  await openssl(here.folder, ...requestWith(...selfSigned))
  await openssl(here.folder, ...signWith('-signer', 'c', '-inkey', 'k'))
  const selfMade = await load(here.folder, 'out')
  await assert.rejects(here.signatures.verify('local', selfMade, document), failing('refused', /not issued/))
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
  const unknown = transact(here.db, (tx) => local.revoke(tx, 'person:officer', newId(), 'cessation'))
  await assert.rejects(unknown, failing('not found', /no such/))
})

