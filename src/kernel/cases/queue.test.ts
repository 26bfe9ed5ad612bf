import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Submitted } from '../../law/answers.ts'
import { conventions, keepTo } from '../../law/conventions.ts'
import type { Field } from '../../law/field.ts'
import { keepRegions } from '../../law/places.ts'
import { declarations, licence } from '../../law/testing.ts'
import { same } from '../../law/text.ts'
import { countTrips } from '../database/testing-trips.ts'
import type { Actor } from '../parties/index.ts'
import { inGardens, openGardens } from './testing.ts'
import type { QueueFilter } from './index.ts'

inGardens('the queue tells what waits for the reader, in the order of the day that binds, and counts what its lists hold', async (world) => {
  const { cases, awaiting } = world.kernel
  const { officer, members: [member], head } = world.office
  const ids: string[] = []
  for (const at of ['2026-02-02T05:00:00.000Z', '2026-02-03T05:00:00.000Z', '2026-02-04T05:00:00.000Z'] as const) {
    world.at(at)
    ids.push(await world.filed(await world.founder()))
  }
  const listed = async (actor: Actor, filter: QueueFilter) => (await cases.queue(actor, { ...filter, page: 1, size: 10 })).rows.map(({ id }) => id)
  const [first, second, third] = ids as [string, string, string]
  assert.deepEqual(await listed(officer, { waits: 'act' }), [first, second, third], 'the first due first')
  assert.deepEqual(await listed(officer, { waits: 'act', order: '-filed' }), [third, second, first])
  assert.deepEqual(await listed(member!, { waits: 'me' }), [], 'what waits for another does not wait for them')
  await world.act(officer, first, { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } })
  await world.act(officer, second, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings: { healthy: 'true' } })
  assert.deepEqual([await listed(officer, { waits: 'act' }), await listed(member!, { waits: 'vote' }), await listed(officer, { state: 'applicant' })], [[third], [first], [second]])
  const countsOf = async (actor: Actor) => (await cases.queueWithCounts(actor, { page: 1, size: 1 })).counts
  const counts = await countsOf(officer)
  assert.deepEqual(counts, { act: 1, vote: 0, sign: 0, late: 0, applicant: 1, open: 3, officeLate: 0 })
  for (const actor of [officer, member!, head]) {
    const { act, vote, sign, late } = await countsOf(actor)
    assert.equal(act + vote + sign + late, (await awaiting.count(actor)).total, 'as many as the cabinet counts')
  }
  world.at('2026-06-01T05:00:00.000Z')
  const later = await countsOf(officer)
  assert.deepEqual([later.act, later.late], [0, 1], 'what is overdue is told apart')
  assert.deepEqual(await listed(officer, { waits: 'late' }), [third])
  for (const filter of [{}, ...(['open', 'late', 'applicant', 'closed', 'all'] as const).map((state) => ({ state })), ...(['me', 'act', 'vote', 'sign', 'late'] as const).map((waits) => ({ waits, order: '-filed' as const })), { waits: 'act', assigned: 'free' }] as const) {
    for (const [actor, page] of [[officer, 1], [officer, 9], [member!, 1]] as const) {
      const { rows, total } = await cases.queueWithCounts(actor, { ...filter, page, size: 2 })
      assert.deepEqual({ rows, total }, await cases.queue(actor, { ...filter, page, size: 2 }), `${JSON.stringify(filter)}, page ${page}: as many as its part counts`)
    }
  }
})

inGardens('the queue is narrowed by who has a case and by the working days that are left, and another office finds nothing in it', async (world) => {
  const { cases } = world.kernel
  const { officer } = world.office
  const colleague = await world.officer('officer')
  const [taken, free] = [await world.filed(await world.founder()), await world.filed(await world.founder())]
  await world.act(officer, taken, { type: 'assign', to: colleague.person })
  const listed = async (actor: Actor, filter: QueueFilter) => (await cases.queue(actor, { ...filter, page: 1, size: 10 })).rows.map(({ id }) => id)
  assert.deepEqual([await listed(officer, { assigned: colleague.person }), await listed(officer, { assigned: 'free' }), await listed(colleague, { assigned: 'mine' })], [[taken], [free], [taken]])
  const { stepDueDay } = (await cases.queue(officer, { page: 1, size: 1 })).rows[0]!
  assert.deepEqual(await listed(officer, { withinWorkdays: 0 }), [])
  world.at(`${stepDueDay!}T05:00:00.000Z`)
  assert.deepEqual((await listed(officer, { withinWorkdays: 0 })).toSorted(), [taken, free].toSorted())
  const outsider = await world.officer('forester')
  for (const filter of [{}, { waits: 'me' }, { state: 'all' }, { assigned: colleague.person }] as const) assert.deepEqual(await listed(outsider, filter), [])
  assert.deepEqual((await cases.queueWithCounts(outsider, { page: 1, size: 1 })).counts.open, 0)
})

