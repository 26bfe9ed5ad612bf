/** Status and score from what the thresholds are held against. */
import type { Status, Thresholds } from './series.ts'

/** The status of a value by its thresholds. */
export function statusBy(value: number, { high, med, low }: Thresholds): Status {
  if (value >= high) return 'substantial_progress'
  if (value >= med) return 'moderate_progress'
  return value >= low ? 'limited_progress' : 'deterioration'
}

/** The score of a ratio of what is required: piecewise linear through −5 at −0.6, −2.5 at 0, 0 at 0.6, 2.5 at 0.95 and 5 at 1.3, with the publisher's rounded coefficients. */
export const scoreOfRatio = (ratio: number): number => (ratio >= 0.6 ? Math.min(7.1429 * ratio - 4.2857, 5) : Math.max(4.1667 * ratio - 2.5, -5))

/**
 * The score of growth a year without a target: piecewise linear through −5 at −0.02, −2.5 at 0, 0 at 0.005, 2.5 at 0.015 and 5 at 0.02.
 * `factor` is by how much the thresholds were lowered near a limit: what goes the right way is held against them as they were.
 */
export function scoreOfGrowth(growth: number, { high, med, low }: Thresholds, factor: number): number {
  if (growth < low) return Math.max(125 * growth - 2.5, -5)
  if (factor === 0) return 5
  if (growth >= high) return Math.min(500 * growth / factor - 5, 5)
  return growth >= med ? 250 * growth / factor - 1.25 : 500 * growth / factor - 2.5
}

/** The status of a mean score of several series. */
export const statusOfScore = (score: number): Status => (score >= 2.5 ? 'substantial_progress' : score >= 0 ? 'moderate_progress' : score >= -2.5 ? 'limited_progress' : 'deterioration')
