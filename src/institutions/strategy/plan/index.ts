/**
 * The plan: goals, indicators, measures and figures as everybody sees them, and what follows from them by rule.
 *
 * Promises: what the registers say at the moment of asking, read again only where they have changed; done without accepted evidence reads “claimed”; what is not known is said to be.
 * Never: changes an entry, or averages two opinions.
 */
export { csvPath, planData } from './data.ts'
export { faultWords, standingWords, words as planWords } from './messages.ts'
export { checkPath, goalPath, goalsSection, indicatorChart, indicatorPath, measurePath, measureStandingOf, measureStandings, type Mends, planPages, standingTones, sureness, withUnit } from './pages.ts'
export { concernsOf, type Figure, type GraphFault, type Measure, type Plan, factsOf, forecastsOf, judgedFact, type MeasureStanding, type PlannedIndicator, plannedFor, pressingOf, progressOf, seekConflicts, standingOf } from './plan.ts'
export { unitForms, unitNamed } from './unit.ts'
export { entriesOf, openPlans, type PlanRegisters, type Plans, type Stated } from './read.ts'
