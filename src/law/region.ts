/** The regions of a country as data name them, and as a map of tiles shows them: the country declares both. */
import type { Text } from './text.ts'

/** A region of a country, as data name it and as the map shows it. */
export interface Region {
  /** How codes of places in it begin. */
  readonly code: string
  readonly name: Text
  /** What fits on a tile. */
  readonly short: Text
  /** Further names, in lower case, without words such as "region" or "city". */
  readonly others: readonly string[]
  /** A city that is a region of its own, beside a region of the same name. */
  readonly city?: boolean
  /** Its place on the map of tiles, from 0. */
  readonly column: number
  readonly row: number
}

/** The region that a code means: its own, with the country's letters before it (`KZ-75`), or of a place in it. Undefined for what is no code. */
export function regionOfCode(regions: readonly Region[], value: string): Region | undefined {
  const code = /^(?:[A-Z]{2}-)?(\d{2})(?:\d{7})?$/.exec(value.trim())?.[1]
  return code === undefined ? undefined : regions.find((one) => one.code === code)
}