inGardens('after an act the next case of the same view is the one behind it, and behind the last the first again', async (world) => {
  const { cases } = world.kernel
  const { officer } = world.office
  const ids: string[] = []
  for (const day of ['02', '03', '04', '05'] as const) {
    world.at(`2026-02-${day}T05:00:00.000Z`)
    ids.push(await world.filed(await world.founder()))
  }
  const beside = async (place: number, id = ids[place]!) => {
    const { next, previous, total } = await cases.besideInQueue(officer, { waits: 'act' }, { id, at: place })
    return [previous && ids.indexOf(previous.case.id), next && ids.indexOf(next.case.id), total]
  }
  assert.deepEqual([await beside(0), await beside(1), await beside(3)], [[undefined, 1, 4], [0, 2, 4], [2, 0, 4]])
  const act = (id: string) => world.act(officer, id, { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } })
  await act(ids[1]!)
  assert.deepEqual(await beside(1), [0, 2, 3], 'it left its place to the one behind it')
  await act(ids[3]!)
  assert.deepEqual(await beside(2, ids[3]), [2, 0, 2])
  await act(ids[0]!)
  await act(ids[2]!)
  assert.deepEqual(await beside(0), [undefined, undefined, 0])
})

inGardens('the queue as it opens is the one that any condition would leave which holds for all of it, in every order and on every page', async (world) => {
  const { cases } = world.kernel
  const { officer } = world.office
  for (const [day, returned] of [['02', false], ['04', true], ['03', false], ['05', false]] as const) {
    world.at(`2026-02-${day}T05:00:00.000Z`)
    const id = await world.filed(await world.founder())
    if (returned) await world.act(officer, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings: { healthy: 'true' } })
  }
  for (const order of ['due', '-due', 'filed', '-filed', 'number', '-number'] as const) {
    for (const page of [1, 2, 3]) {
      const opens = await cases.queue(officer, { order, page, size: 3 })
      assert.deepEqual(opens, await cases.queue(officer, { order, page, size: 3, search: '2026' }), `${order}, page ${page}`)
      assert.equal(opens.total, 4)
    }
  }
})

inGardens('a list of the queue is one statement, and its counts two more, however many cases there are', async (world, t) => {
  const { officer } = world.office
  for (let n = 0; n < 3; n += 1) await world.filed(await world.founder())
  const count = countTrips(t)
  const { statements } = await count(() => world.kernel.cases.queue(officer, { waits: 'act', page: 1, size: 2 }))
  assert.equal(statements.length, 1, statements.join('\n'))
  const counted = await count(() => world.kernel.cases.queueWithCounts(officer, { page: 1, size: 2 }))
  assert.equal(counted.statements.length, 3, counted.statements.join('\n'))
})

test('the region of a case is that of the first answer that names one, also in an address, and what was filed before the upgrade gets the same', async (t) => {
  const label = same('Where?')
  const [former, places] = [keepTo({ ...conventions(), addresses: [{ name: 'region', kind: 'region', label }] }), keepRegions(['1', '2', '3'].map((code) => ({ code, name: same(code) })))]
  t.after(() => { keepTo(former); keepRegions(places) })
  const asked: Readonly<Record<string, readonly Field[]>> = {
    garden: [{ kind: 'region', name: 'home', label, optional: true, personal: true }, { kind: 'region', name: 'first', label, optional: true }, { kind: 'address', name: 'site', label, optional: true }],
    plan: [{ kind: 'region', name: 'last', label, optional: true }],
  }
  const placed = { ...licence, form: licence.form.map((page) => ({ ...page, fields: [...asked[page.id] ?? [], ...page.fields] })) }
  const world = await openGardens({ procedures: declarations.map((one) => (one.id === placed.id ? placed : one)) })
  t.after(() => world.close())
  const { kernel: { db }, office: { officer } } = world
  const founder = await world.founder()
  const corrected = async (answers: Submitted, corrections: Submitted): Promise<void> => {
    const id = await world.filed(founder, answers, false)
    await world.act(officer, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings: { healthy: 'true' } })
    await world.act(founder, id, { type: 'complete', outcome: 'again', corrections: { plan: await world.upload(founder), contact: 'alma@example.kz', ...corrections } })
  }
  await corrected({ home: '3', first: '1', last: '2' }, { last: '3' })
  await corrected({ last: '2' }, { last: '3' })
  await corrected({ last: '2' }, { last: '' })
  await world.filed(founder, { 'site.region': '2', last: '1' })
  const regions = async () => (await db.selectFrom('case_record').select('region').orderBy('id').execute()).map(({ region }) => region)
  const right = ['1', '3', null, '2']
  assert.deepEqual(await regions(), right)
  const upgrade = /^update case_record set region = [^;]*;/m.exec(readFileSync(new URL('015-queue.sql', import.meta.url), 'utf8'))?.[0] ?? ''
  await db.updateTable('case_record').set({ region: 'lost' }).execute()
  await sql.raw(upgrade).execute(db)
  assert.deepEqual(await regions(), right)
})
