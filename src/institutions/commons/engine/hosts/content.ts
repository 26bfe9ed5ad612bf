/** What a file contains, by which both sides name it. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { longestPiece } from './frames.ts'

const mostRemembered = 10_000
const remembered = new Map<string, Promise<string>>()

/** The SHA-256 of a file, in hex. It is read once while its size, place and time are the same: files are never changed while they are named. */
export async function contentOf(path: string): Promise<string> {
  const { size, ino, mtimeNs } = await stat(path, { bigint: true })
  const key = [path, size, ino, mtimeNs].join('\0')
  const known = remembered.get(key)
  if (known !== undefined) return known
  const read = hashOf(path)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, read)
  read.catch(() => remembered.delete(key))
  return read
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: longestPiece })) hash.update(piece as Buffer)
  return hash.digest('hex')
}
