/**
 * The check of badges against the fixtures of 1EdTech's public validator: the verdict on each is the one that its own tests expect.
 * A warning there is a valid badge here, with a note. What its tests fetch from the web is served here by a counterpart: see `published`.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { verifyBadge } from '../src/institutions/university/badges/verify.ts'
import type { Rule } from '../src/institutions/university/badges/findings.messages.ts'

const folder = join(import.meta.dirname, 'open-badges/fixtures')
const file = (name: string): Buffer => readFileSync(join(folder, name))

/** What stands on the web for the fixtures: the status list is theirs; the list of the revoked is ours, because theirs is kept by a service; whatever else they name is not there. */
const published: Readonly<Record<string, () => Uint8Array>> = {
  'https://raw.githubusercontent.com/1EdTech/digital-credentials-public-validator/refs/heads/main/inspector-vc/src/test/resources/ob30/bit-string-list/testlist': () => file('ob30/bit-string-list/testlist'),
  'https://dc.1edtech.org/wellspring2022/wellspring-portal/api/revocations/da1e96e9-afcc-4eed-b9a2-2ddf7353214c': () => Buffer.from(JSON.stringify({
    issuer: 'did:web:dc.1edtech.org:wellspring2022:wellspring-portal:org:da1e96e9-afcc-4eed-b9a2-2ddf7353214c',
    revokedCredentials: [{ id: 'https://dc.1edtech.org/wellspring2022/wellspring-portal/credential/54418d3f-ec01-4652-800a-861c890a51a1', revoked: true, revocationReason: 'a counterpart of ours' }],
  })),
}
const check = (bytes: Uint8Array) => verifyBadge(bytes, { now: '2026-11-30T00:00:00Z' as Parameters<typeof verifyBadge>[1]['now'], ask: async (url) => published[url]?.() })

const valid = [
  'ob30/simple.json', 'ob30/simple_v1.json', 'ob30/simple-did-key-method.json', 'ob30/simple-did-web-method.json', 'ob30/simple-context-alias.json', 'ob30/simple-context-version.json', 'ob30/simple-eddsa-2022.json',
  'ob30/simple-json.svg', 'ob30/simple-jwt_v1.svg', 'ob30/simple-jwt_v1.jwt', 'ob30/sd/derivedcredential.json', 'ob30/endorsement-valid.json', 'clr20/simple.json', 'clr20/simple_v1.json',
]

/** By which rule each is invalid, among what else is found. */
const invalid: Readonly<Record<string, Rule>> = {
  'ob30/simple-err-type.json': 'type', 'ob30/simple-err-context.json': 'context', 'ob30/simple-err-issuer.json': 'schema', 'ob30/simple-err-expired.json': 'time', 'ob30/simple-err-issued.json': 'time',
  'ob30/simple-err-proof-method.json': 'proof', 'ob30/simple-err-proof-method-no-scheme.json': 'proof', 'ob30/simple-err-proof-method-unknown-scheme.json': 'proof', 'ob30/simple-err-proof-method-unknown-did-method.json': 'proof',
  'ob30/simple-err-proof-value.json': 'proof', 'ob30/simple-proof-error.json': 'proof', 'ob30/simple-noproof.json': 'proof', 'clr20/simple-noproof.json': 'proof',
  'ob30/simple-err-credential-subject-type.json': 'subject', 'ob30/simple-err-credential-subject-identifier-type.json': 'subject', 'ob30/simple-err-credential-subject-no-id-no-identifier.json': 'subject',
  'ob30/simple-err-credential-subject-result-type.json': 'subject', 'ob30/simple-err-credential-subject-achievement-result-description-type.json': 'subject', 'ob30/simple-err-credential-subject-profile-type.json': 'subject',
  'ob30/simple-err-evidence-type.json': 'evidence', 'ob30/simple-err-issuer-type.json': 'issuer', 'ob30/simple-err-issuer-parentorg-type.json': 'issuer', 'ob30/simple-err-issuer-otheridentifier-type.json': 'issuer',
  'ob30/simple-multiple-proofs.json': 'meaning', 'ob30/endorsement-err-schema-status-refresh.json': 'schema',
  'ob30/credential-status-revoked.json': 'status', 'ob30/bit-string-list/credential-status-revoked.json': 'status', 'ob30/bit-string-list/credential-status-revoked-blank-nodes.json': 'status',
}

for (const name of valid) test(`${name} is valid`, async () => {
  const { verdict, findings } = await check(file(name))
  assert.equal(verdict, 'valid', JSON.stringify(findings))
})

for (const [name, rule] of Object.entries(invalid)) test(`${name} is invalid, by the rule of the ${rule}`, async () => {
  const { verdict, findings } = await check(file(name))
  assert.equal(verdict, 'invalid')
  assert.ok(findings.some((one) => one.rule === rule && one.weight === 'fault'), JSON.stringify(findings))
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
