import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync, hash, verify as verifySignature } from 'node:crypto'
import { test } from 'node:test'
import { SDJwtInstance } from '@sd-jwt/core'
import { openStatements } from '../../../kernel/statements/index.ts'
import { readSettings } from '../../../kernel/settings.ts'
import { openReceipts, type Said } from './receipts.ts'

const { privateKey } = generateKeyPairSync('ed25519')
const portal = (key = privateKey) => openReceipts({
  now: () => '2026-11-26T12:00:00.000Z', statements: openStatements(key), settings: readSettings({ PUBLIC_URL: 'https://ai.example.kz' }),
})
const said = (number: number): Said => ({ requestId: `req_${number}`, model: 'ulgi', version: 'ab'.repeat(32), versionIs: 'checked', texts: [`Жауап ${number}`, 'екінші'] })

/** Signs for so many calls that end in one turn. */
async function signedTogether(calls: number, receipts = portal()): Promise<readonly string[]> {
  return Promise.all(Array.from({ length: calls }, (_, number) => new Promise<string>((done) => { receipts.sign(said(number), done) })))
}

test('calls that end together share signatures, and each gets a receipt of its own text alone', async () => {
  const receipts = await signedTogether(40)
  assert.equal(new Set(receipts.map((receipt) => receipt.split('~')[0])).size, 3)
  for (const [number, receipt] of receipts.entries()) {
    const judged = await portal().judge(receipt, `Жауап ${number}\r\n`)
    assert.deepEqual(judged, {
      verdict: 'genuine', choice: 0,
      claims: {
        iss: 'https://ai.example.kz', iat: 1_795_694_400, jti: `req_${number}`, model: 'ulgi', model_sha256: 'ab'.repeat(32), model_sha256_is: 'checked',
        output_sha256: [`Жауап ${number}`, 'екінші'].map((text) => hash('sha256', text, 'hex')), ai_generated: true,
      },
    })
    assert.equal((await portal().judge(receipt, `Жауап ${number + 1}`)).verdict, 'changed')
    assert.ok(receipt.length < 2048, `a receipt of ${receipt.length} bytes is too long for a header`)
    const [jws] = receipt.split('~')
    assert.doesNotMatch(Buffer.from(jws!.split('.')[1]!, 'base64url').toString(), /req_/, 'what is shared tells of no call')
  }
})

test('a receipt that was put together, cut or signed by another is not ours', async () => {
  const [[first = ''], [second = '']] = [await signedTogether(1), await signedTogether(1)]
  const [[jws, disclosure], [, other]] = [first.split('~'), second.split('~')]
  for (const receipt of [`${jws}~${other}~`, `${jws}~`, jws!, `${jws}~~`, `${jws}~${disclosure}`, `${jws}~${disclosure}~${other}~`, `~${disclosure}~`, '', ...await signedTogether(1, portal(generateKeyPairSync('ed25519').privateKey))]) {
    assert.deepEqual(await portal().judge(receipt, 'Жауап 0'), { verdict: 'not ours' })
  }
  assert.equal((await portal().judge(first)).verdict, 'genuine')
})

test('the library of the Open Wallet Foundation for RFC 9901 reads a receipt', async () => {
  const receipt = (await signedTogether(5))[3]!
  const publicKey = createPublicKey(privateKey)
  const reader = new SDJwtInstance({
    hasher: (data, algorithm) => Buffer.from(hash(algorithm.replace('-', ''), typeof data === 'string' ? data : Buffer.from(data), 'buffer')),
    verifier: (data, signature) => verifySignature(null, Buffer.from(data), publicKey, Buffer.from(signature, 'base64url')),
  })
  const { payload } = await reader.verify(receipt)
  assert.deepEqual(payload, {
    type: 'ai-receipts', iss: 'https://ai.example.kz', iat: 1_795_694_400,
    receipts: [{ jti: 'req_3', model: 'ulgi', model_sha256: 'ab'.repeat(32), model_sha256_is: 'checked', output_sha256: ['Жауап 3', 'екінші'].map((text) => hash('sha256', text, 'hex')), ai_generated: true }],
  })
})
