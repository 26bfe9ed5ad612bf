/** Runs one job in a child process that can hurt nobody: one file to read, one folder to write into, and limits of its own. */
import { mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { ask, type Ended, takeFile } from '../../../kernel/sandbox/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { type Job, results, text } from './contract.ts'
import { cannotRead, tooLarge } from './messages.ts'

export interface RunOptions {
  readonly signal?: AbortSignal
  /** Share from 0 to 1, and what goes on. */
  readonly progress?: (share: number, words: Text) => void
}

const entry = fileURLToPath(new URL('./child.ts', import.meta.url))

/**
 * What the system's limit of data counts beside resident data: V8, stacks of threads, and what the engine reserves without touching it, a
 * quarter of a megabyte and more for each column of a wide table.
 */
const baseMemory = 1536 * 2 ** 20

const step = z.object({ share: z.number(), words: text })
const failure = z.object({
  failure: z.object({ kind: z.enum(['invalid', 'limited']), text, problems: z.array(z.object({ text })).readonly() }),
})

/** The answer that the child gave, or the failure that it ended in; undefined where it gave none. */
function read<R>(said: unknown, shape: z.ZodType<R>): R | Failure | undefined {
  const failed = failure.safeParse(said).data?.failure
  return failed ? new Failure(failed.kind, failed.text, failed.problems) : z.object({ answer: shape }).safeParse(said).data?.answer
}

/**
 * Runs a job and answers what the child answered, checked against the shape. The child may write into a folder of its own within
 * the output; what it finished there is put into the output when all has gone well, and nothing else is left.
 *
 * Throws a `Failure` of the child, of a limit that was reached, or of the caller's signal.
 */
export async function runChild<R>(
  job: Job, shape: z.ZodType<R>, { signal, progress }: RunOptions = {},
): Promise<R> {
  await mkdir(job.output, { recursive: true })
  const output = await realpath(job.output)
  const path = await realpath(job.path)
  const scratch = await mkdtemp(join(output, 'scratch-'))
  const { memory, seconds, threads, bytes } = job.limits
  let said: unknown
  try {
    const ended = await ask({
      entry, folder: scratch, words: [scratch], view: { read: [path], write: [scratch] }, script: { read: [path, scratch], write: [scratch] },
      heapMb: 320, flags: ['--stack-size=900'], niceness: 0, limits: { data: memory + baseMemory, processorSeconds: seconds * (threads + 1), file: 2 * bytes },
    }, { ...job, path, output }, {
      seconds, memory, signal,
      hear(line) {
        const going = step.safeParse(line).data
        if (going) progress?.(going.share, going.words)
        else said = line
      },
    })
    const answer = read(said, shape)
    const reason = reasonOf(ended, job)
    if (reason) throw reason
    if (answer instanceof Failure) throw answer
    if (answer === undefined) throw cannotRead(['SIGXCPU', 'SIGABRT'].includes(ended.signal ?? '') ? 'memory' : 'unreadable', job.task === 'ingest' ? job.name : '')
    for (const file of await readdir(join(scratch, results)).catch(() => [])) await takeFile(join(scratch, results, file), join(output, file))
    return answer
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Why we ended the child, if we did. */
function reasonOf({ because }: Ended, { limits: { seconds } }: Job): Failure | undefined {
  switch (because) {
    case 'time': return tooLarge.time(seconds)
    case 'memory': return cannotRead('memory')
    case 'talk': return cannotRead('unreadable')
    case 'signal': return cannotRead('stopped')
    case undefined: return undefined
  }
}
