/**
 * The commons for processes beside the portal, a second door beside `index.ts`: for another institution that must only know what was taken back, and for a
 * host that runs questions.
 *
 * Promises: the same answer as in the portal, from the same code, and nothing of files or pages is loaded.
 */
export { openHost as openEngineHost } from './engine/hosts/host.ts'
export { commonsThings } from './taken-back.ts'
