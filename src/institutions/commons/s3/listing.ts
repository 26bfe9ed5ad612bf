/** A page of the keys of a bucket, as ListObjects and ListObjectsV2 give it. */
import type { View } from '../hub/index.ts'

export interface Asked {
  readonly prefix: string
  /** Keys that go on after the prefix with this in them are shown as one common prefix; empty: none are. */
  readonly delimiter: string
  /** Only keys after this one. */
  readonly after: string
  readonly limit: number
}

interface Item { readonly key: string; readonly size: number; readonly hash: string; readonly at: string }

export interface Listed {
  readonly items: readonly Item[]
  readonly prefixes: readonly string[]
  /** The last name of the page, when there are more. */
  readonly next?: string
}

/** The names of datasets in a bucket in their order, and what is in each; opened no sooner than it is needed. */
export interface Shelf { readonly names: readonly string[]; open(name: string): Promise<View | undefined> }

/** Lists keys `dataset/path`, in their order. */
export async function list({ names, open }: Shelf, { prefix, delimiter, after, limit }: Asked): Promise<Listed> {
  const items: Item[] = []
  const prefixes: string[] = []
  let last = ''
  const full = (): boolean => items.length + prefixes.length >= limit
  const common = (key: string): string | undefined => {
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    return end === -1 ? undefined : key.slice(0, end + delimiter.length)
  }

  for (const name of names) {
    const start = `${name}/`
    if (!(start.startsWith(prefix) || prefix.startsWith(start))) continue
    // With a folder for each dataset nobody need know what is in it.
    const folder = start.startsWith(prefix) ? common(start) : undefined
    if (folder !== undefined) {
      if (folder <= after || prefixes.at(-1) === folder) continue
      if (full()) return { items, prefixes, next: last }
      prefixes.push(folder)
      last = folder
      continue
    }
    // All keys of this dataset come before: `0` follows `/`.
    if (`${name}0` <= after) continue
    const view = await open(name)
    for (const { path, size, hash } of view?.files ?? []) {
      const key = start + path
      if (!key.startsWith(prefix)) continue
      const shown = common(key)
      if ((shown ?? key) <= after || (shown !== undefined && prefixes.at(-1) === shown)) continue
      if (full()) return { items, prefixes, next: last }
      if (shown === undefined) items.push({ key, size, hash, at: view!.at })
      else prefixes.push(shown)
      last = shown ?? key
    }
  }
  return { items, prefixes }
}
