/** The ledger of privacy budgets: what each asker, and all together, may still learn of a dataset, charged under a lock of the rows. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Db, JsonColumn, Tx } from '../../../kernel/database/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Instant } from '../../../law/time.ts'
import { messages } from './budget.messages.ts'
import { affords, type Budget, budgetColumns, budgetOf, type BudgetRow, charge, type Cost, openBudget } from './budget.ts'
import type { PrivateAnswer } from './private-aggregate.ts'

interface ChargeTable { dataset: string; asker: string; key: string; rho: string; delta: string; question: JsonColumn<unknown>; person: string; at: Instant }
interface AnswerTable { key: string; dataset: string; answer: JsonColumn<PrivateAnswer> }

declare module '../../../kernel/database/index.ts' {
  interface Tables { privacy_budget: BudgetRow; privacy_charge: ChargeTable; privacy_answer: AnswerTable }
}

/** Who asks in a budget's words: the organisation for which somebody acts, else the person. */
export const budgetAsker = ({ person, organisation }: { readonly person: string; readonly organisation?: { readonly id: string } }): string =>
  (organisation === undefined ? `person:${person}` : `organisation:${organisation.id}`)

export interface Budgets { readonly ofOne: Budget; readonly ofAll: Budget }

/**
 * What one asker may learn, and all together. With δ = 10⁻⁹ the first is ε ≈ 4.5. The second is near what the United States Census
 * Bureau gave its tables of 2020 (ρ = 2.63 for people and housing units together), and is what holds when askers put answers together.
 */
const standardBudgets: Budgets = { ofOne: openBudget('0.25'), ofAll: openBudget('2.5') }

const everybody = ''

export interface Charge {
  readonly dataset: string
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

export interface BudgetLedger {
  /**
   * Charges a question before the data are looked at; answers false, and charges nothing, when the asker has paid for it already. What
   * somebody else has paid for is charged to the asker alone, as it is the same answer. Throws a `Failure` (limited) with what is left.
   */
  spend(tx: Tx, charge: Charge): Promise<boolean>
  left(dataset: string, asker: string): Promise<Budgets>
  /** Whether the asker has paid for a question. */
  paid(dataset: string, asker: string, key: string): Promise<boolean>
  /** What an asker has asked of a dataset, newest first. */
  asked(dataset: string, asker: string, limit: number): Promise<readonly AskedBefore[]>
  kept(key: string): Promise<PrivateAnswer | undefined>
  /** Keeps an answer; a second one for the same question is equal and is dropped. */
  keep(dataset: string, answer: PrivateAnswer): Promise<void>
}

export function budgetLedger({ db, now }: Pick<Kernel, 'db' | 'now'>, budgets: Budgets = standardBudgets): BudgetLedger {
  const initial = { ofOne: budgetColumns(budgets.ofOne), ofAll: budgetColumns(budgets.ofAll) }

  /** The row, opened when it is not there, and locked until the transaction ends. */
  const locked = async (tx: Tx, dataset: string, asker: string): Promise<Budget> => budgetOf(await tx.insertInto('privacy_budget')
    .values({ dataset, asker, ...(asker === everybody ? initial.ofAll : initial.ofOne) })
    .onConflict((conflict) => conflict.columns(['dataset', 'asker']).doUpdateSet({ asker })).returningAll().executeTakeFirstOrThrow())

  const save = (tx: Tx, dataset: string, asker: string, budget: Budget) => tx.updateTable('privacy_budget')
    .set(budgetColumns(budget)).where('dataset', '=', dataset).where('asker', '=', asker).execute()

  const chargesFor = (on: Db, dataset: string, key: string) => on.selectFrom('privacy_charge').where('dataset', '=', dataset).where('key', '=', key)

  return {
    async spend(tx, { dataset, asker, key, cost, question, person }) {
      // The row of all askers first, always: who charges one dataset waits in one line.
      const ofAll = await locked(tx, dataset, everybody)
      const before = await chargesFor(tx, dataset, key).select('asker').execute()
      if (before.some((one) => one.asker === asker)) return false
      const ofOne = await locked(tx, dataset, asker)
      const after = charge(ofOne, cost)
      if (before.length === 0) {
        if (!affords(ofAll, cost)) throw new Failure('limited', messages.exhaustedForAll)
        await save(tx, dataset, everybody, charge(ofAll, cost))
      }
      await save(tx, dataset, asker, after)
      await tx.insertInto('privacy_charge').values({ dataset, asker, key, ...cost, question: JSON.stringify(question), person, at: now() }).execute()
      return true
    },
    async left(dataset, asker) {
      const rows = await db.selectFrom('privacy_budget').selectAll().where('dataset', '=', dataset).where('asker', 'in', [asker, everybody]).execute()
      const of = (who: string): Budget | undefined => {
        const row = rows.find((one) => one.asker === who)
        return row && budgetOf(row)
      }
      return { ofOne: of(asker) ?? budgets.ofOne, ofAll: of(everybody) ?? budgets.ofAll }
    },
    paid: async (dataset, asker, key) => await chargesFor(db, dataset, key).where('asker', '=', asker).select('key').executeTakeFirst() !== undefined,
    asked: (dataset, asker, limit) => db.selectFrom('privacy_charge').select(['key', 'question', 'at'])
      .where('asker', '=', asker).where('dataset', '=', dataset).orderBy('at', 'desc').orderBy('key').limit(limit).execute(),
    kept: async (key) => (await db.selectFrom('privacy_answer').select('answer').where('key', '=', key).executeTakeFirst())?.answer,
    async keep(dataset, answer) {
      await db.insertInto('privacy_answer').values({ key: answer.key, dataset, answer: JSON.stringify(answer) })
        .onConflict((conflict) => conflict.doNothing()).execute()
    },
  }
}
