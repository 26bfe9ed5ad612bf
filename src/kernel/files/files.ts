/** The use cases of files: take in, give out, attach, remove, sweep. */
import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { type Instant, instantAt } from '../../law/time.ts'
import { newId, transact } from '../database/index.ts'
import type { Db, Tx } from '../database/index.ts'
import { decideType } from './media-types.ts'
import type { MediaType } from './media-types.ts'
import * as say from './messages.ts'
import { cleanName } from './names.ts'
import { hashBytes, blockBytes } from './blocks.ts'
import { isTestFile } from './scan.ts'
import type { ScanHook } from './scan.ts'
import { scrub } from './scrub.ts'
import type { ScrubBounds, Scrubbed } from './scrub.ts'
import { openSoundness } from './soundness.ts'
import { probeSpool, spoolStream, sweepSpool } from './spool.ts'
import type { ByteStream } from './spool.ts'
import type { ByteRange, FileStore } from './store.ts'
import type { FileTable } from './tables.ts'

/** A file that was taken in. */
export interface StoredFile {
  readonly id: string
  /** SHA-256 of the content in lower-case hex. */
  readonly hash: string
  readonly name: string
  readonly mediaType: string
  /** In bytes. */
  readonly size: number
  readonly scanned: 'clean' | 'not scanned'
  /** Who uploaded it, as the journal names actors. */
  readonly uploadedBy: string
  readonly at: Instant
  /** What it is attached to, such as `case:…`; absent until then. */
  readonly subject?: string
}

/** How a file may be. */
export interface Reception {
  /** As the sender calls it; any string is safe. */
  readonly name: string
  /** As the sender claims: it decides only when the name has no extension. */
  readonly mediaType?: string
  /** The size that the sender declared, when known: too large a file is then refused before it is read. */
  readonly declaredBytes?: number
  readonly limitBytes: number
  readonly accept: readonly MediaType[]
  /** Who uploads: an actor as the journal names it. */
  readonly by: string
}

/** What a sweep removed. */
export interface Swept {
  readonly files: number
  readonly contents: number
}

export interface Files {
  /**
   * Takes in a stream, once, in flat memory: measured, typed by its bytes, scanned, stored under its hash.
   * A `Failure` says what was wrong and the mend, and then nothing remains.
   */
  receive(stream: ByteStream, reception: Reception): Promise<StoredFile>
  /** The file's record; throws a `Failure` 'not found'. */
  find(id: string, within?: Db): Promise<StoredFile>
  /** The records of those of these files that are there, by id. */
  findAll(ids: readonly string[]): Promise<ReadonlyMap<string, StoredFile>>
  /** The SHA-256 of those of these files that are there, by id: a signature that speaks of a file by its id alone would hold for any other content. */
  hashes(ids: readonly string[], within?: Db): Promise<Readonly<Record<string, string>>>
  /** All files attached to a subject, oldest first. */
  attachedTo(subject: string): Promise<readonly StoredFile[]>
  /**
   * The record and the bytes, or a part of them, each block checked before it is given: the first before this resolves. The caller has
   * checked who may read. Throws a `Failure` 'unavailable' for what is damaged, and then the stream breaks with it.
   */
  open(id: string, range?: ByteRange): Promise<{ readonly file: StoredFile; readonly stream: ReadableStream<Uint8Array> }>
  /** All bytes of a file that is small enough to be held; throws as `open` does. */
  bytes(id: string): Promise<Buffer>
  /** Throws a `Failure` 'unavailable' when a file is known to be damaged, without reading it. */
  refuseDamaged(id: string): Promise<void>
  /**
   * Lends a file on the local disk, to be read only while `use` runs, to a program that cannot read a stream. It is read through and
   * checked before, unless this process did so and the file lies as it lay then.
   */
  borrow<T>(id: string, use: (path: string) => Promise<T>): Promise<T>
  /**
   * Attaches a file to what it belongs to; again is no change, elsewhere is a `Failure` 'conflict'. With `by`, only whoever
   * uploaded a file may attach it: to others it does not exist.
   */
  attach(tx: Tx, fileId: string, subject: string, by?: string): Promise<StoredFile>
  /** Moves a file from what it is attached to on to something else, such as from a draft to its case. */
  move(tx: Tx, fileId: string, from: string, to: string): Promise<void>
  /** Forgets a file, attached or not; its content goes with the next sweep, unless another file has the same. */
  remove(tx: Tx, fileId: string): Promise<void>
  /** Removes uploads that nobody attached and contents that nobody uses, since before `olderThan`: a day ago unless given. */
  sweep(olderThan?: Instant): Promise<Swept>
  /** Reads what was not read for a week, mends what is damaged from the second store and brings there what it lacks. */
  scrub(bounds?: ScrubBounds): Promise<Scrubbed>
  /** How many contents are known to be damaged. */
  damaged(): Promise<number>
  /** The hashes of damaged contents that nobody was told of yet; with the transaction in which they are, they count as told. */
  tellDamage(tx: Tx): Promise<readonly string[]>
  /** Returns when files can be taken in and given out now; throws whatever prevents it. */
  ready(): Promise<void>
}

