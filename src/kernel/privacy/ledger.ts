/**
 * The ledger of privacy: all that leaves data whose rows nobody may see, in ρ of zero-concentrated differential privacy (Bun and
 * Steinke 2016, where ρ of several answers adds up), charged under a lock of the rows before the data are read.
 */
import type { Db, JsonColumn, Tx } from '../database/index.ts'
import { Decimal, type DecimalText } from '../../law/decimal.ts'
import { Failure } from '../../law/failure.ts'
import { addMonths, type Day, dayOf, firstOfMonth, type Instant } from '../../law/time.ts'
import { messages } from './budget.messages.ts'
import { affords, type Budget, budgetColumns, budgetOf, type BudgetRow, charge, type Cost, openBudget } from './budget.ts'
import type { PrivateAnswer } from './private-aggregate.ts'

interface QuestionTable { subject: string; asker: string; key: string; rho: string; delta: string; question: JsonColumn<unknown>; person: string | null; at: Instant }
interface ReplyTable { key: string; subject: string; answer: JsonColumn<PrivateAnswer> }

declare module '../database/index.ts' {
  interface Tables { privacy_account: BudgetRow; privacy_question: QuestionTable; privacy_reply: ReplyTable }
}

/** Who asks in a budget's words: the organisation for which somebody acts, else the person. */
export const budgetAsker = ({ person, organisation }: { readonly person: string; readonly organisation?: { readonly id: string } }): string =>
  (organisation === undefined ? `person:${person}` : `organisation:${organisation.id}`)

/** What is open now, of this year, and when more opens. */
export interface Budgets {
  readonly ofOne: Budget
  readonly ofAll: Budget
  /** The first day of the next quarter, when the part of all together grows; in the last quarter that of the next year. */
  readonly renews: Day
  /** The first day of the next year. */
  readonly nextYear: Day
}

const everybody = ''
const publication = 'publication'

/** What δ of a year may come to: that of values which were found above a noisy threshold. */
const yearlyDelta = '0.000001'

export interface Charge {
  /** Of what is learnt, as whoever keeps the data names it. */
  readonly subject: string
  readonly asker: string
  /** Name of the question (`queryKey`). */
  readonly key: string
  readonly cost: Cost
  /** The question as it was asked. JSON. */
  readonly question: unknown
  /** The person who asked. */
  readonly person: string
}

export interface AskedBefore { readonly key: string; readonly question: unknown; readonly at: Instant }

/** What was learnt of a subject in a year, or in all of them, in ρ. */
export interface Spent { readonly byPublication: DecimalText; readonly byAnswers: DecimalText; readonly askers: number }

export interface BudgetLedger {
  /**
   * Charges a question before the data are looked at; answers false, and charges nothing, when the asker has paid for it already. What
   * somebody else has paid for is charged to the asker alone, as it is the same answer. Throws a `Failure` (limited) with what is left.
   */
  spend(tx: Tx, charge: Charge): Promise<boolean>
  /** Charges what is published to all together. True when it may be read: it is paid for, now or before; false when the budget does not cover it. */
  publish(tx: Tx, published: Omit<Charge, 'asker' | 'person'>): Promise<boolean>
  left(subject: string, asker: string): Promise<Budgets>
  /** What was spent in this year, and in all years together. */
  spent(subject: string): Promise<{ readonly thisYear: Spent; readonly ever: Spent & { readonly since?: number } }>
  /** Whether the asker has paid for a question. */
  paid(subject: string, asker: string, key: string): Promise<boolean>
  /** What an asker has asked of a subject, newest first. */
  asked(subject: string, asker: string, limit: number): Promise<readonly AskedBefore[]>
  kept(key: string): Promise<PrivateAnswer | undefined>
  /** Keeps an answer; a second one for the same question is equal and is dropped. */
  keep(subject: string, answer: PrivateAnswer): Promise<void>
  /** Forgets a subject that is gone, with what was asked and answered of it. */
  forget(tx: Tx, subject: string): Promise<void>
}

/** Nobody takes more than this part of what all together may learn in a year. */
const partOfOne = Decimal.from('0.1')

/** What a year opens by a day: a quarter of it with each quarter for all together, so that January cannot end the year; one asker's part at once. */
export function budgetsOf(yearly: DecimalText, today: Day): Omit<Budgets, 'renews' | 'nextYear'> {
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3)
  const year = Decimal.from(yearly)
  return {
    ofOne: openBudget(year.times(partOfOne).toString(), yearlyDelta),
    ofAll: openBudget(year.times(Decimal.from('0.25')).times(Decimal.from(BigInt(quarter))).toString(), yearlyDelta),
  }
}

function renewal(today: Day): Pick<Budgets, 'renews' | 'nextYear'> {
  const month = Number(today.slice(5, 7))
  const first = firstOfMonth(today)
  return { renews: addMonths(first, Math.ceil(month / 3) * 3 + 1 - month), nextYear: addMonths(first, 13 - month) }
}

export interface LedgerGround {
  readonly db: Db
  readonly now: () => Instant
  /** In which days and years are told. */
  readonly zone: string
  /** ρ of a year for all together, as whoever answers for the data has decided. */
  readonly yearly: (on: Db, subject: string) => Promise<DecimalText>
}

