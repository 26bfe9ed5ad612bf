/** Runs the programs of the trainer in their Python environment: child processes that say what happens as one JSON object a line. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { endWithUs } from '../../kernel/sandbox/index.ts'
import { Failure } from '../../law/failure.ts'
import { spoken, type Text } from '../../law/text.ts'

const trainer = new URL('../../../trainer/', import.meta.url)

/** A program of the trainer, as a path. */
export const programPath = (name: string): string => fileURLToPath(new URL(name, trainer))

const python = fileURLToPath(new URL(process.platform === 'win32' ? '.venv/Scripts/python.exe' : '.venv/bin/python', trainer))

/** Whether the Python environment is there. The portal works without it. */
export const hasPython = (): boolean => existsSync(python)

/** What to do where it is not. */
export const noPython: Text = spoken({
  kk: 'Бұл машинада оқыту ортасы (Python, PyTorch) әлі жоқ. Портал тұрған бумада «npm run trainer:setup» командасын орындап, қайта іске қосыңыз.',
  ru: 'На этой машине ещё нет среды обучения (Python, PyTorch). Выполните в папке портала «npm run trainer:setup» и запустите снова.',
  en: 'This machine has no training environment (Python, PyTorch) yet. Run “npm run trainer:setup” in the folder of the portal, then start again.',
})

/**
 * What every process of the trainer is given: one thread that never spins, and memory that is not given back and asked for again
 * all the time. On shared cores each of these costs a factor where it is missing.
 */
const environment = {
  OMP_NUM_THREADS: '1', OMP_WAIT_POLICY: 'passive',
  MALLOC_MMAP_THRESHOLD_: '4294967296', MALLOC_TRIM_THRESHOLD_: '4294967296', MALLOC_TOP_PAD_: '268435456',
  PYTHONUNBUFFERED: '1', PYTHONIOENCODING: 'utf-8',
}

/** Milliseconds that processes have to write a checkpoint and end once they were asked to; then they are killed. */
const patience = 120_000
/** The same for processes that lost one of theirs. */
const patienceForLost = 5_000
/** The end of what a process wrote on stderr that is kept, in characters. */
const keptWords = 4_000
/** A line longer than this is no event. */
const longestLine = 1_000_000

/** How processes ended. */
export interface Ended {
  /** Of the first that ended ill, else 0. */
  readonly code: number
  /** The signal that killed it, such as SIGKILL. */
  readonly signal: string | null
  /** The end of what it wrote on stderr. */
  readonly words: string
}

/**
 * Runs a program in one process, or in several that know each other's places (`ranks` is the environment of each); hands every
 * line of the first to `onLine`. When one fails the others are ended. The signal asks all to end in good order (SIGTERM).
 * Throws a `Failure` (unavailable) where there is no Python.
 */
export async function runProgram(name: string, args: readonly string[], { ranks = [{}], signal, onLine, onStart }: {
  readonly ranks?: readonly Readonly<Record<string, string>>[]
  readonly signal: AbortSignal
  readonly onLine: (line: string) => void
  readonly onStart?: (processes: readonly number[]) => Promise<void>
}): Promise<Ended> {
  if (!hasPython()) throw new Failure('unavailable', noPython)
  const children = ranks.map((rank) => start(name, args, rank))
  const end = (how: 'SIGTERM' | 'SIGKILL'): void => { for (const { child } of children) if (child.exitCode === null && child.signalCode === null) child.kill(how) }
  let clock: NodeJS.Timeout | undefined
  const stopWithin = (milliseconds: number): void => {
    end('SIGTERM')
    clock ??= setTimeout(() => end('SIGKILL'), milliseconds)
  }
  const stop = (): void => stopWithin(patience)
  try {
    const first = children[0]!
    const lines = createInterface({ input: first.child.stdout!, crlfDelay: Infinity })
    lines.on('line', (line) => { if (line.length <= longestLine) onLine(line) })
    const read = once(lines, 'close')
    for (const { child } of children.slice(1)) child.stdout!.resume()
    let ill: Ended | undefined
    const ends = Promise.all(children.map(async ({ ended }) => {
      const one = await ended
      if (one.code === 0) return
      // The others cannot go on without it.
      ill ??= one
      stopWithin(patienceForLost)
    }))
    await onStart?.(children.flatMap(({ child }) => child.pid ?? []))
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    await ends
    await read
    return ill ?? { code: 0, signal: null, words: '' }
  } finally {
    clearTimeout(clock)
    signal.removeEventListener('abort', stop)
    end('SIGKILL')
  }
}

function start(name: string, args: readonly string[], rank: Readonly<Record<string, string>>): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = endWithUs(spawn(python, [programPath(name), ...args], {
    cwd: fileURLToPath(trainer), stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment, ...rank },
  }))
  // Whoever uses the portal goes first.
  child.once('spawn', () => {
    try {
      setPriority(child.pid!, constants.priority.PRIORITY_BELOW_NORMAL)
    } catch {
      // It ended at once.
    }
  })
  let words = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => { words = (words + text).slice(-keptWords) })
  const ended = new Promise<Ended>((resolve) => {
    child.once('error', (error) => resolve({ code: 1, signal: null, words: String(error) }))
    child.once('close', (code, signal) => resolve({ code: code ?? 1, signal, words }))
  })
  return { child, ended }
}
