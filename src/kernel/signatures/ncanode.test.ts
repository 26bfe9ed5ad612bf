import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Instant } from '../../law/time.ts'
import { ncanode } from './ncanode.ts'
import type { SignatureAdapter } from './signer.ts'
import { organisationIdentifier, document, enrol, failing, identifier, openssl, load, pin, save, world } from './testing.ts'
import type { World } from './testing.ts'

type Json = Readonly<Record<string, unknown>>

/** A certificate as NCANode 3 describes it (its openapi.yml, CertificateInfo). */
const info = (more: Json = {}, subject: Json = {}): Json => ({
  valid: true,
  revocations: [{ revoked: false, by: 'OCSP' }],
  notBefore: '2026-01-01T00:00:00.000+00:00',
  notAfter: '2027-12-31T00:00:00.000+00:00',
  keyUsage: 'SIGN',
  serialNumber: '60ba4568ae98fa522a13fa711c6cb60c69bee2c4',
  signAlg: 'ECGOST34310',
  keyUser: ['ORGANIZATION', 'CEO'],
  subject: { commonName: 'ҮЛГІҚЫЗЫ АЙГҮЛ', surName: 'ҮЛГІҚЫЗЫ', iin: identifier.value, bin: organisationIdentifier.value, organization: '«ҮЛГІ» ЖШС', country: 'KZ', ...subject },
  ...more,
})

const found = (certificate: Json = info(), signer: Json = {}): Json =>
  ({ status: 200, message: 'OK', valid: true, signers: [{ certificates: [certificate], ...signer }] })

interface Answer { readonly status?: number; readonly body: Json | string }
interface Asked { readonly path: string | undefined; readonly body: Json }

/** Stands in for NCANode: keeps what was asked and answers what it is told. */
async function standIn(t: TestContext, answer: Answer): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    asked.push({ path: `${request.method} ${request.url}`, body: JSON.parse(await text(request)) })
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' })
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
  })
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, asked }
}

/** A signature to send; whose it is does not matter here, only that it can be read. */
async function signed(t: TestContext): Promise<{ here: World; cms: Uint8Array; at: Instant }> {
  const here = await world(t)
  const { id, person } = await enrol(here)
  return { here, cms: await here.signatures.local.sign(person, id, pin, document), at: '2026-11-25T00:00:00.000Z' }
}

test('A national signature is verified by NCANode, as its interface is documented', async (t) => {
  const { cms, at } = await signed(t)
  const tsp = { genTime: '2026-11-24T10:00:00.000+00:00', policy: '1.2.398' }
  const { url, asked } = await standIn(t, { body: found(info(), { tsp }) })
  const verified = await ncanode({ url: `${url}/` }).verify(cms, document, at)
  assert.deepEqual(asked, [{
    path: 'POST /cms/verify',
    body: { cms: Buffer.from(cms).toString('base64'), data: Buffer.from(document).toString('base64'), revocationCheck: ['OCSP'] },
  }])
  assert.deepEqual(verified.signer, { name: 'ҮЛГІҚЫЗЫ АЙГҮЛ', identifier, organisation: { identifier: organisationIdentifier }, roles: ['head'] })
  assert.equal(verified.signedAt, '2026-11-24T10:00:00.000Z')
  assert.deepEqual(verified.revocation, { method: 'ocsp', producedAt: at })
  assert.equal(verified.provider, 'kz-ncanode')
  assert.match(verified.certificate, /^-----BEGIN CERTIFICATE-----/)
})

const users: readonly [string | string[], string[]][] = [
  ['INDIVIDUAL', ['person']],
  [['ORGANIZATION', 'CAN_SIGN'], ['sign']],
  [['ORGANIZATION', 'CAN_SIGN_FINANCIAL'], ['finance']],
  [['ORGANIZATION', 'EMPLOYEE'], ['employee']],
  [['ORGANIZATION', 'HR'], []],
]
test('The capacity is taken from the key’s user', async (t) => {
  const { cms, at } = await signed(t)
  for (const [keyUser, roles] of users) {
    const { url } = await standIn(t, { body: found(info({ keyUser })) })
    assert.deepEqual((await ncanode({ url }).verify(cms, document, at)).signer.roles, roles)
  }
})

const invalid = (more: Json): Json => ({ ...found(info({ valid: false, ...more })), valid: false })

