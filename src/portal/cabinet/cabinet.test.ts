import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { inGardens } from '../../kernel/cases/testing.ts'
import { awaitedSource } from '../../kernel/awaiting/index.ts'
import { testPortal } from '../testing.ts'
import { cabinetRoutes } from './index.ts'

inGardens('the cabinet lists as many as the number on top counts', async (world) => {
  const { awaiting } = world.kernel
  awaiting.offer(awaitedSource({
    kind: 'sample.many', rows: () => sql`select n::text, 'act', '{}'::jsonb, null::date, now() from generate_series(1, 250) n`,
    say: (rows) => rows.map(({ id }) => ({ title: { kk: id, ru: id, en: id }, path: `/many/${id}` })),
  }))
  const actor = world.office.officer
  assert.equal((await awaiting.count(actor)).total, 250)
  const { ask } = testPortal({ routes: cabinetRoutes(world.kernel), session: { actor } })
  assert.match(await (await ask('/en/cabinet')).text(), /<h2>[^<]*\(250\)<\/h2>/)
})

inGardens('what was begun and not sent is listed in the cabinet, to go on with or to throw away, and only in one’s own', async (world) => {
  const [founder, other] = [await world.founder(), await world.founder()]
  const draft = await world.kernel.cases.begin(founder, { procedure: 'sample.licence' })
  const cabinetOf = async (actor: typeof founder) => (await testPortal({ routes: cabinetRoutes(world.kernel), session: { actor } }).ask('/en/cabinet')).text()
  const own = await cabinetOf(founder)
  assert.match(own, /My drafts/)
  for (const path of [`/en/drafts/${draft}`, `/en/drafts/${draft}/delete`]) assert.ok(own.includes(`href="${path}"`), path)
  assert.ok(!(await cabinetOf(other)).includes(draft))
})
