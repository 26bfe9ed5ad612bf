/** Specifies what a first start leaves that was interrupted while it wrote sample data. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Kernel, transact } from '../../kernel/index.ts'
import { done } from './commons/publish-samples.ts'
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

test('Who waits for a job of a portal that ends waits no longer, so that the portal ends at once', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const { db, jobs } = world.kernel
  jobs.define('sample.never', { async run() {} })
  const job = { id: await transact(db, (tx) => jobs.enqueue(tx, 'sample.never', null)) } // no worker runs
  const ending = new AbortController()
  const waiting = done(jobs, job, ending.signal)
  ending.abort(new Error('the portal ends'))
  await assert.rejects(waiting, /the portal ends/)
  await assert.rejects(done(jobs, job, ending.signal), /the portal ends/)
})
