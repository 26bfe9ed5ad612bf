/**
 * The check of badges against the fixtures of 1EdTech's public validator: the verdict on each, with every fault that is found.
 * A verdict is the one that its own tests expect (as of its commit bd30bbae), except for those of `untested`: of these it says nothing, and the verdict is ours.
 * A warning there is a valid badge here, with a note. What its tests fetch from the web is served here by a counterpart: see `published`.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { verifyBadge } from '../src/institutions/university/badges/verify.ts'

const folder = join(import.meta.dirname, 'open-badges/fixtures')
const file = (name: string): Buffer => readFileSync(join(folder, name))

/** What stands on the web for the fixtures: the status list is theirs; the list of the revoked and the document of its issuer are ours, because theirs are kept by a service; whatever else they name is not there. */
const wellspring = 'did:web:dc.1edtech.org:wellspring2022:wellspring-portal:org:da1e96e9-afcc-4eed-b9a2-2ddf7353214c'
const published: Readonly<Record<string, () => Uint8Array>> = {
  'https://dc.1edtech.org/wellspring2022/wellspring-portal/org/da1e96e9-afcc-4eed-b9a2-2ddf7353214c/did.json': () => Buffer.from(JSON.stringify({
    id: wellspring, assertionMethod: [{ id: `${wellspring}#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi`, type: 'Multikey', controller: wellspring, publicKeyMultibase: 'z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi' }],
  })),
  'https://raw.githubusercontent.com/1EdTech/digital-credentials-public-validator/refs/heads/main/inspector-vc/src/test/resources/ob30/bit-string-list/testlist': () => file('ob30/bit-string-list/testlist'),
  'https://dc.1edtech.org/wellspring2022/wellspring-portal/api/revocations/da1e96e9-afcc-4eed-b9a2-2ddf7353214c': () => Buffer.from(JSON.stringify({
    issuer: wellspring,
    revokedCredentials: [{ id: 'https://dc.1edtech.org/wellspring2022/wellspring-portal/credential/54418d3f-ec01-4652-800a-861c890a51a1', revoked: true, revocationReason: 'a counterpart of ours' }],
  })),
}
const check = (bytes: Uint8Array) => verifyBadge(bytes, { now: '2026-11-30T00:00:00Z' as Parameters<typeof verifyBadge>[1]['now'], ask: async (url) => published[url]?.() })

/** Of these its tests expect nothing, or the test is switched off (`simple-did-web-method`); `simple-jwt_v1.jwt` is no file of theirs: it is the token cut out of the SVG. */
const untested: ReadonlySet<string> = new Set([
  'ob30/simple-did-web-method.json', 'ob30/simple-noproof.json', 'ob30/simple-proof-error.json', 'ob30/simple-err-credential-subject-no-id-no-identifier.json', 'clr20/simple-noproof.json', 'ob30/simple-jwt_v1.jwt',
])

const valid = [
  'ob30/simple.json', 'ob30/simple_v1.json', 'ob30/simple-did-key-method.json', 'ob30/simple-did-web-method.json', 'ob30/simple-context-alias.json', 'ob30/simple-context-version.json', 'ob30/simple-eddsa-2022.json',
  'ob30/simple-json.svg', 'ob30/simple-jwt_v1.svg', 'ob30/simple-jwt_v1.jwt', 'ob30/sd/derivedcredential.json', 'ob30/endorsement-valid.json', 'clr20/simple.json', 'clr20/simple_v1.json',
]

const subject = '/credentialSubject'
const key = 'proof /proof/verificationMethod'

