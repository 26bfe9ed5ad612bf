import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { inGardens, ownHat } from './testing.ts'
import { countsOf, sameAsCountedAgain, wholeYear } from './testing-served.ts'
import { openWells } from './testing-wells.ts'

inGardens('of each case it is counted once how it was decided, in the year in which it was closed, whatever came before', async (world) => {
  const { cases } = world.kernel
  const forester = await world.officer('forester')
  const warden = await world.officer('warden')
  const tree = async (age: number): Promise<string> => {
    const owner = ownHat(await world.founder())
    const draft = await cases.begin(owner, { procedure: 'sample.felling' })
    for (const page of (await cases.draft(owner, draft)).procedure.form) await cases.savePage(owner, draft, page, { where: 'By the gate', age: String(age) })
    return cases.file(owner, { draft })
  }
  const looked = async (outcome: 'allow' | 'refuse'): Promise<void> => {
    const id = await tree(7)
    await world.act(forester, id, { type: 'complete', outcome: 'on', reasons: 'Seen.' })
    await world.act(warden, id, { type: 'complete', outcome, reasons: 'Ruled.' }, { sign: true })
  }
  /** What can be done, with what it is to be counted as: the service, and which of the four. */
  const lives = {
    rules: async () => void await tree(80), allowed: () => looked('allow'), refusedTree: () => looked('refuse'), open: async () => void await tree(7),
    granted: async () => void await world.granted(await world.founder()), refused: async () => void await world.refused(await world.founder()),
    returned: async () => {
      const id = await world.filed(await world.founder(), {}, false)
      await world.act(world.office.officer, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings: { healthy: 'true' } })
    },
  } as const
  const expected: Readonly<Record<keyof typeof lives, readonly [string, number] | undefined>> = {
    rules: ['sample.felling', 0], allowed: ['sample.felling', 1], refusedTree: ['sample.felling', 1], open: undefined, granted: ['sample.licence', 1], refused: ['sample.licence', 1], returned: undefined,
  }
  const told = new Map<string, number[]>()
  for (const [year, moment] of [[2026, '2026-12-31T18:59:00.000Z'], [2027, '2026-12-31T19:01:00.000Z']] as const) {
    world.at(moment)
    for (const life of fc.sample(fc.constantFrom(...Object.keys(lives) as (keyof typeof lives)[]), { numRuns: 14, seed: year })) {
      await lives[life]()
      const [service, kind] = expected[life] ?? []
      if (service === undefined) continue
      const key = `${service} ${year}`
      const counts = told.get(key) ?? [0, 0, 0, 0]
      counts[kind!]! += 1
      told.set(key, counts)
    }
  }
  world.at('2027-01-01T10:00:00.000Z')
  for (const [key, counts] of told) {
    const [service, year] = key.split(' ') as [string, string]
    assert.deepEqual(countsOf(await cases.howServed(wholeYear(Number(year))), service), counts, key)
  }
  await sameAsCountedAgain(world.kernel, [2025, 2026, 2027])
  assert.deepEqual(await cases.howServed(wholeYear(2025)), [])
})

test('what silence decides is neither by rules nor by an officer, unless one had acted; what is not decided is not counted', async (t) => {
  const world = await openWells()
  t.after(() => world.close())
  const { cases } = world.kernel
  await world.filed(await world.person())
  const looked = await world.filed(await world.person())
  await world.act(world.clerk, looked, { type: 'complete', outcome: 'back', reasons: 'Add a map.' })
  const noted = await world.filed(await world.person())
  await world.act(world.clerk, noted, { type: 'note', words: 'The map is old.' })
  const turned = await world.filed(await world.person())
  await world.act(world.clerk, turned, { type: 'complete', outcome: 'all' })
  assert.deepEqual(countsOf(await cases.howServed(wholeYear(2026)), 'sample.well'), [0, 0, 0, 0], 'four were filed')
  world.at('2026-03-20T05:00:00.000Z')
  await cases.lapse()
  await sameAsCountedAgain(world.kernel, [2026])
  assert.deepEqual(countsOf(await cases.howServed(wholeYear(2026)), 'sample.well'), [0, 1, 0, 1], 'one was turned away, and one was given up')
})
