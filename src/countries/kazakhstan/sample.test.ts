/** Specifies what a first start leaves that was interrupted while it wrote sample data. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kernel } from '../../kernel/index.ts'
import { seedSample } from './sample.ts'
import { openWorld } from './testing.ts'

test('A portal whose sample data were interrupted says so at the next start, and how to get all of them', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const stopped = new Error('stopped')
  const broken: Kernel = { ...world.kernel, get cases(): never { throw stopped } }
  await assert.rejects(seedSample(broken, () => undefined), stopped)
  const said: string[] = []
  await seedSample(world.kernel, ({ en }) => void said.push(en))
  assert.equal(said.length, 1)
  assert.match(said[0]!, /remove the data folder/)
})
