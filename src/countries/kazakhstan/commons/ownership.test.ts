/** Only its owner changes a dataset, whichever door an act comes through. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { organisationName } from '../../../law/official-names.ts'
import { same } from '../../../law/text.ts'
import { datasetSubject } from '../../../institutions/commons/dataset.ts'
import { openCommonsWorld, openTerms, someDescription } from './testing.ts'

test('nobody changes the dataset of another, however much they may publish their own', async (t) => {
  const world = await openCommonsWorld()
  t.after(() => world.close())
  const { kernel, commons: { datasets, publication }, owner } = world
  const { db } = kernel
  const dataset = await transact(db, (tx) => datasets.create(tx, owner, { namespace: 'ulgi', name: 'mektepter' }))
  const others: readonly Actor[] = [
    await world.founder('«Бөтен Үлгі» ЖШС'), { person: owner.person, name: owner.name, roles: [] }, { person: owner.person, name: owner.name, roles: ['commons.steward'] },
  ]
  const acts: readonly ((tx: Tx, actor: Actor) => Promise<unknown>)[] = [
    (tx, actor) => datasets.describe(tx, actor, dataset, someDescription), (tx, actor) => datasets.setTerms(tx, actor, dataset, openTerms),
    (tx, actor) => datasets.publish(tx, actor, { ...dataset, description: someDescription, latest: 1 }), (tx, actor) => datasets.remove(tx, actor, dataset),
    (tx, actor) => publication.submit(tx, actor, dataset, 'a'.repeat(40)),
  ]
  for (const actor of others) {
    for (const act of acts) await assert.rejects(transact(db, (tx) => act(tx, actor)), (error: unknown) => error instanceof Failure && error.kind === 'refused')
  }
  assert.deepEqual(await datasets.byId(dataset.id), dataset)
  await transact(db, (tx) => datasets.setTerms(tx, owner, dataset, openTerms))
  assert.deepEqual((await datasets.byId(dataset.id)).terms, openTerms)

  await transact(db, (tx) => kernel.parties.nameOrganisation(tx, owner, { ru: 'ТОО «Образец Данные»' }))
  const { owner: named } = await datasets.byId(dataset.id)
  assert.deepEqual([organisationName(named, 'ru'), organisationName(named, 'kk')], ['ТОО «Образец Данные»', owner.organisation!.name], 'each reader is told the owner’s name in their language')
})

test('what an authority suspends its owner does not open, and what its owner took back the authority still suspends', async (t) => {
  const world = await openCommonsWorld()
  t.after(() => world.close())
  const { kernel: { db, orders }, commons: { access, datasets, publication }, owner } = world
  const dataset = await world.publish('mektepter', { 'data.csv': 'атауы,саны\nҮлгі,12\nБірінші,30\n' })
  const [subject, reason] = [datasetSubject(dataset.id), same('Тексеру жүріп жатыр')]
  const authority = await world.officer('administrator')
  const current = () => datasets.byId(dataset.id)
  const readable = async (): Promise<boolean> => (await access.verdict({ kind: 'visitor' }, await current(), { mode: 'download' })).allowed
  const suspend = () => transact(db, (tx) => orders.suspend(tx, authority, { subject, reason, office: 'administrator' }))
  const lift = async () => { const seen = await current(); await transact(db, (tx) => publication.lift(tx, owner, seen)) }

  await suspend()
  await assert.rejects(lift(), { kind: 'conflict' })
  const seen = await current()
  await transact(db, (tx) => publication.withdraw(tx, owner, seen, reason))
  await lift()
  assert.equal(await readable(), false, 'the order of the authority stands')
  await transact(db, (tx) => orders.lift(tx, authority, { subject, office: 'administrator' }))
  assert.equal(await readable(), true)

  await transact(db, (tx) => publication.withdraw(tx, owner, seen, reason))
  await suspend()
  await transact(db, (tx) => orders.lift(tx, authority, { subject, office: 'administrator' }))
  assert.equal(await readable(), false, 'what its owner took back the authority does not open')
  const [own] = await orders.list()
  await assert.rejects(transact(db, (tx) => orders.lift(tx, authority, { order: own!.id })), { kind: 'refused' })
  await lift()
  assert.equal(await readable(), true)
})
