/**
 * Packages of courses that somebody sends: a Common Cartridge as modules and lessons, items of QTI 3 as tasks.
 *
 * Promises: a package is read within bounds and nothing of it runs; what is not taken is told, each thing with the mend. Never: writes a file, asks a network, or
 * leaves out something silently.
 */
export { NotRead } from './archive.ts'
export { importRules } from './messages.ts'
export { type NotTaken, readPackage, type Taken, type TakenLesson, type TakenTask } from './read.ts'
