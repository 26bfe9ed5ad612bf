/**
 * Items of QTI 3, written for this repository (those that 1EdTech publishes may not be copied), scored by ours and by a player that we did not write: what
 * qti3-item-player 1.1.20 (npm, MIT) gave for each answer in a browser stands in `scores.json`.
 * How it was had: the item was loaded into the player (`loadItemFromXml`), the values of its responses were set, and its own response processing was run. The one
 * answer on which the two differ has `ours` beside it: of several values the player gives the default of a mapping only where none is mapped, we to each that is not,
 * as the specification says of a mapping ("when no explicit mapping for a source value is given") and as QTIWorks does.
 */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { z } from 'zod'
import { readItem, scoreOfGiven } from '../src/institutions/university/qti/index.ts'

const folder = new URL('qti/', import.meta.url)
const cases = z.array(z.object({ item: z.string(), answer: z.record(z.string(), z.array(z.string())), player: z.number(), ours: z.number().optional() }))
const scores = cases.parse(JSON.parse(readFileSync(new URL('scores.json', folder), 'utf8')))

test('every item is taken whole, and every answer has the score that the other player gives it, but for one that is known', () => {
  assert.equal(scores.filter(({ ours }) => ours !== undefined).length, 1)
  const items = new Map(readdirSync(folder).filter((name) => name.endsWith('.xml')).map((name) => {
    const read = readItem(readFileSync(new URL(name, folder), 'utf8'))
    assert.ok('item' in read, `${name}: ${JSON.stringify(read)}`)
    return [name.replace(/\.xml$/, ''), read.item] as const
  }))
  assert.deepEqual([...new Set([...items.values()].flatMap(({ interactions }) => interactions.map(({ kind }) => kind)))].toSorted(), ['choice', 'extended-text', 'gap-match', 'hottext', 'inline-choice', 'match', 'order', 'text-entry'])
  assert.deepEqual(new Set(scores.map(({ item }) => item)), new Set(items.keys()))
  for (const { item: name, answer, player, ours = player } of scores) {
    const item = items.get(name)!
    assert.equal(scoreOfGiven(item, answer), Math.max(0, Math.floor((ours / item.most) * 100)), `${name} ${JSON.stringify(answer)}`)
  }
})
