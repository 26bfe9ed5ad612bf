/**
 * Runs what learners send, each in a process of its own that is gone afterwards, as many at a time as there are processors.
 *
 * Promises: a submission reaches no file, no network and no other process, learns no expected value, and ends in time. Never: runs a program where the
 * system cannot keep that; it says so instead.
 */
import { availableParallelism } from 'node:os'
import type { CodeTask } from '../course.ts'
import type { Ran } from '../judge.ts'
import { pythonHere, runPython } from './python.ts'
import { runSql } from './sql.ts'

export interface Runner {
  /** Whether tasks of this kind can be run here. */
  can(kind: CodeTask['kind']): Promise<boolean>
  /** Undefined where it cannot, `busy` where too many wait already. */
  run(task: CodeTask, submission: string): Promise<Ran | 'busy' | undefined>
}

/** Submissions that wait for their turn at most: some minutes of work. */
const mostWaiting = 500

export function openRunner(atOnce = availableParallelism()): Runner {
  const waiting: (() => void)[] = []
  let running = 0

  async function inTurn<T>(work: () => Promise<T>): Promise<T | 'busy'> {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) return 'busy'
      await new Promise<void>((go) => { waiting.push(go) })
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      // Whoever waits takes the place over; nobody who comes meanwhile does.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }

  return {
    can: async (kind) => kind === 'sql' || await pythonHere() !== undefined,
    async run(task, submission) {
      if (task.kind === 'sql') return inTurn(() => runSql(task, submission))
      if (await pythonHere() === undefined) return undefined
      return inTurn(() => runPython({ code: submission, function: task.function, calls: task.tests.map(({ shown = false, call }) => ({ shown, words: call })) }))
    },
  }
}
