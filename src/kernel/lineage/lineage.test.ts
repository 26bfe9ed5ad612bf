/** Specifies the thread: followed both ways by the shortest way, at a cost that does not grow with the number of ways. */
import assert from 'node:assert/strict'
import { before, after, test } from 'node:test'
import { same } from '../../law/text.ts'
import { transact } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { migrations } from '../migrations.ts'
import { type Lineage, openLineage } from './index.ts'

let database: TestDatabase
let lineage: Lineage

before(async () => {
  database = await testDatabase({ migrations })
  lineage = openLineage({ db: database.db, now: () => '2026-02-02T05:00:00.000Z' })
})
after(() => database.close())

const enter = (links: Readonly<Record<string, readonly string[]>>): Promise<void> => transact(database.db, async (tx) => {
  for (const id of new Set(Object.entries(links).flatMap(([thing, sources]) => [thing, ...sources]))) await lineage.put(tx, { id, kind: 'thing', title: same(id) })
  for (const [thing, sources] of Object.entries(links)) for (const source of sources) await lineage.link(tx, thing, source, 'made from')
})

test('what a thing was made from comes nearest first, each thing once, by the shortest way; and so does what was made from it', async () => {
  await enter({ model: ['run', 'corpus'], run: ['corpus', 'tokenizer'], tokenizer: ['corpus'], corpus: ['data'] })
  const told = (reached: Awaited<ReturnType<Lineage['sources']>>) => reached.map(({ id, distance, by }) => [id, distance, by])
  assert.deepEqual(told(await lineage.sources('model')), [['corpus', 1, 'model'], ['run', 1, 'model'], ['data', 2, 'corpus'], ['tokenizer', 2, 'run']])
  assert.deepEqual(told(await lineage.made('data')), [['corpus', 1, 'data'], ['model', 2, 'corpus'], ['run', 2, 'corpus'], ['tokenizer', 2, 'corpus']])
  const all = await lineage.sourcesOf(['tokenizer', 'data', 'nothing'])
  assert.deepEqual([told(all.get('tokenizer')!), all.get('data'), all.get('nothing')], [[['corpus', 1, 'tokenizer'], ['data', 2, 'corpus']], [], []])
})

test('a circle ends', async () => {
  await enter({ one: ['two'], two: ['three'], three: ['one'] })
  assert.deepEqual((await lineage.sources('one')).map(({ id }) => id), ['two', 'three'])
})

test('five layers of thirty things, each made from all of the layer below, are followed although twenty-four million ways lead through them', { timeout: 60_000 }, async () => {
  const layer = (n: number): readonly string[] => Array.from({ length: 30 }, (_, at) => `layer ${n}: ${at}`)
  await enter({ top: layer(0), ...Object.fromEntries([0, 1, 2, 3].flatMap((n) => layer(n).map((thing) => [thing, layer(n + 1)]))) })
  assert.equal((await lineage.sources('top')).length, 150)
  assert.equal((await lineage.made('layer 4: 7')).length, 121)
})
