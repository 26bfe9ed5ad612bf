/**
 * The child processes that untrusted work shares: how many run, and which process may do what. Who is next, `shares.ts` says.
 *
 * A process in which a text of a user ran serves only the tables of that run from then on; for others it is replaced by a fresh one,
 * and one is always started ahead. Pages have processes of their own, which never see a text of a user, and go before the others.
 */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Child, startChild } from './child.ts'
import { HostLost } from './hosts/messages.ts'
import { type EngineHost, startRemoteChild } from './hosts/remote-child.ts'
import { busyFailure, closedFailure, tooManyFailure } from './messages.ts'
import type { SessionPlan, Task } from './protocol.ts'
import { type Caller, type Lane, longMs, openShares, type Question, type Room } from './shares.ts'

export interface Job extends Question {
  /** What the tables contain, by name: a process that ran untrusted text keeps to one scope. */
  readonly scope: string
  readonly plan: SessionPlan
  readonly task: Task
  /** Text of a user is in the task. */
  readonly untrusted: boolean
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
  /** How often a host was lost while it ran. */
  readonly lost?: number
}

export interface PoolSettings {
  readonly folder: string
  /** Tasks that run at a time. */
  readonly slots: Readonly<Record<Lane, number>>
  readonly memoryMb: number
  readonly fileMb: number
  /** Other hosts that run the questions of users, in turn; none: this one does. */
  readonly hosts?: readonly EngineHost[]
  /** Tasks that wait at most. */
  readonly room: Room
  /** How long a task waits for a process at most; one that is known to take long waits six times as long. */
  readonly waitMs: number
  /**
   * A process that had nothing to do for so long ends; the last ones stay ten times as long: one for pages, two with the tables of the
   * last queries, and a fresh one.
   */
  readonly idleMs: number
}

export interface Pool {
  /** Throws, a second later, for whoever has no room for a question more: before anything is looked up for it. */
  requireRoom(caller: Caller, signal?: AbortSignal): Promise<void>
  run(job: Job): Promise<unknown>
  /** Starts a process ahead of the first task. */
  warm(): void
  /** Processes there are, for the indicators of the house. */
  readonly processes: readonly { readonly pid: number | undefined; readonly busy: boolean; readonly lane: Lane }[]
  /** Tasks that wait for one. */
  readonly waiting: number
  close(): Promise<void>
}

/** After so many tasks a process is replaced, so that whatever it leaks goes with it. */
const longestLife = 2_000
const lastOnes: Readonly<Record<Lane, number>> = { page: 1, question: 3 }
const lastStay = 10
const longPatience = 6
/** Whoever asks again at once when they are refused gets an answer a second: their questions are the portal's work too. */
const refusalMs = 1_000
/** Why a question ends that gives its place to others; it begins anew. */
const yielded = new Error('The place of a question was needed')
/** The portal answers first, then its pages, then whoever has questions of their own. */
const niceness: Readonly<Record<Lane, number>> = { page: 5, question: 15 }
/** So often a question is asked again whose host was lost, and so long nothing is asked of that host, in milliseconds. */
const [mostLost, hostRestMs] = [2, 10_000]
/** A process that was of use so shortly ago is not given up for one that may be. */
const restMs = 2_000

interface Worker {
  readonly child: Child; readonly host?: EngineHost; readonly lane: Lane; readonly scopes: Set<string>; bound: string | undefined; busy: boolean; done: number; since: number
}

interface Waiting extends Question { readonly job: Job; readonly resolve: (result: Promise<unknown>) => void; readonly leave: (error: unknown) => void }

