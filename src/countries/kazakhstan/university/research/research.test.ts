/** Specifies research: two reviews apart with reasons, ethics that an officer requires and a committee gives, stages that are paid once accepted, outputs that are one's own, and a grant that an appeal gives back. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hashSeen } from '../../../../kernel/calls/index.ts'
import type { Doing } from '../../../../kernel/cases/index.ts'
import { transact } from '../../../../kernel/database/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import type { Submitted } from '../../../../law/answers.ts'
import { generateIban } from '../../../../law/identifier.ts'
import { checkRanking } from '../../../../law/ranking.ts'
import { openWorld, type World } from '../../testing.ts'

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
      project: `Үлгі: ${name}`, lead: 'Үлгі Зерттеуші', about: 'Үлгі.', plan: 'Үлгі.', humanData: String(people), humanDataHow: people ? 'Үлгі.' : '', outputs: ['dataset', 'publication'],
      firstPlan: 'Үлгі.', firstSum: '1000000', secondPlan: 'Үлгі.', secondSum: '500000.01', account: generateIban({ bank: '999', account: 'SAMPLE0000009' }),
    } as Submitted)
    await act(officer, of, { type: 'complete', outcome: 'pass', findings: { papersProved: 'true', ethicsNeeded: String(needs), ethicsWhy: 'Үлгі негіздеме.' } })
    await act(one, of, reading('First', score))
    await act(two, of, reading('Second', score))
    return { head, case: of, number: (await cases.view(officer!, of)).number }
  }

  let [speech, health, soil]: Applied[] = []
  const project = async ({ head }: Applied | undefined = speech): Promise<string> => (await world.kernel.registers.stretch('university.research-projects', { owner: { kind: 'organisation', id: head.organisation!.id }, limit: 1 }))[0]!.number

  test('two reviewers score apart with reasons', async () => {
    speech = await applied('Сөйлеу', 9)
    health = await applied('Денсаулық', 7, { needs: true })
    soil = await applied('Топырақ', 5)
    assert.equal((await world.kernel.cases.view(officer!, health.case)).state.step, 'ranking')
  })

  test('the rector signs the ranking once, and each project that was given a grant is entered', async () => {
    const { calls } = world.kernel
    world.at('2027-01-22T13:00:01.000Z')
    const drawn = await calls.draw(rector!, id, 'admit')
    await calls.sign(rector!, id, { does: 'admit', seen: hashSeen(drawn), signature: await world.sign(rector!, calls.document(drawn)) })
    const { declarations, seed, points, order, places, fates } = checkRanking(await calls.file(id))
    assert.deepEqual([declarations, seed, points, order, places, fates], [[], true, [], [], [], []])
    assert.match(await project(speech), /^RSP-/)
    assert.match(await project(soil), /^RSP-/)
  })

  const report = async ({ head }: Applied, stage: string, more: Submitted = {}): Promise<string> => filed(head, 'university.research-stage', { stage, done: 'Үлгі.', proof: await pdf(head), ...more }, { subject: await project({ head } as Applied) })
  const paid = async ({ head }: Applied): Promise<readonly (bigint | undefined)[]> => {
    await world.kernel.entitlements.payDue()
    return (await world.kernel.entitlements.own(head)).flatMap(({ instalments }) => instalments.map(({ amount }) => amount))
  }
  const accept = async (of: string): Promise<void> => {
    await act(officer, of, { type: 'complete', outcome: 'propose', findings: { shown: 'true' } })
    await act(rector, of, { type: 'complete', outcome: 'accept' }, true)
  }

  test('an accepted report is paid, once: a second one of the same stage is not accepted', async () => {
    const [first, again] = [await report(speech!, 'first'), await report(speech!, 'first')]
    await accept(first)
    await world.kernel.round()
    world.at('2027-02-10T05:00:00.000Z')
    assert.deepEqual(await paid(speech!), [1_000_000_00n])
    await act(officer, again, { type: 'complete', outcome: 'propose', findings: { shown: 'true' } })
    await assert.rejects(act(rector, again, { type: 'complete', outcome: 'accept' }, true), { kind: 'conflict' })
    assert.deepEqual(await paid(speech!), [1_000_000_00n])
  })
})
