/**
 * Repositories of datasets: commits, branches, tags and contents, as a publisher's tools know them.
 *
 * Promises: a commit and its tree never change and are named by their content; a path leads nowhere but into the tree; a content
 * is kept once for a dataset.
 * Never: decides who may read or write, or reads what is inside a file.
 */
export { isSha, noCommit, pathOf } from './names.ts'
export { absentPath, noRef } from './messages.ts'
export { openRepositories } from './repositories.ts'
export type { Change, Repositories } from './repository.ts'
