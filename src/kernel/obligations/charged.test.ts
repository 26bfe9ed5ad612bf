/** What is charged by itself: by its days, until its last day whatever was invoiced before that was known, and never more in parts than in one. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { verified } from '../../law/citation.ts'
import { dated, unset } from '../../law/dated.ts'
import { days } from '../../law/duration.ts'
import { type Every, periodOf } from '../../law/duty.ts'
import { date } from '../../law/field.ts'
import { generateIban } from '../../law/identifier.ts'
import type { Obligation, Procedure } from '../../law/procedure.ts'
import { parameter, rounded, times } from '../../law/rule.ts'
import { gardenAct, licence, trees } from '../../law/testing.ts'
import { same } from '../../law/text.ts'
import { addDays, type Day, type Instant } from '../../law/time.ts'
import { openGardens } from '../cases/testing.ts'
import { newId, transact } from '../database/index.ts'
import { versionOf } from '../declarations/index.ts'
import { parseStatement } from '../ledger/index.ts'
import { exportCamt, samplePayer, sampleStatement } from '../ledger/statements/testing.ts'
import type { Actor } from '../parties/index.ts'
import { reconcile } from '../reconcile.ts'
import { assess } from './index.ts'

const [from, until] = [date('plotFrom', { label: same('First day') }), date('plotUntil', { label: same('Last day') })]
/** A licence with a plot whose rent is charged by itself: of a tree a month, in tiyn. */
const plotted = (rent: string | null, every: Every = 'month'): Procedure & { readonly obligations: { readonly rent: Obligation } } => ({
  ...licence, form: [...licence.form, { id: 'plot', title: same('The plot'), fields: [from, until] }],
  parameters: { ...licence.parameters, plotRent: dated([{ from: '2026-01-01', value: rent ?? unset, basis: verified(gardenAct, '13') }]) },
  obligations: {
    rent: {
      title: same('Rent of the plot'), after: 'grant', every, within: days(10), charged: { from: from.name, until: until.name }, form: [], tests: {}, late: { remind: [] }, basis: verified(gardenAct, '13'),
      pays: { title: same('Rent'), amount: rounded(times(parameter('plotRent'), trees), 'tenge'), within: days(10), income: 'gardens', basis: verified(gardenAct, '13') },
    },
  },
})

const world = await openGardens()
after(() => world.close())
const { obligations, ledger, cases, db, country: { calendar } } = world.kernel

interface Let { readonly tenant: Actor; readonly decision: string }

/** Lets a plot of a hundred trees from one day until another, today; anew after an annulled withdrawal where `before` says of what. */
async function plotLet(first: Day, last: Day, procedure: Procedure = plotted('310'), before?: Let): Promise<Let> {
  const [tenant, decision] = [before?.tenant ?? await world.founder(), newId()]
  await cases.versions.seed([procedure], { changed: 'enter' })
  await transact(db, (tx) => obligations.begin(tx, tenant, {
    decision, procedure, version: versionOf(procedure), kind: 'grant', party: { kind: 'organisation', id: tenant.organisation!.id }, facts: { [trees.name]: 100, [from.name]: first, [until.name]: last },
  }, before && [before.decision]))
  return { tenant, decision }
}

const on = async (day: Day): Promise<void> => {
  world.at(`${day}T05:00:00.000Z` as Instant)
  await obligations.openPeriods()
}
const end = ({ tenant, decision }: Let, last?: Day) => transact(db, (tx) => obligations.end(tx, tenant, decision, last))
const invoices = async ({ tenant }: Let) => (await ledger.invoicesOf({ kind: 'organisation', id: tenant.organisation!.id })).toReversed()
/** What is owed or was paid, by invoices that stand. */
const charged = async (plot: Let) => (await invoices(plot)).filter(({ status }) => status !== 'cancelled').map(({ amount }) => amount)
const periods = async ({ tenant }: Let) => (await obligations.own(tenant)).map(({ period, assessment }) => [period.from, period.to, assessment?.status]).toSorted()

