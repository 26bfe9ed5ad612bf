/** The rows of the tables of repositories. */
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { TreeEntry } from './trees.ts'

interface FileRow { dataset: string; hash: string; size: bigint; file: string }
interface TreeRow { dataset: string; hash: string; entries: JsonColumn<readonly TreeEntry[]> }
interface RefTable { dataset: string; kind: 'branch' | 'tag'; name: string; sha: string }

export interface CommitRow {
  dataset: string; sha: string; parent: string | null; depth: number; tree: string
  title: string; description: string | null; author: string; at: Instant
}

declare module '../../../kernel/database/index.ts' {
  interface Tables {
    repository_file: FileRow
    repository_tree: TreeRow
    repository_commit: CommitRow
    repository_ref: RefTable
  }
}
