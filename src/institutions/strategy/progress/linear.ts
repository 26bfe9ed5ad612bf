/** Progress along a straight line from the base to the target: for values that begin at nothing or below it, and for places in a ranking, of which growth says nothing. */
import type { Text } from '../../../law/text.ts'
import { traceWords as words } from './messages.ts'
import type { Method, Progress } from './method.ts'
import { scoreOfRatio, statusBy } from './score.ts'
import { meetsTarget, type Series } from './series.ts'

const thresholdsOf = ({ thresholds }: Series) => ({ high: 0.95, med: 0.6, low: 0, ...thresholds })

function measure(series: Series): Progress {
  const { baseValue, baseYear, currentValue, currentYear, target, targetYear, direction } = series
  const none = (why: Text): Progress => ({ status: 'not_available', trace: [why] })
  if (currentValue === undefined) return none(words.noCurrent)
  if (target === undefined) return none(words.needsTarget)
  if (meetsTarget(series, currentValue)) return { status: 'target_achieved', score: 5, trace: [words.achieved(currentValue, target, direction)] }
  if (baseValue === undefined) return none(words.noBase)
  if (baseYear === undefined) return none(words.noBaseYear)
  if (targetYear === undefined) return none(words.noTargetYear)
  if (currentYear - baseYear < 1) return none(words.noYears(baseYear, currentYear))
  if (targetYear <= baseYear) return none(words.noTargetYears(targetYear))
  // There is no line to a target that the base has met: whoever is no longer there has lost it.
  if (meetsTarget(series, baseValue)) return { status: 'deterioration', score: -5, trace: [words.movedAway] }
  const done = (currentValue - baseValue) / (target - baseValue)
  const due = Math.min(1, (currentYear - baseYear) / (targetYear - baseYear))
  const ratio = done / due
  if (!Number.isFinite(ratio)) return none(words.tooFar)
  return {
    status: statusBy(ratio, thresholdsOf(series)), score: scoreOfRatio(ratio), value: ratio, ratio,
    trace: [words.done(baseValue, currentValue, target, done), words.due(baseYear, currentYear, targetYear, due), words.ratio(ratio), words.held(ratio, thresholdsOf(series))],
  }
}

export const linear = { id: 'linear@1', title: words.linear, about: words.linearAbout, measure } as const satisfies Method
