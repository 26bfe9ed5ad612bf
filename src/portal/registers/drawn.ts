/** Keeps what was drawn of registers that are held: an entry that is the same is not drawn again for the next visitor. */
import type { EntryCounts, EntryPage, EntryView } from '../../kernel/registers/index.ts'
import type { Locale } from '../../law/text.ts'
import type { Html } from '../html.ts'

/** Rows that are kept in one language. */
const mostRows = 10_000
/** Addresses at which one page, or the form above it, is drawn: in each language, in each order, narrowed by boxes ticked in another order. */
const mostAddresses = 24

/** Rows of tables as they were drawn, by their entries. */
export type DrawnRows = Map<EntryView, string>

/** Pieces of a page as they were drawn, by the addresses at which they stand. */
export type DrawnPieces = Pick<Map<string, Html>, 'get' | 'set'>

export interface Drawn {
  /** The rows in a language. Those of entries that have changed since are not found any more. */
  rows(locale: Locale): DrawnRows
  /** The pieces that show a page, or counts, which are the very same object until something changes. */
  of(shown: EntryPage | EntryCounts): DrawnPieces
}

export function openDrawn(): Drawn {
  const rows = new Map<Locale, DrawnRows>()
  const pieces = new WeakMap<EntryPage | EntryCounts, DrawnPieces>()
  return {
    rows(locale) {
      const known = rows.get(locale)
      if (known && known.size < mostRows) return known
      const fresh: DrawnRows = new Map()
      rows.set(locale, fresh)
      return fresh
    },
    of(shown) {
      const known = pieces.get(shown)
      if (known) return known
      const drawn = new Map<string, Html>()
      const fresh: DrawnPieces = { get: (address) => drawn.get(address), set: (address, piece) => (drawn.size < mostAddresses ? drawn.set(address, piece) : drawn) }
      pieces.set(shown, fresh)
      return fresh
    },
  }
}
