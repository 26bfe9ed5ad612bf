/** Chunks that were sent for files to come, by whom and for which dataset. They are nobody else's. */
import type { Kernel } from '../../../kernel/index.ts'
import { Failure } from '../../../law/failure.ts'

interface XorbName { readonly dataset: string; readonly sender: string; readonly hash: string }

export interface Xorbs {
  /** The kernel's file with the chunks, and where each ends in it; undefined when it was not sent or has been swept. */
  find(name: XorbName): Promise<{ readonly file: string; readonly ends: readonly number[] } | undefined>
  put(xorb: XorbName & { readonly file: string; readonly ends: readonly number[] }): Promise<void>
}

export function openXorbs({ db, now, files }: Pick<Kernel, 'db' | 'now' | 'files'>): Xorbs {
  return {
    async find({ dataset, sender, hash }) {
      const row = await db.selectFrom('repository_xorb').select(['file', 'ends']).where('dataset', '=', dataset).where('sender', '=', sender).where('hash', '=', hash).executeTakeFirst()
      if (row === undefined) return undefined
      // What nobody attached the kernel sweeps after a day.
      return files.find(row.file).then(() => row, (error: unknown) => {
        if (error instanceof Failure) return undefined
        throw error
      })
    },
    async put({ ends, ...xorb }) {
      const sent = { file: xorb.file, ends: [...ends], at: now() }
      await db.insertInto('repository_xorb').values({ ...xorb, ...sent })
        .onConflict((same) => same.columns(['dataset', 'sender', 'hash']).doUpdateSet(sent)).execute()
    },
  }
}
