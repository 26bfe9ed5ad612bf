/** Keeps contents what they were: checks them before they leave, remembers what is damaged, mends it from the second store. */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { blockBytes, ContentDigest, type Digested, hashBytes, inBlocks, isBlock } from './blocks.ts'
import { damagedFile } from './messages.ts'
import type { ByteRange, FileStore } from './store.ts'

/** A content as its row has it, with the hashes of the blocks that are asked for; null when none were ever taken. */
export interface Content {
  readonly hash: string
  readonly size: number
  readonly damaged: boolean
}

export interface Soundness {
  /** The bytes of a range, each block checked before any of it is given; throws a `Failure` 'unavailable' for what is damaged. */
  read(content: Content, hashes: Uint8Array | null, range: Required<ByteRange>): Promise<ReadableStream<Uint8Array>>
  /** Lends the bytes as a local file, read through and checked unless it lies there as it lay when it was checked last. */
  lend<T>(content: Content, use: (path: string) => Promise<T>): Promise<T>
  /** Notes that the store has just taken the bytes from us, so that the first lending need not read them. */
  trust(hash: string): Promise<void>
  /** Reads a content through, mends it when it can, brings it into the second store; answers what became of it. */
  examine(content: Content, pace?: (bytes: number) => Promise<void>): Promise<'sound' | 'mended' | 'damaged' | 'gone'>
  /** Whether a content that is known to be damaged can still be given out, by the second store. */
  readonly hasCopy: boolean
}

/** What a process remembers of files that it has checked; beyond it, they are checked again. */
const mostRemembered = 100_000

/** `damaged` is told of each content once, when it is found. */
export function openSoundness({ db, now, store, copy, damaged }: {
  readonly db: Db
  readonly now: () => Instant
  readonly store: FileStore
  readonly copy?: FileStore
  readonly damaged: (hash: string) => Promise<void>
}): Soundness {
  /** How a lent file lay when it was checked. */
  const checked = new Map<string, string>()
  const rememberCheck = (hash: string, stamp: string): void => {
    if (checked.size >= mostRemembered) checked.clear()
    checked.set(hash, stamp)
  }

  async function remember(hash: string): Promise<void> {
    checked.delete(hash)
    const found = await db.updateTable('blob').set({ damaged_at: now() }).where('hash', '=', hash).where('damaged_at', 'is', null).returning('hash').executeTakeFirst()
    if (found) await damaged(hash)
  }

  async function rememberSound({ hash, blocks }: Digested): Promise<void> {
    await db.updateTable('blob').set({ blocks, checked_at: now(), damaged_at: null, told_at: null }).where('hash', '=', hash).execute()
  }

  /** A block of the second store in place of one that is damaged. */
  async function blockOfCopy(hash: string, index: number, isRight: (block: Uint8Array) => boolean): Promise<Uint8Array> {
    await remember(hash)
    const range = { start: index * blockBytes, end: (index + 1) * blockBytes - 1 }
    const found = copy && await copy.get(hash, range).then((stream) => new Response(stream).bytes()).catch(() => undefined)
    if (found === undefined || !isRight(found)) throw damagedFile()
    return found
  }

  /** The blocks from the first to the last, each of them right, whichever store it comes from. */
  async function* rightBlocks(hash: string, hashes: Uint8Array, first: number, last: number): AsyncGenerator<Uint8Array> {
    const isRight = (index: number) => (block: Uint8Array): boolean => isBlock(block, hashes, index - first)
    let index = first
    const source = inBlocks(present(store, hash, { start: first * blockBytes, end: (last + 1) * blockBytes - 1 }))
    try {
      for (;;) {
        const next = await readable(source)
        if (next === undefined) break
        yield isRight(index)(next) ? next : await blockOfCopy(hash, index, isRight(index))
        index += 1
      }
      while (index <= last) { // it ended early: cut off, gone, or not to be read
        yield await blockOfCopy(hash, index, isRight(index))
        index += 1
      }
    } finally {
      await source.return(undefined)
    }
  }

  /** The hashes of all blocks: those that are kept, or those of a content that was just read and is what its name says. */
  async function hashesOf(content: Content): Promise<Uint8Array> {
    const kept = await db.selectFrom('blob').select('blocks').where('hash', '=', content.hash).executeTakeFirst()
    if (kept?.blocks) return kept.blocks
    const digested = await digest(present(store, content.hash)).catch(ifUnreadable)
    if (digested?.hash === content.hash) {
      await rememberSound(digested)
      return digested.blocks
    }
    await remember(content.hash)
    const other = copy && await digest(present(copy, content.hash)).catch(ifUnreadable)
    if (other?.hash !== content.hash) throw damagedFile()
    await db.updateTable('blob').set({ blocks: other.blocks }).where('hash', '=', content.hash).execute()
    return other.blocks
  }

  /** Writes a content, right block by right block, into a store, over whatever lies there. */
  async function write(content: Content, into: FileStore): Promise<boolean> {
    const path = join(into.spool, `${randomUUID()}.upload`)
    try {
      const all = await hashesOf(content)
      const digested = await keep(rightBlocks(content.hash, all, 0, all.length / hashBytes - 1), path)
      if (digested.hash !== content.hash) return false
      await into.put(content.hash, path, 'over')
      return true
    } catch (error) {
      if (error instanceof Failure) return false
      throw error
    } finally {
      await rm(path, { force: true })
    }
  }

  async function mend(content: Content): Promise<boolean> {
    await remember(content.hash)
    if (!copy || !await write(content, store)) return false
    await db.updateTable('blob').set({ checked_at: now(), damaged_at: null, told_at: null }).where('hash', '=', content.hash).execute()
    return true
  }

  async function isSound(path: string, content: Content): Promise<boolean> {
    const stamp = await stampOf(path)
    if (!content.damaged && checked.get(content.hash) === stamp) return true
    const digested = await digest(createReadStream(path, { highWaterMark: blockBytes })).catch(ifUnreadable)
    if (digested?.hash !== content.hash) return false
    rememberCheck(content.hash, stamp)
    await rememberSound(digested)
    return true
  }

  return {
    hasCopy: copy !== undefined,

    async read(content, hashes, { start, end }) {
      const [first, last] = [Math.floor(start / blockBytes), Math.floor(end / blockBytes)]
      const wanted = hashes ?? (await hashesOf(content)).subarray(first * hashBytes, (last + 1) * hashBytes)
      return streamOf(cut(rightBlocks(content.hash, wanted, first, last), start - first * blockBytes, end - start + 1))
    },

    async lend(content, use) {
      let used = false
      const attempt = () => store.lend(content.hash, async (path) => {
        if (!await isSound(path, content)) return undefined
        used = true
        return { value: await use(path) }
      }).catch((error: unknown) => {
        if (used || !isAbsent(error)) throw error
        return undefined
      })
      const lent = await attempt() ?? (await mend(content) ? await attempt() : undefined)
      if (lent === undefined) throw damagedFile()
      return lent.value
    },

    async trust(hash) {
      if (store.place) rememberCheck(hash, await stampOf(store.place(hash)))
    },

    async examine(content, pace) {
      const found = await digest(present(store, content.hash), pace).catch(ifUnreadable)
      const known = await db.selectFrom('blob').select(['hash', 'copied_at']).where('hash', '=', content.hash).executeTakeFirst()
      if (!known) return 'gone' // swept meanwhile
      const sound = found?.hash === content.hash
      if (sound) await rememberSound(found)
      else if (!await mend(content)) return 'damaged'
      if (copy) {
        const other = known.copied_at === null ? undefined : await digest(present(copy, content.hash), pace).catch(ifUnreadable)
        if (other?.hash !== content.hash && await write(content, copy)) {
          await db.updateTable('blob').set({ copied_at: now() }).where('hash', '=', content.hash).execute()
        }
      }
      return sound ? 'sound' : 'mended'
    },
  }
}