export function openPool(settings: PoolSettings): Pool {
  const workers = new Set<Worker>()
  const shares = openShares<Waiting>(settings.slots, settings.room)
  const patient = new Set<Waiting>()
  const [hosts, lostAt] = [settings.hosts ?? [], new Map<EngineHost, number>()]
  let [closed, started] = [false, 0]

  const of = (lane: Lane): readonly Worker[] => [...workers].filter((worker) => worker.lane === lane)
  /** The next host in turn, of those that were not lost a moment ago if there are any. */
  const hostNow = (): EngineHost | undefined => {
    const fit = hosts.filter((one) => performance.now() - (lostAt.get(one) ?? Number.NEGATIVE_INFINITY) > hostRestMs)
    const among = fit.length > 0 ? fit : hosts
    return among[started % among.length]
  }
  const start = (lane: Lane): Worker => {
    started += 1
    const host = lane === 'question' ? hostNow() : undefined
    const child = host === undefined ? startChild({
      memoryMb: settings.memoryMb, fileMb: settings.fileMb, folder: join(settings.folder, `worker-${started}`), niceness: niceness[lane],
    }) : startRemoteChild(host, { memoryMb: settings.memoryMb, fileMb: settings.fileMb })
    const worker: Worker = { child, ...(host && { host }), lane, scopes: new Set(), bound: undefined, busy: false, done: 0, since: performance.now() }
    workers.add(worker)
    void child.gone.then(() => workers.delete(worker))
    return worker
  }
  const retire = (worker: Worker): void => {
    workers.delete(worker)
    worker.child.kill()
  }
  /** There is one process more than tasks that may run; the one that has been idle for longest, and for so long, gives way. */
  const makeRoom = (lane: Lane, restMs: number): boolean => {
    const all = of(lane)
    if (all.length <= settings.slots[lane]) return true
    const [oldest] = all.filter(({ busy }) => !busy).sort((a, b) => a.since - b.since)
    if (oldest === undefined || performance.now() - oldest.since < restMs) return false
    retire(oldest)
    return true
  }
  const maySee = (worker: Worker, { scope, untrusted }: Job): boolean => untrusted
    ? worker.scopes.size === 0 || (worker.scopes.size === 1 && worker.scopes.has(scope))
    : worker.bound === undefined || worker.bound === scope

  const choose = (job: Job): Worker => {
    const fit = of(job.lane).filter((worker) => !worker.busy && worker.child.alive && maySee(worker, job))
    // Our own tasks leave the fresh process to the texts of users, who need one that nobody else used.
    const found = fit.find(({ scopes }) => scopes.has(job.scope)) ?? fit.find(({ scopes }) => scopes.size > 0) ?? fit[0]
    if (found !== undefined) return found
    makeRoom(job.lane, 0)
    return start(job.lane)
  }

  /** One process is there ahead: for pages any, for texts of users one that nobody used. */
  const keepSpare = (lane: Lane): void => {
    if (closed || of(lane).some(({ scopes, busy }) => !busy && (lane === 'page' || scopes.size === 0))) return
    if (makeRoom(lane, restMs)) start(lane)
  }

  const assign = (waiting: Waiting): void => {
    const { job, resolve } = waiting
    const worker = choose(job)
    worker.busy = true
    worker.scopes.add(job.scope)
    if (job.untrusted) worker.bound = job.scope
    const from = performance.now()
    const yielding = new AbortController()
    const watch = job.lane === 'question' && !job.long
      ? setInterval(() => { if (shares.overdue(waiting) === 'yields') yielding.abort(yielded) }, longMs) : undefined
    const signal = job.signal ? AbortSignal.any([job.signal, yielding.signal]) : yielding.signal
    resolve(worker.child.run(job.plan, job.task, { deadlineMs: job.deadlineMs, signal }).finally(() => {
      clearInterval(watch)
      worker.busy = false
      worker.done += 1
      worker.since = performance.now()
      shares.end(waiting, worker.since - from)
      if (worker.done >= longestLife) retire(worker)
      pump()
    }).catch((error: unknown) => {
      if (error instanceof HostLost && worker.host !== undefined) {
        lostAt.set(worker.host, performance.now())
        if ((job.lost ?? 0) < mostLost && !closed) return enqueue({ ...job, lost: (job.lost ?? 0) + 1 }, true)
      }
      if (error !== yielded) throw error
      return enqueue({ ...job, long: true }, true)
    }))
  }

  async function refuse(whose: keyof Room, signal: AbortSignal | undefined): Promise<never> {
    await pause(refusalMs, undefined, signal && { signal }).catch(() => signal?.throwIfAborted())
    throw whose === 'all' ? busyFailure() : tooManyFailure(whose)
  }

  /** Lets a job wait for its turn; what has begun once is admitted whoever else waits. */
  async function enqueue(job: Job, again: boolean): Promise<unknown> {
    if (closed) throw closedFailure()
    job.signal?.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const settled = (): void => {
      clearTimeout(patience)
      patient.delete(waiting)
      job.signal?.removeEventListener('abort', aborted)
    }
    const waiting: Waiting = {
      job, lane: job.lane, caller: job.caller, long: job.long,
      resolve: (work) => { settled(); resolve(work) },
      leave: (error) => {
        shares.leave(waiting)
        settled()
        reject(error)
      },
    }
    const admitted = shares.admit(waiting, again)
    if (admitted !== 'admitted') return refuse(admitted, job.signal)
    const aborted = (): void => waiting.leave(job.signal?.reason)
    const patience = setTimeout(() => waiting.leave(busyFailure()), settings.waitMs * (job.long ? longPatience : 1))
    job.signal?.addEventListener('abort', aborted, { once: true })
    patient.add(waiting)
    pump()
    return promise
  }

  const pump = (): void => {
    for (let next = shares.begin(); next !== undefined; next = shares.begin()) {
      assign(next)
      keepSpare(next.lane)
    }
  }

  const tidy = setInterval(() => {
    for (const lane of ['page', 'question'] as const) {
      const idle = of(lane).filter(({ busy }) => !busy).sort((a, b) => b.scopes.size - a.scopes.size)
      for (const worker of idle) {
        const patience = of(lane).length <= lastOnes[lane] ? settings.idleMs * lastStay : settings.idleMs
        if (performance.now() - worker.since > patience) retire(worker)
      }
    }
  }, Math.min(15_000, settings.idleMs / 4))
  tidy.unref()

  return {
    get processes() { return [...workers].map(({ child, busy, lane }) => ({ pid: child.pid, busy, lane })) },
    get waiting() { return shares.waiting },
    warm() { if (!closed && workers.size === 0) start('page') },
    async requireRoom(caller, signal) {
      const whose = shares.full({ lane: 'question', caller })
      if (whose !== undefined) await refuse(whose, signal)
    },
    run: (job) => enqueue(job, false),
    async close() {
      closed = true
      clearInterval(tidy)
      for (const { leave } of patient) leave(closedFailure())
      const all = [...workers]
      for (const { child } of all) child.kill()
      await Promise.all(all.map(({ child }) => child.gone))
    },
  }
}
