import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { test } from 'node:test'
import { inGardens, openGardens, ownHat } from '../../kernel/cases/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { appeal, declarations, licence, secondAppeal, withdrawal } from '../../law/testing.ts'
import { awaitedSource } from '../../kernel/awaiting/index.ts'
import { openRegisteredGardens } from '../../kernel/registers/testing.ts'
import { serviceRoutes } from '../services/index.ts'
import { testPortal } from '../testing.ts'
import type { OwnPlace } from '../institution.ts'
import { cabinetRoutes } from './index.ts'

inGardens('the cabinet lists as many as the number on top counts', async (world) => {
  const { awaiting } = world.kernel
  awaiting.offer(awaitedSource({
    kind: 'sample.many', rows: () => sql`select n::text, 'act', '{}'::jsonb, null::date, now() from generate_series(1, 250) n`,
    say: (rows) => rows.map(({ id }) => ({ title: { kk: id, ru: id, en: id }, path: `/many/${id}` })),
  }))
  const actor = world.office.officer
  assert.equal((await awaiting.count(actor)).total, 250)
  const { ask } = testPortal({ routes: cabinetRoutes(world.kernel), session: { actor } })
  assert.match(await (await ask('/en/cabinet')).text(), /<h2>[^<]*\(250\)<\/h2>/)
})

inGardens('what was begun and not sent is listed in the cabinet, to go on with or to throw away, and only in one’s own', async (world) => {
  const [founder, other] = [await world.founder(), await world.founder()]
  const draft = await world.kernel.cases.begin(founder, { procedure: 'sample.licence' })
  const cabinetOf = async (actor: typeof founder) => (await testPortal({ routes: cabinetRoutes(world.kernel), session: { actor } }).ask('/en/cabinet')).text()
  const own = await cabinetOf(founder)
  assert.match(own, /My drafts/)
  for (const path of [`/en/drafts/${draft}`, `/en/drafts/${draft}/delete`]) assert.ok(own.includes(`href="${path}"`), path)
  assert.ok(!(await cabinetOf(other)).includes(draft))
})

inGardens('a page of a draft that was left is listed once, as the draft, which goes on there', async (world) => {
  const { kernel: { cases, parties } } = world
  const founder = await world.founder()
  const draft = await cases.begin(founder, { procedure: 'sample.licence' })
  const address = `/drafts/${draft}/trade`
  for (const [page, title] of [[address, 'A licence'], ['/feedback', 'Feedback']] as const) await parties.leaveForm(founder, { page, title, action: page, form: '', fields: [['name', 'Alma']] })
  const shown = await (await testPortal({ routes: cabinetRoutes(world.kernel), session: { actor: founder } }).ask('/en/cabinet')).text()
  assert.equal(shown.split(`href="/en${address}"`).length, 2)
  assert.ok(!shown.includes(`href="/en/drafts/${draft}"`))
  assert.equal(shown.split('href="/en/feedback"').length, 2, 'other forms stand by themselves')
  assert.equal(shown.split(`href="/en/drafts/${draft}/delete"`).length, 2)
  await cases.deleteDraft(founder, draft)
  const without = await (await testPortal({ routes: cabinetRoutes(world.kernel), session: { actor: founder } }).ask('/en/cabinet')).text()
  assert.match(without, new RegExp(`href="/en${address}"[^]*?name="form"`), 'of a draft that is gone it stands by itself, and can be put away')
})

/** The gardens, in which a licence is refused by an act of another effect, which states an appeal as a refusal does. */
const dismissing = [{ ...licence, decisions: { ...licence.decisions, refuse: { ...licence.decisions.refuse, effect: 'dismiss' as const } } }, { ...appeal, about: { ...appeal.about!, effects: ['dismiss' as const] } }, withdrawal, secondAppeal]

