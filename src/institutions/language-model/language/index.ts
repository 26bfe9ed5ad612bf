/**
 * What language a text is in, and its clean form.
 *
 * Promises: every string has an answer, and what was mended is counted; Kazakh that is clean already is not touched; the same text
 * has the same answer, from a model that ships with the program and is made anew by one command (`train.ts`).
 * Never: asks anybody else, opens another file than its model, or changes a word that is truly of two scripts.
 */
export { identify, type Identification, type LanguageCode, languageCodes } from './identify.ts'
export type { Script } from './letters.ts'
export { identifyMixed, type LanguagePart, type MixedIdentification } from './mixed.ts'
export { type ChangeKind, type Changes, normalise, type Normalised } from './normalise.ts'
export { scriptOf } from './script.ts'
