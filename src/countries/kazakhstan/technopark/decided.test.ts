/** Like cases side by side: whoever looks sees how they ended, and nobody's name. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { likeCases } from '../../../institutions/technopark/decided/like-cases.ts'
import type { LikeDecisions } from '../../../kernel/decisions/index.ts'
import { same } from '../../../law/text.ts'
import { openWorld, type World } from '../testing.ts'
import { decideResidency, openOffice } from './journey.ts'
import { technoparkPortal, visitor } from './testing.ts'

const times = (count: number, kind: string, said: readonly string[], more: Partial<LikeDecisions> = {}): LikeDecisions => ({
  procedure: 'park.join', kind, title: same(kind), unmet: said.length === 0 ? [] : [{ name: 'eligible', grounds: said.map((text) => ({ text: same(text) })) }],
  days: Array.from({ length: count }, () => 10), reopened: 0, ...more,
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
    assert.deepEqual(await read(), { total: 6, few: 6, least: 5, groups: [] }, 'all five failed the same rule, and one for what would name it')
    await decideResidency(world, await world.founder('«Бөтен 4» ЖШС'), office, { branches: '3' }, 'refuse')
    const { groups, few, total } = await read()
    assert.deepEqual([groups.map(({ count, grounds }) => [count, grounds.map(({ ru }) => ru)]), few, total], [[[5, ['На момент регистрации у компании не должно быть филиалов и представительств.']]], 2, 7])
    const page = await (await stranger.get('/ru/technopark/decisions')).text()
    assert.match(page, /Всего решений: 7[^]*Ещё решений не показано: 2[^]*филиал/)
    assert.doesNotMatch(page, /Бөтен|Тұмар|TP-|едропользов/)
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
