import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { instantAt } from '../../law/time.ts'
import { inGardens } from '../cases/testing.ts'
import { transact } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { sendDigests } from './index.ts'

inGardens('whoever is in office is told of work once a day, at once, or not, as they choose', async (world) => {
  const { kernel } = world
  const { parties, db } = kernel
  const { officer, head } = world.office
  const colleague = await world.officer('officer')
  const digests = () => sendDigests({ ...kernel, calendar: kernel.country.calendar })
  const told = async (...actors: readonly Actor[]) => {
    const letters = await world.letters()
    return Promise.all(actors.map(async ({ person }) => {
      const email = (await parties.person(person))!.email
      return letters.filter(({ recipient }) => recipient === email)
    }))
  }
  const choose = (actor: Actor, work: string) => transact(db, (tx) => parties.chooseWorkNotice(tx, actor, work))
  await assert.rejects(choose(officer, 'hourly'), (error: unknown) => error instanceof Failure && error.kind === 'invalid')
  await choose(colleague, 'at once')
  await world.letters()

  const id = await world.filed(await world.founder())
  const [first, atOnce] = await told(officer, colleague)
  assert.deepEqual(first, [], 'once a day unless they chose otherwise')
  assert.match(atOnce![0]!.subject, /Сізге жаңа іс келіп түсті/)
  assert.ok(atOnce![0]!.body.includes(`/kk/desk/cases/${id}`))

  assert.equal(await digests(), 1, 'the head has nothing to do, the colleague was told')
  assert.equal(await digests(), 0, 'once a day')
  const [daily, again, none] = await told(officer, colleague, head)
  assert.match(daily![0]!.subject, /: 1$/)
  for (const part of ['Сәлеметсіз бе?', '№ ', '/kk/cabinet']) assert.ok(daily![0]!.body.includes(part), part)
  assert.deepEqual([again, none], [[], []])

  world.at('2026-02-03T02:30:00.000Z')
  assert.equal(await digests(), 0, 'before eight in the morning nobody is written to')
  world.at('2026-02-07T05:00:00.000Z')
  assert.equal(await digests(), 0, 'nor on a Saturday')
  await choose(officer, 'never')
  world.at('2026-02-09T05:00:00.000Z')
  assert.equal(await digests(), 0, 'nor whoever does not want it')
  await choose(officer, 'daily')
  assert.equal(await digests(), 1)
})

inGardens('whom a case waits for is reminded on the last working day before, once', async (world) => {
  const { cases, parties } = world.kernel
  const founder = await world.founder()
  const id = await world.filed(founder, {}, false)
  await world.act(world.office.officer, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings: { healthy: 'true' } })
  const due = (await cases.own(founder))[0]!.stepDueDay!
  const email = (await parties.person(founder.person))!.email
  const told = async () => (await world.letters()).filter(({ recipient, subject }) => recipient === email && subject.startsWith('Мерзімі таяп қалды'))
  await cases.forewarn()
  assert.deepEqual(await told(), [], 'long before nothing is said')
  const days = Array.from({ length: 40 }, (_, day) => instantAt(Date.parse('2026-02-02T05:00:00.000Z') + day * 86_400_000)).filter((at) => at.slice(0, 10) < due)
  const letters = []
  for (const at of days) {
    world.at(at)
    await cases.forewarn()
    await cases.forewarn()
    letters.push(...(await told()).map(({ body }) => [at.slice(0, 10), body.includes(`/kk/cases/${id}`)]))
  }
  assert.equal(letters.length, 1)
  assert.equal(letters[0]![1], true)
})

inGardens('whoever cannot be told keeps nobody else from being told', async (world) => {
  const { kernel } = world
  const { officer } = world.office
  const colleague = await world.officer('officer')
  const { person: broken } = [officer, colleague].toSorted((a, b) => (a.person < b.person ? -1 : 1))[0]!
  await world.filed(await world.founder())
  const of: typeof kernel.awaiting.of = async (actor, limit) => {
    if (actor.person === broken) throw new Error('of one alone')
    return kernel.awaiting.of(actor, limit)
  }
  await world.letters()
  await assert.rejects(sendDigests({ ...kernel, calendar: kernel.country.calendar, awaiting: { of } }), /of one alone/, 'the operator is told')
  assert.equal((await world.letters()).filter(({ subject }) => subject.endsWith(': 1')).length, 1)

  const [first, second] = [await world.founder(), await world.founder()]
  const ids: string[] = []
  for (const founder of [first, second]) {
    const id = await world.filed(founder, {}, false)
    await world.act(officer, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings: { healthy: 'true' } })
    ids.push(id)
  }
  const due = (await kernel.cases.own(first))[0]!.stepDueDay!
  await sql`alter table case_forewarned add constraint not_this_one check (case_id <> ${sql.lit(ids.toSorted()[0])})`.execute(kernel.db)
  await world.letters()
  world.at(instantAt(Date.parse(`${due}T05:00:00.000Z`) - 86_400_000))
  await assert.rejects(kernel.cases.forewarn(), /not_this_one/)
  const reminded = (await world.letters()).filter(({ subject }) => subject.startsWith('Мерзімі таяп қалды'))
  assert.deepEqual(reminded.map(({ body }) => body.includes(`/kk/cases/${ids.toSorted()[1]}`)), [true])
})
