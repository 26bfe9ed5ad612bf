import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Need } from '../../law/need.ts'
import { same } from '../../law/text.ts'
import { matching, needsOf, serving } from './offers.ts'
import { ways, wayOf } from './ways.ts'

const offer = (title: string, ...needs: readonly Need[]) =>
  ({ title: same(title), hint: same(`${title} hint`), path: `/${title}`, needs })

test('a page stands below the word that its address says, else below that of its institution, else below none', () => {
  assert.equal(wayOf('/services/any.procedure'), 'services')
  assert.equal(wayOf('/servicesquare'), undefined)
  assert.equal(wayOf('/bodies/somebody', { way: 'data' }), 'programme')
  assert.equal(wayOf('/somewhere/else', { way: 'learning' }), 'learning')
  assert.equal(wayOf('/somewhere/else'), undefined)
  assert.equal(new Set(ways.map(({ path }) => path)).size, 5)
})

test('a service that nobody has given a need is found by whom it is for', () => {
  assert.deepEqual(needsOf({ id: 'a.b', opens: { by: 'company' } }), ['company'])
  assert.deepEqual(needsOf({ id: 'a.b', opens: { by: 'body' } }), ['state'])
  assert.deepEqual(needsOf({ id: 'a.b', opens: { by: 'person' } }), ['living'])
  assert.deepEqual(needsOf({ id: 'a.b', opens: { by: 'company' } }, { 'a.b': ['data', 'models'] }), ['data', 'models'])
})

test('what a procedure declares itself goes before what the country says of procedures from before', () => {
  assert.deepEqual(needsOf({ id: 'a.b', opens: { by: 'company' }, need: ['learning', 'models'] }, { 'a.b': ['data'] }), ['learning', 'models'])
})

test('an offer that serves two needs stands once where both are served, and is found by words of its title and hint in any order', () => {
  const all = [offer('Corpora', 'models', 'data'), offer('Residency', 'company')]
  assert.deepEqual(serving(all, ['data', 'models']).map(({ path }) => path), ['/Corpora'])
  assert.deepEqual(matching(all, ' HINT  resid').map(({ path }) => path), ['/Residency'])
  assert.equal(matching(all, '').length, 2)
  assert.equal(matching(all, 'nothing').length, 0)
})
