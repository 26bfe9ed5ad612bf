/**
 * Keys with which programs call one door of an institution: the secrets that open them, and the ring in which every process finds them.
 *
 * Promises: a secret is told once and only its SHA-256 is kept; what is revoked, expired or replaced is refused in every process within a second; a
 * request asks no database. What a key may do, for whom and under what undertaking, is its kind's own. Never: tells a secret twice.
 * (The portal's own keys, with which a person acts as themself, are of `parties`.)
 */
export { type Expiring, type KeyRing, openKeyRing } from './ring.ts'
export { addSecret, replaceSecret, type SecretOf, type SecretSeen, secretsOf } from './secrets.ts'
