/** The entries of a peer's log as they were verified and kept: what was said can be verified again without asking anybody. */
import type { Db } from '../database/index.ts'
import { consistencyRanges, Frontier, joined, leafHash, middleOf, nodeHash, type Range, readBundle, readTile, type Subtree, subtrees, tileWidth } from '../journal/index.ts'
import './tables.ts'
import type { Verified } from './verified.ts'

async function entriesIn(db: Db, peer: string, index: number): Promise<readonly Uint8Array[]> {
  const { bytes } = await db.selectFrom('federation_bundle').select('bytes').where('peer', '=', peer).where('index', '=', BigInt(index)).executeTakeFirstOrThrow()
  return readBundle(new Uint8Array(bytes))
}

/** The tree of the first entries of a log, from the bytes that were kept: those of one bundle, after the edge that was kept at the end of the one before. */
export async function treeAt(db: Db, peer: string, size: number): Promise<Frontier> {
  const before = await db.selectFrom('federation_bundle').select(['index', 'edge']).where('peer', '=', peer).where('index', '<', BigInt(Math.floor(size / tileWidth)))
    .where('edge', 'is not', null).orderBy('index', 'desc').limit(1).executeTakeFirst()
  const from = before === undefined ? 0 : Number(before.index) + 1
  const tree = Frontier.at(from * tileWidth, before?.edge ? readTile(new Uint8Array(before.edge)) : [])
  for (let index = from; tree.size < size; index += 1) {
    for (const content of (await entriesIn(db, peer, index)).slice(0, size - index * tileWidth)) tree.append(leafHash(content))
  }
  return tree
}

/** The hash of a perfect subtree, from a bundle, or from the edge at its end where it is a left child: there nothing is joined to it yet. */
async function subtreeAt(db: Db, peer: string, { level, index }: Subtree): Promise<Uint8Array> {
  const width = 2 ** level
  if (width > tileWidth && index % 2 === 1) return nodeHash(await subtreeAt(db, peer, { level: level - 1, index: 2 * index }), await subtreeAt(db, peer, { level: level - 1, index: 2 * index + 1 }))
  if (width > tileWidth) return (await treeAt(db, peer, (index + 1) * width)).edge.at(-1)!
  const tree = new Frontier()
  const start = (index * width) % tileWidth
  for (const content of (await entriesIn(db, peer, Math.floor((index * width) / tileWidth))).slice(start, start + width)) tree.append(leafHash(content))
  return tree.root()
}

/** The proof that the tree of the checkpoint that was verified last goes on from its first `older` entries (RFC 9162, 2.1.4.1), as far as `older` was verified. */
export async function keptProof(db: Db, peer: string, { size, said, ahead }: Pick<Verified, 'size' | 'said' | 'ahead'>, older: number): Promise<readonly Uint8Array[]> {
  const name = ({ start, end }: Range): string => `${start}-${end}`
  const beyond = new Map(size < said ? consistencyRanges(size, said).map((range, at) => [name(range), ahead[at]!]) : [])
  const hashOf = async (range: Range): Promise<Uint8Array> => {
    const { start, end } = range
    if (end <= size) return joined(await inTurn(subtrees(range), (subtree) => subtreeAt(db, peer, subtree)))
    const middle = middleOf(range) // the right parts beside the path to what was verified are those that lead on from it
    return beyond.get(name(range)) ?? nodeHash(await hashOf({ start, end: middle }), await hashOf({ start: middle, end }))
  }
  return inTurn(consistencyRanges(older, said), hashOf)
}

async function inTurn<T>(all: readonly T[], read: (one: T) => Promise<Uint8Array>): Promise<Uint8Array[]> {
  const hashes: Uint8Array[] = []
  for (const one of all) hashes.push(await read(one))
  return hashes
}
