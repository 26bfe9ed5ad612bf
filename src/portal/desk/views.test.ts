import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openGardens } from '../../kernel/cases/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { testPortal } from '../testing.ts'
import { deskRoutes } from './index.ts'

test('a view that cannot have its name is asked for again above the same list, with what was typed', async (t) => {
  const world = await openGardens()
  t.after(() => world.close())
  const { views } = world.kernel.cases
  const { officer } = world.office
  const post = async (actor: Actor, path: string, form: Record<string, string>): Promise<readonly [number, string]> => {
    const answer = await testPortal({ routes: deskRoutes(world.kernel, {}), session: { actor } }).ask(`/en/desk/views${path}`, { form: { query: 'waits=late', ...form } })
    return [answer.status, await answer.text()]
  }
  const long = 'n'.repeat(81)
  const [status, page] = await post(officer, '', { name: long, shared: 'yes' })
  assert.equal(status, 422)
  assert.match(page, /<a href="#f-view-name">Give the view a name of at most 80 characters\./)
  assert.ok(page.includes(`value="${long}"`) && page.includes('value="yes" checked') && page.includes('<details class="saved" open>'))
  assert.match(page, /name="query" value="waits=late"/, 'the list is the one that was there')

  for (const name of ['Mine', 'Late']) assert.equal((await post(officer, '', { name }))[0], 303)
  const late = (await views.of(officer)).find(({ name }) => name === 'Late')!
  const [again, renaming] = await post(officer, `/${late.id}`, { does: 'rename', name: 'Mine' })
  assert.equal(again, 422)
  assert.ok(renaming.includes(`<a href="#f-view-${late.id}">A view of this name is there already.`))
  assert.match(renaming, new RegExp(`id="f-view-${late.id}" name="name" value="Mine"`))
  assert.equal((await post(await world.officer('officer'), `/${late.id}`, { does: 'rename', name: 'Mine' }))[0], 404, 'another’s')
  assert.deepEqual((await views.of(officer)).map(({ name }) => name), ['Late', 'Mine'])
})
