import assert from 'node:assert/strict'
import { Failure } from '../../law/failure.ts'
import { goodGarden, inGardens } from './testing.ts'

const failure = (kind: Failure['kind']) => (error: unknown) => error instanceof Failure && error.kind === kind
const findings = { healthy: 'true' }

inGardens('a case says when it is due, by working days; a step has its own time', async (world) => {
  const { cases } = world.kernel
  const id = await world.filed(await world.founder())
  const { clocks } = await cases.view(world.office.officer, id)
  assert.equal(clocks.whole.dueDay, '2026-02-24', 'fifteen working days after the day of filing, the holiday not counted')
  assert.equal(clocks.step?.dueDay, '2026-02-09')
})

inGardens('a step whose time is over takes the outcome of the clock once, however often the clock comes round', async (world) => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const id = await world.filed(founder, {}, false)
  await world.act(world.office.officer, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings })
  world.at('2026-02-12T17:00:00.000Z')
  assert.equal(await cases.lapse(), 0, 'ten days end on the twelfth, and that day is the applicant’s')
  world.at('2026-02-12T19:00:00.000Z')
  assert.equal(await cases.lapse(), 1, 'in Almaty it is the thirteenth')
  assert.equal(await cases.lapse(), 0)
  const { state, log } = await cases.view(founder, id)
  assert.equal(state.step, undefined)
  assert.equal(log.at(-1)!.act.type, 'lapsed')
  assert.deepEqual(state.decisions, [], 'the clock decides nothing')
  await assert.rejects(world.act(founder, id, { type: 'complete', outcome: 'again', corrections: goodGarden }), failure('refused'), 'too late')
})

inGardens('an outcome of the clock is offered to nobody', async (world) => {
  const founder = await world.founder()
  const id = await world.filed(founder, {}, false)
  await world.act(world.office.officer, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings })
  assert.deepEqual((await world.kernel.cases.view(founder, id)).permit.outcomes, ['again'])
  await assert.rejects(world.act(founder, id, { type: 'complete', outcome: 'expire' }), failure('refused'))
})

inGardens('an office that is silent is told on to whoever signs, once a step, and nothing is decided by it', async (world) => {
  const { cases, parties } = world.kernel
  const { officer, head } = world.office
  const id = await world.filed(await world.founder())
  await world.letters()
  world.at('2026-02-10T05:00:00.000Z')
  assert.deepEqual([await cases.lapse(), await cases.lapse()], [1, 0])
  const { state, log } = await cases.view(officer, id)
  assert.deepEqual([state.step, log.map(({ act }) => act.type)], ['check', ['filed', 'escalated']])
  const to = (await world.letters()).map(({ recipient }) => recipient)
  assert.deepEqual(to, [(await parties.person(head.person))!.email])
  await world.act(officer, id, { type: 'complete', outcome: 'pass', findings })
  world.at('2026-03-10T05:00:00.000Z')
  assert.equal(await cases.lapse(), 1, 'the council is late by the time of the whole')
})

inGardens('the applicant is told what was received, what is expected of them and what was decided, and nothing of the office’s own', async (world) => {
  const founder = await world.founder()
  const { email } = (await world.kernel.parties.person(founder.person))!
  await world.letters()
  const told = async () => (await world.letters()).filter(({ recipient }) => recipient === email).map(({ subject }) => subject.split(':')[0])
  const id = await world.filed(founder, {}, false)
  assert.deepEqual((await told()).slice(1), ['Өтініш қабылданды'], 'after that they are the proved head')
  await world.act(world.office.officer, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings })
  assert.deepEqual(await told(), ['Сізден әрекет күтіледі'])
  await world.act(founder, id, { type: 'complete', outcome: 'again', corrections: { ...goodGarden, plan: await world.upload(founder) } })
  await world.act(world.office.officer, id, { type: 'note', words: 'Looked at.' })
  await world.act(world.office.officer, id, { type: 'complete', outcome: 'pass', findings })
  await world.vote(id, 'no')
  assert.deepEqual(await told(), [])
  await world.act(world.office.head, id, { type: 'complete', outcome: 'refuse', reasons: 'The council opposed it.' }, { sign: true })
  assert.deepEqual(await told(), ['Шешім қабылданды'])
})

