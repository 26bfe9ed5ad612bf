/** The use cases of uploads: announce, take in, join, find. Only whoever began an upload can use what came of it. */
import { randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Selectable } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import { type Db, transact } from '../database/index.ts'
import type { ByteStream, Files } from '../files/index.ts'
import * as say from './messages.ts'
import type { UploadRow } from './tables.ts'
import { openXorbs, type Xorbs } from './xorbs.ts'

/** The largest content, in bytes. */
export const largestContent = 1024 ** 4
/** What a slow line sends within the five minutes that the server waits for a request; also how much a broken line costs. */
const onePiece = 32 * 1024 ** 2
const smallestPart = 32 * 1024 ** 2
const mostParts = 5_000
const keptHours = 72

/** An upload that waits for bytes. */
export interface Upload {
  /** Whoever holds it may send the bytes of exactly this content, and nothing else. */
  readonly secret: string
  /** In bytes. */
  readonly size: number
  /** Absent when the content comes in one piece. */
  readonly parts?: { readonly bytes: number; readonly count: number; readonly received: readonly number[] }
}

/** A content that somebody has or is about to send. */
interface Announced {
  /** What it is sent to, such as `dataset:…`. */
  readonly subject: string
  /** Who sends, as the journal names actors. */
  readonly sender: string
  /** SHA-256 in lower-case hex. */
  readonly hash: string
  /** In bytes. */
  readonly size: number
}

export interface Uploads {
  /** What is to be sent: nothing (`here`) when the sender has sent the content, else the upload, begun or gone on with. */
  begin(announced: Announced): Promise<'here' | Upload>
  /** Takes the content in one piece. Throws a `Failure` when it is not the content that was announced. */
  receive(secret: string, stream: ByteStream): Promise<void>
  /** Takes one part, numbered from 1; one that is there already is not read again. Answers its SHA-256. */
  receivePart(secret: string, number: number, stream: () => ByteStream): Promise<string>
  /** Joins the parts. Throws a `Failure` that names the missing ones. */
  complete(secret: string): Promise<void>
  /** The kernel's file that has the content, for a commit; undefined when it was not sent. */
  found(announced: Omit<Announced, 'size'>): Promise<string | undefined>
  /** Chunks of contents to come. */
  readonly xorbs: Xorbs
  /** Forgets uploads that nobody goes on with. */
  sweep(): Promise<void>
}

