/**
 * The meter of a company's income against the test of participants, as incomes are typed or loaded from a file.
 *
 * Promises: all rows of a file are kept or none, each wrong one is named; company and officers are told before and when the share falls below the limit.
 * Never: takes an income for a report, shows it to anybody but who may report for the company and the officers, or says a word of it in the journal.
 */
export { incomeKeeps } from './keeps.messages.ts'
export { incomeDoor, incomeFound, incomeRoutes } from './page.ts'
