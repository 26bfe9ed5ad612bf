/** Trees of folders, each named by its content: made from the files of a commit, and unfolded into them again. */
import { hashOf } from '../../../law/canonical.ts'
import { fileAndFolder } from './messages.ts'

/** One name in a folder: a file with its content, or a folder with its tree. */
export type TreeEntry =
  | { readonly name: string; readonly hash: string; readonly size: number }
  | { readonly name: string; readonly tree: string }

/** A content by its SHA-256 in hex, and its size in bytes. */
export interface Content { readonly hash: string; readonly size: number }

export interface Folded {
  /** Hash of the uppermost folder. */
  readonly root: string
  /** Every folder, by its hash. */
  readonly trees: ReadonlyMap<string, readonly TreeEntry[]>
}

interface Folder { readonly files: Map<string, Content>; readonly folders: Map<string, Folder> }

const emptyFolder = (): Folder => ({ files: new Map(), folders: new Map() })

/** Folds files, by path, into trees. Pure. Throws a `Failure` when a path is a file and a folder at once. */
export function fold(files: ReadonlyMap<string, Content>): Folded {
  const top = emptyFolder()
  for (const [path, content] of files) {
    const segments = path.split('/')
    const name = segments.pop()!
    const folder = segments.reduce((at, segment) => {
      if (at.files.has(segment)) throw fileAndFolder(segment)
      const there = at.folders.get(segment) ?? emptyFolder()
      at.folders.set(segment, there)
      return there
    }, top)
    if (folder.folders.has(name)) throw fileAndFolder(path)
    folder.files.set(name, content)
  }
  const trees = new Map<string, readonly TreeEntry[]>()
  const keep = ({ files, folders }: Folder): string => {
    const entries: TreeEntry[] = [
      ...Array.from(files, ([name, { hash, size }]) => ({ name, hash, size })),
      ...Array.from(folders, ([name, folder]) => ({ name, tree: keep(folder) })),
    ]
    entries.sort((a, b) => a.name < b.name ? -1 : 1)
    const hash = hashOf(entries)
    trees.set(hash, entries)
    return hash
  }
  return { root: keep(top), trees }
}

/** The files below a tree, by path, in the order of the names. Pure; a folder that `trees` lacks is a fault. */
export function unfold(root: string, trees: ReadonlyMap<string, readonly TreeEntry[]>): Map<string, Content> {
  const files = new Map<string, Content>()
  const walk = (hash: string, before: string): void => {
    const entries = trees.get(hash)
    if (entries === undefined) throw new Error(`the tree ${hash} is missing`)
    for (const entry of entries) {
      if ('tree' in entry) walk(entry.tree, `${before}${entry.name}/`)
      else files.set(before + entry.name, { hash: entry.hash, size: entry.size })
    }
  }
  walk(root, '')
  return files
}
