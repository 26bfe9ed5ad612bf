/** The entries of a peer's log as they were verified and kept: what was said can be verified again without asking anybody. */
import type { Db } from '../database/index.ts'
import { Frontier, leafHash, readBundle, tileWidth } from '../journal/index.ts'
import './tables.ts'

/** The root of the first entries of a log, from the bytes that were kept. */
export async function rootAt(db: Db, peer: string, size: number): Promise<Uint8Array> {
  const tree = new Frontier()
  for (let index = 0; index * tileWidth < size; index++) {
    const { bytes } = await db.selectFrom('federation_bundle').select('bytes').where('peer', '=', peer).where('index', '=', BigInt(index)).executeTakeFirstOrThrow()
    for (const content of readBundle(new Uint8Array(bytes)).slice(0, size - index * tileWidth)) tree.append(leafHash(content))
  }
  return tree.root()
}
