/**
 * Marks: what of all that a thing was made from was taken back, and everybody who must know of it.
 *
 * Promises: one answer for every page, file, list, letter and answer of the API; it holds from the commit of the withdrawal to that of its
 * lifting; whom it reaches gets one letter for each withdrawal. Never: stores a mark, stops a model, or decides what becomes of it.
 */
export { markWork } from './letters.ts'
export { type Mark, markFields, markHeader, markHeaders, withdrawn } from './mark.ts'
export { type Marks, type MarksGround, openMarks, type TakenBack } from './marks.ts'
export { markedTag, marksNotice, takenBackWord } from './notice.ts'