export function openUploads({ db, now, files }: { readonly db: Db; readonly now: () => Instant; readonly files: Files }): Uploads {
  /** Whether the kernel still has a file: what nobody attached is swept after a day. */
  const has = (file: string): Promise<boolean> => files.find(file).then(() => true, (error) => {
    if (error instanceof Failure) return false
    throw error
  })

  async function at(secret: string): Promise<Selectable<UploadRow>> {
    const row = await db.selectFrom('upload').selectAll().where('secret', '=', secret).executeTakeFirst()
    if (row === undefined) throw say.noUpload()
    return row
  }

  /** The parts that are there, by number. */
  async function partsOf(secret: string): Promise<ReadonlyMap<number, { readonly file: string; readonly hash: string }>> {
    const rows = await db.selectFrom('upload_part').selectAll().where('upload', '=', secret).orderBy('number').execute()
    const there = await Promise.all(rows.map(({ file }) => has(file)))
    return new Map(rows.filter((_, index) => there[index]).map(({ number, file, hash }) => [number, { file, hash }]))
  }

  async function found({ subject, sender, hash }: Omit<Announced, 'size'>): Promise<string | undefined> {
    const sent = await db.selectFrom('upload').select('file').where('subject', '=', subject).where('sender', '=', sender).where('hash', '=', hash).executeTakeFirst()
    return sent?.file && await has(sent.file) ? sent.file : undefined
  }

  /** Takes in the whole content; what is not the announced one is forgotten again. */
  async function keep({ secret, sender, hash, size }: Selectable<UploadRow>, stream: ByteStream): Promise<void> {
    const file = await files.receive(stream, { name: hash, limitBytes: Number(size), accept: ['application/octet-stream'], by: sender })
    if (file.hash !== hash || file.size !== Number(size)) {
      await transact(db, (tx) => files.remove(tx, file.id))
      throw say.otherContent()
    }
    await transact(db, async (tx) => {
      await tx.updateTable('upload').set({ file: file.id }).where('secret', '=', secret).execute()
      const parts = await tx.deleteFrom('upload_part').where('upload', '=', secret).returning('file').execute()
      for (const part of parts) await files.remove(tx, part.file).catch(alreadySwept)
    })
  }

  async function join(secret: string): Promise<void> {
    const upload = await at(secret)
    if (upload.file !== null && await has(upload.file)) return
    const parts = await partsOf(secret)
    const count = Math.ceil(Number(upload.size) / Number(upload.part_bytes ?? upload.size))
    const missing = Array.from({ length: count }, (_, index) => index + 1).filter((number) => !parts.has(number))
    if (missing.length > 0) throw say.missingParts(missing.slice(0, 20))
    await keep(upload, joined(Array.from({ length: count }, (_, index) => parts.get(index + 1)!.file)))
  }

  /** Parts that are being joined: a client that waited too long asks again, and then waits for the same work. */
  const joining = new Map<string, Promise<void>>()

  return {
    found,
    xorbs: openXorbs({ db, now, files }),
    async begin({ subject, sender, hash, size }) {
      if (await found({ subject, sender, hash }) !== undefined) return 'here'
      const partBytes = size <= onePiece ? undefined : Math.max(smallestPart, Math.ceil(size / mostParts))
      const row = await db.insertInto('upload').values({
        secret: randomBytes(24).toString('base64url'), subject, sender, hash, size: BigInt(size),
        part_bytes: partBytes === undefined ? null : BigInt(partBytes), file: null, at: now(),
      }).onConflict((same) => same.columns(['subject', 'sender', 'hash']).doUpdateSet({ at: now(), file: null }))
        .returningAll().executeTakeFirstOrThrow()
      if (Number(row.size) !== size) throw say.otherContent()
      if (partBytes === undefined) return { secret: row.secret, size }
      return { secret: row.secret, size, parts: { bytes: partBytes, count: Math.ceil(size / partBytes), received: [...(await partsOf(row.secret)).keys()] } }
    },
    async receive(secret, stream) {
      await keep(await at(secret), stream)
    },
    async receivePart(secret, number, stream) {
      const { size, part_bytes: partBytes, sender } = await at(secret)
      const count = partBytes === null ? 0 : Math.ceil(Number(size) / Number(partBytes))
      if (!(Number.isInteger(number) && number >= 1 && number <= count)) throw say.noUpload()
      const there = (await partsOf(secret)).get(number)
      if (there) return there.hash
      const wanted = number < count ? Number(partBytes) : Number(size) - Number(partBytes) * (count - 1)
      const part = await files.receive(stream(), { name: 'part', limitBytes: wanted, accept: ['application/octet-stream'], by: sender })
      if (part.size !== wanted) {
        await transact(db, (tx) => files.remove(tx, part.id))
        throw say.otherContent()
      }
      const { id: file, hash } = part
      await db.insertInto('upload_part').values({ upload: secret, number, hash, file })
        .onConflict((same) => same.columns(['upload', 'number']).doUpdateSet({ hash, file })).execute()
      return hash
    },
    complete(secret) {
      const work = joining.get(secret) ?? join(secret).finally(() => joining.delete(secret))
      joining.set(secret, work)
      return work
    },
    async sweep() {
      const before = instantAt(Date.parse(now()) - keptHours * 3_600_000)
      await db.deleteFrom('upload').where('at', '<', before).execute()
      await db.deleteFrom('upload_xorb').where('at', '<', before).execute()
    },
  }

  /** The parts one after another, always in the same buffer: buffers of their own would keep the collector of garbage busy. */
  async function* joined(parts: readonly string[]): AsyncGenerator<Uint8Array> {
    const buffer = Buffer.allocUnsafeSlow(1024 ** 2)
    for (const part of parts) {
      const { promise: given, resolve, reject } = Promise.withResolvers<string>()
      const { promise: read, resolve: release } = Promise.withResolvers<void>()
      const borrowed = files.borrow(part, async (path) => {
        resolve(path)
        await read
      })
      borrowed.catch(reject)
      const handle = await open(await given)
      try {
        for (;;) {
          const { bytesRead } = await handle.read(buffer)
          if (bytesRead === 0) break
          yield buffer.subarray(0, bytesRead)
        }
      } finally {
        await handle.close()
        release()
        await borrowed
      }
    }
  }
}

const alreadySwept = (error: unknown): void => {
  if (!(error instanceof Failure)) throw error
}
