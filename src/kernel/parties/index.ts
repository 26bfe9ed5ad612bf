/**
 * People, organisations and by what right one acts for the other.
 *
 * Promises: whoever acts is known by name, hat and right; a right that has ended acts no longer from that moment.
 * Never: puts a name, an address or an IIN into the body of a journal entry, or keeps a secret that could be read back.
 */
export { actorString } from './actor.ts'
export type { Actor, SystemActor } from './actor.ts'
