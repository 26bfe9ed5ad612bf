/** Only its owner changes a dataset, whichever door an act comes through. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { openCommonsWorld, openTerms, someDescription } from './testing.ts'

test('nobody changes the dataset of another, however much they may publish their own', async (t) => {
  const world = await openCommonsWorld()
  t.after(() => world.close())
  const { kernel: { db }, commons: { datasets, publication }, owner } = world
  const dataset = await transact(db, (tx) => datasets.create(tx, owner, { namespace: 'ulgi', name: 'mektepter' }))
  const others: readonly Actor[] = [
    await world.founder('«Бөтен Үлгі» ЖШС'), { person: owner.person, name: owner.name, roles: [] }, { person: owner.person, name: owner.name, roles: ['commons.steward'] },
  ]
  const acts: readonly ((tx: Tx, actor: Actor) => Promise<unknown>)[] = [
    (tx, actor) => datasets.describe(tx, actor, dataset, someDescription), (tx, actor) => datasets.setTerms(tx, actor, dataset, openTerms),
    (tx, actor) => datasets.publish(tx, actor, { ...dataset, description: someDescription, latest: 1 }), (tx, actor) => datasets.remove(tx, actor, dataset),
    (tx, actor) => publication.submit(tx, actor, dataset, 'a'.repeat(40)),
  ]
  for (const actor of others) {
    for (const act of acts) await assert.rejects(transact(db, (tx) => act(tx, actor)), (error: unknown) => error instanceof Failure && error.kind === 'refused')
  }
  assert.deepEqual(await datasets.byId(dataset.id), dataset)
  await transact(db, (tx) => datasets.setTerms(tx, owner, dataset, openTerms))
  assert.deepEqual((await datasets.byId(dataset.id)).terms, openTerms)
})
