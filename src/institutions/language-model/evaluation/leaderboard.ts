/** The leaderboard: for each model its newest result of each task. Pure. */
import type { Evaluation, TakenBack } from './evaluations.ts'
import type { Result } from './receipt.ts'

interface Row {
  readonly name: string
  readonly hash?: string
  /** It was taken back, or something that it was made from: nobody should use it, and what was measured still stands. */
  readonly takenBack: TakenBack | undefined
  readonly results: ReadonlyMap<string, { readonly result: Result; readonly evaluation: string }>
}

interface Shown {
  /** How many models at most. */
  readonly most?: number
  /** What was taken back of the model of a hash. */
  readonly takenBack?: (hash: string) => TakenBack | undefined
}

/**
 * The models that were judged, the one judged last first, those that were taken back after all others; `evaluations` come newest first.
 * A model whose hash changed is another.
 */
export function leaderboard(evaluations: readonly Evaluation[], { most = Infinity, takenBack = () => undefined }: Shown = {}): { readonly models: readonly Row[] } {
  const rows = new Map<string, Row & { readonly results: Map<string, { result: Result; evaluation: string }> }>()
  for (const { id, state, model, modelHash, results } of evaluations) {
    if (state !== 'done') continue
    const key = modelHash ?? model
    const row = rows.get(key) ?? { name: model, results: new Map(), takenBack: modelHash === undefined ? undefined : takenBack(modelHash), ...(modelHash !== undefined && { hash: modelHash }) }
    rows.set(key, row)
    for (const result of results) if (!row.results.has(result.task)) row.results.set(result.task, { result, evaluation: id })
  }
  return { models: [...rows.values()].toSorted((one, other) => Number(one.takenBack !== undefined) - Number(other.takenBack !== undefined)).slice(0, most) }
}
