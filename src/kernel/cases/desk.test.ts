/** Specifies in which cases an office takes part when its procedures change: each case goes on under its own version. */
import assert from 'node:assert/strict'
import type { Procedure } from '../../law/procedure.ts'
import { licence } from '../../law/testing.ts'
import { same } from '../../law/text.ts'
import type { Actor } from '../parties/index.ts'
import { inGardens } from './testing.ts'

const present: Procedure = licence
const later = (changes: Partial<Procedure>, until?: '2026-02-06'): Procedure =>
  ({ ...present, ...changes, inForce: { ...present.inForce, from: '2026-02-04', ...(until && { until }), openCases: { ...present.inForce.openCases, rule: 'finish' } } })

/** The licence whose first step another office performs. */
const handedOver = later({
  offices: { ...present.offices, head: same('Head'), forester: same('Forester') },
  steps: { ...present.steps, check: { ...present.steps['check']!, by: { role: 'forester' } } },
})

inGardens('an office that a new version gives a step to takes its cases, and the one before it goes on with those that were filed before', async (world) => {
  const { cases } = world.kernel
  const { officer, head } = world.office
  const forester = await world.officer('forester')
  const listed = async (actor: Actor) => (await cases.queue(actor, { procedure: present.id, page: 1, size: 10 })).rows.map(({ id }) => id)
  const counted = async (actor: Actor) => (await cases.statistics(actor, '2026-01-01T00:00:00.000Z')).find(({ procedure }) => procedure === present.id)?.filed
  const before = await world.filed(await world.founder())
  assert.deepEqual([await listed(officer), await listed(forester)], [[before], []])

  await cases.versions.enact([handedOver])
  world.at('2026-02-04T05:00:00.000Z')
  const after = await world.filed(await world.founder())
  assert.deepEqual([await listed(officer), await listed(forester)], [[before], [after]], 'each office has its own')
  assert.deepEqual((await listed(head)).toSorted(), [before, after].toSorted(), 'who takes part in both sees both')
  assert.deepEqual([await counted(officer), await counted(forester), await counted(head)], [1, 1, 2])
  assert.deepEqual((await cases.load(forester)).people.map(({ open }) => open), [1])
  assert.deepEqual((await cases.load(officer)).people.map(({ open }) => open), [1])

  await world.act(officer, before, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings: { healthy: 'true' } })
  assert.deepEqual((await cases.queue(officer, { procedure: present.id, state: 'applicant', page: 1, size: 10 })).rows.map(({ id }) => id), [before])
  assert.deepEqual((await cases.queue(forester, { procedure: present.id, state: 'applicant', page: 1, size: 10 })).rows, [])
})

inGardens('cases of a procedure that is no longer in force stay in the queue of their office until they are closed', async (world) => {
  const { cases } = world.kernel
  const { officer } = world.office
  await cases.versions.enact([later({}, '2026-02-06')])
  const id = await world.filed(await world.founder())
  world.at('2026-02-09T05:00:00.000Z')
  assert.ok(!cases.procedures.some((one) => one.id === present.id))
  assert.deepEqual((await cases.queue(officer, { page: 1, size: 10 })).rows.map((one) => one.id), [id])
  assert.ok(cases.desk(officer).some(({ procedure }) => procedure.id === present.id))
  await world.act(officer, id, { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } })
})

inGardens('an office that takes part in no version finds nothing', async (world) => {
  await world.filed(await world.founder())
  const stranger = await world.officer('stranger')
  assert.deepEqual([world.kernel.cases.desk(stranger), await world.kernel.cases.statistics(stranger, '2026-01-01T00:00:00.000Z'), await world.kernel.cases.load(stranger)], [[], [], { people: [], months: [] }])
})
