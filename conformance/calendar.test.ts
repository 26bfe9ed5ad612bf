/** Bookings as an outside reader of calendars finds them (Python's `icalendar`): booked, moved and given back, on the clock of the country, at an address that is renewed. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { gardens, ownHat } from '../src/kernel/cases/testing.ts'
import { transact } from '../src/kernel/database/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { reconcile } from '../src/kernel/reconcile.ts'
import { openWorldOf, type World } from '../src/kernel/testing.ts'
import { readDeclaration } from '../src/law/declaration-yaml.ts'
import type { Text } from '../src/law/text.ts'
import { bookingRoutes } from '../src/portal/bookings/index.ts'
import { serviceRoutes } from '../src/portal/services/index.ts'
import { testPortal } from '../src/portal/testing.ts'

const hour = readDeclaration(readFileSync(join(import.meta.dirname, '../docs/examples/notary-hour/appointment.yaml'), 'utf8')).value!
let world: World

// It is Monday, 2 February 2026, 10:00 in Almaty.
before(async () => {
  world = await openWorldOf(gardens([hour]))
  await world.kernel.journal.settle() // letters are written from now on
})
after(() => world.close())

interface Read {
  readonly name: string
  readonly events: readonly { readonly uid: string; readonly sequence: number; readonly status: string; readonly summary: string; readonly url: string; readonly from: string; readonly until: string }[]
}

/** What the outside reader sees; a fault against RFC 5545 stops it. */
function read(calendar: string): Read {
  const { status, stdout, stderr } = spawnSync(join(import.meta.dirname, '.venv/bin/python'), [join(import.meta.dirname, 'read_calendar.py'), 'Asia/Almaty'], { input: calendar, encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  return JSON.parse(stdout) as Read
}

async function book(actor: Actor, at: string, purpose = 'copy'): Promise<string> {
  const { cases } = world.kernel
  const draft = await cases.begin(actor, { procedure: hour.id })
  for (const page of hour.form) assert.deepEqual(await cases.savePage(actor, draft, page, { purpose, hour: at }), [])
  return cases.file(actor, { draft })
}

const portalOf = (actor: Actor) => testPortal({ routes: [...bookingRoutes(world.kernel), ...serviceRoutes(world.kernel)], session: { actor } })

test('a booking is a file for a calendar: its hour on the clock of the country, and each change has a higher number', async () => {
  const { allocations } = world.kernel
  const holder = ownHat(await world.founder())
  const filed = await book(holder, '2026-02-03T09:00')
  const portal = portalOf(holder)
  const { id } = (await allocations.own(holder))[0]!
  const asked = await portal.ask(`/kk/bookings/${id}/booking.ics`)
  assert.match(asked.headers.get('content-type')!, /^text\/calendar/)
  const [first] = read(await asked.text()).events
  assert.deepEqual(
    [first!.status, first!.from, first!.until, first!.summary, first!.url],
    ['CONFIRMED', '2026-02-03T09:00+0500', '2026-02-03T10:00+0500', 'Куәландырушының қабылдауы', `http://localhost/kk/bookings/${id}`],
  )
  await allocations.move(holder, id, '2026-02-03T11:00')
  const [moved] = read(await (await portal.ask(`/kk/bookings/${id}/booking.ics`)).text()).events
  assert.deepEqual([moved!.uid, moved!.from, moved!.status], [first!.uid, '2026-02-03T11:00+0500', 'CONFIRMED'])
  assert.ok(moved!.sequence > first!.sequence)
  for (const path of [`/en/bookings/${id}`, `/en/cases/${filed}`]) assert.match(await (await portal.ask(path)).text(), new RegExp(`/en/bookings/${id}/booking\\.ics`), path)
  await world.kernel.journal.settle()
  const { rows } = await sql<{ body: Text }>`select body from message where person = ${holder.person}`.execute(world.kernel.db)
  assert.ok(rows.some(({ body }) => body.kk.includes(`http://localhost:3000/kk/bookings/${id}/booking.ics`)), JSON.stringify(rows))
  assert.equal((await portalOf(ownHat(await world.founder())).ask(`/en/bookings/${id}/booking.ics`)).status, 404)
})

test('a private address shows all bookings, one that was given back as cancelled, and opens nothing once it is renewed, ended or its account closed', async () => {
  const { kernel } = world
  const { allocations } = kernel
  const holder = ownHat(await world.founder())
  await book(holder, '2026-02-04T09:00')
  const foreign = await book(holder, '2026-02-04T10:00', 'foreign')
  const portal = portalOf(holder)
  const make = async (): Promise<string> => {
    const page = await (await portal.ask('/ru/bookings/feed', { form: {} })).text()
    const [, address] = /<code[^>]*>http:\/\/localhost(\/bookings\.ics\?key=[\w-]{43})</.exec(page) ?? []
    assert.ok(address, page)
    return address
  }
  const visitor = testPortal({ routes: bookingRoutes(kernel) })
  const address = await make()
  const feed = async () => read(await (await visitor.ask(address)).text()).events.map(({ status, from }) => [status, from])
  assert.deepEqual(await feed(), [['CONFIRMED', '2026-02-04T09:00+0500'], ['TENTATIVE', '2026-02-04T10:00+0500']])
  await allocations.release(holder, (await allocations.own(holder)).find(({ case: of }) => of === foreign)!.id)
  assert.deepEqual(await feed(), [['CONFIRMED', '2026-02-04T09:00+0500'], ['CANCELLED', '2026-02-04T10:00+0500']])
  assert.ok(!visitor.lines.join('').includes(address.slice(-43)), 'the log does not hold the secret')
  const renewed = await make()
  assert.deepEqual([(await visitor.ask(address)).status, (await visitor.ask(renewed)).status], [404, 200])
  assert.equal((await portal.ask('/ru/bookings/feed/end', { form: {} })).status, 303)
  assert.equal((await visitor.ask(renewed)).status, 404)
  const program = testPortal({ routes: bookingRoutes(kernel), session: { actor: holder, scopes: ['cases:read'] } })
  assert.deepEqual(read(await (await program.ask('/api/bookings.ics')).text()).events.map(({ status }) => status).sort(), ['CANCELLED', 'CONFIRMED'])
  const last = await make()
  assert.equal((await visitor.ask(last)).status, 200)
  await transact(kernel.db, (tx) => kernel.parties.closeAccount(tx, holder))
  assert.equal((await visitor.ask(last)).status, 404)
  assert.deepEqual(await reconcile(kernel.db), [])
})
