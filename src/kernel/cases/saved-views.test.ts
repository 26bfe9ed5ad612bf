import assert from 'node:assert/strict'
import { Failure } from '../../law/failure.ts'
import { transact } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import type { QueueView } from './index.ts'
import { inGardens } from './testing.ts'

const refused = (kind: Failure['kind']) => (error: unknown) => error instanceof Failure && error.kind === kind

inGardens('a view is kept under a name for whoever saved it, and shown to holders of the same office when it is shared', async (world) => {
  const { cases: { views }, db } = world.kernel
  const { officer, head } = world.office
  const colleague = await world.officer('officer')
  const seenBy = async (actor: Actor) => (await views.of(actor)).map(({ name, query, shared, by }) => [name, query, shared, by])
  await views.save(officer, { name: '  Late   ones ', query: 'waits=late', shared: false })
  await views.save(officer, { name: 'All', query: 'state=all', shared: true })
  assert.deepEqual(await seenBy(officer), [['All', 'state=all', true, undefined], ['Late ones', 'waits=late', false, undefined]])
  assert.deepEqual(await seenBy(colleague), [['All', 'state=all', true, officer.name]])
  assert.deepEqual(await seenBy(head), [], 'another office sees nothing of it')

  await views.save(officer, { name: 'All', query: 'state=closed', shared: false })
  assert.deepEqual(await seenBy(colleague), [], 'one of the same name takes its place')
  const [all, late] = await views.of(officer) as readonly [QueueView, QueueView]
  await assert.rejects(views.change(officer, late.id, { name: 'All' }), refused('invalid'))
  await assert.rejects(views.save(officer, { name: ' ', query: '', shared: false }), refused('invalid'))
  await views.change(officer, late.id, { shared: true })
  await views.change(officer, late.id, { name: 'Overdue' })
  assert.deepEqual(await seenBy(colleague), [['Overdue', 'waits=late', true, officer.name]])
  const named = async (actor: Actor, word: string) => (await views.of(actor, (name) => name.includes(word))).map(({ name }) => name)
  assert.deepEqual([await named(colleague, 'due'), await named(officer, 'due'), await named(colleague, 'All')], [['Overdue'], ['Overdue'], []], 'where only some names are wanted, those alone')

  for (const act of [() => views.change(colleague, late.id, { name: 'Mine' }), () => views.change(head, late.id, { shared: false }), () => views.remove(colleague, late.id)]) await assert.rejects(act(), refused('not found'))
  await views.remove(officer, all.id)
  await transact(db, (tx) => views.forget(tx, officer.person))
  assert.deepEqual([await seenBy(officer), await seenBy(colleague)], [[], []])
})
