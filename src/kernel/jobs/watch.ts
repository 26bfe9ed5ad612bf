/** Watching jobs: one listener a process for all who watch. */
import type { Database } from '../database/index.ts'
import { movedChannel } from './queue.ts'

/** Calls `look` whenever the job moved, or may have; answers, once listening, with the way to stop. */
export type Watch = (id: string, look: () => void) => Promise<() => void>

export function openWatch(listen: Database['listen']): Watch {
  const watchers = new Map<string, Set<() => void>>()
  let listening: Promise<unknown> | undefined

  const moved = (id: string): void => {
    const sets = id === '' ? [...watchers.values()] : [watchers.get(id) ?? new Set<() => void>()]
    for (const set of sets) for (const look of set) look()
  }

  return async (id, look) => {
    const set = watchers.get(id) ?? new Set()
    watchers.set(id, set.add(look))
    listening ??= listen(movedChannel, moved).catch((error: unknown) => {
      listening = undefined
      throw error
    })
    await listening
    return () => {
      set.delete(look)
      if (set.size === 0 && watchers.get(id) === set) watchers.delete(id)
    }
  }
}
