/**
 * Runs what learners send, each in a process of its own that is gone afterwards.
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
  /** Runs it on every test, for its verdict: the queue of attempts says how many run at once. Undefined where it cannot. */
  run(task: CodeTask, submission: string): Promise<Ran | undefined>
  /** Tries it on the tests that are shown: in turn, and kept nowhere. `busy` where too many wait already, `own` where one of this learner's waits or runs already: nobody takes the turns of others. */
  tried(task: CodeTask, submission: string, learner: string): Promise<Ran | 'busy' | 'own' | undefined>
}

/** Tries that wait for their turn at most, for each that runs at once: with 12 seconds at most for each, a minute of work. */
const mostWaiting = 5

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

  const run = async (task: CodeTask, submission: string): Promise<Ran | undefined> => {
    if (!await can(task.kind)) return undefined
    return task.kind === 'sql' ? runSql(task, submission) : runPython({ code: submission, function: task.function, calls: task.tests.map(({ shown = false, call }) => ({ shown, words: call })) })
  }

  return {
    can, run,
    async tried(task, submission, learner) {
      if (learners.has(learner)) return 'own'
      learners.add(learner)
      try {
        return await inTurn(() => run(shownOf(task), submission))
      } finally {
        learners.delete(learner)
      }
    },
  }
}

/** A task with the tests alone that are shown. */
export const shownOf = (task: CodeTask): CodeTask => (task.kind === 'sql' ? { ...task, tests: task.tests.filter(({ shown }) => shown) } : { ...task, tests: task.tests.filter(({ shown }) => shown) })
