/** Specifies what holds of acts that decisions carry out whatever a declaration says: the linter would have refused it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enactment } from '../../law/core-act.ts'
import { Failure } from '../../law/failure.ts'
import type { Tx } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { openCoreActs } from './core-acts.ts'
import { felling } from './testing.ts'

test('what takes two people is carried out for somebody who signed and did not open the case, and for nobody else', async () => {
  const acts = openCoreActs()
  const done: string[] = []
  acts.keep(enactment, { reads: async () => ({}), carryOut: async (_, __, { decision }) => void done.push(decision) })
  const [drafter, head] = ['drafter', 'head'].map((person): Actor => ({ person, name: person, roles: [] })) as [Actor, Actor]
  const deciding = { declaration: felling, carriesOut: { act: enactment.name, with: {} }, facts: {}, opener: drafter.person }
  const tx = {} as Tx
  for (const [by, ...signature] of [[head], [drafter, 'kept'], [{ system: 'rules' }, 'kept']] as const) {
    await assert.rejects(acts.carryOut(tx, by, { ...deciding, decision: 'no', ...(signature[0] && { signature: signature[0] }) }), (error) => error instanceof Failure && error.kind === 'refused')
  }
  await acts.carryOut(tx, head, { ...deciding, decision: 'yes', signature: 'kept' })
  assert.deepEqual(done, ['yes'])
})
