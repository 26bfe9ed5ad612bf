/**
 * Starts one child process in the sandbox and speaks with it: it is shown nothing but the files of its task, and has a deadline after which
 * it is interrupted and then killed.
 * The parent never waits for a child longer than that.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endByForce, signalOf, startChild as startInSandbox } from '../../../kernel/sandbox/index.ts'
import { closedFailure, failureOf } from './messages.ts'
import { readReply } from './reply.ts'
import type { Request, SessionPlan, Task, Trouble } from './protocol.ts'
import { showing } from './shown-files.ts'

/** From the deadline, when the child interrupts itself, to its end by force. */
const graceMs = 350
const bootMs = 30_000
/** What Node and DuckDB reserve of the address space before they do anything, with some room. */
const reservedMb = 2_300
const heapMb = 256
const mebibyte = 2 ** 20

export interface ChildLimits {
  /** Memory of DuckDB; the address space is limited to this and what the process reserves. */
  readonly memoryMb: number
  /** The largest file that the child can write, spilled ones too. */
  readonly fileMb: number
  /** A folder of its own, removed when it ends: its empty working folder is in it, and what it is shown and writes. It writes nowhere else. */
  readonly folder: string
  /** For one task of ours that names paths: the files that it may read, where they lie. */
  readonly inputs?: readonly string[]
  /** How far it steps back for others, from 0 to 19. */
  readonly niceness?: number
}

export interface Child {
  readonly pid: number | undefined
  /** Whether it can be given work: it runs, and was not told to end. */
  readonly alive: boolean
  /** Where it may leave files; gone with the process. */
  readonly written: string
  /** Resolves with the child's result; rejects with a `Failure`, or with the signal's reason. One task at a time. */
  run(plan: SessionPlan, task: Task, end: { readonly deadlineMs: number; readonly signal?: AbortSignal | undefined }): Promise<unknown>
  kill(): void
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>
}

/** Which limits the operating system itself keeps for the memory of children here; where it keeps none, DuckDB's own limit remains. */
export const isolation: { readonly memory: 'address space limited' | 'limit of DuckDB only' } = {
  memory: process.platform === 'linux' ? 'address space limited' : 'limit of DuckDB only',
}

const entry = fileURLToPath(new URL('./worker.ts', import.meta.url))

const placesIn = (folder: string) => ({ work: join(folder, 'work'), shown: join(folder, 'shown'), written: join(folder, 'written') })

/** How a process that died by itself is explained. */
function explain(code: number | null, signal: NodeJS.Signals | undefined, said: string): Trouble {
  if (signal === 'SIGXFSZ') return { reason: 'disk', message: 'A file grew too large' }
  const memory = /heap out of memory|bad_alloc|Cannot allocate|allocation failed|OOM|Out of Memory/i.test(said)
  return { reason: memory ? 'memory' : 'broken', message: `The process ended with ${signal ?? code}` }
}

export function startChild(limits: ChildLimits): Child {
  const places = placesIn(limits.folder)
  for (const place of Object.values(places)) mkdirSync(place, { recursive: true, mode: 0o700 })
  const { work, shown, written } = places
  const child = startInSandbox({
    entry, folder: work, view: { read: [shown, ...limits.inputs ?? []], write: [work, written] }, script: { write: [join(written, '*')] }, heapMb, channel: true,
    niceness: limits.niceness ?? 5,
    limits: { file: limits.fileMb * mebibyte, ...(isolation.memory === 'address space limited' && { addresses: (reservedMb + limits.memoryMb * 1.25) * mebibyte }) },
  })
  let [said, alive, doomed, id] = ['', true, false, 0]
  let waiting: { readonly id: number; readonly settle: (error: Error | undefined, result?: unknown) => void } | undefined
  const ready = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<void>()
  ready.promise.catch(() => undefined)
  child.stderr?.on('data', (bytes: Buffer) => { said = (said + bytes.toString()).slice(-4_000) })
  const kill = (): void => {
    doomed = true
    if (alive) endByForce(child)
  }
  const boot = setTimeout(kill, bootMs)

  const end = (trouble: Trouble): void => {
    if (!alive) return
    alive = false
    clearTimeout(boot)
    rmSync(limits.folder, { recursive: true, force: true })
    const failure = failureOf(trouble)
    ready.reject(failure)
    waiting?.settle(failure)
    gone.resolve()
  }
  child.once('error', (error) => end({ reason: 'broken', message: error.message }))
  // Not 'exit': what it said last may still be on its way.
  child.once('close', (code) => end(explain(code, signalOf(child), said)))
  child.on('message', (message: unknown) => {
    const reply = readReply(message)
    if (reply === undefined) return kill() // it does not speak as our own program does
    if (reply.say === 'ready') {
      clearTimeout(boot)
      return ready.resolve()
    }
    if (reply.id !== waiting?.id) return
    if (reply.say === 'done') return waiting.settle(undefined, reply.result)
    waiting.settle(failureOf(reply.trouble))
    if (reply.spoilt) kill()
  })
  const send = (request: Request): void => { if (alive && child.connected) child.send(request, () => undefined) }

  return {
    get pid() { return child.pid },
    get alive() { return alive && !doomed },
    written: places.written,
    kill,
    gone: gone.promise,
    run: (plan, task, end) => showing(limits.inputs ? undefined : places, plan, task, async (plan, task) => {
      const { deadlineMs, signal } = end
      await ready.promise
      signal?.throwIfAborted()
      if (!alive || doomed) throw closedFailure()
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      id += 1
      const mine = id
      let late: NodeJS.Timeout | undefined
      const byForce = (after: number): void => {
        clearTimeout(late)
        late = setTimeout(() => {
          waiting?.settle(failureOf({ reason: 'interrupted', message: 'Killed at its deadline' }))
          kill()
        }, after)
      }
      const stop = (): void => {
        send({ say: 'interrupt', id: mine })
        byForce(graceMs)
      }
      waiting = {
        id: mine,
        settle(error, result) {
          waiting = undefined
          clearTimeout(late)
          signal?.removeEventListener('abort', stop)
          if (signal?.aborted === true) reject(signal.reason)
          else if (error !== undefined) reject(error)
          else resolve(result)
        },
      }
      signal?.addEventListener('abort', stop, { once: true })
      byForce(deadlineMs + graceMs)
      send({ say: 'do', id: mine, plan, task, deadlineMs })
      return promise
    }),
  }
}
