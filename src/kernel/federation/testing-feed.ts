/** What tests of the feed say in the log of another: entries that name items, and withdraw them. */
import { canonical, hashOfText } from '../../law/canonical.ts'
import type { TestLog } from './testing.ts'

const at = '2026-03-01T00:00:00.000Z'

/** What is said beside the id: the kind is `entry`, the version 1 and the content the id as a title, unless given. */
export interface Said {
  readonly kind?: string
  readonly version?: number
  readonly content?: object
  readonly [name: string]: unknown
}

/** A leaf that publishes an item, and the item under its hash. */
export function publishing(from: string, id: string, { kind = 'entry', version = 1, content = { title: id }, ...more }: Said = {}): { readonly leaf: string; readonly item: string; readonly hash: string } {
  const saying = { from, kind, id, version, ...more }
  const item = canonical({ ...saying, content })
  const hash = hashOfText(item)
  return { hash, item, leaf: canonical({ at, actor: 'system:test', type: `federation.${kind}`, subject: `${kind}:${id}`, body: { ...saying, item: hash } }) }
}

/** A leaf that withdraws an item by a version. */
export const withdrawing = (from: string, id: string, version: number, kind = 'entry'): string =>
  canonical({ at, actor: 'system:test', type: 'federation.withdrawn', subject: `${kind}:${id}`, body: { from, kind, id, version } })

/** Publishes an item in a log that serves it; answers its hash. */
export function says(log: TestLog, id: string, said: Said = {}): string {
  const { hash, item, leaf } = publishing(log.signer.name, id, said)
  log.items.set(hash, item)
  log.grow(leaf)
  return hash
}
