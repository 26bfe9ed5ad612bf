/** Keeps contents in a local folder, `ab/cd/abcd…`, each written beside its place and moved there in one step. */
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { missingBytes } from './messages.ts'
import { checkHash, isHash } from './store.ts'
import type { ByteRange, FileStore } from './store.ts'

/** Opens the store in `path`, making the folder when it is not there. */
export async function folderStore(path: string): Promise<FileStore> {
  const spool = join(path, 'spool')
  await mkdir(spool, { recursive: true, mode: 0o700 })

  const place = (hash: string): string => {
    checkHash(hash)
    return join(path, hash.slice(0, 2), hash.slice(2, 4), hash)
  }

  const has = (hash: string): Promise<boolean> => stat(place(hash)).then(() => true, isMissing)

  return {
    spool,
    has,
    place,
    async put(hash, from, over) {
      const to = place(hash)
      if (over === undefined && await has(hash)) return false
      await sync(from)
      await mkdir(dirname(to), { recursive: true, mode: 0o700 })
      await rename(from, to)
      await sync(dirname(to)) // the name is as durable as the bytes
      return true
    },
    async get(hash, range) {
      const handle = await open(place(hash), 'r').catch((error) => {
        throw isMissing(error) || missingBytes()
      })
      return streamOf(handle, range)
    },
    async lend(hash, use) {
      if (!await has(hash)) throw missingBytes()
      return use(place(hash))
    },
    async remove(hash) {
      await rm(place(hash), { force: true })
    },
    async *list() {
      for (const name of await readdir(path, { recursive: true, withFileTypes: true })) {
        if (name.isFile() && isHash(name.name)) yield name.name
      }
    },
  }
}

const chunkBytes = 256 * 1024

/** The bytes of an open file, as fast as they are asked for; the file is closed at the end or when the reader goes away. */
function streamOf(handle: FileHandle, { start, end = Infinity }: ByteRange = { start: 0 }): ReadableStream<Uint8Array> {
  let at = start
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const wanted = Math.min(chunkBytes, end - at + 1)
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(wanted), 0, wanted, at)
      at += bytesRead
      if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
      await handle.close()
      controller.close()
    },
    cancel: () => handle.close(),
  }, { highWaterMark: 0 }) // nothing is read that nobody asked for: readers can be slow, and many
}

const isMissing = (error: unknown): false => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
  throw error
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Windows cannot flush a folder: there the file system's own journal keeps the name.
    if (!(error instanceof Error && 'code' in error && (error.code === 'EPERM' || error.code === 'EISDIR'))) throw error
  } finally {
    await handle.close()
  }
}
