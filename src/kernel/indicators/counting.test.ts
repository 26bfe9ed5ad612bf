/** Specifies what a stranger counts from the leaves of the journal. Pure. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { declaredCounting, openRecount } from './index.ts'
import type { Leaf } from './counting.ts'

const asOf = { until: '2026-06-30T12:00:00.000Z', zone: 'Asia/Almaty' } as const
const leaf = (type: string, subject: string, body: Leaf['body'] = {}, more: Partial<Leaf> = {}): Leaf => ({ at: '2026-03-01T05:00:00.000Z', actor: 'person:1', type, subject, body, ...more })
const entry = (number: string, type: string, state: string, more: Partial<Leaf> = {}): Leaf => leaf(`entry.${type}`, `entry:${number}`, { entry: number, register: 'a.b', state }, more)
const counted = (what: Parameters<typeof openRecount>[0], leaves: readonly Leaf[], values?: Parameters<ReturnType<typeof openRecount>['count']>[0]): number | undefined => {
  const recount = openRecount(what, asOf)
  leaves.forEach(recount.take)
  return recount.count(values)
}

test('an entry counts by the state that its last act led to, as the journal stood at the moment', () => {
  const leaves = [entry('1', 'entered', 'entered'), entry('2', 'entered', 'entered'), entry('2', 'struck', 'struck'), entry('3', 'entered', 'entered', { at: '2026-07-01T05:00:00.000Z' }), leaf('entry.entered', 'entry:9', { entry: '9', register: 'other', state: 'entered' })]
  assert.equal(counted({ over: 'entries', register: 'a.b', states: ['entered'] }, leaves), 1)
  assert.equal(counted({ over: 'entries', register: 'a.b', states: ['entered', 'struck'] }, leaves), 2)
})

test('a condition holds of what everybody reads, and of nothing that nobody may read', () => {
  const leaves = [entry('1', 'entered', 'entered'), entry('2', 'entered', 'entered'), entry('3', 'entered', 'entered')]
  const values = (number: string) => ({ 1: { done: true }, 2: { done: false } })[number]
  assert.equal(counted({ over: 'entries', register: 'a.b', states: ['entered'], where: { done: ['true'] } }, leaves, values), 1)
  assert.equal(counted({ over: 'entries', register: 'a.b', states: ['entered'], where: { done: ['true', 'false'] } }, leaves, values), 2)
})

test('decisions count by procedure, effect, year and whoever made them; what is revoked or suspended does not stand', () => {
  const issued = (id: string, more: Partial<Leaf> = {}, body: Leaf['body'] = {}): Leaf => leaf('decision.issued', `decision:${id}`, { decision: id, procedure: 'p', effect: 'grant', ...body }, more)
  const of = (type: string, id: string): Leaf => leaf(`decision.${type}`, `decision:${id}`, { decision: id })
  // In Almaty it is 2026 already.
  const leaves = [
    issued('1'), issued('2', { actor: 'system:rules' }), issued('3', {}, { effect: 'refuse' }), issued('4', { at: '2025-12-31T19:30:00.000Z' }), issued('5', { at: '2025-12-31T18:30:00.000Z' }), of('revoked', '1'), of('suspended', '2'), of('reinstated', '2'), of('revoked', 'unknown'),
  ]
  assert.equal(counted({ over: 'decisions' }, leaves), 5)
  assert.equal(counted({ over: 'decisions', effects: ['grant'], standing: true }, leaves), 3)
  assert.equal(counted({ over: 'decisions', thisYear: true }, leaves), 4)
  assert.deepEqual([counted({ over: 'decisions', by: 'rules' }, leaves), counted({ over: 'decisions', by: 'people', procedures: ['q'] }, leaves)], [1, 0])
})

test('a thing counts once, until its end is told, and again when it is told anew', () => {
  const leaves = [leaf('made', 'a'), leaf('made', 'a'), leaf('made', 'b'), leaf('gone', 'b'), leaf('made', 'c'), leaf('gone', 'c'), leaf('made', 'c')]
  assert.equal(counted({ over: 'events', types: ['made'], ends: ['gone'] }, leaves), 2)
})

test('a figure is what the newest entry states of it at the moment; what that leaves out is not known', () => {
  const states = (figures: unknown, at = '2026-03-01T05:00:00.000Z'): Leaf => leaf('told', 'month:1', { figures }, { at })
  const figure = { over: 'stated', type: 'told', figure: 'few' } as const
  assert.equal(counted(figure, [states({ few: '7', all: '20' }), states({ few: '9' }, '2026-07-01T05:00:00.000Z'), leaf('other', 'a', { figures: { few: '1' } })]), 7)
  for (const next of [{ all: '20' }, { few: '-1' }, { few: 9 }, undefined]) assert.equal(counted(figure, [states({ few: '7' }), states(next)]), undefined)
})

test('what is declared is read strictly', () => {
  assert.equal(declaredCounting.safeParse({ count: { over: 'stated', type: 'told', figure: 'few' }, of: { over: 'decisions' } }).success, false, 'a share of two kinds')
  assert.equal(declaredCounting.safeParse({ count: { over: 'entries', register: 'a.b', states: ['entered'], sql: 'drop' } }).success, false)
  assert.equal(declaredCounting.safeParse({ count: { over: 'events', types: [] } }).success, false)
})
