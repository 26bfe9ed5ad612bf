/** Specifies steps that several perform at once, what is referred to other bodies, and what silence means. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assert as check, constantFrom, property, shuffledSubarray, tuple } from 'fast-check'
import { sql } from 'kysely'
import { assumed } from '../../law/citation.ts'
import { Failure } from '../../law/failure.ts'
import type { Field } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import { gardenRules } from '../../law/testing.ts'
import { same } from '../../law/text.ts'
import { reconcile } from '../reconcile.ts'
import type { Action } from './action.ts'
import { type Doing, stateOf } from './index.ts'
import { officeHeld } from './log.ts'
import { permitOf } from './permit.ts'
import { openWells, well, type Wells } from './testing-wells.ts'

let world: Wells
before(async () => { world = await openWells() })
after(() => world.close())

const monday = '2026-02-02T05:00:00.000Z'
const failure = (kind: Failure['kind']) => (error: unknown) => error instanceof Failure && error.kind === kind
const answer = (part: string, said: string, more: Partial<Extract<Doing, { type: 'answer' }>> = {}): Doing => ({ type: 'answer', part, answer: said, ...more })
const agreed = { health: answer('health', 'agree'), ground: answer('ground', 'agree'), water: answer('water', 'agree', { findings: { depth: '40' } }) }

test('findings belong to an outcome: whoever returns an application invents no points, and whoever passes it on gives them', async () => {
  const id = await world.filed(await world.person())
  await assert.rejects(world.act(world.clerk, id, { type: 'complete', outcome: 'zealous' }), failure('invalid'), 'the points are missing')
  await world.act(world.clerk, id, { type: 'complete', outcome: 'back', reasons: 'Say where.', findings: { score: '3' } })
  assert.equal((await world.kernel.cases.view(world.clerk, id)).state.facts['score'], undefined, 'and what is not asked is not kept')
})

test('outcomes stand in the order in which they were declared, whatever the database sorts', async () => {
  const declared = world.kernel.cases.procedures.find(({ id }) => id === 'sample.well')!
  assert.deepEqual(Object.keys(declared.steps), Object.keys(well.steps))
  for (const [name, { outcomes }] of Object.entries(declared.steps)) assert.deepEqual(Object.keys(outcomes), Object.keys(well.steps[name]!.outcomes))
  assert.deepEqual((await world.kernel.cases.view(world.clerk, await world.filed(await world.person()))).permit.outcomes, ['zealous', 'back', 'all'])
})

test('three give their opinions in any order, each in their own part and once; when all have answered the step goes on', async () => {
  const { cases } = world.kernel
  const id = await world.asked(await world.person())
  await assert.rejects(world.act(world.clerk, id, agreed.ground), failure('refused'), 'an office without a part')
  await assert.rejects(world.act(world.geologist, id, agreed.water), failure('refused'), 'another’s part')
  await assert.rejects(world.act(world.hydrologist, id, answer('water', 'agree')), failure('invalid'), 'the depth is asked of every answer')
  await assert.rejects(world.act(world.inspector, id, answer('health', 'object', { reasons: 'Bad water.' })), failure('invalid'), 'the germs only of an objection')
  await assert.rejects(world.act(world.inspector, id, answer('health', 'object', { findings: { germs: 'Coli' } })), failure('invalid'), 'and its reasons')
  await world.act(world.hydrologist, id, agreed.water)
  await assert.rejects(world.act(world.hydrologist, id, agreed.water), failure('refused'), 'once')
  await world.act(world.inspector, id, agreed.health)
  assert.equal((await cases.view(world.clerk, id)).state.step, 'opinions')
  await world.act(world.geologist, id, agreed.ground)
  const { state, log } = await cases.view(world.judge, id)
  assert.deepEqual([state.step, state.facts['depth'], log.at(-1)!.actor], ['ruling', 40, 'system:rules'])
  assert.deepEqual((await cases.view(world.judge, id)).permit.outcomes, ['grant', 'anew', 'refuse'])
})

test('the journal names the office in which somebody acted, also of one who holds several', () => {
  const by = { roles: ['clerk', 'geologist', 'judge'] }
  const completed = { type: 'completed', step: 'ruling', outcome: 'grant' } as const
  const held = (act: Parameters<typeof officeHeld>[1], present = 'opinions', declaration: Procedure = well) => officeHeld(declaration, act, by, [{ act: completed }], present)
  assert.equal(held({ type: 'answered', step: 'opinions', part: 'ground', answer: 'agree' }), 'geologist')
  assert.equal(officeHeld(well, { type: 'answered', step: 'opinions', part: 'ground', answer: 'agree' }, { roles: ['inspector', 'geologist'] }, [], 'opinions'), 'geologist', 'not of another part')
  assert.equal(held(completed), 'judge')
  assert.equal(held({ type: 'issued', decision: 'd', kind: 'k', number: '1' }), 'judge', 'of the act that led to it')
  assert.equal(held({ type: 'refunded', of: 'fee', refund: 'r', amount: '1', due: '2026-03-02' }), 'judge')
  assert.equal(held({ type: 'noted', words: 'Dry.' }, 'ruling'), 'judge', 'of the present step')
  assert.equal(held({ type: 'opened', facts: {}, reasons: 'So.' }, 'intake', { ...well, opens: { by: 'office', role: 'judge' } as Procedure['opens'] }), 'judge')
})

test('one objection is no unanimity: the head cannot grant, and may ask everybody anew', async () => {
  const { cases } = world.kernel
  const id = await world.asked(await world.person())
  await world.act(world.inspector, id, answer('health', 'object', { reasons: 'Bad water.', findings: { germs: 'Coli' } }))
  await world.act(world.geologist, id, agreed.ground)
  await world.act(world.hydrologist, id, agreed.water)
  assert.deepEqual((await cases.view(world.judge, id)).permit.outcomes, ['anew', 'refuse'])
  await world.act(world.judge, id, { type: 'complete', outcome: 'anew', reasons: 'The water was cleaned.' }, { sign: true })
  const { state } = await cases.view(world.clerk, id)
  assert.deepEqual([state.step, state.opinions, state.passages.at(-3)!.opinions!.length], ['opinions', [], 3], 'what was said before stays in its passage')
  for (const [who, doing] of [[world.inspector, agreed.health], [world.geologist, agreed.ground], [world.hydrologist, agreed.water]] as const) await world.act(who, id, doing)
  const both = { ...world.judge, roles: ['judge', 'geologist'] }
  assert.deepEqual((await cases.view(both, id)).permit.outcomes, ['grant', 'anew', 'refuse'])
  const geologist = { ...world.geologist, roles: ['judge', 'geologist'] }
  assert.match((await cases.view(geologist, id)).permit.because!.en, /Another person/, 'whoever gave an opinion does not rule on it')
})

test('another body sees what is referred to it, while it is, and what it said itself: nothing else of the case, its documents or its statistics', async () => {
  const { cases } = world.kernel
  const person = await world.person()
  const id = await world.filed(person)
  await assert.rejects(cases.view(world.inspector, id), failure('not found'), 'nothing is referred yet')
  assert.equal((await cases.queue(world.inspector, { page: 1, size: 50, search: (await cases.view(person, id)).number })).total, 0)
  await world.letters()
  await world.act(world.clerk, id, { type: 'complete', outcome: 'zealous', findings: { score: '7' }, reasons: 'Our own thoughts.' })
  const told = (await world.letters()).map(({ recipient }) => recipient)
  for (const { person: officer } of [world.inspector, world.hydrologist]) assert.ok(told.includes((await world.kernel.parties.person(officer))!.email!))
  const seen = await cases.view(world.inspector, id)
  assert.deepEqual([seen.referred, seen.state.facts], [true, { place: 'By the gate' }], 'the page of the means is not shown, nor the points')
  assert.deepEqual(Object.keys(seen.permit.answers), ['health'])
  assert.ok(!JSON.stringify([seen.log.map(({ act }) => act), seen.state]).match(/Our own thoughts|Little/))
  assert.deepEqual((await cases.view(world.hydrologist, id)).state.facts, { place: 'By the gate', income: 'Little' })
  await world.act(world.inspector, id, agreed.health)
  const other = await cases.view(world.hydrologist, id)
  assert.deepEqual([other.state.opinions, other.log.map(({ act }) => act.type)], [[], ['filed']], 'what another body said is not theirs to see')
  await world.act(world.geologist, id, agreed.ground)
  await world.act(world.hydrologist, id, agreed.water)
  const later = await cases.view(world.inspector, id)
  assert.deepEqual([later.standing, later.permit.note, later.log.map(({ act }) => act.type)], ['referred', false, ['filed', 'answered']])
  await assert.rejects(world.act(world.inspector, id, { type: 'note', words: 'And now?' }), failure('refused'))
  assert.ok((await cases.queue(world.inspector, { page: 1, size: 500 })).rows.some((row) => row.id === id), 'it stays among what they answered')
  const colleague = await world.officer('inspector')
  assert.ok(!(await cases.queue(colleague, { page: 1, size: 500 })).rows.some((row) => row.id === id))
  assert.deepEqual(await cases.statistics(world.inspector, monday), [])
  await assert.rejects(cases.view(await world.officer(), id), failure('not found'), 'a stranger')
})

test('each is silent in their own time: one means consent, another is told on, and the step waits for the latter alone', async (t) => {
  const world = await openWells()
  t.after(() => world.close())
  const { cases, parties } = world.kernel
  const id = await world.asked(await world.person())
  assert.deepEqual(Object.fromEntries(Object.entries((await cases.view(world.clerk, id)).clocks.parts).map(([part, { dueDay }]) => [part, dueDay])),
    { health: '2026-02-09', water: '2026-02-17', ground: '2026-02-05' }, 'the holiday of the eleventh does not count')
  world.at('2026-02-10T05:00:00.000Z')
  assert.equal(await cases.lapse(), 1, 'two are late in one case')
  const after = await cases.view(world.clerk, id)
  assert.deepEqual(after.state.opinions.map(({ part, answer: said, silent }) => [part, said, silent]), [['ground', 'agree', true], ['health', 'agree', true]])
  await assert.rejects(world.act(world.geologist, id, agreed.ground), failure('refused'), 'too late')
  assert.equal(await cases.lapse(), 0)
  world.at('2026-02-18T05:00:00.000Z')
  await world.letters()
  assert.deepEqual([await cases.lapse(), await cases.lapse()], [1, 0])
  const to = new Set((await world.letters()).map(({ recipient }) => recipient))
  for (const { person } of [world.judge, world.hydrologist]) assert.ok(to.has((await parties.person(person))!.email!))
  assert.equal((await cases.view(world.clerk, id)).state.step, 'opinions')
  assert.equal((await cases.view(world.clerk, id)).clocks.whole.state, 'stopped', 'the clock of the whole stands still meanwhile')
  await world.act(world.hydrologist, id, agreed.water)
  assert.equal((await cases.view(world.clerk, id)).state.step, 'ruling')
})

test('the silence of the whole is the decision that the law takes it for, with its citation and no signature, once', async (t) => {
  const world = await openWells()
  t.after(() => world.close())
  const { cases, decisions } = world.kernel
  const person = await world.person()
  const id = await world.filed(person)
  world.at('2026-03-03T05:00:00.000Z')
  assert.equal(await cases.lapse(), 0, 'the last day is the office’s')
  world.at('2026-03-04T05:00:00.000Z')
  assert.deepEqual([await cases.lapse(), await cases.lapse()], [1, 0])
  const { state, log } = await cases.view(person, id)
  assert.deepEqual([state.step, log.map(({ act }) => act.type)], [undefined, ['filed', 'expired', 'issued']])
  const { record } = (await decisions.find(state.decisions[0]!.id))!
  assert.deepEqual([record.effect, record.decidedBy.office.en, record.grounds[0]?.basis?.act.id], ['grant', 'Garden Board', gardenRules.id])
  assert.match(record.grounds[0]!.text.en, /within the time that the law sets/)
  await world.kernel.journal.settle()
  const report = await decisions.verify(new TextEncoder().encode(JSON.stringify(await decisions.bundle(record.id))))
  assert.deepEqual(report.steps.filter((step) => step.verdict === 'failed'), [])
})

test('two who answer at once are both heard, and two of one office are heard once', async () => {
  const { cases, db } = world.kernel
  const id = await world.asked(await world.person())
  const colleague = await world.officer('inspector')
  const results = await Promise.allSettled([
    world.act(world.inspector, id, agreed.health), world.act(colleague, id, agreed.health), world.act(world.geologist, id, agreed.ground), world.act(world.hydrologist, id, agreed.water),
  ])
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 3)
  const { state, log } = await cases.view(world.clerk, id)
  assert.deepEqual([state.step, log.filter(({ act }) => act.type === 'answered').length, log.filter(({ act }) => act.type === 'completed').length], ['ruling', 3, 2])
  assert.deepEqual(await reconcile(db), [])
})

test('the same answer sent twice is done once', async () => {
  const id = await world.asked(await world.person())
  await world.act(world.inspector, id, agreed.health, { key: 'opinion' })
  await world.act(world.inspector, id, agreed.health, { key: 'opinion' })
  await assert.rejects(world.act(world.inspector, id, answer('health', 'object', { reasons: 'No.', findings: { germs: 'Coli' } }), { key: 'opinion' }), failure('conflict'))
})

test('the office extends the time of its case, and not another body to which a step is referred', () => {
  const at = '2026-02-02T05:00:00.000Z'
  const { clock, steps } = well
  const asked = (by: Procedure['steps'][string]['by']): boolean => {
    const declaration: Procedure = {
      ...well, clock: { ...clock, extension: { by: { unit: 'workday', count: 5 }, basis: assumed(gardenRules) } }, steps: { ...steps, intake: { ...steps['intake']!, by } },
    }
    const state = stateOf(declaration, [{ id: 'a', seq: 0, at, actor: 'person:p', person: 'p', act: { type: 'filed', facts: { place: 'Here' } } }])
    return permitOf(declaration, state, { person: 'p' }, { ...world.clerk, roles: ['clerk', 'inspector'] }, undefined).extend
  }
  assert.deepEqual([asked({ role: 'clerk' }), asked({ body: 'health', role: 'inspector' })], [true, false])
})

test('what officers find about a person is erased with the answers, whether they decided alone or gave an opinion', async (t) => {
  const { intake, opinions } = well.steps
  const { together } = opinions!.by as Extract<Procedure['steps'][string]['by'], { together: unknown }>
  const personal = (name: string): Field => ({ kind: 'integer', name, label: same(name), min: 0, max: 500, personal: true })
  const local = await openWells([{ ...well, steps: {
    ...well.steps, intake: { ...intake!, outcomes: { ...intake!.outcomes, zealous: { ...intake!.outcomes['zealous']!, findings: [personal('score')] } } },
    opinions: { ...opinions!, by: { together: { ...together, parts: { ...together.parts, water: { ...together.parts['water']!, findings: [personal('depth')] } } } } },
  } }])
  t.after(() => local.close())
  const { cases, db } = local.kernel
  const id = await local.asked(await local.person())
  for (const [who, doing] of [[local.inspector, agreed.health], [local.geologist, agreed.ground], [local.hydrologist, agreed.water]] as const) await local.act(who, id, doing)
  await local.act(local.judge, id, { type: 'complete', outcome: 'refuse', reasons: 'No water.' }, { sign: true })
  const found = async () => (({ state, log }) => [state.facts['score'], state.facts['depth'], log.flatMap(({ act }) => ('findings' in act ? [act.findings] : []))])(await cases.view(local.judge, id))
  assert.deepEqual(await found(), [7, 40, [{ score: 7 }, { depth: 40 }]])
  assert.deepEqual(await reconcile(db), [])
  local.at('2027-02-03T05:00:00.000Z')
  assert.deepEqual([await cases.eraseKept(), await cases.eraseKept()], [1, 0])
  const { rows } = await sql`select type from journal_entry where actor_key is not null and (subject = ${`case:${id}`} or subject in (select 'decision:' || id from decision where case_id = ${id}))`.execute(db)
  assert.deepEqual(rows, [], 'nobody can open who acted, nor who decided')
  assert.deepEqual(await found(), [undefined, undefined, [{}, {}]])
  assert.deepEqual(await reconcile(db), [])
})

test('whatever the order of the answers, the case comes to the same state', () => {
  const at = '2026-02-02T05:00:00.000Z'
  const opening: readonly Action[] = [
    { id: 'a', seq: 0, at, actor: 'person:p', person: 'p', act: { type: 'filed', facts: { place: 'Here' } } },
    { id: 'b', seq: 1, at, actor: 'person:c', person: 'c', act: { type: 'completed', step: 'intake', outcome: 'zealous', findings: { score: 1 } } },
  ]
  const parts = ['health', 'water', 'ground']
  check(property(tuple(shuffledSubarray(parts, { minLength: 3 }), shuffledSubarray(parts, { minLength: 3 }), constantFrom('agree', 'object'), constantFrom('agree', 'object')), ([one, two, first, second]) => {
    const said = (part: string): Action => ({
      id: part, seq: 2, at, actor: `person:${part}`, person: part,
      act: part === 'ground' ? { type: 'unanswered', step: 'opinions', part, answer: 'agree' }
        : { type: 'answered', step: 'opinions', part, answer: part === 'health' ? first : second, findings: part === 'water' ? { depth: 3 } : {} },
    })
    const fold = (order: readonly string[]) => {
      const state = stateOf(well, [...opening, ...order.map(said)])
      return { ...state, passages: state.passages.map((passage) => ({ ...passage, people: passage.people.toSorted() })) }
    }
    assert.deepEqual(fold(one), fold(two))
  }))
})

/** The next version moves open cases to itself. */
const next = (steps: Procedure['steps']): Procedure => ({
  ...well, inForce: { from: '2026-02-03', basis: assumed(gardenRules), openCases: { rule: 'move', basis: assumed(gardenRules) } }, steps,
})

