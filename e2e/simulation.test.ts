/** One seed of the simulation, always the same: people act at two processes while clocks step, connections break, files rot and processes die. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simulate } from '../simulation/simulate.ts'

test('whatever breaks meanwhile, what was acknowledged is in the journal, tables and books agree with it, and nobody acts for another', async (t) => {
  const { faults, acts, refused, whole } = await simulate(1)
  t.diagnostic(JSON.stringify({ faults, acts, refused, whole }))
  const kinds = Object.keys(faults)
  for (const kind of ['clock ahead', 'clock back', 'connections cut', 'connections refused', 'killed', 'both killed', 'file torn']) assert.ok(kinds.includes(kind), `the seed has ${kind}`)
  assert.ok(acts > 40 && refused > 0 && whole.cases > 0 && whole.decisions > 0)
})
