/** Specifies the sample park: who is in it is the same at every start, and what a small one lives through stands in the journal and in the books as everything does. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Client } from 'pg'
import { reconcile } from '../../../../kernel/reconcile.ts'
import { explainBin } from '../../../../law/identifier.ts'
import { addDays, instantAt } from '../../../../law/time.ts'
import { seat } from '../../../../house.ts'
import { kazakhstan } from '../../index.ts'
import { openWorld } from '../../testing.ts'
import { ofPark } from '../../../../institutions/technopark/figures/read.ts'
import { parkCompanies } from './companies.ts'
import { openSamplePark, parkNumber, parkOpens } from './index.ts'
import { enterParkPeople } from './people.ts'

test('three hundred companies have names and numbers of their own, valid, and visibly of a sample', () => {
  assert.equal(parkCompanies.length, 300)
  for (const each of [parkCompanies.map(({ name }) => name), parkCompanies.map(({ nth }) => parkNumber(nth))]) assert.equal(new Set(each).size, 300)
  for (const { nth, name } of parkCompanies) {
    assert.match(name, /^«Үлгі /)
    assert.equal(explainBin(parkNumber(nth)), undefined, name)
  }
  assert.deepEqual(parkCompanies.slice(0, 2).map(({ name, activity, region }) => [name, activity, region]), [['«Үлгі Алтын Арна» ЖШС', parkCompanies[0]!.activity, parkCompanies[0]!.region], ['«Үлгі Айқын Арна» ЖШС', parkCompanies[1]!.activity, parkCompanies[1]!.region]])
})

test('the park opens three quarters ago, and never before the rules that admit to it', () => {
  assert.deepEqual(['2026-11-30', '2026-02-20', '2027-05-10'].map((day) => parkOpens(day as '2026-11-30')), ['2026-01-14', '2026-01-14', '2026-07-14'])
})

test('what a few of them live through in four months is decided, reported, paid, booked and attended, and the books and the journal agree', async (t) => {
  const today = '2026-05-05'
  const at = (days: number): string => `${addDays(today, -days)}T05:00:00.000Z`
  const world = await openWorld({ start: instantAt(Date.parse('2026-01-14T04:00:00.000Z')) })
  t.after(() => world.close())
  const { kernel } = world
  seat(kernel, kazakhstan('sample'))
  const companies = parkCompanies.filter(({ nth, ends }) => nth < 14 || (nth > 180 && ends === 'moderation'))
  const park = await openSamplePark(kernel, {
    today, plan: new TextEncoder().encode('%PDF-1.4\n%%EOF\n'), companies, progress: () => undefined, clock: { turnBack: (days) => world.at(instantAt(Date.parse(at(days)))) },
  })
  const asked = t.mock.method(Client.prototype, 'query')
  await park.until(0)
  const [statements, entries] = [asked.mock.callCount(), await kernel.journal.size()]
  asked.mock.restore()
  // A start waits for every one of them: so many for each entry of the journal, with what a day costs of itself.
  assert.ok(statements < 18 * entries, `${statements} statements for ${entries} entries of the journal`)
  await kernel.round()
  await kernel.journal.settle()
  const officer = await world.officer('technopark.officer')
  const residents = await kernel.decisions.register({ credentialType: 'TechnoparkResident', page: 1, size: 50 })
  assert.equal(residents.total, companies.filter(({ ends }) => ends === 'granted').length)
  const waiting = await kernel.cases.queue(officer, { procedure: 'technopark.residency', page: 1, size: 50 })
  assert.equal(waiting.total, companies.filter(({ ends }) => ends === 'moderation').length)
  const count = (all: readonly { readonly taken: number; readonly attended: number; readonly missed: number }[]) => (['taken', 'attended', 'missed'] as const).map((what) => all.reduce((sum, one) => sum + one[what], 0))
  const rooms = await kernel.allocations.takenOn('technopark.room', parkOpens(today), addDays(today, 30))
  const places = await kernel.allocations.standing('technopark.event-place')
  const { rows: [decided] } = await sql<{ refused: number; upheld: number }>`
    select count(*) filter (where procedure = 'technopark.residency' and effect = 'refuse')::integer as refused, count(*) filter (where procedure = 'technopark.appeal')::integer as upheld from decision`.execute(kernel.db)
  assert.deepEqual({ rooms: count(rooms), places: count(places), ...decided }, { rooms: [10, 5, 2], places: [16, 12, 4], refused: 2, upheld: 2 })
  assert.ok((await kernel.registers.standing('technopark.rooms')).length > 0)
  const [statement] = await kernel.ledger.statements(5)
  assert.ok(statement, 'contributions came in at the bank')
  assert.deepEqual(await reconcile(kernel.db), [])
  const { rows: left } = await kernel.cases.queue(officer, { procedure: 'technopark.room-booking', page: 1, size: 5 })
  assert.deepEqual(left, [], 'no booking waits for anybody')
  const leases = (await kernel.registers.standing('technopark.tenancies')).map(({ values }) => [String(values['from']), String(values['until'])])
  assert.ok(leases.length >= 9 && leases.some(([from, until]) => from! <= today && until! >= today), 'premises are let')
  const rent = await kernel.ledger.incomeOf({ income: 'technopark.rent', from: parkOpens(today), to: today })
  assert.ok(rent.paid > 0n && rent.paid < rent.assessed, 'rent is invoiced, and paid by some')
  assert.equal((await kernel.cases.queue(officer, { procedure: 'technopark.tenancy', page: 1, size: 5 })).total, 1, 'one offer waits for an officer')
  const periods = await ofPark(kernel.db)
  assert.deepEqual([periods.length, periods[0]?.to, periods.at(-1)?.to], [12, '2023-06-30', '2026-03-31'], 'its figures go back three years')
  assert.deepEqual(periods.map(({ companies, earlier }) => earlier === companies), [...Array.from({ length: 11 }, () => true), false], 'what was reported before the portal is told as such')
  const people = await enterParkPeople(kernel, [])
  assert.ok(await people.sign(people.staff.head, new Uint8Array(1)))
  people.forgetKey()
  await assert.rejects(people.sign(people.staff.head, new Uint8Array(1)), /forgotten/)
})
