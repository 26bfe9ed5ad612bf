/**
 * The child processes that untrusted work shares: how many run, who is next, and which process may do what.
 *
 * A process in which a text of a user ran serves only the tables of that run from then on; for others it is replaced by a fresh one,
 * and one is always started ahead. Each caller has a queue of its own; they take turns, and none may hold every process.
 */
import { join } from 'node:path'
import { type Child, startChild } from './child.ts'
import { busyFailure, closedFailure, tooManyFailure } from './messages.ts'
import type { SessionPlan, Task } from './protocol.ts'

export interface Job {
  /** What the tables contain, by name: a process that ran untrusted text keeps to one scope. */
  readonly scope: string
  readonly plan: SessionPlan
  readonly task: Task
  /** Text of a user is in the task. */
  readonly untrusted: boolean
  /** Who is charged with it. */
  readonly caller: string
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
}

export interface PoolSettings {
  readonly folder: string
  readonly output: string
  /** Tasks that run at a time. */
  readonly size: number
  readonly memoryMb: number
  readonly fileMb: number
  /** Tasks that wait at most, in all and of one caller. */
  readonly queue: number
  readonly queueOfOne: number
  /** How long a task waits for a process at most. */
  readonly waitMs: number
  /** A process that had nothing to do for so long ends; the last three stay ten times as long: two with the tables of the last queries, and a fresh one. */
  readonly idleMs: number
}

export interface Pool {
  run(job: Job): Promise<unknown>
  /** Starts a process ahead of the first task. */
  warm(): void
  /** Processes there are, for the indicators of the house. */
  readonly processes: readonly { readonly pid: number | undefined; readonly busy: boolean }[]
  close(): Promise<void>
}

/** After so many tasks a process is replaced, so that whatever it leaks goes with it. */
const longestLife = 2_000
const lastOnes = 3
const lastStay = 10
/** A process that was of use so shortly ago is not given up for one that may be. */
const restMs = 2_000

interface Worker { readonly child: Child; readonly scopes: Set<string>; bound: string | undefined; busy: boolean; done: number; since: number }

interface Waiting { readonly job: Job; readonly resolve: (result: Promise<unknown>) => void; readonly leave: (error: unknown) => void }

