/**
 * Completeness: what runs here and no entry of the register speaks of.
 *
 * Promises: keys in use, released models, lent data, and what bodies have bought or use in their services are held against the register each day and after each act on it; a gap is told to its owner once and awaits
 * them until it ends; everybody sees the counts. Never: reads what was asked or answered, or registers anything for anybody.
 */
export { completenessDoor, completenessFound, completenessRoute } from './page.ts'
export type { CompletenessOptions } from './options.ts'
export { completenessWork, gapsAwait } from './round.ts'