/** Opens the ledger of whoever keeps data: subjects are its own, and `yearly` says how much may be learnt of each. */
export function budgetLedger({ db, now, zone, yearly: yearlyOf }: LedgerGround): BudgetLedger {
  const today = (): Day => dayOf(now(), zone)
  const yearOf = (day: Day): number => Number(day.slice(0, 4))

  /** The row of this year, opened when it is not there, and locked until the transaction ends; with what is open today. */
  async function locked(tx: Tx, subject: string, asker: string, open: Budget): Promise<Budget> {
    const row = await tx.insertInto('privacy_account').values({ subject, asker, year: yearOf(today()), ...budgetColumns(open) })
      .onConflict((conflict) => conflict.columns(['subject', 'asker', 'year']).doUpdateSet({ asker })).returningAll().executeTakeFirstOrThrow()
    return { total: open.total, spent: budgetOf(row).spent }
  }

  const save = (tx: Tx, subject: string, asker: string, budget: Budget) => tx.updateTable('privacy_account')
    .set(budgetColumns(budget)).where('subject', '=', subject).where('asker', '=', asker).where('year', '=', yearOf(today())).execute()

  const chargesFor = (on: Db, subject: string, key: string) => on.selectFrom('privacy_question').where('subject', '=', subject).where('key', '=', key)

  const record = (tx: Tx, { cost, question, ...rest }: Omit<Charge, 'person'> & { readonly person: string | null }) =>
    tx.insertInto('privacy_question').values({ ...rest, ...cost, question: JSON.stringify(question), at: now() }).execute()

  return {
    async spend(tx, { subject, asker, key, cost, question, person }) {
      const open = budgetsOf(await yearlyOf(tx, subject), today())
      const { renews, nextYear } = renewal(today())
      // The row of all askers first, always: who charges one subject waits in one line.
      const ofAll = await locked(tx, subject, everybody, open.ofAll)
      const before = await chargesFor(tx, subject, key).select('asker').execute()
      if (before.some((one) => one.asker === asker)) return false
      const ofOne = await locked(tx, subject, asker, open.ofOne)
      const after = charge(ofOne, cost, { renews: nextYear })
      if (before.length === 0) {
        if (!affords(ofAll, cost)) throw exhaustedForAll(renews)
        await save(tx, subject, everybody, charge(ofAll, cost))
      }
      await save(tx, subject, asker, after)
      await record(tx, { subject, asker, key, cost, question, person })
      return true
    },

    async publish(tx, { subject, key, cost, question }) {
      const ofAll = await locked(tx, subject, everybody, budgetsOf(await yearlyOf(tx, subject), today()).ofAll)
      if (await chargesFor(tx, subject, key).select('asker').executeTakeFirst()) return true
      if (!affords(ofAll, cost)) return false
      await save(tx, subject, everybody, charge(ofAll, cost))
      await record(tx, { subject, asker: publication, key, cost, question, person: null })
      return true
    },

    async left(subject, asker) {
      const day = today()
      const [yearly, rows] = await Promise.all([yearlyOf(db, subject), db.selectFrom('privacy_account').selectAll().where('subject', '=', subject)
        .where('year', '=', yearOf(day)).where('asker', 'in', [asker, everybody]).execute()])
      const { ofOne, ofAll } = budgetsOf(yearly, day)
      const of = (who: string, { total, spent }: Budget): Budget => {
        const row = rows.find((one) => one.asker === who)
        return { total, spent: row === undefined ? spent : budgetOf(row).spent }
      }
      return { ofOne: of(asker, ofOne), ofAll: of(everybody, ofAll), ...renewal(day) }
    },

    async spent(subject) {
      const charges = await db.selectFrom('privacy_question').select(['asker', 'key', 'rho', 'at']).where('subject', '=', subject).orderBy('at').execute()
      const year = yearOf(today())
      const years = charges.map(({ at }) => yearOf(dayOf(at, zone)))
      const [since] = years
      return { thisYear: spentOn(charges, (index) => years[index] === year), ever: { ...spentOn(charges, () => true), ...(since !== undefined && { since }) } }
    },

    paid: async (subject, asker, key) => await chargesFor(db, subject, key).where('asker', '=', asker).select('key').executeTakeFirst() !== undefined,
    asked: (subject, asker, limit) => db.selectFrom('privacy_question').select(['key', 'question', 'at'])
      .where('asker', '=', asker).where('subject', '=', subject).orderBy('at', 'desc').orderBy('key').limit(limit).execute(),
    kept: async (key) => (await db.selectFrom('privacy_reply').select('answer').where('key', '=', key).executeTakeFirst())?.answer,
    async keep(subject, answer) {
      await db.insertInto('privacy_reply').values({ key: answer.key, subject, answer: JSON.stringify(answer) })
        .onConflict((conflict) => conflict.doNothing()).execute()
    },
    async forget(tx, subject) {
      await tx.deleteFrom('privacy_reply').where('subject', '=', subject).execute()
      await tx.deleteFrom('privacy_question').where('subject', '=', subject).execute()
      await tx.deleteFrom('privacy_account').where('subject', '=', subject).execute()
    },
  }
}

export const exhaustedForAll = (renews: Day): Failure =>
  new Failure('limited', messages.exhaustedForAll(renews))

type ChargeRow = Pick<QuestionTable, 'asker' | 'key' | 'rho'>

/** The same answer, paid for by several, tells what it tells once. */
function spentOn(charges: readonly ChargeRow[], within: (index: number) => boolean): Spent {
  const counted = new Set<string>()
  let [byPublication, byAnswers] = [Decimal.from('0'), Decimal.from('0')]
  const askers = new Set<string>()
  for (const [index, { asker, key, rho }] of charges.entries()) {
    // Charges come in the order of time: the first that paid for an answer is the one by which it left.
    const first = !counted.has(key)
    counted.add(key)
    if (!within(index)) continue
    if (asker === publication) byPublication = byPublication.plus(Decimal.from(rho))
    else {
      askers.add(asker)
      if (first) byAnswers = byAnswers.plus(Decimal.from(rho))
    }
  }
  return { byPublication: byPublication.toString(), byAnswers: byAnswers.toString(), askers: askers.size }
}
