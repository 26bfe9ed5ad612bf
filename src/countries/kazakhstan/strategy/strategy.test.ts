/** Specifies how goals, indicators, measures and figures are entered and change: by a body, an analyst and the head. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { run, verify } from '../../../cli/index.ts'
import { proposedIn } from '../../../institutions/strategy/exchange/plan-document.ts'
import { faultsOf } from '../../../institutions/strategy/exchange/proposed.ts'
import { departures, readStratml } from '../../../institutions/strategy/exchange/stratml.ts'
import { repository, zipped } from '../../../institutions/strategy/exchange/testing-repository.ts'
import { readFigures } from '../../../institutions/strategy/sdmx/read.ts'
import { documentOf, strategy, writeStratml } from '../../../institutions/strategy/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { Doing } from '../../../kernel/cases/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { reconcile } from '../../../kernel/reconcile.ts'
import type { World } from '../../../kernel/testing.ts'
import type { Submitted } from '../../../law/answers.ts'
import { Failure } from '../../../law/failure.ts'
import type { Facts } from '../../../law/field.ts'
import { instantOf } from '../../../law/time.ts'
import { deskRoutes } from '../../../portal/desk/index.ts'
import { listen } from '../../../portal/index.ts'
import { recordRoutes } from '../../../portal/record/index.ts'
import { registerRoutes } from '../../../portal/registers/index.ts'
import { threadRoute } from '../../../portal/thread/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { counted } from './counted.ts'
import { method } from './fields.ts'
import { graphFaults } from '../../../institutions/strategy/plan/plan.ts'
import { openPlans } from '../../../institutions/strategy/plan/index.ts'
import { strategyOptions } from './options.ts'
import { publicGoals } from './public-goals.ts'
import { enterSampleMeetings } from './sample-meetings.ts'
import { enterSampleOpen } from './sample-open.ts'
import { enterSamplePlans } from './sample.ts'
import { samplePlan } from './sample-plan.ts'
import { enterSampleProjects } from './sample-projects.ts'
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

  it('a milestone waits for others, but never for one that waits for it, and reads claimed until its evidence is accepted', async () => {
    const goal = await entered('strategy.goal', aGoal)
    const project = await entered('strategy.project', { ...names('Үлгі жоба'), goal, certainty: 'assumed', startsOn: '2026-01-01', deadline: '2026-12-31', budget: '1000' })
    const milestone = { project, ...names('Үлгі нүкте'), plannedOn: '2026-09-01' }
    const first = await entered('strategy.milestone', milestone)
    const second = await entered('strategy.milestone', { ...milestone, after: first })
    const third = await entered('strategy.milestone', { ...milestone, after: `${second}, ${first}` })
    assert.equal((await valuesOf(third))['after'], `${second}, ${first}`)
    const changed = async (after: string): Promise<void> => { await entered('strategy.milestone-changed', { ...names('Үлгі нүкте'), plannedOn: '2026-09-02', after, why: 'Нақтыланды.' }, { subject: first }) }
    await assert.rejects(changed(third), (error: unknown) => error instanceof Failure && error.problems.some(({ field, text }) => field === 'after' && text.en.includes(`leads through ${third} back to itself`)))
    assert.equal((await valuesOf(first))['plannedOn'], '2026-09-01', 'nothing changed')
    await entered('strategy.milestone-done', { doneOn: '2026-09-30', evidence: 'Үлгі хат' }, { subject: first, findings: { accepted: 'false' } })
    await entered('strategy.milestone-done', { doneOn: '2026-09-30', evidence: 'Үлгі акт № 9' }, { subject: first, findings: { accepted: 'true' } })
    assert.deepEqual([(await valuesOf(first))['evidence'], (await valuesOf(first))['accepted']], ['Үлгі акт № 9', true])
    const turned = await filed('strategy.project', { ...names('Үлгі жоба'), goal, certainty: 'assumed', startsOn: '2026-12-31', deadline: '2026-01-01' })
    await assert.rejects(act(analyst, turned, 'propose'), (error: unknown) => error instanceof Failure)
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

  it('nobody else’s goal, indicator, measure or figure is struck off, changed, reported on or judged', async () => {
    const goal = await entered('strategy.goal', aGoal)
    const [indicator, measure] = [await entered('strategy.indicator', { ...anIndicator, goal }), await entered('strategy.measure', { ...aMeasure, goal })]
    const figure = await entered('strategy.figure', { indicator, year: '2025', kind: 'fact', value: '12', figureSource: 'Үлгі есеп', responsible: 'Үлгі жауапты', toldOn: '2026-01-15' })
    const stranger = await world.officer('university.representative')
    const { cases } = world.kernel
    const project = await entered('strategy.project', { ...names('Үлгі жоба'), goal, certainty: 'assumed' })
    const milestone = await entered('strategy.milestone', { ...names('Үлгі нүкте'), project, plannedOn: '2026-12-01' })
    const subjects = { goal, indicator, measure, figure, project, milestone } as const
    const about: readonly (readonly [string, keyof typeof subjects])[] = [
      ['goal-struck', 'goal'], ['goal-changed', 'goal'], ['indicator-struck', 'indicator'], ['indicator-changed', 'indicator'], ['measure-struck', 'measure'], ['measure-changed', 'measure'],
      ['measure-done', 'measure'], ['evidence-withdrawn', 'measure'], ['figure-struck', 'figure'], ['confidence', 'indicator'],
      ['project-struck', 'project'], ['project-changed', 'project'], ['milestone-struck', 'milestone'], ['milestone-changed', 'milestone'], ['milestone-done', 'milestone'],
    ]
    for (const [procedure, of] of about) await assert.rejects(cases.begin(stranger, { procedure: `strategy.${procedure}`, subject: subjects[of] }), (error: unknown) => error instanceof Failure, procedure)
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
    for (const said of ['Substantial progress', 'Done of the way', 'outside the range', 'linear@1', '16 pieces', 'Үлгі жауапты']) assert.ok(page.includes(said), said)
    assert.ok(page.includes(`/strategy/indicators/${indicator}/chart.svg?lang=en`), 'the page says how its chart comes onto another')
    const chart = await app.request(`http://localhost/strategy/indicators/${indicator}/chart.svg?lang=ru`)
    assert.deepEqual([chart.headers.get('content-type'), chart.headers.get('access-control-allow-origin')], ['image/svg+xml; charset=utf-8', '*'])
    const drawn = await chart.text()
    assert.match(drawn, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^]*<title>Үлгі көрсеткіш \(ru\)<\/title>/)
    assert.doesNotMatch(drawn, /var\(|class=|style=/, 'it needs no style sheet')
    const feed = await shown('/strategy/feed.xml?lang=en')
    assert.match(feed, new RegExp(`<title>Үлгі көрсеткіш \\(en\\): 20 pieces \\(2025\\)</title><link>[^<]+/en/strategy/indicators/${indicator}</link>`))
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

  /** Brings a plan as a file, as an analyst does. */
  async function brought(plan: string | Uint8Array): Promise<string> {
    const { cases, db, files } = world.kernel
    const [bytes, kind] = typeof plan === 'string' ? [new TextEncoder().encode(plan), 'xml'] as const : [plan, 'zip'] as const
    const { id: file } = await files.receive((async function* () { yield bytes })(), { name: `plan.${kind}`, limitBytes: 10_000_000, accept: [`application/${kind}`], by: actorString(analyst) })
    return transact(db, async (tx) => {
      const id = await cases.openOfItself(tx, analyst, { procedure: 'strategy.plan-import', facts: { file, method: 'level@1', direction: 'up', certainty: 'secondary' }, key: file })
      await files.attach(tx, file, `case:${id}`, actorString(analyst))
      return id
    })
  }
  const about = { name: 'Үлгі жоспар', organization: 'Үлгі орган', source: 'https://portal.example', published: '2026-10-05' }

  it('a whole plan enters by one signature, each reference kept; what is said to be done waits for its evidence; the same file enters once', async () => {
    const { kernel } = world
    const { app } = testPortal({ routes: strategy(strategyOptions).routes(kernel) })
    const sizes = async () => Object.fromEntries((await kernel.registers.counts()).filter(({ register, state }) => register.startsWith('strategy.') && state === 'entered').map(({ register, count }) => [register, count]))
    const before = await sizes()
    const digits = { target: '999999999999999.12345678', baseValue: '0.0000001' } as const
    const sampleName = (name: string) => ({ name: `Үлгі: ${name}`, nameRu: `Образец: ${name}`, nameEn: `From the file: ${name}` })
    const projected = {
      projects: [
        { key: 'S-SCHOOL-PC', of: 'S-TEACHERS', beside: ['S-WHOLE'], values: { ...sampleName('rooms'), region: '11', owner: samplePlan.measures.find(({ key }) => key === 'S-TUTORS')!.values['executor']!, budget: '100', certainty: 'assumed' } },
        { key: 'S-WHOLE', of: 'S-PEOPLE', values: { ...sampleName('whole programme'), startsOn: '2026-01-01', deadline: '2027-01-01', certainty: 'assumed' } },
      ],
      milestones: [
        { key: 'S-THIRD', of: 'S-SCHOOL-PC', beside: ['S-FIRST', 'S-SECOND'], values: { ...sampleName('third'), plannedOn: '2026-12-01' } }, { key: 'S-FIRST', of: 'S-WHOLE', values: { ...sampleName('first'), plannedOn: '2026-02-01', doneOn: '2026-01-31', evidence: 'Үлгі акт' } },
        { key: 'S-SECOND', of: 'S-WHOLE', beside: ['S-FIRST'], values: { ...sampleName('second'), plannedOn: '2026-09-01' } },
      ],
    }
    const xml = writeStratml(2, documentOf({ ...samplePlan, ...projected, indicators: samplePlan.indicators.map((one) => (one.key === 'S-TRAINED' ? { ...one, values: { ...one.values, ...digits } } : one.key === 'S-DAYS' ? { ...one, values: { ...one.values, owner: ` ${String(samplePlan.measures.find(({ key }) => key === 'S-TUTORS')!.values['executor']).toUpperCase()}` } } : one)) }, about))
    const id = await brought(xml)
    const { facts } = (await kernel.cases.view(head, id)).state
    assert.deepEqual([facts['goals'], facts['indicators'], facts['measures'], facts['figures'], facts['projects'], facts['milestones']], [3, 3, 4, 17, 2, 3])
    assert.deepEqual(await sizes(), before, 'nothing enters before it is signed')
    const willBe = (await kernel.cases.wouldChange(await kernel.cases.view(head, id))).map((passage) => ('words' in passage ? passage.words.en : '')).join('\n')
    for (const said of [/The responsible body is Ministry of Artificial Intelligence and Digital Development[^\n]* \(entries: 10\)/, /No body of the country is named[^\n]* \(entries: 22\)/]) assert.match(willBe, said)
    await assert.rejects(act(analyst, id, 'enter'), (error: unknown) => error instanceof Failure)
    await act(head, id, 'enter')
    const after = await sizes()
    assert.deepEqual(['goals', 'indicators', 'measures', 'figures', 'projects', 'milestones'].map((what) => after[`strategy.${what}`]! - (before[`strategy.${what}`] ?? 0)), [3, 3, 4, 17, 2, 3])
    const joined = JSON.parse(await (await app.request('http://localhost/api/strategy/projects')).text()) as { projects: { number: string; name: { en: string }; parent?: string }[]; milestones: { number: string; name: { en: string }; after: string[]; standing: string; blockedBy: string[] }[] }
    const [whole, first, second, third] = [joined.projects.find(({ name }) => name.en === 'From the file: whole programme'), ...['first', 'second', 'third'].map((name) => joined.milestones.find((one) => one.name.en === `From the file: ${name}`))]
    assert.equal(joined.projects.find(({ name }) => name.en === 'From the file: rooms')!.parent, whole!.number)
    assert.deepEqual([first, second, third].map((one) => [one!.after, one!.standing, one!.blockedBy]), [[[], 'claimed', []], [[first!.number], 'late', []], [[first!.number, second!.number], 'planned', [second!.number]]], 'a milestone that a file says to be reached waits for its evidence')
    const plan = JSON.parse(await (await app.request('http://localhost/api/strategy')).text())
    const named = (of: string, name: string) => plan[of].find((one: { name: { en: string } }) => one.name.en === `Sample: ${name}`)
    const [goal, part, trained] = [named('goals', 'AI literacy in the villages'), named('goals', 'training of teachers'), named('indicators', 'teachers trained')]
    assert.deepEqual([part.parent, trained.goal], [goal.number, part.number])
    assert.equal(plan.figures.filter((one: { indicator: string }) => one.indicator === trained.number).length, 6)
    assert.ok(await kernel.cases.begin(await world.officer('university.representative'), { procedure: 'strategy.confidence', subject: trained.number }), 'of what came as a file any body speaks')
    const days = named('indicators', 'days until a decision').number
    const figures = (await kernel.registers.standing('strategy.figures')).filter(({ values }) => values['indicator'] === days)
    assert.deepEqual([figures.length, ...new Set(figures.map(({ owner }) => (owner.kind === 'body' ? owner.body : owner.id)))], [6, 'oversight'], 'a figure is of whose its indicator is')
    await assert.rejects(kernel.cases.begin(await world.officer('strategy.representative'), { procedure: 'strategy.confidence', subject: trained.number }), (error: unknown) => error instanceof Failure && /cannot apply to itself/.test(error.text.en))
    const tutors = named('measures', 'training of tutors').number
    await assert.rejects(kernel.cases.begin(await world.officer('university.representative'), { procedure: 'strategy.measure-done', subject: tutors }), (error: unknown) => error instanceof Failure, 'the file names another body, by its name, as the one that answers')
    assert.ok(await kernel.cases.begin(await world.officer('oversight.representative'), { procedure: 'strategy.measure-done', subject: tutors }), 'which speaks of it')
    assert.deepEqual([named('measures', 'training of tutors').standing, named('measures', 'connecting schools').standing], ['claimed', 'late'])
    const page = await (await app.request(`http://localhost/en/strategy/indicators/${trained.number}`)).text()
    for (const said of ['outside the range', 'within the range', 'Forecast and range']) assert.ok(page.includes(said), said)
    assert.deepEqual(await reconcile(kernel.db), [])
    await assert.rejects(brought(xml), (error: unknown) => error instanceof Failure && /imported before/.test(error.text.en))

    const out = await (await app.request('http://localhost/strategy/plan.xml')).text()
    const { proposed, left } = proposedIn(2, readStratml(out).root, { method: 'level@1', direction: 'up', certainty: 'secondary', today: '2026-10-05' })
    assert.deepEqual([departures(2, readStratml(out).root), [...left]], [[], []])
    assert.deepEqual([proposed.figures.length, proposed.projects.length, proposed.milestones.length], [after['strategy.figures'], after['strategy.projects'], after['strategy.milestones']])
    assert.deepEqual(proposed.milestones.find(({ key }) => key === third!.number)!.beside, [first!.number, second!.number])
    const again = proposed.indicators.find(({ key }) => key === trained.number)!
    assert.deepEqual([again.values['target'], again.values['baseValue'], again.of], [digits.target, digits.baseValue, part.number], 'each digit as the register has it')
    assert.equal((await app.request('http://localhost/strategy/plan.xml?part=1')).status, 200)
  })

  it('the data repository of an Open SDG site enters by the same act: its goals, its indicator with target and base, and its headline figures', async () => {
    const { kernel } = world
    const { app } = testPortal({ routes: strategy(strategyOptions).routes(kernel) })
    const archive = zipped({ ...repository, '__MACOSX/._README.md': '\u0000', 'sdg-data-main/data/subnational/indicator_1-2-1.csv': 'Year,Value\n2018,99\n' })
    const id = await brought(archive)
    const view = await kernel.cases.view(head, id)
    assert.deepEqual(['goals', 'indicators', 'measures', 'figures'].map((what) => view.state.facts[what]), [2, 1, 0, 2])
    const shown = (await kernel.cases.wouldChange(view)).map((passage) => ('words' in passage ? passage.words.en : '')).join('\n')
    for (const said of [/stays in the file alone: data\/subnational\/\*\.csv \(1\)/, /stays in the file alone: CONTACT_PHONE \(1\)/, /assumed: no day of the figure: the day of the import instead \(2\)/]) assert.match(shown, said)
    await act(head, id, 'enter')
    const plan = JSON.parse(await (await app.request('http://localhost/api/strategy')).text())
    const indicator = plan.indicators.find((one: { name: { en: string } }) => one.name.en === 'Proportion of population')
    const target = plan.goals.find((one: { number: string }) => one.number === indicator.goal)
    assert.deepEqual([target.name.en, plan.goals.find((one: { number: string }) => one.number === target.parent).name.en], ['By 2030, reduce', 'No poverty'])
    assert.deepEqual([indicator.target, indicator.targetYear, indicator.baseValue, indicator.baseYear], [10, 2030, 33.7, 2015])
    assert.deepEqual(plan.figures.filter((one: { indicator: string }) => one.indicator === indicator.number).map((one: { year: number; value: number; responsible: string }) => [one.year, one.value, one.responsible]), [[2015, 33.7, 'Bureau of Statistics'], [2017, 25.6, 'Bureau of Statistics']])
    await assert.rejects(brought(archive), (error: unknown) => error instanceof Failure && /imported before/.test(error.text.en))
  })

  it('a plan that contains itself or foretells facts enters nothing, and says what to mend; the public goals are no orphans', async () => {
    const wrong = { ...samplePlan, figures: samplePlan.figures.map((one) => ({ ...one, values: { ...one.values, kind: 'fact', year: 2031 } })) }
    await assert.rejects(brought(writeStratml(2, documentOf(wrong, about))), (error: unknown) => error instanceof Failure && error.problems.some(({ text }) => /S-TRAINED-2023: The fact is of a year/.test(text.en)))
    await assert.rejects(brought('<a/>'), (error: unknown) => error instanceof Failure && /no StratML/.test(error.text.en))
    const long = { ...samplePlan, indicators: samplePlan.indicators.map((one) => ({ ...one, values: { ...one.values, target: '12345678901234567890' } })) }
    await assert.rejects(brought(writeStratml(2, documentOf(long, about))), (error: unknown) => error instanceof Failure && error.problems.some(({ text }) => /S-TRAINED: Target/.test(text.en)), 'before anybody signs')
    const before = Array.from({ length: 21 }, (_, at) => `S-M${at}`)
    const waiting = { projects: [{ key: 'S-P', of: 'S-TEACHERS', values: { ...names('Үлгі жоба'), certainty: 'assumed' } }], milestones: [...before.map((key) => ({ key, of: 'S-P', values: { ...names(key), plannedOn: '2027-01-01' } })), { key: 'S-LAST', of: 'S-P', beside: before, values: { ...names('Үлгі нүкте'), plannedOn: '2027-02-01' } }] }
    await assert.rejects(brought(writeStratml(2, documentOf({ ...samplePlan, ...waiting }, about))), (error: unknown) => error instanceof Failure && error.problems.some(({ text }) => /S-LAST: .*At most 20 entries/.test(text.en)), 'nor does what a register would refuse after the signature reach it')
    assert.deepEqual([faultsOf(publicGoals, '2026-10-05'), faultsOf(samplePlan, '2026-10-05')], [[], []])
  })

  it('a sample house has the public goals with what is unknown unset, and a made-up history; nothing in it is an orphan', async () => {
    const { kernel } = world
    const { app } = testPortal({ routes: strategy(strategyOptions).routes(kernel) })
    await enterSamplePlans(kernel, { analyst, head, reporter: await world.officer('oversight.representative') }, world.sign)
    const { goals, indicators, measures } = JSON.parse(await (await app.request('http://localhost/api/strategy')).text())
    const skills = indicators.find((one: { name: { en: string } }) => one.name.en === 'People with AI skills')
    assert.deepEqual([skills.target, skills.targetYear, skills.baseValue, skills.yearly, skills.certainty, skills.status], [5_000_000, 2029, undefined, [], 'secondary', 'not_available'])
    assert.equal(goals.filter((one: { name: { en: string } }) => one.name.en.startsWith('“Digital Qazaqstan”:')).length, 3)
    const page = await (await app.request(`http://localhost/ru/strategy/indicators/${skills.number}`)).text()
    for (const said of ['не установлено', 'по публикациям', 'Значения ещё не сообщены']) assert.ok(page.includes(said), said)
    const first = async (locale: string): Promise<string> => (await app.request(`http://localhost/${locale}/strategy`)).text()
    const [russian, english] = [await first('ru'), await first('en')]
    for (const said of [/5\s000\s000 человек/, /5 компаний/, /12 рабочих дней/, /8\s100 человек/, /5 млрд долларов США/]) assert.match(russian, said)
    for (const said of [/5,000,000 people/, /5 companies/, /12 working days/]) assert.match(english, said)
    assert.doesNotMatch(`${russian}${english}`, /\d (?:адам|компания|жұмыс күні|жүйе|өнім)/)
    assert.match(page, /Число людей, освоивших навыки/)
    assert.ok(measures.some((one: { standing: string; evidence?: string }) => one.standing === 'evidenced' && one.evidence === 'Үлгі қабылдау актісі № 3'))
    const desk = await (await app.request('http://localhost/en/strategy/check')).text()
    for (const said of ['A measure that is late', 'its evidence not accepted', 'falls behind its plan', 'A measure without money', 'A goal for which nobody answers']) assert.ok(desk.includes(said), said)
    for (const said of ['Enter the money of the measure', '/en/services/strategy.measure-done', 'Ask for the evidence']) assert.ok(desk.includes(said), said)
    const unjoined = graphFaults(await openPlans(world.kernel, strategyOptions.registers)(), 2026).filter(({ fault }) => ['orphan', 'cycle', 'stray', 'no-source', 'same-goal', 'same-work', 'no-executor'].includes(fault))
    assert.deepEqual(unjoined, [], 'no orphan goal, measure or figure in what is shipped')
    for (const _ of [1, 2]) await enterSampleProjects(kernel, { analyst, head, reporter: await world.officer('oversight.representative') }, world.sign)
    const known = JSON.parse(await (await app.request('http://localhost/api/strategy/projects')).text()) as { projects: { number: string; name: { en: string }; standing: string; paid?: string; region?: string }[]; milestones: { number: string; name: { en: string }; standing: string; blockedBy: string[] }[] }
    const ofSample = ({ name }: { name: { en: string } }): boolean => name.en.startsWith('Sample: ')
    const sampled = { projects: known.projects.filter(ofSample), milestones: known.milestones.filter(ofSample) }
    assert.deepEqual(sampled.projects.map(({ name, standing, paid }) => [name.en, standing, paid]), [['Sample: AI programme for village teachers', 'late', undefined], ['Sample: course', 'late', '0'], ['Sample: AI classrooms', 'planned', undefined]])
    const late = sampled.milestones.find(({ standing }) => standing === 'late')!
    assert.deepEqual(sampled.milestones.map(({ name, standing, blockedBy }) => [name.en, standing, blockedBy]), [
      ['Sample: course written', 'evidenced', []], ['Sample: course tried out', 'claimed', []], ['Sample: course opened', 'late', []], ['Sample: classrooms equipped', 'planned', []], ['Sample: first lessons held', 'planned', [late.number]],
    ])
    const of = async (path: string): Promise<string> => (await app.request(`http://localhost/en/strategy/${path}`)).text()
    const [whole, course, classes] = await Promise.all(sampled.projects.map(({ number }) => of(`projects/${number}`)))
    assert.match(whole!, /Projects that belong to it[^]*Sample: AI classrooms/)
    assert.match(course!, /Paid by the books[^]*₸0<[^]*technopark\.grants/)
    assert.match(classes!, /first lessons held[^]*After: <a[^>]*>Sample: course opened<\/a> \(another project\)[^]*not known: the project names no account/)
    assert.match(await of('check'), /A milestone that waits for a late one[^]*Sample: first lessons held<\/a> — <a[^>]*>Sample: course opened/)
    for (const said of [/Sample: course opened<\/a>[^]{0,80}A milestone that is late</, /Sample: course tried out<\/a>[^]{0,80}A milestone that is claimed/, /Sample: first lessons held<\/a>[^]{0,80}A milestone that waits for a late one — Sample: course opened/]) assert.match(await of('meetings'), said)
    assert.deepEqual([new RegExp(`href="/en/strategy/projects/PRJ-[^"#]+#${late.number}"`).test(await of('meetings')), course!.includes(`id="${late.number}"`)], [true, true], 'and leads to where its project shows it')
    const { answers } = strategy(strategyOptions).proposes!(kernel).find(({ procedure }) => procedure === 'strategy.commission-meeting')!
    assert.match((await answers('ru'))['agenda']!, /Образец: курс открыт \(MLS-2026-\d+\): просроченная контрольная точка\n[^]*Образец: первые уроки проведены \(MLS-2026-\d+\): контрольная точка, которая ждёт просроченную — Образец: курс открыт(\n|$)/)
    const { total } = await strategy(strategyOptions).face!(kernel).late!()
    assert.equal(total, [...(await of('check')).matchAll(/<th scope="row"[^>]*><a href="#[^]*?<td[^>]*>(\d+)</g)].reduce((sum, [, count]) => sum + Number(count), 0), 'the first page counts what the desk of the coordinator lists')
    const [everywhere, here] = [await of('projects'), await of('projects?region=35')]
    assert.deepEqual([everywhere.includes('>Sample: course<'), here.includes('>Sample: course<'), here.includes('>Sample: AI classrooms<')], [true, false, true])
    assert.match(await of('regions?region=35'), /Programmes and projects<\/a><\/h2><ul[^>]*><li><span class="name">[^<]*<\/span> <span class="number">1<\/span>/)
    assert.match(await of('milestones.csv'), /Sample: first lessons held/)
    const asker = await world.founder()
    await kernel.db.updateTable('person').set({ email_confirmed_at: kernel.now() }).where('id', '=', asker.person).execute()
    const open = { analyst, head, reporter: await world.officer('oversight.representative'), asker: { person: asker.person, name: asker.name, roles: [] } }
    for (const _ of [1, 2]) await enterSampleOpen(kernel, open, world.sign)
    const [draft, ...others] = await kernel.registers.standing('strategy.drafts')
    assert.equal(others.length, 0, 'once, however often the sample is filled')
    const seen = async (path: string): Promise<string> => (await app.request(`http://localhost/en/strategy/${path}`)).text()
    assert.match(await seen(`drafts/${draft!.number}`), /Sample: draft of a lesson on AI[^]*Questions, errors and proposals: 1[^]*Being dealt with: <b>1/)
    assert.match(await seen(`goals/${String(draft!.values['goal'])}`), /Sample: when does the course for teachers open\?[^]*Sample: the course has been open since 2025\./)
    assert.deepEqual((await kernel.db.selectFrom('strategy_scenario').select('name').execute()).map(({ name }) => name), ['Үлгі · Образец · Sample: 600 000 000 ₸'])
  })

  it('figures go out in SDMX and come back by one act, and a file with another dimension is told what it should have', async () => {
    const { kernel } = world
    const { cases, db, files } = kernel
    const { app } = testPortal({ routes: strategy(strategyOptions).routes(kernel) })
    const indicator = await entered('strategy.indicator', { ...anIndicator, goal: await entered('strategy.goal', aGoal) })
    const given = async (text: string, name: string): Promise<string> => {
      const { id: file } = await files.receive((async function* () { yield new TextEncoder().encode(text) })(), { name, limitBytes: 10_000_000, accept: ['application/json', 'text/csv'], by: actorString(analyst) })
      return transact(db, async (tx) => {
        const id = await cases.openOfItself(tx, analyst, { procedure: 'strategy.figures-import', facts: { file }, key: file })
        await files.attach(tx, file, `case:${id}`, actorString(analyst))
        return id
      })
    }
    const columns = 'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,KIND,TOLD_ON,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,LOW,HIGH,SOURCE,RESPONSIBLE,OBS_STATUS'
    const row = (kind: string, year: string, toldOn: string, value: string, more = ',,') => `dataflow,SHANYRAQ:STRATEGY_FIGURES(1.0.0),I,A,${indicator},${kind},${toldOn},${year},${value},piece${more},Үлгі есеп,Үлгі жауапты,A`
    const id = await given([columns, row('fact', '2025', '2026-01-15', '12.5'), row('forecast', '2027', '2026-01-15', '20', ',18,22')].join('\r\n'), 'figures.csv')
    assert.deepEqual([(await cases.view(head, id)).state.facts['facts'], (await cases.view(head, id)).state.facts['forecasts']], [1, 1])
    await act(head, id, 'enter')
    const asked = async (path: string) => app.request(`http://localhost${path}`)
    const csvOut = await (await asked('/strategy/sdmx/data.csv?lang=kk')).text()
    assert.ok(csvOut.includes(`${indicator},forecast,2026-01-15,2027,20,дана`), csvOut)
    const json = await (await asked('/strategy/sdmx/data.json?lang=kk')).json() as { data: { structures: { dimensions: Record<string, { id: string; values: unknown[] }[]> }[] } }
    const sorted = (text: string) => readFigures(new TextEncoder().encode(text)).observations.map((one) => JSON.stringify(Object.fromEntries(Object.entries(one).toSorted()))).toSorted()
    assert.deepEqual(sorted(JSON.stringify(json)), sorted(csvOut), 'both forms say the same')
    const fails = async (text: string, name: string, why: RegExp) => assert.rejects(given(text, name), (error: unknown) => error instanceof Failure && why.test(`${error.text.en} ${error.problems.map((one) => one.text.en).join(' ')}`), name)
    json.data.structures[0]!.dimensions['dataSet']!.push({ id: 'REF_AREA', values: [{ id: 'KZ' }] })
    await fails(JSON.stringify(json), 'area.json', /a dimension that figures of the strategy do not have: REF_AREA\. They have FREQ, INDICATOR/)
    await fails([columns.replace('TOLD_ON,', ''), row('fact', '2024', '2026-01-15', '11').replace('2026-01-15,', '')].join('\n'), 'undated.csv', /lacks a dimension: TOLD_ON/)
    await fails([columns, row('fact', '2027', '2026-01-15', '11')].join('\n'), 'ahead.csv', /a year or a day to come/)
    await fails([columns, row('fact', '2025', '2026-01-15', '13')].join('\n'), 'again.csv', /has a figure of this year/)
    await fails([columns, row('fact', '2024', '2026-01-15', 'a lot')].join('\n'), 'words.csv', /is not a number/)
    await fails([columns, row('fact', '2024', '2026-01-15', '11').replace(indicator, 'IND-1')].join('\n'), 'stray.csv', /no indicator “IND-1”/)
    await fails([columns, row('fact', '2024', '2026-01-15', '11').replace(',I,', ',D,')].join('\n'), 'deleted.csv', /action of the file is “D”/)
    await fails([columns, row('fact', '2024', '2026-01-15', '11').replace('piece', 'tonne')].join('\n'), 'tonnes.csv', /unit is “tonne”, and that of the indicator is “piece”/)
    await fails([columns, row('fact', '2026', '2025-06-01', '11')].join('\n'), 'foretold.csv', /a year or a day to come/)
    await fails('a,b\n1,2\n', 'other.csv', /neither a message of SDMX-JSON/)
    assert.equal((await (await asked('/strategy/sdmx/data.csv')).text()).split('\n').length, csvOut.split('\n').length, 'nothing of them is entered')
    const twice = [await given([columns, row('fact', '2023', '2026-01-15', '9')].join('\n'), 'one.csv'), await given([columns, row('fact', '2023', '2026-01-15', '8')].join('\n'), 'other.csv')]
    const enter: Doing = { type: 'complete', outcome: 'enter', reasons: 'Қаралды.' }
    // Both are signed before either is carried out, so that nothing keeps them apart but the act itself.
    const requests = [{ case: twice[0]!, key: 'at-once-0', doing: enter, signature: await world.sign(head, await cases.document(twice[0]!, enter)) }, { case: twice[1]!, key: 'at-once-1', doing: enter, signature: await world.sign(head, await cases.document(twice[1]!, enter)) }]
    const signed = await Promise.allSettled(requests.map((one) => cases.perform(head, one)))
    assert.deepEqual(signed.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'], 'two who sign at once do not enter the same figure twice')
    assert.ok(signed.every((one) => one.status === 'fulfilled' || (one.reason instanceof Failure && /has a figure of this year/.test(one.reason.text.en))))
    assert.equal((await kernel.registers.standing('strategy.figures')).filter(({ values }) => values['indicator'] === indicator && values['year'] === 2023).length, 1)
  })

  it('a stranger counts every declared indicator anew from the journal, and finds the one that somebody wrote past it', async (t) => {
    const { kernel } = world
    const { indicators, journal } = kernel
    indicators.offer(...strategy(strategyOptions).indicators(kernel))
    const server = await listen(testPortal({ routes: [...recordRoutes(kernel), ...registerRoutes(kernel)] }).app, { port: 0 })
    t.after(() => server.stop(0))
    const said: string[] = []
    const verified = async (id: string): Promise<number> => {
      said.length = 0
      const stream = { write: (text: string) => said.push(text) }
      return run(['verify', 'indicator', id, '--portal', `http://127.0.0.1:${server.port}`], { verify }, { env: { LANG: 'en' }, out: stream, err: stream })
    }
    await transact(kernel.db, (tx) => journal.append(tx, 'system:language-model', { type: 'language-model.served', subject: 'tokens-served:2026-02', body: { month: '2026-02', figures: { all: '1000', participants: '600' } } }))
    await journal.settle()
    await indicators.record()
    const told = await (await fetch(`http://127.0.0.1:${server.port}/api/indicators`)).json() as { indicators: { id: string; counting?: object; latest?: { value: string } }[] }
    const declared = told.indicators.filter(({ id }) => counted.some((one) => one.id === id))
    assert.equal(declared.length, counted.length)
    for (const { id, latest } of declared) if (latest) assert.equal(await verified(id), 0, `${id}: ${said.join('')}`)
    assert.ok(declared.filter(({ latest }) => latest !== undefined && Number(latest.value) > 0).length >= 1)
    assert.match(said.join(''), /The same/)
    assert.deepEqual(['participants', 'others'].map((kind) => declared.find(({ id }) => id === `strategy.tokens-${kind}`)?.latest?.value), ['60.0', undefined], 'what is not stated has no value')
    // What is appended counts by its time: a stranger finds it as soon as it has a leaf, and so does the portal before.
    const states = (month: string, figures: Readonly<Record<string, string>>): Promise<unknown> => transact(kernel.db, (tx) => journal.append(tx, 'system:language-model', { type: 'language-model.served', subject: `tokens-served:${month}`, body: { month, figures } }))
    for (const [month, figures, value] of [['2026-03', { all: '100', participants: '40' }, '40.0'], ['2026-04', {}, undefined], ['2026-05', { all: '100', participants: '30' }, '30.0'], ['2026-06', { all: '0', participants: '0' }, undefined]] as const) {
      await states(month, figures)
      await indicators.record()
      const shown = (await indicators.latest()).find(({ indicator: { id } }) => id === 'strategy.tokens-participants')!
      assert.deepEqual([shown.value?.value, shown.value?.month, shown.none !== undefined], [value, value && month, value === undefined], month)
      await journal.settle()
      assert.equal(await verified('strategy.tokens-participants'), 0, said.join(''))
      assert.match(said.join(''), value === undefined ? /The same: there is no value/ : /The same: \d/)
    }
    const listed = async (query: string): Promise<string> => (await fetch(`http://127.0.0.1:${server.port}/en/indicators/strategy.measures-with-evidence/counted${query}`)).text()
    const linked = (page: string): readonly string[] => [...page.matchAll(/<th scope="row"><a href="\/en\/registers\/strategy\.measures\/([^"]+)"/g)].map(([, number]) => number!)
    const standing = (await kernel.registers.standing('strategy.measures')).filter(({ suspended }) => suspended !== true)
    assert.deepEqual(linked(await listed('?of=whole')).toSorted(), standing.map(({ number }) => number).toSorted(), 'the figure leads to each entry that it counts')
    assert.deepEqual(linked(await listed('')).toSorted(), standing.filter(({ values }) => values['accepted'] === true).map(({ number }) => number).toSorted())
    const share = indicators.list.find(({ id }) => id === 'strategy.measures-with-evidence')!
    assert.equal((await share.counts!('whole', { limit: 1_000, offset: 1 })).length, standing.length - 1, 'a page behind another')
    await sql`update entry set facts = facts || '{"accepted": true}' where number = (select number from entry where register = 'strategy.measures' and not facts @> '{"accepted": true}' limit 1)`.execute(kernel.db)
    await sql`update entry set state = 'suspended' where number = (select number from entry where register = 'strategy.measures' and state = 'entered' and not facts @> '{"accepted": true}' limit 1)`.execute(kernel.db)
    await indicators.record()
    assert.equal(await verified('strategy.measures-with-evidence'), 1)
    assert.match(said.join(''), /does not fit the journal/)
    assert.equal(await verified('strategy.nothing'), 1)
    assert.equal(await verified('technopark.residents'), 1)
  })

  describe('The coordinating body', () => {
    const person = (...roles: string[]) => world.officer(...roles)
    let [secretary, chair, first, second, third, council]: Actor[] = []
    before(async () => {
      [secretary, chair, first, second, third, council] = [
        await person('strategy.commission-secretary'), await person('strategy.commission-chair'), await person('strategy.commission-member'), await person('strategy.commission-member'), await person('strategy.commission-member'), await person('strategy.council-secretary'),
      ]
    })
    let keys = 0
    const does = async (by: Actor, id: string, doing: Doing, signs?: true): Promise<void> => {
      keys += 1
      await world.kernel.cases.perform(by, { case: id, key: `meets-${keys}`, doing, ...(signs && { signature: await world.sign(by, await world.kernel.cases.document(id, doing)) }) })
    }
    const opened = (by: Actor, procedure: string, facts: Facts): Promise<string> => { keys += 1; return transact(world.kernel.db, (tx) => world.kernel.cases.openOfItself(tx, by, { procedure, key: `opens-${keys}`, facts })) }
    const decisionOf = async (by: Actor, id: string): Promise<string> => (await world.kernel.cases.view(by, id)).state.decisions.at(-1)!.id
    const entryOf = async (by: Actor, id: string): Promise<string> => (await world.kernel.registers.ofAct({ decision: await decisionOf(by, id) }))!.number
    const aMeeting: Facts = { name: 'Үлгі отырыс', heldOn: '2026-10-01', agenda: 'Үлгі мәселе', resolution: 'Үлгі шешім' }
    const minuted = { minutes: 'Үлгі хаттама', dissent: 'Үлгі ерекше пікір' }
    let meeting: string

    it('a commission votes on the day and not before; nothing is concluded without a vote, and that no quorum is set is said; the dissent stands in the signed minutes', async () => {
      const early = await opened(secretary!, 'strategy.commission-meeting', { ...aMeeting, heldOn: '2026-12-01' })
      for (const vote of ['adopt', 'reject']) await assert.rejects(does(first!, early, { type: 'vote', vote, reasons: 'Үлгі' }), (error: unknown) => error instanceof Failure, vote)
      await does(first!, early, { type: 'vote', vote: 'off', reasons: 'Мүшелер іссапарда.' })
      await does(chair!, early, { type: 'conclude', minutes: 'Отырыс өткізілмейді.' })
      assert.deepEqual([(await world.kernel.cases.view(secretary!, early)).state.step, (await world.kernel.cases.view(secretary!, early)).state.decisions], [undefined, []], 'called off, and nothing is decided')
      const id = await opened(secretary!, 'strategy.commission-meeting', aMeeting)
      await assert.rejects(does(chair!, id, { type: 'conclude', minutes: 'Үлгі' }), (error: unknown) => error instanceof Failure && /Nobody has voted/.test(error.text.en))
      await does(first!, id, { type: 'vote', vote: 'adopt' })
      const desk = testPortal({ routes: deskRoutes(world.kernel, {}), session: { actor: chair! } })
      assert.match(await (await desk.ask(`/en/desk/cases/${id}`)).text(), /1 cast, no quorum is set/)
      await does(second!, id, { type: 'vote', vote: 'adopt' })
      await does(third!, id, { type: 'vote', vote: 'reject', reasons: minuted.dissent })
      await does(chair!, id, { type: 'conclude', minutes: 'Үлгі' })
      await assert.rejects(does(chair!, id, { type: 'complete', outcome: 'sign', findings: minuted }), (error: unknown) => error instanceof Failure, 'unsigned')
      await does(chair!, id, { type: 'complete', outcome: 'sign', findings: minuted }, true)
      meeting = await entryOf(secretary!, id)
      assert.deepEqual([meeting.slice(0, 9), (await valuesOf(meeting))['dissent'], (await valuesOf(meeting))['resolution']], ['CMM-2026-', minuted.dissent, 'Үлгі шешім'])
    })

    it('once a quorum is enacted, minutes without it are refused with what is needed and what was cast, nothing is lost, and a session that was opened before keeps its rule', async () => {
      const { cases } = world.kernel
      const before = await opened(secretary!, 'strategy.commission-meeting', aMeeting)
      const { declaration } = await cases.versions.inForce('strategy.commission-meeting', '2026-10-05')
      const [step, voting] = Object.entries(declaration.steps).find(([, { by }]) => typeof by === 'object' && 'commission' in by)!
      const commission = (voting.by as { readonly commission: { readonly members: string; readonly chair: string } }).commission
      // What an enactment carries out once its three people are done (src/countries/examples/enactment.test.ts): the next version of the session.
      await cases.versions.enact([{ ...declaration, inForce: { ...declaration.inForce, from: '2026-10-06' }, steps: { ...declaration.steps, [step]: { ...voting, by: { commission: { ...commission, quorum: 2 } } } } }])
      const day = world.kernel.now()
      world.at(instantOf('2026-10-06T05:00:00.000Z'))
      const id = await opened(secretary!, 'strategy.commission-meeting', aMeeting)
      await does(first!, id, { type: 'vote', vote: 'adopt' })
      await assert.rejects(does(chair!, id, { type: 'conclude', minutes: 'Үлгі' }), (error: unknown) => error instanceof Failure && /There is no quorum: 2 votes are needed, 1 were cast/.test(error.text.en) && /Нет кворума: нужно голосов — 2, подано — 1/.test(error.text.ru) && /Кворум жоқ: 2 дауыс қажет, берілгені 1/.test(error.text.kk))
      assert.match(await (await testPortal({ routes: deskRoutes(world.kernel, {}), session: { actor: chair! } }).ask(`/en/desk/cases/${id}`)).text(), /1 votes? (?:is|are) needed|1 cast, 2 needed|2 votes are needed/)
      assert.deepEqual([(await cases.view(chair!, id)).state.step, (await cases.view(chair!, id)).state.votes.length], [step, 1], 'the vote and the session stand')
      await does(second!, id, { type: 'vote', vote: 'adopt' })
      await does(chair!, id, { type: 'conclude', minutes: 'Үлгі' })
      await does(first!, before, { type: 'vote', vote: 'off', reasons: 'Үлгі' })
      await does(chair!, before, { type: 'conclude', minutes: 'Үлгі' })
      assert.equal((await cases.view(secretary!, before)).state.step, undefined, 'one vote concludes what was opened while no quorum was set')
      await cases.versions.enact([{ ...declaration, inForce: { ...declaration.inForce, from: '2026-10-07' } }])
      world.at(day)
    })

    it('a text that was not adopted enters a register of its own, and nothing rests on it', async () => {
      const id = await opened(secretary!, 'strategy.commission-meeting', { ...aMeeting, resolution: 'Үлгі: қабылданбаған мәтін' })
      for (const member of [first!, second!]) await does(member, id, { type: 'vote', vote: 'reject', reasons: 'Үлгі: қаржысы көрсетілмеген.' })
      await does(chair!, id, { type: 'conclude', minutes: 'Үлгі' })
      await does(chair!, id, { type: 'complete', outcome: 'close', findings: minuted }, true)
      const rejected = await entryOf(secretary!, id)
      assert.deepEqual([rejected.slice(0, 9), (await valuesOf(rejected))['resolution']], ['CMR-2026-', 'Үлгі: қабылданбаған мәтін'])
      await assert.rejects(opened(secretary!, 'strategy.instruction', { meeting: rejected, what: 'Үлгі', whom: 'oversight', until: '2026-11-02' }), (error: unknown) => error instanceof Failure)
      const { app } = testPortal({ routes: strategy(strategyOptions).routes(world.kernel) })
      assert.match(await (await app.request('http://localhost/en/strategy/meetings')).text(), /Texts that were not adopted[^]*Үлгі: қабылданбаған мәтін/)
    })

    it('a council recommends and nothing more: no instruction rests on its meeting, and none on one that is still to be held', async () => {
      const [member, other, head] = [await person('strategy.council-member'), await person('strategy.council-member'), await person('strategy.council-chair')]
      const held = async (heldOn: string): Promise<string> => {
        const id = await opened(council!, 'strategy.council-meeting', { ...aMeeting, heldOn })
        for (const one of [member, other]) await does(one, id, { type: 'vote', vote: 'adopt' })
        await does(head, id, { type: 'conclude', minutes: 'Үлгі' })
        await does(head, id, { type: 'complete', outcome: 'sign', findings: { minutes: 'Үлгі' } }, true)
        return entryOf(council!, id)
      }
      await assert.rejects(held('2026-12-01'), (error: unknown) => error instanceof Failure)
      const recommended = await held('2026-10-02')
      assert.match(recommended, /^CNM-/)
      await assert.rejects(opened(secretary!, 'strategy.instruction', { meeting: recommended, what: 'Үлгі', whom: 'oversight', until: '2026-11-02' }), (error: unknown) => error instanceof Failure)
      await assert.rejects(opened(council!, 'strategy.instruction', { meeting, what: 'Үлгі', whom: 'oversight', until: '2026-11-02' }), (error: unknown) => error instanceof Failure)
    })

    it('an instruction is owed by the body that it names until its day, is proposed for the next meeting when it is late, and closes upon evidence alone', async () => {
      const { kernel } = world
      const { app } = testPortal({ routes: strategy(strategyOptions).routes(kernel) })
      const shown = async (): Promise<string> => (await app.request('http://localhost/en/strategy/meetings')).text()
      const { proposes } = strategy(strategyOptions)
      const desk = testPortal({ routes: deskRoutes(kernel, {}, proposes!(kernel)), session: { actor: secretary! } })
      const measure = await entered('strategy.measure', { ...aMeasure, goal: await entered('strategy.goal', aGoal) })
      const given = async (until: string): Promise<string> => {
        const id = await opened(secretary!, 'strategy.instruction', { meeting, heldOn: '2026-10-01', what: 'Үлгі тапсырма', whom: 'oversight', until, measure })
        await does(chair!, id, { type: 'complete', outcome: 'give' }, true)
        return id
      }
      await assert.rejects(given('2026-09-30'), (error: unknown) => error instanceof Failure, 'due before it was decided')
      const id = await given('2026-10-03')
      const number = await entryOf(secretary!, id)
      assert.deepEqual([(await valuesOf(number))['meeting'], (await valuesOf(number))['measure'], (await valuesOf(number))['until']], [meeting, measure, '2026-10-03'])
      const body = await person('oversight.representative')
      const owed = async () => (await kernel.obligations.own(body)).find(({ decision, procedure }) => decision !== undefined && procedure.id.startsWith('strategy.instruction'))
      await kernel.obligations.openPeriods()
      assert.deepEqual([(await owed())?.state, (await owed())?.dueDay], ['late', '2026-10-03'])
      assert.equal((await kernel.obligations.own(await person('university.representative'))).length, 0, 'nobody else owes it')
      for (const said of ['An instruction that is late', 'Үлгі тапсырма', 'no answer', 'Үлгі ерекше пікір']) assert.ok((await shown()).includes(said), said)
      assert.match(await (await app.request('http://localhost/ru/strategy/check')).text(), /Просроченное поручение/)
      const form = await (await desk.ask('/en/desk/open/strategy.commission-meeting')).text()
      for (const said of ['1. Үлгі тапсырма', `(${number}): an instruction that is late`, 'The portal has filled in what it proposes (Agenda)']) assert.ok(form.includes(said), said)
      const duty = (await owed())!.id
      await assert.rejects(kernel.obligations.document(body, duty).then(async (document) => kernel.obligations.report(body, { obligation: duty, answers: { done: 'Үлгі' }, signature: await world.sign(body, document) })), (error: unknown) => error instanceof Failure, 'without evidence')
      const review = async (): Promise<string> => { keys += 1; return transact(kernel.db, async (tx) => kernel.cases.openByOffice(tx, secretary!, { procedure: 'strategy.instruction-reviewed', about: await decisionOf(secretary!, id), key: `review-${keys}`, facts: { what: 'Үлгі тапсырма', whom: 'oversight', seen: 'Үлгі акт № 1' }, reasons: 'Үлгі' })) }
      const close = (of: string, by = chair!) => does(by, of, { type: 'complete', outcome: 'close', findings: { accepted: 'Үлгі акт № 2' } }, true)
      const giveBack = (of: string, day: string) => does(chair!, of, { type: 'complete', outcome: 'return', findings: { until: day }, reasons: 'Актіде нәтиже жоқ.' }, true)
      const unanswered = (error: unknown) => error instanceof Failure && /not reported on yet/.test(error.text.en)
      const early = await review()
      await assert.rejects(close(early), unanswered, 'nothing was answered')
      await assert.rejects(giveBack(early, '2026-11-20'), unanswered)
      await kernel.obligations.save(body, duty, { done: 'Үлгі жауап', shownBy: 'reference', source: 'Үлгі акт № 1' })
      await kernel.obligations.report(body, { obligation: duty, answers: {}, signature: await world.sign(body, await kernel.obligations.document(body, duty)) })
      assert.match(await shown(), /after the day/)
      await assert.rejects(giveBack(early, '2026-10-03'), (error: unknown) => error instanceof Failure && /after today/.test(error.text.en))
      const answering = await person('strategy.commission-chair', 'oversight.representative')
      await assert.rejects(close(early, answering), (error: unknown) => error instanceof Failure && error.kind === 'refused', 'whoever speaks for the body accepts nothing of it')
      await giveBack(early, '2026-11-20')
      assert.deepEqual((await kernel.db.selectFrom('duty').select('ended_on').where('decision', '=', await decisionOf(secretary!, id)).execute()).map(({ ended_on }) => ended_on !== null), [true], 'one answer is owed at a time')
      const later = await review()
      await assert.rejects(close(later), unanswered, 'nor the second time')
      assert.equal((await valuesOf(number))['until'], '2026-11-20')
      await kernel.obligations.openPeriods()
      const again = (await kernel.obligations.own(body)).find(({ dueDay }) => dueDay === '2026-11-20')!
      assert.deepEqual([again.state, (await kernel.obligations.view(body, duty)).report!['source']], ['open', 'Үлгі акт № 1'], 'what was answered before stays')
      await kernel.obligations.save(body, again.id, { done: 'Үлгі жауап', shownBy: 'reference', source: 'Үлгі акт № 2' })
      await kernel.obligations.report(body, { obligation: again.id, answers: {}, signature: await world.sign(body, await kernel.obligations.document(body, again.id)) })
      assert.match(await shown(), /Answered, evidence not accepted yet/)
      await close(later)
      const last = await review()
      await assert.rejects(giveBack(last, '2026-12-20'), (error: unknown) => error instanceof Failure && /dealt with already/.test(error.text.en), 'what is closed is closed')
      await does(chair!, last, { type: 'complete', outcome: 'drop', reasons: 'Тапсырма жабылған.' }, true)
      for (const said of ['Closed upon evidence', 'Үлгі акт № 2']) assert.ok((await shown()).includes(said), said)
      assert.deepEqual((await reconcile(kernel.db)).filter(({ en }) => !en.includes('MSR-')), [], 'but for the measure that somebody wrote past the journal above')
    })

    it('a sample house has past meetings, visibly made up, and an instruction that is late beside one that is closed; the first page tells what is late, and why what it does not know is not known', async () => {
      const { kernel } = world
      const members = [await person('strategy.commission-member', 'strategy.council-member'), await person('strategy.commission-member', 'strategy.council-member')]
      const head = await person('strategy.commission-chair', 'strategy.commission-member', 'strategy.council-chair', 'strategy.council-member')
      await enterSampleMeetings(kernel, { secretary: await person('strategy.commission-secretary', 'strategy.council-secretary'), members: [head, ...members], chair: head, reporter: await person('oversight.representative') }, world.sign)
      const { app } = testPortal({ routes: strategy(strategyOptions).routes(kernel) })
      const page = await (await app.request('http://localhost/kk/strategy/meetings')).text()
      const year = await (await app.request('http://localhost/en/strategy/years/2026')).text()
      for (const said of ['The year is not over', 'Sample', 'Not adopted', 'Үлгі тапсырма: мектептерді интернетке қосу кестесін ұсыну.', 'Did the forecasts come true?', 'CMR-2026-']) assert.ok(year.includes(said), said)
      assert.equal((await app.request('http://localhost/en/strategy/years/2027')).status, 404, 'a year to come has no report')
      const [{ number: goal }] = JSON.parse(await (await app.request('http://localhost/api/strategy')).text()).goals as [{ number: string }]
      for (const path of ['/strategy/years/2026/report.pdf?lang=kk', `/strategy/goals/${goal}/brief.pdf?lang=ru`]) {
        const paper = await app.request(`http://localhost${path}`)
        assert.equal(paper.headers.get('content-type'), 'application/pdf', path)
        assert.equal(Buffer.from(await paper.arrayBuffer()).subarray(0, 5).toString(), '%PDF-', path)
      }
      const face = strategy(strategyOptions).face!(kernel)
      const [measures, goals, decisions] = await face.pictures!()
      assert.match(measures!.answer.en, /^With evidence that was accepted: .+ Late: [1-9]\d*\.$/)
      assert.equal(goals!.bars.reduce((sum, { value }) => sum + value, 0), JSON.parse(await (await app.request('http://localhost/api/strategy')).text()).indicators.length, 'each indicator stands in one bar')
      assert.equal(decisions!.answer.en, 'The system, by rules: 0%')
      const late = await face.late!()
      assert.ok(late.things.some(({ name, why }) => name.kk === 'Үлгі тапсырма: мектептерді интернетке қосу кестесін ұсыну.' && why.en === 'An instruction that is late'))
      assert.equal(await face.followed!(), undefined)
      await transact(kernel.db, async (tx) => {
        await kernel.lineage.put(tx, { id: 'dataset-version:sample', kind: 'dataset version', title: { kk: 'Үлгі жиын', ru: 'Набор (образец)', en: 'A sample dataset' }, path: '/commons/sample' })
        await kernel.journal.append(tx, 'system:sample', { type: 'dataset.version-released', subject: 'dataset-version:sample', body: {} })
      })
      await kernel.journal.settle()
      await kernel.indicators.record()
      assert.equal(await face.followed!(), undefined, 'nobody here said whom datasets are told to')
      await transact(kernel.db, async (tx) => { await kernel.journal.append(tx, 'system:sample', { type: 'dataset.version-released', subject: `entry:${goal}`, body: {} }) })
      await kernel.journal.settle()
      await kernel.indicators.record()
      assert.deepEqual((await face.followed!())!.steps.map(({ title }) => title.en.replace(/\d+$/, 'N')).slice(-3), ['Journal entry No. N', 'Versions of datasets published: N', 'Results that the portal’s own registers show'])
      // However much is opened after a meeting was called.
      await opened(await person('strategy.commission-secretary'), 'strategy.commission-meeting', { ...aMeeting, heldOn: '2026-10-20' })
      await kernel.journal.settle()
      await sql`insert into journal_entry (at, actor, type, subject, body, leaf, leaf_index)
        select now(), 'system:sample', 'case.opened', 'case:' || n, '{"procedure":"sample.other"}', sha256(n::text::bytea), 1000000 + n from generate_series(1, 201) n`.execute(kernel.db)
      const screen = await app.request('http://localhost/en/strategy/wall')
      assert.equal(screen.headers.get('refresh'), '60')
      const wall = await screen.text()
      for (const said of ['calendar days</b></small>', 'Next meeting</h2><p class="big">20 October 2026', 'Instructions closed upon evidence']) assert.ok(wall.includes(said), said)
      assert.doesNotMatch(wall.slice(wall.indexOf('<main'), wall.indexOf('</main>')), /<(a|button|input|form|script)/, 'nobody touches a wall')
      const { threads } = kernel
      threads.follow(strategy(strategyOptions).measured!(kernel))
      const counted = await (await threads.of(null, 'indicator:strategy.dataset-versions'))!.figures()
      assert.deepEqual(counted.map(({ title, relation, distance }) => [title.en, relation, distance]).slice(0, 2), [['Versions of datasets published', 'measures', 1], ['Results that the portal’s own registers show', 'measures', 2]], 'a figure leads to the goal that it measures')
      const routes = testPortal({ routes: [threadRoute(kernel, [face])] }).app
      const asked = async (query: string, status = 200) => { const answer = await routes.request(`http://localhost/en/thread${query}`); assert.equal(answer.status, status, query); return answer.text() }
      assert.match(await asked(`?of=${goal}`), /The thread: .+As far as is open to you, nothing derives from it/s, 'by the number of an entry')
      assert.match(await asked('?of=indicator:strategy.dataset-versions'), /Measured by — Versions of datasets published/)
      assert.match(await asked('?of=dataset-version:sample', 404), /Nothing has this number, or it is not open to you/, 'nobody here said whom datasets are told to')
      assert.match(await asked(`?of=${goal}&on=01.01.2020`), /On that day it was not on the thread yet/)
      assert.match(await asked(`?of=${goal}&on=2999-01-01`, 422), /That day has not come yet/)
      assert.match(await asked(`?of=${goal}&on=soon`, 422), /Write the whole date/)
      assert.match(await asked(''), /To begin with<\/h2><ul><li>.+>Figure<.+An example: from data to a figure/s)
      for (const said of ['Үлгі: Комиссияның бірінші отырысы', 'Үлгі: Кеңестің бірінші отырысы', 'Мерзімі өткен', 'Дәлелмен жабылған']) assert.ok(page.includes(said), said)
    })
  })
})
