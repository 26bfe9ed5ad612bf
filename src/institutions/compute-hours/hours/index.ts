/**
 * Hours: grants as budgets of accelerator-seconds, the jobs that hold them and the runs that use them.
 *
 * Promises: a job that the grant does not bear goes nowhere; each run of the cluster's accounting is charged once; what is not used is taken back by the rule that
 * the grant states; what is not free is invoiced run by run. Never: charges more than was granted, or believes what a job says of itself.
 */
export { costOf, type Energy, energyOf, kilowattHoursIn } from './bill.ts'
export { idleUntil, leftOf, mostOf } from './budget.ts'
export { forecast, type Forecast } from './forecast.ts'
export { followGrants, type Grant, type Grants, openGrants } from './grants.ts'
export { billsOf, type HoursBill, issueHoursInvoices } from './invoices.ts'
export { accountOf, type Job, jobsOf, jobThings, sendJob } from './jobs.ts'
export { hoursIn, hoursWords, idleRule, jobStates } from './messages.ts'
export { keepReclaim, reclaimAct } from './reclaim.ts'
export { computeRound, ranOn } from './settle.ts'
export { type Group, groupsOf } from './statistics.ts'
export { type FairShare, fairSharesOf, fairTree, shareIn } from './shares.ts'
export { displacedBy, type Reserved, reservationFaults, reservationName, reservedNow } from './reservations.ts'
export type { ReservationFaultKind } from './tables.ts'
