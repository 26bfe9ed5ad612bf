/**
 * Uploads: contents that are known by their SHA-256 before they are sent, on their way to a repository of some institution.
 *
 * Promises: a content comes in one piece or in parts and goes on where it broke; it is what its SHA-256 says; what somebody sent to
 * one repository is there for nobody else, and in no other. Never: decides who may send, or what becomes of a content.
 */
export { largestContent, openUploads } from './uploads.ts'
export type { Uploads } from './uploads.ts'
export type { Xorbs } from './xorbs.ts'
