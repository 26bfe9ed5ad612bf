/** Keeps what was drawn of registers that are held: an entry that is the same is not drawn again for the next visitor. */
import type { EntryCounts, EntryPage, EntryView } from '../../kernel/registers/index.ts'
import type { Locale } from '../../law/text.ts'
import type { Html } from '../html.ts'

/** Rows that are kept in one language. */
const mostRows = 10_000
/** Addresses at which one page, or the form above it, is drawn: in each language, in each order, narrowed by boxes ticked in another order. */
const mostAddresses = 24
/** Letters of all pieces that are kept, with their addresses: some hundred pages, whatever addresses anybody makes up. */
const mostLetters = 16_000_000

/** Rows of tables as they were drawn, by their entries. */
export type DrawnRows = Map<EntryView, string>

/** Pieces of a page as they were drawn, by the addresses at which they stand. */
export interface DrawnPieces {
  get(address: string): Html | undefined
  set(address: string, piece: Html): void
}

export interface Drawn {
  /** The rows in a language. Those of entries that have changed since are not found any more. */
  rows(locale: Locale): DrawnRows
  /** The pieces that show a page, or counts, which are the very same object until something changes. */
  of(shown: EntryPage | EntryCounts): DrawnPieces
}

/** Opens what is kept. `most`: the letters of all pieces together; beyond them the oldest are forgotten. */
export function openDrawn(most: number = mostLetters): Drawn {
  const rows = new Map<Locale, DrawnRows>()
  const pieces = new WeakMap<EntryPage | EntryCounts, DrawnPieces>()
  /** What is kept, the oldest first: also of pages that nobody is shown any more, until it is their turn. */
  const kept = new Set<{ readonly drawn: Map<string, Html>; readonly address: string; readonly letters: number }>()
  let letters = 0

  function keep(drawn: Map<string, Html>, address: string, piece: Html): void {
    if (drawn.has(address) || drawn.size >= mostAddresses) return
    const one = { drawn, address, letters: address.length + piece.source.length }
    drawn.set(address, piece)
    kept.add(one)
    letters += one.letters
    for (const oldest of kept) {
      if (letters <= most) return
      oldest.drawn.delete(oldest.address)
      kept.delete(oldest)
      letters -= oldest.letters
    }
  }

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
      const fresh: DrawnPieces = { get: (address) => drawn.get(address), set: (address, piece) => keep(drawn, address, piece) }
      pieces.set(shown, fresh)
      return fresh
    },
  }
}
