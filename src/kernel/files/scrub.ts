/** Reads what is stored again and again, a little at a time, so that damage is found before somebody needs the file. */
import { setTimeout as pause } from 'node:timers/promises'
import { type ExpressionBuilder, sql } from 'kysely'
import { type Instant, instantAt } from '../../law/time.ts'
import type { Db, Tables } from '../database/index.ts'
import type { Soundness } from './soundness.ts'

/** What bounds a scrub, and whom it tells. */
export interface ScrubBounds {
  readonly signal?: AbortSignal
  /** Told how many of the files that are due were read. */
  readonly progress?: (done: number, total: number) => void
  /** 64 MiB unless given: a fraction of what a disk gives. */
  readonly bytesPerSecond?: number
  /** After so many it ends, and the next one goes on: 32 GiB unless given, which take some nine minutes. */
  readonly mostBytes?: number
}

export interface Scrubbed {
  readonly sound: number
  readonly mended: number
  readonly damaged: number
}

/** Each content is read once in so many hours. */
const everyHours = 7 * 24
const batch = 500

/** Reads what was not read for a week, what is known to be damaged and what the second store lacks; the oldest first. */
export async function scrub({ db, now, soundness }: { readonly db: Db; readonly now: () => Instant; readonly soundness: Soundness }, {
  signal, progress, bytesPerSecond = 64 * 1024 ** 2, mostBytes = 32 * 1024 ** 3,
}: ScrubBounds): Promise<Scrubbed> {
  const began = now()
  const before = instantAt(Date.parse(began) - everyHours * 3_600_000)
  /** A content on its way in has no file yet. */
  const isDue = ({ eb, or, and }: ExpressionBuilder<Tables, 'blob'>) => and([
    sql<boolean>`exists (select from file where file.hash = blob.hash)`,
    or([eb('checked_at', 'is', null), eb('checked_at', '<', before), eb('damaged_at', 'is not', null), ...(soundness.hasCopy ? [eb('copied_at', 'is', null)] : [])]),
  ])
  const { total } = await db.selectFrom('blob').select(({ fn }) => fn.countAll<bigint>().as('total')).where(isDue).executeTakeFirstOrThrow()
  const count = { sound: 0, mended: 0, damaged: 0 }
  const seen = new Set<string>() // the damaged ones stay due
  let bytes = 0
  const start = performance.now()
  const pace = async (read: number): Promise<void> => {
    signal?.throwIfAborted()
    bytes += read
    const ahead = (bytes / bytesPerSecond) * 1000 - (performance.now() - start)
    if (ahead > 250) await pause(ahead, undefined, signal ? { signal } : {}).catch(() => signal?.throwIfAborted())
  }
  for (;;) {
    const rows = await db.selectFrom('blob').select(['hash', 'size', 'damaged_at']).where(isDue)
      .orderBy('checked_at', (order) => order.asc().nullsFirst()).limit(batch + seen.size).execute()
    const fresh = rows.filter(({ hash }) => !seen.has(hash))
    if (fresh.length === 0) return count
    for (const { hash, size, damaged_at } of fresh) {
      if (bytes >= mostBytes) return count
      seen.add(hash)
      const became = await soundness.examine({ hash, size: Number(size), damaged: damaged_at !== null }, pace)
      if (became !== 'gone') count[became] += 1
      progress?.(seen.size, Math.max(Number(total), seen.size))
    }
  }
}
