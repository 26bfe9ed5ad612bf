/** The progress of an indicator of several series: the mean of their scores, or of the means of groups of them. */
import type { Progress } from './method.ts'
import { scoreOfRatio, statusOfScore } from './score.ts'
import type { Status } from './series.ts'

export interface IndicatorProgress { readonly status: Status; readonly score?: number }

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

/**
 * Series without a value are passed over. What is not done counts as nothing of the way, so that one deed of ten is no achievement; where nothing else has a value,
 * nothing is achieved and there is no score. The target is achieved only where each of the series that have a value has achieved its own. Pure.
 */
export function progressOfIndicator(series: readonly { readonly progress: Progress; readonly group?: string }[]): IndicatorProgress {
  const scored = series.flatMap(({ progress: { score, status }, group }, at) => {
    const counted = status === 'not_achieved' ? scoreOfRatio(0) : score
    return counted === undefined ? [] : [{ score: counted, status, group: group ?? `#${at}` }]
  })
  if (scored.length === 0) return { status: 'not_available' }
  if (scored.every(({ status }) => status === 'not_achieved')) return { status: 'not_achieved' }
  const score = mean([...Map.groupBy(scored, ({ group }) => group).values()].map((group) => mean(group.map((one) => one.score))))
  return { score, status: scored.every(({ status }) => status === 'target_achieved') ? 'target_achieved' : statusOfScore(score) }
}
