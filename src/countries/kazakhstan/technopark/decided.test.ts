/** Like cases side by side: whoever looks sees how they ended, and nobody's name. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { likeCases } from '../../../institutions/technopark/decided/like-cases.ts'
import { type LikeDecisions, likenessOf } from '../../../kernel/decisions/index.ts'
import { same } from '../../../law/text.ts'
import { openWorld, type World } from '../testing.ts'
import { fillRegister } from '../../../kernel/decisions/testing-register.ts'
import { placeOf } from '../../../kernel/cases/index.ts'
import { deskRoutes } from '../../../portal/desk/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { act, decideResidency, openOffice, reachDecision } from './journey.ts'
import { technoparkPortal, visitor } from './testing.ts'

const times = (count: number, kind: string, said: readonly string[], more: Partial<LikeDecisions> = {}): LikeDecisions => ({
  procedure: 'park.join', kind, title: same(kind), unmet: said.length === 0 ? [] : [{ name: 'eligible', grounds: said.map((text) => ({ text: same(text) })) }],
  days: Array.from({ length: count }, () => 10), reopened: 0, applied: ['eligible'], byClock: false, ...more,
})

describe('Like cases before a signature', () => {
  const of = (...all: readonly LikeDecisions[]) => likenessOf(all, { procedure: 'park.join', kind: 'refuse', rules: [{ name: 'eligible', rule: anyRule, verdict: true, grounds: [] }] })?.total
  const anyRule = { op: 'is', fact: 'a', value: true } as unknown as Parameters<typeof likenessOf>[1]['rules'][number]['rule']

  test('are those of the same rules that somebody decided and nobody sent back', () => {
    assert.equal(of(times(5, 'grant', [])), 5)
    for (const more of [{ applied: [] }, { applied: ['eligible', 'more'] }, { byClock: true }, { reopened: 5 }]) assert.equal(of(times(5, 'grant', [], more)), undefined, JSON.stringify(more))
    assert.equal(likenessOf([times(5, 'grant', [])], { procedure: 'park.join', kind: 'refuse', rules: [] }), undefined)
  })
})

describe('Like cases', () => {
  test('those of which exactly the same was not met stand together, and a different end among them is seen', () => {
    const { groups, few } = likeCases([times(5, 'refuse', ['no plan']), times(1, 'grant', ['no plan']), times(7, 'grant', [])])
    assert.equal(few, 0)
    assert.deepEqual(groups.map(({ count, grounds, outcomes }) => [count, grounds.map(({ text }) => text.en), outcomes.map((one) => [one.title.en, one.count])]), [
      [7, [], [['grant', 7]]], [6, ['no plan'], [['refuse', 5], ['grant', 1]]],
    ])
  })

  test('of one rule with many conditions those that failed another are not like, and four that are alike are a number only', () => {
    const { groups, few, total } = likeCases([times(4, 'refuse', ['no plan']), times(1, 'refuse', ['a shop']), times(1, 'refuse', ['no plan', 'a shop'])])
    assert.deepEqual([groups, few, total], [[], 6, 6])
  })

  test('the middle time is told, and how many an appeal sent back', () => {
    const [group] = likeCases([times(5, 'refuse', ['no plan'], { days: [1, 59, 2, 19, 4], reopened: 1 })]).groups
    assert.deepEqual([group!.days, group!.reopened], [4, 1])
  })
})

describe('The open register of decisions', () => {
  let world: World
  before(async () => { world = await openWorld() })
  after(() => world.close())

  test('five refusals on one ground are shown without a name; one on another ground and one grant are not shown', async () => {
    const office = await openOffice(world)
    const stranger = await visitor(world, technoparkPortal(world))
    const read = async () => JSON.parse(await (await stranger.get('/api/technopark/decisions')).text()) as { total: number; groups: { count: number; grounds: { ru: string }[] }[]; few: number }
    await decideResidency(world, await world.founder('«Тұмар Дерек» ЖШС'), office)
    for (let n = 0; n < 4; n += 1) await decideResidency(world, await world.founder(`«Бөтен ${n}» ЖШС`), office, { branches: '3' }, 'refuse')
    await decideResidency(world, await world.founder('«Бөтен Кен» ЖШС'), office, { subsoilUser: 'true' }, 'refuse')
    assert.deepEqual(await read(), { total: 6, few: 6, least: 5, grounds: [], groups: [] }, 'all five failed the same rule, and one for what would name it')
    await decideResidency(world, await world.founder('«Бөтен 4» ЖШС'), office, { branches: '3' }, 'refuse')
    const { groups, few, total } = await read()
    assert.deepEqual([groups.map(({ count, grounds }) => [count, grounds.map(({ ru }) => ru)]), few, total], [[[5, ['На момент регистрации у компании не должно быть филиалов и представительств.']]], 2, 7])
    const page = await (await stranger.get('/ru/technopark/decisions')).text()
    assert.match(page, /Всего решений: 7[^]*Ещё решений не показано: 2[^]*филиал/)
    assert.doesNotMatch(page, /Бөтен|Тұмар|TP-|едропользов/)
  })

  test('each ground is counted by itself, over what the groups show and nothing else', async () => {
    const all = likeCases([times(5, 'refuse', ['no plan']), times(5, 'refuse', ['no plan', 'a shop'], { days: [1, 1, 1, 1, 1] }), times(4, 'grant', ['a shop'])])
    assert.deepEqual(all.grounds.map(({ ground, count, outcomes, days }) => [ground.text.en, count, outcomes.map((one) => [one.title.en, one.count]), days]), [
      ['no plan', 10, [['refuse', 10]], 1], ['a shop', 5, [['refuse', 5]], 1],
    ], 'the four that are not told of are not counted')
  })

  test('whoever decides otherwise than most like cases were is told before signing, and goes on with a reason that is signed and stays with the case', async () => {
    const { cases, db, decisions } = world.kernel
    const office = await openOffice(world)
    const granted = await decideResidency(world, await world.founder('«Алдыңғы» ЖШС'), office)
    await fillRegister(db, { like: (await decisions.find(granted))!.record.id, count: 6 })
    const founder = await world.founder('«Өзгеше» ЖШС')
    const id = await reachDecision(world, founder, office, {}, 'refuse')
    const { ask } = testPortal({ routes: deskRoutes(world.kernel, {}), session: { actor: office.head } })
    const view = await cases.view(office.head, id)
    const doing = { type: 'complete', outcome: 'refuse', reasons: 'Жоба жаңа емес.' } as const
    await cases.keepAct(office.head, id, { doing, seen: placeOf(view.state, view.log, 'complete'), key: 'otherwise' })
    const sign = `/ru/desk/cases/${id}/sign?act=otherwise`
    const text = async (answer: Response | Promise<Response>) => (await answer).text()
    const before = await text(ask(sign))
    assert.match(before, /Большинство схожих дел решено иначе[^]*Таких дел: \d+[^]*Свидетельство о регистрации участника/)
    assert.doesNotMatch(before, /name="pin"/)
    assert.match(await text(ask(`/ru/desk/cases/${id}/sign?act=otherwise`, { form: { pin: '000000' } })), /Напишите, почему решается иначе/)
    assert.equal((await ask(`/ru/desk/cases/${id}/otherwise?act=otherwise`, { form: { 'act-otherwise': ' ' } })).status, 422)
    assert.equal((await ask(`/ru/desk/cases/${id}/otherwise?act=otherwise`, { form: { 'act-otherwise': 'Жоба көшірме болып шықты.' } })).status, 303)
    assert.match(await text(ask(sign)), /Почему решается иначе, чем схожие дела[^]*Жоба көшірме болып шықты/)
    await act(world, office.head, id, (await cases.keptAct(office.head, id, 'otherwise'))!.doing, { sign: true })
    const after = await cases.view(founder, id)
    assert.deepEqual(after.log.flatMap(({ act: done }) => (done.type === 'completed' && done.otherwise ? [done.otherwise] : [])), ['Жоба көшірме болып шықты.'])
    const likewise = await reachDecision(world, await world.founder('«Бірдей» ЖШС'), office)
    const present = await cases.view(office.head, likewise)
    await cases.keepAct(office.head, likewise, { doing: { type: 'complete', outcome: 'grant' }, seen: placeOf(present.state, present.log, 'complete'), key: 'likewise' })
    assert.doesNotMatch(await text(ask(`/ru/desk/cases/${likewise}/sign?act=likewise`)), /решено иначе/)
  })

  test('the decisions are read once for all who look, and again when one more is decided', async () => {
    const [procedures, other] = [['technopark.residency'], ['technopark.withdrawal']]
    const before = await world.kernel.decisions.alike(procedures)
    assert.equal(await world.kernel.decisions.alike(procedures), before)
    assert.deepEqual(await world.kernel.decisions.alike(other), [])
    await decideResidency(world, await world.founder('«Көрші» ЖШС'), await openOffice(world))
    assert.notEqual(await world.kernel.decisions.alike(procedures), before)
  })
})
