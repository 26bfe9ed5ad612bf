/**
 * Hours: grants as budgets of accelerator-seconds, the jobs that hold them and the runs that use them.
 *
 * Promises: a job that the grant does not bear goes nowhere; each run of the cluster's accounting is charged once; what is not used goes back by the rule that the
 * grant states. Never: charges more than was granted, or believes what a job says of itself.
 */
export { idleUntil, leftOf, mostOf } from './budget.ts'
export { forecast, type Forecast } from './forecast.ts'
export { followGrants, type Grant, type Grants, openGrants } from './grants.ts'
export { accountOf, type Job, jobsOf, jobThings, sendJob } from './jobs.ts'
export { hoursIn, hoursWords, idleRule, jobStates } from './messages.ts'
export { computeRound } from './settle.ts'
export { type Group, groupsOf } from './statistics.ts'
