/** Like cases side by side: whoever looks sees how they ended, and nobody's name. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Compared, likeCases } from '../../../institutions/technopark/decided/like-cases.ts'
import { same } from '../../../law/text.ts'
import { parseDay } from '../../../law/time.ts'
import { openWorld, type World } from '../testing.ts'
import { decideResidency, openOffice } from './journey.ts'
import { technoparkPortal, visitor } from './testing.ts'

const rule = (name: string, verdict: boolean): Compared['rules'][number] => ({
  name, verdict, rule: { rule: 'given', fact: name, otherwise: same(`${name} is needed`) }, trace: { rule: 'given', verdict, values: {}, parts: [] }, grounds: [],
})
const decision = (id: string, kind: 'grant' | 'refuse', failed: readonly string[], more: Partial<Compared> = {}): Compared => ({
  id, procedure: 'park.join', kind, title: same(kind), effect: kind, rules: ['plan', 'share'].map((name) => rule(name, !failed.includes(name))), grounds: [], reading: { on: parseDay('2026-01-01') }, decidedOn: parseDay('2026-01-11'), ...more,
})
const times = (count: number, make: (n: string) => Compared): readonly Compared[] => Array.from({ length: count }, (_, n) => make(String(n)))

describe('Like cases', () => {
  test('those that failed the same conditions stand together, and a different end among them is seen', () => {
    const { groups, few } = likeCases([...times(5, (n) => decision(`a${n}`, 'refuse', ['plan'])), decision('b', 'grant', ['plan']), ...times(6, (n) => decision(`c${n}`, 'grant', []))])
    assert.equal(few, 0)
    assert.deepEqual(groups.map(({ count, grounds, outcomes }) => [count, grounds.map(({ text }) => text.en), outcomes.map((one) => [one.title.en, one.count])]), [
      [6, ['plan is needed'], [['refuse', 5], ['grant', 1]]], [6, [], [['grant', 6]]],
    ])
  })

  test('four that are alike are told as a number only', () => {
    const { groups, few, total } = likeCases(times(4, (n) => decision(n, 'refuse', ['share'])))
    assert.deepEqual([groups, few, total], [[], 4, 4])
  })

  test('the middle time is told, and how many an appeal sent back', () => {
    const all = ['2026-01-02', '2026-01-03', '2026-01-05', '2026-01-20', '2026-03-01'].map((day, n) => decision(String(n), 'refuse', ['plan'], { decidedOn: parseDay(day) }))
    const [group] = likeCases([...all, decision('r', 'grant', ['share'], { about: '2', effect: 'reopen' })]).groups
    assert.deepEqual([group!.days, group!.reopened], [4, 1])
  })
})

describe('The open register of decisions', () => {
  let world: World
  before(async () => { world = await openWorld() })
  after(() => world.close())

  test('five refusals on one ground are shown without a name, one grant is not shown', async () => {
    const office = await openOffice(world)
    await decideResidency(world, await world.founder('«Тұмар Дерек» ЖШС'), office)
    for (let n = 0; n < 5; n += 1) await decideResidency(world, await world.founder(`«Бөтен ${n}» ЖШС`), office, { branches: '3' }, 'refuse')
    const stranger = await visitor(world, technoparkPortal(world))
    const page = await (await stranger.get('/ru/technopark/decisions')).text()
    assert.match(page, /Всего решений: 6[^]*Ещё решений не показано: 1/)
    assert.match(page, /филиал/i)
    assert.doesNotMatch(page, /Бөтен|Тұмар|TP-/)
    const answer: { groups: { count: number }[]; few: number } = JSON.parse(await (await stranger.get('/api/technopark/decisions')).text())
    assert.deepEqual([answer.groups.map(({ count }) => count), answer.few], [[5], 1])
  })
})
