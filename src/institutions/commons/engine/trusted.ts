/** Runs SQL of our own in a child of its own: given files to read, one folder to write, and limits of the task. */
import { join } from 'node:path'
import { startChild } from './child.ts'
import { closedFailure } from './messages.ts'
import type { ResultPage } from './protocol.ts'
import { asPages } from './reply.ts'

/** Statements of ours over files of anyone: the SQL is trusted, what the files contain is not. */
export interface TrustedWork {
  /** Files that may be read, by their absolute paths. */
  readonly inputs?: readonly string[]
  /** The folder that may be written and read. */
  readonly output?: string
  /** Run one after another in one database; later ones see the tables of earlier ones. */
  readonly statements: readonly string[]
  readonly memoryMb?: number
  readonly deadlineMs?: number
  readonly threads?: number
  /** Rows of each result that are handed back at most; 10,000 when not given. */
  readonly rows?: number
  readonly signal?: AbortSignal
}

export interface TrustedSettings { readonly folder: string; readonly atOnce: number; readonly memoryMb: number; readonly spillMb: number }

export interface Trusted {
  run(work: TrustedWork): Promise<readonly ResultPage[]>
  close(): Promise<void>
}

export function openTrusted(settings: TrustedSettings): Trusted {
  const children = new Set<ReturnType<typeof startChild>>()
  const waiting: (() => void)[] = []
  let [running, started, closed] = [0, 0, false]

  return {
    async run(work) {
      if (running >= settings.atOnce) {
        const turn = Promise.withResolvers<void>()
        waiting.push(turn.resolve)
        await turn.promise
      } else {
        running += 1
      }
      try {
        if (closed) throw closedFailure()
        work.signal?.throwIfAborted()
        started += 1
        const memoryMb = work.memoryMb ?? settings.memoryMb
        const folder = join(settings.folder, `trusted-${started}`)
        const child = startChild({ memoryMb, fileMb: settings.spillMb, folder, only: { inputs: work.inputs ?? [], output: work.output } })
        children.add(child)
        try {
          return asPages(await child.run({
            key: String(started), tables: [], memoryMb, threads: work.threads ?? 2, spillMb: settings.spillMb,
            inputs: work.inputs ?? [], ...(work.output !== undefined && { output: work.output }),
          }, {
            kind: 'statements', statements: work.statements,
            bounds: { rows: work.rows ?? 10_000, pageSize: 32 * 2 ** 20, cellSize: 2 ** 20 },
          }, { deadlineMs: work.deadlineMs ?? 300_000, signal: work.signal }))
        } finally {
          child.kill()
          await child.gone
          children.delete(child)
        }
      } finally {
        const next = waiting.shift()
        if (next !== undefined) next()
        else running -= 1
      }
    },
    async close() {
      closed = true
      for (const child of children) child.kill()
      await Promise.all([...children].map(({ gone }) => gone))
    },
  }
}
