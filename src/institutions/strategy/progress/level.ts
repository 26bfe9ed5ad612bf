/** Progress by how near the value is to the target, whatever came before: for what has no base yet. Needs a value and a target above nothing. */
import type { Text } from '../../../law/text.ts'
import { traceWords as words } from './messages.ts'
import type { Method, Progress } from './method.ts'
import { scoreOfRatio, statusBy } from './score.ts'
import { meetsTarget, type Series } from './series.ts'

function measure(series: Series): Progress {
  const { currentValue, target, direction } = series
  const none = (why: Text): Progress => ({ status: 'not_available', trace: [why] })
  if (currentValue === undefined) return none(words.noCurrent)
  if (target === undefined) return none(words.needsTarget)
  if (meetsTarget(series, currentValue)) return { status: 'target_achieved', score: 5, trace: [words.achieved(currentValue, target, direction)] }
  if (currentValue < 0 || target <= 0) return none(words.needsPositive)
  const share = direction === 1 ? currentValue / target : target / currentValue
  if (!Number.isFinite(share)) return none(words.tooFar)
  const thresholds = { high: 0.95, med: 0.6, low: 0, ...series.thresholds }
  return { status: statusBy(share, thresholds), score: scoreOfRatio(share), value: share, ratio: share, trace: [words.nearness(currentValue, target, share), words.held(share, thresholds)] }
}

export const level = { id: 'level@1', title: words.level, about: words.levelAbout, measure } as const satisfies Method
