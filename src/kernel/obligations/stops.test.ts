/** What is charged ahead, and only while an entry stands: it pauses with a leave, and what was paid beyond its end is free again. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { verified } from '../../law/citation.ts'
import { dated } from '../../law/dated.ts'
import { days, years } from '../../law/duration.ts'
import { date, money } from '../../law/field.ts'
import { generateIban } from '../../law/identifier.ts'
import type { Procedure } from '../../law/procedure.ts'
import { type Register, register } from '../../law/register.ts'
import { parameter, rounded, times } from '../../law/rule.ts'
import { gardenAct, licence } from '../../law/testing.ts'
import { same } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import { openGardens } from '../cases/testing.ts'
import { newId, transact } from '../database/index.ts'
import { versionOf } from '../declarations/index.ts'
import { parseStatement } from '../ledger/index.ts'
import { exportCamt, samplePayer, sampleStatement } from '../ledger/statements/testing.ts'
import type { Actor } from '../parties/index.ts'
import { reconcile } from '../reconcile.ts'

const basis = verified(gardenAct, '13')
const [from, until, yearly] = [date('from', { label: same('First day') }), date('until', { label: same('Last day') }), money('yearly', { label: same('Of a year') })]
const leftOn = date('leftOn', { label: same('Left on'), optional: true })

const pupils: Register = register('gardens.pupils', {
  inForce: { from: '2026-01-01' }, body: { name: licence.body.name }, office: { role: 'gardens.officer', title: same('Officer') }, basis, keep: { for: years(5), basis }, numbers: 'PUP', owner: ['organisation'],
  title: same('Pupils'), summary: same('Who learns in the garden.'), fields: [leftOn], shown: { to: 'office', fields: [] }, states: { entered: same('Learns'), suspended: same('On leave'), struck: same('Struck off') },
})

/** Half a year is charged on its first day. */
const schooling: Procedure = {
  ...licence, subject: { register: pupils.id, title: same('The pupil') }, form: [...licence.form, { id: 'school', title: same('School'), fields: [from, until, yearly] }],
  parameters: { ...licence.parameters, half: dated([{ from: '2026-01-01', value: '0.5', basis }]) },
  obligations: {
    fee: {
      title: same('School fee'), after: 'grant', every: { months: 6 }, within: days(20), charged: { from: from.name, until: until.name, ahead: true, stops: [leftOn.name] }, form: [], tests: {}, late: { remind: [] }, basis,
      pays: { title: same('Fee'), amount: rounded(times(parameter('half'), yearly), 'tenge'), within: days(20), income: 'gardens', basis },
    },
  },
}

const world = await openGardens({ registers: [pupils] })
after(() => world.close())
const { obligations, ledger, cases, registers, signatures, db } = world.kernel


interface Pupil { readonly actor: Actor; readonly entry: string; readonly decision: string }

/** One act is signed for all of them: certificates of a test end before its years do. */
const bytes = new TextEncoder().encode('The acts of these tests.')
const { provider, cms } = await world.sign(world.office.head, bytes)
const proved = await signatures.verify(provider, cms, bytes)
const act = { signature: await transact(db, (tx) => signatures.record(tx, proved, cms, bytes)) }

/** Somebody who learns, and pays 36,500 tiyn for half a year. */
async function pupil(first: Day, last: Day): Promise<Pupil> {
  const [actor, decision] = [await world.founder(), newId()]
  const owner = { kind: 'organisation', id: actor.organisation!.id } as const
  const entry = await transact(db, (tx) => registers.enter(tx, world.office.head, { register: pupils.id, owner, values: {}, act }))
  await cases.versions.seed([schooling], { changed: 'enter' })
  await transact(db, (tx) => obligations.begin(tx, actor, {
    decision, procedure: schooling, version: versionOf(schooling), kind: 'grant', party: owner, facts: { from: first, until: last, yearly: '73000' }, entry,
  }))
  return { actor, entry, decision }
}

const on = async (day: Day): Promise<void> => {
  world.at(`${day}T05:00:00.000Z` as Instant)
  await obligations.openPeriods()
}
async function does({ entry }: Pupil, what: 'change' | 'suspend' | 'restore' | 'strike', values?: { readonly leftOn: Day }): Promise<void> {
  await transact(db, (tx) => registers.act(tx, world.office.head, what, { entry, act, ...(values && { values }) }))
}
const invoices = async ({ actor }: Pupil) => (await ledger.invoicesOf({ kind: 'organisation', id: actor.organisation!.id })).toReversed()
const standing = async (one: Pupil) => (await invoices(one)).filter(({ status }) => status !== 'cancelled').map(({ amount, due }) => [amount, due])
const periods = async ({ actor }: Pupil) => (await obligations.own(actor)).map(({ period, assessment }) => [period.from, period.to, assessment?.status]).toSorted()

