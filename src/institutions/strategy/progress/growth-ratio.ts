/**
 * Progress by the ratio of growth rates, as Statistics Canada publishes it for its indicators and Open SDG computes it since version 2.4: compound growth a year
 * against what the target requires, and growth itself where no target was set.
 *
 * Written after the description of the method and compared with its public implementation (open-sdg/sdg-build, `sdg/ProgressMeasure.py`, MIT). The exponent of the
 * limit is in no description: it is taken from that implementation, whose code says 4.44.
 */
import type { Text } from '../../../law/text.ts'
import type { Method, Progress } from './method.ts'
import { traceWords as words } from './messages.ts'
import { scoreOfGrowth, scoreOfRatio, statusBy } from './score.ts'
import { meetsTarget, type Series, type Thresholds } from './series.ts'

const withTarget: Thresholds = { high: 0.95, med: 0.6, low: 0 }
const withoutTarget: Thresholds = { high: 0.015, med: 0.005, low: 0 }

/** Taken from the public implementation, which has it as a constant: no description names it. */
const exponent = 4.44
/** Stands for nothing, from which no growth can be computed. */
const insteadOfNought = 0.001

/** Compound growth a year. Of values on both sides of nothing it is a complex number: its distance from nothing is told apart, for the required growth alone. */
const growth = (to: number, from: number, years: number): number => (to / from) ** (1 / years) - 1

function requiredGrowth(target: number, base: number, years: number): { readonly size: number; readonly complex: boolean } {
  if (target / base >= 0) return { size: Math.abs(growth(target, base, years)), complex: false }
  const modulus = (-target / base) ** (1 / years)
  return { size: Math.sqrt(modulus ** 2 - 2 * modulus * Math.cos(Math.PI / years) + 1), complex: true }
}

/** By how much the thresholds of growth are lowered where a value cannot go on growing: 1 far from the limit, 0 at it. */
export function factorNear(limit: number, base: number): number {
  const [most, from] = [Math.abs(limit), Math.abs(base)]
  if (from >= 2 * most) return 1
  return 1 - ((from <= most ? from : 2 * most - from) / most) ** exponent
}

const none = (trace: readonly Text[], why: Text): Progress => ({ status: 'not_available', trace: [...trace, why] })

function measure(given: Series): Progress {
  const { baseYear, currentYear, targetYear, direction, baseValue, currentValue } = given
  if (currentValue === undefined) return none([], words.noCurrent)
  const trace: Text[] = []
  const target = given.target === 0 ? insteadOfNought : given.target
  if (given.target === 0) trace.push(words.noughtTarget(insteadOfNought))
  const achieved = target !== undefined && meetsTarget({ target, direction }, currentValue)
  if (achieved) return { ...computed(), status: 'target_achieved', score: 5, trace: [...trace, words.achieved(currentValue, target!, direction)] }
  return computed()

  /** The value by growth, with its status and score while the target is not met. */
  function computed(): Progress {
    if (baseValue === undefined) return none(trace, words.noBase)
    if (baseYear === undefined) return none(trace, words.noBaseYear)
    if (target !== undefined && targetYear === undefined) return none(trace, words.noTargetYear)
    if (currentYear - baseYear < 1) return none(trace, words.noYears(baseYear, currentYear))
    const base = baseValue === 0 ? insteadOfNought : baseValue
    const steps = [...trace, ...(baseValue === 0 ? [words.noughtBase(insteadOfNought)] : [])]
    if (Math.sign(base) * Math.sign(currentValue!) < 0) return none(steps, words.acrossNought(base, currentValue!))
    const observed = growth(currentValue!, base, currentYear - baseYear)
    if (!Number.isFinite(observed)) return none(steps, words.tooFar)
    const sign = baseValue < 0 ? -1 : 1
    steps.push(words.observed(base, baseYear, currentValue!, currentYear, observed))
    return target === undefined || targetYear === undefined ? byGrowth(steps, sign * direction * observed) : byRatio(steps, sign * direction * observed, { target, from: baseYear, to: targetYear }, base)
  }

  function byGrowth(steps: readonly Text[], value: number): Progress {
    const factor = given.limit === undefined ? 1 : factorNear(given.limit, baseValue!)
    const asked = { ...withoutTarget, ...given.thresholds }
    const thresholds = { high: asked.high * factor, med: asked.med * factor, low: asked.low * factor }
    const beyond = given.limit !== undefined && (direction === 1 ? baseValue! > given.limit : baseValue! < given.limit)
    return {
      status: statusBy(value, thresholds), score: scoreOfGrowth(value, thresholds, factor), value,
      trace: [...steps, words.growthWanted(value, direction), ...(given.limit === undefined ? [] : [words.nearLimit(given.limit, baseValue!, factor, exponent)]), ...(beyond ? [words.beyondLimit] : []), words.held(value, thresholds)],
    }
  }

  function byRatio(steps: readonly Text[], observed: number, { target: wanted, from, to }: { readonly target: number; readonly from: number; readonly to: number }, base: number): Progress {
    if (to === from) return none(steps, words.noTargetYears(to))
    const { size, complex } = requiredGrowth(wanted, base, to - from)
    if (size === 0) return none(steps, words.targetIsBase)
    const ratio = observed / size
    if (!Number.isFinite(ratio)) return none(steps, words.tooFar)
    const thresholds = { ...withTarget, ...given.thresholds }
    return {
      status: statusBy(ratio, thresholds), score: scoreOfRatio(ratio), value: ratio, ratio,
      trace: [
        ...steps, words.required(base, wanted, to, size), ...(complex ? [words.complexGrowth] : []), ...(to < from ? [words.targetBeforeBase] : []),
        ...(meetsTarget({ target: wanted, direction }, baseValue) ? [words.movedAway] : []), ...(given.limit === undefined ? [] : [words.limitUnused]), words.ratio(ratio), words.held(ratio, thresholds),
      ],
    }
  }
}

export const growthRatio = { id: 'growth-ratio@1', title: words.growthRatio, about: words.growthRatioAbout, measure } as const satisfies Method
