/** Specifies who appoints to offices, and how appointments begin and end. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Body } from '../../law/body.ts'
import { same } from '../../law/text.ts'
import { instantAt, type Instant } from '../../law/time.ts'
import { partiesAgree } from './index.ts'
import { testParties, type TestParties } from './testing.ts'

const body = (id: string, ...roles: readonly string[]): Body =>
  ({ id, name: same(id), identifiers: [], roles: Object.fromEntries(roles.map((role) => [role, same(role)])), registers: [] })
const fund = body('fund', 'fund.officer', 'fund.head')
const ministry = body('ministry', 'ministry.head')

const refused = { kind: 'refused' }
const ofProgramme = { decision: 'of the programme' }
const inFund = { decision: 'of the fund', body: 'fund' }
const inDays = (house: TestParties, days: number) => instantAt(Date.parse(house.now()) + days * 86_400_000)

/** Somebody in office with a role, given by the system. */
async function inOffice(house: TestParties, role: string) {
  const session = await house.someone(role)
  await house.act((tx) => house.parties.grantRole(tx, { system: 'test' }, { person: session.person, role }))
  await house.parties.switchHat(session.secret, { kind: 'office' })
  return house.acting(session)
}

test('a body appoints and dismisses in that body, and nowhere else', async () => {
  await using house = await testParties({}, [fund, ministry])
  const own = await inOffice(house, 'fund.administrator')
  const { person } = await house.someone('Маман')
  const give = (role: string, to = person) => house.act((tx) => house.parties.appoint(tx, own, { person: to, role }, inFund))
  await give('fund.officer')
  assert.deepEqual((await house.parties.appointmentsOf(own, fund)).map(({ name, role }) => [name, role]), [['fund.administrator', 'fund.administrator'], ['Маман', 'fund.officer']])
  for (const foreign of ['ministry.head', 'ministry.administrator', 'fund.administrator', 'administrator', 'nobody.knows']) await assert.rejects(give(foreign), refused, foreign)
  await assert.rejects(give('fund.head', own.person), refused, 'not themself')
  await assert.rejects(house.parties.appointmentsOf(own, ministry), refused)
  await assert.rejects(house.act((tx) => house.parties.appoint(tx, own, { person, role: 'fund.head' }, { ...inFund, opener: person })), refused, 'nor by whom they proposed')
  const officer = await inOffice(house, 'fund.officer')
  await assert.rejects(house.parties.appointmentsOf(officer, fund), refused)
  await house.act((tx) => house.parties.dismiss(tx, own, { person, role: 'fund.officer' }, inFund))
  assert.deepEqual(await house.parties.rolesOf(person), [])
})

test('the programme appoints in a body until it has an administrator of its own, and again when it has none', async () => {
  await using house = await testParties({}, [fund, ministry])
  const programme = await inOffice(house, 'administrator')
  const { person } = await house.someone('Маман')
  const give = (role: string, to = person) => house.act((tx) => house.parties.appoint(tx, programme, { person: to, role }, ofProgramme))
  await give('fund.officer')
  assert.deepEqual((await house.parties.appointersOf('fund.officer')).map(({ id }) => id), [programme.person])
  const own = await house.someone('Орган әкімшісі')
  await give('fund.administrator', own.person)
  await assert.rejects(give('fund.head'), { kind: 'refused', message: /its own administrator: fund/ })
  await assert.rejects(house.act((tx) => house.parties.dismiss(tx, programme, { person, role: 'fund.officer' }, ofProgramme)), refused)
  assert.deepEqual((await house.parties.appointersOf('fund.officer')).map(({ id }) => id), [own.person])
  await give('ministry.head')
  await house.act((tx) => house.parties.dismiss(tx, programme, { person: own.person, role: 'fund.administrator' }, ofProgramme))
  await give('fund.head')
})

test('an appointment begins and ends by itself, on the days that were said', async () => {
  await using house = await testParties({}, [fund])
  const own = await inOffice(house, 'fund.administrator')
  const { person } = await house.someone('Маман')
  const give = (from: number, until: number) => house.act((tx) => house.parties.appoint(tx, own, { person, role: 'fund.officer', from: inDays(house, from), until: inDays(house, until) }, inFund))
  await assert.rejects(give(3, 2), { kind: 'invalid' })
  await give(1, 3)
  assert.deepEqual(await house.parties.rolesOf(person), [])
  assert.deepEqual(await house.parties.holdersOf(['fund.officer']), [])
  house.later(24 * 60)
  assert.deepEqual(await house.parties.rolesOf(person), ['fund.officer'])
  house.later(2 * 24 * 60)
  assert.deepEqual(await house.parties.rolesOf(person), [])
})

test('a new appointment takes the place of what was to come, and a dismissal ends also what has not begun', async () => {
  await using house = await testParties({}, [fund])
  const programme = await inOffice(house, 'administrator')
  const { person } = await house.someone('Маман')
  const give = (terms: { readonly from?: Instant; readonly until?: Instant }) => house.act((tx) => house.parties.appoint(tx, programme, { person, role: 'fund.officer', ...terms }, ofProgramme))
  const terms = async () => (await house.parties.appointmentsOf(programme, fund)).map(({ beganAt, endsAt }) => [beganAt, endsAt])
  await give({})
  await give({ from: inDays(house, 2), until: inDays(house, 9) })
  const now = house.now()
  assert.deepEqual(await terms(), [[now, inDays(house, 2)], [inDays(house, 2), inDays(house, 9)]])
  await give({ from: inDays(house, 2) })
  assert.deepEqual(await terms(), [[now, inDays(house, 2)], [inDays(house, 2), undefined]])
  await house.act((tx) => house.parties.dismiss(tx, programme, { person, role: 'fund.officer' }, ofProgramme))
  assert.deepEqual(await terms(), [])
  await give({ from: inDays(house, 5) })
  await house.act((tx) => house.parties.closeAccount(tx, { person, name: '', roles: [] }))
  assert.deepEqual(await terms(), [])
  await house.journal.sequence()
  for (const compare of partiesAgree) assert.deepEqual(await house.act(compare), [], 'the tables say what the journal says')
})