const iban = generateIban({ bank: '999', account: 'GARDENS' })
let statements = 0
const pay = (amount: bigint, reference: string, day: Day) => transact(db, (tx) => ledger.importStatement(tx, 'system:bank', parseStatement(exportCamt(sampleStatement({
  account: iban, from: day, to: day, statementId: `S${statements += 1}`, lines: [{ day, amount, payer: samplePayer(1), purpose: reference, bankReference: `M${statements}` }],
}))), { account: iban }))
const sound = async () => {
  assert.deepEqual(await reconcile(db), [])
  assert.equal((await ledger.accounts()).reduce((sum, { balance }) => sum + balance, 0n), 0n)
}

test('what is charged ahead is invoiced on the first day of its period, and is due so many days after that', async () => {
  world.at('2026-08-20T05:00:00.000Z')
  const one = await pupil('2026-09-01', '2027-08-31')
  await on('2026-08-31')
  assert.deepEqual(await standing(one), [])
  await on('2026-09-01')
  assert.deepEqual(await standing(one), [[36_500n, '2026-09-21']])
  await on('2027-03-01')
  await on('2027-12-01')
  assert.deepEqual(await standing(one), [[36_500n, '2026-09-21'], [36_500n, '2027-03-22']], 'two halves of a year, and none after the last day; a Sunday moves the day')
  await sound()
})

test('from the day that the entry names on nothing is charged, and what was paid for later days is free again', async () => {
  world.at('2028-01-10T05:00:00.000Z')
  const one = await pupil('2028-01-10', '2029-12-31')
  await on('2028-01-10')
  const [first] = await invoices(one)
  await pay(36_500n, first!.reference, '2028-01-11')
  await on('2028-04-20')
  await does(one, 'change', { leftOn: '2028-04-10' })
  assert.deepEqual((await standing(one)).map(([amount]) => amount), [18_250n], '91 of the 182 days')
  assert.deepEqual((await ledger.unallocated({ limit: 10 })).map(({ left }) => left), [18_250n], 'an officer gives it back')
  assert.deepEqual(await periods(one), [['2028-01-10', '2028-04-09', 'assessed']])
  await on('2028-08-01')
  assert.equal((await standing(one)).length, 1, 'and no other half is charged')
  await sound()
})

test('of a leave nothing is owed, half of years go on as they were counted, and the last day comes as much later', async () => {
  world.at('2030-01-01T05:00:00.000Z')
  const one = await pupil('2030-01-01', '2030-12-31')
  await on('2030-01-01')
  await on('2030-04-01')
  await does(one, 'suspend')
  assert.deepEqual((await standing(one)).map(([amount]) => amount), [18_149n], '90 of the 181 days')
  await on('2030-07-01')
  assert.equal((await standing(one)).length, 1, 'nothing is charged meanwhile')
  await on('2030-10-01')
  await does(one, 'restore')
  await on('2030-10-01')
  await on('2031-01-01')
  await on('2031-07-01')
  assert.deepEqual(await periods(one), [
    ['2030-01-01', '2030-03-31', 'assessed'], ['2030-04-01', '2030-09-30', 'nothing due'], ['2030-10-01', '2030-12-31', 'assessed'], ['2031-01-01', '2031-06-30', 'assessed'], ['2031-07-01', '2031-07-02', 'assessed'],
  ], '183 days later')
  await transact(db, (tx) => obligations.end(tx, one.actor, one.decision, '2030-06-30'))
  assert.deepEqual((await standing(one)).map(([amount]) => amount), [18_149n], 'a last day within the leave charges none of its days')
  await sound()
})

test('what is struck is charged no more, also in a leave', async () => {
  world.at('2032-01-01T05:00:00.000Z')
  const [one, away] = [await pupil('2032-01-01', '2033-12-31'), await pupil('2032-01-01', '2033-12-31')]
  await on('2032-01-01')
  await on('2032-02-01')
  await does(away, 'suspend')
  await on('2032-03-01')
  await does(one, 'strike')
  await does(away, 'strike')
  await on('2033-01-01')
  assert.deepEqual([(await standing(one)).map(([amount]) => amount), (await standing(away)).map(([amount]) => amount)], [[12_033n], [6_217n]], '60 and 31 of the 182 days')
  await sound()
})
