/** What a run may go on with when its recipe is changed: as much as the trainer takes from the checkpoint of another recipe. */
import * as say from './messages.ts'
import type { LineOf, RecipeProblem } from './read-recipe.ts'
import { progressOf, type Recipe, runsHere } from './recipe.ts'
import type { TrainingRun } from './run.ts'

/** The names whose values a checkpoint holds on to. */
const heldFast: readonly (readonly [string, ...string[]])[] = [
  ['engine'], ['launcher'], ['corpus'], ['tokenizer'], ['base'], ['seed'], ['optimiser', 'name'],
  ...(['hidden_size', 'intermediate_size', 'layers', 'heads', 'kv_heads', 'context', 'rope_theta'] as const).map((name) => ['model', name] as const),
]

const at = (recipe: Recipe, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined), recipe)

/** Why a run cannot go on with this recipe, line by line; nothing when it can. */
export function goOnProblems({ recipe, state, ...run }: TrainingRun, changed: Recipe, lineOf: LineOf): readonly RecipeProblem[] {
  const problems = heldFast.filter((path) => at(recipe, path) !== at(changed, path)).map((path) => ({ line: lineOf(...path), text: say.heldFast(path.join('.'), at(recipe, path)) }))
  if (problems.length === 0 && state === 'done' && progressOf(changed.budget, run) >= 1) problems.push({ line: lineOf('budget'), text: say.budgetUsed })
  return problems.toSorted((a, b) => a.line - b.line)
}

/** Whether a run can go on with a changed recipe at all; one from which something was made stays as it is. */
export function canGoOn({ state, recipe, checkpoint }: TrainingRun, made: readonly unknown[]): 'yes' | 'not now' | 'no checkpoint' | 'made from it' {
  if (!runsHere(recipe) || (state !== 'stopped' && state !== 'failed' && state !== 'done')) return 'not now'
  if (made.length > 0) return 'made from it'
  return state === 'done' && checkpoint === undefined ? 'no checkpoint' : 'yes'
}
