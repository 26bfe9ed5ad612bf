/** Asks a child one question and hears it to its end: a line of JSON goes in, lines of JSON come out, and it ends in time, whatever it does. */
import { lineOf } from '../../law/canonical.ts'
import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { type ChildSettings, startChild } from './child.ts'
import { endByForce, processesOf, signalOf } from './confinement.ts'

export interface Asking {
  /** After so long it is ended. */
  readonly seconds?: number
  /** When it takes more bytes of memory, it is ended. */
  readonly memory?: number
  /** When it says more, it is ended: characters; 64 Mi where not given. */
  readonly talk?: number
  readonly signal?: AbortSignal | undefined
  readonly started?: (pid: number) => void
  /** Is handed what each line says, as the child said it; what is no JSON is passed over. */
  readonly hear?: (said: unknown) => void
}

export interface Ended {
  readonly code: number | null
  /** The signal that ended it, whoever sent that. */
  readonly signal: NodeJS.Signals | undefined
  /** Why we ended it ourselves: the time, the memory, too much talk, or the caller's signal. */
  readonly because: 'time' | 'memory' | 'talk' | 'signal' | undefined
  /** The end of what it wrote for whoever runs it. */
  readonly words: string
}

const keptWords = 4_000
const mostTalk = 64 * 2 ** 20

/** Resident bytes of a process and of what it has started; 0 where the system does not tell. */
async function residentOf(pid: number): Promise<number> {
  const each = await Promise.all(processesOf(pid).map((one) => readFile(`/proc/${one}/statm`, 'utf8').catch(() => '')))
  return each.reduce((sum, text) => sum + (Number(text.split(' ')[1]) || 0) * 4096, 0)
}

/** Throws when it cannot be started, and what `hear` throws; how it ended, well or ill, is the answer. */
export async function ask(settings: ChildSettings, question: unknown, asking: Asking = {}): Promise<Ended> {
  const { seconds, memory, talk = mostTalk, signal, started, hear } = asking
  if (signal?.aborted === true) return { code: null, signal: undefined, because: 'signal', words: '' }
  const child = startChild(settings)
  const ended = Promise.withResolvers<void>()
  child.once('error', ended.reject).once('close', () => ended.resolve())
  let because: Ended['because']
  let fault: { readonly error: unknown } | undefined
  let words = ''
  const end = (why: NonNullable<Ended['because']>): void => {
    because ??= why
    endByForce(child)
  }
  const measure = async (pid: number, most: number): Promise<void> => { if (await residentOf(pid) > most) end('memory') }
  const stop = (): void => end('signal')
  const late = seconds === undefined ? undefined : setTimeout(() => end('time'), seconds * 1000)
  const measuring = memory === undefined ? undefined : setInterval(() => { if (child.pid !== undefined) void measure(child.pid, memory) }, 100)
  signal?.addEventListener('abort', stop, { once: true })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => { words = (words + text).slice(-keptWords) })
  listen(child, talk, (line) => {
    try {
      hear?.(line)
    } catch (error) {
      fault ??= { error }
      endByForce(child)
    }
  }, () => end('talk'))
  try {
    if (child.pid !== undefined) started?.(child.pid)
    // The input stays open as long as we live: a child that nobody listens to ends.
    child.stdin?.on('error', () => undefined).write(lineOf(question))
    await ended.promise
    if (fault) throw fault.error
    return { code: child.exitCode, signal: signalOf(child), because, words }
  } finally {
    clearTimeout(late)
    clearInterval(measuring)
    signal?.removeEventListener('abort', stop)
  }
}

/** Hands over what each line says; of too much of it no more is heard. */
function listen(child: ChildProcess, most: number, hear: (said: unknown) => void, tooMuch: () => void): void {
  let [heard, rest]: [number, string[]] = [0, []]
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    heard += chunk.length
    if (heard > most) return tooMuch()
    const [first = '', ...others] = chunk.split('\n')
    rest.push(first)
    for (const other of others) {
      const said = parsed(rest.join(''))
      if (said !== undefined) hear(said)
      rest = [other]
    }
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