export function openPool(settings: PoolSettings): Pool {
  const workers = new Set<Worker>()
  /** In the order in which callers take turns. */
  const queues = new Map<string, Waiting[]>()
  const running = new Map<string, number>()
  const mostOfOne = Math.max(1, settings.size - 1)
  let [closed, started] = [false, 0]

  const start = (): Worker => {
    started += 1
    const child = startChild({
      memoryMb: settings.memoryMb, fileMb: settings.fileMb, folder: join(settings.folder, `worker-${started}`), output: settings.output,
    })
    const worker: Worker = { child, scopes: new Set(), bound: undefined, busy: false, done: 0, since: performance.now() }
    workers.add(worker)
    void child.gone.then(() => workers.delete(worker))
    return worker
  }
  const retire = (worker: Worker): void => {
    workers.delete(worker)
    worker.child.kill()
  }
  /** There is one process more than tasks that may run; the one that has been idle for longest, and for so long, gives way. */
  const makeRoom = (restMs: number): boolean => {
    if (workers.size <= settings.size) return true
    const [oldest] = [...workers].filter(({ busy }) => !busy).sort((a, b) => a.since - b.since)
    if (oldest === undefined || performance.now() - oldest.since < restMs) return false
    retire(oldest)
    return true
  }
  const maySee = (worker: Worker, { scope, untrusted }: Job): boolean => untrusted
    ? worker.scopes.size === 0 || (worker.scopes.size === 1 && worker.scopes.has(scope))
    : worker.bound === undefined || worker.bound === scope

  const choose = (job: Job): Worker => {
    const idle = [...workers].filter((worker) => !worker.busy && worker.child.alive)
    const fit = idle.filter((worker) => maySee(worker, job))
    // Our own tasks leave the fresh process to the texts of users, who need one that nobody else used.
    const found = fit.find(({ scopes }) => scopes.has(job.scope)) ?? fit.find(({ scopes }) => scopes.size > 0) ?? fit[0]
    if (found !== undefined) return found
    makeRoom(0)
    return start()
  }

  const keepSpare = (): void => {
    if (closed || [...workers].some(({ scopes, busy }) => !busy && scopes.size === 0)) return
    if (makeRoom(restMs)) start()
  }

  const assign = ({ job, resolve }: Waiting): void => {
    const worker = choose(job)
    worker.busy = true
    worker.scopes.add(job.scope)
    if (job.untrusted) worker.bound = job.scope
    running.set(job.caller, (running.get(job.caller) ?? 0) + 1)
    const work = worker.child.run(job.plan, job.task, job).finally(() => {
      worker.busy = false
      worker.done += 1
      worker.since = performance.now()
      const left = (running.get(job.caller) ?? 1) - 1
      if (left > 0) running.set(job.caller, left)
      else running.delete(job.caller)
      if (worker.done >= longestLife) retire(worker)
      pump()
    })
    resolve(work)
  }

  const pump = (): void => {
    let busy = [...workers].filter((worker) => worker.busy).length
    for (let moved = true; moved && busy < settings.size;) {
      moved = false
      for (const [caller, queue] of queues) {
        if (busy >= settings.size) break
        if ((running.get(caller) ?? 0) >= mostOfOne) continue
        const next = queue.shift()
        queues.delete(caller)
        if (queue.length > 0) queues.set(caller, queue) // to the end: the others come before its next
        if (next === undefined) continue
        assign(next)
        busy += 1
        moved = true
      }
    }
    if (busy > 0) keepSpare()
  }

  const tidy = setInterval(() => {
    const idle = [...workers].filter(({ busy }) => !busy).sort((a, b) => b.scopes.size - a.scopes.size)
    for (const worker of idle) {
      const patience = workers.size <= lastOnes ? settings.idleMs * lastStay : settings.idleMs
      if (performance.now() - worker.since > patience) retire(worker)
    }
  }, Math.min(15_000, settings.idleMs / 4))
  tidy.unref()

  return {
    get processes() { return [...workers].map(({ child, busy }) => ({ pid: child.pid, busy })) },
    warm() { if (!closed && workers.size === 0) start() },
    async run(job) {
      if (closed) throw closedFailure()
      job.signal?.throwIfAborted()
      const queue = queues.get(job.caller) ?? []
      if (queue.length >= settings.queueOfOne) throw tooManyFailure()
      if ([...queues.values()].reduce((sum, { length }) => sum + length, 0) >= settings.queue) throw busyFailure()
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      const leave = (error: unknown): void => {
        const [mine, place] = [queues.get(job.caller), queues.get(job.caller)?.indexOf(waiting) ?? -1]
        if (place >= 0) mine?.splice(place, 1)
        if (mine?.length === 0) queues.delete(job.caller)
        settled()
        reject(error)
      }
      const aborted = (): void => leave(job.signal?.reason)
      const patience = setTimeout(() => leave(busyFailure()), settings.waitMs)
      const settled = (): void => {
        clearTimeout(patience)
        job.signal?.removeEventListener('abort', aborted)
      }
      const waiting: Waiting = { job, leave, resolve: (work) => { settled(); resolve(work) } }
      job.signal?.addEventListener('abort', aborted, { once: true })
      queue.push(waiting)
      queues.set(job.caller, queue)
      pump()
      return promise
    },
    async close() {
      closed = true
      clearInterval(tidy)
      for (const { leave } of [...queues.values()].flat()) leave(closedFailure())
      const all = [...workers]
      for (const { child } of all) child.kill()
      await Promise.all(all.map(({ child }) => child.gone))
    },
  }
}
