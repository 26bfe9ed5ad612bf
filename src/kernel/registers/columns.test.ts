/** Specifies columns that hold only for some entries: they are needed of those, and nothing of them is stated, listed or counted of the others. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Failure } from '../../law/failure.ts'
import { choice, flag, integer, text } from '../../law/field.ts'
import { register } from '../../law/register.ts'
import { atLeast, inScope, is } from '../../law/rule.ts'
import { treeRegister } from '../../law/testing-registers.ts'
import { same } from '../../law/text.ts'
import { reconcile } from '../reconcile.ts'
import { openRegisteredGardens, type RegisteredGardens } from './testing.ts'

const pool = flag('pool', { label: same('Is there a pool?') })
const depth = integer('depth', { label: same('Depth, cm'), min: 0, max: 500 })
const guard = choice('guard', { label: same('Guard'), choices: [{ value: 'day', label: same('By day') }, { value: 'always', label: same('Always') }] })
const { id: _, ...base } = treeRegister
const playgrounds = register('sample.playgrounds', {
  ...base, title: same('Playgrounds'), numbers: 'PGR',
  fields: [text('where', { label: same('Where?'), maxLength: 100 }), pool, { ...depth, when: is(pool, true) }, { ...guard, when: atLeast(depth, 100) }],
  shown: { to: 'everyone', fields: ['where', 'pool', 'depth', 'guard'] },
})

let world: RegisteredGardens
/** Within a pilot the shade is noted. */
const shaded = register('sample.shaded', {
  ...base, title: same('Shaded gardens'), numbers: 'SHG', scopes: { pilot: { title: same('The pilot'), pilot: { from: '2026-02-01', until: '2026-02-28' }, basis: base.basis } },
  fields: [text('where', { label: same('Where?'), maxLength: 100 }), { ...flag('shade', { label: same('Is there shade?'), optional: true }), when: inScope('pilot') }],
  shown: { to: 'everyone', fields: ['where', 'shade'] },
})

before(async () => { world = await openRegisteredGardens([playgrounds, shaded]) })
after(() => world.close())

const entered = (values: Parameters<RegisteredGardens['entered']>[0]['values']) =>
  world.entered({ register: 'sample.playgrounds', owner: { kind: 'body' }, values: { where: 'By the gate', ...values } })
const lacks = (...fields: readonly string[]) => (error: unknown) =>
  error instanceof Failure && error.kind === 'invalid' && JSON.stringify(error.problems.map(({ field }) => field)) === JSON.stringify(fields)
const valuesOf = async (number: string) => (await world.kernel.registers.find(number, null))!.values

test('a column is needed of an entry for which it holds, and is empty in the others whatever is said', async () => {
  await assert.rejects(entered({ pool: true }), lacks('depth'))
  await assert.rejects(entered({ pool: true, depth: 120 }), lacks('guard'), 'and so is what follows from it')
  assert.deepEqual(await valuesOf(await entered({ pool: true, depth: 40 })), { where: 'By the gate', pool: true, depth: 40 })
  assert.deepEqual(await valuesOf(await entered({ pool: false, depth: 40, guard: 'day' })), { where: 'By the gate', pool: false })
})

test('a change that opens a column must fill it, and one that closes a column takes what stood there along', async () => {
  const { db, registers } = world.kernel
  const number = await entered({ pool: false })
  const change = (values: Parameters<RegisteredGardens['acted']>[1]['values'] & object) => world.acted('change', { entry: number, values })
  await assert.rejects(change({ pool: true }), lacks('depth'))
  await change({ pool: true, depth: 120, guard: 'always' })
  assert.deepEqual(await valuesOf(number), { where: 'By the gate', pool: true, depth: 120, guard: 'always' })
  await change({ where: 'At the lake' })
  assert.deepEqual(await valuesOf(number), { where: 'At the lake', pool: true, depth: 120, guard: 'always' }, 'what is not touched stays')
  await change({ pool: false })
  assert.deepEqual(await valuesOf(number), { where: 'At the lake', pool: false })
  await assert.rejects(change({ pool: true }), lacks('depth'), 'it does not come back by itself')
  const { acts } = await registers.history((await registers.find(number, null))!)
  assert.deepEqual(acts.map(({ values }) => values)[0], { pool: false, depth: '', guard: '' })
  assert.deepEqual(await reconcile(db), [], 'and the entry follows from its acts')
})

test('lists find, sort and count nothing of what does not hold', async () => {
  const { registers } = world.kernel
  const [dry, deep] = [await entered({ pool: false, guard: 'day' }), await entered({ pool: true, depth: 300, guard: 'day' })]
  const chosen = await registers.page({ register: 'sample.playgrounds', facets: { guard: ['day'] }, limit: 50 }, null)
  assert.deepEqual(chosen.entries.map(({ number }) => number), [deep])
  const { facets } = await registers.counted({ register: 'sample.playgrounds' }, null)
  assert.equal(facets['guard']!['day'], 1)
  const all = await registers.page({ register: 'sample.playgrounds', order: { by: 'depth', descending: true }, limit: 50 }, null)
  assert.equal(all.entries[0]!.number, deep)
  assert.deepEqual(all.entries.find(({ number }) => number === dry)!.fields.map(({ name }) => name), ['where', 'pool'])
})

test('a column of a pilot is stated of what is entered in it, also when it is over, and of nothing that is entered later', async () => {
  const given = (where: string) => world.entered({ register: 'sample.shaded', owner: { kind: 'body' }, values: { where, shade: true } })
  const early = await given('By the gate')
  world.at('2026-03-02T05:00:00.000Z')
  const late = await given('At the lake')
  await world.acted('change', { entry: early, values: { where: 'By the wall' } })
  assert.deepEqual([await valuesOf(early), await valuesOf(late)], [{ where: 'By the wall', shade: true }, { where: 'At the lake' }])
  assert.deepEqual(await reconcile(world.kernel.db), [])
})
