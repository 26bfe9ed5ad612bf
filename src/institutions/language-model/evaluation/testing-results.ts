/** Results that suffice for a release, without the minutes that measuring takes: for tests. */
import { languageModelOptions } from '../../../countries/kazakhstan/language-model/options.ts'
import { needsOf } from './needed.ts'
import type { Result } from './receipt.ts'
import { promptsHash, taskNamed } from './tasks.ts'

/** The result of a task over so many items. */
export function someResult(name: string, items: number, value = name.startsWith('bits') ? 1.0412 : 0.3812): Result {
  const task = taskNamed(name)!
  return {
    task: name, metric: task.metric, prompts: promptsHash(task), ...(task.chance !== undefined && { chance: task.chance }),
    runs: [{ seed: 1, estimate: { value, low: value - 0.02, high: value + 0.02, items }, unanswered: 0 }],
  }
}

/** One result of each kind that the programme asks for, with as many items as it asks for. */
export const enoughResults = (): Result[] => needsOf(languageModelOptions('sample').neededForRelease).map(([first]) => someResult(first!.task, first!.items))
