/** Specifies how goals, indicators, measures and figures are entered and change: by a body, an analyst and the head. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { strategy } from '../../../institutions/strategy/index.ts'
import type { World } from '../../../kernel/testing.ts'
import type { Submitted } from '../../../law/answers.ts'
import { Failure } from '../../../law/failure.ts'
import { testPortal } from '../../../portal/testing.ts'
import { strategyOptions } from './options.ts'
import { aGoal, aMeasure, anIndicator, names, openStrategy, type Strategy } from './testing.ts'

describe('The registers of the strategy', () => {
  let world: World
  let analyst: Strategy['analyst']
  let filed: Strategy['filed']
  let act: Strategy['act']
  let entered: Strategy['entered']
  before(async () => { ({ world, analyst, filed, act, entered } = await openStrategy()) })
  after(() => world.close())
  const valuesOf = async (number: string) => (await world.kernel.registers.find(number, null))!.values

  it('a goal, its indicator, a measure and a figure are entered by two people, and each leads to the other', async () => {
    const goal = await entered('strategy.goal', aGoal)
    const indicator = await entered('strategy.indicator', { ...anIndicator, goal })
    const measure = await entered('strategy.measure', { ...aMeasure, goal })
    const figure = await entered('strategy.figure', { indicator, year: '2025', kind: 'fact', value: '12', figureSource: 'Үлгі есеп', responsible: 'Үлгі жауапты', toldOn: '2026-01-15' })
    assert.match([goal, indicator, measure, figure].join(' '), /^GOL-2026-\d+ IND-2026-\d+ MSR-2026-\d+ FIG-2026-\d+$/)
    assert.equal((await valuesOf(indicator))['goal'], goal)
    assert.equal((await valuesOf(figure))['indicator'], indicator)
  })

  it('a report of a done measure keeps whether its evidence was accepted, and evidence that is withdrawn counts no more', async () => {
    const goal = await entered('strategy.goal', aGoal)
    const measure = await entered('strategy.measure', { ...aMeasure, goal })
    await entered('strategy.measure-done', { doneOn: '2026-09-30', evidence: 'Үлгі акт № 7' }, { subject: measure, findings: { accepted: 'true' } })
    assert.deepEqual([(await valuesOf(measure))['doneOn'], (await valuesOf(measure))['accepted']], ['2026-09-30', true])
    await entered('strategy.evidence-withdrawn', { why: 'Акт жарамсыз.' }, { subject: measure, findings: { accepted: 'false' } })
    assert.equal((await valuesOf(measure))['accepted'], false)
    assert.equal((await valuesOf(measure))['evidence'], 'Үлгі акт № 7', 'what was said stays')
  })

  it('a target that equals its base, and a figure or a done measure of a day to come, go no further', async () => {
    const goal = await entered('strategy.goal', aGoal)
    const refused = (error: unknown): boolean => error instanceof Failure
    await assert.rejects(act(analyst, await filed('strategy.indicator', { ...anIndicator, goal, target: '10' }), 'propose'), refused)
    const indicator = await entered('strategy.indicator', { ...anIndicator, goal })
    await assert.rejects(act(analyst, await filed('strategy.figure', { indicator, year: '2027', kind: 'fact', value: '12', figureSource: 'Үлгі', responsible: 'Үлгі', toldOn: '2027-01-01' }), 'propose'), refused)
  })

  it('the opinions of the owner and of the analyst stand side by side', async () => {
    const indicator = await entered('strategy.indicator', { ...anIndicator, goal: await entered('strategy.goal', aGoal) })
    await entered('strategy.confidence', { ownerConfidence: 'high', why: 'Жоспар бойынша.' }, { subject: indicator, findings: { analystConfidence: 'low' } })
    assert.deepEqual([(await valuesOf(indicator))['ownerConfidence'], (await valuesOf(indicator))['analystConfidence']], ['high', 'low'])
  })

  it('what stands there is shown: progress with its steps, a claim as a claim, and what is not known as not known', async () => {
    const { kernel } = world
    const { app } = testPortal({ routes: strategy(strategyOptions).routes(kernel) })
    const shown = async (path: string): Promise<string> => {
      const answer = await app.request(`http://localhost${path}`)
      assert.equal(answer.status, 200, path)
      return answer.text()
    }
    const goal = await entered('strategy.goal', { ...aGoal, ...names('Көрінетін мақсат') })
    const indicator = await entered('strategy.indicator', { ...anIndicator, goal, target2026: '16' })
    const measure = await entered('strategy.measure', { ...aMeasure, goal })
    await entered('strategy.measure-done', { doneOn: '2026-09-30' }, { subject: measure, findings: { accepted: 'true' } })
    const tell = (year: string, kind: string, value: string, more: Submitted = {}): Promise<string> => entered('strategy.figure', { indicator, year, kind, value, figureSource: 'Үлгі есеп', responsible: 'Үлгі жауапты', toldOn: '2026-01-15', ...more })
    assert.match(await shown(`/en/strategy/indicators/${indicator}`), /No figure has been told yet/)
    await tell('2025', 'fact', '13')
    await tell('2025', 'forecast', '20', { low: '18', high: '22' })
    const page = await shown(`/en/strategy/indicators/${indicator}`)
    for (const said of ['Substantial progress', 'Done of the way', 'outside the range', 'linear@1', '16 дана', 'Үлгі жауапты']) assert.ok(page.includes(said), said)
    const goalPage = await shown(`/en/strategy/goals/${goal}`)
    assert.match(goalPage, /Claimed, without evidence/)
    assert.match(await shown('/kk/strategy'), /Көрінетін мақсат/)
    assert.match(await shown('/ru/strategy/check'), /Мероприятие без бюджета/)
    assert.match(await shown('/en/strategy/figures.csv'), new RegExp(`FIG-2026-\\d+,${indicator},.*,2025,forecast,20,18,22`))
    const { indicators, measures } = JSON.parse(await shown('/api/strategy'))
    assert.equal(indicators.find(({ number }: { number: string }) => number === indicator).status, 'substantial_progress')
    assert.equal(measures.find(({ number }: { number: string }) => number === measure).standing, 'claimed')
    assert.equal((await app.request('http://localhost/en/strategy/goals/GOL-2026-999999')).status, 404)
  })
})
