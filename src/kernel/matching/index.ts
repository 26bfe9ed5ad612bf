/**
 * Matching: what somebody needs held against what others show, with reasons, and who looked.
 *
 * Promises: the fit follows from published weights and from what `Shown` names alone; every reason can be counted again; a look is kept before it is one.
 * Never: reads sex, age, origin or a name, learns from choices, decides about anybody, or knows of which register an entry is.
 */
export { labelsIn, neededIn, shownIn } from './entries.ts'
export { type Look, type Looks, openLooks } from './looks.ts'
export { type Match, match, type Needed, ranked, type Reason, type Shown, type ShownTask, weights } from './match.ts'
export { reasonText, ruleText } from './reasons.messages.ts'
export { type GroupRate, type Judged, selectionRates, type SelectionRates } from './selection.ts'
