/**
 * The exchange of plans with others: StratML in and out, and descriptions of the figures that programs read.
 *
 * Promises: what goes out comes back the same; a file is entered whole or not at all, and what no register has a place for is said before anybody signs.
 * Never: enters anything by itself, or takes a forecast for a target.
 */
export { csvwPath, dataPackagePath, exchangeRoutes, stratmlPath } from './data.ts'
export { importAct, openImports } from './importing.ts'
export { words as exchangeWords } from './messages.ts'
export { documentOf } from './plan-document.ts'
export type { Proposed, Row } from './proposed.ts'
export { writeStratml } from './stratml.ts'
