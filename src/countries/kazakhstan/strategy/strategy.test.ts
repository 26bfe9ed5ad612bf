/** Specifies how goals, indicators, measures and figures are entered and change: by a body, an analyst and the head. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { strategy } from '../../../institutions/strategy/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { World } from '../../../kernel/testing.ts'
import type { Submitted } from '../../../law/answers.ts'
import { Failure } from '../../../law/failure.ts'
import { testPortal } from '../../../portal/testing.ts'
import { method } from './fields.ts'
import { strategyOptions } from './options.ts'
import { aGoal, aMeasure, anIndicator, names, openStrategy, type Strategy } from './testing.ts'

describe('The registers of the strategy', () => {
  let world: World
  let analyst: Strategy['analyst']
  let head: Strategy['head']
  let filed: Strategy['filed']
  let act: Strategy['act']
  let entered: Strategy['entered']
  before(async () => { ({ world, analyst, head, filed, act, entered } = await openStrategy()) })
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

  it('evidence is withdrawn only where it shows nothing, by whoever reported it or by the coordinating body itself', async () => {
    const goal = await entered('strategy.goal', aGoal)
    const [measure, other] = [await entered('strategy.measure', { ...aMeasure, goal }), await entered('strategy.measure', { ...aMeasure, goal })]
    const refused = (error: unknown): boolean => error instanceof Failure
    const report = { doneOn: '2026-09-30', evidence: 'Үлгі акт № 8' }
    await entered('strategy.measure-done', report, { subject: measure, findings: { accepted: 'true' } })
    const asked = await filed('strategy.evidence-withdrawn', { why: 'Акт жарамсыз.' }, measure)
    await act(analyst, asked, 'propose', { accepted: 'true' })
    await assert.rejects(act(head, asked, 'enter'), refused)
    await act(head, asked, 'return')
    await act(analyst, asked, 'decline', { accepted: 'true' })
    await act(head, asked, 'refuse')
    assert.equal((await valuesOf(measure))['accepted'], true)
    const refute = async (of: string, accepted: boolean): Promise<string> => {
      const { acts } = await world.kernel.registers.history((await world.kernel.registers.find(of, null))!)
      const decision = acts.find(({ does }) => does === 'change')!.decision!
      return transact(world.kernel.db, (tx) => world.kernel.cases.openByOffice(tx, analyst, { procedure: 'strategy.evidence-refuted', about: decision, facts: { accepted, why: 'Акт жарамсыз.' }, reasons: 'Акт жарамсыз.', key: `refute-${of}` }))
    }
    await entered('strategy.measure-done', report, { subject: other, findings: { accepted: 'true' } })
    await assert.rejects(act(head, await refute(other, true), 'withdraw'), refused)
    await act(head, await refute(measure, false), 'withdraw')
    assert.deepEqual([(await valuesOf(measure))['accepted'], (await valuesOf(other))['accepted']], [false, true])
    assert.equal((await valuesOf(measure))['evidence'], report.evidence)
  })

  it('an entry changes by an act and stays where it belongs, and a wrong figure is struck off', async () => {
    const goal = await entered('strategy.goal', { ...aGoal, owner: 'Үлгі орган' })
    const part = await entered('strategy.goal', { ...aGoal, parent: goal })
    await entered('strategy.goal-changed', { ...aGoal, ...names('Жаңа атау'), about: 'Жаңа түсіндірме', why: 'Нақтыланды.' }, { subject: part })
    const { about, name, parent } = await valuesOf(part)
    assert.deepEqual([about, name, parent], ['Жаңа түсіндірме', 'Жаңа атау', goal])
    const indicator = await entered('strategy.indicator', { ...anIndicator, goal })
    await assert.rejects(act(analyst, await filed('strategy.indicator-changed', { ...anIndicator, target: '5', why: 'Нақтыланды.' }, indicator), 'propose'), (error: unknown) => error instanceof Failure)
    const figure = await entered('strategy.figure', { indicator, year: '2025', kind: 'fact', value: '120', figureSource: 'Үлгі есеп', responsible: 'Үлгі жауапты', toldOn: '2026-01-15' })
    await entered('strategy.figure-struck', { why: 'Үтір қате қойылған.' }, { subject: figure })
    assert.equal((await world.kernel.registers.find(figure, null))!.state, 'struck')
  })

  it('a target that equals its base, and a figure or a done measure of a day or a year to come, go no further', async () => {
    const goal = await entered('strategy.goal', aGoal)
    const refused = (error: unknown): boolean => error instanceof Failure
    const { targetYear, ...noTargetYear } = anIndicator
    const { baseYear, ...noBaseYear } = anIndicator
    assert.ok(targetYear && baseYear)
    for (const wrong of [{ ...anIndicator, target: '10' }, { ...anIndicator, target: '5' }, { ...anIndicator, direction: 'down' }, { ...anIndicator, targetYear: '2024' }, noTargetYear, noBaseYear]) {
      await assert.rejects(act(analyst, await filed('strategy.indicator', { ...wrong, goal }), 'propose'), refused)
    }
    const indicator = await entered('strategy.indicator', { ...anIndicator, goal })
    await assert.rejects(act(analyst, await filed('strategy.figure', { indicator, year: '2027', kind: 'fact', value: '12', figureSource: 'Үлгі', responsible: 'Үлгі', toldOn: '2027-01-01' }), 'propose'), refused)
    await assert.rejects(act(analyst, await filed('strategy.figure', { indicator, year: '2099', kind: 'fact', value: '12', figureSource: 'Үлгі', responsible: 'Үлгі', toldOn: '2026-09-01' }), 'propose'), refused)
    await entered('strategy.figure', { indicator, year: '2029', kind: 'forecast', value: '12', figureSource: 'Үлгі', responsible: 'Үлгі', toldOn: '2026-09-01' })
    const measure = await entered('strategy.measure', { ...aMeasure, goal })
    await assert.rejects(act(analyst, await filed('strategy.measure-done', { doneOn: '2026-12-31', evidence: 'Үлгі акт' }, measure), 'propose', { accepted: 'true' }), refused)
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
    await entered('strategy.measure-done', { doneOn: '2026-09-30', evidence: 'Үлгі акт' }, { subject: measure, findings: { accepted: 'false' } })
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
    const { methods } = JSON.parse(await shown('/api/strategy/progress/methods'))
    assert.deepEqual(method.choices.map(({ value }) => value), methods.map((one: { method: string }) => one.method), 'an indicator may choose each method there is')
    const { indicators, measures } = JSON.parse(await shown('/api/strategy'))
    assert.equal(indicators.find(({ number }: { number: string }) => number === indicator).status, 'substantial_progress')
    assert.equal(measures.find(({ number }: { number: string }) => number === measure).standing, 'claimed')
    assert.equal((await app.request('http://localhost/en/strategy/goals/GOL-2026-999999')).status, 404)
  })
})
