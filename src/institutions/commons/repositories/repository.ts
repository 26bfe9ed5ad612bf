/** What a repository of a dataset can do: commits, branches and files, as a publisher's tools know them. */
import type { Tx } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { RepositoryFile } from '../dataset.ts'

export interface Commit {
  /** 40 lower-case hex digits. */
  readonly sha: string
  readonly parent?: string
  /** How many commits the history has up to this one. */
  readonly depth: number
  readonly title: string
  readonly description?: string
  /** The person's id. */
  readonly author: string
  readonly at: Instant
}

/** One change of a commit. Folders exist only as parts of paths. */
export type Change =
  | { readonly put: string; readonly file: string }
  | { readonly delete: string }
  | { readonly deleteFolder: string }

export interface Repositories {
  /**
   * Commits changes to a branch in one transaction. `parent` guards against overwriting: another head is a `Failure` (conflict); `noCommit` says that there is none yet.
   * Files are the kernel's, received by the actor; they are attached to the dataset. A commit without effect answers the head.
   */
  commit(tx: Tx, actor: Actor, what: {
    readonly dataset: string; readonly branch: string; readonly title: string; readonly description?: string
    readonly parent?: string; readonly changes: readonly Change[]
  }): Promise<Commit>
  /** The commit that a branch, a tag or a commit's own name stands for; undefined when there is none. */
  resolve(dataset: string, revision: string): Promise<Commit | undefined>
  /** All files of a commit, by path. */
  tree(dataset: string, sha: string): Promise<readonly RepositoryFile[]>
  /** A commit and those before it, newest first. */
  history(dataset: string, sha: string, page: { readonly limit: number; readonly offset: number }): Promise<readonly Commit[]>
  refs(dataset: string): Promise<{ readonly branches: readonly { readonly name: string; readonly sha: string }[]; readonly tags: readonly { readonly name: string; readonly sha: string }[] }>
  setRef(tx: Tx, dataset: string, ref: { readonly kind: 'branch' | 'tag'; readonly name: string; readonly sha: string }): Promise<void>
  deleteRef(tx: Tx, dataset: string, ref: { readonly kind: 'branch' | 'tag'; readonly name: string }): Promise<void>
}
