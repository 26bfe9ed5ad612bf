/**
 * What a process needs that answers programs alone: doors, the server before them, the log, limits of rate.
 *
 * Promises: nothing here loads a page, a style or a script. Never: knows who asks; each door keeps itself.
 */
export type { Door, DoorAnswer } from '../door.ts'
export { Limited, networkOf, rateLimiter, senderAddress } from '../guard.ts'
export { type Log, openLog } from '../log.ts'
export { listen, type RunningServer } from '../server.ts'
