/** What follows from the strategy by rule, without a database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { same } from '../../../law/text.ts'
import { html } from '../../../portal/index.ts'
import { conflictsInPieces, conflictsOf } from './conflicts.ts'
import { faultWords } from './messages.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { projectPages } from '../projects/pages.ts'
import { projectConcerns } from '../projects/concerns.ts'
import { type Milestone, type Project, projectStanding } from '../projects/project.ts'
import { blockedBy, columnsOf } from '../projects/waiting.ts'
import { concernsOf, factsOf, type Figure, forecastsOf, type Goal, graphFaults, isDead, type Measure, type PlannedIndicator, progressOf, standingOf, treeOf } from './plan.ts'

const sourced = (number: string) => ({ number, path: `/registers/x/${number}`, name: same(number), changedOn: '2026-01-01' }) as const
const goal = (number: string, more: Partial<Goal> = {}): Goal => ({ ...sourced(number), mandate: 'a', owner: 'b', ...more })
const indicator = (more: Partial<PlannedIndicator> = {}): PlannedIndicator => ({ ...sourced('I'), goal: 'G', definition: { text: same(''), inEach: true }, unit: { text: same(''), inEach: true }, dataSource: '', method: 'linear@1', direction: 'up', baseValue: 10, baseYear: 2024, target: 20, targetYear: 2029, yearly: new Map(), ...more })
const measure = (more: Partial<Measure> = {}): Measure => ({ ...sourced('M'), goal: 'G', formOfCompletion: '', executor: '', budget: 1n, ...more })
const figure = (year: number, value: number, more: Partial<Figure> = {}): Figure => ({ indicator: 'I', year, kind: 'fact', value, source: same('s'), responsible: 'r', toldOn: `${year + 1}-01-15`, ...more })

test('done without accepted evidence is a claim, and evidence that is withdrawn makes it one again', () => {
  const done = { doneOn: '2026-03-01', evidence: 'act 7' } as const
  assert.equal(standingOf(measure({ ...done, accepted: true }), '2026-06-01'), 'evidenced')
  assert.equal(standingOf(measure({ ...done, accepted: false }), '2026-06-01'), 'claimed')
  assert.equal(standingOf(measure({ doneOn: '2026-03-01', accepted: true }), '2026-06-01'), 'claimed')
  assert.equal(standingOf(measure({ deadline: '2026-05-31' }), '2026-06-01'), 'late')
  assert.equal(standingOf(measure({ deadline: '2026-06-01' }), '2026-06-01'), 'planned')
})

test('a later figure of the same year stands in place of the earlier, and progress is of the last year', () => {
  const plan = { figures: [figure(2025, 12), figure(2026, 14), figure(2025, 13, { toldOn: '2026-06-01' })] }
  assert.deepEqual([...factsOf(plan, indicator()).values()].map(({ value }) => value), [13, 14])
  assert.equal(progressOf(plan, indicator(), 2027)!.ratio, 1)
  assert.equal(progressOf({ figures: [] }, indicator(), 2027)!.status, 'not_available')
  assert.equal(progressOf(plan, indicator({ method: 'guess@1' }), 2027), undefined)
})

test('of two figures told of one day the later entry stands, whichever is read first', () => {
  const told = (number: string, value: number): Figure => figure(2025, value, { number, toldOn: '2026-01-15' })
  for (const figures of [[told('FIG-2026-9', 12), told('FIG-2026-10', 13)], [told('FIG-2026-10', 13), told('FIG-2026-9', 12)]]) assert.equal(factsOf({ figures }, indicator()).get(2025)!.value, 13)
  const { number, ...computed } = told('', 14)
  assert.equal(number, '')
  assert.equal(factsOf({ figures: [computed, told('FIG-2026-9', 12)] }, indicator()).get(2025)!.value, 14)
})

test('what was told of a year to come is no fact, and what stands so far in this one is no progress yet', () => {
  const figures = [figure(2025, 12), figure(2026, 19, { toldOn: '2026-03-01' }), figure(2099, 30, { toldOn: '2026-03-01' })]
  assert.deepEqual([...factsOf({ figures }, indicator()).keys()], [2025, 2026])
  assert.equal(progressOf({ figures }, indicator(), 2026)!.ratio, 1, 'of 2025')
  assert.equal(progressOf({ figures }, indicator(), 2027)!.status, 'substantial_progress')
  const law = indicator({ method: 'yes-no@1' })
  assert.equal(progressOf({ figures: [figure(2026, 1, { toldOn: '2026-03-01' })] }, law, 2026)!.status, 'target_achieved', 'what is done is done')
})

test('an indicator whose target or base has no year is not judged, and says why', () => {
  const { targetYear, ...open } = indicator({ method: 'growth-ratio@1' })
  const { baseYear, ...begun } = indicator({ method: 'growth-ratio@1' })
  assert.deepEqual([targetYear, baseYear], [2029, 2024])
  for (const [one, why] of [[open, /target year/], [begun, /year of the base/]] as const) {
    const { status, score, trace } = progressOf({ figures: [figure(2025, 12)] }, one, 2026)!
    assert.deepEqual([status, score], ['not_available', undefined])
    assert.match(trace.at(-1)!.en, why)
  }
})

test('a forecast is scored when its year is over, and not before', () => {
  const figures = [figure(2025, 10), figure(2025, 15, { kind: 'forecast', low: 12, high: 18 }), figure(2026, 3, { toldOn: '2026-02-01' }), figure(2026, 30, { kind: 'forecast' }), figure(2027, 30, { kind: 'forecast' })]
  const [off, ...open] = forecastsOf({ figures }, indicator(), 2026)
  assert.deepEqual([off!.error, off!.percent, off!.inRange], [5, 50, false])
  assert.deepEqual(open.map(({ fact }) => fact), [undefined, undefined])
  assert.equal(forecastsOf({ figures }, indicator(), 2027)[1]!.error, 27)
})

test('an indicator is at risk by what was last foretold of a year, not by what was foretold before', () => {
  const told = (value: number, toldOn: Figure['toldOn']): Figure => figure(2027, value, { kind: 'forecast', toldOn })
  const risks = (figures: readonly Figure[]): boolean => concernsOf({ goals: [goal('G')], indicators: [indicator({ yearly: new Map([[2027, 15]]) })], measures: [], figures }, '2026-06-01').some(({ fault }) => fault === 'at-risk')
  assert.equal(risks([told(10, '2026-01-01'), told(16, '2026-05-01')]), false)
  assert.equal(risks([told(16, '2026-01-01'), told(10, '2026-05-01')]), true)
})

test('goals that contain themselves, lead nowhere or have nothing are found', () => {
  const { budget: paid, ...poor } = measure()
  assert.equal(paid, 1n)
  const found = graphFaults({ goals: [goal('A', { parent: 'B' }), goal('B', { parent: 'A' }), goal('C', { parent: 'X' }), goal('G')], indicators: [indicator()], measures: [poor], figures: [figure(2020, 1)] }, 2026)
  const of = (fault: string): readonly string[] => found.filter((one) => one.fault === fault).map(({ number }) => number)
  assert.deepEqual(of('cycle'), ['A', 'B'])
  assert.deepEqual(of('orphan'), ['C'])
  assert.deepEqual(of('no-measure'), ['C'])
  assert.deepEqual(of('no-money'), ['M'])
  assert.deepEqual(of('dead'), ['I'])
  assert.equal(isDead(new Map(), 2026), false)
})

test('two bodies that do the same are found, each pair once; a co-executor, a part of a goal, and what is done already are no conflict', () => {
  const said = (kk: string, ru: string, en: string) => ({ name: { kk, ru, en } })
  const one = measure({ number: 'M1', executor: 'A ministry', ...said('мектептерді интернетке қосу', 'подключение школ к интернету', 'connecting schools to the internet') })
  const other = measure({ ...one, number: 'M2', executor: 'B ministry', ...said('интернетке мектептерді қосу', 'Школы: подключение к интернету', 'internet for schools') })
  const pairs = (measures: readonly Measure[], goals: readonly Goal[] = [goal('G')]) => graphFaults({ goals, indicators: [], measures, figures: [] }, 2026)
    .filter(({ fault }) => fault === 'same-work' || fault === 'same-goal').map(({ fault, number, beside }) => [fault, number, beside?.path])
  assert.deepEqual(pairs([one, other]), [['same-work', 'M1', other.path]])
  assert.deepEqual(pairs([one, { ...other, executor: ' a ministry ' }]), [], 'one body divides its own work')
  assert.deepEqual(pairs([one, { ...other, doneOn: '2026-01-01', evidence: 'act', accepted: true }]), [])
  assert.deepEqual(pairs([one, { ...other, ...said('мұғалімдерді оқыту', 'обучение учителей', 'training of teachers') }]), [])
  const [people, again] = [goal('P', said('халықтың ЖИ сауаттылығы', 'грамотность населения в области ИИ', 'AI literacy of people')), goal('Q', { ...said('халықтың ЖИ сауаттылығы', 'грамотность населения', 'literacy'), owner: 'other' })]
  assert.deepEqual(pairs([], [people, again]), [['same-goal', 'P', again.path]])
  assert.deepEqual(pairs([], [people, { ...again, parent: 'P' }]), [])
  assert.deepEqual(graphFaults({ goals: [goal('G')], indicators: [], measures: [measure({ executor: ' ' })], figures: [] }, 2026).filter(({ fault }) => fault === 'no-executor').map(({ number }) => number), ['M'])
})

test('what has another number, or does something else to the same thing, is no conflict; what may be the same is said to be no more than that', () => {
  const named = (number: string, kk: string, ru: string, en: string): Measure => measure({ number, executor: number, name: { kk, ru, en } })
  const found = (...measures: readonly Measure[]): number => conflictsOf({ goals: [], measures }).measures.length
  assert.equal(found(named('A', 'Астанада № 1 деректер орталығын салу', 'Строительство центра данных № 1 в Астане', 'Data centre No 1 in Astana'), named('B', 'Астанада № 2 деректер орталығын салу', 'Строительство центра данных № 2 в Астане', 'Data centre No 2 in Astana')), 0)
  assert.equal(found(named('A', 'Жасанды интеллект туралы заңды қабылдау', 'Принять закон об искусственном интеллекте', 'Adopt the artificial intelligence law'), named('B', 'Жасанды интеллект туралы заңды жою', 'Отменить закон об искусственном интеллекте', 'Repeal the artificial intelligence law')), 0)
  assert.equal(found(named('A', 'Астанада № 1 деректер орталығын салу', 'Строительство центра данных № 1', 'Data centre No 1'), named('B', '№ 1 деректер орталығын Астанада салу', 'Центр данных № 1: строительство', 'Building data centre No 1')), 1)
  for (const fault of ['same-goal', 'same-work'] as const) assert.deepEqual([faultWords[fault].kk, faultWords[fault].ru, faultWords[fault].en].map((words) => /мүмкін|Возможно|may be/.test(words)), [true, true, true])
})

test('the names of a plan are read once, however often it is looked at', () => {
  let reads = 0
  const counted = (number: string): Measure => ({ ...measure({ number, executor: number }), get name() { reads += 1; return same(`Connecting the schools of district ${number} to the network`) } })
  const plan = { goals: [], indicators: [], figures: [], measures: Array.from({ length: 60 }, (_, at) => counted(`M${at}`)) }
  conflictsOf(plan)
  assert.equal(reads, 60 * 3, 'once in each language, and not once for each pair')
  graphFaults(plan, 2026)
  const before = reads
  graphFaults(plan, 2026)
  assert.ok(reads - before < 60 * 3, 'conflicts were found already')
})

test('a figure whose indicator was struck off is found', () => {
  const stray = figure(2025, 1, { indicator: 'struck', number: 'FIG-2026-3', path: '/registers/strategy.figures/FIG-2026-3' })
  const found = graphFaults({ goals: [], indicators: [indicator()], measures: [], figures: [figure(2025, 12), stray] }, 2026)
  assert.deepEqual(found.filter(({ fault }) => fault === 'stray').map(({ number, path }) => [number, path]), [['FIG-2026-3', '/registers/strategy.figures/FIG-2026-3']])
})

test('each goal is listed once, however deep, and also where goals contain themselves', () => {
  const deep = Array.from({ length: 12 }, (_, at) => goal(`G${at}`, at === 0 ? {} : { parent: `G${at - 1}` }))
  const shown = treeOf([goal('A', { parent: 'B' }), goal('B', { parent: 'A' }), goal('C', { parent: 'X' }), ...deep.toReversed()])
  assert.deepEqual(shown.map(({ goal: { number } }) => number), ['C', ...deep.map(({ number }) => number), 'A', 'B'])
  assert.equal(shown.find(({ goal: { number } }) => number === 'G11')!.depth, 11)
})

test('in a plan of thousands of names conflicts are sought in pieces: whoever asks meanwhile is not kept waiting', async () => {
  const measures = Array.from({ length: 2_000 }, (_, n) => ({ name: same(`Build schools of kind ${n % 50} for the regions, part ${Math.floor(n / 2)}`), executor: `Body ${n % 2}` }))
  let others = 0
  const other = setInterval(() => { others += 1 }, 1)
  const found = await conflictsInPieces({ goals: [], measures })
  clearInterval(other)
  assert.ok(others > 0)
  assert.deepEqual(found, conflictsOf({ goals: [], measures }))
})

const project = (number: string, more: Partial<Project> = {}): Project => ({ number, path: `/p/${number}`, name: same(number), goal: 'G', budget: 1n, ...more })
const milestone = (number: string, plannedOn: Milestone['plannedOn'], more: Partial<Milestone> = {}): Milestone => ({ number, path: `/m/${number}`, name: same(number), project: 'P', plannedOn, after: [], ...more })

test('a milestone is blocked by the late ones that it waits for, also through others, until it is done', () => {
  const late = milestone('late', '2026-05-01')
  const between = milestone('between', '2026-07-01', { after: ['late'] })
  const last = milestone('last', '2026-08-01', { after: ['between'] })
  const of = (milestones: readonly Milestone[], one: Milestone): readonly string[] => blockedBy({ projects: [], milestones }, one, '2026-06-01').map(({ number }) => number)
  assert.deepEqual(of([late, between, last], last), ['late'])
  assert.deepEqual(of([late, between, { ...last, doneOn: '2026-05-30' }], last), [])
  assert.deepEqual(of([late, { ...between, doneOn: '2026-05-30' }, last], last), [], 'what is reached waits for nothing any more')
  assert.deepEqual(of([{ ...late, after: ['last'] }, between, last], last), ['late'], 'also where there is a circle')
  assert.deepEqual([...columnsOf([last, late, between])], [['last', 2], ['late', 0], ['between', 1]])
  assert.equal(columnsOf([late, between, { ...last, after: ['between', 'beside'] }, milestone('beside', '2026-07-01')]).get('beside'), 1, 'beside what it is done beside')
})

test('of a chain of ten thousand each is looked at a bounded number of times, wherever the chain begins and however many of it are late', () => {
  // A count and no clock: a walk along the whole chain for each would ask fifty million times.
  let asked = 0
  const counted = (one: Milestone): Milestone => ({ ...one, get after() { asked += 1; return one.after } })
  const chain = (plannedOn: Milestone['plannedOn']): readonly Milestone[] => Array.from({ length: 10_000 }, (_, at) => counted(milestone(`M${at}`, at === 0 ? '2026-01-01' : plannedOn, at === 0 ? {} : { after: [`M${at - 1}`] })))
  for (const [milestones, late] of [[chain('2026-09-01').toReversed(), 1], [chain('2026-05-01'), 10_000]] as const) {
    const portfolio = { projects: [project('P')], milestones }
    asked = 0
    const concerns = projectConcerns(portfolio, '2026-06-01')
    const blocked = concerns.filter(({ fault }) => fault === 'milestone-blocked')
    assert.deepEqual([concerns.filter(({ fault }) => fault === 'milestone-late').length, blocked.length, new Set(blocked.map(({ beside }) => beside?.path)).has('/strategy/projects/P#M0')], [late, 9_999, true])
    assert.deepEqual(blockedBy(portfolio, milestones.find(({ number }) => number === 'M9999')!, '2026-06-01').length, Math.min(late, 20))
    assert.ok(asked < 100_000, String(asked))
    assert.equal(projectConcerns(portfolio, '2026-06-01'), concerns, 'and found once while it stands')
    asked = 0
    assert.deepEqual([Math.max(...columnsOf(milestones).values()), asked < 100_000], [9_999, true])
  }
})

test('a project past its own deadline is late, whatever is planned after it, until all of it is done', () => {
  const over = (milestones: readonly Milestone[]): readonly unknown[] => {
    const portfolio = { projects: [project('P', { deadline: '2026-01-01' })], milestones }
    return [projectStanding(portfolio, portfolio.projects[0]!, '2026-06-01'), projectConcerns(portfolio, '2026-06-01').flatMap(({ fault, path }) => (fault === 'project-late' ? [path] : []))]
  }
  assert.deepEqual(over([milestone('a', '2027-01-01')]), ['late', ['/strategy/projects/P']])
  assert.deepEqual(over([]), ['late', ['/strategy/projects/P']], 'also where nothing tells how far it is')
  assert.deepEqual(over([milestone('a', '2025-12-01', { doneOn: '2025-12-01' })]), ['claimed', []])
})

test('a project is as late as its worst milestone, a programme as what belongs to it, and what has no milestone is not known', () => {
  const projects = [project('P'), project('Q', { parent: 'P' }), project('R')]
  const done = { doneOn: '2026-03-01', evidence: 'act 7' } as const
  const of = (number: string, milestones: readonly Milestone[]): string => projectStanding({ projects, milestones }, projects.find((one) => one.number === number)!, '2026-06-01')
  assert.equal(of('R', []), 'unplanned')
  assert.equal(of('P', [milestone('a', '2026-05-01', { project: 'Q' })]), 'late')
  assert.equal(of('P', [milestone('a', '2026-05-01', { ...done, accepted: true }), milestone('b', '2026-05-01', done)]), 'claimed')
  assert.equal(of('P', [milestone('a', '2026-05-01', { ...done, accepted: true })]), 'evidenced')
  assert.equal(of('P', [milestone('a', '2026-07-01'), milestone('b', '2026-05-01', done)]), 'planned')
})

test('the check finds projects without money or milestone, late and claimed milestones, and what leads nowhere', () => {
  const { budget, ...poor } = project('poor')
  assert.equal(budget, 1n)
  const found = projectConcerns({
    projects: [project('P'), poor, project('lost', { parent: 'X' })],
    milestones: [milestone('a', '2026-05-01'), milestone('b', '2026-07-01', { after: ['a'] }), milestone('c', '2026-05-01', { doneOn: '2026-05-01' }), milestone('d', '2026-07-01', { project: 'X' }), milestone('e', '2026-07-01', { project: 'lost' })],
  }, '2026-06-01').map(({ fault, number, beside }) => [fault, number, ...beside ? [beside.path] : []])
  assert.deepEqual(found, [['milestone-late', 'a'], ['milestone-claimed', 'c'], ['milestone-blocked', 'b', '/strategy/projects/P#a'], ['project-no-money', 'poor'], ['project-no-milestone', 'poor'], ['project-stray', 'lost'], ['project-stray', 'd']])
})

test('ten thousand projects are pages of fifty, searched by name and number and narrowed by what they name; a programme of them is too', async () => {
  const projects = [project('P', { goal: 'H' }), ...Array.from({ length: 9_999 }, (_, at) => project(`Q${at}`, { parent: 'P', name: same(`School of district ${at}`), ...(at % 100 === 0 && { region: '11', owner: 'A' }) }))]
  const kernel = { country: { calendar: { zone: 'Asia/Almaty' }, regions: [{ code: '11', name: same('Region eleven') }] }, now: () => '2026-06-01T05:00:00.000Z', ledger: { paidFor: async () => new Map() }, cases: { procedures: [] } } as unknown as Kernel
  const { app } = testPortal({ routes: projectPages(kernel, async () => ({ projects, milestones: [], stated: { projects: [], milestones: [] } }), async () => ({ goals: [goal('G'), goal('H')], indicators: [], measures: [], figures: [] }) as never, async () => html``) })
  const shown = async (path: string): Promise<{ readonly rows: readonly string[]; readonly page: string }> => {
    const text = await (await app.request(`http://localhost/en/strategy/projects${path}`)).text()
    return { rows: [...text.matchAll(/<th scope="row"><a href="\/en\/strategy\/projects\/([^"]+)"/g)].map(([, number]) => number!), page: text }
  }
  const [first, last, beyond] = await Promise.all([shown(''), shown('?page=200'), shown('?page=999')])
  assert.deepEqual([first.rows.length, first.rows[0], last.rows.at(-1), beyond.rows], [50, 'P', 'Q9998', last.rows])
  assert.match(first.page, /10,000/)
  assert.deepEqual((await shown('?q=DISTRICT+9998')).rows, ['Q9998'])
  assert.deepEqual([(await shown('?q=q77')).rows.length, (await shown('?goal=H')).rows, (await shown('?region=11&body=A')).page.includes('100'), (await shown('?standing=late')).rows], [50, ['P'], true, []])
  assert.match((await shown('?q=nothing')).page, /No project matches what you asked for/)
  const programme = await shown('/P?page=2')
  assert.deepEqual([programme.rows.length, programme.rows[0]], [50, 'Q50'])
  assert.ok(programme.page.length < 100_000, `${programme.page.length} bytes`)
})
