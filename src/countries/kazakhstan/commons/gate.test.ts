/** The gate of a dataset: who may decide on personal data, what is signed, and what becomes of decisions that nobody files. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { commonsAwaits } from '../../../institutions/commons/awaits.ts'
import { gateRoutes } from '../../../institutions/commons/gate/pages/gate.ts'
import type { Dataset, DatasetVersion, GateInput } from '../../../institutions/commons/index.ts'
import { manageRoutes } from '../../../institutions/commons/publishing/manage.ts'
import { mineRoutes } from '../../../institutions/commons/publishing/mine.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { instantAt } from '../../../law/time.ts'
import { deskRoutes } from '../../../portal/desk/index.ts'
import { draftRoutes } from '../../../portal/services/draft.ts'
import { testPortal, type TestPortal, testToken } from '../../../portal/testing.ts'
import { signDecision } from './publish-samples.ts'
import { type CommonsWorld, openCommonsWorld } from './testing.ts'

const phones = `телефон;баға\n${Array.from({ length: 30 }, (_, i) => `+7 701 ${String(1000000 + i * 7919)};${i}`).join('\n')}`

describe('the gate of a dataset', () => {
  let world: CommonsWorld
  before(async () => { world = await openCommonsWorld() })
  after(async () => { await world.close() })

  /** A version that waits for its owner's decision on a column of telephones. */
  async function waiting(name: string): Promise<{ readonly dataset: Dataset; readonly version: DatasetVersion }> {
    const dataset = await world.bring(name, { 'phones.csv': phones })
    return { dataset, version: await world.commons.datasets.version(dataset.id, 1) }
  }
  const deciding = (action: 'drop' | 'mask' | 'block' | 'keep'): GateInput => ({ actions: [{ table: 'phones', column: 'телефон', action }], ...(action === 'keep' && { reasons: 'Мекемелердің телефондары' }) })

  /** Somebody who may do this for the owner's organisation, and nothing else. */
  async function delegate(scope: readonly string[]): Promise<Actor> {
    const { person, name } = await world.officer()
    const until = instantAt(Date.parse(world.kernel.now()) + 30 * 86_400_000)
    await transact(world.kernel.db, (tx) => world.kernel.parties.delegate(tx, world.owner, person, { scope, until }))
    return { person, name, roles: [], organisation: world.owner.organisation!, capacity: 'delegate' }
  }
  const pagesOf = (actor: Actor): TestPortal => testPortal({ routes: gateRoutes(world.commons), session: { actor } })
  const signPath = (dataset: Dataset, draft: string): string => `/en/commons/datasets/ulgi/${dataset.name}/versions/1/gate/sign?draft=${draft}`

  it('takes decisions of whoever may publish: whoever may only file applications neither begins, reads nor files one', async () => {
    const { commons, kernel: { cases }, owner } = world
    const { dataset, version } = await waiting('rights')
    const [filer, publisher] = [await delegate(['applications.file']), await delegate(['commons.publication'])]
    await assert.rejects(cases.begin(filer, { procedure: 'commons.publication', subject: version.id }), { kind: 'refused' })
    const draft = await commons.publication.prepare(owner, dataset, version, deciding('drop'))
    await assert.rejects(cases.draft(filer, draft), { kind: 'refused' })
    await assert.rejects(cases.file(filer, { draft, signature: await world.sign(filer, cases.draftDocument(await cases.draft(owner, draft))) }), { kind: 'refused' })
    assert.equal((await pagesOf(filer).ask(signPath(dataset, draft))).status, 403)
    assert.equal((await pagesOf(publisher).ask(signPath(dataset, draft))).status, 200)
    await cases.file(publisher, { draft, signature: await world.sign(publisher, cases.draftDocument(await cases.draft(publisher, draft))) })
    assert.equal((await commons.datasets.version(dataset.id, 1)).gate?.by, publisher.person)
  })

  it('signs what was shown: where a colleague has changed the decision meanwhile, it is shown anew', async () => {
    const { commons, kernel: { cases }, owner } = world
    const { dataset, version } = await waiting('seen')
    const draft = await commons.publication.prepare(owner, dataset, version, deciding('mask'))
    const shown = async (): Promise<string> => (await (await pagesOf(owner).ask(signPath(dataset, draft))).text()).match(/name="seen" value="(?<seen>[0-9a-f]{64})"/)!.groups!['seen']!
    const sign = async (seen: string): Promise<Response> => {
      const { cms } = await world.sign(owner, cases.draftDocument(await cases.draft(owner, draft)))
      const body = new FormData()
      for (const [name, value] of Object.entries({ csrf: testToken, road: 'file', seen })) body.set(name, value)
      body.set('signature', new File([cms as Uint8Array<ArrayBuffer>], 'decision.p7s'))
      return pagesOf(owner).ask(signPath(dataset, draft), { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
    }
    const before = await shown()
    await commons.publication.prepare(owner, dataset, version, deciding('drop'), draft)
    const again = await sign(before)
    assert.equal(again.status, 422)
    const page = await again.text()
    assert.match(page, /has changed since you opened the page/)
    assert.match(page, /Leave the column out/)
    assert.equal((await commons.datasets.version(dataset.id, 1)).state, 'review')
    assert.equal((await sign(await shown())).status, 303)
    assert.deepEqual((await commons.datasets.version(dataset.id, 1)).gate?.actions, deciding('drop').actions)
  })

  it('has one open decision about a version, and none once the version is out of review', async () => {
    const { commons, kernel, owner } = world
    const { cases, db } = kernel
    const { dataset, version } = await waiting('left')
    const draft = await commons.publication.prepare(owner, dataset, version, deciding('mask'))
    assert.equal(await commons.publication.prepare(await delegate(['commons.publication']), dataset, version, deciding('drop')), draft, 'a colleague goes on with what was left')
    const [other, thrownAway] = [await cases.begin(owner, { procedure: 'commons.publication', subject: version.id }), await cases.begin(owner, { procedure: 'commons.publication', subject: version.id })]
    await cases.deleteDraft(owner, thrownAway)
    await cases.file(owner, { draft, signature: await world.sign(owner, cases.draftDocument(await cases.draft(owner, draft))) })
    assert.deepEqual((await cases.ownDrafts(owner)).filter(({ id }) => id === other), [])
    await assert.rejects(cases.restoreDraft(owner, thrownAway), { kind: 'not found' }, 'nor is one given back that was thrown away')

    const about = async ({ id }: DatasetVersion) => (await cases.ownDrafts(owner)).filter(({ subject }) => subject === id)
    const [stopped, removed] = [await waiting('left-blocked'), await waiting('left-removed')]
    for (const one of [stopped, removed]) await commons.publication.prepare(owner, one.dataset, one.version, deciding('mask'))
    assert.deepEqual([(await about(stopped.version)).length, (await about(removed.version)).length], [1, 1])
    await transact(db, (tx) => commons.publication.block(tx, owner, stopped.dataset, stopped.version, deciding('block')))
    await transact(db, (tx) => commons.datasets.remove(tx, owner, removed.dataset))
    assert.deepEqual([await about(stopped.version), await about(removed.version)], [[], []])
  })

  it('asks an owner for no other decision and takes none, not from an older page either, while a steward looks at what was decided', async () => {
    const { commons, kernel, owner } = world
    const { cases, db } = kernel
    const { dataset, version } = await waiting('kept')
    const colleague = await delegate(['commons.publication'])
    const gate = `/en/commons/datasets/ulgi/${dataset.name}/versions/1/gate`
    kernel.awaiting.offer(commonsAwaits(commons.options))
    /** Whether the owner is asked to decide: in the cabinet, and on the two pages that lead to the gate. */
    const asked = async (): Promise<readonly boolean[]> => {
      const routes = [...manageRoutes(commons), ...mineRoutes(commons)]
      const leads = async (path: string) => (await (await testPortal({ routes, session: { actor: owner } }).ask(path)).text()).includes(`href="${gate}"`)
      return [
        (await kernel.awaiting.of(owner)).some(({ kind, path }) => kind === 'commons.privacy' && gate.endsWith(path)), await leads(gate.replace(/versions.*$/, 'manage')), await leads('/en/commons/mine'),
      ]
    }
    assert.equal((await pagesOf(colleague).ask(gate)).status, 200)
    assert.deepEqual(await asked(), [true, true, true])
    const id = await signDecision(commons, owner, await commons.publication.prepare(owner, dataset, version, deciding('keep')), world.sign)
    assert.deepEqual(await asked(), [false, false, false])

    const block = () => transact(db, (tx) => commons.publication.block(tx, colleague, dataset, version, deciding('block')))
    const sent = await pagesOf(colleague).ask(gate, { form: { 'column.0': 'block', reasons: '' } })
    assert.deepEqual([sent.status, sent.headers.get('location')], [303, gate.replace(/gate$/, 'work')])
    await assert.rejects(block(), { kind: 'conflict' })
    assert.equal((await commons.datasets.version(dataset.id, 1)).state, 'review')

    const steward = await world.officer('commons.steward')
    const back = { type: 'complete', outcome: 'return', reasons: 'Телефондар кімдікі?' } as const
    await cases.perform(steward, { case: id, key: 'back', doing: back, signature: await world.sign(steward, await cases.document(id, back)) })
    await assert.rejects(block(), { kind: 'conflict' }, 'the owner mends or withdraws what was decided first')
    await cases.perform(owner, { case: id, key: 'withdraw', doing: { type: 'complete', outcome: 'withdraw' } })
    assert.deepEqual(await asked(), [true, true, true])
    await block()
    assert.equal((await commons.datasets.version(dataset.id, 1)).state, 'blocked')
  })

  it('tells the steward the names of the columns that are kept, with the reasons, and of the others no name; no value of any', async () => {
    const { commons, kernel, owner } = world
    const secret = phones.split('\n').map((line, at) => (at === 0 ? `${line};жасырын байланыс` : `${line};user${at}@example.kz`)).join('\n')
    const dataset = await world.bring('both', { 'phones.csv': secret })
    const version = await commons.datasets.version(dataset.id, 1)
    assert.deepEqual(version.suspects.map(({ column }) => column), ['телефон', 'жасырын байланыс'])
    const actions = version.suspects.map(({ table, column }) => ({ table, column, action: column === 'телефон' ? 'keep' as const : 'drop' as const }))
    const draft = await commons.publication.prepare(owner, dataset, version, { actions, reasons: 'Мекемелердің телефондары' })
    const signing = await (await pagesOf(owner).ask(signPath(dataset, draft))).text()
    for (const { column } of version.suspects) assert.ok(signing.includes(column), 'the owner reads what they sign')
    const id = await signDecision(commons, owner, draft, world.sign)

    const steward = await world.officer('commons.steward')
    const seen = await (await testPortal({ routes: deskRoutes(kernel, {}), session: { actor: steward } }).ask(`/kk/desk/cases/${id}`)).text()
    assert.match(seen, /phones\.телефон[\s\S]*Мекемелердің телефондары/)
    assert.doesNotMatch(seen, /жасырын|example\.kz|701 1000000/)
    assert.doesNotMatch(JSON.stringify((await kernel.cases.view(steward, id)).state.facts), /жасырын|example\.kz|701 1000000/)
    const confirm = { type: 'complete', outcome: 'publish' } as const
    await kernel.cases.perform(steward, { case: id, key: 'confirm', doing: confirm, signature: await world.sign(steward, await kernel.cases.document(id, confirm)) })
    assert.deepEqual((await commons.datasets.version(dataset.id, 1)).gate?.actions, actions, 'and what was decided of both is carried out')
  })

  it('lets a decision be thrown away that can no longer be filed, by its owner alone', async () => {
    const { kernel, commons, owner } = world
    const { dataset, version } = await waiting('thrown')
    const draft = await commons.publication.prepare(owner, dataset, version, deciding('mask'))
    await kernel.db.updateTable('dataset_version').set({ state: 'failed' }).where('id', '=', version.id).execute()
    const ask = async (actor: Actor, form?: Record<string, string>): Promise<number> => (await testPortal({ routes: draftRoutes(kernel), session: { actor } }).ask(`/en/drafts/${draft}/delete`, { ...(form && { form }) })).status
    assert.equal(await ask(await world.founder()), 404)
    assert.equal(await ask(owner), 200)
    assert.equal(await ask(owner, {}), 303)
    assert.deepEqual((await kernel.cases.ownDrafts(owner)).filter(({ id }) => id === draft), [])
  })
})
