/**
 * Leased budgets: nobody spends more than they have, whatever is counted (requests, tokens, hours, money).
 *
 * Promises: what is spent, leased and lost of a budget never passes it, in any number of processes and whatever dies; what needs room is
 * answered from memory; what was settled is written once, within a second, with the record of what it was for; arithmetic is in whole numbers. A process that dies
 * costs at most the slices that it held. Never: checks first and counts later.
 */
export { type Account, type Bound, type Claim } from './account.ts'
export type { Debt } from './debts.ts'
export { charge, hold, type LastingBudget, standingOf } from './lasting.ts'
export { type Leases, openLeases, type Records } from './leases.ts'
export { type Limit, type Limits, officeOver, openLimits, smallest } from './limits.ts'
export { runLeases } from './run.ts'
export { openSpans, type Period, type Span, type Spans } from './spans.ts'
export { type Gone, goneOf, keepAlerted, recount, usedUp } from './standing.ts'
export { budgetChannel, openStore, reclaim, type Standing, type Store } from './store.ts'