/** Every fault of each, by its rule and place. Where some of it has no meaning the proof is not judged. */
const invalid: Readonly<Record<string, readonly string[]>> = {
  'ob30/simple-err-type.json': ['type /type'],
  'ob30/simple-err-context.json': ['context /@context'],
  'ob30/simple-err-issuer.json': ['schema /', `subject ${subject}`, 'proof /proof'],
  'ob30/simple-err-expired.json': ['time /validUntil'],
  'ob30/simple-err-issued.json': [`subject ${subject}`, 'proof /proof', 'time /issuanceDate'],
  'ob30/simple-err-proof-method.json': [key],
  'ob30/simple-err-proof-method-no-scheme.json': ['meaning', key],
  'ob30/simple-err-proof-method-unknown-scheme.json': [key],
  'ob30/simple-err-proof-method-unknown-did-method.json': [key],
  'ob30/simple-err-proof-value.json': ['proof /proof'],
  'ob30/simple-proof-error.json': [`subject ${subject}`, 'proof /proof'],
  'ob30/simple-noproof.json': [`subject ${subject}`, 'proof /proof'],
  'clr20/simple-noproof.json': ['meaning', 'proof /proof', `meaning ${subject}/verifiableCredential/0`],
  'ob30/simple-err-credential-subject-type.json': [`subject ${subject}/type`, 'meaning'],
  'ob30/simple-err-credential-subject-identifier-type.json': [`subject ${subject}/identifier/0`, 'meaning'],
  'ob30/simple-err-credential-subject-no-id-no-identifier.json': [`subject ${subject}`, 'proof /proof'],
  'ob30/simple-err-credential-subject-result-type.json': [`subject ${subject}/result/1`, 'meaning'],
  'ob30/simple-err-credential-subject-achievement-result-description-type.json': [`subject ${subject}/achievement/resultDescription/2`, 'meaning'],
  'ob30/simple-err-credential-subject-profile-type.json': [`subject ${subject}/source`, 'meaning'],
  'ob30/simple-err-evidence-type.json': ['evidence /evidence/1', 'meaning'],
  'ob30/simple-err-issuer-type.json': ['issuer /issuer', 'meaning'],
  'ob30/simple-err-issuer-parentorg-type.json': ['issuer /issuer/parentOrg', 'meaning'],
  'ob30/simple-err-issuer-otheridentifier-type.json': ['issuer /issuer/otherIdentifier/1', 'meaning'],
  'ob30/simple-multiple-proofs.json': ['meaning'],
  'ob30/endorsement-err-schema-status-refresh.json': ['schema /credentialSchema/1'],
  'ob30/credential-status-revoked.json': ['status /credentialStatus'],
  'ob30/bit-string-list/credential-status-revoked.json': ['status /credentialStatus'],
  'ob30/bit-string-list/credential-status-revoked-blank-nodes.json': ['status /credentialStatus'],
}
const known = (name: string): string => (untested.has(name) ? `${name}, of which its own tests say nothing,` : name)

for (const name of valid) test(`${known(name)} is valid`, async () => {
  const { verdict, findings } = await check(file(name))
  assert.deepEqual([verdict, findings.filter(({ weight }) => weight !== 'note')], ['valid', []])
})

for (const [name, faults] of Object.entries(invalid)) test(`${known(name)} is invalid: ${faults.join(', ')}`, async () => {
  const { verdict, findings } = await check(file(name))
  assert.equal(verdict, 'invalid')
  assert.deepEqual(findings.filter(({ weight }) => weight === 'fault').map(({ rule, at }) => (at === undefined ? rule : `${rule} ${at}`)).toSorted(), faults.toSorted())
})

for (const [name, text] of [['simple-json.png', () => file('ob30/simple.json')], ['simple-jwt_v1.png', () => file('ob30/simple-jwt_v1.jwt')]] as const) for (const packed of [false, true]) test(`${name}, baked here${packed ? ' and compressed' : ''}, is valid`, async () => {
  assert.equal((await check(baked(text(), packed))).verdict, 'valid')
})

/** The least PNG with a badge in its chunk iTXt. */
function baked(text: Uint8Array, packed: boolean): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header),
    chunk('iTXt', Buffer.concat([Buffer.from(`openbadgecredential\0${packed ? '\x01' : '\0'}\0\0\0`, 'latin1'), packed ? deflateSync(text) : text])), chunk('IDAT', deflateSync(Buffer.from([0, 0]))), chunk('IEND', Buffer.alloc(0)),
  ])
}
