/** What the portal of a log serves of it, its entries and the hashes of its tree: nothing of that is believed unless it leads to a root that the log signed. */
import { consistencyRanges, joined, perfectRoot, type Range, readBundle, readTile, subtrees, tilePath, type TilePlace, tileWidth, widthIn } from '../journal/index.ts'
import type { FollowState } from './tables.ts'
import type { Ask } from './wire.ts'

/** Why a log was not followed further. */
export class Stopped extends Error {
  readonly state: FollowState
  constructor(state: FollowState, message: string) {
    super(message)
    this.state = state
  }
}

/** The most bytes of a bundle: 256 entries of the greatest length. */
const longestBundle = tileWidth * 65_537
const hashLength = 32

async function read(ask: Ask, url: string, path: string, mostBytes: number): Promise<Uint8Array> {
  const { status, bytes } = await ask(`${url}/journal/${path}`, { mostBytes })
  if (status === 404) throw new Stopped('unreadable', `${path} is not served`)
  if (status !== 200) throw new Error(`${path} is answered with ${status}`)
  return bytes
}

/** The entries of a bundle. Throws a `Stopped` when there are none of that length. */
export async function servedEntries(ask: Ask, url: string, place: TilePlace): Promise<readonly Uint8Array[]> {
  const path = tilePath(place)
  const bytes = await read(ask, url, path, longestBundle)
  try {
    const contents = readBundle(bytes)
    if (contents.length === (place.width ?? tileWidth)) return contents
  } catch { /* said below */ }
  throw new Stopped('unreadable', `the entries at ${path} are no bundle of that length`)
}

/** What hash a range of the tree of `size` entries has, as its tiles say; each tile is asked for once. Throws a `Stopped` when one is not served. */
export function servedTree(ask: Ask, url: string, size: number): (range: Range) => Promise<Uint8Array> {
  const tiles = new Map<string, readonly Uint8Array[]>()
  const tileAt = async (level: number, index: number): Promise<readonly Uint8Array[]> => {
    const width = widthIn(size, { level, index })
    const path = tilePath({ level, index, ...(width < tileWidth && { width }) })
    const kept = tiles.get(path)
    if (kept !== undefined) return kept
    const bytes = await read(ask, url, path, tileWidth * hashLength)
    if (bytes.length !== width * hashLength) throw new Stopped('unreadable', `the hashes at ${path} are no tile of that width`)
    const hashes = readTile(bytes)
    tiles.set(path, hashes)
    return hashes
  }
  return async (range) => {
    const parts: Uint8Array[] = []
    for (const { level, index } of subtrees(range)) {
      const width = 2 ** (level % 8)
      const first = index * width
      parts.push(perfectRoot((await tileAt(Math.floor(level / 8), Math.floor(first / tileWidth))).slice(first % tileWidth, (first % tileWidth) + width)))
    }
    return joined(parts)
  }
}

/** The hashes that are to lead from the tree of `older` entries to the one of `newer` (RFC 9162, 2.1.4.1): whoever asks checks them. */
export async function servedProof(tree: (range: Range) => Promise<Uint8Array>, older: number, newer: number): Promise<readonly Uint8Array[]> {
  const hashes: Uint8Array[] = []
  for (const range of consistencyRanges(older, newer)) hashes.push(await tree(range))
  return hashes
}
