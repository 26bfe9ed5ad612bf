/**
 * The commons for a process of another institution that must only know what was taken back: a second door beside `index.ts`.
 *
 * Promises: the same answer as in the portal, from the same code, and nothing of engines, files or pages is loaded.
 */
export { commonsThings } from './taken-back.ts'