for (const [title, procedures] of [['was refused', declarations], ['was decided otherwise against somebody', dismissing]] as const) {
  test(`what ${title} is listed in the cabinet while it can be appealed and was not, the first to be over first, and so many as can be read`, async (t) => {
    const world = await openGardens({ procedures })
    t.after(() => world.close())
    const { cases, decisions } = world.kernel
    const [founder, other] = [await world.founder(), await world.founder()]
    const [first, second] = [(await world.refused(founder)).decision, (await world.refused(founder)).decision]
    const cabinetOf = async (actor: Actor) => (await testPortal({ routes: cabinetRoutes(world.kernel), session: { actor } }).ask('/en/cabinet')).text()
    const numberOf = async (id: string) => (await decisions.find(id))!.record.number
    const shown = await cabinetOf(founder)
    assert.doesNotMatch(shown, /Nothing awaits you/)
    for (const id of [first, second]) assert.ok(shown.includes(`/decisions/${await numberOf(id)}#appeal`), id)
    for (const actor of [other, ownHat(founder), world.office.officer]) assert.equal((await cases.appealable(actor, 9)).total, 0)
    const one = await cases.appealable(founder, 1)
    assert.deepEqual([one.rows.map(({ record }) => record.id), one.total], [[first], 2])

    const draft = await cases.begin(founder, { procedure: 'sample.appeal', about: first })
    for (const page of (await cases.draft(founder, draft)).procedure.form) await cases.savePage(founder, draft, page, { why: 'It is wrong.' })
    assert.equal((await cases.appealable(founder, 9)).total, 2, 'it is not filed yet')
    await cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
    const left = await cabinetOf(founder)
    assert.ok(!left.includes(`/decisions/${await numberOf(first)}#appeal`), 'it is appealed')
    assert.ok(left.includes(`/decisions/${await numberOf(second)}#appeal`))
    world.at('2026-06-02T05:00:00.000Z')
    assert.equal((await cases.appealable(founder, 9)).total, 0, 'the time is over')
  })
}

inGardens('what was thrown away stands among one’s cases for a day, wherever one comes from, with the way to get it back; asked twice, it is there', async (world) => {
  const [founder, other] = [await world.founder(), await world.founder()]
  const draft = await world.kernel.cases.begin(founder, { procedure: 'sample.licence' })
  const portalOf = (actor: typeof founder) => testPortal({ routes: serviceRoutes(world.kernel), session: { actor } })
  const deleted = await portalOf(founder).ask(`/en/drafts/${draft}/delete`, { form: {} })
  const restores = `action="/en/drafts/${draft}/restore"`
  for (const path of ['/en/cases', deleted.headers.get('location')!]) assert.equal((await (await portalOf(founder).ask(path)).text()).split(restores).length, 2, `once at ${path}`)
  assert.ok(!(await (await portalOf(other).ask('/en/cases')).text()).includes(draft))
  for (const _ of ['once', 'twice']) {
    const back = await portalOf(founder).ask(`/en/drafts/${draft}/restore`, { form: {} })
    assert.deepEqual([back.status, back.headers.get('location')], [303, `/en/drafts/${draft}`])
  }
  assert.equal((await portalOf(other).ask(`/en/drafts/${draft}/restore`, { form: {} })).status, 404)
})

test('what somebody has is in their cabinet though nothing awaits them: entries of registers, and what institutions keep; of another’s, nothing', async (t) => {
  const world = await openRegisteredGardens()
  t.after(() => world.close())
  const [founder, other] = [await world.founder(), await world.founder()]
  const number = await world.entered({ register: 'sample.gardens', owner: { kind: 'organisation', id: founder.organisation!.id }, values: { name: 'Alma garden', soil: 'clay', trees: 12 } })
  const own: OwnPlace = { title: { kk: 'Гүлдер', ru: 'Цветы', en: 'Flowers' }, path: '/flowers', count: async ({ organisation }) => (organisation?.id === founder.organisation!.id ? 1203 : 0) }
  const shown = async (actor: Actor, path: string) => (await testPortal({ routes: cabinetRoutes(world.kernel, [own]), session: { actor } }).ask(path)).text()
  assert.match(await shown(founder, '/en/cabinet'), /What you have[^]*href="\/en\/flowers">Flowers<[^]*1,203[^]*href="\/en\/cabinet\/documents#entries">[^]*<span>1</)
  assert.match(await shown(founder, '/en/cabinet/documents'), new RegExp(`id="entries"[^]*href="/en/registers/sample.gardens/${number}"`))
  for (const actor of [other, ownHat(founder), world.office.officer]) {
    assert.doesNotMatch(await shown(actor, '/en/cabinet'), /What you have/)
    assert.doesNotMatch(await shown(actor, '/en/cabinet/documents'), new RegExp(number))
  }
  const tree = await world.entered({ register: 'sample.trees', owner: { kind: 'person', id: world.office.officer.person }, values: { where: 'At home', age: 1 } })
  assert.doesNotMatch(await shown(world.office.officer, '/en/cabinet/documents'), new RegExp(tree), 'in office one sees nothing of one’s own')
  assert.match(await shown({ ...world.office.officer, roles: [] }, '/en/cabinet/documents'), new RegExp(tree))
  await world.acted('strike', { entry: number })
  assert.doesNotMatch(await shown(founder, '/en/cabinet/documents'), new RegExp(number), 'it is struck')
})
