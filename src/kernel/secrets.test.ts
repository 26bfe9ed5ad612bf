/** Specifies the keeping of others' secrets. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { openSecrets } from './secrets.ts'

const key = () => randomBytes(32).toString('base64url')

test('a secret opens for what it belongs to, and is not seen in what is kept', () => {
  const secrets = openSecrets(key())
  const sealed = secrets.seal('құпия сөз', 'connector:1')
  assert.equal(secrets.open(sealed, 'connector:1'), 'құпия сөз')
  assert.ok(!Buffer.from(sealed, 'base64url').includes(Buffer.from('құпия')))
  assert.notEqual(secrets.seal('құпия сөз', 'connector:1'), sealed, 'the same secret is not recognised')
})

test('a secret opens for nothing else, under no other key, and not when it was changed', () => {
  const secrets = openSecrets(key())
  const sealed = secrets.seal('secret', 'connector:1')
  assert.throws(() => secrets.open(sealed, 'connector:2'))
  assert.throws(() => openSecrets(key()).open(sealed, 'connector:1'))
  const bytes = Buffer.from(sealed, 'base64url')
  bytes[bytes.length - 1]! ^= 1
  assert.throws(() => secrets.open(bytes.toString('base64url'), 'connector:1'))
})

test('a mark is the same of the same, tells nothing to whoever can guess the text, and is of this folder and matter alone', () => {
  const mine = key()
  const mark = openSecrets(mine).mark('a,c', 'tests')
  assert.match(mark, /^[0-9a-f]{64}$/)
  assert.equal(openSecrets(mine).mark('a,c', 'tests'), mark)
  assert.equal(new Set([mark, openSecrets(mine).mark('a,c', 'other'), openSecrets(key()).mark('a,c', 'tests'), createHash('sha256').update('a,c').digest('hex')]).size, 4)
})
