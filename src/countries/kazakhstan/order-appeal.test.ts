/** Specifies what those whom an order binds can do: learn who gave it and why, and appeal, while it keeps them from everything else. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Cases } from '../../kernel/cases/index.ts'
import { transact } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { Failure } from '../../law/failure.ts'
import { instantAt } from '../../law/time.ts'
import { orderRoutes } from '../../portal/services/index.ts'
import { testPortal } from '../../portal/testing.ts'
import { type CommonsWorld, openCommonsWorld } from './commons/testing.ts'

const reason = { kk: 'Тексеру жүріп жатыр', ru: 'Идёт проверка', en: 'An inspection is under way' }
const titles = { administrator: { kk: 'Әкімші', ru: 'Администратор', en: 'Administrator' } }

describe('an order that binds somebody', () => {
  let world: CommonsWorld
  let authority: Actor
  let company: Actor
  let stranger: Actor
  let judges: readonly [Actor, Actor]
  let keys = 0

  before(async () => {
    world = await openCommonsWorld()
    await world.kernel.journal.settle()
    authority = await world.officer('administrator')
    ;[company, stranger] = [await world.founder(), await world.founder()]
    judges = [await world.officer('technopark.appeals'), await world.officer('technopark.appeals')]
  })
  after(() => world.close())

  const suspend = (subject: string): Promise<string> => transact(world.kernel.db, (tx) => world.kernel.orders.suspend(tx, authority, { subject, reason, office: 'administrator' }))
  const lift = (order: string): Promise<void> => transact(world.kernel.db, (tx) => world.kernel.orders.lift(tx, authority, { order }))
  const standing = (subject: string): boolean => world.kernel.orders.standing(subject) !== undefined
  const page = async (actor: Actor): Promise<string> => (await testPortal({ routes: orderRoutes(world.kernel, titles), session: { actor } }).ask('/en/orders')).text()
  const alone = ({ person, name }: Actor): Actor => ({ person, name, roles: [] })

  async function drafted(actor: Actor, order: string, procedure = 'orders.appeal'): Promise<Parameters<Cases['file']>[1]> {
    const { cases } = world.kernel
    const draft = await cases.begin(actor, { procedure, subject: order })
    for (const one of (await cases.draft(actor, draft)).procedure.form) assert.deepEqual(await cases.savePage(actor, draft, one, { objections: 'Негіз жоқ' }), [])
    return { draft, signature: await world.sign(actor, cases.draftDocument(await cases.draft(actor, draft))) }
  }
  const appeal = async (actor: Actor, order: string, procedure?: string): Promise<string> => world.kernel.cases.file(actor, await drafted(actor, order, procedure))

  async function act(actor: Actor, id: string, outcome: string, signed = false): Promise<void> {
    const { cases } = world.kernel
    const doing = { type: 'complete', outcome, reasons: 'Дәлелдер негізді.' } as const
    await cases.perform(actor, { case: id, key: `act ${keys += 1}`, doing, ...(signed && { signature: await world.sign(actor, await cases.document(id, doing)) }) })
  }

  it('is told to the heads of a company by letter, and shown to them with who gave it, why and how to appeal, and to nobody else', async () => {
    const subject = `organisation:${company.organisation!.id}`
    const order = await suspend(subject)
    const letters = await world.letters()
    const [letter] = letters.filter(({ body }) => body.includes('/kk/orders'))
    assert.match(letter!.body, /Тексеру жүріп жатыр[^]*http:\/\/localhost:3000\/kk\/orders/)
    assert.equal(letters.filter(({ body }) => body.includes('/orders')).length, 1)
    const shown = await page(company)
    assert.match(shown, /Administrator[^]*An inspection is under way/)
    assert.ok(shown.includes(`/en/services/orders.appeal/apply?subject=${order}`))
    assert.match(await page(stranger), /No order binds you/)
    await lift(order)
    assert.match(await page(company), /No order binds you/)
  })

  it('is lifted by a granted appeal, which a suspended company may file, once, and a stranger may not', async () => {
    const subject = `organisation:${company.organisation!.id}`
    const order = await suspend(subject)
    await assert.rejects(world.kernel.cases.begin(company, { procedure: 'technopark.residency' }), { kind: 'refused' }, 'an order keeps from everything else')
    for (const actor of [stranger, alone(stranger)]) await assert.rejects(appeal(actor, order))
    const id = await appeal(company, order)
    await assert.rejects(appeal(company, order), { kind: 'conflict' })
    await act(judges[0], id, 'proposeLift')
    assert.ok(standing(subject), 'a proposal lifts nothing')
    await assert.rejects(act(judges[0], id, 'lift', true), { kind: 'refused' }, 'two people rule')
    await act(judges[1], id, 'lift', true)
    assert.ok(!standing(subject))
    const [entry] = await world.kernel.journal.entriesOf(subject, { limit: 1 })
    assert.equal(entry!.type, 'order.lifted')
    assert.ok(typeof (entry!.body as { readonly decision?: unknown }).decision === 'string', 'the journal names the ruling')
    await assert.rejects(lift(order), { kind: 'not found' }, 'nothing is lifted twice')
  })

  it('stands when the appeal is dismissed, and a ruling on one that was lifted meanwhile does nothing', async () => {
    const subject = `organisation:${company.organisation!.id}`
    const order = await suspend(subject)
    const dismissed = await appeal(company, order)
    await act(judges[0], dismissed, 'proposeUphold')
    await act(judges[1], dismissed, 'uphold', true)
    assert.ok(standing(subject))
    const again = await appeal(company, order)
    await act(judges[0], again, 'proposeLift')
    await lift(order)
    const other = await suspend(subject)
    await act(judges[1], again, 'lift', true)
    assert.ok(standing(subject), 'another order is another matter')
    await lift(other)
  })

  it('is before the board once: of two appeals filed at one moment one is taken, and the other stays a draft', async () => {
    const { cases } = world.kernel
    const order = await suspend(`organisation:${company.organisation!.id}`)
    const drafts = [await drafted(company, order), await drafted(company, order)]
    const filed = await Promise.allSettled(drafts.map((draft) => cases.file(company, draft)))
    const [refused] = filed.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    const [taken] = filed.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    assert.ok(refused instanceof Failure && refused.kind === 'conflict' && taken !== undefined)
    const left = drafts.find((_, at) => filed[at]!.status === 'rejected')!
    await assert.rejects(cases.file(company, left), { kind: 'conflict' })
    await act(judges[0], taken, 'proposeLift')
    await act(judges[1], taken, 'lift', true)
    await assert.rejects(cases.deleteDraft(stranger, left.draft), { kind: 'not found' })
    await cases.deleteDraft(company, left.draft)
    assert.deepEqual(await cases.ownDrafts(company), [], 'what can no longer be filed can be thrown away')
  })

  it('is neither examined nor ruled on by whoever gave it, nor is the appeal given to them', async () => {
    const subject = `organisation:${company.organisation!.id}`
    await transact(world.kernel.db, (tx) => world.kernel.parties.grantRole(tx, { system: 'seed' }, { person: authority.person, role: 'technopark.appeals' }))
    const order = await suspend(subject)
    const id = await appeal(company, order)
    const itsAuthor: Actor = { ...authority, roles: ['technopark.appeals'] }
    const yourOwn = { kind: 'refused', message: /You gave this order/ }
    await assert.rejects(act(itsAuthor, id, 'proposeUphold'), yourOwn)
    assert.match((await world.kernel.cases.view(itsAuthor, id)).permit.because!.en, /You gave this order/)
    await assert.rejects(world.kernel.cases.perform(judges[0], { case: id, key: 'to its author', doing: { type: 'assign', to: authority.person } }), { kind: 'invalid' })
    await act(judges[0], id, 'proposeUphold')
    await assert.rejects(act(itsAuthor, id, 'uphold', true), yourOwn)
    await act(judges[1], id, 'reconsider', true)
    await act(judges[0], id, 'proposeLift')
    await assert.rejects(act(itsAuthor, id, 'lift', true), yourOwn)
    await lift(order)
    await assert.rejects(act(itsAuthor, id, 'lift', true), yourOwn, 'even when it was lifted meanwhile')
    await act(judges[1], id, 'lift', true)
    assert.ok(!standing(subject))
  })

  it('on a person is appealed by that person', async () => {
    const subject = `person:${stranger.person}`
    const order = await suspend(subject)
    await assert.rejects(appeal(alone(company), order, 'orders.personal-appeal'))
    const id = await appeal(alone(stranger), order, 'orders.personal-appeal')
    await act(judges[0], id, 'proposeLift')
    await act(judges[1], id, 'lift', true)
    assert.ok(!standing(subject))
  })

  it('on a dataset binds its owner: no version is released, what was read waits, and the owner sees how to appeal', async () => {
    const { commons: { datasets, publication }, kernel, owner } = world
    const dataset = await world.publish('buiryq', { 'data.csv': 'атауы,саны\nҮлгі,12\nБірінші,30\n' })
    const subject = `dataset:${dataset.id}`
    const order = await suspend(subject)
    await assert.rejects(world.bring('buiryq', { 'data.csv': 'атауы,саны\nҮлгі,13\n' }), { kind: 'refused', message: /An inspection is under way/ })
    assert.match(await page(owner), /An inspection is under way/)
    await assert.rejects(appeal(stranger, order))
    await transact(kernel.db, (tx) => publication.withdraw(tx, owner, dataset, reason))
    await lift(order)
    await world.bring('buiryq', { 'data.csv': 'атауы,саны\nҮлгі,14\n' })
    assert.equal((await datasets.byId(dataset.id)).latest, 2, 'what owners took back themselves they may mend')
  })

  it('on a dataset is appealed in the name of its owner alone, and lifted by nobody who acts for the owner, in whatever office', async () => {
    const { kernel, owner } = world
    const dataset = await world.publish('ieleri', { 'data.csv': 'атауы,саны\nҮлгі,12\nБірінші,30\n' })
    const subject = `dataset:${dataset.id}`
    const order = await suspend(subject)
    await transact(kernel.db, (tx) => kernel.parties.delegate(tx, stranger, owner.person, { scope: 'all', until: instantAt(Date.parse(kernel.now()) + 30 * 86_400_000) }))
    const forAnother: Actor = { ...alone(owner), organisation: stranger.organisation!, capacity: 'delegate' }
    await assert.rejects(appeal(alone(owner), order, 'orders.personal-appeal'), { kind: 'invalid' }, 'the head of the owner is not the owner')
    await assert.rejects(appeal(forAnother, order), { kind: 'invalid' }, 'nor is another company that they act for')
    for (const role of ['administrator', 'technopark.appeals']) await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person: owner.person, role }))
    const inOffice = (role: string): Actor => ({ ...alone(owner), roles: [role] })
    await assert.rejects(transact(kernel.db, (tx) => kernel.orders.lift(tx, inOffice('administrator'), { order })), { kind: 'refused', message: /binds you or your organisation/ })
    const id = await appeal(owner, order)
    await assert.rejects(act(inOffice('technopark.appeals'), id, 'proposeLift'), { kind: 'refused' })
    await act(judges[0], id, 'proposeLift')
    await act(judges[1], id, 'lift', true)
    assert.ok(!standing(subject))
  })

  it('on what a person owns is appealed by that person, who is shown how', async () => {
    const { kernel, commons: { datasets } } = world
    const person = alone(await world.founder())
    await transact(kernel.db, (tx) => datasets.claimNamespace(tx, person, 'jeke'))
    const { id: dataset } = await transact(kernel.db, (tx) => datasets.create(tx, person, { namespace: 'jeke', name: 'oz' }))
    const order = await suspend(`dataset:${dataset}`)
    assert.ok((await page(person)).includes(`/en/services/orders.personal-appeal/apply?subject=${order}`))
    await assert.rejects(appeal(alone(stranger), order, 'orders.personal-appeal'), { kind: 'invalid' })
    const id = await appeal(person, order, 'orders.personal-appeal')
    await act(judges[0], id, 'proposeLift')
    await act(judges[1], id, 'lift', true)
    assert.ok(!standing(`dataset:${dataset}`))
  })
})
