/** Chunks that were sent for files to come, by whom and to what. They are nobody else's. */
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { Files } from '../files/index.ts'

interface XorbName { readonly subject: string; readonly sender: string; readonly hash: string }

export interface Xorbs {
  /** The kernel's file with the chunks, and where each ends in it; undefined when it was not sent or has been swept. */
  find(name: XorbName): Promise<{ readonly file: string; readonly ends: readonly number[] } | undefined>
  put(xorb: XorbName & { readonly file: string; readonly ends: readonly number[] }): Promise<void>
}

export function openXorbs({ db, now, files }: { readonly db: Db; readonly now: () => Instant; readonly files: Files }): Xorbs {
  return {
    async find({ subject, sender, hash }) {
      const row = await db.selectFrom('upload_xorb').select(['file', 'ends']).where('subject', '=', subject).where('sender', '=', sender).where('hash', '=', hash).executeTakeFirst()
      if (row === undefined) return undefined
      // What nobody attached the kernel sweeps after a day.
      return files.find(row.file).then(() => row, (error: unknown) => {
        if (error instanceof Failure) return undefined
        throw error
      })
    },
    async put({ ends, ...xorb }) {
      const sent = { file: xorb.file, ends: [...ends], at: now() }
      await db.insertInto('upload_xorb').values({ ...xorb, ...sent })
        .onConflict((same) => same.columns(['subject', 'sender', 'hash']).doUpdateSet(sent)).execute()
    },
  }
}
