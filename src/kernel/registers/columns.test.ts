/** Specifies columns that hold only for some entries: they are needed of those, and nothing of them is stated, listed or counted of the others. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Failure } from '../../law/failure.ts'
import { choice, flag, integer, text } from '../../law/field.ts'
import { register } from '../../law/register.ts'
import { atLeast, is } from '../../law/rule.ts'
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
before(async () => { world = await openRegisteredGardens([playgrounds]) })
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
