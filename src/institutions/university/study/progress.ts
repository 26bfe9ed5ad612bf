/** How far a learner is: which tasks are done, and what comes next. Pure. */
import { type Course, isOf, type Lesson, lessonsOf, type Module, type Task, tasksOf } from './course.ts'
import type { Attempt } from './attempt.ts'

export type TaskStanding = 'done' | 'tried' | 'todo'

export interface Progress {
  readonly done: number
  readonly total: number
  standing(task: string): TaskStanding
  /** The first task that is not done, with its lesson; undefined when all are. */
  readonly next?: { readonly lesson: Lesson; readonly task: Task }
}

export function progressIn(course: Course, attempts: readonly Attempt[]): Progress {
  const all = tasksOf(course)
  const [tried, passed] = [new Set(attempts.map(({ task }) => task)), new Set(all.filter((task) => attempts.some((one) => isOf(one, task) && one.verdict.passed)).map(({ id }) => id))]
  const next = lessonsOf(course).flatMap((lesson) => lesson.tasks.map((task) => ({ lesson, task }))).find(({ task }) => !passed.has(task.id))
  return { done: all.filter(({ id }) => passed.has(id)).length, total: all.length, standing: (task) => (passed.has(task) ? 'done' : tried.has(task) ? 'tried' : 'todo'), ...(next && { next }) }
}

/** The best attempt at each task of a module, where there is one. */
export const bestOf = ({ lessons }: Module, attempts: readonly Attempt[]): readonly { readonly task: Task; readonly best?: Attempt; readonly many: number }[] => lessons.flatMap(({ tasks }) => tasks).map((task) => {
  const its = attempts.filter((one) => isOf(one, task))
  const best = its.toSorted((a, b) => b.verdict.score - a.verdict.score)[0]
  return { task, many: its.length, ...(best && { best }) }
})

/** The score of a module of a hundred: the mean of the best of each task, downwards. */
export function scoreOf(module: Module, attempts: readonly Attempt[]): number {
  const scores = bestOf(module, attempts).map(({ best }) => best?.verdict.score ?? 0)
  return scores.length === 0 ? 0 : Math.floor(scores.reduce((sum, one) => sum + one, 0) / scores.length)
}
