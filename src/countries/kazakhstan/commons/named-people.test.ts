/** Specifies for how long the people whom a grant names are remembered: until they are erased, in every process. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Commons, openCommons } from '../../../institutions/commons/index.ts'
import { openKernel } from '../../../kernel/index.ts'
import { commonsOptions } from './options.ts'
import { openCommonsWorld } from './testing.ts'

test('whoever a grant names is forgotten by every process as soon as the case that names them is erased', async (t) => {
  const world = await openCommonsWorld()
  t.after(() => world.close())
  const { kernel } = world
  const dataset = await world.publish('named', { 'data.csv': 'аудан,мән\nА,1\nБ,2\n' }, { terms: { tier: 'restricted', atOnce: { purposes: ['research'], mode: 'download', months: 12 } } })
  await world.ask(await world.founder(), dataset.id, { purpose: 'research', use: 'Үлгі', mode: 'download', months: '6', agrees: 'true', 'people.0.name': 'Үлгі', 'people.0.email': 'oqirman@ulgi.example' })
  world.at('2031-02-03T05:00:00.000Z') // the five years of keeping ended yesterday
  const second = await openKernel({ settings: kernel.settings, country: kernel.country, now: kernel.now, database: kernel })
  t.after(() => second.close())
  const [here, there] = [world.commons, openCommons(second, commonsOptions)]
  const named = async ({ access }: Commons) => (await access.grantsOn(dataset.id)).map(({ people }) => people)
  for (const commons of [here, there]) {
    // Remembered: the same value is given again.
    while (await commons.access.grantsOn(dataset.id) !== await commons.access.grantsOn(dataset.id)) await new Promise(setImmediate)
    assert.deepEqual(await named(commons), [['oqirman@ulgi.example']])
  }

  assert.equal(await kernel.cases.eraseKept(), 1)
  assert.deepEqual(await named(here), [[]], 'the process that erased shows nobody at once')
  while ((await named(there))[0]!.length > 0) await new Promise(setImmediate)
})