test('a case moves to a new version while an opinion is open where what was said means something there, and else when the step is over', async (t) => {
  const opinions = well.steps['opinions']!
  const { together } = opinions.by as Extract<typeof opinions.by, { together: unknown }>
  const { health: _, ...others } = together.parts
  const shorter: Procedure['steps'] = { ...well.steps, opinions: { ...opinions, by: { together: { ...together, parts: others } } } }
  const local = await openWells()
  t.after(() => local.close())
  const { cases } = local.kernel
  const [heard, unheard] = [await local.asked(await local.person()), await local.asked(await local.person())]
  await local.act(local.inspector, heard, agreed.health)
  await cases.versions.enact([next(shorter)])
  local.at('2026-02-03T05:00:00.000Z')
  const versionOf = async (id: string) => (await cases.view(local.clerk, id)).version
  const before = await versionOf(heard)
  await local.act(local.geologist, heard, agreed.ground)
  assert.equal(await versionOf(heard), before, 'the opinion of the health inspection is unknown to the new version')
  await local.act(local.hydrologist, heard, agreed.water)
  const moved = await cases.view(local.clerk, heard)
  assert.deepEqual([moved.state.step, moved.version === before], ['ruling', false])
  await local.act(local.geologist, unheard, agreed.ground)
  assert.notEqual(await versionOf(unheard), before)
  await local.act(local.hydrologist, unheard, agreed.water)
  assert.equal((await cases.view(local.clerk, unheard)).state.step, 'ruling', 'two opinions are all that the new version asks')
})