/** The bytes of a store; none where it lacks them, which is found out as damage is. */
async function* present(store: FileStore, hash: string, range?: ByteRange): AsyncGenerator<Uint8Array> {
  const stream = await store.get(hash, range).catch((error: unknown) => {
    if (isAbsent(error)) return undefined
    throw error
  })
  if (stream) yield* stream
}

const isAbsent = (error: unknown): boolean => error instanceof Failure && error.kind === 'not found'

/** A sector that a disk cannot read any more is as good as other bytes. */
const ifUnreadable = (error: unknown): undefined => {
  if (error instanceof Error && 'code' in error && error.code === 'EIO') return undefined
  throw error
}

const readable = (source: AsyncGenerator<Uint8Array>): Promise<Uint8Array | undefined> =>
  source.next().then(({ value, done }) => (done ? undefined : value), ifUnreadable)

async function digest(stream: AsyncIterable<Uint8Array>, pace?: (bytes: number) => Promise<void>): Promise<Digested> {
  const digest = new ContentDigest()
  for await (const chunk of stream) {
    digest.add(chunk)
    await pace?.(chunk.length)
  }
  return digest.end()
}

/** Writes a stream into a new file, durably, and answers what was written. */
async function keep(stream: AsyncIterable<Uint8Array>, path: string): Promise<Digested> {
  const digest = new ContentDigest()
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of stream) {
      digest.add(chunk)
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return digest.end()
}

/**
 * What changes when anything but the disk itself changes a file. Its ctime is left out: a link that shows it to a confined process changes that,
 * and every lending would have to read the whole file again.
 */
async function stampOf(path: string): Promise<string> {
  const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true })
  return [dev, ino, size, mtimeNs].join(' ')
}

/** So many bytes of a stream, from `from` on. */
async function* cut(blocks: AsyncGenerator<Uint8Array>, from: number, length: number): AsyncGenerator<Uint8Array> {
  let skip = from
  let left = length
  for await (const block of blocks) {
    const piece = block.subarray(skip, skip + left)
    skip = 0
    left -= piece.length
    yield piece
    if (left === 0) return
  }
}

/** The bytes as they are asked for and not before; the first are there, and checked, when it resolves. */
async function streamOf(source: AsyncGenerator<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  let next: IteratorResult<Uint8Array> | undefined = await source.next()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = next ?? await source.next()
      next = undefined
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() { await source.return(undefined) },
  }, { highWaterMark: 0 })
}
