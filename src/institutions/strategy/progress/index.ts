/**
 * Progress of an indicator by a stated method in a stated version.
 *
 * Promises: pure; the same series and the same version give the same answer for ever, with each step in words; what cannot be computed says why.
 * Never: guesses a base, a target or a method.
 */
export { progressApi } from './api.ts'
export { printedNumber, statusWords } from './messages.ts'
export type { Progress } from './method.ts'
export { methodOf } from './methods.ts'
