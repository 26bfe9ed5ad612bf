/**
 * Progress of an indicator by a stated method in a stated version.
 *
 * Promises: pure; the same series and the same version give the same answer for ever, with each step in words; what cannot be computed says why.
 * Never: guesses the base, the target or the method of an indicator. What a program leaves out of a question is taken as Open SDG takes it, and by `growth-ratio@1`.
 */
export { progressApi } from './api.ts'
export { printedNumber, statusWords } from './messages.ts'
export type { Progress } from './method.ts'
export { methodOf } from './methods.ts'