const iban = generateIban({ bank: '999', account: 'GARDENS' })
let statements = 0
/** Pays an invoice at the bank on a day. */
const pay = (amount: bigint, reference: string, day: Day) => transact(db, (tx) => ledger.importStatement(tx, 'system:bank', parseStatement(exportCamt(sampleStatement({
  account: iban, from: day, to: day, statementId: `G${statements += 1}`, lines: [{ day, amount, payer: samplePayer(1), purpose: reference, bankReference: `N${statements}` }],
}))), { account: iban }))
const unallocated = async () => (await ledger.unallocated({ limit: 100 })).map(({ left }) => left)
const sound = async () => {
  assert.deepEqual(await reconcile(db), [])
  assert.equal((await ledger.accounts()).reduce((sum, { balance }) => sum + balance, 0n), 0n)
}

test('a part of a month is charged by its days, and the last day of the contract ends it', async () => {
  world.at('2026-02-02T05:00:00.000Z')
  const plot = await plotLet('2026-02-15', '2026-04-10')
  await on('2026-03-01')
  await on('2026-04-01')
  assert.deepEqual(await charged(plot), [15_500n, 31_000n], 'fourteen of the twenty-eight days of February')
  await on('2026-04-11')
  assert.deepEqual(await charged(plot), [15_500n, 31_000n, 10_333n], 'ten of the thirty days of April, to the tiyn')
  await end(plot, '2026-04-10')
  await on('2026-08-01')
  assert.deepEqual([await charged(plot), (await invoices(plot)).length], [[15_500n, 31_000n, 10_333n], 3], 'an end on the last day takes nothing back and adds nothing')
  await sound()
})

test('months that were invoiced beyond the last day are taken back, one in part: what was paid goes over to what is left, and the rest is free again', async () => {
  world.at('2026-08-03T05:00:00.000Z')
  const plot = await plotLet('2026-09-01', '2027-12-31')
  await on('2026-10-01')
  await on('2026-11-01')
  await on('2026-12-01')
  const [september, october, november] = await invoices(plot)
  await pay(31_000n, october!.reference, '2026-11-02')
  assert.deepEqual(await charged(plot), [31_000n, 31_000n, 31_000n])
  await on('2026-12-02')
  await end(plot, '2026-10-10')
  assert.deepEqual(await charged(plot), [31_000n, 10_000n], 'September, and ten days of October')
  assert.deepEqual([await ledger.invoice(october!.id), await ledger.invoice(november!.id)].map(({ status, outstanding }) => [status, outstanding]), [['cancelled', 0n], ['cancelled', 0n]])
  const anew = (await invoices(plot)).find(({ amount }) => amount === 10_000n)!
  assert.deepEqual([anew.status, anew.paid, anew.issued, anew.due], ['paid', 10_000n, '2026-12-02', '2026-12-14'])
  assert.deepEqual(await unallocated(), [21_000n], 'an officer gives it back, or takes it for another invoice')
  assert.equal((await ledger.invoice(september!.id)).status, 'open')
  assert.deepEqual(await periods(plot), [['2026-09-01', '2026-09-30', 'assessed'], ['2026-10-01', '2026-10-10', 'assessed'], ['2026-11-01', '2026-11-30', 'nothing due']])
  await sound()
  await on('2027-02-01')
  assert.equal((await charged(plot)).length, 2, 'what has ended is charged no more')

  await end(plot, '2026-11-15')
  assert.deepEqual(await charged(plot), [31_000n, 10_000n, 21_000n, 15_500n], 'a later last day: the rest of October, and fifteen days of November')
  await end(plot, '2026-10-10')
  assert.deepEqual(await charged(plot), [31_000n, 10_000n], 'and the first one again')
  await end(plot)
  assert.deepEqual(await charged(plot), [31_000n, 10_000n], 'without a day, what has ended stays as it is')
  await sound()
})

