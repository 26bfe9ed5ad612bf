/** Builds a corpus in a child process, so that a large one never holds up the portal, nor reaches more than its texts; what it finished outlives it. */
import { mkdir, realpath } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ask } from '../../../kernel/sandbox/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Watch } from '../costs/index.ts'
import { NothingLeft } from './build-messages.ts'
import { type Progress, said, type Task } from './contract.ts'

const entry = fileURLToPath(new URL('./child.ts', import.meta.url))
/** The benchmarks that no corpus may hold. */
const benchmarks = fileURLToPath(new URL('../../../../samples', import.meta.url))

/** Memory of the JavaScript heap, in MiB; tables of keys lie outside it. */
const heapMb = 1024

/** Throws a `Failure` of the build, or the reason of the signal, which ends the child at once. The child writes into the folders around its two. */
export async function buildInChild(task: Task, { signal, progress, watch }: {
  readonly signal: AbortSignal; readonly progress: (progress: Progress) => void; readonly watch?: Watch
}): Promise<void> {
  signal.throwIfAborted()
  const end: { pid?: number; outcome?: 'done' | Failure } = {}
  const write: string[] = []
  for (const folder of new Set([task.folder, task.work].map(dirname))) {
    await mkdir(folder, { recursive: true })
    write.push(await realpath(folder))
  }
  const read = [benchmarks, ...task.spec.sources.flatMap(({ files }) => files.map(({ path }) => path))]
  const { code, words } = await ask({
    entry, imports: [task.detectors], folder: write[0]!, view: { read, write }, script: { read: [...read, ...write], write }, heapMb, niceness: 10, limits: {},
  }, task, {
    signal,
    started(pid) {
      end.pid = pid
      watch?.processes([pid])
    },
    hear(line) {
      const heard = said.safeParse(line).data
      if (heard === undefined) return
      if ('progress' in heard) progress(heard.progress)
      else if ('done' in heard) {
        end.outcome = 'done'
        if (end.pid !== undefined) watch?.told(end.pid, heard.processorSeconds)
      } else {
        const { kind, text, removed } = heard.failure
        end.outcome = removed === undefined ? new Failure(kind, text) : new NothingLeft(removed)
      }
    },
  })
  signal.throwIfAborted()
  if (end.outcome instanceof Failure) throw end.outcome
  if (end.outcome !== 'done') throw new Error(`The process that builds the corpus ended with ${String(code)}: ${words}`)
}
