import assert from 'node:assert/strict'
import { verified } from '../../law/citation.ts'
import { workdays } from '../../law/duration.ts'
import { dated } from '../../law/dated.ts'
import { Failure } from '../../law/failure.ts'
import type { Procedure } from '../../law/procedure.ts'
import { gardenAct, licence } from '../../law/testing.ts'
import type { Instant } from '../../law/time.ts'
import { versionOf } from '../declarations/index.ts'
import { type Gardens, inGardens } from '../cases/testing.ts'
import { newId, transact } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { reconcile } from '../reconcile.ts'
import type { ObligationView } from './index.ts'

const rate = dated([{ from: '2026-01-01', value: '0.01', basis: verified(gardenAct, '13') }])
/** The licence with its levy set, and its report signed. */
const paid: Procedure = { ...licence, parameters: { ...licence.parameters, rate }, obligations: { yearlyReport: { ...licence.obligations['yearlyReport']!, sign: true } } }

const failure = (kind: Failure['kind']) => (error: unknown) => error instanceof Failure && error.kind === kind
const harvest = { 'harvest.0.kind': 'apple', 'harvest.0.amount': '1000', 'harvest.1.kind': 'other', 'harvest.1.amount': '500.50' }

/** The one report of a founder. */
async function only(world: Gardens, founder: Actor): Promise<ObligationView> {
  const [report, ...more] = await world.kernel.obligations.own(founder)
  assert.deepEqual(more, [])
  return report!
}

/** Begins the duties of a grant without its case. */
async function begun(world: Gardens, founder: Actor, procedure: Procedure = licence, earlier: readonly string[] = []): Promise<string> {
  const { obligations, db, cases } = world.kernel
  await cases.versions.seed([procedure], { changed: 'enter' })
  const decision = newId()
  await transact(db, (tx) => obligations.begin(tx, founder, { decision, procedure, version: versionOf(procedure), kind: 'grant', party: { kind: 'organisation', id: founder.organisation!.id }, facts: {} }, earlier))
  return decision
}

inGardens('the report of a period opens by itself when it is over, once, from the day on which the duty began', async (world) => {
  const { obligations } = world.kernel
  const founder = await world.founder()
  await begun(world, founder)
  await world.letters()
  world.at('2026-12-31T18:00:00.000Z')
  assert.equal(await obligations.openPeriods(), 0, 'in Almaty the year is not over')
  world.at('2026-12-31T19:00:00.000Z')
  await Promise.all([obligations.openPeriods(), obligations.openPeriods(), obligations.openPeriods()])
  const [report, ...more] = await obligations.own(founder)
  assert.deepEqual(more, [])
  assert.deepEqual([report!.period, report!.state, report!.dueDay], [{ from: '2026-02-02', to: '2026-12-31' }, 'open', '2027-01-28'])
  assert.deepEqual((await world.letters()).length, 1)
  world.at('2029-01-02T05:00:00.000Z')
  await obligations.openPeriods()
  assert.deepEqual((await obligations.own(founder)).map(({ period }) => period.to), ['2028-12-31', '2027-12-31', '2026-12-31'], 'none is left out')
})

inGardens('a report is kept while it is typed, made once, tested with a trace, and what is not set by law is said to be not set', async (world) => {
  const { obligations, db } = world.kernel
  const founder = await world.founder()
  await begun(world, founder)
  world.at('2027-01-04T05:00:00.000Z')
  await obligations.openPeriods()
  const { id } = await only(world, founder)
  const problems = await obligations.save(founder, id, { ...harvest, 'harvest.1.amount': 'much' })
  assert.deepEqual(problems.map(({ field }) => field), ['harvest.1.amount'])
  await assert.rejects(obligations.report(founder, { obligation: id, answers: {} }), failure('invalid'), 'nothing right was typed yet')
  assert.deepEqual(await obligations.save(founder, id, harvest), [])
  await obligations.report(founder, { obligation: id, answers: {} })
  await assert.rejects(obligations.report(founder, { obligation: id, answers: harvest }), failure('conflict'))
  await assert.rejects(obligations.save(founder, id, harvest), failure('conflict'))
  const made = await obligations.view(founder, id)
  assert.deepEqual([made.state, made.tests?.map(({ name, verdict }) => [name, verdict])], ['reported', [['apples', true]]])
  assert.equal(made.assessment?.status, 'not set')
  assert.equal(made.invoice, undefined)
  assert.deepEqual(await reconcile(db), [])
})

