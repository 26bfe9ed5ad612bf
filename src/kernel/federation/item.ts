/** What is exchanged: an item, the entry of the journal that names it, and both read from a stranger's log. Pure. */
import { z } from 'zod'
import { canonical, hashOfText, type JsonObject } from '../../law/canonical.ts'
import { type Day, type Instant, instantAt } from '../../law/time.ts'
import { type ItemKind, itemKinds, type Refusal } from './tables.ts'

/** What an entry of a feed says of an item, and what the item says of itself. */
export interface Saying {
  /** The name of the log in which it is said. */
  readonly from: string
  readonly kind: ItemKind
  readonly id: string
  /** From 1, one more with each change. */
  readonly version: number
  /** For whom it is, where it is for one: the name of a log. */
  readonly to?: string
  /** Until when an answer is expected. */
  readonly until?: Day
  readonly answers?: { readonly from: string; readonly id: string }
}

/** An item: what it says of itself, and its content. */
export interface Item extends Saying {
  readonly content: JsonObject
}

/** Entries of this type say that an item was withdrawn; of the others the type is `federation.` and the kind. */
export const withdrawnType = 'federation.withdrawn'
export const typeOf = (kind: ItemKind): string => `federation.${kind}`

/** The longest item, in bytes of its canonical form. */
export const longestItem = 262_144

/** The one text of an item, and its hash. */
export function written(item: Item): { readonly text: string; readonly hash: string } {
  const text = canonical(item)
  return { text, hash: hashOfText(text) }
}

// Years from 0001 on, the first that a database has.
const day = z.iso.date().regex(/^(?!0000)/).transform((text) => text as Day)
const moment = z.iso.datetime().regex(/^(?!0000)/).transform((text) => instantAt(Date.parse(text)))
const id = z.string().regex(/^[\w.:~-]{1,200}$/)
const log = z.string().regex(/^[^\s+\p{Cc}\p{Cs}]{1,200}$/u)
const said = {
  from: log, kind: z.enum(itemKinds), id, version: z.int().min(1).max(1_000_000), to: log.optional(), until: day.optional(), answers: z.strictObject({ from: log, id }).optional(),
}
const entryShape = z.strictObject({ ...said, item: z.string().regex(/^[0-9a-f]{64}$/) })
const withdrawnShape = z.strictObject({ from: log, kind: z.enum(itemKinds), id, version: z.int().min(1).max(1_000_000) })
const itemShape = z.strictObject({ ...said, content: z.record(z.string(), z.json()) })
const leafShape = z.object({ at: z.unknown(), type: z.string(), body: z.unknown() })

/** An entry of a feed as it was read. */
export interface FeedEntry {
  readonly at: Instant
  readonly withdraws: boolean
  readonly saying: Saying
  /** The hash of the item; absent of what withdraws one. */
  readonly item?: string
}

/** Reads a leaf of a log: an entry of its feed, undefined when it is another entry, and `malformed` when it is one and not as it must be. */
export function feedEntry(leaf: Uint8Array): FeedEntry | 'malformed' | undefined {
  const text = new TextDecoder().decode(leaf)
  if (!text.includes('"federation.')) return undefined // most entries are not of the feed, and are not read
  const read = leafShape.safeParse(jsonIn(text))
  if (!read.success) return undefined
  const { type, body } = read.data
  if (type !== withdrawnType && !itemKinds.some((kind) => typeOf(kind) === type)) return undefined
  const at = moment.safeParse(read.data.at)
  if (!at.success) return 'malformed'
  if (type === withdrawnType) {
    const withdrawn = withdrawnShape.safeParse(body)
    return withdrawn.success ? { at: at.data, withdraws: true, saying: withdrawn.data } : 'malformed'
  }
  const entry = entryShape.safeParse(body)
  if (!entry.success || typeOf(entry.data.kind) !== type) return 'malformed'
  const { item, ...saying } = entry.data
  if (saying.kind === 'request' && (saying.to === undefined || saying.until === undefined)) return 'malformed'
  if (saying.kind === 'answer' && saying.answers === undefined) return 'malformed'
  return { at: at.data, withdraws: false, saying: withoutUndefined(saying), item }
}

/** Reads the bytes under a hash: `undefined` when they are not those, `mismatch` when the item is none or says otherwise than the entry. */
export function itemIn(bytes: Uint8Array, hash: string, saying: Saying): Item | Extract<Refusal, 'mismatch'> | undefined {
  const text = new TextDecoder().decode(bytes)
  if (hashOfText(text) !== hash) return undefined
  try {
    const { content, ...own } = itemShape.parse(jsonIn(text))
    if (canonical(withoutUndefined(own)) === canonical(saying) && canonical({ ...withoutUndefined(own), content }) === text) return { ...withoutUndefined(own), content: content as JsonObject }
  } catch { /* no item, or one that has no canonical form, or is nested deeper than anybody reads */ }
  return 'mismatch'
}

const withoutUndefined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