const storedFile = (row: Selectable<FileTable>): StoredFile => ({
  id: row.id,
  hash: row.hash,
  name: row.name,
  mediaType: row.media_type,
  size: Number(row.size),
  scanned: row.scanned,
  uploadedBy: row.uploaded_by,
  at: row.at,
  ...(row.subject !== null && { subject: row.subject }),
})

/** As many hashes as one value of the database can hold: those of 8 TB. */
const mostBlocks = 2 ** 25

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Opens the files over a store. Without `scan` every file is recorded as "not scanned". What is damaged is mended from `copy`, the
 * second store, and `damaged` is told of each content once.
 */
export function openFiles({ db, now, store, copy, scan, damaged = async () => undefined }: {
  readonly db: Db
  readonly now: () => Instant
  readonly store: FileStore
  readonly copy?: FileStore
  readonly scan?: ScanHook
  readonly damaged?: (hash: string) => Promise<void>
}): Files {
  const soundness = openSoundness({ db, now, store, damaged, ...(copy && { copy }) })

  async function row(id: string, from: Db | Tx = db): Promise<Selectable<FileTable>> {
    if (!uuid.test(id)) throw say.noFile()
    const found = await from.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()
    if (!found) throw say.noFile()
    return found
  }

  /** The record with what is known of its content; the hashes of the blocks that a range touches, of all without one. */
  async function content(id: string, range?: ByteRange) {
    const first = Math.min(Math.floor((range?.start ?? 0) / blockBytes), mostBlocks)
    const count = range?.end === undefined ? mostBlocks : Math.min(Math.floor(range.end / blockBytes) - first + 1, mostBlocks)
    const hashes = sql<Uint8Array | null>`substring(blocks from ${first * hashBytes + 1}::int for ${count * hashBytes}::int)`
    if (!uuid.test(id)) throw say.noFile()
    const found = await db.selectFrom('file').innerJoin('blob', 'blob.hash', 'file.hash').selectAll('file').select(['damaged_at', hashes.as('hashes')])
      .where('id', '=', id).executeTakeFirst()
    if (!found) throw say.noFile()
    const { hashes: kept, damaged_at, ...row } = found
    const file = storedFile(row)
    return { file, hashes: kept, content: { hash: file.hash, size: file.size, damaged: damaged_at !== null } }
  }

  return {
    async receive(stream, { name, mediaType, declaredBytes, limitBytes, accept, by }) {
      if (declaredBytes !== undefined && declaredBytes > limitBytes) throw say.tooLarge(limitBytes, declaredBytes)
      const spooled = await spoolStream(stream, store.spool, limitBytes)
      try {
        const shown = cleanName(name)
        if (spooled.size === 0) throw say.emptyFile()
        if (isTestFile(spooled.head)) throw say.infected('EICAR')
        const type = decideType(shown, mediaType, spooled, accept)
        if (type === undefined) throw say.wrongType(shown, accept)
        const result = await scan?.(spooled.path)
        if (typeof result === 'object') throw say.infected(result.found)

        const [at, size] = [now(), BigInt(spooled.size)]
        const kept = { id: newId(), hash: spooled.hash, name: shown, media_type: type, size, uploaded_by: by, at }
        // The touch is committed before the bytes are stored: whoever sweeps either sees it, or has removed them by then.
        const { blocks } = spooled
        const { damaged_at } = await db.insertInto('blob').values({ hash: spooled.hash, size, touched_at: at, blocks, checked_at: at })
          .onConflict((same) => same.column('hash').doUpdateSet({ touched_at: at, blocks })).returning('damaged_at').executeTakeFirstOrThrow()
        if (await store.put(spooled.hash, spooled.path, ...(damaged_at === null ? [] : ['over'] as const))) await soundness.trust(spooled.hash)
        if (damaged_at !== null) await db.updateTable('blob').set({ damaged_at: null, told_at: null, checked_at: at }).where('hash', '=', spooled.hash).execute()
        return storedFile(await db.insertInto('file')
          .values({ ...kept, scanned: result ?? 'not scanned' }).returningAll().executeTakeFirstOrThrow())
      } finally {
        await rm(spooled.path, { force: true })
      }
    },

    async find(id, within) {
      return storedFile(await row(id, within))
    },

    async findAll(ids) {
      const asked = ids.filter((id) => uuid.test(id))
      const rows = asked.length === 0 ? [] : await db.selectFrom('file').selectAll().where('id', 'in', asked).execute()
      return new Map(rows.map((found) => [found.id, storedFile(found)]))
    },

    async hashes(ids, within = db) {
      const asked = ids.filter((id) => uuid.test(id))
      const rows = asked.length === 0 ? [] : await within.selectFrom('file').select(['id', 'hash']).where('id', 'in', asked).execute()
      return Object.fromEntries(rows.map(({ id, hash }) => [id, hash]))
    },

    async attachedTo(subject) {
      return (await db.selectFrom('file').selectAll().where('subject', '=', subject).orderBy('id').execute()).map(storedFile)
    },

    async open(id, range) {
      const lies = ({ start, end = start }: ByteRange): boolean => Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && end >= start
      if (range && !lies(range)) throw say.wrongRange()
      const { file, hashes, content: found } = await content(id, range)
      if (range && range.start >= file.size) throw say.wrongRange()
      if (range === undefined && found.damaged && !soundness.hasCopy) throw say.damagedFile()
      const end = Math.min(range?.end ?? file.size - 1, file.size - 1)
      return { file, stream: await soundness.read(found, hashes, { start: range?.start ?? 0, end }) }
    },

    async bytes(id) {
      return Buffer.concat(await Array.fromAsync((await this.open(id)).stream))
    },

    async refuseDamaged(id) {
      if ((await content(id, { start: 0, end: 0 })).content.damaged && !soundness.hasCopy) throw say.damagedFile()
    },

    async borrow(id, use) {
      return soundness.lend((await content(id, { start: 0, end: 0 })).content, use)
    },

    async attach(tx, fileId, subject, by) {
      const found = await row(fileId, tx)
      if (by !== undefined && found.uploaded_by !== by) throw say.noFile()
      if (found.subject === subject) return storedFile(found)
      const attached = await tx.updateTable('file').set({ subject, attached_at: now() })
        .where('id', '=', fileId).where('subject', 'is', null).returningAll().executeTakeFirst()
      if (!attached) throw say.attachedElsewhere()
      return storedFile(attached)
    },

    async move(tx, fileId, from, to) {
      const moved = await tx.updateTable('file').set({ subject: to }).where('id', '=', fileId).where('subject', '=', from).executeTakeFirst()
      if (moved.numUpdatedRows === 0n) throw say.noFile()
    },

    async remove(tx, fileId) {
      await row(fileId, tx)
      await tx.deleteFrom('file').where('id', '=', fileId).execute()
    },

    async sweep(olderThan = instantAt(Date.parse(now()) - 86_400_000)) {
      await sweepSpool(store.spool, new Date(olderThan))
      const { numDeletedRows } = await db.deleteFrom('file')
        .where('subject', 'is', null).where('at', '<', olderThan).executeTakeFirst()
      const unused = sql<boolean>`not exists (select from file where file.hash = blob.hash)`
      const candidates = await db.selectFrom('blob').select('hash').where('touched_at', '<', olderThan).where(unused).execute()
      let contents = 0
      for (const { hash } of candidates) {
        contents += await transact(db, async (tx) => {
          const gone = await tx.deleteFrom('blob')
            .where('hash', '=', hash).where('touched_at', '<', olderThan).where(unused).executeTakeFirst()
          if (gone.numDeletedRows === 0n) return 0
          await copy?.remove(hash)
          await store.remove(hash) // while the row is locked: an upload of the same content waits, and then stores it anew
          return 1
        })
      }
      return { files: Number(numDeletedRows), contents }
    },

    scrub: (bounds = {}) => scrub({ db, now, soundness }, bounds),

    async damaged() {
      const { count } = await db.selectFrom('blob').select(({ fn }) => fn.countAll<bigint>().as('count')).where('damaged_at', 'is not', null).executeTakeFirstOrThrow()
      return Number(count)
    },

    async tellDamage(tx) {
      const told = await tx.updateTable('blob').set({ told_at: now() }).where('damaged_at', 'is not', null).where('told_at', 'is', null).returning('hash').execute()
      return told.map(({ hash }) => hash).toSorted()
    },

    async ready() {
      await probeSpool(store.spool)
      await store.has('0'.repeat(64))
    },
  }
}
