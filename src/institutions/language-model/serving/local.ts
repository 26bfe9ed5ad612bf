/**
 * A model of this programme in a worker process of its own: started by the first call, started again when it died, ended with us.
 *
 * Promises: a worker that is killed is there again at the next call; one that dies again and again is started ever more seldom, up to
 * a minute apart; nobody but this process can call it. Never: leaves a process behind, or hands its secret to one.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { endWithUs, programOf } from '../../../kernel/sandbox/index.ts'
import { Failure } from '../../../law/failure.ts'
import { words } from './messages.ts'
import type { Order, Report } from './worker/order.ts'

/** What a worker serves, and with how much of the machine. */
export interface LocalSettings extends Omit<Order, 'secret' | 'path'> {
  /** Lends the GGUF file while `use` runs. */
  readonly lend: <T>(use: (path: string) => Promise<T>) => Promise<T>
}

export type LocalState = 'stopped' | 'starting' | 'ready' | 'waits'

export interface LocalWorker {
  readonly state: LocalState
  /** Without a slash at the end; empty while nothing listens. */
  readonly baseUrl: string
  readonly secret: string
  readonly pid: number | undefined
  /** Calls under way. */
  readonly calls: number
  /** When it was last wanted, by the monotonic clock. */
  readonly wantedAt: number
  /** What the model file says, once it was read. */
  readonly facts: { readonly contextLength: number; readonly chat: boolean; readonly tools: boolean } | undefined
  /** Why it died, or did not start. */
  readonly trouble: string | undefined
  /** Starts it if need be; fulfilled when it can be called. Throws a `Failure` (unavailable). */
  ready(): Promise<void>
  stop(): Promise<void>
}

const entry = fileURLToPath(new URL('./worker/main.ts', import.meta.url))
const bootMs = 60_000
/** A worker that ran so long began well: what happens to it later is no failure to start. */
const settledMs = 60_000
const longestWaitMs = 60_000
const heapMb = 384

/** Opens a worker without starting it. */
export function openLocal({ lend, ...what }: LocalSettings): LocalWorker {
  let secret = ''
  let child: ChildProcess | undefined
  let starting: Promise<void> | undefined
  let ended: Promise<void> = Promise.resolve()
  let facts: LocalWorker['facts']
  let [baseUrl, calls, wantedAt, falls, notBefore, stopping]: [string, number, number, number, number, boolean] = ['', 0, performance.now(), 0, 0, false]
  let trouble: string | undefined

  function begin(): Promise<void> {
    const ready = Promise.withResolvers<void>()
    ready.promise.catch(() => undefined)
    secret = randomBytes(32).toString('base64url')
    ended = (async () => {
      try {
        trouble = await lend((path) => run({ ...what, path, secret }, ready.resolve))
      } catch (error) {
        trouble = error instanceof Error ? error.message : String(error)
      }
      ready.reject(new Failure('unavailable', words.notStarted(what.name)))
    })()
    return ready.promise
  }

  /** Runs the process to its end; answers why it ended. */
  function run(order: Order, ready: () => void): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>()
    if (stopping) return Promise.resolve('stopped')
    const [program, arguments_] = command()
    const process_ = endWithUs(spawn(program, arguments_, {
      // One thread for llama.cpp's own work: its callers are in one queue, and threads that wait for each other burn the core.
      env: { TZ: 'UTC', UV_THREADPOOL_SIZE: '1', MALLOC_ARENA_MAX: '2', NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], windowsHide: true,
    }))
    child = process_
    const began = performance.now()
    const late = setTimeout(() => process_.kill('SIGKILL'), bootMs)
    let [said, reason]: [string, string | undefined] = ['', undefined]
    process_.stderr?.on('data', (bytes: Buffer) => { said = (said + bytes.toString()).slice(-2_000) })
    process_.on('message', (report: Report) => {
      if (report.say === 'busy') calls = report.calls
      else if (report.say === 'failed') reason = report.message
      else {
        clearTimeout(late)
        baseUrl = `http://127.0.0.1:${report.port}`
        facts = { contextLength: report.contextLength, chat: report.chat, tools: report.tools }
        ready()
      }
    })
    const end = (why: string): void => {
      clearTimeout(late)
      if (child !== process_) return
      child = undefined
      const wasReady = baseUrl !== ''
      ;[baseUrl, calls] = ['', 0]
      if (!stopping) {
        falls = wasReady && performance.now() - began > settledMs ? 1 : falls + 1
        notBefore = falls < 2 ? 0 : performance.now() + Math.min(longestWaitMs, 500 * 2 ** (falls - 2))
      }
      resolve(reason ?? (said.trim() === '' ? why : `${why}: ${said.trim()}`))
    }
    process_.once('error', (error) => end(error.message))
    process_.once('exit', (code, signal) => end(`The process ended with ${signal ?? code}`))
    process_.send(order, () => undefined)
    return promise
  }

  return {
    get state() { return baseUrl !== '' ? 'ready' : child !== undefined || starting !== undefined ? 'starting' : performance.now() < notBefore ? 'waits' : 'stopped' },
    get baseUrl() { return baseUrl },
    get secret() { return secret },
    get pid() { return child?.pid },
    get calls() { return calls },
    get wantedAt() { return wantedAt },
    get facts() { return facts },
    get trouble() { return trouble },
    async ready() {
      wantedAt = performance.now()
      if (baseUrl !== '') return
      if (starting === undefined) {
        if (performance.now() < notBefore) throw new Failure('unavailable', words.waits(what.name, Math.ceil((notBefore - performance.now()) / 1000)))
        starting = ended.then(begin).finally(() => { starting = undefined })
      }
      await starting
    },
    async stop() {
      stopping = true
      for (const under of [starting, undefined]) {
        child?.kill('SIGKILL')
        await ended
        await under?.catch(() => undefined)
      }
      stopping = false
    },
  }
}

/** When memory runs out the worker is the first to be ended, not the portal. */
function command(): readonly [string, readonly string[]] {
  const flags = [`--max-old-space-size=${heapMb}`, programOf(entry)]
  if (process.platform !== 'linux') return [process.execPath, flags]
  return ['/bin/sh', ['-c', 'ulimit -c 0; { echo 1000 > /proc/self/oom_score_adj; } 2>/dev/null; exec "$@"', 'sh', process.execPath, ...flags]]
}