inGardens('the time stands still while the applicant corrects, and runs on for what is left', async (world) => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const id = await world.filed(founder, {}, false)
  world.at('2026-02-03T05:00:00.000Z')
  await world.act(world.office.officer, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings })
  assert.equal((await cases.view(founder, id)).clocks.whole.state, 'stopped')
  assert.deepEqual((await cases.queue(world.office.officer, { state: 'late', page: 1, size: 5 })).rows, [])
  world.at('2026-02-05T05:00:00.000Z')
  await world.act(founder, id, { type: 'complete', outcome: 'again', corrections: { ...goodGarden, plan: await world.upload(founder) } })
  const { clocks } = await cases.view(founder, id)
  assert.deepEqual([clocks.whole.state, clocks.whole.dueDay], ['running', '2026-02-26'], 'two working days later')
})

inGardens('the time is extended once, by the office, with reasons', async (world) => {
  const { cases } = world.kernel
  const founder = await world.founder()
  const id = await world.filed(founder)
  await assert.rejects(world.act(founder, id, { type: 'extend', reasons: 'I wait gladly.' }), failure('refused'))
  await assert.rejects(world.act(world.office.officer, id, { type: 'extend', reasons: '' }), failure('invalid'))
  await world.act(world.office.officer, id, { type: 'extend', reasons: 'The garden is large.' })
  const { clocks, permit } = await cases.view(world.office.officer, id)
  assert.deepEqual([clocks.whole.dueDay, permit.extend], ['2026-03-03', false])
  await assert.rejects(world.act(world.office.officer, id, { type: 'extend', reasons: 'Larger still.' }), failure('refused'))
})

inGardens('the queue has the most urgent first, and knows what is late', async (world) => {
  const { cases } = world.kernel
  const { officer } = world.office
  const founder = await world.founder('«Бірінші бақ» ЖШС')
  const first = await world.filed(founder)
  world.at('2026-02-04T05:00:00.000Z')
  const second = await world.filed(await world.founder())
  world.at('2026-02-10T05:00:00.000Z')
  const all = await cases.queue(officer, { page: 1, size: 1 })
  assert.deepEqual([all.total, all.rows.map(({ id }) => id)], [2, [first]])
  assert.deepEqual((await cases.queue(officer, { page: 2, size: 1 })).rows.map(({ id }) => id), [second])
  assert.deepEqual((await cases.queue(officer, { state: 'late', page: 1, size: 5 })).rows.map(({ id }) => id), [first])
  assert.deepEqual((await cases.queue(officer, { search: 'Бірінші', page: 1, size: 5 })).rows.map(({ id }) => id), [first])
  assert.deepEqual((await cases.queue(await world.officer('forester'), { page: 1, size: 5 })).total, 0, 'another office')
})

inGardens('an office counts how it does', async (world) => {
  const { cases } = world.kernel
  world.at('2026-02-02T05:00:00.000Z')
  await world.granted(await world.founder())
  await world.refused(await world.founder())
  await world.filed(await world.founder())
  const licence = (await cases.statistics(world.office.head, '2026-01-01T00:00:00.000Z')).find(({ procedure }) => procedure === 'sample.licence')
  const { grounds, ...counts } = licence!
  assert.deepEqual(counts, {
    procedure: 'sample.licence', open: 1, late: 0, filed: 3, decided: 2, inTime: 2, medianWorkdays: 0, withoutDecision: 0, decisions: { grant: 1, refuse: 1 }, bodies: [],
  })
  assert.deepEqual(grounds.map(({ count }) => count), [1])
  assert.equal(await cases.medianWorkdays({ procedure: 'sample.licence', from: '2026-01-01T00:00:00.000Z', before: '2027-01-01T00:00:00.000Z' }), 0)
})
