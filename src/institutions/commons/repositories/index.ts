/**
 * Repositories of datasets: commits, branches, tags and contents, as a publisher's tools know them.
 *
 * Promises: a commit and its tree never change and are named by their content; a path leads nowhere but into the tree; a content
 * is kept once for a dataset and is what its SHA-256 says; a broken upload goes on where it broke.
 * Never: decides who may read or write, or reads what is inside a file.
 */
export { isSha, noCommit, pathOf } from './names.ts'
export { absentPath, noRef, notSent } from './messages.ts'
export { openRepositories } from './repositories.ts'
export type { Change, Repositories } from './repository.ts'
export { largestContent, openUploads } from './uploads.ts'
export type { Uploads } from './uploads.ts'
export { openXorbs } from './xorbs.ts'
export type { Xorbs } from './xorbs.ts'
