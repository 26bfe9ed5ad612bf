/** Specifies research: two reviews apart with reasons, ethics that an officer requires and a committee gives, stages that are paid once accepted, outputs that are one's own, and a grant that an appeal gives back. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inspect } from 'node:util'
import { hashSeen } from '../../../../kernel/calls/index.ts'
import type { Doing } from '../../../../kernel/cases/index.ts'
import { newId, transact } from '../../../../kernel/database/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import type { Submitted } from '../../../../law/answers.ts'
import { evaluate } from '../../../../law/evaluate.ts'
import { generateIban } from '../../../../law/identifier.ts'
import { checkRanking } from '../../../../law/ranking.ts'
import { readingOf } from '../../../../law/reading.ts'
import { same } from '../../../../law/text.ts'
import { researchRoutes } from '../../../../institutions/university/research/index.ts'
import { testPortal } from '../../../../portal/testing.ts'
import { openWorld, type World } from '../../testing.ts'
import { research } from './index.ts'

const id = 'university.research-grant'

describe('Research', () => {
  let world: World
  let [officer, rector, one, two, three, chair, memberA, memberB]: Actor[] = [] as never
  // Monday, 30 November 2026, 10:00 in Astana: the call is open.
  before(async () => {
    world = await openWorld({ start: '2026-11-30T05:00:00.000Z' })
    const as = (role: string) => world.officer(role)
    ;[officer, rector, one, two, three] = [await as('university.research'), await as('university.rector'), await as('research-reviewers.reviewer'), await as('research-reviewers.reviewer'), await as('research-reviewers.reviewer')]
    ;[chair, memberA, memberB] = [await as('university.ethics-chair'), await as('university.ethics-member'), await as('university.ethics-member')]
    await world.kernel.round()
  })
  after(() => world.close())

  let keys = 0
  async function act(by: Actor | undefined, of: string, doing: Doing, signed = false): Promise<void> {
    const { cases } = world.kernel
    await cases.perform(by!, { case: of, key: `research-${keys += 1}`, doing, ...(signed && { signature: await world.sign(by!, await cases.document(of, doing)) }) })
  }
  const pdf = async (by: Actor): Promise<string> => (await world.kernel.files.receive((async function* () { yield new TextEncoder().encode('%PDF-1.4\n%%EOF\n') })(), { name: 'esep.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${by.person}` })).id
  async function filed(by: Actor, procedure: string, answers: Submitted, more: { readonly subject?: string; readonly about?: string } = {}): Promise<string> {
    const { cases } = world.kernel
    const draft = await cases.begin(by, { procedure, ...more })
    for (const page of (await cases.draft(by, draft)).pages) assert.deepEqual(await cases.savePage(by, draft, page, answers), [])
    const signs = 'signs' in (await cases.draft(by, draft)).procedure.opens
    return cases.file(by, { draft, ...(signs && { signature: await world.sign(by, cases.draftDocument(await cases.draft(by, draft))) }) })
  }
  const reading = (nth: 'First' | 'Second', score: number): Doing => ({ type: 'answer', part: nth === 'First' ? 'first' : 'second', answer: 'scored', findings: { [`merit${nth}`]: String(score), [`methods${nth}`]: String(score), [`use${nth}`]: String(score), [`reasons${nth}`]: 'Үлгі негіздеме.' } })

  interface Applied { readonly head: Actor; readonly case: string; readonly number: string }
  async function applied(name: string, score: number, { people = false, needs = people }: { readonly people?: boolean; readonly needs?: boolean } = {}): Promise<Applied> {
    const { cases, parties, db } = world.kernel
    const head = await world.founder(`«${name}» ЖШС`)
    await transact(db, (tx) => parties.proveHead(tx, { organisation: head.organisation!.id, person: head.person, proof: 'test' }))
    const of = await filed(head, id, {
      project: `Үлгі: ${name}`, lead: 'Үлгі Зерттеуші', about: 'Үлгі.', plan: 'Үлгі.', humanData: String(people), humanDataHow: people ? 'Үлгі.' : '', 'outputs.dataset': 'true', 'outputs.publication': 'true',
      firstPlan: 'Үлгі.', firstSum: '1000000', secondPlan: 'Үлгі.', secondSum: '500000.01', account: generateIban({ bank: '999', account: 'SAMPLE0000009' }),
    })
    await act(officer, of, { type: 'complete', outcome: 'pass', findings: { papersProved: 'true', ethicsNeeded: String(needs), ethicsWhy: 'Үлгі негіздеме.' } })
    if (score > 0) for (const [by, nth] of [[one, 'First'], [two, 'Second']] as const) await act(by, of, reading(nth, score))
    return { head, case: of, number: (await cases.view(officer!, of)).number }
  }

  let [speech, health, soil]: Applied[] = []
  const projectOf = async ({ head }: Applied): Promise<string> => (await world.kernel.registers.stretch('university.research-projects', { owner: { kind: 'organisation', id: head.organisation!.id }, limit: 1 }))[0]!.number

  test('two reviewers score apart with reasons, whoever has a conflict of interest reads nothing, and the applicant is not told who reads', async () => {
    const { cases, parties, db } = world.kernel
    speech = await applied('Сөйлеу', 9)
    health = await applied('Денсаулық', 0, { needs: true })
    await transact(db, (tx) => parties.delegate(tx, health!.head, three!.person, { scope: 'all', until: '2027-12-01T00:00:00.000Z' }))
    await assert.rejects(act(three, health.case, reading('First', 10)), { kind: 'refused' }, 'whoever acts for the applicant does not read')
    await assert.rejects(act(one, health.case, { ...reading('First', 7), findings: { meritFirst: '7', methodsFirst: '7', useFirst: '7' } } as Doing), { kind: 'invalid' }, 'scores without reasons')
    await act(one, health.case, reading('First', 7))
    const seen = await cases.view(two!, health.case)
    assert.deepEqual(['account', 'meritFirst', 'reasonsFirst'].filter((fact) => fact in seen.state.facts), [], 'neither the account nor what the other found')
    await assert.rejects(act(one, health.case, reading('Second', 7)), { kind: 'refused' }, 'nobody reads it twice')
    await act(two, health.case, { type: 'recuse', reasons: 'Авторды танимын.' })
    await assert.rejects(cases.view(two!, health.case), { kind: 'not found' })
    await act(await world.officer('research-reviewers.reviewer'), health.case, reading('Second', 7))
    const told = inspect(await cases.view(health.head, health.case), { depth: 12 })
    assert.deepEqual([one, two].filter((reviewer) => told.includes(reviewer!.name)).length, 0)
    soil = await applied('Топырақ', 5)
    assert.equal((await cases.view(officer!, soil.case)).state.step, 'ranking')
  })

  test('the rector signs the ranking once, anybody computes it again, and each project that was given a grant is entered', async () => {
    const { calls, registers } = world.kernel
    world.at('2027-01-22T13:00:01.000Z')
    const drawn = await calls.draw(rector!, id, 'admit')
    await calls.sign(rector!, id, { does: 'admit', seen: hashSeen(drawn), signature: await world.sign(rector!, calls.document(drawn)) })
    const { declarations, seed, points, order, places, fates } = checkRanking(await calls.file(id))
    assert.deepEqual([declarations, seed, points, order, places, fates], [[], true, [], [], [], []])
    const { values } = (await registers.find(await projectOf(health!), null))!
    assert.deepEqual([values['ethicsNeeded'], values['account']], [true, undefined], 'everybody reads the entry, and nobody the account')
  })

  const report = async (of: Applied, stage: string, more: Submitted = {}): Promise<string> => filed(of.head, 'university.research-stage', { stage, done: 'Үлгі.', proof: await pdf(of.head), ...more }, { subject: await projectOf(of) })
  const paid = async ({ head }: Applied): Promise<readonly (bigint | undefined)[]> => {
    await world.kernel.round()
    world.at(new Date(Date.parse(world.kernel.now()) + 86_400_000).toISOString() as never)
    await world.kernel.entitlements.payDue()
    return (await world.kernel.entitlements.own(head)).flatMap(({ instalments }) => instalments.filter(({ order }) => order).map(({ amount }) => amount)).toSorted()
  }
  const mended = async (by: Applied, of: string, stage: string, more: Submitted = {}): Promise<void> => act(by.head, of, { type: 'complete', outcome: 'again', corrections: { stage, done: 'Үлгі, түзетілді.', proof: await pdf(by.head), ...more } })
  const proposed = (of: string): Promise<void> => act(officer, of, { type: 'complete', outcome: 'propose', findings: { shown: 'true' } })
  const accept = (of: string): Promise<void> => act(rector, of, { type: 'complete', outcome: 'accept' }, true)
  const ruled = async (by: Actor, procedure: string, about: string): Promise<void> => {
    const [first, second] = [await world.officer('university.appeals'), await world.officer('university.appeals')]
    const of = await filed(by, procedure, { objections: 'Үлгі қарсылық.' }, { about })
    await act(first, of, { type: 'complete', outcome: 'proposeAnnul', reasons: 'Үлгі.' })
    await act(second, of, { type: 'complete', outcome: 'annul', reasons: 'Үлгі.' }, true)
  }
  const lastDecision = async (by: Actor, of: string): Promise<string> => (await world.kernel.cases.view(by, of)).state.decisions.at(-1)!.id

  test('an accepted report is paid, once: a second one of the same stage is not accepted', async () => {
    const [first, again] = [await report(speech!, 'first'), await report(speech!, 'first')]
    assert.deepEqual(await paid(speech!), [], 'no word of the grantee is paid')
    await proposed(first)
    await accept(first)
    assert.deepEqual(await paid(speech!), [1_000_000_00n])
    await proposed(again)
    await assert.rejects(accept(again), { kind: 'invalid' })
    assert.deepEqual(await paid(speech!), [1_000_000_00n])
  })

  test('a refused report is not paid; the appeal brings it back, and what is accepted then is paid to the tiyn', async () => {
    const second = await report(speech!, 'second')
    await act(officer, second, { type: 'complete', outcome: 'mend', reasons: 'Үлгі: кесте жоқ.', findings: { shown: 'false' } })
    await mended(speech!, second, 'second')
    await act(officer, second, { type: 'complete', outcome: 'decline', reasons: 'Үлгі.', findings: { shown: 'false' } })
    await act(rector, second, { type: 'complete', outcome: 'refuse', reasons: 'Үлгі.' }, true)
    assert.deepEqual(await paid(speech!), [1_000_000_00n])
    await ruled(speech!.head, 'university.research-appeal', await lastDecision(speech!.head, second))
    await proposed(second)
    await accept(second)
    assert.deepEqual(await paid(speech!), [1_000_000_00n, 500_000_01n].toSorted())
  })

  test('where the officer requires an ethics review no stage is accepted before the committee has approved, whatever the applicant ticked', async () => {
    const { registers } = world.kernel
    const of = await report(health!, 'first')
    await assert.rejects(proposed(of), { kind: 'refused' })
    const review = await filed(health!.head, 'university.research-ethics', { whose: 'Үлгі.', consent: 'Үлгі.', protection: 'Үлгі.' }, { subject: await projectOf(health!) })
    for (const member of [memberA, memberB]) await act(member, review, { type: 'vote', vote: 'approve', reasons: 'Үлгі.' })
    await act(chair, review, { type: 'conclude', minutes: 'Үлгі хаттама.' })
    await assert.rejects(proposed(of), { kind: 'refused' }, 'not before it is signed')
    await act(rector, review, { type: 'complete', outcome: 'approve', findings: { ethicsUntil: '2028-01-01' } }, true)
    assert.equal((await registers.find(await projectOf(health!), null))!.values['ethicsUntil'], '2028-01-01')
    // The report was brought before, and rests on what the entry said then.
    await act(officer, of, { type: 'complete', outcome: 'decline', reasons: 'Мақұлдаусыз берілген.', findings: { shown: 'true' } })
    await act(rector, of, { type: 'complete', outcome: 'refuse', reasons: 'Мақұлдаусыз берілген.' }, true)
    assert.deepEqual(await paid(health!), [])
    const again = await report(health!, 'first')
    await proposed(again)
    await accept(again)
    assert.deepEqual(await paid(health!), [1_000_000_00n])
  })

  test('a project without data about people asks for no ethics review', async () => {
    const { cases } = world.kernel
    const draft = await cases.begin(soil!.head, { procedure: 'university.research-ethics', subject: await projectOf(soil!) })
    const { procedure, facts } = await cases.draft(soil!.head, draft)
    assert.equal(evaluate(procedure.rules['needed']!, facts, readingOf(procedure, '2027-03-01')).verdict, false)
  })

  test('only a dataset of the grantee’s own is claimed, and the thread leads from the grant to it', async () => {
    const { db, now, lineage, registers } = world.kernel
    const dataset = async (namespace: string, owner: Actor): Promise<string> => {
      const [organisation, of] = [owner.organisation!.id, newId()]
      await db.insertInto('namespace').values({ slug: namespace, organisation, person: null }).execute()
      await db.insertInto('dataset').values({ id: of, namespace, name: 'soils', organisation, person: null, state: 'draft', terms: '{}', description: null, latest: null, withdrawn: null, created_at: now(), changed_at: now() }).execute()
      await transact(db, (tx) => lineage.put(tx, { id: `dataset:${of}`, kind: 'dataset', title: same(`${namespace}/soils`), path: `/datasets/${namespace}/soils` } as never))
      return of
    }
    const own = await dataset('topyraq', soil!.head)
    await dataset('bogde', speech!.head)
    for (const datasets of ['bogde/soils', 'topyraq/soils none/such']) {
      const of = await report(soil!, 'first', { datasets })
      await proposed(of)
      await assert.rejects(accept(of), { kind: 'invalid' }, datasets)
      await act(rector, of, { type: 'complete', outcome: 'return', reasons: 'Жиынтық өзінікі емес.' }, true)
      await act(officer, of, { type: 'complete', outcome: 'decline', reasons: 'Жиынтық өзінікі емес.', findings: { shown: 'false' } })
      await act(rector, of, { type: 'complete', outcome: 'refuse', reasons: 'Жиынтық өзінікі емес.' }, true)
    }
    const of = await report(soil!, 'first', { datasets: 'topyraq/soils', publications: 'https://doi.example/10.0/ulgi' })
    await proposed(of)
    await accept(of)
    const [stage] = await registers.stretch('university.research-stages', { owner: { kind: 'organisation', id: soil!.head.organisation!.id }, limit: 1 })
    assert.equal(stage!.values['datasets'], 'topyraq/soils')
    const rests = (await lineage.sources(`entry:${stage!.number}`)).map((thing) => thing.id)
    assert.deepEqual(rests.filter((thing) => thing.startsWith('entry:') || thing === `dataset:${own}`).toSorted(), [`dataset:${own}`, `entry:${await projectOf(soil!)}`])
  })

  test('a withdrawn grant pays no further stage, not even of a report that waits; given back by an appeal it is payable again', async () => {
    const { cases, db } = world.kernel
    const waiting = await report(soil!, 'second')
    await proposed(waiting)
    const withdrawn = await transact(db, async (tx) => cases.openByOffice(tx, officer!, { procedure: 'university.research-withdrawal', about: await lastDecision(soil!.head, soil!.case), facts: { why: 'Үлгі.' }, reasons: 'Үлгі.', key: 'withdraw' }))
    await act(soil!.head, withdrawn, { type: 'complete', outcome: 'silent' })
    await act(officer, withdrawn, { type: 'complete', outcome: 'propose', reasons: 'Үлгі.' })
    await act(rector, withdrawn, { type: 'complete', outcome: 'withdraw', reasons: 'Үлгі.' }, true)
    assert.deepEqual(await paid(soil!), [1_000_000_00n])
    await assert.rejects(accept(waiting), { kind: 'invalid' })
    await assert.rejects(report(soil!, 'second'))
    await ruled(soil!.head, 'university.research-withdrawal-appeal', await lastDecision(soil!.head, withdrawn))
    await accept(waiting)
    assert.deepEqual(await paid(soil!), [1_000_000_00n, 500_000_01n])
  })

  test('everybody reads what became of the money, with what the stages have brought, and nothing is called unpaid where nothing is due', async () => {
    const { ask } = testPortal({ routes: researchRoutes(world.kernel, research) })
    const page = await (await ask('/en/university/research')).text()
    assert.match(page, /Үлгі: Топырақ[\s\S]*topyraq\/soils, https:\/\/doi\.example/)
    assert.doesNotMatch(page, /SAMPLE0000009|Үлгі Зерттеуші/)
    const { projects } = await (await ask('/university/research.json')).json() as { readonly projects: readonly { readonly organisation: string; readonly granted: string; readonly left: string; readonly stages: readonly { readonly state: string }[] }[] }
    assert.deepEqual(projects.map(({ organisation, granted, left, stages }) => [organisation, granted, left, stages.map(({ state }) => state)]).toSorted(), [
      ['«Денсаулық» ЖШС', '1500000.01', '1500000.01', ['accepted', 'to come']], ['«Сөйлеу» ЖШС', '1500000.01', '1500000.01', ['accepted', 'accepted']], ['«Топырақ» ЖШС', '1500000.01', '1500000.01', ['accepted', 'accepted']],
    ].toSorted())
    assert.match(page, /no payment is proved by the bank yet/)
    assert.match(await (await ask('/university/research.csv')).text(), /RSP-2027-\d+,«Денсаулық» ЖШС,second,500000\.01,KZT,to come,,/)
  })
})
