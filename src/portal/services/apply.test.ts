/** Specifies how an application about an entry is begun by whoever owns the entry and knows no number of it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../kernel/parties/index.ts'
import { openRegisteredGardens, type RegisteredGardens } from '../../kernel/registers/testing.ts'
import { testPortal } from '../testing.ts'
import { applyRoutes } from './apply.ts'

let world: RegisteredGardens
let founder: Actor
let garden: string

before(async () => {
  world = await openRegisteredGardens()
  founder = await world.founder()
  garden = (await world.kernel.registers.ofAct({ decision: await world.granted(founder) }))!.number
})
after(() => world.close())

const page = '/en/services/sample.recount/apply'
const portalFor = (actor: Actor) => testPortal({ routes: applyRoutes(world.kernel), session: { actor } })
const text = async (actor: Actor, path = page): Promise<string> => {
  const response = await portalFor(actor).ask(path)
  assert.equal(response.status, 200, path)
  return response.text()
}

test('whoever has entries chooses among them, by what they are called', async () => {
  const one = await text(founder)
  assert.match(one, new RegExp(`name="subject"[^>]* value="${garden}"[^>]*checked|<option value="${garden}" selected`), 'the only one is chosen')
  assert.match(one, new RegExp(`Alma, № ${garden}`))
  const other = (await world.kernel.registers.ofAct({ decision: await world.granted(founder) }))!.number
  const both = await text(founder)
  for (const number of [garden, other]) assert.ok(both.includes(`value="${number}"`), number)
  assert.doesNotMatch(both, /name="subject"[^>]*checked|<option value="GRD[^>]*selected/, 'of two none is chosen for them')
})

test('on the page of an entry it is that one, and there is nothing to choose', async () => {
  const named = await text(founder, `${page}?subject=${garden}`)
  assert.match(named, new RegExp(`<input type="hidden" name="subject" value="${garden}">`))
})

test('whoever has none is told so, and is shown nobody’s', async () => {
  const none = await text(await world.founder())
  assert.match(none, /You have no entry in the register/)
  assert.ok(!none.includes(garden))
})
