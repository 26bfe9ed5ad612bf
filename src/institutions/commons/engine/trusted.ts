/** Runs SQL of our own in a child of its own: given files to read, limits of the task, and a folder that no other task sees. */
import { basename, join } from 'node:path'
import { takeFile } from '../../../kernel/sandbox/index.ts'
import { startChild } from './child.ts'
import { closedFailure } from './messages.ts'
import type { ResultPage } from './protocol.ts'
import { asPages } from './reply.ts'

/** Statements of ours over files of anyone: the SQL is trusted, what the files contain is not. */
interface Work {
  /** Files that may be read, by their absolute paths. */
  readonly inputs?: readonly string[]
  readonly memoryMb?: number
  readonly deadlineMs?: number
  readonly threads?: number
  readonly signal?: AbortSignal
}

export interface TrustedWork extends Work {
  /** Run one after another in one database; later ones see the tables of earlier ones. */
  readonly statements: readonly string[]
  /** Rows of each result that are handed back at most; 10,000 when not given. */
  readonly rows?: number
}

export interface MakingWork extends Work {
  /** Where the file is wanted, by its absolute path, on the file system of the scratch folder. */
  readonly file: string
  /** Run one after another; they write the file as `made`, in the one folder that they may write. */
  statements(made: string): readonly string[]
}

export interface TrustedSettings { readonly folder: string; readonly atOnce: number; readonly memoryMb: number; readonly spillMb: number }

export interface Trusted {
  /** Answers a page of the result of each statement. */
  run(work: TrustedWork): Promise<readonly ResultPage[]>
  /** Makes a file: whatever else the child has written goes with its folder. */
  make(work: MakingWork): Promise<void>
  close(): Promise<void>
}

export function openTrusted(settings: TrustedSettings): Trusted {
  const children = new Set<ReturnType<typeof startChild>>()
  const waiting: (() => void)[] = []
  let [running, started, closed] = [0, 0, false]

  /** Begins a task when its turn has come; `end` looks at what it has left before that is gone. */
  async function perform<T>(
    work: Work & Pick<TrustedWork, 'rows'>, says: (written: string) => { readonly statements: readonly string[]; readonly output?: string },
    end: (result: unknown, written: string) => T | Promise<T>,
  ): Promise<T> {
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
      const [inputs, memoryMb] = [work.inputs ?? [], work.memoryMb ?? settings.memoryMb]
      const child = startChild({ memoryMb, fileMb: settings.spillMb, folder: join(settings.folder, `trusted-${started}`), inputs })
      children.add(child)
      try {
        const { statements, ...output } = says(child.written)
        const result = await child.run({ key: String(started), tables: [], memoryMb, threads: work.threads ?? 2, spillMb: settings.spillMb, inputs, ...output }, {
          kind: 'statements', statements, bounds: { rows: work.rows ?? 10_000, pageSize: 32 * 2 ** 20, cellSize: 2 ** 20 },
        }, { deadlineMs: work.deadlineMs ?? 300_000, signal: work.signal })
        return await end(result, child.written)
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
  }

  return {
    run: (work) => perform(work, () => ({ statements: work.statements }), asPages),
    make(work) {
      const madeIn = (written: string): string => join(written, basename(work.file))
      return perform(work, (written) => ({ statements: work.statements(madeIn(written)), output: written }), (_, written) => takeFile(madeIn(written), work.file))
    },
    async close() {
      closed = true
      for (const child of children) child.kill()
      await Promise.all([...children].map(({ gone }) => gone))
    },
  }
}
