/** Specifies what counts as registered: a key by the system that it names, a model by any entry, lent data by an entry of whoever holds them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Running } from '../../../kernel/running.ts'
import { same } from '../../../law/text.ts'
import { type DeclaredUse, gapsIn, type Registered, unconfirmedIn } from './gaps.ts'

const [owner, other] = ['organisation:01900000-0000-7000-8000-000000000001', 'organisation:01900000-0000-7000-8000-000000000002'] as const
const one = (thing: string, kind: Running['kind'], more: Partial<Running> = {}): Running => ({ thing, kind, title: same(thing), names: [], ...more })
const entry = (number: string, more: Partial<Registered> = {}): Registered => ({ number, owner, models: '', datasets: '', ...more })
const gaps = (running: readonly Running[], registered: readonly Registered[]): readonly string[] => gapsIn(running, registered).map(({ thing }) => thing)

test('a key is covered by a system of its own holder that it names, and by nobody else’s', () => {
  const keys = [one('bare', 'key', { owner }), one('bound', 'key', { owner, system: 'AIS-1' }), one('gone', 'key', { owner, system: 'AIS-9' }), one('foreign', 'key', { owner: other, system: 'AIS-1' })]
  assert.deepEqual(gaps(keys, [entry('AIS-1')]), ['bare', 'gone', 'foreign'])
})

test('a model is covered by any entry that names it as a word, in whatever letters', () => {
  const models = [one('named', 'model', { names: ['shanyraq-kk-10m'] }), one('part', 'model', { names: ['shanyraq'] })]
  assert.deepEqual(gaps(models, [entry('AIS-1', { owner: other, models: 'Модель «Shanyraq-KK-10M».' })]), ['part'])
})

test('lent data are covered by an entry of whoever holds the grant, and not by another’s', () => {
  const grant = one('lent', 'grant', { owner, names: ['ulgi/jabyq', 'jabyq'] })
  assert.deepEqual(gaps([grant], [entry('AIS-1', { owner: other, datasets: 'ulgi/jabyq' })]), ['lent'])
  assert.deepEqual(gaps([grant], [entry('AIS-1', { datasets: 'til, jabyq' })]), [])
  assert.deepEqual(gaps([], [entry('AIS-1')]), [])
})

test('a purchase or a service is covered by whatever system it names; one that is neither the body’s own nor its supplier’s is named and not confirmed', () => {
  const use = (thing: string, more: Partial<DeclaredUse>): DeclaredUse => ({ thing, kind: 'purchase', title: same(thing), names: [], owner: 'body:akimat', ...more })
  const uses = [use('none', {}), use('own', { system: 'AIS-1' }), use('supplied', { system: 'AIS-2', supplier: other }), use('foreign', { system: 'AIS-2', kind: 'service' }), use('programme', { system: 'AIS-3' }), use('gone', { system: 'AIS-9', supplier: other })]
  const { owner: _, ...programmes } = entry('AIS-3')
  const registered = [entry('AIS-1', { owner: 'body:akimat' }), entry('AIS-2', { owner: other }), programmes]
  assert.deepEqual(gapsIn(uses, registered).map(({ thing }) => thing), ['none', 'gone'])
  assert.deepEqual(unconfirmedIn(uses, registered).map(({ thing }) => thing), ['foreign', 'programme'])
})
