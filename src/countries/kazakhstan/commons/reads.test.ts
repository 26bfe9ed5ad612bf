/** What is known of the reads of a dataset. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transact } from '../../../kernel/index.ts'
import { openCommonsWorld } from './testing.ts'

test('every read is counted, and whoever reads often once; visitors are read for, but are nobody', async (t) => {
  const world = await openCommonsWorld()
  t.after(() => world.close())
  const { kernel: { db }, commons: { datasets, reads, access }, owner } = world
  const dataset = await transact(db, (tx) => datasets.create(tx, owner, { namespace: 'ulgi', name: 'mektepter' }))
  assert.deepEqual(await reads.count(dataset.id), { reads: 0, readers: 0 })
  const other = await world.founder('«Бөтен Үлгі» ЖШС')
  for (const actor of [owner, owner, other, null, null]) {
    await reads.note({ dataset: dataset.id, version: 1, door: 'page', mode: 'query', by: 'open', asker: await access.asker(actor), what: 'data 0+20' })
  }
  assert.deepEqual(await reads.count(dataset.id), { reads: 5, readers: 2 })
  assert.equal((await reads.byRight(dataset.id)).get('open')?.reads, 5)
})
