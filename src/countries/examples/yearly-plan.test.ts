/** Runs docs/examples/yearly-plan: what a ministry owes by the calendar is opened, reminded of, reported with evidence, and told of when it is late. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readDeclaration } from '../../law/declaration-yaml.ts'
import { lint } from '../../law/lint.ts'
import { Failure } from '../../law/failure.ts'
import { gardens } from '../../kernel/cases/testing.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { openWorldOf } from '../../kernel/testing.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal } from '../../portal/testing.ts'
import type { Instant } from '../../law/time.ts'

const { value: procedure, problems } = readDeclaration(readFileSync(join(import.meta.dirname, '../../../docs/examples/yearly-plan/plans.yearly-plan.yaml'), 'utf8'))

const pdf = '%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'

test('a ministry owes its plan each year on 31 March and a report after each quarter, and nobody had to decide that it does', async (t) => {
  assert.equal(problems, undefined)
  assert.deepEqual(lint([procedure!]).filter(({ severity }) => severity === 'error'), [])
  const world = await openWorldOf(gardens([procedure!]), { start: '2026-01-05T05:00:00.000Z' })
  t.after(() => world.close())
  const { kernel } = world
  const { obligations } = kernel
  const [planner, officer, stranger] = [await world.officer('ministry.planner'), await world.officer('coordination.officer'), await world.officer('coordination.clerk')]
  const round = async (instant: Instant) => { world.at(instant); await kernel.round(); return (await world.letters()).map(({ recipient, subject }) => [recipient, subject]) }
  const owed = async () => (await obligations.own(planner)).map(({ kind, period, dueDay, state }) => [kind, period.to, dueDay, state])
  const planned = (await kernel.parties.person(planner.person))!.email
  const told = (await kernel.parties.person(officer.person))!.email

  await world.letters() // those that confirm addresses
  assert.deepEqual(await round('2026-01-05T05:00:00.000Z'), [], 'the plan opens sixty days before its day')
  assert.deepEqual((await round('2026-01-30T05:00:00.000Z')).map(([to]) => to), [planned])
  assert.deepEqual(await owed(), [['plan', '2026-03-31', '2026-03-31', 'open']])
  assert.deepEqual((await round('2026-03-02T05:00:00.000Z')).map(([to]) => to), [planned], 'thirty days before')
  assert.deepEqual((await round('2026-03-24T05:00:00.000Z')).map(([to]) => to), [planned], 'five working days before')
  assert.deepEqual(await round('2026-03-25T05:00:00.000Z'), [], 'each reminder once')
  assert.equal((await round('2026-03-31T05:00:00.000Z')).length, 0, 'the day itself is theirs')

  const late = await round('2026-04-01T05:00:00.000Z')
  assert.deepEqual(late.map(([to]) => to), [planned, planned], 'the plan is late, the report on the first quarter is open')
  assert.deepEqual((await round('2026-04-07T05:00:00.000Z')).map(([to]) => to), [told], 'then the coordinating body is told')
  const plan = (await obligations.own(planner)).find(({ kind }) => kind === 'plan')!
  assert.equal((await obligations.view(officer, plan.id)).escalatedAt, '2026-04-07T05:00:00.000Z')

  // The plan comes with its evidence, through the form without a script; nobody else may send it or see it.
  const asked = testPortal({ routes: serviceRoutes(kernel), session: { actor: planner } })
  const body = new FormData()
  for (const [name, value] of [['csrf', 'token-of-this-session'], ['measures.0.measure', 'Оқыту'], ['measures.0.cost', '1000'], ['then', 'sign']] as const) body.set(name, value)
  body.set('approved', new File([pdf], 'plan.pdf', { type: 'application/pdf' }))
  const saved = await asked.app.request(`http://localhost/en/duties/${plan.id}`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  assert.equal(saved.status, 303, await saved.text())
  assert.equal((await asked.ask(`/en/duties/${plan.id}/sign`, { form: {} })).status, 303)
  const page = await (await asked.ask(`/en/duties/${plan.id}`)).text()
  assert.match(page, /plan\.pdf/)
  const evidence = /\/files\/([0-9a-f-]{36})/.exec(page)![1]!
  const statusFor = async (actor: typeof planner) => (await testPortal({ routes: serviceRoutes(kernel), session: { actor } }).ask(`/files/${evidence}`)).status
  assert.deepEqual([await statusFor(planner), await statusFor(officer), await statusFor(stranger)], [200, 200, 404])
  await assert.rejects(obligations.save(officer, (await obligations.own(planner)).find(({ state }) => state === 'open')!.id, {}), (error) => error instanceof Failure && error.kind === 'not found')

  const overview = await (await testPortal({ routes: deskRoutes(kernel, {}), session: { actor: officer } }).ask('/en/desk/reports?state=reported')).text()
  assert.match(overview, /Yearly plan/)
  assert.match(overview, /Garden Board/)

  await round('2027-02-01T05:00:00.000Z')
  assert.deepEqual((await owed()).map(([kind, to]) => `${kind} ${to}`).toSorted(), [
    'plan 2026-03-31', 'plan 2027-03-31', 'quarterlyReport 2026-03-31', 'quarterlyReport 2026-06-30', 'quarterlyReport 2026-09-30', 'quarterlyReport 2026-12-31',
  ])
  assert.deepEqual(await reconcile(kernel.db), [])
})
