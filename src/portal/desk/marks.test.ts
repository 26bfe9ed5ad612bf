import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeOf } from '../../kernel/cases/index.ts'
import { goodGarden, openGardens } from '../../kernel/cases/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { testPortal } from '../testing.ts'
import { deskRoutes } from './index.ts'

test('what an officer typed on the page of marks is shown again where a colleague has finished the step meanwhile, and nobody is told that it is done', async (t) => {
  const world = await openGardens()
  t.after(() => world.close())
  const { cases } = world.kernel
  const { officer } = world.office
  const colleague = await world.officer('officer')
  const founder = await world.founder()
  const id = await world.filed(founder, {}, false)
  const portalOf = (actor: Actor) => testPortal({ routes: deskRoutes(world.kernel, {}), session: { actor } })
  const begin = async (key: string): Promise<void> => {
    const { state, log } = await cases.view(officer, id)
    await cases.keepAct(officer, id, { doing: { type: 'complete', outcome: 'back', findings: { healthy: 'true' }, marks: [] }, seen: placeOf(state, log, 'complete'), key })
  }
  const send = (actor: Actor, key: string) => portalOf(actor).ask(`/en/desk/cases/${id}/marks?act=${key}`, { form: { 'mark-plan': 'It shows another garden.', 'act-reasons': 'See the marks.' } })
  const nothingDone = async (actor: Actor, key: string): Promise<void> => {
    const { log } = await cases.view(officer, id)
    const answer = await send(actor, key)
    const page = await answer.text()
    assert.equal(answer.status, 409)
    for (const said of ['Nothing was done', 'It shows another garden.', 'See the marks.']) assert.ok(page.includes(said), said)
    assert.equal((await cases.view(officer, id)).log.length, log.length)
  }

  await begin('first')
  const marking = await (await portalOf(officer).ask(`/en/desk/cases/${id}/marks?act=first`)).text()
  assert.match(marking, /<details class="mark"><summary>Has to be corrected<span class="unseen">: /, 'each answer is a row, whose reason opens when it is pressed')
  assert.doesNotMatch(marking, /<details class="mark" open/)
  await world.act(colleague, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings: { healthy: 'true' } })
  await nothingDone(officer, 'first')

  await world.act(founder, id, { type: 'complete', outcome: 'again', corrections: { ...goodGarden, plan: await world.upload(founder) } })
  const page = async (): Promise<string> => (await portalOf(officer).ask(`/en/desk/cases/${id}?view=waits%3Dact&at=2`)).text()
  assert.doesNotMatch(await page(), /marks\?act=/, 'what was begun in an earlier round can be sent no more')
  await nothingDone(officer, 'first')
  const late = await portalOf(officer).ask(`/en/desk/cases/${id}`, { form: { act: 'complete', 'act-key': crypto.randomUUID(), 'act-seen': '1', 'act-outcome': 'back', 'act-reasons': 'From an old page.', healthy: 'true' } })
  assert.deepEqual([late.status, /Nothing was done[\s\S]*From an old page\./.test(await late.text())], [409, true])

  await begin('second')
  assert.match(await page(), /marks\?act=second&amp;view=waits%3Dact&amp;at=2"/, 'it goes on in the view from which the officer came')
  await nothingDone(colleague, 'second')
  const sent = await send(officer, 'second')
  assert.deepEqual([sent.status, sent.headers.get('location')], [303, `/en/desk/cases/${id}?done=complete`])
  assert.equal((await send(officer, 'second')).headers.get('location'), `/en/desk/cases/${id}?done=complete`, 'sent twice, it is done once')
})
