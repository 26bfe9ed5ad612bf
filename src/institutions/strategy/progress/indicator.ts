/** The progress of an indicator of several series: the mean of their scores, or of the means of groups of them. */
import type { Progress } from './method.ts'
import { statusOfScore } from './score.ts'
import type { Status } from './series.ts'

export interface IndicatorProgress { readonly status: Status; readonly score?: number }

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

/** Series without a score are passed over. The target is achieved only where each of the others has achieved its own. Pure. */
export function progressOfIndicator(series: readonly { readonly progress: Progress; readonly group?: string }[]): IndicatorProgress {
  const scored = series.flatMap(({ progress: { score, status }, group }, at) => (score === undefined ? [] : [{ score, achieved: status === 'target_achieved', group: group ?? `#${at}` }]))
  if (scored.length === 0) return { status: 'not_available' }
  const score = mean([...Map.groupBy(scored, ({ group }) => group).values()].map((group) => mean(group.map((one) => one.score))))
  return { score, status: scored.every(({ achieved }) => achieved) ? 'target_achieved' : statusOfScore(score) }
}
