/**
 * Cohorts of the incubation, and what became of each after one, two and three years.
 *
 * Promises: every figure is reckoned again from the registers and reports of the park at each look; of few companies nothing is told. Never: names a company.
 */
export { cohortRoutes, cohortsDoor, cohortsFound } from './page.ts'
