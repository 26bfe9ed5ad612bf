/**
 * Oversight in figures: what stands in the registers, which incidents were confirmed, and how owners answer.
 *
 * Promises: counted from live registers at the moment of asking; fewer than five are told as counts, and an owner who was asked fewer than five times goes
 * under no name; a nought says why. Never: tells of a case, or counts what not everybody may see by what it says.
 */
export { figuresDoor, figuresFound, figuresRoutes } from './page.ts'
export { answeredInTime, type FiguresOptions } from './read.ts'