test('of what ends before it begins nothing is charged, and what was not charged yet is charged until the last day', async () => {
  world.at('2027-12-15T05:00:00.000Z')
  const [never, late] = [await plotLet('2028-03-01', '2028-12-31'), await plotLet('2028-01-01', '2028-12-31')]
  await end(never, '2028-02-20')
  await on('2028-02-01')
  // Nothing opens for a month: the last day is told before the rounds come back.
  world.at('2028-03-20T05:00:00.000Z')
  await end(late, '2028-02-10')
  await on('2028-04-01')
  assert.deepEqual([await charged(never), await charged(late)], [[], [31_000n, 10_690n]], 'ten of the twenty-nine days of a leap February')
  await sound()
})

test('a month that is charged late is due so many days after its invoice, and not before', async () => {
  world.at('2028-05-01T05:00:00.000Z')
  const plot = await plotLet('2028-05-01', '2028-12-31')
  await on('2028-08-20')
  assert.deepEqual((await invoices(plot)).map(({ issued, due }) => [issued, due]), [['2028-08-20', '2028-08-30'], ['2028-08-20', '2028-08-30'], ['2028-08-20', '2028-08-30']])
  const [view] = await obligations.own(plot.tenant)
  assert.equal(view!.assessment?.status === 'assessed' && view!.assessment.dueDay, '2028-08-30')
})

test('where no rate is set nothing is invoiced, whenever it ends', async () => {
  world.at('2028-09-01T05:00:00.000Z')
  const plot = await plotLet('2028-09-01', '2028-12-31', plotted(null))
  await on('2028-11-01')
  await end(plot, '2028-10-05')
  assert.deepEqual(await invoices(plot), [])
  assert.deepEqual(await periods(plot), [['2028-09-01', '2028-09-30', 'not set'], ['2028-10-01', '2028-10-05', 'not set']])
  await sound()
})

test('a contract that lives again charges from that day on, whatever first day it names', async () => {
  world.at('2029-01-01T05:00:00.000Z')
  const plot = await plotLet('2029-01-01', '2029-12-31')
  await on('2029-02-01')
  world.at('2029-02-14T05:00:00.000Z')
  await end(plot)
  world.at('2029-05-20T05:00:00.000Z')
  await plotLet('2029-01-01', '2029-12-31', plotted('310'), plot)
  await on('2029-06-01')
  assert.deepEqual((await periods(plot)).map(([first, last]) => [first, last]), [['2029-01-01', '2029-01-31'], ['2029-02-01', '2029-02-14'], ['2029-05-20', '2029-05-31']])
  assert.deepEqual(await charged(plot), [31_000n, 15_500n, 12_000n])
  await sound()
})

test('the parts of a period come to the whole, however it is divided and whatever is owed', () => {
  const start = '2027-12-01'
  const amounts = fc.bigInt(1n, 10n ** 9n)
  fc.assert(fc.property(amounts, fc.constantFrom<Every>('month', 'quarter', 'year', { months: 2 }), fc.integer({ min: 0, max: 500 }), fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 12 }), (rent, every, later, cuts) => {
    const declared = plotted(String(rent), every)
    const owed = (first: Day, last: Day): bigint => {
      const { assessment } = assess(calendar, declared, declared.obligations.rent, { from: first, to: last }, { [trees.name]: 100 }, { since: start })
      return assessment.status === 'assessed' ? BigInt(assessment.amount) : 0n
    }
    const { from: begins, to: ends } = periodOf(every, addDays(start, later), start)
    const lasts = [...new Set([...cuts.map((cut) => addDays(begins, cut)).filter((day) => day < ends), ends])].toSorted()
    const sum = lasts.reduce((total, last, nth) => total + owed(nth === 0 ? begins : addDays(lasts[nth - 1]!, 1), last), 0n)
    assert.equal(sum, owed(begins, ends))
  }), { numRuns: 300 })
})
