/** The page of life events leads from what happened to the services that are then needed, each with its time and cost; every service of a person stands below an event. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { administration } from '../../../institutions/administration/index.ts'
import { isByHouse } from '../../../law/opening.ts'
import { locales } from '../../../law/text.ts'
import type { Route } from '../../../portal/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { openWorld, type World } from '../testing.ts'
import { administrationProcedures } from './index.ts'
import { administrationOptions } from './options.ts'
import { administrationWords } from './words.ts'

let world: World
let routes: readonly Route[]
before(async () => {
  world = await openWorld()
  routes = administration(administrationOptions).routes(world.kernel)
})
after(() => world.close())

test('each event leads to services that are in force, in three languages, and no service that one applies for stands below none', async () => {
  const portal = testPortal({ routes })
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
  assert.match(english, /Licence to sell alcohol[\s\S]*?Time: 10 working days\. There is a fee\. No decision was made this year/)
})

test('what a service decided this year is told beside what it promises, counted once an hour', async () => {
  const { cases } = world.kernel
  const trader = await world.officer()
  const draft = await cases.begin(trader, { procedure: 'administration.sole-trader' })
  const [page] = (await cases.draft(trader, draft)).procedure.form
  assert.deepEqual(await cases.savePage(trader, draft, page!, { adult: 'true', called: '«Береке» ДК', activity: 'Нан пісіру', startsOn: '2026-02-02' }), [])
  await cases.file(trader, { draft, signature: await world.sign(trader, cases.draftDocument(await cases.draft(trader, draft))) })
  const told = async (): Promise<string> => (await testPortal({ routes }).ask('/en/administration')).text()
  assert.doesNotMatch(await told(), /granted 1/)
  world.at('2026-02-02T06:01:00.000Z')
  assert.match(await told(), /Start as a sole trader[\s\S]*?This year: granted 1, refused 0/)
})
