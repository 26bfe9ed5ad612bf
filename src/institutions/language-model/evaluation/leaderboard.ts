/** The leaderboard: for each model its newest result of each task. Pure. */
import type { Evaluation } from './evaluations.ts'
import type { Result } from './receipt.ts'

interface Row {
  readonly name: string
  readonly hash?: string
  readonly results: ReadonlyMap<string, { readonly result: Result; readonly evaluation: string }>
}

/** The models that were judged, the one judged last first; `evaluations` come newest first. A model whose hash changed is another. */
export function leaderboard(evaluations: readonly Evaluation[], most = Infinity): { readonly models: readonly Row[] } {
  const rows = new Map<string, { name: string; hash?: string; results: Map<string, { result: Result; evaluation: string }> }>()
  for (const { id, state, model, modelHash, results } of evaluations) {
    if (state !== 'done') continue
    const key = modelHash ?? model
    const row = rows.get(key) ?? { name: model, results: new Map(), ...(modelHash !== undefined && { hash: modelHash }) }
    rows.set(key, row)
    for (const result of results) if (!row.results.has(result.task)) row.results.set(result.task, { result, evaluation: id })
  }
  return { models: [...rows.values()].slice(0, most) }
}
