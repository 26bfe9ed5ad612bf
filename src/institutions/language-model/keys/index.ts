/**
 * Keys: who may call the API, for what, and the undertaking under which they do.
 *
 * Promises: a secret is shown once and only its SHA-256 is kept; what is revoked or replaced is refused in every process within
 * a second; no key is made before somebody who speaks for the company has signed the peaceful-use undertaking; making, replacing
 * and revoking are in the journal; a test key never becomes a paid one. Never: shows a secret twice, or counts what a key uses.
 */
export type { ApiKey, Endpoint, KeyRing } from './key.ts'
export { modelKeys } from './kind.ts'
export { type KeyRecord, type Keys, openKeys } from './keys.ts'
export { keeping, requireSpeaker } from './speaker.ts'
export type { KeyTerms, TestKeyTerms } from './terms.ts'
export { undertakingWork } from './undertaking.ts'
