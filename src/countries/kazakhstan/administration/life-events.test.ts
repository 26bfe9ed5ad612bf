/** The page of life events leads from what happened to the services that are then needed, each with its time and cost; every service of a person stands below an event. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { administration } from '../../../institutions/administration/index.ts'
import { isByHouse } from '../../../law/opening.ts'
import { locales } from '../../../law/text.ts'
import { testPortal } from '../../../portal/testing.ts'
import { openWorld, type World } from '../testing.ts'
import { administrationProcedures } from './index.ts'
import { administrationOptions } from './options.ts'
import { administrationWords } from './words.ts'

let world: World
before(async () => { world = await openWorld() })
after(() => world.close())

test('each event leads to services that are in force, in three languages, and no service that one applies for stands below none', async () => {
  const portal = testPortal({ routes: administration(administrationOptions).routes(world.kernel) })
  const named = administrationOptions.events.flatMap(({ services }) => services)
  const ids = new Set(administrationProcedures.map(({ id }) => id))
  assert.deepEqual(named.filter((id) => !ids.has(id)), [])
  for (const { id } of administrationProcedures.filter(({ opens, about }) => !isByHouse(opens) && about === undefined)) {
    assert.ok(named.includes(id), id)
    assert.equal(administrationWords[`/services/${id}`]?.split('|').length, 3, id)
  }
  for (const locale of locales) {
    const page = await (await portal.ask(`/${locale}/administration`)).text()
    for (const { title, services } of administrationOptions.events) {
      assert.ok(page.includes(title[locale]), title[locale])
      for (const id of services) assert.ok(page.includes(`/${locale}/services/${id}"`), id)
    }
  }
  const english = await (await portal.ask('/en/administration')).text()
  assert.match(english, /One-off grant for the birth[\s\S]*?At once, by the rules\. Free of charge/)
  assert.match(english, /Licence to sell alcohol[\s\S]*?Time: 10 working days\. There is a fee/)
})
