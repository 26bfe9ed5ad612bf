/** Specifies what of a declaration travels with the rules that a decision applied. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBy } from './reading.ts'
import type { Reading } from './evaluate.ts'
import { same } from './text.ts'

const list = { title: same('A list'), versions: [] }
const table = { title: same('A table'), versions: [] }
const bands = { title: same('Bands'), versions: [] }
const reading = { on: '2026-02-02', parameters: {}, lists: { cities: list, trees: list, late: list }, tables: { norms: table, others: table }, bands: { grades: bands } } as unknown as Reading

test('of lists and tables a decision keeps those that its rules read, at whatever depth, and no others', () => {
  const kept = readBy([{ rule: 'all', of: [
    { rule: 'inList', fact: 'city', list: 'cities' },
    { rule: 'atLeast', left: { term: 'fact', fact: 'area' }, right: { term: 'times', left: { term: 'lookup', table: 'norms', by: ['kind'] }, right: { term: 'number', value: '2' } } },
  ] }], reading)
  assert.deepEqual([Object.keys(kept.lists ?? {}), Object.keys(kept.tables ?? {}), kept.bands, kept.on], [['cities'], ['norms'], undefined, '2026-02-02'])
  assert.deepEqual(readBy([{ rule: 'given', fact: 'trees' }], reading), { on: '2026-02-02', parameters: {} })
})

test('a questionnaire brings the lists by which its questions are asked', () => {
  const questionnaire = { title: same('Points'), version: '1', basis: {}, sections: [{ name: 'a', title: same('A'), questions: [{ fact: 'q', points: {}, asked: { rule: 'inList', fact: 'city', list: 'late' } }] }] }
  const kept = readBy([{ rule: 'atLeast', left: { term: 'score', questionnaire: 'points' }, right: { term: 'number', value: '5' } }], { ...reading, questionnaires: { points: questionnaire, other: questionnaire } } as unknown as Reading)
  assert.deepEqual([Object.keys(kept.questionnaires ?? {}), Object.keys(kept.lists ?? {})], [['points'], ['late']])
})
