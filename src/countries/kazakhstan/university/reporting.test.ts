/** Specifies the nation's capacity: universities join and owe a report each year, hires are confirmed by who was taken on, and the picture shows both with their sources. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Doing } from '../../../kernel/cases/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { Failure } from '../../../law/failure.ts'
import { university } from '../../../institutions/university/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { openWorld, type World } from '../testing.ts'
import { enterOwn } from '../technopark/sample-centre.ts'
import { universityOptions } from './options.ts'
import { enterSampleCohort } from './sample-cohort.ts'
import { enterSampleLearners } from './sample-learners.ts'
import { enterSampleUniversities } from './sample-universities.ts'

const paper = new TextEncoder().encode('%PDF-1.4\n%%EOF\n')

describe('The nation’s capacity', () => {
  let world: World
  let [head, company, learner, registrar, rector, assessor, desk]: Actor[] = []
  // Monday, 30 November 2026: the call of the university is open.
  before(async () => {
    world = await openWorld({ start: '2026-11-30T05:00:00.000Z' })
    ;[head, company, learner] = [await world.founder('«Үлгі Алатау университеті» КЕАҚ'), await world.founder('«Үлгі Тілмаш» ЖШС'), await world.officer()]
    ;[registrar, rector, assessor, desk] = [await world.officer('university.registrar'), await world.officer('university.rector'), await world.officer('university.assessor'), await world.officer('university.admissions')]
    for (const one of [head!, company!]) await transact(world.kernel.db, (tx) => world.kernel.parties.proveHead(tx, { organisation: one.organisation!.id, person: one.person, proof: 'test' }))
  })
  after(() => world.close())

  let keys = 0
  async function act(by: Actor, id: string, doing: Doing, signed = false): Promise<void> {
    const { cases } = world.kernel
    await cases.perform(by, { case: id, key: `capacity-${keys += 1}`, doing, ...(signed && { signature: await world.sign(by, await cases.document(id, doing)) }) })
  }
  async function filed(by: Actor, procedure: string, answers: Submitted): Promise<string> {
    const { cases } = world.kernel
    const draft = await cases.begin(by, { procedure })
    for (const page of (await cases.draft(by, draft)).procedure.form) assert.deepEqual(await cases.savePage(by, draft, page, answers), [])
    return cases.file(by, { draft })
  }
  const pdf = async (by: Actor): Promise<string> => (await world.kernel.files.receive((async function* () { yield paper })(), { name: 'ulgi.pdf', limitBytes: 1_000, accept: ['application/pdf'], by: `person:${by.person}` })).id
  const standing = async (register: string) => (await world.kernel.registers.standing(register)).map(({ number }) => number)
  const read = async (path: string): Promise<string> => (await testPortal({ routes: university(universityOptions).routes(world.kernel) }).ask(path)).text()
  const figures = { year: '2026', asOf: '2026-11-30', programmes: '2', places: '60', teachers: '14', learners: '110', graduates: '18' }

  it('says that nothing is known before anybody has reported', async () => {
    const text = await read('/ru/university/capacity')
    assert.match(text, /Места на этих программах<\/th><td[^>]*>неизвестно/)
    assert.match(text, /Отчётов университетов пока нет/)
  })

  it('lets a university in once the registrar has signed, and publishes its report with the entry that it stands in', async () => {
    const joining = await filed(head!, 'university.joining', { region: '75', licence: 'KZ-1', paper: await pdf(head!) })
    await act(registrar!, joining, { type: 'complete', outcome: 'propose' })
    await act(rector!, joining, { type: 'complete', outcome: 'enter' }, true)
    const [entry] = await standing('university.universities')
    await filed(head!, 'university.ai-report', { ...figures, university: entry!, evidence: await pdf(head!) })
    await world.kernel.round()
    const [report] = await standing('university.ai-reports')
    const text = await read('/en/university/capacity')
    assert.match(text, new RegExp(`Places in these programmes</th><td[^>]*>60</td><td[^>]*>2026</td><td[^>]*>.*Reports of universities on AI.*${report}`))
    assert.match(text, /Accelerator-hours for study<\/th><td[^>]*>not known/)
    assert.match(await read('/university/capacity.csv'), new RegExp(`places,region,75,[^\\r]*,2026,60,,register:university.ai-reports,${report}`))
    const json = JSON.parse(await read('/university/capacity.json')) as { readonly figures: readonly { readonly figure: string; readonly by: string; readonly untold?: string }[] }
    assert.equal(json.figures.find(({ figure, by }) => figure === 'computeHours' && by === 'all')?.untold, 'unset')
    await filed(head!, 'university.ai-report', { ...figures, university: entry!, evidence: await pdf(head!) }).catch(() => undefined)
    await world.kernel.round()
    assert.equal((await standing('university.ai-reports')).length, 1, 'a university reports a year once')
  })

  it('counts a hire when the person confirms it, and says nothing of so few', async () => {
    const until = '2027-03-01'
    await filed(company!, 'technopark.need', { name: 'Маман', about: 'Үлгі.', kind: 'job', 'must.L1': 'true', 'languages.kk': 'true', region: '75', remote: 'true', until, fair: 'true' })
    await filed(learner!, 'university.talent-card', { headline: 'Мәтін өңдеймін', tasks: 'true', 'languages.kk': 'true', region: '75', remote: 'true', 'kinds.job': 'true', shownTo: 'companies', until, freely: 'true' })
    await world.kernel.round()
    const [[need], [card]] = [await standing('technopark.needs'), await standing('university.talent-cards')]
    const told = { need: need!, other: card!, skill: 'L1', kind: 'job', since: '2026-11-02' }
    const id = await filed(company!, 'technopark.hire', told)
    assert.deepEqual(await standing('technopark.hires'), [], 'what a company alone says is not counted')
    await assert.rejects(act(company!, id, { type: 'complete', outcome: 'confirm' }))
    await act(learner!, id, { type: 'complete', outcome: 'confirm' })
    await world.kernel.round()
    assert.equal((await standing('technopark.hires')).length, 1)
    assert.doesNotMatch(JSON.stringify(await world.kernel.registers.standing('technopark.hires')), new RegExp(`${learner!.person}|${card}`), 'of the person it says nothing')
    const text = await read('/en/university/capacity')
    assert.match(text, /Taken on by their card<\/th><td[^>]*>too few to tell/)
    assert.match(text, /Open needs<\/th><td[^>]*>1</)
  })

  it('keeps a learner’s place on leave, lets no dissertation with data about people pass without ethics, and nobody graduate without a dissertation', async () => {
    const { cases, registers } = world.kernel
    const [programme] = await enterOwn(world.kernel, rector!, world.sign, 'university.programmes', [{ name: 'Үлгі', level: 'master', language: 'kk', months: 24, places: 5 }])
    const owner = { kind: 'person', id: learner!.person } as const
    const [subject] = await enterOwn(world.kernel, rector!, world.sign, 'university.learners', [{ programme: programme!, admittedOn: '2023-09-01', funding: 'state' }], owner)
    const own = async () => (await registers.stretch('university.learners', { owner, limit: 1 }))[0]!
    async function asked(procedure: string, answers: Submitted, by = learner!, about = subject!): Promise<string> {
      const draft = await cases.begin(by, { procedure, subject: about })
      for (const page of (await cases.draft(by, draft)).procedure.form) assert.deepEqual(await cases.savePage(by, draft, page, answers), [])
      return cases.file(by, { draft })
    }
    const complete = (outcome: string, findings?: Submitted): Doing => ({ type: 'complete', outcome, reasons: 'Қаралды.', ...(findings && { findings }) })
    await assert.rejects(asked('university.leave', {}, company!), 'nobody applies about another’s entry')

    const early = await asked('university.graduation', { work: await pdf(learner!) })
    await act(assessor!, early, complete('propose', { defended: '90', graduatedOn: '2026-11-27' }))
    await assert.rejects(act(rector!, early, complete('grant'), true), 'no dissertation is approved')
    await assert.rejects(asked('university.graduation', { work: await pdf(learner!) }), 'one application at a time')
    await act(rector!, early, complete('return'), true)
    await act(assessor!, early, complete('decline', { defended: '0', graduatedOn: '2026-11-27' }))
    await act(rector!, early, complete('refuse'), true)

    const people = { thesis: 'Үлгі', supervisor: 'Үлгі Жетекші', aboutPeople: 'true', care: 'Келісім алынады.' }
    const thesis = await asked('university.thesis', people)
    await act(assessor!, thesis, complete('propose', { ethical: 'none' }))
    await assert.rejects(act(registrar!, thesis, complete('grant'), true), 'data about people were not reviewed')
    await act(registrar!, thesis, complete('return'), true)
    await act(assessor!, thesis, complete('propose', { ethical: 'approved' }))
    await assert.rejects(act({ ...assessor!, roles: ['university.registrar'] }, thesis, complete('grant'), true), 'who checked does not sign')
    await act(registrar!, thesis, complete('grant'), true)
    assert.equal((await own()).values['thesis'], 'Үлгі')

    const leave = await asked('university.leave', { ground: 'health', from: '2026-12-10', until: '2027-06-01', paper: await pdf(learner!) })
    await act(registrar!, leave, complete('propose'))
    await act(rector!, leave, complete('grant'), true)
    assert.equal((await own()).suspended, true)
    const back = await asked('university.leave-end', { backOn: '2027-02-01' })
    await act(registrar!, back, complete('propose'))
    await act(rector!, back, complete('grant'), true)
    assert.equal((await own()).suspended, undefined)

    for (const [recognised, wrong, sum] of [['30', '31', '30'], ['10', '10', '40']] as const) {
      const credits = await asked('university.credits', { exchange: '', partner: 'Үлгі', subjects: 'Үлгі', transcript: await pdf(learner!) })
      await act(assessor!, credits, complete('propose', { recognised, credits: wrong }))
      await assert.rejects(act(registrar!, credits, complete('grant'), true), 'what was recognised before is not forgotten')
      await act(registrar!, credits, complete('return'), true)
      await act(assessor!, credits, complete('propose', { recognised, credits: sum }))
      await act(registrar!, credits, complete('grant'), true)
      assert.equal((await own()).values['credits'], Number(sum))
    }
    /** Refused, since it cannot be granted: so that the next one can be asked for. */
    const declined = async (id: string, checks: Actor, why: string, findings?: Submitted): Promise<void> => {
      await act(checks, id, complete('propose', findings))
      await assert.rejects(act(rector!, id, complete('grant'), true), Failure, why)
      await act(rector!, id, complete('return'), true)
      await act(checks, id, complete('decline', findings))
      await act(rector!, id, complete('refuse'), true)
    }
    for (const leftOn of ['2023-08-31', '2026-12-01']) await declined(await asked('university.leaving', { leftFor: 'wish', leftOn }), registrar!, `left on ${leftOn}: before the studies, or still to come`)
    const done = await asked('university.graduation', { work: await pdf(learner!) })
    for (const graduatedOn of ['2023-08-31', '2026-12-01']) {
      await act(assessor!, done, complete('propose', { defended: '90', graduatedOn }))
      await assert.rejects(act(rector!, done, complete('grant'), true), Failure, graduatedOn)
      await act(rector!, done, complete('return'), true)
    }
    await act(assessor!, done, complete('propose', { defended: '90', graduatedOn: '2026-11-27' }))
    await act(rector!, done, complete('grant'), true)
    assert.equal((await own()).values['graduatedOn'], '2026-11-27')

    await declined(await asked('university.leave', { ground: 'health', from: '2026-12-10', until: '2027-06-01', paper: await pdf(learner!) }), registrar!, 'who has graduated takes no leave')
    await declined(await asked('university.graduation', { work: await pdf(learner!) }), assessor!, 'nobody graduates twice', { defended: '90', graduatedOn: '2026-11-27' })
    await declined(await asked('university.leaving', { leftFor: 'wish', leftOn: '2026-11-30' }), registrar!, 'who has graduated does not leave')
    const [gone] = await enterOwn(world.kernel, rector!, world.sign, 'university.learners', [{ programme: programme!, admittedOn: '2023-09-01', funding: 'own', thesis: 'Үлгі', leftOn: '2024-02-01', leftFor: 'wish' }], owner)
    await declined(await asked('university.graduation', { work: await pdf(learner!), graduatedBefore: '', leftBefore: '' }, learner!, gone!), assessor!, 'who has left does not graduate', { defended: '90', graduatedOn: '2026-11-27' })
    await declined(await asked('university.leave-end', { backOn: '2026-12-01' }, learner!, gone!), registrar!, 'nor come back')
  })

  it('owes a report for the year: reminded, asked for the report of that very year, and the registrar told when it does not come', async () => {
    const { obligations } = world.kernel
    world.at('2027-01-04T05:00:00.000Z')
    await world.kernel.round()
    const [owed] = await obligations.own(head!)
    assert.deepEqual([owed?.state, owed?.period.to], ['open', '2026-12-31'])
    const [report] = await standing('university.ai-reports')
    assert.deepEqual(await obligations.save(head!, owed!.id, { report: report! }), [])
    await obligations.report(head!, { obligation: owed!.id, answers: {}, signature: await world.sign(head!, await obligations.document(head!, owed!.id)) })
    assert.equal((await obligations.own(head!)).find(({ id }) => id === owed!.id)?.state, 'reported')
  })

  it('shows the sample of three years side by side, once however often a portal starts', async () => {
    const heads = { 'univer.alatau': head!, 'univer.esil': await world.founder('«Үлгі Есіл университеті» КЕАҚ') }
    await transact(world.kernel.db, (tx) => world.kernel.parties.proveHead(tx, { organisation: heads['univer.esil'].organisation!.id, person: heads['univer.esil'].person, proof: 'test' }))
    for (let starts = 0; starts < 2; starts += 1) {
      await enterSampleUniversities(world.kernel, { heads, registrar: registrar!, rector: rector!, paper }, world.sign)
      await enterSampleCohort(world.kernel, { company: heads['univer.esil'], desk: desk!, assessor: assessor!, registrar: registrar!, paper }, world.sign)
    }
    assert.equal((await standing('university.ai-reports')).length, 4, 'whoever has reported keeps what they said')
    const text = await read('/ru/university/capacity')
    assert.match(text, /Места на этих программах: 2024 год — 40, 2026 год — 170/)
    assert.match(text, /Получили бейдж навыка<\/th><td[^>]*>11/)
    assert.match(text, /Начали курсы портала<\/th><td[^>]*>14/)
    assert.match(text, /<figcaption>Открытые потребности<\/figcaption><svg/)
    assert.equal((await world.kernel.cases.queue(desk!, { procedure: 'university.admission', page: 1, size: 10, state: 'all' })).total, 8)
  })

  it('tells what became of three intakes, and leaves in the queues what sample learners have asked for, once however often a portal starts', async () => {
    const named = [await world.officer(), await world.officer(), await world.officer(), await world.officer(), await world.officer(), await world.officer()]
    const science = [await world.officer('science.officer'), await world.officer('science.head')] as const
    for (let starts = 0; starts < 2; starts += 1) await enterSampleLearners(world.kernel, named, { assessor: assessor!, registrar: registrar!, rector: rector!, science, paper }, world.sign)
    const json = JSON.parse(await read('/university/capacity.json')) as { readonly figures: readonly { readonly figure: string; readonly by: string; readonly key?: string; readonly value?: number }[] }
    const ofYear = (year: string) => Object.fromEntries(json.figures.filter(({ by, key }) => by === 'intake' && key === year).map(({ figure, value }) => [figure, value]))
    assert.deepEqual(ofYear('2024'), { admitted: 58, studying: 0, onLeave: 5, graduated: 46, left: 7 })
    assert.deepEqual(ofYear('2025'), { admitted: 80, studying: 66, onLeave: 8, graduated: 0, left: 6 })
    assert.deepEqual(ofYear('2026'), { admitted: 96, studying: 96, onLeave: 0, graduated: 0, left: 0 })
    assert.match(await read('/kk/university/capacity'), /Әр жылы қабылданғандардың жайы/)
    const waits = async (by: Actor, procedure: string) => (await world.kernel.cases.queue(by, { procedure, page: 1, size: 10 })).total
    assert.deepEqual(await Promise.all([waits(registrar!, 'university.leave'), waits(assessor!, 'university.credits'), waits(assessor!, 'university.thesis'), waits(assessor!, 'university.graduation'), waits(assessor!, 'university.grading')]), [1, 1, 1, 1, 1])
    assert.equal((await world.kernel.entitlements.own(named[4]!)).length, 1)
  })
})
