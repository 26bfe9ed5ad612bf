/** How the tree is cut into static files for outsiders: C2SP tlog-tiles paths, hash tiles and entry bundles. Pure. */
import { hashLength, nodeHash } from './merkle.ts'

/** Hashes in a full tile; a tile is a subtree of height 8. */
export const tileWidth = 256

/** A tile by its place: level `entries` is a bundle of entries; `width` is present for a partial tile only (1 to 255). */
export interface TilePlace {
  readonly level: number | 'entries'
  readonly index: number
  readonly width?: number
}

/** The path of a tile below the log's prefix: `tile/0/x001/x234/067.p/8`. */
export function tilePath({ level, index, width }: TilePlace): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${path}${width === undefined ? '' : `.p/${width}`}`
}

/** Reads a tile's path; undefined when it is not the one canonical path of a tile. */
export function readTilePath(path: string): TilePlace | undefined {
  const [, level, index, width] = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? []
  if (level === undefined || index === undefined) return undefined
  const place: TilePlace = {
    level: level === 'entries' ? level : Number(level),
    index: Number(index.replaceAll(/[x/]/g, '')),
    ...(width !== undefined && { width: Number(width) }),
  }
  const fits = Number.isSafeInteger(place.index) && (place.level === 'entries' || place.level < 64)
  const partial = place.width === undefined || (place.width > 0 && place.width < tileWidth)
  return fits && partial && tilePath(place) === path ? place : undefined
}

/** How many hashes the tile at this place holds in a tree of `size` leaves: 0 to 256. */
export function widthIn(size: number, { level, index }: Pick<TilePlace, 'level' | 'index'>): number {
  const hashes = Math.floor(size / tileWidth ** (level === 'entries' ? 0 : level))
  return Math.min(Math.max(hashes - index * tileWidth, 0), tileWidth)
}

/**
 * The tiles of level `level` in a tree of `size` leaves, in order from the one at place `from` on, the last perhaps partial. One is made
 * when it is asked for: whoever signs a huge size makes nobody hold its tiles.
 */
export function* tilesIn(size: number, level: number | 'entries', from = 0): Generator<TilePlace, void, undefined> {
  const count = Math.ceil(Math.floor(size / tileWidth ** (level === 'entries' ? 0 : level)) / tileWidth)
  for (let index = from; index < count; index++) {
    const width = widthIn(size, { level, index })
    yield width === tileWidth ? { level, index } : { level, index, width }
  }
}

/** The hashes of a tile, one after another. */
export const writeTile = (hashes: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(hashes))

/** Reads the hashes of a tile; throws when the bytes are not whole hashes. */
export function readTile(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length % hashLength !== 0) throw new TypeError('malformed tile')
  return Array.from({ length: bytes.length / hashLength }, (_, at) => bytes.slice(at * hashLength, (at + 1) * hashLength))
}

/** The hash over a power of two of hashes side by side, such as a full tile. */
export function perfectRoot(hashes: readonly Uint8Array[]): Uint8Array {
  const [first] = hashes
  if (!first || (hashes.length & (hashes.length - 1)) !== 0)
    throw new RangeError('a perfect subtree has a power of two of leaves')
  if (hashes.length === 1) return first
  const above = Array.from({ length: hashes.length / 2 }, (_, at) => nodeHash(hashes[2 * at]!, hashes[2 * at + 1]!))
  return perfectRoot(above)
}

/** The longest entry that a bundle can hold, in bytes: its length is a 16-bit number. */
export const longestEntry = 65_535

/** A bundle of entries, each behind its length as a big-endian 16-bit number. */
export function writeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const parts = entries.flatMap((entry) => {
    if (entry.length > longestEntry) throw new RangeError('an entry is longer than a bundle can hold')
    return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]
  })
  return new Uint8Array(Buffer.concat(parts))
}

/** Reads a bundle of entries; throws when the bytes end in the middle of one. */
export function readBundle(bytes: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bytes.length;) {
    const length = (bytes[at]! << 8) | (bytes[at + 1] ?? 0)
    if (at + 2 + length > bytes.length) throw new TypeError('malformed bundle of entries')
    entries.push(bytes.slice(at + 2, at + 2 + length))
    at += 2 + length
  }
  return entries
}