test('a case with as many opinions as a new version awaits stays under the old one until the step is over, and is not locked by them', async (t) => {
  const opinions = well.steps['opinions']!
  const { together } = opinions.by as Extract<typeof opinions.by, { together: unknown }>
  const any: Procedure['steps'] = { ...well.steps, opinions: {
    ...opinions, by: { together: { ...together, needs: 'any' } },
    outcomes: {
      unanimous: { ...opinions.outcomes['unanimous']!, whenSaid: { answer: 'agree', by: 'any' } },
      contested: { ...opinions.outcomes['contested']!, whenSaid: { answer: 'object', by: 'any' } },
    },
  } }
  const local = await openWells()
  t.after(() => local.close())
  const { cases } = local.kernel
  const id = await local.asked(await local.person())
  await local.act(local.geologist, id, agreed.ground)
  await cases.versions.enact([next(any)])
  local.at('2026-02-03T05:00:00.000Z')
  const before = (await cases.view(local.clerk, id)).version
  await local.act(local.inspector, id, answer('health', 'object', { reasons: 'Bad water.', findings: { germs: 'Coli' } }))
  assert.deepEqual((({ state, version }) => [state.step, version === before])(await cases.view(local.clerk, id)), ['opinions', true])
  await local.act(local.hydrologist, id, agreed.water)
  assert.deepEqual((({ state, version }) => [state.step, version === before])(await cases.view(local.clerk, id)), ['ruling', false])
})

test('a quorum goes on without those who are silent, and asks them nothing more', async (t) => {
  const opinions = well.steps['opinions']!
  const { together } = opinions.by as Extract<typeof opinions.by, { together: unknown }>
  const local = await openWells([{
    ...well, steps: { ...well.steps, opinions: {
      ...opinions, by: { together: { ...together, needs: { quorum: 2 } } },
      outcomes: { unanimous: { label: same('Two agree'), to: 'ruling', whenSaid: { answer: 'agree', by: 2 } }, contested: opinions.outcomes['contested']! },
    } },
  }])
  t.after(() => local.close())
  const id = await local.asked(await local.person())
  await local.act(local.geologist, id, agreed.ground)
  await local.act(local.hydrologist, id, agreed.water)
  assert.equal((await local.kernel.cases.view(local.clerk, id)).state.step, 'ruling')
  await assert.rejects(local.act(local.inspector, id, agreed.health), failure('refused'))
})
