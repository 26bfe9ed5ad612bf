/** Runs one job in a child process that can hurt nobody: its own limits, an empty environment, one file to read, one folder to write into. */
import { type ChildProcess, spawn } from 'node:child_process'
import { lstat, mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { endWithUs } from '../../../kernel/children.ts'
import { confined, endByForce, processesOf, signalOf, spawning, takeFile } from '../../../kernel/confinement.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { type Job, type Limits, results, text } from './contract.ts'
import { cannotRead, tooLarge } from './messages.ts'

export interface RunOptions {
  readonly signal?: AbortSignal
  /** Share from 0 to 1, and what goes on. */
  readonly progress?: (share: number, words: Text) => void
}

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const entry = fileURLToPath(new URL('./child.ts', import.meta.url))

const mebibyte = 2 ** 20
/** The child answers with one file; what is larger is not an answer of ours. */
const largestAnswer = 64 * mebibyte
/** What the child may print altogether: some hundred lines of progress. */
const longestTalk = 4 * mebibyte
/**
 * What RLIMIT_DATA counts beside resident data: V8, stacks of threads, and what the engine reserves without touching it, a quarter of
 * a megabyte and more for each column of a wide table.
 */
const baseMemory = 1536 * mebibyte

const line = z.object({ share: z.number(), words: text })
const failure = z.object({
  failure: z.object({ kind: z.enum(['invalid', 'limited']), text, problems: z.array(z.object({ text })).readonly() }),
})

/** The system's limits (of data, processor time, file size, no core dump), set by the shell that becomes the child. */
function underLimits({ memory, seconds, threads, bytes }: Limits, program: string, words: readonly string[]): ChildProcess {
  const stdio: ['pipe', 'pipe', 'ignore'] = ['pipe', 'pipe', 'ignore']
  if (process.platform === 'win32') return spawn(program, words, { stdio, env: {}, windowsHide: true })
  const set = (flag: string, value: number): string => `ulimit -${flag} ${Math.ceil(value)} 2>/dev/null || :`
  const script = [
    set('d', (memory + baseMemory) / 1024), set('t', seconds * (threads + 1)), set('f', (2 * bytes) / 512), set('c', 0), 'exec "$@"',
  ].join('\n')
  return spawn('/bin/sh', ['-c', script, 'sh', program, ...words], { stdio, env: {}, ...spawning() })
}

/** Resident bytes of a process and of what it has started; 0 where the system does not tell. */
async function residentOf(pid: number): Promise<number> {
  const each = await Promise.all(processesOf(pid).map((one) => readFile(`/proc/${one}/statm`, 'utf8').catch(() => '')))
  return each.reduce((sum, text) => sum + (Number(text.split(' ')[1]) || 0) * 4096, 0)
}

/** Ends the child when it is too large, too slow or no longer wanted, and remembers why. */
function watch(child: ChildProcess, { memory, seconds }: Limits, signal: AbortSignal | undefined) {
  let why: Failure | undefined
  const end = (reason: Failure): void => {
    why ??= reason
    endByForce(child)
  }
  const stop = (): void => end(cannotRead('stopped'))
  const deadline = setTimeout(() => end(tooLarge.time(seconds)), seconds * 1000)
  const measure = async (pid: number): Promise<void> => {
    const resident = await residentOf(pid)
    if (resident > memory) end(cannotRead('memory'))
  }
  const measuring = setInterval(() => { if (child.pid !== undefined) void measure(child.pid) }, 100)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted === true) stop()
  return {
    end, why: () => why,
    off() {
      clearTimeout(deadline)
      clearInterval(measuring)
      signal?.removeEventListener('abort', stop)
    },
  }
}

/** Hands over the lines of progress, and ends a child that talks too much. */
function listen(child: ChildProcess, progress: RunOptions['progress'], tooMuch: () => void): void {
  let heard = 0
  let rest = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    heard += chunk.length
    if (heard > longestTalk) return tooMuch()
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const each of lines) {
      const said = line.safeParse(parsed(each))
      if (said.success) progress?.(said.data.share, said.data.words)
    }
  })
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** The answer that the child left, or the failure that it ended in. */
async function answerIn<R>(file: string, shape: z.ZodType<R>): Promise<R | Failure | undefined> {
  const left = await lstat(file).catch(() => undefined)
  // What was taken over could leave a link to a file of ours, or a pipe that never ends.
  if (!left?.isFile() || left.size > largestAnswer) return undefined
  const value = parsed(await readFile(file, 'utf8'))
  const failed = failure.safeParse(value)
  if (failed.success) return new Failure(failed.data.failure.kind, failed.data.failure.text, failed.data.failure.problems)
  const read = shape.safeParse(value)
  return read.success ? read.data : undefined
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
  const code = ['src', 'node_modules', 'package.json'].map((name) => join(root, name))
  const child = endWithUs(underLimits(job.limits, ...confined(process.execPath, [
    '--no-warnings', '--permission', '--allow-addons', '--disable-wasm-trap-handler', '--max-old-space-size=320', '--stack-size=900',
    ...[path, scratch, ...code].map((it) => `--allow-fs-read=${it}`),
    `--allow-fs-write=${scratch}`, entry, scratch,
  ], { read: [path, ...code], write: [scratch] }, scratch)), endByForce)
  const guard = watch(child, job.limits, signal)
  listen(child, progress, () => guard.end(cannotRead('unreadable')))
  try {
    const ended = new Promise<void>((resolve, reject) => child.once('error', reject).once('close', () => resolve()))
    child.stdin?.on('error', () => {}).end(JSON.stringify({ ...job, path, output }))
    await ended
    const reason = guard.why()
    if (reason) throw reason
    const answer = await answerIn(join(scratch, 'answer.json'), shape)
    if (answer instanceof Failure) throw answer
    if (answer === undefined) throw cannotRead(['SIGXCPU', 'SIGABRT'].includes(signalOf(child) ?? '') ? 'memory' : 'unreadable', nameOf(job))
    for (const file of await readdir(join(scratch, results)).catch(() => [])) await takeFile(join(scratch, results, file), join(output, file))
    return answer
  } finally {
    guard.off()
    await rm(scratch, { recursive: true, force: true })
  }
}

const nameOf = (job: Job): string => (job.task === 'ingest' ? job.name : '')
