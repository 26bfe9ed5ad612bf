/** The workers of this process: at most so many at a time; the one that was wanted longest ago gives way when it has nothing to do. */
import { Failure } from '../../../law/failure.ts'
import { type LocalWorker, openLocal } from './local.ts'
import { words } from './messages.ts'
import type { Registry, RegistryModel } from './registry.ts'

/** Tokens of a sequence, prompt and answer together, at most: memory is held for all sequences. */
const longestContext = 8_192
const mostWaiting = 64

export interface Locals {
  /** The worker of a model, started or not. */
  of(model: RegistryModel): LocalWorker
  factsOf(model: RegistryModel): LocalWorker['facts']
  /** Starts the worker; throws a `Failure` (unavailable) when all are busy or it does not start. */
  start(model: RegistryModel): Promise<void>
  /** Ends the workers of all other models. */
  keepOnly(models: readonly RegistryModel[]): Promise<void>
  close(): Promise<void>
}

export function openLocals({ registry, threads, sequences, most }: { readonly registry: Registry; readonly threads: number; readonly sequences: number; readonly most: number }): Locals {
  const workers = new Map<string, LocalWorker>()
  let closed = false

  const of = (model: RegistryModel): LocalWorker => {
    const known = workers.get(model.id)
    if (known !== undefined) return known
    const { name, created } = model
    const made = openLocal({ name, created, threads, sequences, contextLength: longestContext, mostWaiting, lend: (use) => registry.lend(model, use) })
    workers.set(model.id, made)
    return made
  }

  return {
    of,
    factsOf: ({ id }) => workers.get(id)?.facts,
    async start(model) {
      if (closed) throw new Failure('unavailable', words.closed)
      const worker = of(model)
      if (worker.state !== 'ready' && worker.state !== 'starting') {
        const live = [...workers.values()].filter(({ state }) => state === 'ready' || state === 'starting')
        const idle = live.filter(({ state, calls }) => state === 'ready' && calls === 0).toSorted((a, b) => a.wantedAt - b.wantedAt)
        if (live.length >= most) {
          if (idle[0] === undefined) throw new Failure('unavailable', words.full)
          await idle[0].stop()
        }
      }
      await worker.ready()
    },
    async keepOnly(models) {
      const kept = new Set(models.map(({ id }) => id))
      await Promise.all([...workers].filter(([id]) => !kept.has(id)).map(async ([id, worker]) => {
        workers.delete(id)
        await worker.stop()
      }))
    },
    async close() {
      closed = true
      await Promise.all([...workers.values()].map((worker) => worker.stop()))
    },
  }
}
