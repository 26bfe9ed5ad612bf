/**
 * Matching: what somebody needs held against what others show, with reasons.
 *
 * Promises: the fit follows from published weights and from what `Shown` names alone; every reason can be counted again.
 * Never: reads sex, age, origin or a name, learns from choices, decides about anybody, or knows of which register an entry is.
 */
export { labelsIn, neededIn, shownIn } from './entries.ts'
export { type Match, match, type Needed, ranked, type Reason, type Shown, type ShownTask, weights } from './match.ts'
export { reasonText, ruleText } from './reasons.messages.ts'
export { type GroupRate, type Judged, selectionRates, type SelectionRates } from './selection.ts'
