/**
 * Content: gives a file out as programs ask for it.
 *
 * Promises: whole, in ranges (RFC 9110, section 14), as headers alone, or not at all to whoever has it already; the strong validator
 * of a content is its SHA-256. Never: decides who may read.
 */
export { etagOf, serve } from './serve.ts'
export type { GivenContent } from './serve.ts'
