import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { transact } from '../database/index.ts'
import type { Holding, RegisterQuery } from './index.ts'
import { actor, openSeat, sampleDraft, sampleRefusal, type Seat } from './testing.ts'
import { filledNumber, filledName, fillRegister } from './testing-register.ts'

let seat: Seat
let tumar: string
const count = 3000

before(async () => {
  seat = await openSeat()
  tumar = (await seat.issue(sampleDraft({ claims: { activity: 'ai', projectName: 'Ақылды егін' } }))).id
  await fillRegister(seat.database.db, { like: tumar, count, claims: (n) => ({ activity: n % 3 === 0 ? 'data' : 'software', projectName: `Жоба ${n}` }) })
})
after(() => seat.close())

const ask = (query: Partial<RegisterQuery> = {}): RegisterQuery => ({ credentialType: 'TechnoparkResident', page: 1, size: 50, ...query })
const names = async (query: Partial<RegisterQuery>) => (await seat.decisions.register(ask(query))).rows.map(({ name }) => name)

test('the register counts every resident, and its pages follow each other by name', async () => {
  const first = await seat.decisions.register(ask())
  assert.equal(first.total, count + 1)
  assert.deepEqual(first.rows.map(({ name }) => name).slice(0, 3), ['«Тұмар Әділ Өңірі» ЖШС', filledName(0), filledName(1)])
  assert.deepEqual(await names({ page: 2, size: 2 }), [filledName(1), filledName(2)])
  assert.deepEqual(await names({ page: 61 }), [filledName(count - 1)])
  assert.deepEqual((await names({ sort: { by: 'name', descending: true }, size: 1 })), [filledName(count - 1)])
  assert.equal((await seat.decisions.register(ask({ credentialType: 'Another' }))).total, 0)
})

test('a resident is found by part of a name in any case, by a BIN in groups, by a project and by an activity', async () => {
  assert.deepEqual(await names({ search: 'ТҰМАР әділ' }), ['«Тұмар Әділ Өңірі» ЖШС'])
  assert.deepEqual(await names({ search: filledNumber(7).replaceAll(/(\d{3})/g, '$1 ') }), [filledName(7)])
  assert.deepEqual(await names({ search: 'егін' }), ['«Тұмар Әділ Өңірі» ЖШС'])
  assert.deepEqual(await names({ search: '100%' }), [], 'a sign of the pattern is a sign like any other')
  assert.equal((await seat.decisions.register(ask({ filters: { activity: 'data' } }))).total, count / 3)
  assert.equal((await seat.decisions.register(ask({ filters: { activity: 'data' }, search: 'жоба 2997' }))).total, 1)
})

test('the status is that of today, and a change is seen at once', async () => {
  const own = await seat.issue(sampleDraft({ holder: { organisation: { name: '«Жаңа» ЖШС', bin: filledNumber(8999) } } }))
  const status = async () => (await seat.decisions.register(ask({ search: 'жаңа' }))).rows[0]?.status
  assert.equal(await status(), 'in force')
  await transact(seat.database.db, (tx) => seat.decisions.suspend(tx, actor, own.id, { reason: own.title }))
  assert.equal(await status(), 'suspended')
  assert.equal((await seat.decisions.register(ask({ status: 'in force' }))).total, count + 1)
  await transact(seat.database.db, (tx) => seat.decisions.reinstate(tx, actor, own.id, { reason: own.title }))
  const refusal = await seat.issue(sampleRefusal({ holder: { organisation: { name: '«Жаңа» ЖШС', bin: filledNumber(8999) } } }))
  await transact(seat.database.db, (tx) => seat.decisions.revoke(tx, actor, own.id, { byDecision: refusal.id, reason: own.title }))
  assert.deepEqual((await seat.decisions.register(ask({ status: 'revoked' }))).rows.map(({ decision }) => decision), [own.id])
  seat.clock.now = '2027-11-20T09:00:00.000Z'
  assert.equal((await seat.decisions.register(ask({ status: 'expired' }))).total, count + 1)
  assert.equal((await seat.decisions.register(ask({ status: 'in force' }))).total, 0)
  assert.equal(await status(), 'revoked')
  seat.clock.now = '2026-11-20T09:00:00.000Z'
})

test('a page is remembered until the register changes', async () => {
  const page = await seat.decisions.register(ask())
  assert.equal(await seat.decisions.register(ask()), page)
  const crowd = await Promise.all(Array.from({ length: 20 }, () => seat.decisions.register(ask())))
  assert.ok(crowd.every((one) => one === page))
  await seat.issue(sampleDraft({ holder: { organisation: { name: '«Тағы бір» ЖШС', bin: filledNumber(8998) } } }))
  assert.notEqual(await seat.decisions.register(ask()), page)
})

test('the whole register streams in order, each resident once', async () => {
  const all: Holding[] = []
  for await (const holding of seat.decisions.registerAll({ credentialType: 'TechnoparkResident', search: 'үлгі компания' })) all.push(holding)
  assert.deepEqual(all.map(({ name }) => name), Array.from({ length: count }, (_, n) => filledName(n)))
})

test('decisions are counted by their effect', async () => {
  const period = { from: '2026-01-01T00:00:00.000Z', before: '2027-01-01T00:00:00.000Z' } as const
  const effects = await seat.decisions.effects({ procedure: 'sample.residency', ...period })
  assert.deepEqual(effects, { grant: count + 3, refuse: 1 })
})
