/**
 * Scenarios: what would be if money or people went from some measures to others, by assumptions that each name their author.
 *
 * Promises: a scenario is refused with its mend where it moves what a measure has not, touches a measure that is said to be done, or goes in a circle; one that was saved is never changed.
 * Never: is a figure. No indicator, export or page of the plan reads one; whoever is not in the offices of the coordinating body sees none.
 */
export { scenarioRoutes, scenariosLink } from './routes.ts'
export type { Scenario } from './scenario.ts'
export { openScenarios } from './store.ts'
