/** Which evaluations a release needs: declared by the country by the tasks' names, told in words and numbers here. */
import type { Text } from '../../../law/text.ts'
import { items } from '../benchmarks.ts'
import type { Result } from './receipt.ts'
import { promptsHash, taskNamed } from './tasks.ts'

/** One kind of evaluation: any one of these tasks, with so many items at least, or its whole set of them. */
export interface NeededEvaluation {
  readonly tasks: readonly string[]
  readonly items: number | 'whole'
}

/** The same, as it is checked and told: each task with its title and its items. */
export type Need = readonly { readonly task: string; readonly title: Text; readonly items: number; readonly whole: boolean }[]

/** Throws a TypeError for a task that is not known, or has fewer items than are asked for. */
export const needsOf = (declared: readonly NeededEvaluation[]): readonly Need[] => declared.map(({ tasks: names, items: asked }) => names.map((name) => {
  const task = taskNamed(name)
  const most = task?.benchmark === undefined ? undefined : items(task.benchmark).length
  if (task === undefined || (most === undefined ? asked === 'whole' : asked !== 'whole' && asked > most)) throw new TypeError(`A release cannot need ${asked} items of ${name}`)
  return { task: name, title: task.title, items: asked === 'whole' ? most! : asked, whole: asked === 'whole' || asked === most }
}))

/**
 * How many items of a task a result stands on for a release: those that were answered, in its run with the fewest; none when it was asked in
 * other words, or of other items, than today's task.
 */
export function answeredIn({ task: name, prompts, runs }: Pick<Result, 'task' | 'prompts' | 'runs'>): number {
  const task = taskNamed(name)
  return task === undefined || promptsHash(task) !== prompts ? 0 : Math.min(...runs.map(({ estimate, unanswered }) => estimate.items - unanswered))
}