inGardens('what is owed is invoiced with the report, to the tenge, and only the company signs it', async (world) => {
  const { obligations, ledger, db } = world.kernel
  const [founder, stranger] = [await world.founder(), await world.founder()]
  await begun(world, founder, paid)
  world.at('2027-01-04T05:00:00.000Z')
  await obligations.openPeriods()
  const { id } = await only(world, founder)
  await obligations.save(founder, id, harvest)
  await assert.rejects(obligations.report(founder, { obligation: id, answers: {} }), failure('invalid'), 'without a signature')
  const document = await obligations.document(founder, id)
  await assert.rejects(async () => obligations.report(founder, { obligation: id, answers: {}, signature: await world.sign(stranger, document) }), failure('refused'))
  const [one, colleague] = [await world.representative(founder), await world.representative(founder)]
  await assert.rejects(async () => obligations.report(one, { obligation: id, answers: {}, signature: await world.sign(colleague, document) }), failure('refused'), 'a colleague’s')
  const signature = await world.sign(founder, document)
  await assert.rejects(obligations.report(founder, { obligation: id, answers: { 'harvest.0.amount': '1' }, signature }), failure('invalid'), 'other answers than were signed')
  const twice = await Promise.allSettled([obligations.report(founder, { obligation: id, answers: {}, signature }), obligations.report(founder, { obligation: id, answers: {}, signature })])
  assert.deepEqual(twice.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const made = await obligations.view(founder, id)
  assert.deepEqual(made.assessment, { status: 'assessed', amount: '1500', dueDay: '2027-01-14' }, '1 % of 1 500.50, rounded to 15 tenge, in tiyn')
  const invoice = await ledger.invoice(made.invoice!)
  assert.deepEqual([invoice?.amount, invoice?.due], [1500n, '2027-01-14'])
  assert.deepEqual(await reconcile(db), [])
})

inGardens('a duty that a body owes with a payment is not enacted: nobody could be invoiced but the officer who reports', async (world) => {
  const { after: _, ...yearly } = paid.obligations['yearlyReport']!
  const owed = { ...paid, obligations: { yearlyReport: { ...yearly, owedBy: { role: 'officer' }, late: { remind: [] } } } }
  await assert.rejects(world.kernel.cases.versions.seed([owed], { changed: 'enter' }), failure('invalid'))
})

inGardens('a report concerns its company and the office that follows it, and nobody else', async (world) => {
  const { obligations } = world.kernel
  const [founder, stranger] = [await world.founder(), await world.founder()]
  await begun(world, founder)
  world.at('2027-01-04T05:00:00.000Z')
  await obligations.openPeriods()
  const { id } = await only(world, founder)
  for (const other of [stranger, await world.officer('forester')]) {
    await assert.rejects(obligations.view(other, id), failure('not found'))
    await assert.rejects(obligations.report(other, { obligation: id, answers: harvest }), failure('not found'))
  }
  assert.equal((await obligations.view(world.office.head, id)).id, id)
  await assert.rejects(obligations.report(world.office.head, { obligation: id, answers: harvest }), failure('not found'), 'the office does not report for them')
  assert.deepEqual((await obligations.overview({ state: 'open', page: 1, size: 5, procedures: ['sample.licence'] })).total, 1)
  assert.deepEqual((await obligations.overview({ state: 'open', page: 1, size: 5, procedures: ['sample.felling'] })).total, 0)
})

inGardens('lateness reminds, then opens what is declared, once; what ends ends with its decision', async (world) => {
  const { obligations, cases, decisions, db } = world.kernel
  const founder = await world.founder()
  const licenceId = await world.granted(founder)
  world.at('2027-01-04T05:00:00.000Z')
  await obligations.openPeriods()
  const openCase: Parameters<typeof obligations.late>[0] = (tx, what) => cases.openByOffice(tx, { system: 'clock' }, { ...what, reasons: '' })
  const round = async (instant: Instant) => { world.at(instant); return [await obligations.late(openCase), await obligations.late(openCase)] }
  await world.letters()
  const due = (await obligations.own(founder))[0]!.dueDay
  assert.equal(due, '2027-01-28')
  assert.deepEqual(await round('2027-01-28T05:00:00.000Z'), [0, 0], 'the due day is theirs')
  assert.deepEqual(await round('2027-01-29T05:00:00.000Z'), [1, 0])
  assert.deepEqual((await world.letters()).length, 1)
  assert.deepEqual(await round('2027-02-11T05:00:00.000Z'), [0, 0])
  assert.deepEqual(await round('2027-02-12T05:00:00.000Z'), [1, 0])
  const led = (await obligations.own(founder))[0]!.ledTo!
  const { state } = await cases.view(founder, led)
  assert.deepEqual(state.facts, { why: 'late', since: '2027-01-28' })
  await world.act(world.office.officer, led, { type: 'complete', outcome: 'on' })
  await world.act(await world.officer('head'), led, { type: 'complete', outcome: 'act', reasons: 'No report came.' }, { sign: true })
  assert.equal((await decisions.find(licenceId))!.status.status, 'revoked')
  const [ended] = await obligations.own(founder)
  assert.equal(ended!.state, 'ended')
  await assert.rejects(obligations.report(founder, { obligation: ended!.id, answers: harvest }), failure('conflict'))
  world.at('2028-01-10T05:00:00.000Z')
  assert.equal(await obligations.openPeriods(), 0)
  assert.deepEqual(await reconcile(db), [])
})

inGardens('one report that cannot be opened holds up no other, and is opened once it can be', async (world) => {
  const { obligations, db } = world.kernel
  const [first, second] = [await world.founder(), await world.founder()]
  const stuck = await begun(world, first)
  await begun(world, second)
  world.at('2027-01-04T05:00:00.000Z')
  const { version } = await db.selectFrom('duty').select('version').where('decision', '=', stuck).executeTakeFirstOrThrow()
  await db.updateTable('duty').set({ version: '0'.repeat(64) }).where('decision', '=', stuck).execute()
  await assert.rejects(obligations.openPeriods(), failure('not found'))
  assert.equal((await only(world, second)).state, 'open')
  await db.updateTable('duty').set({ version }).where('decision', '=', stuck).execute()
  assert.equal(await obligations.openPeriods(), 1)
  assert.equal((await only(world, first)).state, 'open')
})

inGardens('what is charged by itself is charged for no day between a withdrawal and the decision that lives again', async (world) => {
  const { obligations, db } = world.kernel
  const founder = await world.founder()
  const { tests: _, remind: __, ...yearly } = licence.obligations['yearlyReport']!
  const charged: Procedure = { ...licence, obligations: { yearlyReport: { ...yearly, every: 'month', within: workdays(0), form: [], tests: {}, charged: {}, pays: { ...yearly.pays!, amount: { term: 'number', value: '3100' } } } } }
  const first = await begun(world, founder, charged)
  world.at('2026-02-11T05:00:00.000Z')
  await transact(db, (tx) => obligations.end(tx, founder, first))
  world.at('2026-05-20T05:00:00.000Z')
  await begun(world, founder, charged, [first])
  world.at('2026-06-02T05:00:00.000Z')
  await obligations.openPeriods()
  assert.deepEqual((await obligations.own(founder)).map(({ period }) => period).toSorted((a, b) => (a.from < b.from ? -1 : 1)), [{ from: '2026-02-02', to: '2026-02-11' }, { from: '2026-05-20', to: '2026-05-31' }])
})
