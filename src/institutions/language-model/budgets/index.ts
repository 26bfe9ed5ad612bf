/**
 * Budgets: nobody spends more than they have.
 *
 * Promises: what is spent, leased and lost of a budget never passes it, in any number of processes and whatever dies; a call is
 * answered from memory; what was settled is written once, within a second; arithmetic is in whole numbers. A process that dies
 * costs at most the slices that it held. Never: checks first and counts later, or treats a price that is not set as free.
 */
export { nearlyGone } from './alerts.ts'
export { kinds } from './budget.ts'
export type { BudgetRefusal, Budgets, Call, Kind, Level, Limit, Quota, Remaining, Reservation, Scope, Used } from './budget.ts'
export { type Decision, longestReason, reasonProblems } from './decisions.ts'
export { budgetControls, budgetMeters, budgetValues, readBudget } from './form.ts'
export { companyScope, keyScope, testScope } from './limits.ts'
export type { BudgetTerms, Limits } from './limits.ts'
export { amountWords, budgetWords, limitAmount, limitText, limitWords } from './messages.ts'
export { type BudgetState, budgetWork, openBudgets, type OpenBudgets } from './open.ts'
export { priceEntry } from './prices.ts'
export type { Price, PriceList } from './prices.ts'