const refused: readonly [string, Json, Parameters<typeof failing>[0], RegExp][] = [
  ['A revoked certificate', invalid({ revocations: [{ revoked: true, by: 'OCSP' }] }), 'refused', /revoked/],
  ['A revoked certificate, in an older answer', invalid({ revocations: undefined, revokedBy: ['OCSP'] }), 'refused', /revoked/],
  ['An expired certificate', invalid({ notAfter: '2026-02-01T00:00:00.000+00:00' }), 'refused', /expired/],
  ['A signature that does not hold', { ...found(), valid: false }, 'refused', /did not pass/],
  ['A certificate of no trusted authority', found(info({ valid: false })), 'refused', /did not pass/],
  ['A key for signing in', found(info({ keyUsage: 'AUTH' })), 'refused', /authentication/],
  ['A certificate that names no person', found(info({}, { iin: 'none' })), 'refused', /not issued/],
  ['A “valid” answer without any signer', { valid: true, signers: [] }, 'invalid', /exactly one signer/],
  ['A “valid” signer without a certificate', { valid: true, signers: [{ certificates: [] }] }, 'invalid', /exactly one signer/],
]
test('What NCANode does not vouch for is refused, with the reason', async (t) => {
  const { cms, at } = await signed(t)
  for (const [sentence, body, kind, words] of refused) {
    const { url } = await standIn(t, { body })
    await assert.rejects(ncanode({ url }).verify(cms, document, at), failing(kind, words), sentence)
  }
})

test('A document inside the signature must be the same one: NCANode would not look', async (t) => {
  const { here, at } = await signed(t)
  const { id, person } = await enrol(here)
  await save(here.folder, 'doc', 'another document')
  await save(here.folder, 'key.pem', await here.signatures.local.exportKey(person, id, pin, 'password'))
  const sign = ['cms', '-sign', '-binary', '-nodetach', '-in', 'doc', '-signer', 'key.pem', '-passin', 'pass:password']
  await openssl(here.folder, ...sign, '-outform', 'DER', '-out', 'out')
  const { url, asked } = await standIn(t, { body: found() })
  const verify = ncanode({ url }).verify(await load(here.folder, 'out'), document, at)
  await assert.rejects(verify, failing('invalid', /another document/))
  assert.deepEqual(asked, [])
})

test('What NCANode cannot read is told from what it cannot do', async (t) => {
  const { cms, at } = await signed(t)
  const verify = async (answer: Answer): Promise<unknown> =>
    ncanode({ url: (await standIn(t, answer)).url }).verify(cms, document, at)
  const digest = 'message-digest attribute value does not match calculated value'
  await assert.rejects(verify({ status: 400, body: { status: 400, message: digest } }), failing('invalid', /another document/))
  const malformed = verify({ status: 400, body: { status: 400, message: 'Malformed content.' } })
  await assert.rejects(malformed, failing('invalid', /not an electronic/))
  const outages: readonly Answer[] = [
    { status: 500, body: { status: 500 } }, { status: 404, body: 'no' }, { body: 'not JSON' }, { body: { status: 200 } },
  ]
  for (const answer of outages) {
    await assert.rejects(verify(answer), failing('unavailable', /does not answer/))
  }
})

test('An NCANode that is silent or away is an outage', async (t) => {
  const { cms, at } = await signed(t)
  const mute = createServer(() => undefined)
  t.after(() => {
    mute.close()
    mute.closeAllConnections()
  })
  mute.listen(0, '127.0.0.1')
  await once(mute, 'listening')
  const { port } = mute.address() as AddressInfo
  const adapters: readonly SignatureAdapter[] = [
    ncanode({ url: `http://127.0.0.1:${port}`, timeoutMs: 30 }),
    ncanode({ url: 'http://127.0.0.1:9' }),
  ]
  for (const adapter of adapters) {
    await assert.rejects(adapter.verify(cms, document, at), failing('unavailable', /does not answer/))
  }
})

test('It stands beside the local kind when it is switched on, and says what it is', async (t) => {
  const { url } = await standIn(t, { body: found() })
  const { signatures } = await world(t, [ncanode({ url })])
  assert.deepEqual(signatures.providers().map(({ id }) => id), ['local', 'kz-ncanode'])
  assert.match(signatures.providers()[1]?.legalForce.ru ?? '', /Национального удостоверяющего центра/)
})
