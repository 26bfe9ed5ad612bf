/** Reads the tree from the tables: hashes of subtrees, proofs, and the tiles that outsiders fetch. */
import type { Db } from '../database/index.ts'
import { leafContent, recorded } from './entry.ts'
import { consistencyRanges, emptyRoot, inclusionRanges, joined, subtrees, type Range, type Subtree } from './merkle.ts'
import { sizeIsUnknown } from './messages.ts'
import { perfectRoot, readTile, tileWidth, widthIn, writeBundle, writeTile } from './tiles.ts'

/** Full tiles kept in memory; each is 8 KiB and never changes. */
const keptTiles = 512

/** Reads of one tree. Full tiles are remembered, since they never change. */
export class Tree {
  readonly #tiles = new Map<string, readonly Uint8Array[]>()
  readonly #still: boolean

  /** A tree that is `still` remembers its right edge too: for the reads of one transaction, in which it does not grow. */
  constructor({ still = false }: { readonly still?: boolean } = {}) {
    this.#still = still
  }

  /** How many entries have their place. */
  async size(db: Db): Promise<number> {
    const head = await db.selectFrom('journal_head').select('size').executeTakeFirst()
    return Number(head?.size ?? 0n)
  }

  /** The hashes of a tile as far as they are there: 256 of a full tile, fewer at the right edge. */
  async hashes(db: Db, level: number, index: number): Promise<readonly Uint8Array[]> {
    const name = `${level}/${index}`
    const kept = this.#tiles.get(name)
    if (kept) return kept
    const full = await db.selectFrom('journal_tile').select('hashes')
      .where('level', '=', level).where('index', '=', BigInt(index)).executeTakeFirst()
    if (!full && !this.#still) return edge(db, level, index)
    const hashes = full ? readTile(new Uint8Array(full.hashes)) : await edge(db, level, index)
    const [oldest] = this.#tiles.keys()
    if (this.#tiles.size >= keptTiles && oldest !== undefined) this.#tiles.delete(oldest)
    this.#tiles.set(name, hashes)
    return hashes
  }

  /** The hash of a range that a proof names, or of a whole tree. */
  async hashOf(db: Db, range: Range): Promise<Uint8Array> {
    const parts: Uint8Array[] = []
    for (const part of subtrees(range)) parts.push(await this.#subtree(db, part))
    return parts.length === 0 ? emptyRoot : joined(parts)
  }

  async #subtree(db: Db, { level, index }: Subtree): Promise<Uint8Array> {
    const width = 2 ** (level % 8)
    const first = index * width
    const hashes = await this.hashes(db, Math.floor(level / 8), Math.floor(first / tileWidth))
    return perfectRoot(hashes.slice(first % tileWidth, (first % tileWidth) + width))
  }

  /** The proof that entry `index` is in the tree of `size`. Throws a `Failure` (not found) when there is no such place yet. */
  async inclusion(db: Db, index: number, size: number): Promise<Uint8Array[]> {
    const there = await this.size(db)
    if (!(index >= 0 && index < size && size <= there)) throw sizeIsUnknown(there)
    return Promise.all(inclusionRanges(index, size).map((range) => this.hashOf(db, range)))
  }

  /** The proof that the tree of `older` begins that of `newer`. Throws a `Failure` (not found) when there are no such trees. */
  async consistency(db: Db, older: number, newer: number): Promise<Uint8Array[]> {
    const there = await this.size(db)
    if (!(older >= 1 && older <= newer && newer <= there)) throw sizeIsUnknown(there)
    return Promise.all(consistencyRanges(older, newer).map((range) => this.hashOf(db, range)))
  }

  /** The bytes of a hash tile, full or of the width asked; undefined when the tree does not reach that far. */
  async tile(db: Db, level: number, index: number, width = tileWidth): Promise<Uint8Array | undefined> {
    if (level > 6 || width < 1 || width > tileWidth || widthIn(await this.size(db), { level, index }) < width) return undefined
    return writeTile((await this.hashes(db, level, index)).slice(0, width))
  }

  /** The bytes of a bundle of entries; undefined when the tree does not reach that far. */
  async entries(db: Db, index: number, width = tileWidth): Promise<Uint8Array | undefined> {
    if (width < 1 || width > tileWidth || widthIn(await this.size(db), { level: 'entries', index }) < width) return undefined
    const start = BigInt(index * tileWidth)
    const rows = await db.selectFrom('journal_entry').selectAll()
      .where('leaf_index', '>=', start).where('leaf_index', '<', start + BigInt(width)).orderBy('leaf_index').execute()
    return writeBundle(rows.map((row) => leafContent(recorded(row))))
  }
}

/** The hashes of a tile that is not full: leaves, or the roots of the full tiles below. */
async function edge(db: Db, level: number, index: number): Promise<Uint8Array[]> {
  const start = BigInt(index * tileWidth)
  const end = start + BigInt(tileWidth)
  const rows = level === 0
    ? await db.selectFrom('journal_entry').select('leaf as hash')
      .where('leaf_index', '>=', start).where('leaf_index', '<', end).orderBy('leaf_index').execute()
    : await db.selectFrom('journal_tile').select('root as hash')
      .where('level', '=', level - 1).where('index', '>=', start).where('index', '<', end).orderBy('index').execute()
  return rows.map(({ hash }) => new Uint8Array(hash))
}
