/**
 * Runs what learners send, each in a process of its own that is gone afterwards, as many at a time as there are processors.
 *
 * Promises: a submission reaches no file, no network and no other process, learns no expected value, and ends in time. Never: runs a program where the
 * system cannot keep that; it says so instead.
 */
import { availableParallelism } from 'node:os'
import { confinement } from '../../../../kernel/sandbox/index.ts'
import type { CodeTask } from '../course.ts'
import type { Ran } from '../judge.ts'
import { pythonHere, runPython } from './python.ts'
import { runSql } from './sql.ts'

export interface Runner {
  /** Whether tasks of this kind can be run here. */
  can(kind: CodeTask['kind']): Promise<boolean>
  /** Undefined where it cannot, `busy` where too many wait already, `own` where one of this learner's waits or runs already: nobody takes the turns of others. */
  run(task: CodeTask, submission: string, learner: string): Promise<Ran | 'busy' | 'own' | undefined>
}

/** Submissions that wait for their turn at most, for each that runs at once: with 12 seconds at most for each, six minutes of work. */
const mostWaiting = 30

export function openRunner(atOnce = availableParallelism()): Runner {
  const waiting: (() => void)[] = []
  const learners = new Set<string>()
  let running = 0

  async function inTurn<T>(work: () => Promise<T>): Promise<T | 'busy'> {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting * atOnce) return 'busy'
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

  // A query runs in a child of our own, whose database is locked before it is read; without bubblewrap a hole in the database would reach the portal's files.
  const can = async (kind: CodeTask['kind']): Promise<boolean> => (kind === 'sql' ? confinement() !== 'none' : await pythonHere() !== undefined)

  return {
    can,
    async run(task, submission, learner) {
      if (learners.has(learner)) return 'own'
      learners.add(learner)
      try {
        if (!await can(task.kind)) return undefined
        return await inTurn(() => (task.kind === 'sql' ? runSql(task, submission) : runPython({ code: submission, function: task.function, calls: task.tests.map(({ shown = false, call }) => ({ shown, words: call })) })))
      } finally {
        learners.delete(learner)
      }
    },
  }
}
