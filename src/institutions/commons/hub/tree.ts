/** The files of a view as the entries that the clients list: folders exist as parts of paths. Pure. */
import { createHash, hash } from 'node:crypto'
import { HubFailure } from '../../../portal/hub/index.ts'
import { absentPath } from '../repositories/index.ts'
import type { SeenFile, View } from './view.ts'

interface Entry {
  readonly type: 'file' | 'directory'
  readonly path: string
  readonly oid: string
  readonly size: number
  readonly lfs?: { readonly oid: string; readonly size: number; readonly pointerSize: number }
  readonly lastCommit?: { readonly id: string; readonly title: string; readonly date: string }
}

/** Of a pointer of Git LFS, in bytes, as the clients expect to be told. */
const pointerSize = 134

/** The entries right below a folder, or all below it, by path. Throws a `HubFailure` when there is no such folder. */
export function entriesOf(view: View, folder: string, { recursive, expand }: { readonly recursive: boolean; readonly expand: boolean }): readonly Entry[] {
  const above = folder.replace(/\/+$/, '')
  const before = above === '' ? '' : `${above}/`
  const below = view.files.filter(({ path }) => path.startsWith(before))
  if (below.length === 0 && before !== '') throw new HubFailure('EntryNotFound', absentPath(folder).text)
  const entries = new Map<string, Entry>()
  for (const file of below) {
    const parts = file.path.slice(before.length).split('/')
    for (const depth of recursive ? parts.keys().drop(1) : parts.keys().drop(1).take(1)) {
      const path = before + parts.slice(0, depth).join('/')
      if (!entries.has(path)) entries.set(path, folderEntry(view, path, expand))
    }
    if (recursive || parts.length === 1) entries.set(file.path, fileEntry(view, file, expand))
  }
  return [...entries.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** The entry of a path; undefined when there is nothing there. */
export function entryAt(view: View, given: string, expand: boolean): Entry | undefined {
  const path = given.replace(/\/+$/, '')
  const file = view.files.find((one) => one.path === path)
  if (file) return fileEntry(view, file, expand)
  return view.files.some((one) => one.path.startsWith(`${path}/`)) ? folderEntry(view, path, expand) : undefined
}

const commitOf = ({ sha, title, at }: View, expand: boolean) => expand && { lastCommit: { id: sha, title, date: at } }

const folderEntry = (view: View, path: string, expand: boolean): Entry =>
  ({ type: 'directory', path, oid: hash('sha1', `${view.sha} ${path}`), size: 0, ...commitOf(view, expand) })

/** Contents are known by their SHA-256: every file of the kernel's is shown as one of Git LFS. */
function fileEntry(view: View, { path, hash: sha256, size, content }: SeenFile, expand: boolean): Entry {
  const said = 'file' in content ? { oid: sha256.slice(0, 40), lfs: { oid: sha256, size, pointerSize } } : { oid: blobName(content.text) }
  return { type: 'file', path, size, ...said, ...commitOf(view, expand) }
}

/** What Git calls a content. */
const blobName = (text: Uint8Array): string => createHash('sha1').update(`blob ${text.length}\0`).update(text).digest('hex')
