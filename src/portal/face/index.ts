/**
 * The face of the programme: what it is doing, on the first page, as a map, pictures, a thread and what is late.
 *
 * Promises: each picture has its question as title, its answer in words, and leads to what it is drawn from; what is nought or not known says why.
 * Never: knows an institution, or asks the database anew for each visitor.
 */
export { type Doing, doingSection, openDoing } from './doing.ts'
export { kept } from './kept.ts'
export type { Face, Followed, Late, Picture, ToCome } from './told.ts'
export { type Where, whereOf, wherePath } from './where.ts'
export { whereFound, wherePage } from './where-page.ts'
