/** Prompts and answers that a key's owner asked to keep: sealed, for the company alone, and gone after the time of keeping. */
import { newId, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Instant, instantAt } from '../../../law/time.ts'
import { type ApiKey, keySubject } from '../keys/key.ts'
import type { Asked } from './asked.ts'

/** How long a call is kept, in days. */
export const loggedDays = 30

/** How many calls of this process, and letters of theirs, may wait to be written; what comes beyond is lost rather than fills the memory. */
const mostWaiting = 8_000
const mostLetters = 64 * 1024 * 1024

/** Milliseconds until what was kept is written. */
const writeAfter = 200

interface LogTable { id: string; key: string; at: Instant; expires_at: Instant; model: string; endpoint: string; status: number; sealed: string }

declare module '../../../kernel/database/index.ts' {
  interface Tables { gateway_log: LogTable }
}

export interface KeptCall {
  readonly id: string
  readonly at: Instant
  readonly expiresAt: Instant
  readonly model: string
  readonly endpoint: string
  readonly status: number
  /** The id that the caller was told in `x-request-id`. */
  readonly requestId: string
  /** The request as the caller sent it. */
  readonly request: unknown
  readonly texts: readonly string[]
}

export interface Logs {
  /** Keeps a call that has ended. At once; it is written within a second. What cannot be kept is told to the log: a call never fails for it. */
  keep(call: { readonly id: string; readonly key: ApiKey; readonly asked: Asked; readonly status: number; readonly texts: readonly string[] }): void
  /** Calls of a key, newest first; whoever asks has checked whose key it is. */
  list(key: string, page: { readonly limit: number; readonly offset: number }): Promise<{ readonly total: number; readonly calls: readonly KeptCall[] }>
  /** Forgets all calls of a key, and notes in the journal who wished it. */
  forget(tx: Tx, key: string, by: string): Promise<void>
  /** Forgets what has been kept long enough; answers how many. */
  sweep(): Promise<number>
  /** Writes what waits. */
  flush(): Promise<void>
}

const about = (id: string): string => `gateway-log:${id}`

export function openLogs({ db, now, secrets, journal }: Pick<Kernel, 'db' | 'now' | 'secrets' | 'journal'>, fault: (error: unknown) => void): Logs {
  let waiting: LogTable[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  /** Of those that wait and those that are being written. */
  let letters = 0

  async function write(earlier: Promise<void>, rows: readonly LogTable[]): Promise<void> {
    await earlier
    try {
      await db.insertInto('gateway_log').values(rows).execute()
    } catch (error) {
      fault(error)
    } finally {
      letters -= rows.reduce((sum, { sealed }) => sum + sealed.length, 0)
    }
  }

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const rows = waiting
    waiting = []
    if (rows.length > 0) writing = write(writing, rows)
    return writing
  }

  function keep({ id: requestId, key, asked, status, texts }: Parameters<Logs['keep']>[0]): void {
    if (waiting.length >= mostWaiting || letters > mostLetters) throw new Error('more calls are to be kept than can be written')
    const [id, at] = [newId(), now()]
    const sealed = secrets.seal(JSON.stringify({ requestId, request: asked.original, texts }), about(id))
    letters += sealed.length
    waiting.push({
      id, key: key.id, at, expires_at: instantAt(Date.parse(at) + loggedDays * 86_400_000), model: asked.model, endpoint: asked.endpoint,
      status, sealed,
    })
    timer ??= setTimeout(() => { void flush() }, writeAfter).unref()
  }

  return {
    flush,
    keep(call) {
      try {
        keep(call)
      } catch (error) {
        fault(error)
      }
    },
    async list(key, { limit, offset }) {
      const of = db.selectFrom('gateway_log').where('key', '=', key).where('expires_at', '>', now())
      const { total } = await of.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
      const rows = await of.selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute()
      return {
        total: Number(total),
        calls: rows.map(({ id, at, expires_at, model, endpoint, status, sealed }) => ({ id, at, expiresAt: expires_at, model, endpoint, status, ...JSON.parse(secrets.open(sealed, about(id))) as Pick<KeptCall, 'requestId' | 'request' | 'texts'> })),
      }
    },
    async forget(tx, key, by) {
      const { numDeletedRows } = await tx.deleteFrom('gateway_log').where('key', '=', key).executeTakeFirst()
      await journal.append(tx, by, { type: 'language-model.log-forgotten', subject: keySubject(key), body: { calls: Number(numDeletedRows) } })
    },
    async sweep() {
      const { numDeletedRows } = await db.deleteFrom('gateway_log').where('expires_at', '<=', now()).executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}
