/** Specifies the administrator's page of entries that were set aside: what is wrong is read there, taken again or dismissed, by nobody else. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { inGardens } from '../../kernel/cases/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { tellSetAside } from '../../kernel/set-aside.ts'
import { testPortal } from '../testing.ts'
import { shelfRoutes } from './shelf.ts'

inGardens('an administrator reads what could not be taken and why, is written to once, has it taken again or dismisses it for a reason; nobody else does', async (world) => {
  const { kernel } = world
  const { db, journal } = kernel
  const as = (actor: Actor | null) => testPortal({ routes: shelfRoutes(kernel), session: { actor } })
  const administrator = await world.officer('administrator')
  const { ask } = as(administrator)
  let broken = true
  const taken: bigint[] = []
  journal.subscribe('sample.followers', { types: ['case.*'], from: 'now', holdsUp: 'itself', handle: async (_, { id }) => {
    if (broken) throw new Error('<no such column>')
    taken.push(id)
  } })
  await journal.settle()
  await world.filed(await world.founder())
  await journal.settle()
  await sql`update journal_shelf set tries = 8, retry_at = null`.execute(db)
  const [first] = (await journal.shelf.list()).entries
  for (let times = 0; times < 2; times++) await tellSetAside(kernel)
  assert.equal((await world.letters()).filter(({ body }) => body.includes('sample.followers: шешім күтіп тұрған жазба саны')).length, 1)

  const page = await (await ask('/kk/admin/shelf')).text()
  for (const said of ['sample.followers', '&lt;no such column&gt;', `№ ${first!.entry}`, 'Шешім күтуде']) assert.ok(page.includes(said), said)
  const dismissing = { act: 'dismiss', subscriber: 'sample.followers', entry: String(first!.entry) }
  const refused = await ask('/kk/admin/shelf', { form: { ...dismissing, reason: '' } })
  assert.deepEqual([refused.status, (await journal.shelf.list()).entries.length > 0], [422, true], 'not without a reason')
  for (const actor of [null, await world.officer('officer'), await world.founder()]) {
    for (const answer of [await as(actor).ask('/kk/admin/shelf'), await as(actor).ask('/kk/admin/shelf', { form: { ...dismissing, reason: 'Менікі емес' } })]) assert.ok([302, 303, 401, 403].includes(answer.status), String(answer.status))
  }
  assert.equal((await ask('/kk/admin/shelf', { form: { ...dismissing, entry: 'x', reason: 'Жоқ' } })).status, 422)
  assert.equal((await journal.shelf.list()).entries.every(({ state }) => state === 'failed'), true)

  assert.equal((await ask('/kk/admin/shelf', { form: { ...dismissing, reason: 'Адамға бөлек хабарланды' } })).headers.get('location'), '/kk/admin/shelf?done=dismissed')
  assert.match(await (await ask('/kk/admin/shelf')).text(), /Адамға бөлек хабарланды/)
  broken = false
  const others = (await journal.shelf.list()).entries.filter(({ state }) => state === 'failed').length
  if (others > 0) assert.equal((await ask('/ru/admin/shelf', { form: { act: 'again', subscriber: 'sample.followers' } })).status, 303)
  await journal.settle()
  assert.deepEqual([taken.length, taken.includes(first!.entry)], [others, false])
})
