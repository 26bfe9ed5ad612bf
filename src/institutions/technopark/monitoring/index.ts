/**
 * Monitoring that runs itself: every declared rule of participation, on every report, payment and decision, and each day for what is late.
 *
 * Promises: a finding names its rule, law and figures with each step; the company sees it and explains before anything is decided; what was done stays.
 * Never: decides, writes a rule of its own, or tells anybody but the company and the officers of whom a finding is.
 */
export { findingsAwait } from './awaits.ts'
export { monitoringKeeps, monitoringWords } from './messages.ts'
export { findingsDoor, officerRoutes } from './officer-pages.ts'
export type { Monitoring } from './options.ts'
export { explainRoute, ownFindingsShown, ownPath, type Sent } from './own-page.ts'
export { monitoringWork } from './watch.ts'
