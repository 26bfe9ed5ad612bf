/**
 * Runs a program that somebody else wrote, in another language than ours: it computes, and that is all. It sees the programs and libraries of the
 * system, writes nowhere, starts no process and no thread, reaches no network, and ends in time. Where the system cannot keep all of this, it is not
 * run: `spawnForeign` then answers undefined, and whoever asks says so.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { confinedStrictly, endByForce, signalOf, stepGroupBack } from './confinement.ts'
import { endWithUs } from './end-with-us.ts'
import { computeOnly } from './system-calls.ts'

export interface ForeignSettings {
  /** The program by its absolute path, and its words. */
  readonly program: string
  readonly words: readonly string[]
  /** Files and folders that it may read beside those of the system. */
  readonly read: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Wall time, processor time, memory in MiB with all that is reserved, and the most that it may say, in bytes. */
  readonly limits: { readonly seconds: number; readonly processorSeconds: number; readonly memoryMb: number; readonly talk: number }
}

export interface ForeignEnded {
  readonly code: number | null
  readonly signal: NodeJS.Signals | undefined
  /** Why we ended it. */
  readonly because: 'time' | 'talk' | undefined
}

/** Open files at most; it may read, and opens its own libraries. */
const mostFiles = 64

/**
 * Starts it and speaks with it line by line until it ends: `hear` is handed each line that it says, `say` writes one to it,
 * or ends what it hears, and is handed over at the start.
 * What it says beside, on its standard error, is dropped.
 */
export function spawnForeign({ program, words, read, environment = {}, limits }: ForeignSettings, converse: (say: (line: string | undefined) => void) => (line: string) => void): Promise<ForeignEnded> | undefined {
  const filter = computeOnly()
  const confined = filter && confinedStrictly(program, words, read, 3)
  if (!confined) return undefined
  const { seconds, processorSeconds, memoryMb, talk } = limits
  // What writes nowhere still has a limit of what it could: one that the kernel keeps even where we have missed a place.
  const set = `ulimit -v ${memoryMb * 1024} && ulimit -t ${processorSeconds} && ulimit -f 0 && ulimit -n ${mostFiles} && ulimit -c 0 || exit 125
{ echo 1000 > /proc/self/oom_score_adj; } 2>/dev/null || :
${stepGroupBack('5')}
exec nice -n 5 "$@"`
  const child: ChildProcess = endWithUs(spawn('/bin/sh', ['-c', set, 'sh', ...confined.flat()], { cwd: '/', env: { TZ: 'UTC', LC_ALL: 'C.UTF-8', ...environment }, stdio: ['pipe', 'pipe', 'ignore', 'pipe'], detached: true }), endByForce)
  let because: ForeignEnded['because']
  const end = (why: NonNullable<ForeignEnded['because']>): void => {
    because ??= why
    endByForce(child)
  }
  const late = setTimeout(() => end('time'), seconds * 1000)
  const pipe = child.stdio[3]
  if (pipe && 'end' in pipe) pipe.on('error', () => undefined).end(filter)
  child.stdin?.on('error', () => undefined)
  const hear = converse((line) => {
    if (line === undefined) child.stdin?.end()
    else child.stdin?.write(`${line}\n`)
  })
  let [heard, rest] = [0, '']
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    if (because !== undefined) return
    heard += Buffer.byteLength(chunk)
    if (heard > talk) return end('talk')
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  return new Promise((resolve, reject) => {
    child.once('error', (error) => { clearTimeout(late); reject(error) })
    child.once('close', () => {
      clearTimeout(late)
      resolve({ code: child.exitCode, signal: signalOf(child), because })
    })
  })
}
