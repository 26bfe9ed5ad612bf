import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import type { Need } from '../../law/need.ts'
import { same } from '../../law/text.ts'
import { gardens, openGardens } from '../../kernel/cases/testing.ts'
import type { Kernel } from '../../kernel/index.ts'
import { commonestServices, matching, needsOf, servicesOffered, serving } from './offers.ts'
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

test('what most applied for within the last quarter comes first, in the same order for an hour, and what concerns an earlier decision stays last', async (t) => {
  const world = await openGardens({ procedures: gardens().procedures.toReversed() })
  t.after(() => world.close())
  const kernel = world.kernel as unknown as Kernel
  const commonest = commonestServices(kernel)
  const ids = async (): Promise<readonly string[]> => (await commonest()).map(({ procedure }) => procedure.id)
  const declared = await ids()
  assert.deepEqual(declared, (await servicesOffered(kernel)).map(({ procedure }) => procedure.id), 'nobody has applied for anything')
  assert.equal(declared[0], 'sample.felling')
  for (let i = 0; i < 10; i += 1) await world.filed(await world.founder())
  world.at('2026-02-02T05:59:00.000Z')
  assert.deepEqual(await ids(), declared, 'the order stays for an hour')
  const until = async (first: string): Promise<readonly string[]> => {
    for (;;) {
      const now = await ids()
      if (now[0] === first) return now
      await setImmediate() // lets the answer of the database in
    }
  }
  world.at('2026-02-02T06:01:00.000Z')
  assert.deepEqual(await until('sample.licence'), ['sample.licence', ...declared.filter((id) => id !== 'sample.licence')])
  world.at('2026-06-03T05:00:00.000Z')
  assert.deepEqual(await until('sample.felling'), declared, 'what was filed longer ago than a quarter does not count')
})
