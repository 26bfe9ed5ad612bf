import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '../../law/failure.ts'
import { same } from '../../law/text.ts'
import { testPortal } from '../testing.ts'
import { machine } from './door.ts'

test('a header says what the body says, in letters that a header can carry', async () => {
  const { app } = testPortal({ routes: [machine('GET', '/api/refusal', () => { throw new Failure('refused', same('“Data” is another’s – «see» page 2–3…')) })] })
  const { headers } = await app.request('http://localhost:3000/api/refusal')
  assert.equal(headers.get('x-error-message'), '"Data" is another\'s - "see" page 2-3...')
})
