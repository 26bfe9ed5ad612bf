/** Specifies what of a thread is told: by name, as one of its kind held back and uncounted, or not at all. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { same } from '../../law/text.ts'
import type { Footing, Reached } from '../lineage/index.ts'
import type { Sight } from '../taken-back/index.ts'
import { ownKinds } from './own-kinds.ts'
import { footingOf, seenOn } from './seen.ts'

const reached = (id: string, by: string, distance = 1): Reached => ({ id, kind: id.split(' ')[0]!, title: same(id), path: `/${id}`, distance, by, relation: 'made from', since: '2026-02-02T05:00:00.000Z' })
const kind = { called: same('A thing'), because: same('Only its owner sees it.'), sight: async () => new Map<string, Sight>() }

/** Tells what is told of the start when these are reached and seen so. */
function told(all: readonly Reached[], sights: Readonly<Record<string, Sight>>) {
  const side = { reached: (footing: (thing: string) => Footing) => all.filter(({ id }) => footing(id) !== 'not there') }
  return seenOn(side, new Map(Object.entries(sights)), () => kind)
}

test('a thing that is held back has no name, no page and no id of its own, and many of a kind stand as one', () => {
  const seen = told([reached('key 1', 'model'), reached('key 2', 'model'), reached('data', 'model')], { 'key 1': 'held back', 'key 2': 'held back', data: 'open' })
  assert.deepEqual(seen.map(({ title, path, heldBack }) => [title.en, path, heldBack?.en]), [['A thing', undefined, 'Only its owner sees it.'], ['data', '/data', undefined]])
  assert.doesNotMatch(JSON.stringify(seen), /key [12]/)
})

test('of a past day what is held back is left out: asking for one day after another would tell when it came', () => {
  const side = { reached: () => [reached('key 1', 'model'), reached('data', 'model')] }
  const on = (so?: Parameters<typeof seenOn>[3]) => seenOn(side, new Map([['key 1', 'held back'], ['data', 'open']]), () => kind, so).map(({ heldBack, id }) => (heldBack ? 'held back' : id))
  assert.deepEqual([on(), on({ until: '2026-03-01T00:00:00.000Z' })], [['held back', 'data'], ['data']])
})

test('decisions are asked for at once, however many there are', async () => {
  let asked = 0
  const none = undefined as never
  const { decision } = ownKinds({ registers: none, indicators: none, lineage: none, standing: none, casesSeen: none, decisions: { findAll: async () => { asked += 1; return [] } } })
  const ids = Array.from({ length: 50 }, (_, at) => `decision:01990000-0000-7000-8000-0000000000${at + 10}`)
  assert.deepEqual([(await decision!.sight(none, null, ids)).size, asked], [0, 1])
})

test('what nobody may know of is not there, and a kind of which nobody said whom it is told to is not either', () => {
  assert.deepEqual(told([reached('secret', 'data')], {}), [])
  assert.deepEqual(seenOn({ reached: () => [reached('data', 'model')] }, new Map([['data', 'open']]), () => undefined), [])
})

test('one goes on from what is named, ends at what is held back, and passes by what is not told', () => {
  const footing = footingOf(new Map([['a', 'open'], ['b', 'held back']]))
  assert.deepEqual(['a', 'b', 'c'].map(footing), ['on', 'end', 'not there'])
})
