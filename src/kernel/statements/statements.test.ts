import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { openStatements } from './index.ts'

const portal = () => openStatements(generateKeyPairSync('ed25519').privateKey)

test('a statement says the same to whoever checks it with the public key', async () => {
  const [ours, theirs] = [portal(), portal()]
  const jws = ours.sign({ says: 'сәлем', number: 1 })
  assert.deepEqual(await ours.verify(jws), { says: 'сәлем', number: 1 })
  assert.deepEqual(await theirs.verify(jws, [ours.key]), { says: 'сәлем', number: 1 })
})

test('a statement that was changed, or that somebody else signed, says nothing', async () => {
  const [ours, theirs] = [portal(), portal()]
  const [header, , signature] = ours.sign({ a: 1 }).split('.')
  assert.equal(await ours.verify(`${header}.${Buffer.from('{"a":2}').toString('base64url')}.${signature}`), undefined)
  assert.equal(await ours.verify(theirs.sign({ a: 1 })), undefined)
  assert.equal(await ours.verify('not a statement'), undefined)
})
