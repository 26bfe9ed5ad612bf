/**
 * Personal data: finds it in running text and in columns, masks it, hashes it, makes it coarser. Promises that a decision on a
 * column comes with its evidence, that evidence is masked, and that the same input gives the same answer. Never stores, logs or
 * sends a value, knows no country's numbers (a country hands in its detectors), and never claims that a text is free of
 * personal data: it says what it found.
 */
export { type Action, actions, actionsFor, generalise, keyedHash, maskValue, treatValue } from './actions.ts'
export { type ColumnFinding, type ColumnSample, headingWords, judgeColumn } from './columns.ts'
export { type Candidate, type Detector, type Find, headings } from './detector.ts'
export { detectorsEverywhere, numbersOfThings, passesLuhn } from './everywhere.ts'
export { withoutUnderscores } from './joined-words.ts'
export { type PersonalDataKind, kindNames, personalDataKinds } from './kinds.ts'
export { type Reading, foldWord, isWordly, labelAfter, labelBefore, readText, wordKey } from './reading.ts'
export { type ColumnScan, openScan, type Scanned } from './scan.ts'
export { findSpans, kindInBrackets, kindsIn, type Mask, maskText, titleInBrackets } from './spans.ts'
export { cyrillicTwin, plainSpelling } from './spelling.ts'
export { type NumberForm, numbersWritten, shortenedNumber, spokenDigits, type WrittenNumber } from './written-numbers.ts'
