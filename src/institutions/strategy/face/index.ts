/**
 * What the strategy tells on the first page: whether measures are done, whether goals are on course, one act followed to a figure, and what is late.
 *
 * Promises: read from what the registers, the indicators and the journal say; what cannot be told says why. Never: chooses what looks well: a country says which pictures there are.
 */
export { type FaceOptions, strategyFace } from './face.ts'
