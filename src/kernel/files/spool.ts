/** Takes in a stream once: to disk, with its hash, size and a glimpse of its ends; memory stays flat. */
import { randomUUID } from 'node:crypto'
import { open, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../law/failure.ts'
import { ContentDigest } from './blocks.ts'
import type { Glimpse } from './media-types.ts'
import { interrupted, tooLarge } from './messages.ts'

/** A content on the local disk, under way to the store. */
export interface Spooled extends Glimpse {
  readonly path: string
  /** SHA-256 in hex. */
  readonly hash: string
  readonly size: number
  /** The hashes of its blocks, one after another. */
  readonly blocks: Uint8Array
}

const glimpseBytes = 64 * 1024

/** Anything that gives bytes piece by piece: a request's body, a part of a form, a file. */
export type ByteStream = AsyncIterable<Uint8Array>

/**
 * Writes a stream into the folder `spool`. When it breaks, or is longer than `limitBytes`, nothing remains and a `Failure`
 * is thrown; the rest of too long a stream is not read.
 */
export async function spoolStream(stream: ByteStream, spool: string, limitBytes: number): Promise<Spooled> {
  const path = join(spool, `${randomUUID()}.upload`)
  const handle = await open(path, 'wx', 0o600)
  const digest = new ContentDigest()
  const head = new Uint8Array(glimpseBytes)
  const tail = new Tail()
  let [size, zeros] = [0, false]
  try {
    for await (const chunk of stream) {
      if (size + chunk.length > limitBytes) throw tooLarge(limitBytes)
      if (size < glimpseBytes) head.set(chunk.subarray(0, glimpseBytes - size), size)
      tail.add(chunk)
      zeros ||= chunk.includes(0)
      digest.add(chunk)
      await handle.writeFile(chunk)
      size += chunk.length
    }
    await handle.close()
  } catch (error) {
    await handle.close()
    await rm(path, { force: true })
    // The disk's own errors carry a code and a call; anything else came from the sender's side.
    if (error instanceof Failure || (error instanceof Error && 'syscall' in error && error.syscall === 'write')) throw error
    throw interrupted()
  }
  return { path, ...digest.end(), head: head.subarray(0, size), tail: tail.read(), zeros }
}

/** Keeps the last 64 KiB of what goes by, without growing however small the chunks are. */
class Tail {
  readonly #bytes = new Uint8Array(2 * glimpseBytes)
  #used = 0

  add(chunk: Uint8Array): void {
    const last = chunk.subarray(-glimpseBytes)
    if (this.#used + last.length > this.#bytes.length) {
      this.#bytes.copyWithin(0, this.#used - glimpseBytes, this.#used)
      this.#used = glimpseBytes
    }
    this.#bytes.set(last, this.#used)
    this.#used += last.length
  }

  read(): Uint8Array {
    return this.#bytes.subarray(Math.max(0, this.#used - glimpseBytes), this.#used)
  }
}

/** Writes a little and takes it away: only that tells of a full disk. Throws what prevents it. */
export async function probeSpool(spool: string): Promise<void> {
  const path = join(spool, `${randomUUID()}.upload`)
  await writeFile(path, path, { mode: 0o600 }).finally(() => rm(path, { force: true }))
}

/** Removes what killed processes left in the spool: uploads that nobody has written to since `before`. */
export async function sweepSpool(spool: string, before: Date): Promise<void> {
  for (const name of await readdir(spool)) {
    if (!name.endsWith('.upload')) continue
    const path = join(spool, name)
    const last = await stat(path).then((found) => found.mtime, () => undefined)
    if (last && last < before) await rm(path, { force: true })
  }
}
