/** Specifies the thread: followed both ways by the shortest way, at a cost that does not grow with the number of ways. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, after, test } from 'node:test'
import { sql } from 'kysely'
import { same } from '../../law/text.ts'
import { transact } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { migrations } from '../migrations.ts'
import { type Lineage, openLineage, type RelationKind } from './index.ts'

let database: TestDatabase
let lineage: Lineage

before(async () => {
  database = await testDatabase({ migrations })
  lineage = openLineage({ db: database.db, now: () => '2026-02-02T05:00:00.000Z' })
})
after(() => database.close())

const enter = (links: Readonly<Record<string, readonly string[]>>): Promise<void> => transact(database.db, async (tx) => {
  for (const id of new Set(Object.entries(links).flatMap(([thing, sources]) => [thing, ...sources]))) await lineage.put(tx, { id, kind: 'thing', title: same(id) })
  for (const [thing, sources] of Object.entries(links)) for (const source of sources) await lineage.link(tx, thing, source, 'derives', 'made from')
})

test('what a thing was made from comes nearest first, each thing once, by the shortest way; and so does what was made from it', async () => {
  await enter({ model: ['run', 'corpus'], run: ['corpus', 'tokenizer'], tokenizer: ['corpus'], corpus: ['data'] })
  const told = (reached: Awaited<ReturnType<Lineage['sources']>>) => reached.map(({ id, distance, by }) => [id, distance, by])
  assert.deepEqual(told(await lineage.sources('model')), [['corpus', 1, 'model'], ['run', 1, 'model'], ['data', 2, 'corpus'], ['tokenizer', 2, 'run']])
  assert.deepEqual(told(await lineage.made('data')), [['corpus', 1, 'data'], ['model', 2, 'corpus'], ['run', 2, 'corpus'], ['tokenizer', 2, 'corpus']])
  const all = await lineage.restsOn(['tokenizer', 'data', 'nothing'])
  assert.deepEqual([told(all.get('tokenizer')!), all.get('data'), all.get('nothing')], [[['corpus', 1, 'tokenizer'], ['data', 2, 'corpus']], [], []])
})

test('for a reader the nearest things are walked, so many at most, and whether there is more is told; what stands as it stood is read from the same walk', async () => {
  const leaves = Array.from({ length: 30 }, (_, at) => `leaf ${at}`)
  await enter({ ...Object.fromEntries(leaves.map((leaf) => [leaf, ['root']])), beyond: ['leaf 0'] })
  const [few, all] = await Promise.all([10, 100].map((most) => openLineage({ db: database.db, now: () => '2026-02-02T05:00:00.000Z', most }).side('root', 'made')))
  assert.deepEqual([few!.cut, all!.cut, all!.things.length], [true, false, 31])
  assert.ok(few!.things.length <= 11 && few!.things.every(({ id }) => leaves.includes(id)), 'the nearest')
  assert.equal(few!.reached(() => 'on').length, few!.things.length, 'and no link leads to what was left out')
  assert.equal(all!.reached(() => 'on', { until: '2026-02-01T00:00:00.000Z' }).length, 0)
  assert.equal(all!.reached(() => 'on', { carrying: true }).length, 31)
  assert.deepEqual((await lineage.newest(['thing'], 3)).length, 0, 'what has no page is nothing to try')
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

const relate = (links: readonly (readonly [thing: string, source: string, kind: RelationKind])[]): Promise<void> => transact(database.db, async (tx) => {
  for (const id of new Set(links.flatMap(([thing, source]) => [thing, source]))) await lineage.put(tx, { id, kind: 'thing', title: same(id) })
  for (const [thing, source, kind] of links) await lineage.link(tx, thing, source, kind, kind)
})
const ids = (reached: readonly { readonly id: string }[]): readonly string[] => reached.map(({ id }) => id)

test('what is taken back reaches what derives from it and what it permitted, and not who holds it or what uses or calls it', async () => {
  await relate([
    ['version', 'dataset', 'derives'], ['made', 'version', 'derives'], ['made', 'grant', 'permits'], ['grant', 'dataset', 'uses'], ['company', 'grant', 'holds'],
    ['served', 'made', 'derives'], ['key', 'served', 'calls'], ['key', 'company', 'holds'], ['judged', 'served', 'uses'],
  ])
  assert.deepEqual(ids(await lineage.reaches('dataset')), ['version', 'made', 'served'])
  assert.deepEqual(ids(await lineage.reaches('grant')), ['made', 'served'])
  assert.deepEqual(ids((await lineage.restsOn(['served'])).get('served')!), ['made', 'grant', 'version', 'dataset'])
  assert.deepEqual(ids((await lineage.restsOn(['key'])).get('key')!), [])
})

test('all that stands on the thread is shown, but what is lent to a company does not lead to its other keys', async () => {
  await relate([['lent', 'table', 'uses'], ['firm', 'lent', 'holds'], ['firm key', 'firm', 'holds'], ['status', 'file', 'uses'], ['firm', 'status', 'holds']])
  assert.deepEqual(ids(await lineage.made('table')), ['lent', 'firm'])
  assert.deepEqual(ids(await lineage.sources('firm')), ['lent', 'status', 'file', 'table'])
  assert.deepEqual(ids(await lineage.sources('firm key')), ['firm'])
})

test('what is come to by holding and, by a longer way, otherwise, leads on to what it holds', async () => {
  await relate([['chest', 'holder', 'holds'], ['letter', 'chest', 'holds'], ['lock', 'holder', 'uses'], ['chest', 'lock', 'derives']])
  assert.deepEqual((await lineage.made('holder')).map(({ id, distance, by }) => [id, distance, by]), [['chest', 1, 'holder'], ['lock', 1, 'holder'], ['letter', 3, 'chest']])
})

test('links from before are of the kinds that their names say, and one that nobody knows keeps its consequences', async () => {
  const file = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')
  const relations = { 'text of': 'derives', 'trained on': 'derives', 'lent to': 'holds', 'key of': 'holds', 'status by': 'holds', lends: 'uses', about: 'uses', calls: 'calls', unheard: 'derives' }
  const kinds = await transact(database.db, async (tx) => {
    const run = (text: string) => sql.raw(text).execute(tx)
    await run('create schema before; set local search_path to before')
    await run(file('001-lineage.sql'))
    await run(`insert into thing (id, kind, title, at) values ('a', 'thing', '{}', now()), ('b', 'thing', '{}', now())`)
    for (const relation of Object.keys(relations)) await sql`insert into thing_source (thing, source, relation, at) values ('a', 'b', ${relation}, now())`.execute(tx)
    await run(file('002-kinds.sql'))
    const { rows } = await sql<{ relation: string; kind: string }>`select relation, kind from thing_source`.execute(tx)
    await run('drop schema before cascade')
    return Object.fromEntries(rows.map(({ relation, kind }) => [relation, kind]))
  })
  assert.deepEqual(kinds, relations)
})
