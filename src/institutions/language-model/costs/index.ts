/**
 * Costs: what the stages of making a model took, in hours and energy, and what that cost.
 *
 * Promises: time is that of the processes themselves, every attempt's, and survives this process but for its last minute; each day's
 * hours are paid at the price of that day; what was not measured, and what has no price, is said so. Never: estimates.
 */
export type { HourPrices } from './cost.ts'
export { measured, type Watch } from './measure.ts'
